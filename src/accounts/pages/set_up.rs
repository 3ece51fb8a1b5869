//! Setting up codes from an app, for staff.

use actix_web::HttpResponse;
use entity::account;
use entity::states::Role;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::own_password::check_present_password;
use super::sign_in::home_of;
use crate::accounts::SecondStep;
use crate::accounts::codes::{app_address, offered_secret, picture, set_up};
use crate::accounts::limits::{CODE, allow};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The page on which codes are set up.
#[derive(Debug, Serialize)]
pub(crate) struct SetUpView {
    form: FormView,
    /// The secret in groups of four, for typing.
    secret: String,
    /// There are codes already: the present password is asked for.
    again: bool,
}

impl View for SetUpView {
    const TEMPLATE: &'static str = "accounts/set_up.html";

    fn samples() -> Vec<Self> {
        let mut form = FormView::default();
        for field in ["password", "code"] {
            let text = "Enter it".into();
            form.errors.insert(field.into(), Message { text });
        }
        let sample = |form, again| Self {
            form,
            secret: "JBSW Y3DP".into(),
            again,
        };
        vec![sample(FormView::default(), false), sample(form, true)]
    }
}

fn title() -> String {
    t!(Language::English, "accounts-set-up-title")
}

/// `GET /account/codes`
pub async fn set_up_form(ask: Ask) -> Answer {
    let Some(account) = whose(&ask).await? else {
        return Ok(see("/sign-in/code"));
    };
    let view = view(&ask, FormView::default(), &account)?;
    page(&ask, &title(), &view)
}

/// `GET /account/codes/picture`: what a phone's camera reads.
pub async fn set_up_picture(ask: Ask) -> Answer {
    let Some(account) = whose(&ask).await? else {
        return Ok(see("/sign-in/code"));
    };
    let service = ask
        .app
        .places
        .partnership()
        .map_or_else(|| "Home Options".to_owned(), |row| row.name);
    let drawn = picture(&app_address(&service, &account.email, &secret(&ask)?))?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(drawn))
}

/// `POST /account/codes`
pub async fn set_up_now(ask: Ask) -> Answer {
    let Some(account) = whose(&ask).await? else {
        return Ok(see("/sign-in/code"));
    };
    let actor = ask.actor()?;
    let mut reader = Reader::new(&ask.form);
    let typed = reader.line("code", &t!(Language::English, "accounts-the-code"));
    if account.totp_secret.is_some() {
        check_present_password(&mut reader, &ask).await?;
    }
    if let Err(errors) = reader.finish(()) {
        return again(&ask, &errors, &account);
    }
    let key = actor.account_id.to_string();
    let store = &ask.app.store;
    store
        .write(async |tx| allow(tx, &ask.at, CODE, &key).await)
        .await?;
    let secret = secret(&ask)?;
    let outcome = store
        .write(async |tx| set_up(tx, &ask.at, actor, &secret, &typed).await)
        .await?;
    match outcome {
        SecondStep::Right => see_saying(
            &ask,
            home_of(actor.role),
            &t!(Language::English, "accounts-are-set-up"),
        ),
        SecondStep::Wrong | SecondStep::Spent => {
            let says = t!(Language::English, "accounts-code-wrong");
            again(&ask, &FormErrors::one("code", says), &account)
        }
    }
}

/// The account, if it may set up codes now. None: there are codes, and one is still to be shown.
async fn whose(ask: &Ask) -> Result<Option<account::Model>, AppError> {
    let actor = ask.actor()?;
    if actor.role == Role::Applicant {
        return Err(AppError::NotFound);
    }
    let account = account::Entity::find_by_id(actor.account_id)
        .one(ask.app.store.read())
        .await?
        .ok_or(AppError::SignIn)?;
    Ok(Some(account).filter(|row| row.totp_secret.is_none() || !actor.second_step_due))
}

fn secret(ask: &Ask) -> Result<String, AppError> {
    offered_secret(&ask.app.form_key, &ask.visitor.bound_to)
}

fn view(ask: &Ask, form: FormView, account: &account::Model) -> Result<SetUpView, AppError> {
    let mut grouped = String::new();
    for (place, letter) in secret(ask)?.chars().enumerate() {
        if place > 0 && place.is_multiple_of(4) {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    Ok(SetUpView {
        form,
        secret: grouped,
        again: account.totp_secret.is_some(),
    })
}

fn again(ask: &Ask, errors: &FormErrors, account: &account::Model) -> Answer {
    let view = view(ask, FormView::sent(&ask.form, errors), account)?;
    page_with_faults(ask, &title(), errors, &view)
}
