//! Homes to let, with rents that are usual for their size and place.

use chrono::NaiveDate;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::address::{InventedAddress, Spot, address};
use super::chance::{Chance, days_on, part_way};
use super::describe;
use super::landlord::{self, Landlord, LandlordKind};
use crate::place::{LetType, rent_range};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HomeKind {
    Flat,
    Maisonette,
    House,
    Bungalow,
    /// A flat or bungalow with an alarm and somebody to call, for older people.
    Sheltered,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Garden {
    Own,
    Shared,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parking {
    OwnSpace,
    Shared,
    Street,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heating {
    GasBoiler,
    HeatPump,
    Oil,
    Electric,
}

/// How far somebody who finds steps hard can use the home, the easiest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessLevel {
    /// Stairs that cannot be avoided.
    Stairs,
    /// One, two or three steps.
    FewSteps,
    /// No steps to the door or inside.
    LevelAccess,
    /// Built or changed for a wheelchair throughout.
    Wheelchair,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RentKind {
    Social,
    Affordable,
    /// What a private landlord asks.
    Market,
}

/// An invented home to let. Money is whole pence a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventedHome {
    /// The landlord's own reference, unlike any other of the register.
    pub reference: String,
    /// The code of its landlord, one of [`super::landlords`].
    pub landlord: String,
    pub address: InventedAddress,
    pub kind: HomeKind,
    pub bedrooms: u8,
    /// The most people who may live there.
    pub most_people: u8,
    /// The floor of the front door: 0 is the ground.
    pub floor: u8,
    pub lift: bool,
    pub garden: Garden,
    pub parking: Parking,
    pub pets: bool,
    pub heating: Heating,
    pub access: AccessLevel,
    /// The energy band, "A" to "E": a home may not be let with a worse one.
    pub energy: char,
    pub youngest_age: Option<u8>,
    pub rent_kind: RentKind,
    /// The letting type of the national log; `None` for a private let, which is not logged.
    pub let_type: Option<LetType>,
    pub rent: i64,
    pub service_charge: i64,
    pub new_build: bool,
    pub ready_on: NaiveDate,
    /// Plain English, from the facts above and nothing else.
    pub description: String,
}

/// Invents home number `number` as it is offered on `on`. Numbers only tell references apart.
pub fn home(rng: &mut ChaCha8Rng, number: u32, on: NaiveDate) -> InventedHome {
    let chance = &mut Chance::new(rng);
    let landlord = landlord::draw(chance);
    let kind = kind(landlord, chance);
    let bedrooms = bedrooms(kind, chance);
    let spot = Spot::draw(chance);
    let (floor, lift) = floor(kind, chance);
    let rent_kind = rent_kind(landlord, chance);
    let let_type = let_type(kind, rent_kind);
    let new_build = landlord.kind == LandlordKind::RegisteredProvider && chance.per_mille(180);
    let heating = if new_build {
        chance.weighted(Heating::HeatPump, &[(300, Heating::GasBoiler)])
    } else {
        chance.weighted(
            Heating::GasBoiler,
            &[
                (200, Heating::Oil),
                (210, Heating::Electric),
                (110, Heating::HeatPump),
            ],
        )
    };
    let flat = matches!(kind, HomeKind::Flat | HomeKind::Maisonette);
    let mut home = InventedHome {
        reference: format!("{}-{number:05}", landlord.code),
        landlord: landlord.code.to_owned(),
        address: address(spot, chance),
        kind,
        bedrooms,
        most_people: most_people(bedrooms, kind, chance),
        floor,
        lift,
        garden: garden(kind, floor, chance),
        parking: chance.weighted(
            Parking::OwnSpace,
            &[
                (if flat { 550 } else { 210 }, Parking::Shared),
                (220, Parking::Street),
            ],
        ),
        pets: chance.per_mille(if flat { 380 } else { 790 }),
        heating,
        access: access(kind, floor, lift, chance),
        energy: energy(new_build, heating, chance),
        youngest_age: youngest_age(kind, bedrooms, chance),
        rent_kind,
        let_type,
        rent: rent(spot.district, let_type, rent_kind, bedrooms, chance),
        service_charge: service_charge(kind, chance),
        new_build,
        ready_on: days_on(on, chance.number(7, 70)),
        description: String::new(),
    };
    home.description = describe::describe(&home);
    home
}

fn kind(landlord: Landlord, chance: &mut Chance<'_>) -> HomeKind {
    match landlord.kind {
        LandlordKind::RegisteredProvider => chance.weighted(
            HomeKind::House,
            &[
                (300, HomeKind::Flat),
                (190, HomeKind::Bungalow),
                (50, HomeKind::Maisonette),
                (110, HomeKind::Sheltered),
            ],
        ),
        LandlordKind::PrivateLandlord => chance.weighted(
            HomeKind::House,
            &[(430, HomeKind::Flat), (70, HomeKind::Bungalow)],
        ),
    }
}

fn bedrooms(kind: HomeKind, chance: &mut Chance<'_>) -> u8 {
    match kind {
        HomeKind::Flat => chance.weighted(1, &[(380, 2), (10, 3)]),
        HomeKind::Maisonette => chance.weighted(2, &[(250, 1), (180, 3)]),
        HomeKind::House => chance.weighted(2, &[(30, 1), (400, 3), (75, 4), (8, 5)]),
        HomeKind::Bungalow => chance.weighted(1, &[(400, 2), (50, 3)]),
        HomeKind::Sheltered => chance.weighted(1, &[(180, 2)]),
    }
}

/// The lettings log calls a home by how many people may sleep there: "2 bedroom, 4 person".
fn most_people(bedrooms: u8, kind: HomeKind, chance: &mut Chance<'_>) -> u8 {
    let beds = bedrooms.saturating_mul(2);
    let single_room = bedrooms > 1 && kind != HomeKind::Sheltered && chance.per_mille(450);
    beds.saturating_sub(u8::from(single_room))
}

fn floor(kind: HomeKind, chance: &mut Chance<'_>) -> (u8, bool) {
    match kind {
        HomeKind::House | HomeKind::Bungalow => (0, false),
        HomeKind::Flat => {
            let floor = chance.weighted(0, &[(430, 1), (150, 2), (20, 3)]);
            (floor, floor > 0 && chance.per_mille(160))
        }
        HomeKind::Maisonette => (chance.weighted(1, &[(300, 0), (120, 2)]), false),
        HomeKind::Sheltered => {
            let floor = chance.weighted(0, &[(330, 1)]);
            (floor, floor > 0)
        }
    }
}

fn garden(kind: HomeKind, floor: u8, chance: &mut Chance<'_>) -> Garden {
    match kind {
        HomeKind::House | HomeKind::Bungalow => chance.weighted(Garden::Own, &[(60, Garden::Shared)]),
        HomeKind::Sheltered => Garden::Shared,
        HomeKind::Flat | HomeKind::Maisonette if floor == 0 => {
            chance.weighted(Garden::Shared, &[(310, Garden::Own), (150, Garden::None)])
        }
        HomeKind::Flat | HomeKind::Maisonette => chance.weighted(Garden::None, &[(520, Garden::Shared)]),
    }
}

fn access(kind: HomeKind, floor: u8, lift: bool, chance: &mut Chance<'_>) -> AccessLevel {
    match kind {
        HomeKind::House | HomeKind::Maisonette => AccessLevel::Stairs,
        HomeKind::Flat | HomeKind::Sheltered if floor > 0 && !lift => AccessLevel::Stairs,
        HomeKind::Flat => chance.weighted(
            AccessLevel::FewSteps,
            &[(330, AccessLevel::LevelAccess), (30, AccessLevel::Wheelchair)],
        ),
        HomeKind::Bungalow | HomeKind::Sheltered => chance.weighted(
            AccessLevel::LevelAccess,
            &[(280, AccessLevel::FewSteps), (90, AccessLevel::Wheelchair)],
        ),
    }
}

fn energy(new_build: bool, heating: Heating, chance: &mut Chance<'_>) -> char {
    match (new_build, heating) {
        (true, _) => chance.weighted('B', &[(250, 'A')]),
        (false, Heating::HeatPump) => chance.weighted('C', &[(300, 'B')]),
        (false, Heating::GasBoiler) => chance.weighted('C', &[(330, 'D'), (70, 'B'), (30, 'E')]),
        (false, Heating::Oil | Heating::Electric) => chance.weighted('D', &[(300, 'C'), (170, 'E')]),
    }
}

fn youngest_age(kind: HomeKind, bedrooms: u8, chance: &mut Chance<'_>) -> Option<u8> {
    match kind {
        HomeKind::Sheltered => Some(chance.weighted(60, &[(400, 55)])),
        HomeKind::Bungalow if bedrooms == 1 => chance.weighted(None, &[(350, Some(55))]),
        HomeKind::Bungalow | HomeKind::Flat | HomeKind::House | HomeKind::Maisonette => None,
    }
}

fn rent_kind(landlord: Landlord, chance: &mut Chance<'_>) -> RentKind {
    match landlord.kind {
        LandlordKind::PrivateLandlord => RentKind::Market,
        LandlordKind::RegisteredProvider => chance.weighted(RentKind::Social, &[(390, RentKind::Affordable)]),
    }
}

fn let_type(kind: HomeKind, rent: RentKind) -> Option<LetType> {
    match (rent, kind == HomeKind::Sheltered) {
        (RentKind::Market, _) => None,
        (RentKind::Social, false) => Some(LetType::SocialGeneralProvider),
        (RentKind::Social, true) => Some(LetType::SocialSupportedProvider),
        (RentKind::Affordable, false) => Some(LetType::AffordableGeneralProvider),
        (RentKind::Affordable, true) => Some(LetType::AffordableSupportedProvider),
    }
}

/// Private rents a week that are usual in the two districts, by bedrooms, in pence.
pub(super) fn market_range(bedrooms: u8) -> (i64, i64) {
    match bedrooms {
        0 | 1 => (15_500, 19_500),
        2 => (19_000, 24_500),
        3 => (23_000, 30_500),
        4.. => (29_500, 42_000),
    }
}

/// Somewhere in the part of the usual range where most rents of the kind lie.
fn rent(
    district: &str,
    let_type: Option<LetType>,
    kind: RentKind,
    bedrooms: u8,
    chance: &mut Chance<'_>,
) -> i64 {
    let range = let_type.and_then(|let_type| rent_range(district, let_type, bedrooms));
    let (low, high) = range.map_or_else(
        || market_range(bedrooms),
        |range| (range.soft_min, range.soft_max),
    );
    let (from, to) = match kind {
        RentKind::Social if let_type.is_some_and(LetType::is_supported) => (150, 330),
        RentKind::Social => (220, 520),
        RentKind::Affordable if let_type.is_some_and(LetType::is_supported) => (220, 420),
        RentKind::Affordable => (540, 880),
        RentKind::Market => (0, 1_000),
    };
    chance.pence(part_way(low, high, from), part_way(low, high, to), 1)
}

fn service_charge(kind: HomeKind, chance: &mut Chance<'_>) -> i64 {
    match kind {
        HomeKind::Sheltered => chance.pence(1_450, 3_900, 5),
        HomeKind::Flat | HomeKind::Maisonette => chance.pence(320, 1_480, 5),
        HomeKind::House | HomeKind::Bungalow if chance.per_mille(240) => chance.pence(45, 390, 5),
        HomeKind::House | HomeKind::Bungalow => 0,
    }
}
