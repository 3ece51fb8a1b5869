//! `sign_ups`: Somebody who wants an account and has not yet shown that the e-mail address is theirs.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// Somebody who wants an account and has not yet shown that the e-mail address is theirs.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_ups")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the link's secret, hex.
    pub token_hash: String,
    pub email: String,
    pub name: String,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// From whose front page they came.
    pub council_id: Option<Uuid>,
    pub expires_at: DateTimeUtc,
}

/// Personal or secret: a log may name the row, never its content.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("sign_ups")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
