//! One home in a list, ready to print.

use serde::Serialize;

use crate::adverts::Advert;
use crate::adverts::labels::{Label, title};
use crate::bids::{May, ReasonLine};
use crate::clock::Instant;
use crate::dates::{closing_in_words, from_now};
use crate::homes::words::{Garden, Pets, access_words, floor_words, title_with_place};
use crate::homes::{picture_alt, picture_large_url, picture_url};
use entity::states::{Access, BidState, HomeKind};

/// What a card prints; see the component `ui.home_card`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Card {
    pub href: String,
    pub title: String,
    pub picture: Picture,
    pub rent: String,
    pub rent_note: String,
    pub closes: String,
    pub landlord: String,
    pub facts: Vec<String>,
    pub labels: Vec<String>,
    pub bids: String,
    /// Whether the household that looks may bid; none for everybody else.
    pub answer: Option<CardAnswer>,
}

/// Whether somebody may bid, in one line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CardAnswer {
    pub may: bool,
    pub text: String,
}

impl CardAnswer {
    /// What a household may do about this home.
    pub(super) fn of(may: &May, interest: bool) -> Self {
        let verb = if interest { "show interest" } else { "bid" };
        let standing = may.own.as_ref().filter(|own| own.state != BidState::Withdrawn);
        let text = match (standing, may.reasons.first()) {
            (Some(_), _) if interest => "You have shown interest".to_owned(),
            (Some(_), _) => "You have bid for this home".to_owned(),
            (None, None) => format!("You can {verb}"),
            (None, Some(first)) => {
                let more = match may.reasons.len() {
                    1 => String::new(),
                    2 => " And 1 more reason.".to_owned(),
                    count => format!(" And {} more reasons.", count - 1),
                };
                format!("You cannot {verb}: {}{more}", ReasonLine::of(first).text)
            }
        };
        Self {
            may: standing.is_some() || may.allowed,
            text,
        }
    }
}

/// A picture with its words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Picture {
    pub src: String,
    pub alt: String,
}

impl Picture {
    pub(super) fn of(home: &entity::home::Model) -> Self {
        Self {
            src: picture_url(home),
            alt: picture_alt(home),
        }
    }

    /// The same in the size of the home's own page.
    pub(super) fn large(home: &entity::home::Model) -> Self {
        Self {
            src: picture_large_url(home),
            alt: picture_alt(home),
        }
    }
}

impl Card {
    /// A believable card, for the samples of pages.
    pub(crate) fn sample() -> Self {
        let advert = crate::adverts::sample_advert();
        let mut card = Self::new(&advert, 31, &[], "south-norfolk", advert.row.created_at);
        card.answer = Some(CardAnswer {
            may: true,
            text: "You can bid".to_owned(),
        });
        card
    }

    pub(super) fn new(advert: &Advert, bids: i64, labels: &[Label], council: &str, now: Instant) -> Self {
        let label = title(labels, &advert.row.label);
        Self {
            href: format!("/{council}/homes/{}", advert.row.id),
            title: title_with_place(&advert.home),
            picture: Picture::of(&advert.home),
            rent: format!("{} a week", advert.cost()),
            rent_note: rent_note(advert),
            closes: advert.row.closes_at.map_or_else(String::new, |at| {
                format!("Closes {}, {}", closing_in_words(at), from_now(at, now))
            }),
            landlord: advert.provider.name.clone(),
            facts: three_facts(advert),
            labels: if label.is_empty() {
                vec!["Private rent".to_owned()]
            } else {
                vec![label]
            },
            bids: bids_in_words(bids, advert.is_interest()),
            answer: None,
        }
    }
}

/// What the cost a week includes.
pub(super) fn rent_note(advert: &Advert) -> String {
    if advert.row.service_pence == 0 {
        return "No service charge".to_owned();
    }
    format!(
        "includes {} service charge",
        crate::money::Money::pence(advert.row.service_pence)
    )
}

/// Floor or steps, garden, pets.
fn three_facts(advert: &Advert) -> Vec<String> {
    let home = &advert.home;
    let stands = matches!(home.kind, HomeKind::House | HomeKind::Bungalow);
    let first = if stands || matches!(home.access, Access::NoSteps | Access::Wheelchair) && home.floor == 0 {
        access_words(home.access).to_owned()
    } else {
        floor_words(home.floor, home.lift)
    };
    vec![
        first,
        Garden::from_code(&home.garden).words().to_owned(),
        match Pets::from_code(&home.pets) {
            Pets::Ask => "Ask about pets".to_owned(),
            other @ (Pets::Yes | Pets::No) => other.words().to_owned(),
        },
    ]
}

/// `31 bids`, `1 person is interested`, `No bids yet`.
pub(super) fn bids_in_words(bids: i64, interest: bool) -> String {
    match (bids, interest) {
        (0, false) => "No bids yet".to_owned(),
        (1, false) => "1 bid".to_owned(),
        (_, false) => format!("{bids} bids"),
        (0, true) => "Nobody has asked yet".to_owned(),
        (1, true) => "1 person is interested".to_owned(),
        (_, true) => format!("{bids} people are interested"),
    }
}

#[cfg(test)]
mod tests {
    use super::bids_in_words;

    #[test]
    fn bids_are_counted_as_people_say_it() {
        assert_eq!(bids_in_words(0, false), "No bids yet");
        assert_eq!(bids_in_words(1, false), "1 bid");
        assert_eq!(bids_in_words(2, true), "2 people are interested");
    }
}
