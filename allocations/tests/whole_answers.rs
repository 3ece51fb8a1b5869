//! While a fact is missing, points are no wider than the answers that it could have.
#![cfg(test)]
use allocations::{Facts, Scheme, Value, assess};
use chrono::NaiveDate;

fn scheme(rules: &str) -> Scheme {
    let text = format!(
        "[scheme]\nid = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlaw = \"none\"\n{rules}\n[[label]]\ncode = \"all\"\nany_size = true\norder = [\"points\", \"applied_on\", \"reference\"]\n"
    );
    match Scheme::load(&text, &|_| None) {
        Ok(scheme) => scheme,
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn points(scheme: &Scheme, facts: &Facts) -> (i64, i64) {
    let points = assess(scheme, facts, day("2026-11-23")).points.expect("points");
    (points.least, points.most)
}

#[test]
fn one_answer_gives_one_needs_points() {
    let scheme = scheme(
        r#"
[[need]]
code = "ill"
points = "if medical = urgent then 60 else if medical = high then 40 else 20"
when = "medical != none"
says = "Ill."

[[need]]
code = "well"
points = 20
when = "medical = none"
says = "Well."
"#,
    );
    assert_eq!(points(&scheme, &Facts::new()), (20, 60));
    for (medical, expected) in [("urgent", 60), ("high", 40), ("none", 20)] {
        let facts = Facts::new().with("medical", medical).expect("a choice");
        assert_eq!(points(&scheme, &facts), (expected, expected), "{medical}");
    }
}

#[test]
fn nobody_has_two_ages() {
    let scheme = scheme(
        r#"
[[award]]
code = "people"
points = "3 * (count members where age < 5) + 5 * (count members where age between 5 and 15) + 2 * (count members where age >= 16)"
when = "true"
says = "Three points for each child under 5, five from 5 to 15, two for everyone else."
"#,
    );
    let mut facts = Facts::new();
    facts
        .push(
            "members",
            [
                ("relation", Value::from("applicant")),
                ("birth_date", day("1990-01-01").into()),
            ],
        )
        .expect("a member");
    facts
        .push(
            "members",
            [
                ("relation", Value::from("child")),
                ("birth_date", day("2022-01-01").into()),
            ],
        )
        .expect("a member");
    assert_eq!(points(&scheme, &facts), (5, 5));
    facts
        .push("members", [("relation", Value::from("child"))])
        .expect("a member");
    assert_eq!(points(&scheme, &facts), (7, 10));
    // Nine more of whom nothing is known give two to five each.
    for _ in 0..9 {
        facts
            .push("members", [("relation", Value::from("child"))])
            .expect("a member");
    }
    assert_eq!(points(&scheme, &facts), (25, 55));
}

#[test]
fn the_two_worst_count_whoever_else_there_is() {
    let scheme = scheme(
        r#"
[[fact]]
name = "grade"
of = "members"
choices = ["none", "A", "B"]
label = "grade"
asks = "Which grade?"

[definitions]
n_a = "min(2, (count members where grade = A))"
n_b = "min(2 - n_a, (count members where grade = B))"

[[need]]
code = "medical"
points = "50 * n_a + 30 * n_b"
when = "any member where grade != none"
says = "Fifty for each A, thirty for each B, two people at most."
"#,
    );
    let mut facts = Facts::new();
    for (nth, grade) in [(1, Some("B")), (2, Some("B")), (3, None)] {
        facts
            .push("members", [("relation", Value::from("other"))])
            .expect("a member");
        if let Some(grade) = grade {
            facts.set_own_of("members", nth, "grade", grade).expect("a row");
        }
    }
    assert_eq!(points(&scheme, &facts), (60, 80));
}

#[test]
fn a_total_runs_at_least_since_the_latest_day_it_could_begin() {
    let scheme = scheme(
        r#"
[[fact]]
name = "partner_applied_on"
type = "date"
may_be_none = true
label = "date the partner applied"
asks = "When did your partner apply?"

[definitions]
since = "min(applied_on, first_of(partner_applied_on, applied_on))"

[[award]]
code = "waiting"
points = "running (1) each month since since least 0 most 100"
when = "true"
says = "A point for each month."
"#,
    );
    let facts = Facts::new().with("applied_on", day("2020-01-01")).expect("a day");
    assert_eq!(points(&scheme, &facts), (82, 100));
}

#[test]
fn a_band_that_every_answer_gives_is_given() {
    let scheme = scheme(
        r#"
[[band]]
name = "High"
[[band]]
name = "Low"
[priority]
by = "bands"
otherwise = "Low"
[[need]]
code = "ill"
when = "medical != none"
says = "Ill."
band = "High"
[[need]]
code = "well"
when = "medical = none and not shares_facilities"
says = "Well."
band = "High"
"#,
    );
    let facts = Facts::new().with("shares_facilities", false).expect("a truth");
    let answer = assess(&scheme, &facts, day("2026-11-23"));
    assert!(
        answer
            .band
            .is_some_and(|band| band.name == "High" && band.certain.is_yes())
    );
}
