//! Each row in words: its place, why it stands below the row above, and how many stand ahead by each key.
use super::keys::Line;
use super::{Ahead, Below, KeyValue, Row, key_names};
use crate::scheme::model::Label;

/// The first keys are the engine's own: the stage, and the limit for a group.
const OWN_KEYS: usize = 2;

pub(super) fn rows(label: &Label, lines: &[Line<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    // For each number of keys, where the run of rows begins that agree with this one so far.
    let mut starts: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(stage) = label.stages.get(line.stage) else {
            continue;
        };
        let names = key_names(stage);
        let above = at.checked_sub(1).and_then(|at| lines.get(at));
        let differs = above.map_or(0, |above| {
            let pairs = above.marks.iter().zip(&line.marks);
            pairs.take_while(|(a, b)| a == b).count()
        });
        starts.truncate(if at == 0 { 0 } else { differs });
        starts.resize(names.len(), at);
        let mut ahead = Vec::new();
        let mut from = 0_usize;
        for (name, start) in names.iter().zip(&starts) {
            let households = u32::try_from(start.saturating_sub(from)).unwrap_or(u32::MAX);
            if households > 0 {
                ahead.push(Ahead {
                    key: name.clone(),
                    households,
                });
            }
            from = *start;
        }
        let below = above.and_then(|above| {
            Some(Below {
                key: names.get(differs)?.clone(),
                here: line.shown.get(differs)?.text.clone(),
                above: above.shown.get(differs)?.text.clone(),
            })
        });
        let count = stage.order.len();
        let keys = names
            .iter()
            .zip(&line.shown)
            .skip(OWN_KEYS)
            .take(count)
            .map(|(name, shown)| KeyValue {
                key: name.clone(),
                value: shown.text.clone(),
                known: shown.known,
            });
        rows.push(Row {
            place: number(at + 1),
            bid_id: line.bid.bid_id.clone(),
            household_ref: line.bid.household_ref.clone(),
            stage: number(line.stage + 1),
            stage_says: stage.rule.says.clone(),
            tier: line.tier.map(|tier| number(tier + 1)),
            keys: keys.collect(),
            reasons: line.reasons.clone(),
            below,
            ahead,
        });
    }
    rows
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
