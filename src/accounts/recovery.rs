//! New passwords: by a link sent to the address of the account, or by giving the present one.

use chrono::TimeDelta;
use entity::{account, recovery};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use uuid::Uuid;

use super::join::by_email;
use super::limits::{RECOVER_PER_ADDRESS, RECOVER_PER_EMAIL, allow};
use super::{messages, normal_email, sessions};
use crate::access::Actor;
use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;
use crate::texts::Language;

/// How long a link for a forgotten password works, and one for a new member of staff.
const FORGOTTEN: TimeDelta = TimeDelta::minutes(60);
const INVITED: TimeDelta = TimeDelta::days(3);

/// Counts one try to get a new password, or refuses it.
pub(super) async fn allow_recovery(
    tx: &impl ConnectionTrait,
    at: &Moment,
    email: &str,
    address: &str,
) -> Result<(), AppError> {
    allow(tx, at, RECOVER_PER_ADDRESS, address).await?;
    allow(tx, at, RECOVER_PER_EMAIL, &normal_email(email)).await
}

/// Sends a link for a new password, if the address has an account that is not disabled. Says nothing about it.
pub async fn forgotten(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    language: Language,
    email: &str,
) -> Result<(), AppError> {
    let Some(account) = by_email(tx, email).await?.filter(|row| row.disabled_at.is_none()) else {
        return Ok(());
    };
    let address = link(tx, at, public_url, account.id, FORGOTTEN).await?;
    mail::post(tx, at, messages::new_password(language, &account, &address)).await?;
    let by = By::account(account.id, account.role, account.council_id);
    audit::record(tx, at, &by, Entry::new("forgot_password", "account", account.id)).await
}

/// The address at which somebody new on the staff sets a first password: works once, for three days. It is not
/// stored; whoever asks must pass it on.
pub async fn first_password(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    account_id: Uuid,
) -> Result<String, AppError> {
    link(tx, at, public_url, account_id, INVITED).await
}

/// Sends somebody new on the staff the address of [`first_password`].
pub async fn invite(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    account_id: Uuid,
) -> Result<(), AppError> {
    let account = account::Entity::find_by_id(account_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let address = first_password(tx, at, public_url, account_id).await?;
    mail::post(tx, at, messages::invitation(&account, &address)).await
}

async fn link(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    account_id: Uuid,
    good_for: TimeDelta,
) -> Result<String, AppError> {
    let token = at.ids().token();
    let row = recovery::ActiveModel {
        id: Set(at.id()),
        token_hash: Set(sessions::token_hash(&token)),
        account_id: Set(account_id),
        expires_at: Set(at.now + good_for),
        used_at: Set(None),
    };
    recovery::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(format!("{public_url}/sign-in/new-password/{token}"))
}

/// Whether a link for a new password is still good.
pub async fn link_is_good(db: &impl ConnectionTrait, token: &str, now: Instant) -> Result<bool, AppError> {
    Ok(recovery::Entity::find()
        .filter(recovery::Column::TokenHash.eq(sessions::token_hash(token)))
        .filter(recovery::Column::UsedAt.is_null())
        .filter(recovery::Column::ExpiresAt.gt(now))
        .one(db)
        .await?
        .is_some())
}

/// Spends a link: the new password is set, every session ends, every other link of the account ends, and the
/// owner is told. False when the link is no longer good.
pub async fn set_new_password(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    token: &str,
    password_hash: String,
) -> Result<bool, AppError> {
    let spent = recovery::Entity::update_many()
        .col_expr(recovery::Column::UsedAt, Expr::value(at.now))
        .filter(recovery::Column::TokenHash.eq(sessions::token_hash(token)))
        .filter(recovery::Column::UsedAt.is_null())
        .filter(recovery::Column::ExpiresAt.gt(at.now))
        .exec(tx)
        .await?;
    let found = recovery::Entity::find()
        .filter(recovery::Column::TokenHash.eq(sessions::token_hash(token)))
        .one(tx)
        .await?
        .filter(|_| spent.rows_affected == 1);
    let Some(found) = found else { return Ok(false) };
    let account = account::Entity::find_by_id(found.account_id)
        .one(tx)
        .await?
        .filter(|row| row.disabled_at.is_none());
    let Some(account) = account else { return Ok(false) };
    let by = By::account(account.id, account.role, account.council_id);
    store(tx, at, &by, account, public_url, password_hash).await?;
    sessions::end_everywhere(tx, at, &by, found.account_id).await?;
    Ok(true)
}

/// Sets a new password for whoever is signed in and has just given the present one. Other sessions end.
pub async fn change_password(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    actor: &Actor,
    password_hash: String,
) -> Result<(), AppError> {
    let account = account::Entity::find_by_id(actor.account_id)
        .one(tx)
        .await?
        .ok_or(AppError::SignIn)?;
    store(tx, at, &By::from(actor), account, public_url, password_hash).await?;
    sessions::end_others(tx, actor).await
}

async fn store(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    account: account::Model,
    public_url: &str,
    password_hash: String,
) -> Result<(), AppError> {
    recovery::Entity::update_many()
        .col_expr(recovery::Column::UsedAt, Expr::value(at.now))
        .filter(recovery::Column::AccountId.eq(account.id))
        .filter(recovery::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    mail::post(tx, at, messages::password_changed(&account, public_url)).await?;
    let (id, version) = (account.id, account.version);
    let mut row = account.into_active_model();
    row.password_hash = Set(password_hash);
    row.version = Set(version + 1);
    row.update(tx).await?;
    audit::record(tx, at, by, Entry::new("change_password", "account", id)).await
}
