//! What the register holds of one household for the rules of bidding: one question for all councils.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use allocations::Bidder;
use chrono::NaiveDate;
use entity::states::HouseholdState;
use entity::{assessment, bid, household, nomination};
use futures_util::TryFutureExt;
use futures_util::future::try_join;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::error::AppError;
use crate::partnership::{Answer, InForce};
use crate::store::{Together, evened};

/// A household as it stands on the register.
#[derive(Clone, Debug)]
pub(super) struct Registered {
    pub state: HouseholdState,
    pub suspended_until: Option<NaiveDate>,
    pub version: i32,
    /// It holds a nomination that has not ended.
    pub live_offer: bool,
    /// The assessment in force under each council that has one.
    pub assessed: BTreeMap<Uuid, Uuid>,
}

/// Where it stands with one council on the day of asking.
#[derive(Debug)]
pub(super) struct Standing {
    pub assessment_id: Uuid,
    pub said: Arc<Answer>,
    pub scheme: Arc<InForce>,
}

impl Standing {
    /// The household, ready to be asked about any number of homes.
    pub(super) fn bidder(&self, day: NaiveDate) -> Bidder<'_> {
        Bidder::new(&self.scheme.scheme, &self.said.facts, &self.said.against, day)
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    state: HouseholdState,
    suspended_until: Option<NaiveDate>,
    version: i32,
    live_offer: bool,
    assessment_id: Option<Uuid>,
    council_id: Option<Uuid>,
}

/// Looks at households that are asked for together.
#[derive(Clone, Debug, Default)]
pub(super) struct Glances(Together<Glance, Option<Seen>>);

/// Whom to look at, and the cycles and adverts of which their bids count.
#[derive(Clone, Debug)]
pub(super) struct Glance {
    pub household_id: Uuid,
    pub cycles: BTreeSet<Uuid>,
    pub adverts: BTreeSet<Uuid>,
}

/// A household with its bids of some cycles and on some adverts; there may be more of them than were asked for.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub household: Registered,
    pub bids: Vec<bid::Model>,
}

impl Glances {
    /// # Errors
    /// `NotFound` for a household that does not exist.
    pub(super) async fn look(&self, db: &DatabaseConnection, glance: Glance) -> Result<Seen, AppError> {
        let connection = db.clone();
        let look = move |glances: Vec<Glance>| {
            let db = connection.clone();
            async move { look(&db, &evened(glances)).await }
        };
        match self.0.ask(glance.clone(), look).await {
            Some(seen) => seen.ok_or(AppError::NotFound),
            None => look_alone(db, glance).await,
        }
    }
}

/// # Errors
/// `NotFound` for a household that does not exist.
pub(super) async fn look_alone(db: &impl ConnectionTrait, glance: Glance) -> Result<Seen, AppError> {
    let seen = look(db, &[glance]).await?.pop().flatten();
    seen.ok_or(AppError::NotFound)
}

/// What is seen of each, in their order.
async fn look(db: &impl ConnectionTrait, glances: &[Glance]) -> Result<Vec<Option<Seen>>, AppError> {
    let households: Vec<Uuid> = glances.iter().map(|glance| glance.household_id).collect();
    let cycles: BTreeSet<Uuid> = glances.iter().flat_map(|glance| glance.cycles.clone()).collect();
    let adverts: BTreeSet<Uuid> = glances.iter().flat_map(|glance| glance.adverts.clone()).collect();
    let bids = bid::Entity::find()
        .filter(bid::Column::HouseholdId.is_in(households.iter().copied()))
        .filter(
            Condition::any()
                .add(bid::Column::CycleId.is_in(cycles))
                .add(bid::Column::AdvertId.is_in(adverts)),
        )
        .all(db)
        .map_err(AppError::from);
    let (bids, registered) = try_join(bids, registered(db, &households)).await?;
    let of = |id: &Uuid| {
        Some(Seen {
            household: registered.get(id)?.clone(),
            bids: bids
                .iter()
                .filter(|bid| bid.household_id == *id)
                .cloned()
                .collect(),
        })
    };
    Ok(households.iter().map(of).collect())
}

async fn registered(
    db: &impl ConnectionTrait,
    households: &[Uuid],
) -> Result<BTreeMap<Uuid, Registered>, AppError> {
    let live = Query::select()
        .expr(Expr::val(1))
        .from(nomination::Entity)
        .and_where(
            Expr::col((nomination::Entity, nomination::Column::HouseholdId))
                .equals((household::Entity, household::Column::Id)),
        )
        .and_where(nomination::Column::Live.eq(true))
        .to_owned();
    let rows = household::Entity::find()
        .select_only()
        .columns([
            household::Column::Id,
            household::Column::State,
            household::Column::SuspendedUntil,
            household::Column::Version,
        ])
        .expr_as(Expr::exists(live), "live_offer")
        .column_as(assessment::Column::Id, "assessment_id")
        .column_as(assessment::Column::CouncilId, "council_id")
        .join(
            JoinType::LeftJoin,
            household::Entity::belongs_to(assessment::Entity)
                .from(household::Column::Id)
                .to(assessment::Column::HouseholdId)
                .on_condition(|_, assessment| {
                    Condition::all().add(Expr::col((assessment, assessment::Column::Current)).eq(true))
                })
                .into(),
        )
        .filter(household::Column::Id.is_in(households.iter().copied()))
        .into_model::<Row>()
        .all(db)
        .await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let household = found.entry(row.id).or_insert_with(|| Registered {
            state: row.state,
            suspended_until: row.suspended_until,
            version: row.version,
            live_offer: row.live_offer,
            assessed: BTreeMap::new(),
        });
        household.assessed.extend(row.council_id.zip(row.assessment_id));
    }
    Ok(found)
}

/// Where a household stands with each of these councils that has assessed it, under the scheme given for it. The facts are
/// read only where the scheme has not been asked of them lately.
///
/// # Errors
/// Internal when stored facts cannot be read.
pub(super) async fn standings(
    db: &impl ConnectionTrait,
    assessed: &BTreeMap<Uuid, Uuid>,
    schemes: Vec<(Uuid, Arc<InForce>)>,
    day: NaiveDate,
) -> Result<BTreeMap<Uuid, Standing>, AppError> {
    let mut found = BTreeMap::new();
    let mut unread = Vec::new();
    for (council_id, scheme) in schemes {
        let Some(assessment_id) = assessed.get(&council_id).copied() else {
            continue;
        };
        match scheme.said.of(assessment_id, day) {
            Some(said) => {
                let standing = Standing {
                    assessment_id,
                    said,
                    scheme,
                };
                found.insert(council_id, standing);
            }
            None => unread.push((assessment_id, (council_id, scheme))),
        }
    }
    if unread.is_empty() {
        return Ok(found);
    }
    let facts: BTreeMap<Uuid, String> = stored(db, unread.iter().map(|(id, _)| *id)).await?;
    for (assessment_id, (council_id, scheme)) in unread {
        let facts = facts.get(&assessment_id).ok_or(AppError::NotFound)?;
        let standing = Standing {
            assessment_id,
            said: scheme.said.ask(&scheme.scheme, assessment_id, facts, day)?,
            scheme,
        };
        found.insert(council_id, standing);
    }
    Ok(found)
}

/// Assessments asked for in one statement.
const AT_ONCE: usize = 500;

/// The facts of assessments, as they are stored.
pub(crate) async fn stored(
    db: &impl ConnectionTrait,
    assessments: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, AppError> {
    let assessments: Vec<Uuid> = assessments.collect();
    let mut found = BTreeMap::new();
    for some in assessments.chunks(AT_ONCE) {
        let rows: Vec<(Uuid, String)> = assessment::Entity::find()
            .select_only()
            .columns([assessment::Column::Id, assessment::Column::Facts])
            .filter(assessment::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}
