//! Days that nobody has said, days between two stays, and breaks of a month.
use super::*;
use allocations::cases;

const POINTS: &str = "[scheme]\nid='days'\ntitle='Days'\nversion='1'\n[places]\ntown=['town']\n\
    [priority]\nby='points'\n\
    [[award]]\ncode='waiting'\npoints='min(20, 2 * years_since(applied_on))'\nwhen='true'\nsays='Two points for each year, up to twenty.'\n\
    [[qualification]]\ncode='month'\nsays='No break of more than a month in two years.'\nwhen='(unbroken time in residences where place in town gaps 1 month) >= 2 years'\n\
    [[label]]\ncode='longest'\nany_size=true\norder=['days_since(applied_on), most first', 'reference']\n\
    [[label]]\ncode='homeless'\nany_size=true\norder=['years_since(homeless_duty_on), most first', 'reference']\n";

fn load() -> Scheme {
    Scheme::load(POINTS, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// Somebody who has lived in the town since 2010, but for a break.
fn stays(spans: &[(&str, Option<&str>)]) -> Facts {
    let mut facts = Facts::new();
    for (from, to) in spans {
        let fields = [
            ("place", Value::from("town")),
            ("from", (*from).into()),
            ("to", to.map_or(Value::Nothing, Value::from)),
            ("kind", "settled".into()),
        ];
        facts.push("residences", fields).unwrap();
    }
    facts
}

#[test]
fn nobody_has_waited_for_less_than_no_time() {
    let mut facts = facts(&[]);
    facts.forget("applied_on");
    let answer = assess(&load(), &facts, day("2026-11-23"));
    let points = answer.points.unwrap();
    assert_eq!((points.least, points.most), (0, 20));
}

#[test]
fn a_number_of_days_that_nobody_knows_is_not_told_as_a_number() {
    let scheme = load().clone();
    for (label, fact, known) in [
        ("longest", "applied_on", "2026-11-22"),
        ("homeless", "homeless_duty_on", "2026-11-22"),
    ] {
        let here = || stays(&[("2010-01-01", None)]);
        let (mut open, mut told) = (here(), here());
        open.set("applied_on", "2020-01-01").unwrap();
        told.set("applied_on", "2020-01-01").unwrap();
        open.forget(fact);
        told.set(fact, known).unwrap();
        let bids = [bid("open", 1, open), bid("told", 2, told)];
        let advert = AdvertFacts::new("A-1", label);
        let list = shortlist(&scheme, &advert, &bids, day("2026-11-23"), None);
        assert_eq!(
            names(&list),
            ["told", "open"],
            "what is not known stands at its worst"
        );
        let key = &list.rows[1].keys[0];
        assert!(
            key.value.starts_with("not known") && !key.known,
            "{label}: {key:?}"
        );
    }
}

#[test]
fn days_that_must_lie_behind_us_are_refused_when_they_do_not() {
    let wrong = |fact: &str| {
        let text = format!(
            "scheme='days'\nas_at=2026-11-23\n[[case]]\ntitle='x'\ngiven={{{fact}=2026-11-24}}\nthen={{points=0}}\n"
        );
        cases::run(&text, &load()).unwrap_err()[0].to_string()
    };
    assert!(
        wrong("applied_on").contains("The form cannot have come on Tuesday 24 November 2026")
            || wrong("applied_on").contains("24 November 2026")
    );
    assert!(
        wrong("registered_on").contains("The date of registration cannot be on"),
        "{}",
        wrong("registered_on")
    );
}

/// A stay's last day is the day under `to`. Who left on 1 May and came back on 2 June was away from 2 May to 1 June: one
/// month, to the day.
#[test]
fn a_break_from_1_may_to_2_june_is_one_month_and_the_day_after_is_more() {
    let qualifies = |back: &str| {
        let facts = stays(&[("2010-01-01", Some("2026-05-01")), (back, None)]);
        assess(&load(), &facts, day("2026-11-23")).qualifying.answer
    };
    assert_eq!(qualifies("2026-06-01"), Truth::Yes);
    assert_eq!(
        qualifies("2026-06-02"),
        Truth::Yes,
        "2 May to 1 June is one month"
    );
    assert_eq!(qualifies("2026-06-03"), Truth::No, "a month and a day");
}

/// How many days somebody has lived in the town, as every evaluator says.
fn lived(spans: &[(&str, &str)], within: &str) -> usize {
    let today = day("2026-11-23");
    let spans: Vec<_> = spans.iter().map(|(from, to)| (*from, Some(*to))).collect();
    let facts = stays(&spans);
    let register = allocations::register::Register::of([&facts]);
    let at_least = |days: usize| {
        let text = format!(
            "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[places]\ntown=['town']\n\
            [[qualification]]\ncode='q'\nsays='Long enough.'\nwhen='lived(town{within}) >= {days} days'\n\
            [[label]]\ncode='l'\norder=['reference']\n"
        );
        let scheme = Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
        let row = allocations::register::outcome(&scheme, &facts, today);
        let planes = allocations::register::assess_register(&scheme, &register, today);
        assert_eq!(planes.first(), Some(&row));
        let ready = allocations::packed::Ready::new(&scheme, today);
        assert_eq!(ready.outcome(&ready.pack(&facts).unwrap(), &facts), row);
        assess(&scheme, &facts, today).qualifying.answer.is_yes()
    };
    (1..400).take_while(|days| at_least(*days)).count()
}

#[test]
fn no_day_is_lost_between_two_stays_that_follow_each_other() {
    let april = "2026-04-01";
    let june = "2026-06-30";
    let third = (april, "2026-05-03");
    let one = lived(&[(april, june)], "");
    assert_eq!(one, 90);
    assert_eq!(lived(&[third, ("2026-05-04", june)], ""), one, "the next day");
    assert_eq!(lived(&[third, ("2026-05-03", june)], ""), one, "the same day");
    assert_eq!(
        lived(&[third, ("2026-05-05", june)], ""),
        one - 2,
        "a day between"
    );
    let inside = ("2026-04-10", "2026-04-12");
    assert_eq!(lived(&[third, inside, ("2026-05-04", june)], ""), one);
    let short = [("2026-05-03", "2026-05-03"), ("2026-05-04", "2026-05-10")];
    assert_eq!(lived(&short, ""), 7, "a day and a week");
    // The first day that counts is 23 August, and a stay before it brings no day in.
    let three = ", within = 3 months";
    let alone = lived(&[("2026-08-23", "2026-09-30")], three);
    for (until, again) in [("2026-08-22", "2026-08-23"), ("2026-08-23", "2026-08-24")] {
        let before = ("2026-01-01", until);
        assert_eq!(lived(&[before, (again, "2026-09-30")], three), alone);
    }
}

/// Points that are days of the calendar, made of the day the form was received.
fn days_of_the_calendar() -> String {
    let award = |code: &str, sum: &str| {
        format!("[[award]]\ncode='{code}'\npoints='{sum}'\nwhen='true'\nsays='{code}.'\n")
    };
    let days = |to: &str| format!("days_between(2000-01-01, {to}) + 1");
    let scheme = [
        award("end", &days("month_end(applied_on)")),
        award("next", &days("next_31_march(applied_on)")),
        award("last", &days("last_1_april(applied_on)")),
        award("winter", &days("next_15_january(applied_on)")),
        award("of", "day_of(applied_on)"),
        award("week", "weekday_of(applied_on)"),
    ]
    .concat();
    let head = "[scheme]\nid='edge'\ntitle='An edge'\nversion='1'\nlaw='none'\n[priority]\nby='points'\n";
    let label = "[[label]]\ncode='g'\nany_size=true\norder=['points, most first', 'reference']\n";
    format!("{head}{scheme}{label}")
}

#[test]
fn the_calendar_makes_other_days_of_a_day() {
    use chrono::Datelike as _;
    let text = days_of_the_calendar();
    let scheme = Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let first = day("2000-01-01");
    let nth = |day: NaiveDate| day.signed_duration_since(first).num_days() + 1;
    let following = |from: NaiveDate, month: u32, of_month: u32| {
        from.iter_days()
            .find(|day| (day.month(), day.day()) == (month, of_month))
            .unwrap()
    };
    let before = |from: NaiveDate, month: u32, of_month: u32| {
        let mut days = std::iter::successors(Some(from), NaiveDate::pred_opt);
        days.find(|day| (day.month(), day.day()) == (month, of_month))
            .unwrap()
    };
    let stretches = [("2001-12-25", 130), ("2023-02-20", 20), ("2023-12-25", 800)];
    for (from, many) in stretches {
        for applied in day(from).iter_days().take(many) {
            let answer = assess(
                &scheme,
                &facts(&[("applied_on", applied.to_string().as_str().into())]),
                day("2026-11-23"),
            );
            let found: Vec<i64> = answer
                .points
                .unwrap()
                .parts
                .iter()
                .map(|part| part.least)
                .collect();
            let end = applied
                .iter_days()
                .take_while(|day| day.month() == applied.month())
                .last()
                .unwrap();
            let wanted = [
                nth(end),
                nth(following(applied, 3, 31)),
                nth(before(applied, 4, 1)),
                nth(following(applied, 1, 15)),
                i64::from(applied.day()),
                i64::from(applied.weekday().number_from_monday()),
            ];
            assert_eq!(found, wanted, "{applied}");
        }
    }
}

#[test]
fn of_a_day_that_is_not_known_nothing_is_said_that_could_turn_out_untrue() {
    let scheme = Scheme::load(&days_of_the_calendar(), &|_| None).unwrap();
    let mut open = facts(&[]);
    open.forget("applied_on");
    let points = assess(&scheme, &open, day("2026-11-23")).points.unwrap();
    for part in points
        .parts
        .iter()
        .filter(|part| part.code == "of" || part.code == "week")
    {
        assert!(part.least <= 1 && part.most >= 7, "{part:?}");
    }
}

#[test]
fn days_of_the_calendar_are_told_and_slips_in_them_too() {
    let text = days_of_the_calendar();
    let told = allocations::explain(&Scheme::load(&text, &|_| None).unwrap());
    for words in [
        "the last day of the month of the date the form was received",
        "the next 31 March on or after the date the form was received",
        "the last 1 April on or before the date the form was received",
        "the day of the month of the date the form was received",
        "the day of the week (Monday is 1) of the date the form was received",
    ] {
        assert!(told.contains(words), "{words} is not in:\n{told}");
    }
    for (wrong, meant) in [
        ("next_29_february(applied_on)", "next_31_march(applied_on)"),
        ("next_31_marh(applied_on)", "next_31_march"),
        ("month_end(in_work)", "a date is wanted"),
        ("month_end()", "month_end(applied_on)"),
    ] {
        let text = text.replace("month_end(applied_on)", wrong);
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert!(problems[0].to_string().contains(meant), "{}", problems[0]);
    }
}

#[test]
fn a_priority_may_last_to_the_end_of_the_financial_year() {
    let more = "[[need]]\ncode='ill'\nband='High'\nwhen='medical = high'\nsays='Ill.'\nuntil='next_31_march(medical_awarded_on)'\n";
    let scheme = scheme(&format!("{more}{PLAIN}"));
    let ill = facts(&[
        ("medical", "high".into()),
        ("medical_awarded_on", "2026-04-01".into()),
    ]);
    let band = |on: &str| assess(&scheme, &ill, day(on)).band.unwrap().name;
    assert_eq!(band("2027-03-31"), "High");
    assert_eq!(band("2027-04-01"), "Low");
}
