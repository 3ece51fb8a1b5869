//! Staying signed in: the cookie holds a secret, the row its hash. Signing out ends the row, everywhere at once.

use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use entity::states::Role;
use entity::{account, household, session};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait,
    FromQueryResult, IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::authorise::may_act_for;
use crate::access::Actor;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::store::{Together, evened};
use crate::texts::Language;

/// A session as it was found: who, and when it will end if nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub actor: Actor,
    pub last_seen_at: Instant,
    pub ends_at: Instant,
    /// Whether this member of staff may act for several councils.
    pub may_switch: bool,
    /// The language in which this person reads; none where nobody has chosen another than English.
    pub language: Option<Language>,
    /// The council that holds the application of this person's household.
    pub looked_after_by: Option<Uuid>,
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

/// Whether somebody must still show or set up a code after the password.
pub(super) fn second_step_due(account: &account::Model, codes_for_staff: bool) -> bool {
    account.totp_secret.is_some() || (codes_for_staff && account.role != Role::Applicant)
}

pub(super) fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token))
}

/// Begins a session for an account and returns the secret for the cookie. Always a fresh one: a session is
/// never carried over a sign-in.
/// With `codes_for_staff`, staff who have no codes set up must do that first.
pub(super) async fn begin(
    tx: &impl ConnectionTrait,
    at: &Moment,
    account: &account::Model,
    codes_for_staff: bool,
) -> Result<String, AppError> {
    let token = at.ids().token();
    let (_, whole) = lengths(account.role);
    let row = session::ActiveModel {
        id: Set(at.id()),
        token_hash: Set(token_hash(&token)),
        account_id: Set(account.id),
        acting_council_id: Set(account.council_id),
        second_step_due: Set(second_step_due(account, codes_for_staff)),
        created_at: Set(at.now),
        last_seen_at: Set(at.now),
        expires_at: Set(at.now + whole),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Looks for sessions that are asked for together.
#[derive(Clone, Debug, Default)]
pub struct Sessions(Together<String, Option<Found>>);

/// What one look finds of a session, of its account, and of the household that the account signs in for.
#[derive(Clone, Debug, FromQueryResult)]
struct Found {
    id: Uuid,
    token_hash: String,
    acting_council_id: Option<Uuid>,
    second_step_due: bool,
    last_seen_at: Instant,
    expires_at: Instant,
    account_id: Uuid,
    name: String,
    role: Role,
    council_id: Option<Uuid>,
    provider_id: Option<Uuid>,
    household_id: Option<Uuid>,
    disabled_at: Option<Instant>,
    language: String,
    looked_after_by: Option<Uuid>,
}

impl Sessions {
    /// Who holds this cookie, if the session is alive and the account is not disabled.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn find(
        &self,
        db: &DatabaseConnection,
        token: &str,
        now: Instant,
    ) -> Result<Option<Session>, AppError> {
        let (connection, hash) = (db.clone(), token_hash(token));
        let look = move |hashes: Vec<String>| {
            let db = connection.clone();
            async move { look(&db, &evened(hashes)).await }
        };
        let found = match self.0.ask(hash.clone(), look).await {
            Some(found) => found,
            None => look_alone(db, hash).await?,
        };
        match found {
            Some(found) => alive(db, found, now).await,
            None => Ok(None),
        }
    }
}

async fn look_alone(db: &impl ConnectionTrait, hash: String) -> Result<Option<Found>, AppError> {
    Ok(look(db, &[hash]).await?.pop().flatten())
}

/// What each of these hashes belongs to, in their order. It is asked at every request of somebody signed in, so it is one
/// question.
async fn look(db: &impl ConnectionTrait, hashes: &[String]) -> Result<Vec<Option<Found>>, AppError> {
    let found = session::Entity::find()
        .select_only()
        .join(
            JoinType::InnerJoin,
            session::Entity::belongs_to(account::Entity)
                .from(session::Column::AccountId)
                .to(account::Column::Id)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            account::Entity::belongs_to(household::Entity)
                .from(account::Column::HouseholdId)
                .to(household::Column::Id)
                .into(),
        )
        .columns([
            session::Column::Id,
            session::Column::TokenHash,
            session::Column::ActingCouncilId,
            session::Column::SecondStepDue,
            session::Column::LastSeenAt,
            session::Column::ExpiresAt,
            session::Column::AccountId,
        ])
        .columns([
            account::Column::Name,
            account::Column::Role,
            account::Column::CouncilId,
            account::Column::ProviderId,
            account::Column::HouseholdId,
            account::Column::DisabledAt,
            account::Column::Language,
        ])
        .column_as(household::Column::CouncilId, "looked_after_by")
        .filter(session::Column::TokenHash.is_in(hashes.iter().map(String::as_str)))
        .into_model::<Found>()
        .all(db)
        .await?;
    let of = |hash: &String| found.iter().find(|found| found.token_hash == *hash).cloned();
    Ok(hashes.iter().map(of).collect())
}

/// The session, if it is alive and the account is not disabled.
async fn alive(db: &impl ConnectionTrait, found: Found, now: Instant) -> Result<Option<Session>, AppError> {
    let (idle, _) = lengths(found.role);
    let ends_at = found.expires_at.min(found.last_seen_at + idle);
    if now >= ends_at || found.disabled_at.is_some() {
        return Ok(None);
    }
    // An authorisation that has ended takes its effect at once: back to the council of one's own.
    let councils = may_act_for(db, found.account_id, found.role, found.council_id, now).await?;
    let acting_for = found
        .acting_council_id
        .filter(|council| councils.contains(council))
        .or(found.council_id);
    let actor = Actor {
        account_id: found.account_id,
        session_id: found.id,
        name: found.name,
        role: found.role,
        council_id: acting_for,
        provider_id: found.provider_id,
        household_id: found.household_id,
        second_step_due: found.second_step_due,
    };
    Ok(Some(Session {
        actor,
        last_seen_at: found.last_seen_at,
        ends_at,
        may_switch: councils.len() > 1,
        language: Language::from_code(&found.language).filter(|language| *language != Language::English),
        looked_after_by: found.looked_after_by,
    }))
}

/// Remembers in which language somebody reads, for messages to come. A single statement.
pub async fn reads(db: &impl ConnectionTrait, account_id: Uuid, language: Language) -> Result<(), AppError> {
    account::Entity::update_many()
        .col_expr(
            account::Column::Language,
            sea_orm::sea_query::Expr::value(language.code()),
        )
        .filter(account::Column::Id.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
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

/// The sessions of an account that are alive, newest first.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    role: Role,
    now: Instant,
) -> Result<Vec<session::Model>, AppError> {
    let (idle, _) = lengths(role);
    Ok(session::Entity::find()
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::LastSeenAt.gt(now - idle))
        .order_by_desc(session::Column::CreatedAt)
        .order_by_desc(session::Column::Id)
        .all(db)
        .await?)
}

/// Ends one session out of one's own list; somebody else's is not found.
pub async fn end_one(
    tx: &impl ConnectionTrait,
    at: &Moment,
    actor: &Actor,
    session_id: Uuid,
) -> Result<(), AppError> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::Id.eq(session_id))
        .filter(session::Column::AccountId.eq(actor.account_id))
        .exec(tx)
        .await?;
    if ended.rows_affected == 0 {
        return Err(AppError::NotFound);
    }
    let entry = Entry::new("end_session", "account", actor.account_id);
    audit::record(tx, at, &By::from(actor), entry).await
}

/// Ends every session of one's own but the one that asks.
pub(super) async fn end_others(tx: &impl ConnectionTrait, actor: &Actor) -> Result<(), AppError> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(actor.account_id))
        .filter(session::Column::Id.ne(actor.session_id))
        .exec(tx)
        .await?;
    Ok(())
}
