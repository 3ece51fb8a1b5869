//! From a view to an answer, and from an error to its page.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use super::ask::Ask;
use super::cookies::Cookies;
use super::page::{Link, View};
use super::{csrf, shell};
use crate::error::{AppError, chain};
use crate::texts::{Kept, Language, Sentence};
use crate::{kept, t};

/// What a handler answers.
pub type Answer = Result<HttpResponse, AppError>;

/// What went wrong, on its way from a handler to the gate, which knows how to make a page of it.
#[derive(Clone, Debug)]
pub struct Problem {
    pub status: StatusCode,
    pub code: &'static str,
    pub says: Option<Kept>,
    pub reasons: Vec<Kept>,
    /// For a 500: what the log calls it.
    pub reference: Option<String>,
    pub retry_after: Option<u64>,
}

/// A page for this visitor.
pub fn page<V: View>(ask: &Ask, title: &str, view: &V) -> Answer {
    page_with(ask, StatusCode::OK, &shell::of(ask, title), view)
}

/// A page with a form that a visitor may send without being signed in.
pub fn page_for_form<V: View>(ask: &Ask, title: &str, view: &V) -> Answer {
    page_with(ask, StatusCode::OK, &shell::with_form(ask, title), view)
}

/// A form with faults: the same page, status 422, values kept. The title says that it is an error.
pub fn page_with_faults<V: View>(
    ask: &Ask,
    title: &str,
    errors: &super::form::FormErrors,
    view: &V,
) -> Answer {
    page_with(
        ask,
        StatusCode::UNPROCESSABLE_ENTITY,
        &shell::with_errors(ask, title, errors),
        view,
    )
}

pub(super) fn page_with<V: View>(
    ask: &Ask,
    status: StatusCode,
    shell: &super::page::Shell,
    view: &V,
) -> Answer {
    let mut response = ask
        .app
        .pages
        .answer(status, shell, view)
        .map_err(|cause| AppError::internal("printing a page", cause))?;
    let cookies = Cookies {
        secure: ask.app.settings.secure(),
    };
    let mut add = |cookie| {
        response
            .add_cookie(&cookie)
            .map_err(|cause| AppError::internal("setting a cookie", cause))
    };
    if ask.has_form.get() && ask.visitor.form_cookie_is_new && ask.visitor.actor.is_none() {
        add(cookies.form(ask.visitor.bound_to.clone()))?;
    }
    if ask.visitor.said.is_some() {
        add(cookies.gone(cookies.said_name()))?;
    }
    Ok(response)
}

/// On to another page after a form was acted on.
pub fn see(path: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, path.as_ref()))
        .finish()
}

/// The same, with a sentence to show there once.
pub fn see_saying(ask: &Ask, path: impl AsRef<str>, sentence: &str) -> Answer {
    let cookies = Cookies {
        secure: ask.app.settings.secure(),
    };
    let mut response = see(path);
    response
        .add_cookie(&cookies.said(sentence))
        .map_err(|cause| AppError::internal("setting a cookie", cause))?;
    Ok(response)
}

impl Ask {
    /// The token for this visitor's forms. Asking for it makes sure that the cookie it is bound to is sent.
    pub fn form_token(&self) -> String {
        self.has_form.set(true);
        csrf::token(&self.app.form_key, &self.visitor.bound_to)
    }
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(_) | Self::Stale => StatusCode::CONFLICT,
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy | Self::Contention(_) | Self::Away { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut problem = Problem {
            status: self.status_code(),
            code: self.code(),
            says: None,
            reasons: Vec::new(),
            reference: None,
            retry_after: None,
        };
        match self {
            Self::Refused(refusal) => {
                tracing::info!(code = refusal.code, "refused");
                problem.says = Some(refusal.says.clone());
                problem.reasons.clone_from(&refusal.reasons);
            }
            Self::Invalid(errors) => {
                problem.reasons = errors
                    .iter()
                    .map(|fault| Kept::said(fault.says.clone()))
                    .collect();
            }
            Self::TooMany(seconds) => problem.retry_after = Some(*seconds),
            Self::Busy | Self::Contention(_) => {
                tracing::warn!("too busy; nothing was saved");
                problem.retry_after = Some(5);
            }
            Self::Away { cause, in_doubt } => {
                tracing::error!(%cause, in_doubt, "the database is away");
                problem.retry_after = Some(10);
                problem.says = in_doubt.then(|| kept!("web-in-doubt"));
            }
            Self::Internal { doing, cause } => {
                let reference = reference();
                tracing::error!(%reference, doing, cause = %chain(cause.as_ref()), "a request failed");
                problem.reference = Some(reference);
            }
            Self::SignIn | Self::NotFound | Self::Forged | Self::Stale | Self::TooLarge => {}
        }
        let mut response = HttpResponse::build(problem.status).finish();
        response.extensions_mut().insert(problem);
        response
    }
}

impl AppError {
    /// The stable code of each kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Refused(refusal) => refusal.code,
            Self::SignIn => "sign_in",
            Self::NotFound => "not_found",
            Self::Forged => "forged",
            Self::Stale => "stale",
            Self::TooMany(_) => "too_many",
            Self::TooLarge => "too_large",
            Self::Busy | Self::Contention(_) => "busy",
            Self::Away { .. } => "away",
            Self::Internal { .. } => "internal",
        }
    }
}

/// What the page and the log both call a failure.
fn reference() -> String {
    crate::ids::Ids::from_machine().reference('E')
}

/// The page of a problem.
#[derive(Debug, Serialize)]
pub(crate) struct ProblemView {
    pub heading: String,
    pub says: Vec<Sentence>,
    pub reasons: Vec<Vec<Sentence>>,
    pub reference: Option<String>,
    /// What to do instead, before the way to the start page.
    pub instead: Option<Link>,
    pub back: String,
}

impl View for ProblemView {
    const TEMPLATE: &'static str = "problem.html";

    fn samples() -> Vec<Self> {
        let (heading, says) = words(Language::English, StatusCode::CONFLICT);
        let full = Self {
            heading,
            says: vec![Sentence::own(says)],
            reasons: vec![vec![Sentence::english(
                "The advert closed on Monday 23 November 2026 at 11:59pm.",
            )]],
            reference: Some("E-2345-6789".into()),
            instead: Some(Link::new("Ask for a new link", "/sign-in/forgotten")),
            back: "/broadland/homes".into(),
        };
        let bare = Self {
            reasons: Vec::new(),
            reference: None,
            instead: None,
            ..full_copy(&full)
        };
        vec![full, bare]
    }
}

fn full_copy(view: &ProblemView) -> ProblemView {
    ProblemView {
        heading: view.heading.clone(),
        says: view.says.clone(),
        reasons: view.reasons.clone(),
        reference: view.reference.clone(),
        instead: view.instead.clone(),
        back: view.back.clone(),
    }
}

/// Heading and sentence for a status.
fn words(language: Language, status: StatusCode) -> (String, String) {
    match status {
        StatusCode::NOT_FOUND => (t!(language, "web-not-found"), t!(language, "web-not-found-says")),
        StatusCode::FORBIDDEN => (t!(language, "web-forbidden"), t!(language, "web-forbidden-says")),
        StatusCode::CONFLICT => (t!(language, "web-conflict"), t!(language, "web-conflict-says")),
        StatusCode::PAYLOAD_TOO_LARGE => (t!(language, "web-too-large"), t!(language, "web-too-large-says")),
        StatusCode::UNPROCESSABLE_ENTITY => (
            t!(language, "web-problem-heading"),
            t!(language, "web-unprocessable-says"),
        ),
        StatusCode::TOO_MANY_REQUESTS => (t!(language, "web-too-many"), t!(language, "web-too-many-says")),
        StatusCode::SERVICE_UNAVAILABLE => (t!(language, "web-busy"), t!(language, "web-busy-says")),
        _ => (t!(language, "web-our-fault"), t!(language, "web-our-fault-says")),
    }
}

/// Where a new link is asked for, for the paths of links that we send.
fn link_sent(path: &str) -> Option<&'static str> {
    if path.starts_with("/sign-in/new-password/") {
        Some("/sign-in/forgotten")
    } else if path.starts_with("/sign-up/") {
        Some("/sign-up")
    } else {
        None
    }
}

/// What somebody can do instead of what did not work.
fn instead(language: Language, status: StatusCode, path: &str) -> Option<Link> {
    match status {
        StatusCode::CONFLICT => link_sent(path).map(|to| Link::new(t!(language, "web-new-link"), to)),
        StatusCode::TOO_MANY_REQUESTS if path == "/sign-in" => {
            Some(Link::new(t!(language, "web-forgotten"), "/sign-in/forgotten"))
        }
        // these answer a visit under the same address as what is sent
        StatusCode::FORBIDDEN
            if path == "/sign-in" || path == "/sign-up" || path.starts_with("/my/application") =>
        {
            Some(Link::new(t!(language, "web-back-to-form"), path))
        }
        _ => None,
    }
}

/// Makes the page of a problem for this visitor.
pub(super) fn problem_page(ask: &Ask, problem: &Problem) -> HttpResponse {
    if problem.status == StatusCode::SEE_OTHER {
        return to_sign_in(ask);
    }
    let language = ask.language;
    let (heading, says) = words(language, problem.status);
    let heading = if link_sent(&ask.path).is_some() && problem.status == StatusCode::CONFLICT {
        t!(language, "web-link-spent")
    } else {
        heading
    };
    let mut says = problem.says.as_ref().map_or_else(
        || vec![Sentence::own(says.clone())],
        |kept| kept.sentences(language),
    );
    if let Some(seconds) = problem.retry_after
        && problem.status == StatusCode::TOO_MANY_REQUESTS
    {
        let minutes = seconds.div_ceil(60);
        says.push(Sentence::own(t!(language, "web-try-again", n = minutes)));
    }
    let instead = instead(language, problem.status, &ask.path);
    let view = ProblemView {
        heading: heading.clone(),
        says,
        reasons: problem
            .reasons
            .iter()
            .map(|reason| reason.sentences(language))
            .collect(),
        reference: problem.reference.clone(),
        instead,
        back: ask
            .visitor
            .council
            .as_ref()
            .map_or_else(|| "/".into(), |council| format!("/{}", council.slug)),
    };
    let made = page_with(ask, problem.status, &shell::of(ask, &heading), &view);
    let mut response = made.unwrap_or_else(|cause| {
        tracing::error!(%cause, "the page of a problem could not be printed");
        bare(problem)
    });
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

/// A problem said without templates: the last resort.
pub(super) fn bare(problem: &Problem) -> HttpResponse {
    let (heading, says) = words(Language::English, problem.status);
    let says = problem.says.as_ref().map_or(says, Kept::in_english);
    let mut response = HttpResponse::build(problem.status);
    if let Some(seconds) = problem.retry_after {
        response.insert_header((RETRY_AFTER, seconds));
    }
    response
        .content_type("text/plain; charset=utf-8")
        .body(format!("{heading}. {says}\n"))
}

fn to_sign_in(ask: &Ask) -> HttpResponse {
    let second_step = ask
        .visitor
        .actor
        .as_ref()
        .is_some_and(|actor| actor.second_step_due);
    let page = if second_step { "/sign-in/code" } else { "/sign-in" };
    let next: String = form_urlencoded::byte_serialize(ask.path.as_bytes()).collect();
    see(format!("{page}?next={next}"))
}
