//! `adverts`: The offer of one home for one letting.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::{AdvertState, Tenure};

/// The offer of one home for one letting.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adverts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What people quote.
    pub reference: String,
    pub home_id: Uuid,
    pub provider_id: Uuid,
    /// Who approves it and decides.
    pub council_id: Uuid,
    pub cycle_id: Option<Uuid>,
    pub state: AdvertState,
    pub tenure: Tenure,
    /// A label of the scheme: who may bid and in which order.
    pub label: String,
    /// A week.
    pub rent_pence: i64,
    /// A week.
    pub service_pence: i64,
    pub available_on: Date,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    pub first_let: bool,
    /// What the council's scheme asks about the home in words of its own: facts in the engine's canonical form.
    #[sea_orm(column_type = "Text")]
    pub own_facts: String,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    /// What the council asked the provider to change.
    #[sea_orm(column_type = "Text", nullable)]
    pub asked: Option<String>,
    /// SHA-256 of the seed, published before closing.
    pub draw_commitment: Option<String>,
    /// Hex, secret until closing.
    pub draw_seed: Option<String>,
    pub approved_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
