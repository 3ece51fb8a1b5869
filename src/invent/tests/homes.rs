use std::collections::BTreeSet;

use super::{assert_within, per_mille, stock, today};
use crate::invent::home::market_range;
use crate::invent::{AccessLevel, Garden, HomeKind, RentKind, landlords};
use crate::place::{RentCheck, check_rent, parish};

#[test]
fn every_rent_is_usual_for_its_size_and_place() {
    for home in stock(21, 2_000) {
        if let Some(kind) = home.let_type {
            let check = check_rent(&home.address.district, kind, home.bedrooms, home.rent);
            assert_eq!(check, RentCheck::Inside, "{home:?}");
        } else {
            assert_eq!(home.rent_kind, RentKind::Market);
            let (low, high) = market_range(home.bedrooms);
            assert!((low..=high).contains(&home.rent), "{home:?}");
        }
        assert!((0..=3_900).contains(&home.service_charge));
    }
}

#[test]
fn a_home_is_possible_and_its_description_true() {
    let homes = stock(22, 2_000);
    for home in &homes {
        assert!(parish(&home.address.place).is_some());
        assert!(landlords().iter().any(|landlord| landlord.code == home.landlord));
        assert!(('A'..='E').contains(&home.energy) && (1..=5).contains(&home.bedrooms));
        assert!(u32::from(home.most_people) >= u32::from(home.bedrooms) && home.ready_on > today());
        let text = &home.description;
        assert!(text.contains(&home.address.place));
        assert_eq!(text.contains("no garden"), home.garden == Garden::None, "{text}");
        assert_eq!(text.contains("lift"), home.lift, "{text}");
        assert_eq!(
            text.contains("wheelchair"),
            home.access == AccessLevel::Wheelchair,
            "{text}"
        );
        assert_eq!(text.contains("aged"), home.youngest_age.is_some(), "{text}");
        if matches!(home.kind, HomeKind::House | HomeKind::Bungalow) {
            assert!(home.floor == 0 && !home.lift && !text.contains("floor"));
        }
        assert!(
            text.split(". ").all(|sentence| sentence.split(' ').count() < 25),
            "{text}"
        );
    }
    let references: BTreeSet<&str> = homes.iter().map(|home| home.reference.as_str()).collect();
    assert_eq!(references.len(), homes.len());
    assert_within(
        "private",
        per_mille(&homes, |home| home.rent_kind == RentKind::Market),
        65,
        130,
    );
    assert_within(
        "for older people",
        per_mille(&homes, |home| home.youngest_age.is_some()),
        100,
        210,
    );
}
