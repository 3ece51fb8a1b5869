//! Sentences about the rows of a list.
use super::super::ast::{Pick, Quantity};
use super::super::ir::{Gap, Node, NodeId};
use super::bond::Bond;
use super::{Words, sums};
use crate::types::Type;
use crate::vocabulary::{ListId, vocabulary};

impl Words<'_> {
    /// The same, speaking of a row of a list.
    pub(super) fn about(&self, list: ListId) -> Self {
        let mut inner = self.clone();
        inner.lists.push(list);
        inner
    }

    /// The list, with what its rows must be.
    fn among(&self, list: ListId, when: Option<NodeId>) -> String {
        let name = name(list);
        match when {
            Some(when) => format!("{name} where {}", self.of_row(list, when)),
            None => name.to_owned(),
        }
    }

    /// What a row must be; in brackets where it asks about a list in its turn, so that both ends are seen.
    pub(super) fn of_row(&self, list: ListId, when: NodeId) -> String {
        let mut row = self.about(list);
        let program = &self.names.program;
        let asks_of_list = match program.node(when) {
            Node::All(run) | Node::Any(run) => {
                let mut parts = program.members(run).iter();
                parts.any(|part| matches!(program.node(*part), Node::Members(..)))
            }
            _ => false,
        };
        let words = row.truth(when);
        if asks_of_list { format!("({words})") } else { words }
    }

    pub(super) fn members(&self, quantity: Quantity, list: ListId, when: Option<NodeId>) -> String {
        match quantity {
            Quantity::Any => self.some_of("at least one", "there is any", list, when),
            Quantity::No => self.some_of("none", "there is none", list, when),
            Quantity::Count => format!("the number of {}", self.among(list, when)),
            Quantity::All => {
                let each = format!("each of the {} is one", name(list));
                match when {
                    Some(when) => format!("{each} where {}", self.of_row(list, when)),
                    None => each,
                }
            }
        }
    }

    /// So many of the rows, where each says something of itself; or whether there is any row at all.
    fn some_of(&self, some: &str, bare: &str, list: ListId, when: Option<NodeId>) -> String {
        match when {
            Some(when) => format!(
                "{some} of the {} is one where {}",
                name(list),
                self.of_row(list, when)
            ),
            None => format!("{bare} of the {}", name(list)),
        }
    }

    pub(super) fn taken(&self, pick: Pick, list: ListId, what: NodeId, when: Option<NodeId>) -> String {
        let mut row = self.about(list);
        let least = if pick == Pick::Sum {
            Bond::Sum
        } else {
            Bond::Single
        };
        let (kind, what) = (row.kind(what), row.close(what, None, least));
        self.taken_words(pick, kind, (list, when), &what)
    }

    /// The same, where what is taken has been put in words.
    pub(super) fn taken_words(
        &self,
        pick: Pick,
        kind: Option<Type>,
        (list, when): (ListId, Option<NodeId>),
        what: &str,
    ) -> String {
        let pick = match (pick, kind == Some(Type::Date)) {
            (Pick::Highest(n) | Pick::Lowest(n), _) => {
                let which = if matches!(pick, Pick::Highest(_)) {
                    "highest"
                } else {
                    "lowest"
                };
                let which = if n == 1 {
                    format!("the {which}")
                } else {
                    format!("the sum of the {n} {which}")
                };
                return format!("{which} of {what} over the {}", self.among(list, when));
            }
            (Pick::Sum, _) => return format!("the sum of {what} over the {}", self.among(list, when)),
            (Pick::Least, false) => "the smallest",
            (Pick::Least, true) => "the earliest",
            (Pick::Most, false) => "the largest",
            (Pick::Most, true) => "the latest",
        };
        format!("{pick} {what} among the {}", self.among(list, when))
    }

    pub(super) fn time(
        &mut self,
        list: ListId,
        when: Option<NodeId>,
        (since, until): (Option<NodeId>, Option<NodeId>),
        unbroken: Option<Gap>,
    ) -> String {
        let mut words = String::from("time");
        if let Some(gap) = unbroken {
            "unbroken time until today".clone_into(&mut words);
            if gap != Gap::default() {
                let long = sums::length(gap.months, gap.days);
                words = format!("{words}, with gaps of up to {long} forgiven,");
            }
        }
        if let (Some(since), Some(until)) = (since, until) {
            let begins = sums::the_day(self.close(since, Some(Type::Date), Bond::Product));
            let ends = sums::the_day(self.close(until, Some(Type::Date), Bond::Product));
            words = format!("{words} from {begins} to {ends}");
        } else if let Some(since) = since {
            let day = if self.is_far_day(since) { "the day " } else { "" };
            words = format!("{words} since {day}{}", self.said(since, Some(Type::Date)));
        }
        format!("{words} in {}", self.among(list, when))
    }
}

/// What the rows of a list are called, several of them.
pub(super) fn name(list: ListId) -> &'static str {
    vocabulary()
        .list_at(list)
        .map_or("", |list| match list.name.as_str() {
            "jobs" => "jobs and courses",
            "relatives" => "close relatives nearby",
            "moves" => "moves between bands",
            _ => list.label.as_str(),
        })
}
