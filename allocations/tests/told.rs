//! What people are told: in words they know, without blame, and of what is not known that it is not.
#![cfg(test)]
use allocations::check::careful;
use allocations::{
    AdvertFacts, BidFacts, Facts, Scheme, Shortlist, Truth, Value, assess, cases, explain, may_bid, shortlist,
};
use chrono::NaiveDate;

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n";
const BANDS: &str = "[[band]]\nname = 'One'\n[[band]]\nname = 'Two'\n[[band]]\nname = 'Three'\n[priority]\notherwise = 'Three'\n";

fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn label(lines: &str) -> Scheme {
    load(&format!(
        "{HEAD}{BANDS}[[label]]\ncode = 'general'\nany_size = true\n{lines}\n"
    ))
}

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn facts(given: &[(&str, Value)]) -> Facts {
    let mut facts = Facts::new();
    for (name, value) in given {
        facts.set(name, value.clone()).unwrap();
    }
    facts
}

fn bid(who: &str, minute: u32, facts: Facts) -> BidFacts {
    BidFacts {
        bid_id: who.to_owned(),
        household_ref: who.to_owned(),
        bid_at: format!("2026-07-20T08:{minute:02}:00Z").parse().unwrap(),
        bid_on: "2026-07-20".parse().unwrap(),
        facts: facts.into(),
    }
}

fn list(scheme: &Scheme, bids: &[BidFacts]) -> Shortlist {
    let advert = AdvertFacts::new("A", "general").with("homes", 1_i64).unwrap();
    shortlist(scheme, &advert, bids, today(), None)
}

fn order(list: &Shortlist) -> Vec<&str> {
    list.rows.iter().map(|row| row.household_ref.as_str()).collect()
}

fn remarks(text: &str) -> Vec<String> {
    careful(&load(text))
        .into_iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn whoever_may_be_in_a_capped_group_is_counted_as_in_it() {
    let scheme = |beyond: &str| {
        label(&format!(
            "order = ['bid time', 'reference']\n\
             caps = [{{ code = 'transfers', says = 'At most one tenant who moves.', when = 'applicant_type = transfer', most = 1{beyond} }}]"
        ))
    };
    let bids = [
        bid("tenant", 1, facts(&[("applicant_type", "transfer".into())])),
        bid("unknown", 2, facts(&[])),
        bid("homeseeker", 3, facts(&[("applicant_type", "homeseeker".into())])),
    ];
    let held = list(&scheme(""), &bids);
    assert_eq!(order(&held), ["tenant", "homeseeker", "unknown"]);
    let reason = held.rows[2]
        .reasons
        .iter()
        .find(|one| one.code == "transfers")
        .unwrap();
    assert_eq!(reason.answer, Truth::Unknown);
    assert_eq!(
        reason.says,
        "The one place of this group was taken by another. We do not know yet whether this applies: At most one tenant who moves."
    );
    assert_eq!(reason.facts[0].value, "not known");
    let strict = list(&scheme(", beyond = 'not considered'"), &bids);
    assert_eq!(order(&strict), ["tenant", "homeseeker"]);
    assert_eq!(strict.not_considered[0].household_ref, "unknown");
    assert_eq!(strict.not_considered[0].reasons[0].answer, Truth::Unknown);
    // The place that somebody takes up without anybody knowing is told too.
    let first = [
        bids[1].clone(),
        bid("tenant", 5, facts(&[("applicant_type", "transfer".into())])),
    ];
    let held = list(&scheme(""), &first);
    assert_eq!(order(&held), ["unknown", "tenant"]);
    assert!(held.rows[0].reasons.iter().any(|one| one.code == "transfers"));
}

#[test]
fn whoever_a_full_group_pushes_out_is_told_of_it() {
    let scheme = label(
        "order = ['tier', 'bid time', 'reference']\n\
         tiers = [{ code = 'work', says = 'Someone works.', when = 'in_work', most = 1 }, { code = 'rest', says = 'Others.', when = 'not sleeps_rough' }]",
    );
    let working = |rough: bool| facts(&[("in_work", true.into()), ("sleeps_rough", rough.into())]);
    let bids = [
        bid("a", 1, working(false)),
        bid("b", 2, working(false)),
        bid("c", 3, working(true)),
    ];
    let list = list(&scheme, &bids);
    assert_eq!(order(&list), ["a", "b"]);
    let told = "All the places of this group were taken by others: Someone works.";
    assert!(
        list.rows[1].reasons.iter().any(|one| one.says == told),
        "{:#?}",
        list.rows[1]
    );
    assert!(list.rows[0].reasons.iter().all(|one| one.says != told));
    assert_eq!(list.not_considered[0].reasons[0].says, told);
}

#[test]
fn whoever_a_full_stage_pushes_on_is_told_of_it() {
    let scheme = label(
        "[[label.stages]]\ncode = 'date'\nsays = 'One home by date.'\nwhen = 'true'\nmost = 1\norder = ['bid time', 'reference']\n\
         [[label.stages]]\ncode = 'rest'\nsays = 'The others.'\nwhen = 'true'\norder = ['reference']",
    );
    let list = list(&scheme, &[bid("a", 1, facts(&[])), bid("b", 2, facts(&[]))]);
    assert_eq!(list.rows[1].stage, 2);
    let told = "All the places of this group were taken by others: One home by date.";
    assert!(
        list.rows[1].reasons.iter().any(|one| one.says == told),
        "{:#?}",
        list.rows[1]
    );
}

#[test]
fn an_open_sum_says_how_much_it_may_be() {
    let shown = |by: &str| {
        let scheme = label(&format!("order = ['{by}', 'reference']"));
        let list = list(&scheme, &[bid("a", 1, facts(&[]))]);
        list.rows[0].keys[0].value.clone()
    };
    assert_eq!(shown("42 - housing_debt / £1, most first"), "42 or fewer");
    assert_eq!(shown("42 + housing_debt / £1, most first"), "at least 42");
    assert_eq!(shown("£42 - housing_debt, most first"), "£42 or less");
    assert_eq!(shown("savings - housing_debt, most first"), "not known yet");
    assert_eq!(
        shown("min(bedrooms_held, 4), most first"),
        "0 bedrooms to 4 bedrooms"
    );
}

#[test]
fn the_time_of_a_bid_is_told_by_the_clocks_of_london() {
    let scheme = label("order = ['bid time', 'reference']");
    let list = list(&scheme, &[bid("a", 15, facts(&[]))]);
    assert_eq!(list.rows[0].keys[0].value, "Monday 20 July 2026 at 9:15am");
}

#[test]
fn keys_go_by_words_and_not_by_names_of_facts() {
    let scheme = load(&format!(
        "{HEAD}{BANDS}[[fact]]\nname = 'school_km'\ntype = 'number'\nlabel = 'distance to the school'\n\
         [definitions]\nsmall_children = {{ when = 'count members where age < 6', says = 'children under six' }}\nplain_word = 'bedrooms_held'\n\
         [[label]]\ncode = 'general'\nany_size = true\n\
         order = ['small_children, most first', 'school_km, lowest first', 'plain_word, most first', 'years_since(applied_on), most first', 'priority date', 'reference']\n\
         [[dates.rank]]\nname = 'd'\nuse = 'applied_on'\n"
    ));
    let list = list(&scheme, &[bid("a", 1, facts(&[]))]);
    let keys: Vec<&str> = list.rows[0].keys.iter().map(|key| key.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "children under six",
            "distance to the school",
            "plain word",
            "whole years since the date the form was received",
            "priority date",
            "reference number"
        ]
    );
    let text = explain(&scheme);
    assert!(text.contains("distance to the school, lowest first"), "{text}");
}

#[test]
fn a_rule_against_somebody_is_a_question_until_it_is_known_to_apply() {
    let scheme = load(&format!(
        "{HEAD}{BANDS}[[disqualification]]\ncode = 'd'\nsays = 'Someone behaved badly.'\nwhen = 'unacceptable_behaviour'\n\
         [[step]]\ncode = 's'\ndown = 1\nsays = 'You made your housing worse.'\nwhen = 'made_worse_on_purpose'\n\
         [[step]]\ncode = 'up'\nup = 1\nsays = 'You work.'\nwhen = 'in_work'\n\
         [[bidding.block]]\ncode = 'b'\nsays = 'You gave false information.'\nwhen = 'false_information'\n\
         [[label]]\ncode = 'general'\nany_size = true\norder = ['band', 'reference']\n"
    ));
    let open = assess(&scheme, &facts(&[("in_work", true.into())]), today());
    let asked = "We do not know yet whether this applies:";
    assert_eq!(
        open.qualifying.reasons[0].says,
        format!("{asked} Someone behaved badly.")
    );
    let steps: Vec<&str> = open.steps.iter().map(|step| step.says.as_str()).collect();
    assert_eq!(
        steps,
        [
            format!("{asked} You made your housing worse.").as_str(),
            "You work."
        ]
    );
    let advert = AdvertFacts::new("A", "general");
    let verdict = may_bid(
        &scheme,
        &advert,
        &facts(&[]),
        &open,
        &allocations::BidContext::default(),
        today(),
    );
    assert!(
        verdict
            .reasons
            .iter()
            .any(|one| one.says == format!("{asked} You gave false information.")),
        "{verdict:#?}"
    );
    let known = assess(
        &scheme,
        &facts(&[("unacceptable_behaviour", true.into())]),
        today(),
    );
    assert_eq!(known.qualifying.reasons[0].says, "Someone behaved badly.");
}

const POINTS: &str = "[priority]\nby = 'points'\n[[need]]\ncode = 'shares'\npoints = 5\nwhen = 'shares_facilities'\nsays = 'You share.'\n\
    [[award]]\ncode = 'work'\npoints = 7\nwhen = 'in_work'\nsays = 'You work.'\n\
    [[label]]\ncode = 'general'\nany_size = true\norder = ['points', 'reference']\nmay_bid = [{ code = 'm', says = 'You are well.', when = 'medical = none' }]\n";

fn case(text: &str) -> Result<Vec<String>, Vec<String>> {
    let text = format!("scheme = 'x'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\n{text}\n");
    let results = cases::run(&text, &load(&format!("{HEAD}{POINTS}")));
    results
        .map(|results| results.into_iter().flat_map(|result| result.failures).collect())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn an_award_is_no_need() {
    let given = "given = { shares_facilities = true, in_work = true }";
    assert_eq!(
        case(&format!("{given}\nthen = {{ needs = ['shares'], points = 12 }}")),
        Ok(Vec::new())
    );
}

#[test]
fn what_a_bid_waits_for_is_asked() {
    let unknown = "unknown = ['medical']\nadvert = { label = 'general' }";
    assert_eq!(
        case(&format!(
            "{unknown}\nthen = {{ may_bid = 'unknown', asks = ['medical'], not_asks = ['members'] }}"
        )),
        Ok(Vec::new())
    );
    let told = case("then = { points = 0, not_asks = ['medcal'] }").unwrap_err();
    assert!(
        told[0].contains("There is no fact called `medcal`.") && told[0].contains("`medical`?"),
        "{told:?}"
    );
    assert!(case("then = { points = 0, asks = ['members.ag'] }").is_err());
}

#[test]
fn nobody_is_born_after_the_day_of_the_case() {
    let born = |day: &str| {
        case(&format!(
            "given = {{ members = [{{ relation = 'child', birth_date = {day} }}] }}\nthen = {{ points = 0 }}"
        ))
    };
    assert_eq!(born("2026-11-23"), Ok(Vec::new()));
    let told = born("2026-11-24").unwrap_err();
    assert!(
        told[0].contains("Nobody in a household can have been born on"),
        "{told:?}"
    );
}

#[test]
fn orders_and_limits_that_do_other_than_they_look_are_pointed_out() {
    let with = |order: &str| {
        remarks(&format!(
            "{HEAD}{BANDS}[[label]]\ncode = 'g'\nany_size = true\norder = [{order}]\n"
        ))
    };
    let has = |order: &str, code: &str| with(order).iter().any(|one| one == code);
    assert!(has("'reference', 'band', 'draw'", "key-never-reached"));
    assert!(has("'band', 'draw', 'points', 'reference'", "key-never-reached"));
    assert!(!has("'band', 'draw', 'reference'", "key-never-reached"));
    assert!(has("'band', 'applied_on', 'band', 'reference'", "key-twice"));
    assert!(!has("'band', 'applied_on', 'reference'", "key-twice"));
    assert!(has("{ by = 'draw', chances = '0 - 1' }", "no-chances"));
    assert!(!has("{ by = 'draw', chances = 'bedrooms_held' }", "no-chances"));
    assert!(has("'points', 'reference'", "no-points"));
    let tier = |most: &str| {
        with(&format!(
            "'tier', 'reference']\ntiers = [{{ says = 'T.', when = 'in_work', most = {most} }}, {{ says = 'R.', when = 'true' }}"
        ))
    };
    assert!(tier("0").iter().any(|code| code == "room-for-nobody"));
    assert!(
        !tier("'advert.homes'")
            .iter()
            .any(|code| code == "room-for-nobody")
    );
}

#[test]
fn a_band_is_reached_only_by_what_leads_there() {
    let with = |lines: &str| {
        remarks(&format!(
            "{HEAD}{BANDS}{lines}[[label]]\ncode = 'g'\nany_size = true\norder = ['band', 'reference']\n"
        ))
    };
    let step = |to: &str| format!("[[step]]\ncode = 's'\n{to}\nwhen = 'in_work'\nsays = 'You work.'\n");
    let unreached = |lines: &str| {
        with(lines)
            .iter()
            .filter(|code| *code == "unreachable-band")
            .count()
    };
    assert_eq!(unreached(""), 2);
    assert_eq!(
        unreached(&step("down = 1")),
        2,
        "down from the last band leads nowhere"
    );
    assert_eq!(unreached(&step("up = 1")), 0, "one step after another");
    assert_eq!(unreached(&step("from = ['Three']\nup = 1")), 1);
    assert_eq!(unreached(&step("from = ['Two']\nto = 'One'")), 2);
}

#[test]
fn a_scheme_is_adopted_before_it_is_in_force() {
    let dated = |adopted: &str| {
        let head = format!("{HEAD}adopted = {adopted}\nin_force = 2026-04-01\n");
        remarks(&format!("{head}[[label]]\ncode = 'g'\norder = ['reference']\n"))
    };
    assert!(dated("2026-04-02").iter().any(|code| code == "adopted-late"));
    assert!(!dated("2026-04-01").iter().any(|code| code == "adopted-late"));
}

#[test]
fn the_published_text_says_what_becomes_of_those_beyond() {
    let scheme = label(
        "order = ['tier', 'reference']\n\
         tiers = [{ code = 'w', says = 'At work.', when = 'in_work', most = 'round_up(advert.homes / 4)' }, { code = 'r', says = 'Rough.', when = 'sleeps_rough' }]",
    );
    let text = explain(&scheme);
    for wanted in [
        "At most so many: homes in this advert divided by 4, rounded up. Those beyond it look further down.",
        "Who stands in none of these tiers is not considered.",
        "Where something that an order goes by is not known, the household stands at the worst that it could be.",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let open = label("order = ['tier', 'reference']\ntiers = [{ code = 'r', says = 'All.', when = 'true' }]");
    assert!(!explain(&open).contains("none of these tiers"));
}

#[test]
fn the_text_names_only_what_the_law_still_says_of_tests_that_there_are() {
    let text = |in_force: &str, local: bool| {
        let test = format!(
            "[[qualification]]\ncode = 'l'\nsays = 'You live here.'\nwhen = 'in_work'\nlocal_connection = {local}\n"
        );
        let label = "[[label]]\ncode = 'g'\norder = ['reference']\n";
        explain(&load(&format!("{HEAD}in_force = {in_force}\n{test}{label}")))
    };
    assert!(!text("2026-04-01", false).contains("What the law does not let us ask"));
    assert!(!text("2026-04-01", true).contains("before 18 December 2024"));
    assert!(text("2026-04-01", true).contains("care leavers under 25"));
    assert!(text("2022-04-01", true).contains("before 18 December 2024"));
}
