//! What came of a bid: said by the room that nominates and lets, written here.

use entity::bid;
use entity::states::BidState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::error::AppError;
use crate::ids::Moment;
use crate::texts::Kept;

/// How a bid ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub state: BidState,
    /// A stable code, such as `let`.
    pub code: &'static str,
    /// The sentences that the household reads.
    pub says: Kept,
}

/// Writes how a bid ended, once. False when it had ended before or was withdrawn; then nothing changes.
pub async fn decide(
    tx: &impl ConnectionTrait,
    at: &Moment,
    bid_id: Uuid,
    outcome: &Outcome,
) -> Result<bool, AppError> {
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(outcome.state))
        .col_expr(bid::Column::Outcome, Expr::value(outcome.code))
        .col_expr(bid::Column::OutcomeSays, Expr::value(outcome.says.to_json()))
        .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
        .filter(bid::Column::Id.eq(bid_id))
        .filter(bid::Column::DecidedAt.is_null())
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Moves a bid that is still open on from one state to another. False when it was not in `from`.
pub async fn turn(
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
