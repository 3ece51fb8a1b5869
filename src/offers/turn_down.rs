//! The provider turns a nomination down, with a coded reason.

use entity::nomination;
use entity::states::NominationState;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::Acted;
use super::answer::leave_list;
use super::codes::{self, BY_PROVIDER};
use super::outcomes::{Ending, code};
use super::records::{self, end_offer, move_nomination};
use super::viewing::ended;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::store::Tx;
use crate::texts::Kept;

/// Why a provider turns somebody down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRefusal {
    /// Out of [`BY_PROVIDER`].
    pub code: String,
    /// What the applicant reads; the code's own sentence when it is left out.
    pub says: Option<String>,
    /// What officers read: the evidence.
    pub note: String,
}

/// Ends a live nomination on the provider's side. The household is told the sentence, never the note.
///
/// # Errors
/// Refused when the reason is not on the list, when officers are given no note, and when the nomination has ended.
pub async fn refuse_as_provider(
    tx: &Tx,
    at: &Moment,
    by: &By,
    nomination_id: Uuid,
    refusal: &ProviderRefusal,
) -> Result<Acted, AppError> {
    let Some(reason) = codes::find(&BY_PROVIDER, &refusal.code) else {
        return Err(AppError::refused("reason", kept!("offers-refused-reason")));
    };
    if refusal.note.trim().is_empty() {
        return Err(AppError::refused("note", kept!("offers-cannot-no-note")));
    }
    let row = records::nomination(tx, nomination_id).await?;
    match row.state {
        NominationState::RefusedByProvider if row.refusal_code.as_deref() == Some(reason.code) => {
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
    let says = refusal
        .says
        .as_deref()
        .map(str::trim)
        .filter(|says| !says.is_empty())
        .map_or_else(|| reason.says(), Kept::quote);
    let change = nomination::ActiveModel {
        ended_at: Set(Some(at.now)),
        refusal_code: Set(Some(reason.code.to_owned())),
        refusal_says: Set(Some(says.in_english())),
        refusal_note: Set(Some(refusal.note.trim().to_owned())),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::RefusedByProvider, change).await? {
        return Err(AppError::Stale);
    }
    end_offer(tx, row.id, at.now).await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("refuse_as_provider", "nomination", row.id).because(reason.code),
    )
    .await?;
    let ending = Ending::of(tx, row.advert_id).await?;
    let told = kept!("offers-out-landlord")
        .and(says)
        .and(kept!("offers-out-ask"));
    leave_list(tx, at, &row, &ending, code::PROVIDER_REFUSED, told).await?;
    Ok(Acted::Now)
}
