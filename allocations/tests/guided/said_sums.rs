//! The published words of a sum give the same number as the rule, with decimals of every kind and brackets.
use super::*;
use allocations::explain;

/// A scheme with decimals of every kind and one requirement, and the words that it publishes for it.
fn said(when: &str) -> String {
    let text = explain(&scheme(&format!(
        "[parameters]\nrate = 33.333\npct = 12.5\nshare = [{{ value = 33.3 }}, {{ value = 50.0, from = 2027-01-01 }}]\n\
         [[fact]]\nname = 'care'\ntype = 'number'\ndecimals = 1\nlabel = 'care level'\nasks = '?'\n\
         [[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
    )));
    let line = text.lines().find(|line| line.starts_with("- Q."));
    let line = line.unwrap_or_else(|| panic!("{text}"));
    line.trim_start_matches("- Q. Met when: ")
        .trim_end_matches('.')
        .replace("money the household takes home", "net")
        .replace("household income before tax", "gross")
        .replace("savings and investments", "savings")
        .replace("number of people in the household", "people")
        .replace(
            "(50 if today is on or after 1 January 2027, otherwise 33.3)",
            "(share)",
        )
}

/// Each rule and its words; every pair was worked out by hand to be the same sum.
fn are_said(pairs: &[(&str, &str)]) {
    let told: Vec<String> = pairs.iter().map(|(rule, _)| said(rule)).collect();
    let wrong: Vec<String> = pairs
        .iter()
        .zip(&told)
        .filter(|((_, words), told)| words != told)
        .map(|((rule, words), told)| format!("{rule}\n  wanted: {words}\n  told:   {told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_decimal_beside_a_percentage_is_said_at_its_size() {
    are_said(&[
        (
            "net_income <= 33.333% of gross_income",
            "net is at most 33.333% of gross",
        ),
        (
            "net_income <= rate% of gross_income",
            "net is at most 33.333% of gross",
        ),
        (
            "net_income <= pct% of gross_income",
            "net is at most 12.5% of gross",
        ),
        (
            "net_income <= 2 * pct% of gross_income",
            "net is at most 2% of 12.5 times gross",
        ),
        (
            "net_income <= share% of gross_income",
            "net is at most (share) times 1% of gross",
        ),
        (
            "net_income <= care% of gross_income",
            "net is at most care level times 1% of gross",
        ),
        (
            "10000 * pct% of household_size > 5",
            "10000% of 12.5 times people is more than 5",
        ),
        (
            "100 * share% of household_size > 5",
            "100% of (share) times people is more than 5",
        ),
    ]);
}

#[test]
fn a_decimal_beside_a_sum_of_money_is_said_at_its_size() {
    are_said(&[
        (
            "savings <= £100 * care",
            "savings is at most £100 times care level",
        ),
        (
            "savings <= care * £100",
            "savings is at most care level times £100",
        ),
        (
            "savings + equity <= £100 * care",
            "savings plus value of property after the mortgage is at most £100 times care level",
        ),
        (
            "savings <= 2.5 * gross_income",
            "savings is at most 2.5 times gross",
        ),
        (
            "savings <= share * gross_income",
            "savings is at most (share) times gross",
        ),
        (
            "£100 * care >= savings",
            "£100 times care level is at least savings",
        ),
    ]);
}

#[test]
fn a_sum_that_begins_with_a_percentage_keeps_its_brackets() {
    are_said(&[
        (
            "net_income <= ((50% of savings + £25) / £50) * £50",
            "net is at most (50% of savings plus £25) divided by £50 times £50",
        ),
        (
            "net_income <= 50% of savings + £25 / £50 * £50",
            "net is at most 50% of savings plus £25 divided by £50 times £50",
        ),
        (
            "net_income <= (50% of (savings + £25) / £50) * £50",
            "net is at most 50% of (savings plus £25) divided by £50 times £50",
        ),
        (
            "net_income <= savings - (50% of gross_income - £25)",
            "net is at most savings less (50% of gross less £25)",
        ),
    ]);
}

#[test]
fn what_is_rounded_is_said_where_it_makes_a_difference() {
    are_said(&[
        // Twelve people are 2.4: that is at least 2 as much as 2 is, but more than 2 only until it is rounded.
        ("2 * household_size / 10 >= 2", "0.2 times people is at least 2"),
        (
            "2 * household_size / 10 > 2",
            "(0.2 times people, rounded down) is more than 2",
        ),
        (
            "2 * household_size / 10 = 2",
            "(0.2 times people, rounded down) is 2",
        ),
        ("0.2 * household_size > 2", "0.2 times people is more than 2"),
        ("0.2 * household_size = 2", "0.2 times people is exactly 2"),
        (
            "2 * household_size / 10 * 3 >= 2",
            "(0.2 times people, rounded down) times 3 is at least 2",
        ),
        (
            "round_up(household_size / 3) <= 2",
            "(people divided by 3, rounded up) is at most 2",
        ),
        // Beyond a millionth nothing is kept exact.
        (
            "rate% of (33.333% of net_income) > £5",
            "33.333 times (0.33333% of net, rounded down) is more than £5",
        ),
    ]);
}

#[test]
fn a_decimal_within_a_longer_sum_is_said_at_its_size() {
    are_said(&[
        (
            "savings - care% of gross_income <= £500",
            "savings less care level times 1% of gross is at most £500",
        ),
        (
            "care% of gross_income + £25 >= savings",
            "care level times 1% of gross plus £25 is at least savings",
        ),
        (
            "share% of (savings + £25) >= net_income",
            "(share) times 1% of (savings plus £25) is at least net",
        ),
        (
            "(care% of savings + £25) / £50 * £50 >= net_income",
            "(care level times 1% of savings plus £25) divided by £50 times £50 is at least net",
        ),
        ("care * care > 6", "care level times care level is more than 6"),
        (
            "care > 2 * household_size",
            "care level is more than 2 times people",
        ),
        (
            "care + household_size > 2.5",
            "care level plus people is more than 2.5",
        ),
    ]);
}
