//! Short notes to a provider's own mailbox: no name and no home.

use entity::{advert, provider};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;
use crate::t;
use crate::texts::Language;

/// What a provider is told to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Nominated,
    Accepted,
    Refused,
    TakenBack,
}

impl News {
    const fn kind(self) -> &'static str {
        match self {
            Self::Nominated => "nomination_sent",
            Self::Accepted | Self::Refused => "offer_answered",
            Self::TakenBack => "nomination_withdrawn",
        }
    }

    fn subject(self, advert: &str) -> String {
        match self {
            Self::Nominated => t!(Language::English, "offers-mail-sent", advert = advert),
            Self::Accepted => t!(Language::English, "offers-mail-accepted", advert = advert),
            Self::Refused => t!(Language::English, "offers-mail-refused", advert = advert),
            Self::TakenBack => t!(Language::English, "offers-mail-taken-back", advert = advert),
        }
    }

    fn says(self, advert: &str) -> String {
        match self {
            Self::Nominated => t!(Language::English, "offers-mail-sent-says", advert = advert),
            Self::Accepted => t!(Language::English, "offers-mail-accepted-says", advert = advert),
            Self::Refused => t!(Language::English, "offers-mail-refused-says", advert = advert),
            Self::TakenBack => t!(Language::English, "offers-mail-taken-back-says", advert = advert),
        }
    }
}

/// Tells the provider of an advert that there is something to read.
pub(super) async fn tell_provider(
    tx: &impl ConnectionTrait,
    at: &Moment,
    advert: &advert::Model,
    news: News,
) -> Result<(), AppError> {
    let provider = provider::Entity::find_by_id(advert.provider_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let message = mail::Message {
        kind: news.kind(),
        council_id: Some(advert.council_id),
        account_id: None,
        recipient: provider.email,
        subject: news.subject(&advert.reference),
        body: format!(
            "{}\n\n{}\n",
            news.says(&advert.reference),
            t!(Language::English, "offers-mail-open")
        ),
    };
    mail::post(tx, at, message).await
}
