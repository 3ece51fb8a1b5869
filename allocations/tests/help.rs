//! Slips that an officer made with nothing but the guide at hand: each is told with what to write.
#![cfg(test)]
use allocations::{Problem, Scheme, cases, check, explain};

/// A scheme of points, with a line for each part of the file that a slip may stand in.
struct Draft {
    points: &'static str,
    when: &'static str,
    award: &'static str,
    order: &'static str,
    end: &'static str,
}

const DRAFT: Draft = Draft {
    points: "1",
    when: "true",
    award: "",
    order: "points",
    end: "",
};

impl Draft {
    fn text(&self) -> String {
        format!(
            r#"
[scheme]
id = "town"
title = "Town"
version = "1"
law = "none"

[places]
ring_one = ["town/one"]

[[fact]]
name = "broke_down_on"
type = "date"
may_be_none = true
label = "day it broke down"
asks = "When did it break down?"

[[fact]]
name = "visit"
choices = ["no show", "late"]
label = "visit"
asks = "How did the visit go?"

[[award]]
code = "a"
points = "{}"
when = "{}"
says = "An award."
{}

[[label]]
code = "all"
any_size = true
order = ["{}", "reference"]
{}
"#,
            self.points, self.when, self.award, self.order, self.end
        )
    }

    /// The one problem of the draft, as it is printed.
    fn told(&self) -> String {
        let problems: Vec<Problem> = match Scheme::load(&self.text(), &|_| None) {
            Ok(_) => panic!("the file is read: {}", self.text()),
            Err(problems) => problems,
        };
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems[0].to_string()
    }

    fn scheme(&self) -> Scheme {
        Scheme::load(&self.text(), &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
    }
}

#[test]
fn a_condition_is_told_with_what_to_write() {
    for (when, expected) in [
        ("any residence where place = ring_one", "`place in town`"),
        ("broke_down_on != none", "`broke_down_on is given`"),
        ("broke_down_on = none", "`broke_down_on is not given`"),
        ("broke_down_on is no given", "`is not given`"),
        ("visit = no show", "`\"no show\"`"),
        ("applicant_age >= 18 years", "`18`, without the word `years`"),
        ("all members are student", "`members where …`"),
        ("no offers were refused", "`offers where …`"),
        ("applied_on <= today - 1 year", "`as_at`"),
        ("savings <= 16000 euros", "`£16,000`"),
    ] {
        let told = Draft { when, ..DRAFT }.told();
        assert!(told.contains(expected), "{when}: {told}");
    }
}

#[test]
fn a_sum_and_an_order_are_told_with_what_to_write() {
    for (points, expected) in [
        ("20 x bedrooms_lacking", "`*` in place of `x`"),
        (
            "running (1) each month since applied_on at least 0 at most 36",
            "`least 0 most 36`",
        ),
        (
            "running (1) each month since applied_on least 30 most 0",
            "`least 0 most 30`",
        ),
        ("bedrooms_lacking at most 3", "`max(0, min(36, …))`"),
        ("20 bedrooms_lacking", "a sign such as `+` in a sum"),
        ("median% of bedrooms_lacking", "one that this scheme defines"),
    ] {
        let told = Draft { points, ..DRAFT }.told();
        assert!(told.contains(expected), "{points}: {told}");
    }
    let order = "in_work first";
    let told = Draft { order, ..DRAFT }.told();
    assert!(told.contains("`\"in_work, yes first\"`"), "{told}");
}

#[test]
fn a_part_of_a_label_is_told_with_its_whole_name() {
    for (end, expected) in [
        (
            "may_bid = \"applicant_age >= 18\"",
            "`[[label.may_bid]]`, or `may_bid = [{",
        ),
        (
            "[[may_bid]]\ncode = \"a\"\nsays = \"x\"\nwhen = \"true\"",
            "`[[label.may_bid]]`, below its `[[label]]`",
        ),
        (
            "[[block]]\ncode = \"a\"\nsays = \"x\"\nwhen = \"true\"",
            "`[[bidding.block]]`",
        ),
        ("[[quota]]\nlabel = \"all\"\nshare = 55%", "Expected: `55`"),
        (
            "[parameters]\nbig = { value = 3, from = 23/11/2026 }",
            "`2026-11-23`",
        ),
    ] {
        let told = Draft { end, ..DRAFT }.told();
        assert!(told.contains(expected), "{end}: {told}");
    }
    let award = "unless = \"broke_down_on\"";
    let told = Draft { award, ..DRAFT }.told();
    assert!(
        told.contains("`broke_down_on is given`, or a comparison"),
        "{told}"
    );
    let end = "[[award]]\ncode = \"b\"\nsays = \"B.\"\nwhen = \"true\"\nlast = 1";
    let told = Draft { end, ..DRAFT }.told();
    assert_eq!(told.matches("lasts,").count(), 1, "{told}");
    // The order stands below the part with the wrong name, and is not missing.
    let text = DRAFT
        .text()
        .replace("any_size = true\n", "any_size = true\n[[may_bid]]\n");
    let problems = Scheme::load(&text, &|_| None).expect_err("a part with a wrong name");
    assert!(
        problems
            .iter()
            .all(|problem| !problem.says.contains("in what order")),
        "{problems:#?}"
    );
}

#[test]
fn a_day_beyond_the_calendar_is_refused_and_not_moved() {
    let text = DRAFT
        .text()
        .replace("law = \"none\"", "law = \"none\"\nin_force = 2999-01-01");
    let problems = Scheme::load(&text, &|_| None).expect_err("a day too late");
    assert_eq!(
        problems[0].says,
        "`in_force` must be a day of the years 1800 to 2299."
    );
    // In a condition a day far off may stand for "never", and is printed as it is written.
    let when = "applied_on < 2999-01-01";
    let text = explain(&Draft { when, ..DRAFT }.scheme());
    assert!(text.contains("1 January 2999"), "{text}");
}

fn remarks(scheme: &Scheme) -> Vec<(String, String)> {
    let found = check::careful(scheme).into_iter();
    found
        .map(|finding| (finding.code.clone(), finding.problem.says))
        .collect()
}

#[test]
fn what_does_nothing_is_remarked_upon() {
    let end = "[parameters]\nlowest = 5";
    let order = "bedrooms_lacking, lowest first";
    let found = remarks(&Draft { order, end, ..DRAFT }.scheme());
    assert!(
        found
            .iter()
            .any(|(_, says)| says.contains("the parameter `lowest`")),
        "{found:?}"
    );
    let award = "group = \"hmoe\"";
    let end = "[[award]]\ncode = \"b\"\npoints = 3\nsays = \"B.\"\nwhen = \"in_work\"\ngroup = \"home\"\n\
               [[cap]]\nname = \"home\"\ngroup = \"home\"\nmost = 10";
    let found = remarks(&Draft { award, end, ..DRAFT }.scheme());
    assert!(
        found
            .iter()
            .any(|(code, says)| code == "group-name" && says.contains("`hmoe`")),
        "{found:?}"
    );
    let end = "[dates]\nmoving_up = \"date decided\"\n[[dates.rank]]\nname = \"d\"\nuse = \"applied_on\"";
    let scheme = Draft { end, ..DRAFT }.scheme();
    let found = remarks(&scheme);
    assert!(found.iter().any(|(code, _)| code == "moves-unused"), "{found:?}");
    assert!(!explain(&scheme).contains("Moving up"), "{}", explain(&scheme));
}

const SHARED: &str = "[[label]]\ncode = \"b\"\nany_size = true\norder = [\"reference\"]\n\
    [[label]]\ncode = \"direct\"\nany_size = true\norder = [\"reference\"]\n\
    [parameters]\nrest = 20\n[quotas]\ncounts = \"lets\"\n\
    [[quota]]\nlabel = \"all\"\nshare = 79.5\n[[quota]]\nlabel = \"b\"\nshare = \"rest\"\n\
    [[quota]]\nlabel = \"direct\"\nmost = 10";

#[test]
fn a_share_is_any_part_of_a_hundred_and_a_label_without_one_stands_apart() {
    let scheme = Draft { end: SHARED, ..DRAFT }.scheme();
    let text = explain(&scheme);
    assert!(
        text.contains("- all: 79.5 in 100.") && text.contains("- b: 20 in 100."),
        "{text}"
    );
    assert!(
        text.contains("Homes under other labels count for no share: direct."),
        "{text}"
    );
    let found = remarks(&scheme);
    let said = |wanted: &str| found.iter().any(|(code, _)| code == wanted);
    assert!(said("quota-sum") && said("quota-apart"), "{found:?}");
}

#[test]
fn a_part_may_have_a_name() {
    let end = "[parameters]\nlowest = 40\nmedian = \"£1,000\"";
    let when = "net_income <= lowest% of median";
    let scheme = Draft { when, end, ..DRAFT }.scheme();
    let case = |income: &str, points: i64| {
        format!(
            "scheme = 'town'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\ngiven = {{ net_income = '{income}' }}\nthen = {{ points = {points} }}\n"
        )
    };
    for (income, points) in [("£400", 1), ("£400.01", 0)] {
        let results =
            cases::run(&case(income, points), &scheme).unwrap_or_else(|problems| panic!("{}", problems[0]));
        assert!(
            results.iter().all(|result| result.failures.is_empty()),
            "{results:?}"
        );
    }
}

/// The one problem of a case, as it is printed.
fn problem(case: &str) -> String {
    let scheme = Draft { end: SHARED, ..DRAFT }.scheme();
    let text = format!("scheme = 'town'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\n{case}\n");
    let problems = cases::run(&text, &scheme).expect_err("the case is refused");
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].to_string()
}

#[test]
fn a_case_that_names_what_is_not_there_is_told_so() {
    let told = problem(
        "advert = { label = 'b' }\nbids = [{ who = 'Ali' }, { who = 'Bea' }]\nthen = { order = ['Ali', 'Beo'] }",
    );
    assert!(
        told.contains("No bid of this case is by `Beo`.") && told.contains("Did you mean `Bea`"),
        "{told}"
    );
    let told = problem("past = []\nthen = { next_label = 'dirct' }");
    assert!(
        told.contains("There is no label called `dirct`.") && told.contains("`direct`"),
        "{told}"
    );
}

#[test]
fn references_stand_as_people_count() {
    let scheme = Draft { end: SHARED, ..DRAFT }.scheme();
    let text = "scheme = 'town'\nas_at = 2026-11-23\n[[case]]\ntitle = 'x'\nadvert = { label = 'b' }\n\
        bids = [{ who = '10' }, { who = 'H-10' }, { who = '9' }, { who = 'H-9' }]\nthen = { order = ['9', '10', 'H-9', 'H-10'] }\n";
    let results = cases::run(text, &scheme).unwrap_or_else(|problems| panic!("{}", problems[0]));
    assert!(
        results.iter().all(|result| result.failures.is_empty()),
        "{results:?}"
    );
}

#[test]
fn needs_and_awards_are_printed_in_the_order_of_the_file() {
    let end = "[[need]]\ncode = \"n\"\nclause = \"3.2\"\npoints = 3\nwhen = \"in_work\"\nsays = \"In work.\"";
    let award = "clause = \"3.1\"";
    let text = explain(&Draft { award, end, ..DRAFT }.scheme());
    let (first, second) = (text.find("(3.1)"), text.find("(3.2)"));
    assert!(first.is_some() && first < second, "{text}");
}

#[test]
fn what_is_counted_month_by_month_does_not_go_by_a_word_of_today() {
    let end = "[definitions]\nmissed = { when = \"count offers where on > as_at - 1 month and on <= as_at\", says = \"offers of the last month\" }";
    let points =
        "running (5 - (count offers where on > as_at - 1 month and on <= as_at)) each month since applied_on";
    let text = explain(&Draft { points, end, ..DRAFT }.scheme());
    let award = text
        .lines()
        .find(|line| line.contains("An award."))
        .unwrap_or_default();
    assert!(!award.contains("“offers of the last month”"), "{award}");
    assert!(
        award.contains("where that day is the day on which the month ends"),
        "{award}"
    );
}
