//! What an advert is said to be, and how its state looks.

use crate::t;
use crate::texts::Language;
use entity::states::AdvertState;

/// Every state in the order of an advert's life.
pub const STATES: [AdvertState; 9] = [
    AdvertState::Draft,
    AdvertState::ChangesAsked,
    AdvertState::Submitted,
    AdvertState::Approved,
    AdvertState::Closed,
    AdvertState::Sealed,
    AdvertState::Let,
    AdvertState::Unlet,
    AdvertState::Withdrawn,
];

/// The word for a state in an address.
pub const fn state_code(state: AdvertState) -> &'static str {
    match state {
        AdvertState::Draft => "draft",
        AdvertState::Submitted => "submitted",
        AdvertState::ChangesAsked => "changes-asked",
        AdvertState::Approved => "approved",
        AdvertState::Closed => "closed",
        AdvertState::Sealed => "sealed",
        AdvertState::Let => "let",
        AdvertState::Unlet => "unlet",
        AdvertState::Withdrawn => "withdrawn",
    }
}

/// The words for a state on a page.
pub fn state_words(state: AdvertState) -> String {
    match state {
        AdvertState::Draft => t!(Language::English, "adverts-state-draft"),
        AdvertState::Submitted => t!(Language::English, "adverts-state-submitted"),
        AdvertState::ChangesAsked => t!(Language::English, "adverts-state-changes-asked"),
        AdvertState::Approved => t!(Language::English, "adverts-state-approved"),
        AdvertState::Closed => t!(Language::English, "adverts-state-closed"),
        AdvertState::Sealed => t!(Language::English, "adverts-state-sealed"),
        AdvertState::Let => t!(Language::English, "adverts-state-let"),
        AdvertState::Unlet => t!(Language::English, "adverts-state-unlet"),
        AdvertState::Withdrawn => t!(Language::English, "adverts-state-withdrawn"),
    }
}

/// The colour of a state's tag.
pub const fn state_class(state: AdvertState) -> &'static str {
    match state {
        AdvertState::Draft | AdvertState::Withdrawn => "govuk-tag--grey",
        AdvertState::Submitted => "govuk-tag--blue",
        AdvertState::ChangesAsked => "govuk-tag--orange",
        AdvertState::Approved => "govuk-tag--green",
        AdvertState::Closed => "govuk-tag--turquoise",
        AdvertState::Sealed => "govuk-tag--pink",
        AdvertState::Let => "govuk-tag--purple",
        AdvertState::Unlet => "govuk-tag--yellow",
    }
}
