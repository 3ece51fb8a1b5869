//! Each row in words: its place, why it stands below the row above, and how many stand ahead by each key.
use std::collections::BTreeMap;

use super::keys::{Line, List, Ticket};
use super::{Ahead, Below, KeyValue, Row, key_names};
use crate::amount::in_parts;
use crate::draw::hex;
use crate::language::ir::NodeId;
use crate::reason::{Reason, words};
use crate::scheme::model::{Label, Quota, Sort, Stage};
use crate::truth::Truth;
use crate::types::{Type, Unit};
use crate::value::Val;
use crate::vocabulary::Choices;

/// The first keys are the engine's own: the limit for a group, the stage, and the turn.
const OWN_KEYS: usize = 3;

/// Puts the rows of every stage in words, first to last.
pub(super) fn rows(
    choices: &[Choices],
    (label, share): (&Label, Option<&Quota>),
    lines: &[Line<'_>],
    order: &[List],
) -> Vec<Row> {
    let mut rows = Vec::with_capacity(lines.len());
    // The label came to this home because of its share: that is a reason for every place under it.
    let by_share = share
        .filter(|share| !share.says.trim().is_empty() || share.clause.is_some())
        .map(|share| Reason::plain("share", share.clause.clone(), share.says.as_str(), Truth::Yes));
    let mut above: Option<&Line<'_>> = None;
    // For each number of keys, where the run of rows begins that agree with this one so far.
    let mut starts: Vec<usize> = Vec::new();
    for list in order {
        let Some(stage) = label.stages.get(list.stage) else {
            continue;
        };
        let names = key_names(stage);
        let first = rows.len();
        for one in &list.placed {
            let Some(line) = lines.get(one.line) else { continue };
            let at = rows.len();
            let differs = if at == first {
                let same_side = above.is_some_and(|above| above.beyond.is_some() == list.beyond);
                usize::from(same_side)
            } else {
                one.parted_by.unwrap_or(names.len())
            };
            starts.truncate(differs);
            starts.resize(names.len(), at);
            let below = above.and_then(|above| {
                Some(Below {
                    key: names.get(differs)?.clone(),
                    here: shown(choices, stage, line, differs),
                    above: label
                        .stages
                        .get(above.stage)
                        .map(|stage| shown(choices, stage, above, differs))?,
                })
            });
            let keys = names.iter().enumerate().skip(OWN_KEYS).take(stage.order.len());
            let keys = keys.map(|(at, name)| KeyValue {
                key: name.clone(),
                value: shown(choices, stage, line, at),
                known: known(stage, line, at),
            });
            rows.push(Row {
                place: number(at + 1),
                bid_id: line.bid.bid_id.clone(),
                household_ref: line.bid.household_ref.clone(),
                stage: number(list.stage + 1),
                stage_says: stage.rule.says.clone(),
                tier: line.tier.map(|tier| number(tier + 1)),
                keys: keys.collect(),
                reasons: line.reasons.iter().cloned().chain(by_share.clone()).collect(),
                below,
                ahead: ahead(&names, &starts),
                groups: counted_in(label, line),
            });
            above = Some(line);
        }
    }
    rows
}

/// The groups that the household counts in, where their caps look at homes that were let before.
fn counted_in(label: &Label, line: &Line<'_>) -> BTreeMap<String, i64> {
    let groups = label.caps.iter().zip(&line.groups);
    let inside = groups.filter(|(cap, group)| cap.counts_past() && !group.inside.is_no());
    inside
        .map(|(cap, group)| (cap.rule.code.clone(), group.adds))
        .collect()
}

fn ahead(names: &[String], starts: &[usize]) -> Vec<Ahead> {
    let mut ahead = Vec::new();
    let mut from = 0_usize;
    for (name, start) in names.iter().zip(starts) {
        let households = number(start.saturating_sub(from));
        if households > 0 {
            ahead.push(Ahead {
                key: name.clone(),
                households,
            });
        }
        from = *start;
    }
    ahead
}

/// A key's value in words, by the key's place among the names.
fn shown(choices: &[Choices], stage: &Stage, line: &Line<'_>, at: usize) -> String {
    match at {
        1 => return (line.stage + 1).to_string(),
        0 => {
            return line.beyond.map_or("within the limit".to_owned(), |most| {
                format!("beyond the limit of {most}")
            });
        }
        2 => {
            let turn = line
                .turn
                .and_then(|(turn, group)| Some((turn, stage.turns.get(group)?)));
            return turn.map_or("after all turns".to_owned(), |(turn, group)| {
                format!("turn {} ({})", turn + 1, group.rule.says)
            });
        }
        _ => {}
    }
    let nth = at - OWN_KEYS;
    let key = stage.order.get(nth);
    match key.map(|key| &key.sort) {
        Some(Sort::Value(_, kind)) => line
            .values
            .get(nth)
            .map(|value| in_words(choices, *kind, *value, key.and_then(|key| key.exact)))
            .unwrap_or_default(),
        Some(Sort::Draw(_)) => match line.draw {
            None => "no draw yet".to_owned(),
            Some(Ticket {
                nth: 0, open: true, ..
            }) => "no chance in the draw so far".to_owned(),
            Some(Ticket { nth: 0, .. }) => "no chance in the draw".to_owned(),
            Some(Ticket { number, of: None, .. }) => hex(&number),
            Some(Ticket {
                number,
                nth,
                of: Some(of),
                open,
            }) => {
                let so_far = if open { " so far" } else { "" };
                format!("{} (ticket {nth} of {of}{so_far})", hex(&number))
            }
        },
        Some(Sort::Reference) => line.bid.household_ref.clone(),
        Some(Sort::Tier) => {
            let tier = line.tier.and_then(|tier| Some((tier, stage.tiers.get(tier)?)));
            tier.map(|(nth, tier)| format!("{} ({})", nth + 1, tier.rule.says))
                .unwrap_or_default()
        }
        None => line.bid.bid_id.clone(),
    }
}

/// The furthest that an end of a range may lie for people to be told of it: beyond it, nothing is known. For money, in
/// pounds.
const TELLING: i64 = 1_000_000;

/// The same for a number of a kind: nobody counts more than 120 years, in months, weeks or days.
fn telling(unit: Unit) -> i64 {
    match unit {
        Unit::Years => 120,
        Unit::Months => 1_440,
        Unit::Weeks => 6_260,
        Unit::Plain => 43_830,
        Unit::Hours | Unit::Bedrooms | Unit::People | Unit::Points | Unit::Floors => TELLING,
    }
}

/// A value in words. Of a number that is open, what it could be.
fn in_words(choices: &[Choices], kind: Type, value: Val, exact: Option<(NodeId, i64)>) -> String {
    let words = |choices: &[Choices], kind: Type, value: Val| match (exact, value.known()) {
        (Some((_, of)), Some(n)) => in_parts(kind, n, of),
        _ => words(choices, kind, value),
    };
    let telling = match kind {
        Type::Number(unit) => telling(unit),
        Type::Decimal(unit, _) => telling(unit) * kind.places().map_or(1, |(_, of)| of),
        Type::Money => TELLING * 100,
        _ => return words(choices, kind, value),
    };
    if !value.some || value.none || value.settled() {
        return words(choices, kind, value);
    }
    let telling = telling * exact.map_or(1, |(_, of)| of);
    let [least, most] = [value.lo, value.hi].map(|end| words(choices, kind, Val::exact(end)));
    match (value.lo > -telling, value.hi < telling) {
        (true, true) => format!("{least} to {most}"),
        // "At least none" says nothing.
        (true, false) if value.lo == 0 => "not known yet".to_owned(),
        (true, false) => format!("at least {least}"),
        (false, true) if kind == Type::Money => format!("{most} or less"),
        (false, true) => format!("{most} or fewer"),
        (false, false) => "not known yet".to_owned(),
    }
}

/// Whether nothing that is missing could change the value.
fn known(stage: &Stage, line: &Line<'_>, at: usize) -> bool {
    let nth = at.saturating_sub(OWN_KEYS);
    match stage.order.get(nth).map(|key| &key.sort) {
        Some(Sort::Value(..)) => line.values.get(nth).is_some_and(|value| value.settled()),
        Some(Sort::Draw(_)) => line.draw.is_some_and(|ticket| !ticket.open),
        Some(Sort::Reference | Sort::Tier) | None => true,
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
