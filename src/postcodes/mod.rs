//! Postcodes with their places, from an imported file: Code-Point Open or the ONS Postcode Directory.

mod import;

use entity::postcode;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::error::AppError;
use crate::place::{GridPoint, Postcode};

pub use import::{ImportError, Imported, import};

/// Where a postcode lies and in which district, if it has been imported.
pub async fn find(
    db: &impl ConnectionTrait,
    postcode: &Postcode,
) -> Result<Option<(GridPoint, String)>, AppError> {
    let row = postcode::Entity::find_by_id(postcode.to_string()).one(db).await?;
    Ok(row.and_then(|row| {
        let point = GridPoint {
            easting: row.easting.try_into().ok()?,
            northing: row.northing.try_into().ok()?,
        };
        Some((point, row.district))
    }))
}
