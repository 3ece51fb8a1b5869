//! A division that is rounded up counts how many times, as one that is rounded down does.
use super::*;
use allocations::explain;

#[test]
fn money_by_money_rounded_up_is_a_number_and_not_pence() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'saved'\npoints = 'round_up(savings / £250)'\nwhen = 'true'\nsays = 'Savings.'\n",
    );
    for (savings, points) in [("£0", 0), ("£0.01", 1), ("£250", 1), ("£250.01", 2), ("£500", 2)] {
        hold(
            &scheme,
            &format!(
                "[[case]]\ntitle = 'T'\ngiven = {{ savings = '{savings}' }}\nthen = {{ points = {points} }}\n"
            ),
        );
    }
    let text = explain(&scheme);
    assert!(text.contains("divided by £250, rounded up"), "{text}");
}

#[test]
fn a_number_of_times_cannot_be_compared_with_money() {
    let told =
        problems("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'round_up(savings / £250) = £0.02'\n");
    assert_eq!(told.len(), 1, "{told:#?}");
    scheme("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'round_up(savings / £250) = 2'\n");
    scheme("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'round_up(savings / 3) >= £0.02'\n");
}

#[test]
fn a_length_by_a_length_rounded_up_is_a_number_and_not_days() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'worked'\npoints = 'round_up((time in jobs) / 4 weeks)'\nwhen = 'true'\nsays = 'Work.'\n",
    );
    for (from, points) in [
        ("2026-11-23", 0),
        ("2026-11-22", 1),
        ("2026-10-26", 1),
        ("2026-10-25", 2),
    ] {
        hold(
            &scheme,
            &format!(
                "[[case]]\ntitle = 'T'\ngiven = {{ jobs = [{{ place = 'x', from = {from} }}] }}\nthen = {{ points = {points} }}\n"
            ),
        );
    }
    let text = explain(&scheme);
    assert!(text.contains("divided by 4 weeks, rounded up"), "{text}");
}

#[test]
fn a_whole_number_and_one_with_decimals_are_values_of_one_parameter() {
    let rate = |values: &str| {
        scheme(&format!(
            "[parameters]\nrate = [{values}]\n[priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = 'rate% of 1000'\nwhen = 'rate > 1'\nsays = 'A.'\n"
        ))
    };
    let cases = "[[case]]\ntitle = 'Before'\nthen = { points = 333 }\n\
        [[case]]\ntitle = 'After'\nas_at = 2027-01-01\nthen = { points = 500 }\n";
    hold(
        &rate("{ value = 33.3 }, { value = 50, from = 2027-01-01 }"),
        cases,
    );
    hold(
        &rate("{ value = \"33.3\" }, { value = 50.00, from = 2027-01-01 }"),
        cases,
    );
    let other = cases.replace("333", "500").replace(
        "After'\nas_at = 2027-01-01\nthen = { points = 500",
        "After'\nas_at = 2027-01-01\nthen = { points = 333",
    );
    hold(
        &rate("{ value = 50 }, { value = 33.333, from = 2027-01-01 }"),
        &other,
    );
    let text = explain(&rate("{ value = 33.3 }, { value = 50, from = 2027-01-01 }"));
    assert!(
        text.contains("(50 if today is on or after 1 January 2027, otherwise 33.3) is more than 1"),
        "{text}"
    );
    only(
        &problems("[parameters]\nrate = [{ value = 33.3 }, { value = \"£50\", from = 2027-01-01 }]\n"),
        &["This is not a value that `rate` can take", "all of one kind"],
    );
}
