//! Lengths of time by the calendar, parts of a sum, months of the year: what officers write in their own words.
use super::*;

/// Whether a condition holds for these facts on 23 November 2026.
fn holds(when: &str, facts: &Facts) -> Truth {
    let more = format!("[[qualification]]\ncode='x'\nsays='It holds.'\nwhen='{when}'\n{PLAIN}");
    assess(&scheme(&more), facts, day("2026-11-23")).qualifying.answer
}

fn applied(on: &str) -> Facts {
    facts(&[("applied_on", on.into())])
}

#[test]
fn a_length_of_time_has_as_many_days_as_the_calendar_gave_it() {
    for (when, first) in [
        ("applied_on <= as_at - 6 months", "2026-05-23"),
        ("as_at - applied_on >= 6 months", "2026-05-23"),
        ("6 months <= as_at - applied_on", "2026-05-23"),
        ("as_at - applied_on >= 10 years", "2016-11-23"),
        ("as_at - applied_on >= 9 months", "2026-02-23"),
        ("months_since(applied_on) >= 9", "2026-02-23"),
        ("applied_on <= as_at - 3 months * 2", "2026-05-23"),
        ("applied_on <= as_at - 2 * 3 months - 1 week", "2026-05-16"),
    ] {
        let long_enough = applied(first);
        let a_day_short = applied(&day(first).succ_opt().unwrap().to_string());
        assert_eq!(holds(when, &long_enough), Truth::Yes, "{when} on {first}");
        assert_eq!(holds(when, &a_day_short), Truth::No, "{when} a day after {first}");
    }
}

#[test]
fn time_lived_somewhere_is_met_on_the_day_and_not_before() {
    for (when, since) in [
        ("lived(area) >= 10 years", "2016-11-23"),
        // Three years in a row may have no leap day, so 1,095 days are enough.
        ("lived(area, within = 5 years) >= 3 years", "2023-11-24"),
        (
            "unbroken time in residences where place in area >= 10 years",
            "2016-11-23",
        ),
        ("time in residences where place in area >= 9 months", "2026-02-23"),
        ("years_lived(area) >= 1", "2025-11-23"),
    ] {
        let there = |from: &str| {
            let mut facts = facts(&[]);
            home(&mut facts, "here", from);
            facts
        };
        let late = day(since).succ_opt().unwrap().to_string();
        assert_eq!(holds(when, &there(since)), Truth::Yes, "{when} since {since}");
        assert_eq!(holds(when, &there(&late)), Truth::No, "{when} since {late}");
    }
}

#[test]
fn years_that_add_up_ask_for_no_more_days_than_the_shortest_years_have() {
    let stays = |when: &str, stays: &[(&str, &str)]| {
        let mut facts = facts(&[]);
        for (from, to) in stays {
            let fields = [
                ("place", Value::from("here")),
                ("from", (*from).into()),
                ("to", (*to).into()),
                ("kind", "settled".into()),
            ];
            facts.push("residences", fields).unwrap();
        }
        holds(when, &facts)
    };
    let three = "lived(area, within = 10 years) >= 3 years";
    // Three whole years without a leap day, in a decade whose last three years hold one; and one day less.
    assert_eq!(stays(three, &[("2017-01-01", "2020-01-01")]), Truth::Yes);
    assert_eq!(stays(three, &[("2017-01-01", "2019-12-31")]), Truth::No);
    assert_eq!(
        stays("3 years <= lived(area)", &[("2017-01-01", "2020-01-01")]),
        Truth::Yes
    );
    // Two stays make three years when their days do, wherever the halves of the years lie.
    assert_eq!(
        stays(
            three,
            &[("2017-01-01", "2018-07-01"), ("2019-07-01", "2021-01-01")]
        ),
        Truth::Yes
    );
    assert_eq!(
        stays(
            three,
            &[("2017-01-01", "2018-07-01"), ("2019-07-01", "2020-12-30")]
        ),
        Truth::No
    );
    // Ten years have two leap days at least.
    let ten = "lived(area) >= 10 years";
    assert_eq!(stays(ten, &[("2001-01-01", "2011-01-01")]), Truth::Yes);
    assert_eq!(stays(ten, &[("2001-01-01", "2010-12-31")]), Truth::No);
    let half = "time in residences where place in area >= 6 months";
    assert_eq!(stays(half, &[("2025-03-01", "2025-09-01")]), Truth::Yes);
    assert_eq!(stays(half, &[("2025-02-28", "2025-08-28")]), Truth::Yes);
    assert_eq!(stays(half, &[("2025-02-28", "2025-08-27")]), Truth::No);
}

#[test]
fn who_moves_out_one_day_and_in_the_next_has_not_been_away() {
    let moved_in = |day: &str| {
        let mut facts = facts(&[]);
        for (from, to) in [("2015-01-01", Value::from("2020-01-01")), (day, Value::Nothing)] {
            let fields = [
                ("place", Value::from("here")),
                ("from", from.into()),
                ("to", to),
                ("kind", "settled".into()),
            ];
            facts.push("residences", fields).unwrap();
        }
        holds(
            "unbroken time in residences where place in area >= 10 years",
            &facts,
        )
    };
    assert_eq!(moved_in("2020-01-01"), Truth::Yes);
    assert_eq!(moved_in("2020-01-02"), Truth::Yes);
    assert_eq!(moved_in("2020-01-03"), Truth::No);
}

#[test]
fn ages_and_years_are_counted_at_any_date() {
    let mut family = applied("2026-04-01");
    person(&mut family, "applicant", "1996-04-02");
    let age = |years: u32| {
        format!(
            "years_between(earliest birth_date of members where relation = applicant, applied_on) = {years}"
        )
    };
    assert_eq!(holds(&age(29), &family), Truth::Yes);
    assert_eq!(
        holds("months_between(applied_on, 2026-11-01) = 7", &family),
        Truth::Yes
    );
    assert_eq!(
        holds("month_of(applied_on) = 4 and year_of(applied_on) = 2026", &family),
        Truth::Yes
    );
    for (date, month) in [("2025-12-31", 12), ("2026-01-01", 1), ("2024-02-29", 2)] {
        let when = format!("month_of(applied_on) = {month}");
        assert_eq!(holds(&when, &applied(date)), Truth::Yes, "{date}");
    }
    assert_eq!(holds("month_of(as_at) in [11, 12, 1, 2, 3]", &family), Truth::Yes);
    assert_eq!(holds("month_of(as_at) in [4, 5, 6]", &family), Truth::No);
}

#[test]
fn a_part_of_a_sum_is_compared_to_the_penny() {
    let earns = |pence: i64| facts(&[("net_income", pence.into()), ("savings", 33_500.into())]);
    // 33.5% of £1,000.00 is £335.00; of a penny more it is a third of a penny more.
    for (when, at, above) in [
        ("savings >= 33.5% of net_income", Truth::Yes, Truth::No),
        ("33.5% of net_income <= savings", Truth::Yes, Truth::No),
        ("savings < 33.5% of net_income", Truth::No, Truth::Yes),
        ("savings > 33.5% of net_income", Truth::No, Truth::No),
        ("savings <= 0.335 * net_income", Truth::Yes, Truth::Yes),
        ("net_income / 2.5 > savings", Truth::Yes, Truth::Yes),
    ] {
        assert_eq!(holds(when, &earns(100_000)), at, "{when}, exactly");
        assert_eq!(holds(when, &earns(100_001)), above, "{when}, a penny above");
    }
    for (when, is) in [
        ("round_up(savings / 1000) = £0.34", Truth::Yes),
        ("savings / 1000 = £0.33", Truth::Yes),
        ("round_up(5% of household_size) = 1", Truth::Yes),
        ("5% of household_size = 0", Truth::No),
        ("5% of household_size < 1", Truth::Yes),
    ] {
        let mut one = earns(100_000);
        person(&mut one, "applicant", "1996-04-02");
        assert_eq!(holds(when, &one), is, "{when}");
    }
}

#[test]
fn a_choice_may_be_compared_inside_a_function() {
    let homeless = facts(&[("homeless_duty", "main".into())]);
    assert_eq!(
        holds("points_if(homeless_duty = main, 10) >= 10", &homeless),
        Truth::Yes
    );
}

#[test]
fn what_is_only_a_part_of_something_is_refused_with_a_way_out() {
    for (when, says) in [
        (
            "household_size > 25%",
            "This is a part of something, but not of what.",
        ),
        ("33% of shares_facilities > 1", "there is no part of it"),
        ("round_up(savings) > £1", "Only a division by a fixed number"),
        ("savings > 1.2345 * net_income", "At most three places"),
    ] {
        let text = format!(
            "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[[qualification]]\ncode='x'\nsays='x'\nwhen='{when}'\n"
        );
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert!(
            problems.iter().any(|problem| problem.to_string().contains(says)),
            "{when}: {}",
            problems[0]
        );
    }
}

/// Stays in places of the area, with their first and last days.
fn stays(spans: &[(&str, Option<&str>)]) -> Facts {
    let mut facts = facts(&[]);
    for (from, to) in spans {
        let fields = [
            ("place", Value::from("here")),
            ("from", (*from).into()),
            ("to", to.map_or(Value::Nothing, Value::from)),
            ("kind", "settled".into()),
        ];
        facts.push("residences", fields).unwrap();
    }
    facts
}

#[test]
fn a_gap_is_forgiven_by_the_calendar_from_the_day_on_which_it_begins() {
    let when =
        |gaps: &str| format!("(unbroken time in residences where place in area gaps {gaps}) >= 5 years");
    for (gaps, left, back, too_late) in [
        ("3 months", "2025-06-01", "2025-09-01", "2025-09-03"),
        // from 1 February a month is 28 days, from 1 July it is 31
        ("1 month", "2025-01-31", "2025-03-01", "2025-03-02"),
        ("1 month", "2025-06-30", "2025-08-01", "2025-08-02"),
        ("1 year", "2024-01-31", "2025-02-01", "2025-02-02"),
        ("2 weeks", "2025-06-01", "2025-06-16", "2025-06-17"),
        ("1 month and 1 day", "2025-06-30", "2025-08-02", "2025-08-03"),
    ] {
        let gaps = when(&gaps.replace(" and ", " + "));
        let stay = |back| stays(&[("2015-01-01", Some(left)), (back, None)]);
        assert_eq!(holds(&gaps, &stay(back)), Truth::Yes, "{gaps}: {left} to {back}");
        assert_eq!(
            holds(&gaps, &stay(too_late)),
            Truth::No,
            "{gaps}: {left} to {too_late}"
        );
    }
    // a gap that lasts until today is forgiven as long as any other
    let left = |on| stays(&[("2015-01-01", Some(on))]);
    assert_eq!(holds(&when("3 months"), &left("2026-08-23")), Truth::Yes);
    assert_eq!(holds(&when("3 months"), &left("2026-08-22")), Truth::No);
}

#[test]
fn a_stay_from_the_day_after_the_last_one_goes_on_from_it() {
    let when = "(unbroken time in residences where place in area) >= 5 years";
    let moved = |back| stays(&[("2015-01-01", Some("2025-05-31")), (back, None)]);
    assert_eq!(
        holds(when, &moved("2025-05-31")),
        Truth::Yes,
        "the day of leaving"
    );
    assert_eq!(
        holds(when, &moved("2025-06-01")),
        Truth::Yes,
        "the day after the last"
    );
    assert_eq!(holds(when, &moved("2025-06-02")), Truth::No, "a day lies between");
    // somebody who left yesterday is not there today
    assert_eq!(
        holds(when, &stays(&[("2015-01-01", Some("2026-11-22"))])),
        Truth::No
    );
    assert_eq!(
        holds(when, &stays(&[("2015-01-01", Some("2026-11-23"))])),
        Truth::Yes
    );
    let mut jobs = facts(&[]);
    for (from, to) in [
        ("2020-01-01", Value::from("2025-05-31")),
        ("2025-06-01", Value::Nothing),
    ] {
        let fields = [
            ("place", Value::from("here")),
            ("from", from.into()),
            ("to", to),
            ("hours", 20.into()),
        ];
        jobs.push("jobs", fields).unwrap();
    }
    assert_eq!(
        holds("(unbroken time in jobs where hours >= 16) >= 5 years", &jobs),
        Truth::Yes
    );
}

#[test]
fn parts_are_exact_until_they_are_compared() {
    let owed = |savings: i64, equity: i64| facts(&[("savings", savings.into()), ("equity", equity.into())]);
    for (when, savings, equity, answer) in [
        // 1.75p and 5.25p are 7p
        ("25% of savings + 75% of equity >= £0.07", 7, 7, Truth::Yes),
        ("25% of savings + 75% of equity > £0.07", 7, 7, Truth::No),
        ("25% of savings + 75% of equity = £0.07", 7, 7, Truth::Yes),
        // 1.75p is no whole penny
        ("25% of savings = £0.01", 7, 0, Truth::No),
        ("25% of savings != £0.01", 7, 0, Truth::Yes),
        ("25% of savings = £0.02", 8, 0, Truth::Yes),
        ("25% of savings >= 25% of equity", 7, 6, Truth::Yes),
        ("25% of savings > 25% of equity", 7, 6, Truth::Yes),
        ("25% of savings <= 12.5% of equity", 7, 13, Truth::No),
        ("25% of savings <= 12.5% of equity", 7, 14, Truth::Yes),
        ("savings - 25% of savings <= £0.05", 7, 0, Truth::No),
        ("max(25% of savings, £0.01) > £0.01", 7, 0, Truth::Yes),
        (
            "(if in_work then 0% of savings else 25% of savings) > £0.01",
            7,
            0,
            Truth::Yes,
        ),
        ("-(25% of savings) < £0 - £0.01", 7, 0, Truth::Yes),
        ("50% of (50% of savings) > £0.01", 7, 0, Truth::Yes),
        (
            "round_up(25% of savings + 25% of equity) = £0.04",
            7,
            7,
            Truth::Yes,
        ),
    ] {
        let mut facts = owed(savings, equity);
        facts.set("in_work", false).unwrap();
        assert_eq!(holds(when, &facts), answer, "{when} of {savings} and {equity}");
    }
}

#[test]
fn a_definition_keeps_its_parts() {
    let more = format!(
        "[definitions]\nquarter='25% of months_since(applied_on)'\n\
        [[qualification]]\ncode='x'\nsays='It holds.'\nwhen='quarter + quarter + quarter + quarter = months_since(applied_on)'\n{PLAIN}"
    );
    let answer = assess(&scheme(&more), &applied("2026-04-23"), day("2026-11-23"));
    assert_eq!(answer.qualifying.answer, Truth::Yes);
}

#[test]
fn what_happened_from_one_day_until_another_takes_time() {
    let paused = |until: Value| {
        let mut facts = facts(&[]);
        let fields = [
            ("kind", Value::from("deferral")),
            ("on", "2026-10-01".into()),
            ("until", until),
            ("amount", Value::Nothing),
            ("place", Value::Nothing),
        ];
        facts.begin("events").unwrap();
        facts.push("events", fields).unwrap();
        facts
    };
    let when = |days: i64| format!("days_in(time in events where kind = \"deferral\") = {days}");
    assert_eq!(holds(&when(14), &paused("2026-10-15".into())), Truth::Yes);
    assert_eq!(
        holds(&when(53), &paused(Value::Nothing)),
        Truth::Yes,
        "until today"
    );
}
