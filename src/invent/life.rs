//! What happens in life between an advert and a let, for a simulation: who bids on what, why an officer skips
//! somebody, what a provider answers and when an offer is turned down. Chances are whole per-mille.

use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::{HomeKind, InventedHome, InventedHousehold, Level, NeedKind};

/// Why somebody turns an offer down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    Area,
    NearRiskPerson,
    TooSmall,
    FloorOrNoLift,
    Condition,
    RentOrCost,
    School,
    SupportNetwork,
    Pets,
    Parking,
    Garden,
    Layout,
    ChangedMind,
    FoundElsewhere,
}

/// Why an officer passes over somebody on a shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SkipCause {
    Arrears,
    NoVerify,
    CircChanged,
    AdaptMismatch,
    RiskArea,
    Unaffordable,
    UnderOffer,
    NoContact,
    DeclinedView,
}

/// What a provider does with a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderAnswer {
    /// Takes the nomination after so many working days, and offers the home.
    Accepts { working_days: u8 },
    /// Turns it down under its own published rules.
    Refuses { working_days: u8, cause: ProviderCause },
    /// Lets the clock run out without a word.
    Silent,
}

/// Why a provider turns a nomination down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderCause {
    Arrears,
    Behaviour,
    Affordability,
    SupportNotAvailable,
    OutsideOwnPolicy,
}

/// The adverts that a household bids on in one cycle, as places in `homes`, lowest first and none twice. Some bid on
/// everything, many on one or two, and every third not at all. `homes` are those it may bid for; only what it would
/// want is decided here. At most `limit` are chosen.
pub fn bid_choice(
    rng: &mut ChaCha8Rng,
    household: &InventedHousehold,
    homes: &[InventedHome],
    limit: usize,
) -> Vec<usize> {
    let chance = &mut Chance::new(rng);
    let keen = match household.level() {
        Level::Emergency => 900,
        Level::High => 800,
        Level::Medium => 690,
        Level::None => 560,
    };
    if !chance.per_mille(keen) {
        return Vec::new();
    }
    let most = usize::from(chance.weighted(1_u8, &[(280, 2), (250, 3), (60, 5), (20, 20)])).min(limit);
    let mut wished: Vec<(u32, usize)> = Vec::new();
    for (at, home) in homes.iter().enumerate() {
        // Two people with the same wishes do not choose the same home every time.
        let wish = wish(household, home).saturating_add(chance.number(0, 250));
        if wish >= 450 {
            wished.push((wish, at));
        }
    }
    wished.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut chosen: Vec<usize> = wished.into_iter().take(most).map(|(_, at)| at).collect();
    chosen.sort_unstable();
    chosen
}

/// How much a household would like a home, 0 to about 1,000.
fn wish(household: &InventedHousehold, home: &InventedHome) -> u32 {
    if household.safety.unsafe_places.contains(&home.address.place) || !can_use(household, home) {
        return 0;
    }
    let mut wish: u32 = if home.bedrooms == household.bedrooms_needed {
        420
    } else {
        60
    };
    wish += match household.address.point.distance_metres(home.address.point) {
        0..=3_000 => 260,
        3_001..=8_000 => 170,
        8_001..=16_000 => 70,
        16_001.. => 0,
    };
    wish += if tied_to(household, &home.address.place) {
        130
    } else {
        0
    };
    wish += match home.kind {
        HomeKind::House => 110,
        HomeKind::Bungalow => 90,
        HomeKind::Sheltered if household.shape.is_older() => 80,
        HomeKind::Flat | HomeKind::Maisonette | HomeKind::Sheltered => 20,
    };
    if household.has_pet && !home.pets {
        wish.saturating_sub(260)
    } else {
        wish
    }
}

fn can_use(household: &InventedHousehold, home: &InventedHome) -> bool {
    household.access_needed.is_none_or(|needed| home.access >= needed)
}

fn tied_to(household: &InventedHousehold, place: &str) -> bool {
    household
        .ties
        .work
        .as_ref()
        .is_some_and(|work| work.place == place)
        || household
            .ties
            .family
            .as_ref()
            .is_some_and(|family| family.place == place)
}

/// Why an officer skips this household for this home; `None` where there is nothing in the way. What is true of the
/// household comes first, mishaps after.
pub fn skip_cause(
    rng: &mut ChaCha8Rng,
    household: &InventedHousehold,
    home: &InventedHome,
) -> Option<SkipCause> {
    let chance = &mut Chance::new(rng);
    let mishap = chance.weighted(
        None,
        &[
            (35, Some(SkipCause::NoContact)),
            (28, Some(SkipCause::NoVerify)),
            (24, Some(SkipCause::CircChanged)),
            (22, Some(SkipCause::UnderOffer)),
            (26, Some(SkipCause::DeclinedView)),
        ],
    );
    // Income that is not known yet does not stand in the way here: the officer asks.
    let week = household
        .means
        .yearly_income
        .map_or(i64::MAX, |income| income / 52);
    let cost = home.rent.saturating_add(home.service_charge);
    if household.safety.unsafe_places.contains(&home.address.place) {
        Some(SkipCause::RiskArea)
    } else if !can_use(household, home) {
        Some(SkipCause::AdaptMismatch)
    } else if household.housing.arrears > 50_000 && chance.per_mille(620) {
        Some(SkipCause::Arrears)
    } else if cost.saturating_mul(2) > week && household.means.hours_worked > 0 && chance.per_mille(150) {
        Some(SkipCause::Unaffordable)
    } else {
        mishap
    }
}

/// What the provider answers to a nomination.
pub fn provider_answer(rng: &mut ChaCha8Rng, household: &InventedHousehold) -> ProviderAnswer {
    let chance = &mut Chance::new(rng);
    let working_days = chance.weighted(1, &[(300, 2), (210, 3), (90, 5), (30, 8)]);
    let owes = household.housing.arrears > 50_000;
    if chance.per_mille(if owes { 420 } else { 55 }) {
        let cause = if owes {
            ProviderCause::Arrears
        } else {
            chance.weighted(
                ProviderCause::Affordability,
                &[
                    (240, ProviderCause::Behaviour),
                    (200, ProviderCause::SupportNotAvailable),
                    (160, ProviderCause::OutsideOwnPolicy),
                ],
            )
        };
        ProviderAnswer::Refuses { working_days, cause }
    } else if chance.per_mille(45) {
        ProviderAnswer::Silent
    } else {
        ProviderAnswer::Accepts { working_days }
    }
}

/// Why the household turns this offer down, or `None` where it accepts. About one offer in six is refused.
pub fn refusal_choice(
    rng: &mut ChaCha8Rng,
    household: &InventedHousehold,
    home: &InventedHome,
) -> Option<RefusalReason> {
    let chance = &mut Chance::new(rng);
    if household.safety.unsafe_places.contains(&home.address.place) {
        return Some(RefusalReason::NearRiskPerson);
    }
    let downsizes = household.needs.iter().any(|need| need.kind.is_under_occupation());
    let base = match household.level() {
        Level::Emergency => 90,
        Level::High | Level::Medium => 150,
        Level::None => 190,
    };
    if !chance.per_mille(if downsizes { 330 } else { base }) {
        return None;
    }
    let far = household.address.point.distance_metres(home.address.point) > 12_000;
    let near_someone = household
        .needs
        .iter()
        .any(|need| need.kind == NeedKind::NeedsToBeNearby);
    Some(if !can_use(household, home) {
        RefusalReason::FloorOrNoLift
    } else if household.has_pet && !home.pets {
        RefusalReason::Pets
    } else if far && near_someone {
        RefusalReason::SupportNetwork
    } else if home.bedrooms < household.bedrooms_needed {
        RefusalReason::TooSmall
    } else {
        chance.weighted(
            RefusalReason::ChangedMind,
            &[
                (if far { 400 } else { 120 }, RefusalReason::Area),
                (150, RefusalReason::Condition),
                (110, RefusalReason::RentOrCost),
                (80, RefusalReason::FoundElsewhere),
                (60, RefusalReason::Layout),
                (50, RefusalReason::Parking),
                (40, RefusalReason::Garden),
                (40, RefusalReason::School),
            ],
        )
    })
}
