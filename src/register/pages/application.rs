//! The list of what an application asks, and beginning one.

use allocations::Facts;
use entity::states::{ApplicationState, Sex};
use entity::{application, household};
use serde::Serialize;

use crate::audit::By;
use crate::error::AppError;
use crate::id;
use crate::kept;
use crate::register::form::{Choice, Progress, SECTIONS, Section, progress};
use crate::register::{self, NewHousehold, NewPerson, Reach};
use crate::t;
use crate::texts::{Language, say};
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::{Link, View};

/// An application while it is being written.
#[derive(Debug)]
pub(super) struct Draft {
    pub household: household::Model,
    pub application: application::Model,
    pub progress: Progress,
}

/// The draft of whoever is signed in.
///
/// # Errors
/// Refused with `sent` when nothing is being written.
pub(super) async fn draft(ask: &Ask) -> Result<Draft, AppError> {
    let id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let db = ask.app.store.read();
    let household = register::household(db, id).await?;
    let application = register::application_of(db, id).await?;
    if application.state != ApplicationState::Draft {
        return Err(AppError::refused("sent", kept!("register-refused-sent")));
    }
    let progress = progress(db, &ask.app.schemes, ask.at.now, &household, &application).await?;
    Ok(Draft {
        household,
        application,
        progress,
    })
}

/// One section in the list.
#[derive(Debug, Serialize)]
pub(crate) struct Task {
    title: Message,
    href: String,
    status: Status,
}

/// How far a section is.
#[derive(Debug, Serialize)]
pub(crate) struct Status {
    text: Option<String>,
    tag: Option<Tag>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Tag {
    text: String,
    classes: String,
}

/// The sections of an application with how far each is.
#[derive(Debug, Serialize)]
pub(crate) struct TasksView {
    reference: String,
    /// The household changes what it declared before.
    again: bool,
    done: usize,
    of: usize,
    tasks: Vec<Task>,
    /// The first part that is not complete.
    next: Option<Link>,
    complete: bool,
}

impl View for TasksView {
    const TEMPLATE: &'static str = "register/tasks.html";

    fn samples() -> Vec<Self> {
        let task = |status| Task {
            title: Message {
                text: "Your home now".into(),
            },
            href: "/my/application/address".into(),
            status,
        };
        let done = Status {
            text: Some("Completed".into()),
            tag: None,
        };
        let not = Status {
            text: None,
            tag: Some(Tag {
                text: "Not yet started".into(),
                classes: "govuk-tag--blue".into(),
            }),
        };
        let view = |again, complete: bool, tasks: Vec<Task>| Self {
            reference: "L-2345-6789".into(),
            again,
            done: usize::from(complete),
            of: tasks.len(),
            next: tasks.first().filter(|_| !complete).map(next),
            tasks,
            complete,
        };
        vec![
            view(false, false, vec![task(not)]),
            view(true, true, vec![task(done)]),
            view(false, false, Vec::new()),
        ]
    }
}

async fn tasks(ask: &Ask) -> Answer {
    let draft = draft(ask).await?;
    let again = register::declared(ask.app.store.read(), &draft.application)
        .await?
        .is_some();
    let tasks: Vec<(bool, Task)> = SECTIONS
        .iter()
        .map(|section| task(ask.language, section, &draft.progress))
        .chain(more_task(ask.language, &draft.progress))
        .collect();
    let view = TasksView {
        reference: draft.household.reference,
        again,
        done: tasks.iter().filter(|(done, _)| *done).count(),
        of: tasks.len(),
        complete: draft.progress.complete(),
        next: tasks.iter().find(|(done, _)| !done).map(|(_, task)| next(task)),
        tasks: tasks.into_iter().map(|(_, task)| task).collect(),
    };
    page(ask, &t!(ask.language, "register-your-application"), &view)
}

fn next(task: &Task) -> Link {
    Link::new(task.title.text.clone(), task.href.clone())
}

fn task(language: Language, section: &Section, progress: &Progress) -> (bool, Task) {
    let asked: Vec<_> = section
        .pages
        .iter()
        .filter(|page| progress.is_asked(page))
        .collect();
    let done = asked.iter().filter(|page| progress.is_done(page)).count();
    let next = asked
        .iter()
        .find(|page| !progress.is_done(page))
        .or(asked.first());
    let href = href(next.map_or("people", |page| page.slug));
    let title = say(language, section.title, &[]);
    tell(language, title, href, done, asked.len())
}

/// Where a page of the form is asked. Questions about harm come only after a page that says how to leave.
pub(super) fn href(slug: &str) -> String {
    let safety = id!("register-section-safety");
    let of_harm = SECTIONS
        .iter()
        .any(|section| section.title == safety && section.pages.iter().any(|page| page.slug == slug));
    if of_harm {
        format!("/my/application/safety?to={slug}")
    } else {
        format!("/my/application/{slug}")
    }
}

/// What the schemes ask in words of their own, where they do.
fn more_task(language: Language, progress: &Progress) -> Option<(bool, Task)> {
    let first = progress.more.first()?;
    let next = progress.more.iter().find(|page| !page.done).unwrap_or(first);
    let href = format!("/my/application/{}", next.slug);
    let done = progress.more.iter().filter(|page| page.done).count();
    let title = t!(language, "register-section-more");
    Some(tell(language, title, href, done, progress.more.len()))
}

/// A part with how far it is.
fn tell(language: Language, title: String, href: String, done: usize, of: usize) -> (bool, Task) {
    let all = done == of;
    let tag = |text: String, classes: &str| Status {
        text: None,
        tag: Some(Tag {
            text,
            classes: classes.to_owned(),
        }),
    };
    let status = if all {
        Status {
            text: Some(t!(language, "register-status-done")),
            tag: None,
        }
    } else if done == 0 {
        tag(t!(language, "register-status-none"), "govuk-tag--blue")
    } else {
        tag(
            t!(language, "register-status-some", done = done, of = of),
            "govuk-tag--light-blue",
        )
    };
    let task = Task {
        title: Message { text: title },
        href,
        status,
    };
    (all, task)
}

/// Where somebody begins an application.
#[derive(Debug, Serialize)]
pub(crate) struct BeginView {
    form: FormView,
    councils: Vec<Choice>,
}

impl View for BeginView {
    const TEMPLATE: &'static str = "register/begin.html";

    fn samples() -> Vec<Self> {
        let councils = vec![Choice::new("broadland", "Broadland District Council")];
        let wrong = FormErrors::one("council", t!(Language::English, "register-begin-fault"));
        vec![
            Self {
                form: FormView::default(),
                councils: councils.clone(),
            },
            Self {
                form: FormView::sent(&crate::web::fields::Fields::default(), &wrong),
                councils,
            },
        ]
    }
}

impl BeginView {
    fn of(ask: &Ask, form: FormView) -> Self {
        let councils = ask.app.places.councils();
        Self {
            form,
            councils: councils
                .into_iter()
                .map(|council| Choice::new(council.slug, council.name))
                .collect(),
        }
    }
}

/// `GET /my/application`
pub async fn begin_form(ask: Ask) -> Answer {
    let Some(id) = ask.household_id()? else {
        return page(
            &ask,
            &t!(ask.language, "register-join"),
            &BeginView::of(&ask, FormView::default()),
        );
    };
    let application = register::application_of(ask.app.store.read(), id).await?;
    if application.state == ApplicationState::Draft {
        tasks(&ask).await
    } else {
        Ok(see("/my"))
    }
}

/// `POST /my/application`
pub async fn begin_now(ask: Ask) -> Answer {
    let actor = ask.actor()?.clone();
    let Some(council) = ask.app.places.by_slug(ask.form.get("council")) else {
        let errors = FormErrors::one("council", t!(ask.language, "register-begin-fault"));
        let view = BeginView::of(&ask, FormView::sent(&ask.form, &errors));
        return page_with_faults(&ask, &t!(ask.language, "register-join"), &errors, &view);
    };
    let new = NewHousehold {
        council_id: council.id,
        account_id: Some(actor.account_id),
        people: vec![NewPerson {
            name: actor.name.clone(),
            born_on: None,
            sex: Sex::NotSaid,
            relation: "applicant".to_owned(),
        }],
        facts: Facts::new(),
        reach: Reach::default(),
        sensitive: false,
    };
    let by = By::from(&actor);
    ask.app
        .store
        .write(async |tx| register::begin(tx, &ask.at, &by, new.clone()).await)
        .await?;
    Ok(see("/my/application"))
}

/// What stands before the questions about harm.
#[derive(Debug, Serialize)]
pub(crate) struct SafetyView {
    to: String,
}

impl View for SafetyView {
    const TEMPLATE: &'static str = "register/safety.html";

    fn samples() -> Vec<Self> {
        vec![Self { to: "harm".into() }]
    }
}

/// `GET /my/application/safety`
pub async fn safety(ask: Ask) -> Answer {
    let to = register::form::page(ask.query.get("to")).map_or("harm", |page| page.slug);
    page(
        &ask,
        &t!(ask.language, "register-safety"),
        &SafetyView { to: to.to_owned() },
    )
}
