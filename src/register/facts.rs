//! The facts of a household as they are kept.

use allocations::{Facts, Value};
use entity::states::ApplicationState;
use entity::{application, assessment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::error::AppError;

/// Reads facts as they are stored.
pub(super) fn read(text: &str) -> Result<Facts, AppError> {
    Facts::from_json(text).map_err(|cause| AppError::internal("reading facts", cause))
}

/// Writes facts in the one canonical form.
pub(super) fn written(facts: &Facts) -> Result<String, AppError> {
    facts
        .to_json()
        .map_err(|cause| AppError::internal("writing facts", cause))
}

/// A fact of the vocabulary, set; a value that does not fit is our own mistake.
pub(super) fn put(facts: &mut Facts, name: &str, value: impl Into<Value>) -> Result<(), AppError> {
    facts
        .set(name, value)
        .map_err(|cause| AppError::internal("setting a fact", cause))
}

/// The same, unless something is known already.
pub(super) fn put_new(facts: &mut Facts, name: &str, value: impl Into<Value>) -> Result<(), AppError> {
    if facts.knows(name) {
        return Ok(());
    }
    put(facts, name, value)
}

/// What the application says so far, declared or not.
pub fn told_so_far(application: &application::Model) -> Result<Facts, AppError> {
    read(&application.facts)
}

/// What has been declared: while a change is being written, what stood before it. None before the first declaration.
pub async fn declared(
    db: &impl ConnectionTrait,
    application: &application::Model,
) -> Result<Option<Facts>, AppError> {
    match application.state {
        ApplicationState::Submitted | ApplicationState::Assessed | ApplicationState::Closed => {
            Ok(Some(read(&application.facts)?))
        }
        ApplicationState::Draft => last_frozen(db, application.household_id).await,
    }
}

async fn last_frozen(db: &impl ConnectionTrait, household_id: Uuid) -> Result<Option<Facts>, AppError> {
    let row = assessment::Entity::find()
        .filter(assessment::Column::HouseholdId.eq(household_id))
        .filter(assessment::Column::Current.eq(true))
        .order_by_desc(assessment::Column::DecidedAt)
        .order_by_desc(assessment::Column::Id)
        .one(db)
        .await?;
    row.map(|row| read(&row.facts)).transpose()
}
