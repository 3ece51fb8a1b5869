//! `audit`: Who did what, for which council, why, before and after. Only ever added to.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// Who did what, for which council, why, before and after. Only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Time-ordered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    /// None when the clock acted.
    pub account_id: Option<Uuid>,
    pub role: String,
    /// For which council.
    pub council_id: Option<Uuid>,
    pub act: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub why: Option<String>,
    /// JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub before: Option<String>,
    /// JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub after: Option<String>,
    /// SHA-256 of everything above, in hex.
    pub digest: String,
    /// Place in the chain, counted from 1. None until it is linked, seconds after it was written.
    pub seq: Option<i64>,
    /// SHA-256 over the link before, the place and the digest, in hex.
    pub link: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
