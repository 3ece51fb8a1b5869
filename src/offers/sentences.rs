//! The sentences people read. Under 25 words each, and nothing blames.

use entity::home;

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

/// Where a bidder stood: `Your place was 3 of 31 bids.`
pub(super) fn place_in_words(language: Language, place: Option<i32>, bids: usize) -> String {
    match place {
        Some(place) => t!(language, "offers-out-place", place = place, n = bids),
        None => t!(language, "offers-out-no-place", n = bids),
    }
}
