//! What the register holds of one household for the rules of bidding: one question for all councils.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entity::states::HouseholdState;
use entity::{assessment, household, nomination};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::error::AppError;
use crate::partnership::{Answer, InForce};

/// A household as it stands on the register.
#[derive(Debug)]
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

#[derive(FromQueryResult)]
struct Row {
    state: HouseholdState,
    suspended_until: Option<NaiveDate>,
    version: i32,
    live_offer: bool,
    assessment_id: Option<Uuid>,
    council_id: Option<Uuid>,
}

/// # Errors
/// `NotFound` for a household that does not exist.
pub(super) async fn registered(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Registered, AppError> {
    let live = Query::select()
        .expr(Expr::val(1))
        .from(nomination::Entity)
        .and_where(nomination::Column::HouseholdId.eq(household_id))
        .and_where(nomination::Column::Live.eq(true))
        .to_owned();
    let rows = household::Entity::find()
        .select_only()
        .columns([
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
                    sea_orm::Condition::all()
                        .add(Expr::col((assessment, assessment::Column::Current)).eq(true))
                })
                .into(),
        )
        .filter(household::Column::Id.eq(household_id))
        .into_model::<Row>()
        .all(db)
        .await?;
    let first = rows.first().ok_or(AppError::NotFound)?;
    Ok(Registered {
        state: first.state,
        suspended_until: first.suspended_until,
        version: first.version,
        live_offer: first.live_offer,
        assessed: rows
            .into_iter()
            .filter_map(|row| Some((row.council_id?, row.assessment_id?)))
            .collect(),
    })
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
    let facts: BTreeMap<Uuid, String> = facts(db, unread.iter().map(|(id, _)| *id)).await?;
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

async fn facts(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, AppError> {
    let rows: Vec<(Uuid, String)> = assessment::Entity::find()
        .select_only()
        .columns([assessment::Column::Id, assessment::Column::Facts])
        .filter(assessment::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
