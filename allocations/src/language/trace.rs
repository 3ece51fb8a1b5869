//! Which facts decided an answer, and which missing facts could still change it.
use std::collections::BTreeSet;

use super::ast::Quantity;
use super::eval::{Frame, Scope};
use super::ir::{Leaf, Node, NodeId, Program};
use crate::truth::Truth;
use crate::vocabulary::{Known, ids, vocabulary};

/// A fact that was looked at: its name, and which member of its list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) list: Option<(u16, usize)>,
    pub(crate) leaf: Leaf,
}

/// Walks a condition and gathers the facts that made it what it is.
pub(crate) struct Trace<'a> {
    frame: &'a Frame<'a>,
    /// Only facts that are missing.
    missing: bool,
    pub(crate) seen: BTreeSet<Seen>,
    /// Lists of which nothing is known.
    pub(crate) lists: BTreeSet<u16>,
}

impl<'a> Trace<'a> {
    /// The facts that decided.
    pub(crate) fn deciding(frame: &'a Frame<'a>) -> Self {
        Self {
            frame,
            missing: false,
            seen: BTreeSet::new(),
            lists: BTreeSet::new(),
        }
    }

    /// The missing facts that could still change the answer.
    pub(crate) fn missing(frame: &'a Frame<'a>) -> Self {
        Self {
            missing: true,
            ..Self::deciding(frame)
        }
    }

    pub(crate) fn walk(&mut self, id: NodeId) {
        self.visit(id, None, None);
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn visit(&mut self, id: NodeId, scope: Option<&Scope<'_>>, nth: Option<usize>) {
        let frame = self.frame;
        let value = frame.value(id, scope);
        if self.missing && value.settled() {
            return;
        }
        let node = frame.program.node(id);
        match node {
            Node::Read(leaf) | Node::GivenText(leaf) | Node::IsText(leaf, _) => self.note(leaf, scope, nth),
            Node::SameText(a, b) => {
                self.note(a, scope, nth);
                self.note(b, scope, nth);
            }
            Node::Inside(leaf, area) => {
                self.note(leaf, scope, nth);
                match area {
                    super::ir::Area::Named(_) => {}
                    super::ir::Area::Read(other) | super::ir::Area::Related(_, other) => {
                        self.note(other, scope, nth);
                    }
                }
            }
            Node::All(run) | Node::Any(run) => {
                let truth = value.truth();
                for part in frame.program.members(run) {
                    // A false "and" is the doing of its false parts, a true "or" of its true ones.
                    if truth.is_unknown() || frame.value(*part, scope).truth() == truth {
                        self.visit(*part, scope, nth);
                    }
                }
            }
            Node::If(when, yes, no) => {
                self.visit(when, scope, nth);
                match frame.value(when, scope).truth() {
                    Truth::Yes => self.visit(yes, scope, nth),
                    Truth::No => self.visit(no, scope, nth),
                    Truth::Unknown => {
                        self.visit(yes, scope, nth);
                        self.visit(no, scope, nth);
                    }
                }
            }
            Node::Members(quantity, list, when) => {
                let wanted = match (quantity, value.truth()) {
                    (Quantity::Any, Truth::Yes) | (Quantity::No, Truth::No) => Some(Truth::Yes),
                    (Quantity::All, Truth::No) => Some(Truth::No),
                    _ => None,
                };
                self.each(list, when, scope, |trace, scope, nth, found| {
                    if wanted.is_none_or(|wanted| wanted == found)
                        && let Some(when) = when
                    {
                        trace.visit(when, Some(scope), Some(nth));
                    }
                });
            }
            Node::Take(_, list, what, when) => self.each(list, when, scope, |trace, scope, nth, found| {
                if let Some(when) = when {
                    trace.visit(when, Some(scope), Some(nth));
                }
                if !found.is_no() {
                    trace.visit(what, Some(scope), Some(nth));
                }
            }),
            Node::Time {
                list,
                from,
                to,
                when,
                since,
                until,
                ..
            } => {
                for day in [since, until].into_iter().flatten() {
                    self.visit(day, scope, nth);
                }
                self.each(list, when, scope, |trace, scope, nth, found| {
                    if let Some(when) = when {
                        trace.visit(when, Some(scope), Some(nth));
                    }
                    if !found.is_no() {
                        trace.note(Leaf::Field { up: 0, field: from }, Some(scope), Some(nth));
                        trace.note(Leaf::Field { up: 0, field: to }, Some(scope), Some(nth));
                    }
                });
            }
            Node::Running {
                what,
                since,
                least,
                most,
                ..
            } => {
                for part in [Some(since), least, most].into_iter().flatten() {
                    self.visit(part, scope, nth);
                }
                // What was missing on another day matters as much as what is missing today.
                self.below(what, scope, nth);
            }
            Node::Const(_)
            | Node::Nothing
            | Node::Other
            | Node::Not(_)
            | Node::Compare(..)
            | Node::Among(..)
            | Node::Given(_)
            | Node::Plus(..)
            | Node::Minus(..)
            | Node::Times(..)
            | Node::Over(..)
            | Node::Least(_)
            | Node::Most(_)
            | Node::First(_)
            | Node::AddMonths(..)
            | Node::WorkingDay(..)
            | Node::WorkingDays(..)
            | Node::Months(..) => {
                for child in frame.program.children_of(node) {
                    self.visit(child, scope, nth);
                }
            }
        }
    }

    /// Notes everything that stands under a node, whatever it comes to today.
    fn below(&mut self, id: NodeId, scope: Option<&Scope<'_>>, nth: Option<usize>) {
        let frame = self.frame;
        let node = frame.program.node(id);
        for leaf in Program::leaves_of(node) {
            self.note(leaf, scope, nth);
        }
        let children = frame.program.children_of(node);
        match node {
            Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } => {
                self.each(list, None, scope, |trace, scope, nth, _| {
                    for child in &children {
                        trace.below(*child, Some(scope), Some(nth));
                    }
                });
            }
            _ => {
                for child in children {
                    self.below(child, scope, nth);
                }
            }
        }
    }

    fn each(
        &mut self,
        list: u16,
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
        mut work: impl FnMut(&mut Self, &Scope<'_>, usize, Truth),
    ) {
        let frame = self.frame;
        let Some(entries) = frame.list(list) else {
            self.lists.insert(list);
            return;
        };
        for (nth, entry) in entries.iter().enumerate() {
            let found = frame.counts(entry, list, when, outer);
            let scope = Scope { list, entry, outer };
            work(self, &scope, nth, found);
        }
    }

    fn note(&mut self, leaf: Leaf, scope: Option<&Scope<'_>>, nth: Option<usize>) {
        if self.missing && self.frame.held(leaf, scope).is_some() {
            return;
        }
        if [ids().total_so_far, ids().period_began]
            .map(Leaf::Fact)
            .contains(&leaf)
        {
            // It is another one on each day, and nobody can be asked for it.
            return;
        }
        if let Leaf::Fact(id) = leaf
            && let Some(fact) = vocabulary().fact_at(id)
        {
            let worked_out = !matches!(fact.known, Known::Household | Known::Advert);
            if self.missing && worked_out {
                // The caller adds what a worked-out fact itself still waits for.
                self.seen.insert(Seen { list: None, leaf });
                return;
            }
        }
        let list = match leaf {
            Leaf::Field { up, .. } => {
                let list = scope.and_then(|scope| scope.up(up)).map(|scope| scope.list);
                list.map(|list| (list, if up == 0 { nth.unwrap_or(0) } else { 0 }))
            }
            Leaf::Fact(_) | Leaf::Local(_) => None,
        };
        self.seen.insert(Seen { list, leaf });
    }
}

impl Trace<'_> {
    /// Notes a fact by its place in the vocabulary, unless it is known.
    pub(crate) fn note_fact(&mut self, id: u16) {
        self.note(Leaf::Fact(id), None, None);
    }

    /// Walks conditions and reads fields for every member of a list.
    pub(crate) fn walk_members(&mut self, list: u16, conditions: &[NodeId], fields: &[u16]) {
        let frame = self.frame;
        for (nth, entry) in frame.list(list).unwrap_or_default().iter().enumerate() {
            let scope = Scope {
                list,
                entry,
                outer: None,
            };
            for id in conditions {
                self.visit(*id, Some(&scope), Some(nth));
            }
            for field in fields {
                self.note(Leaf::Field { up: 0, field: *field }, Some(&scope), Some(nth));
            }
        }
    }
}
