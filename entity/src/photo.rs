//! `photos`: Photographs of homes, each kept once under the fingerprint of its content.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

/// A photograph, made anew from what was sent: JPEG without anything but its pixels.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photos")]
pub struct Model {
    /// SHA-256 of `large`, as hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// For the home's own page: at most 960 by 720.
    pub large: Vec<u8>,
    /// For a card: 480 by 300.
    pub small: Vec<u8>,
    pub created_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
