//! The picture of a home: its photograph, or the drawing that stands for it until there is one.

use entity::home;
use entity::states::HomeKind;

use super::photo::{large_url, small_url};
use crate::t;
use crate::texts::Language;
use crate::web::picture::{HomeShape, home_picture_url};

/// Where the picture of this home is served, in the size of a card.
pub fn picture_url(home: &home::Model) -> String {
    home.photo.as_deref().map_or_else(|| drawing_url(home), small_url)
}

/// Where the picture of this home is served, in the size of its own page.
pub fn picture_large_url(home: &home::Model) -> String {
    home.photo.as_deref().map_or_else(|| drawing_url(home), large_url)
}

fn drawing_url(home: &home::Model) -> String {
    let (shape, bedrooms, seed) = drawn(home);
    home_picture_url(shape, bedrooms, seed)
}

/// What the picture shows, for people who cannot see it: a photograph in the words of the landlord.
pub fn picture_alt(language: Language, home: &home::Model) -> String {
    match (&home.photo, &home.photo_alt) {
        (Some(_), Some(alt)) => alt.clone(),
        _ => t!(language, "homes-drawing", shape = drawn(home).0.slug()),
    }
}

fn drawn(home: &home::Model) -> (HomeShape, u8, u64) {
    let seed = home.picture_seed.unsigned_abs();
    let shape = match home.kind {
        HomeKind::Flat | HomeKind::Bedsit => HomeShape::Flat,
        HomeKind::Maisonette => HomeShape::Maisonette,
        HomeKind::Bungalow => HomeShape::Bungalow,
        HomeKind::House if seed % 5 < 2 => HomeShape::Terraced,
        HomeKind::House if seed % 5 < 4 => HomeShape::SemiDetached,
        HomeKind::House => HomeShape::Detached,
    };
    (shape, u8::try_from(home.bedrooms).unwrap_or(1), seed)
}
