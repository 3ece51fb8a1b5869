//! Why a household needs to move. Most have no need that a scheme recognises, or a lower one; few are emergencies.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chance::{Chance, days_back, days_on};
use super::{InventedPerson, Shape};

/// How pressing a need is, in the order of most schemes. What band that means is for a scheme to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    None,
    Medium,
    High,
    Emergency,
}

/// The duty that a council owes a homeless household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Threatened with homelessness within 56 days.
    Prevention,
    Relief,
    Main,
    /// Homeless, and no main duty: intentionally so, or no priority need.
    NoMainDuty,
}

/// A need that a scheme may recognise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    SeriousViolence,
    HomelessMainDuty,
    HospitalDischarge,
    VeryUrgentMedical,
    HomeMustBeLeft,
    ThreatenedWithHomelessness,
    HighMedical,
    LacksTwoBedrooms,
    UnderOccupiesByTwo,
    GivesUpAdaptedHome,
    LeavingCare,
    LeavingSupportedHousing,
    Harassment,
    LacksOneBedroom,
    UnderOccupiesByOne,
    MediumMedical,
    HomelessNoMainDuty,
    SharesFacilities,
    UnsatisfactoryConditions,
    NeedsToBeNearby,
}

impl NeedKind {
    pub fn level(self) -> Level {
        match self {
            Self::SeriousViolence
            | Self::HomelessMainDuty
            | Self::HospitalDischarge
            | Self::VeryUrgentMedical
            | Self::HomeMustBeLeft => Level::Emergency,
            Self::ThreatenedWithHomelessness
            | Self::HighMedical
            | Self::LacksTwoBedrooms
            | Self::UnderOccupiesByTwo
            | Self::GivesUpAdaptedHome
            | Self::LeavingCare
            | Self::LeavingSupportedHousing
            | Self::Harassment => Level::High,
            Self::LacksOneBedroom
            | Self::UnderOccupiesByOne
            | Self::MediumMedical
            | Self::HomelessNoMainDuty
            | Self::SharesFacilities
            | Self::UnsatisfactoryConditions
            | Self::NeedsToBeNearby => Level::Medium,
        }
    }

    /// The homelessness duty that goes with the need.
    pub fn duty(self) -> Option<Duty> {
        match self {
            Self::HomelessMainDuty => Some(Duty::Main),
            Self::SeriousViolence => Some(Duty::Relief),
            Self::ThreatenedWithHomelessness => Some(Duty::Prevention),
            Self::HomelessNoMainDuty => Some(Duty::NoMainDuty),
            Self::HospitalDischarge
            | Self::VeryUrgentMedical
            | Self::HomeMustBeLeft
            | Self::HighMedical
            | Self::LacksTwoBedrooms
            | Self::UnderOccupiesByTwo
            | Self::GivesUpAdaptedHome
            | Self::LeavingCare
            | Self::LeavingSupportedHousing
            | Self::Harassment
            | Self::LacksOneBedroom
            | Self::UnderOccupiesByOne
            | Self::MediumMedical
            | Self::SharesFacilities
            | Self::UnsatisfactoryConditions
            | Self::NeedsToBeNearby => None,
        }
    }

    pub fn is_medical(self) -> bool {
        matches!(
            self,
            Self::HospitalDischarge | Self::VeryUrgentMedical | Self::HighMedical | Self::MediumMedical
        )
    }

    pub fn is_under_occupation(self) -> bool {
        matches!(self, Self::UnderOccupiesByOne | Self::UnderOccupiesByTwo)
    }

    /// Soon over one way or the other, so never told years ago.
    fn passes_soon(self) -> bool {
        matches!(
            self,
            Self::ThreatenedWithHomelessness
                | Self::HomelessNoMainDuty
                | Self::LeavingCare
                | Self::LeavingSupportedHousing
                | Self::Harassment
        )
    }

    fn draw(level: Level, chance: &mut Chance<'_>) -> Option<Self> {
        Some(match level {
            Level::None => return None,
            Level::Emergency => chance.weighted(
                Self::HomelessMainDuty,
                &[
                    (200, Self::SeriousViolence),
                    (110, Self::HospitalDischarge),
                    (110, Self::VeryUrgentMedical),
                    (70, Self::HomeMustBeLeft),
                ],
            ),
            Level::High => chance.weighted(
                Self::ThreatenedWithHomelessness,
                &[
                    (230, Self::HighMedical),
                    (110, Self::LacksTwoBedrooms),
                    (110, Self::UnderOccupiesByTwo),
                    (20, Self::GivesUpAdaptedHome),
                    (140, Self::LeavingCare),
                    (60, Self::LeavingSupportedHousing),
                    (50, Self::Harassment),
                ],
            ),
            Level::Medium => chance.weighted(
                Self::LacksOneBedroom,
                &[
                    (100, Self::UnderOccupiesByOne),
                    (210, Self::MediumMedical),
                    (110, Self::HomelessNoMainDuty),
                    (140, Self::SharesFacilities),
                    (80, Self::UnsatisfactoryConditions),
                    (40, Self::NeedsToBeNearby),
                ],
            ),
        })
    }

    /// What is true of a household for which the need that was drawn cannot be true.
    fn suited(self, shape: Shape, lead_age: u32, bedrooms: u8) -> Self {
        let alone = !matches!(
            shape,
            Shape::Couple | Shape::Family | Shape::OlderCouple | Shape::ThreeGenerations
        );
        match self {
            // Whoever fled brought no partner along.
            Self::SeriousViolence if !alone => Self::HomelessMainDuty,
            Self::LacksTwoBedrooms if bedrooms < 3 => Self::ThreatenedWithHomelessness,
            Self::LacksOneBedroom if bedrooms < 2 => Self::SharesFacilities,
            Self::UnderOccupiesByTwo if bedrooms > 3 => Self::HighMedical,
            Self::LeavingCare if shape != Shape::Single => Self::ThreatenedWithHomelessness,
            Self::LeavingCare if lead_age > 24 => Self::LeavingSupportedHousing,
            Self::LeavingSupportedHousing if bedrooms > 2 => Self::ThreatenedWithHomelessness,
            other => other,
        }
    }
}

/// One need of a household, with the days on which the council heard of it and recognised it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventedNeed {
    pub kind: NeedKind,
    /// The day on which the council was told. Never before the application.
    pub told_on: NaiveDate,
    /// The day on which an officer recognised it. Never before it was told.
    pub awarded_on: NaiveDate,
    /// The last day of a priority that is limited in time: eight weeks for an emergency.
    pub ends_on: Option<NaiveDate>,
}

/// The day of the application and the needs since. All days lie in the six years up to `on`.
pub(super) fn draw(
    people: &[InventedPerson],
    shape: Shape,
    bedrooms: u8,
    on: NaiveDate,
    chance: &mut Chance<'_>,
) -> (NaiveDate, Vec<InventedNeed>) {
    let level = chance.weighted(
        Level::None,
        &[(28, Level::Emergency), (125, Level::High), (352, Level::Medium)],
    );
    let lead_age = people.first().map_or(18, |lead| lead.age_on(on));
    let adult_for = if lead_age <= 21 {
        lead_age.saturating_sub(16).saturating_mul(365)
    } else {
        SIX_YEARS
    };
    // Two throws and the lower: most applications are of the last two years.
    let days = chance
        .number(3, SIX_YEARS)
        .min(chance.number(3, SIX_YEARS))
        .min(adult_for);
    let Some(kind) = NeedKind::draw(level, chance).map(|kind| kind.suited(shape, lead_age, bedrooms)) else {
        return (days_back(on, days), Vec::new());
    };
    let mut applied_on = days_back(on, days);
    let first = if level == Level::Emergency {
        let need = emergency(kind, on, chance);
        applied_on = applied_on.min(need.told_on);
        need
    } else {
        lasting(kind, applied_on, on, chance)
    };
    let mut needs = vec![first];
    if chance.per_mille(150) {
        let second = chance.weighted(
            NeedKind::MediumMedical,
            &[
                (300, NeedKind::SharesFacilities),
                (250, NeedKind::NeedsToBeNearby),
            ],
        );
        if second != kind {
            needs.push(lasting(second, applied_on, on, chance));
        }
    }
    (applied_on, needs)
}

const SIX_YEARS: u32 = 2_190;
const EIGHT_WEEKS: u32 = 56;

fn lasting(kind: NeedKind, applied_on: NaiveDate, on: NaiveDate, chance: &mut Chance<'_>) -> InventedNeed {
    let latest = days_back(on, 300);
    let told_on = if kind.passes_soon() && applied_on < latest {
        chance.day_between(latest, on)
    } else if chance.per_mille(620) {
        applied_on
    } else {
        chance.day_between(applied_on, on)
    };
    let awarded_on = days_on(told_on, chance.number(0, 28)).min(on);
    InventedNeed {
        kind,
        told_on,
        awarded_on,
        ends_on: None,
    }
}

/// A few have run past their eight weeks and wait for somebody to decide.
fn emergency(kind: NeedKind, on: NaiveDate, chance: &mut Chance<'_>) -> InventedNeed {
    let awarded_on = if chance.per_mille(80) {
        chance.days_before(on, 57, 90)
    } else {
        chance.days_before(on, 0, 55)
    };
    let told_on = chance.days_before(awarded_on, 0, 10);
    InventedNeed {
        kind,
        told_on,
        awarded_on,
        ends_on: Some(days_on(awarded_on, EIGHT_WEEKS)),
    }
}
