//! How closely the words of a phrase hang together, so that brackets stand where they are needed and nowhere else.
use super::super::ir::{Area, Node, NodeId};
use super::Words;
use crate::types::Type;

/// A looser part stands in brackets inside a closer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    Choice,
    Joined,
    Compared,
    /// What ends in a list of parts or in a condition of its own.
    Open,
    /// A length of time that ends in a date: "whole years since …".
    Since,
    Sum,
    Product,
    Single,
}

impl Words<'_> {
    /// How closely a node's own words hang together.
    pub(super) fn bond(&self, id: NodeId) -> Bond {
        let program = &self.names.program;
        if self.term(id).is_some() {
            return Bond::Single;
        }
        if program.said(id).is_some() {
            return Bond::Since;
        }
        match program.node(id) {
            Node::If(..) => Bond::Choice,
            Node::First(run) if program.members(run).len() > 1 => Bond::Joined,
            Node::All(run) | Node::Any(run) => match program.members(run) {
                [only] => self.bond(*only),
                _ => Bond::Joined,
            },
            Node::Among(_, run) => match program.code_members(run) {
                [_] => Bond::Compared,
                _ => Bond::Joined,
            },
            Node::Inside(_, Area::Named(at)) if self.places(at).len() > 1 => Bond::Joined,
            Node::Other
            | Node::Compare(..)
            | Node::Inside(..)
            | Node::IsText(..)
            | Node::SameText(..)
            | Node::Given(_)
            | Node::GivenText(_) => Bond::Compared,
            Node::Not(a) if self.is_denied_inside(a) => Bond::Compared,
            Node::Least(_)
            | Node::Most(_)
            | Node::First(_)
            | Node::Take(..)
            | Node::Time { .. }
            | Node::Running { .. }
            | Node::Members(..) => Bond::Open,
            Node::Months(from, to, over) if self.is_age(from, to, over) => Bond::Single,
            Node::Months(..) | Node::WorkingDays(..) => Bond::Since,
            Node::Times(a, b) => self.once(id, a, b).map_or(Bond::Product, |only| self.bond(only)),
            Node::Over(..) if self.rounded_up(id).is_some() => Bond::Compared,
            Node::Plus(..) | Node::Minus(..) if self.calendar_length(id).is_some() => Bond::Single,
            Node::Plus(..) if self.calendar_part(id).is_some() => Bond::Since,
            Node::Over(_, b) if self.counted_in(id, b).is_some() => Bond::Since,
            Node::Plus(..) | Node::Minus(..) if self.is_far_day(id) => Bond::Product,
            Node::Plus(..) | Node::Minus(..) => Bond::Sum,
            Node::Over(..) | Node::AddMonths(..) | Node::WorkingDay(..) => Bond::Product,
            Node::Const(_) | Node::Nothing | Node::Read(_) | Node::Not(_) => Bond::Single,
        }
    }

    /// Whether "not" can stand inside the words of a condition: "is not given".
    pub(super) fn is_denied_inside(&self, id: NodeId) -> bool {
        let node = self.names.program.node(id);
        let can = matches!(
            node,
            Node::Given(_) | Node::GivenText(_) | Node::Inside(..) | Node::IsText(..) | Node::Among(..)
        );
        can && self.term(id).is_none()
    }

    /// Whether the words end in a list of parts or in a condition, so that what follows would seem to belong to it.
    pub(super) fn ends_open(&self, id: NodeId) -> bool {
        let program = &self.names.program;
        if self.term(id).is_some() {
            return false;
        }
        match program.node(id) {
            Node::Least(_) | Node::Most(_) | Node::First(_) => true,
            Node::Members(_, _, when) | Node::Take(_, _, _, when) | Node::Time { when, .. } => when.is_some(),
            Node::Compare(_, _, b) => self.bond(b) >= Bond::Open && self.ends_open(b),
            Node::Times(a, b) => self.once(id, a, b).is_some_and(|only| self.ends_open(only)),
            Node::All(run) | Node::Any(run) => match program.members(run) {
                [only] => self.ends_open(*only),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the condition in which the words end is itself several.
    pub(super) fn ends_joined(&self, id: NodeId) -> bool {
        let program = &self.names.program;
        match program.node(id) {
            Node::Members(_, list, Some(when))
            | Node::Take(_, list, _, Some(when))
            | Node::Time {
                list,
                when: Some(when),
                ..
            } => self.about(list).bond(when) < Bond::Compared,
            Node::Compare(_, _, b) => self.ends_joined(b),
            _ => false,
        }
    }

    /// A date that stands after "since", "from", "to" or "of".
    pub(super) fn day_said(&mut self, id: NodeId) -> String {
        let day = if self.is_far_day(id) { "the day " } else { "" };
        format!("{day}{}", self.close(id, Some(Type::Date), Bond::Product))
    }

    /// Whether a date is said as so long before or after another.
    pub(super) fn is_far_day(&self, id: NodeId) -> bool {
        let program = &self.names.program;
        if self.term(id).is_some() || program.said(id).is_some() {
            return false;
        }
        match program.node(id) {
            Node::AddMonths(..) | Node::WorkingDay(..) => true,
            Node::Plus(a, b) | Node::Minus(a, b) => {
                let from = self.part(id, 0, b).or_else(|| self.kind(a));
                from == Some(Type::Date) && matches!(program.node(b), Node::Const(_))
            }
            _ => false,
        }
    }
}
