//! This room's own rows: finding them for whoever owns them, and moving them by compare-and-set.

use entity::states::{NominationState, OfferState};
use entity::{nomination, offer};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::clock::Instant;
use crate::error::AppError;

/// States from which a nomination may still lead to a let.
pub(super) const LIVE: [NominationState; 4] = [
    NominationState::Sent,
    NominationState::Viewing,
    NominationState::Offered,
    NominationState::Accepted,
];

/// Whose nominations somebody may see and touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Provider(Uuid),
    Council(Uuid),
}

/// A nomination by its id, if it is theirs; anything else is not found, without a hint.
pub async fn nomination_of(
    db: &impl ConnectionTrait,
    whose: Whose,
    nomination_id: Uuid,
) -> Result<nomination::Model, AppError> {
    let owned = match whose {
        Whose::Provider(id) => nomination::Column::ProviderId.eq(id),
        Whose::Council(id) => nomination::Column::CouncilId.eq(id),
    };
    nomination::Entity::find_by_id(nomination_id)
        .filter(owned)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// How many of a council's nominations under way have let their clock run out.
pub async fn late(db: &impl ConnectionTrait, council_id: Uuid, now: Instant) -> Result<u64, AppError> {
    Ok(nomination::Entity::find()
        .filter(nomination::Column::CouncilId.eq(council_id))
        .filter(nomination::Column::Live.eq(true))
        .filter(nomination::Column::DueAt.lt(now))
        .count(db)
        .await?)
}

/// An offer by its id, if it was made to this household.
pub async fn offer_of(
    db: &impl ConnectionTrait,
    household_id: Uuid,
    offer_id: Uuid,
) -> Result<offer::Model, AppError> {
    offer::Entity::find_by_id(offer_id)
        .filter(offer::Column::HouseholdId.eq(household_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

pub(super) async fn nomination(
    db: &impl ConnectionTrait,
    nomination_id: Uuid,
) -> Result<nomination::Model, AppError> {
    nomination::Entity::find_by_id(nomination_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

pub(super) async fn offer(db: &impl ConnectionTrait, offer_id: Uuid) -> Result<offer::Model, AppError> {
    offer::Entity::find_by_id(offer_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// The offer made under a nomination, if there is one.
pub(super) async fn offer_under(
    db: &impl ConnectionTrait,
    nomination_id: Uuid,
) -> Result<Option<offer::Model>, AppError> {
    Ok(offer::Entity::find()
        .filter(offer::Column::NominationId.eq(nomination_id))
        .one(db)
        .await?)
}

/// The live nomination for a home.
pub(super) async fn live_for_home(
    db: &impl ConnectionTrait,
    home_id: Uuid,
) -> Result<Option<nomination::Model>, AppError> {
    Ok(nomination::Entity::find()
        .filter(nomination::Column::HomeId.eq(home_id))
        .filter(nomination::Column::Live.eq(true))
        .one(db)
        .await?)
}

/// The live nomination of a household.
pub async fn live_for_household(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Option<nomination::Model>, AppError> {
    Ok(nomination::Entity::find()
        .filter(nomination::Column::HouseholdId.eq(household_id))
        .filter(nomination::Column::Live.eq(true))
        .one(db)
        .await?)
}

/// Moves a nomination as it was read to another state, with what else changes in `change`. False when somebody
/// else has moved it meanwhile.
pub(super) async fn move_nomination(
    tx: &impl ConnectionTrait,
    row: &nomination::Model,
    to: NominationState,
    change: nomination::ActiveModel,
) -> Result<bool, AppError> {
    let moved = nomination::Entity::update_many()
        .set(change)
        .col_expr(nomination::Column::State, Expr::value(to))
        .col_expr(nomination::Column::Live, Expr::value(LIVE.contains(&to)))
        .col_expr(nomination::Column::Version, Expr::value(row.version + 1))
        .filter(nomination::Column::Id.eq(row.id))
        .filter(nomination::Column::State.eq(row.state))
        .filter(nomination::Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Moves an offer from one state to another and says when it was answered. False when it was not in `from`.
pub(super) async fn move_offer(
    tx: &impl ConnectionTrait,
    offer_id: Uuid,
    from: OfferState,
    to: OfferState,
    now: Instant,
) -> Result<bool, AppError> {
    let live = matches!(to, OfferState::Offered | OfferState::Accepted);
    let moved = offer::Entity::update_many()
        .col_expr(offer::Column::State, Expr::value(to))
        .col_expr(offer::Column::Live, Expr::value(live))
        .col_expr(offer::Column::AnsweredAt, Expr::value(now))
        .filter(offer::Column::Id.eq(offer_id))
        .filter(offer::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Ends whatever offer stands under a nomination that has ended or has led to a let.
pub(super) async fn end_offer(
    tx: &impl ConnectionTrait,
    nomination_id: Uuid,
    now: Instant,
) -> Result<(), AppError> {
    let Some(row) = offer_under(tx, nomination_id).await? else {
        return Ok(());
    };
    match row.state {
        OfferState::Offered | OfferState::Accepted => {
            move_offer(tx, row.id, row.state, OfferState::Withdrawn, now).await?;
        }
        OfferState::Refused | OfferState::Withdrawn => {}
    }
    Ok(())
}

/// The offer under a nomination has become a tenancy: accepted still, but no longer in anybody's way.
pub(super) async fn close_offer(tx: &impl ConnectionTrait, nomination_id: Uuid) -> Result<(), AppError> {
    offer::Entity::update_many()
        .col_expr(offer::Column::Live, Expr::value(false))
        .filter(offer::Column::NominationId.eq(nomination_id))
        .exec(tx)
        .await?;
    Ok(())
}
