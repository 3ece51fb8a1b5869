//! What an applicant's own page says of a home they are being considered for.

use entity::states::NominationState;
use entity::{home, nomination};
use sea_orm::EntityTrait;
use serde::Serialize;

use crate::clock::Instant;
use crate::error::AppError;
use crate::offers::records::{live_for_household, offer_under};
use crate::offers::sentences::home_in_words;
use crate::t;
use crate::texts::Language;
use crate::web::ask::Ask;

/// A home somebody is being considered for, ready to print with `offers.card`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferCard {
    pub text: String,
    /// Whether the household must do something now.
    pub now: bool,
    pub href: Option<String>,
    pub button: String,
}

/// The one home that the signed-in household is being considered for, if there is one.
pub async fn card_for(ask: &Ask) -> Result<Option<OfferCard>, AppError> {
    let Some(household_id) = ask.household_id()? else {
        return Ok(None);
    };
    let (db, language) = (ask.app.store.read(), ask.language);
    let Some(row) = live_for_household(db, household_id).await? else {
        return Ok(None);
    };
    let Some(home) = home::Entity::find_by_id(row.home_id).one(db).await? else {
        return Ok(None);
    };
    let offer = offer_under(db, row.id).await?;
    let href = offer.as_ref().map(|offer| format!("/my/offers/{}", offer.id));
    Ok(Some(OfferCard {
        text: text(
            language,
            &row,
            &home_in_words(language, &home),
            offer.map(|offer| offer.answer_by),
            ask.at.now,
        ),
        now: row.state == NominationState::Offered,
        button: if row.state == NominationState::Offered {
            t!(language, "offers-card-answer")
        } else {
            t!(language, "offers-card-read")
        },
        href,
    }))
}

fn text(
    language: Language,
    row: &nomination::Model,
    home: &str,
    answer_by: Option<Instant>,
    now: Instant,
) -> String {
    match row.state {
        NominationState::Sent => t!(language, "offers-card-sent", home = home),
        NominationState::Viewing => match row.viewing_at {
            Some(at) if at > now => {
                let when = language.moment(at);
                t!(language, "offers-card-viewing", home = home, when = when)
            }
            Some(_) | None => t!(language, "offers-card-seen", home = home),
        },
        NominationState::Offered => match answer_by {
            None => t!(language, "offers-card-offered", home = home),
            Some(at) => {
                let by = language.closing(at);
                if at > now {
                    let left = language.from_now(at, now);
                    t!(
                        language,
                        "offers-card-offered-in",
                        home = home,
                        by = by,
                        left = left
                    )
                } else {
                    t!(language, "offers-card-offered-by", home = home, by = by)
                }
            }
        },
        NominationState::Accepted => t!(language, "offers-card-accepted", home = home),
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => String::new(),
    }
}
