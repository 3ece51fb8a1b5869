//! What it would take: the nearest single change that would put the household in a better place.
use super::answer::WouldMoveUp;
use super::priority::{bands_of, settle, tell};
use super::{Placed, Telling};
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
    /// Its place among those looked at.
    nth: usize,
    blocking: NodeId,
}

pub(super) fn nearest(scheme: &Scheme, placed: &Placed<'_>) -> Option<WouldMoveUp> {
    let frame = &placed.frame;
    let mut near: Vec<Near> = Vec::new();
    for (nth, found) in placed.needs.iter().enumerate() {
        let need = scheme.rules.needs.get(found.at)?;
        let gives = need.band.is_some() || scheme.rules.by_points && found.points.lo > 0;
        if !found.answer.is_no() || !gives {
            continue;
        }
        if let Some((blocking, far)) = blocking(frame, need.rule.when) {
            near.push(Near {
                off: (1, far, found.at),
                nth,
                blocking,
            });
        }
    }
    near.sort_by_key(|near| near.off);
    // The nearest that helps: a step may take away what a need would give.
    let (to, near) = near
        .into_iter()
        .find_map(|near| Some((lifted(scheme, placed, near.nth)?, near)))?;
    let found = placed.needs.get(near.nth)?;
    let need = scheme.rules.needs.get(found.at)?;
    Some(WouldMoveUp {
        need: need.rule.code.clone(),
        clause: need.rule.clause.clone(),
        says: need.rule.says.clone(),
        band: to
            .band
            .and_then(|band| scheme.rules.bands.get(band))
            .map(|band| band.name.clone()),
        points: need.points.and_then(|_| found.points.known()),
        facts: shown(frame, &[Some(near.blocking)]),
    })
}

/// A place that is higher than before: a better band, or more points in the same.
struct Higher {
    band: Option<usize>,
}

/// Where the household would stand with one need more, its steps taken; none where it would stand no higher.
fn lifted(scheme: &Scheme, placed: &Placed<'_>, nth: usize) -> Option<Higher> {
    let rules = &scheme.rules;
    let (now, points) = (
        placed.frame.value_of(ids().band),
        placed.frame.value_of(ids().points),
    );
    let mut needs = placed.needs.clone();
    let found = needs.get_mut(nth)?;
    found.answer = Truth::Yes;
    if rules.steps.is_empty() && rules.adjustments.is_empty() {
        let better = bands_of(scheme, found).find(|(to, _)| !now.some || whole(*to) < now.lo);
        let more = rules.by_points && found.points.lo > 0 && !found.passed.is_yes();
        let band = better.map(|(to, _)| to);
        return (band.is_some() || more).then_some(Higher { band });
    }
    let mut frame = placed.frame.again();
    tell(scheme, &mut frame, &needs);
    settle(scheme, &mut frame, &needs, Telling::Answers);
    let (then, total) = (frame.value_of(ids().band), frame.value_of(ids().points));
    let better = then.some && (!now.some || then.hi < now.lo);
    let more = rules.by_points && total.lo > points.lo;
    let band = usize::try_from(then.hi).ok().filter(|_| better);
    (better || more).then_some(Higher { band })
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
            let lacking = Node::Read(Leaf::Fact(ids().bedrooms_lacking));
            let asked = match (frame.program.node(a) == lacking, frame.program.node(b) == lacking) {
                (true, _) => Some(b),
                (_, true) => Some(a),
                (false, false) => None,
            };
            let (a, b) = (frame.value(a, None).known(), frame.value(b, None).known());
            let far = a
                .zip(b)
                .map_or(1_000, |(a, b)| a.saturating_sub(b).saturating_abs());
            if of_age && far > 1 {
                return None;
            }
            // No home lacks more bedrooms than the household needs.
            let need = frame.value_of(ids().bedroom_need).known();
            let most = asked.and_then(|asked| frame.value(asked, None).known());
            if most.zip(need).is_some_and(|(most, need)| most > need) {
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
        | Node::Other
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
        | Node::WorkingDay(..)
        | Node::WorkingDays(..)
        | Node::Months(..)
        | Node::Members(..)
        | Node::Take(..)
        | Node::Time { .. }
        | Node::Running { .. } => Some((id, 10_000)),
    }
}
