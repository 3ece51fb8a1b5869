//! One page of the form: shown, read, saved, on to the next.

use serde::Serialize;

use super::application::{Draft, draft};
use super::{lists, more, people};
use crate::audit::By;
use crate::error::AppError;
use crate::place::Postcode;
use crate::register::form::{self, Control, NO, Page, PageKind, SECTIONS, YES};
use crate::register::{self, Reach};
use crate::t;
use crate::texts::{Language, say};
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Reader};
use crate::web::page::View;

/// Some questions with their form.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionView {
    pub section: String,
    pub title: String,
    /// A single question is the heading itself.
    pub heading: bool,
    pub hint: Option<String>,
    pub action: String,
    pub version: i32,
    pub from: String,
    pub controls: Vec<Control>,
    pub back: String,
}

impl View for QuestionView {
    const TEMPLATE: &'static str = "register/question.html";

    fn samples() -> Vec<Self> {
        let view = |heading, hint: Option<&str>, controls| Self {
            section: "Money".into(),
            title: "Income".into(),
            heading,
            hint: hint.map(ToOwned::to_owned),
            action: "/my/application/income".into(),
            version: 1,
            from: String::new(),
            controls,
            back: "/my/application".into(),
        };
        let mut samples: Vec<Self> = form::pages()
            .filter(|page| page.fields().len() == 1)
            .map(|page| {
                let controls = page
                    .fields()
                    .iter()
                    .map(|field| Control::of(Language::English, field, None, None, true))
                    .collect();
                view(true, None, controls)
            })
            .collect();
        let wrong = FormErrors::one("name", "Enter a name");
        let sent = FormView::sent(&crate::web::fields::Fields::default(), &wrong);
        let several = vec![
            Control::plain("input", "name", "Name".into(), "").sent(&sent),
            Control::plain("textarea", "address", "Address".into(), "2 Mere Street")
                .hinted("Where you sleep".into()),
            Control::plain("radios", "hide", "Hide it?".into(), YES)
                .choosing(vec![(YES, "Yes".into()), (NO, "No".into())]),
            Control::plain("select", "relation", "Relation".into(), "")
                .choosing(vec![("child", "Child".into())]),
            Control::plain("date", "born", "Date of birth".into(), ""),
        ];
        samples.push(view(false, Some("Add everybody."), several));
        samples
    }
}

/// `GET /my/application/{page}`
pub async fn page_form(ask: Ask) -> Answer {
    let draft = draft(&ask).await?;
    if let Some(here) = more::here(&ask, &draft)? {
        return more::form(&ask, &draft, here).await;
    }
    let here = here(&ask)?;
    match &here.kind {
        PageKind::People => people::list(&ask, &draft, here).await,
        PageKind::Entries(entries) => lists::list(&ask, &draft, here, entries),
        PageKind::Questions(_) | PageKind::Address | PageKind::Reach | PageKind::Hide => {
            let view = view(&ask, &draft, here, ask.query.get("from"));
            page(&ask, &here.called(ask.language), &view)
        }
    }
}

pub(super) fn here(ask: &Ask) -> Result<&'static Page, AppError> {
    form::page(ask.part("page")?).ok_or(AppError::NotFound)
}

fn view(ask: &Ask, draft: &Draft, here: &Page, from: &str) -> QuestionView {
    let language = ask.language;
    let controls = match here.kind {
        PageKind::Questions(fields) => Control::page(language, fields, &draft.progress.given)
            .into_iter()
            .map(|control| with_phone(ask, control))
            .collect(),
        PageKind::Address => vec![
            Control::plain(
                "textarea",
                "address",
                t!(language, "register-address"),
                &draft.application.address,
            ),
            Control {
                classes: "govuk-input--width-10",
                ..Control::plain(
                    "input",
                    "postcode",
                    t!(language, "register-postcode"),
                    &draft.application.postcode,
                )
            },
        ],
        PageKind::Reach => vec![
            Control {
                classes: "govuk-input--width-20",
                ..Control::plain(
                    "input",
                    "phone",
                    t!(language, "register-phone"),
                    or_empty(draft.application.phone.as_ref()),
                )
            }
            .hinted(t!(language, "register-phone-hint")),
            Control::plain(
                "textarea",
                "safe_contact",
                t!(language, "register-safe-contact"),
                or_empty(draft.application.safe_contact.as_ref()),
            )
            .hinted(t!(language, "register-safe-contact-hint")),
        ],
        PageKind::Hide => {
            let answered = draft.progress.is_done(here);
            let value = match (answered, draft.household.sensitive) {
                (false, _) => "",
                (true, true) => YES,
                (true, false) => NO,
            };
            let control = Control::plain("radios", "hide", t!(language, "register-hide-asks"), value);
            vec![control.choosing(vec![
                (YES, t!(language, "register-hide-yes")),
                (NO, t!(language, "register-no")),
            ])]
        }
        PageKind::People | PageKind::Entries(_) => Vec::new(),
    };
    QuestionView {
        section: section_of(language, here),
        title: here.called(language),
        heading: controls.iter().any(|control| control.heading),
        hint: (!here.hint.is_empty()).then(|| say(language, here.hint, &[])),
        action: ask.path.clone(),
        version: draft.application.version,
        from: from.to_owned(),
        controls,
        back: back(from).to_owned(),
    }
}

/// Whoever may be without a roof is told the numbers of the council, by day and by night.
fn with_phone(ask: &Ask, control: Control) -> Control {
    let Some(council) = ask
        .visitor
        .council
        .as_ref()
        .filter(|_| control.name == "homeless_duty")
    else {
        return control;
    };
    // a number does not break over two lines
    let whole = |number: &str| number.replace(' ', "\u{a0}");
    let phone = whole(&council.phone);
    control.hinted(match &council.night_phone {
        Some(night) => t!(
            ask.language,
            "register-homeless-hint-night",
            phone = phone,
            night = whole(night)
        ),
        None => t!(ask.language, "register-homeless-hint-phone", phone = phone),
    })
}

fn or_empty(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

pub(super) fn section_of(language: Language, here: &Page) -> String {
    SECTIONS
        .iter()
        .find(|section| section.pages.iter().any(|page| page.slug == here.slug))
        .map_or_else(String::new, |section| say(language, section.title, &[]))
}

pub(super) fn back(from: &str) -> &'static str {
    if from == "check" {
        "/my/application/check"
    } else {
        "/my/application"
    }
}

/// `POST /my/application/{page}`
pub async fn page_now(ask: Ask) -> Answer {
    let draft = draft(&ask).await?;
    if let Some(here) = more::here(&ask, &draft)? {
        return more::save(&ask, &draft, here).await;
    }
    let here = here(&ask)?;
    let from = ask.form.get("from").to_owned();
    let language = ask.language;
    let mut reader = Reader::in_language(&ask.form, language);
    let saved = match here.kind {
        PageKind::Questions(_) => questions(&ask, &draft, here, reader).await,
        PageKind::Address => {
            let address = reader.note("address", &t!(language, "register-your-address"));
            if address.is_empty() {
                reader.fault("address", t!(language, "register-enter-address"));
            }
            let postcode = match Postcode::parse(ask.form.get("postcode")) {
                Ok(postcode) => postcode.to_string(),
                Err(fault) => {
                    reader.fault("postcode", fault.says(language));
                    String::new()
                }
            };
            let reach = Reach {
                address,
                postcode,
                ..reach_of(&draft)
            };
            save_reach(&ask, &draft, reader.finish(reach)).await
        }
        PageKind::Reach => {
            let phone = reader.optional_line("phone", &t!(language, "register-your-phone"));
            let digits = phone.chars().filter(char::is_ascii_digit).count();
            if !phone.is_empty() && !(10..=15).contains(&digits) {
                reader.fault("phone", t!(language, "register-phone-fault"));
            }
            let note = reader.note("safe_contact", &t!(language, "register-what-to-know"));
            let reach = Reach {
                phone: Some(phone).filter(|phone| !phone.is_empty()),
                safe_contact: Some(note),
                ..reach_of(&draft)
            };
            save_reach(&ask, &draft, reader.finish(reach)).await
        }
        PageKind::Hide => hide(&ask, &draft, reader).await,
        PageKind::People => {
            if draft.progress.is_done(here) {
                Ok(())
            } else {
                let says = t!(language, "register-birth-everybody");
                Err(FormErrors::one("people", says).into())
            }
        }
        PageKind::Entries(entries) => lists::none(&ask, &draft, entries).await,
    };
    match saved {
        Ok(()) => on(&ask, here, &from).await,
        Err(AppError::Invalid(errors)) if matches!(here.kind, PageKind::People) => {
            people::list_with_faults(&ask, &draft, here, &errors).await
        }
        Err(AppError::Invalid(errors)) => {
            let sent = FormView::sent(&ask.form, &errors);
            let mut view = view(&ask, &draft, here, &from);
            view.controls = view
                .controls
                .into_iter()
                .map(|control| control.sent(&sent))
                .collect();
            page_with_faults(&ask, &here.called(language), &errors, &view)
        }
        Err(error) => Err(error),
    }
}

/// The version that the form was made from.
pub(super) fn version(ask: &Ask) -> Result<i32, AppError> {
    ask.form.get("version").parse().ok().ok_or(AppError::Stale)
}

async fn questions(ask: &Ask, draft: &Draft, here: &Page, mut reader: Reader<'_>) -> Result<(), AppError> {
    let mut given = draft.progress.given.clone();
    given.take(here, &ask.form, &mut reader)?;
    let given = reader.finish(given)?;
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_facts(tx, &ask.at, id, version, &given.facts, &given.open).await)
        .await?;
    Ok(())
}

fn reach_of(draft: &Draft) -> Reach {
    Reach {
        address: draft.application.address.clone(),
        postcode: draft.application.postcode.clone(),
        phone: draft.application.phone.clone(),
        safe_contact: draft.application.safe_contact.clone(),
    }
}

async fn save_reach(ask: &Ask, draft: &Draft, reach: Result<Reach, FormErrors>) -> Result<(), AppError> {
    let reach = reach?;
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_reach(tx, &ask.at, id, version, reach.clone()).await)
        .await?;
    Ok(())
}

async fn hide(ask: &Ask, draft: &Draft, mut reader: Reader<'_>) -> Result<(), AppError> {
    let hidden = reader.choice(
        "hide",
        &t!(ask.language, "register-yes-or-no"),
        &[(YES, true), (NO, false)],
    );
    let hidden = reader.finish(hidden)?.unwrap_or_default();
    let mut open = draft.progress.given.open.clone();
    open.retain(|answer| !answer.starts_with("hide="));
    open.push(format!("hide={}", if hidden { YES } else { NO }));
    let (id, version) = (draft.household.id, version(ask)?);
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| register::save_hidden(tx, &ask.at, &by, id, version, hidden, &open).await)
        .await?;
    Ok(())
}

/// On to the next page of the section that is asked, or back to the list.
pub(super) async fn on(ask: &Ask, here: &Page, from: &str) -> Answer {
    if from == "check" {
        return Ok(see("/my/application/check"));
    }
    let draft = draft(ask).await?;
    let section = SECTIONS
        .iter()
        .find(|section| section.pages.iter().any(|page| page.slug == here.slug));
    let next = section.and_then(|section| {
        let mut rest = section
            .pages
            .iter()
            .skip_while(|page| page.slug != here.slug)
            .skip(1);
        rest.find(|page| draft.progress.is_asked(page))
    });
    Ok(match next {
        Some(next) => see(format!("/my/application/{}", next.slug)),
        None => see("/my/application"),
    })
}
