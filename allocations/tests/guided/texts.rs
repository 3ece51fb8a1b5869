//! What the printed text says of stages, dates and changes.
use super::*;
use allocations::check::{careful, diff};
use allocations::explain;

const STAGES: &str = "[[label]]\ncode = 'staged'\nany_size = true\n\
    [[label.stages]]\ncode = 'village'\nsays = 'The village.'\nwhen = 'in_work'\norder = ['tier', 'reference']\n\
    tiers = [{ code = 'old', says = 'Sixty and over.', when = 'applicant_age >= 60' }]\n\
    [[label.stages]]\ncode = 'rest'\nsays = 'Everyone else.'\nwhen = 'true'\norder = ['reference']\n";

#[test]
fn one_stage_follows_another_and_whoever_is_in_no_tier_of_the_first_is_in_no_other() {
    let scheme = scheme(STAGES);
    let text = explain(&scheme);
    assert!(
        text.contains("Each household stands in the first of these stages that it is in."),
        "{text}"
    );
    let told: Vec<String> = careful(&scheme)
        .into_iter()
        .map(|found| found.problem.says)
        .collect();
    assert!(
        told.iter().any(|says| says
            == "The last tier of `staged` in stage 1 does not take everyone who is left. The others are not considered."),
        "{told:#?}"
    );
    // The village is where she belongs, so she does not look at the stage of the rest.
    hold(
        &scheme,
        "[[case]]\ntitle = 'T'\nadvert = { label = 'staged' }\n\
         bids = [{ who = 'a', given = { in_work = true, members = [{ relation = 'applicant', age = 40 }] } }, { who = 'b' }]\n\
         then = { order = ['b'], not_considered = ['a'] }\n",
    );
}

#[test]
fn a_rule_for_the_date_that_has_no_day_is_passed_over_and_the_text_says_so() {
    let scheme = scheme(
        "[[dates.rank]]\nname = 'award'\nwhen = 'in_work'\nuse = 'band_awarded_on'\n[[dates.rank]]\nname = 'form'\nuse = 'applied_on'\n",
    );
    let text = explain(&scheme);
    assert!(
        text.contains("The first of these that applies, and for which there is a day, is used."),
        "{text}"
    );
    hold(
        &scheme,
        "[[case]]\ntitle = 'T'\ngiven = { in_work = true, applied_on = 2022-01-01 }\nthen = { date = 2022-01-01 }\n",
    );
}

#[test]
fn a_key_taken_out_of_an_order_is_one_change() {
    let order = |keys: &str| {
        scheme(&format!(
            "[[label]]\ncode = 'long'\nany_size = true\norder = [{keys}]\n"
        ))
    };
    let (old, new) = (
        order("'in_work', 'applied_on', 'bid time', 'reference'"),
        order("'applied_on', 'bid time', 'reference'"),
    );
    let changes = diff(&old, &new);
    let told: Vec<&str> = changes.iter().map(|change| change.says.as_str()).collect();
    assert_eq!(
        told,
        [
            "label, long, order: was [\"in_work\", \"applied_on\", \"bid time\", \"reference\"], is now [\"applied_on\", \"bid time\", \"reference\"]."
        ]
    );
    assert!(changes[0].major);
}
