//! Cases of one council, found as an officer looks for them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use entity::states::{ApplicationState, HouseholdState};
use entity::{account, application, assessment, audit, household, member};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use crate::error::AppError;

/// What an officer looks for; everything that is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// A reference, or part of a name.
    pub words: String,
    pub band: Option<String>,
    pub state: Option<HouseholdState>,
    /// Only applications that wait to be checked.
    pub to_check: bool,
}

/// One case in a list.
#[derive(Clone, Debug)]
pub struct CaseRow {
    pub household: household::Model,
    pub name: String,
    pub assessment: Option<assessment::Model>,
    pub application: Option<application::Model>,
}

/// How many cases stand on a page.
pub const CASES: u64 = 50;

/// Cases of a council, the application that was sent first on top, and how many there are on all pages. `page` is counted from 1.
pub async fn cases(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    filter: &CaseFilter,
    page: u64,
) -> Result<(Vec<CaseRow>, u64), AppError> {
    let found = filtered(council_id, filter);
    let total = found.clone().count(db).await?;
    // Sub-query rather than join: a household has at most one application that is not closed.
    let sent = Query::select()
        .expr(Expr::col((application::Entity, application::Column::SubmittedAt)).min())
        .from(application::Entity)
        .and_where(
            Expr::col((application::Entity, application::Column::HouseholdId))
                .equals((household::Entity, household::Column::Id)),
        )
        .and_where(Expr::col((application::Entity, application::Column::State)).ne(ApplicationState::Closed))
        .to_owned();
    let households = found
        .order_by_asc(Expr::SubQuery(None, Box::new(sent.into())))
        .order_by_asc(household::Column::CreatedAt)
        .order_by_asc(household::Column::Id)
        .offset(page.saturating_sub(1).saturating_mul(CASES))
        .limit(CASES)
        .all(db)
        .await?;
    let ids: Vec<Uuid> = households.iter().map(|household| household.id).collect();
    let names: BTreeMap<Uuid, String> = member::Entity::find()
        .filter(member::Column::HouseholdId.is_in(ids.clone()))
        .filter(member::Column::Position.eq(1))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.household_id, person.name))
        .collect();
    let mut assessments: BTreeMap<Uuid, assessment::Model> = assessment::Entity::find()
        .filter(assessment::Column::HouseholdId.is_in(ids.clone()))
        .filter(assessment::Column::CouncilId.eq(council_id))
        .filter(assessment::Column::Current.eq(true))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.household_id, row))
        .collect();
    let mut applications: BTreeMap<Uuid, application::Model> = application::Entity::find()
        .filter(application::Column::HouseholdId.is_in(ids))
        .filter(application::Column::State.ne(ApplicationState::Closed))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.household_id, row))
        .collect();
    let rows = households
        .into_iter()
        .map(|household| CaseRow {
            name: names.get(&household.id).cloned().unwrap_or_default(),
            assessment: assessments.remove(&household.id),
            application: applications.remove(&household.id),
            household,
        })
        .collect();
    Ok((rows, total))
}

fn filtered(council_id: Uuid, filter: &CaseFilter) -> sea_orm::Select<household::Entity> {
    let mut found = household::Entity::find().filter(household::Column::CouncilId.eq(council_id));
    if let Some(state) = filter.state {
        found = found.filter(household::Column::State.eq(state));
    }
    if let Some(band) = &filter.band {
        let placed = assessment::Entity::find()
            .select_only()
            .column(assessment::Column::HouseholdId)
            .filter(assessment::Column::CouncilId.eq(council_id))
            .filter(assessment::Column::Current.eq(true))
            .filter(assessment::Column::Band.eq(band))
            .into_query();
        found = found.filter(household::Column::Id.in_subquery(placed));
    }
    if filter.to_check {
        let waiting = application::Entity::find()
            .select_only()
            .column(application::Column::HouseholdId)
            .filter(application::Column::State.eq(ApplicationState::Submitted))
            .into_query();
        // Nobody checks what a household sent that has been let a home since.
        let stays = [HouseholdState::Active, HouseholdState::Suspended];
        found = found
            .filter(household::Column::State.is_in(stays))
            .filter(household::Column::Id.in_subquery(waiting));
    }
    let words = filter.words.trim();
    if !words.is_empty() {
        // What somebody types is never a pattern.
        let plain: String = words
            .to_lowercase()
            .chars()
            .filter(|c| !['%', '_', '\\'].contains(c))
            .collect();
        let named = member::Entity::find()
            .select_only()
            .column(member::Column::HouseholdId)
            .filter(Expr::expr(Func::lower(Expr::col(member::Column::Name))).like(format!("%{plain}%")))
            .into_query();
        found = found.filter(
            household::Column::Reference
                .eq(words.to_uppercase())
                .or(household::Column::Id.in_subquery(named)),
        );
    }
    found
}

/// One household of a council; any other is not found.
pub async fn case_of(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    household_id: Uuid,
) -> Result<household::Model, AppError> {
    household::Entity::find_by_id(household_id)
        .filter(household::Column::CouncilId.eq(council_id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// How many applications of a council wait to be checked, or are on hold.
pub async fn count_cases(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    filter: &CaseFilter,
) -> Result<u64, AppError> {
    Ok(filtered(council_id, filter).count(db).await?)
}

/// What was done to a household, newest first, each with the name of whoever did it.
pub async fn history_of(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Vec<(audit::Model, Option<String>)>, AppError> {
    let mut rows = audit::Entity::find()
        .filter(audit::Column::SubjectKind.eq("household"))
        .filter(audit::Column::SubjectId.eq(household_id))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
        .limit(100)
        .all(db)
        .await?;
    // of one instant, what comes first stands lowest
    rows.sort_by_key(|row| (Reverse(row.at), Reverse(rank(&row.act))));
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.account_id).collect();
    let names: BTreeMap<Uuid, String> = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = row.account_id.and_then(|id| names.get(&id).cloned());
            (row, name)
        })
        .collect())
}

/// Which of two things that were done at one instant came first: an application is begun before it is sent, and sent before it
/// is assessed.
fn rank(act: &str) -> u8 {
    match act {
        "begin" | "begin_change" => 0,
        "submit" => 1,
        _ => 2,
    }
}
