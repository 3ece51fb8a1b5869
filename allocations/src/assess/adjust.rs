//! What is added to the total of points, or taken from it, and the most and the least that it may be.
use super::answer::PointsPart;
use super::{Telling, applies};
use crate::language::eval::{Frame, either};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::scheme::Scheme;
use crate::scheme::model::Adjustment;
use crate::truth::Truth;
use crate::value::Val;
use crate::vocabulary::ids;

/// A total that may be this many numbers is looked at number by number; beyond, in as many pieces.
const PIECES: i64 = 512;

/// Adjusts the total, one adjustment after the other: each sees what those before it left.
pub(super) fn adjust(
    scheme: &Scheme,
    frame: &mut Frame<'_>,
    mut total: Val,
    telling: Telling,
    parts: &mut Vec<PointsPart>,
) {
    for adjustment in &scheme.rules.adjustments {
        let Some((adjusted, part)) = adjusted(frame, adjustment, total) else {
            continue;
        };
        total = adjusted;
        if telling.everything() {
            parts.push(PointsPart {
                code: adjustment.rule.code.clone(),
                clause: adjustment.rule.clause.clone(),
                says: adjustment.rule.says.clone(),
                least: part.lo,
                most: part.hi,
            });
        }
        frame.derive(ids().points, total);
    }
}

/// The total after an adjustment and what it changed; none where it certainly does not apply.
///
/// Where the total is not known, an adjustment that looks at it is asked about each number that it may be: a third of the
/// total is not any third with any total.
fn adjusted(frame: &mut Frame<'_>, adjustment: &Adjustment, total: Val) -> Option<(Val, Val)> {
    let mut found: Option<(Val, Val)> = None;
    let mut applied = false;
    for piece in pieces(total, adjustment.sees_points) {
        frame.derive(ids().points, piece);
        let answer = applies(frame, &adjustment.rule);
        applied = applied || !answer.is_no();
        let (after, part) = match answer {
            Truth::No => (piece, Val::exact(0)),
            Truth::Yes => changed(frame, adjustment, piece),
            Truth::Unknown => {
                let (after, part) = changed(frame, adjustment, piece);
                (after.hull(piece), part.hull(Val::exact(0)))
            }
        };
        found = Some(found.map_or((after, part), |(all, parts)| (all.hull(after), parts.hull(part))));
    }
    frame.derive(ids().points, total);
    found.filter(|_| applied)
}

/// What becomes of a total, and what that adds to it.
fn changed(frame: &Frame<'_>, adjustment: &Adjustment, total: Val) -> (Val, Val) {
    let (mut after, part) = match adjustment.points {
        None => (total, Val::exact(0)),
        Some(points) => {
            if let Some(wanted) = instead(frame, points) {
                (wanted, wanted.corners(total, i64::saturating_sub))
            } else {
                let points = frame.value(points, None);
                let points = if points.some {
                    Val {
                        none: false,
                        ..points
                    }
                } else {
                    Val::exact(0)
                };
                (total.corners(points, i64::saturating_add), points)
            }
        }
    };
    if adjustment.at_least.or(adjustment.at_most).is_none() {
        return (after, part);
    }
    let before = after;
    if let Some(most) = adjustment.at_most {
        after = either(after, frame.value(most, None), &i64::min);
    }
    if let Some(least) = adjustment.at_least {
        after = either(after, frame.value(least, None), &i64::max);
    }
    // A limit takes more from a high total than from a low one, and adds more to a low one.
    let (low, high) = (
        after.lo.saturating_sub(before.lo),
        after.hi.saturating_sub(before.hi),
    );
    let limited = Val::between(low, high);
    (after, part.corners(limited, i64::saturating_add))
}

/// "So many less points" makes the total so many, whatever the points are.
fn instead(frame: &Frame<'_>, points: NodeId) -> Option<Val> {
    let Node::Minus(wanted, points) = frame.program.node(points) else {
        return None;
    };
    let of_total = frame.program.node(points) == Node::Read(Leaf::Fact(ids().points));
    let wanted = of_total.then(|| frame.value(wanted, None))?;
    (wanted.some && !wanted.none).then_some(wanted)
}

/// The numbers, or runs of numbers, that a total may be.
fn pieces(total: Val, apart: bool) -> impl Iterator<Item = Val> {
    let width = total.hi.saturating_sub(total.lo);
    let step = if apart { width / PIECES + 1 } else { i64::MAX };
    let mut next = Some(total.lo);
    std::iter::from_fn(move || {
        let from = next?;
        let to = from.saturating_add(step - 1).min(total.hi);
        next = (to < total.hi).then(|| to.saturating_add(1));
        Some(Val::between(from, to))
    })
}
