//! Checking the answers, declaring them, and what happens next.

use entity::member;
use serde::Serialize;

use super::application::draft;
use super::more::about;
use super::words::amid;
use crate::audit::By;
use crate::error::AppError;
use crate::kept;
use crate::own::said;
use crate::register;
use crate::register::form::{Page, PageKind, Progress, SECTIONS, in_words, member_in_words};
use crate::register::more::{known, unsure, value};
use crate::t;
use crate::texts::{Language, say};
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::View;

/// One answer in a list of answers.
#[derive(Debug, Serialize)]
pub(crate) struct Answered {
    key: Message,
    value: Given,
    /// Whom or what a question of a scheme is about.
    about: Option<String>,
    /// The answer is in the scheme's own words.
    english: bool,
    actions: Actions,
}

/// The words of an answer, a line for each entry of a list.
#[derive(Debug, Serialize)]
pub(crate) struct Given {
    text: String,
    classes: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct Actions {
    items: Vec<Action>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Action {
    href: String,
    text: String,
    #[serde(rename = "visuallyHiddenText")]
    hidden: String,
}

/// The answers of one section.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    title: String,
    rows: Vec<Answered>,
    /// The questions are the schemes' own, in another language than the page.
    foreign: bool,
}

/// Every answer, to be checked and declared.
#[derive(Debug, Serialize)]
pub(crate) struct CheckView {
    parts: Vec<Part>,
    complete: bool,
    /// The household changes what it declared before.
    again: bool,
    /// Why the household could not join, as it stands.
    barred: Vec<String>,
    version: i32,
    form: FormView,
}

impl View for CheckView {
    const TEMPLATE: &'static str = "register/check.html";

    fn samples() -> Vec<Self> {
        let view = |complete, foreign, barred: &[&str], form| Self {
            parts: vec![Part {
                title: "Money".into(),
                rows: vec![row(Language::English, "Savings", "£1,000.00".into(), "savings")],
                foreign,
            }],
            complete,
            again: foreign,
            barred: barred.iter().map(|says| (*says).to_owned()).collect(),
            version: 3,
            form,
        };
        let wrong = FormErrors::one("declared", t!(Language::English, "register-check-not-ticked"));
        let sent = FormView::sent(&crate::web::fields::Fields::default(), &wrong);
        vec![
            view(true, true, &[], FormView::default()),
            view(true, false, &["Your savings are above the limit."], sent),
            view(false, false, &[], FormView::default()),
        ]
    }
}

fn row(language: Language, question: &str, answer: String, slug: &str) -> Answered {
    Answered {
        key: Message {
            text: question.to_owned(),
        },
        about: None,
        english: false,
        actions: Actions {
            items: vec![Action {
                href: format!("/my/application/{slug}?from=check"),
                text: if answer == t!(language, "register-not-answered") {
                    t!(language, "register-answer")
                } else {
                    t!(language, "register-change")
                },
                hidden: amid(question),
            }],
        },
        value: Given {
            text: answer,
            classes: "lintel-lines",
        },
    }
}

async fn view(ask: &Ask, form: FormView) -> Result<CheckView, AppError> {
    let (language, draft) = (ask.language, draft(ask).await?);
    let db = ask.app.store.read();
    let again = register::declared(db, &draft.application).await?.is_some();
    let people = register::members_of(db, draft.household.id).await?;
    let given = &draft.progress.given;
    let or_none = |text: &str| or_not_answered(language, text);
    let mut parts = Vec::new();
    for section in SECTIONS {
        let mut rows = Vec::new();
        for page in section.pages.iter().filter(|page| draft.progress.is_asked(page)) {
            match page.kind {
                PageKind::Questions(fields) => rows.extend(fields.iter().map(|field| {
                    let answer = in_words(language, field, given)
                        .unwrap_or_else(|| t!(language, "register-not-answered"));
                    let question = if fields.len() == 1 {
                        page.called(language)
                    } else {
                        field.question(language)
                    };
                    row(language, &question, answer, page.slug)
                })),
                PageKind::People => {
                    rows.push(everybody(language, page, &people));
                }
                PageKind::Entries(of) => {
                    let all: Vec<String> = given
                        .facts
                        .rows(of.list)
                        .iter()
                        .map(|member| member_in_words(language, of, member))
                        .collect();
                    let text = match (all.is_empty(), draft.progress.is_done(page)) {
                        (true, true) => t!(language, "register-none"),
                        (true, false) => t!(language, "register-not-answered"),
                        (false, _) => all.join("\n"),
                    };
                    rows.push(row(language, &page.called(language), text, page.slug));
                }
                PageKind::Address => {
                    let address = draft.application.address.replace('\n', ", ");
                    rows.push(row(
                        language,
                        &page.called(language),
                        or_none(&address),
                        page.slug,
                    ));
                }
                PageKind::Reach => {
                    let phone = draft.application.phone.as_deref().unwrap_or_default();
                    rows.push(row(language, &page.called(language), or_none(phone), page.slug));
                }
                PageKind::Hide => {
                    let hidden = match (draft.household.sensitive, draft.progress.is_done(page)) {
                        (true, _) => t!(language, "register-yes"),
                        (false, true) => t!(language, "register-no"),
                        (false, false) => t!(language, "register-not-answered"),
                    };
                    rows.push(row(language, &page.called(language), hidden, page.slug));
                }
            }
        }
        parts.push(Part {
            title: say(language, section.title, &[]),
            rows,
            foreign: false,
        });
    }
    parts.extend(own_part(language, &draft.progress, &people));
    Ok(CheckView {
        parts,
        complete: draft.progress.complete(),
        again,
        barred: draft.progress.barred,
        version: draft.application.version,
        form,
    })
}

fn or_not_answered(language: Language, text: &str) -> String {
    if text.is_empty() {
        t!(language, "register-not-answered")
    } else {
        text.to_owned()
    }
}

/// Who will live there. Whoever has no date of birth yet is named, and is where the link leads.
fn everybody(language: Language, page: &Page, people: &[member::Model]) -> Answered {
    let born = |person: &member::Model| {
        let born = person.born_on.map(|day| language.short_day(day));
        born.unwrap_or_else(|| t!(language, "register-born-not-answered"))
    };
    let said: Vec<String> = people
        .iter()
        .map(|person| format!("{}, {}", person.name, born(person)))
        .collect();
    let mut row = row(language, &page.called(language), said.join("\n"), page.slug);
    let without = people.iter().find(|person| person.born_on.is_none());
    if let (Some(person), Some(action)) = (without, row.actions.items.first_mut()) {
        action.text = t!(language, "register-answer");
        action.href = format!("/my/application/{}/{}?from=check", page.slug, person.position);
    }
    row
}

/// What the schemes asked in words of their own.
fn own_part(language: Language, progress: &Progress, people: &[member::Model]) -> Option<Part> {
    let given = &progress.given;
    let rows = progress.more.iter().flat_map(|here| {
        here.facts.iter().map(|fact| {
            let value = value(&given.facts, fact, here.row);
            let answer = match value.filter(|_| known(&given.facts, fact, here.row)) {
                Some(value) => said(language, fact, &value),
                None if unsure(given, fact, here.row) => t!(language, "register-not-sure"),
                None => t!(language, "register-not-answered"),
            };
            let about = here.row.map(|row| about(language, people, &given.facts, row));
            let question = match &about {
                Some(what) if language == Language::English => {
                    t!(
                        language,
                        "register-more-of",
                        what = what.as_str(),
                        asks = fact.asks()
                    )
                }
                Some(_) | None => fact.asks(),
            };
            Answered {
                about,
                english: known(&given.facts, fact, here.row) && fact.answers_in_words(),
                ..row(language, &question, answer, &here.slug)
            }
        })
    });
    let rows: Vec<Answered> = rows.collect();
    (!rows.is_empty()).then(|| Part {
        title: t!(language, "register-section-more"),
        rows,
        foreign: language != Language::English,
    })
}

/// `GET /my/application/check`
pub async fn check(ask: Ask) -> Answer {
    let view = view(&ask, FormView::default()).await?;
    page(&ask, &t!(ask.language, "register-check"), &view)
}

/// `POST /my/application/check`
pub async fn send(ask: Ask) -> Answer {
    let mut errors = FormErrors::default();
    if ask.form.get("declared").is_empty() {
        errors.add("declared", t!(ask.language, "register-check-not-ticked"));
    }
    let checked = view(&ask, FormView::sent(&ask.form, &errors)).await?;
    if !checked.complete {
        return Err(AppError::refused(
            "incomplete",
            kept!("register-refused-incomplete"),
        ));
    }
    if !errors.is_empty() {
        return page_with_faults(&ask, &t!(ask.language, "register-check"), &errors, &checked);
    }
    if super::question::version(&ask)? != checked.version {
        return Err(AppError::Stale);
    }
    let id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| register::submit(tx, &ask.at, &by, &ask.app.schemes, id).await)
        .await?;
    Ok(see("/my/application/sent"))
}

/// The confirmation; it still answers when it is bookmarked.
#[derive(Debug, Serialize)]
pub(crate) struct SentView {
    reference: String,
    /// A change was sent, not a first application.
    again: bool,
    council: String,
    phone: String,
}

impl View for SentView {
    const TEMPLATE: &'static str = "register/sent.html";

    fn samples() -> Vec<Self> {
        [false, true]
            .map(|again| Self {
                reference: "L-2345-6789".into(),
                again,
                council: "South Norfolk Council".into(),
                phone: "01632 960 101".into(),
            })
            .into()
    }
}

/// `GET /my/application/sent`
pub async fn sent(ask: Ask) -> Answer {
    let id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let db = ask.app.store.read();
    let household = register::household(db, id).await?;
    let council = ask
        .app
        .places
        .by_id(household.council_id)
        .ok_or(AppError::NotFound)?;
    let told = register::messages_of(db, id).await?;
    let sent = told
        .iter()
        .filter(|message| message.kind == "application_received");
    let view = SentView {
        reference: household.reference,
        again: sent.count() > 1,
        council: council.name,
        phone: council.phone,
    };
    let title = if view.again {
        t!(ask.language, "register-sent-change")
    } else {
        t!(ask.language, "register-sent")
    };
    page(&ask, &title, &view)
}
