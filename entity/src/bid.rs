//! `bids`: One household's bid, or interest, in one advert.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::{BidState, Channel};

/// One household's bid, or interest, in one advert.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bids")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The receipt.
    pub reference: String,
    pub advert_id: Uuid,
    pub household_id: Uuid,
    pub cycle_id: Option<Uuid>,
    pub state: BidState,
    pub channel: Channel,
    pub placed_by: Uuid,
    pub placed_at: DateTimeUtc,
    pub withdrawn_at: Option<DateTimeUtc>,
    /// On the frozen shortlist.
    pub place: Option<i32>,
    /// Code, once there is one.
    pub outcome: Option<String>,
    /// The sentence the household reads.
    #[sea_orm(column_type = "Text", nullable)]
    pub outcome_says: Option<String>,
    pub decided_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
