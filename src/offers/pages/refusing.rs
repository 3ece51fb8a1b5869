//! Saying no to a home: the reason on one page, "are you sure" on the next.

use entity::states::OfferState;
use serde::Serialize;

use super::applicant::known;
use super::{Choice, choices};
use crate::audit::By;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::offers;
use crate::offers::codes::{self, BY_APPLICANT};
use crate::offers::records::offer_of;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// Why not.
#[derive(Debug, Serialize)]
pub(crate) struct RefuseView {
    path: String,
    home: String,
    reasons: Vec<Choice>,
    form: FormView,
}

impl View for RefuseView {
    const TEMPLATE: &'static str = "offers/refuse.html";

    fn samples() -> Vec<Self> {
        let sample = |form| Self {
            path: "/my/offers/1".into(),
            home: "2-bedroom house, Diss".into(),
            reasons: choices(Language::English, BY_APPLICANT),
            form,
        };
        let mut wrong = FormView::default();
        for field in ["reason", "note"] {
            let text = "Choose why you are saying no".into();
            wrong.errors.insert(field.into(), Message { text });
        }
        vec![sample(FormView::default()), sample(wrong)]
    }
}

/// Are you sure.
#[derive(Debug, Serialize)]
pub(crate) struct SureView {
    path: String,
    home: String,
    reason: String,
    reason_says: String,
    note: String,
    answer_by: String,
}

impl View for SureView {
    const TEMPLATE: &'static str = "offers/sure.html";

    fn samples() -> Vec<Self> {
        let sample = |note: &str| Self {
            path: "/my/offers/1".into(),
            home: "2-bedroom house, Diss".into(),
            reason: "school".into(),
            reason_says: "It is too far from school or college".into(),
            note: note.into(),
            answer_by: "Wednesday 4 November 2026 at 5pm".into(),
        };
        vec![sample(""), sample("It is an hour by bus.")]
    }
}

/// `GET /my/offers/{id}/refuse`
pub async fn refuse_form(ask: Ask) -> Answer {
    let (made, home, ..) = known(&ask).await?;
    if made.state != OfferState::Offered {
        return Ok(see(format!("/my/offers/{}", made.id)));
    }
    let view = RefuseView {
        path: format!("/my/offers/{}", made.id),
        home: title_with_place(ask.language, &home),
        reasons: choices(ask.language, BY_APPLICANT),
        form: FormView::default(),
    };
    page(&ask, &t!(ask.language, "offers-refuse"), &view)
}

/// `POST /my/offers/{id}/refuse`: asks once whether they are sure, then acts.
pub async fn refuse_now(ask: Ask) -> Answer {
    let (made, home, ..) = known(&ask).await?;
    let path = format!("/my/offers/{}", made.id);
    let mut reader = Reader::in_language(&ask.form, ask.language);
    let word = ask.form.get("reason").to_owned();
    let reason = codes::find(&BY_APPLICANT, &word);
    if reason.is_none() {
        reader.fault("reason", t!(ask.language, "offers-choose-reason"));
    }
    let note = reader.note("note", &t!(ask.language, "offers-what-to-tell"));
    let (reason, note) = match reader.finish((reason, note)) {
        Ok((Some(reason), note)) => (reason, note),
        Ok((None, _)) => return Err(AppError::NotFound),
        Err(errors) => return again(&ask, path, title_with_place(ask.language, &home), &errors),
    };
    if ask.form.get("sure") != "yes" {
        let view = SureView {
            path,
            home: title_with_place(ask.language, &home),
            reason: reason.code.to_owned(),
            reason_says: reason.words(ask.language),
            note,
            answer_by: ask.language.closing(made.answer_by),
        };
        return page(&ask, &t!(ask.language, "offers-sure-title"), &view);
    }
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| {
            offer_of(tx, made.household_id, made.id).await?;
            offers::refuse(tx, &ask.at, &by, made.id, reason.code, &note).await
        })
        .await?;
    see_saying(&ask, path, &t!(ask.language, "offers-said-no"))
}

fn again(ask: &Ask, path: String, home: String, errors: &FormErrors) -> Answer {
    let view = RefuseView {
        path,
        home,
        reasons: choices(ask.language, BY_APPLICANT),
        form: FormView::sent(&ask.form, errors),
    };
    page_with_faults(ask, &t!(ask.language, "offers-refuse"), errors, &view)
}
