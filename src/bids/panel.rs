//! What somebody can do about a home, at its foot: may I, every reason if not, my place now, bids left, one button.

use entity::states::{BidState, Role};
use serde::Serialize;

use super::position::{Position, position};
use super::rules::{May, may};
use super::words::{self, ReasonLine, ordinal};
use crate::adverts::read::Advert;
use crate::dates;
use crate::error::AppError;
use crate::web::ask::Ask;
use crate::web::page::Link;

/// The bid panel of a home's page; `<bids.panel panel={panel} />` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BidPanel {
    pub title: String,
    /// The answer in one sentence.
    pub answer: String,
    pub allowed: bool,
    /// Every reason why not.
    pub reasons: Vec<ReasonLine>,
    /// My place now, or what a bid would bring.
    pub place: Option<String>,
    /// What can change it.
    pub change: Option<String>,
    /// Bids left this cycle.
    pub left: Option<String>,
    /// Where the one button posts, and what it says.
    pub action: Option<Link>,
    /// Where a link leads, such as the receipt or signing in.
    pub link: Option<Link>,
    pub closes: String,
}

impl BidPanel {
    fn new(title: &str, answer: &str, advert: &Advert) -> Self {
        Self {
            title: title.to_owned(),
            answer: answer.to_owned(),
            allowed: false,
            reasons: Vec::new(),
            place: None,
            change: None,
            left: None,
            action: None,
            link: None,
            closes: advert.row.closes_at.map_or_else(String::new, |closes| {
                format!("Closes {}", dates::closing_in_words(closes))
            }),
        }
    }

    /// Panels that show everything, for the samples of the page they stand on.
    pub fn samples() -> Vec<Self> {
        let base = Self {
            title: "Bid for this home".to_owned(),
            answer: "You can bid for this home.".to_owned(),
            allowed: true,
            reasons: Vec::new(),
            place: Some("You would be 3rd of 12 if bidding closed now.".to_owned()),
            change: Some("Others can still bid or withdraw, so your place can go up or down.".to_owned()),
            left: Some("You have 2 of 3 bids left this week.".to_owned()),
            action: Some(Link::new("Bid for this home", "/my/adverts/1/bid")),
            link: None,
            closes: "Closes Tuesday 10 November 2026 at 11:59pm".to_owned(),
        };
        let refused = Self {
            allowed: false,
            answer: "You cannot bid for this home.".to_owned(),
            reasons: vec![ReasonLine {
                text: "This home is smaller than your household needs.".to_owned(),
                holds: None,
                clause: Some("clause 6.2".to_owned()),
            }],
            place: None,
            change: None,
            left: None,
            action: None,
            link: Some(Link::new("How we decide", "/south-norfolk/how-we-decide")),
            ..base.clone()
        };
        vec![base, refused]
    }
}

/// The panel for whoever asks.
///
/// # Errors
/// What the database answers; `no_scheme` when the advert's council has none in force.
pub async fn panel(ask: &Ask, advert: &Advert) -> Result<BidPanel, AppError> {
    let (title, verb) = if advert.is_interest() {
        ("Show interest in this home", "show interest in")
    } else {
        ("Bid for this home", "bid for")
    };
    let Some(actor) = ask.visitor.actor.as_ref() else {
        let mut panel = BidPanel::new(title, &format!("Sign in to {verb} this home."), advert);
        panel.link = Some(Link::new("Sign in", format!("/sign-in?next={}", ask.path)));
        return Ok(panel);
    };
    if actor.role != Role::Applicant {
        return Ok(BidPanel::new(
            title,
            &format!("People on the register {verb} this home here."),
            advert,
        ));
    }
    let Some(household_id) = actor.household_id else {
        let mut panel = BidPanel::new(
            title,
            &format!("Join the register before you {verb} this home."),
            advert,
        );
        panel.link = Some(Link::new("Join the register", "/my/application"));
        return Ok(panel);
    };
    let db = ask.app.store.read();
    let may = may(db, ask.at.now, &ask.app.schemes, advert, household_id).await?;
    let mut panel = match may.own.as_ref().filter(|own| own.state != BidState::Withdrawn) {
        Some(own) => {
            let mut panel = BidPanel::new(
                "Your bid",
                &format!("We have your {} ({}).", words::thing(advert), own.reference),
                advert,
            );
            panel.allowed = true;
            panel.link = Some(Link::new(
                "See your receipt or withdraw",
                format!("/my/bids/{}", own.id),
            ));
            panel
        }
        None if may.allowed => {
            let mut panel = BidPanel::new(title, &format!("You can {verb} this home."), advert);
            panel.allowed = true;
            panel.action = Some(Link::new(title, format!("/my/adverts/{}/bid", advert.row.id)));
            panel
        }
        None => {
            let mut panel = BidPanel::new(title, &format!("You cannot {verb} this home."), advert);
            panel.reasons = may.reasons.iter().map(ReasonLine::of).collect();
            panel
        }
    };
    panel.left = left(&may);
    if panel.allowed && advert.is_open(ask.at.now) {
        let found = position(db, ask.at.now, &ask.app.schemes, advert, household_id).await?;
        if let Some(position) = found {
            panel.place = Some(said(&position));
            panel.change = Some("Your place can change until closing.".to_owned());
        }
    }
    Ok(panel)
}

/// `You have 2 of 3 bids left this week.`
pub(super) fn left(may: &May) -> Option<String> {
    let (limit, left) = (may.limit?, may.left()?);
    // a live bid on this home is not among those counted
    let left = if may.own.as_ref().is_some_and(|own| own.state == BidState::Placed) {
        (left - 1).max(0)
    } else {
        left
    };
    Some(format!("You have {left} of {limit} bids left this week."))
}

/// `You are 3rd of 12 if bidding closes now.`
pub(super) fn said(position: &Position) -> String {
    let of = position.of;
    let verb = if position.has_bid { "are" } else { "would be" };
    match (position.place, position.between) {
        (Some(_), Some((first, last))) => format!(
            "You {verb} between {} and {} of {of}. A draw after closing settles who is first among equals.",
            ordinal(first),
            ordinal(last)
        ),
        (Some(place), None) => format!("You {verb} {} of {of} so far.", ordinal(place)),
        (None, _) => "As things stand, this bid would not be considered.".to_owned(),
    }
}

/// What can change a place until closing.
pub(super) fn change(advert: &Advert) -> &'static str {
    if advert.is_interest() {
        "Interest is listed in the order in which it came. The landlord chooses."
    } else {
        "Others can still bid or withdraw until closing, so your place can go up or down. \
         Bidding early or late makes no difference."
    }
}
