//! The interest in a private landlord's home, in the order in which it came. References only: names and telephone
//! numbers follow when the council passes somebody on.

use std::collections::BTreeMap;

use entity::states::{AdvertState, BidState};
use entity::{bid, household, letting, nomination};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use uuid::Uuid;

use crate::adverts::read::{self, Advert};
use crate::dates;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::register;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// One household's interest.
#[derive(Debug, Serialize)]
pub(crate) struct InterestRow {
    place: usize,
    reference: String,
    when: String,
    people: usize,
}

/// Everybody's interest in one home.
#[derive(Debug, Serialize)]
pub(crate) struct InterestView {
    home: String,
    back: String,
    /// Until when interest is taken and who chooses; afterwards what happened.
    says: String,
    count: String,
    rows: Vec<InterestRow>,
}

impl View for InterestView {
    const TEMPLATE: &'static str = "shortlists/interest.html";

    fn samples() -> Vec<Self> {
        let view = |rows: Vec<InterestRow>| Self {
            home: "3-bedroom house, Diss".into(),
            back: "/provider/adverts/1".into(),
            says: "Closes Tuesday 10 November 2026 at 11:59pm".into(),
            count: format!("{} households are interested", rows.len()),
            rows,
        };
        let row = InterestRow {
            place: 1,
            reference: "H-7KQ2-M4XN".into(),
            when: "Thursday 5 November 2026 at 1am".into(),
            people: 3,
        };
        vec![view(vec![row]), view(Vec::new())]
    }
}

/// `GET /provider/adverts/{advert}/interest`
pub async fn interest(ask: Ask) -> Answer {
    let db = ask.app.store.read();
    let advert = read::of_provider(db, ask.provider_id()?, ask.id("advert")?).await?;
    if !advert.is_interest() {
        return Err(AppError::NotFound);
    }
    let bids = bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert.row.id))
        .filter(bid::Column::State.is_not_in([BidState::Withdrawn, BidState::NotConsidered]))
        .order_by_asc(bid::Column::PlacedAt)
        .order_by_asc(bid::Column::Reference)
        .all(db)
        .await?;
    let ids: Vec<Uuid> = bids.iter().map(|bid| bid.household_id).collect();
    let references: BTreeMap<Uuid, String> = household::Entity::find()
        .filter(household::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.reference))
        .collect();
    let mut rows = Vec::with_capacity(bids.len());
    for (place, bid) in (1..).zip(&bids) {
        rows.push(InterestRow {
            place,
            reference: references.get(&bid.household_id).cloned().unwrap_or_default(),
            when: dates::in_words(bid.placed_at),
            people: register::members_of(db, bid.household_id).await?.len(),
        });
    }
    let view = InterestView {
        home: title_with_place(Language::English, &advert.home),
        back: format!("/provider/adverts/{}", advert.row.id),
        says: happened(&ask, &advert).await?,
        count: t!(Language::English, "shortlists-interested-count", n = rows.len()),
        rows,
    };
    page(&ask, &t!(Language::English, "shortlists-interest-title"), &view)
}

/// Where the home stands: who chooses while nobody is chosen, and what happened after that.
async fn happened(ask: &Ask, advert: &Advert) -> Result<String, AppError> {
    let (db, id) = (ask.app.store.read(), advert.row.id);
    let closes = advert
        .row
        .closes_at
        .map_or_else(String::new, dates::closing_in_words);
    let reference = async |household_id| {
        register::household(db, household_id)
            .await
            .map(|row| row.reference)
    };
    match advert.row.state {
        AdvertState::Withdrawn => return Ok(t!(Language::English, "shortlists-interest-withdrawn")),
        AdvertState::Unlet => {
            return Ok(t!(
                Language::English,
                "shortlists-interest-unlet",
                closes = closes
            ));
        }
        AdvertState::Let => {
            let kept = letting::Entity::find()
                .filter(letting::Column::AdvertId.eq(id))
                .one(db)
                .await?;
            if let Some(kept) = kept {
                return Ok(t!(
                    Language::English,
                    "shortlists-interest-let",
                    reference = reference(kept.household_id).await?,
                    day = Language::English.day(kept.starts_on),
                ));
            }
        }
        AdvertState::Closed | AdvertState::Sealed => {
            let forward = nomination::Entity::find()
                .filter(nomination::Column::AdvertId.eq(id))
                .filter(nomination::Column::Live.eq(true))
                .one(db)
                .await?;
            if let Some(forward) = forward {
                return Ok(t!(
                    Language::English,
                    "shortlists-interest-passed",
                    closes = closes,
                    reference = reference(forward.household_id).await?,
                ));
            }
        }
        AdvertState::Draft | AdvertState::Submitted | AdvertState::ChangesAsked | AdvertState::Approved => {}
    }
    Ok(if advert.is_open(ask.at.now) {
        t!(Language::English, "shortlists-interest-closes", closes = closes)
    } else {
        t!(Language::English, "shortlists-interest-closed", closes = closes)
    })
}
