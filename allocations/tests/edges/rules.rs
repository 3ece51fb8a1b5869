//! Rules over the years: registering again, shares, overlays, the law, ring fences, reduced preference.
use super::*;
use std::collections::BTreeMap;

#[test]
fn e10_registering_again_keeps_the_date_or_not_as_the_scheme_says() {
    let dated = |rule: &str| {
        let more = format!(
            "[dates]\nregistered_again='{rule}'\n[[dates.rank]]\nname='date'\nuse='first_of(moved_on, applied_on)'\nsays='Your date.'\n"
        );
        let mut again = facts(&[]);
        for (kind, on, band) in [
            ("registered", "2024-01-01", Value::from("Low")),
            ("registered_again", "2026-05-01", Value::Nothing),
        ] {
            let fields = [
                ("kind", Value::from(kind)),
                ("on", on.into()),
                ("told_on", Value::Nothing),
                ("band", band),
            ];
            again.push("moves", fields).unwrap();
        }
        let answer = assess(&scheme(&format!("{more}{PLAIN}")), &again, day("2026-11-23"));
        answer.ranking_date.unwrap().date
    };
    assert_eq!(dated("keep the date"), Some(day("2024-01-01")));
    assert_eq!(dated("date registered"), Some(day("2026-05-01")));
}

#[test]
fn e11_a_quota_looks_back_over_its_window_and_counts_no_further() {
    let scheme = shipped("leeds");
    let home = |label: &str, on: &str| Counted {
        label: label.to_owned(),
        on: day(on),
        home: None,
        groups: BTreeMap::new(),
    };
    // Three by need this year: the fourth goes by date. A fourth that was more than a year ago does not count.
    let mut past = vec![
        home("need", "2026-02-01"),
        home("need", "2026-03-01"),
        home("need", "2026-04-01"),
    ];
    past.push(home("date-of-registration", "2025-11-01"));
    let advert = AdvertFacts::new("A", "");
    let next = next_label(&scheme, &advert, &past, day("2026-11-23"));
    assert_eq!(next.label.as_deref(), Some("date-of-registration"));
    past.push(home("date-of-registration", "2026-05-01"));
    let next = next_label(&scheme, &advert, &past, day("2026-11-23"));
    assert_eq!(next.label.as_deref(), Some("need"));
    assert_eq!(
        next.shares.iter().map(|share| share.counted).collect::<Vec<_>>(),
        [3, 1]
    );
}

#[test]
fn e11_a_place_under_a_quota_names_its_clause() {
    let scheme = shipped("leeds");
    let labels = ["need", "date-of-registration"];
    let clauses = labels.map(|label| {
        let anybody = facts(&[
            ("registered_on", "2020-01-01".into()),
            ("lives_in", "leeds/ward-x".into()),
        ]);
        let advert = AdvertFacts::new("A", label).with("ward", "ward-x").unwrap();
        let list = shortlist(&scheme, &advert, &[bid("A", 1, anybody)], day("2026-11-23"), None);
        let reasons = list.rows.into_iter().flat_map(|row| row.reasons);
        reasons
            .filter(|reason| reason.code == "share")
            .map(|reason| (reason.clause, reason.says))
            .collect::<Vec<_>>()
    });
    assert_eq!(
        clauses,
        [
            vec![(None, "Three adverts in four go by need.".to_owned())],
            vec![(
                Some("Date of registration quota".to_owned()),
                "One advert in four goes by date of registration.".to_owned()
            )]
        ]
    );
}

#[test]
fn e11_where_nobody_of_a_quota_bids_the_other_bands_follow() {
    let scheme = shipped("sheffield");
    let urgent = facts(&[
        ("homeless_duty", "main".into()),
        ("registered_on", "2020-01-01".into()),
    ]);
    let list = shortlist(
        &scheme,
        &AdvertFacts::new("A", "waiting-time"),
        &[bid("A", 1, urgent)],
        day("2026-11-23"),
        None,
    );
    assert_eq!(
        names(&list),
        ["A"],
        "the label puts Band D first, and nobody of Band D bid"
    );
}

#[test]
fn e12_a_council_lays_its_own_tests_over_the_shared_scheme() {
    let base = "[scheme]\nid='shared'\ntitle='Shared'\nversion='1'\n[[band]]\nname='A'\n[priority]\notherwise='A'\n\
        [[disqualification]]\ncode='savings'\nsays='Too much money.'\nwhen='savings > £16,000'\n\
        [[label]]\ncode='general'\nany_size=true\norder=['band', 'reference']\n";
    let over = "[scheme]\nid='own'\ntitle='Own'\nversion='1'\nextends='shared'\n\
        [[disqualification]]\ncode='savings'\nsays='Too much money.'\nwhen='savings > £30,000'\n";
    let shared = Scheme::load(base, &|_| None).unwrap();
    let own = Scheme::load(over, &|name| (name == "shared").then(|| base.to_owned())).unwrap();
    let saver = facts(&[("savings", 2_000_000.into())]);
    assert_eq!(
        assess(&shared, &saver, day("2026-11-23")).qualifying.answer,
        Truth::No
    );
    assert_eq!(
        assess(&own, &saver, day("2026-11-23")).qualifying.answer,
        Truth::Yes
    );
}

#[test]
fn e13_the_law_beats_a_local_test_of_connection() {
    let test = "[[qualification]]\ncode='here'\nlocal_connection=true\nsays='You must live here.'\n\
        when='any residence where place in area'\n";
    let scheme = scheme(&format!("{test}{PLAIN}"));
    let mut stranger = facts(&[
        ("domestic_abuse_move", false.into()),
        ("right_to_move", false.into()),
        ("forces", "none".into()),
        ("care_leaver", "none".into()),
    ]);
    home(&mut stranger, "leeds", "2010-01-01");
    person(&mut stranger, "applicant", "2004-01-01");
    let answer = |facts: &Facts| assess(&scheme, facts, day("2026-11-23")).qualifying;
    assert_eq!(answer(&stranger).answer, Truth::No);
    let mut survivor = stranger.clone();
    survivor.set("domestic_abuse_move", true).unwrap();
    let qualifies = answer(&survivor);
    assert_eq!(qualifies.answer, Truth::Yes);
    assert!(
        qualifies
            .reasons
            .iter()
            .any(|reason| reason.answer.is_yes() && reason.clause.is_some())
    );
    let mut leaver = stranger.clone();
    leaver.set("care_leaver", "former relevant").unwrap();
    assert_eq!(answer(&leaver).answer, Truth::Yes, "a care leaver under 25");
    let mut veteran = stranger;
    veteran.set("forces", "former regular").unwrap();
    assert_eq!(answer(&veteran).answer, Truth::Yes, "a veteran");
}

#[test]
fn e14_a_ring_fenced_band_counts_at_home_and_not_next_door() {
    let fence = "[[label]]\ncode='general'\nany_size=true\norder=['band', 'reference']\n\
        considers=[{ code='fence', says='The High band counts in its own district.', \
        when='band != \"High\" or any residence where place in advert.district' }]\n";
    let scheme = scheme(fence);
    let mut high = facts(&[("shares_facilities", true.into())]);
    home(&mut high, "burnley", "2010-01-01");
    let considered = |district: &str| {
        let mut advert = AdvertFacts::new("A", "general");
        advert.set("district", district).unwrap();
        let list = shortlist(
            &scheme,
            &advert,
            &[bid("H", 1, high.clone())],
            day("2026-11-23"),
            None,
        );
        list.rows.len()
    };
    assert_eq!((considered("burnley"), considered("pendle")), (1, 0));
}

#[test]
fn e15_reduced_preference_stands_at_the_bottom_and_stays_a_preference() {
    let more = "[[band]]\nname='Reduced'\n[[step]]\ncode='reduced'\nfrom=['High', 'Low']\nto='Reduced'\nsays='Reduced preference.'\n\
        when='unacceptable_behaviour'\n";
    let scheme = scheme(&format!("{more}{PLAIN}"));
    let reduced = facts(&[
        ("shares_facilities", true.into()),
        ("unacceptable_behaviour", true.into()),
    ]);
    let answer = assess(&scheme, &reduced, day("2026-11-23"));
    assert_eq!(
        answer.reasonable_preference,
        Truth::Yes,
        "the law's preference is still there to be counted"
    );
    assert_eq!(answer.on_register(), Truth::Yes);
    assert_eq!(answer.band.unwrap().name, "Reduced");
    let plain = facts(&[("unacceptable_behaviour", false.into())]);
    let bids = [bid("reduced", 1, reduced), bid("plain", 2, plain)];
    let list = shortlist(
        &scheme,
        &AdvertFacts::new("A", "general"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["plain", "reduced"]);
    let ahead: BTreeMap<&str, u32> = list.rows[1]
        .ahead
        .iter()
        .map(|one| (one.key.as_str(), one.households))
        .collect();
    assert_eq!(ahead, BTreeMap::from([("band", 1)]));
}

#[test]
fn a_date_that_waits_for_the_band_is_open() {
    let scheme = scheme(&format!(
        "[dates]\nmoving_up='date told'\nmoving_down='keep the date'\n\
         [[dates.rank]]\nname='d'\nuse='first_of(moved_on, applied_on)'\nsays='d'\n{PLAIN}"
    ));
    let mut facts = facts(&[("told_on", "2026-10-01".into())]);
    let was = [
        ("on", Value::from("2024-01-01")),
        ("told_on", Value::Nothing),
        ("awarded_on", Value::Nothing),
        ("kind", "registered".into()),
        ("band", "Low".into()),
    ];
    facts.push("moves", was).unwrap();
    let date = |facts: &Facts| {
        let answer = assess(&scheme, facts, day("2026-11-23"));
        answer.ranking_date.and_then(|date| date.date)
    };
    assert_eq!(date(&facts), Some(day("2024-01-01")));
    facts.set("shares_facilities", true).unwrap();
    assert_eq!(date(&facts), Some(day("2026-10-01")));
    // Whether the household has just moved up is not known, and so its date is not either.
    facts.forget("shares_facilities");
    assert_eq!(date(&facts), None);
}

#[test]
fn each_rule_for_a_move_down_gives_the_date_that_the_guide_says() {
    for (rule, wanted) in [
        ("date told", "2023-08-01"),
        ("date decided", "2023-08-15"),
        ("keep the date", "2022-05-05"),
        ("date of the higher band", "2022-05-05"),
        ("original date", "2020-01-10"),
        ("date registered", "2020-02-01"),
    ] {
        let scheme = scheme(&format!(
            "[dates]\nmoving_up='date told'\nmoving_down='{rule}'\n\
            [[dates.rank]]\nname='d'\nuse='first_of(moved_on, applied_on)'\n{PLAIN}"
        ));
        let mut household = facts(&[
            ("applied_on", "2020-01-10".into()),
            ("registered_on", "2020-02-01".into()),
        ]);
        for (kind, on, told, band) in [
            ("registered", "2020-02-01", Value::Nothing, "Low"),
            ("reassessed", "2022-05-20", "2022-05-05".into(), "High"),
            ("reassessed", "2023-08-15", "2023-08-01".into(), "Low"),
        ] {
            let fields = [
                ("kind", Value::from(kind)),
                ("on", on.into()),
                ("told_on", told),
                ("awarded_on", Value::Nothing),
                ("band", band.into()),
            ];
            household.push("moves", fields).unwrap();
        }
        let answer = assess(&scheme, &household, day("2026-11-23"));
        let date = answer.ranking_date.and_then(|date| date.date);
        assert_eq!(date, Some(day(wanted)), "{rule}");
    }
}

#[test]
fn somebody_born_on_the_29th_of_february_is_a_year_older_on_the_1st_of_march() {
    let of_age = |on: &str| {
        let more = format!(
            "[[qualification]]\ncode='x'\nsays='You must be 18.'\nwhen='applicant_age >= 18'\n{PLAIN}"
        );
        let mut young = facts(&[]);
        person(&mut young, "applicant", "2008-02-29");
        assess(&scheme(&more), &young, day(on)).qualifying.answer
    };
    assert_eq!(of_age("2026-02-28"), Truth::No);
    assert_eq!(of_age("2026-03-01"), Truth::Yes);
    // every other way of saying it agrees
    for when in [
        "any member where age >= 18",
        "any member where birth_date <= as_at - 18 years",
        "any member where years_since(birth_date) >= 18",
        "any member where months_since(birth_date) >= 216",
        "any member where years_between(birth_date, as_at) >= 18",
    ] {
        let more = format!("[[qualification]]\ncode='x'\nsays='X.'\nwhen='{when}'\n{PLAIN}");
        let scheme = scheme(&more);
        let mut young = facts(&[]);
        person(&mut young, "applicant", "2008-02-29");
        for (on, is) in [
            ("2026-02-28", Truth::No),
            ("2026-03-01", Truth::Yes),
            ("2028-02-29", Truth::Yes),
        ] {
            assert_eq!(
                assess(&scheme, &young, day(on)).qualifying.answer,
                is,
                "{when} on {on}"
            );
        }
    }
}
