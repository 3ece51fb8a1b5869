//! The household's answer to an offer: yes, or no with a reason.

use entity::states::{BidState, EntryState, NominationState, OfferState};
use entity::{nomination, offer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::codes::{self, BY_APPLICANT};
use super::outcomes::{Ending, code};
use super::provider_mail::{News, tell_provider};
use super::records::{self, move_nomination, move_offer};
use super::{Acted, working_days};
use crate::audit::{self, By, Entry};
use crate::bids::Outcome;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::shortlists;
use crate::store::Tx;
use crate::texts::Kept;

/// Working days in which the provider signs the tenancy after a yes.
const SIGN_DAYS: u32 = 5;

/// Says yes. The home is let once the provider gives the day on which the tenancy starts. An answer after the
/// clock still counts for as long as the offer stands.
///
/// # Errors
/// Refused when the offer was refused or taken back.
pub async fn accept(tx: &Tx, at: &Moment, by: &By, offer_id: Uuid) -> Result<Acted, AppError> {
    let made = records::offer(tx, offer_id).await?;
    match made.state {
        OfferState::Offered => {}
        OfferState::Accepted => return Ok(Acted::Already),
        OfferState::Refused => return Err(answered()),
        OfferState::Withdrawn => return Err(taken_back()),
    }
    let row = records::nomination(tx, made.nomination_id).await?;
    if !move_offer(tx, made.id, OfferState::Offered, OfferState::Accepted, at.now).await? {
        return Err(AppError::Stale);
    }
    let change = nomination::ActiveModel {
        due_at: Set(working_days::five_o_clock_after(at.now, SIGN_DAYS)),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::Accepted, change).await? {
        return Err(AppError::Stale);
    }
    audit::record(tx, at, by, Entry::new("accept", "offer", made.id)).await?;
    let ending = Ending::of(tx, row.advert_id).await?;
    tell_provider(tx, at, &ending.advert, News::Accepted).await?;
    Ok(Acted::Now)
}

/// Says no, with a reason out of [`BY_APPLICANT`] and a note for officers. The home goes to the next household
/// when an officer nominates them. Whether the refusal was reasonable is left to an officer.
///
/// # Errors
/// Refused when the reason is not on the list, and when the offer was answered otherwise or taken back.
pub async fn refuse(
    tx: &Tx,
    at: &Moment,
    by: &By,
    offer_id: Uuid,
    reason: &str,
    note: &str,
) -> Result<Acted, AppError> {
    let Some(reason) = codes::find(&BY_APPLICANT, reason) else {
        return Err(AppError::refused("reason", kept!("offers-refused-reason")));
    };
    let made = records::offer(tx, offer_id).await?;
    match made.state {
        OfferState::Offered => {}
        OfferState::Refused if made.refusal_code.as_deref() == Some(reason.code) => {
            return Ok(Acted::Already);
        }
        OfferState::Refused | OfferState::Accepted => return Err(answered()),
        OfferState::Withdrawn => return Err(taken_back()),
    }
    let row = records::nomination(tx, made.nomination_id).await?;
    if !move_offer(tx, made.id, OfferState::Offered, OfferState::Refused, at.now).await? {
        return Err(AppError::Stale);
    }
    offer::Entity::update_many()
        .col_expr(offer::Column::RefusalCode, Expr::value(reason.code))
        .col_expr(
            offer::Column::RefusalNote,
            Expr::value(Some(note.trim()).filter(|note| !note.is_empty())),
        )
        .filter(offer::Column::Id.eq(made.id))
        .exec(tx)
        .await?;
    let change = nomination::ActiveModel {
        ended_at: Set(Some(at.now)),
        refusal_code: Set(Some(reason.code.to_owned())),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::RefusedByApplicant, change).await? {
        return Err(AppError::Stale);
    }
    audit::record(
        tx,
        at,
        by,
        Entry::new("refuse", "offer", made.id).because(reason.code),
    )
    .await?;
    let ending = Ending::of(tx, row.advert_id).await?;
    let says = kept!("offers-out-refused", reason = reason.chosen());
    leave_list(tx, at, &row, &ending, code::REFUSED, says).await?;
    tell_provider(tx, at, &ending.advert, News::Refused).await?;
    Ok(Acted::Now)
}

/// The household's turn on this list is over: its entry is refused, its bid ends and it is told why.
pub(super) async fn leave_list(
    tx: &Tx,
    at: &Moment,
    row: &nomination::Model,
    ending: &Ending,
    outcome: &'static str,
    says: Kept,
) -> Result<(), AppError> {
    if !shortlists::turn(tx, row.entry_id, EntryState::Nominated, EntryState::Refused).await? {
        return Err(AppError::Stale);
    }
    if let Some(bid) = ending.bid_of(row.household_id) {
        let how = Outcome {
            state: BidState::Unsuccessful,
            code: outcome,
            says,
        };
        ending.decide(tx, at, bid, how).await?;
    }
    Ok(())
}

fn answered() -> AppError {
    AppError::refused("answered", kept!("offers-refused-answered"))
}

fn taken_back() -> AppError {
    AppError::refused("offer_ended", kept!("offers-refused-ended"))
}
