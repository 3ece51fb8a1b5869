//! Importing a file of postcodes: read first, then written whole or not at all.

use std::collections::BTreeMap;
use std::io::Read;

use entity::postcode;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::error::AppError;
use crate::place::code_point::{self, Problem, Tally};
use crate::store::Store;

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub written: u64,
    pub tally: Tally,
    /// The first lines that were passed over, in words.
    pub faults: Vec<String>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("The file is not a list of postcodes: {0}. Nothing was imported.")]
    NotPostcodes(String),
    #[error("The file has no postcode that can be used. Nothing was imported.")]
    Empty,
    #[error("The postcodes could not be written. Nothing was imported.")]
    Write(#[from] AppError),
}

const SHOWN_FAULTS: usize = 20;
const AT_ONCE: usize = 400;

/// Reads the file and puts its postcodes into the register of places, replacing what is known of each. `districts`
/// limits it to those GSS codes; empty means all. `progress` is told how many lines have been read.
pub async fn import(
    store: &Store,
    reader: impl Read,
    districts: &[String],
    mut progress: impl FnMut(u64),
) -> Result<Imported, ImportError> {
    let mut rows = code_point::read(reader);
    let mut faults = Vec::new();
    // By postcode: a file may name one twice, and the last line counts.
    let mut found: BTreeMap<String, postcode::ActiveModel> = BTreeMap::new();
    let mut lines = 0;
    for line in rows.by_ref() {
        lines += 1;
        progress(lines);
        match line {
            Ok(row) => {
                let wanted = districts.is_empty() || districts.contains(&row.district);
                let metres = (
                    i32::try_from(row.point.easting),
                    i32::try_from(row.point.northing),
                );
                if let (true, (Ok(easting), Ok(northing))) = (wanted, metres) {
                    let postcode = row.postcode.to_string();
                    let model = postcode::ActiveModel {
                        postcode: Set(postcode.clone()),
                        easting: Set(easting),
                        northing: Set(northing),
                        district: Set(row.district),
                    };
                    found.insert(postcode, model);
                }
            }
            Err(fault) => {
                if matches!(fault.what, Problem::Missing | Problem::Unreadable(_)) {
                    return Err(ImportError::NotPostcodes(format!("{fault}: {}", fault.what)));
                }
                if faults.len() < SHOWN_FAULTS {
                    faults.push(fault.to_string());
                }
            }
        }
    }
    if found.is_empty() {
        return Err(ImportError::Empty);
    }
    let models: Vec<postcode::ActiveModel> = found.into_values().collect();
    let written = u64::try_from(models.len()).unwrap_or(u64::MAX);
    store
        .write(async |tx| {
            for some in models.chunks(AT_ONCE) {
                let columns = [
                    postcode::Column::Easting,
                    postcode::Column::Northing,
                    postcode::Column::District,
                ];
                postcode::Entity::insert_many(some.iter().cloned())
                    .on_conflict(
                        OnConflict::column(postcode::Column::Postcode)
                            .update_columns(columns)
                            .to_owned(),
                    )
                    .exec_without_returning(tx)
                    .await?;
            }
            Ok(())
        })
        .await?;
    Ok(Imported {
        written,
        tally: rows.tally().clone(),
        faults,
    })
}
