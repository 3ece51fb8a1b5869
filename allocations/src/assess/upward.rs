//! What it would take: the nearest single change that would put the household in a better place.
use super::Placed;
use super::answer::WouldMoveUp;
use crate::language::eval::Frame;
use crate::language::ir::{Leaf, Node, NodeId};
use crate::reason::shown;
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, whole};
use crate::vocabulary::ids;

/// A need that is not met, and how far away it is: conditions in the way, then how far the first is off.
struct Near {
    off: (usize, i64, usize),
    at: usize,
    blocking: NodeId,
}

pub(super) fn nearest(scheme: &Scheme, placed: &Placed<'_>) -> Option<WouldMoveUp> {
    let frame = &placed.frame;
    let band = frame.value_of(ids().band);
    let mut best: Option<Near> = None;
    for found in &placed.needs {
        let need = scheme.rules.needs.get(found.at)?;
        if !found.answer.is_no() {
            continue;
        }
        let lifts = need.band.is_some_and(|to| !band.some || whole(to) < band.lo)
            || scheme.rules.by_points && found.points.lo > 0;
        let Some((blocking, far)) = blocking(frame, need.rule.when).filter(|_| lifts) else {
            continue;
        };
        let near = Near {
            off: (1, far, found.at),
            at: found.at,
            blocking,
        };
        if best.as_ref().is_none_or(|best| near.off < best.off) {
            best = Some(near);
        }
    }
    let near = best?;
    let need = scheme.rules.needs.get(near.at)?;
    let found = placed.needs.iter().find(|found| found.at == near.at)?;
    Some(WouldMoveUp {
        need: need.rule.code.clone(),
        clause: need.rule.clause.clone(),
        says: need.rule.says.clone(),
        band: need
            .band
            .and_then(|band| scheme.rules.bands.get(band))
            .map(|band| band.name.clone()),
        points: need.points.and_then(|_| found.points.known()),
        facts: shown(frame, &[Some(near.blocking)]),
    })
}

/// The one condition that stands in the way, and by how much; none when several do.
fn blocking(frame: &Frame<'_>, id: NodeId) -> Option<(NodeId, i64)> {
    match frame.program.node(id) {
        Node::All(run) => {
            let mut blocked = None;
            for part in frame.program.members(run) {
                match frame.truth(*part) {
                    Truth::Yes => {}
                    Truth::Unknown => return None,
                    Truth::No if blocked.is_some() => return None,
                    Truth::No => blocked = Some(blocking(frame, *part)?),
                }
            }
            blocked
        }
        Node::Any(run) => {
            let ways = frame
                .program
                .members(run)
                .iter()
                .filter_map(|part| blocking(frame, *part));
            ways.min_by_key(|(id, far)| (*far, *id))
        }
        Node::Compare(how, a, b) => {
            // Nobody can do anything about being years too young or too old.
            let age = Node::Read(Leaf::Fact(ids().applicant_age));
            let of_age = [a, b].iter().any(|side| frame.program.node(*side) == age);
            let (a, b) = (frame.value(a, None).known(), frame.value(b, None).known());
            let far = a
                .zip(b)
                .map_or(1_000, |(a, b)| a.saturating_sub(b).saturating_abs());
            if of_age && far > 1 {
                return None;
            }
            // More of the same is nearer than something else altogether.
            let other = if matches!(how, Comparison::Equal | Comparison::Differs) {
                100
            } else {
                0
            };
            Some((id, far.max(1).saturating_add(other)))
        }
        Node::Read(_) => Some((id, 200)),
        Node::Among(..) | Node::Inside(..) | Node::IsText(..) => Some((id, 1_000)),
        Node::Const(_) => None,
        Node::Nothing
        | Node::Not(_)
        | Node::SameText(..)
        | Node::Given(_)
        | Node::GivenText(_)
        | Node::If(..)
        | Node::Plus(..)
        | Node::Minus(..)
        | Node::Times(..)
        | Node::Over(..)
        | Node::Least(_)
        | Node::Most(_)
        | Node::First(_)
        | Node::AddMonths(..)
        | Node::Months(..)
        | Node::Members(..)
        | Node::Take(..)
        | Node::Time { .. }
        | Node::Running { .. } => Some((id, 10_000)),
    }
}
