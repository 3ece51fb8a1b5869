//! Limits for groups: counted from the top in the order in which the list stands in the end, over the whole label.
//!
//! Whoever is beyond a limit takes up no place of a tier, a turn or a stage. So where those depend on who else is listed, the
//! list is made again once a group is full: everybody else of the group is passed over then, wherever there would have been a
//! place. Nobody above the first of them moves: taking a household away lets in, and moves up, only those who
//! stood below it. So the list is made once for each limit, and not for each household; but where
//! tiers that hold only so many go with turns or with full stages, it is.
use std::collections::{BTreeMap, BTreeSet};

use super::groups::{Before, Group, taken as told};
use super::limits::Taken;
use super::{Line, List, Placed, Without, in_order};
use crate::facts::AdvertFacts;
use crate::reason::Reason;
use crate::scheme::model::Label;
use crate::truth::Truth;

/// The limit that a household is beyond.
#[derive(Clone, Copy, Debug)]
struct Beyond {
    cap: usize,
    most: i64,
    /// It is not considered, and otherwise stands below all others.
    strict: bool,
}

/// Everybody beyond a limit, by their line.
type Passed = BTreeMap<usize, Beyond>;

/// Everybody's place: the stages in turn, then those beyond a limit, stage by stage; and who has none.
pub(in super::super) fn listed<'a>(
    (label, before): (&Label, &[Before]),
    lines: &mut Vec<Line<'a>>,
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<List>, Vec<Without<'a>>) {
    let mut beyond = Passed::new();
    if !label.caps.is_empty() {
        beyond = if unsteady(label) {
            one_by_one(label, lines, advert, seed)
        } else {
            passed_over(label, lines, advert, seed)
        };
        if beyond.values().any(|one| !one.strict) {
            let mut tried: Vec<Line<'a>> = lines.iter().map(Line::bare).collect();
            set_apart(&mut tried, &beyond);
            let (lists, _) = once(label, &mut tried, advert, seed);
            beyond.extend(below_all(label, &tried, &lists));
        }
    }
    set_apart(lines, &beyond);
    let (lists, mut without) = once(label, lines, advert, seed);
    for (at, one) in &beyond {
        let Some(line) = lines.get_mut(*at) else { continue };
        let reason = reason(label, before, line, *one);
        if one.strict {
            without.push((line.bid, vec![reason]));
        } else {
            line.reasons.push(reason);
        }
    }
    // A place of a group that is taken without anybody knowing is told.
    let placed = lists.iter().filter(|list| !list.beyond);
    for one in placed.flat_map(|list| &list.placed) {
        if let Some(line) = lines.get_mut(one.line) {
            let open = line.groups.iter().filter_map(|group| group.open.clone());
            let open: Vec<Reason> = open.collect();
            line.reasons.extend(open);
        }
    }
    (lists, without)
}

fn set_apart(lines: &mut [Line<'_>], beyond: &Passed) {
    for (at, one) in beyond {
        if let Some(line) = lines.get_mut(*at) {
            line.out = one.strict;
            line.beyond = (!one.strict).then_some(one.most);
        }
    }
}

/// The list with those beyond a limit where they belong.
fn once<'a>(
    label: &Label,
    lines: &mut [Line<'a>],
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<List>, Vec<Without<'a>>) {
    let (mut lists, mut without) = (Vec::new(), Vec::new());
    let mut taken = Taken::of(label);
    for beyond in [false, true] {
        if beyond && !lines.iter().any(|line| line.beyond.is_some()) {
            break;
        }
        for (stage, rules) in label.stages.iter().enumerate() {
            let lines = (&mut *lines, &mut taken);
            let (placed, none) = in_order((stage, rules, beyond), label, lines, advert, seed);
            lists.push(List {
                beyond,
                stage,
                placed,
            });
            without.extend(none);
        }
    }
    (lists, without)
}

/// Whether nobody's place hangs on who else is listed.
pub(in super::super) fn free(label: &Label) -> bool {
    label.limits.is_empty()
        && label.stages.iter().all(|stage| {
            stage.most.is_none()
                && stage.turns.is_empty()
                && stage.tiers.iter().all(|tier| tier.most.is_none())
        })
}

/// Whether somebody who is let in may come to stand above the one who was taken away: a place of a tier may bring an
/// earlier turn, or a place in a stage further down.
fn unsteady(label: &Label) -> bool {
    label.stages.iter().any(|stage| {
        let holds = stage.tiers.iter().any(|tier| tier.most.is_some());
        holds && (!stage.turns.is_empty() || stage.most.is_some() || !label.limits.is_empty())
    })
}

/// Everybody who would have had a place, were there no limit for a group.
fn passed_over(label: &Label, lines: &[Line<'_>], advert: &AdvertFacts, seed: Option<&[u8; 32]>) -> Passed {
    let free = free(label);
    let mut passed = Passed::new();
    loop {
        let mut tried: Vec<Line<'_>> = lines.iter().map(Line::bare).collect();
        for at in passed.keys() {
            if let Some(line) = tried.get_mut(*at) {
                line.passed = true;
            }
        }
        let (lists, _) = once(label, &mut tried, advert, seed);
        let mut taken = vec![0_i64; label.caps.len()];
        let (mut above, mut closed) = (BTreeSet::new(), None);
        for Placed { line: at, .. } in lists.iter().flat_map(|list| &list.placed) {
            let Some(line) = tried.get(*at).filter(|line| !line.passed) else {
                continue;
            };
            let mut full = full(label, line, &taken);
            full.sort_by_key(|one| !one.strict);
            match full.first() {
                Some(first) if free => {
                    passed.insert(*at, *first);
                }
                Some(first) => {
                    closed = Some(first.cap);
                    break;
                }
                None => {
                    above.insert(*at);
                    count(line, &mut taken);
                }
            }
        }
        let Some(cap) = closed else {
            // Whoever found no room anyhow is told of that, and of no limit.
            let placed = lists.iter().flat_map(|list| &list.placed);
            let placed: BTreeSet<usize> = placed.map(|one| one.line).collect();
            passed.retain(|at, _| placed.contains(at));
            return passed;
        };
        for (at, line) in lines.iter().enumerate() {
            if above.contains(&at) || passed.contains_key(&at) {
                continue;
            }
            let own = full(label, line, &taken);
            if let Some(one) = own.into_iter().find(|one| one.cap == cap) {
                passed.insert(at, one);
            }
        }
    }
}

/// The first household beyond a limit is passed over, and the list is made again, until nobody is.
fn one_by_one(label: &Label, lines: &[Line<'_>], advert: &AdvertFacts, seed: Option<&[u8; 32]>) -> Passed {
    let mut passed = Passed::new();
    loop {
        let mut tried: Vec<Line<'_>> = lines.iter().map(Line::bare).collect();
        set_apart(&mut tried, &passed);
        let (lists, _) = once(label, &mut tried, advert, seed);
        let mut taken = vec![0; label.caps.len()];
        let mut first: Option<(usize, Beyond)> = None;
        for Placed { line: at, .. } in lists.iter().flat_map(|list| &list.placed) {
            let Some(line) = tried.get(*at) else { continue };
            let mut over = full(label, line, &taken);
            over.retain(|one| one.strict || line.beyond.is_none());
            over.sort_by_key(|one| !one.strict);
            first = over.first().map(|over| (*at, *over));
            if first.is_some() {
                break;
            }
            count(line, &mut taken);
        }
        match first {
            Some((at, over)) => passed.insert(at, over),
            None => return passed,
        };
    }
}

/// The limits that a household would be beyond, where so much of each is taken.
fn full(label: &Label, line: &Line<'_>, taken: &[i64]) -> Vec<Beyond> {
    let groups = label.caps.iter().zip(&line.groups).zip(taken).enumerate();
    let inside = groups.filter(|(_, ((_, group), _))| !group.inside.is_no());
    let full = inside.filter_map(|(cap, ((rule, group), taken))| {
        let (most, strict) = (group.most, rule.strict);
        let beyond = group.adds > 0 && taken.saturating_add(group.adds) > most;
        beyond.then_some(Beyond { cap, most, strict })
    });
    full.collect()
}

/// Counts what a household takes of each limit.
fn count(line: &Line<'_>, taken: &mut [i64]) {
    for (group, taken) in line.groups.iter().zip(taken) {
        if !group.inside.is_no() {
            *taken = taken.saturating_add(group.adds);
        }
    }
}

/// Who stands below all others and is not considered there: only a limit beyond which nobody is considered still holds.
fn below_all(label: &Label, lines: &[Line<'_>], lists: &[List]) -> Passed {
    let mut taken = vec![0_i64; label.caps.len()];
    let mut found = Passed::new();
    for Placed { line: at, .. } in lists.iter().flat_map(|list| &list.placed) {
        let Some(line) = lines.get(*at) else { continue };
        let strict = full(label, line, &taken).into_iter().find(|one| one.strict);
        match strict.filter(|_| line.beyond.is_some()) {
            Some(strict) => {
                found.insert(*at, strict);
            }
            None => count(line, &mut taken),
        }
    }
    found
}

/// Why a household is beyond a limit: how many places there are, that others have them, and for whom they are.
fn reason(label: &Label, before: &[Before], line: &Line<'_>, beyond: Beyond) -> Reason {
    let (Some(cap), Some(group)) = (label.caps.get(beyond.cap), line.groups.get(beyond.cap)) else {
        return Reason::plain("", None, "", Truth::No);
    };
    let before = before.get(beyond.cap).copied().unwrap_or_default();
    let Group { inside, open, .. } = group;
    let taken = told(cap, group, &before);
    if let Some(open) = open {
        let says = format!("{taken}. {}", open.says);
        return Reason { says, ..open.clone() };
    }
    let says = format!("{taken}: {}", cap.rule.says);
    let answer = if beyond.strict { Truth::No } else { *inside };
    Reason::plain(&cap.rule.code, cap.rule.clause.clone(), says, answer)
}

#[cfg(test)]
mod tests;
