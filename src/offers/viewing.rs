//! Contact made: a viewing with a day and a time.

use chrono::TimeDelta;
use entity::states::NominationState;
use entity::{home, nomination};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::records::{self, move_nomination};
use super::sentences::{home_in_words, landlord_in_words};
use super::{Acted, working_days};
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::register::language_of;
use crate::register::{Told, tell};
use crate::store::Tx;
use crate::t;

/// Working days after a viewing in which the provider makes an offer or says why not.
const DECIDE_DAYS: u32 = 2;

/// Notes when the household will see the home, and tells them. It may be moved as often as needed before an offer.
///
/// # Errors
/// Refused when the time is past or more than six weeks off, and when the nomination has gone further or ended.
pub async fn viewing(
    tx: &Tx,
    at: &Moment,
    by: &By,
    nomination_id: Uuid,
    when: Instant,
) -> Result<Acted, AppError> {
    let row = records::nomination(tx, nomination_id).await?;
    match row.state {
        NominationState::Viewing if row.viewing_at == Some(when) => return Ok(Acted::Already),
        NominationState::Sent | NominationState::Viewing => {}
        NominationState::Offered | NominationState::Accepted => {
            return Err(AppError::refused("offered", kept!("offers-cannot-offered")));
        }
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => return Err(ended()),
    }
    if when <= at.now || when > at.now + TimeDelta::weeks(6) {
        return Err(AppError::refused(
            "viewing_time",
            kept!("offers-cannot-viewing-time"),
        ));
    }
    let change = nomination::ActiveModel {
        viewing_at: Set(Some(when)),
        due_at: Set(working_days::five_o_clock_after(when, DECIDE_DAYS)),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::Viewing, change).await? {
        return Err(AppError::Stale);
    }
    audit::record(
        tx,
        at,
        by,
        Entry::new("arrange_viewing", "nomination", row.id)
            .from(&row.viewing_at)
            .to(&when),
    )
    .await?;
    let home = home::Entity::find_by_id(row.home_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let language = language_of(tx, row.household_id).await?;
    let says = t!(
        language,
        "offers-told-viewing-says",
        home = home_in_words(language, &home),
        when = language.moment(when),
    );
    let landlord = landlord_in_words(tx, language, row.provider_id).await?;
    let told = Told {
        kind: "viewing",
        language,
        subject: t!(language, "offers-told-viewing"),
        body: format!("{says} {landlord}"),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, row.household_id, told).await?;
    Ok(Acted::Now)
}

/// The refusal of anything more on a nomination that is over.
pub(super) fn ended() -> AppError {
    AppError::refused("nomination_ended", kept!("offers-cannot-ended"))
}
