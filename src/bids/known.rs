//! What the register holds of one household for the rules of bidding: one question for all councils.

use std::collections::BTreeMap;
use std::sync::Arc;

use allocations::{Assessment, Facts};
use chrono::NaiveDate;
use entity::states::HouseholdState;
use entity::{assessment, household, nomination};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::error::AppError;
use crate::partnership::InForce;

/// A household as it stands on the register.
#[derive(Debug)]
pub(super) struct Registered {
    pub state: HouseholdState,
    pub suspended_until: Option<NaiveDate>,
    pub version: i32,
    /// It holds a nomination that has not ended.
    pub live_offer: bool,
    /// The assessment in force under each council that has one: its id and the frozen facts.
    pub assessed: BTreeMap<Uuid, (Uuid, String)>,
}

/// Where it stands with one council on the day of asking.
#[derive(Debug)]
pub(super) struct Standing {
    pub assessment_id: Uuid,
    pub facts: Facts,
    pub assessment: Assessment,
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
    facts: Option<String>,
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
        .column(assessment::Column::Facts)
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
            .filter_map(|row| Some((row.council_id?, (row.assessment_id?, row.facts?))))
            .collect(),
    })
}

impl Standing {
    /// What the scheme says of the facts on a day.
    pub(super) fn of(
        assessment_id: Uuid,
        facts: &str,
        scheme: Arc<InForce>,
        day: NaiveDate,
    ) -> Result<Self, AppError> {
        let facts = Facts::from_json(facts).map_err(|cause| AppError::internal("reading facts", cause))?;
        Ok(Self {
            assessment_id,
            assessment: allocations::assess(&scheme.scheme, &facts, day),
            facts,
            scheme,
        })
    }
}
