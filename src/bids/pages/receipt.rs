//! A bid's receipt: what it is for, where it stands now, what can change that, when the answer comes.

use entity::states::{AdvertState, BidState};
use serde::Serialize;

use super::{home_page, household, own};
use crate::audit::By;
use crate::bids::panel::{change, said};
use crate::bids::position::position;
use crate::bids::withdraw as command;
use crate::bids::{records, states, words};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// The receipt.
#[derive(Debug, Serialize)]
pub(crate) struct ReceiptView {
    heading: String,
    reference: String,
    home: String,
    home_link: String,
    landlord: String,
    rent: String,
    placed: String,
    state: String,
    tag: String,
    /// Where it stands, in one sentence.
    place: Option<String>,
    /// How many stand ahead, by key.
    ahead: Vec<String>,
    change: Option<String>,
    hear: String,
    withdraw: Option<String>,
    /// Interest in a private home, which is no bid.
    interest: bool,
    /// Bid again, after withdrawing.
    again: Option<Link>,
    why: Option<String>,
}

impl View for ReceiptView {
    const TEMPLATE: &'static str = "bids/receipt.html";

    fn samples() -> Vec<Self> {
        let open = || Self {
            heading: "We have your bid".into(),
            reference: "B-7KQ2-M4XN".into(),
            home: "3-bedroom house, Diss".into(),
            home_link: "/south-norfolk/homes/1".into(),
            landlord: "Saffron Homes".into(),
            rent: "£130.00 a week".into(),
            placed: "Thursday 5 November 2026 at 1am".into(),
            state: "Counted".into(),
            tag: "govuk-tag--blue".into(),
            place: Some("You are 3rd of 12 so far.".into()),
            ahead: vec!["2 households are in a higher band.".into()],
            change: Some("Others can still bid or withdraw until closing.".into()),
            hear: "Bids close on Tuesday 10 November 2026 at 11:59pm. We will write to you then.".into(),
            withdraw: Some("/my/bids/1/withdraw".into()),
            interest: false,
            again: None,
            why: None,
        };
        let gone = Self {
            heading: "You have withdrawn this bid".into(),
            place: None,
            ahead: Vec::new(),
            change: None,
            withdraw: None,
            interest: true,
            again: Some(Link::new("Bid for this home again", "/my/adverts/1/bid")),
            ..open()
        };
        let closed = Self {
            heading: "Your bid".into(),
            why: Some("/my/bids/1/why".into()),
            withdraw: None,
            ..open()
        };
        vec![open(), gone, closed]
    }
}

/// `GET /my/bids/{bid}`
pub async fn receipt(ask: Ask) -> Answer {
    let db = ask.app.store.read();
    let (bid, advert) = own(&ask, db).await?;
    let language = ask.language;
    let now = ask.at.now;
    let open = advert.is_open(now);
    let live = bid.state == BidState::Placed && open;
    let found = if live {
        position(db, now, &ask.app.schemes, &advert, bid.household_id).await?
    } else {
        None
    };
    let mut ahead: Vec<String> = Vec::new();
    if let Some(position) = &found {
        ahead.extend(position.ahead.iter().map(|ahead| words::ahead(language, ahead)));
        ahead.extend(position.reasons.iter().map(|one| words::reason(language, one)));
    }
    let closes = advert
        .row
        .closes_at
        .map_or_else(String::new, |at| language.closing(at));
    let listed = bid.place.and_then(|place| u32::try_from(place).ok());
    let nominated = records::nominated(db, &bid).await?;
    let (state, tag) = states::state_now(language, &bid, nominated);
    let of = if listed.is_some() {
        records::listed(db, bid.advert_id).await?
    } else {
        0
    };
    let taken_down = advert.row.state == AdvertState::Withdrawn;
    let view = ReceiptView {
        heading: heading(language, bid.state, advert.is_interest(), taken_down),
        reference: bid.reference.clone(),
        home: words::home(language, &advert),
        home_link: home_page(&advert),
        landlord: advert.provider.name.clone(),
        rent: t!(language, "homes-rent-a-week", rent = advert.cost().to_string()),
        placed: language.moment(bid.placed_at),
        state,
        tag: tag.to_owned(),
        place: found.as_ref().map(|found| said(language, found)).or_else(|| {
            let place = words::nth(language, listed?);
            Some(if matches!(bid.state, BidState::Listed | BidState::Nominated) {
                t!(language, "bids-on-the-list", place = place, of = of)
            } else {
                t!(language, "bids-was-on-the-list", place = place, of = of)
            })
        }),
        change: found.as_ref().map(|_| change(language, &advert)),
        ahead,
        hear: if taken_down {
            t!(language, "bids-hear-taken-down")
        } else {
            hear(language, bid.state, advert.is_interest(), open, &closes)
        },
        withdraw: live.then(|| format!("/my/bids/{}/withdraw", bid.id)),
        interest: advert.is_interest(),
        again: (bid.state == BidState::Withdrawn && open).then(|| {
            Link::new(
                if advert.is_interest() {
                    t!(language, "bids-show-again")
                } else {
                    t!(language, "bids-again")
                },
                format!("/my/adverts/{}/bid", advert.row.id),
            )
        }),
        why: (!open && bid.state != BidState::Withdrawn).then(|| format!("/my/bids/{}/why", bid.id)),
    };
    page(&ask, &view.heading, &view)
}

fn heading(language: Language, state: BidState, interest: bool, taken_down: bool) -> String {
    match (state, interest) {
        (BidState::Placed, true) => t!(language, "bids-receipt-interest"),
        (BidState::Placed, false) => t!(language, "bids-receipt-bid"),
        (BidState::Withdrawn, true) if taken_down => t!(language, "bids-receipt-ended-interest"),
        (BidState::Withdrawn, false) if taken_down => t!(language, "bids-receipt-ended-bid"),
        (BidState::Withdrawn, true) => t!(language, "bids-receipt-withdrawn-interest"),
        (BidState::Withdrawn, false) => t!(language, "bids-receipt-withdrawn-bid"),
        (_, true) => t!(language, "bids-receipt-later-interest"),
        (_, false) => t!(language, "bids-receipt-later-bid"),
    }
}

fn hear(language: Language, state: BidState, interest: bool, open: bool, closes: &str) -> String {
    match (state, open) {
        (BidState::Withdrawn, true) if interest => {
            t!(language, "bids-hear-interest-withdrawn", closes = closes)
        }
        (BidState::Withdrawn, true) => t!(language, "bids-hear-withdrawn-open", closes = closes),
        (BidState::Withdrawn, false) => t!(language, "bids-hear-withdrawn"),
        (_, true) if interest => t!(language, "bids-hear-interest-open", closes = closes),
        (_, true) => t!(language, "bids-hear-open", closes = closes),
        (BidState::Placed | BidState::Listed | BidState::Nominated, false) => {
            t!(language, "bids-hear-listed", closes = closes)
        }
        (BidState::Successful, false) => t!(language, "bids-hear-yours"),
        (BidState::NotConsidered | BidState::Unsuccessful, false) => {
            t!(language, "bids-hear-decided", closes = closes)
        }
    }
}

/// `POST /my/bids/{bid}/withdraw`
pub async fn withdraw(ask: Ask) -> Answer {
    let (household_id, bid_id) = (household(&ask)?, ask.id("bid")?);
    let (_, advert) = own(&ask, ask.app.store.read()).await?;
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| command::withdraw(tx, &ask.at, &by, household_id, bid_id).await)
        .await?;
    let said = if advert.is_interest() {
        t!(ask.language, "bids-interest-withdrawn")
    } else {
        t!(ask.language, "bids-withdrawn")
    };
    see_saying(&ask, format!("/my/bids/{bid_id}"), &said)
}
