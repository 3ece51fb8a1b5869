//! Acting for another council: it authorises an officer by name, for a reason, until a day. All of it is recorded
//! for the council acted for.

use entity::states::Role;
use entity::{account, authorisation, session};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::access::Actor;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;

/// The councils an account of staff may act for now: its own and those that have authorised it.
pub async fn may_act_for(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    role: Role,
    own: Option<Uuid>,
    now: Instant,
) -> Result<Vec<Uuid>, AppError> {
    let mut councils: Vec<Uuid> = own.into_iter().collect();
    if matches!(role, Role::Officer | Role::Manager) {
        let granted = authorisation::Entity::find()
            .filter(authorisation::Column::AccountId.eq(account_id))
            .all(db)
            .await?;
        councils.extend(
            granted
                .into_iter()
                .filter(|row| is_in_force(row, now))
                .map(|row| row.council_id),
        );
    }
    councils.sort_unstable();
    councils.dedup();
    Ok(councils)
}

/// Whether an authorisation holds at a time.
pub fn is_in_force(row: &authorisation::Model, now: Instant) -> bool {
    row.from_at <= now && row.until_at.is_none_or(|until| until > now)
}

/// Lets a member of staff act for another council that has authorised them; recorded for that council.
pub async fn switch_council(
    tx: &impl ConnectionTrait,
    at: &Moment,
    actor: &Actor,
    council_id: Uuid,
) -> Result<(), AppError> {
    let account = account::Entity::find_by_id(actor.account_id)
        .one(tx)
        .await?
        .ok_or(AppError::SignIn)?;
    let allowed = may_act_for(tx, account.id, account.role, account.council_id, at.now).await?;
    if !allowed.contains(&council_id) {
        return Err(AppError::NotFound);
    }
    let Some(found) = session::Entity::find_by_id(actor.session_id).one(tx).await? else {
        return Err(AppError::SignIn);
    };
    let mut row = found.into_active_model();
    row.acting_council_id = Set(Some(council_id));
    row.update(tx).await?;
    let by = By::account(actor.account_id, actor.role, Some(council_id));
    let entry = Entry::new("act_for", "council", council_id)
        .from(&actor.council_id)
        .to(&council_id);
    audit::record(tx, at, &by, entry).await
}

/// Whom a council authorises, why and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAuthorisation {
    pub account_id: Uuid,
    pub reason: String,
    pub until: Instant,
}

/// Authorises an officer or a manager of another council to act for `council_id`. Authorising the same person
/// again replaces reason and end.
pub async fn authorise(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    council_id: Uuid,
    new: NewAuthorisation,
) -> Result<Uuid, AppError> {
    let granted_by = by.account_id().ok_or(AppError::NotFound)?;
    account::Entity::find_by_id(new.account_id)
        .one(tx)
        .await?
        .filter(|officer| may_be_authorised(officer, council_id))
        .ok_or(AppError::NotFound)?;
    let known = authorisation::Entity::find()
        .filter(authorisation::Column::AccountId.eq(new.account_id))
        .filter(authorisation::Column::CouncilId.eq(council_id))
        .one(tx)
        .await?;
    let id = known.as_ref().map_or_else(|| at.id(), |row| row.id);
    let row = authorisation::ActiveModel {
        id: Set(id),
        account_id: Set(new.account_id),
        council_id: Set(council_id),
        granted_by: Set(granted_by),
        reason: Set(new.reason.clone()),
        from_at: Set(at.now),
        until_at: Set(Some(new.until)),
    };
    if known.is_some() {
        row.update(tx).await?;
    } else {
        authorisation::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
    }
    let entry = Entry::new("authorise", "account", new.account_id)
        .because(&new.reason)
        .to(&new.until);
    audit::record(tx, at, by, entry).await?;
    Ok(id)
}

/// Ends an authorisation of this council now. Another council's is not found.
pub async fn end_authorisation(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    council_id: Uuid,
    id: Uuid,
) -> Result<(), AppError> {
    let row = authorisation::Entity::find_by_id(id)
        .filter(authorisation::Column::CouncilId.eq(council_id))
        .one(tx)
        .await?
        .filter(|row| is_in_force(row, at.now))
        .ok_or(AppError::NotFound)?;
    let account_id = row.account_id;
    let mut row = row.into_active_model();
    row.until_at = Set(Some(at.now));
    row.update(tx).await?;
    audit::record(tx, at, by, Entry::new("end_authorisation", "account", account_id)).await
}

/// The authorisations a council has given, newest first, each with the account it is for.
pub async fn authorised_by(
    db: &impl ConnectionTrait,
    council_id: Uuid,
) -> Result<Vec<(authorisation::Model, account::Model)>, AppError> {
    let rows = authorisation::Entity::find()
        .filter(authorisation::Column::CouncilId.eq(council_id))
        .order_by_desc(authorisation::Column::FromAt)
        .order_by_desc(authorisation::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.account_id).collect();
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let account = accounts.iter().find(|account| account.id == row.account_id)?;
            let account = account.clone();
            Some((row, account))
        })
        .collect())
}

/// Everybody whom a council could authorise: officers and managers of the others, by name.
pub async fn others(db: &impl ConnectionTrait, council_id: Uuid) -> Result<Vec<account::Model>, AppError> {
    let mut found = account::Entity::find()
        .filter(account::Column::Role.is_in([Role::Officer, Role::Manager]))
        .filter(account::Column::CouncilId.ne(council_id))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    found.retain(|officer| may_be_authorised(officer, council_id));
    Ok(found)
}

fn may_be_authorised(account: &account::Model, council_id: Uuid) -> bool {
    matches!(account.role, Role::Officer | Role::Manager)
        && account.council_id.is_some_and(|own| own != council_id)
        && account.disabled_at.is_none()
}
