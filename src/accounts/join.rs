//! Making an account of one's own. The page never says whether an address has an account: a message to that
//! address does, and the account is made when its link is used.

use chrono::TimeDelta;
use entity::states::Role;
use entity::{account, sign_up};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::limits::{JOIN_PER_ADDRESS, JOIN_PER_EMAIL, allow};
use super::{NewAccount, create, messages, normal_email, sessions};
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;
use crate::texts::Language;

/// How long the link of a sign-up works.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(60);

/// Somebody who wants an account. `password_hash` comes from [`super::Passwords::hash`].
#[derive(Clone)]
pub struct NewJoin {
    pub name: String,
    pub email: String,
    pub password_hash: String,
    /// From whose front page they came.
    pub council_id: Option<Uuid>,
}

impl std::fmt::Debug for NewJoin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewJoin")
    }
}

/// Counts one try to sign up, or refuses it.
pub(super) async fn allow_join(
    tx: &impl ConnectionTrait,
    at: &Moment,
    email: &str,
    address: &str,
) -> Result<(), AppError> {
    allow(tx, at, JOIN_PER_ADDRESS, address).await?;
    allow(tx, at, JOIN_PER_EMAIL, &normal_email(email)).await
}

/// Sends the address a message: with a link to finish, or that there is an account already. `public_url` is
/// where the service is reached.
pub async fn ask_to_join(
    tx: &impl ConnectionTrait,
    at: &Moment,
    public_url: &str,
    language: Language,
    new: NewJoin,
) -> Result<(), AppError> {
    sign_up::Entity::delete_many()
        .filter(sign_up::Column::ExpiresAt.lte(at.now))
        .exec(tx)
        .await?;
    let token = at.ids().token();
    if let Some(account) = by_email(tx, &new.email).await? {
        return mail::post(tx, at, messages::have_account(language, &account, public_url)).await;
    }
    let address = format!("{public_url}/sign-up/{token}");
    let message = messages::finish_joining(language, &new, &address);
    let row = sign_up::ActiveModel {
        id: Set(at.id()),
        token_hash: Set(sessions::token_hash(&token)),
        email: Set(new.email),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        council_id: Set(new.council_id),
        expires_at: Set(at.now + GOOD_FOR),
    };
    sign_up::Entity::insert(row).exec_without_returning(tx).await?;
    mail::post(tx, at, message).await
}

/// The sign-up that a link belongs to, if it is still good.
pub async fn joining(
    db: &impl ConnectionTrait,
    token: &str,
    now: crate::clock::Instant,
) -> Result<Option<sign_up::Model>, AppError> {
    Ok(sign_up::Entity::find()
        .filter(sign_up::Column::TokenHash.eq(sessions::token_hash(token)))
        .filter(sign_up::Column::ExpiresAt.gt(now))
        .one(db)
        .await?)
}

/// Makes the account and signs its owner in: the secret for the cookie. None when the link is no longer good.
pub async fn finish_joining(
    tx: &impl ConnectionTrait,
    at: &Moment,
    token: &str,
) -> Result<Option<String>, AppError> {
    let Some(found) = joining(tx, token, at.now).await? else {
        return Ok(None);
    };
    sign_up::Entity::delete_by_id(found.id).exec(tx).await?;
    if by_email(tx, &found.email).await?.is_some() {
        return Ok(None);
    }
    let new = NewAccount {
        email: found.email,
        name: found.name,
        password_hash: found.password_hash,
        role: Role::Applicant,
        council_id: None,
        provider_id: None,
        household_id: None,
        totp_secret: None,
    };
    let id = create(tx, at, &By::the_public(), new).await?;
    let account = account::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let secret = sessions::begin(tx, at, &account, false).await?;
    let by = By::account(id, Role::Applicant, None);
    audit::record(tx, at, &by, Entry::new("sign_in", "account", id)).await?;
    Ok(Some(secret))
}

pub(super) async fn by_email(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<account::Model>, AppError> {
    Ok(account::Entity::find()
        .filter(account::Column::EmailNormal.eq(normal_email(email)))
        .one(db)
        .await?)
}
