//! The photograph of an advert's home, while the advert is being written.

use actix_web::web;
use serde::Serialize;
use tokio::sync::Semaphore;

use super::provider::{BASE, own};
use crate::adverts::{Advert, may_edit, read};
use crate::audit::By;
use crate::error::AppError;
use crate::homes::{keep_photo, made_from, picture_url, remove_photo};
use crate::kept;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, LINE, Message};
use crate::web::page::View;

/// Taking a photograph apart needs memory: two at a time, the rest wait.
static AT_A_TIME: Semaphore = Semaphore::const_new(2);

fn title() -> String {
    t!(Language::English, "adverts-photo-title")
}

/// The form for a photograph.
#[derive(Debug, Serialize)]
pub(crate) struct PhotoView {
    title: String,
    action: String,
    back: String,
    /// Where the one that there is already is served.
    kept: Option<String>,
    form: FormView,
}

impl PhotoView {
    fn of(advert: &Advert, form: FormView) -> Self {
        let back = format!("{BASE}/{}", advert.row.id);
        Self {
            title: format!("{}, {}", advert.home.address, advert.home.parish),
            action: format!("{back}/photo"),
            back,
            kept: advert.home.photo.is_some().then(|| picture_url(&advert.home)),
            form,
        }
    }
}

impl View for PhotoView {
    const TEMPLATE: &'static str = "adverts/photo.html";

    fn samples() -> Vec<Self> {
        let sample = |kept: bool, form| Self {
            title: "14 Teaselgate Rise, Diss".into(),
            action: format!("{BASE}/1/photo"),
            back: format!("{BASE}/1"),
            kept: kept.then(|| "/assets/photo/1-small.jpg".into()),
            form,
        };
        let mut wrong = FormView::filled([("alt", "The front of the house".to_owned())]);
        let text = "Choose a photo: a JPEG, PNG or WebP file".to_owned();
        wrong.errors.insert("file".into(), Message { text });
        vec![sample(false, FormView::default()), sample(true, wrong)]
    }
}

/// `GET /provider/adverts/{advert}/photo`
pub async fn photo_form(ask: Ask) -> Answer {
    let advert = writable(&ask).await?;
    let words = advert.home.photo_alt.clone().unwrap_or_default();
    let form = FormView::filled([("alt", words)]);
    page(&ask, &title(), &PhotoView::of(&advert, form))
}

/// `POST /provider/adverts/{advert}/photo`
pub async fn photo_now(ask: Ask) -> Answer {
    let advert = writable(&ask).await?;
    let alt = ask.form.get("alt").to_owned();
    let mut errors = FormErrors::default();
    let file = ask.file.0.clone();
    let made = if file.is_empty() {
        errors.add("file", t!(Language::English, "adverts-photo-none"));
        None
    } else {
        let _turn = AT_A_TIME
            .acquire()
            .await
            .map_err(|cause| AppError::internal("waiting to read a photo", cause))?;
        web::block(move || made_from(&file))
            .await
            .map_err(|cause| AppError::internal("reading a photo", cause))?
            .map_err(|unfit| errors.add("file", unfit.says()))
            .ok()
    };
    let length = alt.chars().count();
    if length == 0 {
        errors.add("alt", t!(Language::English, "adverts-photo-say"));
    } else if length > LINE {
        errors.add("alt", t!(Language::English, "adverts-photo-shorten", most = LINE));
    }
    let Some(made) = made.filter(|_| errors.is_empty()) else {
        let view = PhotoView::of(&advert, FormView::sent(&ask.form, &errors));
        return page_with_faults(&ask, &title(), &errors, &view);
    };
    let (provider_id, id, by) = (ask.provider_id()?, advert.row.id, By::from(ask.actor()?));
    ask.app
        .store
        .write(async |tx| {
            let advert = editable(read::of_provider(tx, provider_id, id).await?)?;
            keep_photo(tx, &ask.at, &by, &advert.home, &made, &alt).await
        })
        .await?;
    see_saying(
        &ask,
        format!("{BASE}/{id}"),
        &t!(Language::English, "adverts-photo-saved"),
    )
}

/// `POST /provider/adverts/{advert}/photo/remove`
pub async fn photo_remove(ask: Ask) -> Answer {
    let (provider_id, id, by) = (ask.provider_id()?, ask.id("advert")?, By::from(ask.actor()?));
    ask.app
        .store
        .write(async |tx| {
            let advert = editable(read::of_provider(tx, provider_id, id).await?)?;
            remove_photo(tx, &ask.at, &by, &advert.home).await
        })
        .await?;
    see_saying(
        &ask,
        format!("{BASE}/{id}"),
        &t!(Language::English, "adverts-photo-gone"),
    )
}

async fn writable(ask: &Ask) -> Result<Advert, AppError> {
    editable(own(ask).await?)
}

/// What the council has seen is not changed behind its back.
fn editable(advert: Advert) -> Result<Advert, AppError> {
    if may_edit(advert.row.state) {
        return Ok(advert);
    }
    Err(AppError::refused("sent_already", kept!("adverts-cannot-photo")))
}
