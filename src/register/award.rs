//! What officers decide: awards with their reason, and that an application has been checked.

use allocations::{Facts, Value};
use entity::application;
use entity::states::ApplicationState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::assess::{Assessed, freeze, keep_facts};
use super::change::because;
use super::facts::{declared, put, put_new, told_so_far};
use super::more;
use super::read::application_of;
use super::tell::{Told, tell};
use crate::audit::{self, By, Entry};
use crate::dates::london_day;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::partnership::Schemes;
use crate::t;

/// Facts that an officer has found, with the reason as the household will read it.
#[derive(Clone, Debug)]
pub struct Award {
    pub facts: Vec<(String, Value)>,
    pub why: String,
}

/// The date that a finding brings with it.
const DATED: [(&str, &str); 2] = [
    ("medical", "medical_awarded_on"),
    ("homeless_duty", "homeless_duty_on"),
];

/// Writes findings into the facts and assesses again. A change that the household is writing keeps its own answers
/// and gains the findings.
///
/// # Errors
/// Refused with `not_declared` before the first declaration.
pub async fn award(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household_id: Uuid,
    award: &Award,
) -> Result<Vec<Assessed>, AppError> {
    let household = super::household(tx, household_id).await?;
    let mut application = application_of(tx, household_id).await?;
    let Some(before) = declared(tx, &application).await? else {
        return Err(AppError::refused("not_declared", kept!("register-cannot-decide")));
    };
    let mut facts = before;
    let declared = facts.clone();
    find(&mut facts, award, at, &declared)?;
    let told_on = match (application.state, application.submitted_at) {
        (ApplicationState::Submitted, Some(sent)) => london_day(sent),
        _ => london_day(at.now),
    };
    put(&mut facts, "told_on", told_on)?;
    if application.state == ApplicationState::Draft {
        let mut draft = told_so_far(&application)?;
        find(&mut draft, award, at, &declared)?;
        keep_facts(tx, at, &application, &draft).await?;
        // What is frozen below is carried into the draft as it now is.
        application = application_of(tx, household_id).await?;
    }
    let entry = Entry::new("award", "household", household_id)
        .because(&award.why)
        .to(&award.facts);
    audit::record(tx, at, by, entry).await?;
    let assessed = freeze(
        tx,
        at,
        by,
        schemes,
        &household,
        &application,
        facts,
        by.account_id(),
    )
    .await?;
    let language = super::tell::language_of(tx, household_id).await?;
    let body = because(language, &t!(language, "register-told-decided-says"), &award.why);
    let told = Told {
        kind: "decided",
        language,
        subject: t!(language, "register-told-decided"),
        body: format!("{body}\n\n{}", {
            let day = super::review_by(language, at.now);
            t!(language, "register-told-decided-review", day = day)
        }),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, household_id, told).await?;
    Ok(assessed)
}

/// `declared` is what the numbers of rows were read from: in a draft the same row may stand elsewhere, or be gone.
fn find(facts: &mut Facts, award: &Award, at: &Moment, declared: &Facts) -> Result<(), AppError> {
    let day = london_day(at.now);
    for (name, value) in &award.facts {
        if let Some(path) = name.strip_prefix("own.") {
            find_own(facts, path, value, declared)?;
            continue;
        }
        put(facts, name, value.clone())?;
        for (_, dated) in DATED.iter().filter(|(found, _)| found == name) {
            put(facts, dated, day)?;
        }
    }
    Ok(())
}

/// A fact that only a scheme declares, by its path: `tie`, or `members.2.away`.
fn find_own(facts: &mut Facts, path: &str, value: &Value, declared: &Facts) -> Result<(), AppError> {
    let mut parts = path.splitn(3, '.');
    let (Some(list), Some(nth), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
        return more::set(facts, path, None, Some(value.clone()));
    };
    let at = nth.parse::<usize>().ok().and_then(|nth| nth.checked_sub(1));
    let meant = at.and_then(|at| declared.list(list).into_iter().nth(at));
    let here = facts.list(list).into_iter().position(|row| Some(row) == meant);
    match here {
        Some(at) => more::set(facts, name, Some((list, at + 1)), Some(value.clone())),
        None => Ok(()),
    }
}

/// Notes that an officer has checked the application, and tells the household.
///
/// # Errors
/// Refused with `checked` when there is nothing to check.
pub async fn confirm(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    household_id: Uuid,
) -> Result<Vec<Assessed>, AppError> {
    let household = super::household(tx, household_id).await?;
    let application = application_of(tx, household_id).await?;
    let mut facts = told_so_far(&application)?;
    put_new(&mut facts, "completed_on", london_day(at.now))?;
    put_new(&mut facts, "decided_on", london_day(at.now))?;
    let moved = application::Entity::update_many()
        .col_expr(
            application::Column::State,
            Expr::value(ApplicationState::Assessed),
        )
        .col_expr(application::Column::UpdatedAt, Expr::value(at.now))
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::State.eq(ApplicationState::Submitted))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::refused("checked", kept!("register-cannot-check")));
    }
    audit::record(tx, at, by, Entry::new("confirm", "household", household_id)).await?;
    let assessed = freeze(
        tx,
        at,
        by,
        schemes,
        &household,
        &application,
        facts,
        by.account_id(),
    )
    .await?;
    let language = super::tell::language_of(tx, household_id).await?;
    let told = Told {
        kind: "application_checked",
        language,
        subject: t!(language, "register-told-checked"),
        body: t!(
            language,
            "register-told-checked-says",
            day = super::review_by(language, at.now)
        ),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, household_id, told).await?;
    Ok(assessed)
}
