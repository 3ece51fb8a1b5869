//! One home: what it is, what it costs, who may bid, and how bids are ordered.

use actix_web::http::StatusCode;
use entity::states::AdvertState;
use serde::Serialize;

use super::card::bids_in_words;
use super::gone;
use super::shown::{Shown, row};
use crate::adverts::{self, Advert, labels, read, sample_advert};
use crate::bids::{self, BidPanel};
use crate::dates::london_day;
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::kept;
use crate::web::page::{Link, View};

/// The page of one open home.
#[derive(Debug, Serialize)]
pub(crate) struct HomeView {
    home: Shown,
    bids: String,
    back: Link,
    results: Link,
    panel: BidPanel,
}

/// `GET /{council}/homes/{advert}`
pub async fn one(ask: Ask) -> Answer {
    kept::public(&ask, async || print(&ask).await).await
}

async fn print(ask: &Ask) -> Answer {
    let council = ask.council()?.clone();
    let db = ask.app.store.read();
    let advert = read::advert(db, ask.id("advert")?)
        .await?
        .ok_or(AppError::NotFound)?;
    if !was_public(&advert, ask.at.now) {
        return Err(AppError::NotFound);
    }
    if !advert.is_open(ask.at.now) {
        let (title, view) = gone::of(ask.language, &advert, &council.slug, ask.at.now);
        let mut response = page(ask, &title, &view)?;
        *response.status_mut() = StatusCode::GONE;
        return Ok(response);
    }
    let labels = labels::of_council(
        &ask.app.schemes,
        db,
        advert.row.council_id,
        london_day(ask.at.now),
    )
    .await?;
    let bids = read::bids_on(db, advert.row.id).await?;
    let mut home = Shown::new(ask.language, &advert, &labels, ask.at.now);
    if let Some(decides) = ask.app.places.by_id(advert.row.council_id) {
        let day = london_day(ask.at.now);
        let told = adverts::told(&ask.app.schemes, db, (&advert, &decides), day).await?;
        home.own = told.into_iter().map(|(asked, said)| row(asked, said)).collect();
    }
    let title = home.title.clone();
    let view = HomeView {
        home,
        bids: bids_in_words(ask.language, bids, advert.is_interest()),
        back: Link::new(
            t!(ask.language, "homes-all-homes"),
            format!("/{}/homes", council.slug),
        ),
        results: Link::new(
            t!(ask.language, "homes-see-results"),
            format!("/{}/results", council.slug),
        ),
        panel: bids::panel(ask, &advert).await?,
    };
    page(ask, &title, &view)
}

/// Whether anybody could ever have seen it. Before it opens an advert is not there.
fn was_public(advert: &Advert, now: crate::clock::Instant) -> bool {
    let opened = advert.row.opens_at.is_some_and(|opens| opens <= now);
    match advert.row.state {
        AdvertState::Draft | AdvertState::Submitted | AdvertState::ChangesAsked => false,
        AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed
        | AdvertState::Let
        | AdvertState::Unlet
        | AdvertState::Withdrawn => opened,
    }
}

impl View for HomeView {
    const TEMPLATE: &'static str = "homes/one.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let sample = |panel: BidPanel, map: bool| {
            let mut home = Shown::new(Language::English, &advert, &[], advert.row.created_at);
            if !map {
                home.map = None;
                home.own = vec![row("Large garden", "Yes")];
            }
            Self {
                home,
                bids: "31 bids".into(),
                back: Link::new("All homes", "/broadland/homes"),
                results: Link::new(
                    "See how long people waited for homes like this",
                    "/broadland/results",
                ),
                panel,
            }
        };
        let panels = BidPanel::samples().into_iter();
        panels
            .zip([true, false])
            .map(|(panel, map)| sample(panel, map))
            .collect()
    }
}
