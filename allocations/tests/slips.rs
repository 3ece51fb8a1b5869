//! What an officer is told of a slip in a scheme file: what is wrong, once, at its place, and what to write.
#![cfg(test)]
mod reading;

use allocations::{AdvertFacts, BidFacts, Facts, Scheme, shortlist};
use reading::{only, problems};

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n";
const LABEL: &str = "[[label]]\ncode = 'general'\norder = ['reference']\n";

/// The problems of a scheme with these lines between head and label.
fn between(lines: &str) -> Vec<String> {
    problems(&format!("{HEAD}{lines}\n{LABEL}"))
}

#[test]
fn a_wrong_unit_is_pointed_at_and_the_units_are_listed() {
    let told = between("[[fact]]\nname = 'away'\ntype = 'number'\nunit = 'metres'");
    only(
        &told,
        &[
            "line 8, column 8: `metres` is not a unit",
            "years, months, weeks or floors",
        ],
    );
    let told = between("[[fact]]\nname = 'away'\ntype = 'nummer'");
    only(
        &told,
        &[
            "line 7, column 8: `nummer` is not a type of fact.",
            "place, places, text",
        ],
    );
}

#[test]
fn a_fact_of_ones_own_is_about_households() {
    let told = between("[[fact]]\nname = 'advert.families'\ntype = 'number'");
    only(
        &told,
        &["`advert.families` would be a fact of a home.", "[parameters]"],
    );
    let told = between("[[fact]]\nname = 'rent now'\ntype = 'money'");
    only(&told, &["No condition can use the name `rent now`."]);
}

#[test]
fn a_cap_without_a_group_is_one_problem() {
    only(&between("[[cap]]\nmost = 3"), &["This cap has no `group`."]);
    only(
        &between("[[cap]]\ngroup = 'g'\nmost = 3"),
        &["No need or award is in the group `g`."],
    );
}

#[test]
fn a_definition_with_a_slip_is_one_problem() {
    let told = between(
        "[definitions]\na = 'b and in_work'\nb = 'savngs > £5'\n[[qualification]]\nsays = 'x'\nwhen = 'a and b'",
    );
    only(&told, &["line 7", "`savngs`"]);
    // A slip beside the failed name is still said.
    let told = between(
        "[definitions]\nb = 'savngs > £5'\n[[qualification]]\nsays = 'x'\nwhen = 'savigs > £5 and b'",
    );
    assert_eq!(told.len(), 2, "{told:#?}");
}

#[test]
fn a_circle_of_definitions_is_said_once() {
    let told = between(
        "[definitions]\na = 'b'\nb = 'c'\nc = 'a'\nd = 'a'\n[[qualification]]\nsays = 'x'\nwhen = 'c'",
    );
    only(&told, &["line 6", "in a circle: `a`, `b`, `c`."]);
    only(
        &between("[definitions]\na = 'not a'"),
        &["The definition `a` uses itself."],
    );
}

#[test]
fn the_usual_slips_of_the_file_itself_are_said_in_words() {
    for (line, wanted) in [
        (
            "in_force = 01/04/2026",
            "Write dates as year-month-day, without quotation marks.",
        ),
        ("in_force = 01/04/2026", "Expected: `2026-04-01`"),
        ("in_force = 1 April 2026", "Expected: `2026-04-01`"),
        ("source = “The handbook”", "These are curly quotation marks."),
        ("source = handbook", "Words stand in quotation marks."),
        ("source = 'handbook", "This quotation mark is never closed."),
        ("title = 'X'", "This name stands here twice."),
        ("[parameters]\na = £16,000", "Expected: `\"£16,000\"`"),
        ("[parameters]\na = 16,000", "Write whole numbers without commas."),
    ] {
        only(&between(line), &[wanted]);
    }
    // Curly quotation marks inside straight ones are only text.
    let fine = format!("{HEAD}source = \"The council’s “handbook”\"\n{LABEL}");
    assert!(Scheme::load(&fine, &|_| None).is_ok());
}

#[test]
fn a_base_that_is_not_there_is_asked_for_by_file_or_id() {
    let told = problems(&format!("{HEAD}extends = 'base'\n{LABEL}"));
    only(
        &told,
        &[
            "The scheme `base` was not found.",
            "file in the same folder, its id, or",
        ],
    );
}

#[test]
fn a_relation_may_name_a_set_of_places() {
    let text = format!(
        "{HEAD}law = 'none'\n[places]\nwest = ['m/ash', 'm/birch']\n\
         [relations]\nnear = {{ 'm/elm' = ['west'], west = ['m/oak'] }}\n\
         [[label]]\ncode = 'general'\nany_size = true\norder = ['tier', 'reference']\ntiers = [\
         {{ says = 'Near.', when = 'lives_in in near(advert.parish)' }}, {{ says = 'Others.', when = 'true' }}]\n"
    );
    let scheme = Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let day = "2026-11-23".parse().unwrap();
    let tier = |parish: &str, lives_in: &str| {
        let advert = AdvertFacts::new("A", "general").with("parish", parish).unwrap();
        let bid = BidFacts {
            bid_id: "b".to_owned(),
            household_ref: "h".to_owned(),
            bid_at: "2026-11-20T09:00:00Z".parse().unwrap(),
            bid_on: day,
            facts: Facts::new().with("lives_in", lives_in).unwrap().into(),
        };
        shortlist(&scheme, &advert, &[bid], day, None).rows[0].tier
    };
    assert_eq!(tier("m/elm", "m/birch"), Some(1));
    assert_eq!(tier("m/birch", "m/oak"), Some(1));
    assert_eq!(tier("m/elm", "m/oak"), Some(2));
}

/// The problems of a condition that stands in a qualification.
fn condition(when: &str) -> Vec<String> {
    between(&format!(
        "[places]\ntown = ['ourtown']\n[parameters]\nmedian = '£100'\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '''{when}'''"
    ))
}

#[test]
fn the_usual_slips_of_a_condition_are_answered_with_what_was_meant() {
    for (when, wanted) in [
        ("gross_income <= 50% median", "`of` is missing before `median`"),
        ("(count members age < 18) >= 2", "`where` is missing before `age`"),
        ("any member age < 18", "`member where age`"),
        ("savings =< £6,000", "Expected: `<=`"),
        ("savings => £6,000", "Expected: `>=`"),
        ("savings <= $149,850", "Expected: `£149,850`"),
        ("savings <= €6,000", "the sign £, whatever the currency is"),
        ("applied_on <= as_at - 12", "`12 months` or `12 days`"),
        ("applied_on + 5 <= as_at", "`5 months` or `5 days`"),
        ("0 - housing_debt >= £5", "`£0`"),
    ] {
        only(&condition(when), &[wanted]);
    }
}

#[test]
fn a_bad_parameter_or_fact_is_one_problem() {
    let uses = "[definitions]\nmuch = 'savings > limit'\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'much or savings > limit'";
    only(
        &between(&format!("[parameters]\nlimit = '16k pounds'\n{uses}")),
        &["The parameter `limit`"],
    );
    only(
        &between(&format!("[parameters]\nlimit = [{{ value = 'x' }}]\n{uses}")),
        &["`limit`"],
    );
    only(
        &between(
            "[[fact]]\nname = 'key_worker'\ntype = 'boolean'\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'key_worker or not key_worker'",
        ),
        &["`boolean` is not a type of fact.", "Did you mean `truth`?"],
    );
}

#[test]
fn a_list_that_is_never_closed_is_one_problem_at_its_beginning() {
    let file = "order = [\n  \"band\",\n  \"reference\"\n\n[[label]]\ncode = \"other\"\norder = [\"draw\"]\n";
    only(
        &problems(&format!("{HEAD}[[label]]\ncode = 'general'\n{file}")),
        &[
            "line 7, column 9: This list is never closed",
            "`]` after the last part",
        ],
    );
    only(
        &problems(&format!(
            "{HEAD}councils = ['Ourtown Council'\nin_force = 2026-04-01\n{LABEL}"
        )),
        &["line 5, column 12", "never closed"],
    );
    // A quotation mark that is never closed is the mistake there.
    let told = problems(&format!("{HEAD}councils = ['Ourtown Council, 'Other']\n{LABEL}"));
    assert!(
        told.iter().all(|one| !one.contains("list is never closed")),
        "{told:?}"
    );
}

#[test]
fn yes_without_quotation_marks_is_true() {
    only(
        &between("[[qualification]]\ncode = 'q'\nlocal_connection = yes"),
        &["`true`, without quotation marks"],
    );
    only(
        &between("[bidding]\none_offer = no"),
        &["`false`, without quotation marks"],
    );
}

#[test]
fn parts_of_which_there_are_several_stand_in_two_pairs_of_brackets() {
    let told = problems(&format!(
        "{HEAD}[label]\ncode = 'a'\norder = ['draw']\n[label]\ncode = 'b'\norder = ['draw']\n"
    ));
    only(&told, &["line 8", "`[[label]]`"]);
}
