//! What this room asks of the other rooms.

use entity::states::{BidState, EntryState};
use entity::{bid, entry};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::error::AppError;
use crate::ids::Moment;

pub(super) async fn move_entry(
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

pub(super) async fn pass_waiting(
    tx: &impl ConnectionTrait,
    whose: sea_orm::sea_query::SimpleExpr,
) -> Result<(), AppError> {
    entry::Entity::update_many()
        .col_expr(entry::Column::State, Expr::value(EntryState::Passed))
        .filter(whose)
        .filter(entry::Column::State.eq(EntryState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) async fn move_bid(
    tx: &impl ConnectionTrait,
    bid_id: Uuid,
    from: BidState,
    to: BidState,
) -> Result<bool, AppError> {
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(to))
        .filter(bid::Column::Id.eq(bid_id))
        .filter(bid::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// How a bid ended.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub state: BidState,
    pub code: &'static str,
    pub says: String,
}

/// Writes the outcome of a bid once; false when it has one.
pub(super) async fn decide_bid(
    tx: &impl ConnectionTrait,
    at: &Moment,
    bid_id: Uuid,
    outcome: &Outcome,
) -> Result<bool, AppError> {
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(outcome.state))
        .col_expr(bid::Column::Outcome, Expr::value(outcome.code))
        .col_expr(bid::Column::OutcomeSays, Expr::value(outcome.says.clone()))
        .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
        .filter(bid::Column::Id.eq(bid_id))
        .filter(bid::Column::DecidedAt.is_null())
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}
