//! Approving and sealing a list: the second key. Everybody above the first household to be put forward must have
//! been handled, and nobody may seal over their own skip.

use entity::states::{AdvertState, EntryState, ShortlistState};
use entity::{advert, entry, shortlist};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{records, told};
use crate::access::Staff;
use crate::adverts::read;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;

/// Whether a list can be sealed, by whom, and who then comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ready {
    /// The first household that waits has been checked; none when nobody waits.
    Yes { first: Option<Uuid> },
    /// The household at this place must be checked or passed over first.
    Unhandled { place: i32 },
    /// This person passed over the household at that place.
    OwnSkip { place: i32 },
}

/// Entries must come by place.
pub(super) fn ready(entries: &[entry::Model], account_id: Uuid) -> Ready {
    let mut own = None;
    for entry in entries {
        let Some(place) = entry.place else { continue };
        match entry.state {
            EntryState::Skipped => {
                if entry.skipped_by == Some(account_id) {
                    own = own.or(Some(place));
                }
            }
            EntryState::Waiting if entry.verified_by.is_none() => return Ready::Unhandled { place },
            EntryState::Waiting => {
                return own.map_or(
                    Ready::Yes {
                        first: Some(entry.id),
                    },
                    |place| Ready::OwnSkip { place },
                );
            }
            EntryState::Nominated
            | EntryState::Refused
            | EntryState::Let
            | EntryState::Passed
            | EntryState::NotConsidered => {}
        }
    }
    own.map_or(Ready::Yes { first: None }, |place| Ready::OwnSkip { place })
}

/// Seals a list and tells those who were passed over. `version` is the one that the officer has seen.
///
/// # Errors
/// `NotFound` for another council's list; `Stale` when it changed meanwhile or is sealed; refused with `unhandled`
/// or `second_key`.
pub async fn seal(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    version: i32,
) -> Result<(), AppError> {
    let list = records::of_council(tx, staff.council_id, shortlist_id).await?;
    let entries = records::entries(tx, list.id).await?;
    let first = match ready(&entries, staff.account_id) {
        Ready::Yes { first } => first,
        Ready::Unhandled { place } => {
            return Err(AppError::refused(
                "unhandled",
                kept!("shortlists-cannot-unhandled", place = place),
            ));
        }
        Ready::OwnSkip { place } => {
            return Err(AppError::refused(
                "second_key",
                kept!("shortlists-cannot-own-skip", place = place),
            ));
        }
    };
    let moved = shortlist::Entity::update_many()
        .col_expr(shortlist::Column::State, Expr::value(ShortlistState::Sealed))
        .col_expr(shortlist::Column::SealedBy, Expr::value(staff.account_id))
        .col_expr(shortlist::Column::SealedAt, Expr::value(at.now))
        .col_expr(shortlist::Column::Version, Expr::value(version.saturating_add(1)))
        .filter(shortlist::Column::Id.eq(list.id))
        .filter(shortlist::Column::State.eq(ShortlistState::Ranked))
        .filter(shortlist::Column::Version.eq(version))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    let moved = advert::Entity::update_many()
        .col_expr(advert::Column::State, Expr::value(AdvertState::Sealed))
        .col_expr(advert::Column::Version, Expr::col(advert::Column::Version).add(1))
        .filter(advert::Column::Id.eq(list.advert_id))
        .filter(advert::Column::State.eq(AdvertState::Closed))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    let skipped: Vec<entry::Model> = entries
        .into_iter()
        .filter(|entry| entry.state == EntryState::Skipped)
        .collect();
    let after = json!({"first": first, "skipped": skipped.len(), "hash": list.answer_hash});
    let record = Entry::new("seal", "shortlist", list.id).to(&after);
    audit::record(tx, at, &By::from(staff), record).await?;
    let advert = read::advert(tx, list.advert_id)
        .await?
        .ok_or(AppError::NotFound)?;
    told::passed_over(tx, at, &advert.home, &skipped).await
}
