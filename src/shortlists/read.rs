//! What others may ask of a list.

use entity::entry;
use entity::states::EntryState;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::records;
use crate::error::AppError;

/// The households of a council's list that wait, by place.
///
/// # Errors
/// `NotFound` for another council's list.
pub async fn waiting(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    shortlist_id: Uuid,
) -> Result<Vec<entry::Model>, AppError> {
    let list = records::of_council(db, council_id, shortlist_id).await?;
    let entries = records::entries(db, list.id).await?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.state == EntryState::Waiting && entry.place.is_some())
        .collect())
}

/// The version of a council's list, to be given to whoever changes it.
///
/// # Errors
/// `NotFound` for another council's list.
pub async fn version(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    shortlist_id: Uuid,
) -> Result<i32, AppError> {
    Ok(records::of_council(db, council_id, shortlist_id).await?.version)
}
