//! What a provider does with a nomination: four forms on its page.

use chrono::NaiveDate;
use entity::{advert, nomination};
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::provider_one::show;
use crate::audit::By;
use crate::dates::{day_in_words, london};
use crate::error::AppError;
use crate::offers::codes::{self, BY_PROVIDER};
use crate::offers::records::{Whose, nomination_of};
use crate::offers::words::time_of_day;
use crate::offers::{self, ProviderRefusal};
use crate::store::Tx;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, Reader};

/// `POST /provider/nominations/{id}/viewing`
pub async fn viewing_now(ask: Ask) -> Answer {
    let (provider_id, id, by) = asked(&ask)?;
    let mut reader = Reader::new(&ask.form);
    let day = reader.date("when", &t!(Language::English, "offers-the-viewing-day"));
    let time = time_of_day(ask.form.get("time"));
    if time.is_none() {
        reader.fault("time", t!(Language::English, "offers-enter-time"));
    }
    let when = match reader.finish((day, time)) {
        Ok((Some(day), Some(time))) => london(day, time),
        Ok(_) => {
            return show(
                &ask,
                &FormErrors::one("when", t!(Language::English, "offers-enter-day-time")),
            )
            .await;
        }
        Err(errors) => return show(&ask, &errors).await,
    };
    let done = ask
        .app
        .store
        .write(async |tx| {
            own(tx, provider_id, id).await?;
            offers::viewing(tx, &ask.at, &by, id, when).await
        })
        .await;
    match done {
        Ok(_) => see_saying(&ask, path(id), &t!(Language::English, "offers-viewing-saved")),
        Err(error) => at_field(&ask, error, "viewing_time", "when").await,
    }
}

/// `POST /provider/nominations/{id}/offer`
pub async fn offer_now(ask: Ask) -> Answer {
    let (provider_id, id, by) = asked(&ask)?;
    ask.app
        .store
        .write(async |tx| {
            own(tx, provider_id, id).await?;
            offers::offer(tx, &ask.at, &by, id).await
        })
        .await?;
    see_saying(&ask, path(id), &t!(Language::English, "offers-home-offered"))
}

/// `POST /provider/nominations/{id}/refuse`
pub async fn turn_down_now(ask: Ask) -> Answer {
    let (provider_id, id, by) = asked(&ask)?;
    let mut reader = Reader::new(&ask.form);
    let code = ask.form.get("code").to_owned();
    if codes::find(&BY_PROVIDER, &code).is_none() {
        reader.fault("code", t!(Language::English, "offers-choose-why"));
    }
    let says = reader.note("says", &t!(Language::English, "offers-the-household-reads"));
    let note = reader.note("note", &t!(Language::English, "offers-the-note-council"));
    if note.is_empty() {
        reader.fault("note", t!(Language::English, "offers-tell-council"));
    }
    let refusal = match reader.finish(ProviderRefusal {
        code,
        says: Some(says).filter(|says| !says.is_empty()),
        note,
    }) {
        Ok(refusal) => refusal,
        Err(errors) => return show(&ask, &errors).await,
    };
    ask.app
        .store
        .write(async |tx| {
            own(tx, provider_id, id).await?;
            offers::refuse_as_provider(tx, &ask.at, &by, id, &refusal).await
        })
        .await?;
    see_saying(&ask, path(id), &t!(Language::English, "offers-turned-down"))
}

/// `POST /provider/nominations/{id}/let`
pub async fn let_now(ask: Ask) -> Answer {
    let (provider_id, id, by) = asked(&ask)?;
    let mut reader = Reader::new(&ask.form);
    let starts = reader.date("starts", &t!(Language::English, "offers-the-tenancy-day"));
    let starts = match reader.finish(starts) {
        Ok(Some(day)) => day,
        Ok(None) => {
            return show(
                &ask,
                &FormErrors::one("starts", t!(Language::English, "offers-enter-start")),
            )
            .await;
        }
        Err(errors) => return show(&ask, &errors).await,
    };
    let ready = ready_on(&ask, provider_id, id).await?;
    if starts < ready && ask.form.get(READY_SOONER).is_empty() {
        let says = t!(Language::English, "offers-not-ready", day = day_in_words(ready));
        return show(&ask, &FormErrors::one(READY_SOONER, says)).await;
    }
    let done = ask
        .app
        .store
        .write(async |tx| {
            own(tx, provider_id, id).await?;
            offers::let_home(tx, &ask.at, &by, id, starts).await
        })
        .await;
    match done {
        Ok(_) => see_saying(&ask, path(id), &t!(Language::English, "offers-home-let")),
        Err(error) => at_field(&ask, error, "start_date", "starts").await,
    }
}

/// The tick that a home is ready before the day that its advert named.
const READY_SOONER: &str = "ready_sooner";

/// The day on which the advert said that the home is ready.
async fn ready_on(ask: &Ask, provider_id: Uuid, id: Uuid) -> Result<NaiveDate, AppError> {
    let db = ask.app.store.read();
    let row = nomination_of(db, Whose::Provider(provider_id), id).await?;
    let advert = advert::Entity::find_by_id(row.advert_id).one(db).await?;
    Ok(advert.ok_or(AppError::NotFound)?.available_on)
}

fn asked(ask: &Ask) -> Result<(Uuid, Uuid, By), AppError> {
    Ok((ask.provider_id()?, ask.id("id")?, By::from(ask.actor()?)))
}

async fn own(tx: &Tx, provider_id: Uuid, id: Uuid) -> Result<nomination::Model, AppError> {
    nomination_of(tx, Whose::Provider(provider_id), id).await
}

fn path(id: Uuid) -> String {
    format!("/provider/nominations/{id}")
}

/// A refusal that belongs to one field is shown there.
async fn at_field(ask: &Ask, error: AppError, code: &str, field: &str) -> Answer {
    match error {
        AppError::Refused(refusal) if refusal.code == code => {
            show(ask, &FormErrors::one(field, refusal.says.in_english())).await
        }
        other => Err(other),
    }
}
