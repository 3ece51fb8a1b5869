//! The order of bids for one home: total, explained row by row, the same whatever the order of its input.
mod explain;
mod keys;
mod open;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::assess::{Placed, SchemeRef, applies, place, place_telling};
use crate::bidding::{considered, unlabelled};
use crate::calendar;
use crate::draw::commitment;
use crate::facts::{AdvertFacts, Facts, Held};
use crate::language::eval::Frame;
use crate::quota::Counted;
use crate::reason::Reason;
use crate::scheme::Scheme;
use crate::scheme::model::{CutOff, Label, Stage};
use crate::truth::Truth;
use crate::value::Val;
use crate::vocabulary::{ids, vocabulary};
use keys::InStage;

/// A bid with what was known of the household when it was considered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BidFacts {
    /// The bid's own id; a draw is made from it.
    pub bid_id: String,
    /// The household's reference.
    pub household_ref: String,
    /// When the bid was made.
    pub bid_at: DateTime<Utc>,
    /// The day it was made, in London.
    pub bid_on: NaiveDate,
    /// What is known of the household. Shared, for the same household may bid for many homes.
    #[serde(with = "shared")]
    pub facts: Arc<Facts>,
}

/// Shared facts are written as the facts themselves.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::facts::Facts;

    pub(super) fn serialize<S: Serializer>(facts: &Arc<Facts>, serializer: S) -> Result<S::Ok, S::Error> {
        facts.as_ref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Facts>, D::Error> {
        Facts::deserialize(deserializer).map(Arc::new)
    }
}

/// One key of the order and its value for a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyValue {
    /// What the key is: "band", "priority date".
    pub key: String,
    /// The value in words.
    pub value: String,
    /// False when a missing fact left the value open; the row then stands at the worst it could be.
    pub known: bool,
}

/// The key that placed a row below the one above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Below {
    /// What the key is.
    pub key: String,
    /// This row's value.
    pub here: String,
    /// The value of the row above.
    pub above: String,
}

/// How many households stand ahead because of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    /// What the key is.
    pub key: String,
    /// How many households; never which.
    pub households: u32,
}

/// One household's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// 1 for the first.
    pub place: u32,
    /// The bid.
    pub bid_id: String,
    /// The household's reference.
    pub household_ref: String,
    /// The stage: a later one is used only when the earlier is exhausted.
    pub stage: u32,
    /// What the stage is.
    pub stage_says: String,
    /// The tier within the stage, from 1; none when the label has no tiers.
    pub tier: Option<u32>,
    /// Every key with its value, in the order they are compared.
    pub keys: Vec<KeyValue>,
    /// Why it stands below the row above; none for the first row.
    pub below: Option<Below>,
    /// Households ahead, by the key that puts them there.
    pub ahead: Vec<Ahead>,
    /// Why it stands in its stage and tier.
    pub reasons: Vec<Reason>,
    /// The groups it is in, or may be, whose caps count homes that were let before, and how much it counts for in each. Of a
    /// home that is let to it they are what [`Counted::groups`] keeps.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, i64>,
}

/// A bid that has no place, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotConsidered {
    /// The bid.
    pub bid_id: String,
    /// The household's reference.
    pub household_ref: String,
    /// Every reason; never empty.
    pub reasons: Vec<Reason>,
}

/// The list for one home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortlist {
    /// The scheme.
    pub scheme: SchemeRef,
    /// The advert.
    pub advert: String,
    /// The label that set the order.
    pub label: String,
    /// The day the facts were read as at.
    pub as_at: NaiveDate,
    /// SHA-256 of the draw's seed, when one was used.
    pub draw_commitment: Option<String>,
    /// The label draws but no seed was given; references stand in for it.
    pub draw_missing: bool,
    /// Those with a place, first to last.
    pub rows: Vec<Row>,
    /// Those without, by bid id.
    pub not_considered: Vec<NotConsidered>,
}

/// Puts the bids for one home in order. No home was let before, as far as limits for groups count them.
pub fn shortlist(
    scheme: &Scheme,
    advert: &AdvertFacts,
    bids: &[BidFacts],
    as_at: NaiveDate,
    draw_seed: Option<&[u8; 32]>,
) -> Shortlist {
    shortlist_after(scheme, (advert, &[]), bids, as_at, draw_seed)
}

/// The same after the homes that were `past`: those that were let before, under any label, with the groups of caps that
/// the households were in. [`Scheme::counts_past`] says which labels look at them.
pub fn shortlist_after(
    scheme: &Scheme,
    (advert, past): (&AdvertFacts, &[Counted]),
    bids: &[BidFacts],
    as_at: NaiveDate,
    draw_seed: Option<&[u8; 32]>,
) -> Shortlist {
    let mut list = Shortlist {
        scheme: SchemeRef {
            id: scheme.head.id.clone(),
            version: scheme.head.version.clone(),
            hash: scheme.hash.clone(),
        },
        advert: advert.reference.clone(),
        label: advert.label.clone(),
        as_at,
        draw_commitment: None,
        draw_missing: false,
        rows: Vec::new(),
        not_considered: Vec::new(),
    };
    // Where two bids are the same bid, the earliest stands; this order is also that of those not considered.
    let mut sorted: Vec<&BidFacts> = bids.iter().collect();
    sorted.sort_by(|a, b| {
        (a.bid_at, &a.bid_id, &a.household_ref).cmp(&(b.bid_at, &b.bid_id, &b.household_ref))
    });
    let Some(label) = scheme
        .rules
        .labels
        .iter()
        .find(|label| label.code == advert.label)
    else {
        list.not_considered = sorted
            .into_iter()
            .map(|bid| left_out(bid, vec![unlabelled(advert)]))
            .collect();
        list.not_considered.sort_by(|a, b| a.bid_id.cmp(&b.bid_id));
        return list;
    };
    if label.draws() {
        list.draw_commitment = draw_seed.map(commitment);
        list.draw_missing = draw_seed.is_none();
    }
    let before = keys::before(label, advert, past, as_at);
    let closes = closing_day(advert);
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for bid in sorted {
        if !seen.insert(&bid.household_ref) {
            let says = "This household has another bid for the same home.";
            list.not_considered.push(left_out(
                bid,
                vec![Reason::plain("second-bid", None, says, Truth::No)],
            ));
            continue;
        }
        let mut placed = placed(scheme, bid, (as_at, closes), place);
        if !placed.on_register() {
            placed = self::placed(scheme, bid, (as_at, closes), place_telling);
        }
        let frame = placed.frame.with_advert(&advert.facts);
        let against = considered(scheme, label, &placed, &frame);
        if !against.is_empty() {
            list.not_considered.push(left_out(bid, against));
            continue;
        }
        let of_label = (label, advert, before.as_slice());
        match open::line(scheme, of_label, (as_at, closes), bid, (&placed, &frame)) {
            Ok(line) => lines.extend(line),
            Err(reasons) => list.not_considered.push(left_out(bid, reasons)),
        }
    }
    let (order, without) = keys::listed((label, &before), &mut lines, advert, draw_seed);
    list.not_considered
        .extend(without.into_iter().map(|(bid, reasons)| left_out(bid, reasons)));
    let mut shares = scheme.rules.quotas.shares.iter();
    let share = shares.find(|share| share.label == label.code);
    list.rows = explain::rows(&scheme.names.choices, (label, share), &lines, &order);
    list.not_considered
        .sort_by(|a, b| (&a.bid_id, &a.household_ref).cmp(&(&b.bid_id, &b.household_ref)));
    list
}

/// The day on which the advert closes, where it says so.
fn closing_day(advert: &AdvertFacts) -> Option<i64> {
    let (id, _) = vocabulary().fact("advert.closes_on")?;
    match advert.facts.held(id)? {
        Held::Number(day) => Some(*day),
        Held::Nothing | Held::Text(_) | Held::Places(_) => None,
    }
}

/// How a household is placed: with or without the reasons.
type Placing = for<'a> fn(&'a Scheme, &'a Facts, i64, i64) -> Placed<'a>;

fn placed<'a>(
    scheme: &'a Scheme,
    bid: &'a BidFacts,
    (as_at, closes): (NaiveDate, Option<i64>),
    placing: Placing,
) -> Placed<'a> {
    let day = calendar::day(as_at);
    let limit_at = match scheme.rules.cut_off {
        CutOff::Bid => calendar::day(bid.bid_on),
        CutOff::Close => closes.unwrap_or(day),
        CutOff::Offer => day,
    };
    let mut placed = placing(scheme, &bid.facts, day, limit_at);
    placed
        .frame
        .derive(ids().bid_at, Val::exact(bid.bid_at.timestamp_micros()));
    placed
        .frame
        .derive(ids().bid_on, Val::exact(calendar::day(bid.bid_on)));
    placed.frame.derive(ids().live_offer, Truth::No.into());
    placed.frame.derive(ids().bids_this_cycle, Val::exact(0));
    placed.frame.derive(ids().live_bids, Val::exact(0));
    placed
}

fn left_out(bid: &BidFacts, reasons: Vec<Reason>) -> NotConsidered {
    NotConsidered {
        bid_id: bid.bid_id.clone(),
        household_ref: bid.household_ref.clone(),
        reasons,
    }
}

/// The first stage the household is in, with those it looks at when that one is full, and those before them that it may
/// be in once something missing is known; or why it is in none.
fn staged(label: &Label, frame: &Frame<'_>) -> Result<(Vec<InStage>, Vec<InStage>), Vec<Reason>> {
    let (mut met, mut missed, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for (at, stage) in label.stages.iter().enumerate() {
        let answer = applies(frame, &stage.rule);
        let reason = Reason::of(frame, &stage.rule, answer);
        if !answer.is_yes() {
            if answer.is_unknown() {
                open.push((at, reason.clone()));
            }
            missed.push(reason);
            continue;
        }
        met.push((at, reason));
        let shared = label.limits.iter().any(|limit| limit.stages.contains(&at));
        if stage.most.is_none() && !shared {
            break;
        }
    }
    if met.is_empty() {
        Err(missed)
    } else {
        Ok((met, open))
    }
}

/// The name a stage's keys are explained by.
fn key_names(stage: &Stage) -> Vec<String> {
    let own = ["limit for the group", "stage", "turn"];
    let mut names: Vec<String> = own.map(str::to_owned).into();
    names.extend(stage.order.iter().map(|key| key.says.clone()));
    names.push("reference number".to_owned());
    names
}
