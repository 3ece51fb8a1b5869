//! A home that is no longer open: what happened, and where to go on.

use entity::states::AdvertState;
use serde::Serialize;

use crate::adverts::{Advert, sample_advert};
use crate::clock::Instant;
use crate::dates::closing_in_words;
use crate::homes::words::title_with_place;
use crate::web::page::{Link, View};

/// The page of a home that takes no bids any more.
#[derive(Debug, Serialize)]
pub(crate) struct GoneView {
    heading: String,
    home: String,
    says: Vec<String>,
    reference: String,
    ways: Vec<Link>,
}

/// The page's title and the page.
pub(super) fn of(advert: &Advert, council: &str, now: Instant) -> (String, GoneView) {
    let closed = advert
        .row
        .closes_at
        .filter(|closes| *closes <= now)
        .map(|closes| format!("It closed on {}.", closing_in_words(closes)));
    let (heading, what) = match advert.row.state {
        AdvertState::Let => (
            "This home has been let",
            "Everybody who bid has been told the outcome.",
        ),
        AdvertState::Unlet => (
            "This home was not let",
            "Nobody who bid took it. It may be advertised again.",
        ),
        AdvertState::Withdrawn => (
            "This home has been taken down",
            "The landlord or the council withdrew the advert. Bids for it no longer count, and you may bid for another home.",
        ),
        AdvertState::Draft
        | AdvertState::Submitted
        | AdvertState::ChangesAsked
        | AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed => (
            "This home has closed",
            "Bids are being put in order. We tell everybody who bid how it ends.",
        ),
    };
    let withdrawn = advert.row.state == AdvertState::Withdrawn;
    let view = GoneView {
        heading: heading.to_owned(),
        home: title_with_place(&advert.home),
        says: closed
            .into_iter()
            .filter(|_| !withdrawn)
            .chain([what.to_owned()])
            .collect(),
        reference: advert.row.reference.clone(),
        ways: vec![
            Link::new("Find another home", format!("/{council}/homes")),
            Link::new("See what homes like this went for", format!("/{council}/results")),
        ],
    };
    (heading.to_owned(), view)
}

impl View for GoneView {
    const TEMPLATE: &'static str = "homes/gone.html";

    fn samples() -> Vec<Self> {
        let states = [
            AdvertState::Approved,
            AdvertState::Let,
            AdvertState::Unlet,
            AdvertState::Withdrawn,
        ];
        states
            .into_iter()
            .map(|state| {
                let mut advert = sample_advert();
                advert.row.state = state;
                let now = advert.row.closes_at.unwrap_or_default();
                of(&advert, "broadland", now).1
            })
            .collect()
    }
}
