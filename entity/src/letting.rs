//! `lets`: A home let: the end of the journey, published without pointing at a person.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// A home let: the end of the journey, published without pointing at a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub advert_id: Uuid,
    pub home_id: Uuid,
    pub household_id: Uuid,
    pub nomination_id: Option<Uuid>,
    pub council_id: Uuid,
    /// First day of the tenancy.
    pub starts_on: Date,
    pub band: Option<String>,
    pub priority_date: Option<Date>,
    /// How many were counted.
    pub bids: i32,
    pub let_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
