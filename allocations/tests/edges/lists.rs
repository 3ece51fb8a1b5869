//! Lists that share their places out: turns, stages that are full, chances in a draw, years that begin in April.
use std::sync::Arc;

use super::*;

fn listed(label: &str, bids: &[BidFacts], homes: i64, seed: Option<&[u8; 32]>) -> Shortlist {
    let advert = AdvertFacts::new("A-1", "l").with("homes", homes).unwrap();
    let scheme = scheme(&format!("[[label]]\ncode='l'\nany_size=true\n{label}"));
    shortlist(&scheme, &advert, bids, day("2026-11-23"), seed)
}

/// A household of this kind, that applied on this day of 2024.
fn household(name: &str, kind: &str, applied: &str) -> BidFacts {
    let facts = facts(&[
        ("applicant_type", kind.into()),
        ("applied_on", format!("2024-{applied}").as_str().into()),
    ]);
    bid(name, 1, facts)
}

const TURNS: &str = "order=['applied_on, oldest first', 'reference']\n\
    turns=[{code='t', says='Tenants who move.', when='applicant_type = transfer'}, \
    {code='o', says='Everybody else.', when='true', times=2}]\n";

#[test]
fn groups_take_turns_and_each_keeps_its_own_order() {
    let bids = [
        household("t1", "transfer", "01-01"),
        household("t2", "transfer", "01-02"),
        household("t3", "transfer", "01-03"),
        household("h1", "homeseeker", "02-01"),
        household("h2", "homeseeker", "02-02"),
        household("h3", "homeseeker", "02-03"),
    ];
    let list = listed(TURNS, &bids, 1, None);
    assert_eq!(names(&list), ["t1", "h1", "h2", "t2", "h3", "t3"]);
    let second = list.rows[1].below.clone().unwrap();
    assert_eq!(second.key, "turn");
    assert_eq!(second.here, "turn 1 (Everybody else.)");
    let h2 = list.rows[2].below.clone().unwrap();
    assert_eq!(h2.key, "turn");
    assert!(list.rows[0].reasons.iter().any(|reason| reason.code == "t"));
    let mut turned = bids.to_vec();
    turned.reverse();
    assert_eq!(names(&listed(TURNS, &turned, 1, None)), names(&list));
}

#[test]
fn a_group_without_anybody_left_is_passed_over() {
    let bids = [
        household("h1", "homeseeker", "02-01"),
        household("h2", "homeseeker", "02-02"),
        household("h3", "homeseeker", "02-03"),
        household("t1", "transfer", "03-01"),
    ];
    assert_eq!(names(&listed(TURNS, &bids, 1, None)), ["t1", "h1", "h2", "h3"]);
    assert_eq!(names(&listed(TURNS, &bids[..3], 1, None)), ["h1", "h2", "h3"]);
}

#[test]
fn those_beyond_a_full_stage_look_at_the_next_one() {
    let label = "[[label.stages]]\ncode='half'\nsays='Half by date.'\nwhen='true'\nmost='round_up(advert.homes / 2)'\n\
        order=['applied_on, oldest first', 'reference']\n\
        [[label.stages]]\ncode='rest'\nsays='The rest the other way round.'\nwhen='applicant_type != transfer'\n\
        order=['applied_on, newest first', 'reference']\n";
    let bids = [
        household("a", "homeseeker", "01-01"),
        household("b", "homeseeker", "01-02"),
        household("c", "homeseeker", "01-03"),
        household("d", "homeseeker", "01-04"),
        household("e", "transfer", "01-05"),
    ];
    let list = listed(label, &bids, 3, None);
    assert_eq!(names(&list), ["a", "b", "d", "c"]);
    assert_eq!(
        list.rows.iter().map(|row| row.stage).collect::<Vec<_>>(),
        [1, 1, 2, 2]
    );
    assert_eq!(list.not_considered.len(), 1);
    assert_eq!(list.not_considered[0].reasons[0].code, "stage-full");
}

#[test]
fn a_hard_cap_leaves_out_those_beyond_it() {
    let label = |beyond: &str| {
        format!(
            "order=['applied_on, oldest first', 'reference']\n\
            caps=[{{code='few', says='At most one tenant who moves.', when='applicant_type = transfer', most=1{beyond}}}]\n"
        )
    };
    let bids = [
        household("t1", "transfer", "01-01"),
        household("t2", "transfer", "01-02"),
        household("h", "homeseeker", "02-01"),
    ];
    assert_eq!(names(&listed(&label(""), &bids, 1, None)), ["t1", "h", "t2"]);
    let strict = listed(&label(", beyond='not considered'"), &bids, 1, None);
    assert_eq!(names(&strict), ["t1", "h"]);
    assert_eq!(strict.not_considered[0].household_ref, "t2");
    assert_eq!(strict.not_considered[0].reasons[0].code, "few");
}

#[test]
fn every_chance_is_a_ticket_and_who_has_none_comes_last() {
    let label = "order=[{by='draw', chances='years_since(applied_on) * 2'}]\n";
    let waited = |name: &str, applied: &str| bid(name, 1, facts(&[("applied_on", applied.into())]));
    let bids = [
        waited("new", "2026-06-01"),
        waited("long", "2006-01-01"),
        waited("some", "2024-01-01"),
    ];
    let mut first = 0;
    for nth in 0..200_u8 {
        let seed = [nth; 32];
        let list = listed(label, &bids, 1, Some(&seed));
        assert_eq!(list.rows[2].household_ref, "new", "{nth}");
        assert_eq!(list.rows[2].keys[0].value, "no chance in the draw");
        let (ticket, number) = allocations::best_ticket(&seed, "A-1", "B-long", 40);
        let long = list.rows.iter().find(|row| row.household_ref == "long").unwrap();
        assert_eq!(long.keys[0].value, format!("{number} (ticket {ticket} of 40)"));
        first += usize::from(list.rows[0].household_ref == "long");
    }
    // 40 tickets against 4
    assert!((165..=195).contains(&first), "{first} of 200");
}

#[test]
fn a_share_may_be_counted_from_a_day_of_the_year_and_for_the_homes_it_speaks_of() {
    let scheme = scheme(&format!(
        "{PLAIN}[[label]]\ncode='transfers'\nany_size=true\norder=['reference']\n\
        [quotas]\nwindow='from 1 April'\n\
        [[quota]]\nlabel='general'\nshare=50\nwhen='advert.bedrooms >= 2'\nsays='Half.'\n\
        [[quota]]\nlabel='transfers'\nshare=50\nwhen='advert.bedrooms >= 2'\nsays='Half.'\n"
    ));
    let home = |bedrooms: i64| AdvertFacts::new("H", "").with("bedrooms", bedrooms).unwrap();
    let counted = |label: &str, on: &str, bedrooms: i64| Counted {
        label: label.to_owned(),
        on: day(on),
        home: Some(home(bedrooms)),
        groups: std::collections::BTreeMap::new(),
    };
    let next = |past: &[Counted], on: &str| next_label(&scheme, &home(2), past, day(on)).label.unwrap();
    let past = [
        counted("general", "2026-03-31", 2),
        counted("general", "2026-04-01", 2),
    ];
    assert_eq!(next(&past, "2026-11-23"), "transfers");
    assert_eq!(next(&past[..1], "2026-11-23"), "general", "March is another year");
    assert_eq!(next(&past, "2027-03-31"), "transfers");
    assert_eq!(next(&past, "2027-04-01"), "general");
    let small = [counted("general", "2026-05-01", 1)];
    assert_eq!(
        next(&small, "2026-11-23"),
        "general",
        "small homes are not spoken of"
    );
}

#[test]
fn an_open_number_is_shown_as_what_it_could_be_and_stands_at_its_worst() {
    let label = "order=[{ by='(if shares_facilities then 12 else 4) * 1', order='most first', says='score' }, 'reference']\n";
    let mut open = household("open", "homeseeker", "01-01");
    Arc::make_mut(&mut open.facts).forget("shares_facilities");
    let mut sharing = household("sharing", "homeseeker", "01-01");
    Arc::make_mut(&mut sharing.facts)
        .set("shares_facilities", true)
        .unwrap();
    let list = listed(label, &[open, sharing], 1, None);
    assert_eq!(names(&list), ["sharing", "open"]);
    let key = &list.rows[1].keys[0];
    assert_eq!((key.value.as_str(), key.known), ("4 to 12", false));
}
