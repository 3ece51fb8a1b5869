//! What is said of bids: plain sentences, the same on every page and in every message.

use allocations::{Ahead, Reason, Truth};
use entity::bid;
use entity::states::{AdvertState, BidState};
use serde::Serialize;

use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::dates;
use crate::homes::words::title_with_place;

/// What the engine calls the key of a draw.
pub(super) const DRAW: &str = "the recorded draw";

/// A reason as `ui.reasons` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonLine {
    pub text: String,
    pub holds: Option<bool>,
    pub clause: Option<String>,
}

impl ReasonLine {
    /// A reason with its clause; says when a fact is still missing.
    pub fn of(reason: &Reason) -> Self {
        Self {
            text: open_or_not(reason),
            holds: None,
            clause: reason.clause.as_deref().map(clause),
        }
    }

    /// A sentence of our own.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            holds: None,
            clause: None,
        }
    }
}

/// A reason in one line of text.
pub(super) fn reason(reason: &Reason) -> String {
    match &reason.clause {
        Some(found) => format!("{} ({})", open_or_not(reason), clause(found)),
        None => open_or_not(reason),
    }
}

fn open_or_not(reason: &Reason) -> String {
    let missing: Vec<&str> = reason
        .facts
        .iter()
        .filter(|fact| fact.value == "not known")
        .map(|fact| fact.label.as_str())
        .collect();
    match reason.answer {
        Truth::Yes | Truth::No => reason.says.clone(),
        Truth::Unknown if missing.is_empty() => format!("We cannot tell yet: {}", reason.says),
        Truth::Unknown => format!(
            "We cannot tell yet: {} We need to know: {}.",
            reason.says,
            missing.join(", ")
        ),
    }
}

fn clause(found: &str) -> String {
    if found.starts_with(|first: char| first.is_ascii_digit()) {
        format!("clause {found}")
    } else {
        found.to_owned()
    }
}

/// Whether the advert has ever been open to the public.
pub(super) fn is_public(advert: &Advert) -> bool {
    match advert.row.state {
        AdvertState::Draft | AdvertState::Submitted | AdvertState::ChangesAsked => false,
        AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed
        | AdvertState::Let
        | AdvertState::Unlet
        | AdvertState::Withdrawn => true,
    }
}

/// `2-bedroom house, Diss`
pub(super) fn home(advert: &Advert) -> String {
    title_with_place(&advert.home)
}

/// `bid`, or `interest` for a private home.
pub(super) fn thing(advert: &Advert) -> &'static str {
    if advert.is_interest() { "interest" } else { "bid" }
}

/// What somebody reads whose bid ended because the advert was taken down.
pub(super) fn advert_withdrawn() -> &'static str {
    "The landlord or the council took the advert down. It is not about you, and you can use the bid for another home."
}

/// The subject of a receipt.
pub(super) fn received(advert: &Advert) -> &'static str {
    if advert.is_interest() {
        "We have your interest in a home"
    } else {
        "We have your bid"
    }
}

/// The body of a receipt.
pub(super) fn receipt(advert: &Advert, reference: &str, now: Instant) -> String {
    let closes = advert.row.closes_at.map_or_else(String::new, |closes| {
        format!(
            " You can withdraw until {}. We will tell you your place after that.",
            dates::closing_in_words(closes)
        )
    });
    format!(
        "Your {} for {} came in on {}. Its reference is {reference}.{closes}",
        thing(advert),
        home(advert),
        dates::in_words(now),
    )
}

/// `1st`, `2nd`, `13th`
pub(crate) fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// `1 household`, `4 households`
pub(crate) fn households(count: u32) -> String {
    format!("{count} household{}", if count == 1 { "" } else { "s" })
}

/// How many are ahead by one key: `4 households are in a higher band.`
pub(crate) fn ahead(ahead: &Ahead) -> String {
    let count = ahead.households;
    let (is, has, comes) = if count == 1 {
        ("is", "has", "comes")
    } else {
        ("are", "have", "come")
    };
    let why = match ahead.key.as_str() {
        "band" => format!("{is} in a higher band"),
        "priority date" | "date" | "ranking date" => {
            format!("{has} an earlier priority date in the same band")
        }
        "tier" => format!("{is} in a group that this home is for first"),
        "stage" => format!("{is} in a stage that is used first"),
        "limit for the group" => format!("{is} within the limit for the group"),
        "points" => format!("{has} more points"),
        "reference number" => format!("{comes} first by reference number, where all else is equal"),
        DRAW => "came first in the draw, where all else was equal".to_owned(),
        "time of the interest" => "showed interest earlier".to_owned(),
        other => format!("{comes} first by {other}"),
    };
    format!("{} {why}.", households(count))
}

/// What a bid's state is called, and the colour of its tag.
pub(crate) fn state(bid: &bid::Model) -> (&'static str, &'static str) {
    match bid.state {
        BidState::Placed => ("Counted", "govuk-tag--blue"),
        BidState::Withdrawn => ("Withdrawn", "govuk-tag--grey"),
        BidState::Listed => ("On the list", "govuk-tag--yellow"),
        BidState::NotConsidered => ("Not considered", "govuk-tag--grey"),
        BidState::Nominated => ("Put forward", "govuk-tag--purple"),
        BidState::Successful => ("Home is yours", "govuk-tag--green"),
        BidState::Unsuccessful => ("Not successful", "govuk-tag--grey"),
    }
}

#[cfg(test)]
mod tests {
    use allocations::Ahead;

    use super::{ahead, ordinal};

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(ordinal).into();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 112th 122nd");
    }

    #[test]
    fn those_ahead_are_counted_never_named() {
        let said = |key: &str, households| {
            ahead(&Ahead {
                key: key.into(),
                households,
            })
        };
        assert_eq!(said("band", 1), "1 household is in a higher band.");
        assert_eq!(
            said("priority date", 4),
            "4 households have an earlier priority date in the same band."
        );
        assert_eq!(said("local need", 2), "2 households come first by local need.");
    }
}
