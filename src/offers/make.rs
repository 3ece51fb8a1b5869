//! Offering the home, with a clock.

use entity::states::{NominationState, OfferState};
use entity::{home, nomination, offer};
use sea_orm::{ActiveValue::Set, EntityTrait, SqlErr};
use uuid::Uuid;

use super::records::{self, move_nomination, offer_under};
use super::sentences::{home_in_words, landlord_in_words};
use super::viewing::ended;
use super::{Acted, working_days};
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::language_of;
use crate::register::{Told, tell};
use crate::store::Tx;
use crate::t;

/// Working days that a household has to answer an offer, to 5pm.
pub(super) const ANSWER_DAYS: u32 = 2;

/// An offer that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub offer_id: Uuid,
    pub answer_by: Instant,
    pub acted: Acted,
}

/// Offers the home to the nominated household, who have until 5pm two working days later to answer.
///
/// # Errors
/// Refused when the nomination has ended or the offer has been answered.
pub async fn offer(tx: &Tx, at: &Moment, by: &By, nomination_id: Uuid) -> Result<Offered, AppError> {
    let row = records::nomination(tx, nomination_id).await?;
    if let Some(standing) = offer_under(tx, row.id).await?
        && row.live
    {
        return Ok(Offered {
            offer_id: standing.id,
            answer_by: standing.answer_by,
            acted: Acted::Already,
        });
    }
    match row.state {
        NominationState::Sent | NominationState::Viewing => {}
        NominationState::Offered
        | NominationState::Accepted
        | NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => return Err(ended()),
    }
    let offer_id = at.id();
    let answer_by = working_days::five_o_clock_after(at.now, ANSWER_DAYS);
    let made = offer::ActiveModel {
        id: Set(offer_id),
        nomination_id: Set(row.id),
        home_id: Set(row.home_id),
        household_id: Set(row.household_id),
        state: Set(OfferState::Offered),
        live: Set(true),
        made_at: Set(at.now),
        answer_by: Set(answer_by),
        answered_at: Set(None),
        refusal_code: Set(None),
        refusal_reasonable: Set(None),
        refusal_note: Set(None),
    };
    offer::Entity::insert(made)
        .exec_without_returning(tx)
        .await
        .map_err(|cause| match cause.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Contention(cause),
            _ => cause.into(),
        })?;
    let change = nomination::ActiveModel {
        due_at: Set(answer_by),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::Offered, change).await? {
        return Err(AppError::Stale);
    }
    audit::record(tx, at, by, Entry::new("offer", "offer", offer_id).to(&answer_by)).await?;
    let home = home::Entity::find_by_id(row.home_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let language = language_of(tx, row.household_id).await?;
    let says = t!(
        language,
        "offers-told-offer-says",
        home = home_in_words(language, &home),
        by = language.closing(answer_by),
    );
    let landlord = landlord_in_words(tx, language, row.provider_id).await?;
    let told = Told {
        kind: "offer",
        language,
        subject: t!(language, "offers-told-offer"),
        body: format!("{says} {landlord}"),
        about: Some(format!("/my/offers/{offer_id}")),
    };
    tell(tx, at, row.household_id, told).await?;
    Ok(Offered {
        offer_id,
        answer_by,
        acted: Acted::Now,
    })
}
