//! `assessments`: What the scheme says of a household on a day, frozen with facts and scheme.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// What the scheme says of a household on a day, frozen with facts and scheme.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub household_id: Uuid,
    pub application_id: Uuid,
    pub scheme_version_id: Uuid,
    /// Whose scheme.
    pub council_id: Uuid,
    pub as_at: Date,
    pub qualifies: bool,
    /// Code in the scheme.
    pub band: Option<String>,
    /// 1 is the most urgent.
    pub band_rank: Option<i32>,
    pub priority_date: Option<Date>,
    /// Bedrooms needed.
    pub bedrooms: Option<i32>,
    /// Frozen.
    #[sea_orm(column_type = "Text")]
    pub facts: String,
    /// The engine's answer with its reasons, frozen.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// Account of the officer; none when the engine alone decided.
    pub decided_by: Option<Uuid>,
    pub decided_at: DateTimeUtc,
    /// The one in force for this council.
    pub current: bool,
}

/// Personal or secret: a log may name the row, never its content.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("assessments")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
