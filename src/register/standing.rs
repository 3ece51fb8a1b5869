//! Where a household stands with a council on a day.

use std::sync::Arc;

use allocations::{Assessment, Facts};
use chrono::NaiveDate;
use entity::{assessment, household};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::facts::read;
use crate::error::AppError;
use crate::partnership::{InForce, Schemes};

/// Where a household stands with a council: the assessment as it was frozen, and what the scheme in force says of the
/// same facts on the day asked for, because priorities end and ages change.
#[derive(Clone, Debug)]
pub struct Standing {
    pub row: assessment::Model,
    pub facts: Facts,
    pub assessment: Assessment,
    pub household: household::Model,
    /// The scheme in force on that day.
    pub scheme: Arc<InForce>,
}

/// None when the household has never been assessed for this council.
pub async fn standing(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    household_id: Uuid,
    council_id: Uuid,
    day: NaiveDate,
) -> Result<Option<Standing>, AppError> {
    let found = assessment::Entity::find()
        .filter(assessment::Column::HouseholdId.eq(household_id))
        .filter(assessment::Column::CouncilId.eq(council_id))
        .filter(assessment::Column::Current.eq(true))
        .join(
            JoinType::InnerJoin,
            assessment::Entity::belongs_to(household::Entity)
                .from(assessment::Column::HouseholdId)
                .to(household::Column::Id)
                .into(),
        )
        .select_also(household::Entity)
        .all(db)
        .await?;
    let Some((row, household)) = found.into_iter().next() else {
        return Ok(None);
    };
    let household = household.ok_or(AppError::NotFound)?;
    let facts = read(&row.facts)?;
    let scheme = schemes.in_force(db, council_id, day).await?;
    let assessment = allocations::assess(&scheme.scheme, &facts, day);
    Ok(Some(Standing {
        row,
        facts,
        assessment,
        household,
        scheme,
    }))
}
