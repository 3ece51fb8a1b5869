//! `scheme_versions`: A scheme text as it was in force: kept for ever, so that every decision can be replayed.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// A scheme text as it was in force: kept for ever, so that every decision can be replayed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Overlay name, as in `councils.scheme`.
    pub name: String,
    pub version: String,
    /// SHA-256 of the text and of the base it extends.
    pub hash: String,
    /// The file.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The file it extends.
    #[sea_orm(column_type = "Text", nullable)]
    pub base_text: Option<String>,
    pub in_force_from: Date,
    pub created_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
