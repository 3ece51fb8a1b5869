//! What was worked out on the way to an answer: the income that counts, and the limit that a table gives for it.
use super::{FactShown, in_parts, words};
use crate::language::eval::Frame;
use crate::language::ir::{Node, NodeId};
use crate::language::words::phrase;
use crate::types::Type;
use crate::value::Val;

/// A sum that nobody gave a name is told only while its words are no more than these.
const SHORT: usize = 20;

/// Adds each sum of money, and each number with a name, that decided a comparison. What is not certain is left out.
pub(super) fn worked(frame: &Frame<'_>, id: NodeId, facts: &mut Vec<FactShown>) {
    let program = frame.program;
    match program.node(id) {
        Node::Not(inner) => worked(frame, inner, facts),
        Node::All(run) | Node::Any(run) => {
            let answer = frame.truth(id);
            for part in program.members(run) {
                if frame.truth(*part) == answer {
                    worked(frame, *part, facts);
                }
            }
        }
        Node::Compare(_, a, b) => {
            for (at, side) in [a, b].into_iter().enumerate() {
                let kind = program.kind_of_part(id, at);
                let of = program.parts_of(id).unwrap_or(1);
                facts.extend(kind.and_then(|kind| shown(frame, side, (kind, of))));
            }
        }
        _ => {}
    }
}

/// One side of a comparison, which is in so many parts to a whole one.
fn shown(frame: &Frame<'_>, id: NodeId, (kind, of): (Type, i64)) -> Option<FactShown> {
    if matches!(
        frame.program.node(id),
        Node::Const(_) | Node::Nothing | Node::Read(_)
    ) {
        return None;
    }
    let named = frame.names.called.get(&id);
    let label = match (named, kind) {
        (Some(named), Type::Number(_) | Type::Decimal(..) | Type::Money) => named.clone(),
        (None, Type::Money) if of == 1 => {
            let words = phrase(frame.names, id);
            if words.split_whitespace().count() > SHORT {
                return None;
            }
            words
        }
        _ => return None,
    };
    let n = frame.value(id, None).known()?;
    let value = if of == 1 {
        words(&frame.names.choices, kind, Val::exact(n))
    } else {
        in_parts(kind, n, of)
    };
    Some(FactShown {
        name: label.clone(),
        nth: None,
        label,
        value,
    })
}
