//! The lists of a household: who is in it, where they lived, where they work, who is near.

use allocations::{FactError, Facts, Value};

use super::words;
use crate::invent::{Immigration, InventedHousehold, Role, Sex};
use crate::place::place_path;

/// Every list that the form asks for. A list without members is known to be empty.
pub(super) fn lists(household: &InventedHousehold, facts: &mut Facts) -> Result<(), FactError> {
    for list in [
        "members",
        "residences",
        "jobs",
        "relatives",
        "offers",
        "moves",
        "events",
    ] {
        facts.begin(list)?;
    }
    members(household, facts)?;
    residences(household, facts)?;
    if let Some(work) = &household.ties.work {
        facts.push(
            "jobs",
            [
                ("place", place_path(&work.district, &work.place).into()),
                ("from", work.since.into()),
                ("to", Value::Nothing),
                ("hours", i64::from(work.hours_a_week).into()),
                ("kind", "permanent".into()),
            ],
        )?;
    }
    if let Some(family) = &household.ties.family {
        facts.push(
            "relatives",
            [
                ("place", place_path(&family.district, &family.place).into()),
                ("from", family.since.into()),
                ("to", Value::Nothing),
                ("relation", "parent".into()),
                ("in_touch", true.into()),
            ],
        )?;
    }
    Ok(())
}

fn members(household: &InventedHousehold, facts: &mut Facts) -> Result<(), FactError> {
    let a_couple = household.people.iter().any(|person| person.role == Role::Partner);
    // Of two women who could be, the one who applies.
    let mut due = household.pregnancy_due;
    for person in &household.people {
        let adult = matches!(person.role, Role::Lead | Role::Partner);
        let due_on = if adult && person.sex == Sex::Female {
            due.take()
        } else {
            None
        };
        let eligible =
            person.role != Role::Lead || household.background.immigration != Immigration::NoRecourse;
        facts.push(
            "members",
            [
                ("birth_date", person.born.into()),
                ("sex", words::sex(person.sex).into()),
                ("relation", words::relation(person.role).into()),
                ("lives_here", "always".into()),
                ("couple", (a_couple && adult).then_some(1_i64).into()),
                ("due_on", due_on.into()),
                ("babies", due_on.map(|_| 1_i64).into()),
                ("own_room", false.into()),
                ("agrees_to_share", false.into()),
                (
                    "disabled",
                    (person.role == Role::Lead && household.access_needed.is_some()).into(),
                ),
                ("eligible", eligible.into()),
            ],
        )?;
    }
    Ok(())
}

fn residences(household: &InventedHousehold, facts: &mut Facts) -> Result<(), FactError> {
    for stay in &household.ties.stays {
        let kind = if stay.until.is_none() {
            words::residence(household.housing.kind)
        } else {
            "settled"
        };
        facts.push(
            "residences",
            [
                ("place", place_path(&stay.district, &stay.place).into()),
                ("from", stay.from.into()),
                ("to", stay.until.into()),
                ("kind", kind.into()),
            ],
        )?;
    }
    Ok(())
}
