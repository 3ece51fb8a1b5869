//! The people of the landlords: who has an account, and an account for somebody new.

use entity::{account, provider};
use serde::Serialize;
use uuid::Uuid;

use crate::admin::{NewProviderStaff, add_to_provider, providers};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The landlords with their people, and the form.
#[derive(Debug, Serialize)]
pub(crate) struct ProvidersView {
    count: String,
    people: Vec<Line>,
    providers: Vec<Choice>,
    form: FormView,
}

/// One person of a landlord.
#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    email: String,
    provider: String,
    codes: bool,
    disabled: bool,
}

/// One landlord to choose.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
}

impl View for ProvidersView {
    const TEMPLATE: &'static str = "admin/providers.html";

    fn samples() -> Vec<Self> {
        let choice = |value: &str, text: &str| Choice {
            value: value.into(),
            text: text.into(),
        };
        let line = |disabled: bool| Line {
            href: "/admin/accounts/0192".into(),
            name: "Petra Lane".into(),
            email: "petra.lane@saffron.example.org".into(),
            provider: "Saffron Homes".into(),
            codes: !disabled,
            disabled,
        };
        let sample = |people: Vec<Line>, form| Self {
            count: counted(people.len()),
            people,
            providers: vec![choice("", "Choose"), choice("0192", "Saffron Homes")],
            form,
        };
        let mut wrong = FormView::filled([("name", "Petra Lane".to_owned())]);
        for field in ["email", "provider"] {
            let text = "Enter it".into();
            wrong.errors.insert(field.into(), Message { text });
        }
        vec![
            sample(vec![line(false), line(true)], FormView::default()),
            sample(Vec::new(), wrong),
        ]
    }
}

fn title() -> String {
    t!(Language::English, "admin-landlord-people")
}

/// `GET /admin/providers`
pub async fn providers_form(ask: Ask) -> Answer {
    page(&ask, &title(), &view(&ask, FormView::default()).await?)
}

/// `POST /admin/providers`
pub async fn provider_staff_now(ask: Ask) -> Answer {
    match make(&ask).await {
        Ok(name) => see_saying(
            &ask,
            "/admin/providers",
            &t!(Language::English, "admin-has-account", name = name),
        ),
        Err(AppError::Invalid(errors)) => {
            let view = view(&ask, FormView::sent(&ask.form, &errors)).await?;
            page_with_faults(&ask, &title(), &errors, &view)
        }
        Err(other) => Err(other),
    }
}

async fn make(ask: &Ask) -> Result<String, AppError> {
    let staff = ask.staff()?;
    let new = read(ask)?;
    let name = new.name.clone();
    let public_url = &ask.app.settings.public_url;
    ask.app
        .store
        .write(async |tx| add_to_provider(tx, &ask.at, &staff, public_url, new.clone()).await)
        .await?;
    Ok(name)
}

fn read(ask: &Ask) -> Result<NewProviderStaff, AppError> {
    let mut reader = Reader::new(&ask.form);
    let chosen: Option<Uuid> = ask.form.get("provider").parse().ok();
    if chosen.is_none() {
        reader.fault("provider", t!(Language::English, "admin-choose-landlord"));
    }
    let name = reader.line("name", &t!(Language::English, "admin-the-full-name"));
    let email = reader.email("email");
    let (name, email) = reader.finish((name, email))?;
    let provider_id = chosen.ok_or_else(|| {
        AppError::from(FormErrors::one(
            "provider",
            t!(Language::English, "admin-choose-landlord"),
        ))
    })?;
    Ok(NewProviderStaff {
        provider_id,
        name,
        email,
        password_hash: ask.app.passwords.hash(&ask.app.ids.token())?,
    })
}

async fn view(ask: &Ask, form: FormView) -> Result<ProvidersView, AppError> {
    let found = providers(ask.app.store.read()).await?;
    let mut choices = vec![Choice {
        value: String::new(),
        text: t!(Language::English, "admin-choose"),
    }];
    choices.extend(found.iter().map(|(row, _)| Choice {
        value: row.id.to_string(),
        text: row.name.clone(),
    }));
    let people: Vec<Line> = found
        .into_iter()
        .flat_map(|(row, people)| people.into_iter().map(move |one| line(&row, one)))
        .collect();
    Ok(ProvidersView {
        count: counted(people.len()),
        people,
        providers: choices,
        form,
    })
}

fn line(provider: &provider::Model, one: account::Model) -> Line {
    Line {
        href: format!("/admin/accounts/{}", one.id),
        provider: provider.name.clone(),
        codes: one.totp_secret.is_some(),
        disabled: one.disabled_at.is_some(),
        name: one.name,
        email: one.email,
    }
}

fn counted(people: usize) -> String {
    t!(Language::English, "admin-people-count", n = people)
}
