//! Reading bids: always for one household, so that nobody finds another's.

use entity::bid;
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
        .filter(bid::Column::State.eq(entity::states::BidState::Placed))
        .count(db)
        .await?)
}

/// How many households have a place on the list of an advert.
pub(super) async fn listed(db: &impl ConnectionTrait, advert_id: Uuid) -> Result<u64, AppError> {
    Ok(bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::Place.is_not_null())
        .count(db)
        .await?)
}
