//! Where a bid stands now, honestly: the place if bidding closed this minute, between which places a tie leaves it,
//! and what can still change it.

use allocations::{BidFacts, KeyValue, Row, Shortlist};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::bidders::{Remembered, found};
use super::words;
use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::error::AppError;
use crate::partnership::Schemes;
use crate::shortlists::{Bidder, Input, Kind, closing_day, order, past};
use crate::{adverts, dates, register};

/// Where a household stands in one advert, or would stand if it bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its place; none when it would not be considered.
    pub place: Option<u32>,
    /// The first and last place that a tie leaves open, when there is one.
    pub between: Option<(u32, u32)>,
    /// Households with a place, this one among them.
    pub of: usize,
    /// How many households stand ahead, by the key that puts them there.
    pub ahead: Vec<allocations::Ahead>,
    /// Why it has no place.
    pub reasons: Vec<allocations::Reason>,
    /// It has a bid; otherwise this is what a bid would bring.
    pub has_bid: bool,
}

/// Ranks every live bid as if bidding closed now. One pass over the bids of one home.
///
/// # Errors
/// What the database answers; `no_scheme` when the advert's council has none in force.
pub async fn position(
    db: &impl ConnectionTrait,
    now: Instant,
    schemes: &Schemes,
    advert: &Advert,
    household_id: Uuid,
) -> Result<Option<Position>, AppError> {
    let Some(closes_at) = advert.row.closes_at else {
        return Ok(None);
    };
    let as_at = closing_day(closes_at);
    let council = advert.row.council_id;
    let read = Remembered::default();
    let bids = found(db, advert.row.id, council, &read).await?.into_iter();
    let bids = bids.map(|bid| bid.bidding(as_at, &read));
    let bids = bids.collect::<Result<Vec<_>, AppError>>()?;
    let mut own = bids
        .iter()
        .find(|bidding| bidding.household_id == household_id)
        .map(|bidding| bidding.bidder.bid.bid_id.clone());
    let has_bid = own.is_some();
    let mut all: Vec<Bidder> = bids.into_iter().map(|bidding| bidding.bidder).collect();
    if own.is_none() && !advert.is_interest() {
        let Some(standing) = register::standing(db, schemes, household_id, council, as_at).await? else {
            return Ok(None);
        };
        let would_be = "~".to_owned();
        own = Some(would_be.clone());
        all.push(Bidder {
            bid: BidFacts {
                bid_id: would_be,
                household_ref: standing.household.reference.clone(),
                bid_at: now,
                bid_on: dates::london_day(now),
                facts: standing.facts.into(),
            },
            left_out: None,
        });
    }
    let Some(own) = own else { return Ok(None) };
    let scheme = schemes.in_force(db, council, as_at).await?;
    let past = past(db, &scheme.scheme, advert, now).await?;
    let input = Input::new(Kind::of(advert), adverts::facts(advert, now)?, as_at, None).after(past);
    let list = order(&scheme.scheme, &input, all)?;
    Ok(Some(seen(&list, &own, has_bid)))
}

fn seen(list: &Shortlist, own: &str, has_bid: bool) -> Position {
    let row = list.rows.iter().find(|row| row.bid_id == own);
    let out = list.not_considered.iter().find(|out| out.bid_id == own);
    Position {
        place: row.map(|row| row.place),
        between: row.and_then(|row| tie(list, row)),
        of: list.rows.len(),
        ahead: row.map(|row| row.ahead.clone()).unwrap_or_default(),
        reasons: out.map(|out| out.reasons.clone()).unwrap_or_default(),
        has_bid,
    }
}

/// The places among which only the draw will decide.
fn tie(list: &Shortlist, own: &Row) -> Option<(u32, u32)> {
    if !list.draw_missing {
        return None;
    }
    let equal = |row: &&Row| row.stage == own.stage && row.tier == own.tier && same(&row.keys, &own.keys);
    let top = list.rows.iter().find(equal)?.place;
    let bottom = list.rows.iter().rev().find(equal)?.place;
    (top < bottom).then_some((top, bottom))
}

fn same(a: &[KeyValue], b: &[KeyValue]) -> bool {
    let before_draw = |keys: &[KeyValue]| -> Vec<(String, String)> {
        keys.iter()
            .take_while(|key| key.key != words::DRAW)
            .map(|key| (key.key.clone(), key.value.clone()))
            .collect()
    };
    before_draw(a) == before_draw(b)
}
