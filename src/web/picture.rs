//! Drawings of homes, for adverts that have no photograph: calm, small, and always the same for the same home.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};

use crate::web::assets::FOR_EVER;

mod building;
mod chance;
mod parts;
mod scene;

use building::Building;
use chance::Chance;
use scene::Scene;

/// The shapes a home is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeShape {
    Terraced,
    SemiDetached,
    Detached,
    Bungalow,
    Flat,
    Maisonette,
}

impl HomeShape {
    pub const ALL: [Self; 6] = [
        Self::Terraced,
        Self::SemiDetached,
        Self::Detached,
        Self::Bungalow,
        Self::Flat,
        Self::Maisonette,
    ];

    /// The shape in a URL.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Terraced => "terraced",
            Self::SemiDetached => "semi-detached",
            Self::Detached => "detached",
            Self::Bungalow => "bungalow",
            Self::Flat => "flat",
            Self::Maisonette => "maisonette",
        }
    }

    /// The shape that a URL names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.slug() == slug)
    }
}

/// Draws a home as an SVG file of 640 by 400: the same arguments always give the same drawing.
/// Under 6 KB, without scripts or styles, so it can stand in a page or be served as a picture.
pub fn home_picture(shape: HomeShape, bedrooms: u8, seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let scene = Scene::by(&mut chance);
    let building = Building::by(&mut chance, shape, bedrooms);
    let id = format!("sky-{}-{bedrooms}-{seed}", shape.slug());
    // What it shows is said where it stands, in the language of the page.
    let mut svg =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400" role="img">"#
            .to_owned();
    scene.behind(&id, &mut svg);
    building.draw(&mut svg);
    scene.before(&mut svg);
    svg.push_str("</svg>");
    svg
}

/// Where the drawing is served.
pub fn home_picture_url(shape: HomeShape, bedrooms: u8, seed: u64) -> String {
    format!("/assets/home/{}-{bedrooms}-{seed}.svg", shape.slug())
}

/// Answers `GET /assets/home/{name}` with the drawing that the name describes.
pub async fn serve(name: web::Path<String>) -> HttpResponse {
    match described(&name) {
        Some((shape, bedrooms, seed)) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "image/svg+xml"))
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .body(home_picture(shape, bedrooms, seed)),
        None => HttpResponse::NotFound().finish(),
    }
}

/// What the name of a drawing describes: shape, bedrooms and seed.
pub fn described(name: &str) -> Option<(HomeShape, u8, u64)> {
    let (rest, seed) = name.strip_suffix(".svg")?.rsplit_once('-')?;
    let (slug, bedrooms) = rest.rsplit_once('-')?;
    Some((
        HomeShape::from_slug(slug)?,
        bedrooms.parse().ok()?,
        seed.parse().ok()?,
    ))
}
