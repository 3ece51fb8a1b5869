//! May this household bid for this home now? Every blocker is told, not only the first.

use allocations::{BidContext, Reason, Truth};
use entity::states::{AdvertState, BidState};
use entity::{bid, household, nomination};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::bidders::off_the_register;
use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::error::AppError;
use crate::partnership::Schemes;
use crate::t;
use crate::texts::Language;
use crate::{adverts, dates, register};

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
    // those of this cycle, and the one on this advert whatever its cycle
    let counted = Condition::any()
        .add(bid::Column::CycleId.eq(advert.row.cycle_id))
        .add(bid::Column::AdvertId.eq(advert.row.id));
    let bids = bid::Entity::find()
        .filter(bid::Column::HouseholdId.eq(household_id))
        .filter(counted)
        .all(db)
        .await?;
    let own = bids.iter().find(|bid| bid.advert_id == advert.row.id).cloned();
    let used = bids
        .iter()
        .filter(|bid| bid.state != BidState::Withdrawn && bid.advert_id != advert.row.id)
        .count();
    let used = i64::try_from(used).unwrap_or(i64::MAX);
    let mut reasons: Vec<Reason> = closed(advert, now).into_iter().collect();
    if advert.is_interest() {
        let household = household::Entity::find_by_id(household_id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        reasons.extend(off_the_register(&household, dates::london_day(now)));
        return Ok(May {
            allowed: reasons.is_empty(),
            ..May::no(reasons, used, own)
        });
    }
    let today = dates::london_day(now);
    let standing = register::standing(db, schemes, household_id, advert.row.council_id, today).await?;
    let Some(standing) = standing else {
        reasons.push(no(
            "not-assessed",
            t!(Language::English, "bids-reason-not-assessed"),
        ));
        return Ok(May::no(reasons, used, own));
    };
    reasons.extend(off_the_register(&standing.household, today));
    let live_offer = nomination::Entity::find()
        .filter(nomination::Column::HouseholdId.eq(household_id))
        .filter(nomination::Column::Live.eq(true))
        .count(db)
        .await?
        > 0;
    let live = bids
        .iter()
        .filter(|bid| bid.state == BidState::Placed && bid.advert_id != advert.row.id)
        .count();
    let context = BidContext {
        bids_this_cycle: used,
        live_bids: i64::try_from(live).unwrap_or(i64::MAX),
        live_offer,
        // the register's own hold is told above, in its own words
        suspended_until: None,
        already_bid: false,
    };
    let scheme = &standing.scheme;
    let facts = adverts::facts(advert, now)?;
    let verdict = allocations::may_bid(
        &scheme.scheme,
        &facts,
        &standing.facts,
        &standing.assessment,
        &context,
        today,
    );
    // the closing second is told above, by the clock; the engine knows only the day
    let told = |code: &str| matches!(code, "closed" | "not-open") && !reasons.is_empty();
    let further: Vec<Reason> = verdict
        .reasons
        .into_iter()
        .filter(|reason| !told(&reason.code))
        .collect();
    reasons.extend(further);
    Ok(May {
        allowed: reasons.is_empty() && verdict.answer.is_yes(),
        reasons,
        used,
        limit: scheme.scheme.bids_per_cycle(),
        own,
    })
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
