//! `councils`: A council: sovereign, with its own name, face, scheme overlay and staff.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// A council: sovereign, with its own name, face, scheme overlay and staff.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "councils")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub partnership_id: Uuid,
    /// URL part, such as `south-norfolk`.
    pub slug: String,
    pub name: String,
    /// Office for National Statistics code, such as E07000149.
    pub gss_code: String,
    /// Name of the scheme overlay in force for this council.
    pub scheme: String,
    /// Colours, typeface and mark as JSON.
    #[sea_orm(column_type = "Text")]
    pub theme: String,
    /// The sentence on the front page.
    #[sea_orm(column_type = "Text")]
    pub front_text: String,
    pub phone: String,
    /// The number that is answered when the office is closed, where the council has one.
    pub night_phone: Option<String>,
    pub email: String,
    /// Address and opening hours of the office.
    #[sea_orm(column_type = "Text")]
    pub office: String,
    pub created_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
