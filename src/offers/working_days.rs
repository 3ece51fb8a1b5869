//! Working days in England: not Saturday, not Sunday, not a bank holiday.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::clock::Instant;
use crate::dates::{london, london_day};

/// 5pm in London on the `count`th working day after the day of `from`.
pub fn five_o_clock_after(from: Instant, count: u32) -> Instant {
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
    london(after(london_day(from), count), five)
}

/// The `count`th working day after `day`.
pub fn after(day: NaiveDate, count: u32) -> NaiveDate {
    let mut found = day;
    let mut left = count;
    while left > 0 {
        found = next(found);
        if is_working(found) {
            left -= 1;
        }
    }
    found
}

/// Whether offices are open.
pub fn is_working(day: NaiveDate) -> bool {
    !is_weekend(day) && !is_bank_holiday(day)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

// Banking and Financial Dealings Act 1971, schedule 1, and the substitute days that are proclaimed each year.
// A holiday proclaimed for one occasion only, such as a coronation, is not known here.
fn is_bank_holiday(day: NaiveDate) -> bool {
    let year = day.year();
    let monday_of = |month: u32, first: u32| {
        day.month() == month && day.weekday() == Weekday::Mon && (first..first + 7).contains(&day.day())
    };
    let easter = easter(year);
    let near_easter = easter.is_some_and(|sunday| {
        sunday.checked_sub_days(Days::new(2)) == Some(day)
            || sunday.checked_add_days(Days::new(1)) == Some(day)
    });
    near_easter || monday_of(5, 1) || monday_of(5, 25) || monday_of(8, 25) || is_fixed_holiday(day)
}

/// New Year's Day, Christmas Day and Boxing Day; on a weekend the next working days stand in for them.
fn is_fixed_holiday(day: NaiveDate) -> bool {
    let weekday = day.weekday();
    match (day.month(), day.day()) {
        (1, 1) | (12, 25 | 26) => true,
        (1, 2 | 3) => weekday == Weekday::Mon,
        (12, 27 | 28) => matches!(weekday, Weekday::Mon | Weekday::Tue),
        _ => false,
    }
}

/// Easter Sunday by the Gregorian reckoning of Meeus, Jones and Butcher.
#[expect(
    clippy::many_single_char_names,
    reason = "the letters are those of the published reckoning"
)]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{after, is_working};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    // https://www.gov.uk/bank-holidays, England and Wales
    #[test]
    fn published_bank_holidays_are_known() {
        for holiday in [
            day(2026, 1, 1),
            day(2026, 4, 3),
            day(2026, 4, 6),
            day(2026, 5, 4),
            day(2026, 5, 25),
            day(2026, 8, 31),
            day(2026, 12, 25),
            day(2026, 12, 28),
            day(2027, 3, 26),
            day(2027, 3, 29),
            day(2027, 12, 27),
            day(2027, 12, 28),
            day(2028, 1, 3),
        ] {
            assert!(!is_working(holiday), "{holiday}");
        }
        for open in [
            day(2026, 12, 24),
            day(2026, 12, 29),
            day(2027, 1, 4),
            day(2026, 5, 18),
        ] {
            assert!(is_working(open), "{open}");
        }
    }

    #[test]
    fn a_clock_over_christmas_skips_what_is_closed() {
        assert_eq!(after(day(2026, 12, 24), 2), day(2026, 12, 30));
        assert_eq!(after(day(2026, 11, 20), 2), day(2026, 11, 24));
        assert_eq!(after(day(2026, 11, 21), 1), day(2026, 11, 23));
    }
}
