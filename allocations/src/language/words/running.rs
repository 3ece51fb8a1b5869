//! A running total in words.
use super::super::eval::same_every_day;
use super::super::ir::{Node, NodeId};
use super::terms::Term;
use super::{Words, sums};
use crate::types::Type;

impl Words<'_> {
    /// The total, where its amounts are in so many parts.
    pub(super) fn running(&mut self, id: NodeId, of: i64) -> String {
        let program = &self.names.program;
        let Node::Running {
            what,
            since,
            months,
            days,
            least,
            most,
            ..
        } = program.node(id)
        else {
            return String::new();
        };
        let kind = program.kind_of_part(id, 0);
        let every = match (months, days) {
            (12, 0) => "year".to_owned(),
            (1, 0) => "month".to_owned(),
            (0, 7) => "week".to_owned(),
            (0, 1) => "day".to_owned(),
            (months, days) => sums::length(months, days),
        };
        let mut then = self.clone();
        then.then = true;
        let what = then.part_said(what, kind, of);
        let since = self.day_said(since);
        let ends = match (what.contains("that day"), every.as_str()) {
            (false, _) => String::new(),
            (true, "day") => ", where that day is each of those days in turn".to_owned(),
            (true, every) => format!(", where that day is the day on which the {every} ends"),
        };
        let mut words = format!("the running total of ({what}) for each {every} since {since}");
        for (limit, which) in [(least, "less"), (most, "more")] {
            if let Some(limit) = limit {
                let limit = self.part_said(limit, kind, of);
                words = format!("{words}, never {which} than {limit}");
            }
        }
        words.push_str(&ends);
        words
    }

    /// Whether a word of the scheme's own may stand here. It is explained as of today, and inside a running total what
    /// counts is that day. A table is printed as one and is called by its name; anything else is then spelled out.
    pub(super) fn stands(&self, term: &Term) -> bool {
        !self.then || term.table || same_every_day(&self.names.program, term.id)
    }

    /// A word of the scheme's own, as on the day that counts.
    pub(super) fn word(&self, id: NodeId, word: &str) -> String {
        if self.then && !same_every_day(&self.names.program, id) {
            format!("“{word}” as on that day")
        } else {
            format!("“{word}”")
        }
    }

    /// Whether the word for a node stands for a sum with parts, which the node itself rounds down.
    pub(super) fn is_in_parts(&self, id: NodeId) -> bool {
        let term = self
            .terms
            .and_then(|terms| terms.found(id, self.lists.last().copied()));
        term.is_some_and(|term| term.parts)
    }

    fn part_said(&mut self, id: NodeId, kind: Option<Type>, of: i64) -> String {
        let parts = if of > 1 { self.shares(id, of, kind) } else { None };
        parts.unwrap_or_else(|| self.said(id, kind))
    }
}
