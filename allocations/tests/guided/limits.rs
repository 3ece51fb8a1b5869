//! A time limit that has nothing to count from, and days that cannot have been.
use super::*;
use allocations::{check, explain};

const TWELVE_WEEKS: &str = "[[band]]\nname = 'A'\nlasts = '12 weeks'\nfrom = 'band_awarded_on'\nthen = 'B'\n[[band]]\nname = 'B'\n\
    [[need]]\ncode = 'm'\nband = 'A'\nwhen = 'medical = high'\nsays = 'Illness.'\n";

#[test]
fn the_text_says_that_the_last_day_counts_and_that_a_limit_may_never_begin() {
    let text = explain(&scheme(TWELVE_WEEKS));
    assert!(
        text.contains(
            "Lasts 12 weeks, until the end of the day 12 weeks after the date the band was awarded. \
             Without such a day it does not end. Then B."
        ),
        "{text}"
    );
    let fixed = TWELVE_WEEKS.replace("band_awarded_on", "first_of(band_awarded_on, applied_on)");
    let text = explain(&scheme(&fixed));
    assert!(!text.contains("Without such a day"), "{text}");
}

#[test]
fn a_limit_that_has_not_begun_has_not_passed_and_one_that_counts_from_another_day_has() {
    let case = "[[case]]\ntitle = 'T'\ngiven = { medical = 'high', applied_on = 2026-01-01 }\n";
    hold(
        &scheme(TWELVE_WEEKS),
        &format!("{case}then = {{ band = 'A', passed = 'no' }}\n"),
    );
    let fixed = TWELVE_WEEKS.replace("band_awarded_on", "first_of(band_awarded_on, applied_on)");
    hold(
        &scheme(&fixed),
        &format!("{case}then = {{ band = 'B', passed = 'yes' }}\n"),
    );
}

#[test]
fn what_has_been_done_cannot_lie_ahead() {
    let scheme = scheme(TWELVE_WEEKS);
    let case =
        |given: &str| format!("[[case]]\ntitle = 'T'\ngiven = {{ {given} }}\nthen = {{ band = 'none' }}\n");
    only(
        &refused(&scheme, &case("band_awarded_on = 2027-05-05")),
        &[
            "date the band was awarded cannot be on",
            "5 May 2027",
            "after the day of the assessment",
            "23 November 2026",
        ],
    );
    only(
        &refused(
            &scheme,
            &case(
                "offers = [{ on = 2026-01-01, outcome = 'refused' }, { on = 2027-01-01, outcome = 'refused' }]",
            ),
        ),
        &["The day of this offer is", "1 January 2027"],
    );
    only(
        &refused(
            &scheme,
            &case("moves = [{ kind = 'registered', on = 2026-11-24 }]"),
        ),
        &["The day of this move is"],
    );
    // Today is not ahead, and some days may well be.
    hold(
        &scheme,
        &case("band_awarded_on = 2026-11-23, suspended_until = 2027-01-01"),
    );
    hold(
        &scheme,
        &case("forces_left_on = 2027-01-01, jobs = [{ place = 'x', from = 2027-01-01 }]"),
    );
}

#[test]
fn a_greater_need_that_gives_less_is_told_with_the_names_of_the_bands() {
    let told = |scheme: &Scheme| {
        let findings = check::careful(scheme);
        let found = findings
            .into_iter()
            .find(|found| found.code == "greater-need-lower");
        found.expect("high is in A, and urgent in no band").problem.says
    };
    assert_eq!(
        told(&scheme(TWELVE_WEEKS)),
        "With medical need \"urgent\" a household stands lower than with \"high\" (no band and A)."
    );
    let points = "[priority]\nby = 'points'\n[[need]]\ncode = 'm'\npoints = 20\nwhen = 'medical = high'\nsays = 'Illness.'\n";
    assert_eq!(
        told(&scheme(points)),
        "With medical need \"urgent\" a household stands lower than with \"high\" (0 points and 20 points)."
    );
}
