//! An advert as the allocations engine knows it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use allocations::{AdvertFacts, FactError, Value};
use entity::states::Access;

use super::own;
use super::read::Advert;
use crate::clock::Instant;
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes::words::{Pets, kind_code, tenure_code};
use crate::place::{self, Parish};

/// An advert with its facts, for whoever asks about many households.
#[derive(Clone, Debug)]
pub struct Shown {
    pub advert: Advert,
    pub facts: AdvertFacts,
}

impl Shown {
    /// The advert as it is at `now`.
    ///
    /// # Errors
    /// Internal when it cannot be put to the engine.
    pub fn at(now: Instant, advert: &Advert) -> Result<Self, AppError> {
        Ok(Self {
            advert: advert.clone(),
            facts: facts(advert, now)?,
        })
    }
}

/// Every fact that a scheme may ask of this advert at `now`.
pub fn facts(advert: &Advert, now: Instant) -> Result<AdvertFacts, AppError> {
    let mut facts =
        known(advert, now).map_err(|cause| AppError::internal("reading an advert's facts", cause))?;
    for (name, value) in own::kept(&advert.row.own_facts)?.own() {
        facts.set_own(name, value.clone());
    }
    Ok(facts)
}

fn known(advert: &Advert, now: Instant) -> Result<AdvertFacts, FactError> {
    let (home, row) = (&advert.home, &advert.row);
    let district = &advert.district.slug;
    let parish = format!("{district}/{}", home.parish);
    let opened = row.opens_at.unwrap_or(now).min(now);
    let mut facts = AdvertFacts::new(&row.reference, &row.label);
    facts.set("label", row.label.as_str())?;
    facts.set("bedrooms", i64::from(home.bedrooms))?;
    facts.set("kind", kind_code(home.kind))?;
    facts.set("floor", i64::from(home.floor))?;
    facts.set("lift", home.lift)?;
    facts.set("place", parish.as_str())?;
    facts.set("parish", parish.as_str())?;
    facts.set("district", district.as_str())?;
    facts.set("parishes", Value::Places(vec![parish.clone()]))?;
    facts.set("adjoining", Value::Places(adjoining(&home.parish)))?;
    facts.set("mobility", mobility(home.access))?;
    facts.set("adapted", home.access == Access::Wheelchair)?;
    facts.set("age_min", home.age_min.map(i64::from))?;
    facts.set("age_max", Value::Nothing)?;
    facts.set("children_welcome", home.age_min.is_none_or(|age| age <= 18))?;
    facts.set("tenure", tenure_code(row.tenure))?;
    facts.set("provider", advert.provider.slug.as_str())?;
    facts.set("council", district.as_str())?;
    facts.set("first_let", row.first_let)?;
    facts.set("weeks_advertised", (now - opened).num_weeks().clamp(0, 520))?;
    facts.set("homes", 1_i64)?;
    facts.set("people_min", Value::Nothing)?;
    facts.set("people_max", i64::from(home.max_people))?;
    facts.set("rent", row.rent_pence)?;
    facts.set("pets", Pets::from_code(&home.pets) != Pets::No)?;
    facts.set("hard_to_let", false)?;
    if let Some(opens_at) = row.opens_at {
        facts.set("opened_on", london_day(opens_at))?;
    }
    if let Some(closes_at) = row.closes_at {
        // Closing at midnight is on the day before.
        facts.set("closes_on", london_day(closes_at - chrono::TimeDelta::seconds(1)))?;
    }
    Ok(facts)
}

/// The parishes around one, as `district/parish`. Distance stands in for a shared boundary.
fn adjoining(parish: &str) -> Vec<String> {
    place::parish(parish)
        .and_then(|parish| ADJOINING.get(parish.name.as_str()))
        .cloned()
        .unwrap_or_default()
}

/// What adjoins each parish, by its name: worked out once.
static ADJOINING: LazyLock<BTreeMap<&str, Vec<String>>> = LazyLock::new(|| {
    let of = |parish: &'static Parish| {
        place::neighbours(parish, NEIGHBOURS)
            .into_iter()
            .map(|(near, _)| place_of(near))
            .collect()
    };
    place::parishes()
        .iter()
        .map(|parish| (parish.name.as_str(), of(parish)))
        .collect()
});

fn place_of(parish: &Parish) -> String {
    let district = if parish.district == place::BROADLAND {
        "broadland"
    } else {
        "south-norfolk"
    };
    format!("{district}/{}", parish.name)
}

/// Metres between the middles of parishes that adjoin.
const NEIGHBOURS: u32 = 4_000;

/// The mobility standards of the vocabulary: level 3, 2 and 1 of the mobility classification.
const fn mobility(access: Access) -> &'static str {
    match access {
        Access::General => "none",
        Access::OneOrTwoSteps => "few_steps",
        Access::NoSteps => "part_time_wheelchair",
        Access::Wheelchair => "full_wheelchair",
    }
}
