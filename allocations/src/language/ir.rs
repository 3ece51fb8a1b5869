//! A checked condition as a flat list of nodes: children always stand before their parents, equal nodes are stored
//! once, and facts are indexes. Any evaluator (one household with a trace, or a whole register by columns) walks this.
mod gap;
mod looks;

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Pick, Quantity};
use super::step::{Step, step};
use crate::types::Type;
use crate::value::Comparison;
use crate::vocabulary::{FactId, FieldId, ListId, ids};
use crate::working::Holidays;
pub(crate) use gap::Gap;

/// A node's place in the [`Program`].
pub(crate) type NodeId = u32;

/// A run of entries in [`Program::children`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// Where a value is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Leaf {
    /// A fact of the household, the advert or the bid.
    Fact(FactId),
    /// A fact that this scheme alone declares.
    Local(u16),
    /// A fact about the member of the list `up` levels out (0 is the innermost).
    Field { up: u8, field: FieldId },
}

/// A set of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Area {
    /// An entry of [`Program::areas`].
    Named(u32),
    /// Read from a fact: one place or a set.
    Read(Leaf),
    /// The places that the scheme's relation puts next to a place.
    Related(u32, Leaf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Node {
    Const(i64),
    Nothing,
    /// The row that is looked at is not the row outside it.
    Other,
    Read(Leaf),
    Not(NodeId),
    All(Run),
    Any(Run),
    Compare(Comparison, NodeId, NodeId),
    /// The value is one of the codes in [`Program::codes`].
    Among(NodeId, Run),
    Inside(Leaf, Area),
    /// The text or place of a leaf is the one in [`Program::texts`].
    IsText(Leaf, u32),
    SameText(Leaf, Leaf),
    Given(NodeId),
    GivenText(Leaf),
    If(NodeId, NodeId, NodeId),
    Plus(NodeId, NodeId),
    Minus(NodeId, NodeId),
    Times(NodeId, NodeId),
    Over(NodeId, NodeId),
    Least(Run),
    Most(Run),
    First(Run),
    AddMonths(NodeId, i64),
    /// The working day that comes so many after a day, or before it.
    WorkingDay(NodeId, i64),
    /// How many working days lie after the first day up to the second.
    WorkingDays(NodeId, NodeId),
    /// Whole calendar months from the first date to the second, divided by the number.
    Months(NodeId, NodeId, i64),
    /// The day of a point in time.
    Members(Quantity, ListId, Option<NodeId>),
    Take(Pick, ListId, NodeId, Option<NodeId>),
    Time {
        list: ListId,
        from: FieldId,
        to: FieldId,
        when: Option<NodeId>,
        /// The first day that counts, as a date.
        since: Option<NodeId>,
        /// The day on which the counting ends, where that is not today.
        until: Option<NodeId>,
        /// Only the run that lasts until today, forgiving gaps so long.
        unbroken: Option<Gap>,
    },
    /// A total to which an amount, as it was then, is added after each so many months and days since a date. It is held in
    /// so many parts of a whole one.
    Running {
        what: NodeId,
        since: NodeId,
        months: i64,
        days: i64,
        of: i64,
        least: Option<NodeId>,
        most: Option<NodeId>,
    },
}

/// The names of one place, from the largest to the smallest.
pub(crate) type Names = Vec<String>;

/// All the nodes of a scheme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(crate) nodes: Vec<Node>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) codes: Vec<i64>,
    pub(crate) texts: Vec<String>,
    pub(crate) areas: Vec<Vec<Names>>,
    /// Each relation: place to its neighbours.
    pub(crate) relations: Vec<Vec<(Names, Vec<Names>)>>,
    /// The days of a week that are no working days.
    pub(crate) holidays: Holidays,
    /// What kinds of thing the parts of a sum, a comparison or a choice are: a bare number says nothing of itself.
    kinds: BTreeMap<NodeId, Vec<Type>>,
    /// Comparisons whose two sides are in so many parts to a whole one.
    parts: BTreeMap<NodeId, i64>,
    /// Sums that are one word of the language: the words before what they are of, and that.
    said: BTreeMap<NodeId, (String, NodeId)>,
    steps: Vec<Step>,
    /// How many values a frame keeps.
    pub(crate) kept: u32,
    /// Facts of a home that the scheme itself declares, by their place among its own.
    pub(crate) of_home: Vec<u16>,
    /// Whether anything looks at the list of needs.
    pub(crate) reads_needs: bool,
    depth: Vec<u32>,
    /// Sums that ask the same list more than once.
    sums_rows: BTreeSet<NodeId>,
    cost: Vec<u64>,
    seen: BTreeMap<Node, NodeId>,
    runs: BTreeMap<Vec<NodeId>, Run>,
    code_runs: BTreeMap<Vec<i64>, Run>,
}

impl Program {
    /// Adds a node, or finds the equal one that is there.
    pub(crate) fn add(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.seen.get(&node) {
            return *id;
        }
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let (mut depth, mut cost) = (0_u32, 1_u64);
        for child in self.children_of(node) {
            depth = depth.max(self.depth(child).saturating_add(1));
            cost = cost.saturating_add(self.cost(child));
        }
        if let Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } = node {
            self.reads_needs = self.reads_needs || list == ids().needs;
        }
        let step = step(self, node, self.kept, cost);
        self.kept = self.kept.saturating_add(u32::from(step.kept.is_some()));
        if matches!(node, Node::Plus(..) | Node::Minus(..)) {
            let mut lists = Vec::new();
            self.summed(node, &mut lists);
            let asked = lists.len();
            lists.sort_unstable();
            lists.dedup();
            // A row that is taken by itself is no longer the same as the one in its list.
            if lists.len() < asked && !self.seen.contains_key(&Node::Other) {
                self.sums_rows.insert(id);
            }
        }
        self.nodes.push(node);
        self.steps.push(step);
        self.depth.push(depth);
        self.cost.push(cost);
        self.seen.insert(node, id);
        id
    }

    /// Notes what kinds of thing the parts of a node are; the first to say so is right.
    pub(crate) fn note(&mut self, id: NodeId, kinds: &[Type]) {
        self.kinds.entry(id).or_insert_with(|| kinds.to_vec());
    }

    /// Notes in how many parts to a whole one the two sides of a comparison are.
    pub(crate) fn note_parts(&mut self, id: NodeId, of: i64) {
        self.parts.entry(id).or_insert(of);
    }

    /// In how many parts to a whole one the sides of a comparison are, where they are not whole.
    pub(crate) fn parts_of(&self, id: NodeId) -> Option<i64> {
        self.parts.get(&id).copied()
    }

    /// The kind of a part of a node, counted from 0.
    pub(crate) fn kind_of_part(&self, id: NodeId, part: usize) -> Option<Type> {
        self.kinds.get(&id)?.get(part).copied()
    }

    pub(crate) fn node(&self, id: NodeId) -> Node {
        usize::try_from(id)
            .ok()
            .and_then(|at| self.nodes.get(at))
            .copied()
            .unwrap_or(Node::Nothing)
    }

    /// The node in the form the row evaluator runs.
    pub(crate) fn step(&self, id: NodeId) -> Option<&Step> {
        self.steps.get(usize::try_from(id).ok()?)
    }

    /// Whether the node is a number that is written out.
    pub(crate) fn is_const(&self, id: NodeId) -> bool {
        matches!(self.node(id), Node::Const(_))
    }

    /// The node that reads a fact, if there is one.
    pub(crate) fn read(&self, fact: FactId) -> Option<NodeId> {
        self.seen.get(&Node::Read(Leaf::Fact(fact))).copied()
    }

    /// How many steps lie under the node.
    pub(crate) fn depth(&self, id: NodeId) -> u32 {
        usize::try_from(id)
            .ok()
            .and_then(|at| self.depth.get(at))
            .copied()
            .unwrap_or(0)
    }

    /// How many nodes an evaluation visits at most, lists apart.
    pub(crate) fn cost(&self, id: NodeId) -> u64 {
        usize::try_from(id)
            .ok()
            .and_then(|at| self.cost.get(at))
            .copied()
            .unwrap_or(0)
    }

    pub(crate) fn run(&mut self, ids: &[NodeId]) -> Run {
        if let Some(run) = self.runs.get(ids) {
            return *run;
        }
        let run = Run {
            start: short(self.children.len()),
            len: short(ids.len()),
        };
        self.children.extend_from_slice(ids);
        self.runs.insert(ids.to_vec(), run);
        run
    }

    pub(crate) fn code_run(&mut self, codes: &[i64]) -> Run {
        if let Some(run) = self.code_runs.get(codes) {
            return *run;
        }
        let run = Run {
            start: short(self.codes.len()),
            len: short(codes.len()),
        };
        self.codes.extend_from_slice(codes);
        self.code_runs.insert(codes.to_vec(), run);
        run
    }

    pub(crate) fn members(&self, run: Run) -> &[NodeId] {
        slice(&self.children, run)
    }

    pub(crate) fn code_members(&self, run: Run) -> &[i64] {
        slice(&self.codes, run)
    }

    pub(crate) fn text(&mut self, text: &str) -> u32 {
        let at = self
            .texts
            .iter()
            .position(|have| have == text)
            .unwrap_or_else(|| {
                self.texts.push(text.to_owned());
                self.texts.len() - 1
            });
        short(at)
    }

    pub(crate) fn area(&mut self, places: Vec<Vec<String>>) -> u32 {
        let at = self
            .areas
            .iter()
            .position(|have| *have == places)
            .unwrap_or_else(|| {
                self.areas.push(places);
                self.areas.len() - 1
            });
        short(at)
    }

    /// The facts that a node reads itself.
    pub(crate) fn leaves_of(node: Node) -> impl Iterator<Item = Leaf> {
        let (first, second) = match node {
            Node::Read(leaf)
            | Node::GivenText(leaf)
            | Node::IsText(leaf, _)
            | Node::Inside(leaf, Area::Named(_)) => (Some(leaf), None),
            Node::SameText(a, b) => (Some(a), Some(b)),
            Node::Inside(leaf, Area::Read(area) | Area::Related(_, area)) => (Some(leaf), Some(area)),
            Node::Const(_)
            | Node::Nothing
            | Node::Other
            | Node::Not(_)
            | Node::All(_)
            | Node::Any(_)
            | Node::Compare(..)
            | Node::Among(..)
            | Node::Given(_)
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
            | Node::Members(..)
            | Node::Take(..)
            | Node::Time { .. }
            | Node::Running { .. } => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// The nodes directly under a node.
    pub(crate) fn children_of(&self, node: Node) -> Vec<NodeId> {
        match node {
            Node::Const(_)
            | Node::Nothing
            | Node::Other
            | Node::Read(_)
            | Node::Inside(..)
            | Node::IsText(..)
            | Node::SameText(..)
            | Node::GivenText(_) => Vec::new(),
            Node::Not(a)
            | Node::Among(a, _)
            | Node::Given(a)
            | Node::AddMonths(a, _)
            | Node::WorkingDay(a, _) => vec![a],
            Node::All(run) | Node::Any(run) | Node::Least(run) | Node::Most(run) | Node::First(run) => {
                self.members(run).to_vec()
            }
            Node::Compare(_, a, b)
            | Node::Plus(a, b)
            | Node::Minus(a, b)
            | Node::Times(a, b)
            | Node::Over(a, b)
            | Node::WorkingDays(a, b)
            | Node::Months(a, b, _) => vec![a, b],
            Node::If(a, b, c) => vec![a, b, c],
            Node::Members(_, _, when) => when.into_iter().collect(),
            Node::Take(_, _, what, when) => [Some(what), when].into_iter().flatten().collect(),
            Node::Time {
                when, since, until, ..
            } => [when, since, until].into_iter().flatten().collect(),
            Node::Running {
                what,
                since,
                least,
                most,
                ..
            } => {
                let limits = [least, most].into_iter().flatten();
                [what, since].into_iter().chain(limits).collect()
            }
        }
    }
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn slice<T>(from: &[T], run: Run) -> &[T] {
    let start = usize::try_from(run.start).unwrap_or(usize::MAX);
    let end = start.saturating_add(usize::try_from(run.len).unwrap_or(usize::MAX));
    from.get(start..end).unwrap_or(&[])
}
