//! What an officer is told of a slip in a scheme file: what is wrong, once, at its place, and what to write.
#![cfg(test)]
use allocations::{AdvertFacts, BidFacts, Facts, Scheme, shortlist};

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n";
const LABEL: &str = "[[label]]\ncode = 'general'\norder = ['reference']\n";

fn problems(text: &str) -> Vec<String> {
    let problems = Scheme::load(text, &|_| None).expect_err("the scheme is refused");
    problems.iter().map(ToString::to_string).collect()
}

/// The problems of a scheme with these lines between head and label.
fn between(lines: &str) -> Vec<String> {
    problems(&format!("{HEAD}{lines}\n{LABEL}"))
}

fn only(told: &[String], wanted: &[&str]) {
    assert_eq!(told.len(), 1, "{told:#?}");
    for part in wanted {
        assert!(told[0].contains(part), "{part} is not in:\n{}", told[0]);
    }
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
            facts: Facts::new().with("lives_in", lives_in).unwrap(),
        };
        shortlist(&scheme, &advert, &[bid], day, None).rows[0].tier
    };
    assert_eq!(tier("m/elm", "m/birch"), Some(1));
    assert_eq!(tier("m/birch", "m/oak"), Some(1));
    assert_eq!(tier("m/elm", "m/oak"), Some(2));
}

#[test]
fn every_plain_value_has_its_words_and_its_range() {
    for (lines, place, expected) in [
        (
            "[bidding]\none_offer = 'no'",
            "`one_offer` must be true or false.",
            "`true` or `false`",
        ),
        (
            "[bidding]\nper_cycle = -3",
            "`per_cycle` cannot be -3.",
            "from 1 to 1000",
        ),
        ("[bidding]\nlive = 0", "`live` cannot be 0.", "from 1"),
        (
            "[bidding]\ncycle = 7",
            "`cycle` must be text.",
            "text in quotation marks",
        ),
        (
            "[bedrooms]\n[[bedrooms.extra]]\nsays = 'E.'\nwhen = 'true'\nrooms = -1",
            "`rooms` cannot be -1.",
            "from 1",
        ),
        (
            "[[band]]\nname = 'A'\nstand_in = 'yes'",
            "`stand_in` must be true or false.",
            "`true` or `false`",
        ),
        (
            "[[fact]]\nname = 'f'\ntype = 'number'\nleast = 5\nmost = 4",
            "No number is so large and so small.",
            "no more than",
        ),
    ] {
        only(&between(lines), &[place, expected]);
    }
    only(
        &problems(&format!("{HEAD}{LABEL}any_size = 'yes'\n")),
        &["`any_size` must be true or false."],
    );
    // what counts as text is refused once where it is read, too
    only(&between("[[band]]\nname = 7"), &["`name` must be text."]);
}

#[test]
fn an_open_quotation_mark_inside_brackets_is_one_problem_where_the_words_begin() {
    let told = problems(&format!(
        "{HEAD}{LABEL}may_bid = [{{ code = 'h', says = \"You must.\", when = \"homeless_duty = main }}]\n\
         [[label]]\ncode = 'b'\norder = ['reference']\n[[label]]\ncode = 'c'\norder = ['reference']\n"
    ));
    only(
        &told,
        &[
            "line 8, column 53: ",
            "never closed",
            "before and after all words",
        ],
    );
}

/// The one problem of a test with this condition.
fn of_condition(when: &str) -> Vec<String> {
    between(&format!(
        "[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '''{when}'''"
    ))
}

#[test]
fn the_usual_slips_in_a_condition_are_answered_with_what_to_write() {
    for (when, wanted) in [
        (
            "any event where kind = no_show",
            "Words to compare with stand in quotation marks.\n",
        ),
        ("any event where kind = no_show", "`\"no_show\"`"),
        (
            "any member where relation = kid",
            "`kid` is not one of the choices for relation.",
        ),
        (
            "any member where relation = kid",
            "one of: applicant, partner, child",
        ),
        (
            "medical = high or urgent",
            "Expected: `medical in [high, urgent]`.",
        ),
        (
            "in_work or medical = high or urgent or pension_age",
            "Expected: `medical in [high, urgent]`.",
        ),
        (
            "medical in medium, high and in_work",
            "Expected: `in [medium, high]`.",
        ),
        (
            "lived(\"here\", within 20 years) >= 10 years",
            "`within = 10 years`",
        ),
        ("applied_on < 23 November 2026", "Expected: `2026-11-23`."),
        ("applied_on < 23/11/2026", "Expected: `2026-11-23`."),
        (
            "savings > 16000",
            "Expected: a sum of money with its £, such as `£16,000`.",
        ),
        ("16000 < savings", "`£16,000`"),
        (
            "savings > 16000",
            "A sum of money cannot be compared with a whole number.",
        ),
        ("applied_on < 2026-02-30", "is not a day in the calendar"),
    ] {
        only(&of_condition(when), &[wanted]);
    }
    let label = format!("{HEAD}{LABEL}may_bid = [{{ says = 'Four weeks.', when = 'advert.weeks >= 4' }}]\n");
    only(&problems(&label), &["Did you mean `advert.weeks_advertised`?"]);
    // what is meant so may be written so
    let fine = [
        "medical = high or medical = urgent",
        "medical = high or in_work",
        "min(points_if(medical in [high, urgent], 10), 3) > 2",
        "savings / 11 / 20 > £1",
        "(sum (days_between(on, until)) of events where until is given) > 3",
        "days_between(applied_on, as_at) > 3",
    ];
    for when in fine {
        let text = format!("{HEAD}[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '''{when}'''\n{LABEL}");
        let loaded = Scheme::load(&text, &|_| None);
        assert!(loaded.is_ok(), "{when}: {}", loaded.unwrap_err()[0]);
    }
}

#[test]
fn a_share_may_be_so_many_of_so_many() {
    let quotas = |first: &str, second: &str| {
        format!(
            "{HEAD}law = 'none'\n{LABEL}[[label]]\ncode = 'other'\norder = ['reference']\n[quotas]\nwindow = '1 year'\n\
             [[quota]]\nlabel = 'general'\nsays = 'G.'\nshare = {first}\n[[quota]]\nlabel = 'other'\nsays = 'O.'\nshare = {second}\n"
        )
    };
    let remarks = |text: &str| -> Vec<String> {
        let scheme = Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]));
        let found = allocations::check::careful(&scheme);
        let codes = found.into_iter().map(|remark| remark.code.clone());
        codes.filter(|code| code.starts_with("quota")).collect()
    };
    assert_eq!(remarks(&quotas("'2 of 3'", "'1 of 3'")), Vec::<String>::new());
    assert_eq!(remarks(&quotas("'2 of 3'", "33")), ["quota-sum"]);
    let told = problems(&quotas("66.7", "33.3"));
    assert!(
        told.iter().all(|told| told.contains("`share = \"1 of 3\"`")),
        "{told:#?}"
    );
    let scheme = Scheme::load(&quotas("'2 of 3'", "'1 of 3'"), &|_| None).unwrap();
    let day: chrono::NaiveDate = "2026-11-23".parse().unwrap();
    let mut past = Vec::new();
    let mut labels = Vec::new();
    for _ in 0..9 {
        let next = allocations::next_label(&scheme, &AdvertFacts::default(), &past, day);
        let label = next.label.unwrap();
        labels.push(label.clone());
        past.push(allocations::Counted {
            label,
            on: day,
            home: None,
        });
    }
    let others = labels.iter().filter(|label| *label == "other").count();
    assert_eq!(others, 3, "{labels:?}");
    // shares that speak of all homes between them leave none out
    let halves = quotas(
        "100\nwhen = 'advert.bedrooms in [1, 2]'",
        "100\nwhen = 'advert.bedrooms not in [1, 2]'",
    );
    assert_eq!(remarks(&halves), Vec::<String>::new());
    let gap = quotas(
        "100\nwhen = 'advert.bedrooms in [1, 2]'",
        "100\nwhen = 'advert.bedrooms in [4, 5]'",
    );
    assert_eq!(remarks(&gap), ["quota-gap"]);
}
