//! Passing over a household: the coded reason, what the applicant reads, and a note for officers.

use serde::Serialize;

use super::act::subject;
use crate::access::Act;
use crate::adverts::read;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::shortlists::codes::SKIP_CODES;
use crate::shortlists::{self, Skip, records};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Reader};
use crate::web::page::View;

/// One reason in the list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    value: &'static str,
    text: String,
}

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct SkipView {
    home: String,
    reference: String,
    place: i32,
    back: String,
    action: String,
    reasons: Vec<Choice>,
    form: FormView,
}

impl View for SkipView {
    const TEMPLATE: &'static str = "shortlists/skip.html";

    fn samples() -> Vec<Self> {
        let view = |form| Self {
            home: "3-bedroom house, Diss".into(),
            reference: "H-7KQ2-M4XN".into(),
            place: 1,
            back: "/officer/shortlists/1".into(),
            action: "/officer/shortlists/1/entries/1/skip".into(),
            reasons: choices(),
            form,
        };
        let sent = FormView::sent(
            &crate::web::fields::Fields::read(b"code=&says=Hello&note=Two+calls"),
            &FormErrors::one("code", "Choose a reason"),
        );
        vec![view(FormView::default()), view(sent)]
    }
}

fn choices() -> Vec<Choice> {
    let none = Choice {
        value: "",
        text: t!(Language::English, "shortlists-choose-reason"),
    };
    std::iter::once(none)
        .chain(SKIP_CODES.iter().map(|known| Choice {
            value: known.code,
            text: known.title(),
        }))
        .collect()
}

async fn view(ask: &Ask, form: FormView) -> Result<SkipView, AppError> {
    let (staff, list_id, entry_id) = subject(ask, Act::Skip)?;
    let db = ask.app.store.read();
    let list = records::of_council(db, staff.council_id, list_id).await?;
    let entry = records::entry_of(db, list.id, entry_id).await?;
    let household = crate::register::household(db, entry.household_id).await?;
    let advert = read::advert(db, list.advert_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let back = format!("/officer/shortlists/{list_id}");
    Ok(SkipView {
        home: title_with_place(Language::English, &advert.home),
        reference: household.reference,
        place: entry.place.ok_or(AppError::NotFound)?,
        action: format!("{back}/entries/{entry_id}/skip"),
        back,
        reasons: choices(),
        form,
    })
}

/// `GET /officer/shortlists/{list}/entries/{entry}/skip`
pub async fn skip_form(ask: Ask) -> Answer {
    page(
        &ask,
        &t!(Language::English, "shortlists-skip-title"),
        &view(&ask, FormView::default()).await?,
    )
}

/// `POST /officer/shortlists/{list}/entries/{entry}/skip`
pub async fn skip_now(ask: Ask) -> Answer {
    let (staff, list, entry) = subject(&ask, Act::Skip)?;
    let errors = match parse(&ask) {
        Ok(why) => {
            let done = ask
                .app
                .store
                .write(async |tx| shortlists::skip(tx, &ask.at, &staff, list, entry, why.clone()).await)
                .await;
            match done {
                Ok(()) => {
                    return see_saying(
                        &ask,
                        format!("/officer/shortlists/{list}#entry-{entry}"),
                        &t!(Language::English, "shortlists-is-skipped"),
                    );
                }
                Err(AppError::Invalid(errors)) => errors,
                Err(other) => return Err(other),
            }
        }
        Err(errors) => errors,
    };
    let again = view(&ask, FormView::sent(&ask.form, &errors)).await?;
    page_with_faults(
        &ask,
        &t!(Language::English, "shortlists-skip-title"),
        &errors,
        &again,
    )
}

fn parse(ask: &Ask) -> Result<Skip, FormErrors> {
    let mut form = Reader::new(&ask.form);
    let code = ask.form.get("code").to_owned();
    if !SKIP_CODES.iter().any(|known| known.code == code) {
        form.fault("code", t!(Language::English, "shortlists-choose-reason"));
    }
    let says = form.note("says", &t!(Language::English, "shortlists-the-words"));
    let note = form.note("note", &t!(Language::English, "shortlists-the-note"));
    form.finish(Skip { code, says, note })
}
