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
        ("5% of household_size = 0", Truth::Yes),
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
            "household_size > 2.5",
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
