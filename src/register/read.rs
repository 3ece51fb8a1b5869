//! Reading the register. Each query names whose rows it may see.

use entity::states::ApplicationState;
use entity::{application, household, member, message};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::error::AppError;

/// A household, whoever looks after it.
pub async fn household(db: &impl ConnectionTrait, id: Uuid) -> Result<household::Model, AppError> {
    household::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// The application of a household that is open: draft, sent or assessed.
pub async fn application_of(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<application::Model, AppError> {
    application::Entity::find()
        .filter(application::Column::HouseholdId.eq(household_id))
        .filter(application::Column::State.ne(ApplicationState::Closed))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// The people of a household, the applicant first.
pub async fn members_of(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Vec<member::Model>, AppError> {
    Ok(member::Entity::find()
        .filter(member::Column::HouseholdId.eq(household_id))
        .order_by_asc(member::Column::Position)
        .all(db)
        .await?)
}

/// What a household has been told, newest first.
pub async fn messages_of(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Vec<message::Model>, AppError> {
    Ok(message::Entity::find()
        .filter(message::Column::HouseholdId.eq(household_id))
        .order_by_desc(message::Column::CreatedAt)
        .order_by_desc(message::Column::Id)
        .all(db)
        .await?)
}

/// One message of a household.
pub async fn message(
    db: &impl ConnectionTrait,
    household_id: Uuid,
    id: Uuid,
) -> Result<message::Model, AppError> {
    message::Entity::find_by_id(id)
        .filter(message::Column::HouseholdId.eq(household_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}
