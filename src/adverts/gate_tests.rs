use chrono::{Days, NaiveDate};
use entity::states::{Access, HomeKind, ProviderKind, Tenure};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use uuid::Uuid;

use super::{Offered, faults, steps};
use crate::adverts::NewAdvert;
use crate::homes::NewHome;
use crate::invent::{self, RentKind};
use crate::money::Money;
use crate::place::SOUTH_NORFOLK;
use crate::web::form::FormErrors;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
}

fn flat() -> Offered {
    Offered {
        kind: HomeKind::Flat,
        bedrooms: 1,
        max_people: 2,
        floor: 0,
        lift: false,
        access: Access::NoSteps,
        age_min: Some(55),
        epc: Some("C".into()),
        parish: "Diss".into(),
        postcode: "IP22 4AB".into(),
        tenure: Tenure::SocialRent,
        rent: Money::pence(9_500),
        service: Money::pence(500),
        available_on: today(),
        description: "A quiet flat close to shops, with a shared garden and a bus stop outside.".into(),
        provider: ProviderKind::RegisteredProvider,
        district: SOUTH_NORFOLK.into(),
    }
}

fn faults_at(change: impl FnOnce(&mut Offered)) -> Vec<String> {
    let mut offered = flat();
    change(&mut offered);
    let mut errors = FormErrors::default();
    faults(&offered, today(), &mut errors);
    errors.iter().map(|fault| fault.field.clone()).collect()
}

#[test]
fn a_good_advert_has_no_faults() {
    assert_eq!(faults_at(|_| ()), Vec::<String>::new());
}

#[test]
fn each_thing_that_adverts_get_wrong_is_named_at_its_field() {
    type Change = fn(&mut Offered);
    let bad: [(&str, Change); 16] = [
        ("access", |of| of.floor = 2),
        ("access", |of| of.kind = HomeKind::Maisonette),
        ("max_people", |of| of.max_people = 5),
        ("max_people", |of| of.max_people = 0),
        ("bedrooms", |of| of.bedrooms = 0),
        ("bedrooms", |of| of.kind = HomeKind::Bedsit),
        ("age_min", |of| of.kind = HomeKind::House),
        ("age_min", |of| of.age_min = Some(12)),
        ("epc", |of| of.epc = None),
        ("available", |of| of.available_on = today().pred_opt().unwrap()),
        ("available", |of| of.available_on = today() + Days::new(366)),
        ("rent", |of| of.rent = Money::pence(950_000)),
        ("service", |of| of.service = Money::pence(9_501)),
        ("tenure", |of| of.provider = ProviderKind::PrivateLandlord),
        ("description", |of| {
            of.description = "Ring 01603 555 0100 for this lovely flat near the shops.".into();
        }),
        ("description", |of| {
            of.description = "A lovely flat near the shops. Sorry, no DSS, no pets please.".into();
        }),
    ];
    for (number, (field, change)) in bad.into_iter().enumerate() {
        assert_eq!(faults_at(change), [field], "case {number}");
    }
}

#[test]
fn a_lift_goes_somewhere() {
    let mut offered = flat();
    offered.lift = true;
    let mut errors = FormErrors::default();
    faults(&offered, today(), &mut errors);
    assert!(errors.of("lift").is_some(), "{errors:?}");
}

#[test]
fn steps_in_a_step_free_home_are_remarked() {
    let own = [("Steps inside the home".to_owned(), "25".to_owned())];
    assert_eq!(
        steps(&flat(), &own),
        ["The home is said to be step-free, and the answer to “Steps inside the home” is 25."]
    );
    let none = [("Steps inside the home".to_owned(), "0".to_owned())];
    assert!(steps(&flat(), &none).is_empty());
    let mut house = flat();
    house.kind = HomeKind::House;
    house.description = "A house with stairs to two bedrooms, near the shops and the school.".into();
    assert_eq!(steps(&house, &[]).len(), 2);
    house.access = Access::General;
    assert!(steps(&house, &own).is_empty());
}

#[test]
fn a_house_is_on_the_ground() {
    let mut offered = flat();
    offered.kind = HomeKind::House;
    offered.age_min = None;
    offered.floor = 1;
    offered.lift = true;
    let mut errors = FormErrors::default();
    faults(&offered, today(), &mut errors);
    assert_eq!(
        errors.of("floor"),
        Some("Enter 0: the front door of a house is on the ground floor")
    );
}

#[test]
fn believable_homes_pass() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    for number in 0..400 {
        let invented = invent::home(&mut rng, number, today());
        let home = NewHome::from_invented(&invented, Uuid::nil());
        let private = invented.rent_kind == RentKind::Market;
        let advert = NewAdvert::from_invented(&invented, String::new());
        let provider = if private {
            ProviderKind::PrivateLandlord
        } else {
            ProviderKind::RegisteredProvider
        };
        let offered = Offered::written(&home, &advert, provider, &invented.address.district);
        let mut errors = FormErrors::default();
        faults(&offered, today(), &mut errors);
        assert!(errors.is_empty(), "{invented:?}: {errors:?}");
    }
}
