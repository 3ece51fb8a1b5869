//! The council takes a nomination back.

use entity::nomination;
use entity::states::{BidState, EntryState, NominationState};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::Acted;
use super::answer::leave_list;
use super::codes;
use super::outcomes::{Ending, code};
use super::provider_mail::{News, tell_provider};
use super::records::{self, end_offer, move_nomination};
use super::viewing::ended;
use crate::audit::{self, By, Entry};
use crate::bids;
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::{Told, language_of, tell};
use crate::shortlists;
use crate::store::Tx;
use crate::texts::Kept;
use crate::{kept, t};

/// Takes a live nomination back for a reason out of [`codes::BY_COUNCIL`]. Where the reason is nobody's on the
/// list, the household goes back to its place; otherwise its bid ends.
///
/// # Errors
/// Refused when the reason is not on the list, and when the nomination has ended.
pub async fn withdraw(
    tx: &Tx,
    at: &Moment,
    by: &By,
    nomination_id: Uuid,
    reason: &str,
    note: &str,
) -> Result<Acted, AppError> {
    let Some(reason) = codes::find_withdrawal(reason) else {
        return Err(AppError::refused("reason", kept!("offers-refused-reason")));
    };
    let row = records::nomination(tx, nomination_id).await?;
    match row.state {
        NominationState::Withdrawn if row.refusal_code.as_deref() == Some(reason.code.code) => {
            return Ok(Acted::Already);
        }
        NominationState::Sent
        | NominationState::Viewing
        | NominationState::Offered
        | NominationState::Accepted => {}
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => return Err(ended()),
    }
    let change = nomination::ActiveModel {
        ended_at: Set(Some(at.now)),
        refusal_code: Set(Some(reason.code.code.to_owned())),
        refusal_says: Set(Some(reason.code.says().in_english())),
        refusal_note: Set(Some(note.trim().to_owned()).filter(|note| !note.is_empty())),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::Withdrawn, change).await? {
        return Err(AppError::Stale);
    }
    end_offer(tx, row.id, at.now).await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("withdraw", "nomination", row.id).because(reason.code.code),
    )
    .await?;
    let ending = Ending::of(tx, row.advert_id).await?;
    let says = kept!("offers-out-taken-back").and(reason.code.says());
    if reason.keeps_place {
        back_to_place(tx, at, &row, &ending, says).await?;
    } else {
        leave_list(tx, at, &row, &ending, code::WITHDRAWN, says).await?;
    }
    tell_provider(tx, at, &ending.advert, News::TakenBack).await?;
    Ok(Acted::Now)
}

async fn back_to_place(
    tx: &Tx,
    at: &Moment,
    row: &nomination::Model,
    ending: &Ending,
    says: Kept,
) -> Result<(), AppError> {
    if !shortlists::turn(tx, row.entry_id, EntryState::Nominated, EntryState::Waiting).await? {
        return Err(AppError::Stale);
    }
    if let Some(bid) = ending.bid_of(row.household_id) {
        bids::turn(tx, bid.id, BidState::Nominated, BidState::Listed).await?;
    }
    let language = language_of(tx, row.household_id).await?;
    let told = Told {
        kind: "nomination_withdrawn",
        language,
        subject: t!(language, "offers-told-taken-back"),
        body: says.in_message(language),
        about: Some("/my/bids".to_owned()),
    };
    tell(tx, at, row.household_id, told).await?;
    Ok(())
}
