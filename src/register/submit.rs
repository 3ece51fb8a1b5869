//! Declaring an application: its dates are set, it is assessed at once, the household is told.

use allocations::{Facts, Value};
use chrono::NaiveDate;
use entity::states::{ApplicationState, HouseholdState};
use entity::{application, household};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::assess::{Assessed, freeze};
use super::facts::{declared, put, put_new, told_so_far};
use super::lists::replace;
use super::read::application_of;
use super::tell::{Told, language_of, tell};
use crate::audit::{self, By, Entry};
use crate::dates::london_day;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::partnership::Schemes;
use crate::t;
use crate::texts::Language;

/// What came of declaring an application.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub reference: String,
    pub assessed: Vec<Assessed>,
    /// It changes an application that was declared before.
    pub again: bool,
}

/// What only an officer can find. Until one does, it has not been found.
const NOT_FOUND_YET: [&str; 10] = [
    "statutorily_overcrowded",
    "multiple_high_needs",
    "intimidation",
    "needs_medical_bedroom",
    "housing_duty_by_partner",
    "adopted_local_connection",
    "false_information",
    "made_worse_on_purpose",
    "references_missing",
    "sleeps_rough",
];

/// Dates of things that have not happened.
const NOT_HAPPENED: [&str; 3] = [
    "emergency_extended_until",
    "suspended_until",
    "suspension_lifted_on",
];

/// Declares the application that is being written.
///
/// # Errors
/// Refused with `sent` when nothing is being written.
pub async fn submit(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household_id: Uuid,
) -> Result<Submitted, AppError> {
    let household = super::household(tx, household_id).await?;
    let application = application_of(tx, household_id).await?;
    if application.state != ApplicationState::Draft {
        return Err(AppError::refused("sent", kept!("register-refused-sent-already")));
    }
    let day = london_day(at.now);
    let before = declared(tx, &application).await?;
    let mut facts = told_so_far(&application)?;
    stamp(&mut facts, day)?;
    finish(&mut facts)?;
    // The history of moves decides whether this day counts: a new telephone number costs nobody their date.
    let told_on = if before.is_some() {
        Value::Date(day)
    } else {
        Value::Nothing
    };
    put(&mut facts, "told_on", told_on)?;
    let moved = application::Entity::update_many()
        .col_expr(
            application::Column::State,
            Expr::value(ApplicationState::Submitted),
        )
        .col_expr(application::Column::SubmittedAt, Expr::value(at.now))
        .col_expr(application::Column::UpdatedAt, Expr::value(at.now))
        .col_expr(
            application::Column::Version,
            Expr::col(application::Column::Version).add(1),
        )
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::State.eq(ApplicationState::Draft))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    let application = application::Model {
        state: ApplicationState::Submitted,
        submitted_at: Some(at.now),
        updated_at: at.now,
        version: application.version + 1,
        ..application
    };
    let entry = Entry::new("submit", "household", household_id);
    audit::record(tx, at, by, entry).await?;
    let assessed = freeze(tx, at, by, schemes, &household, &application, facts, None).await?;
    let again = before.is_some();
    let language = language_of(tx, household_id).await?;
    tell(tx, at, household_id, received(language, &household, again)).await?;
    Ok(Submitted {
        reference: household.reference,
        assessed,
        again,
    })
}

/// The dates and findings that an application has from the day it is declared.
pub(super) fn stamp(facts: &mut Facts, day: NaiveDate) -> Result<(), AppError> {
    put_new(facts, "applied_on", day)?;
    let applied = facts.get("applied_on").unwrap_or(Value::Date(day));
    put_new(facts, "registered_on", applied.clone())?;
    put_new(facts, "first_registered_on", applied)?;
    for name in NOT_FOUND_YET {
        put_new(facts, name, false)?;
    }
    for name in NOT_HAPPENED {
        put_new(facts, name, Value::Nothing)?;
    }
    let mut members = facts.rows("members");
    for member in &mut members {
        for name in ["own_room", "agrees_to_share"] {
            member.entry(name.to_owned()).or_insert(Value::Truth(false));
        }
    }
    replace(facts, "members", &members)?;
    begin_lists(facts, &["offers", "moves", "events"])
}

/// What is left empty in a declared application is empty.
fn finish(facts: &mut Facts) -> Result<(), AppError> {
    let mut members = facts.rows("members");
    for member in &mut members {
        for name in ["due_on", "babies"] {
            member.entry(name.to_owned()).or_insert(Value::Nothing);
        }
    }
    replace(facts, "members", &members)?;
    begin_lists(facts, &["residences", "jobs", "relatives"])
}

fn begin_lists(facts: &mut Facts, lists: &[&str]) -> Result<(), AppError> {
    for list in lists
        .iter()
        .filter(|list| facts.length(list).is_none())
        .collect::<Vec<_>>()
    {
        facts
            .begin(list)
            .map_err(|cause| AppError::internal("beginning a list of facts", cause))?;
    }
    Ok(())
}

fn received(language: Language, household: &household::Model, again: bool) -> Told {
    let (subject, first) = if again {
        (
            t!(language, "register-told-change"),
            t!(language, "register-told-change-thanks"),
        )
    } else {
        (
            t!(language, "register-told-received"),
            t!(language, "register-told-thanks"),
        )
    };
    let next = match household.state {
        HouseholdState::Suspended => t!(language, "register-told-next-on-hold"),
        HouseholdState::Active | HouseholdState::Housed | HouseholdState::Closed => {
            t!(language, "register-told-next")
        }
    };
    let reference = t!(
        language,
        "register-your-reference",
        reference = household.reference.as_str()
    );
    Told {
        kind: "application_received",
        language,
        subject,
        body: format!("{first} {reference}\n\n{next}"),
        about: Some("/my".to_owned()),
    }
}
