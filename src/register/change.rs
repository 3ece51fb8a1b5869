//! What happens to a household on the register over time.

use chrono::NaiveDate;
use entity::states::{ApplicationState, HouseholdState};
use entity::{application, household};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

use super::read::application_of;
use super::tell::language_of;
use super::tell::{Told, tell};
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::texts::Language;
use crate::{kept, t};

/// Whether a household may take part on a day: active, or its suspension is over.
pub fn is_active(household: &household::Model, day: NaiveDate) -> bool {
    match household.state {
        HouseholdState::Active => true,
        HouseholdState::Suspended => household.suspended_until.is_some_and(|until| until < day),
        HouseholdState::Housed | HouseholdState::Closed => false,
    }
}

/// Begins to write a change of circumstances: a new draft with everything told before. What was declared counts until
/// the draft is declared. A draft that is open already is answered with itself.
pub async fn change_circumstances(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
) -> Result<Uuid, AppError> {
    let now = application_of(tx, household_id).await?;
    if now.state == ApplicationState::Draft {
        return Ok(now.id);
    }
    let state = super::household(tx, household_id).await?.state;
    if matches!(state, HouseholdState::Housed | HouseholdState::Closed) {
        return Err(AppError::refused("closed", kept!("register-refused-closed")));
    }
    close_application(tx, at, &now).await?;
    let id = at.id();
    let mut row = now.into_active_model().reset_all();
    row.id = Set(id);
    row.state = Set(ApplicationState::Draft);
    row.submitted_at = Set(None);
    row.created_at = Set(at.now);
    row.updated_at = Set(at.now);
    row.version = Set(1);
    application::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    audit::record(tx, at, by, Entry::new("begin_change", "household", household_id)).await?;
    Ok(id)
}

async fn close_application(
    tx: &impl ConnectionTrait,
    at: &Moment,
    application: &application::Model,
) -> Result<(), AppError> {
    let moved = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(ApplicationState::Closed))
        .col_expr(application::Column::UpdatedAt, Expr::value(at.now))
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::State.eq(application.state))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        Ok(())
    } else {
        Err(AppError::Stale)
    }
}

/// Puts a household on hold, with the last day of it if there is one, and tells it why.
pub async fn suspend(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    until: Option<NaiveDate>,
    why: &str,
) -> Result<(), AppError> {
    move_to(
        tx,
        household_id,
        &[HouseholdState::Active],
        HouseholdState::Suspended,
        until,
    )
    .await?;
    let entry = Entry::new("suspend", "household", household_id)
        .because(why)
        .to(&until);
    audit::record(tx, at, by, entry).await?;
    let language = language_of(tx, household_id).await?;
    let how_long = until.map_or_else(
        || t!(language, "register-told-hold-open"),
        |until| {
            let day = until.succ_opt().unwrap_or(until);
            t!(language, "register-told-hold-until", day = language.from_day(day))
        },
    );
    let body = format!("{} {how_long}", t!(language, "register-told-hold-says"));
    let told = Told {
        kind: "suspended",
        language,
        subject: t!(language, "register-told-hold"),
        body: because(language, &body, why),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, household_id, told).await
}

/// Ends a suspension before its time.
pub async fn resume(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    why: &str,
) -> Result<(), AppError> {
    move_to(
        tx,
        household_id,
        &[HouseholdState::Suspended],
        HouseholdState::Active,
        None,
    )
    .await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("resume", "household", household_id).because(why),
    )
    .await?;
    let language = language_of(tx, household_id).await?;
    let told = Told {
        kind: "resumed",
        language,
        subject: t!(language, "register-told-resumed"),
        body: because(language, &t!(language, "register-told-resumed-says"), why),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, household_id, told).await
}

/// Takes a household off the register and tells it why.
pub async fn close(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    why: &str,
) -> Result<(), AppError> {
    let from = [HouseholdState::Active, HouseholdState::Suspended];
    move_to(tx, household_id, &from, HouseholdState::Closed, None).await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("close", "household", household_id).because(why),
    )
    .await?;
    let language = language_of(tx, household_id).await?;
    let body = because(language, &t!(language, "register-told-closed-says"), why);
    let told = Told {
        kind: "closed",
        language,
        subject: t!(language, "register-told-closed"),
        body: format!("{body}\n\n{}", {
            let day = super::review_by(language, at.now);
            t!(language, "register-told-closed-review", day = day)
        }),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, household_id, told).await
}

/// Notes that a household has been let a home. Telling it so is for whoever let it.
pub async fn housed(tx: &impl ConnectionTrait, at: &Moment, household_id: Uuid) -> Result<(), AppError> {
    let from = [HouseholdState::Active, HouseholdState::Suspended];
    move_to(tx, household_id, &from, HouseholdState::Housed, None).await?;
    let council = super::household(tx, household_id).await?.council_id;
    let by = By::the_clock(Some(council));
    audit::record(tx, at, &by, Entry::new("house", "household", household_id)).await
}

async fn move_to(
    tx: &impl ConnectionTrait,
    household_id: Uuid,
    from: &[HouseholdState],
    to: HouseholdState,
    suspended_until: Option<NaiveDate>,
) -> Result<(), AppError> {
    let moved = household::Entity::update_many()
        .col_expr(household::Column::State, Expr::value(to))
        .col_expr(household::Column::SuspendedUntil, Expr::value(suspended_until))
        .col_expr(
            household::Column::Version,
            Expr::col(household::Column::Version).add(1),
        )
        .filter(household::Column::Id.eq(household_id))
        .filter(household::Column::State.is_in(from.iter().copied()))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        return Ok(());
    }
    Err(AppError::refused("state", kept!("register-refused-moved-on")))
}

/// What is told, and why in the officer's own words.
pub(super) fn because(language: Language, says: &str, why: &str) -> String {
    let why = language.cite(why);
    format!("{says}\n\n{}", t!(language, "register-told-why", why = why))
}
