//! One condition of a scheme answered row by row, where the planes cannot say it: the rest of the scheme stays in planes.
use std::collections::BTreeSet;

use super::columns::{BATCH, Block, NOUGHTS, Register};
use crate::facts::{Facts, Held};
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::scheme::Scheme;
use crate::scheme::frame::frame_of;
use crate::truth::Truth;
use crate::vocabulary::{FactId, ListId, Stands, ids, vocabulary};

/// What a condition reads of a household.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reads {
    pub(super) facts: BTreeSet<FactId>,
    pub(super) lists: BTreeSet<ListId>,
    /// Facts that the scheme alone declares.
    pub(super) own: bool,
}

impl Reads {
    /// Everything that stands under a node; none where it reads what is worked out on the way.
    pub(super) fn of(program: &Program, id: NodeId) -> Option<Self> {
        let mut reads = Self::default();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let node = program.node(id);
            if let Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } = node {
                if list == ids().needs {
                    return None;
                }
                reads.lists.insert(list);
            }
            for leaf in Program::leaves_of(node) {
                match leaf {
                    Leaf::Field { .. } => {}
                    Leaf::Local(_) => reads.own = true,
                    Leaf::Fact(fact) if fact == ids().as_at => {}
                    Leaf::Fact(fact) => match vocabulary().stands(fact) {
                        Stands::Worked(_) => return None,
                        Stands::Household | Stands::Advert => {
                            reads.facts.insert(fact);
                        }
                    },
                }
            }
            open.extend(program.children_of(node));
        }
        Some(reads)
    }
}

/// Whether a node is always yes, no or unknown.
pub(super) fn is_truth(node: Node) -> bool {
    use crate::language::ast::Quantity;
    match node {
        Node::Not(_)
        | Node::Other
        | Node::All(_)
        | Node::Any(_)
        | Node::Compare(..)
        | Node::Among(..)
        | Node::Inside(..)
        | Node::IsText(..)
        | Node::SameText(..)
        | Node::Given(_)
        | Node::GivenText(_)
        | Node::Members(Quantity::Any | Quantity::No | Quantity::All, ..) => true,
        Node::Members(Quantity::Count, ..)
        | Node::Const(_)
        | Node::Nothing
        | Node::Read(_)
        | Node::If(..)
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
        | Node::Months(..)
        | Node::Take(..)
        | Node::Time { .. }
        | Node::Running { .. } => false,
    }
}

/// The schemes that a circuit asks about row by row, and the day.
pub(super) struct Asked<'a> {
    pub(super) schemes: Vec<&'a Scheme>,
    pub(super) as_at: i64,
}

impl Asked<'_> {
    /// The planes "yes" and "yes or unknown" of a condition, for the households given.
    pub(super) fn answers(
        &self,
        (scheme, node): (usize, NodeId),
        register: &Register,
        batch: usize,
        who: &Block,
    ) -> [Block; 2] {
        let (mut yes, mut maybe) = (NOUGHTS, NOUGHTS);
        let Some(scheme) = self.schemes.get(scheme) else {
            return [yes, maybe];
        };
        let Some(reads) = &Reads::of(&scheme.names.program, node) else {
            return [yes, maybe];
        };
        let words = who.iter().zip(yes.iter_mut().zip(&mut maybe));
        for (nth, (who, (yes, maybe))) in words.enumerate() {
            let mut left = *who;
            while left != 0 {
                let bit = left & left.wrapping_neg();
                let row = batch * BATCH + nth * 64 + usize::try_from(bit.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                let Some(facts) = register.some_facts(row, reads) else {
                    continue;
                };
                match answer(scheme, node, &facts, self.as_at) {
                    Truth::Yes => (*yes, *maybe) = (*yes | bit, *maybe | bit),
                    Truth::Unknown => *maybe |= bit,
                    Truth::No => {}
                }
            }
        }
        [yes, maybe]
    }
}

fn answer(scheme: &Scheme, node: NodeId, facts: &Facts, as_at: i64) -> Truth {
    let locals: Vec<Option<Held>> = if facts.own.is_empty() {
        vec![None; scheme.names.locals.len()]
    } else {
        scheme.own_values(facts)
    };
    let frame = frame_of(scheme, scheme.with_own_rows(facts), locals, as_at);
    frame.truth(node)
}
