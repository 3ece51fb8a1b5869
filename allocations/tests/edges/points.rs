//! Points that depend on points, limits that change on a day, and the question behind a time limit.
use super::*;

fn by_points(more: &str) -> Scheme {
    let text = format!(
        "[scheme]\nid='edge'\ntitle='An edge'\nversion='1'\n[priority]\nby='points'\n\
        [[need]]\ncode='shares'\nhead='c'\nwhen='shares_facilities'\nsays='You share a kitchen.'\npoints='0'\n\
        [[award]]\ncode='rooms'\ngroup='home'\npoints='20'\nwhen='bedrooms_held <= 1'\nsays='Too few rooms.'\n\
        [[award]]\ncode='ill'\ngroup='health'\npoints='31'\nwhen='medical = high'\nsays='Ill.'\n\
        {more}\n[[label]]\ncode='general'\nany_size=true\norder=['points, most first', 'reference']\n"
    );
    Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn ill() -> Facts {
    facts(&[
        ("bedrooms_held", 1.into()),
        ("medical", "high".into()),
        ("must_leave_for_works", true.into()),
    ])
}

fn total(scheme: &Scheme, facts: &Facts) -> (i64, i64) {
    let points = assess(scheme, facts, day("2026-11-23")).points.unwrap();
    (points.least, points.most)
}

#[test]
fn an_adjustment_sees_the_points_so_far() {
    let third = "[[adjustment]]\ncode='third'\npoints='0 - points / 3'\nwhen='must_leave_for_works'\nsays='A third less.'\n";
    assert_eq!(total(&by_points(third), &ill()), (34, 34));
    let most =
        "[[adjustment]]\ncode='most'\npoints='min(points, 40) - points'\nwhen='true'\nsays='At most 40.'\n";
    assert_eq!(total(&by_points(most), &ill()), (40, 40));
    // in the order of the file: first a third less, then held to a limit
    assert_eq!(total(&by_points(&format!("{third}{most}")), &ill()), (34, 34));
    assert_eq!(total(&by_points(&format!("{most}{third}")), &ill()), (27, 27));
    let least = "[[adjustment]]\ncode='fall'\npoints='0 - 100'\nwhen='true'\nsays='Fewer.'\n\
        [[adjustment]]\ncode='floor'\npoints='max(points, 0) - points'\nwhen='true'\nsays='Never below 0.'\n";
    assert_eq!(total(&by_points(least), &ill()), (0, 0));
}

#[test]
fn an_adjustment_may_look_at_the_needs_that_were_found() {
    let waiting = "[[adjustment]]\ncode='wait'\npoints='years_since(applied_on)'\nwhen='need_count >= 1'\nsays='A point a year.'\n";
    let scheme = by_points(waiting);
    assert_eq!(total(&scheme, &ill()), (51, 51), "awards are no needs");
    let mut shares = ill();
    shares.set("shares_facilities", true).unwrap();
    assert_eq!(total(&scheme, &shares), (53, 53));
}

#[test]
fn an_open_adjustment_leaves_the_total_open_and_asks() {
    let scheme = by_points(
        "[[adjustment]]\ncode='third'\npoints='0 - points / 3'\nwhen='must_leave_for_works'\nsays='A third less.'\n",
    );
    let mut open = ill();
    open.forget("must_leave_for_works");
    let answer = assess(&scheme, &open, day("2026-11-23"));
    let points = answer.points.clone().unwrap();
    assert_eq!((points.least, points.most), (34, 51));
    assert!(
        answer
            .questions
            .iter()
            .any(|question| question.fact == "must_leave_for_works")
    );
}

#[test]
fn a_limit_may_change_on_a_day() {
    let scheme = scheme(&format!(
        "[parameters]\nmost=[{{ value='£16,000' }}, {{ value='£20,000', from=2026-04-01 }}, {{ value='£25,000', from=2027-04-01 }}]\n\
        [[qualification]]\ncode='rich'\nwhen='savings <= most'\nsays='Too much.'\n{PLAIN}"
    ));
    let saved = |pounds: i64, on: &str| {
        let facts = facts(&[("savings", (pounds * 100).into())]);
        assess(&scheme, &facts, day(on)).qualifying.answer
    };
    assert_eq!(saved(16_001, "2026-03-31"), Truth::No);
    assert_eq!(saved(16_001, "2026-04-01"), Truth::Yes);
    assert_eq!(saved(20_001, "2027-03-31"), Truth::No);
    assert_eq!(saved(20_001, "2027-04-01"), Truth::Yes);
}

#[test]
fn a_limit_that_changes_must_say_so_in_order() {
    for list in [
        "[{ value='£1', from=2026-04-01 }]",
        "[{ value='£1' }, { value='£2' }]",
        "[{ value='£1' }, { value='£2', from=2026-04-01 }, { value='£3', from=2026-04-01 }]",
        "[{ value='£1' }, { value=7, from=2026-04-01 }]",
        "[]",
    ] {
        let text = format!("[scheme]\nid='x'\ntitle='X'\nversion='1'\n[parameters]\nmost={list}\n{PLAIN}");
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert_eq!(problems[0].line, 6, "{list}: {}", problems[0]);
    }
}

#[test]
fn an_open_end_of_a_time_limit_is_asked_about() {
    let text = "[scheme]\nid='x'\ntitle='X'\nversion='1'\nlaw='none'\n[[band]]\nname='One'\nlasts='8 weeks'\n\
        from='emergency_awarded_on'\nthen='Two'\n[[band]]\nname='Two'\n[priority]\notherwise='Two'\n\
        [[need]]\ncode='danger'\nband='One'\nwhen='must_leave_for_works'\nsays='Danger.'\n";
    let scheme = Scheme::load(&format!("{text}{PLAIN}"), &|_| None).unwrap();
    let mut open = ill();
    open.forget("emergency_awarded_on");
    let answer = assess(&scheme, &open, day("2026-11-23"));
    let asked: Vec<&str> = answer
        .questions
        .iter()
        .map(|question| question.fact.as_str())
        .collect();
    assert!(asked.contains(&"emergency_awarded_on"), "{asked:?}");
}

/// An order of bands, and of points within them.
const BOTH: &str =
    "[[label]]\ncode='general'\nany_size=true\norder=['band', 'points, most first', 'reference']\n";

#[test]
fn points_are_shown_in_a_scheme_of_bands_that_gives_any() {
    let scheme = scheme(&format!(
        "[[award]]\ncode='waiting'\npoints='years_since(applied_on)'\nwhen='true'\nsays='A point a year.'\n{BOTH}"
    ));
    let answer = assess(
        &scheme,
        &facts(&[("applied_on", "2020-01-01".into())]),
        day("2026-11-23"),
    );
    assert_eq!(answer.band.as_ref().map(|band| band.name.as_str()), Some("Low"));
    let points = answer.points.expect("the scheme gives points");
    assert_eq!((points.least, points.most), (6, 6));
    let mut open = facts(&[]);
    open.forget("applied_on");
    let answer = assess(&scheme, &open, day("2026-11-23"));
    assert!(
        answer
            .questions
            .iter()
            .any(|question| question.fact == "applied_on")
    );
    assert!(
        assess(&self::scheme(PLAIN), &facts(&[]), day("2026-11-23"))
            .points
            .is_none()
    );
}

#[test]
fn only_the_missing_date_of_birth_is_asked_for() {
    let scheme = scheme(&format!(
        "[[award]]\ncode='old'\npoints=5\nwhen='applicant_age >= 60'\nsays='Five points from 60.'\n{BOTH}"
    ));
    let asks = |facts: &Facts| -> Vec<(String, Option<u32>)> {
        let answer = assess(&scheme, facts, day("2026-11-23"));
        answer
            .questions
            .into_iter()
            .map(|question| (question.fact, question.nth))
            .collect()
    };
    let mut one = facts(&[]);
    one.push("members", [("relation", Value::from("applicant"))])
        .unwrap();
    assert_eq!(asks(&one), [("members.birth_date".to_owned(), Some(1))]);
    let mut nobody = facts(&[]);
    nobody.forget("members");
    assert_eq!(asks(&nobody), [("members".to_owned(), None)]);
}
