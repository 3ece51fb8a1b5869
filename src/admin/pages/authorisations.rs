//! Which officers of other councils may act for this one.

use entity::{account, authorisation};
use serde::Serialize;

use crate::accounts::{NewAuthorisation, authorise, authorised_by, end_authorisation, is_in_force, others};
use crate::audit::By;
use crate::dates;
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The authorisations a council has given.
#[derive(Debug, Serialize)]
pub(crate) struct AuthorisationsView {
    council: String,
    count: String,
    given: Vec<Line>,
}

/// One authorisation.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    council: String,
    reason: String,
    from: String,
    until: String,
    /// Where ending it is posted to; none when it has ended.
    end: Option<String>,
}

impl View for AuthorisationsView {
    const TEMPLATE: &'static str = "admin/authorisations.html";

    fn samples() -> Vec<Self> {
        let line = |end: Option<&str>| Line {
            name: "Robin Tas".into(),
            council: "South Norfolk Council".into(),
            reason: "Help in a busy month".into(),
            from: "2 November 2026".into(),
            until: "30 November 2026".into(),
            end: end.map(Into::into),
        };
        let sample = |given: Vec<Line>| Self {
            council: "Broadland District Council".into(),
            count: format!("{} officers", given.len()),
            given,
        };
        let full = vec![line(Some("/admin/authorisations/0192/end")), line(None)];
        vec![sample(full), sample(Vec::new())]
    }
}

/// The form that authorises somebody.
#[derive(Debug, Serialize)]
pub(crate) struct NewAuthorisationView {
    form: FormView,
    council: String,
    officers: Vec<Choice>,
}

/// One officer, in the shape of an option.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
}

impl View for NewAuthorisationView {
    const TEMPLATE: &'static str = "admin/authorise.html";

    fn samples() -> Vec<Self> {
        let mut form = FormView::filled([("reason", "Help in a busy month".to_owned())]);
        for field in ["officer", "reason", "until"] {
            let text = "Enter it".into();
            form.errors.insert(field.into(), Message { text });
        }
        let sample = |form, officers| Self {
            form,
            council: "Broadland District Council".into(),
            officers,
        };
        let officer = Choice {
            value: "0192".into(),
            text: "Robin Tas, South Norfolk Council".into(),
        };
        vec![
            sample(FormView::default(), Vec::new()),
            sample(form, vec![officer]),
        ]
    }
}

fn title() -> String {
    t!(Language::English, "admin-authorise-title")
}

/// `GET /admin/authorisations`
pub async fn authorisations(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let rows = authorised_by(ask.app.store.read(), staff.council_id).await?;
    let given: Vec<Line> = rows
        .into_iter()
        .map(|(row, officer)| line(&ask, &row, officer))
        .collect();
    let view = AuthorisationsView {
        council: ask.council()?.name.clone(),
        count: t!(Language::English, "admin-others-count", n = given.len()),
        given,
    };
    page(&ask, &t!(Language::English, "admin-others"), &view)
}

fn line(ask: &Ask, row: &authorisation::Model, officer: account::Model) -> Line {
    let day = |at| dates::day_short(dates::london_day(at));
    let end = format!("/admin/authorisations/{}/end", row.id);
    Line {
        name: officer.name,
        council: council_name(ask, officer.council_id),
        reason: row.reason.clone(),
        from: day(row.from_at),
        // It ends with the end of a day, which is the beginning of the next.
        until: row
            .until_at
            .map_or_else(String::new, |at| day(at - chrono::TimeDelta::microseconds(1))),
        end: is_in_force(row, ask.at.now).then_some(end),
    }
}

fn council_name(ask: &Ask, id: Option<uuid::Uuid>) -> String {
    id.and_then(|id| ask.app.places.by_id(id))
        .map_or_else(String::new, |council| council.name)
}

async fn form_view(ask: &Ask, form: FormView) -> Result<NewAuthorisationView, AppError> {
    let staff = ask.staff()?;
    let found = others(ask.app.store.read(), staff.council_id).await?;
    Ok(NewAuthorisationView {
        form,
        council: ask.council()?.name.clone(),
        officers: found
            .into_iter()
            .map(|officer| Choice {
                value: officer.id.to_string(),
                text: format!("{}, {}", officer.name, council_name(ask, officer.council_id)),
            })
            .collect(),
    })
}

/// `GET /admin/authorisations/new`
pub async fn authorise_form(ask: Ask) -> Answer {
    let view = form_view(&ask, FormView::default()).await?;
    page(&ask, &title(), &view)
}

/// `POST /admin/authorisations`
pub async fn authorise_now(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let new = match read(&ask) {
        Ok(new) => new,
        Err(errors) => {
            let view = form_view(&ask, FormView::sent(&ask.form, &errors)).await?;
            return page_with_faults(&ask, &title(), &errors, &view);
        }
    };
    let by = By::from(&staff);
    ask.app
        .store
        .write(async |tx| authorise(tx, &ask.at, &by, staff.council_id, new.clone()).await)
        .await?;
    see_saying(
        &ask,
        "/admin/authorisations",
        &t!(Language::English, "admin-may-act"),
    )
}

fn read(ask: &Ask) -> Result<NewAuthorisation, FormErrors> {
    let mut reader = Reader::new(&ask.form);
    let officer = ask.form.get("officer").parse().ok();
    if officer.is_none() {
        reader.fault("officer", t!(Language::English, "admin-choose-officer"));
    }
    let reason = reader.line("reason", &t!(Language::English, "admin-the-reason"));
    let until = reader.date("until", &t!(Language::English, "admin-the-last-day"));
    let today = dates::london_day(ask.at.now);
    if until.is_some_and(|day| day < today) {
        reader.fault("until", t!(Language::English, "admin-last-day-past"));
    }
    if until.is_some_and(|day| day > today + chrono::Days::new(366)) {
        reader.fault("until", t!(Language::English, "admin-last-day-far"));
    }
    let (officer, reason, until) = reader.finish((officer, reason, until))?;
    match (officer, until) {
        (Some(account_id), Some(day)) => Ok(NewAuthorisation {
            account_id,
            reason,
            until: dates::end_of(day),
        }),
        _ => Err(FormErrors::one(
            "officer",
            t!(Language::English, "admin-choose-officer"),
        )),
    }
}

/// `POST /admin/authorisations/{authorisation}/end`
pub async fn end_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("authorisation")?);
    let by = By::from(&staff);
    ask.app
        .store
        .write(async |tx| end_authorisation(tx, &ask.at, &by, staff.council_id, id).await)
        .await?;
    see_saying(
        &ask,
        "/admin/authorisations",
        &t!(Language::English, "admin-authorisation-ended"),
    )
}
