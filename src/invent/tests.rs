mod homes;
mod life;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::chance::Chance;
use super::{
    HousingKind, InventedAddress, InventedHome, InventedHousehold, Level, NeedKind, Role, Shape, address,
    bedrooms_needed, home, household, landlords,
};
use crate::place::{BROADLAND, Postcode, SOUTH_NORFOLK, parish};

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")
}

fn dice(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

pub(super) fn register(seed: u64, size: u32) -> Vec<InventedHousehold> {
    let mut rng = dice(seed);
    (1..=size)
        .map(|number| household(&mut rng, number, today()))
        .collect()
}

pub(super) fn stock(seed: u64, size: u32) -> Vec<InventedHome> {
    let mut rng = dice(seed);
    (1..=size).map(|number| home(&mut rng, number, today())).collect()
}

fn per_mille<T>(all: &[T], test: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| test(one)).count() * 1_000 / all.len()
}

#[track_caller]
fn assert_within(what: &str, found: usize, low: usize, high: usize) {
    assert!(
        (low..=high).contains(&found),
        "{what}: {found} per mille is not within {low} to {high}"
    );
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let bytes = |seed| {
        let both = (register(seed, 60), stock(seed, 60));
        serde_json::to_vec(&both).expect("bytes")
    };
    assert_eq!(bytes(7), bytes(7));
    assert_ne!(bytes(7), bytes(8));
}

#[test]
fn the_dice_do_not_change_with_a_library() {
    let mut rng = dice(1);
    let mut chance = Chance::new(&mut rng);
    let thrown: Vec<u32> = (0..8).map(|_| chance.number(1, 1_000)).collect();
    assert_eq!(thrown, [550, 403, 985, 81, 212, 597, 387, 220]);
}

#[test]
fn an_invention_travels_and_comes_back() {
    for invented in register(3, 40) {
        let text = serde_json::to_string(&invented).expect("text");
        assert_eq!(
            serde_json::from_str::<InventedHousehold>(&text).expect("a household"),
            invented
        );
    }
    for invented in stock(3, 40) {
        let text = serde_json::to_string(&invented).expect("text");
        assert_eq!(
            serde_json::from_str::<InventedHome>(&text).expect("a home"),
            invented
        );
    }
}

#[test]
fn most_have_no_need_or_a_lower_one_and_few_are_emergencies() {
    let all = register(2026, 2_000);
    assert_within(
        "none",
        per_mille(&all, |one| one.level() == Level::None),
        440,
        550,
    );
    assert_within(
        "medium",
        per_mille(&all, |one| one.level() == Level::Medium),
        300,
        410,
    );
    assert_within("high", per_mille(&all, |one| one.level() == Level::High), 95, 160);
    assert_within(
        "emergency",
        per_mille(&all, |one| one.level() == Level::Emergency),
        15,
        45,
    );
    let kinds: BTreeSet<NeedKind> = all
        .iter()
        .flat_map(|one| &one.needs)
        .map(|need| need.kind)
        .collect();
    assert_eq!(kinds.len(), 20, "{kinds:?}");
}

#[test]
fn the_register_has_everybody_in_it() {
    let all = register(2026, 2_000);
    for shape in Shape::ALL {
        assert!(all.iter().any(|one| one.shape == shape), "{shape:?}");
    }
    assert_within("alone", per_mille(&all, |one| one.people.len() == 1), 350, 480);
    let has_child = |one: &InventedHousehold| {
        one.people
            .iter()
            .any(|person| person.role == Role::Child && person.age_on(today()) < 18)
    };
    assert_within("with children", per_mille(&all, has_child), 350, 480);
    assert_within(
        "one bedroom",
        per_mille(&all, |one| one.bedrooms_needed == 1),
        420,
        570,
    );
    assert_within(
        "four or more",
        per_mille(&all, |one| one.bedrooms_needed >= 4),
        10,
        80,
    );
}

#[test]
fn those_whom_the_law_protects_are_among_them() {
    let all = register(2026, 2_000);
    assert_within(
        "pregnant",
        per_mille(&all, |one| one.pregnancy_due.is_some()),
        15,
        70,
    );
    assert_within("carers", per_mille(&all, |one| one.overnight_carer), 8, 40);
    assert_within(
        "veterans",
        per_mille(&all, |one| one.background.left_forces_on.is_some()),
        10,
        40,
    );
    assert_within(
        "care leavers",
        per_mille(&all, |one| one.background.care_leaver),
        5,
        40,
    );
    assert_within(
        "survivors",
        per_mille(&all, |one| one.safety.abuse_survivor),
        15,
        60,
    );
    assert_within("sensitive", per_mille(&all, |one| one.safety.sensitive), 5, 40);
    assert_within("outside", per_mille(&all, lives_outside), 75, 145);
    assert_within(
        "over the income limit",
        per_mille(&all, over_the_income_limit),
        8,
        50,
    );
    assert_within(
        "under-occupying",
        per_mille(&all, |one| one.needs.iter().any(|n| n.kind.is_under_occupation())),
        20,
        90,
    );
    for council in [BROADLAND, SOUTH_NORFOLK] {
        assert_within(council, per_mille(&all, |one| one.council == council), 300, 700);
    }
}

fn lives_outside(one: &InventedHousehold) -> bool {
    ![BROADLAND, SOUTH_NORFOLK].contains(&one.address.district.as_str())
}

fn over_the_income_limit(one: &InventedHousehold) -> bool {
    let limits = [2_275_000, 2_775_000, 3_375_000, 4_950_000];
    let limit = limits[usize::from(one.bedrooms_needed.clamp(1, 4)) - 1];
    one.means.yearly_income.is_some_and(|income| income > limit)
}

#[test]
fn the_parts_of_a_household_agree() {
    let on = today();
    for one in register(11, 2_000) {
        assert_eq!(one.people[0].role, Role::Lead);
        assert!(one.lead_age(on) >= 18, "{one:?}");
        assert_eq!(
            one.bedrooms_needed,
            bedrooms_needed(&one.people, one.overnight_carer, on)
        );
        assert!(one.pregnancy_due.is_none_or(|due| due > on));
        assert!(one.safety.sensitive || one.safety.unsafe_places.is_empty());
        assert!(one.safety.abuse_survivor || !one.safety.sensitive);
        assert!(!one.safety.unsafe_places.contains(&one.address.place), "{one:?}");
        for need in &one.needs {
            assert!(
                one.applied_on <= need.told_on && need.told_on <= need.awarded_on && need.awarded_on <= on,
                "{one:?}"
            );
            assert_eq!(need.ends_on.is_some(), need.kind.level() == Level::Emergency);
        }
        assert!((on - one.applied_on).num_days() <= 2_190);
        assert!(
            one.complete_on
                .is_none_or(|day| one.applied_on <= day && day <= on)
        );
        assert!(one.complete_on.is_some() || one.needs.is_empty());
        let held = one.housing.bedrooms.map(i32::from);
        let needed = i32::from(one.bedrooms_needed);
        match one.needs.first().map(|need| need.kind) {
            Some(NeedKind::LacksOneBedroom) => assert_eq!(held, Some(needed - 1)),
            Some(NeedKind::LacksTwoBedrooms) => assert_eq!(held, Some(needed - 2)),
            Some(kind) if kind.is_under_occupation() => {
                assert_eq!(one.housing.kind, HousingKind::SocialTenant);
                assert!(held > Some(needed));
            }
            _ => assert!(held.is_none_or(|held| held == needed)),
        }
        for child in one.people.iter().filter(|person| person.role == Role::Child) {
            assert!(child.born.years_since_lead(&one) >= 16, "{one:?}");
        }
    }
}

trait YearsSinceLead {
    fn years_since_lead(&self, of: &InventedHousehold) -> u32;
}

impl YearsSinceLead for NaiveDate {
    fn years_since_lead(&self, of: &InventedHousehold) -> u32 {
        self.years_since(of.people[0].born).unwrap_or(0)
    }
}

#[test]
fn stays_follow_one_another_to_the_present_home() {
    for one in register(12, 800) {
        let stays = &one.ties.stays;
        assert!(stays[0].from >= one.people[0].born);
        for pair in stays.windows(2) {
            assert_eq!(pair[0].until, Some(pair[1].from));
            assert!(pair[0].from <= pair[1].from);
        }
        let now = stays.last().expect("a present home");
        assert_eq!((now.until, now.from), (None, one.housing.since));
        assert_eq!(now.place, one.address.place);
        assert!(one.ties.work.is_none() || one.means.hours_worked > 0);
    }
}

#[test]
fn nobody_can_be_reached_and_no_address_exists() {
    let mut emails = BTreeSet::new();
    let mut addresses: Vec<InventedAddress> = stock(5, 500).into_iter().map(|home| home.address).collect();
    for one in register(5, 2_000) {
        if let Some(email) = &one.contact.email {
            let (name, domain) = email.split_once('@').expect("an address");
            assert_eq!(domain, "example.org");
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'),
                "{email}"
            );
            assert!(!name.starts_with('.') && !name.contains(".."), "{email}");
            assert!(emails.insert(email.clone()), "{email} stands twice");
        }
        if let Some(phone) = &one.contact.phone {
            let last = phone.strip_prefix("07700 900").expect(phone);
            assert!(last.len() == 3 && last.parse::<u16>().is_ok(), "{phone}");
        }
        addresses.push(one.address);
    }
    for landlord in landlords() {
        assert!(landlord.email.ends_with(".example.org"));
        assert!(landlord.phone.starts_with("07700 900"));
    }
    for address in addresses {
        let street = address.street.split(' ').nth(1).expect("a street");
        assert!(
            address::STREETS.split_whitespace().any(|known| known == street),
            "{}",
            address.street
        );
        let read = Postcode::parse(&address.postcode.to_string());
        assert_eq!(read.as_ref(), Ok(&address.postcode));
        if let Some(parish) = parish(&address.place) {
            assert_eq!(address.district, parish.district);
            assert_eq!(address.postcode.outward(), parish.outward);
            assert!(address.point.distance_metres(parish.point) < 900);
        }
    }
}

#[test]
fn the_large_places_are_in_the_gazetteer() {
    let missing: Vec<_> = address::LARGE
        .iter()
        .filter(|name| parish(name).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
