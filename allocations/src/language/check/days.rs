//! Conditions that are made from others: until a day, from a day on, of somebody who expects a baby.
use std::collections::BTreeSet;

use super::super::ir::{Leaf, Node, NodeId};
use super::{Checker, Definition, Names, Reach};
use crate::types::Type;
use crate::value::Comparison;
use crate::vocabulary::ids;

impl Names {
    /// A condition that holds no longer than to a day, that day included.
    pub(crate) fn until(&mut self, when: NodeId, until: NodeId) -> NodeId {
        let mut checker = Checker {
            names: self,
            reach: Reach::EVERYTHING,
            lists: Vec::new(),
            uses: BTreeSet::new(),
            running: false,
        };
        let today = checker.today();
        let kinds = [Type::Date, Type::Date];
        let in_time = checker.noted(Node::Compare(Comparison::AtMost, today, until), &kinds);
        let run = checker.names.program.run(&[when, in_time]);
        checker.node(Node::All(run))
    }

    /// A condition on a member of the household who expects a baby: one is due on a day, or so many are expected.
    pub(crate) fn expecting(&mut self, when: NodeId) -> NodeId {
        let known = ids();
        let mut checker = Checker {
            names: self,
            reach: Reach::EVERYTHING,
            lists: Vec::new(),
            uses: BTreeSet::new(),
            running: false,
        };
        let [due, babies] = [known.members_due_on, known.members_babies]
            .map(|field| checker.node(Node::Read(Leaf::Field { up: 0, field })));
        let (due, one) = (checker.node(Node::Given(due)), checker.node(Node::Const(1)));
        let some = checker.node(Node::Compare(Comparison::AtLeast, babies, one));
        let either = checker.names.program.run(&[due, some]);
        let either = checker.node(Node::Any(either));
        let run = checker.names.program.run(&[either, when]);
        checker.node(Node::All(run))
    }

    /// A value that changes on some days: the last whose day has come, by the day of the assessment.
    pub(crate) fn by_day(&mut self, values: &[(Option<i64>, Type, i64)]) -> Option<Definition> {
        let mut checker = Checker {
            names: self,
            reach: Reach::EVERYTHING,
            lists: Vec::new(),
            uses: BTreeSet::new(),
            running: false,
        };
        let mut made: Option<(NodeId, Type)> = None;
        for (from, kind, n) in values {
            let value = checker.node(Node::Const(*n));
            let id = match (made, from) {
                (Some((before, _)), Some(from)) => {
                    let (today, from) = (checker.today(), checker.node(Node::Const(*from)));
                    let came = checker.noted(
                        Node::Compare(Comparison::AtLeast, today, from),
                        &[Type::Date, Type::Date],
                    );
                    checker.noted(Node::If(came, value, before), &[Type::Truth, *kind, *kind])
                }
                (None, _) | (_, None) => value,
            };
            made = Some((id, *kind));
        }
        made.map(|(id, kind)| Definition {
            id,
            kind,
            uses: BTreeSet::new(),
            of: None,
            exact: None,
        })
    }
}
