//! Saving an application as it is written, page by page.

use allocations::Facts;
use entity::states::ApplicationState;
use entity::{application, household};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::facts::{told_so_far, written};
use super::people::{self, NewPerson};
use super::read::application_of;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;

/// Where a household lives and how to reach it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reach {
    pub address: String,
    pub postcode: String,
    pub phone: Option<String>,
    /// How and when it is safe to make contact, in the household's own words.
    pub safe_contact: Option<String>,
}

impl std::fmt::Debug for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reach")
    }
}

/// The draft of a household at a version.
///
/// # Errors
/// Refused with `sent` when nothing is being written; stale when it was changed meanwhile.
async fn draft(
    tx: &impl ConnectionTrait,
    household_id: Uuid,
    version: i32,
) -> Result<application::Model, AppError> {
    let application = application_of(tx, household_id).await?;
    if application.state != ApplicationState::Draft {
        return Err(AppError::refused("sent", kept!("register-refused-sent")));
    }
    if application.version != version {
        return Err(AppError::Stale);
    }
    Ok(application)
}

/// Saves the facts told so far, with the pages answered "not sure yet". Returns the new version.
pub async fn save_facts(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    version: i32,
    facts: &Facts,
    unsure: &[String],
) -> Result<i32, AppError> {
    let application = draft(tx, household_id, version).await?;
    let unsure =
        serde_json::to_string(unsure).map_err(|cause| AppError::internal("writing what is unsure", cause))?;
    let changed = application::Entity::update_many()
        .col_expr(application::Column::Facts, Expr::value(written(facts)?))
        .col_expr(application::Column::Unsure, Expr::value(unsure));
    stamp(tx, at, changed, &application).await
}

/// Saves where the household lives and how to reach it.
pub async fn save_reach(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    version: i32,
    reach: Reach,
) -> Result<i32, AppError> {
    let application = draft(tx, household_id, version).await?;
    let changed = application::Entity::update_many()
        .col_expr(application::Column::Address, Expr::value(reach.address))
        .col_expr(application::Column::Postcode, Expr::value(reach.postcode))
        .col_expr(application::Column::Phone, Expr::value(reach.phone))
        .col_expr(application::Column::SafeContact, Expr::value(reach.safe_contact));
    stamp(tx, at, changed, &application).await
}

/// Saves who is in the household. `kept` says which of the earlier people each is, by number from 0.
pub async fn save_people(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    version: i32,
    people: &[NewPerson],
    kept: &[Option<usize>],
) -> Result<i32, AppError> {
    let application = draft(tx, household_id, version).await?;
    let mut facts = told_so_far(&application)?;
    people::into_facts(&mut facts, people, kept)?;
    people::write(tx, at, household_id, people).await?;
    let changed = application::Entity::update_many()
        .col_expr(application::Column::Facts, Expr::value(written(&facts)?));
    stamp(tx, at, changed, &application).await
}

/// Saves whether the household's address is hidden, with the answer on the form.
pub async fn save_hidden(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    version: i32,
    hidden: bool,
    unsure: &[String],
) -> Result<i32, AppError> {
    household::Entity::update_many()
        .col_expr(household::Column::Sensitive, Expr::value(hidden))
        .filter(household::Column::Id.eq(household_id))
        .exec(tx)
        .await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("hide_address", "household", household_id).to(&hidden),
    )
    .await?;
    let application = draft(tx, household_id, version).await?;
    let facts = told_so_far(&application)?;
    save_facts(tx, at, household_id, version, &facts, unsure).await
}

async fn stamp(
    tx: &impl ConnectionTrait,
    at: &Moment,
    changed: sea_orm::UpdateMany<application::Entity>,
    application: &application::Model,
) -> Result<i32, AppError> {
    let done = changed
        .col_expr(application::Column::UpdatedAt, Expr::value(at.now))
        .col_expr(
            application::Column::Version,
            Expr::col(application::Column::Version).add(1),
        )
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::Version.eq(application.version))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(application.version + 1)
    } else {
        Err(AppError::Stale)
    }
}
