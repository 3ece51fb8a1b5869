//! What Lintel knows about places before anybody has typed anything: postcodes, the parishes and towns of the
//! two districts, distances on the National Grid, and what rents are usual there. Pure: no database, no network.
//!
//! Facts are embedded as small CSV files; `SOURCES.md` in this folder names where each comes from.

pub mod code_point;
mod gazetteer;
mod grid;
mod postcode;
mod rents;

pub use gazetteer::{
    BROADLAND, Parish, SOUTH_NORFOLK, district_name, nearest_parish, neighbours, parish, parishes, place_path,
};
pub use grid::{GridPoint, MapFrame, MapPoint};
pub use postcode::{Postcode, PostcodeError};
pub use rents::{LetType, RentCheck, RentRange, check_rent, rent_range};
