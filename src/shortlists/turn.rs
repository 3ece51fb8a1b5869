//! Whose turn it is on a sealed list: said by the room that nominates, written here.

use entity::states::EntryState;
use entity::{bid, entry};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::error::AppError;

/// Moves one household on a list on from one state to another. False when it was not in `from`.
pub async fn turn(
    tx: &impl ConnectionTrait,
    entry_id: Uuid,
    from: EntryState,
    to: EntryState,
) -> Result<bool, AppError> {
    let moved = entry::Entity::update_many()
        .col_expr(entry::Column::State, Expr::value(to))
        .filter(entry::Column::Id.eq(entry_id))
        .filter(entry::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// The home is let: nobody waits on its list any more.
pub async fn end_waiting(tx: &impl ConnectionTrait, shortlist_id: Uuid) -> Result<(), AppError> {
    pass(tx, entry::Column::ShortlistId.eq(shortlist_id)).await
}

/// A household is housed: it waits on no list any more. Its entries are found by its bids, so that a closing need not
/// put each of them into an index of households as well, a page of it for each.
pub async fn leave_all(tx: &impl ConnectionTrait, household_id: Uuid) -> Result<(), AppError> {
    let bids = Query::select()
        .column(bid::Column::Id)
        .from(bid::Entity)
        .and_where(bid::Column::HouseholdId.eq(household_id))
        .to_owned();
    pass(tx, entry::Column::BidId.in_subquery(bids)).await
}

async fn pass(tx: &impl ConnectionTrait, whose: Expr) -> Result<(), AppError> {
    entry::Entity::update_many()
        .col_expr(entry::Column::State, Expr::value(EntryState::Passed))
        .filter(whose)
        .filter(entry::Column::State.eq(EntryState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}
