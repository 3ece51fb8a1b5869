//! From an invented home to one that can be put on record: for the demonstration and for simulations.

use entity::states::{Access, HomeKind};
use uuid::Uuid;

use super::record::NewHome;
use super::words::{Garden, Heating, Parking, Pets};
use crate::invent;

impl NewHome {
    /// The invented home, in the district with this id. The same home always has the same drawing.
    pub fn from_invented(home: &invent::InventedHome, council_id: Uuid) -> Self {
        let seed = home.reference.bytes().fold(17_i64, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(i64::from(byte)) & 0x7fff_ffff
        });
        Self {
            council_id,
            reference: home.reference.clone(),
            uprn: None,
            address: home.address.street.clone(),
            postcode: home.address.postcode.clone(),
            parish: home.address.place.clone(),
            point: home.address.point,
            kind: kind(home),
            bedrooms: i32::from(home.bedrooms),
            max_people: i32::from(home.most_people).max(1),
            floor: i32::from(home.floor),
            lift: home.lift,
            garden: match home.garden {
                invent::Garden::Own => Garden::Own,
                invent::Garden::Shared => Garden::Shared,
                invent::Garden::None => Garden::None,
            },
            parking: match home.parking {
                invent::Parking::OwnSpace => Parking::Own,
                invent::Parking::Shared => Parking::Shared,
                invent::Parking::Street => Parking::Street,
            },
            pets: if home.pets { Pets::Yes } else { Pets::No },
            heating: match home.heating {
                invent::Heating::GasBoiler => Heating::Gas,
                invent::Heating::HeatPump => Heating::HeatPump,
                invent::Heating::Oil => Heating::Oil,
                invent::Heating::Electric => Heating::Electric,
            },
            access: match home.access {
                invent::AccessLevel::Stairs => Access::General,
                invent::AccessLevel::FewSteps => Access::OneOrTwoSteps,
                invent::AccessLevel::LevelAccess => Access::NoSteps,
                invent::AccessLevel::Wheelchair => Access::Wheelchair,
            },
            age_min: home.youngest_age.map(i32::from),
            epc: Some(home.energy.to_string()),
            picture_seed: seed,
        }
    }
}

/// Sheltered homes are flats or bungalows with an age limit.
fn kind(home: &invent::InventedHome) -> HomeKind {
    match home.kind {
        invent::HomeKind::Maisonette => HomeKind::Maisonette,
        invent::HomeKind::House => HomeKind::House,
        invent::HomeKind::Bungalow => HomeKind::Bungalow,
        invent::HomeKind::Flat | invent::HomeKind::Sheltered => HomeKind::Flat,
    }
}
