//! The second step: a code from the app.

use entity::account;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::safe_next;
use super::sign_in::home_of;
use crate::accounts::limits::{CODE, allow};
use crate::accounts::{SecondStep, check_code, code_at, sessions};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page_for_form, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::View;

/// The form for the code.
#[derive(Debug, Serialize)]
pub(crate) struct CodeView {
    form: FormView,
    next: String,
    /// The code itself, in a demonstration only.
    shown: Option<String>,
}

impl View for CodeView {
    const TEMPLATE: &'static str = "accounts/code.html";

    fn samples() -> Vec<Self> {
        let mut wrong = FormView::default();
        wrong.errors.insert(
            "code".into(),
            Message {
                text: "Enter the code of 6 digits".into(),
            },
        );
        vec![
            Self {
                form: FormView::default(),
                next: String::new(),
                shown: Some("123456".into()),
            },
            Self {
                form: wrong,
                next: "/officer".into(),
                shown: None,
            },
        ]
    }
}

fn title() -> String {
    t!(Language::English, "accounts-code-title")
}

/// `GET /sign-in/code`
pub async fn code_form(ask: Ask) -> Answer {
    let actor = ask.actor()?;
    if !actor.second_step_due {
        return Ok(see(home_of(actor.role)));
    }
    let account = account::Entity::find_by_id(actor.account_id)
        .one(ask.app.store.read())
        .await?
        .ok_or(AppError::SignIn)?;
    if account.totp_secret.is_none() {
        return Ok(see("/account/codes"));
    }
    let view = CodeView {
        form: FormView::default(),
        next: ask.query.get("next").to_owned(),
        shown: shown(&ask, account.totp_secret.as_deref())?,
    };
    page_for_form(&ask, &title(), &view)
}

/// `POST /sign-in/code`
pub async fn code_now(ask: Ask) -> Answer {
    let actor = ask.actor()?.clone();
    let typed = ask.form.get("code").to_owned();
    let account_key = actor.account_id.to_string();
    ask.app
        .store
        .write(async |tx| allow(tx, &ask.at, CODE, &account_key).await)
        .await?;
    let outcome = ask
        .app
        .store
        .write(async |tx| {
            let account = account::Entity::find_by_id(actor.account_id)
                .one(tx)
                .await?
                .ok_or(AppError::SignIn)?;
            let outcome = check_code(tx, account, &typed, ask.at.now).await?;
            if outcome == SecondStep::Right {
                sessions::second_step_done(tx, &ask.at, &actor).await?;
            }
            Ok(outcome)
        })
        .await?;
    let says = match outcome {
        SecondStep::Right => {
            return Ok(see(
                safe_next(ask.form.get("next")).unwrap_or_else(|| home_of(actor.role))
            ));
        }
        SecondStep::Wrong if typed.is_empty() => t!(Language::English, "accounts-code-enter"),
        SecondStep::Wrong => t!(Language::English, "accounts-code-wrong"),
        SecondStep::Spent => t!(Language::English, "accounts-code-spent"),
    };
    let errors = FormErrors::one("code", says);
    let view = CodeView {
        form: FormView::sent(&ask.form, &errors),
        next: ask.form.get("next").to_owned(),
        shown: None,
    };
    page_with_faults(&ask, &title(), &errors, &view)
}

/// In a demonstration the page shows the code, because nobody has its secret in an app.
fn shown(ask: &Ask, secret: Option<&str>) -> Result<Option<String>, AppError> {
    match secret {
        Some(secret) if ask.app.settings.demonstration => code_at(secret, ask.at.now).map(Some),
        Some(_) | None => Ok(None),
    }
}
