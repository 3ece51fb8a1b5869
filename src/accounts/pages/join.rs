//! Signing up.

use serde::Serialize;

use super::sign_in::home_of;
use super::{SentView, chosen_password, hashed, signed_in, spent};
use crate::accounts::join::allow_join;
use crate::accounts::{NewJoin, ask_to_join, finish_joining, joining};
use crate::t;
use crate::web::answer::{Answer, page, page_for_form, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Reader};
use crate::web::page::View;
use crate::web::shell::keeps;

/// The form for a new account.
#[derive(Debug, Serialize)]
pub(crate) struct SignUpView {
    form: FormView,
    council: String,
}

impl View for SignUpView {
    const TEMPLATE: &'static str = "accounts/sign_up.html";

    fn samples() -> Vec<Self> {
        let mut faulty = FormView::filled([("name", "Robin Shaw".to_owned())]);
        for (field, text) in [
            ("email", "Enter an email address"),
            ("password", "Enter a password"),
        ] {
            let text = text.into();
            faulty
                .errors
                .insert(field.into(), crate::web::form::Message { text });
        }
        let (empty, none) = (FormView::default(), String::new());
        vec![
            Self {
                form: empty,
                council: "broadland".into(),
            },
            Self {
                form: faulty,
                council: none,
            },
        ]
    }
}

/// The page behind the link in the message.
#[derive(Debug, Serialize)]
pub(crate) struct FinishView {
    name: String,
    email: String,
    token: String,
}

impl View for FinishView {
    const TEMPLATE: &'static str = "accounts/finish.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            name: "Robin Shaw".into(),
            email: "robin@example.org".into(),
            token: "0a1b".into(),
        }]
    }
}

/// `GET /sign-up`
pub async fn sign_up_form(ask: Ask) -> Answer {
    if let Some(actor) = &ask.visitor.actor
        && !actor.second_step_due
    {
        return Ok(see(home_of(actor.role)));
    }
    let view = SignUpView {
        form: FormView::default(),
        council: ask.query.get("council").to_owned(),
    };
    page_for_form(&ask, &t!(ask.language, "accounts-make"), &view)
}

/// `POST /sign-up`
pub async fn sign_up_now(ask: Ask) -> Answer {
    match read(&ask) {
        Ok((name, email, password)) => {
            let council = ask.app.places.by_slug(ask.form.get("council"));
            let store = &ask.app.store;
            store
                .write(async |tx| allow_join(tx, &ask.at, &email, &ask.address).await)
                .await?;
            let new = NewJoin {
                name,
                email: email.clone(),
                password_hash: hashed(&ask, password).await?,
                council_id: council.map(|row| row.id),
            };
            let public_url = &ask.app.settings.public_url;
            store
                .write(async |tx| ask_to_join(tx, &ask.at, public_url, ask.language, new.clone()).await)
                .await?;
            Ok(see(format!("/sign-up/sent{}", keeps(&ask))))
        }
        Err(errors) => {
            let view = SignUpView {
                form: FormView::sent(&ask.form, &errors),
                council: ask.form.get("council").to_owned(),
            };
            page_with_faults(&ask, &t!(ask.language, "accounts-make"), &errors, &view)
        }
    }
}

fn read(ask: &Ask) -> Result<(String, String, String), FormErrors> {
    let mut reader = Reader::in_language(&ask.form, ask.language);
    let name = reader.line("name", &t!(ask.language, "accounts-your-full-name"));
    let email = reader.email("email");
    let password = chosen_password(&mut reader, ask, "password");
    reader.finish((name, email, password))
}

/// `GET /sign-up/sent`
pub async fn sign_up_sent(ask: Ask) -> Answer {
    let language = ask.language;
    let view = SentView {
        heading: t!(language, "accounts-check-email"),
        lines: vec![
            t!(language, "accounts-sent-finish"),
            t!(language, "accounts-sent-once"),
            t!(language, "accounts-sent-have-account"),
        ],
    };
    page(&ask, &view.heading, &view)
}

/// `GET /sign-up/{token}`: changes nothing, because mail programs open links by themselves.
pub async fn finish_form(ask: Ask) -> Answer {
    let token = ask.part("token")?.to_owned();
    let found = joining(ask.app.store.read(), &token, ask.at.now)
        .await?
        .ok_or_else(spent)?;
    let view = FinishView {
        name: found.name,
        email: found.email,
        token,
    };
    page_for_form(&ask, &t!(ask.language, "accounts-finish"), &view)
}

/// `POST /sign-up/{token}`
pub async fn finish_now(ask: Ask) -> Answer {
    let token = ask.part("token")?;
    let secret = ask
        .app
        .store
        .write(async |tx| finish_joining(tx, &ask.at, token).await)
        .await?
        .ok_or_else(spent)?;
    signed_in(&ask, see("/my"), secret)
}
