//! How long a step or an adjustment lasts: what would be printed and would end nothing is refused.
use super::*;

const BANDS: &str = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n\
    [[need]]\ncode = 'health'\nband = 'A'\nwhen = 'medical in [high, urgent]'\nsays = 'Ill.'\n\
    [[step]]\ncode = 'refusal'\nfrom = ['A']\ndown = 1\nwhen = 'any offer where outcome = refused'\nsays = 'You refused a home.'\n";

#[test]
fn a_step_that_lasts_says_until_which_day() {
    only(
        &problems(&format!("{BANDS}lasts = '12 months'\n")),
        &[
            "`lasts` does not end a step",
            "`until = \"(latest on of offers where outcome = refused) + 12 months\"`",
        ],
    );
    let scheme = scheme(&format!(
        "{BANDS}until = '(latest on of offers where outcome = refused) + 12 months'\n"
    ));
    for (on, band) in [("2025-11-23", "B"), ("2025-11-22", "A"), ("2020-01-05", "A")] {
        hold(
            &scheme,
            &format!(
                "[[case]]\ntitle = '{on}'\ngiven = {{ medical = 'high', offers = [{{ on = {on}, outcome = 'refused' }}] }}\nthen = {{ band = '{band}' }}\n"
            ),
        );
    }
}

#[test]
fn an_adjustment_that_lasts_says_so_in_its_condition() {
    let lines = "[priority]\nby = 'points'\n[[award]]\ncode = 'w'\npoints = 10\nwhen = 'true'\nsays = 'Ten.'\n\
        [[adjustment]]\ncode = 'a'\npoints = -5\nwhen = 'any offer where outcome = refused'\nsays = 'Five fewer.'\nlasts = '12 months'\n";
    only(
        &problems(lines),
        &["`lasts` does not end an adjustment", "on > as_at - 12 months"],
    );
}

#[test]
fn a_case_says_the_last_day_of_a_step() {
    let scheme = scheme(&format!(
        "{BANDS}until = '(latest on of offers where outcome = refused) + 12 months'\n"
    ));
    let case = |on: &str, until: &str| {
        format!(
            "[[case]]\ntitle = 'T'\ngiven = {{ medical = 'high', offers = [{{ on = {on}, outcome = 'refused' }}] }}\nthen = {{ step_until = {until} }}\n"
        )
    };
    hold(&scheme, &case("2025-11-23", "2026-11-23"));
    hold(&scheme, &case("2026-02-28", "2027-02-28"));
    assert_eq!(
        failures(&scheme, &case("2026-02-28", "2027-03-01")),
        ["step_until: the case says \"2027-03-01\", the scheme gives \"2027-02-28\""]
    );
    // A step that counts no longer has no day to say.
    assert_eq!(
        failures(&scheme, &case("2025-11-22", "2026-11-22")),
        ["step_until: the case says \"2026-11-22\", the scheme gives \"none\""]
    );
}
