//! One home as people see it: on its own page, in the provider's preview and on the officer's desk.

use chrono::NaiveDate;
use entity::states::Tenure;
use serde::Serialize;

use super::card::{Picture, rent_note};
use super::map::Map;
use crate::adverts::Advert;
use crate::adverts::labels::{Label, title};
use crate::clock::Instant;
use crate::dates::{closing_in_words, day_in_words, from_now, london_day};
use crate::homes::point;
use crate::homes::words::{
    Garden, Heating, Parking, Pets, access_words, floor_words, tenure_words, title_with_place,
};
use crate::money::Money;
use crate::place::parish;

/// A home ready to print; see the component `homes.shown`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Shown {
    pub title: String,
    pub reference: String,
    pub picture: Picture,
    pub week: String,
    pub note: String,
    pub closes: String,
    pub landlord: String,
    pub label: String,
    pub description: Vec<String>,
    pub facts: Vec<Row>,
    pub costs: Vec<Row>,
    pub who: Vec<String>,
    pub order: Vec<String>,
    pub map: Option<Map>,
    pub place: String,
}

/// A row of a summary list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub key: Text,
    pub value: Text,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Text {
    pub text: String,
}

/// One row of a summary list.
pub(crate) fn row(key: &str, value: impl Into<String>) -> Row {
    Row {
        key: Text { text: key.to_owned() },
        value: Text { text: value.into() },
    }
}

impl Shown {
    /// The home of this advert, with the words of its label.
    pub(crate) fn new(advert: &Advert, labels: &[Label], now: Instant) -> Self {
        let name = title(labels, &advert.row.label);
        // The middle of the place, so that nobody learns which door it is.
        let place = parish(&advert.home.parish).map_or_else(|| point(&advert.home), |known| known.point);
        Self {
            title: title_with_place(&advert.home),
            reference: advert.row.reference.clone(),
            picture: Picture::large(&advert.home),
            week: format!("{} a week", advert.cost()),
            note: rent_note(advert),
            closes: advert.row.closes_at.map_or_else(
                || "Opens and closes with its cycle".to_owned(),
                |at| format!("Closes {}, {}", closing_in_words(at), from_now(at, now)),
            ),
            landlord: advert.provider.name.clone(),
            label: if name.is_empty() && advert.is_interest() {
                "Private rent".to_owned()
            } else {
                name
            },
            description: advert
                .row
                .description
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect(),
            facts: facts(advert, london_day(now)),
            costs: costs(advert),
            who: who(advert, labels),
            order: order(advert),
            map: Map::around(place, &advert.home.parish),
            place: advert.home.parish.clone(),
        }
    }
}

fn facts(advert: &Advert, today: NaiveDate) -> Vec<Row> {
    let (home, offer) = (&advert.home, &advert.row);
    let mut rows = vec![
        row("Where", format!("{}, {}", home.parish, outward(&home.postcode))),
        row("Landlord", &advert.provider.name),
        row(
            "Bedrooms",
            if home.bedrooms == 0 {
                "Bedsit: one room".to_owned()
            } else {
                home.bedrooms.to_string()
            },
        ),
        row(
            "For how many",
            format!(
                "Up to {} {}",
                home.max_people,
                if home.max_people == 1 { "person" } else { "people" }
            ),
        ),
        row("Floor", floor_words(home.floor, home.lift)),
        row("Getting in", access_words(home.access)),
        row("Garden", Garden::from_code(&home.garden).words()),
        row("Pets", Pets::from_code(&home.pets).words()),
        row("Parking", Parking::from_code(&home.parking).words()),
        row("Heating", Heating::from_code(&home.heating).words()),
        row("Energy rating", home.epc.as_deref().unwrap_or("Not known yet")),
    ];
    if let Some(age) = home.age_min {
        rows.push(row("Age limit", format!("For people aged {age} or over")));
    }
    let ready = if offer.available_on <= today {
        "Now".to_owned()
    } else {
        format!("From {}", day_in_words(offer.available_on))
    };
    rows.push(row("Ready", ready));
    if offer.first_let {
        rows.push(row("New", "Nobody has lived here before"));
    }
    rows
}

/// The first half of a postcode: where a home roughly is, without saying which door.
fn outward(postcode: &str) -> &str {
    postcode.split(' ').next().unwrap_or_default()
}

fn costs(advert: &Advert) -> Vec<Row> {
    let (rent, service) = (
        Money::pence(advert.row.rent_pence),
        Money::pence(advert.row.service_pence),
    );
    vec![
        row("Kind of rent", tenure_words(advert.row.tenure)),
        row("Rent a week", rent.to_string()),
        row("Service charge a week", service.to_string()),
        row("Together a week", advert.cost().to_string()),
        row("Together a month", advert.cost().week_to_month().to_string()),
    ]
}

fn who(advert: &Advert, labels: &[Label]) -> Vec<String> {
    if advert.is_interest() {
        return vec!["Anyone may say that they are interested.".to_owned()];
    }
    let mut said = vec![];
    match labels.iter().find(|label| label.code == advert.row.label) {
        Some(label) if !label.says.is_empty() => said.push(label.says.clone()),
        Some(_) | None => said.push("People on the housing register may bid.".to_owned()),
    }
    if let Some(age) = advert.home.age_min {
        said.push(format!("The person who applies must be {age} or over."));
    }
    said
}

fn order(advert: &Advert) -> Vec<String> {
    match advert.row.tenure {
        Tenure::PrivateRent => vec!["The landlord chooses, and sees the earliest first.".to_owned()],
        Tenure::SocialRent | Tenure::AffordableRent => vec![
            "Bids are put in order after closing. It makes no difference who bids first.".to_owned(),
            format!("{} checks the order and decides.", advert.district.name),
        ],
    }
}
