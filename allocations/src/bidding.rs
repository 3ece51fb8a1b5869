//! May this household bid for this home now? Every blocker is named.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assess::{Assessment, Placed, applies, fits, place, place_telling};
use crate::calendar;
use crate::facts::{AdvertFacts, Facts};
use crate::language::eval::Frame;
use crate::reason::{Reason, Verdict};
use crate::scheme::Scheme;
use crate::scheme::model::{Label, Rule};
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare};
use crate::vocabulary::ids;

/// How things stand when a bid is made, apart from household and advert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BidContext {
    /// Bids the household has already used in this cycle.
    pub bids_this_cycle: i64,
    /// Bids it has on adverts that are still open.
    pub live_bids: i64,
    /// It has an offer that it has not answered.
    pub live_offer: bool,
    /// The last day of a suspension, if there is one.
    pub suspended_until: Option<NaiveDate>,
    /// It has already bid for this advert.
    pub already_bid: bool,
}

/// Whether the household may bid, with every reason why not.
pub fn may_bid(
    scheme: &Scheme,
    advert: &AdvertFacts,
    facts: &Facts,
    assessment: &Assessment,
    context: &BidContext,
    as_at: NaiveDate,
) -> Verdict {
    let against = register(&assessment.eligible, &assessment.qualifying);
    Bidder::new(scheme, facts, &against, as_at).may_bid(advert, context)
}

/// Everything that keeps a household off the register on a day; nothing for one that may be on it.
pub fn off_register(scheme: &Scheme, facts: &Facts, as_at: NaiveDate) -> Vec<Reason> {
    let day = calendar::day(as_at);
    let placed = place_telling(scheme, facts, day, day);
    register(&placed.eligible, &placed.qualifying)
}

/// A household under a scheme on a day, worked out once and asked about any number of homes.
pub struct Bidder<'a> {
    scheme: &'a Scheme,
    placed: Placed<'a>,
    /// What keeps it off the register, as [`off_register`] tells it.
    against: &'a [Reason],
    as_at: NaiveDate,
}

impl std::fmt::Debug for Bidder<'_> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Bidder")
            .field("as_at", &self.as_at)
            .finish_non_exhaustive()
    }
}

impl<'a> Bidder<'a> {
    /// Works the household out. `against` is what [`off_register`] says of the same household on the same day.
    pub fn new(scheme: &'a Scheme, facts: &'a Facts, against: &'a [Reason], as_at: NaiveDate) -> Self {
        let day = calendar::day(as_at);
        let mut placed = place(scheme, facts, day, day);
        placed.frame.derive(ids().bid_on, Val::exact(day));
        Self {
            scheme,
            placed,
            against,
            as_at,
        }
    }

    /// Whether it may bid for this home, with every reason why not.
    pub fn may_bid(&mut self, advert: &AdvertFacts, context: &BidContext) -> Verdict {
        let frame = &mut self.placed.frame;
        frame.derive(ids().bids_this_cycle, Val::exact(context.bids_this_cycle));
        frame.derive(ids().live_bids, Val::exact(context.live_bids));
        frame.derive(ids().live_offer, Truth::from(context.live_offer).into());
        let mut blockers = standing(self.scheme, context, self.as_at);
        blockers.extend_from_slice(self.against);
        let frame = self.placed.frame.with_advert(&advert.facts);
        blockers.extend(timing(&frame, calendar::day(self.as_at)));
        let labels = &self.scheme.rules.labels;
        match labels.iter().find(|label| label.code == advert.label) {
            Some(label) => blockers.extend(home(self.scheme, label, &frame)),
            None => blockers.push(no_label(advert)),
        }
        blockers.extend(blocking(self.scheme, &frame));
        verdict(blockers)
    }
}

/// The rules that stop a bid, each as a reason: "no", or "unknown" while a fact is missing.
fn blocking(scheme: &Scheme, frame: &Frame<'_>) -> Vec<Reason> {
    let mut blockers = Vec::new();
    for rule in &scheme.rules.bidding.blocks {
        let applies = applies(frame, rule);
        if !applies.is_no() {
            blockers.push(Reason::against(frame, rule, applies.not()));
        }
    }
    blockers
}

/// A verdict from its blockers: each is "no", or "unknown" while it waits for a fact.
pub(crate) fn verdict(blockers: Vec<Reason>) -> Verdict {
    let answer = blockers
        .iter()
        .fold(Truth::Yes, |answer, blocker| answer.and(blocker.answer));
    Verdict {
        answer,
        reasons: blockers,
    }
}

fn standing(scheme: &Scheme, context: &BidContext, as_at: NaiveDate) -> Vec<Reason> {
    let rules = &scheme.rules.bidding;
    let no = |code: &str, says: String| Reason::plain(code, rules.clause.clone(), says, Truth::No);
    let mut blockers = Vec::new();
    if let Some(until) = context.suspended_until.filter(|until| *until >= as_at) {
        blockers.push(no(
            "suspended",
            format!("Your application is paused until {}.", calendar::in_words(until)),
        ));
    }
    if context.live_offer && rules.one_offer {
        blockers.push(no(
            "live-offer",
            "You have an offer that is waiting for your answer.".to_owned(),
        ));
    }
    if context.already_bid {
        blockers.push(no(
            "already-bid",
            "You have already bid for this home.".to_owned(),
        ));
    }
    if let Some(most) = rules.per_cycle.filter(|most| context.bids_this_cycle >= *most) {
        blockers.push(no(
            "bids-used",
            format!("You have used all {most} bids for this cycle."),
        ));
    }
    if let Some(most) = rules.live.filter(|most| context.live_bids >= *most) {
        blockers.push(no(
            "live-bids",
            format!("You can have {most} bids open at once, and you have."),
        ));
    }
    blockers
}

/// What stands against being on the register at all.
pub(crate) fn register(eligible: &Verdict, qualifying: &Verdict) -> Vec<Reason> {
    let against = eligible.reasons.iter().chain(&qualifying.reasons);
    against
        .filter(|reason| !reason.answer.is_yes())
        .cloned()
        .collect()
}

fn timing(frame: &Frame<'_>, day: i64) -> Vec<Reason> {
    let mut blockers = Vec::new();
    let today = Val::exact(day);
    if compare(today, Comparison::More, frame.value_of(ids().advert_closes_on)).is_yes() {
        blockers.push(Reason::plain(
            "closed",
            None,
            "Bidding for this home has closed.",
            Truth::No,
        ));
    }
    if compare(today, Comparison::Less, frame.value_of(ids().advert_opened_on)).is_yes() {
        blockers.push(Reason::plain(
            "not-open",
            None,
            "Bidding for this home has not opened.",
            Truth::No,
        ));
    }
    blockers
}

fn no_label(advert: &AdvertFacts) -> Reason {
    let says = format!("The scheme has no label called \"{}\".", advert.label);
    Reason::plain("no-label", None, says, Truth::No)
}

/// What the label, the size of the home and the advert's own limits say.
pub(crate) fn home(scheme: &Scheme, label: &Label, frame: &Frame<'_>) -> Vec<Reason> {
    let mut blockers = failing(frame, &label.may_bid);
    if label.fits {
        // Each of its reasons carries the answer: "no", or "unknown" while a fact is missing.
        blockers.extend(fits(scheme, frame).reasons);
    }
    let known = ids();
    let limits = [
        (
            "age-min",
            known.applicant_age,
            Comparison::AtLeast,
            known.advert_age_min,
            "You are younger than this home is for.",
        ),
        (
            "age-max",
            known.applicant_age,
            Comparison::AtMost,
            known.advert_age_max,
            "You are older than this home is for.",
        ),
        (
            "people-min",
            known.household_size,
            Comparison::AtLeast,
            known.advert_people_min,
            "This home is for more people.",
        ),
        (
            "people-max",
            known.household_size,
            Comparison::AtMost,
            known.advert_people_max,
            "This home is for fewer people.",
        ),
    ];
    for (code, have, how, limit, says) in limits {
        // An advert that names no limit has none.
        if frame.advert.is_some_and(|advert| advert.held(limit).is_none()) {
            continue;
        }
        let limit = frame.value_of(limit);
        let met = if limit.some {
            compare(frame.value_of(have), how, limit)
        } else {
            Truth::Yes
        };
        if !met.is_yes() {
            blockers.push(Reason::plain(code, None, says, met));
        }
    }
    blockers
}

/// The conditions that are not met, each as a reason.
pub(crate) fn failing(frame: &Frame<'_>, rules: &[Rule]) -> Vec<Reason> {
    let mut blockers = Vec::new();
    for rule in rules {
        let when = frame.truth(rule.when);
        let met = rule.unless.map_or(when, |unless| when.or(frame.truth(unless)));
        if !met.is_yes() {
            blockers.push(Reason::of(frame, rule, met));
        }
    }
    blockers
}

/// Everything that keeps a bid from being considered under a label.
pub(crate) fn considered(
    scheme: &Scheme,
    label: &Label,
    placed: &Placed<'_>,
    frame: &Frame<'_>,
) -> Vec<Reason> {
    let mut against = register(&placed.eligible, &placed.qualifying);
    against.extend(home(scheme, label, frame));
    against.extend(blocking(scheme, frame));
    against.extend(failing(frame, &label.considers));
    against
}

/// The reason given when an advert carries a label that the scheme does not have.
pub(crate) fn unlabelled(advert: &AdvertFacts) -> Reason {
    no_label(advert)
}
