//! Totals that run from month to month: growth that stops at a cap, and shrinks from the cap.
use super::*;
use allocations::{cases, check};

const SCHEME: &str = "[scheme]\nid='running'\ntitle='Running'\nversion='1'\n[priority]\nby='points'\n\
    [[award]]\ncode='waiting'\nclause='5.1'\nsays='Two points a month up to twenty; three are lost in each month after a refusal.'\nwhen='true'\n\
    points='running (if any offer where outcome = refused and on <= as_at and on > as_at - 6 months then -3 else 2) each month since applied_on least 0 most 20'\n\
    [[label]]\ncode='l'\nany_size=true\norder=['points, most first', 'reference']\n";

fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn with(points: &str) -> String {
    let (before, rest) = SCHEME.split_once("points='running").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    format!("{before}points='{points}'\n{after}")
}

fn holds(scheme: &str, text: &str) {
    let text = format!("scheme='running'\nas_at=2026-11-23\n{text}");
    let results = cases::run(&text, &load(scheme)).unwrap_or_else(|problems| panic!("{}", problems[0]));
    assert!(!results.is_empty());
    for result in results {
        assert!(
            result.failures.is_empty(),
            "{}: {:?}",
            result.title,
            result.failures
        );
    }
}

#[test]
fn growth_stops_at_the_cap_and_shrinks_from_the_cap() {
    let refused = "offers=[{on=2026-08-30, outcome='refused'}]";
    holds(
        SCHEME,
        &format!(
            "[everyone]\napplied_on=2025-01-23\n\
            [[case]]\ntitle='Twenty two months are at the cap'\nthen={{points=20}}\nbecause='5.1'\n\
            [[case]]\ntitle='Three months after a refusal shrink from twenty, not from what would have been'\ngiven={{{refused}}}\nthen={{points=11}}\n\
            [[case]]\ntitle='The day before the third of them'\nas_at=2026-11-22\ngiven={{{refused}}}\nthen={{points=14}}\n\
            [[case]]\ntitle='Six such months, then it grows again'\nas_at=2027-05-23\ngiven={{{refused}}}\nthen={{points=8}}\n\
            [[case]]\ntitle='Nobody falls below none, and growth begins from there'\nas_at=2025-11-23\n\
            given={{offers=[{{on=2025-02-01, outcome='refused'}}]}}\nthen={{points=8}}\n\
            [[case]]\ntitle='Before the first month is over there is nothing'\ngiven={{applied_on=2026-10-24}}\nthen={{points=0}}\n\
            [[case]]\ntitle='The first month'\ngiven={{applied_on=2026-10-23}}\nthen={{points=2}}\n"
        ),
    );
}

#[test]
fn parts_add_up_before_they_are_rounded() {
    holds(
        &with("running (0.25) each week since applied_on most 30"),
        "[[case]]\ntitle='Eleven weeks are two points and three quarters'\ngiven={applied_on=2026-09-07}\nthen={points=2}\n\
         [[case]]\ntitle='Twelve are three'\ngiven={applied_on=2026-08-31}\nthen={points=3}\n",
    );
    holds(
        &with("running (if in_work then 0.5 else -1) each month since applied_on least 0.5 most 3.5"),
        "[everyone]\napplied_on=2020-01-01\n\
         [[case]]\ntitle='Three and a half at most'\ngiven={in_work=true}\nthen={points=3}\n\
         [[case]]\ntitle='A half at least'\nthen={points=0}\n",
    );
}

#[test]
fn what_is_not_known_stays_within_the_limits_and_is_asked() {
    let mut facts = facts(&[]);
    facts.forget("applied_on");
    let answer = assess(&load(SCHEME), &facts, day("2026-11-23"));
    let points = answer.points.unwrap();
    assert_eq!((points.least, points.most), (0, 20));
    assert!(answer.questions.iter().any(|one| one.fact == "applied_on"));
    // Nobody knows of the offers: in each month it may be one or the other.
    let mut known = super::facts(&[("applied_on", "2026-08-23".into())]);
    known.forget("offers");
    let answer = assess(&load(SCHEME), &known, day("2026-11-23"));
    let points = answer.points.unwrap();
    assert_eq!((points.least, points.most), (0, 6));
    assert!(
        answer.questions.iter().any(|one| one.fact == "offers"),
        "{:?}",
        answer.questions
    );
    let open = load(&with("running (1) each month since applied_on"));
    let points = assess(&open, &facts, day("2026-11-23")).points.unwrap();
    assert_eq!(points.least, 0, "nobody has waited for less than no time");
}

#[test]
fn an_order_may_go_by_a_total_and_a_condition_may_ask_for_it() {
    let text = "[scheme]\nid='x'\ntitle='X'\nversion='1'\n\
        [[qualification]]\ncode='q'\nsays='S.'\nwhen='(running (£5) each week since applied_on most £50) >= £20'\n\
        [[label]]\ncode='l'\nany_size=true\norder=['(running (1) each 2 months since applied_on most 3), most first', 'reference']\n";
    let scheme = load(text);
    let since = |name: &str, on: &str| bid(name, 1, facts(&[("applied_on", on.into())]));
    let bids = [
        since("a", "2026-10-01"),
        since("b", "2026-06-01"),
        since("c", "2026-11-01"),
        since("d", "2020-01-01"),
    ];
    let list = shortlist(
        &scheme,
        &AdvertFacts::new("A", "l"),
        &bids,
        day("2026-11-23"),
        None,
    );
    assert_eq!(names(&list), ["d", "b", "a"], "{:?}", list.not_considered);
    assert_eq!(list.rows[0].keys[0].value, "3");
}

#[test]
fn it_is_published_and_its_slips_are_told() {
    let text = allocations::explain(&load(SCHEME));
    let words = "the running total of (-3 if at least one of the offers made is one where what became of it is refused and \
        date of the offer is on or before that day and date of the offer is later than the day 6 months before that day, otherwise 2) \
        for each month since date the form was received, never less than 0, never more than 20";
    assert!(text.contains(words), "{text}");
    let text = allocations::explain(&load(&with("running (0.25) each week since applied_on most 30")));
    assert!(
        text.contains(
            "the running total of (0.25) for each week since date the form was received, never more than 30"
        ),
        "{text}"
    );
    let wrong = |points: &str| {
        let problems = Scheme::load(&with(points), &|_| None).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    };
    assert!(wrong("running (2) since applied_on").contains("no `each`"));
    assert!(wrong("running (2) each fortnight since applied_on").contains("each day, week, month or year"));
    assert!(wrong("running (2) each month").contains("no `since`"));
    assert!(wrong("running (2) each month since 3").contains("a date is wanted"));
    assert!(wrong("running (in_work) each month since applied_on").contains("cannot be added up"));
    assert!(
        wrong("running (running (1) each month since applied_on) each month since applied_on")
            .contains("inside another")
    );
    assert!(wrong("running (2) each month since applied_on most £5").contains("the total is"));
    let careful = check::careful(&load(SCHEME));
    assert!(
        careful.iter().all(|finding| finding.code == "head-not-served"),
        "{careful:?}"
    );
}
