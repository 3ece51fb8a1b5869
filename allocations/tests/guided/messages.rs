//! Slips in sums, signs, lengths and names, each answered where it stands and with what to write.
use super::*;

fn rule(when: &str) -> String {
    format!("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n")
}

#[test]
fn a_sum_with_its_points_and_commas_elsewhere_is_told_as_a_sum() {
    for (written, meant) in [
        ("£22.000", "`£22,000`"),
        ("£16,00", "`£16.00`"),
        ("£5.5", "`£5.50`"),
        ("£1,6000", "commas before each three figures"),
        ("£1.234.567", "commas before each three figures"),
        ("£22,750.505", "`£22,750,505`"),
    ] {
        only(
            &problems(&rule(&format!("savings <= {written}"))),
            &[&format!("`{written}` is not a sum of money"), meant],
        );
    }
    for right in [
        "£22,750.50",
        "£5",
        "£1,000",
        "£16000",
        "min(£1,000, £2,000)",
        "£5 * 2",
    ] {
        scheme(&rule(&format!("savings <= {right}")));
    }
}

#[test]
fn printed_signs_are_answered_with_those_of_the_keyboard() {
    for (printed, typed) in [('≤', "`<=`"), ('≥', "`>=`"), ('≠', "`!=`")] {
        only(&problems(&rule(&format!("savings {printed} £5"))), &[typed]);
    }
    only(&problems(&rule("bedrooms_held × 2 > 3")), &["`*`"]);
    only(&problems(&rule("bedrooms_held – 2 > 3")), &["`-`"]);
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told_without_the_words_of_a_programme() {
    let told = problems(&rule("applied_on > 2026-02-30"));
    only(&told, &["`2026-02-30` is not a day in the calendar."]);
    assert!(!told[0].contains("range"), "{}", told[0]);
}

#[test]
fn nothing_lies_between_a_larger_and_a_smaller_limit() {
    only(
        &problems(&rule("savings between £16,000 and £6,000")),
        &["Nothing lies between", "the smaller one first"],
    );
    scheme(&rule("savings between £6,000 and £6,000"));
}

#[test]
fn a_length_that_is_none_and_a_start_that_is_no_date_are_told_where_they_stand() {
    let limit = |lasts: &str, from: &str| {
        problems(&format!(
            "[[band]]\nname = 'A'\nlasts = '{lasts}'\nfrom = '{from}'\n[[need]]\ncode = 'm'\nband = 'A'\nwhen = 'in_work'\nsays = 'M.'\n"
        ))
    };
    for lasts in ["twelve weeks", "12", "£5"] {
        only(
            &limit(lasts, "band_awarded_on"),
            &["line 8", "`lasts` must be a length of time", "8 weeks"],
        );
    }
    let told = limit("12 weeks", "medical");
    only(&told, &["line 9", "a date is wanted here"]);
    assert!(!told[0].contains("added"), "{}", told[0]);
}

#[test]
fn a_band_of_one_letter_is_near_to_no_other() {
    let bands = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'E'\n";
    let told = problems(bands);
    only(&told, &["There is no band called `E`."]);
    assert!(!told[0].contains("Did you mean"), "{}", told[0]);
}

#[test]
fn a_field_that_is_asked_for_goes_by_its_list_too() {
    let scheme = scheme("");
    only(
        &refused(
            &scheme,
            "[[case]]\ntitle = 'T'\nthen = { eligible = 'yes', asks = ['reasonable'] }\n",
        ),
        &["Did you mean `offers.reasonable`?"],
    );
}

#[test]
fn a_number_out_of_range_is_told_the_range() {
    let scheme = scheme(
        "[[fact]]\nname = 'care_hours'\ntype = 'number'\nunit = 'hours'\nleast = 0\nmost = 168\nlabel = 'hours of care'\nasks = 'How many?'\n",
    );
    only(
        &refused(
            &scheme,
            "[[case]]\ntitle = 'T'\ngiven = { care_hours = 200 }\nthen = { eligible = 'yes' }\n",
        ),
        &["a whole number from 0 to 168"],
    );
}

#[test]
fn a_clause_is_text_and_not_a_number() {
    let scheme = scheme("");
    only(
        &refused(
            &scheme,
            "[[case]]\ntitle = 'T'\nthen = { eligible = 'yes' }\nbecause = 4.7\n",
        ),
        &["`because` must be text", "because = \"…\""],
    );
}
