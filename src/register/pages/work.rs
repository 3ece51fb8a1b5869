//! The officer's day: what is due, oldest first. And the messages that could not be sent.

use serde::Serialize;

use crate::audit::{self, By, Entry};
use crate::dates::{in_words, london_day};
use crate::error::AppError;
use crate::register::{self, CaseFilter};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::{adverts, mail, offers, shortlists};
use entity::states::{AdvertState, HouseholdState};

/// How much of one kind is due.
#[derive(Debug, Serialize)]
pub(crate) struct Due {
    number: String,
    label: String,
    href: &'static str,
}

/// One application that waits.
#[derive(Debug, Serialize)]
pub(crate) struct Waiting {
    href: String,
    reference: String,
    name: String,
    band: String,
    since: String,
}

/// An advert that should have closed.
#[derive(Debug, Serialize)]
pub(crate) struct NotClosed {
    href: String,
    reference: String,
    when: String,
}

/// What is due today.
#[derive(Debug, Serialize)]
pub(crate) struct WorkView {
    day: String,
    /// How many adverts should have closed and have not, in words.
    not_closed_says: String,
    not_closed: Vec<NotClosed>,
    due: Vec<Due>,
    waiting: Vec<Waiting>,
    more: bool,
}

impl View for WorkView {
    const TEMPLATE: &'static str = "register/work.html";

    fn samples() -> Vec<Self> {
        let view = |full: bool| Self {
            day: "Monday 2 November 2026".into(),
            not_closed_says: "An advert should have closed and has not.".into(),
            not_closed: if full {
                vec![NotClosed {
                    href: "/officer/adverts/1".into(),
                    reference: "HO-1001".into(),
                    when: "should have closed on Sunday 1 November 2026 at 11:59pm".into(),
                }]
            } else {
                Vec::new()
            },
            due: vec![Due {
                number: "3".into(),
                label: "applications to check".into(),
                href: "/officer/cases?state=to-check",
            }],
            waiting: if full {
                vec![Waiting {
                    href: "/officer/cases/1".into(),
                    reference: "L-2345-6789".into(),
                    name: "Robin Shaw".into(),
                    band: "Band 2".into(),
                    since: "Monday 2 November 2026 at 9am".into(),
                }]
            } else {
                Vec::new()
            },
            more: full,
        };
        vec![view(true), view(false)]
    }
}

fn not_closed_yet(advert: &adverts::Advert) -> NotClosed {
    let when = advert.row.closes_at.map(crate::dates::closing_in_words);
    NotClosed {
        href: format!("/officer/adverts/{}", advert.row.id),
        reference: advert.row.reference.clone(),
        when: t!(
            Language::English,
            "register-not-closed-since",
            when = when.unwrap_or_default()
        ),
    }
}

/// How many cases are shown on the page itself.
const SHOWN: usize = 10;

/// `GET /officer`
pub async fn work(ask: Ask) -> Answer {
    let council = ask.staff()?.council_id;
    let db = ask.app.store.read();
    let to_check = CaseFilter {
        to_check: true,
        ..CaseFilter::default()
    };
    let on_hold = CaseFilter {
        state: Some(HouseholdState::Suspended),
        ..CaseFilter::default()
    };
    let (rows, total) = register::cases(db, council, &to_check, 1).await?;
    let submitted = adverts::read::all_of_council(db, council)
        .await?
        .iter()
        .filter(|advert| advert.row.state == AdvertState::Submitted)
        .count();
    let failed = mail::failed(db, council).await?.len();
    let lists = shortlists::to_check(db, council).await?;
    let late = offers::late(db, council, ask.at.now).await?;
    let held = register::count_cases(db, council, &on_hold).await?;
    let not_closed = adverts::read::not_closed(db, council, ask.at.now).await?;
    let due = |number: String, label, href| Due { number, label, href };
    let view = WorkView {
        day: crate::dates::day_in_words(london_day(ask.at.now)),
        not_closed_says: t!(Language::English, "register-not-closed", n = not_closed.len()),
        not_closed: not_closed.iter().map(not_closed_yet).collect(),
        due: vec![
            due(
                total.to_string(),
                t!(Language::English, "register-due-check", n = total),
                "/officer/cases?state=to-check",
            ),
            due(
                lists.to_string(),
                t!(Language::English, "register-due-shortlists", n = lists),
                "/officer/shortlists",
            ),
            due(
                late.to_string(),
                t!(Language::English, "register-due-late", n = late),
                "/officer/nominations",
            ),
            due(
                submitted.to_string(),
                t!(Language::English, "register-due-adverts", n = submitted),
                "/officer/adverts",
            ),
            due(
                failed.to_string(),
                t!(Language::English, "register-due-mail", n = failed),
                "/officer/mail",
            ),
            due(
                held.to_string(),
                t!(Language::English, "register-due-hold", n = held),
                "/officer/cases?state=suspended",
            ),
        ],
        more: rows.len() > SHOWN,
        waiting: rows
            .into_iter()
            .take(SHOWN)
            .map(|row| Waiting {
                href: format!("/officer/cases/{}", row.household.id),
                reference: row.household.reference,
                name: row.name,
                band: row
                    .assessment
                    .and_then(|found| found.band)
                    .unwrap_or_else(|| t!(Language::English, "register-not-qualified")),
                since: row
                    .application
                    .and_then(|found| found.submitted_at)
                    .map_or_else(String::new, in_words),
            })
            .collect(),
    };
    page(&ask, &t!(Language::English, "register-work"), &view)
}

/// One e-mail that could not be sent.
#[derive(Debug, Serialize)]
pub(crate) struct Failed {
    id: String,
    to: String,
    kind: String,
    since: String,
    tries: i32,
    why: String,
}

/// E-mails that could not be sent.
#[derive(Debug, Serialize)]
pub(crate) struct MailView {
    count: String,
    failed: Vec<Failed>,
}

impl View for MailView {
    const TEMPLATE: &'static str = "register/mail.html";

    fn samples() -> Vec<Self> {
        let failed = Failed {
            id: "1".into(),
            to: "robin@example.org".into(),
            kind: "assessed".into(),
            since: "Monday 2 November 2026 at 9am".into(),
            tries: 8,
            why: "the mail server did not answer".into(),
        };
        vec![
            Self {
                count: "1 email".into(),
                failed: vec![failed],
            },
            Self {
                count: "0 emails".into(),
                failed: Vec::new(),
            },
        ]
    }
}

/// `GET /officer/mail`
pub async fn mail_failed(ask: Ask) -> Answer {
    let found = mail::failed(ask.app.store.read(), ask.staff()?.council_id).await?;
    let view = MailView {
        count: t!(Language::English, "register-mail-count", n = found.len()),
        failed: found
            .into_iter()
            .map(|row| Failed {
                id: row.id.to_string(),
                to: row.recipient,
                kind: row.kind.replace('_', " "),
                since: in_words(row.created_at),
                tries: row.attempts,
                why: row.last_error.unwrap_or_default(),
            })
            .collect(),
    };
    page(&ask, &t!(Language::English, "register-mail-failed"), &view)
}

/// `POST /officer/mail/{mail}/again`
pub async fn mail_again(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let id = ask.id("mail")?;
    let by = By::from(&staff);
    ask.app
        .store
        .write(async |tx| {
            if !mail::try_again(tx, id, staff.council_id, ask.at.now).await? {
                return Err(AppError::NotFound);
            }
            audit::record(tx, &ask.at, &by, Entry::new("try_again", "mail", id)).await
        })
        .await?;
    see_saying(
        &ask,
        "/officer/mail",
        &t!(Language::English, "register-mail-again"),
    )
}
