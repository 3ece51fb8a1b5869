//! A long condition as a list of its parts, so that it can be read a line at a time. Short ones stay one sentence.
use super::super::ast::Quantity;
use super::super::ir::{Node, NodeId, Run};
use super::Words;
use super::lists::name;
use crate::types::Type;

/// Where the list of parts begins, where a part begins, and where the list ends.
pub(crate) const OPENS: char = '\u{e000}';
pub(crate) const PART: char = '\u{e001}';
pub(crate) const CLOSES: char = '\u{e002}';

/// What is longer than this is folded into a list.
const LONG: usize = 25;

/// Whether words are too many to be read in one go.
pub(crate) fn is_long(words: &str) -> bool {
    words.split_whitespace().count() > LONG
}

/// A list of parts after the words that lead to it.
pub(crate) fn list(lead: &str, parts: impl IntoIterator<Item = String>) -> String {
    let mut words = format!("{lead}{OPENS}");
    for part in parts {
        words.push(PART);
        words.push_str(&part);
    }
    words.push(CLOSES);
    words
}

impl Words<'_> {
    /// A condition in words, with the parts of a long one marked as a list.
    pub(crate) fn outline(&mut self, id: NodeId) -> String {
        let said = self.truth(id);
        if !is_long(&said) {
            return said;
        }
        self.parts_of(id).unwrap_or(said)
    }

    /// The same of what a term stands for, which has a kind of its own.
    pub(super) fn outline_of(&mut self, id: NodeId, kind: Type) -> String {
        let said = self.said(id, Some(kind));
        if kind != Type::Truth || !is_long(&said) {
            return said;
        }
        self.parts_of(id).unwrap_or(said)
    }

    /// A condition as a list, where it has parts.
    fn parts_of(&mut self, id: NodeId) -> Option<String> {
        let program = &self.names.program;
        if self.term(id).is_some() || program.said(id).is_some() {
            return None;
        }
        match program.node(id) {
            Node::All(run) | Node::Any(run) => self.joint(id, run),
            Node::Members(quantity, row, Some(when)) => {
                let some = match quantity {
                    Quantity::Any => "at least one of the",
                    Quantity::No => "none of the",
                    Quantity::All => "each of the",
                    Quantity::Count => return None,
                };
                let parts = self.about(row).parts_of(when)?;
                Some(format!("{some} {} is one where {parts}", name(row)))
            }
            Node::Compare(_, time, _) => self.of_time(id, time),
            Node::If(..) => Some(self.first_that_fits(id)),
            _ => None,
        }
    }

    fn joint(&mut self, id: NodeId, run: Run) -> Option<String> {
        let program = &self.names.program;
        let parts = program.members(run);
        if parts.len() < 2 || self.exactly(parts).is_some() {
            return None;
        }
        let lead = if matches!(program.node(id), Node::All(_)) {
            "all of these hold:"
        } else {
            "any of these holds:"
        };
        let parts: Vec<String> = parts.iter().map(|part| self.outline(*part)).collect();
        Some(list(lead, parts))
    }

    /// A length of time that is compared: which rows it is counted over stands under it.
    fn of_time(&mut self, id: NodeId, time: NodeId) -> Option<String> {
        let Node::Time {
            list: of,
            when: Some(when),
            ..
        } = self.names.program.node(time)
        else {
            return None;
        };
        if self.term(time).is_some() {
            return None;
        }
        let parts = self.about(of).parts_of(when)?;
        let rows = format!(" where {}", self.of_row(of, when));
        let (before, after) = self.truth(id).split_once(&rows).map(owned)?;
        // The brackets held together what now stands apart.
        let (before, after) = match (before.strip_prefix('('), after.strip_prefix(')')) {
            (Some(before), Some(after)) => (before.to_owned(), after.to_owned()),
            _ => (before, after),
        };
        Some(format!("{before}{after}, counting only those where {parts}"))
    }

    /// A choice between conditions, each with when it is asked.
    fn first_that_fits(&mut self, id: NodeId) -> String {
        let (mut parts, mut rest) = (Vec::new(), id);
        while let Node::If(when, yes, no) = self.names.program.node(rest) {
            if rest != id && self.term(rest).is_some() {
                break;
            }
            parts.push(format!("if {}: {}", self.truth(when), self.truth(yes)));
            rest = no;
        }
        parts.push(format!("otherwise: {}", self.truth(rest)));
        list("the first of these that fits:", parts)
    }
}

fn owned((before, after): (&str, &str)) -> (String, String) {
    (before.to_owned(), after.to_owned())
}
