//! What the schemes ask in words of their own, as an officer reads it: known or not, and where it comes from.

use std::collections::BTreeMap;

use allocations::Facts;
use entity::{audit, household};
use sea_orm::ConnectionTrait;

use super::assess::in_force;
use super::more::{Row, known, path, value};
use crate::clock::Instant;
use crate::dates::{day_short, london_day};
use crate::error::AppError;
use crate::own::{OwnFact, declared};
use crate::partnership::Schemes;
use crate::t;
use crate::texts::Language;

/// A fact that a scheme asks, of the household or of one row.
#[derive(Clone, Debug)]
pub(super) struct OwnLine {
    pub fact: OwnFact,
    pub row: Option<Row>,
}

impl OwnLine {
    /// Its name in an address: `tie`, or `members-2-away`.
    pub(super) fn key(&self) -> String {
        match self.row {
            Some((list, nth)) => {
                let key = self.fact.key();
                let name = key.strip_prefix(list).unwrap_or(&key);
                format!("{list}-{nth}{name}")
            }
            None => self.fact.key(),
        }
    }
}

/// Everything that the schemes in force ask of this household, row by row.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    household: &household::Model,
    facts: &Facts,
    now: Instant,
) -> Result<Vec<OwnLine>, AppError> {
    let schemes = in_force(db, schemes, household, london_day(now)).await?;
    let mut found = Vec::new();
    for fact in declared(&schemes) {
        match fact.list {
            None => found.push(OwnLine { fact, row: None }),
            Some(list) => {
                let rows = 1..=facts.length(list).unwrap_or_default();
                found.extend(rows.map(|nth| OwnLine {
                    fact: fact.clone(),
                    row: Some((list, nth)),
                }));
            }
        }
    }
    Ok(found)
}

/// Where the value of a fact comes from: the officer who found it last, or the form. The numbers of rows change only with a
/// form, so what was found about a row before the last form says nothing of it.
pub(super) fn source(line: &OwnLine, history: &[(audit::Model, Option<String>)], form: &str) -> String {
    let path = path(&line.fact, line.row);
    let sent = history.iter().find(|(row, _)| row.act == "submit");
    let sent = sent.map(|(row, _)| row.at);
    let found = history
        .iter()
        .filter(|(row, _)| row.act == "award")
        .filter(|(row, _)| line.row.is_none() || sent.is_none_or(|sent| sent <= row.at))
        .find(|(row, _)| names(row).contains(&path));
    found.map_or_else(
        || form.to_owned(),
        |(row, name)| {
            let who = name
                .clone()
                .unwrap_or_else(|| t!(Language::English, "register-officer"));
            format!("{who}, {}", day_short(london_day(row.at)))
        },
    )
}

/// The names of what an award found.
fn names(award: &audit::Model) -> Vec<String> {
    let after = award.after.as_deref().unwrap_or("[]");
    let found: Vec<(String, serde_json::Value)> = serde_json::from_str(after).unwrap_or_default();
    found.into_iter().map(|(name, _)| name).collect()
}

/// The names of the answers that are kept of the household although no scheme in force asks for them.
pub(super) fn left_over(facts: &Facts, lines: &[OwnLine]) -> Vec<String> {
    let asked = |name: &str| {
        lines
            .iter()
            .any(|line| line.row.is_none() && line.fact.fact.name == name)
    };
    facts
        .own()
        .keys()
        .filter(|name| !asked(name))
        .map(|name| name.replace('_', " "))
        .collect()
}

/// The value in words; none while it is not known, or does not fit the scheme any more.
pub(super) fn in_words(line: &OwnLine, facts: &Facts) -> Option<String> {
    let value = value(facts, &line.fact, line.row).filter(|_| known(facts, &line.fact, line.row))?;
    Some(crate::own::said(Language::English, &line.fact, &value))
}

/// The row as a line names it: `Care at night, Robin Shaw`.
pub(super) fn label(line: &OwnLine, about: &dyn Fn(Row) -> String) -> String {
    match line.row {
        Some(row) => t!(
            Language::English,
            "register-own-of",
            what = line.fact.label(),
            whose = about(row)
        ),
        None => line.fact.label(),
    }
}

/// What each fact is called, by the path it has in records.
pub(super) fn labels(lines: &[OwnLine]) -> BTreeMap<String, String> {
    let each = lines
        .iter()
        .map(|line| (path(&line.fact, line.row), line.fact.fact.label.clone()));
    each.collect()
}
