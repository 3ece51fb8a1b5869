//! The form in which the row evaluator runs a node: facts resolved to where they stand, and the commonest conditions (a
//! fact against a number, a fact among choices) as one step.
use super::ir::{Leaf, Node, NodeId, Program, Run};
use crate::value::Comparison;
use crate::vocabulary::{FactId, FieldId, Known, Stands, vocabulary};

/// What is done for a node.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// A fact of the household.
    Household(FactId),
    /// A fact worked out on the way, by its place among those.
    Worked(usize),
    /// A fact of the member that is being looked at.
    Field(FieldId),
    HouseholdIs(Comparison, FactId, i64),
    WorkedIs(Comparison, usize, i64),
    FieldIs(Comparison, FieldId, i64),
    /// The fact's code is one of the bits.
    HouseholdAmong(FactId, u64),
    FieldAmong(FieldId, u64),
    /// Whatever has no shorter form.
    Node(Node),
}

/// A node in that form, and where its value is kept once it has been worked out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) act: Act,
    /// A place in the frame; none when the value depends on a member or is cheap to find again.
    pub(crate) kept: Option<u32>,
    /// How many members the node must be inside of.
    pub(super) inside: u8,
    /// The value changes neither with the step of the assessment nor with the advert.
    pub(super) steady: bool,
}

/// Below this many nodes a value is sooner worked out again than kept.
const WORTH_KEEPING: u64 = 8;

/// Made when a node is added; the nodes under it are there already.
pub(super) fn step(program: &Program, node: Node, kept_so_far: u32, cost: u64) -> Step {
    let (mut inside, mut steady) = (if node == Node::Other { 2 } else { 0_u8 }, true);
    for leaf in Program::leaves_of(node) {
        inside = inside.max(match leaf {
            Leaf::Field { up, .. } => up.saturating_add(1),
            Leaf::Fact(_) | Leaf::Local(_) => 0,
        });
        steady = steady && lasting(program, leaf);
    }
    let looks_in = matches!(node, Node::Members(..) | Node::Take(..) | Node::Time { .. });
    let outside = match node {
        Node::Time { since, until, .. } => [since, until],
        _ => [None, None],
    };
    for child in program.children_of(node) {
        let Some(under) = program.step(child) else {
            continue;
        };
        let levels = if looks_in && !outside.contains(&Some(child)) {
            under.inside.saturating_sub(1)
        } else {
            under.inside
        };
        inside = inside.max(levels);
        steady = steady && under.steady;
    }
    let list_of_needs = match node {
        Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } => vocabulary()
            .list_at(list)
            .is_none_or(|list| list.known != Known::Household),
        _ => false,
    };
    steady = steady && !list_of_needs;
    let dear = cost >= WORTH_KEEPING || looks_in || matches!(node, Node::AddMonths(..));
    let kept = (steady && inside == 0 && dear).then_some(kept_so_far);
    Step {
        act: act(program, node),
        kept,
        inside,
        steady,
    }
}

/// Whether the leaf has the same value whenever it may be read.
fn lasting(program: &Program, leaf: Leaf) -> bool {
    match leaf {
        Leaf::Fact(id) => vocabulary().fact_at(id).is_some_and(|fact| match fact.known {
            Known::Household | Known::Always | Known::HouseholdStep | Known::Bedrooms | Known::Field => true,
            Known::Qualified
            | Known::Needs
            | Known::Placed
            | Known::Moved
            | Known::Dated
            | Known::Running
            | Known::Advert
            | Known::Bid
            | Known::Context
            | Known::Tier => false,
        }),
        Leaf::Local(at) => !program.of_home.contains(&at),
        Leaf::Field { .. } => true,
    }
}

fn act(program: &Program, node: Node) -> Act {
    let read = |leaf: Leaf| match leaf {
        Leaf::Fact(id) => match vocabulary().stands(id) {
            Stands::Household => Some(Act::Household(id)),
            Stands::Worked(at) => Some(Act::Worked(at)),
            Stands::Advert => None,
        },
        Leaf::Field { up: 0, field } => Some(Act::Field(field)),
        Leaf::Field { .. } | Leaf::Local(_) => None,
    };
    let of = |id: NodeId| program.step(id).map(|step| step.act);
    let shorter = match node {
        Node::Read(leaf) => read(leaf),
        Node::Compare(how, a, b) => match (of(a), of(b)) {
            (Some(Act::Household(fact)), Some(Act::Node(Node::Const(n)))) => {
                Some(Act::HouseholdIs(how, fact, n))
            }
            (Some(Act::Worked(fact)), Some(Act::Node(Node::Const(n)))) => Some(Act::WorkedIs(how, fact, n)),
            (Some(Act::Field(field)), Some(Act::Node(Node::Const(n)))) => Some(Act::FieldIs(how, field, n)),
            _ => None,
        },
        Node::Among(a, run) => match (of(a), bits(program, run)) {
            (Some(Act::Household(fact)), Some(bits)) => Some(Act::HouseholdAmong(fact, bits)),
            (Some(Act::Field(field)), Some(bits)) => Some(Act::FieldAmong(field, bits)),
            _ => None,
        },
        _ => None,
    };
    shorter.unwrap_or(Act::Node(node))
}

/// The codes as bits, when they are small enough.
fn bits(program: &Program, run: Run) -> Option<u64> {
    let mut bits = 0_u64;
    for code in program.code_members(run) {
        let at = u32::try_from(*code).ok().filter(|at| *at < u64::BITS)?;
        bits |= 1 << at;
    }
    Some(bits)
}
