//! Comparisons with a number that a fact never has: `care_hours > 200`, where nobody can say more than 168.
use std::collections::BTreeSet;

use super::divisors::expressions;
use super::{Careful, Weight};
use crate::language::check::Names;
use crate::language::ir::{Leaf, Node, NodeId};
use crate::language::words::constant;
use crate::scheme::tree::Spot;
use crate::types::Type;
use crate::value::Comparison;
use crate::vocabulary::{Fact, ListId, ids, vocabulary};

pub(super) fn out_of_reach(reader: &mut Careful<'_>) {
    let names = &reader.scheme.names;
    let mut seen = BTreeSet::new();
    let mut found: Vec<(Spot, String)> = Vec::new();
    for (id, guard, spot) in expressions(reader) {
        for id in [Some(id), guard].into_iter().flatten() {
            let mut says = Vec::new();
            walk(names, id, (&mut Vec::new(), false), &mut says);
            found.extend(
                says.into_iter()
                    .filter(|says| seen.insert(says.clone()))
                    .map(|says| (spot, says)),
            );
        }
    }
    for (spot, says) in found {
        reader.find("out-of-reach", Weight::Doubtful, spot, says);
    }
}

fn walk(names: &Names, id: NodeId, (lists, running): (&mut Vec<ListId>, bool), found: &mut Vec<String>) {
    let node = names.program.node(id);
    if let Node::Compare(how, a, b) = node {
        found.extend(ahead(names, (a, how, b), lists).filter(|_| !running));
        found.extend(ahead(names, (b, how.mirrored(), a), lists).filter(|_| !running));
        found.extend(compared(names, (a, how, b), lists));
        found.extend(compared(names, (b, how.mirrored(), a), lists));
    }
    let inner = match node {
        Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } => Some(list),
        _ => None,
    };
    lists.extend(inner);
    // No checked condition nests deeper than lists in lists do.
    let running = running || matches!(node, Node::Running { .. });
    for child in names.program.children_of(node) {
        walk(names, child, (&mut *lists, running), found);
    }
    if inner.is_some() {
        lists.pop();
    }
}

/// What is to be said of a fact beside a number that it never has.
fn compared(names: &Names, (a, how, b): (NodeId, Comparison, NodeId), lists: &[ListId]) -> Option<String> {
    let (Node::Read(leaf), Node::Const(n)) = (names.program.node(a), names.program.node(b)) else {
        return None;
    };
    let fact = fact(names, leaf, lists)?;
    if !matches!(fact.kind, Type::Number(_) | Type::Decimal(..)) {
        return None;
    }
    let (least, most) = (fact.least, fact.most);
    let outside = !(least..=most).contains(&n);
    let ends = match how {
        Comparison::More => n == most,
        Comparison::Less => n == least,
        Comparison::Equal | Comparison::Differs | Comparison::AtMost | Comparison::AtLeast => false,
    };
    if !outside && !ends {
        return None;
    }
    let always = match how {
        Comparison::More | Comparison::AtLeast => n < least,
        Comparison::Less | Comparison::AtMost => n > most,
        Comparison::Differs => true,
        Comparison::Equal => false,
    };
    let answer = if always { "always" } else { "never" };
    let shown = |n| constant(names, fact.kind, n);
    Some(format!(
        "`{}` is from {} to {}, so this comparison with {} {answer} holds.",
        fact.name,
        shown(least),
        shown(most),
        shown(n)
    ))
}

/// What is to be said of a day in the past that would have to lie ahead. In a running total `as_at` is another day.
fn ahead(names: &Names, (a, how, b): (NodeId, Comparison, NodeId), lists: &[ListId]) -> Option<String> {
    let Node::Read(leaf) = names.program.node(a) else {
        return None;
    };
    let fact = fact(names, leaf, lists).filter(|fact| fact.past && how == Comparison::More)?;
    let today = names.program.node(b) == Node::Read(Leaf::Fact(ids().as_at));
    today.then(|| {
        format!(
            "`{}` never lies after the day of the assessment, so this comparison never holds.",
            fact.name
        )
    })
}

fn fact<'a>(names: &'a Names, leaf: Leaf, lists: &[ListId]) -> Option<&'a Fact> {
    match leaf {
        Leaf::Fact(id) => vocabulary().fact_at(id),
        Leaf::Local(at) => names.locals.get(usize::from(at)),
        Leaf::Field { up, field } => {
            let list = lists.iter().rev().nth(usize::from(up))?;
            names.field_at(*list, field)
        }
    }
}
