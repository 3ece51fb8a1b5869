//! Making a shortlist: first everything is read, then it is worked out without a database. So most of the work of
//! closing can be done before the transaction that closes, beside the one of another advert.

use std::collections::BTreeMap;
use std::sync::Arc;

use allocations::Counted;
use chrono::NaiveDate;
use entity::states::EntryState;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use uuid::Uuid;

use super::freeze::{Frozen, Head, Input, Kind, closing_day, freeze, order, seed};
use super::past::past;
use super::told;
use crate::adverts;
use crate::adverts::read::Advert;
use crate::bids::{self, Assessed, Bidding, Found, Remembered};
use crate::clock::Instant;
use crate::error::AppError;
use crate::partnership::{InForce, Schemes};

/// Everything that a list is made from.
pub(super) struct Material {
    pub advert: Advert,
    pub closes_at: Instant,
    input: Input,
    scheme: Arc<InForce>,
    found: Vec<Found>,
    remembered: Remembered,
}

/// A list as it will be kept, with what tells whether that is still so.
pub(super) struct Prepared {
    pub advert: Advert,
    pub closes_at: Instant,
    pub scheme_version_id: Uuid,
    /// As it is kept.
    pub input: String,
    pub interest: bool,
    pub as_at: NaiveDate,
    pub head: Head,
    pub hash: String,
    pub lines: Vec<Line>,
    /// The homes let before, where a limit of the label counts them.
    pub past: Vec<Counted>,
}

/// One bid on the list.
pub(super) struct Line {
    pub bid_id: Uuid,
    pub household_id: Uuid,
    pub place: Option<i32>,
    pub state: EntryState,
    pub band: Option<String>,
    pub priority_date: Option<NaiveDate>,
    /// The bidder as it is kept: the facts themselves are those of the assessment.
    pub facts: String,
    pub assessment_id: Option<Uuid>,
    pub reasons: String,
    /// Every reason as it is kept, where it was not considered.
    pub outcome: Option<String>,
    /// When the bid was made, and the version of its household: with the assessment, what tells whether it is still as it
    /// was read.
    pub placed_at: Instant,
    pub household_version: i32,
}

impl Material {
    /// Reads it all, as it stands now, but for facts that are `remembered`.
    ///
    /// # Errors
    /// `NotFound` for an advert that has no closing time; internal when the draw's seed is not the one that was
    /// committed to.
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        schemes: &Schemes,
        advert: Advert,
        remembered: Remembered,
    ) -> Result<Self, AppError> {
        let closes_at = advert.row.closes_at.ok_or(AppError::NotFound)?;
        let as_at = closing_day(closes_at);
        let council_id = advert.row.council_id;
        let found = bids::found(db, advert.row.id, council_id, &remembered).await?;
        let scheme = schemes.in_force(db, council_id, as_at).await?;
        let past = past(db, &scheme.scheme, &advert, last(closes_at)).await?;
        Ok(Self {
            input: input(&advert, closes_at)?.after(past),
            advert,
            closes_at,
            scheme,
            found,
            remembered,
        })
    }

    /// Ranks, explains and puts in words. Asks no database.
    pub(super) fn worked_out(self) -> Result<Prepared, AppError> {
        let (mut held, mut bidders) = (Vec::new(), Vec::with_capacity(self.found.len()));
        for found in self.found {
            let mut bidding = found.bidding(self.input.as_at, &self.remembered)?;
            held.push(Held {
                bid_id: bidding.bid_id,
                household_id: bidding.household_id,
                key: bidding.bidder.bid.bid_id.clone(),
                facts: without_facts(&mut bidding)?,
                assessed: bidding.assessed,
                placed_at: bidding.bidder.bid.bid_at,
                household_version: bidding.household_version,
            });
            bidders.push(bidding.bidder);
        }
        let list = order(&self.scheme.scheme, &self.input, bidders)?;
        let frozen = freeze(&self.scheme.scheme, &self.input, list)?;
        Ok(Prepared {
            scheme_version_id: self.scheme.version_id,
            input: text(&self.input)?,
            interest: self.input.kind == Kind::Interest,
            as_at: self.input.as_at,
            head: frozen.head.clone(),
            hash: frozen.written.hash.clone(),
            lines: lines(held, frozen)?,
            past: self.input.past,
            advert: self.advert,
            closes_at: self.closes_at,
        })
    }
}

/// The last moment at which a bid could be made, and up to which homes that were let are counted.
pub(super) fn last(closes_at: Instant) -> Instant {
    closes_at - chrono::TimeDelta::microseconds(1)
}

/// What is kept of a bidder besides what the list says.
struct Held {
    bid_id: Uuid,
    household_id: Uuid,
    /// The bid's reference, which the list goes by.
    key: String,
    /// As they are kept.
    facts: String,
    assessed: Option<Assessed>,
    placed_at: Instant,
    household_version: i32,
}

/// The bidder as it is kept. The facts stay where they are, in the assessment, which never changes: a copy for every bid
/// would be most of what closing writes.
fn without_facts(bidding: &mut Bidding) -> Result<String, AppError> {
    let facts = std::mem::take(&mut bidding.bidder.bid.facts);
    let kept = text(&bidding.bidder);
    bidding.bidder.bid.facts = facts;
    kept
}

fn lines(held: Vec<Held>, frozen: Frozen) -> Result<Vec<Line>, AppError> {
    let list = frozen.list;
    let rows = list.rows.iter().zip(frozen.written.rows).map(|(row, text)| {
        let place = i32::try_from(row.place).ok();
        (row.bid_id.as_str(), (place, EntryState::Waiting, text, None))
    });
    let out = list.not_considered.iter().zip(frozen.written.not_considered);
    let out = out.map(|(out, text)| {
        let says = Some(told::sentences(out).to_json());
        (out.bid_id.as_str(), (None, EntryState::NotConsidered, text, says))
    });
    let mut all: BTreeMap<&str, _> = rows.chain(out).collect();
    let line = |held: Held| {
        let Some((place, state, reasons, outcome)) = all.remove(held.key.as_str()) else {
            return Err(AppError::internal(
                "freezing a shortlist",
                "a bid came out of it unexplained",
            ));
        };
        let (assessment_id, band, priority_date) = held.assessed.map_or((None, None, None), |found| {
            (Some(found.id), found.band, found.priority_date)
        });
        Ok(Line {
            bid_id: held.bid_id,
            household_id: held.household_id,
            place,
            state,
            band,
            priority_date,
            facts: held.facts,
            assessment_id,
            reasons,
            outcome,
            placed_at: held.placed_at,
            household_version: held.household_version,
        })
    };
    held.into_iter().map(line).collect()
}

fn input(advert: &Advert, closes_at: Instant) -> Result<Input, AppError> {
    let kind = Kind::of(advert);
    let draw_seed = advert.row.draw_seed.clone().filter(|_| kind == Kind::Bids);
    if let Some(text) = &draw_seed {
        let promised = advert.row.draw_commitment.as_deref();
        if promised != Some(allocations::commitment(&seed(text)?).as_str()) {
            return Err(AppError::internal(
                "checking the seed of a draw",
                "it is not the one that was committed to",
            ));
        }
    }
    let last = last(closes_at);
    Ok(Input::new(
        kind,
        adverts::facts(advert, last)?,
        closing_day(closes_at),
        draw_seed,
    ))
}

pub(super) fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|cause| AppError::internal("freezing a shortlist", cause))
}
