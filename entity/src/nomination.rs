//! `nominations`: A household put forward to a provider for one home, on a clock.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::NominationState;

/// A household put forward to a provider for one home, on a clock.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "nominations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub advert_id: Uuid,
    pub home_id: Uuid,
    pub entry_id: Uuid,
    pub household_id: Uuid,
    pub provider_id: Uuid,
    pub council_id: Uuid,
    pub state: NominationState,
    /// Still able to lead to a let.
    pub live: bool,
    pub sent_at: DateTimeUtc,
    /// When the provider must have answered.
    pub due_at: DateTimeUtc,
    pub viewing_at: Option<DateTimeUtc>,
    pub ended_at: Option<DateTimeUtc>,
    pub refusal_code: Option<String>,
    /// What the applicant reads.
    #[sea_orm(column_type = "Text", nullable)]
    pub refusal_says: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub refusal_note: Option<String>,
    pub sent_by: Uuid,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
