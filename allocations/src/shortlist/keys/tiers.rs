//! Tiers: the rungs of a ladder, of which some hold only so many.
use super::limits::{NO_PLACE, TAKEN, no_room};
use super::{KEYS_FROM, Line, Table, Without};
use crate::reason::Reason;
use crate::scheme::model::{Sort, Stage};
use crate::truth::Truth;
use crate::value::whole;

/// Gives every line of a stage its tier. A tier that holds only so many takes the first of those who fit it, by the keys
/// after it, and the rest look further down. Returns who is in and who fits no tier.
pub(super) fn in_tiers<'a>(
    table: &mut Table<'_>,
    (stage, beyond): (&Stage, bool),
    lines: &mut [Line<'a>],
) -> (Vec<u32>, Vec<Without<'a>>) {
    let mut waiting: Vec<u32> = (0_u32..).zip(&table.lines).map(|(row, _)| row).collect();
    if stage.tiers.is_empty() {
        return (waiting, Vec::new());
    }
    let mut within: Vec<u32> = Vec::new();
    for tier in 0..stage.tiers.len() {
        let mut room: Option<i64> = None;
        let fits = |row: &&u32| {
            let line = lines.get(table.line(**row));
            let fits = line
                .and_then(|line| line.tiers.get(tier))
                .filter(|(answer, _)| answer.is_yes());
            if let Some((_, most)) = fits {
                room = *most;
            }
            fits.is_some()
        };
        let mut fit: Vec<u32> = waiting.iter().filter(fits).copied().collect();
        if let Some(room) = room
            .filter(|_| !beyond)
            .and_then(|room| usize::try_from(room).ok())
        {
            let (mut kept, mut stood) = (Vec::new(), 0_usize);
            for position in table.order(&fit) {
                let line = lines.get_mut(table.line(position.row));
                if stood >= room {
                    pushed_out(line, stage, (tier, whole(room)));
                    continue;
                }
                stood += usize::from(line.is_some_and(|line| !line.passed));
                kept.push(position.row);
            }
            fit = kept;
        }
        for row in &fit {
            if let Some(line) = lines.get_mut(table.line(*row)) {
                stand(line, tier);
            }
            for (at, key) in stage.order.iter().enumerate() {
                if matches!(key.sort, Sort::Tier) {
                    table.set(at + KEYS_FROM, *row, whole(tier));
                }
            }
        }
        waiting.retain(|row| {
            lines
                .get(table.line(*row))
                .is_some_and(|line| line.tier.is_none())
        });
        within.extend(fit);
    }
    let out = waiting.iter().filter_map(|row| lines.get(table.line(*row)));
    let without = out.map(|line| (line.bid, in_no_tier(line))).collect();
    (within, without)
}

/// Says that a tier which the line fits is full.
fn pushed_out(line: Option<&mut Line<'_>>, stage: &Stage, (tier, room): (usize, i64)) {
    let rule = stage.tiers.get(tier).map(|tier| &tier.rule);
    if let (Some(line), Some(rule)) = (line, rule) {
        let says = format!("{} {}", no_room(room), rule.says);
        line.reasons
            .push(Reason::plain(&rule.code, rule.clause.clone(), says, Truth::No));
    }
}

fn in_no_tier(line: &Line<'_>) -> Vec<Reason> {
    // Whoever fits a tier that is full is told of that.
    let full = line
        .reasons
        .iter()
        .filter(|reason| reason.says.starts_with(TAKEN) || reason.says.starts_with(NO_PLACE));
    let full: Vec<Reason> = full.cloned().collect();
    if !full.is_empty() {
        return full;
    }
    let open = line.tiers.iter().any(|(answer, _)| answer.is_unknown());
    let answer = if open { Truth::Unknown } else { Truth::No };
    let says = if open {
        "We do not know yet in which group for this home you are."
    } else {
        "The rules for this home put you in none of its groups."
    };
    let mut reason = Reason::plain("no-tier", None, says, answer);
    let facts = line
        .tier_reasons
        .iter()
        .flat_map(|(_, reason)| reason.facts.clone());
    reason.facts = facts.collect();
    reason.facts.sort();
    reason.facts.dedup();
    vec![reason]
}

fn stand(line: &mut Line<'_>, tier: usize) {
    line.tier = Some(tier);
    // A better tier that it might fit, were a fact known, is a reason too: it says what to ask.
    let open = |at: usize| at < tier && line.tiers.get(at).is_some_and(|(answer, _)| answer.is_unknown());
    let why = line
        .tier_reasons
        .iter()
        .filter(|(at, _)| *at == tier || open(*at));
    let why: Vec<Reason> = why.map(|(_, reason)| reason.clone()).collect();
    line.reasons.extend(why);
}
