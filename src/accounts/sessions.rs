//! Staying signed in: the cookie holds a secret, the row its hash. Signing out ends the row, everywhere at once.

use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use entity::states::Role;
use entity::{account, authorisation, session};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    IntoActiveModel, QueryFilter,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::Actor;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;

/// A session as it was found: who, and when it will end if nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub actor: Actor,
    pub last_seen_at: Instant,
    pub ends_at: Instant,
}

/// How long a session lasts without a request, and altogether.
const fn lengths(role: Role) -> (TimeDelta, TimeDelta) {
    match role {
        Role::Applicant => (TimeDelta::minutes(60), TimeDelta::hours(12)),
        Role::Provider | Role::Officer | Role::Manager | Role::Administrator => {
            (TimeDelta::minutes(30), TimeDelta::hours(10))
        }
    }
}

pub(super) fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token))
}

/// Begins a session for an account and returns the secret for the cookie. Always a fresh one: a session is
/// never carried over a sign-in.
pub(super) async fn begin(
    tx: &impl ConnectionTrait,
    at: &Moment,
    account: &account::Model,
) -> Result<String, AppError> {
    let token = at.ids().token();
    let (_, whole) = lengths(account.role);
    let row = session::ActiveModel {
        id: Set(at.id()),
        token_hash: Set(token_hash(&token)),
        account_id: Set(account.id),
        acting_council_id: Set(account.council_id),
        second_step_due: Set(account.totp_secret.is_some()),
        created_at: Set(at.now),
        last_seen_at: Set(at.now),
        expires_at: Set(at.now + whole),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Who holds this cookie, if the session is alive and the account is not disabled.
pub async fn find(db: &impl ConnectionTrait, token: &str, now: Instant) -> Result<Option<Session>, AppError> {
    let Some(found) = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash(token)))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let Some(account) = account::Entity::find_by_id(found.account_id).one(db).await? else {
        return Ok(None);
    };
    let (idle, _) = lengths(account.role);
    let ends_at = found.expires_at.min(found.last_seen_at + idle);
    if now >= ends_at || account.disabled_at.is_some() {
        return Ok(None);
    }
    let actor = Actor {
        account_id: account.id,
        session_id: found.id,
        name: account.name,
        role: account.role,
        council_id: found.acting_council_id,
        provider_id: account.provider_id,
        household_id: account.household_id,
        second_step_due: found.second_step_due,
    };
    Ok(Some(Session {
        actor,
        last_seen_at: found.last_seen_at,
        ends_at,
    }))
}

/// Notes that a session was used. A single statement; losing one does no harm.
pub async fn seen(db: &impl ConnectionTrait, session_id: Uuid, now: Instant) -> Result<(), AppError> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, sea_orm::sea_query::Expr::value(now))
        .filter(session::Column::Id.eq(session_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Marks the second step of a session as done.
pub(super) async fn second_step_done(
    tx: &impl ConnectionTrait,
    at: &Moment,
    actor: &Actor,
) -> Result<(), AppError> {
    if let Some(found) = session::Entity::find_by_id(actor.session_id).one(tx).await? {
        let mut row = found.into_active_model();
        row.second_step_due = Set(false);
        row.update(tx).await?;
    }
    audit::record(
        tx,
        at,
        &By::from(actor),
        Entry::new("second_step", "account", actor.account_id),
    )
    .await
}

/// Ends one session.
pub async fn end(tx: &impl ConnectionTrait, at: &Moment, actor: &Actor) -> Result<(), AppError> {
    session::Entity::delete_by_id(actor.session_id).exec(tx).await?;
    audit::record(
        tx,
        at,
        &By::from(actor),
        Entry::new("sign_out", "account", actor.account_id),
    )
    .await
}

/// Ends every session of an account; returns how many.
pub async fn end_everywhere(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    account_id: Uuid,
) -> Result<u64, AppError> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account_id))
        .exec(tx)
        .await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("sign_out_everywhere", "account", account_id).to(&ended.rows_affected),
    )
    .await?;
    Ok(ended.rows_affected)
}

/// The councils an account of staff may act for now: its own and those that have authorised it.
pub async fn may_act_for(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    now: Instant,
) -> Result<Vec<Uuid>, AppError> {
    let Some(account) = account::Entity::find_by_id(account_id).one(db).await? else {
        return Ok(Vec::new());
    };
    let granted = authorisation::Entity::find()
        .filter(authorisation::Column::AccountId.eq(account_id))
        .filter(authorisation::Column::FromAt.lte(now))
        .filter(
            Condition::any()
                .add(authorisation::Column::UntilAt.is_null())
                .add(authorisation::Column::UntilAt.gt(now)),
        )
        .all(db)
        .await?;
    let mut councils: Vec<Uuid> = account.council_id.into_iter().collect();
    councils.extend(granted.into_iter().map(|row| row.council_id));
    councils.sort_unstable();
    councils.dedup();
    Ok(councils)
}

/// Lets a member of staff act for another council that has authorised them; recorded for that council.
pub async fn switch_council(
    tx: &impl ConnectionTrait,
    at: &Moment,
    actor: &Actor,
    council_id: Uuid,
) -> Result<(), AppError> {
    if !may_act_for(tx, actor.account_id, at.now)
        .await?
        .contains(&council_id)
    {
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
