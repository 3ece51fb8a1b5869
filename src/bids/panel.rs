//! What somebody can do about a home, at its foot: may I, every reason if not, my place now, bids left, one button.

use allocations::{Reason, Truth};
use entity::states::{BidState, Role};
use serde::Serialize;

use super::position::{Position, position};
use super::rules::{May, may};
use super::words::{ReasonLine, nth};
use crate::adverts::read::Advert;
use crate::error::AppError;
use crate::register;
use crate::t;
use crate::texts::Language;
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
    /// Bids left for homes that close together with this one.
    pub left: Option<String>,
    /// Where the one button posts, and what it says.
    pub action: Option<Link>,
    /// Where a link leads, such as the receipt or signing in.
    pub link: Option<Link>,
    pub closes: String,
}

impl BidPanel {
    fn new(language: Language, title: String, answer: String, advert: &Advert) -> Self {
        Self {
            title,
            answer,
            allowed: false,
            reasons: Vec::new(),
            place: None,
            change: None,
            left: None,
            action: None,
            link: None,
            closes: advert.row.closes_at.map_or_else(String::new, |closes| {
                t!(language, "bids-closes", closes = language.closing(closes))
            }),
        }
    }

    /// Panels that show everything, for the samples of the page they stand on.
    pub fn samples() -> Vec<Self> {
        let base = Self {
            title: "Bid for this home".to_owned(),
            answer: "You can bid.".to_owned(),
            allowed: true,
            reasons: Vec::new(),
            place: Some("You would be 3rd of 12 if bidding closed now.".to_owned()),
            change: Some("Others can still bid or withdraw, so your place can go up or down.".to_owned()),
            left: Some("You have 2 of 3 bids left for homes that close then.".to_owned()),
            action: Some(Link::new("Bid for this home", "/my/adverts/1/bid")),
            link: None,
            closes: "Closes Tuesday 10 November 2026 at 11:59pm".to_owned(),
        };
        let refused = Self {
            allowed: false,
            answer: "You cannot bid for this home.".to_owned(),
            reasons: vec![ReasonLine {
                text: "This home is smaller than your household needs.".to_owned(),
                english: true,
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
    let language = ask.language;
    let interest = advert.is_interest();
    let title = if interest {
        t!(language, "bids-show-title")
    } else {
        t!(language, "bids-bid-title")
    };
    let says = |answer: String| BidPanel::new(language, title.clone(), answer, advert);
    let Some(actor) = ask.visitor.actor.as_ref() else {
        let mut panel = says(if interest {
            t!(language, "bids-show-signed-out")
        } else {
            t!(language, "bids-bid-signed-out")
        });
        let path = format!("/sign-in?next={}", ask.path);
        panel.link = Some(Link::new(t!(language, "bids-sign-in"), path));
        return Ok(panel);
    };
    if actor.role != Role::Applicant {
        return Ok(says(if interest {
            t!(language, "bids-show-staff")
        } else {
            t!(language, "bids-bid-staff")
        }));
    }
    let Some(household_id) = actor.household_id else {
        let mut panel = says(if interest {
            t!(language, "bids-show-join")
        } else {
            t!(language, "bids-bid-join")
        });
        panel.link = Some(Link::new(t!(language, "bids-join"), "/my/application"));
        return Ok(panel);
    };
    let db = ask.app.store.read();
    let may = may(db, ask.at.now, &ask.app.schemes, advert, household_id).await?;
    let mut panel = of_household(language, &may, advert, title);
    // who may not bid for another reason is not helped by a number of bids
    let only_used = may.reasons.iter().all(|reason| reason.code == "bids-used");
    panel.left = left(language, &may).filter(|_| only_used);
    if panel.allowed && advert.is_open(ask.at.now) {
        let found = position(db, ask.at.now, &ask.app.schemes, advert, household_id).await?;
        if let Some(position) = found {
            panel.place = Some(said(language, &position));
            panel.change = Some(t!(language, "bids-place-can-change"));
            panel.reasons = lines(language, &position.reasons, &may);
        }
    }
    Ok(panel)
}

/// What a household may do: see its receipt, bid, or read every reason why not.
fn of_household(language: Language, may: &May, advert: &Advert, title: String) -> BidPanel {
    let interest = advert.is_interest();
    if let Some(own) = may.own.as_ref().filter(|own| own.state != BidState::Withdrawn) {
        let reference = own.reference.as_str();
        let answer = if interest {
            t!(language, "bids-have-interest", reference = reference)
        } else {
            t!(language, "bids-have-bid", reference = reference)
        };
        let mut panel = BidPanel::new(language, t!(language, "bids-your-bid"), answer, advert);
        panel.allowed = true;
        let path = format!("/my/bids/{}", own.id);
        panel.link = Some(Link::new(t!(language, "bids-see-receipt"), path));
        return panel;
    }
    if may.allowed {
        let answer = if interest {
            t!(language, "bids-show-can")
        } else {
            t!(language, "bids-bid-can")
        };
        let mut panel = BidPanel::new(language, title.clone(), answer, advert);
        panel.allowed = true;
        panel.action = Some(Link::new(title, format!("/my/adverts/{}/bid", advert.row.id)));
        return panel;
    }
    let answer = if interest {
        t!(language, "bids-show-cannot")
    } else {
        t!(language, "bids-bid-cannot")
    };
    let mut panel = BidPanel::new(language, title, answer, advert);
    panel.reasons = lines(language, &may.reasons, may);
    panel.action = to_tell(language, may);
    if panel.action.is_some() {
        panel.answer = t!(language, "bids-bid-not-yet");
    }
    panel
}

/// Reasons as the page prints them; a hold says from which day there can be bids again.
fn lines(language: Language, reasons: &[Reason], may: &May) -> Vec<ReasonLine> {
    let back = may.held_until.and_then(|until| until.succ_opt());
    reasons
        .iter()
        .map(|reason| match back.filter(|_| reason.code == "on-hold") {
            Some(day) => {
                let day = language.from_day(day);
                ReasonLine::plain(t!(language, "bids-on-hold-until", day = day))
            }
            None => ReasonLine::of(language, reason),
        })
        .collect()
}

/// Where the household can tell what alone keeps it from bidding: a change begins, and its first page asks just that.
fn to_tell(language: Language, may: &May) -> Option<Link> {
    let open = |reason: &Reason| reason.answer == Truth::Unknown;
    if may.reasons.is_empty() || !may.reasons.iter().all(open) {
        return None;
    }
    let fact = may
        .reasons
        .iter()
        .flat_map(|reason| &reason.facts)
        .find(|fact| fact.value == "not known")?;
    let (page, name) = register::asked_on(language, &fact.name)?;
    Some(Link::new(
        t!(language, "bids-tell-us", what = name),
        format!("/my/change?to={page}"),
    ))
}

/// `You have 2 of 3 bids left for homes that close then.`, which stands behind the moment of closing.
pub(super) fn left(language: Language, may: &May) -> Option<String> {
    let (limit, left) = (may.limit?, may.left()?);
    // a live bid on this home is not among those counted
    let left = if may.own.as_ref().is_some_and(|own| own.state == BidState::Placed) {
        (left - 1).max(0)
    } else {
        left
    };
    Some(t!(language, "bids-left", left = left, limit = limit))
}

/// `You are 3rd of 12 if bidding closes now.`
pub(super) fn said(language: Language, position: &Position) -> String {
    let of = position.of;
    let has = if position.has_bid { "yes" } else { "no" };
    match (position.place, position.between) {
        (Some(_), Some((first, last))) => t!(
            language,
            "bids-place-between",
            has = has,
            first = nth(language, first),
            last = nth(language, last),
            of = of,
        ),
        (Some(place), None) => t!(
            language,
            "bids-place-now",
            has = has,
            place = nth(language, place),
            of = of,
        ),
        (None, _) => t!(language, "bids-place-none"),
    }
}

/// What can change a place until closing.
pub(super) fn change(language: Language, advert: &Advert) -> String {
    if advert.is_interest() {
        t!(language, "bids-change-interest")
    } else {
        t!(language, "bids-change")
    }
}
