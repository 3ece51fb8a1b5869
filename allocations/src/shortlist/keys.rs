//! The keys of each row, tiers that hold only so many, and caps per group.
use super::BidFacts;
use crate::assess::applies;
use crate::draw::draw_number;
use crate::facts::AdvertFacts;
use crate::language::eval::Frame;
use crate::language::types::Type;
use crate::reason::{Reason, words};
use crate::scheme::model::{Key, Label, Sort, Stage};
use crate::truth::Truth;
use crate::value::{Val, whole};

/// A value that two rows are compared by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Whole(i64),
    Text(String),
}

/// A value of a key as it is compared and as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) known: bool,
}

/// One bid on its way to a place.
pub(super) struct Line<'a> {
    pub(super) bid: &'a BidFacts,
    pub(super) stage: usize,
    pub(super) tier: Option<usize>,
    pub(super) placed: bool,
    pub(super) marks: Vec<Mark>,
    pub(super) shown: Vec<Shown>,
    pub(super) reasons: Vec<Reason>,
    /// Each tier of the stage: whether the household fits it, how many it may hold, and why.
    tiers: Vec<(Reason, Option<i64>)>,
    /// Each key of the stage but the tier and the draw.
    values: Vec<Option<(Mark, Shown)>>,
    /// Whether it is in each group that has a cap, and the cap.
    groups: Vec<(bool, i64)>,
}

impl<'a> Line<'a> {
    pub(super) fn new(
        bid: &'a BidFacts,
        stage: usize,
        reason: Reason,
        frame: &Frame<'_>,
        label: &Label,
    ) -> Self {
        let mut line = Self {
            bid,
            stage,
            tier: None,
            placed: false,
            marks: Vec::new(),
            shown: Vec::new(),
            reasons: vec![reason],
            tiers: Vec::new(),
            values: Vec::new(),
            groups: Vec::new(),
        };
        let Some(rules) = label.stages.get(stage) else {
            return line;
        };
        for tier in &rules.tiers {
            let reason = Reason::of(frame, &tier.rule, applies(frame, &tier.rule));
            line.tiers
                .push((reason, tier.most.map(|most| room(frame.value(most, None)))));
        }
        line.values = rules.order.iter().map(|key| value(key, frame)).collect();
        for cap in &label.caps {
            let inside = applies(frame, &cap.rule).is_yes();
            line.groups.push((inside, room(frame.value(cap.most, None))));
        }
        line
    }
}

/// How many a limit lets in; a limit that cannot be worked out lets in nobody.
fn room(value: Val) -> i64 {
    if value.some { value.lo.max(0) } else { 0 }
}

fn value(key: &Key, frame: &Frame<'_>) -> Option<(Mark, Shown)> {
    let Sort::Value(node, kind) = key.sort else {
        return None;
    };
    let value = frame.value(node, None);
    let shown = Shown {
        text: words(frame, kind, value),
        known: value.settled(),
    };
    // What is open stands at its worst, and "none" stands after everything.
    let mark = if !value.some || value.none {
        i64::MAX
    } else if !key.first.is_empty() {
        let place = |n: i64| {
            whole(
                key.first
                    .iter()
                    .position(|first| *first == n)
                    .unwrap_or(key.first.len()),
            )
        };
        value.known().map_or(whole(key.first.len()), place)
    } else if key.largest_first {
        value.lo.saturating_neg()
    } else {
        value.hi
    };
    let shown = if matches!(kind, Type::Truth) && !value.settled() {
        Shown {
            text: "not known".to_owned(),
            ..shown
        }
    } else {
        shown
    };
    Some((Mark::Whole(mark), shown))
}

/// Gives every line of a stage its tier and its marks. A tier that holds only so many takes the first of those who fit
/// it, by the keys after it, and the rest look further down. Returns who is in and who fits no tier.
pub(super) fn in_tiers<'a>(
    at: usize,
    stage: &Stage,
    lines: &mut [Line<'a>],
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<usize>, Vec<(&'a BidFacts, Reason)>) {
    let mine: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.stage == at)
        .map(|(at, _)| at)
        .collect();
    for nth in &mine {
        if let Some(line) = lines.get_mut(*nth) {
            mark(line, stage, advert, seed);
        }
    }
    if stage.tiers.is_empty() {
        for nth in &mine {
            if let Some(line) = lines.get_mut(*nth) {
                line.placed = true;
            }
        }
        return (mine, Vec::new());
    }
    let mut waiting = mine.clone();
    for tier in 0..stage.tiers.len() {
        let mut fit: Vec<usize> = Vec::new();
        let mut room: Option<i64> = None;
        for nth in &waiting {
            if let Some((reason, most)) = lines.get(*nth).and_then(|line| line.tiers.get(tier))
                && reason.answer.is_yes()
            {
                fit.push(*nth);
                room = *most;
            }
        }
        fit.sort_by(|a, b| {
            let marks = |nth: &usize| lines.get(*nth).map(|line| line.marks.clone());
            marks(a).cmp(&marks(b))
        });
        if let Some(room) = room {
            fit.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        }
        for nth in &fit {
            if let Some(line) = lines.get_mut(*nth) {
                stand(line, stage, tier);
            }
        }
        waiting.retain(|nth| !fit.contains(nth));
    }
    let mut out = Vec::new();
    for nth in &waiting {
        if let Some(line) = lines.get(*nth) {
            let open = line.tiers.iter().any(|(reason, _)| reason.answer.is_unknown());
            let answer = if open { Truth::Unknown } else { Truth::No };
            let says = "The rules for this home put you in none of its groups.";
            let mut reason = Reason::plain("no-tier", None, says, answer);
            reason.facts = line
                .tiers
                .iter()
                .flat_map(|(reason, _)| reason.facts.clone())
                .collect();
            reason.facts.sort();
            reason.facts.dedup();
            out.push((line.bid, reason));
        }
    }
    (
        mine.into_iter().filter(|nth| !waiting.contains(nth)).collect(),
        out,
    )
}

/// Fills the marks in the order of the keys; the tier is filled in when it is settled.
fn mark(line: &mut Line<'_>, stage: &Stage, advert: &AdvertFacts, seed: Option<&[u8; 32]>) {
    line.marks = vec![super::stage_mark(line.stage), Mark::Whole(0)];
    let known = |text: String| Shown { text, known: true };
    line.shown = vec![
        known((line.stage + 1).to_string()),
        known("within the limit".to_owned()),
    ];
    for (key, value) in stage.order.iter().zip(&line.values) {
        let (mark, shown) = match (&key.sort, value) {
            (Sort::Value(..), Some((mark, shown))) => (mark.clone(), shown.clone()),
            (Sort::Draw, _) => match seed {
                Some(seed) => {
                    let number = draw_number(seed, &advert.reference, &line.bid.bid_id);
                    (Mark::Text(number.clone()), known(number))
                }
                None => (
                    Mark::Whole(0),
                    Shown {
                        text: "no draw yet".to_owned(),
                        known: false,
                    },
                ),
            },
            (Sort::Reference, _) => (
                Mark::Text(line.bid.household_ref.clone()),
                known(line.bid.household_ref.clone()),
            ),
            (Sort::Tier | Sort::Value(..), _) => (Mark::Whole(0), known(String::new())),
        };
        line.marks.push(mark);
        line.shown.push(shown);
    }
    line.marks.push(Mark::Text(line.bid.bid_id.clone()));
    line.shown.push(known(line.bid.bid_id.clone()));
}

fn stand(line: &mut Line<'_>, stage: &Stage, tier: usize) {
    line.tier = Some(tier);
    line.placed = true;
    let reason = line.tiers.get(tier).map(|(reason, _)| reason.clone());
    let says = reason
        .as_ref()
        .map(|reason| reason.says.clone())
        .unwrap_or_default();
    line.reasons.extend(reason);
    for (at, key) in stage.order.iter().enumerate() {
        if matches!(key.sort, Sort::Tier) {
            if let Some(mark) = line.marks.get_mut(at + 2) {
                *mark = Mark::Whole(whole(tier));
            }
            if let Some(shown) = line.shown.get_mut(at + 2) {
                shown.text = format!("{} ({says})", tier + 1);
            }
        }
    }
}

/// Beyond the most that a group may have, its households stand below all others of the stage.
pub(super) fn hold_caps(label: &Label, mut within: Vec<usize>, lines: &mut [Line<'_>]) {
    for (nth, cap) in label.caps.iter().enumerate() {
        within.sort_by(|a, b| {
            let marks = |at: &usize| lines.get(*at).map(|line| line.marks.clone());
            marks(a).cmp(&marks(b))
        });
        let mut taken = 0_i64;
        for at in &within {
            let Some(line) = lines.get_mut(*at) else { continue };
            let Some((true, most)) = line.groups.get(nth).copied() else {
                continue;
            };
            taken += 1;
            if taken <= most {
                continue;
            }
            if let Some(mark) = line.marks.get_mut(1) {
                *mark = Mark::Whole(1);
            }
            if let Some(shown) = line.shown.get_mut(1) {
                shown.text = format!("beyond the limit of {most}");
            }
            let (clause, says) = (cap.rule.clause.clone(), cap.rule.says.clone());
            line.reasons
                .push(Reason::plain(&cap.rule.code, clause, says, Truth::Yes));
        }
    }
}
