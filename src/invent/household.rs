//! One household of the register, put together so that its parts agree.

use chrono::{Months, NaiveDate};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::address::{InventedAddress, Spot, address};
use super::chance::{Chance, days_on};
use super::circumstance::{self, Duty, InventedNeed, Level, NeedKind};
use super::contact::{self, Contact};
use super::housing::{self, CurrentHousing, HousingKind};
use super::means::{self, Means};
use super::people::{self, InventedPerson, Role, Sex, Shape};
use super::ties::{self, Settled, Ties};
use super::{AccessLevel, bedrooms_needed};
use crate::place::{BROADLAND, SOUTH_NORFOLK};

/// What somebody in the household has to do with the armed forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forces {
    Serving,
    /// Has left; the statutes protect everybody who has served, some only for five years.
    Veteran,
    /// The bereaved or divorced partner of somebody who served.
    FormerPartner,
}

/// What the person who applies may claim in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Immigration {
    BritishOrIrish,
    Settled,
    PreSettled,
    Refugee,
    LimitedLeaveWithRecourse,
    NoRecourse,
}

/// An invented household that has applied to join the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventedHousehold {
    pub number: u32,
    pub shape: Shape,
    /// The person who applies first, then a partner, then everybody else.
    pub people: Vec<InventedPerson>,
    pub pregnancy_due: Option<NaiveDate>,
    /// Children who live elsewhere and stay some nights.
    pub visiting_children: u8,
    pub overnight_carer: bool,
    pub contact: Contact,
    pub address: InventedAddress,
    pub housing: CurrentHousing,
    pub ties: Ties,
    pub means: Means,
    /// GSS code of the council that keeps the application: where they live, or where their tie is.
    pub council: String,
    pub applied_on: NaiveDate,
    /// When the last evidence came in; `None` while some is missing.
    pub complete_on: Option<NaiveDate>,
    /// The most pressing first. Empty for those who have no recognised need.
    pub needs: Vec<InventedNeed>,
    pub duty: Option<Duty>,
    /// The day of the homelessness application that the duty comes from.
    pub homeless_on: Option<NaiveDate>,
    pub bedrooms_needed: u8,
    /// What the home must allow for.
    pub access_needed: Option<AccessLevel>,
    pub background: Background,
    pub safety: Safety,
    pub has_pet: bool,
    pub has_car: bool,
}

/// What the statutes ask about somebody's past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    pub immigration: Immigration,
    pub forces: Option<Forces>,
    /// Only for a veteran.
    pub left_forces_on: Option<NaiveDate>,
    pub care_leaver: bool,
}

/// What must be kept from whom, and where this household must not be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safety {
    /// Somebody in the household survived domestic abuse, lately or not.
    pub abuse_survivor: bool,
    /// The address and every contact must be hidden from whoever has no need to see them.
    pub sensitive: bool,
    /// Parishes that are not safe for this household, never where it lives. Only with `sensitive`.
    pub unsafe_places: Vec<String>,
}

impl InventedHousehold {
    /// The level of the most pressing need.
    pub fn level(&self) -> Level {
        self.needs
            .iter()
            .map(|need| need.kind.level())
            .max()
            .unwrap_or(Level::None)
    }

    /// How old the person who applies is on a day; 0 for a household without people, which is never drawn.
    pub fn lead_age(&self, on: NaiveDate) -> u32 {
        self.people.first().map_or(0, |lead| lead.age_on(on))
    }
}

/// Invents household number `number` of a register as it stands on `on`. Numbers only tell email addresses apart: the
/// household itself depends on the dice alone.
pub fn household(rng: &mut ChaCha8Rng, number: u32, on: NaiveDate) -> InventedHousehold {
    let chance = &mut Chance::new(rng);
    let shape = Shape::draw(chance);
    let people = people::draw(shape, on, chance);
    let lead_age = people.first().map_or(18, |lead| lead.age_on(on));
    let born = people.first().map_or(on, |lead| lead.born);
    let grown = born.checked_add_months(Months::new(192)).unwrap_or(on);
    let overnight_carer = chance.per_mille(if shape.is_older() { 60 } else { 14 });
    let bedrooms_needed = bedrooms_needed(&people, overnight_carer, on);

    let (applied_on, needs) = circumstance::draw(&people, shape, bedrooms_needed, on, chance);
    let housing = housing::draw(&needs, shape, bedrooms_needed, (grown, on), chance);
    let means = means::draw(
        shape,
        bedrooms_needed,
        lead_age,
        housing.kind == HousingKind::Owner,
        chance,
    );
    let from_elsewhere = chance.per_mille(110);
    let home = if from_elsewhere {
        Spot::elsewhere(chance)
    } else {
        Spot::draw(chance)
    };
    let settled = Settled {
        home,
        moved_in: housing.since,
        born,
        grown,
        hours_worked: means.hours_worked,
        from_elsewhere,
    };
    let ties = ties::draw(settled, on, chance);

    let homeless = needs.iter().find(|need| need.kind.duty().is_some());
    InventedHousehold {
        number,
        shape,
        pregnancy_due: pregnancy(&people, on, chance),
        visiting_children: visiting_children(shape, lead_age, chance),
        overnight_carer,
        contact: people.first().map_or_else(Contact::by_letter, |lead| {
            contact::draw(lead, lead_age, number, chance)
        }),
        address: address(home, chance),
        council: council(&ties, home.district, chance),
        complete_on: complete_on(applied_on, &needs, on, chance),
        duty: homeless.and_then(|need| need.kind.duty()),
        homeless_on: homeless.map(|need| need.told_on),
        access_needed: access_needed(&needs, shape, chance),
        background: background(&needs, housing.kind, lead_age, on, chance),
        safety: safety(&needs, shape, &ties, home.name, chance),
        has_pet: chance.per_mille(380),
        has_car: chance.per_mille(if lead_age < 25 { 480 } else { 720 }),
        people,
        housing,
        ties,
        means,
        applied_on,
        needs,
        bedrooms_needed,
    }
}

fn pregnancy(people: &[InventedPerson], on: NaiveDate, chance: &mut Chance<'_>) -> Option<NaiveDate> {
    let could_be = people.iter().any(|person| {
        matches!(person.role, Role::Lead | Role::Partner)
            && person.sex == Sex::Female
            && (18..=43).contains(&person.age_on(on))
    });
    (could_be && chance.per_mille(75)).then(|| days_on(on, chance.number(6, 210)))
}

fn visiting_children(shape: Shape, lead_age: u32, chance: &mut Chance<'_>) -> u8 {
    let may = matches!(shape, Shape::Single | Shape::Couple) && (22..=55).contains(&lead_age);
    if may && chance.per_mille(120) {
        chance.count(1, 3)
    } else {
        0
    }
}

/// The district lived in, or else the district of the job or of the family.
fn council(ties: &Ties, lives_in: &str, chance: &mut Chance<'_>) -> String {
    let work = ties.work.as_ref().map(|work| work.district.as_str());
    let family = ties.family.as_ref().map(|family| family.district.as_str());
    [Some(lives_in), work, family]
        .into_iter()
        .flatten()
        .find(|code| [BROADLAND, SOUTH_NORFOLK].contains(code))
        .unwrap_or_else(|| chance.weighted(SOUTH_NORFOLK, &[(480, BROADLAND)]))
        .to_owned()
}

/// Evidence is complete some weeks after the application, and never later than the first need was recognised.
fn complete_on(
    applied: NaiveDate,
    needs: &[InventedNeed],
    on: NaiveDate,
    chance: &mut Chance<'_>,
) -> Option<NaiveDate> {
    let complete = days_on(applied, chance.number(2, 45));
    let recognised = needs.iter().map(|need| need.awarded_on).min();
    let complete = recognised.map_or(complete, |day| complete.min(day));
    (complete <= on).then_some(complete)
}

fn access_needed(needs: &[InventedNeed], shape: Shape, chance: &mut Chance<'_>) -> Option<AccessLevel> {
    let medical = needs
        .iter()
        .any(|need| need.kind.is_medical() || need.kind == NeedKind::GivesUpAdaptedHome);
    if medical {
        chance.weighted(
            None,
            &[
                (60, Some(AccessLevel::Wheelchair)),
                (110, Some(AccessLevel::LevelAccess)),
                (270, Some(AccessLevel::FewSteps)),
            ],
        )
    } else if shape.is_older() {
        chance.weighted(
            None,
            &[
                (70, Some(AccessLevel::LevelAccess)),
                (240, Some(AccessLevel::FewSteps)),
            ],
        )
    } else {
        None
    }
}

fn background(
    needs: &[InventedNeed],
    housing: HousingKind,
    lead_age: u32,
    on: NaiveDate,
    chance: &mut Chance<'_>,
) -> Background {
    let leaving = needs.iter().any(|need| need.kind == NeedKind::LeavingCare);
    let (forces, left_forces_on) = forces(housing, lead_age, on, chance);
    Background {
        immigration: immigration(chance),
        forces,
        left_forces_on,
        care_leaver: leaving || (lead_age < 25 && chance.per_mille(50)),
    }
}

fn safety(
    needs: &[InventedNeed],
    shape: Shape,
    ties: &Ties,
    lives_in: &str,
    chance: &mut Chance<'_>,
) -> Safety {
    let fled = needs.iter().any(|need| need.kind == NeedKind::SeriousViolence);
    let abuse_survivor = fled || chance.per_mille(if shape == Shape::LoneParent { 60 } else { 14 });
    let sensitive = fled || (abuse_survivor && chance.per_mille(450));
    Safety {
        abuse_survivor,
        sensitive,
        unsafe_places: unsafe_places(sensitive, ties, lives_in, chance),
    }
}

fn immigration(chance: &mut Chance<'_>) -> Immigration {
    chance.weighted(
        Immigration::BritishOrIrish,
        &[
            (48, Immigration::Settled),
            (14, Immigration::PreSettled),
            (11, Immigration::Refugee),
            (8, Immigration::LimitedLeaveWithRecourse),
            (5, Immigration::NoRecourse),
        ],
    )
}

fn forces(
    housing: HousingKind,
    lead_age: u32,
    on: NaiveDate,
    chance: &mut Chance<'_>,
) -> (Option<Forces>, Option<NaiveDate>) {
    if housing == HousingKind::ForcesHome {
        return (Some(Forces::Serving), None);
    }
    let drawn = chance.weighted(
        None,
        &[(22, Some(Forces::Veteran)), (3, Some(Forces::FormerPartner))],
    );
    let years = lead_age.saturating_sub(20);
    match drawn {
        Some(Forces::Veteran) if years > 0 => {
            let left = chance.days_before(on, 30, years.saturating_mul(365).max(31));
            (Some(Forces::Veteran), Some(left))
        }
        Some(Forces::FormerPartner) => (Some(Forces::FormerPartner), None),
        Some(Forces::Veteran | Forces::Serving) | None => (None, None),
    }
}

/// Where the person they fear lives, and often a place where that person's family lives. Never where they live now.
fn unsafe_places(sensitive: bool, ties: &Ties, lives_in: &str, chance: &mut Chance<'_>) -> Vec<String> {
    if !sensitive {
        return Vec::new();
    }
    let left_behind = ties.stays.iter().rev().nth(1).map(|stay| stay.place.clone());
    let mut places: Vec<String> = left_behind.into_iter().collect();
    if chance.per_mille(400) {
        places.push(Spot::draw(chance).name.to_owned());
    }
    places.retain(|place| place != lives_in);
    places.sort();
    places.dedup();
    places
}
