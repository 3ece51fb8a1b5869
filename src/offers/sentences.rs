//! The sentences people read. Under 25 words each, and nothing blames.

use entity::{home, provider};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::bids::nth;
use crate::error::AppError;
use crate::homes::words::title;
use crate::t;
use crate::texts::Language;

/// The home as it is said in a sentence: `2-bedroom house, 4 Mill Lane, Diss`.
pub(super) fn home_in_words(language: Language, home: &home::Model) -> String {
    format!(
        "{}, {}, {}",
        title(language, home.kind, home.bedrooms),
        street(home),
        home.parish
    )
}

/// Number and street on one line.
pub(super) fn street(home: &home::Model) -> String {
    let lines: Vec<&str> = home
        .address
        .lines()
        .map(|line| line.trim().trim_end_matches(','))
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(", ")
}

/// Who lets a home and how to reach them, as a message says it.
pub(super) async fn landlord_in_words(
    db: &impl ConnectionTrait,
    language: Language,
    provider_id: Uuid,
) -> Result<String, AppError> {
    let landlord = provider::Entity::find_by_id(provider_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(if landlord.phone.is_empty() {
        t!(language, "offers-told-landlord-only", landlord = landlord.name)
    } else {
        t!(
            language,
            "offers-told-landlord",
            landlord = landlord.name,
            phone = landlord.phone
        )
    })
}

/// Where a bidder stood: `You were 3rd of 31 on the list.`
pub(super) fn place_in_words(language: Language, place: Option<i32>, listed: usize) -> String {
    match place.and_then(|place| u32::try_from(place).ok()) {
        Some(place) => t!(
            language,
            "offers-out-place",
            place = nth(language, place),
            of = listed
        ),
        None => t!(language, "offers-out-no-place"),
    }
}
