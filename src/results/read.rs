//! Past lets, with everything left out that could point at a person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate, NaiveTime};
use entity::states::{HomeKind, Tenure};
use entity::{advert, council, home, household, letting};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::waits::FEWEST;
use crate::clock::Instant;
use crate::dates::{london, london_day};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;

/// A month of a year, in London.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i32,
    /// 1 is January.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// `2026-11`
    pub fn code(self) -> String {
        format!("{}-{:02}", self.year, self.month)
    }

    /// `November 2026`
    pub fn in_words(self, language: Language) -> String {
        language.month_alone(self.year, self.month)
    }
}

/// What begins the name of a place that is not told, and what stands for a band that nobody had. Addresses and the
/// download carry them as they stand; a page says them in its language.
const ELSEWHERE: &str = "Elsewhere in ";
const NO_BAND: &str = "No band";

/// A place as a page says it.
pub(super) fn place_words(language: Language, place: &str) -> String {
    place.strip_prefix(ELSEWHERE).map_or_else(
        || place.to_owned(),
        |district| t!(language, "results-elsewhere", district = district),
    )
}

/// A band as a page says it.
pub(super) fn band_words(language: Language, band: &str) -> String {
    if band == NO_BAND {
        t!(language, "results-no-band")
    } else {
        band.to_owned()
    }
}

/// One let as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub month: Month,
    /// The parish, or the district where naming the parish could point at a person.
    pub place: String,
    pub kind: HomeKind,
    pub bedrooms: i32,
    pub tenure: Option<Tenure>,
    pub band: String,
    /// Whole months from the priority date to the let; none when there was no priority date.
    pub months: Option<u32>,
    pub bids: i32,
}

/// How far back results go.
const YEARS_BACK: u32 = 2;

/// The lets of a council in the last two years, newest month first. Within a month the order says nothing: it is
/// by place, size and band.
pub async fn past(
    db: &impl ConnectionTrait,
    council: &council::Model,
    now: Instant,
) -> Result<Vec<Past>, AppError> {
    let today = london_day(now);
    let since = today
        .checked_sub_months(Months::new(YEARS_BACK * 12))
        .unwrap_or(today);
    let rows = letting::Entity::find()
        .filter(letting::Column::CouncilId.eq(council.id))
        .filter(letting::Column::LetAt.gte(london(since, NaiveTime::MIN)))
        .order_by_asc(letting::Column::Id)
        .all(db)
        .await?;
    let homes = homes(db, &rows).await?;
    let tenures = tenures(db, &rows).await?;
    let hidden = hidden_places(db, &rows, &homes).await?;
    let elsewhere = format!("{ELSEWHERE}{}", district(&council.name));
    let mut found: Vec<Past> = rows
        .iter()
        .filter_map(|row| {
            let home = homes.get(&row.home_id)?;
            let day = london_day(row.let_at);
            Some(Past {
                month: Month::of(day),
                place: if hidden.contains(&row.id) {
                    elsewhere.clone()
                } else {
                    home.parish.clone()
                },
                kind: home.kind,
                bedrooms: home.bedrooms,
                tenure: tenures.get(&row.advert_id).copied(),
                band: row.band.clone().unwrap_or_else(|| NO_BAND.to_owned()),
                months: row.priority_date.map(|from| whole_months(from, day)),
                bids: row.bids,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        (b.month, &a.place, a.bedrooms, &a.band, a.months, a.bids)
            .cmp(&(a.month, &b.place, b.bedrooms, &b.band, b.months, b.bids))
    });
    Ok(found)
}

/// `Broadland` of `Broadland District Council`.
fn district(name: &str) -> &str {
    name.trim_end_matches(" Council").trim_end_matches(" District")
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed()
        - from.month().cast_signed()
        - i32::from(to.day() < from.day());
    u32::try_from(months).unwrap_or_default()
}

/// Lets whose parish is not named: few were let there, or somebody in the household is at risk. That the one looks
/// like the other is the point.
async fn hidden_places(
    db: &impl ConnectionTrait,
    rows: &[letting::Model],
    homes: &BTreeMap<Uuid, home::Model>,
) -> Result<BTreeSet<Uuid>, AppError> {
    let mut at_risk = BTreeSet::new();
    let households: Vec<Uuid> = rows.iter().map(|row| row.household_id).collect();
    for some in households.chunks(500) {
        let found = household::Entity::find()
            .filter(household::Column::Sensitive.eq(true))
            .filter(household::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        at_risk.extend(found.into_iter().map(|row| row.id));
    }
    let parish = |row: &letting::Model| homes.get(&row.home_id).map(|home| home.parish.as_str());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !at_risk.contains(&row.household_id)) {
        if let Some(parish) = parish(row) {
            *counts.entry(parish).or_default() += 1;
        }
    }
    Ok(rows
        .iter()
        .filter(|row| {
            let few =
                parish(row).is_none_or(|parish| counts.get(parish).copied().unwrap_or_default() < FEWEST);
            few || at_risk.contains(&row.household_id)
        })
        .map(|row| row.id)
        .collect())
}

async fn homes(
    db: &impl ConnectionTrait,
    rows: &[letting::Model],
) -> Result<BTreeMap<Uuid, home::Model>, AppError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.home_id).collect();
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let some = home::Entity::find()
            .filter(home::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(some.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}

async fn tenures(
    db: &impl ConnectionTrait,
    rows: &[letting::Model],
) -> Result<BTreeMap<Uuid, Tenure>, AppError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.advert_id).collect();
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let some = advert::Entity::find()
            .filter(advert::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(some.into_iter().map(|row| (row.id, row.tenure)));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use crate::texts::Language;
    use chrono::NaiveDate;

    use super::{Month, district, whole_months};

    #[test]
    fn months_are_whole_and_never_negative() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(whole_months(day(2024, 3, 31), day(2026, 11, 2)), 31);
        assert_eq!(whole_months(day(2026, 11, 2), day(2026, 11, 2)), 0);
        assert_eq!(whole_months(day(2027, 1, 1), day(2026, 11, 2)), 0);
        assert_eq!(Month::of(day(2026, 3, 1)).code(), "2026-03");
        assert_eq!(
            Month::of(day(2026, 3, 1)).in_words(Language::English),
            "March 2026"
        );
    }

    #[test]
    fn a_district_is_named_without_its_council() {
        assert_eq!(district("Broadland District Council"), "Broadland");
        assert_eq!(district("South Norfolk Council"), "South Norfolk");
    }
}
