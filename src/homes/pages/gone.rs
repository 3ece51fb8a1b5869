//! A home that is no longer open: what happened, and where to go on.

use entity::states::AdvertState;
use serde::Serialize;

use crate::adverts::{Advert, sample_advert};
use crate::clock::Instant;
use crate::homes::words::title_with_place;
use crate::t;
use crate::texts::Language;
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
pub(super) fn of(language: Language, advert: &Advert, council: &str, now: Instant) -> (String, GoneView) {
    let closed = advert
        .row
        .closes_at
        .filter(|closes| *closes <= now)
        .map(|closes| {
            t!(
                language,
                "homes-gone-closed-on",
                closes = language.closing(closes)
            )
        });
    let (heading, what) = match advert.row.state {
        AdvertState::Let => (
            t!(language, "homes-gone-let"),
            t!(language, "homes-gone-let-says"),
        ),
        AdvertState::Unlet => (
            t!(language, "homes-gone-unlet"),
            t!(language, "homes-gone-unlet-says"),
        ),
        AdvertState::Withdrawn => (
            t!(language, "homes-gone-withdrawn"),
            t!(language, "homes-gone-withdrawn-says"),
        ),
        AdvertState::Draft
        | AdvertState::Submitted
        | AdvertState::ChangesAsked
        | AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed => (
            t!(language, "homes-gone-closed"),
            t!(language, "homes-gone-closed-says"),
        ),
    };
    let withdrawn = advert.row.state == AdvertState::Withdrawn;
    let view = GoneView {
        heading: heading.clone(),
        home: title_with_place(language, &advert.home),
        says: closed.into_iter().filter(|_| !withdrawn).chain([what]).collect(),
        reference: advert.row.reference.clone(),
        ways: vec![
            Link::new(t!(language, "homes-find-another"), format!("/{council}/homes")),
            Link::new(t!(language, "homes-see-results"), format!("/{council}/results")),
        ],
    };
    (heading, view)
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
                of(Language::English, &advert, "broadland", now).1
            })
            .collect()
    }
}
