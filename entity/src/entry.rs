//! `entries`: One household on a shortlist, with the facts and reasons of its place.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::EntryState;

/// One household on a shortlist, with the facts and reasons of its place.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub shortlist_id: Uuid,
    pub bid_id: Uuid,
    pub household_id: Uuid,
    /// None when not considered.
    pub place: Option<i32>,
    pub state: EntryState,
    pub band: Option<String>,
    pub priority_date: Option<Date>,
    /// The bidder, frozen: without the facts where `assessment_id` names the assessment that holds them.
    #[sea_orm(column_type = "Text")]
    pub facts: String,
    /// The engine's row, frozen.
    #[sea_orm(column_type = "Text")]
    pub reasons: String,
    pub verified_by: Option<Uuid>,
    pub verified_at: Option<DateTimeUtc>,
    pub skip_code: Option<String>,
    /// What the applicant reads.
    #[sea_orm(column_type = "Text", nullable)]
    pub skip_says: Option<String>,
    /// For officers only.
    #[sea_orm(column_type = "Text", nullable)]
    pub skip_note: Option<String>,
    pub skipped_by: Option<Uuid>,
    /// From whose facts the place was worked out. None when there were none, and before there was this column.
    pub assessment_id: Option<Uuid>,
}

/// Personal or secret: a log may name the row, never its content.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("entries")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
