//! How many bedrooms an invented household would use, so that "short of one bedroom" is true of it. The schemes have
//! their own rules; this is the commonest: a couple, each other person of 16 or more, two children of the same sex,
//! two children under 10.

use chrono::NaiveDate;

use super::{InventedPerson, Role, Sex};

/// Bedrooms for `people` on a day, one more with a carer who stays overnight. At least one.
pub fn bedrooms_needed(people: &[InventedPerson], overnight_carer: bool, on: NaiveDate) -> u8 {
    let mut rooms = 0_usize;
    let (mut girls, mut boys, mut small_girls, mut small_boys) = (0_usize, 0_usize, 0_usize, 0_usize);
    for person in people {
        match (person.role, person.age_on(on), person.sex) {
            (Role::Partner, _, _) => {}
            (Role::Lead | Role::Parent, _, _) | (Role::Child, 16.., _) => rooms += 1,
            (Role::Child, 10..=15, Sex::Female) => girls += 1,
            (Role::Child, 10..=15, Sex::Male) => boys += 1,
            (Role::Child, 0..=9, Sex::Female) => small_girls += 1,
            (Role::Child, 0..=9, Sex::Male) => small_boys += 1,
        }
    }
    // An odd older child takes a small one of the same sex; the small ones left over then pair with one another.
    rooms += girls.div_ceil(2) + boys.div_ceil(2);
    let left = small_girls.saturating_sub(girls % 2) + small_boys.saturating_sub(boys % 2);
    rooms += left.div_ceil(2) + usize::from(overnight_carer);
    u8::try_from(rooms.max(1)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::bedrooms_needed;
    use crate::invent::{InventedPerson, Role, Sex};

    fn household(members: &[(Role, Sex, i32)]) -> Vec<InventedPerson> {
        let born = |age: i32| NaiveDate::from_ymd_opt(2026 - age, 1, 1).expect("a date");
        members
            .iter()
            .map(|&(role, sex, age)| InventedPerson {
                first_name: String::new(),
                last_name: String::new(),
                sex,
                role,
                born: born(age),
            })
            .collect()
    }

    fn need(members: &[(Role, Sex, i32)]) -> u8 {
        bedrooms_needed(
            &household(members),
            false,
            NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
        )
    }

    const MOTHER: (Role, Sex, i32) = (Role::Lead, Sex::Female, 40);
    const FATHER: (Role, Sex, i32) = (Role::Partner, Sex::Male, 41);

    #[test]
    fn the_worked_example_of_a_family_of_seven_needs_four() {
        let child = |sex, age| (Role::Child, sex, age);
        let family = [
            MOTHER,
            FATHER,
            child(Sex::Male, 17),
            child(Sex::Male, 15),
            child(Sex::Male, 12),
            child(Sex::Female, 8),
            child(Sex::Male, 6),
        ];
        assert_eq!(need(&family), 4);
    }

    #[test]
    fn small_children_share_and_older_ones_of_two_sexes_do_not() {
        let (girl, boy) = (Sex::Female, Sex::Male);
        assert_eq!(need(&[MOTHER]), 1);
        assert_eq!(need(&[MOTHER, FATHER]), 1);
        assert_eq!(need(&[MOTHER, (Role::Child, girl, 9), (Role::Child, boy, 3)]), 2);
        assert_eq!(need(&[MOTHER, (Role::Child, girl, 10), (Role::Child, boy, 3)]), 3);
        assert_eq!(
            need(&[MOTHER, (Role::Child, girl, 12), (Role::Child, girl, 3)]),
            2
        );
        assert_eq!(
            need(&[MOTHER, (Role::Child, girl, 16), (Role::Child, girl, 15)]),
            3
        );
    }
}
