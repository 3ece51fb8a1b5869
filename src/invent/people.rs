//! Who lives together: the shapes of households on a register, and people of plausible ages to fill them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chance::{Chance, days_back};
use super::names::Tradition;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
}

/// What a person is to the person who applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Lead,
    Partner,
    /// A son or daughter of any age.
    Child,
    /// A parent of the person who applied, or of their partner.
    Parent,
}

/// The kinds of household that apply, in the proportions of `Shape::draw`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    Single,
    Couple,
    LoneParent,
    Family,
    /// One person of 62 or more.
    OlderSingle,
    /// Two people, the elder 62 or more.
    OlderCouple,
    /// A parent with a grown son or daughter.
    ParentAndAdultChild,
    /// A family with one grandparent.
    ThreeGenerations,
}

impl Shape {
    pub const ALL: [Self; 8] = [
        Self::Single,
        Self::Couple,
        Self::LoneParent,
        Self::Family,
        Self::OlderSingle,
        Self::OlderCouple,
        Self::ParentAndAdultChild,
        Self::ThreeGenerations,
    ];

    pub(super) fn draw(chance: &mut Chance<'_>) -> Self {
        chance.weighted(
            Self::Single,
            &[
                (80, Self::Couple),
                (230, Self::LoneParent),
                (170, Self::Family),
                (110, Self::OlderSingle),
                (50, Self::OlderCouple),
                (35, Self::ParentAndAdultChild),
                (15, Self::ThreeGenerations),
            ],
        )
    }

    pub fn is_older(self) -> bool {
        matches!(self, Self::OlderSingle | Self::OlderCouple)
    }
}

/// One member of an invented household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventedPerson {
    pub first_name: String,
    pub last_name: String,
    pub sex: Sex,
    pub role: Role,
    pub born: NaiveDate,
}

impl InventedPerson {
    /// Whole years of age on a day; 0 before birth.
    pub fn age_on(&self, on: NaiveDate) -> u32 {
        on.years_since(self.born).unwrap_or(0)
    }
}

/// The people of a household of `shape`, the person who applies first. Ages are as on `on`.
pub(super) fn draw(shape: Shape, on: NaiveDate, chance: &mut Chance<'_>) -> Vec<InventedPerson> {
    let tradition = Tradition::draw(chance);
    let mut family = Gathering {
        tradition,
        last: tradition.last(chance),
        on,
        people: Vec::new(),
    };
    let lead = family.lead(shape, chance);
    match shape {
        Shape::Single | Shape::OlderSingle => {}
        Shape::Couple => family.partner(lead, 19, chance),
        Shape::OlderCouple => family.partner(lead, 55, chance),
        Shape::LoneParent => family.children(lead, &[(320, 2), (110, 3), (30, 4)], chance),
        Shape::Family => {
            family.partner(lead, 20, chance);
            family.children(lead, &[(390, 2), (180, 3), (60, 4), (20, 5)], chance);
        }
        Shape::ParentAndAdultChild => {
            let age = chance.number(18, lead.saturating_sub(20).clamp(18, 34));
            family.child(age, chance);
        }
        Shape::ThreeGenerations => {
            family.partner(lead, 20, chance);
            family.children(lead, &[(380, 2), (150, 3)], chance);
            let age = lead.saturating_add(chance.number(20, 34));
            family.add(Role::Parent, age, chance);
        }
    }
    family.people
}

struct Gathering {
    tradition: Tradition,
    last: &'static str,
    on: NaiveDate,
    people: Vec<InventedPerson>,
}

impl Gathering {
    /// Adds the person who applies and answers how old they are.
    fn lead(&mut self, shape: Shape, chance: &mut Chance<'_>) -> u32 {
        let age = match shape {
            // Two throws and the lower: the young apply more often.
            Shape::Single => chance.number(18, 61).min(chance.number(18, 61)),
            Shape::Couple => chance.number(19, 61).min(chance.number(20, 61)),
            Shape::LoneParent => chance.number(19, 49),
            Shape::Family => chance.number(22, 50),
            Shape::OlderSingle | Shape::OlderCouple => chance.number(62, 91),
            Shape::ParentAndAdultChild => chance.number(40, 68),
            Shape::ThreeGenerations => chance.number(27, 46),
        };
        let women = match shape {
            Shape::LoneParent => 890,
            Shape::Single => 430,
            Shape::Couple
            | Shape::Family
            | Shape::OlderSingle
            | Shape::OlderCouple
            | Shape::ParentAndAdultChild
            | Shape::ThreeGenerations => 580,
        };
        let sex = if chance.per_mille(women) {
            Sex::Female
        } else {
            Sex::Male
        };
        self.add_of(Role::Lead, sex, age, chance);
        age
    }

    fn partner(&mut self, lead: u32, youngest: u32, chance: &mut Chance<'_>) {
        let age = lead
            .saturating_add(chance.number(0, 12))
            .saturating_sub(6)
            .max(youngest);
        let lead_sex = self.people.first().map_or(Sex::Female, |person| person.sex);
        let other = match lead_sex {
            Sex::Female => Sex::Male,
            Sex::Male => Sex::Female,
        };
        let sex = if chance.per_mille(40) { lead_sex } else { other };
        let family = self.last;
        if chance.per_mille(450) {
            self.last = self.tradition.last(chance);
        }
        self.add_of(Role::Partner, sex, age, chance);
        self.last = family;
    }

    fn children(&mut self, lead: u32, more: &[(u32, u8)], chance: &mut Chance<'_>) {
        let eldest = lead.saturating_sub(17).min(17);
        let mut ages: Vec<u32> = (0..chance.weighted(1, more))
            .map(|_| chance.number(0, eldest))
            .collect();
        ages.sort_unstable_by(|one, other| other.cmp(one));
        for age in ages {
            self.child(age, chance);
        }
    }

    fn child(&mut self, age: u32, chance: &mut Chance<'_>) {
        self.add(Role::Child, age, chance);
    }

    fn add(&mut self, role: Role, age: u32, chance: &mut Chance<'_>) {
        let sex = if chance.per_mille(490) {
            Sex::Female
        } else {
            Sex::Male
        };
        self.add_of(role, sex, age, chance);
    }

    fn add_of(&mut self, role: Role, sex: Sex, age: u32, chance: &mut Chance<'_>) {
        let birthday = self
            .on
            .checked_sub_months(chrono::Months::new(age.saturating_mul(12)))
            .unwrap_or(self.on);
        let mut first = self.tradition.first(sex, chance);
        // Nobody gives two people of one family the same first name.
        for _ in 0..8 {
            if self.people.iter().all(|person| person.first_name != first) {
                break;
            }
            first = self.tradition.first(sex, chance);
        }
        self.people.push(InventedPerson {
            first_name: first.to_owned(),
            last_name: self.last.to_owned(),
            sex,
            role,
            born: days_back(birthday, chance.number(0, 364)),
        });
    }
}
