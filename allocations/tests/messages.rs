//! What an officer is told when a file says something that cannot be meant.
#![cfg(test)]
use allocations::{Problem, Scheme, cases};

const SCHEME: &str = r#"
[scheme]
id = "town"
title = "Town"
version = "1"
law = "none"

[[fact]]
name = "rent_now"
type = "money"

[[qualification]]
code = "income"
says = "Your income is under £30,000."
when = "net_income < £30,000"

[[band]]
name = "High"
[[band]]
name = "Low"
[priority]
otherwise = "Low"

[[need]]
code = "rough"
band = "High"
says = "You sleep rough."
when = "sleeps_rough"

[[label]]
code = "general"
any_size = true
order = ["tier", "band", "reference"]
tiers = [
  { code = "one", says = "One household in work.", when = "in_work", most = "advert.homes" },
  { code = "rest", says = "Everyone else.", when = "true" },
]
may_bid = [{ code = "afford", says = "The rent is within your means.", when = "advert.rent * 100 <= net_income" }]

[[label]]
code = "quick"
any_size = true
order = ["reference"]

[quotas]
[[quota]]
label = "general"
share = 100
"#;

fn scheme() -> Scheme {
    Scheme::load(SCHEME, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn run(case: &str) -> Result<Vec<cases::CaseResult>, Vec<Problem>> {
    let text = format!("scheme = 'town'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\n{case}\n");
    cases::run(&text, &scheme())
}

/// The one problem of a case, as it is printed.
fn problem(case: &str) -> String {
    let problems = run(case).expect_err("the case is refused");
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].to_string()
}

/// What came out otherwise than the case says.
fn failures(case: &str) -> Vec<String> {
    let results = run(case).unwrap_or_else(|problems| panic!("{}", problems[0]));
    results.into_iter().flat_map(|result| result.failures).collect()
}

fn holds(case: &str) {
    assert_eq!(failures(case), Vec::<String>::new(), "{case}");
}

fn says(told: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(told.contains(part), "{part} is not in:\n{told}");
    }
}

#[test]
fn what_is_worked_out_or_belongs_elsewhere_cannot_be_given() {
    let told = problem("given = { household_size = 3 }\nthen = { band = 'Low' }");
    says(
        &told,
        &[
            "line 5",
            "`household_size` is worked out by the scheme, so it cannot be given.",
        ],
    );
    let told = problem("given = { needs = [] }\nthen = { band = 'Low' }");
    says(&told, &["`needs` is worked out by the scheme"]);
    let told = problem("given = { live_bids = 3 }\nthen = { band = 'Low' }");
    says(&told, &["`live_bids` belongs to a bid", "`context`"]);
    let told = problem("given = { advert = { rent = 3 } }\nthen = { band = 'Low' }");
    says(
        &told,
        &["`advert` is a fact of a home", "to stand under `advert`"],
    );
    let told = problem("unknown = ['bedrooms_lacking']\nthen = { band = 'Low' }");
    says(
        &told,
        &["`bedrooms_lacking` is not a fact of a household, so it cannot be unknown here."],
    );
    let told = problem("unknown = ['medcal']\nthen = { band = 'Low' }");
    says(
        &told,
        &["There is no fact called `medcal`.", "Did you mean `medical`?"],
    );
}

#[test]
fn a_bare_number_is_no_sum_of_money() {
    let told = problem("given = { net_income = 18000 }\nthen = { qualifies = 'yes' }");
    says(&told, &["`net_income` must be a sum of money.", "`\"£18,000\"`"]);
    let told = problem("given = { rent_now = '50' }\nthen = { qualifies = 'yes' }");
    says(&told, &["`rent_now` must be a sum of money.", "`\"£50\"`"]);
    let told = problem("advert = { label = 'general', rent = '£50.5' }\nthen = { may_bid = 'yes' }");
    says(&told, &["`advert.rent` must be a sum of money.", "`\"£50.50\"`"]);
    holds("given = { net_income = 0 }\nthen = { qualifies = 'yes' }");
    holds("given = { net_income = '£30,000' }\nthen = { qualifies = 'no' }");
}

#[test]
fn values_that_do_not_fit_are_answered_with_an_example() {
    holds("given = { sleeps_rough = 'yes' }\nthen = { band = 'High' }");
    holds("given = { sleeps_rough = 'no' }\nthen = { band = 'Low' }");
    let told = problem("given = { sleeps_rough = 'maybe' }\nthen = { band = 'Low' }");
    says(
        &told,
        &["`sleeps_rough` must be a yes or no.", "`true` or `false`"],
    );
    let told = problem("given = { members = [{ relation = 'son', age = 3 }] }\nthen = { band = 'Low' }");
    says(
        &told,
        &[
            "`son` is not one of the choices",
            "one of: applicant, partner, child",
        ],
    );
    let told =
        problem("given = { members = [{ relation = 'child', age = 'ten' }] }\nthen = { band = 'Low' }");
    says(&told, &["`age` must be a whole number of years."]);
    let told = problem("given = { applied_on = '01/04/2026' }\nthen = { band = 'Low' }");
    says(
        &told,
        &["`01/04/2026` is not a date", "Write dates as year-month-day"],
    );
    let told = problem("given = { bedrooms_held = '2' }\nthen = { band = 'Low' }");
    says(
        &told,
        &[
            "`bedrooms_held` must be a number of bedrooms.",
            "without quotation marks",
        ],
    );
}

#[test]
fn what_everyone_has_wrongly_is_said_once() {
    let text = "scheme = 'town'\nas_at = 2026-11-23\n[everyone]\nnet_income = 5\n\
        [[case]]\ntitle = 'a'\nthen = { band = 'Low' }\n[[case]]\ntitle = 'b'\nthen = { band = 'Low' }\n";
    let problems = cases::run(text, &scheme()).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:#?}");
}

#[test]
fn two_bids_by_one_household_are_refused() {
    let advert = "advert = { label = 'quick' }";
    let told = problem(&format!(
        "{advert}\nbids = [{{ who = 'a' }}, {{ who = 'a' }}]\nthen = {{ order = ['a'] }}"
    ));
    says(&told, &["There are two bids by `a`.", "like = \"a\""]);
    let told = problem(&format!(
        "{advert}\nbids = [{{ given = {{}} }}]\nthen = {{ order = [] }}"
    ));
    says(&told, &["This bid does not say whose it is."]);
}

#[test]
fn a_past_home_needs_a_label_that_is_there_and_a_day_that_is_past() {
    let past = |label: &str, on: &str| {
        format!("past = [{{ label = '{label}', on = {on} }}]\nthen = {{ next_label = 'general' }}")
    };
    holds(&past("quick", "2026-11-23"));
    says(
        &problem(&past("quik", "2026-11-01")),
        &["There is no label called `quik`.", "`quick`?"],
    );
    says(
        &problem(&past("quick", "2026-11-24")),
        &["comes after the day of the case"],
    );
}

#[test]
fn a_case_may_assert_only_who_may_bid_or_how_certain_it_is() {
    holds(
        "advert = { label = 'general', rent = '£10' }\ngiven = { net_income = '£9,000' }\nthen = { may_bid = 'yes' }",
    );
    holds(
        "advert = { label = 'quick' }\ngiven = { net_income = '£30,000' }\nthen = { blockers = ['income'] }",
    );
    holds("unknown = ['sleeps_rough']\nthen = { certain = 'unknown' }");
    assert_eq!(failures("then = { certain = 'unknown' }").len(), 1);
    // Under either label: nobody said which home.
    holds("given = { net_income = '£30,000' }\nthen = { blockers = ['income'] }");
    assert_eq!(
        failures("given = { net_income = '£30,000' }\nthen = { blockers = [] }").len(),
        1
    );
    let told = problem("advert = { label = 'quik' }\nthen = { may_bid = 'yes' }");
    says(&told, &["There is no label called `quik`."]);
}

#[test]
fn an_advert_is_of_one_home_unless_it_says_more() {
    let advert = "advert = { label = 'general', rent = '£0' }";
    let bids =
        "bids = [{ who = 'a', given = { in_work = true } }, { who = 'b', given = { in_work = true } }]";
    holds(&format!(
        "{advert}\n{bids}\nthen = {{ order = ['a', 'b'], tiers = [1, 2] }}"
    ));
}

#[test]
fn a_failed_order_says_why_somebody_is_not_on_the_list() {
    let told = failures(
        "advert = { label = 'general', rent = '£500' }\nbids = [{ who = 'a', given = { net_income = '£15,000' } }]\n\
         then = { order = ['a'] }",
    );
    says(
        &told.join("\n"),
        &[
            "a is not on the list: afford: The rent is within your means. [",
            "money the household takes home: £15,000",
        ],
    );
}

#[test]
fn a_slip_in_then_is_answered_with_everything_that_may_stand_there() {
    let told = problem("then = { band = 'Low', ordr = [] }");
    says(&told, &["Did you mean `order`?", "tiers, stages"]);
    let told = problem("then = { order = [] }");
    says(
        &told,
        &["`order` is about a list of bids, and this case has none."],
    );
}

#[test]
fn what_a_case_asks_about_must_be_there() {
    says(
        &problem("then = { not_asks = [\"medcial\"] }"),
        &["There is no fact called `medcial`.", "Did you mean `medical`?"],
    );
    holds(
        "then = { not_asks = [\"rent_now\", \"members.sex\"] }\ngiven = { rent_now = \"£1\", net_income = \"£1\", in_work = false }",
    );
    for home in ["not 3 hovel", "2 house", "two flat ground", "2 flat ground floor"] {
        let case = format!("then = {{ homes = [\"{home}\"] }}");
        says(
            &problem(&case),
            &[
                "is not how a home is written here.",
                "\"2 flat ground\"",
                "bungalow",
            ],
        );
    }
    says(
        &problem(
            "given = { moves = [{ kind = \"registered\", on = 2020-01-15, band = \"Hgh\" }] }\nthen = { band = \"Low\" }",
        ),
        &[
            "There is no band called `Hgh`.",
            "Did you mean `High`?",
            "one of: High, Low",
        ],
    );
    says(
        &problem("then = { qualifies = \"maybe\" }"),
        &["`qualifies` cannot be \"maybe\".", "yes, no, unknown"],
    );
    says(
        &problem("then = { eligible = \"yse\" }"),
        &["Did you mean `yes`?"],
    );
}

#[test]
fn what_cannot_be_so_is_refused_where_it_was_said() {
    for (given, wanted) in [
        (
            "members = [{ relation = \"child\", age = -4 }]",
            "Nobody is -4 years old.",
        ),
        (
            "members = [{ relation = \"child\", age = 4, birth_date = 1990-01-01 }]",
            "`age` or `birth_date`, not both",
        ),
        (
            "members = [{ relation = \"child\", birth_date = 2090-01-01 }]",
            "Nobody in a household can have been born on 1 January 2090.",
        ),
        (
            "members = [{ relation = \"applicant\", age = 30 }, { relation = \"applicant\", age = 31 }]",
            "this is a second",
        ),
        (
            "applied_on = 2030-01-01",
            "The form cannot have come on 1 January 2030",
        ),
        (
            "residences = [{ place = \"x\", from = 2020-01-01, to = 2019-01-01 }]",
            "This ends on 1 January 2019, before it begins on 1 January 2020.",
        ),
        (
            "events = [{ kind = \"x\", on = 2020-01-01, until = 2019-01-01 }]",
            "before it begins",
        ),
    ] {
        says(
            &problem(&format!("given = {{ {given} }}\nthen = {{ band = \"Low\" }}")),
            &["line 5, column", wanted],
        );
    }
    // a day alone, and what is not known, are no fault
    holds(
        "given = { net_income = \"£1\", residences = [{ place = \"x\", from = 2020-01-01, to = 2020-01-01 }] }\nthen = { band = \"Low\" }",
    );
    let told = problem(
        "bids = [{ who = \"a\", given = { applied_on = 2030-01-01 } }]\nadvert = { label = \"quick\" }\nthen = { order = [\"a\"] }",
    );
    says(&told, &["line 5, column 45"]);
}

#[test]
fn a_draw_that_the_case_does_not_name_is_told_when_the_order_differs() {
    let text = "[scheme]\nid = 'd'\ntitle = 'D'\nversion = '1'\n[[label]]\ncode = 'l'\nany_size = true\norder = ['draw']\n";
    let scheme = Scheme::load(text, &|_| None).unwrap();
    let case = "scheme = 'd'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\nbids = [{ who = 'a' }, { who = 'b' }]\nthen = { order = ['b', 'a'] }\n";
    let results = cases::run(case, &scheme).unwrap();
    let told = &results[0].failures;
    assert!(told.iter().any(|told| told.contains("has no `draw`")), "{told:?}");
}

#[test]
fn homes_that_fit_are_those_of_the_advert_that_the_case_describes() {
    let text = "[scheme]\nid = 'f'\ntitle = 'F'\nversion = '1'\n[bedrooms]\n[[bedrooms.fit]]\nsays = 'Right.'\nwhen = 'advert.bedrooms = bedroom_need'\n\
        [[bedrooms.fit]]\nsays = 'One over after four weeks.'\nwhen = 'advert.bedrooms = bedroom_need + 1 and advert.weeks_advertised >= 4'\n\
        [[label]]\ncode = 'l'\norder = ['reference']\n";
    let scheme = Scheme::load(text, &|_| None).unwrap();
    for (weeks, not) in [(3, "not "), (4, "")] {
        let case = format!(
            "scheme = 'f'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\ngiven = {{ members = [{{ relation = 'applicant', age = 30 }}] }}\n\
             advert = {{ weeks_advertised = {weeks} }}\nthen = {{ homes = ['1 flat upper', '{not}2 house ground'] }}\n"
        );
        let results = cases::run(&case, &scheme).unwrap_or_else(|problems| panic!("{}", problems[0]));
        assert_eq!(results[0].failures, Vec::<String>::new());
    }
}
