//! The accounts of a council's staff and of the landlords' people. Every command names the council; another council's
//! account is not found.

use entity::states::Role;
use entity::{account, provider};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::access::Staff;
use crate::accounts::{self, NewAccount};
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::t;
use crate::texts::Language;
use crate::web::form::FormErrors;

/// Somebody new on the staff. `password_hash` is of a password that nobody knows: the first one is set by a link.
#[derive(Clone)]
pub struct NewStaff {
    pub name: String,
    pub email: String,
    /// Officer, manager or administrator.
    pub role: Role,
    pub password_hash: String,
}

impl std::fmt::Debug for NewStaff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewStaff")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// The accounts of a council's staff, those in use first, by name.
pub async fn of_council(
    db: &impl ConnectionTrait,
    council_id: Uuid,
) -> Result<Vec<account::Model>, AppError> {
    let mut found = account::Entity::find()
        .filter(account::Column::CouncilId.eq(council_id))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    found.sort_by_key(|row| row.disabled_at.is_some());
    Ok(found)
}

/// One account that a council's administrators look after: of its own staff, or of a landlord of the partnership.
pub async fn one(db: &impl ConnectionTrait, council_id: Uuid, id: Uuid) -> Result<account::Model, AppError> {
    account::Entity::find_by_id(id)
        .filter(
            account::Column::CouncilId
                .eq(council_id)
                .or(account::Column::ProviderId.is_not_null()),
        )
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// The landlord that somebody works for; none for a council's own staff.
pub async fn landlord_of(
    db: &impl ConnectionTrait,
    account: &account::Model,
) -> Result<Option<String>, AppError> {
    let Some(id) = account.provider_id else {
        return Ok(None);
    };
    Ok(provider::Entity::find_by_id(id)
        .one(db)
        .await?
        .map(|row| row.name))
}

/// Somebody new at a provider; as for [`NewStaff`].
#[derive(Clone)]
pub struct NewProviderStaff {
    pub provider_id: Uuid,
    pub name: String,
    pub email: String,
    pub password_hash: String,
}

impl std::fmt::Debug for NewProviderStaff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewProviderStaff")
            .field("provider_id", &self.provider_id)
            .finish_non_exhaustive()
    }
}

/// The providers of the partnership by name, each with its accounts by name.
pub async fn providers(
    db: &impl ConnectionTrait,
) -> Result<Vec<(provider::Model, Vec<account::Model>)>, AppError> {
    let mut people = account::Entity::find()
        .filter(account::Column::ProviderId.is_not_null())
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?;
    let rows = provider::Entity::find()
        .order_by_asc(provider::Column::Name)
        .order_by_asc(provider::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = people
                .extract_if(.., |one| one.provider_id == Some(row.id))
                .collect();
            (row, own)
        })
        .collect())
}

/// Makes an account for somebody at a provider and sends a link to set the first password. A provider that is not there
/// and an address that has an account are faults of the form.
pub async fn add_to_provider(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &Staff,
    public_url: &str,
    new: NewProviderStaff,
) -> Result<Uuid, AppError> {
    let known = provider::Entity::find_by_id(new.provider_id).one(tx).await?;
    if known.is_none() {
        return Err(FormErrors::one("provider", t!(Language::English, "admin-choose-landlord")).into());
    }
    free(tx, &new.email).await?;
    let account = NewAccount {
        email: new.email,
        name: new.name,
        password_hash: new.password_hash,
        role: Role::Provider,
        council_id: None,
        provider_id: Some(new.provider_id),
        household_id: None,
        totp_secret: None,
    };
    let id = accounts::create(tx, at, &By::from(by), account).await?;
    accounts::invite(tx, at, public_url, id).await?;
    Ok(id)
}

async fn free(tx: &impl ConnectionTrait, email: &str) -> Result<(), AppError> {
    let taken = account::Entity::find()
        .filter(account::Column::EmailNormal.eq(accounts::normal_email(email)))
        .one(tx)
        .await?;
    if taken.is_some() {
        let says = t!(Language::English, "admin-email-taken");
        return Err(FormErrors::one("email", says).into());
    }
    Ok(())
}

/// Makes the account and sends a link to set the first password. An address that has an account is a fault of
/// the form.
pub async fn add(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &Staff,
    public_url: &str,
    new: NewStaff,
) -> Result<Uuid, AppError> {
    free(tx, &new.email).await?;
    let account = NewAccount {
        email: new.email,
        name: new.name,
        password_hash: new.password_hash,
        role: new.role,
        council_id: Some(by.council_id),
        provider_id: None,
        household_id: None,
        totp_secret: None,
    };
    let id = accounts::create(tx, at, &By::from(by), account).await?;
    accounts::invite(tx, at, public_url, id).await?;
    Ok(id)
}

/// Sends a fresh link for a first password.
pub async fn invite_again(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &Staff,
    public_url: &str,
    id: Uuid,
) -> Result<(), AppError> {
    let account = one(tx, by.council_id, id).await?;
    if account.disabled_at.is_some() {
        return Err(disabled());
    }
    accounts::invite(tx, at, public_url, id).await?;
    audit::record(tx, at, &By::from(by), Entry::new("invite", "account", id)).await
}

/// Keeps somebody out from now on: sessions end, sign-in is refused. One's own account is refused, so that a
/// council never loses its last administrator.
pub async fn disable(tx: &impl ConnectionTrait, at: &Moment, by: &Staff, id: Uuid) -> Result<(), AppError> {
    if id == by.account_id {
        return Err(AppError::refused("own_account", kept!("admin-own-account")));
    }
    let account = one(tx, by.council_id, id).await?;
    if !set_disabled(tx, &account, Some(at.now)).await? {
        return Err(AppError::Stale);
    }
    accounts::end_everywhere(tx, at, &By::from(by), id).await?;
    audit::record(tx, at, &By::from(by), Entry::new("disable", "account", id)).await
}

/// Lets somebody in again.
pub async fn enable(tx: &impl ConnectionTrait, at: &Moment, by: &Staff, id: Uuid) -> Result<(), AppError> {
    let account = one(tx, by.council_id, id).await?;
    if !set_disabled(tx, &account, None).await? {
        return Err(AppError::Stale);
    }
    audit::record(tx, at, &By::from(by), Entry::new("enable", "account", id)).await
}

/// Signs somebody out everywhere; returns how many sessions ended.
pub async fn end_sessions(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &Staff,
    id: Uuid,
) -> Result<u64, AppError> {
    one(tx, by.council_id, id).await?;
    accounts::end_everywhere(tx, at, &By::from(by), id).await
}

/// Whether the account was the other way before.
async fn set_disabled(
    tx: &impl ConnectionTrait,
    account: &account::Model,
    at: Option<Instant>,
) -> Result<bool, AppError> {
    let before = if at.is_some() {
        account::Column::DisabledAt.is_null()
    } else {
        account::Column::DisabledAt.is_not_null()
    };
    let moved = account::Entity::update_many()
        .col_expr(account::Column::DisabledAt, Expr::value(at))
        .col_expr(account::Column::Version, Expr::value(account.version + 1))
        .filter(account::Column::Id.eq(account.id).and(before))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

fn disabled() -> AppError {
    AppError::refused("disabled", kept!("admin-disabled-link"))
}
