//! `households`: People who want to live together, on the shared register once.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::HouseholdState;

/// People who want to live together, on the shared register once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "households")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What people quote on the phone.
    pub reference: String,
    /// The council that looks after the application.
    pub council_id: Uuid,
    pub state: HouseholdState,
    /// Addresses hidden and each reading recorded.
    pub sensitive: bool,
    pub suspended_until: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
