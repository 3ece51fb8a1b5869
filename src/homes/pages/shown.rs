//! One home as people see it: on its own page, in the provider's preview and on the officer's desk.

use chrono::NaiveDate;
use entity::states::{HomeKind, Tenure};
use serde::Serialize;

use super::card::{Picture, closes_in, rent_note};
use super::map::Map;
use crate::adverts::Advert;
use crate::adverts::labels::{Label, title};
use crate::clock::Instant;
use crate::dates::london_day;
use crate::homes::point;
use crate::homes::words::{
    Garden, Heating, Parking, Pets, access_words, floor_words, tenure_words, title_with_place,
};
use crate::money::Money;
use crate::place::parish;
use crate::t;
use crate::texts::Language;

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
    /// The label is in the scheme's own words, which are in English.
    pub label_english: bool,
    pub description: Vec<String>,
    pub facts: Vec<Row>,
    /// What the council asks about homes in its scheme's words, which are in English.
    pub own: Vec<Row>,
    pub costs: Vec<Row>,
    /// Who may bid and how bids are ordered, as the scheme says it.
    pub rule: Option<String>,
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
pub(crate) fn row(key: impl Into<String>, value: impl Into<String>) -> Row {
    Row {
        key: Text { text: key.into() },
        value: Text { text: value.into() },
    }
}

impl Shown {
    /// The home of this advert, with the words of its label.
    pub(crate) fn new(language: Language, advert: &Advert, labels: &[Label], now: Instant) -> Self {
        let name = title(labels, &advert.row.label);
        // The middle of the place, so that nobody learns which door it is.
        let place = parish(&advert.home.parish).map_or_else(|| point(&advert.home), |known| known.point);
        Self {
            title: title_with_place(language, &advert.home),
            reference: advert.row.reference.clone(),
            picture: Picture::large(language, &advert.home),
            week: t!(language, "homes-rent-a-week", rent = advert.cost().to_string()),
            note: rent_note(language, advert),
            closes: advert.row.closes_at.map_or_else(
                || t!(language, "homes-closes-with-cycle"),
                |at| closes_in(language, at, now),
            ),
            landlord: advert.provider.name.clone(),
            label_english: !name.is_empty(),
            label: if name.is_empty() && advert.is_interest() {
                t!(language, "homes-tenure-private")
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
            facts: facts(language, advert, london_day(now)),
            own: Vec::new(),
            costs: costs(language, advert),
            rule: rule(advert, labels),
            who: who(language, advert, labels),
            order: order(language, advert, labels),
            map: Map::around(language, place, &advert.home.parish),
            place: advert.home.parish.clone(),
        }
    }
}

fn facts(language: Language, advert: &Advert, today: NaiveDate) -> Vec<Row> {
    let (home, offer) = (&advert.home, &advert.row);
    let mut rows = vec![
        row(
            t!(language, "homes-fact-where"),
            format!("{}, {}", home.parish, outward(&home.postcode)),
        ),
        row(t!(language, "homes-landlord"), &advert.provider.name),
        row(
            t!(language, "homes-bedrooms"),
            if home.bedrooms == 0 {
                t!(language, "homes-fact-one-room")
            } else {
                home.bedrooms.to_string()
            },
        ),
        row(
            t!(language, "homes-fact-for-many"),
            t!(language, "homes-fact-people", n = home.max_people),
        ),
        row(
            t!(language, "homes-fact-getting-in"),
            access_words(language, home.access),
        ),
        row(
            t!(language, "homes-garden"),
            Garden::from_code(&home.garden).words(language),
        ),
        row(
            t!(language, "homes-pets"),
            Pets::from_code(&home.pets).words(language),
        ),
        row(
            t!(language, "homes-fact-parking"),
            Parking::from_code(&home.parking).words(language),
        ),
        row(
            t!(language, "homes-fact-heating"),
            Heating::from_code(&home.heating).words(language),
        ),
        row(
            t!(language, "homes-fact-energy"),
            home.epc
                .clone()
                .unwrap_or_else(|| t!(language, "homes-fact-energy-unknown")),
        ),
    ];
    // A house has more than one floor: on which it stands says nothing.
    if home.kind != HomeKind::House {
        let floor = floor_words(language, home.floor, home.lift);
        rows.insert(4, row(t!(language, "homes-fact-floor"), floor));
    }
    if let Some(age) = home.age_min {
        rows.push(row(
            t!(language, "homes-fact-age"),
            t!(language, "homes-fact-age-says", age = age),
        ));
    }
    let ready = if offer.available_on <= today {
        t!(language, "homes-fact-now")
    } else {
        t!(
            language,
            "homes-fact-from",
            day = language.day(offer.available_on)
        )
    };
    rows.push(row(t!(language, "homes-fact-ready"), ready));
    if offer.first_let {
        rows.push(row(
            t!(language, "homes-fact-new"),
            t!(language, "homes-fact-new-says"),
        ));
    }
    rows
}

/// The first half of a postcode: where a home roughly is, without saying which door.
fn outward(postcode: &str) -> &str {
    postcode.split(' ').next().unwrap_or_default()
}

fn costs(language: Language, advert: &Advert) -> Vec<Row> {
    let (rent, service) = (
        Money::pence(advert.row.rent_pence),
        Money::pence(advert.row.service_pence),
    );
    vec![
        row(
            t!(language, "homes-rent-kind"),
            tenure_words(language, advert.row.tenure),
        ),
        row(t!(language, "homes-cost-rent"), rent.to_string()),
        row(
            t!(language, "homes-cost-service"),
            if service == Money::pence(0) {
                t!(language, "homes-cost-no-service")
            } else {
                service.to_string()
            },
        ),
        row(t!(language, "homes-cost-week"), advert.cost().to_string()),
        row(
            t!(language, "homes-cost-month"),
            advert.cost().week_to_month().to_string(),
        ),
    ]
}

fn rule(advert: &Advert, labels: &[Label]) -> Option<String> {
    let label = labels.iter().find(|label| label.code == advert.row.label)?;
    (!advert.is_interest() && !label.says.is_empty()).then(|| label.says.clone())
}

fn who(language: Language, advert: &Advert, labels: &[Label]) -> Vec<String> {
    if advert.is_interest() {
        return vec![t!(language, "homes-who-anyone")];
    }
    let mut said = vec![];
    if rule(advert, labels).is_none() {
        said.push(t!(language, "homes-who-register"));
    }
    if let Some(age) = advert.home.age_min {
        said.push(t!(language, "homes-who-age", age = age));
    }
    said
}

fn order(language: Language, advert: &Advert, labels: &[Label]) -> Vec<String> {
    let own = labels.iter().find(|label| label.code == advert.row.label);
    match advert.row.tenure {
        Tenure::PrivateRent => vec![t!(language, "homes-order-private")],
        Tenure::SocialRent | Tenure::AffordableRent => vec![
            if own.is_some_and(|label| label.by_bid_time) {
                t!(language, "homes-order-by-time")
            } else {
                t!(language, "homes-order-after")
            },
            t!(
                language,
                "homes-order-council",
                council = advert.district.name.as_str()
            ),
        ],
    }
}
