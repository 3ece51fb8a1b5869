//! What an officer found who had nothing but the guide: each slip, sum and message as it was met.
#![cfg(test)]
mod ahead;
mod alike;
mod check_days;
mod each_row;
mod facts;
mod halves;
mod joins;
mod lasting;
mod limits;
mod messages;
mod next_step;
mod once;
mod over;
mod parts;
mod periods;
mod pounds;
mod rooms;
mod said_law;
mod said_sums;
mod shares;
mod silent;
mod spots;
mod tables;
mod texts;
mod totals;
mod unknown_rows;
mod upward;
mod windows;
mod words;
mod worst;

use allocations::packed::Ready;
use allocations::register::{self, Outcome, Register};
use allocations::{Facts, Problem, Scheme, cases};

/// The head of a scheme outside the law, with one label.
const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\nlaw = 'none'\n";
const LABEL: &str = "[[label]]\ncode = 'g'\nany_size = true\norder = ['reference']\n";

/// A scheme with these lines before its label.
fn scheme(lines: &str) -> Scheme {
    Scheme::load(&format!("{HEAD}{lines}{LABEL}"), &|_| None)
        .unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// The problems of such a scheme.
fn problems(lines: &str) -> Vec<String> {
    let read = Scheme::load(&format!("{HEAD}{lines}{LABEL}"), &|_| None);
    told(&read.expect_err("the scheme is refused"))
}

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// A file of cases on 23 November 2026, with these lines.
fn asked(lines: &str) -> String {
    format!("scheme = 'x'\nas_at = 2026-11-23\n{lines}")
}

/// Everything in these cases that does not hold.
fn failures(scheme: &Scheme, lines: &str) -> Vec<String> {
    let results = cases::run(&asked(lines), scheme).unwrap_or_else(|problems| panic!("{}", problems[0]));
    results.into_iter().flat_map(|case| case.failures).collect()
}

/// Every case holds.
fn hold(scheme: &Scheme, lines: &str) {
    assert_eq!(failures(scheme, lines), Vec::<String>::new());
}

/// One problem is told, with all of these words.
fn only(told: &[String], wanted: &[&str]) {
    assert_eq!(told.len(), 1, "{told:#?}");
    for part in wanted {
        assert!(told[0].contains(part), "{part} is not in:\n{}", told[0]);
    }
}

/// The problems of a file of cases.
fn refused(scheme: &Scheme, lines: &str) -> Vec<String> {
    told(&cases::run(&asked(lines), scheme).expect_err("the cases are refused"))
}

/// The short answer on 23 November 2026, which the facts, the packed facts and the register all give.
fn every_way(scheme: &Scheme, facts: &Facts) -> Outcome {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let outcome = register::outcome(scheme, facts, today);
    let planes = register::assess_register(scheme, &Register::of([facts]), today);
    assert_eq!(planes, [outcome]);
    let ready = Ready::new(scheme, today);
    assert_eq!(ready.outcome(&ready.pack(facts).unwrap(), facts), outcome);
    outcome
}
