//! Passing over a household, always with a coded reason, what the applicant reads, and a note for officers; and
//! taking it back.

use entity::states::{AdvertState, BidState, EntryState, ShortlistState};
use entity::{advert, bid, entry, nomination, shortlist};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::codes::skip_code;
use super::records;
use crate::access::Staff;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::t;
use crate::texts::Language;
use crate::web::form::FormErrors;

/// Why a household is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// One of [`super::SKIP_CODES`].
    pub code: String,
    /// What the applicant reads; empty for the words of the code.
    pub says: String,
    /// For officers only.
    pub note: String,
}

/// Passes over a household that waits on the list. A list that had been sealed must then be sealed again.
///
/// # Errors
/// `Invalid` at `code` for an unknown code; `NotFound` for another council's list; refused with `nominated` while a
/// household of the list is with the provider; `Stale` when the household does not wait any more.
pub async fn skip(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    entry_id: Uuid,
    why: Skip,
) -> Result<(), AppError> {
    let Some(code) = skip_code(&why.code) else {
        return Err(FormErrors::one("code", t!(Language::English, "shortlists-choose-reason")).into());
    };
    let says = if why.says.is_empty() {
        code.says(Language::English)
    } else {
        why.says
    };
    let list = records::of_council(tx, staff.council_id, shortlist_id).await?;
    let entry = records::entry_of(tx, list.id, entry_id).await?;
    reopen(tx, &list).await?;
    let moved = entry::Entity::update_many()
        .col_expr(entry::Column::State, Expr::value(EntryState::Skipped))
        .col_expr(entry::Column::SkipCode, Expr::value(code.code))
        .col_expr(entry::Column::SkipSays, Expr::value(says.clone()))
        .col_expr(
            entry::Column::SkipNote,
            Expr::value((!why.note.is_empty()).then_some(why.note.clone())),
        )
        .col_expr(entry::Column::SkippedBy, Expr::value(staff.account_id))
        .filter(entry::Column::Id.eq(entry.id))
        .filter(entry::Column::State.eq(EntryState::Waiting))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    let after = json!({"code": code.code, "says": says, "note": why.note, "place": entry.place});
    let title = code.title();
    let record = Entry::new("skip", "entry", entry.id).because(&title).to(&after);
    audit::record(tx, at, &By::from(staff), record).await
}

/// Takes a skip back: the household waits again in its place.
///
/// # Errors
/// As [`skip`].
pub async fn unskip(
    tx: &impl ConnectionTrait,
    at: &Moment,
    staff: &Staff,
    shortlist_id: Uuid,
    entry_id: Uuid,
) -> Result<(), AppError> {
    let list = records::of_council(tx, staff.council_id, shortlist_id).await?;
    let entry = records::entry_of(tx, list.id, entry_id).await?;
    reopen(tx, &list).await?;
    let moved = entry::Entity::update_many()
        .col_expr(entry::Column::State, Expr::value(EntryState::Waiting))
        .col_expr(entry::Column::SkipCode, Expr::value(Option::<String>::None))
        .col_expr(entry::Column::SkipSays, Expr::value(Option::<String>::None))
        .col_expr(entry::Column::SkipNote, Expr::value(Option::<String>::None))
        .col_expr(entry::Column::SkippedBy, Expr::value(Option::<Uuid>::None))
        .filter(entry::Column::Id.eq(entry.id))
        .filter(entry::Column::State.eq(EntryState::Skipped))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(BidState::Listed))
        .col_expr(bid::Column::DecidedAt, Expr::value(Option::<Instant>::None))
        .col_expr(bid::Column::Outcome, Expr::value(Option::<String>::None))
        .col_expr(bid::Column::OutcomeSays, Expr::value(Option::<String>::None))
        .filter(bid::Column::Id.eq(entry.bid_id))
        .filter(bid::Column::Outcome.eq("skipped"))
        .exec(tx)
        .await?;
    let before = json!({"code": entry.skip_code, "says": entry.skip_says, "note": entry.skip_note});
    let record = Entry::new("unskip", "entry", entry.id).from(&before);
    audit::record(tx, at, &By::from(staff), record).await
}

/// A list that is already sealed goes back to be sealed again, so that a second person sees every skip.
async fn reopen(tx: &impl ConnectionTrait, list: &shortlist::Model) -> Result<(), AppError> {
    if list.state == ShortlistState::Sealed {
        let out = nomination::Entity::find()
            .filter(nomination::Column::AdvertId.eq(list.advert_id))
            .filter(nomination::Column::Live.eq(true))
            .count(tx)
            .await?;
        if out > 0 {
            return Err(AppError::refused(
                "nominated",
                kept!("shortlists-cannot-nominated"),
            ));
        }
        let moved = advert::Entity::update_many()
            .col_expr(advert::Column::State, Expr::value(AdvertState::Closed))
            .filter(advert::Column::Id.eq(list.advert_id))
            .filter(advert::Column::State.eq(AdvertState::Sealed))
            .exec(tx)
            .await?;
        if moved.rows_affected != 1 {
            return Err(AppError::refused("finished", kept!("shortlists-cannot-finished")));
        }
    }
    let moved = shortlist::Entity::update_many()
        .col_expr(shortlist::Column::State, Expr::value(ShortlistState::Ranked))
        .col_expr(
            shortlist::Column::Version,
            Expr::col(shortlist::Column::Version).add(1),
        )
        .filter(shortlist::Column::Id.eq(list.id))
        .filter(shortlist::Column::Version.eq(list.version))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        Ok(())
    } else {
        Err(AppError::Stale)
    }
}
