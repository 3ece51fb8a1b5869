//! Charts of what was let: homes let week by week, and how many bids a home had. Counts of a whole council only.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use entity::{council, letting};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::read::Past;
use super::waits::FEWEST;
use crate::clock::Instant;
use crate::dates::{london, london_day};
use crate::error::AppError;

/// How many whole weeks are shown.
const WEEKS: u64 = 12;

/// One week with how many homes were let in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Week {
    pub monday: NaiveDate,
    pub lets: usize,
}

/// The bids that homes of one size had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bids {
    pub bedrooms: i32,
    pub homes: usize,
    /// Half of the homes had fewer, half had more.
    pub middle: u32,
}

/// The last twelve whole weeks, from Monday to Sunday in London, the oldest first. A week without a let is there with none.
pub(super) async fn weeks(
    db: &impl ConnectionTrait,
    council: &council::Model,
    now: Instant,
) -> Result<Vec<Week>, AppError> {
    let today = london_day(now);
    let this_monday = monday(today);
    let first = this_monday
        .checked_sub_days(Days::new(WEEKS * 7))
        .unwrap_or(this_monday);
    let days: Vec<Instant> = letting::Entity::find()
        .filter(letting::Column::CouncilId.eq(council.id))
        .filter(letting::Column::LetAt.gte(london(first, NaiveTime::MIN)))
        .filter(letting::Column::LetAt.lt(london(this_monday, NaiveTime::MIN)))
        .select_only()
        .column(letting::Column::LetAt)
        .into_tuple()
        .all(db)
        .await?;
    let mondays = (0..WEEKS).filter_map(|week| first.checked_add_days(Days::new(week * 7)));
    Ok(counted(mondays, days.into_iter().map(london_day)))
}

fn counted(mondays: impl Iterator<Item = NaiveDate>, days: impl Iterator<Item = NaiveDate>) -> Vec<Week> {
    let mut counts: BTreeMap<NaiveDate, usize> = mondays.map(|monday| (monday, 0)).collect();
    for day in days {
        if let Some(count) = counts.get_mut(&monday(day)) {
            *count += 1;
        }
    }
    counts
        .into_iter()
        .map(|(monday, lets)| Week { monday, lets })
        .collect()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
        .unwrap_or(day)
}

/// How many bids the home in the middle had, by size. Sizes of which few were let are left out.
pub(super) fn bids(past: &[Past]) -> Vec<Bids> {
    let mut groups: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
    for one in past {
        groups
            .entry(one.bedrooms)
            .or_default()
            .push(u32::try_from(one.bids).unwrap_or_default());
    }
    groups
        .into_iter()
        .filter(|(_, bids)| bids.len() >= FEWEST)
        .filter_map(|(bedrooms, mut bids)| {
            bids.sort_unstable();
            let middle = *bids.get((bids.len() - 1) / 2)?;
            Some(Bids {
                bedrooms,
                homes: bids.len(),
                middle,
            })
        })
        .collect()
}

/// How far a bar of that height reaches when the highest reaches 100.
pub(super) fn share(of: u32, highest: u32) -> u32 {
    (of * 100).checked_div(highest).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Week, counted, monday, share};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn every_week_is_there_and_every_day_counts_in_its_own() {
        let found = counted(
            [day(11, 2), day(11, 9), day(11, 16)].into_iter(),
            [day(11, 2), day(11, 8), day(11, 16), day(11, 23), day(10, 31)].into_iter(),
        );
        let lets: Vec<usize> = found.iter().map(|week| week.lets).collect();
        assert_eq!(lets, [2, 0, 1]);
        assert_eq!(
            found.first(),
            Some(&Week {
                monday: day(11, 2),
                lets: 2
            })
        );
        assert_eq!(monday(day(11, 8)), day(11, 2));
    }

    #[test]
    fn the_highest_bar_is_full_and_no_bar_divides_by_nothing() {
        assert_eq!((share(7, 7), share(3, 7), share(0, 0)), (100, 42, 0));
    }
}
