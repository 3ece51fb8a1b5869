//! `applications`: An application to join the register, with the facts told so far.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::ApplicationState;

/// An application to join the register, with the facts told so far.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "applications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub household_id: Uuid,
    pub state: ApplicationState,
    /// The engine's canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub facts: String,
    /// Pages of the form answered with "not sure yet": their names as a JSON list.
    #[sea_orm(column_type = "Text")]
    pub unsure: String,
    #[sea_orm(column_type = "Text")]
    pub address: String,
    pub postcode: String,
    pub phone: Option<String>,
    /// How and when it is safe to make contact.
    #[sea_orm(column_type = "Text", nullable)]
    pub safe_contact: Option<String>,
    pub submitted_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
}

/// Personal or secret: a log may name the row, never its content.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("applications")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
