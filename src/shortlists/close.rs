//! Closing an advert: every counted bid is frozen with its facts, ranked, explained and told. Two processes that
//! close at once make one list, because only one of them moves the advert.

use std::collections::BTreeMap;

use allocations::{NotConsidered, Row};
use entity::states::{AdvertState, BidState, EntryState, ShortlistState};
use entity::{advert, bid, entry, shortlist};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::freeze::{ENGINE, Frozen, Input, Kind, closing_day, rank, seed};
use super::told;
use crate::adverts::read::{self, Advert};
use crate::app::App;
use crate::audit::{self, By, Entry};
use crate::bids::{Bidding, bidders};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::partnership::Schemes;
use crate::{adverts, dates};

/// What closing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub shortlist_id: Uuid,
    pub bids: usize,
    pub listed: usize,
    pub not_considered: usize,
}

/// Rows written in one statement: SQLite takes at most 32,766 values.
const AT_ONCE: usize = 500;

/// Closes one advert and makes its shortlist.
///
/// # Errors
/// Refused with `not_closed_yet` before its closing time, with `closed_already` when somebody else was first;
/// internal when the draw's seed is not the one that was committed to.
pub async fn close(
    tx: &impl ConnectionTrait,
    at: &Moment,
    schemes: &Schemes,
    advert_id: Uuid,
) -> Result<Closed, AppError> {
    let advert = read::advert(tx, advert_id).await?.ok_or(AppError::NotFound)?;
    let closes_at = advert.row.closes_at.ok_or(AppError::NotFound)?;
    if at.now < closes_at {
        let when = dates::closing_in_words(closes_at);
        return Err(AppError::refused(
            "not_closed_yet",
            kept!("shortlists-cannot-open", when = when),
        ));
    }
    take(tx, advert_id).await?;
    let as_at = closing_day(closes_at);
    let council_id = advert.row.council_id;
    let found = bidders(tx, advert_id, council_id, as_at).await?;
    let input = input(&advert, closes_at)?;
    let scheme = schemes.in_force(tx, council_id, as_at).await?;
    let all: Vec<_> = found.iter().map(|bidding| bidding.bidder.clone()).collect();
    let frozen = rank(&scheme.scheme, &input, &all)?;
    let shortlist_id = at.id();
    let list = NewList {
        id: shortlist_id,
        advert: &advert,
        scheme_version_id: scheme.version_id,
    };
    write_list(tx, at, &list, &input, &frozen).await?;
    write_entries(tx, at, shortlist_id, &found, &frozen).await?;
    move_bids(tx, at, advert_id, found.len()).await?;
    let by = By::the_clock(Some(council_id));
    let counts = json!({"bids": frozen.head.bids, "listed": frozen.head.listed, "hash": frozen.hash});
    let entry = Entry::new("close", "shortlist", shortlist_id).to(&counts);
    audit::record(tx, at, &by, entry).await?;
    told::closed(tx, at, &advert, &found, &frozen).await?;
    Ok(Closed {
        shortlist_id,
        bids: frozen.head.bids,
        listed: frozen.head.listed,
        not_considered: frozen.head.not_considered,
    })
}

/// Closes every advert whose time has come, each in a transaction of its own; returns how many. One that others keep
/// busy is left for the next round.
///
/// # Errors
/// The first failure other than that somebody else was first.
pub async fn close_due(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due: Vec<Uuid> = advert::Entity::find()
        .select_only()
        .column(advert::Column::Id)
        .filter(advert::Column::State.eq(AdvertState::Approved))
        .filter(advert::Column::ClosesAt.lte(now))
        .order_by_asc(advert::Column::ClosesAt)
        .order_by_asc(advert::Column::Id)
        .into_tuple()
        .all(app.store.read())
        .await?;
    let mut closed = 0;
    for advert_id in due {
        let at = app.moment();
        let done = app
            .store
            .write(async |tx| close(tx, &at, &app.schemes, advert_id).await)
            .await;
        match done {
            Ok(_) => closed += 1,
            Err(AppError::Refused(refusal)) if refusal.code == "closed_already" => {}
            // nothing was lost: the next round finds it still to be closed
            Err(AppError::Busy) => {
                tracing::warn!(advert.id = %advert_id, "too busy to close an advert; trying again later");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(closed)
}

async fn take(tx: &impl ConnectionTrait, advert_id: Uuid) -> Result<(), AppError> {
    let moved = advert::Entity::update_many()
        .col_expr(advert::Column::State, Expr::value(AdvertState::Closed))
        .col_expr(advert::Column::Version, Expr::col(advert::Column::Version).add(1))
        .filter(advert::Column::Id.eq(advert_id))
        .filter(advert::Column::State.eq(AdvertState::Approved))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        return Ok(());
    }
    Err(AppError::refused(
        "closed_already",
        kept!("shortlists-cannot-not-open"),
    ))
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
    let last = closes_at - chrono::TimeDelta::microseconds(1);
    Ok(Input::new(
        kind,
        adverts::facts(advert, last)?,
        closing_day(closes_at),
        draw_seed,
    ))
}

struct NewList<'a> {
    id: Uuid,
    advert: &'a Advert,
    scheme_version_id: Uuid,
}

async fn write_list(
    tx: &impl ConnectionTrait,
    at: &Moment,
    list: &NewList<'_>,
    input: &Input,
    frozen: &Frozen,
) -> Result<(), AppError> {
    // Interest is passed to the landlord as it stands: there is nothing for an officer to decide.
    let sealed = input.kind == Kind::Interest;
    let row = shortlist::ActiveModel {
        id: Set(list.id),
        advert_id: Set(list.advert.row.id),
        council_id: Set(list.advert.row.council_id),
        state: Set(if sealed {
            ShortlistState::Sealed
        } else {
            ShortlistState::Ranked
        }),
        scheme_version_id: Set(list.scheme_version_id),
        engine: Set(ENGINE.to_owned()),
        as_at: Set(input.as_at),
        frozen_at: Set(at.now),
        input: Set(text(input)?),
        answer: Set(text(&frozen.head)?),
        answer_hash: Set(frozen.hash.clone()),
        sealed_by: Set(None),
        sealed_at: Set(sealed.then_some(at.now)),
        version: Set(1),
    };
    shortlist::Entity::insert(row).exec_without_returning(tx).await?;
    if sealed {
        advert::Entity::update_many()
            .col_expr(advert::Column::State, Expr::value(AdvertState::Sealed))
            .filter(advert::Column::Id.eq(list.advert.row.id))
            .filter(advert::Column::State.eq(AdvertState::Closed))
            .exec(tx)
            .await?;
    }
    Ok(())
}

async fn write_entries(
    tx: &impl ConnectionTrait,
    at: &Moment,
    shortlist_id: Uuid,
    found: &[Bidding],
    frozen: &Frozen,
) -> Result<(), AppError> {
    let rows: BTreeMap<&str, &Row> = frozen
        .list
        .rows
        .iter()
        .map(|row| (row.bid_id.as_str(), row))
        .collect();
    let out: BTreeMap<&str, &NotConsidered> = frozen
        .list
        .not_considered
        .iter()
        .map(|out| (out.bid_id.as_str(), out))
        .collect();
    let mut entries = Vec::with_capacity(found.len());
    for bidding in found {
        let key = bidding.bidder.bid.bid_id.as_str();
        let (place, state, reasons) = match (rows.get(key), out.get(key)) {
            (Some(row), _) => (i32::try_from(row.place).ok(), EntryState::Waiting, text(row)?),
            (None, Some(out)) => (None, EntryState::NotConsidered, text(out)?),
            (None, None) => {
                return Err(AppError::internal(
                    "freezing a shortlist",
                    "a bid came out of it unexplained",
                ));
            }
        };
        entries.push(entry::ActiveModel {
            id: Set(at.id()),
            shortlist_id: Set(shortlist_id),
            bid_id: Set(bidding.bid.id),
            household_id: Set(bidding.bid.household_id),
            place: Set(place),
            state: Set(state),
            band: Set(bidding.assessed.as_ref().and_then(|found| found.band.clone())),
            priority_date: Set(bidding.assessed.as_ref().and_then(|found| found.priority_date)),
            facts: Set(text(&bidding.bidder)?),
            reasons: Set(reasons),
            verified_by: Set(None),
            verified_at: Set(None),
            skip_code: Set(None),
            skip_says: Set(None),
            skip_note: Set(None),
            skipped_by: Set(None),
        });
    }
    for some in entries.chunks(AT_ONCE) {
        entry::Entity::insert_many(some.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Every counted bid becomes listed, with its place, or not considered. None may be left over or come in between.
async fn move_bids(
    tx: &impl ConnectionTrait,
    at: &Moment,
    advert_id: Uuid,
    counted: usize,
) -> Result<(), AppError> {
    const PLACE: &str = "(SELECT entries.place FROM entries WHERE entries.bid_id = bids.id)";
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::Place, Expr::cust(PLACE))
        .col_expr(
            bid::Column::State,
            Expr::cust(format!(
                "CASE WHEN {PLACE} IS NULL THEN 'not_considered' ELSE 'listed' END"
            )),
        )
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .exec(tx)
        .await?;
    if usize::try_from(moved.rows_affected).ok() != Some(counted) {
        return Err(AppError::Stale);
    }
    bid::Entity::update_many()
        .col_expr(bid::Column::Outcome, Expr::value("not_considered"))
        .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::State.eq(BidState::NotConsidered))
        .exec(tx)
        .await?;
    Ok(())
}

fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|cause| AppError::internal("freezing a shortlist", cause))
}
