//! The part of a case that the councils' schemes ask in words of their own.

use std::collections::BTreeMap;

use allocations::Facts;
use entity::{audit, household, member};
use serde::Serialize;

use super::more::about;
use crate::error::AppError;
use crate::register::own_shown::{self, OwnLine};
use crate::texts::Language;
use crate::web::ask::Ask;

/// What the schemes ask, known or not.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Own {
    pub lines: Vec<OwnShown>,
    /// Kept answers that no scheme in force asks for.
    pub left_over: Vec<String>,
    /// What each fact is called in records.
    #[serde(skip)]
    pub labels: BTreeMap<String, String>,
}

/// One thing that a scheme asks.
#[derive(Debug, Serialize)]
pub(crate) struct OwnShown {
    label: String,
    /// None while it is not known.
    value: Option<String>,
    source: String,
    /// Where an officer records it.
    href: Option<String>,
}

impl Own {
    /// Of a household with what it declared. `form` is what an answer comes from that no officer has found.
    pub(super) async fn of(
        ask: &Ask,
        household: &household::Model,
        facts: &Facts,
        members: &[member::Model],
        history: &[(audit::Model, Option<String>)],
        (form, may_record): (&str, bool),
    ) -> Result<Self, AppError> {
        let db = ask.app.store.read();
        let lines = own_shown::lines(db, &ask.app.schemes, household, facts, ask.at.now).await?;
        let named = |row| about(Language::English, members, facts, row);
        let shown = |line: &OwnLine| OwnShown {
            label: own_shown::label(line, &named),
            value: own_shown::in_words(line, facts),
            source: own_shown::source(line, history, form),
            href: may_record.then(|| format!("/officer/cases/{}/facts/{}", household.id, line.key())),
        };
        Ok(Self {
            lines: lines.iter().map(shown).collect(),
            left_over: own_shown::left_over(facts, &lines),
            labels: own_shown::labels(&lines),
        })
    }

    /// One that is known and one that is not.
    pub(super) fn sample() -> Self {
        let line = |label: &str, value: Option<&str>| OwnShown {
            label: label.into(),
            value: value.map(ToOwned::to_owned),
            source: "Household, 2 November 2026".into(),
            href: Some("/officer/cases/1/facts/tie".into()),
        };
        Self {
            lines: vec![
                line("Care at night", None),
                line("Tie to the town", Some("Works here")),
            ],
            left_over: vec!["old tie".into()],
            labels: BTreeMap::new(),
        }
    }
}
