//! The London calendar: days, closing times, and how they are said to staff, who work in English.

use chrono::{Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Europe::London;

use crate::clock::Instant;
use crate::texts::Language;

/// The day it is in London.
pub fn london_day(at: Instant) -> NaiveDate {
    at.with_timezone(&London).date_naive()
}

/// The day and the time that it is in London.
pub fn in_london(at: Instant) -> (NaiveDate, NaiveTime) {
    let here = at.with_timezone(&London);
    (here.date_naive(), here.time())
}

/// The instant at which it is `time` on `day` in London. When the clock goes back and the time comes twice, the
/// first; when it goes forward and the time never comes, the first instant after the gap.
pub fn london(day: NaiveDate, time: NaiveTime) -> Instant {
    let mut local = day.and_time(time);
    loop {
        match London.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => return at.to_utc(),
            LocalResult::None => local += TimeDelta::minutes(15),
        }
    }
}

/// The very end of `day` in London: closing "on Monday" means to midnight.
pub fn end_of(day: NaiveDate) -> Instant {
    london(day.checked_add_days(Days::new(1)).unwrap_or(day), NaiveTime::MIN)
}

/// `Monday 23 November 2026`
pub fn day_in_words(day: NaiveDate) -> String {
    Language::English.day(day)
}

/// `23 November 2026`
pub fn day_short(day: NaiveDate) -> String {
    Language::English.short_day(day)
}

/// `Monday 23 November 2026 at 11:59pm`: see [`Language::closing`].
pub fn closing_in_words(at: Instant) -> String {
    Language::English.closing(at)
}

/// `Monday 23 November 2026 at 2:05pm`, London time. In the hour that comes twice when the clocks go back it says which.
pub fn in_words(at: Instant) -> String {
    Language::English.moment(at)
}

/// How far off an instant is: `in 2 days`, `in 3 hours`, `in 5 minutes`.
pub fn from_now(at: Instant, now: Instant) -> String {
    Language::English.from_now(at, now)
}

/// A wait as people say it: `2 years and 3 months`, `5 months`, `12 days`.
pub fn wait_in_words(from: NaiveDate, to: NaiveDate) -> String {
    Language::English.wait(from, to)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, TimeDelta};

    use super::{closing_in_words, end_of, from_now, in_words, london, wait_in_words};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_closing_at_midnight_is_said_as_the_evening_before() {
        assert_eq!(
            closing_in_words(end_of(day(2026, 11, 23))),
            "Monday 23 November 2026 at 11:59pm"
        );
        assert_eq!(
            closing_in_words(london(
                day(2026, 7, 1),
                NaiveTime::from_hms_opt(14, 5, 0).unwrap()
            )),
            "Wednesday 1 July 2026 at 2:05pm"
        );
    }

    #[test]
    fn both_clock_changes_have_one_closing_instant() {
        let half_past_one = NaiveTime::from_hms_opt(1, 30, 0).unwrap();
        // 29 March 2026: 1:30am never comes; the first instant after it is 2am summer time
        assert_eq!(
            london(day(2026, 3, 29), half_past_one).to_rfc3339(),
            "2026-03-29T01:00:00+00:00"
        );
        // 25 October 2026: 1:30am comes twice; the first is taken
        assert_eq!(
            london(day(2026, 10, 25), half_past_one).to_rfc3339(),
            "2026-10-25T00:30:00+00:00"
        );
        assert_eq!(
            end_of(day(2026, 10, 25)) - end_of(day(2026, 10, 24)),
            TimeDelta::hours(25)
        );
        let first = london(day(2026, 10, 25), half_past_one);
        assert_eq!(
            in_words(first),
            "Sunday 25 October 2026 at 1:30am, before the clocks go back"
        );
        assert_eq!(
            in_words(first + TimeDelta::hours(1)),
            "Sunday 25 October 2026 at 1:30am, after the clocks go back"
        );
        assert_eq!(
            in_words(first + TimeDelta::minutes(90)),
            "Sunday 25 October 2026 at 2am"
        );
    }

    #[test]
    fn spans_are_said_as_people_say_them() {
        let now = end_of(day(2026, 11, 20));
        assert_eq!(from_now(now + TimeDelta::hours(49), now), "in 2 days");
        assert_eq!(from_now(now + TimeDelta::minutes(61), now), "in 1 hour");
        assert_eq!(
            wait_in_words(day(2024, 8, 31), day(2026, 11, 21)),
            "2 years and 2 months"
        );
        assert_eq!(wait_in_words(day(2026, 11, 9), day(2026, 11, 21)), "12 days");
        assert_eq!(
            in_words(end_of(day(2026, 11, 20))),
            "Saturday 21 November 2026 at midnight"
        );
    }
}
