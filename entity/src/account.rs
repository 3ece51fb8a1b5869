//! `accounts`: Somebody who can sign in.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::Role;

/// Somebody who can sign in.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// As typed.
    pub email: String,
    /// Trimmed, lower case; what sign-in looks up.
    pub email_normal: String,
    pub name: String,
    /// Argon2id in PHC form.
    pub password_hash: String,
    pub role: Role,
    /// For officers, managers and administrators.
    pub council_id: Option<Uuid>,
    /// For provider staff.
    pub provider_id: Option<Uuid>,
    /// For applicants, once they have begun an application.
    pub household_id: Option<Uuid>,
    /// Base32; staff only.
    pub totp_secret: Option<String>,
    /// Last time step spent, so a code works once.
    pub totp_used_step: Option<i64>,
    pub created_at: DateTimeUtc,
    pub disabled_at: Option<DateTimeUtc>,
    /// Optimistic lock.
    pub version: i32,
    /// The language in which an applicant reads, as a tag such as `pl`.
    pub language: String,
}

/// Personal or secret: a log may name the row, never its content.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("accounts")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
