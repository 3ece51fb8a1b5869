//! What is not known of a total of points, and no more: limits hold, and parts of the total go with the total.
use super::*;
use allocations::explain;

/// Sixty points for illness and five a year; half for a refusal; then two limits, as the given lines put them.
fn by_points(limits: &str) -> Scheme {
    scheme(&format!(
        "[priority]\nby = 'points'\n\
         [[need]]\ncode = 'm'\npoints = 60\nwhen = 'medical = high'\nsays = 'Illness.'\n\
         [[award]]\ncode = 'w'\npoints = '5 * years_since(applied_on)'\nwhen = 'applied_on is given'\nsays = 'Years.'\n\
         [[adjustment]]\ncode = 'half'\npoints = '0 - 50% of points'\nwhen = 'any offer where outcome = refused'\nsays = 'Half for a refusal.'\n\
         [[adjustment]]\ncode = 'limits'\nclause = '9.1'\n{limits}\nwhen = 'true'\nsays = 'From none to fifty.'\n\
         [[label]]\ncode = 'fifty'\nany_size = true\norder = ['points', 'reference']\n\
         may_bid = [{{ code = 'most', says = 'At most fifty.', when = 'points <= 50' }}]\n"
    ))
}

const WAYS: [&str; 2] = [
    "at_most = 50\nat_least = 0",
    "points = 'max(0, min(points, 50)) - points'",
];

#[test]
fn fifty_either_way_is_fifty() {
    for limits in WAYS {
        let scheme = by_points(limits);
        hold(
            &scheme,
            "[everyone]\napplied_on = 2016-11-23\n\
             [[case]]\ntitle = 'Illness not known: 50, or 110 held at 50'\nunknown = ['medical']\nadvert = { label = 'fifty' }\n\
             then = { points = 50, certain = 'yes', may_bid = 'yes', not_asks = ['medical'] }\n\
             [[case]]\ntitle = 'Neither is behind the other'\nadvert = { label = 'fifty' }\n\
             bids = [{ who = 'a', unknown = ['medical'] }, { who = 'b' }]\n\
             then = { order = ['a', 'b'], below = ['reference'] }\n\
             [[case]]\ntitle = 'Refusals not known: 25 or 50'\nunknown = ['offers']\nadvert = { label = 'fifty' }\n\
             then = { may_bid = 'yes', certain = 'unknown', asks = ['offers'] }\n",
        );
    }
}

#[test]
fn a_known_total_is_held_to_both_limits() {
    for limits in WAYS {
        let scheme = by_points(limits);
        hold(
            &scheme,
            "[[case]]\ntitle = 'Most'\ngiven = { applied_on = 2016-11-23, medical = 'high' }\nthen = { points = 50 }\n\
             [[case]]\ntitle = 'Between'\ngiven = { applied_on = 2016-11-23, offers = [{ on = 2026-01-01, outcome = 'refused' }] }\nthen = { points = 25 }\n",
        );
    }
    let scheme = scheme(
        "[[award]]\ncode = 'lost'\npoints = '0 - 5 * (count offers)'\nwhen = 'true'\nsays = 'Lost.'\n\
         [[adjustment]]\ncode = 'least'\nat_least = 'count members'\nwhen = 'in_work'\nsays = 'A point for each person at least.'\n\
         [priority]\nby = 'points'\n",
    );
    let one = "offers = [{ on = 2026-01-01, outcome = 'refused' }], members = [{ relation = 'applicant', age = 40 }]";
    hold(
        &scheme,
        &format!(
            "[[case]]\ntitle = 'Works'\ngiven = {{ {one}, in_work = true }}\nthen = {{ points = 1 }}\n\
             [[case]]\ntitle = 'Does not'\ngiven = {{ {one} }}\nthen = {{ points = -5 }}\n\
             [[case]]\ntitle = 'Perhaps'\ngiven = {{ {one} }}\nunknown = ['in_work']\nthen = {{ certain = 'unknown', asks = ['in_work'] }}\n"
        ),
    );
}

#[test]
fn a_part_of_the_total_goes_with_the_total() {
    // Ten points are lost for each refusal, and never more than there are.
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[need]]\ncode = 'm'\npoints = 60\nwhen = 'medical = high'\nsays = 'Illness.'\n\
         [[adjustment]]\ncode = 'lost'\npoints = '0 - min(points, 10 * (count offers))'\nwhen = 'true'\nsays = 'Ten for each refusal.'\n\
         [[label]]\ncode = 'some'\nany_size = true\norder = ['reference']\nmay_bid = [{ code = 'none', says = 'Never below none.', when = 'points between 0 and 50' }]\n",
    );
    let answer = failures(
        &scheme,
        "[[case]]\ntitle = 'T'\ngiven = { offers = [{ on = 2026-01-01, outcome = 'refused' }] }\nunknown = ['medical']\nthen = { points = -1 }\n",
    );
    assert_eq!(
        answer,
        ["points: the case says \"-1\", the scheme gives \"0 to 50\""]
    );
    hold(
        &scheme,
        "[[case]]\ntitle = 'T'\nadvert = { label = 'some' }\ngiven = { offers = [{ on = 2026-01-01, outcome = 'refused' }] }\nunknown = ['medical']\nthen = { may_bid = 'yes' }\n",
    );
}

#[test]
fn an_adjustment_that_looks_at_no_points_keeps_its_own_range() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[need]]\ncode = 'm'\npoints = 1000000\nwhen = 'medical = high'\nsays = 'Illness.'\n\
         [[adjustment]]\ncode = 'work'\npoints = 5\nwhen = 'in_work'\nsays = 'Work.'\n\
         [[adjustment]]\ncode = 'half'\npoints = '0 - points / 2'\nwhen = 'true'\nsays = 'Half.'\n",
    );
    let facts = Facts::new();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let points = allocations::assess(&scheme, &facts, day).points.unwrap();
    let work = points.parts.iter().find(|part| part.code == "work").unwrap();
    assert_eq!((work.least, work.most), (0, 5));
    // A wide total is looked at in pieces: close to the truth, and never inside it.
    assert!(points.least <= 0 && points.least > -2_000, "{}", points.least);
    assert!(points.most >= 500_003 && points.most < 503_000, "{}", points.most);
}

#[test]
fn the_text_and_the_messages_name_the_limits() {
    let text = explain(&by_points(WAYS[0]));
    assert!(
        text.contains(
            "From none to fifty. (9.1) The total is then at most 50. The total is then at least 0."
        ),
        "{text}"
    );
    only(
        &problems("[[adjustment]]\ncode = 'x'\nsays = 'X.'\nwhen = 'true'\n"),
        &["changes nothing", "`at_most = 50`"],
    );
    only(
        &problems("[[adjustment]]\ncode = 'x'\nsays = 'X.'\nwhen = 'true'\nat_most = '£50'\n"),
        &["a sum of money"],
    );
}
