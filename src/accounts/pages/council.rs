//! Choosing the council to act for.

use entity::account;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::sign_in::home_of;
use crate::accounts::{may_act_for, switch_council};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::View;

/// The councils somebody may act for.
#[derive(Debug, Serialize)]
pub(crate) struct CouncilsView {
    form: FormView,
    choices: Vec<Choice>,
}

/// One council, in the shape of a radio.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    checked: bool,
}

impl View for CouncilsView {
    const TEMPLATE: &'static str = "accounts/council.html";

    fn samples() -> Vec<Self> {
        let choice = |text: &str, checked| Choice {
            value: text.to_lowercase(),
            text: text.into(),
            checked,
        };
        let mut form = FormView::default();
        let text = choose();
        form.errors.insert("council".into(), Message { text });
        vec![
            Self {
                form: FormView::default(),
                choices: vec![choice("Broadland", true), choice("South Norfolk", false)],
            },
            Self {
                form,
                choices: Vec::new(),
            },
        ]
    }
}

fn title() -> String {
    t!(Language::English, "accounts-council-title")
}

fn choose() -> String {
    t!(Language::English, "accounts-council-choose")
}

/// `GET /account/council`
pub async fn council_form(ask: Ask) -> Answer {
    let choices = choices(&ask).await?;
    let form = FormView::default();
    page(&ask, &title(), &CouncilsView { form, choices })
}

/// `POST /account/council`
pub async fn council_now(ask: Ask) -> Answer {
    let choices = choices(&ask).await?;
    let chosen = choices
        .iter()
        .find(|choice| choice.value == ask.form.get("council"));
    let Some((slug, name)) = chosen.map(|choice| (choice.value.clone(), choice.text.clone())) else {
        let errors = FormErrors::one("council", choose());
        let form = FormView::sent(&ask.form, &errors);
        return page_with_faults(&ask, &title(), &errors, &CouncilsView { form, choices });
    };
    let council = ask.app.places.by_slug(&slug).ok_or(AppError::NotFound)?;
    let actor = ask.actor()?;
    ask.app
        .store
        .write(async |tx| switch_council(tx, &ask.at, actor, council.id).await)
        .await?;
    see_saying(
        &ask,
        home_of(actor.role),
        &t!(Language::English, "accounts-council-now", council = name),
    )
}

/// The councils to choose from; nobody but staff of a council has any.
async fn choices(ask: &Ask) -> Result<Vec<Choice>, AppError> {
    let staff = ask.staff()?;
    let account = account::Entity::find_by_id(staff.account_id)
        .one(ask.app.store.read())
        .await?
        .ok_or(AppError::SignIn)?;
    let allowed = may_act_for(
        ask.app.store.read(),
        account.id,
        account.role,
        account.council_id,
        ask.at.now,
    )
    .await?;
    Ok(ask
        .app
        .places
        .councils()
        .into_iter()
        .filter(|council| allowed.contains(&council.id))
        .map(|council| Choice {
            checked: council.id == staff.council_id,
            value: council.slug,
            text: council.name,
        })
        .collect())
}
