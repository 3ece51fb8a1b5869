//! `postcodes`: Where a postcode lies.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

/// Where a postcode lies, from an imported file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "postcodes")]
pub struct Model {
    /// Normal form, such as `NR14 8AB`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub postcode: String,
    /// Metres, British National Grid.
    pub easting: i32,
    /// Metres, British National Grid.
    pub northing: i32,
    /// GSS code of the district.
    pub district: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
