//! `homes`: A home that can be let.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::states::{Access, HomeKind};

/// A home that can be let.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "homes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub provider_id: Uuid,
    /// The district it stands in.
    pub council_id: Uuid,
    /// The provider's own.
    pub reference: String,
    /// Unique property reference number.
    pub uprn: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub address: String,
    /// Normal form.
    pub postcode: String,
    pub parish: String,
    /// Metres, British National Grid.
    pub easting: i32,
    /// Metres, British National Grid.
    pub northing: i32,
    pub kind: HomeKind,
    pub bedrooms: i32,
    pub max_people: i32,
    /// 0 is the ground floor.
    pub floor: i32,
    pub lift: bool,
    /// Own, shared or none.
    pub garden: String,
    pub parking: String,
    pub pets: String,
    pub heating: String,
    pub access: Access,
    /// Youngest age allowed for the applicant.
    pub age_min: Option<i32>,
    /// Energy band A to G.
    pub epc: Option<String>,
    /// Which drawing stands for it until there is a photograph.
    pub picture_seed: i64,
    /// The fingerprint of the photograph; see `photo`.
    pub photo: Option<String>,
    /// What the photograph shows, for people who cannot see it. There when `photo` is.
    #[sea_orm(column_type = "Text", nullable)]
    pub photo_alt: Option<String>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
