//! What holds a list to its limits once it is in order: caps per group, groups that take turns, stages that are full.
use super::{Line, Table, Without};
use crate::reason::Reason;
use crate::scheme::model::{Label, Stage};
use crate::truth::Truth;
use crate::value::whole;

/// What whoever is pushed out of a full group is told, before the words of the group.
pub(super) const TAKEN: &str = "All the places of this group were taken by others:";

/// The places that were taken in the stages before.
#[derive(Debug)]
pub(in super::super) struct Taken {
    /// By each group that has a cap.
    caps: Vec<i64>,
    /// Of each limit that stages share.
    limits: Vec<i64>,
}

impl Taken {
    /// None yet.
    pub(in super::super) fn of(label: &Label) -> Self {
        Self {
            caps: vec![0; label.caps.len()],
            limits: vec![0; label.limits.len()],
        }
    }

    /// Counts those who stand in a stage in the end.
    pub(super) fn count(
        &mut self,
        table: &Table<'_>,
        (at, label): (usize, &Label),
        within: &[u32],
        lines: &[Line<'_>],
    ) {
        let stand = || within.iter().filter_map(|row| lines.get(table.line(*row)));
        for (nth, taken) in self.caps.iter_mut().enumerate() {
            let inside = |line: &&Line<'_>| line.groups.get(nth).is_some_and(|(inside, ..)| !inside.is_no());
            *taken += whole(
                stand()
                    .filter(|line| line.beyond.is_none())
                    .filter(inside)
                    .count(),
            );
        }
        for (limit, taken) in label.limits.iter().zip(&mut self.limits) {
            if limit.stages.contains(&at) {
                *taken += whole(within.len());
            }
        }
    }
}

/// Beyond the most that a group may have, its households stand below all others of the stage, or are not considered at
/// all where the cap says so.
pub(super) fn hold_caps<'a>(
    table: &mut Table<'_>,
    label: &Label,
    within: &mut Vec<u32>,
    (lines, before): (&mut [Line<'a>], &Taken),
) -> Vec<Without<'a>> {
    let mut without = Vec::new();
    for (nth, cap) in label.caps.iter().enumerate() {
        let mut taken = before.caps.get(nth).copied().unwrap_or(0);
        for position in table.order(within) {
            let at = table.line(position.row);
            let Some(line) = lines.get_mut(at) else { continue };
            let Some((inside, most, open)) = line.groups.get(nth).filter(|(inside, ..)| !inside.is_no())
            else {
                continue;
            };
            let (inside, most, open) = (*inside, *most, open.clone());
            taken += 1;
            if taken <= most {
                // A place of the group that is taken without anybody knowing is told.
                line.reasons.extend(open);
                continue;
            }
            let reason = open.unwrap_or_else(|| {
                let (clause, says) = (cap.rule.clause.clone(), cap.rule.says.clone());
                let answer = if cap.strict { Truth::No } else { inside };
                Reason::plain(&cap.rule.code, clause, says, answer)
            });
            if cap.strict {
                without.push((line.bid, vec![reason]));
                within.retain(|row| *row != position.row);
                continue;
            }
            line.beyond = Some(most);
            line.reasons.push(reason);
            table.set(0, position.row, 1);
        }
    }
    without
}

/// Where groups take turns, each keeps its own order, and the places go round: so many to the first group, so many to the
/// next. A group that has nobody left is passed over. Who is in no group stands after all turns.
pub(super) fn take_turns(table: &mut Table<'_>, stage: &Stage, within: &[u32], lines: &mut [Line<'_>]) {
    if stage.turns.is_empty() {
        return;
    }
    let round: i64 = stage.turns.iter().map(|turn| turn.times).sum();
    let mut stood = vec![0_i64; stage.turns.len()];
    for position in table.order(within) {
        let Some(line) = lines.get_mut(table.line(position.row)) else {
            continue;
        };
        let of_group = line.group.and_then(|group| {
            let stood = stood.get_mut(group)?;
            let before: i64 = stage.turns.iter().take(group).map(|turn| turn.times).sum();
            let times = stage.turns.get(group)?.times;
            let (turn, nth) = (*stood / times, *stood % times);
            *stood += 1;
            Some((group, turn, before + nth))
        });
        match of_group {
            Some((group, turn, nth)) => {
                line.turn = Some((turn, group));
                let rule = stage.turns.get(group).map(|turn| &turn.rule);
                line.reasons.extend(
                    rule.map(|rule| Reason::plain(&rule.code, rule.clause.clone(), &rule.says, Truth::Yes)),
                );
                table.set(1, position.row, turn.saturating_mul(round).saturating_add(nth));
            }
            None => table.set(1, position.row, i64::MAX),
        }
    }
}

/// A stage that holds only so many, by itself or together with others, keeps the first; the others look at the stages
/// after it.
pub(super) fn hold_to<'a>(
    table: &Table<'_>,
    (at, label): (usize, &Label),
    within: &mut Vec<u32>,
    (lines, before): (&mut [Line<'a>], &Taken),
) -> Vec<Without<'a>> {
    let mut without = Vec::new();
    let Some(stage) = label.stages.get(at) else {
        return without;
    };
    let shared = |line: &Line<'_>, place: i64| {
        let limits = label.limits.iter().zip(line.limits.iter().zip(&before.limits));
        let mut own = limits.filter(|(limit, _)| limit.stages.contains(&at));
        own.find(|(_, (room, taken))| place.saturating_add(**taken) >= **room)
            .map(|(limit, _)| limit)
    };
    for (place, position) in table.order(within).iter().enumerate() {
        let Some(line) = lines.get_mut(table.line(position.row)) else {
            continue;
        };
        let own = line.room.is_some_and(|room| whole(place) >= room);
        let full = match shared(line, whole(place)) {
            _ if own => (("stage-full", &stage.rule.clause), &stage.rule.says),
            Some(limit) => ((limit.code.as_str(), &limit.clause), &limit.says),
            None => continue,
        };
        within.retain(|row| *row != position.row);
        let ((code, clause), says) = full;
        let full = Reason::plain(code, clause.clone(), format!("{TAKEN} {says}"), Truth::No);
        if let Some(next) = line.otherwise.take() {
            let mut before = std::mem::take(&mut line.full);
            before.push(full);
            *line = *next;
            line.reasons.splice(0..0, before.iter().cloned());
            line.full = before;
        } else {
            let mut why = std::mem::take(&mut line.full);
            why.push(full);
            without.push((line.bid, why));
        }
    }
    without
}
