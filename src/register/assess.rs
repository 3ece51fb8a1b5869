//! Assessing: what every council's scheme says of a household on a day, frozen with the facts.

use std::sync::Arc;

use allocations::{Assessment, Facts};
use chrono::NaiveDate;
use entity::states::ApplicationState;
use entity::{application, assessment, council, household};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::facts::{declared, told_so_far, written};
use super::history;
use super::read::{application_of, household};
use crate::audit::{self, By, Entry};
use crate::dates::london_day;
use crate::error::AppError;
use crate::ids::Moment;
use crate::partnership::{InForce, Schemes};

/// What one council's scheme says, as it was kept.
#[derive(Clone, Debug)]
pub struct Assessed {
    pub assessment_id: Uuid,
    pub council_id: Uuid,
    pub answer: Assessment,
}

/// Assesses a household under the scheme of every council of the partnership and keeps one current assessment for
/// each. A council without a scheme in force has none. While a change is being written, what was declared counts.
///
/// # Errors
/// Not found when there is no open application.
pub async fn assess(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household_id: Uuid,
) -> Result<Vec<Assessed>, AppError> {
    assess_as(tx, at, by, schemes, household_id, None).await
}

/// The same, decided by an officer where one is given.
pub(super) async fn assess_as(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household_id: Uuid,
    officer: Option<Uuid>,
) -> Result<Vec<Assessed>, AppError> {
    let household = household(tx, household_id).await?;
    let application = application_of(tx, household_id).await?;
    let facts = match declared(tx, &application).await? {
        Some(facts) => facts,
        None => told_so_far(&application)?,
    };
    freeze(tx, at, by, schemes, &household, &application, facts, officer).await
}

/// A council, its scheme, and what the scheme says.
pub(super) type Answered = (Uuid, Arc<InForce>, Assessment);

/// What the schemes of all councils would say of these facts, without keeping it.
pub(super) async fn answers(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    household: &household::Model,
    facts: &Facts,
    day: NaiveDate,
) -> Result<Vec<Answered>, AppError> {
    Ok(asked(&in_force(db, schemes, household, day).await?, facts, day))
}

/// The councils of the household's partnership, its own first, with their schemes in force on a day.
pub(super) async fn in_force(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    household: &household::Model,
    day: NaiveDate,
) -> Result<Vec<(Uuid, Arc<InForce>)>, AppError> {
    let mut found = Vec::new();
    for council in councils(db, household).await? {
        match schemes.named(db, &council.scheme, day).await {
            Ok(scheme) => found.push((council.id, scheme)),
            Err(AppError::Refused(refusal)) if refusal.code == "no_scheme" => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn asked(schemes: &[(Uuid, Arc<InForce>)], facts: &Facts, day: NaiveDate) -> Vec<Answered> {
    let asked = schemes.iter().map(|(council_id, scheme)| {
        let answer = allocations::assess(&scheme.scheme, facts, day);
        (*council_id, Arc::clone(scheme), answer)
    });
    asked.collect()
}

/// The councils of the household's partnership, its own first.
async fn councils(
    db: &impl ConnectionTrait,
    household: &household::Model,
) -> Result<Vec<council::Model>, AppError> {
    let partnership = Query::select()
        .column(council::Column::PartnershipId)
        .from(council::Entity)
        .and_where(council::Column::Id.eq(household.council_id))
        .to_owned();
    let mut all = council::Entity::find()
        .filter(council::Column::PartnershipId.in_subquery(partnership))
        .order_by_asc(council::Column::Name)
        .order_by_asc(council::Column::Id)
        .all(db)
        .await?;
    if !all.iter().any(|council| council.id == household.council_id) {
        return Err(AppError::NotFound);
    }
    // stable: the others stay in the order of their names
    all.sort_by_key(|council| council.id != household.council_id);
    Ok(all)
}

pub(super) async fn freeze(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household: &household::Model,
    application: &application::Model,
    mut facts: Facts,
    officer: Option<Uuid>,
) -> Result<Vec<Assessed>, AppError> {
    let day = london_day(at.now);
    let schemes = in_force(tx, schemes, household, day).await?;
    let mut answers = asked(&schemes, &facts, day);
    // At most twice: the day of an award, then the move between bands that it makes.
    for _ in 0..2 {
        if !history::note(&mut facts, &answers, day, officer.is_some())? {
            break;
        }
        answers = asked(&schemes, &facts, day);
    }
    if application.state == ApplicationState::Draft {
        let mut draft = told_so_far(application)?;
        history::carry(&facts, &mut draft)?;
        keep_facts(tx, at, application, &draft).await?;
    } else {
        keep_facts(tx, at, application, &facts).await?;
    }
    assessment::Entity::update_many()
        .col_expr(assessment::Column::Current, Expr::value(false))
        .filter(assessment::Column::HouseholdId.eq(household.id))
        .filter(assessment::Column::Current.eq(true))
        .exec(tx)
        .await?;
    let facts = written(&facts)?;
    let (mut kept, mut rows) = (Vec::new(), Vec::new());
    let mut bands: Vec<(Uuid, Option<String>)> = Vec::new();
    for (council_id, scheme, answer) in answers {
        let id = at.id();
        let row = assessment::ActiveModel {
            id: Set(id),
            household_id: Set(household.id),
            application_id: Set(application.id),
            scheme_version_id: Set(scheme.version_id),
            council_id: Set(council_id),
            as_at: Set(day),
            qualifies: Set(answer.on_register().is_yes()),
            band: Set(band_of(&answer).map(|(name, _)| name)),
            band_rank: Set(band_of(&answer).map(|(_, rank)| rank)),
            priority_date: Set(answer.ranking_date.as_ref().and_then(|shown| shown.date)),
            bedrooms: Set(i32::try_from(answer.bedrooms.most).ok()),
            facts: Set(facts.clone()),
            answer: Set(answer
                .to_json()
                .map_err(|cause| AppError::internal("freezing an assessment", cause))?),
            decided_by: Set(officer),
            decided_at: Set(at.now),
            current: Set(true),
        };
        rows.push(row);
        bands.push((council_id, band_of(&answer).map(|(name, _)| name)));
        kept.push(Assessed {
            assessment_id: id,
            council_id,
            answer,
        });
    }
    if !rows.is_empty() {
        assessment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    audit::record(
        tx,
        at,
        by,
        Entry::new("assess", "household", household.id).to(&bands),
    )
    .await?;
    Ok(kept)
}

/// Writes facts back into the application they belong to.
pub(super) async fn keep_facts(
    tx: &impl ConnectionTrait,
    at: &Moment,
    application: &application::Model,
    facts: &Facts,
) -> Result<(), AppError> {
    application::Entity::update_many()
        .col_expr(application::Column::Facts, Expr::value(written(facts)?))
        .col_expr(application::Column::UpdatedAt, Expr::value(at.now))
        .col_expr(
            application::Column::Version,
            Expr::col(application::Column::Version).add(1),
        )
        .filter(application::Column::Id.eq(application.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Name and rank of the band; none for a household that cannot join the register.
pub(super) fn band_of(answer: &Assessment) -> Option<(String, i32)> {
    if answer.on_register().is_no() {
        return None;
    }
    let band = answer.band.as_ref()?;
    Some((band.name.clone(), i32::try_from(band.rank).unwrap_or(i32::MAX)))
}
