//! What the councils' schemes ask in words of their own, on the form: a page for each fact of the household, and one for
//! each person, home, job or relative that has some.

use std::collections::BTreeSet;
use std::sync::Arc;

use allocations::{Facts, Value};

use super::assess::Answered;
use super::form::Given;
use super::lists::replace;
use crate::error::AppError;
use crate::own::{Answer, OwnFact, declared};

/// What every such page is called before its own name.
pub(super) const START: &str = "more-";

/// The lists that households write themselves. What is asked of other rows an officer finds.
const WRITTEN: [&str; 4] = ["members", "residences", "jobs", "relatives"];

/// A row of a list: its name, and which one it is, from 1.
pub(super) type Row = (&'static str, usize);

/// One page.
#[derive(Clone, Debug)]
pub(super) struct More {
    pub slug: String,
    /// The row it is about; none for the household.
    pub row: Option<Row>,
    pub facts: Vec<OwnFact>,
    pub done: bool,
}

/// Every page that is asked: what could still change an answer, what adverts look at, what has been answered.
pub(super) fn pages(given: &Given, answers: &[Answered]) -> Vec<More> {
    let schemes: Vec<_> = answers
        .iter()
        .map(|(council, scheme, _)| (*council, Arc::clone(scheme)))
        .collect();
    let known = declared(&schemes);
    let matters: BTreeSet<(&str, Option<u32>)> = answers
        .iter()
        .flat_map(|(_, _, answer)| &answer.questions)
        .map(|question| (question.fact.as_str(), question.nth))
        .collect();
    let open: BTreeSet<_> = answers
        .iter()
        .filter(|(_, _, answer)| !answer.on_register().is_no())
        .map(|(council, _, _)| *council)
        .collect();
    let asked = |fact: &OwnFact, row: Option<Row>| {
        let name = row.map_or_else(
            || fact.fact.name.clone(),
            |(list, _)| format!("{list}.{}", fact.fact.name),
        );
        let nth = row.and_then(|(_, nth)| u32::try_from(nth).ok());
        fact.asks_household()
            && (answered(given, fact, row)
                || matters.contains(&(name.as_str(), nth))
                || fact.in_adverts.iter().any(|council| open.contains(council)))
    };
    let page = |slug: String, row: Option<Row>, facts: Vec<OwnFact>| More {
        done: facts.iter().all(|fact| answered(given, fact, row)),
        slug,
        row,
        facts,
    };
    let mut found: Vec<More> = known
        .iter()
        .filter(|fact| fact.list.is_none() && asked(fact, None))
        .map(|fact| page(format!("{START}{}", fact.key()), None, vec![fact.clone()]))
        .collect();
    for list in WRITTEN {
        for nth in 1..=given.facts.length(list).unwrap_or_default() {
            let row = Some((list, nth));
            let facts: Vec<OwnFact> = known
                .iter()
                .filter(|fact| fact.list == Some(list) && asked(fact, row))
                .cloned()
                .collect();
            if !facts.is_empty() {
                found.push(page(format!("{START}{list}-{nth}"), row, facts));
            }
        }
    }
    found
}

/// Where a fact stands in records: `own.tie`, or `own.members.2.away`.
pub(super) fn path(fact: &OwnFact, row: Option<Row>) -> String {
    match row {
        Some((list, nth)) => format!("own.{list}.{nth}.{}", fact.fact.name),
        None => format!("own.{}", fact.fact.name),
    }
}

/// The value as it is kept.
pub(super) fn value(facts: &Facts, fact: &OwnFact, row: Option<Row>) -> Option<Value> {
    let kept = match row {
        Some((list, nth)) => {
            let rows = facts.rows(list);
            rows.get(nth.checked_sub(1)?)?.get(&fact.fact.name).cloned()
        }
        None => facts.own().get(&fact.fact.name).cloned(),
    };
    kept.map(|value| fact.meant(&value))
}

/// Whether a value is known that the scheme takes. What an earlier version took may no longer do.
pub(super) fn known(facts: &Facts, fact: &OwnFact, row: Option<Row>) -> bool {
    value(facts, fact, row).is_some_and(|value| fact.fault(&value).is_none())
}

/// Whether the household said that it is not sure yet.
pub(super) fn unsure(given: &Given, fact: &OwnFact, row: Option<Row>) -> bool {
    let mark = mark(fact, row);
    given.open.contains(&mark)
}

fn answered(given: &Given, fact: &OwnFact, row: Option<Row>) -> bool {
    known(&given.facts, fact, row) || unsure(given, fact, row)
}

fn mark(fact: &OwnFact, row: Option<Row>) -> String {
    format!("{}=unsure", path(fact, row))
}

/// Takes an answer in.
pub(super) fn take(
    given: &mut Given,
    fact: &OwnFact,
    row: Option<Row>,
    answer: Answer,
) -> Result<(), AppError> {
    let mark = mark(fact, row);
    given.open.retain(|open| *open != mark);
    let value = match answer {
        Answer::Is(value) => Some(value),
        Answer::Unsure => {
            given.open.push(mark);
            None
        }
    };
    set(&mut given.facts, &fact.fact.name, row, value)
}

/// Sets or forgets a fact of the household or of a row; a row that is not there has none.
pub(super) fn set(
    facts: &mut Facts,
    name: &str,
    row: Option<(&str, usize)>,
    value: Option<Value>,
) -> Result<(), AppError> {
    let Some((list, nth)) = row else {
        match value {
            Some(value) => facts.set_own(name, value),
            None => facts.forget_own(name),
        }
        return Ok(());
    };
    let mut rows = facts.rows(list);
    if let Some(row) = nth.checked_sub(1).and_then(|at| rows.get_mut(at)) {
        match value {
            Some(value) => row.insert(name.to_owned(), value),
            None => row.remove(name),
        };
    }
    replace(facts, list, &rows)
}

/// The marks that stay when a row of a list is taken out: the numbers of the others change, so what was left open about
/// any of them is asked again.
pub(super) fn without_marks_of(open: &[String], list: &str) -> Vec<String> {
    let start = format!("own.{list}.");
    open.iter()
        .filter(|mark| !mark.starts_with(&start))
        .cloned()
        .collect()
}
