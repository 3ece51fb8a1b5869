//! Sums that the checker makes for a single word of the language, found again so that the word can be said.
use super::super::ir::{Node, NodeId};
use super::Words;
use super::bond::Bond;
use super::scale::is_loose;
use super::sums::{by_calendar, days, the_day};
use crate::calendar;
use crate::types::Type;
use crate::value::Comparison;

/// The year from which the checker counts the years of a date, and the number of its January.
const FIRST_YEAR: i64 = 1800;
const JANUARY: i64 = 1;

/// A part of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Year,
    Month,
}

impl Words<'_> {
    /// A length of time by the calendar, counted back from today: `2 years`.
    pub(super) fn calendar_length(&self, id: NodeId) -> Option<String> {
        let program = &self.names.program;
        match program.node(id) {
            Node::Minus(today, then) => match program.node(then) {
                Node::AddMonths(from, months) if months < 0 && from == today && self.is_today(today) => {
                    Some(by_calendar(months))
                }
                _ => None,
            },
            Node::Plus(length, rest) => match program.node(rest) {
                Node::Const(n) => Some(format!("{} and {}", self.calendar_length(length)?, days(n))),
                _ => None,
            },
            _ => None,
        }
    }

    /// The date of which a sum is the year or the month.
    pub(super) fn calendar_part(&self, id: NodeId) -> Option<(Calendar, NodeId)> {
        let program = &self.names.program;
        let Node::Plus(sum, base) = program.node(id) else {
            return None;
        };
        let since_first = |node, unit| match program.node(node) {
            Node::Months(first, date, over)
                if over == unit && program.node(first) == Node::Const(calendar::FIRST_DAY) =>
            {
                Some(date)
            }
            _ => None,
        };
        match (program.node(base), program.node(sum)) {
            (Node::Const(FIRST_YEAR), _) => Some((Calendar::Year, since_first(sum, 12)?)),
            (Node::Const(JANUARY), Node::Minus(months, full)) => match program.node(full) {
                Node::Times(years, twelve) if program.node(twelve) == Node::Const(12) => {
                    matches!(program.node(years), Node::Over(a, b) if a == months && b == twelve)
                        .then_some((Calendar::Month, since_first(months, 1)?))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A sum that is one word of the language.
    pub(super) fn pattern(&mut self, id: NodeId) -> Option<String> {
        if let Some(length) = self.calendar_length(id) {
            return Some(length);
        }
        let (part, date) = self.calendar_part(id)?;
        let part = match part {
            Calendar::Year => "year",
            Calendar::Month => "month",
        };
        Some(format!("the {part} of {}", the_day(self.day_said(date))))
    }

    /// A number that stands beside a month is a month.
    pub(super) fn beside(&self, id: NodeId, kind: Option<Type>, n: i64) -> String {
        let month = matches!(self.calendar_part(id), Some((Calendar::Month, _)));
        match calendar::month(n).filter(|_| month && self.term(id).is_none()) {
            Some(month) => month.to_owned(),
            None => self.constant(kind, n),
        }
    }

    /// What is divided and by how much, where the rest is rounded up.
    pub(super) fn rounded_up(&self, id: NodeId) -> Option<(NodeId, NodeId)> {
        let program = &self.names.program;
        let Node::Over(sum, by) = program.node(id) else {
            return None;
        };
        let (Node::Plus(what, rest), Node::Const(n)) = (program.node(sum), program.node(by)) else {
            return None;
        };
        (n > 1 && program.node(rest) == Node::Const(n - 1)).then_some((what, by))
    }

    /// A part of something that is, or is not, exactly a whole number: the checker compares it rounded down and rounded up.
    pub(super) fn exactly(&mut self, parts: &[NodeId]) -> Option<String> {
        let program = &self.names.program;
        let [first, second] = parts else { return None };
        let (Node::Compare(how, a, b), Node::Compare(also, x, y)) =
            (program.node(*first), program.node(*second))
        else {
            return None;
        };
        let is = match how {
            Comparison::Equal => "is exactly",
            Comparison::Differs => "is not exactly",
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => return None,
        };
        let core = |id| {
            self.rounded_up(id).map_or_else(
                || match program.node(id) {
                    Node::Over(what, by) => (what, Some(by)),
                    _ => (id, None),
                },
                |(what, by)| (what, Some(by)),
            )
        };
        if how != also || (a, b) == (x, y) || core(a) != core(x) || core(b) != core(y) {
            return None;
        }
        // Where the one is rounded up, the other is the sum itself.
        let plain = |one, other| {
            if self.rounded_up(one).is_some() {
                other
            } else {
                one
            }
        };
        let (left, right) = (plain(a, x), plain(b, y));
        let kinds = [self.part(*first, 0, b), self.part(*first, 1, a)];
        let [left, right] =
            [(left, kinds[0]), (right, kinds[1])].map(|(id, kind)| self.exact(id, kind, Bond::Since));
        Some(format!("{left} {is} {right}"))
    }

    /// A side of a comparison. What is rounded away does not count there, unless it is rounded the other way: what is
    /// rounded down is at least a whole number just where it was before.
    pub(super) fn side(
        &mut self,
        id: NodeId,
        kind: Option<Type>,
        least: Bond,
        (how, right): (Comparison, bool),
    ) -> String {
        let ordered = !matches!(how, Comparison::Equal | Comparison::Differs);
        let up = match how {
            Comparison::AtLeast | Comparison::Less => right,
            Comparison::AtMost | Comparison::More => !right,
            Comparison::Equal | Comparison::Differs => true,
        };
        if !up {
            return self.exact(id, kind, least);
        }
        match self.rounded_up(id) {
            Some((what, by)) if ordered && self.term(id).is_none() => {
                let divided = self.divided(id, what, by);
                if divided.is_exact() {
                    return divided.words;
                }
                format!("({}, rounded up)", divided.words)
            }
            _ => {
                let words = self.close(id, kind, least);
                if is_loose(&words) {
                    format!("({words})")
                } else {
                    words
                }
            }
        }
    }
}
