//! Where a household lives while it waits.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::{InventedNeed, NeedKind, Shape};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HousingKind {
    PrivateRent,
    /// With parents, other relatives or friends.
    FamilyOrFriends,
    /// Tenant of a registered provider or a council.
    SocialTenant,
    Owner,
    SupportedHousing,
    /// Arranged by a council for somebody homeless.
    TemporaryAccommodation,
    Refuge,
    Hospital,
    /// Leaving foster care or a children's home.
    CarePlacement,
    /// A home that comes with a job.
    TiedHome,
    ForcesHome,
    Caravan,
    /// Moving between the homes of friends.
    NoFixedHome,
}

/// The present home of an invented household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentHousing {
    pub kind: HousingKind,
    pub since: NaiveDate,
    /// Bedrooms this household has the use of; `None` where there is no home to count them in. Whoever is in
    /// hospital still has a home, which does not suit.
    pub bedrooms: Option<u8>,
    /// Kitchen or bathroom shared with another household.
    pub shares_facilities: bool,
    /// What the household owes its landlord, in whole pence.
    pub arrears: i64,
    /// A tenant of one of the landlords that take part.
    pub landlord_in_scheme: bool,
}

/// A home that makes the needs true: somebody short of a bedroom has one too few. `earliest` is the first day on
/// which the person who applies can have moved in.
pub(super) fn draw(
    needs: &[InventedNeed],
    shape: Shape,
    bedrooms_needed: u8,
    (earliest, on): (NaiveDate, NaiveDate),
    chance: &mut Chance<'_>,
) -> CurrentHousing {
    let first = needs.first().map(|need| need.kind);
    let kind = kind(first, shape, bedrooms_needed, chance);
    let shares = needs.iter().any(|need| need.kind == NeedKind::SharesFacilities)
        || matches!(kind, HousingKind::Refuge | HousingKind::SupportedHousing);
    let moved = if is_lasting(kind) {
        chance.days_before(on, 200, 5_400)
    } else {
        chance.days_before(on, 5, 240)
    };
    let arrears =
        if matches!(kind, HousingKind::PrivateRent | HousingKind::SocialTenant) && chance.per_mille(90) {
            chance.pence(8_000, 190_000, 500)
        } else {
            0
        };
    CurrentHousing {
        kind,
        since: moved.max(earliest),
        bedrooms: bedrooms(first, kind, bedrooms_needed),
        shares_facilities: shares,
        arrears,
        landlord_in_scheme: kind == HousingKind::SocialTenant && chance.per_mille(640),
    }
}

fn kind(need: Option<NeedKind>, shape: Shape, bedrooms_needed: u8, chance: &mut Chance<'_>) -> HousingKind {
    match need {
        Some(NeedKind::SeriousViolence) => chance.weighted(
            HousingKind::Refuge,
            &[
                (330, HousingKind::TemporaryAccommodation),
                (240, HousingKind::FamilyOrFriends),
            ],
        ),
        Some(NeedKind::HomelessMainDuty) => HousingKind::TemporaryAccommodation,
        Some(NeedKind::HospitalDischarge) => HousingKind::Hospital,
        Some(NeedKind::ThreatenedWithHomelessness) => chance.weighted(
            HousingKind::PrivateRent,
            &[(260, HousingKind::FamilyOrFriends), (50, HousingKind::TiedHome)],
        ),
        Some(NeedKind::UnderOccupiesByOne | NeedKind::UnderOccupiesByTwo | NeedKind::GivesUpAdaptedHome) => {
            HousingKind::SocialTenant
        }
        Some(NeedKind::LeavingCare) => HousingKind::CarePlacement,
        Some(NeedKind::LeavingSupportedHousing) => HousingKind::SupportedHousing,
        // Families without a home of their own are taken in by somebody.
        Some(NeedKind::HomelessNoMainDuty) if bedrooms_needed > 1 => HousingKind::FamilyOrFriends,
        Some(NeedKind::HomelessNoMainDuty) => {
            chance.weighted(HousingKind::NoFixedHome, &[(250, HousingKind::FamilyOrFriends)])
        }
        Some(NeedKind::SharesFacilities) => {
            chance.weighted(HousingKind::FamilyOrFriends, &[(380, HousingKind::PrivateRent)])
        }
        Some(NeedKind::UnsatisfactoryConditions) => {
            chance.weighted(HousingKind::PrivateRent, &[(170, HousingKind::Caravan)])
        }
        Some(
            NeedKind::VeryUrgentMedical
            | NeedKind::HomeMustBeLeft
            | NeedKind::HighMedical
            | NeedKind::LacksTwoBedrooms
            | NeedKind::Harassment
            | NeedKind::LacksOneBedroom
            | NeedKind::MediumMedical
            | NeedKind::NeedsToBeNearby,
        )
        | None => ordinary(shape, chance),
    }
}

fn ordinary(shape: Shape, chance: &mut Chance<'_>) -> HousingKind {
    let owners = if shape.is_older() { 110 } else { 12 };
    chance.weighted(
        HousingKind::PrivateRent,
        &[
            (owners, HousingKind::Owner),
            (270, HousingKind::FamilyOrFriends),
            (250, HousingKind::SocialTenant),
            (14, HousingKind::TiedHome),
            (12, HousingKind::ForcesHome),
            (14, HousingKind::Caravan),
        ],
    )
}

fn is_lasting(kind: HousingKind) -> bool {
    match kind {
        HousingKind::PrivateRent
        | HousingKind::FamilyOrFriends
        | HousingKind::SocialTenant
        | HousingKind::Owner
        | HousingKind::TiedHome
        | HousingKind::ForcesHome
        | HousingKind::Caravan => true,
        HousingKind::SupportedHousing
        | HousingKind::TemporaryAccommodation
        | HousingKind::Refuge
        | HousingKind::Hospital
        | HousingKind::CarePlacement
        | HousingKind::NoFixedHome => false,
    }
}

fn bedrooms(need: Option<NeedKind>, kind: HousingKind, needed: u8) -> Option<u8> {
    if kind == HousingKind::NoFixedHome {
        return None;
    }
    Some(match need {
        Some(NeedKind::LacksOneBedroom) => needed.saturating_sub(1),
        Some(NeedKind::LacksTwoBedrooms) => needed.saturating_sub(2),
        Some(NeedKind::UnderOccupiesByOne) => needed.saturating_add(1),
        Some(NeedKind::UnderOccupiesByTwo) => needed.saturating_add(2),
        Some(
            NeedKind::SeriousViolence
            | NeedKind::HomelessMainDuty
            | NeedKind::HospitalDischarge
            | NeedKind::VeryUrgentMedical
            | NeedKind::HomeMustBeLeft
            | NeedKind::ThreatenedWithHomelessness
            | NeedKind::HighMedical
            | NeedKind::GivesUpAdaptedHome
            | NeedKind::LeavingCare
            | NeedKind::LeavingSupportedHousing
            | NeedKind::Harassment
            | NeedKind::MediumMedical
            | NeedKind::HomelessNoMainDuty
            | NeedKind::SharesFacilities
            | NeedKind::UnsatisfactoryConditions
            | NeedKind::NeedsToBeNearby,
        )
        | None => needed,
    })
}
