//! Reading bids: always for one household, so that nobody finds another's.

use entity::states::{BidState, NominationState};
use entity::{bid, nomination};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::error::AppError;

/// Longest list on "My bids".
const MOST: u64 = 200;

/// A household's own bid; anybody else's is not found.
pub(super) async fn of_household(
    db: &impl ConnectionTrait,
    household_id: Uuid,
    bid_id: Uuid,
) -> Result<bid::Model, AppError> {
    bid::Entity::find_by_id(bid_id)
        .filter(bid::Column::HouseholdId.eq(household_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// A household's bids, newest first.
pub(super) async fn all(db: &impl ConnectionTrait, household_id: Uuid) -> Result<Vec<bid::Model>, AppError> {
    Ok(bid::Entity::find()
        .filter(bid::Column::HouseholdId.eq(household_id))
        .order_by_desc(bid::Column::PlacedAt)
        .order_by_desc(bid::Column::Id)
        .limit(MOST)
        .all(db)
        .await?)
}

/// How many bids a household has standing in a cycle.
pub async fn in_cycle(
    db: &impl ConnectionTrait,
    household_id: Uuid,
    cycle_id: Uuid,
) -> Result<u64, AppError> {
    Ok(bid::Entity::find()
        .filter(bid::Column::HouseholdId.eq(household_id))
        .filter(bid::Column::CycleId.eq(cycle_id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .count(db)
        .await?)
}

/// How far a bid that has been put forward has come; none for any other.
pub(super) async fn nominated(
    db: &impl ConnectionTrait,
    bid: &bid::Model,
) -> Result<Option<NominationState>, AppError> {
    if bid.state != BidState::Nominated {
        return Ok(None);
    }
    let found = nomination::Entity::find()
        .filter(nomination::Column::HouseholdId.eq(bid.household_id))
        .filter(nomination::Column::AdvertId.eq(bid.advert_id))
        .filter(nomination::Column::Live.eq(true))
        .one(db)
        .await?;
    Ok(found.map(|row| row.state))
}

/// How many households have a place on the list of an advert.
pub(super) async fn listed(db: &impl ConnectionTrait, advert_id: Uuid) -> Result<u64, AppError> {
    Ok(bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::Place.is_not_null())
        .count(db)
        .await?)
}
