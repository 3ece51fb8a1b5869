//! `offers`: A home offered to a household.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::OfferState;

/// A home offered to a household.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub nomination_id: Uuid,
    pub home_id: Uuid,
    pub household_id: Uuid,
    pub state: OfferState,
    pub live: bool,
    pub made_at: DateTimeUtc,
    pub answer_by: DateTimeUtc,
    pub answered_at: Option<DateTimeUtc>,
    pub refusal_code: Option<String>,
    /// Decided by an officer.
    pub refusal_reasonable: Option<bool>,
    #[sea_orm(column_type = "Text", nullable)]
    pub refusal_note: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
