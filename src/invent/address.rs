//! Addresses that do not exist, in parishes that do.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use crate::place::{GridPoint, Parish, Postcode, parishes};

/// An address made up within a real parish or town. The postcode is well formed and has the sector of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventedAddress {
    /// House number and street, such as "14 Teaselgate Rise".
    pub street: String,
    /// The parish or town.
    pub place: String,
    /// GSS code of the district it lies in; some applicants live outside the partnership.
    pub district: String,
    pub postcode: Postcode,
    /// Within half a mile of the middle of the place.
    pub point: GridPoint,
}

/// What an address needs to know of where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) name: &'static str,
    pub(super) district: &'static str,
    pub(super) point: GridPoint,
    pub(super) outward: &'static str,
    pub(super) sector: u8,
}

impl From<&'static Parish> for Spot {
    fn from(parish: &'static Parish) -> Self {
        Self {
            name: &parish.name,
            district: &parish.district,
            point: parish.point,
            outward: &parish.outward,
            sector: parish.sector,
        }
    }
}

impl Spot {
    /// A parish of the two districts: the places where most people live come up far more often.
    pub(super) fn draw(chance: &mut Chance<'_>) -> Self {
        let (large, small) = &*BY_SIZE;
        let from = if chance.per_mille(620) { large } else { small };
        chance.pick(from).copied().unwrap_or(NORWICH)
    }

    /// A town outside the two districts.
    pub(super) fn elsewhere(chance: &mut Chance<'_>) -> Self {
        chance.weighted(
            NORWICH,
            &[
                (160, YARMOUTH),
                (140, DEREHAM),
                (110, NORTH_WALSHAM),
                (110, BECCLES),
            ],
        )
    }
}

/// An address in `spot`.
pub(super) fn address(spot: Spot, chance: &mut Chance<'_>) -> InventedAddress {
    let number = chance.number(1, 88);
    let street = format!("{number} {} {}", chance.word(STREETS), chance.word(WAYS));
    let jitter = |middle: u32, chance: &mut Chance<'_>| {
        chance.number(middle.saturating_sub(600), middle.saturating_add(600))
    };
    let point = GridPoint {
        easting: jitter(spot.point.easting, chance),
        northing: jitter(spot.point.northing, chance),
    };
    InventedAddress {
        street,
        place: spot.name.to_owned(),
        district: spot.district.to_owned(),
        postcode: Postcode::in_sector(spot.outward, spot.sector, chance.word(UNIT), chance.word(UNIT)),
        point,
    }
}

static BY_SIZE: LazyLock<(Vec<Spot>, Vec<Spot>)> = LazyLock::new(|| {
    parishes()
        .iter()
        .map(Spot::from)
        .partition(|spot| LARGE.contains(&spot.name))
});

/// Towns and large villages: about three in five households live in one.
pub(super) const LARGE: &[&str] = &[
    "Acle",
    "Aylsham",
    "Blofield",
    "Brundall",
    "Costessey",
    "Cringleford",
    "Diss",
    "Drayton",
    "Harleston",
    "Hellesdon",
    "Hethersett",
    "Hingham",
    "Horsford",
    "Loddon",
    "Long Stratton",
    "Mulbarton",
    "Old Catton",
    "Poringland",
    "Rackheath",
    "Reepham",
    "Spixworth",
    "Sprowston",
    "Taverham",
    "Thorpe St Andrew",
    "Wymondham",
];

const NORWICH: Spot = Spot {
    name: "Norwich",
    district: "E07000148",
    point: GridPoint {
        easting: 623_000,
        northing: 308_500,
    },
    outward: "NR2",
    sector: 3,
};
const YARMOUTH: Spot = Spot {
    name: "Great Yarmouth",
    district: "E07000145",
    point: GridPoint {
        easting: 652_300,
        northing: 307_500,
    },
    outward: "NR30",
    sector: 2,
};
const DEREHAM: Spot = Spot {
    name: "Dereham",
    district: "E07000143",
    point: GridPoint {
        easting: 598_800,
        northing: 313_300,
    },
    outward: "NR19",
    sector: 1,
};
const NORTH_WALSHAM: Spot = Spot {
    name: "North Walsham",
    district: "E07000147",
    point: GridPoint {
        easting: 628_200,
        northing: 330_200,
    },
    outward: "NR28",
    sector: 0,
};
const BECCLES: Spot = Spot {
    name: "Beccles",
    district: "E07000244",
    point: GridPoint {
        easting: 642_200,
        northing: 290_400,
    },
    outward: "NR34",
    sector: 9,
};

/// The letters that end a postcode: the scheme of postcodes leaves out C, I, K, M, O and V.
const UNIT: &str = "
    A B D E F G H J L N P Q R S T U W X Y Z
";

/// Words that no street of the two districts is known by.
pub(super) const STREETS: &str = "
    Adderwort Alderfold Bitternholt Brambleholt Carrwillow Dabchickmere Damselfold Eelpightle Fenlantern
    Flintwhistle Gadwallmere Grebeholt Harnserfold Heronpightle Hobbyfalcon Kingcupfold Larkmarl Mallowpightle
    Marlwhistle Meadowpipit Mardlefold Mawkinholt Newtmere Norfolkhawker Osierwhistle Otterpightle Peewitmere
    Pightlewick Pochardholt Quagwillow Ragwortfold Redshankmere Reedwhistle Sallowfold Sedgelantern Shovelermere
    Skylarkholt Snipewhistle Swallowtailfold Teaselgarth Tealpightle Wherrylantern Whinchatholt Wigeonfold
    Willowherbmere Yarrowpightle
";

const WAYS: &str = "
    Close Lane Rise Way Drive Loke Road Gardens Court Row
";
