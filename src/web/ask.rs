//! What a handler is given: the program, who asks, for which council, and what came along.

use std::cell::Cell;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use entity::council;
use uuid::Uuid;

use super::address;
use super::fields::Fields;
use crate::access::{Actor, Staff};
use crate::app::App;
use crate::error::AppError;
use crate::ids::Moment;
use crate::texts::Language;

/// Who asks, as the gate found out. Lives in the request.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    pub actor: Option<Actor>,
    /// What form tokens are bound to: the session's cookie, or the form cookie of somebody not signed in.
    pub bound_to: String,
    /// The form cookie is new and must be sent if the page has a form.
    pub form_cookie_is_new: bool,
    /// A sentence carried over a redirect.
    pub said: Option<String>,
    /// The council whose face the page wears.
    pub council: Option<council::Model>,
    /// When the session will end if nothing is done.
    pub ends_at: Option<crate::clock::Instant>,
    /// The language of the page: staff work in English, everybody else chooses.
    pub language: Language,
    /// The page can be had in other languages: it was asked for by its address, by somebody who may choose.
    pub may_choose_language: bool,
    /// Whether the member of staff who is signed in may act for several councils.
    pub may_switch: bool,
}

/// One request, as a handler sees it.
#[derive(Debug)]
pub struct Ask {
    pub app: App,
    pub at: Moment,
    pub visitor: Visitor,
    pub language: Language,
    pub path: String,
    pub query: Fields,
    /// The posted form; its token has been checked by the gate. Empty for a GET.
    pub form: Fields,
    /// Where the request came from; only ever stored as a hash.
    pub address: String,
    pub(super) has_form: Cell<bool>,
    names: Vec<(String, String)>,
}

impl FromRequest for Ask {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Ask {
    /// The request as the gate has prepared it.
    pub fn of(request: &HttpRequest) -> Result<Self, AppError> {
        let app = request
            .app_data::<web::Data<App>>()
            .ok_or_else(|| AppError::internal("finding the program", "no program in the request"))?;
        let extensions = request.extensions();
        let visitor = extensions.get::<Visitor>().cloned().unwrap_or_default();
        Ok(Self {
            app: app.get_ref().clone(),
            at: app.moment(),
            language: visitor.language,
            visitor,
            path: request.path().to_owned(),
            query: Fields::read(request.query_string().as_bytes()),
            form: extensions.get::<Fields>().cloned().unwrap_or_default(),
            address: address::of(request, &app.settings.trusted_proxies),
            has_form: Cell::new(false),
            names: request
                .match_info()
                .iter()
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .collect(),
        })
    }

    /// A named part of the path; anything missing is not found.
    pub fn part(&self, name: &str) -> Result<&str, AppError> {
        self.names
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, v)| v.as_str())
            .ok_or(AppError::NotFound)
    }

    /// A named part of the path that is an id; anything else is not found, without a hint.
    pub fn id(&self, name: &str) -> Result<Uuid, AppError> {
        let typed = self.part(name)?;
        typed.parse().ok().ok_or(AppError::NotFound)
    }

    /// Whoever is signed in.
    pub fn actor(&self) -> Result<&Actor, AppError> {
        self.visitor.actor.as_ref().ok_or(AppError::SignIn)
    }

    /// A member of council staff, for the council acted for.
    pub fn staff(&self) -> Result<Staff, AppError> {
        self.actor()?.staff().ok_or(AppError::NotFound)
    }

    /// The provider whose staff is signed in.
    pub fn provider_id(&self) -> Result<Uuid, AppError> {
        self.actor()?.provider_id.ok_or(AppError::NotFound)
    }

    /// The household of the applicant who is signed in, if an application has been begun.
    pub fn household_id(&self) -> Result<Option<Uuid>, AppError> {
        Ok(self.actor()?.household_id)
    }

    /// The council whose face the page wears; not found when the path names none.
    pub fn council(&self) -> Result<&council::Model, AppError> {
        self.visitor.council.as_ref().ok_or(AppError::NotFound)
    }
}
