//! The front doors: one for the partnership, one for each council.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::app::App;
use crate::error::AppError;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// Where people choose their council.
#[derive(Debug, Serialize)]
pub(crate) struct PartnershipView {
    name: String,
    councils: Vec<Link>,
}

impl View for PartnershipView {
    const TEMPLATE: &'static str = "front/partnership.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                name: "Home Options".into(),
                councils: vec![Link::new("Broadland District Council", "/broadland")],
            },
            Self {
                name: "Home Options".into(),
                councils: Vec::new(),
            },
        ]
    }
}

/// A council's own front page.
#[derive(Debug, Serialize)]
pub(crate) struct CouncilView {
    slug: String,
    name: String,
    front_text: String,
    signed_in: bool,
}

impl View for CouncilView {
    const TEMPLATE: &'static str = "front/council.html";

    fn samples() -> Vec<Self> {
        let sample = |signed_in| Self {
            slug: "broadland".into(),
            name: "Broadland District Council".into(),
            front_text: "Find a home to rent from a housing association.".into(),
            signed_in,
        };
        vec![sample(true), sample(false)]
    }
}

/// `GET /`
pub async fn partnership(ask: Ask) -> Answer {
    let councils = ask.app.places.councils();
    let view = PartnershipView {
        name: ask
            .app
            .places
            .partnership()
            .map_or_else(|| "Home Options".into(), |row| row.name),
        councils: councils
            .iter()
            .map(|row| Link::new(row.name.clone(), format!("/{}", row.slug)))
            .collect(),
    };
    page(&ask, "Find a home", &view)
}

/// `GET /{council}`
pub async fn council(ask: Ask) -> Answer {
    let council = ask.council()?;
    let view = CouncilView {
        slug: council.slug.clone(),
        name: council.name.clone(),
        front_text: council.front_text.clone(),
        signed_in: ask.visitor.actor.is_some(),
    };
    page(&ask, "Find a home", &view)
}

/// The stylesheet or mark of a council; its name changes with its content, so browsers may keep it.
pub async fn face_file(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    match app.places.file(request.path()) {
        Some((kind, text)) => HttpResponse::Ok()
            .content_type(kind)
            .insert_header(("cache-control", crate::web::assets::FOR_EVER))
            .body(text),
        None => HttpResponse::NotFound().finish(),
    }
}

/// Any address that is nobody's.
pub async fn nothing_here() -> Answer {
    Err(AppError::NotFound)
}
