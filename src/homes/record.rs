//! Putting a home on record, and correcting it.

use entity::home;
use entity::states::{Access, HomeKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::words::{Garden, Heating, Parking, Pets};
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::place::{GridPoint, Postcode};
use crate::store::Tx;

/// A home as a provider describes it. A home on record can be described again in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHome {
    /// The district it stands in.
    pub council_id: Uuid,
    /// The provider's own; unlike any other of this provider.
    pub reference: String,
    /// Unique property reference number.
    pub uprn: Option<String>,
    /// Number and street, without place and postcode.
    pub address: String,
    pub postcode: Postcode,
    pub parish: String,
    /// In the village, not necessarily at the door.
    pub point: GridPoint,
    pub kind: HomeKind,
    pub bedrooms: i32,
    pub max_people: i32,
    /// 0 is the ground floor.
    pub floor: i32,
    pub lift: bool,
    pub garden: Garden,
    pub parking: Parking,
    pub pets: Pets,
    pub heating: Heating,
    pub access: Access,
    /// Youngest age allowed for the applicant.
    pub age_min: Option<i32>,
    /// Energy band A to G.
    pub epc: Option<String>,
    /// Which drawing stands for it.
    pub picture_seed: i64,
}

/// Adds a home of this provider.
///
/// # Errors
/// Refused with the code `reference_taken` when the provider has a home with this reference.
pub async fn record(
    tx: &Tx,
    at: &Moment,
    by: &By,
    provider_id: Uuid,
    new: NewHome,
) -> Result<Uuid, AppError> {
    free(tx, provider_id, &new.reference, None).await?;
    let id = at.id();
    let summary = new.reference.clone();
    let mut row = columns(new)?;
    row.id = Set(id);
    row.provider_id = Set(provider_id);
    row.created_at = Set(at.now);
    row.version = Set(1);
    home::Entity::insert(row).exec_without_returning(tx).await?;
    audit::record(tx, at, by, Entry::new("create", "home", id).to(&summary)).await?;
    Ok(id)
}

/// Describes a home of this provider anew. `version` is the one that the person saw.
///
/// # Errors
/// `Stale` when somebody else changed it meanwhile; refused as for [`record`].
pub async fn change(
    tx: &Tx,
    at: &Moment,
    by: &By,
    before: &home::Model,
    new: NewHome,
) -> Result<(), AppError> {
    free(tx, before.provider_id, &new.reference, Some(before.id)).await?;
    let after = format!("{new:?}");
    let mut row = columns(new)?;
    row.version = Set(before.version + 1);
    let moved = home::Entity::update_many()
        .set(row)
        .filter(home::Column::Id.eq(before.id))
        .filter(home::Column::Version.eq(before.version))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let entry = Entry::new("change", "home", before.id)
        .from(&format!("{before:?}"))
        .to(&after);
    audit::record(tx, at, by, entry).await
}

async fn free(tx: &Tx, provider_id: Uuid, reference: &str, but: Option<Uuid>) -> Result<(), AppError> {
    let mut same = home::Entity::find()
        .filter(home::Column::ProviderId.eq(provider_id))
        .filter(home::Column::Reference.eq(reference));
    if let Some(id) = but {
        same = same.filter(home::Column::Id.ne(id));
    }
    if same.one(tx).await?.is_some() {
        return Err(AppError::refused(
            "reference_taken",
            kept!("homes-cannot-reference", reference = reference),
        ));
    }
    Ok(())
}

fn columns(new: NewHome) -> Result<home::ActiveModel, AppError> {
    let metres = |value: u32| {
        i32::try_from(value).map_err(|cause| AppError::internal("keeping where a home stands", cause))
    };
    Ok(home::ActiveModel {
        council_id: Set(new.council_id),
        reference: Set(new.reference),
        uprn: Set(new.uprn),
        address: Set(new.address),
        postcode: Set(new.postcode.to_string()),
        parish: Set(new.parish),
        easting: Set(metres(new.point.easting)?),
        northing: Set(metres(new.point.northing)?),
        kind: Set(new.kind),
        bedrooms: Set(new.bedrooms),
        max_people: Set(new.max_people),
        floor: Set(new.floor),
        lift: Set(new.lift),
        garden: Set(new.garden.code().to_owned()),
        parking: Set(new.parking.code().to_owned()),
        pets: Set(new.pets.code().to_owned()),
        heating: Set(new.heating.code().to_owned()),
        access: Set(new.access),
        age_min: Set(new.age_min),
        epc: Set(new.epc),
        picture_seed: Set(new.picture_seed),
        ..home::ActiveModel::default()
    })
}

/// Where a home stands, for maps and distances.
pub fn point(row: &home::Model) -> GridPoint {
    GridPoint {
        easting: u32::try_from(row.easting).unwrap_or_default(),
        northing: u32::try_from(row.northing).unwrap_or_default(),
    }
}
