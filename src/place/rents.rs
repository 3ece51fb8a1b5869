//! Rents that are usual, unusual and impossible, by council, letting type and bedrooms, from the ranges that the
//! national lettings log checks a letting against.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::t;
use crate::texts::Language;

/// The letting types of the national lettings log: the rent, whether it is supported housing, and who owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum LetType {
    SocialGeneralProvider,
    SocialSupportedProvider,
    SocialGeneralCouncil,
    SocialSupportedCouncil,
    AffordableGeneralProvider,
    AffordableSupportedProvider,
    AffordableGeneralCouncil,
    AffordableSupportedCouncil,
    IntermediateGeneralProvider,
    IntermediateSupportedProvider,
    IntermediateGeneralCouncil,
    IntermediateSupportedCouncil,
}

impl LetType {
    /// Every letting type in the order of its number.
    pub const ALL: [Self; 12] = [
        Self::SocialGeneralProvider,
        Self::SocialSupportedProvider,
        Self::SocialGeneralCouncil,
        Self::SocialSupportedCouncil,
        Self::AffordableGeneralProvider,
        Self::AffordableSupportedProvider,
        Self::AffordableGeneralCouncil,
        Self::AffordableSupportedCouncil,
        Self::IntermediateGeneralProvider,
        Self::IntermediateSupportedProvider,
        Self::IntermediateGeneralCouncil,
        Self::IntermediateSupportedCouncil,
    ];

    /// Its number in the log, 1 to 12.
    pub fn number(self) -> u8 {
        match self {
            Self::SocialGeneralProvider => 1,
            Self::SocialSupportedProvider => 2,
            Self::SocialGeneralCouncil => 3,
            Self::SocialSupportedCouncil => 4,
            Self::AffordableGeneralProvider => 5,
            Self::AffordableSupportedProvider => 6,
            Self::AffordableGeneralCouncil => 7,
            Self::AffordableSupportedCouncil => 8,
            Self::IntermediateGeneralProvider => 9,
            Self::IntermediateSupportedProvider => 10,
            Self::IntermediateGeneralCouncil => 11,
            Self::IntermediateSupportedCouncil => 12,
        }
    }

    /// The letting type with this number in the log.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// Supported housing, whose ranges do not depend on bedrooms: every even number in the log.
    pub fn is_supported(self) -> bool {
        self.number().is_multiple_of(2)
    }
}

impl TryFrom<u8> for LetType {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::from_number(number)
            .ok_or_else(|| format!("{number} is not a letting type: they run from 1 to 12"))
    }
}

impl From<LetType> for u8 {
    fn from(kind: LetType) -> Self {
        kind.number()
    }
}

/// The usual (soft) and the possible (hard) rents of one size and letting type, in whole pence a week, ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RentRange {
    pub district: String,
    pub let_type: LetType,
    /// 1 to 4, where 4 stands for four or more; 0 for supported housing.
    pub bedrooms: u8,
    pub soft_min: i64,
    pub soft_max: i64,
    pub hard_min: i64,
    pub hard_max: i64,
}

/// What the ranges say of a rent. `Display` gives the sentence to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RentCheck {
    /// A usual rent.
    Inside,
    /// Possible but unusual: ask whether it is right. Pence a week.
    Unusual { rent: i64, soft_min: i64, soft_max: i64 },
    /// Outside what the national lettings log accepts. Pence a week.
    Refused { rent: i64, hard_min: i64, hard_max: i64 },
    /// No range is held for this council, so nothing was checked.
    NoRange,
}

impl fmt::Display for RentCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pounds = |pence: &i64| Money::pence(*pence).to_string();
        f.write_str(&match self {
            Self::Inside => t!(Language::English, "place-rent-usual"),
            Self::Unusual {
                rent,
                soft_min,
                soft_max,
            } => t!(
                Language::English,
                if rent < soft_min {
                    "place-rent-lower"
                } else {
                    "place-rent-higher"
                },
                rent = pounds(rent),
                least = pounds(soft_min),
                most = pounds(soft_max)
            ),
            Self::Refused {
                rent,
                hard_min,
                hard_max,
            } => t!(
                Language::English,
                "place-rent-refused",
                rent = pounds(rent),
                least = pounds(hard_min),
                most = pounds(hard_max)
            ),
            Self::NoRange => t!(Language::English, "place-rent-no-range"),
        })
    }
}

static RANGES: LazyLock<Vec<RentRange>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(include_bytes!("rent_ranges_2026.csv").as_slice())
        .into_deserialize::<RentRange>()
        .filter_map(Result::ok)
        .collect()
});

/// The range for a home in `district` (GSS code). A bedsit counts as one bedroom, as in the log; more than four
/// bedrooms count as four. `None` where no range is held for that council.
pub fn rent_range(district: &str, let_type: LetType, bedrooms: u8) -> Option<&'static RentRange> {
    let bedrooms = if let_type.is_supported() {
        0
    } else {
        bedrooms.clamp(1, 4)
    };
    RANGES
        .iter()
        .find(|range| range.district == district && range.let_type == let_type && range.bedrooms == bedrooms)
}

/// Compares a rent in whole pence a week with the ranges for its council, letting type and bedrooms.
pub fn check_rent(district: &str, let_type: LetType, bedrooms: u8, rent: i64) -> RentCheck {
    let Some(range) = rent_range(district, let_type, bedrooms) else {
        return RentCheck::NoRange;
    };
    if !(range.hard_min..=range.hard_max).contains(&rent) {
        RentCheck::Refused {
            rent,
            hard_min: range.hard_min,
            hard_max: range.hard_max,
        }
    } else if (range.soft_min..=range.soft_max).contains(&rent) {
        RentCheck::Inside
    } else {
        RentCheck::Unusual {
            rent,
            soft_min: range.soft_min,
            soft_max: range.soft_max,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LetType, RANGES, RentCheck, check_rent, rent_range};
    use crate::place::{BROADLAND, SOUTH_NORFOLK};

    const SOCIAL: LetType = LetType::SocialGeneralProvider;

    #[test]
    fn both_districts_have_every_letting_type_and_size() {
        let lines = include_str!("rent_ranges_2026.csv")
            .lines()
            .filter(|line| line.starts_with('E'))
            .count();
        assert_eq!(RANGES.len(), lines);
        for district in [BROADLAND, SOUTH_NORFOLK] {
            for kind in LetType::ALL {
                for bedrooms in 0..=6 {
                    let range = rent_range(district, kind, bedrooms).expect("a range");
                    assert!(
                        range.hard_min < range.soft_min && range.soft_min < range.soft_max,
                        "{range:?}"
                    );
                    assert!(range.soft_max < range.hard_max, "{range:?}");
                }
            }
        }
    }

    #[test]
    fn the_ends_of_a_range_belong_to_it() {
        // South Norfolk, two bedrooms at social rent: £67.88 to £160.94.
        for (rent, usual) in [(6_787, false), (6_788, true), (16_094, true), (16_095, false)] {
            let check = check_rent(SOUTH_NORFOLK, SOCIAL, 2, rent);
            assert_eq!(check == RentCheck::Inside, usual, "{rent}: {check}");
        }
        assert!(matches!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, 2_583),
            RentCheck::Refused { .. }
        ));
        assert!(matches!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, 2_584),
            RentCheck::Unusual { .. }
        ));
        assert!(matches!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, 100_000),
            RentCheck::Unusual { .. }
        ));
        assert!(matches!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, 100_001),
            RentCheck::Refused { .. }
        ));
    }

    #[test]
    fn the_sentences_are_plain() {
        assert_eq!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, 16_100).to_string(),
            "£161.00 a week is higher than usual. Rents for homes like this are £67.88 to £160.94. Check that it is right."
        );
        assert_eq!(
            check_rent(SOUTH_NORFOLK, SOCIAL, 2, -5).to_string(),
            "-£0.05 a week cannot be right. The rent must be between £25.84 and £1,000.00 a week."
        );
        assert_eq!(check_rent("E07000148", SOCIAL, 2, 10_000), RentCheck::NoRange);
    }

    #[test]
    fn letting_types_travel_as_their_numbers() {
        assert_eq!(
            serde_json::to_string(&LetType::AffordableGeneralProvider).expect("text"),
            "5"
        );
        assert!(serde_json::from_str::<LetType>("13").is_err());
        assert!(LetType::SocialSupportedCouncil.is_supported() && !SOCIAL.is_supported());
    }
}
