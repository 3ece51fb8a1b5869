//! Totals that run from month to month: growth that stops at a cap, and shrinks from the cap.
use super::*;
use allocations::check;

const SCHEME: &str = "[scheme]\nid='running'\ntitle='Running'\nversion='1'\n[priority]\nby='points'\n\
    [[award]]\ncode='waiting'\nclause='5.1'\nsays='Two points a month up to twenty; three are lost in each month after a refusal.'\nwhen='true'\n\
    points='running (if any offer where outcome = refused and on <= as_at and on > as_at - 6 months then -3 else 2) each month since applied_on least 0 most 20'\n\
    [[label]]\ncode='l'\nany_size=true\norder=['points, most first', 'reference']\n";

fn with(points: &str) -> String {
    let (before, rest) = SCHEME.split_once("points='running").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    format!("{before}points='{points}'\n{after}")
}

fn holds(scheme: &str, text: &str) {
    let text = format!("scheme='running'\nas_at=2026-11-23\n{text}");
    all_hold(&load(scheme), &text);
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
fn every_period_since_the_beginning_counts() {
    let days = |points: &str, cases: &str| {
        holds(
            &with(points),
            &format!("[everyone]\napplied_on=2022-11-23\n{cases}"),
        );
    };
    days(
        "running (1) each day since applied_on least 0 most 30000",
        "[[case]]\ntitle='Four years, one of them a leap year'\nthen={points=1461}\n\
         [[case]]\ntitle='Two centuries'\ngiven={applied_on=1826-11-23}\nthen={points=30000}\n",
    );
    days(
        "running (1) each week since applied_on",
        "[[case]]\ntitle='Twenty six years of weeks'\ngiven={applied_on=2000-11-23}\nthen={points=1356}\n",
    );
    // The amount is another one on each day, so that every day has to be asked.
    days(
        "running (if month_of(as_at) = 2 then 1 else 0) each day since applied_on",
        "[[case]]\ntitle='The days of four Februaries'\nthen={points=113}\n\
         [[case]]\ntitle='Of forty'\ngiven={applied_on=1986-11-23}\nthen={points=1130}\n",
    );
    // Two points on each anniversary, all lost where the form was not renewed in time: asked of each day.
    days(
        "running ((if years_between(applied_on, as_at) > years_between(applied_on, as_at - 1 day) then 2 else 0) \
         - (if no event where on >= as_at - 400 days and on <= as_at then 20 else 0)) each day since applied_on least 0 most 20",
        "[[case]]\ntitle='Twelve years, and renewed each year'\n\
         given={applied_on=2014-11-23, events=[{kind='r', on=2014-11-23}, {kind='r', on=2015-11-20}, {kind='r', on=2016-11-20}, \
         {kind='r', on=2017-11-20}, {kind='r', on=2018-11-20}, {kind='r', on=2019-11-20}, {kind='r', on=2020-11-20}, {kind='r', on=2021-11-20}, \
         {kind='r', on=2022-11-20}, {kind='r', on=2023-11-20}, {kind='r', on=2024-11-20}, {kind='r', on=2025-11-20}]}\nthen={points=20}\n",
    );
}

#[test]
fn an_age_inside_is_the_age_on_that_day() {
    holds(
        &with("running (if applicant_age >= 18 then 1 else 0) each year since applied_on"),
        "[[case]]\ntitle='Eighteen for four of six years'\n\
         given={applied_on=2020-11-23, members=[{relation='applicant', birth_date=2005-06-01}]}\nthen={points=4}\n",
    );
}

#[test]
fn a_total_may_be_halved_where_it_stands() {
    let halved = "running (if any offer where outcome = refused and on > period_began and on <= as_at \
        then 0 - 50% of total_so_far else 2) each year since applied_on least 0 most 20";
    holds(
        &with(halved),
        "[everyone]\napplied_on=2016-11-23\n\
         [[case]]\ntitle='Ten years'\nthen={points=20}\n\
         [[case]]\ntitle='Refused in the sixth: ten become five, and grow on'\n\
         given={offers=[{on=2022-03-01, outcome='refused'}]}\nthen={points=13}\n\
         [[case]]\ntitle='And again in the eighth: seven become three and a half'\n\
         given={offers=[{on=2022-03-01, outcome='refused'}, {on=2024-03-01, outcome='refused'}]}\nthen={points=7}\n",
    );
    // Nobody knows of the offers: no answer may lie outside what is said now.
    let mut open = facts(&[("applied_on", "2016-11-23".into())]);
    open.forget("offers");
    let scheme = load(&with(halved));
    let points = assess(&scheme, &open, day("2026-11-23")).points.unwrap();
    assert!(points.least <= 7 && points.most == 20, "{points:?}");
    let text = allocations::explain(&scheme);
    assert!(text.contains("the total so far"), "{text}");
    let problems = Scheme::load(&with("2 + total_so_far"), &|_| None).unwrap_err();
    let told = problems[0].to_string();
    assert!(told.contains("only in the brackets of a running total"), "{told}");
}

#[test]
fn the_last_move_is_not_known_to_a_step() {
    let text = "[scheme]\nid='step'\ntitle='M'\nversion='1'\nlaw='none'\n[[band]]\nname='High'\n[[band]]\nname='Low'\n\
        [priority]\notherwise='Low'\n[[need]]\ncode='health'\nband='High'\nwhen='medical = high'\nsays='Health.'\n\
        [[step]]\ncode='long'\nfrom=['High']\nto='Low'\nwhen='moved_on <= as_at - 26 weeks'\nsays='26 weeks.'\n\
        [dates]\nmoving_up='date decided'\n[[dates.rank]]\nname='d'\nuse='first_of(moved_on, applied_on)'\n\
        [[label]]\ncode='g'\nany_size=true\norder=['band', 'priority date', 'reference']\n";
    let problems = Scheme::load(text, &|_| None).unwrap_err();
    let told = problems[0].to_string();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(told.contains("`moved_on` is not known yet"), "{told}");
    assert!(
        told.contains("`latest on of moves where kind in [registered, reassessed]`"),
        "{told}"
    );
    let scheme = text.replace(
        "moved_on <= as_at",
        "(latest on of moves where kind in [registered, reassessed]) <= as_at",
    );
    let given = "given={medical='high', applied_on=2020-01-01, moves=[{kind='registered', on=2020-01-01, band='Low'}, {kind='reassessed', on=";
    let cases = format!(
        "scheme='step'\nas_at=2026-11-23\n\
         [[case]]\ntitle='A month ago'\n{given}2026-10-23, band='High'}}]}}\nthen={{band='High'}}\n\
         [[case]]\ntitle='A year ago'\n{given}2025-10-23, band='High'}}]}}\nthen={{band='Low'}}\n"
    );
    for result in cases::run(&cases, &load(&scheme)).unwrap_or_else(|problems| panic!("{}", problems[0])) {
        assert!(
            result.failures.is_empty(),
            "{}: {:?}",
            result.title,
            result.failures
        );
    }
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

#[test]
fn a_total_that_halves_stays_in_its_bounds_while_its_first_day_is_not_known() {
    holds(
        &with("64 + running (0 - 50% of (64 + total_so_far)) each 2 years since registered_on least -64"),
        "[[case]]\ntitle='Any day'\nunknown=['registered_on']\nthen={points='0 to 64'}\n\
         [[case]]\ntitle='Two times halved'\ngiven={registered_on=2022-11-23}\nthen={points=16}\n",
    );
    // A total that grows by itself runs as far as the days go, and no further.
    holds(
        &with("running (1 + total_so_far) each year since registered_on most 100"),
        "[[case]]\ntitle='Any day'\nunknown=['registered_on']\nthen={points='0 to 100'}\n\
         [[case]]\ntitle='Three years'\ngiven={registered_on=2023-11-23}\nthen={points=7}\n",
    );
}
