//! A home in the words of the vocabulary.

use allocations::{AdvertFacts, FactError, Value};

use super::{council, words};
use crate::invent::{AccessLevel, InventedHome};
use crate::place::place_path;

/// What an advert for `home` says, with the code of the label that it carries. When it opens and closes is for the
/// cycle to say, and which parishes come first for a section 106 agreement.
///
/// # Errors
/// Where the vocabulary has no such fact or choice: then the two have drifted apart.
pub fn home_facts(home: &InventedHome, label: &str) -> Result<AdvertFacts, FactError> {
    let place = place_path(&home.address.district, &home.address.place);
    let district = council(&home.address.district);
    let mut advert = AdvertFacts::new(&home.reference, label);
    let facts: [(&str, Value); 22] = [
        ("bedrooms", i64::from(home.bedrooms).into()),
        ("kind", words::home_kind(home.kind).into()),
        ("floor", i64::from(home.floor).into()),
        ("lift", home.lift.into()),
        ("place", place.clone().into()),
        ("parish", place.into()),
        ("district", district.clone().into()),
        ("council", district.into()),
        ("mobility", words::mobility(home.access).into()),
        ("adapted", (home.access == AccessLevel::Wheelchair).into()),
        ("age_min", home.youngest_age.map(i64::from).into()),
        ("age_max", Value::Nothing),
        ("children_welcome", home.youngest_age.is_none().into()),
        ("tenure", words::home_tenure(home.rent_kind).into()),
        ("provider", home.landlord.as_str().into()),
        ("first_let", home.new_build.into()),
        ("homes", 1_i64.into()),
        ("people_min", Value::Nothing),
        ("people_max", i64::from(home.most_people).into()),
        ("rent", home.rent.into()),
        ("pets", home.pets.into()),
        ("label", label.into()),
    ];
    for (name, value) in facts {
        advert.set(name, value)?;
    }
    Ok(advert)
}
