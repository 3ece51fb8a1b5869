//! The gate in front of every route: who may pass, whose form it is, and how a refusal looks.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use chrono::TimeDelta;
use entity::states::Role;
use futures_util::StreamExt;

use super::answer::{self, Problem};
use super::ask::{Ask, Visitor};
use super::cookies::{Cookies, said_in};
use super::csrf;
use super::fields::Fields;
use super::upload;
use crate::accounts;
use crate::app::App;
use crate::error::AppError;
use crate::partnership;
use crate::texts::Language;

/// Whom a route is for. Everybody else is answered as if nothing were there, or asked to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody.
    Public,
    /// Machines that watch the service; no session is looked up.
    Machine,
    /// Anybody who has given a password, whether or not a code is still due.
    PasswordGiven,
    /// Anybody fully signed in.
    SignedIn,
    Applicant,
    Provider,
    /// Officers and managers.
    Officer,
    Manager,
    Administrator,
}

impl Audience {
    /// Every audience, for tests that walk the routes.
    pub const ALL: [Self; 9] = [
        Self::Public,
        Self::Machine,
        Self::PasswordGiven,
        Self::SignedIn,
        Self::Applicant,
        Self::Provider,
        Self::Officer,
        Self::Manager,
        Self::Administrator,
    ];

    /// Whether somebody may pass; `SignIn` and `NotFound` are the two ways of saying no.
    pub fn admit(self, visitor: &Visitor) -> Result<(), AppError> {
        let role = match (self, &visitor.actor) {
            (Self::Public | Self::Machine, _) | (Self::PasswordGiven, Some(_)) => return Ok(()),
            (_, None) => return Err(AppError::SignIn),
            (_, Some(actor)) if actor.second_step_due => return Err(AppError::SignIn),
            (_, Some(actor)) => actor.role,
        };
        let fits = match self {
            Self::Public | Self::Machine | Self::PasswordGiven | Self::SignedIn => true,
            Self::Applicant => role == Role::Applicant,
            Self::Provider => role == Role::Provider,
            Self::Officer => matches!(role, Role::Officer | Role::Manager),
            Self::Manager => role == Role::Manager,
            Self::Administrator => role == Role::Administrator,
        };
        if fits { Ok(()) } else { Err(AppError::NotFound) }
    }
}

/// Largest form, in bytes: a 4,000-character note in any script fits many times over.
pub const LARGEST_FORM: usize = 256 * 1024;

/// Lets a request through, or answers for the handler.
pub async fn pass(
    audience: Audience,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let outcome = prepare(audience, &mut request).await;
    let barred = outcome.as_ref().err().map(|error| Barred(error.code()));
    let chosen = chosen_language(&request);
    let response = match outcome {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(error) => request.into_response(actix_web::ResponseError::error_response(&error)),
    };
    let mut response = finish(response);
    if let Some(cookie) = chosen {
        response.response_mut().add_cookie(&cookie)?;
    }
    if let Some(barred) = barred {
        response.response_mut().extensions_mut().insert(barred);
    }
    Ok(response)
}

/// On an answer: the gate did not let the request through to its handler, with the code of the reason. It is
/// what tells "you may not" from "there is no such row", which look the same to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Barred(pub &'static str);

async fn prepare(audience: Audience, request: &mut ServiceRequest) -> Result<(), AppError> {
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| AppError::internal("finding the program", "no program in the request"))?;
    if audience == Audience::Machine {
        return Ok(());
    }
    let visitor = visitor(&app, request).await?;
    let admitted = audience.admit(&visitor);
    let bound_to = visitor.bound_to.clone();
    request.extensions_mut().insert(visitor);
    admitted?;
    if request.method() == Method::POST {
        let form = if audience == Audience::Provider && upload_comes(request) {
            let (form, file) = upload::read(request).await?;
            request.extensions_mut().insert(file);
            form
        } else {
            read_form(request).await?
        };
        if !csrf::holds(&app.form_key, &bound_to, form.get("csrf")) {
            return Err(AppError::Forged);
        }
        request.extensions_mut().insert(form);
    }
    Ok(())
}

async fn visitor(app: &App, request: &ServiceRequest) -> Result<Visitor, AppError> {
    let cookies = Cookies {
        secure: app.settings.secure(),
    };
    let value = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    let now = app.clock.now();
    let (mut own_language, mut looked_after_by) = (None, None);
    let mut visitor = Visitor {
        said: value(cookies.said_name()).and_then(|sentence| said_in(&sentence)),
        ..Visitor::default()
    };
    if let Some(token) = value(cookies.session_name())
        && let Some(session) = app.sessions.find(app.store.read(), &token, now).await?
    {
        // Once a minute is often enough to know that somebody is still there.
        if now - session.last_seen_at > TimeDelta::minutes(1) {
            accounts::seen(app.store.writer(), session.actor.session_id, now).await?;
        }
        visitor.ends_at = Some(session.ends_at);
        visitor.may_switch = session.may_switch;
        own_language = session.language;
        looked_after_by = session.looked_after_by;
        visitor.actor = Some(session.actor);
        visitor.bound_to = token;
    } else {
        let sent = value(cookies.form_name()).filter(|token| token.len() == 64);
        visitor.form_cookie_is_new = sent.is_none();
        visitor.bound_to = sent.unwrap_or_else(|| app.ids.token());
    }
    if visitor
        .actor
        .as_ref()
        .is_none_or(|actor| actor.role == Role::Applicant)
    {
        let header = request.headers().get(ACCEPT_LANGUAGE);
        let asked = header.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let chosen = language_in_query(request)
            .or_else(|| value(cookies.language_name()).and_then(|code| Language::from_code(&code)));
        visitor.language = chosen
            .or(own_language)
            .unwrap_or_else(|| Language::asked_for(asked));
        if let (Some(actor), Some(chosen)) = (&visitor.actor, chosen)
            && chosen != own_language.unwrap_or_default()
        {
            accounts::reads(app.store.writer(), actor.account_id, chosen).await?;
        }
        visitor.may_choose_language = request.method() == Method::GET;
    }
    // A page that is not there still wears the face of the council whose pages it would be among. Who comes from a
    // council's pages to sign in keeps its face.
    let first = first_of(request.path());
    let query = Fields::read(request.query_string().as_bytes());
    let came_from = matches!(first, "sign-in" | "sign-up")
        .then(|| [query.get("council"), first_of(query.get("next"))])
        .filter(|_| visitor.actor.is_none());
    let slug = request.match_info().get("council").or_else(|| {
        let mut named = std::iter::once(first).chain(came_from.into_iter().flatten());
        named.find(|slug| app.places.by_slug(slug).is_some())
    });
    visitor.council = partnership::council_of(app, slug, visitor.actor.as_ref(), looked_after_by).await?;
    Ok(visitor)
}

/// The first part of a path.
fn first_of(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}

/// Only people whom we know bring files along.
fn upload_comes(request: &ServiceRequest) -> bool {
    kind_of(request).starts_with("multipart/form-data")
}

/// The field of an address that chooses a language: `?language=pl` shows this page in Polish, and those to come.
pub(super) const LANGUAGE: &str = "language";

fn language_in_query(request: &ServiceRequest) -> Option<Language> {
    Language::from_code(Fields::read(request.query_string().as_bytes()).get(LANGUAGE))
}

/// The cookie that keeps the language just chosen. Choosing changes nothing but the visitor's own cookie, so a link
/// may do it; it works without scripts and leads nowhere but to the page itself.
fn chosen_language(request: &ServiceRequest) -> Option<Cookie<'static>> {
    let app = request.app_data::<web::Data<App>>()?;
    let cookies = Cookies {
        secure: app.settings.secure(),
    };
    let may = request
        .extensions()
        .get::<Visitor>()
        .is_some_and(|visitor| visitor.may_choose_language);
    language_in_query(request)
        .filter(|_| may)
        .map(|language| cookies.language(language))
}

fn kind_of(request: &ServiceRequest) -> &str {
    request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

async fn read_form(request: &mut ServiceRequest) -> Result<Fields, AppError> {
    if !kind_of(request).starts_with("application/x-www-form-urlencoded") {
        return Err(AppError::Forged);
    }
    let mut payload = request.take_payload();
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        // Cut off or not as it was announced: whoever sent it can send it again.
        let Ok(chunk) = chunk else {
            return Err(AppError::Forged);
        };
        if body.len() + chunk.len() > LARGEST_FORM {
            return Err(AppError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Fields::read(&body))
}

/// Gives a refusal its page.
fn finish(mut response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let problem = response.response_mut().extensions_mut().remove::<Problem>();
    let Some(problem) = problem else { return response };
    let (request, _) = response.into_parts();
    let page = match Ask::of(&request) {
        Ok(ask) => answer::problem_page(&ask, &problem),
        Err(_) => answer::bare(&problem),
    };
    ServiceResponse::new(request, page)
}
