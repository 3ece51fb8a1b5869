//! What decides a place, and on which day.
use super::*;

#[test]
fn e1_the_same_band_and_date_are_parted_by_a_key_that_the_scheme_names() {
    let without = "[[label]]\ncode='general'\nany_size=true\norder=['band', 'applied_on, oldest first']\n";
    let text = format!(
        "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[[band]]\nname='A'\n[priority]\notherwise='A'\n{without}"
    );
    let problems = Scheme::load(&text, &|_| None).unwrap_err();
    assert!(
        problems.iter().any(|problem| problem.line > 0),
        "a scheme without a last tie-break is refused"
    );
    let bids = [bid("Y", 1, facts(&[])), bid("X", 2, facts(&[]))];
    let list = shortlist(
        &scheme(PLAIN),
        &AdvertFacts::new("A", "general"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["X", "Y"]);
    assert_eq!(list.rows[1].below.as_ref().unwrap().here, "Y");
}

#[test]
fn e2_first_come_goes_by_the_moment_and_not_by_the_day() {
    let scheme = shipped("sheffield");
    let bids = [bid("late", 41, facts(&[])), bid("early", 40, facts(&[]))];
    let list = shortlist(
        &scheme,
        &AdvertFacts::new("A", "first-come"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["early", "late"]);
}

#[test]
fn e3_a_place_is_a_matter_of_the_day_it_is_asked_for() {
    let more =
        "[[need]]\ncode='young'\nwhen='any member where age < 10'\nsays='A young child.'\nband='High'\n";
    let scheme = scheme(&format!("{more}{PLAIN}"));
    let mut child = facts(&[]);
    person(&mut child, "child", "2016-11-23");
    let before = assess(&scheme, &child, day("2026-11-22"));
    let after = assess(&scheme, &child, day("2026-11-23"));
    assert_eq!(before.band.unwrap().name, "High");
    assert_eq!(after.band.unwrap().name, "Low", "the tenth birthday");
}

#[test]
fn e3_a_child_of_29_february_is_a_year_older_on_the_first_of_march() {
    let more =
        "[[need]]\ncode='young'\nwhen='any member where age < 10'\nsays='A young child.'\nband='High'\n";
    let scheme = scheme(&format!("{more}{PLAIN}"));
    let mut child = facts(&[]);
    person(&mut child, "child", "2016-02-29");
    let band = |on: &str| assess(&scheme, &child, day(on)).band.unwrap().name;
    assert_eq!(
        [band("2026-02-27"), band("2026-02-28"), band("2026-03-01")],
        ["High", "High", "Low"]
    );
}

#[test]
fn e4_the_order_is_that_of_the_adverts_own_label() {
    let scheme = shipped("sheffield");
    let mut ill = facts(&[("medical", "high".into()), ("homeless_duty", "none".into())]);
    ill.set("registered_on", "2024-01-01").unwrap();
    let mut waiting = facts(&[("medical", "none".into()), ("homeless_duty", "none".into())]);
    for (name, value) in [
        ("hardship_locality", Value::from(false)),
        ("registered_on", "2010-01-01".into()),
    ] {
        waiting.set(name, value).unwrap();
    }
    let bids = [bid("ill", 1, ill), bid("waiting", 2, waiting)];
    let by = |label: &str| {
        let list = shortlist(
            &scheme,
            &AdvertFacts::new("A", label),
            &bids,
            day("2026-11-23"),
            None,
        );
        list.rows
            .iter()
            .map(|row| row.household_ref.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(by("housing-register"), ["ill", "waiting"]);
    assert_eq!(by("waiting-time"), ["waiting", "ill"]);
}

#[test]
fn e5_may_not_bid_and_stands_low_are_different_answers() {
    let rules = "[[label]]\ncode='general'\nany_size=true\norder=['band', 'reference']\n\
        considers=[{ code='no-pets', says='No pets here.', when='medical != urgent' }]\n";
    let scheme = scheme(rules);
    let bids = [
        bid("low", 1, facts(&[("medical", "none".into())])),
        bid(
            "barred",
            2,
            facts(&[("medical", "urgent".into()), ("shares_facilities", true.into())]),
        ),
    ];
    let list = shortlist(
        &scheme,
        &AdvertFacts::new("A", "general"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["low"]);
    assert_eq!(list.not_considered[0].household_ref, "barred");
    assert_eq!(list.not_considered[0].reasons[0].code, "no-pets");
}

#[test]
fn e6_the_second_stage_stands_below_the_whole_of_the_first() {
    let stages = "[[label]]\ncode='general'\nany_size=true\n\
        [[label.stages]]\nsays='With a need.'\nwhen='reasonable_preference'\norder=['applied_on, oldest first', 'reference']\n\
        [[label.stages]]\nsays='Only if nobody in need takes it.'\nwhen='true'\norder=['applied_on, oldest first', 'reference']\n";
    let old = facts(&[("applied_on", "2001-01-01".into())]);
    let needy = facts(&[
        ("shares_facilities", true.into()),
        ("applied_on", "2026-01-01".into()),
    ]);
    let bids = [bid("old", 1, old), bid("needy", 2, needy)];
    let list = shortlist(
        &scheme(stages),
        &AdvertFacts::new("A", "general"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["needy", "old"]);
    assert_eq!(list.rows.iter().map(|row| row.stage).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(list.rows[1].below.as_ref().unwrap().key, "stage");
}

#[test]
fn e7_two_needs_of_a_band_make_the_next_and_losing_one_takes_band_and_date_back() {
    let more = "[[need]]\ncode='cold'\nwhen='lacks_facilities'\nsays='No bathroom.'\nband='Low'\n\
        [[need]]\ncode='far'\nwhen='hardship_locality'\nsays='Far from family.'\nband='Low'\n\
        [[step]]\ncode='two'\nfrom=['Low']\nto='High'\nsays='Two needs.'\nwhen='(count needs where band = \"Low\") >= 2'\n\
        [dates]\nmoving_up='date told'\nmoving_down='original date'\n\
        [[dates.rank]]\nname='date in band'\nuse='first_of(moved_on, applied_on)'\nsays='The day you came into your band.'\n";
    let scheme = scheme(&format!("{more}{PLAIN}"));
    let moves = |facts: &mut Facts, kind: &str, on: &str, band: &str| {
        let fields = [
            ("kind", Value::from(kind)),
            ("on", on.into()),
            ("told_on", on.into()),
            ("band", band.into()),
        ];
        facts.push("moves", fields).unwrap();
    };
    let mut both = facts(&[
        ("lacks_facilities", true.into()),
        ("hardship_locality", true.into()),
    ]);
    moves(&mut both, "registered", "2024-01-01", "Low");
    moves(&mut both, "reassessed", "2026-03-05", "High");
    let up = assess(&scheme, &both, day("2026-11-23"));
    assert_eq!(up.band.unwrap().name, "High");
    assert_eq!(up.ranking_date.unwrap().date, Some(day("2026-03-05")));
    both.set("hardship_locality", false).unwrap();
    both.set("told_on", "2026-11-20").unwrap();
    let down = assess(&scheme, &both, day("2026-11-23"));
    assert_eq!(down.band.unwrap().name, "Low");
    assert_eq!(down.ranking_date.unwrap().date, Some(day("2024-01-01")));
}

#[test]
fn a_part_in_an_order_is_not_rounded() {
    let scheme = scheme(
        "[definitions]\nquarter='25% of months_since(applied_on)'\n\
        [[label]]\ncode='l'\nany_size=true\norder=['quarter, most first', 'reference']\n\
        [[label]]\ncode='s'\nany_size=true\norder=['25% of savings + 0.5 * savings, least first', 'reference']\n",
    );
    let waited = |name: &str, applied: &str, savings: i64| {
        bid(
            name,
            1,
            facts(&[("applied_on", applied.into()), ("savings", savings.into())]),
        )
    };
    let bids = [
        waited("a", "2026-05-23", 7),
        waited("b", "2026-04-23", 6),
        waited("c", "2026-07-23", 800),
    ];
    let listed = |label: &str| {
        let advert = AdvertFacts::new("A-1", label);
        shortlist(&scheme, &advert, &bids, day("2026-11-23"), None)
    };
    let list = listed("l");
    assert_eq!(names(&list), ["b", "a", "c"], "7 months, 6 and 4");
    let shown: Vec<_> = list.rows.iter().map(|row| row.keys[0].value.clone()).collect();
    assert_eq!(shown, ["1.75 months", "1.5 months", "1 month"]);
    let list = listed("s");
    assert_eq!(names(&list), ["b", "a", "c"]);
    let shown: Vec<_> = list.rows.iter().map(|row| row.keys[0].value.clone()).collect();
    assert_eq!(shown, ["£0.045", "£0.0525", "£6"]);
}
