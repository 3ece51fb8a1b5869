//! The sign-in page.

use actix_web::HttpResponse;
use entity::states::Role;
use serde::Serialize;

use super::safe_next;
use crate::accounts::{SignedIn, sign_in};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page_for_form, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::View;

/// The sign-in form.
#[derive(Debug, Serialize)]
pub(crate) struct SignInView {
    form: FormView,
    next: String,
}

impl View for SignInView {
    const TEMPLATE: &'static str = "accounts/sign_in.html";

    fn samples() -> Vec<Self> {
        let mut wrong = FormView::filled([("email", "name@example.org".to_owned())]);
        wrong.errors.insert(
            "email".into(),
            Message {
                text: t!(Language::English, "accounts-wrong"),
            },
        );
        vec![
            Self {
                form: FormView::default(),
                next: String::new(),
            },
            Self {
                form: wrong,
                next: "/my".into(),
            },
        ]
    }
}

/// `GET /sign-in`
pub async fn sign_in_form(ask: Ask) -> Answer {
    if let Some(actor) = &ask.visitor.actor
        && !actor.second_step_due
    {
        return Ok(see(home_of(actor.role)));
    }
    let view = SignInView {
        form: FormView::default(),
        next: ask.query.get("next").to_owned(),
    };
    page_for_form(&ask, &t!(ask.language, "accounts-sign-in"), &view)
}

/// `POST /sign-in`
pub async fn sign_in_now(ask: Ask) -> Answer {
    let (email, password) = (ask.form.get("email"), ask.form.get("password"));
    let mut errors = FormErrors::default();
    if email.is_empty() {
        errors.add("email", t!(ask.language, "accounts-enter-email"));
    }
    if password.is_empty() {
        errors.add("password", t!(ask.language, "accounts-enter-your-password"));
    }
    if errors.is_empty() {
        if let Some(signed_in) = sign_in(&ask.app, email, password, &ask.address).await? {
            return welcome(&ask, &signed_in);
        }
        errors.add("email", t!(ask.language, "accounts-wrong"));
    }
    let view = SignInView {
        form: FormView::sent(&ask.form, &errors),
        next: ask.form.get("next").to_owned(),
    };
    page_with_faults(&ask, &t!(ask.language, "accounts-sign-in"), &errors, &view)
}

fn welcome(ask: &Ask, signed_in: &SignedIn) -> Answer {
    let next = safe_next(ask.form.get("next"));
    let response: HttpResponse = if signed_in.second_step_due {
        let next: String = form_urlencoded::byte_serialize(next.unwrap_or_default().as_bytes()).collect();
        see(format!("/sign-in/code?next={next}"))
    } else {
        see(next.unwrap_or_else(|| home_of(signed_in.role)))
    };
    super::signed_in(ask, response, signed_in.token.clone())
}

/// The page on which each role begins.
pub(super) fn home_of(role: Role) -> &'static str {
    match role {
        Role::Applicant => "/my",
        Role::Provider => "/provider",
        Role::Officer => "/officer",
        Role::Manager => "/manager",
        Role::Administrator => "/admin",
    }
}
