//! The smallest households that meet a condition: one for each way of meeting it.
use std::collections::BTreeMap;

use crate::assess::Placed;
use crate::language::ir::{Area, Leaf, Names, Node, NodeId, Program};
use crate::value::{Comparison, Val};
use crate::vocabulary::{FactId, vocabulary};

/// One way of meeting a condition: what the facts it speaks of must be. Whatever else it asks is left open.
#[derive(Clone, Debug, Default)]
pub(super) struct Witness {
    /// The smallest and the largest value.
    values: BTreeMap<FactId, (i64, i64)>,
    /// Sets of places in which, or outside which, a place must lie.
    places: Vec<(FactId, u32, bool)>,
    /// Names that a fact is, or is not.
    texts: Vec<(FactId, u32, bool)>,
}

/// Conditions are looked into for at most so many ways of meeting them.
const MOST: usize = 64;

/// Every simple way of meeting a condition; none when nobody can. Parts that are about lists are left open.
pub(super) fn ways(program: &Program, id: NodeId) -> Vec<Witness> {
    meeting(program, id, true)
}

/// Whether two conditions shut each other out. Places of different names are taken to lie apart.
pub(super) fn exclude(program: &Program, a: NodeId, b: NodeId) -> bool {
    let (first, second) = (ways(program, a), ways(program, b));
    let mut pairs = first.iter().flat_map(|a| second.iter().map(move |b| (a, b)));
    pairs.all(|(a, b)| a.and(b).is_none() || a.elsewhere(b, program))
}

/// The ways in which a condition holds, or in which it does not.
fn meeting(program: &Program, id: NodeId, holds: bool) -> Vec<Witness> {
    match program.node(id) {
        Node::Read(Leaf::Fact(fact)) => {
            let value = i64::from(holds);
            of(fact, value, value)
        }
        Node::Not(inner) => meeting(program, inner, !holds),
        Node::All(run) => joined(program, program.members(run), holds, holds),
        Node::Any(run) => joined(program, program.members(run), !holds, holds),
        Node::Compare(how, a, b) => match (program.node(a), program.node(b)) {
            (Node::Read(Leaf::Fact(fact)), Node::Const(n)) => compared(fact, how, n, holds),
            _ => open(),
        },
        Node::Among(a, run) => match program.node(a) {
            Node::Read(Leaf::Fact(fact)) if holds => {
                let codes = program.code_members(run).iter();
                codes.flat_map(|code| of(fact, *code, *code)).collect()
            }
            _ => open(),
        },
        Node::Inside(Leaf::Fact(fact), Area::Named(area)) => vec![Witness {
            places: vec![(fact, area, holds)],
            ..Witness::default()
        }],
        Node::IsText(Leaf::Fact(fact), text) => vec![Witness {
            texts: vec![(fact, text, holds)],
            ..Witness::default()
        }],
        Node::Const(n) if holds == (n == 0) => Vec::new(),
        _ => open(),
    }
}

fn open() -> Vec<Witness> {
    vec![Witness::default()]
}

fn of(fact: FactId, least: i64, most: i64) -> Vec<Witness> {
    vec![Witness {
        values: BTreeMap::from([(fact, (least, most))]),
        ..Witness::default()
    }]
}

fn compared(fact: FactId, how: Comparison, n: i64, holds: bool) -> Vec<Witness> {
    // Where there may be none, a comparison also fails for want of a value.
    if !holds && vocabulary().fact_at(fact).is_none_or(|fact| fact.may_be_none) {
        return open();
    }
    let (below, above) = (n.saturating_sub(1), n.saturating_add(1));
    match (how, holds) {
        (Comparison::Equal, true) | (Comparison::Differs, false) => of(fact, n, n),
        (Comparison::Equal, false) | (Comparison::Differs, true) => open(),
        (Comparison::AtMost, true) | (Comparison::More, false) => of(fact, i64::MIN, n),
        (Comparison::Less, true) | (Comparison::AtLeast, false) => of(fact, i64::MIN, below),
        (Comparison::AtLeast, true) | (Comparison::Less, false) => of(fact, n, i64::MAX),
        (Comparison::More, true) | (Comparison::AtMost, false) => of(fact, above, i64::MAX),
    }
}

/// The parts all together, or each on its own.
fn joined(program: &Program, parts: &[NodeId], together: bool, holds: bool) -> Vec<Witness> {
    let each = parts.iter().map(|part| meeting(program, *part, holds));
    if together {
        return each.fold(open(), |all, next| both(&all, &next));
    }
    let mut any: Vec<Witness> = each.flatten().collect();
    any.truncate(MOST);
    any
}

fn both(first: &[Witness], second: &[Witness]) -> Vec<Witness> {
    let pairs = first.iter().flat_map(|a| second.iter().map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| a.and(b)).take(MOST).collect()
}

impl Witness {
    /// Whether it says nothing of any value.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Both at once; none when they cannot be.
    fn and(&self, other: &Self) -> Option<Self> {
        let mut both = self.clone();
        for (fact, (least, most)) in &other.values {
            let known = both.values.entry(*fact).or_insert((i64::MIN, i64::MAX));
            *known = (known.0.max(*least), known.1.min(*most));
            if known.0 > known.1 {
                return None;
            }
        }
        let two_names = other.texts.iter().any(|(fact, text, is)| {
            let mut same = self.texts.iter().filter(|(have, ..)| have == fact);
            same.any(|(_, have, was)| match (is, was) {
                (true, true) => text != have,
                (true, false) | (false, true) => text == have,
                (false, false) => false,
            })
        });
        if two_names {
            return None;
        }
        both.places.extend(&other.places);
        both.texts.extend(&other.texts);
        Some(both)
    }

    /// Whether the two want a place to lie in sets that lie apart, or both in a set and outside it.
    fn elsewhere(&self, other: &Self, program: &Program) -> bool {
        other.places.iter().any(|(fact, area, inside)| {
            let mut same = self.places.iter().filter(|(have, _, _)| have == fact);
            same.any(|(_, have, within)| match (inside, within) {
                (true, true) => apart(program, *area, *have),
                (true, false) | (false, true) => area == have,
                (false, false) => false,
            })
        })
    }
}

/// Whether two sets of places have nothing in common: no place of one lies in a place of the other.
fn apart(program: &Program, a: u32, b: u32) -> bool {
    let set = |at: u32| {
        let at = usize::try_from(at).ok();
        at.and_then(|at| program.areas.get(at))
            .map_or(&[][..], Vec::as_slice)
    };
    let within = |a: &Names, b: &Names| b.iter().all(|name| a.contains(name));
    let share = |a: &Names, b: &Names| within(a, b) || within(b, a);
    !set(a).iter().any(|a| set(b).iter().any(|b| share(a, b)))
}

/// Gives a household the facts of a witness, also those that are otherwise worked out.
pub(super) fn give(placed: &mut Placed<'_>, witness: &Witness) {
    for (fact, (least, most)) in &witness.values {
        let value = if *least == i64::MIN { *most } else { *least };
        placed.frame.suppose(*fact, Val::exact(value));
    }
}
