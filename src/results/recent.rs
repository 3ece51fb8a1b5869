//! What was let lately, in four numbers that point at nobody.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use entity::{council, letting};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::waits::FEWEST;
use crate::clock::Instant;
use crate::dates::{london, london_day};
use crate::error::AppError;

/// The last days in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// How many days are told of: 7, or 28 where a week had too few lets to be told.
    pub days: u64,
    pub lets: usize,
    /// How many bids were counted on those homes.
    pub bids: i64,
    /// The band that most homes went to.
    pub band: Option<String>,
    /// The shortest and the longest wait, each from its first day to its last.
    pub waits: Option<((NaiveDate, NaiveDate), (NaiveDate, NaiveDate))>,
}

/// The lets of a council in the last seven days; in the last 28 where those were fewer than [`FEWEST`]. None when
/// those are too few as well.
pub async fn recent(
    db: &impl ConnectionTrait,
    council: &council::Model,
    now: Instant,
) -> Result<Option<Recent>, AppError> {
    let today = london_day(now);
    for days in [7, 28] {
        let since = today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let rows = letting::Entity::find()
            .filter(letting::Column::CouncilId.eq(council.id))
            .filter(letting::Column::LetAt.gte(london(since, NaiveTime::MIN)))
            .filter(letting::Column::LetAt.lte(now))
            .all(db)
            .await?;
        if rows.len() >= FEWEST {
            return Ok(Some(of(days, &rows)));
        }
    }
    Ok(None)
}

fn of(days_told: u64, rows: &[letting::Model]) -> Recent {
    let mut bands: BTreeMap<&str, usize> = BTreeMap::new();
    for band in rows.iter().filter_map(|row| row.band.as_deref()) {
        *bands.entry(band).or_default() += 1;
    }
    // of two bands with equally many the first by name
    let band = bands
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(band, _)| band.to_owned());
    let waits: Vec<(NaiveDate, NaiveDate)> = rows
        .iter()
        .filter_map(|row| Some((row.priority_date?, london_day(row.let_at))))
        .collect();
    let days = |(from, to): &&(NaiveDate, NaiveDate)| (*to - *from).num_days();
    Recent {
        days: days_told,
        lets: rows.len(),
        bids: rows.iter().map(|row| i64::from(row.bids)).sum(),
        band,
        waits: waits
            .iter()
            .min_by_key(days)
            .zip(waits.iter().max_by_key(days))
            .filter(|_| waits.len() >= FEWEST)
            .map(|(shortest, longest)| (*shortest, *longest)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use entity::letting;
    use uuid::Uuid;

    use super::of;
    use crate::dates::end_of;

    fn row(band: &str, from: (i32, u32, u32), bids: i32) -> letting::Model {
        let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        letting::Model {
            id: Uuid::nil(),
            advert_id: Uuid::nil(),
            home_id: Uuid::nil(),
            household_id: Uuid::nil(),
            nomination_id: None,
            council_id: Uuid::nil(),
            starts_on: day,
            band: Some(band.into()),
            priority_date: NaiveDate::from_ymd_opt(from.0, from.1, from.2),
            bids,
            let_at: end_of(day.pred_opt().unwrap()),
        }
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_extremes_are_told_only_of_enough_lets() {
        let mut rows = vec![
            row("Band 2", (2024, 11, 19), 9),
            row("Band 1", (2026, 10, 19), 1),
            row("Band 2", (2026, 1, 19), 4),
            row("Band 3", (2023, 11, 19), 2),
        ];
        let few = of(7, &rows);
        assert_eq!((few.lets, few.bids, few.waits), (4, 16, None));
        assert_eq!(few.band.as_deref(), Some("Band 2"));
        rows.push(row("Band 1", (2026, 9, 19), 3));
        assert_eq!(
            of(7, &rows).waits,
            Some((
                (day(2026, 10, 19), day(2026, 11, 19)),
                (day(2023, 11, 19), day(2026, 11, 19))
            ))
        );
    }
}
