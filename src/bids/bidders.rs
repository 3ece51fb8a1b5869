//! Everybody who has a live bid on one advert, with what is known of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allocations::{BidFacts, Facts, Reason, Truth};
use chrono::NaiveDate;
use entity::states::{BidState, HouseholdState};
use entity::{assessment, bid, household};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::known::stored;
use crate::clock::Instant;
use crate::dates;
use crate::error::AppError;
use crate::shortlists::Bidder;
use crate::store::packed;
use crate::t;
use crate::texts::Language;

/// A live bid with its bidder.
pub(crate) struct Bidding {
    pub bid_id: Uuid,
    pub household_id: Uuid,
    pub bidder: Bidder,
    pub household_version: i32,
    /// The assessment in force under the advert's council.
    pub assessed: Option<Assessed>,
}

/// What an entry of the list shows of an assessment.
pub(crate) struct Assessed {
    pub id: Uuid,
    pub band: Option<String>,
    pub priority_date: Option<NaiveDate>,
}

/// One bid as it is read: its id, reference, household and time; the household's reference, state, end of a hold and
/// version; the assessment's id, band and priority date.
type Line = (
    Uuid,
    String,
    Uuid,
    Instant,
    String,
    HouseholdState,
    Option<NaiveDate>,
    i32,
    Option<Uuid>,
    Option<String>,
    Option<NaiveDate>,
);

/// What the columns of a line are called in the question.
const LINE: [&str; 11] = [
    "bid_id",
    "bid_reference",
    "household_id",
    "placed_at",
    "household_reference",
    "state",
    "suspended_until",
    "version",
    "assessment_id",
    "band",
    "priority_date",
];

/// A live bid as it is read, before anybody has looked into the facts: that is most of the work, and needs no database.
pub(crate) struct Found {
    line: Line,
    facts: Stored,
}

/// The facts of an assessment, on the way from the database.
enum Stored {
    /// There is no assessment.
    Nothing,
    Text(String),
    Read(Arc<Facts>),
}

/// Facts that were read for a list before this one. Somebody who bids for three homes is read once: an assessment never
/// changes. For one round of closing, not for longer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Remembered(Arc<Mutex<BTreeMap<Uuid, Arc<Facts>>>>);

/// Facts remembered at once, some 8 KB each.
const MOST: usize = 4_000;

impl Remembered {
    fn all(&self) -> MutexGuard<'_, BTreeMap<Uuid, Arc<Facts>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, assessment_id: Uuid, facts: &Arc<Facts>) {
        let mut all = self.all();
        if all.len() >= MOST {
            // those of the oldest assessment: which does not matter, they are read again if they are needed
            all.pop_first();
        }
        all.insert(assessment_id, Arc::clone(facts));
    }
}

/// Every live bid on the advert, by the time it was made, with the facts that the council has assessed. A household
/// that has no assessment is there too, with nothing known.
pub(crate) async fn found(
    db: &impl ConnectionTrait,
    advert_id: Uuid,
    council_id: Uuid,
    remembered: &Remembered,
) -> Result<Vec<Found>, AppError> {
    let question = live(advert_id, council_id)
        .column_as(bid::Column::Id, LINE[0])
        .column_as(bid::Column::Reference, LINE[1])
        .column_as(bid::Column::HouseholdId, LINE[2])
        .column_as(bid::Column::PlacedAt, LINE[3])
        .column_as(household::Column::Reference, LINE[4])
        .column_as(household::Column::State, LINE[5])
        .column_as(household::Column::SuspendedUntil, LINE[6])
        .column_as(household::Column::Version, LINE[7])
        .column_as(assessment::Column::Id, LINE[8])
        .column_as(assessment::Column::Band, LINE[9])
        .column_as(assessment::Column::PriorityDate, LINE[10]);
    let mut lines: Vec<Line> = packed(db, question.into_query(), &LINE).await?;
    lines.sort_unstable_by_key(|(bid_id, _, _, placed_at, ..)| (*placed_at, *bid_id));
    let known: BTreeMap<Uuid, Arc<Facts>> = {
        let all = remembered.all();
        let known = lines.iter().filter_map(assessment_of);
        let known = known.filter_map(|id| Some((id, Arc::clone(all.get(&id)?))));
        known.collect()
    };
    let unread = lines.iter().filter_map(assessment_of);
    let mut texts = stored(db, unread.filter(|id| !known.contains_key(id))).await?;
    let found = lines.into_iter().map(|line| {
        let facts = match assessment_of(&line) {
            None => Stored::Nothing,
            Some(id) => match known.get(&id) {
                Some(read) => Stored::Read(Arc::clone(read)),
                None => Stored::Text(texts.remove(&id).ok_or(AppError::NotFound)?),
            },
        };
        Ok(Found { line, facts })
    });
    found.collect()
}

const fn assessment_of((.., assessment_id, _, _): &Line) -> Option<Uuid> {
    *assessment_id
}

fn live(advert_id: Uuid, council_id: Uuid) -> Select<bid::Entity> {
    bid::Entity::find()
        .select_only()
        .join(
            JoinType::InnerJoin,
            bid::Entity::belongs_to(household::Entity)
                .from(bid::Column::HouseholdId)
                .to(household::Column::Id)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            bid::Entity::belongs_to(assessment::Entity)
                .from(bid::Column::HouseholdId)
                .to(assessment::Column::HouseholdId)
                .on_condition(move |_, assessment| {
                    let column = |column| Expr::col((assessment.clone(), column));
                    Condition::all()
                        .add(column(assessment::Column::CouncilId).eq(council_id))
                        .add(column(assessment::Column::Current).eq(true))
                })
                .into(),
        )
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::State.eq(BidState::Placed))
}

impl Found {
    /// The bidder with the facts, as they count on a day.
    ///
    /// # Errors
    /// Internal when the stored facts cannot be read.
    pub(crate) fn bidding(self, as_at: NaiveDate, remembered: &Remembered) -> Result<Bidding, AppError> {
        let (
            bid_id,
            bid_ref,
            household_id,
            placed_at,
            household_ref,
            state,
            until,
            version,
            assessment_id,
            ..,
        ) = self.line;
        let (.., band, priority_date) = self.line;
        let assessed = assessment_id.map(|id| Assessed {
            id,
            band,
            priority_date,
        });
        let facts = match self.facts {
            Stored::Nothing => Arc::default(),
            Stored::Read(facts) => facts,
            Stored::Text(text) => {
                let facts: Arc<Facts> = serde_json::from_str(&text)
                    .map(Arc::new)
                    .map_err(|cause| AppError::internal("reading stored facts", cause))?;
                if let Some(id) = assessment_id {
                    remembered.keep(id, &facts);
                }
                facts
            }
        };
        Ok(Bidding {
            bid_id,
            household_id,
            household_version: version,
            bidder: Bidder {
                bid: BidFacts {
                    bid_id: bid_ref,
                    household_ref,
                    bid_at: placed_at,
                    bid_on: dates::london_day(placed_at),
                    facts,
                },
                left_out: off_the_register(state, until, as_at),
            },
            assessed,
        })
    }
}

/// Why the register keeps a household from being considered, whatever the scheme says.
pub(super) fn off_the_register(
    state: HouseholdState,
    suspended_until: Option<NaiveDate>,
    as_at: NaiveDate,
) -> Option<Reason> {
    let english = Language::English;
    let (code, says) = match state {
        HouseholdState::Active => return None,
        HouseholdState::Suspended => match suspended_until {
            Some(until) if until < as_at => return None,
            Some(until) => {
                let day = english.from_day(until.succ_opt().unwrap_or(until));
                ("on-hold", t!(english, "bids-on-hold-until", day = day))
            }
            None => ("on-hold", t!(english, "bids-reason-on-hold")),
        },
        HouseholdState::Housed => ("housed", t!(english, "bids-reason-housed")),
        HouseholdState::Closed => (
            "application-closed",
            t!(english, "bids-reason-application-closed"),
        ),
    };
    Some(Reason {
        code: code.to_owned(),
        clause: None,
        says,
        answer: Truth::No,
        facts: Vec::new(),
    })
}
