//! What holds a list to its limits once it is in order: groups that take turns, stages that are full.
use super::{Line, Table, Without};
use crate::reason::Reason;
use crate::scheme::model::{Label, Stage};
use crate::truth::Truth;
use crate::value::whole;

/// What whoever is pushed out of a full group is told, before the words of the group.
pub(super) const TAKEN: &str = "All the places of this group were taken by others:";
/// The same where there is no place at all.
pub(super) const NO_PLACE: &str = "There is no place for this group in this advert:";

/// Why there is no room in a group that holds so many.
pub(super) fn no_room(room: i64) -> &'static str {
    if room <= 0 { NO_PLACE } else { TAKEN }
}

/// The places of each limit that stages share which were taken in the stages before.
#[derive(Debug)]
pub(super) struct Taken(Vec<i64>);

impl Taken {
    /// None yet.
    pub(super) fn of(label: &Label) -> Self {
        Self(vec![0; label.limits.len()])
    }

    /// Counts those who stand in a stage in the end.
    pub(super) fn count(
        &mut self,
        (at, label): (usize, &Label),
        (table, within, lines): (&Table<'_>, &[u32], &[Line<'_>]),
    ) {
        let stands = |row: &&u32| lines.get(table.line(**row)).is_some_and(|line| !line.passed);
        let standing = whole(within.iter().filter(stands).count());
        for (limit, taken) in label.limits.iter().zip(&mut self.0) {
            if limit.stages.contains(&at) {
                *taken += standing;
            }
        }
    }
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
            *stood += i64::from(!line.passed);
            Some((group, turn, before + nth))
        });
        match of_group {
            Some((group, turn, nth)) => {
                line.turn = Some((turn, group));
                let rule = stage.turns.get(group).map(|turn| &turn.rule);
                line.reasons.extend(
                    rule.map(|rule| Reason::plain(&rule.code, rule.clause.clone(), &rule.says, Truth::Yes)),
                );
                table.set(0, position.row, turn.saturating_mul(round).saturating_add(nth));
            }
            None => table.set(0, position.row, i64::MAX),
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
        let limits = label.limits.iter().zip(line.limits.iter().zip(&before.0));
        let mut own = limits.filter(|(limit, _)| limit.stages.contains(&at));
        own.find(|(_, (room, taken))| place.saturating_add(**taken) >= **room)
            .map(|(limit, (room, _))| (limit, *room))
    };
    let (mut place, mut kept) = (0_i64, Vec::with_capacity(within.len()));
    for position in table.order(within) {
        let Some(line) = lines.get_mut(table.line(position.row)) else {
            continue;
        };
        let own = line.room.is_some_and(|room| place >= room);
        let own_room = line.room.unwrap_or(i64::MAX);
        let full = match shared(line, place) {
            _ if own => (("stage-full", &stage.rule.clause), &stage.rule.says, own_room),
            Some((limit, room)) => ((limit.code.as_str(), &limit.clause), &limit.says, room),
            None => {
                place += i64::from(!line.passed);
                kept.push(position.row);
                continue;
            }
        };
        let ((code, clause), says, room) = full;
        let why = no_room(room);
        let full = Reason::plain(code, clause.clone(), format!("{why} {says}"), Truth::No);
        if let Some(next) = line.otherwise.take() {
            let mut before = std::mem::take(&mut line.full);
            before.push(full);
            let passed = line.passed;
            *line = *next;
            line.passed = passed;
            line.reasons.splice(0..0, before.iter().cloned());
            line.full = before;
        } else {
            let mut why = std::mem::take(&mut line.full);
            why.push(full);
            without.push((line.bid, why));
        }
    }
    kept.sort_unstable();
    *within = kept;
    without
}
