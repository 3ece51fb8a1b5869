//! Changing one's own password, which needs the present one.

use entity::account;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::{chosen_password, hashed};
use crate::accounts::change_password;
use crate::accounts::limits::{PASSWORD_AGAIN, allow};
use crate::error::AppError;
use crate::t;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The form for a change of password.
#[derive(Debug, Serialize)]
pub(crate) struct OwnPasswordView {
    form: FormView,
}

impl View for OwnPasswordView {
    const TEMPLATE: &'static str = "accounts/own_password.html";

    fn samples() -> Vec<Self> {
        let mut form = FormView::default();
        for field in ["password", "new_password"] {
            let text = "Enter a password".into();
            form.errors.insert(field.into(), Message { text });
        }
        let empty = FormView::default();
        vec![Self { form: empty }, Self { form }]
    }
}

/// `GET /account/password`
pub async fn own_password_form(ask: Ask) -> Answer {
    let form = FormView::default();
    page(
        &ask,
        &t!(ask.language, "accounts-change-title"),
        &OwnPasswordView { form },
    )
}

/// `POST /account/password`
pub async fn own_password_now(ask: Ask) -> Answer {
    let password = match read(&ask).await? {
        Ok(password) => password,
        Err(errors) => {
            let form = FormView::sent(&ask.form, &errors);
            return page_with_faults(
                &ask,
                &t!(ask.language, "accounts-change-title"),
                &errors,
                &OwnPasswordView { form },
            );
        }
    };
    let hash = hashed(&ask, password).await?;
    let actor = ask.actor()?;
    let public_url = &ask.app.settings.public_url;
    ask.app
        .store
        .write(async |tx| change_password(tx, &ask.at, public_url, actor, hash.clone()).await)
        .await?;
    see_saying(&ask, "/account", &t!(ask.language, "accounts-password-changed"))
}

async fn read(ask: &Ask) -> Result<Result<String, FormErrors>, AppError> {
    let mut reader = Reader::in_language(&ask.form, ask.language);
    check_present_password(&mut reader, ask).await?;
    let password = chosen_password(&mut reader, ask, "new_password");
    Ok(reader.finish(password))
}

/// Checks the present password, typed again into the field `password`; a fault is named there.
pub(super) async fn check_present_password(reader: &mut Reader<'_>, ask: &Ask) -> Result<(), AppError> {
    let typed = ask.form.get("password").to_owned();
    if typed.is_empty() {
        reader.fault("password", t!(ask.language, "accounts-enter-present"));
        return Ok(());
    }
    let id = ask.actor()?.account_id;
    let key = id.to_string();
    ask.app
        .store
        .write(async |tx| allow(tx, &ask.at, PASSWORD_AGAIN, &key).await)
        .await?;
    let account = account::Entity::find_by_id(id)
        .one(ask.app.store.read())
        .await?
        .ok_or(AppError::SignIn)?;
    let passwords = ask.app.passwords.clone();
    let fits = actix_web::web::block(move || passwords.fits(&typed, Some(&account.password_hash)))
        .await
        .map_err(|cause| AppError::internal("checking a password", cause))?;
    if !fits {
        reader.fault("password", t!(ask.language, "accounts-present-wrong"));
    }
    Ok(())
}
