//! The weekly round: adverts open together on Thursday at 0:00 and close together at the end of the next Tuesday,
//! London time. People read the closing as "Tuesday … at 11:59pm"; bids are refused from `closes_at` on.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use entity::cycle;
use entity::states::CycleState;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::audit::{self, By, Entry};
use crate::clock::Instant;
use crate::dates::{end_of, london, london_day};
use crate::error::AppError;
use crate::ids::Moment;
use crate::store::Tx;

/// Days from opening to the day of closing: Thursday to Tuesday.
const OPEN_FOR: Days = Days::new(5);

/// When the round that opens on the first Thursday on or after `day` opens and closes.
pub fn week_from(day: NaiveDate) -> (Instant, Instant) {
    let ahead = Weekday::Thu.days_since(day.weekday());
    let thursday = day.checked_add_days(Days::new(ahead.into())).unwrap_or(day);
    let tuesday = thursday.checked_add_days(OPEN_FOR).unwrap_or(thursday);
    (london(thursday, NaiveTime::MIN), end_of(tuesday))
}

/// Puts a cycle into the calendar of a partnership.
///
/// # Errors
/// A number that exists is refused by the database.
pub async fn plan(
    tx: &Tx,
    at: &Moment,
    partnership_id: Uuid,
    number: i32,
    opens: Instant,
    closes: Instant,
) -> Result<cycle::Model, AppError> {
    let id = at.id();
    let columns = cycle::ActiveModel {
        id: Set(id),
        partnership_id: Set(partnership_id),
        number: Set(number),
        opens_at: Set(opens),
        closes_at: Set(closes),
        state: Set(CycleState::Planned),
    };
    cycle::Entity::insert(columns).exec_without_returning(tx).await?;
    let by = By::the_clock(None);
    audit::record(tx, at, &by, Entry::new("plan", "cycle", id).to(&number)).await?;
    by_id(tx, id).await?.ok_or(AppError::NotFound)
}

/// The cycle that is open at `now`, if one is: none is between Tuesday and Thursday.
pub async fn current(db: &impl ConnectionTrait, now: Instant) -> Result<Option<cycle::Model>, AppError> {
    Ok(cycle::Entity::find()
        .filter(cycle::Column::OpensAt.lte(now))
        .filter(cycle::Column::ClosesAt.gt(now))
        .order_by_desc(cycle::Column::Number)
        .order_by_asc(cycle::Column::Id)
        .one(db)
        .await?)
}

/// The next cycle that will open after `now`, if it has been planned.
pub async fn next(db: &impl ConnectionTrait, now: Instant) -> Result<Option<cycle::Model>, AppError> {
    Ok(cycle::Entity::find()
        .filter(cycle::Column::OpensAt.gt(now))
        .order_by_asc(cycle::Column::OpensAt)
        .order_by_asc(cycle::Column::Id)
        .one(db)
        .await?)
}

/// The cycle with this id.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<cycle::Model>, AppError> {
    Ok(cycle::Entity::find_by_id(id).one(db).await?)
}

/// Makes sure that the cycle of this week and the next one are in the calendar; answers with those that have not
/// closed yet, soonest first. Calling it again changes nothing.
pub async fn keep_planned(tx: &Tx, at: &Moment, partnership_id: Uuid) -> Result<Vec<cycle::Model>, AppError> {
    let mut ahead = cycle::Entity::find()
        .filter(cycle::Column::PartnershipId.eq(partnership_id))
        .filter(cycle::Column::ClosesAt.gt(at.now))
        .order_by_asc(cycle::Column::OpensAt)
        .order_by_asc(cycle::Column::Id)
        .all(tx)
        .await?;
    for (opens, closes) in due(at.now) {
        // A cycle planned by hand may begin or end on other days; it stands for the week it touches.
        if ahead
            .iter()
            .any(|known| known.opens_at < closes && opens < known.closes_at)
        {
            continue;
        }
        let last = cycle::Entity::find()
            .filter(cycle::Column::PartnershipId.eq(partnership_id))
            .order_by_desc(cycle::Column::Number)
            .one(tx)
            .await?
            .map_or(0, |row| row.number);
        ahead.push(plan(tx, at, partnership_id, last + 1, opens, closes).await?);
    }
    ahead.sort_by_key(|row| (row.opens_at, row.id));
    Ok(ahead)
}

/// A cycle of the calendar that an advert can be approved into, whether or not it has been planned yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub open: bool,
    pub opens: Instant,
    pub closes: Instant,
}

/// The cycles that an advert can be approved into at `now`: the open one, if one is, and the next one.
pub fn ahead(now: Instant) -> Vec<Ahead> {
    due(now)
        .into_iter()
        .map(|(opens, closes)| Ahead {
            open: opens <= now,
            opens,
            closes,
        })
        .collect()
}

/// The cycle that is open by the calendar, if one is, and the next one.
fn due(now: Instant) -> Vec<(Instant, Instant)> {
    let today = london_day(now);
    let five_days_ago = today.checked_sub_days(OPEN_FOR).unwrap_or(today);
    let tomorrow = today.succ_opt().unwrap_or(today);
    let mut found: Vec<(Instant, Instant)> = Vec::new();
    for (opens, closes) in [week_from(five_days_ago), week_from(tomorrow)] {
        if now < closes && !found.contains(&(opens, closes)) {
            found.push((opens, closes));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::{due, week_from};
    use crate::dates::{closing_in_words, end_of, in_words};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_cycle_runs_from_thursday_to_the_end_of_tuesday() {
        let (opens, closes) = week_from(day(2026, 11, 2));
        assert_eq!(in_words(opens), "Thursday 5 November 2026 at midnight");
        assert_eq!(closing_in_words(closes), "Tuesday 10 November 2026 at 11:59pm");
        assert_eq!(week_from(day(2026, 11, 5)).0, opens);
    }

    #[test]
    fn a_change_of_the_clocks_makes_a_cycle_longer_not_later() {
        let (opens, closes) = week_from(day(2026, 10, 22));
        assert_eq!(closes - opens, TimeDelta::hours(6 * 24 + 1));
    }

    #[test]
    fn two_cycles_are_due_while_one_is_open_and_one_between() {
        let tuesday_noon = end_of(day(2026, 11, 9)) + TimeDelta::hours(12);
        let said: Vec<String> = due(tuesday_noon)
            .into_iter()
            .map(|(opens, _)| in_words(opens))
            .collect();
        assert_eq!(
            said,
            [
                "Thursday 5 November 2026 at midnight",
                "Thursday 12 November 2026 at midnight"
            ]
        );
        let wednesday = end_of(day(2026, 11, 10));
        assert_eq!(due(wednesday).len(), 1);
        assert_eq!(
            due(end_of(day(2026, 11, 11))).len(),
            2,
            "on Thursday at 0:00 one opens"
        );
    }
}
