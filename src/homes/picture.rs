//! The drawing that stands for a home until there is a photograph.

use entity::home;
use entity::states::HomeKind;

use crate::t;
use crate::texts::Language;
use crate::web::picture::{HomeShape, home_picture_url};

/// Where the drawing of this home is served.
pub fn picture_url(home: &home::Model) -> String {
    let (shape, bedrooms, seed) = drawn(home);
    home_picture_url(shape, bedrooms, seed)
}

/// What the drawing shows, for people who cannot see it.
pub fn picture_alt(language: Language, home: &home::Model) -> String {
    t!(language, "homes-drawing", shape = drawn(home).0.slug())
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
