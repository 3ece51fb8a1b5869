//! `shortlists`: The frozen order of the bids on one advert.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::ShortlistState;

/// The frozen order of the bids on one advert.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlists")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub advert_id: Uuid,
    pub council_id: Uuid,
    pub state: ShortlistState,
    pub scheme_version_id: Uuid,
    /// Engine version.
    pub engine: String,
    pub as_at: Date,
    pub frozen_at: DateTimeUtc,
    /// Advert facts and seed, frozen.
    #[sea_orm(column_type = "Text")]
    pub input: String,
    /// Order's rules, counts and notes, frozen.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// SHA-256 of the whole answer; replay must give the same.
    pub answer_hash: String,
    pub sealed_by: Option<Uuid>,
    pub sealed_at: Option<DateTimeUtc>,
    pub version: i32,
    /// When those who bid were told; none while that is still to be done.
    pub told_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
