//! Numbers with decimals, limits over many homes, and what is said where one of them is not right.
use super::*;
use allocations::check::careful;
use allocations::{Facts, explain};

const CARE: &str = "[[fact]]\nname = 'care_hours'\ntype = 'number'\nunit = 'hours'\ndecimals = 1\nleast = 0\nmost = 168\nlabel = 'hours of care'\n";

fn prints(scheme: &Scheme, wanted: &[&str]) {
    let text = explain(scheme);
    for part in wanted {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}

/// The remarks with this code.
fn remarks(scheme: &Scheme, code: &str) -> Vec<String> {
    let found = careful(scheme).into_iter().filter(|found| found.code == code);
    found.map(|found| found.problem.says).collect()
}

/// A need of points with this sum and condition.
fn award(points: &str, when: &str) -> String {
    format!(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = '{points}'\nwhen = '{when}'\nsays = 'A.'\n"
    )
}

#[test]
fn the_text_prints_decimals_as_they_are_written() {
    let sums = award(
        "0.5 + 2 * care_hours",
        "care_hours between 2.5 and 10 or care_hours in [12.5, 14]",
    );
    prints(
        &scheme(&format!("{CARE}{sums}")),
        &[
            "Points: (0.5 plus 2 times hours of care), rounded down.",
            "hours of care is at least 2.5 and hours of care is at most 10",
            "hours of care is 12.5 or 14",
        ],
    );
    let sums = award("round_up(0.5 * care_hours)", "care_hours + 0.5 >= applicant_age");
    let wanted = ["Points: 0.5 times hours of care, rounded up."];
    let slip = problems(&format!("{CARE}{sums}"));
    only(
        &slip,
        &["A number of hours cannot be compared with a number of years."],
    );
    prints(
        &scheme(&format!("{CARE}{}", award("round_up(0.5 * care_hours)", "true"))),
        &wanted,
    );
}

#[test]
fn a_stored_household_keeps_a_number_with_decimals() {
    let scheme = scheme(CARE);
    let mut facts = Facts::new();
    facts.set_own("care_hours", "2.5");
    assert_eq!(scheme.wrong_facts(&facts), []);
    for (wrong, says) in [
        ("2.55", "has more than 1 figure after the point"),
        ("168.1", "must be from 0 to 168"),
        ("many", "is not a number, such as 2.5,"),
        ("2.", "is not a number"),
    ] {
        facts.set_own("care_hours", wrong);
        let found = scheme.wrong_facts(&facts);
        assert!(found[0].says.contains(says), "{}", found[0].says);
    }
}

#[test]
fn slips_about_decimals_are_told() {
    let fact = |lines: &str| format!("[[fact]]\nname = 'f'\n{lines}\n");
    only(
        &problems(&fact("type = 'money'\ndecimals = 1")),
        &["Only a number has decimals."],
    );
    only(
        &problems(&fact("type = 'number'\ndecimals = 4")),
        &["A number has at most three figures after the point."],
    );
    only(
        &problems(&fact("type = 'number'\ndecimals = 1\nmost = 2.25")),
        &["`most` must be a number with at most 1 after the point."],
    );
    only(
        &problems(&format!("{CARE}{}", award("1", "care_hours in [2.25]"))),
        &["more places after the point than the fact", "at most 1"],
    );
    only(
        &problems(&award("0.5", "true")),
        &["This is a part of something, but not of what."],
    );
}

#[test]
fn none_may_be_one_side_of_a_choice_but_not_both() {
    let lines = award("if in_work then none else 5", "true");
    let scheme = scheme(&lines);
    prints(&scheme, &["none if"]);
    hold(
        &scheme,
        "[[case]]\ntitle = 'A'\ngiven = { in_work = true }\nthen = { points = 0 }\n\
         [[case]]\ntitle = 'B'\ngiven = { in_work = false }\nthen = { points = 5 }\n",
    );
    only(
        &problems(&award("if in_work then none else none", "true")),
        &["Both answers are none"],
    );
    only(
        &problems(&award("1", "if in_work then none else shares_facilities")),
        &["A yes or no is never none."],
    );
}

#[test]
fn a_comparison_beyond_what_a_fact_can_be_is_remarked_on() {
    let said = |when: &str| remarks(&scheme(&format!("{CARE}{}", award("1", when))), "out-of-reach");
    assert_eq!(
        said("care_hours > 200"),
        ["`care_hours` is from 0 to 168, so this comparison with 200 never holds."]
    );
    assert_eq!(
        said("care_hours > 168"),
        ["`care_hours` is from 0 to 168, so this comparison with 168 never holds."]
    );
    assert_eq!(
        said("care_hours < 168.5"),
        ["`care_hours` is from 0 to 168, so this comparison with 168.5 always holds."]
    );
    assert_eq!(
        said("any job where hours > 200").len(),
        1,
        "a field of a list is looked at too"
    );
    for fine in ["care_hours >= 168", "care_hours > 0", "care_hours < 168"] {
        assert_eq!(said(fine), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn limits_over_many_homes_are_published_and_their_slips_told() {
    let label = |cap: &str| {
        format!(
            "[[label]]\ncode = 'l'\nany_size = true\norder = ['reference']\ncaps = [{{ code = 'c', says = 'Some.', when = 'in_work', {cap} }}]\n"
        )
    };
    prints(
        &scheme(&label("share = 25, window = '12 months'")),
        &["At most 25 in 100 of all homes let in the last 12 months, with those of this advert."],
    );
    prints(
        &scheme(&label("share = '1 of 3'")),
        &["At most 1 of 3 of all homes let so far, with those of this advert."],
    );
    prints(
        &scheme(&label("most = 200, window = 'calendar year'")),
        &["At most 200. Homes let in this calendar year count, with those of this advert."],
    );
    prints(
        &scheme(&label("most = 4, adds = 'household_size'")),
        &["At most 4. Each household counts as: number of people in the household."],
    );
    for (cap, says) in [
        ("beyond = 'not considered'", "This cap names no number."),
        ("most = 2, share = 25", "A cap has a number or a share, not both."),
        (
            "share = 25, adds = 'household_size'",
            "A share is of homes, and `adds` counts something else.",
        ),
        ("share = 125", "A share is a number in a hundred"),
        (
            "most = 2, window = 'always'",
            "The window must be a length of time",
        ),
    ] {
        only(&problems(&label(cap)), &[says]);
    }
    let scheme = scheme(&label("share = 25"));
    only(
        &refused(
            &scheme,
            "[advert]\nlabel = 'l'\n[[case]]\ntitle = 'T'\npast = [{ label = 'l', on = 2026-01-01, groups = ['d'] }]\n\
             bids = [{ who = 'a' }]\nthen = { order = ['a'] }\n",
        ),
        &["No cap called `d` counts homes that were let before."],
    );
}

#[test]
fn text_says_a_thing_once_and_as_people_say_it() {
    prints(
        &scheme(&award("1", "any member where disabled and age < 10")),
        &["at least one of the people in the household is one where disabled and age is less than 10"],
    );
    prints(
        &scheme(&award("1", "50% of household_size = 3")),
        &["When: 50% of number of people in the household is exactly 3."],
    );
    prints(
        &scheme(
            "[definitions]\nunits = { when = '0.5 * bedrooms_held + 0.3 * household_size', says = 'units' }\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'savings < £10 * units'\n",
        ),
        &[
            "£10 times “units”",
            "0.5 times bedrooms they have the use of plus 0.3 times number of people",
        ],
    );
    prints(
        &scheme(
            "[dates]\nmoving_down = 'keep the date'\n[[dates.rank]]\nname = 'd'\nuse = 'first_of(moved_on, applied_on)'\n",
        ),
        &[
            "- d: date of the last move between bands, by the rule of the scheme, or else date the form was received.",
            "How the date of the last move between bands is found:\n\n- Moving down a band: the date it had before.",
        ],
    );
}
