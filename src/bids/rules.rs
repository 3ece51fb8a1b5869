//! May this household bid for this home now? Every blocker is told, not only the first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use allocations::{AdvertFacts, BidContext, Bidder, Reason, Truth};
use chrono::NaiveDate;
use entity::bid;
use entity::states::{AdvertState, BidState};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::bidders::off_the_register;
use super::known::{self, Glance, Registered, Seen, Standing, standings};
use crate::adverts::Shown;
use crate::adverts::read::Advert;
use crate::app::App;
use crate::clock::Instant;
use crate::error::AppError;
use crate::partnership::{InForce, Schemes};
use crate::t;
use crate::texts::Language;
use crate::{adverts, dates};

/// Whether a household may bid, why not, and how many bids it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct May {
    pub allowed: bool,
    /// Every reason against it; empty when allowed.
    pub reasons: Vec<Reason>,
    /// Bids used in this cycle.
    pub used: i64,
    /// Bids allowed in a cycle; none when the scheme sets no limit or the advert takes interest.
    pub limit: Option<i64>,
    /// The last day of a hold, where the household is on hold until a day.
    pub held_until: Option<NaiveDate>,
    /// The household's bid on this advert, withdrawn or not.
    pub own: Option<bid::Model>,
}

impl May {
    /// Bids left in this cycle.
    pub fn left(&self) -> Option<i64> {
        self.limit.map(|limit| (limit - self.used).max(0))
    }

    fn no(reasons: Vec<Reason>, used: i64, own: Option<bid::Model>) -> Self {
        Self {
            allowed: false,
            reasons,
            used,
            limit: None,
            held_until: None,
            own,
        }
    }
}

/// Asks the scheme of the advert's council. A live bid on this very advert does not count against itself.
///
/// # Errors
/// `NotFound` for a household that does not exist; `no_scheme` when the council has none in force.
pub async fn may(
    db: &impl ConnectionTrait,
    now: Instant,
    schemes: &Schemes,
    advert: &Advert,
    household_id: Uuid,
) -> Result<May, AppError> {
    Asking::read(db, now, schemes, household_id, &[advert])
        .await?
        .may(advert)
}

/// What an answer about one advert rested on, besides the advert and its home. While all of it stays the same, so does
/// the answer, until the advert closes or the day ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grounds {
    pub household_version: i32,
    pub assessment_id: Uuid,
    pub scheme_version_id: Uuid,
    /// Other bids of the cycle that were not withdrawn, and those of them that are live.
    pub used: i64,
    pub live: i64,
    pub live_offer: bool,
    pub today: NaiveDate,
}

/// What the rules need to know of one household, read once for any number of adverts.
pub struct Asking {
    now: Instant,
    today: NaiveDate,
    /// Its bids of the adverts' cycles, and those on the adverts whatever their cycle.
    bids: Vec<bid::Model>,
    household: Registered,
    standings: BTreeMap<Uuid, Standing>,
}

impl Asking {
    /// Reads it, as it is now. The number of queries depends on the number of councils only.
    ///
    /// # Errors
    /// `NotFound` for a household that does not exist; `no_scheme` when a council has none in force.
    pub async fn read(
        db: &impl ConnectionTrait,
        now: Instant,
        schemes: &Schemes,
        household_id: Uuid,
        adverts: &[&Advert],
    ) -> Result<Self, AppError> {
        let scheme = async |council_id, day| schemes.in_force(db, council_id, day).await;
        let seen = known::look_alone(db, glance_at(household_id, adverts)).await?;
        Self::with(db, now, seen, adverts, scheme).await
    }

    /// The same under the schemes that were in force a moment ago, asked together with others who ask: for pages, and for a
    /// bid that is looked at again.
    ///
    /// # Errors
    /// As for [`Asking::read`].
    pub async fn glance(
        app: &App,
        now: Instant,
        household_id: Uuid,
        adverts: &[&Advert],
    ) -> Result<Self, AppError> {
        let db = app.store.read();
        let scheme = async |council_id, day| app.schemes.lately(db, now, council_id, day).await;
        let seen = app
            .crowd
            .glances
            .look(db, glance_at(household_id, adverts))
            .await?;
        Self::with(db, now, seen, adverts, scheme).await
    }

    async fn with(
        db: &impl ConnectionTrait,
        now: Instant,
        seen: Seen,
        adverts: &[&Advert],
        scheme: impl AsyncFn(Uuid, NaiveDate) -> Result<Arc<InForce>, AppError>,
    ) -> Result<Self, AppError> {
        let today = dates::london_day(now);
        let Seen { household, bids } = seen;
        let councils: BTreeSet<Uuid> = adverts
            .iter()
            .filter(|advert| !advert.is_interest())
            .map(|advert| advert.row.council_id)
            .collect();
        let mut schemes = Vec::new();
        for council_id in councils {
            if household.assessed.contains_key(&council_id) {
                schemes.push((council_id, scheme(council_id, today).await?));
            }
        }
        let standings = standings(db, &household.assessed, schemes, today).await?;
        Ok(Self {
            now,
            today,
            bids,
            household,
            standings,
        })
    }

    /// What the answer about an advert rests on; none for a household that has no assessment for it.
    pub(super) fn grounds(&self, advert: &Advert) -> Option<Grounds> {
        let standing = self.standings.get(&advert.row.council_id)?;
        let (used, live) = self.others(advert);
        Some(Grounds {
            household_version: self.household.version,
            assessment_id: standing.assessment_id,
            scheme_version_id: standing.scheme.version_id,
            used,
            live,
            live_offer: self.household.live_offer,
            today: self.today,
        })
    }

    /// The household's other bids of the advert's cycle: how many were not withdrawn, and how many of them are live.
    fn others(&self, advert: &Advert) -> (i64, i64) {
        let others = || {
            self.bids.iter().filter(|bid| {
                bid.advert_id != advert.row.id
                    && bid.cycle_id.is_some()
                    && bid.cycle_id == advert.row.cycle_id
            })
        };
        let number = |bids: usize| i64::try_from(bids).unwrap_or(i64::MAX);
        (
            number(others().filter(|bid| bid.state != BidState::Withdrawn).count()),
            number(others().filter(|bid| bid.state == BidState::Placed).count()),
        )
    }

    /// Whether it may bid for one of the adverts that were read for.
    ///
    /// # Errors
    /// Internal when the advert cannot be put to the engine.
    pub fn may(&self, advert: &Advert) -> Result<May, AppError> {
        let facts = adverts::facts(advert, self.now)?;
        let standing = self.standings.get(&advert.row.council_id);
        let mut bidder = standing.map(|standing| standing.bidder(self.today));
        Ok(self.judged(advert, &facts, bidder.as_mut()))
    }

    /// The same for each of these adverts, with their facts as they were at most a moment ago. The household is worked out
    /// once for each council.
    pub fn may_each(&self, adverts: &[Shown]) -> Vec<May> {
        let standings = self.standings.iter();
        let mut bidders: BTreeMap<&Uuid, Bidder<'_>> = standings
            .map(|(council_id, standing)| (council_id, standing.bidder(self.today)))
            .collect();
        let judged = adverts.iter().map(|Shown { advert, facts }| {
            let bidder = bidders.get_mut(&advert.row.council_id);
            self.judged(advert, facts, bidder)
        });
        judged.collect()
    }

    fn judged(&self, advert: &Advert, facts: &AdvertFacts, bidder: Option<&mut Bidder<'_>>) -> May {
        let own = self.bids.iter().find(|bid| bid.advert_id == advert.row.id);
        let own = own.cloned();
        let (used, live) = self.others(advert);
        let mut reasons: Vec<Reason> = closed(advert, self.now).into_iter().collect();
        let household = &self.household;
        let off = off_the_register(household.state, household.suspended_until, self.today);
        let held_until = household.suspended_until.filter(|_| off.is_some());
        if advert.is_interest() {
            reasons.extend(off);
            return May {
                allowed: reasons.is_empty(),
                held_until,
                ..May::no(reasons, used, own)
            };
        }
        let standing = self.standings.get(&advert.row.council_id);
        let (Some(standing), Some(bidder)) = (standing, bidder) else {
            reasons.push(no(
                "not-assessed",
                t!(Language::English, "bids-reason-not-assessed"),
            ));
            return May::no(reasons, used, own);
        };
        reasons.extend(off);
        let context = BidContext {
            bids_this_cycle: used,
            live_bids: live,
            live_offer: household.live_offer,
            // the register's own hold is told above, in its own words
            suspended_until: None,
            already_bid: false,
        };
        let verdict = bidder.may_bid(facts, &context);
        // the closing second is told above, by the clock; the engine knows only the day
        let told = |code: &str| matches!(code, "closed" | "not-open") && !reasons.is_empty();
        let further: Vec<Reason> = verdict
            .reasons
            .into_iter()
            .filter(|reason| !told(&reason.code))
            .collect();
        reasons.extend(further);
        May {
            allowed: reasons.is_empty() && verdict.answer.is_yes(),
            reasons,
            used,
            limit: standing.scheme.scheme.bids_per_cycle(),
            held_until,
            own,
        }
    }
}

fn glance_at(household_id: Uuid, adverts: &[&Advert]) -> Glance {
    Glance {
        household_id,
        cycles: adverts.iter().filter_map(|advert| advert.row.cycle_id).collect(),
        adverts: adverts.iter().map(|advert| advert.row.id).collect(),
    }
}

/// Why the advert takes no bids now, whoever asks.
pub(super) fn closed(advert: &Advert, now: Instant) -> Option<Reason> {
    let (row, english) = (&advert.row, Language::English);
    match (row.state, row.opens_at, row.closes_at) {
        (AdvertState::Approved, Some(opens), Some(_)) if now < opens => Some(no(
            "not-open",
            t!(english, "bids-reason-opens", opens = english.moment(opens)),
        )),
        (AdvertState::Approved, Some(_), Some(closes)) if now < closes => None,
        (AdvertState::Withdrawn, _, _) => Some(no("withdrawn", t!(english, "bids-reason-withdrawn"))),
        (_, _, Some(closes)) => Some(no(
            "closed",
            t!(english, "bids-reason-closed-on", closes = english.closing(closes)),
        )),
        (_, _, None) => Some(no("not-open", t!(english, "bids-reason-not-open"))),
    }
}

fn no(code: &str, says: String) -> Reason {
    Reason {
        code: code.to_owned(),
        clause: None,
        says,
        answer: Truth::No,
        facts: Vec::new(),
    }
}
