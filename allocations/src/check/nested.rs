//! Conditions on the rows of a list that say nothing of the row: `where` reaches further than it was meant to.
use std::collections::BTreeSet;

use super::divisors::expressions;
use super::{Careful, Weight};
use crate::language::ast::Quantity;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::language::words::phrase;
use crate::scheme::tree::Spot;

pub(super) fn nested(reader: &mut Careful<'_>) {
    let names = &reader.scheme.names;
    let mut seen = BTreeSet::new();
    let mut found: Vec<(Spot, String)> = Vec::new();
    for (id, _, spot) in expressions(reader) {
        let mut left = vec![id];
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = names.program.node(id);
            left.extend(names.program.children_of(node));
            if let Some(part) = of_no_row(&names.program, node) {
                let what = phrase(names, part);
                found.push((
                    spot,
                    format!(
                        "`where` reaches to the end, so this is asked of each row of a list: \"{what}\". \
                         It says nothing about the row. Put the sentence about the list in brackets: `(any job where …) or …`."
                    ),
                ));
            }
        }
    }
    for (spot, says) in found {
        reader.find("where-too-long", Weight::Doubtful, spot, says);
    }
}

/// A part of what is asked of each row, after the first part, that is the same for every row and would say something
/// else outside.
fn of_no_row(program: &Program, node: Node) -> Option<NodeId> {
    let (quantity, when) = match node {
        Node::Members(quantity, _, Some(when)) => (Some(quantity), when),
        Node::Take(_, _, _, Some(when)) | Node::Time { when: Some(when), .. } => (None, when),
        _ => return None,
    };
    let parts = match (program.node(when), quantity) {
        (Node::Any(run), _) | (Node::All(run), Some(Quantity::No | Quantity::All)) => program.members(run),
        _ => return None,
    };
    let mut later = parts.iter().skip(1);
    later
        .find(|part| !program.is_const(**part) && !reads_row(program, **part, 0))
        .copied()
}

/// Whether it reads the row that is so many lists further out.
fn reads_row(program: &Program, id: NodeId, level: u8) -> bool {
    let node = program.node(id);
    let here = |leaf: Leaf| matches!(leaf, Leaf::Field { up, .. } if up >= level);
    if Program::leaves_of(node).any(here) {
        return true;
    }
    let inner = match node {
        Node::Members(..) | Node::Take(..) | Node::Time { .. } => level.saturating_add(1),
        _ => level,
    };
    // No checked condition nests deeper.
    inner > 40
        || program
            .children_of(node)
            .into_iter()
            .any(|child| reads_row(program, child, inner))
}
