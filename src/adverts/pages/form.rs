//! The long form of a home and its advert: read once, every fault at its field, nothing typed is lost.

use std::collections::BTreeMap;

use allocations::Facts;
use chrono::{Datelike, NaiveDate};
use entity::states::{Access, HomeKind, ProviderKind, Tenure};
use entity::{council, provider};
use uuid::Uuid;

use super::questions;
use crate::adverts::gate::{self, Offered};
use crate::adverts::labels::{self, Label};
use crate::adverts::{Advert, NewAdvert, own};
use crate::homes::words::{
    ACCESSES, Garden, Heating, KINDS, Parking, Pets, TENURES, access_code, kind_code, tenure_code,
};
use crate::homes::{NewHome, point};
use crate::money::Money;
use crate::own::OwnFact;
use crate::place::{GridPoint, Parish, Postcode, RentCheck, parish};
use crate::t;
use crate::texts::Language;
use crate::web::fields::Fields;
use crate::web::form::{FormErrors, FormView, Reader};

/// What the form is held against.
pub(super) struct Known<'a> {
    pub today: NaiveDate,
    pub provider: &'a provider::Model,
    pub councils: &'a [council::Model],
    pub labels: &'a BTreeMap<Uuid, Vec<Label>>,
    /// The advert as it stands, when one is corrected.
    pub before: Option<&'a Advert>,
    /// What the schemes ask about a home in words of their own.
    pub own: &'a [OwnFact],
    /// Which drawing a new home gets.
    pub seed: i64,
}

/// A home and its advert as written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub home: NewHome,
    pub advert: NewAdvert,
}

/// Energy bands.
pub(super) const EPC: [&str; 7] = ["A", "B", "C", "D", "E", "F", "G"];

/// The fields as they stand on the page.
pub(super) const FIELDS: [&str; 25] = [
    "reference",
    "address",
    "parish",
    "postcode",
    "uprn",
    "kind",
    "bedrooms",
    "max_people",
    "floor",
    "lift",
    "access",
    "garden",
    "pets",
    "parking",
    "heating",
    "epc",
    "age_min",
    "tenure",
    "rent",
    "service",
    "rent_right",
    "available",
    "first_let",
    "label",
    "description",
];

/// Reads the form and sends it through the quality gate. What cannot be read stands for something harmless until
/// the end, so that the other faults are found in the same go.
pub(super) fn read(fields: &Fields, known: &Known<'_>) -> Result<Written, FormErrors> {
    let mut reader = Reader::new(fields);
    let (home, district) = home(&mut reader, fields, known);
    let mut advert = offer(&mut reader, fields, known);
    if advert.tenure != Tenure::PrivateRent {
        let asked = known
            .own
            .iter()
            .filter(|fact| own::is_asked_by(fact, home.council_id));
        advert.own = questions::answers(asked, fields, &mut reader, true);
    }
    let mut errors = reader.finish(()).err().unwrap_or_default();
    let mut found = FormErrors::default();
    let offered = Offered::written(&home, &advert, known.provider.kind, &district);
    gate::faults(&offered, known.today, &mut found);
    if matches!(offered.rent_check(), RentCheck::Unusual { .. }) && fields.get("rent_right").is_empty() {
        found.add(
            "rent_right",
            t!(
                Language::English,
                "adverts-rent-tick",
                says = offered.rent_check().to_string()
            ),
        );
    }
    let scheme: &[Label] = known.labels.get(&home.council_id).map_or(&[], Vec::as_slice);
    let interest = advert.tenure == Tenure::PrivateRent;
    if let Some(says) = labels::fault(scheme, &advert.label, interest) {
        found.add("label", says);
    }
    let unread: Vec<String> = errors.iter().map(|fault| fault.field.clone()).collect();
    for fault in found.iter() {
        if !rests_on(&fault.field)
            .iter()
            .any(|field| unread.iter().any(|name| name == field))
        {
            errors.add(&fault.field, fault.says.clone());
        }
    }
    if errors.is_empty() {
        Ok(Written { home, advert })
    } else {
        Err(errors)
    }
}

/// The fields whose values a check at this field rests on: while one of them cannot be read, the check says nothing.
fn rests_on(field: &str) -> &'static [&'static str] {
    match field {
        "bedrooms" | "floor" => &["kind"],
        "access" => &["floor", "kind"],
        "max_people" | "age_min" => &["bedrooms", "kind"],
        "epc" => &["tenure"],
        "rent" | "rent_right" => &["bedrooms", "tenure", "parish", "rent"],
        "service" => &["rent"],
        "label" => &["tenure", "parish"],
        _ => &[],
    }
}

fn home(reader: &mut Reader<'_>, fields: &Fields, known: &Known<'_>) -> (NewHome, String) {
    let place = parish(fields.get("parish"));
    let district = place.and_then(|place| known.councils.iter().find(|row| row.gss_code == place.district));
    let new = NewHome {
        reference: reader.line("reference", &t!(Language::English, "adverts-the-reference")),
        address: reader.line("address", &t!(Language::English, "adverts-the-address")),
        postcode: postcode(reader, fields, place),
        parish: place.map_or_else(String::new, |place| place.name.clone()),
        council_id: district.map_or_else(Uuid::nil, |row| row.id),
        point: stands(known.before, place),
        uprn: uprn(reader),
        kind: reader
            .choice("kind", &t!(Language::English, "adverts-the-kind"), &KINDS)
            .unwrap_or(HomeKind::House),
        bedrooms: reader.whole("bedrooms", &t!(Language::English, "adverts-the-bedrooms"), 0, 10),
        max_people: reader.whole("max_people", &t!(Language::English, "adverts-the-people"), 1, 20),
        floor: reader.whole("floor", &t!(Language::English, "adverts-the-floor"), -2, 60),
        lift: reader.ticked("lift"),
        garden: reader
            .choice(
                "garden",
                &t!(Language::English, "adverts-the-garden"),
                &Garden::ALL.map(|one| (one.code(), one)),
            )
            .unwrap_or(Garden::None),
        parking: reader
            .choice(
                "parking",
                &t!(Language::English, "adverts-the-parking"),
                &Parking::ALL.map(|one| (one.code(), one)),
            )
            .unwrap_or(Parking::None),
        pets: reader
            .choice(
                "pets",
                &t!(Language::English, "adverts-the-pets"),
                &Pets::ALL.map(|one| (one.code(), one)),
            )
            .unwrap_or(Pets::No),
        heating: reader
            .choice(
                "heating",
                &t!(Language::English, "adverts-the-heating"),
                &Heating::ALL.map(|one| (one.code(), one)),
            )
            .unwrap_or(Heating::Gas),
        access: reader
            .choice("access", &t!(Language::English, "adverts-the-access"), &ACCESSES)
            .unwrap_or(Access::General),
        age_min: age(reader, fields),
        epc: EPC
            .into_iter()
            .find(|band| *band == fields.get("epc"))
            .map(str::to_owned),
        picture_seed: known.before.map_or(known.seed, |advert| advert.home.picture_seed),
    };
    if district.is_none() {
        reader.fault("parish", t!(Language::English, "adverts-the-place"));
    }
    (new, district.map_or_else(String::new, |row| row.gss_code.clone()))
}

/// The middle of the place; a home that stays in its place stays where it is.
fn stands(before: Option<&Advert>, place: Option<&Parish>) -> GridPoint {
    match (before, place) {
        (Some(advert), Some(place)) if advert.home.parish == place.name => point(&advert.home),
        (_, Some(place)) => place.point,
        (_, None) => GridPoint {
            easting: 0,
            northing: 0,
        },
    }
}

fn postcode(reader: &mut Reader<'_>, fields: &Fields, place: Option<&Parish>) -> Postcode {
    Postcode::parse(fields.get("postcode")).unwrap_or_else(|fault| {
        reader.fault("postcode", fault.says(Language::English));
        place.map_or_else(
            || Postcode::in_sector("NR1", 1, "A", "A"),
            |place| Postcode::in_sector(&place.outward, place.sector, "A", "A"),
        )
    })
}

fn uprn(reader: &mut Reader<'_>) -> Option<String> {
    let typed = reader.optional_line("uprn", &t!(Language::English, "adverts-the-uprn"));
    if typed.chars().any(|c| !c.is_ascii_digit()) || typed.len() > 12 {
        reader.fault("uprn", t!(Language::English, "adverts-uprn-digits"));
    }
    (!typed.is_empty()).then_some(typed)
}

fn age(reader: &mut Reader<'_>, fields: &Fields) -> Option<i32> {
    if fields.get("age_min").is_empty() {
        return None;
    }
    Some(reader.whole("age_min", &t!(Language::English, "adverts-the-age"), 18, 75))
}

fn offer(reader: &mut Reader<'_>, fields: &Fields, known: &Known<'_>) -> NewAdvert {
    let private = known.provider.kind == ProviderKind::PrivateLandlord;
    let tenure = if private {
        Tenure::PrivateRent
    } else {
        reader
            .choice("tenure", &t!(Language::English, "adverts-the-tenure"), &TENURES)
            .unwrap_or(Tenure::SocialRent)
    };
    let service = if fields.get("service").is_empty() {
        Money::default()
    } else {
        reader.money("service", &t!(Language::English, "adverts-the-service"))
    };
    NewAdvert {
        tenure,
        label: if tenure == Tenure::PrivateRent {
            labels::PRIVATE.to_owned()
        } else {
            fields.get("label").to_owned()
        },
        rent: reader.money("rent", &t!(Language::English, "adverts-the-rent")),
        service,
        available_on: reader
            .date("available", &t!(Language::English, "adverts-the-day"))
            .unwrap_or(known.today),
        description: reader.note("description", &t!(Language::English, "adverts-the-description")),
        first_let: reader.ticked("first_let"),
        own: Facts::new(),
    }
}

/// The form of an advert on record. A rent that was saved as unusual was confirmed then.
pub(super) fn filled(advert: &Advert) -> FormView {
    let (home, row) = (&advert.home, &advert.row);
    let plain = |pence: i64| Money::pence(pence).to_string().replace(['£', ','], "");
    let ticked = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
    let mut values = vec![
        ("reference", home.reference.clone()),
        ("uprn", home.uprn.clone().unwrap_or_default()),
        ("address", home.address.clone()),
        ("parish", home.parish.clone()),
        ("postcode", home.postcode.clone()),
        ("kind", kind_code(home.kind).to_owned()),
        ("bedrooms", home.bedrooms.to_string()),
        ("max_people", home.max_people.to_string()),
        ("floor", home.floor.to_string()),
        ("lift", ticked(home.lift)),
        ("garden", home.garden.clone()),
        ("parking", home.parking.clone()),
        ("pets", home.pets.clone()),
        ("heating", home.heating.clone()),
        ("access", access_code(home.access).to_owned()),
        (
            "age_min",
            home.age_min.map_or_else(String::new, |age| age.to_string()),
        ),
        ("epc", home.epc.clone().unwrap_or_default()),
    ];
    let unusual = matches!(Offered::from(advert).rent_check(), RentCheck::Unusual { .. });
    values.extend([
        ("tenure", tenure_code(row.tenure).to_owned()),
        ("label", row.label.clone()),
        ("rent", plain(row.rent_pence)),
        ("service", plain(row.service_pence)),
        ("rent_right", ticked(unusual)),
        ("available-day", row.available_on.day().to_string()),
        ("available-month", row.available_on.month().to_string()),
        ("available-year", row.available_on.year().to_string()),
        ("description", row.description.clone()),
        ("first_let", ticked(row.first_let)),
    ]);
    FormView::filled(values)
}
