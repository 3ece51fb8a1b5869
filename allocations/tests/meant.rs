//! What an officer meant where a scheme file cannot be read, and values that no scheme can have.
#![cfg(test)]
mod reading;

use allocations::{AdvertFacts, Scheme};
use reading::{only, problems};

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n";
const LABEL: &str = "[[label]]\ncode = 'general'\norder = ['reference']\n";

/// The problems of a scheme with these lines between head and label.
fn between(lines: &str) -> Vec<String> {
    problems(&format!("{HEAD}{lines}\n{LABEL}"))
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
    assert_eq!(remarks(&quotas("66.7", "33.3")), Vec::<String>::new());
    let told = problems(&quotas("66.667", "33.333"));
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
            groups: std::collections::BTreeMap::new(),
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
