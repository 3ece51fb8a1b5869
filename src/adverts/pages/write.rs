//! Writing an advert: one long form in sections, for a new home or one on record.

use std::collections::BTreeMap;

use chrono::Datelike;
use entity::provider;
use sea_orm::EntityTrait;
use serde::Serialize;
use uuid::Uuid;

use super::form::{self, EPC, FIELDS, Known, Written};
use super::questions;
use crate::adverts::labels::{Label, PRIVATE, of_all};
use crate::adverts::{self, Advert, Edited, draft, edit, own, read};
use crate::audit::By;
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes;
use crate::homes::words::{
    ACCESSES, Garden, Heating, KINDS, Parking, Pets, TENURES, access_words, kind_word, tenure_words,
};
use crate::kept;
use crate::own::{OwnFact, Question};
use crate::place::parishes;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView};
use crate::web::page::{Link, View};
use entity::states::{ProviderKind, Tenure};

#[path = "write_samples.rs"]
mod samples;

/// The long form.
#[derive(Debug, Serialize)]
pub(crate) struct WriteView {
    heading: String,
    action: String,
    back: Link,
    /// What the council asked to change.
    asked: Option<String>,
    /// Which version is corrected; none for a new advert.
    version: Option<String>,
    form: FormView,
    private: bool,
    example: String,
    parishes: Vec<Choice>,
    kinds: Vec<Choice>,
    accesses: Vec<Choice>,
    gardens: Vec<Choice>,
    parkings: Vec<Choice>,
    pets: Vec<Choice>,
    heatings: Vec<Choice>,
    epcs: Vec<Choice>,
    tenures: Vec<Choice>,
    labels: Vec<Choice>,
    /// What the schemes ask in words of their own.
    questions: Vec<Question>,
}

/// One of a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choice {
    pub value: String,
    pub text: String,
    pub hint: Option<Hint>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Hint {
    pub text: String,
}

impl Choice {
    pub(super) fn new(value: &str, text: impl Into<String>) -> Self {
        Self {
            value: value.to_owned(),
            text: text.into(),
            hint: None,
        }
    }
}

/// What both the new and the corrected advert need.
struct Desk {
    provider: provider::Model,
    councils: Vec<entity::council::Model>,
    labels: BTreeMap<Uuid, Vec<Label>>,
    own: Vec<OwnFact>,
}

impl Desk {
    async fn of(ask: &Ask) -> Result<Self, AppError> {
        let db = ask.app.store.read();
        let provider = provider::Entity::find_by_id(ask.provider_id()?)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let councils = ask.app.places.councils();
        let today = london_day(ask.at.now);
        let labels = of_all(&ask.app.schemes, db, &councils, today).await?;
        let own = own::asked(&ask.app.schemes, db, &councils, today).await?;
        Ok(Self {
            provider,
            councils,
            labels,
            own,
        })
    }

    /// What the schemes ask about a home; nothing of those that take interest.
    fn questions(&self, before: Option<&Advert>, form: &FormView) -> Result<Vec<Question>, AppError> {
        if self.provider.kind == ProviderKind::PrivateLandlord {
            return Ok(Vec::new());
        }
        let kept = before.map_or("{}", |advert| &advert.row.own_facts);
        questions::for_provider(&self.own, &self.councils, kept, form)
    }

    fn read(&self, ask: &Ask, before: Option<&Advert>) -> Result<Written, FormErrors> {
        let known = Known {
            today: london_day(ask.at.now),
            provider: &self.provider,
            councils: &self.councils,
            labels: &self.labels,
            before,
            own: &self.own,
            seed: ask.at.now.timestamp_micros() % 100_000,
        };
        form::read(&ask.form, &known)
    }
}

/// `GET /provider/adverts/new`
pub async fn new_form(ask: Ask) -> Answer {
    let desk = Desk::of(&ask).await?;
    let view = view(&ask, &desk, None, FormView::default())?;
    page(&ask, &new_title(), &view)
}

/// `POST /provider/adverts`
pub async fn new_now(ask: Ask) -> Answer {
    let desk = Desk::of(&ask).await?;
    let written = match desk.read(&ask, None) {
        Ok(written) => written,
        Err(errors) => {
            let errors = errors.in_order(&FIELDS);
            let view = view(&ask, &desk, None, FormView::sent(&ask.form, &errors))?;
            return page_with_faults(&ask, &new_title(), &errors, &view);
        }
    };
    let by = By::from(ask.actor()?);
    let provider_id = desk.provider.id;
    let saved = ask
        .app
        .store
        .write(async |tx| {
            let home_id = homes::record(tx, &ask.at, &by, provider_id, written.home.clone()).await?;
            draft(tx, &ask.at, &by, home_id, written.advert.clone()).await
        })
        .await;
    match named(saved) {
        Ok(Ok(id)) => see_saying(
            &ask,
            format!("/provider/adverts/{id}"),
            &t!(Language::English, "adverts-draft-saved"),
        ),
        Ok(Err(errors)) => {
            let errors = errors.in_order(&FIELDS);
            let view = view(&ask, &desk, None, FormView::sent(&ask.form, &errors))?;
            page_with_faults(&ask, &new_title(), &errors, &view)
        }
        Err(other) => Err(other),
    }
}

/// `GET /provider/adverts/{advert}/edit`
pub async fn edit_form(ask: Ask) -> Answer {
    let desk = Desk::of(&ask).await?;
    let advert = read::of_provider(ask.app.store.read(), desk.provider.id, ask.id("advert")?).await?;
    if !adverts::may_edit(advert.row.state) {
        return Err(not_editable());
    }
    let view = view(&ask, &desk, Some(&advert), form::filled(&advert))?;
    page(&ask, &change_title(), &view)
}

/// `POST /provider/adverts/{advert}/edit`
pub async fn edit_now(ask: Ask) -> Answer {
    let desk = Desk::of(&ask).await?;
    let advert = read::of_provider(ask.app.store.read(), desk.provider.id, ask.id("advert")?).await?;
    if !adverts::may_edit(advert.row.state) {
        return Err(not_editable());
    }
    let written = match desk.read(&ask, Some(&advert)) {
        Ok(written) => written,
        Err(errors) => {
            let errors = errors.in_order(&FIELDS);
            let view = view(&ask, &desk, Some(&advert), FormView::sent(&ask.form, &errors))?;
            return page_with_faults(&ask, &change_title(), &errors, &view);
        }
    };
    let edited = Edited {
        advert_id: advert.row.id,
        version: ask.form.get("version").parse().unwrap_or_default(),
        home: written.home,
        advert: written.advert,
    };
    let by = By::from(ask.actor()?);
    let saved = ask
        .app
        .store
        .write(async |tx| edit(tx, &ask.at, &by, edited.clone()).await)
        .await;
    match named(saved) {
        Ok(Ok(())) => see_saying(
            &ask,
            format!("/provider/adverts/{}", advert.row.id),
            &t!(Language::English, "adverts-changes-saved"),
        ),
        Ok(Err(errors)) => {
            let errors = errors.in_order(&FIELDS);
            let view = view(&ask, &desk, Some(&advert), FormView::sent(&ask.form, &errors))?;
            page_with_faults(&ask, &change_title(), &errors, &view)
        }
        Err(other) => Err(other),
    }
}

fn new_title() -> String {
    t!(Language::English, "adverts-write")
}

fn change_title() -> String {
    t!(Language::English, "adverts-change-title")
}

fn not_editable() -> AppError {
    AppError::refused("not_editable", kept!("adverts-cannot-change"))
}

/// A reference that is taken belongs at its field; everything else goes on.
fn named<T>(saved: Result<T, AppError>) -> Result<Result<T, FormErrors>, AppError> {
    match saved {
        Ok(done) => Ok(Ok(done)),
        Err(AppError::Refused(refusal)) if refusal.code == "reference_taken" => {
            Ok(Err(FormErrors::one("reference", refusal.says.in_english())))
        }
        Err(other) => Err(other),
    }
}

fn view(ask: &Ask, desk: &Desk, before: Option<&Advert>, form: FormView) -> Result<WriteView, AppError> {
    let questions = desk.questions(before, &form)?;
    let (heading, action, back) = before.map_or_else(
        || {
            (
                new_title(),
                "/provider/adverts".to_owned(),
                Link::new(t!(Language::English, "adverts-all-adverts"), "/provider/adverts"),
            )
        },
        |advert| {
            let here = format!("/provider/adverts/{}", advert.row.id);
            (
                change_title(),
                format!("{here}/edit"),
                Link::new(t!(Language::English, "adverts-back"), here),
            )
        },
    );
    let version = before.map(|advert| {
        let kept = form.values.get("version").cloned();
        kept.unwrap_or_else(|| advert.row.version.to_string())
    });
    let mut labels: Vec<Choice> = Vec::new();
    for label in desk.labels.values().flatten() {
        if label.code != PRIVATE && !labels.iter().any(|known| known.value == label.code) {
            labels.push(Choice {
                hint: (!label.says.is_empty()).then(|| Hint {
                    text: label.says.clone(),
                }),
                ..Choice::new(&label.code, &label.title)
            });
        }
    }
    let today = london_day(ask.at.now);
    Ok(WriteView {
        heading,
        action,
        back,
        asked: before.and_then(|advert| advert.row.asked.clone()),
        version,
        form,
        private: desk.provider.kind == ProviderKind::PrivateLandlord,
        example: t!(
            Language::English,
            "adverts-write-example",
            month = today.month(),
            year = today.year().to_string()
        ),
        labels,
        questions,
        ..lists()
    })
}

/// The lists of the form, with nothing filled in.
fn lists() -> WriteView {
    let first = |text: String| std::iter::once(Choice::new("", text));
    WriteView {
        heading: String::new(),
        action: String::new(),
        back: Link::new("", ""),
        asked: None,
        version: None,
        form: FormView::default(),
        private: false,
        example: String::new(),
        parishes: first(t!(Language::English, "adverts-choose-place"))
            .chain(
                parishes()
                    .iter()
                    .map(|place| Choice::new(&place.name, &place.name)),
            )
            .collect(),
        kinds: KINDS
            .iter()
            .map(|(code, kind)| Choice::new(code, capital(&kind_word(Language::English, *kind))))
            .collect(),
        accesses: ACCESSES
            .iter()
            .map(|(code, access)| Choice::new(code, access_words(Language::English, *access)))
            .collect(),
        gardens: Garden::ALL
            .iter()
            .map(|one| Choice::new(one.code(), one.words(Language::English)))
            .collect(),
        parkings: first(t!(Language::English, "adverts-choose-parking"))
            .chain(
                Parking::ALL
                    .iter()
                    .map(|one| Choice::new(one.code(), one.words(Language::English))),
            )
            .collect(),
        pets: Pets::ALL
            .iter()
            .map(|one| Choice::new(one.code(), one.words(Language::English)))
            .collect(),
        heatings: first(t!(Language::English, "adverts-choose-heating"))
            .chain(
                Heating::ALL
                    .iter()
                    .map(|one| Choice::new(one.code(), one.words(Language::English))),
            )
            .collect(),
        epcs: first(t!(Language::English, "adverts-choose-rating"))
            .chain(EPC.iter().map(|band| Choice::new(band, *band)))
            .collect(),
        tenures: TENURES
            .iter()
            .filter(|(_, tenure)| *tenure != Tenure::PrivateRent)
            .map(|(code, tenure)| Choice::new(code, tenure_words(Language::English, *tenure)))
            .collect(),
        labels: Vec::new(),
        questions: Vec::new(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

impl View for WriteView {
    const TEMPLATE: &'static str = "adverts/write.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}
