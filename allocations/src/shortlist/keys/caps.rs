//! Limits for groups: counted from the top in the order in which the list stands in the end, over the whole label.
//!
//! Whoever is beyond a limit takes up no place of a tier, a turn or a stage. So where those depend on who else is listed, the
//! list is made again without the first one who is beyond, until nobody is. Nobody above that one moves: taking
//! a household away lets in, and moves up, only those who stood below it.
use std::collections::BTreeMap;

use super::limits::Taken;
use super::{Line, List, Placed, Without, in_order};
use crate::facts::AdvertFacts;
use crate::reason::Reason;
use crate::scheme::model::Label;
use crate::truth::Truth;
use crate::value::whole;

/// The limit that a household is beyond.
#[derive(Clone, Copy, Debug)]
struct Beyond {
    cap: usize,
    most: i64,
    /// It is not considered, and otherwise stands below all others.
    strict: bool,
}

/// Everybody's place: the stages in turn, then those beyond a limit, stage by stage; and who has none.
pub(in super::super) fn listed<'a>(
    label: &Label,
    lines: &mut Vec<Line<'a>>,
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<List>, Vec<Without<'a>>) {
    let mut beyond: BTreeMap<usize, Beyond> = BTreeMap::new();
    if !label.caps.is_empty() {
        loop {
            let mut tried: Vec<Line<'a>> = lines.iter().map(Line::bare).collect();
            pass_over(&mut tried, &beyond);
            let (lists, _) = once(label, &mut tried, advert, seed);
            let more = over(label, &tried, &lists);
            if more.is_empty() {
                break;
            }
            beyond.extend(more);
        }
    }
    pass_over(lines, &beyond);
    let (lists, mut without) = once(label, lines, advert, seed);
    for (at, one) in &beyond {
        let Some(line) = lines.get_mut(*at) else { continue };
        let reason = reason(label, line, *one);
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
            let open: Vec<Reason> = line.groups.iter().filter_map(|(.., open)| open.clone()).collect();
            line.reasons.extend(open);
        }
    }
    (lists, without)
}

fn pass_over(lines: &mut [Line<'_>], beyond: &BTreeMap<usize, Beyond>) {
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

/// Who is beyond a limit, from the top: everybody where nobody's place hangs on who else is listed, otherwise the first.
fn over(label: &Label, lines: &[Line<'_>], lists: &[List]) -> Vec<(usize, Beyond)> {
    let free = label.limits.is_empty()
        && label.stages.iter().all(|stage| {
            stage.most.is_none()
                && stage.turns.is_empty()
                && stage.tiers.iter().all(|tier| tier.most.is_none())
        });
    let mut taken = vec![0_i64; label.caps.len()];
    let mut found = Vec::new();
    for Placed { line: at, .. } in lists.iter().flat_map(|list| &list.placed) {
        let Some(line) = lines.get(*at) else { continue };
        let inside = || {
            let groups = label.caps.iter().zip(&line.groups).enumerate();
            groups.filter(|(_, (_, (inside, ..)))| !inside.is_no())
        };
        let full = inside().filter_map(|(cap, (rule, (_, most, _)))| {
            let strict = rule.strict;
            // Below all others, only a limit beyond which nobody is considered can still hold.
            let holds =
                (strict || line.beyond.is_none()) && taken.get(cap).is_some_and(|taken| taken >= most);
            let most = *most;
            holds.then_some(Beyond { cap, most, strict })
        });
        let mut full: Vec<Beyond> = full.collect();
        full.sort_by_key(|one| !one.strict);
        if let Some(first) = full.first() {
            found.push((*at, *first));
            if free {
                continue;
            }
            return found;
        }
        let groups: Vec<usize> = inside().map(|(cap, _)| cap).collect();
        for cap in groups {
            if let Some(taken) = taken.get_mut(cap) {
                *taken += whole(1);
            }
        }
    }
    found
}

/// Why a household is beyond a limit: how many places there are, that others have them, and for whom they are.
fn reason(label: &Label, line: &Line<'_>, beyond: Beyond) -> Reason {
    let (inside, open) = line
        .groups
        .get(beyond.cap)
        .map_or((Truth::No, None), |(inside, _, open)| (*inside, open.clone()));
    let (code, clause, says) = label
        .caps
        .get(beyond.cap)
        .map(|cap| {
            (
                cap.rule.code.as_str(),
                cap.rule.clause.clone(),
                cap.rule.says.as_str(),
            )
        })
        .unwrap_or_default();
    let taken = match beyond.most {
        0 => "No home of this advert is for this group".to_owned(),
        1 => "The one place of this group was taken by another".to_owned(),
        most => format!("All {most} places of this group were taken by others"),
    };
    if let Some(open) = open {
        let says = format!("{taken}. {}", open.says);
        return Reason { says, ..open };
    }
    let says = format!("{taken}: {says}");
    let answer = if beyond.strict { Truth::No } else { inside };
    Reason::plain(code, clause, says, answer)
}
