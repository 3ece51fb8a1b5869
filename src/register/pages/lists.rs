//! Lists that grow entry by entry: places lived, jobs, relatives, and (see `people`) the household.

use serde::Serialize;

use super::application::{Draft, draft};
use super::people;
use super::question::{QuestionView, back, here, section_of, version};
use crate::error::AppError;
use crate::register::form::{self, Control, Entries, Given, Page, PageKind, member_in_words};
use crate::register::more::without_marks_of;
use crate::register::{self, replace};
use crate::t;
use crate::texts::say;
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormView, Reader};
use crate::web::page::{Link, View};

/// What has been added so far.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    pub section: String,
    pub title: String,
    pub hint: String,
    pub rows: Vec<Row>,
    pub add: Link,
    pub action: String,
    pub version: i32,
    pub from: String,
    pub back: String,
}

/// One entry.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub title: String,
    pub text: String,
    pub change: Option<String>,
    pub remove: Option<String>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "register/list.html";

    fn samples() -> Vec<Self> {
        let view = |rows| Self {
            section: "Your ties to the area".into(),
            title: "Where you have lived".into(),
            hint: "Tell us every place.".into(),
            rows,
            add: Link::new("Add a place", "/my/application/residences/new"),
            action: "/my/application/residences".into(),
            version: 1,
            from: String::new(),
            back: "/my/application".into(),
        };
        let row = |both: Option<&str>| Row {
            title: "Robin Shaw".into(),
            text: "Born 17 May 1985".into(),
            change: both.map(|n| format!("/my/application/people/{n}")),
            remove: both.map(|n| format!("/my/application/people/{n}/remove")),
        };
        vec![view(Vec::new()), view(vec![row(None), row(Some("2"))])]
    }
}

pub(super) fn list(ask: &Ask, draft: &Draft, here: &Page, of: &Entries) -> Answer {
    let rows = draft
        .progress
        .given
        .facts
        .rows(of.list)
        .iter()
        .zip(1..)
        .map(|(member, number)| Row {
            title: format!("{number}"),
            text: member_in_words(ask.language, of, member),
            change: Some(format!("/my/application/{}/{number}", here.slug)),
            remove: Some(format!("/my/application/{}/{number}/remove", here.slug)),
        })
        .collect();
    let add = say(ask.language, of.add, &[]);
    page(
        ask,
        &here.called(ask.language),
        &list_view(ask, draft, here, rows, add),
    )
}

pub(super) fn list_view(ask: &Ask, draft: &Draft, here: &Page, rows: Vec<Row>, add: String) -> ListView {
    let from = ask.query.get("from").to_owned();
    ListView {
        section: section_of(ask.language, here),
        title: here.called(ask.language),
        hint: say(ask.language, here.hint, &[]),
        rows,
        add: Link::new(add, format!("/my/application/{}/new", here.slug)),
        action: format!("/my/application/{}", here.slug),
        version: draft.application.version,
        back: back(&from).to_owned(),
        from,
    }
}

/// Going on says that the list is complete, even when it is empty.
pub(super) async fn none(ask: &Ask, draft: &Draft, of: &Entries) -> Result<(), AppError> {
    if draft.progress.given.facts.length(of.list).is_some() {
        return Ok(());
    }
    let mut given = draft.progress.given.clone();
    replace(&mut given.facts, of.list, &[])?;
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_facts(tx, &ask.at, id, version, &given.facts, &given.open).await)
        .await?;
    Ok(())
}

/// Which entry a path means: none for a new one, else its number from 0.
pub(super) fn number(ask: &Ask) -> Result<Option<usize>, AppError> {
    match ask.part("number")? {
        "new" => Ok(None),
        typed => {
            let number: Option<usize> = typed.parse().ok();
            let at = number.and_then(|number| number.checked_sub(1));
            Ok(Some(at.ok_or(AppError::NotFound)?))
        }
    }
}

/// `GET /my/application/{page}/{number}`
pub async fn entry_form(ask: Ask) -> Answer {
    let draft = draft(&ask).await?;
    let here = here(&ask)?;
    match here.kind {
        PageKind::People => people::form(&ask, &draft, here).await,
        PageKind::Entries(of) => {
            let view = entry_view(&ask, &draft, here, of)?;
            page(&ask, &view.title, &view)
        }
        PageKind::Questions(_) | PageKind::Address | PageKind::Reach | PageKind::Hide => {
            Err(AppError::NotFound)
        }
    }
}

fn entry_view(ask: &Ask, draft: &Draft, here: &Page, of: &Entries) -> Result<QuestionView, AppError> {
    let members = draft.progress.given.facts.rows(of.list);
    let at = number(ask)?;
    let member = match at {
        Some(at) => Some(members.get(at).ok_or(AppError::NotFound)?),
        None => None,
    };
    let controls = of
        .fields
        .iter()
        .map(|field| {
            Control::of(
                ask.language,
                field,
                member.and_then(|member| member.get(field.name())),
                None,
                false,
            )
        })
        .collect();
    let one = say(ask.language, of.one, &[]);
    Ok(QuestionView {
        section: section_of(ask.language, here),
        title: if at.is_some() {
            t!(ask.language, "register-change-one", one = one)
        } else {
            t!(ask.language, "register-add", one = one)
        },
        heading: false,
        hint: None,
        action: ask.path.clone(),
        version: draft.application.version,
        from: String::new(),
        controls,
        back: format!("/my/application/{}", here.slug),
    })
}

/// `POST /my/application/{page}/{number}`
pub async fn entry_now(ask: Ask) -> Answer {
    let draft = draft(&ask).await?;
    let here = here(&ask)?;
    let of = match here.kind {
        PageKind::People => return people::save(&ask, &draft, here).await,
        PageKind::Entries(of) => of,
        PageKind::Questions(_) | PageKind::Address | PageKind::Reach | PageKind::Hide => {
            return Err(AppError::NotFound);
        }
    };
    let mut reader = Reader::in_language(&ask.form, ask.language);
    let entry = form::entry(of.fields, &ask.form, &mut reader);
    let entry = match reader.finish(entry) {
        Ok(entry) => entry,
        Err(errors) => {
            let sent = FormView::sent(&ask.form, &errors);
            let mut view = entry_view(&ask, &draft, here, of)?;
            view.controls = view
                .controls
                .into_iter()
                .map(|control| control.sent(&sent))
                .collect();
            return page_with_faults(&ask, &view.title, &errors, &view);
        }
    };
    let mut members = draft.progress.given.facts.rows(of.list);
    match number(&ask)? {
        Some(at) => {
            let before = members.get_mut(at).ok_or(AppError::NotFound)?;
            // What else is known of it stays, such as what a council's scheme asks.
            before.retain(|name, _| !of.fields.iter().any(|field| field.name() == name));
            before.extend(entry);
        }
        None => members.push(entry),
    }
    let open = draft.progress.given.open.clone();
    keep(&ask, &draft, of.list, &members, open).await?;
    Ok(see(format!("/my/application/{}", here.slug)))
}

/// `POST /my/application/{page}/{number}/remove`
pub async fn entry_remove(ask: Ask) -> Answer {
    let draft = draft(&ask).await?;
    let here = here(&ask)?;
    let at = number(&ask)?.ok_or(AppError::NotFound)?;
    match here.kind {
        PageKind::People => return people::remove(&ask, &draft, at).await,
        PageKind::Entries(of) => {
            let mut members = draft.progress.given.facts.rows(of.list);
            if at >= members.len() {
                return Err(AppError::NotFound);
            }
            members.remove(at);
            let open = without_marks_of(&draft.progress.given.open, of.list);
            keep(&ask, &draft, of.list, &members, open).await?;
        }
        PageKind::Questions(_) | PageKind::Address | PageKind::Reach | PageKind::Hide => {
            return Err(AppError::NotFound);
        }
    }
    Ok(see(format!("/my/application/{}", here.slug)))
}

async fn keep(
    ask: &Ask,
    draft: &Draft,
    list: &str,
    members: &[form::ListAnswer],
    open: Vec<String>,
) -> Result<(), AppError> {
    let mut given = Given {
        open,
        ..draft.progress.given.clone()
    };
    replace(&mut given.facts, list, members)?;
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_facts(tx, &ask.at, id, version, &given.facts, &given.open).await)
        .await?;
    Ok(())
}
