//! A new password for somebody who cannot sign in.

use serde::Serialize;

use super::{SentView, chosen_password, hashed, spent};
use crate::accounts::recovery::allow_recovery;
use crate::accounts::{forgotten, link_is_good, set_new_password};
use crate::t;
use crate::web::answer::{Answer, page, page_for_form, page_with_faults, see, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;
use crate::web::shell::keeps;

/// The form that asks for the address.
#[derive(Debug, Serialize)]
pub(crate) struct ForgottenView {
    form: FormView,
}

impl View for ForgottenView {
    const TEMPLATE: &'static str = "accounts/forgotten.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                form: FormView::default(),
            },
            Self {
                form: faulty("email", "Enter an email address"),
            },
        ]
    }
}

/// The form that takes the new password.
#[derive(Debug, Serialize)]
pub(crate) struct NewPasswordView {
    form: FormView,
    token: String,
}

impl View for NewPasswordView {
    const TEMPLATE: &'static str = "accounts/new_password.html";

    fn samples() -> Vec<Self> {
        let sample = |form| Self {
            form,
            token: "0a1b".into(),
        };
        vec![
            sample(FormView::default()),
            sample(faulty("new_password", "Enter a password")),
        ]
    }
}

fn faulty(field: &str, says: &str) -> FormView {
    let mut form = FormView::default();
    form.errors.insert(field.into(), Message { text: says.into() });
    form
}

/// `GET /sign-in/forgotten`
pub async fn forgotten_form(ask: Ask) -> Answer {
    let form = FormView::default();
    page_for_form(
        &ask,
        &t!(ask.language, "accounts-forgotten"),
        &ForgottenView { form },
    )
}

/// `POST /sign-in/forgotten`: the same answer, whether or not the address has an account.
pub async fn forgotten_now(ask: Ask) -> Answer {
    let mut reader = Reader::in_language(&ask.form, ask.language);
    let email = reader.email("email");
    if let Err(errors) = reader.finish(()) {
        let form = FormView::sent(&ask.form, &errors);
        return page_with_faults(
            &ask,
            &t!(ask.language, "accounts-forgotten"),
            &errors,
            &ForgottenView { form },
        );
    }
    let store = &ask.app.store;
    store
        .write(async |tx| allow_recovery(tx, &ask.at, &email, &ask.address).await)
        .await?;
    let public_url = &ask.app.settings.public_url;
    store
        .write(async |tx| forgotten(tx, &ask.at, public_url, ask.language, &email).await)
        .await?;
    Ok(see(format!("/sign-in/forgotten/sent{}", keeps(&ask))))
}

/// `GET /sign-in/forgotten/sent`
pub async fn forgotten_sent(ask: Ask) -> Answer {
    let language = ask.language;
    let view = SentView {
        heading: t!(language, "accounts-check-email"),
        lines: vec![
            t!(language, "accounts-sent-forgotten"),
            t!(language, "accounts-sent-new-password"),
        ],
    };
    page(&ask, &view.heading, &view)
}

/// `GET /sign-in/new-password/{token}`: changes nothing, because mail programs open links by themselves.
pub async fn new_password_form(ask: Ask) -> Answer {
    let token = ask.part("token")?.to_owned();
    if !link_is_good(ask.app.store.read(), &token, ask.at.now).await? {
        return Err(spent());
    }
    let form = FormView::default();
    page_for_form(
        &ask,
        &t!(ask.language, "accounts-new-password-title"),
        &NewPasswordView { form, token },
    )
}

/// `POST /sign-in/new-password/{token}`
pub async fn new_password_now(ask: Ask) -> Answer {
    let token = ask.part("token")?.to_owned();
    if !link_is_good(ask.app.store.read(), &token, ask.at.now).await? {
        return Err(spent());
    }
    let password = match read(&ask) {
        Ok(password) => password,
        Err(errors) => {
            let form = FormView::sent(&ask.form, &errors);
            return page_with_faults(
                &ask,
                &t!(ask.language, "accounts-new-password-title"),
                &errors,
                &NewPasswordView { form, token },
            );
        }
    };
    let hash = hashed(&ask, password).await?;
    let public_url = &ask.app.settings.public_url;
    let set = ask
        .app
        .store
        .write(async |tx| set_new_password(tx, &ask.at, public_url, &token, hash.clone()).await)
        .await?;
    if !set {
        return Err(spent());
    }
    see_saying(&ask, "/sign-in", &t!(ask.language, "accounts-password-is-set"))
}

fn read(ask: &Ask) -> Result<String, FormErrors> {
    let mut reader = Reader::in_language(&ask.form, ask.language);
    let password = chosen_password(&mut reader, ask, "new_password");
    reader.finish(password)
}
