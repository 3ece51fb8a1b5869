//! Making an account.

use entity::account;
use entity::states::Role;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::texts::Language;

/// Somebody to be given an account. `password_hash` comes from [`super::Passwords::hash`].
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub role: Role,
    pub council_id: Option<Uuid>,
    pub provider_id: Option<Uuid>,
    pub household_id: Option<Uuid>,
    /// base32; staff only.
    pub totp_secret: Option<String>,
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// The form in which an e-mail address is looked up.
pub fn normal_email(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Adds the account. A second one for the same e-mail address is refused by the database.
pub async fn create(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    new: NewAccount,
) -> Result<Uuid, AppError> {
    let id = at.id();
    let row = account::ActiveModel {
        id: Set(id),
        email_normal: Set(normal_email(&new.email)),
        email: Set(new.email),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        role: Set(new.role),
        council_id: Set(new.council_id),
        provider_id: Set(new.provider_id),
        household_id: Set(new.household_id),
        totp_secret: Set(new.totp_secret),
        totp_used_step: Set(None),
        created_at: Set(at.now),
        disabled_at: Set(None),
        version: Set(1),
        language: Set(Language::English.code().to_owned()),
    };
    account::Entity::insert(row).exec_without_returning(tx).await?;
    audit::record(tx, at, by, Entry::new("create", "account", id).to(&new.role)).await?;
    Ok(id)
}
