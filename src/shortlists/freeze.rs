//! What a shortlist was made from and what came out, in a form that gives the same bytes again, years later.

use allocations::{
    AdvertFacts, BidFacts, Counted, KeyValue, NotConsidered, Reason, Row, Scheme, SchemeRef, Shortlist, Truth,
};
use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::dates;
use crate::error::AppError;

/// The engine whose rules of ranking were used.
///
/// The number of its words is raised when the same facts would be answered in other words.
pub const ENGINE: &str = concat!("allocations ", env!("CARGO_PKG_VERSION"), ", words 9");

/// How the list is put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Bids, by the scheme.
    Bids,
    /// Expressions of interest in a private home, by the time they came.
    Interest,
}

/// What the whole list was made from, besides the bidders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub kind: Kind,
    pub advert: AdvertFacts,
    pub as_at: NaiveDate,
    /// Hex of 32 bytes; published when the list is closed.
    pub draw_seed: Option<String>,
    pub engine: String,
    /// The homes let before, where a limit of the label counts them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Counted>,
}

impl Input {
    /// What a list is made from, by this engine.
    pub fn new(kind: Kind, advert: AdvertFacts, as_at: NaiveDate, draw_seed: Option<String>) -> Self {
        Self {
            kind,
            advert,
            as_at,
            draw_seed,
            engine: ENGINE.to_owned(),
            past: Vec::new(),
        }
    }

    /// The same after these homes were let.
    #[must_use]
    pub fn after(self, past: Vec<Counted>) -> Self {
        Self { past, ..self }
    }
}

impl Kind {
    /// What an advert takes.
    pub fn of(advert: &Advert) -> Self {
        if advert.is_interest() {
            Self::Interest
        } else {
            Self::Bids
        }
    }
}

/// One bidder as at the closing time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bidder {
    pub bid: BidFacts,
    /// Why the register itself kept the household off the list, whatever the scheme says.
    pub left_out: Option<Reason>,
}

/// What stands above the list on every page, and with it when it is frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What the label is called, and what it says.
    pub label: String,
    pub says: String,
    pub clause: Option<String>,
    /// The keys of the order, first to last.
    pub keys: Vec<String>,
    pub bids: usize,
    pub listed: usize,
    pub not_considered: usize,
    pub draw_commitment: Option<String>,
}

/// A list with the fingerprint of all of it.
#[derive(Clone, Debug)]
pub struct Frozen {
    pub list: Shortlist,
    pub head: Head,
    /// SHA-256 of the list, hex.
    pub hash: String,
    /// Each row of the list as it is kept, in the same order.
    pub(super) rows: Vec<Box<RawValue>>,
    /// Each bid that is not considered as it is kept, in the same order.
    pub(super) not_considered: Vec<Box<RawValue>>,
}

/// A list whose rows have been written down already. The same bytes as the list itself: its fields stand in the same order.
#[derive(Serialize)]
struct Written<'a> {
    scheme: &'a SchemeRef,
    advert: &'a str,
    label: &'a str,
    as_at: NaiveDate,
    draw_commitment: Option<&'a str>,
    draw_missing: bool,
    rows: &'a [Box<RawValue>],
    not_considered: &'a [Box<RawValue>],
}

/// Puts the bidders in order. The same input, bidders and scheme give the same bytes.
pub fn rank(scheme: &Scheme, input: &Input, bidders: &[Bidder]) -> Result<Frozen, AppError> {
    freeze(scheme, input, order(scheme, input, bidders.to_vec())?)
}

/// The list alone, for whoever keeps nothing of it.
pub(crate) fn order(scheme: &Scheme, input: &Input, bidders: Vec<Bidder>) -> Result<Shortlist, AppError> {
    let seed = input.draw_seed.as_deref().map(seed).transpose()?;
    let (mut bids, mut out) = (Vec::with_capacity(bidders.len()), Vec::new());
    for bidder in bidders {
        match bidder.left_out {
            None => bids.push(bidder.bid),
            Some(reason) => out.push(NotConsidered {
                bid_id: bidder.bid.bid_id,
                household_ref: bidder.bid.household_ref,
                reasons: vec![reason],
            }),
        }
    }
    let mut list = match input.kind {
        Kind::Bids => allocations::shortlist_after(
            scheme,
            (&input.advert, &input.past),
            &bids,
            input.as_at,
            seed.as_ref(),
        ),
        Kind::Interest => by_time(scheme, input, &bids),
    };
    list.not_considered.extend(out);
    list.not_considered.sort_by(|a, b| a.bid_id.cmp(&b.bid_id));
    Ok(list)
}

/// Puts head and fingerprint to a list, and writes it down.
pub(super) fn freeze(scheme: &Scheme, input: &Input, list: Shortlist) -> Result<Frozen, AppError> {
    let broken = |cause| AppError::internal("writing down a shortlist", cause);
    let rows: Vec<_> = written(&list.rows).map_err(broken)?;
    let not_considered: Vec<_> = written(&list.not_considered).map_err(broken)?;
    let whole = Written {
        scheme: &list.scheme,
        advert: &list.advert,
        label: &list.label,
        as_at: list.as_at,
        draw_commitment: list.draw_commitment.as_deref(),
        draw_missing: list.draw_missing,
        rows: &rows,
        not_considered: &not_considered,
    };
    let bytes = serde_json::to_vec(&whole).map_err(broken)?;
    Ok(Frozen {
        hash: HEXLOWER.encode(&Sha256::digest(bytes)),
        head: head(scheme, input, &list),
        list,
        rows,
        not_considered,
    })
}

fn written(parts: &[impl Serialize]) -> serde_json::Result<Vec<Box<RawValue>>> {
    parts.iter().map(serde_json::value::to_raw_value).collect()
}

/// Reads a seed from hex.
pub(crate) fn seed(text: &str) -> Result<[u8; 32], AppError> {
    let bytes = HEXLOWER
        .decode(text.as_bytes())
        .map_err(|cause| AppError::internal("reading the seed of a draw", cause))?;
    <[u8; 32]>::try_from(bytes.as_slice())
        .map_err(|cause| AppError::internal("reading the seed of a draw", cause))
}

/// The day whose facts count: the last one on which a bid could be made. A closing at midnight belongs to the
/// day before.
pub fn closing_day(closes_at: Instant) -> NaiveDate {
    dates::london_day(closes_at - chrono::TimeDelta::microseconds(1))
}

fn head(scheme: &Scheme, input: &Input, list: &Shortlist) -> Head {
    let label = scheme
        .labels()
        .into_iter()
        .find(|label| label.code == input.advert.label);
    let keys = list
        .rows
        .first()
        .map(|row| row.keys.iter().map(|key| key.key.clone()).collect())
        .unwrap_or_default();
    let (title, says, clause) = match (input.kind, label) {
        (Kind::Bids, Some(label)) => (label.title, label.says, label.clause),
        (Kind::Bids, None) => (input.advert.label.clone(), String::new(), None),
        (Kind::Interest, _) => (
            "Private rent".to_owned(),
            "Interest is listed in the order in which it came. The landlord chooses.".to_owned(),
            None,
        ),
    };
    Head {
        label: title,
        says,
        clause,
        keys,
        bids: list.rows.len() + list.not_considered.len(),
        listed: list.rows.len(),
        not_considered: list.not_considered.len(),
        draw_commitment: list.draw_commitment.clone(),
    }
}

/// Interest in a private home: first come, first listed; the landlord chooses.
fn by_time(scheme: &Scheme, input: &Input, bids: &[BidFacts]) -> Shortlist {
    const KEY: &str = "time of the interest";
    let mut sorted: Vec<&BidFacts> = bids.iter().collect();
    sorted.sort_by(|a, b| (a.bid_at, &a.bid_id).cmp(&(b.bid_at, &b.bid_id)));
    let said = |bid: &BidFacts| dates::in_words(bid.bid_at);
    let mut rows: Vec<Row> = Vec::new();
    for (place, bid) in (1_u32..).zip(sorted) {
        let ahead = place.saturating_sub(1);
        rows.push(Row {
            place,
            bid_id: bid.bid_id.clone(),
            household_ref: bid.household_ref.clone(),
            stage: 1,
            stage_says: "Everybody who is interested stands in one list.".to_owned(),
            tier: None,
            keys: vec![KeyValue {
                key: KEY.to_owned(),
                value: said(bid),
                known: true,
            }],
            below: rows
                .last()
                .and_then(|above| above.keys.first())
                .map(|above| allocations::Below {
                    key: KEY.to_owned(),
                    here: said(bid),
                    above: above.value.clone(),
                }),
            ahead: if ahead == 0 {
                Vec::new()
            } else {
                vec![allocations::Ahead {
                    key: KEY.to_owned(),
                    households: ahead,
                }]
            },
            groups: std::collections::BTreeMap::new(),
            reasons: vec![Reason {
                code: "interest".to_owned(),
                clause: None,
                says: "Private homes list interest in the order in which it came.".to_owned(),
                answer: Truth::Yes,
                facts: Vec::new(),
            }],
        });
    }
    Shortlist {
        scheme: SchemeRef {
            id: scheme.id().to_owned(),
            version: scheme.version().to_owned(),
            hash: scheme.hash().to_owned(),
        },
        advert: input.advert.reference.clone(),
        label: input.advert.label.clone(),
        as_at: input.as_at,
        draw_commitment: None,
        draw_missing: false,
        rows,
        not_considered: Vec::new(),
    }
}
