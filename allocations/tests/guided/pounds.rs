//! Parts of sums of money, as they are published: in pounds, and never a hundred times too large.
use super::*;
use allocations::explain;

fn limit(sum: &str) -> String {
    let text = explain(&scheme(&format!(
        "[definitions]\nbase = '£35,000'\nadults = {{ when = 'count members where age >= 18', says = 'adults' }}\nlimit = {{ when = '{sum}', says = 'the income limit' }}\n\
         [[eligibility]]\ncode = 'income'\nsays = 'Your income may be at most the limit.'\nwhen = 'net_income <= limit'\n"
    )));
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("- “the income limit”: "));
    line.unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn a_sum_with_parts_is_printed_in_pounds() {
    for (sum, words) in [
        (
            "£35,000 + 5% of savings",
            "£35,000 plus 5% of savings and investments.",
        ),
        ("33.3% of base + £100", "33.3% of £35,000 plus £100."),
        (
            "base + adults * 5% of base",
            "£35,000 plus “adults” times 5% of £35,000.",
        ),
        (
            "max(£500, 5% of savings)",
            "(the larger of £500 and 5% of savings and investments).",
        ),
        (
            "base + min(10% of base, 5% of base * (adults - 1)) + min(10% of base, 2.5% of base * adults)",
            "£35,000 plus (the smaller of 10% of £35,000 and (“adults” less 1) times 5% of £35,000) plus (the smaller of 10% of £35,000 and 2.5% of £35,000 times “adults”).",
        ),
        (
            "£500 - (£100 + 5% of savings)",
            "£500 less (£100 plus 5% of savings and investments).",
        ),
        ("50% of (25% of savings)", "12.5% of savings and investments."),
    ] {
        assert_eq!(limit(sum), words, "{sum}");
    }
}

#[test]
fn an_order_and_a_comparison_of_parts_are_printed_in_pounds() {
    let text = explain(&scheme(
        "[[award]]\ncode = 'c'\npoints = '3 + 2.5 * bedrooms_held'\nwhen = 'savings + 5% of net_income > £500 + 10% of net_income'\nsays = 'C.'\n\
         [priority]\nby = 'points'\n\
         [[label]]\ncode = 'o'\nany_size = true\norder = ['points', { by = '£500 + 5% of savings', order = 'lowest first' }, 'reference']\n",
    ));
    for wanted in [
        "Points: 3 plus 2.5 times bedrooms they have the use of.",
        "savings and investments plus 5% of money the household takes home is more than £500 plus 10% of money the household takes home",
        "then £500 plus 5% of savings and investments, lowest first",
        "A part, such as 5% or 0.5 times, stays exact where it is added, compared or put in order.",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(!text.contains("A division"), "{text}");
}
