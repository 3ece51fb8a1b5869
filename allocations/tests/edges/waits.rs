//! What a household is told while a fact is missing, or while a group has no place: on the list, and by the questions.
use super::*;
use allocations::check;

const SCHEME: &str = "[scheme]\nid='waits'\ntitle='Waits'\nversion='1'\nlaw='none'\n\
    [[fact]]\nname='displaced'\ntype='truth'\nlabel='displaced'\nasks='Were you displaced?'\n\
    [[fact]]\nname='ballots'\ntype='number'\nleast=0\nmost=10\nlabel='failed ballots'\nasks='How many ballots failed?'\n\
    [[label]]\ncode='stages'\nany_size=true\n\
    [[label.stages]]\ncode='first'\nsays='Displaced people.'\nwhen='displaced'\norder=['applied_on', 'reference']\n\
    [[label.stages]]\ncode='rest'\nsays='Everyone.'\nwhen='true'\norder=['applied_on', 'reference']\n\
    [[label]]\ncode='tiers'\nany_size=true\norder=['tier', 'applied_on', 'reference']\n\
    tiers=[{code='first', says='Displaced people.', when='displaced', most='20% of advert.homes'}, {code='rest', says='Everyone.', when='true'}]\n\
    [[label]]\ncode='ballot'\nany_size=true\norder=[{by='draw', chances='1 + ballots'}]\n";

fn own(applied: &str, displaced: Option<bool>) -> Facts {
    let mut facts = facts(&[("applied_on", applied.into())]);
    if let Some(displaced) = displaced {
        facts.set_own("displaced", displaced);
    }
    facts
}

fn advert(label: &str, homes: i64) -> AdvertFacts {
    let mut advert = AdvertFacts::new("A", label);
    advert.facts.set("advert.homes", homes).unwrap();
    advert
}

fn listed(label: &str, homes: i64, bids: &[BidFacts]) -> Shortlist {
    shortlist(
        &load(SCHEME),
        &advert(label, homes),
        bids,
        day("2026-11-23"),
        None,
    )
}

fn told<'a>(list: &'a Shortlist, who: &str) -> Vec<(&'a str, Truth)> {
    let row = list.rows.iter().find(|row| row.household_ref == who).unwrap();
    row.reasons
        .iter()
        .map(|reason| (reason.says.as_str(), reason.answer))
        .collect()
}

#[test]
fn a_group_without_a_place_is_not_said_to_be_taken_by_others() {
    let bids = [
        bid("open", 1, own("2020-01-01", None)),
        bid("moved", 2, own("2024-01-01", Some(true))),
    ];
    let list = listed("tiers", 4, &bids);
    assert_eq!(names(&list), ["open", "moved"], "a fifth of four homes is none");
    let why = told(&list, "moved");
    assert!(
        why.contains(&(
            "There is no place for this group in this advert: Displaced people.",
            Truth::No
        )),
        "{why:?}"
    );
    // With ten homes there are two places, and the third of the group hears that others have them.
    let three = ["a", "b", "c"].map(|name| bid(name, 1, own("2024-01-01", Some(true))));
    let list = listed("tiers", 10, &three);
    let why = told(&list, "c");
    assert!(
        why.contains(&(
            "All the places of this group were taken by others: Displaced people.",
            Truth::No
        )),
        "{why:?}"
    );
}

#[test]
fn a_stage_that_waits_for_a_fact_is_told_as_a_tier_is() {
    let bids = [
        bid("open", 1, own("2020-01-01", None)),
        bid("no", 2, own("2024-01-01", Some(false))),
    ];
    for label in ["stages", "tiers"] {
        let list = listed(label, 10, &bids);
        let why = told(&list, "open");
        assert!(
            why.contains(&("Displaced people.", Truth::Unknown)),
            "{label}: {why:?}"
        );
        assert!(why.contains(&("Everyone.", Truth::Yes)), "{label}: {why:?}");
        let row = &list.rows[0];
        let open = row
            .reasons
            .iter()
            .find(|reason| reason.answer == Truth::Unknown)
            .unwrap();
        assert_eq!(open.facts[0].name, "displaced");
        let why = told(&list, "no");
        assert!(
            !why.iter().any(|(says, _)| *says == "Displaced people."),
            "{label}: {why:?}"
        );
    }
}

#[test]
fn questions_hold_what_may_still_change_the_place() {
    let text = "scheme='waits'\nas_at=2026-11-23\n\
        [everyone]\napplied_on=2020-01-01\n\
        [[case]]\ntitle='A stage'\nadvert={label='stages'}\nthen={may_bid='yes', asks=['displaced'], not_asks=['ballots']}\n\
        [[case]]\ntitle='A tier'\nadvert={label='tiers'}\nthen={may_bid='yes', asks=['displaced'], not_asks=['ballots']}\n\
        [[case]]\ntitle='Chances in a draw'\nadvert={label='ballot'}\nthen={may_bid='yes', asks=['ballots'], not_asks=['displaced']}\n\
        [[case]]\ntitle='Known'\ngiven={displaced=false}\nadvert={label='stages'}\nthen={not_asks=['displaced']}\n";
    all_hold(&load(SCHEME), text);
}

#[test]
fn a_fact_that_nothing_works_out_is_pointed_at() {
    let found = |text: &str| -> Vec<String> {
        let found = check::careful(&load(text));
        let never = found.iter().filter(|one| one.code == "never-known");
        never.map(|one| one.problem.to_string()).collect()
    };
    let crowded = "[scheme]\nid='x'\ntitle='X'\nversion='1'\nlaw='none'\n[[band]]\nname='High'\n[[band]]\nname='Low'\n[priority]\notherwise='Low'\n\
        [[need]]\ncode='crowded'\nband='High'\nwhen='bedrooms_lacking >= 1'\nsays='You lack a bedroom.'\n\
        [[label]]\ncode='g'\nany_size=true\norder=['band', 'applied_on', 'reference']\n";
    let told = found(crowded);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("line 12") && told[0].contains("`bedrooms_lacking` is never known here"),
        "{}",
        told[0]
    );
    assert!(told[0].contains("no part [bedrooms]"), "{}", told[0]);
    assert!(found(&format!("{crowded}[bedrooms]\nmost=6\n")).is_empty());
    let tied = crowded.replace("bedrooms_lacking >= 1", "local_connection");
    let told = found(&tied);
    assert!(
        told.len() == 1 && told[0].contains("no definition `connected`"),
        "{told:?}"
    );
    let cured = format!(
        "{tied}[places]\ntown=['town']\n[definitions]\nconnected='lived(town, within = 5 years) >= 1 year'\n"
    );
    assert!(found(&cured).is_empty());
}
