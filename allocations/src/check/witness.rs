//! The smallest households that meet a condition: one for each way of meeting it.
use std::collections::BTreeMap;

use crate::assess::Placed;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::value::{Comparison, Val};
use crate::vocabulary::FactId;

/// Facts with the values they must have.
pub(super) type Witness = BTreeMap<FactId, i64>;

/// Conditions are looked into for at most so many ways of meeting them.
const MOST: usize = 64;

/// Every simple way of meeting a condition. Parts that are about lists are left open.
pub(super) fn ways(program: &Program, id: NodeId) -> Vec<Witness> {
    let one = |fact: FactId, value: i64| vec![BTreeMap::from([(fact, value)])];
    match program.node(id) {
        Node::Read(Leaf::Fact(fact)) => one(fact, 1),
        Node::Not(inner) => match program.node(inner) {
            Node::Read(Leaf::Fact(fact)) => one(fact, 0),
            _ => vec![Witness::new()],
        },
        Node::All(run) => {
            let mut all = vec![Witness::new()];
            for part in program.members(run) {
                let next = ways(program, *part);
                let mut joined = Vec::new();
                for base in &all {
                    for more in &next {
                        let clash = more
                            .iter()
                            .any(|(fact, value)| base.get(fact).is_some_and(|have| have != value));
                        if !clash && joined.len() < MOST {
                            let mut both = base.clone();
                            both.extend(more.iter().map(|(fact, value)| (*fact, *value)));
                            joined.push(both);
                        }
                    }
                }
                all = joined;
            }
            all
        }
        Node::Any(run) => {
            let mut any: Vec<Witness> = Vec::new();
            for part in program.members(run) {
                any.extend(ways(program, *part));
            }
            any.truncate(MOST);
            any
        }
        Node::Compare(how, a, b) => match (program.node(a), program.node(b)) {
            (Node::Read(Leaf::Fact(fact)), Node::Const(n)) => match how {
                Comparison::Equal | Comparison::AtMost | Comparison::AtLeast => one(fact, n),
                Comparison::Less => one(fact, n.saturating_sub(1)),
                Comparison::More => one(fact, n.saturating_add(1)),
                Comparison::Differs => vec![Witness::new()],
            },
            _ => vec![Witness::new()],
        },
        Node::Among(a, run) => match program.node(a) {
            Node::Read(Leaf::Fact(fact)) => program
                .code_members(run)
                .iter()
                .map(|code| BTreeMap::from([(fact, *code)]))
                .collect(),
            _ => vec![Witness::new()],
        },
        Node::Const(0) => Vec::new(),
        _ => vec![Witness::new()],
    }
}

/// Gives a household the facts of a witness, also those that are otherwise worked out.
pub(super) fn give(placed: &mut Placed<'_>, witness: &Witness) {
    for (fact, value) in witness {
        placed.frame.suppose(*fact, Val::exact(*value));
    }
}
