//! What an applicant's own page says of a home they are being considered for.

use entity::states::NominationState;
use entity::{home, nomination};
use sea_orm::EntityTrait;
use serde::Serialize;

use crate::clock::Instant;
use crate::dates::{from_now, in_words};
use crate::error::AppError;
use crate::offers::records::{live_for_household, offer_under};
use crate::offers::sentences::home_in_words;
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
    let db = ask.app.store.read();
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
            &row,
            &home_in_words(&home),
            offer.map(|offer| offer.answer_by),
            ask.at.now,
        ),
        now: row.state == NominationState::Offered,
        button: if row.state == NominationState::Offered {
            "Read and answer the offer".to_owned()
        } else {
            "Read the offer".to_owned()
        },
        href,
    }))
}

fn text(row: &nomination::Model, home: &str, answer_by: Option<Instant>, now: Instant) -> String {
    match row.state {
        NominationState::Sent => {
            format!("You have been put forward for the {home}. The landlord will contact you.")
        }
        NominationState::Viewing => match row.viewing_at {
            Some(at) if at > now => format!("You can see the {home} on {}.", in_words(at)),
            Some(_) | None => format!("You have seen the {home}. The landlord will decide soon."),
        },
        NominationState::Offered => answer_by.map_or_else(
            || format!("You have been offered the {home}."),
            |by| {
                let left = if by > now {
                    format!(", {}", from_now(by, now))
                } else {
                    String::new()
                };
                format!(
                    "You have been offered the {home}. Answer by {}{left}.",
                    in_words(by)
                )
            },
        ),
        NominationState::Accepted => {
            format!("You have said yes to the {home}. The landlord will contact you to sign the tenancy.")
        }
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => String::new(),
    }
}
