//! Bidding for one home: the panel on a page of its own, and its one button.

use entity::states::Channel;
use serde::Serialize;

use super::{home_page, household};
use crate::adverts::read;
use crate::audit::By;
use crate::bids::panel::{BidPanel, panel};
use crate::bids::place::NewBid;
use crate::bids::ready::bid;
use crate::bids::words;
use crate::error::AppError;
use crate::homes::words::tenure_words;
use crate::t;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// One home and what somebody can do about it.
#[derive(Debug, Serialize)]
pub(crate) struct AdvertView {
    home: String,
    link: Link,
    rent: String,
    landlord: String,
    panel: BidPanel,
}

impl View for AdvertView {
    const TEMPLATE: &'static str = "bids/advert.html";

    fn samples() -> Vec<Self> {
        BidPanel::samples()
            .into_iter()
            .map(|panel| Self {
                home: "3-bedroom house, Diss".into(),
                link: Link::new("See the home", "/south-norfolk/homes/1"),
                rent: "£130.00 a week, social rent".into(),
                landlord: "Saffron Homes".into(),
                panel,
            })
            .collect()
    }
}

/// `GET /my/adverts/{advert}`
pub async fn advert(ask: Ask) -> Answer {
    let id = ask.id("advert")?;
    let advert = read::advert(ask.app.store.read(), id)
        .await?
        .filter(words::is_public)
        .ok_or(AppError::NotFound)?;
    let language = ask.language;
    let view = AdvertView {
        home: words::home(language, &advert),
        link: Link::new(t!(language, "bids-see-home"), home_page(&advert)),
        rent: t!(
            language,
            "bids-rent-and-kind",
            rent = advert.cost().to_string(),
            kind = tenure_words(language, advert.row.tenure).to_lowercase(),
        ),
        landlord: advert.provider.name.clone(),
        panel: panel(&ask, &advert).await?,
    };
    page(&ask, &view.home, &view)
}

/// `POST /my/adverts/{advert}/bid`
pub async fn place(ask: Ask) -> Answer {
    let new = NewBid {
        advert_id: ask.id("advert")?,
        household_id: household(&ask)?,
        channel: Channel::Web,
    };
    let by = By::from(ask.actor()?);
    let placed = bid(&ask.app, &ask.at, &by, new).await?;
    let said = match (placed.already, placed.interest) {
        (true, true) => t!(ask.language, "bids-shown-already"),
        (true, false) => t!(ask.language, "bids-placed-already"),
        (false, true) => t!(ask.language, "bids-shown"),
        (false, false) => t!(ask.language, "bids-placed"),
    };
    see_saying(&ask, format!("/my/bids/{}", placed.bid_id), &said)
}
