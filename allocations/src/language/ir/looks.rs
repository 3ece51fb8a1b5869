//! What stands under a node.
use super::super::ast::{Pick, Quantity};
use super::{Leaf, Node, NodeId, Program};
use crate::vocabulary::{FactId, ListId};

impl Program {
    /// Whether any condition compares two rows of one list.
    pub(crate) fn compares_rows(&self) -> bool {
        self.nodes.contains(&Node::Other)
    }

    /// Notes that a sum is said with some words before what it is of.
    pub(crate) fn say(&mut self, id: NodeId, words: String, of: NodeId) {
        self.said.entry(id).or_insert((words, of));
    }

    /// The words for a sum that is one word of the language, and what it is of.
    pub(crate) fn said(&self, id: NodeId) -> Option<(&str, NodeId)> {
        let (words, of) = self.said.get(&id)?;
        Some((words.as_str(), *of))
    }

    /// Whether a sum asks the same list more than once.
    pub(crate) fn sums_rows(&self, id: NodeId) -> bool {
        self.sums_rows.contains(&id)
    }

    /// The lists whose rows a sum adds up, once for each time.
    pub(super) fn summed(&self, node: Node, lists: &mut Vec<ListId>) {
        match node {
            Node::Plus(a, b) | Node::Minus(a, b) => {
                self.summed(self.node(a), lists);
                self.summed(self.node(b), lists);
            }
            Node::Times(a, b) if self.is_const(a) => self.summed(self.node(b), lists),
            Node::Times(a, b) if self.is_const(b) => self.summed(self.node(a), lists),
            Node::Members(Quantity::Count, list, _) | Node::Take(Pick::Sum, list, ..) => lists.push(list),
            _ => {}
        }
    }

    /// Whether a node, or anything under it, reads a fact.
    pub(crate) fn looks_at(&self, id: NodeId, fact: FactId) -> bool {
        let node = self.node(id);
        node == Node::Read(Leaf::Fact(fact))
            || self
                .children_of(node)
                .into_iter()
                .any(|child| self.looks_at(child, fact))
    }

    /// Whether a node, or anything under it, goes through the rows of a list.
    pub(crate) fn asks_list(&self, id: NodeId, list: ListId) -> bool {
        let node = self.node(id);
        let own = match node {
            Node::Members(_, of, _) | Node::Take(_, of, ..) | Node::Time { list: of, .. } => Some(of),
            _ => None,
        };
        own == Some(list)
            || self
                .children_of(node)
                .into_iter()
                .any(|child| self.asks_list(child, list))
    }

    /// Whether a length of time is a sum of days that need not follow one another.
    pub(crate) fn adds_up(&self, id: NodeId) -> bool {
        match self.node(id) {
            Node::Time { unbroken, .. } => unbroken.is_none(),
            Node::Take(pick, ..) => pick.adds(),
            Node::Plus(a, b) | Node::Minus(a, b) | Node::If(_, a, b) => self.adds_up(a) || self.adds_up(b),
            Node::Least(run) | Node::Most(run) | Node::First(run) => {
                self.members(run).iter().any(|part| self.adds_up(*part))
            }
            _ => false,
        }
    }
}
