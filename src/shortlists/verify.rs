//! Checking a household on a list against its papers, before it can be put forward.

use entity::entry;
use entity::states::EntryState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::records;
use crate::access::Staff;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;

/// Notes that an officer has checked a household that waits on the list. Twice is once.
///
/// # Errors
/// `NotFound` for another council's list; `Stale` when the household does not wait any more.
pub async fn verify(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    entry_id: Uuid,
) -> Result<(), AppError> {
    note(
        tx,
        at,
        staff,
        shortlist_id,
        entry_id,
        Some((staff.account_id, at.now)),
    )
    .await
}

/// Takes the check back.
///
/// # Errors
/// As [`verify`].
pub async fn unverify(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    entry_id: Uuid,
) -> Result<(), AppError> {
    note(tx, at, staff, shortlist_id, entry_id, None).await
}

async fn note(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    entry_id: Uuid,
    checked: Option<(Uuid, Instant)>,
) -> Result<(), AppError> {
    let list = records::of_council(tx, staff.council_id, shortlist_id).await?;
    let entry = records::entry_of(tx, list.id, entry_id).await?;
    if entry.verified_by.is_some() == checked.is_some() {
        return Ok(());
    }
    let moved = entry::Entity::update_many()
        .col_expr(
            entry::Column::VerifiedBy,
            Expr::value(checked.map(|(who, _)| who)),
        )
        .col_expr(
            entry::Column::VerifiedAt,
            Expr::value(checked.map(|(_, when)| when)),
        )
        .filter(entry::Column::Id.eq(entry.id))
        .filter(entry::Column::State.eq(EntryState::Waiting))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    let act = if checked.is_some() { "verify" } else { "unverify" };
    audit::record(tx, at, &By::from(staff), Entry::new(act, "entry", entry.id)).await
}
