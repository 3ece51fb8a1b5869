//! Reading shortlists. Officers reach only those of the council they act for.

use std::sync::Arc;

use allocations::{NotConsidered, Row};
use entity::states::{EntryState, ShortlistState};
use entity::{entry, shortlist};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::freeze::{Bidder, Head, Input};
use crate::bids::{ReasonLine, stored};
use crate::error::AppError;
use crate::texts::Language;

/// A council's own shortlist; any other is not found.
pub(super) async fn of_council(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    id: Uuid,
) -> Result<shortlist::Model, AppError> {
    shortlist::Entity::find_by_id(id)
        .filter(shortlist::Column::CouncilId.eq(council_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// The entries of a list: by place, then those not considered.
pub(super) async fn entries(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<entry::Model>, AppError> {
    let mut found = entry::Entity::find()
        .filter(entry::Column::ShortlistId.eq(id))
        .order_by_asc(entry::Column::Place)
        .order_by_asc(entry::Column::Id)
        .all(db)
        .await?;
    // databases differ about where nothing stands in an order
    found.sort_by_key(|entry| (entry.place.is_none(), entry.place, entry.id));
    Ok(found)
}

/// One entry of a list.
pub(super) async fn entry_of(
    db: &impl ConnectionTrait,
    shortlist_id: Uuid,
    id: Uuid,
) -> Result<entry::Model, AppError> {
    entry::Entity::find_by_id(id)
        .filter(entry::Column::ShortlistId.eq(shortlist_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// What became of a bid at closing.
pub(crate) enum Listed {
    Row(Row),
    Out(NotConsidered),
}

/// A bid's entry with its list and the frozen words of it; none before closing.
pub(crate) async fn of_bid(
    db: &impl ConnectionTrait,
    bid_id: Uuid,
) -> Result<Option<(shortlist::Model, entry::Model, Listed)>, AppError> {
    let Some(entry) = entry::Entity::find()
        .filter(entry::Column::BidId.eq(bid_id))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let list = shortlist::Entity::find_by_id(entry.shortlist_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let listed = listed(&entry)?;
    Ok(Some((list, entry, listed)))
}

/// The engine's words about an entry, as they were frozen.
pub(crate) fn listed(entry: &entry::Model) -> Result<Listed, AppError> {
    let broken = |cause| AppError::internal("reading a frozen entry", cause);
    Ok(match entry.state {
        EntryState::NotConsidered => Listed::Out(serde_json::from_str(&entry.reasons).map_err(broken)?),
        EntryState::Waiting
        | EntryState::Skipped
        | EntryState::Nominated
        | EntryState::Refused
        | EntryState::Let
        | EntryState::Passed => Listed::Row(serde_json::from_str(&entry.reasons).map_err(broken)?),
    })
}

/// What stands above the list.
pub(crate) fn head(list: &shortlist::Model) -> Result<Head, AppError> {
    serde_json::from_str(&list.answer).map_err(|cause| AppError::internal("reading a frozen list", cause))
}

/// The bidders of these entries as frozen, in the same order.
pub(crate) async fn bidders(
    db: &impl ConnectionTrait,
    entries: &[entry::Model],
) -> Result<Vec<Bidder>, AppError> {
    let facts = stored(db, entries.iter().filter_map(|entry| entry.assessment_id)).await?;
    let broken = |cause| AppError::internal("reading a frozen bidder", cause);
    let bidder = |entry: &entry::Model| {
        let mut bidder: Bidder = serde_json::from_str(&entry.facts).map_err(broken)?;
        if let Some(id) = entry.assessment_id {
            let facts = facts.get(&id).ok_or(AppError::NotFound)?;
            bidder.bid.facts = Arc::new(serde_json::from_str(facts).map_err(broken)?);
        }
        Ok(bidder)
    };
    entries.iter().map(bidder).collect()
}

/// What the list was made from, as frozen.
pub(crate) fn input(list: &shortlist::Model) -> Result<Input, AppError> {
    serde_json::from_str(&list.input).map_err(|cause| AppError::internal("reading a frozen list", cause))
}

/// The order's own rule, with its clause, where the label says one.
pub(crate) fn heading(language: Language, list: &shortlist::Model) -> Result<Option<ReasonLine>, AppError> {
    let head = head(list)?;
    if head.says.is_empty() {
        return Ok(None);
    }
    Ok(Some(ReasonLine::scheme(
        language,
        head.says,
        head.clause.as_deref(),
    )))
}

/// Those who wait on a council's list, by place.
///
/// # Errors
/// `NotFound` for another council's list.
pub async fn waiting(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    id: Uuid,
) -> Result<Vec<entry::Model>, AppError> {
    let list = of_council(db, council_id, id).await?;
    let mut found = entries(db, list.id).await?;
    found.retain(|entry| entry.state == EntryState::Waiting);
    Ok(found)
}

/// How many lists of a council wait to be checked and approved.
pub async fn to_check(db: &impl ConnectionTrait, council_id: Uuid) -> Result<u64, AppError> {
    Ok(shortlist::Entity::find()
        .filter(shortlist::Column::CouncilId.eq(council_id))
        .filter(shortlist::Column::State.eq(ShortlistState::Ranked))
        .count(db)
        .await?)
}

/// The version of a council's list, to be given back when sealing it.
///
/// # Errors
/// `NotFound` for another council's list.
pub async fn version(db: &impl ConnectionTrait, council_id: Uuid, id: Uuid) -> Result<i32, AppError> {
    Ok(of_council(db, council_id, id).await?.version)
}
