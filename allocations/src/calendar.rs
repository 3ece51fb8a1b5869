//! Dates as whole days, months that saturate, and dates and money in words.
use chrono::{Datelike, Months, NaiveDate};

/// The day a date is, counted from the first day of the common era.
pub(crate) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// The earliest and the latest day the engine reckons with (the years 1800 and 2300).
pub(crate) const FIRST_DAY: i64 = 657_072;
pub(crate) const LAST_DAY: i64 = 839_693;

/// The date of a day; days outside 1800–2300 are moved to the nearer end.
pub(crate) fn date(day: i64) -> NaiveDate {
    let held = i32::try_from(day.clamp(FIRST_DAY, LAST_DAY)).unwrap_or(i32::MAX);
    NaiveDate::from_num_days_from_ce_opt(held).unwrap_or(NaiveDate::MIN)
}

/// The same day `months` later (earlier when negative); the 31st becomes the last day of a shorter month.
pub(crate) fn add_months(from: i64, months: i64) -> i64 {
    let step = Months::new(
        u32::try_from(months.unsigned_abs())
            .unwrap_or(u32::MAX)
            .min(12_000),
    );
    let moved = if months < 0 {
        date(from).checked_sub_months(step)
    } else {
        date(from).checked_add_months(step)
    };
    moved
        .map_or(if months < 0 { FIRST_DAY } else { LAST_DAY }, day)
        .clamp(FIRST_DAY, LAST_DAY)
}

/// Whole months from `from` to `to`: how many times the day of the month came round. Negative when `to` is earlier.
pub(crate) fn months_between(from: i64, to: i64) -> i64 {
    if to < from {
        return months_between(to, from).saturating_neg();
    }
    let (a, b) = (date(from), date(to));
    let rough =
        (i64::from(b.year()) - i64::from(a.year())) * 12 + i64::from(b.month()) - i64::from(a.month());
    if add_months(from, rough) > to {
        rough - 1
    } else {
        rough
    }
}

/// "23 November 2026".
pub fn in_words(date: NaiveDate) -> String {
    let month = match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// "£22,750" or "£22,750.50".
pub fn pounds(pence: i64) -> String {
    let whole = pence.unsigned_abs() / 100;
    let rest = pence.unsigned_abs() % 100;
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if pence < 0 { "-" } else { "" };
    if rest == 0 {
        format!("{sign}£{grouped}")
    } else {
        format!("{sign}£{grouped}.{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_time_are_the_years_promised() {
        assert_eq!(date(FIRST_DAY), NaiveDate::from_ymd_opt(1800, 1, 1).unwrap());
        assert_eq!(date(LAST_DAY), NaiveDate::from_ymd_opt(2300, 1, 1).unwrap());
        assert_eq!(date(i64::MAX), date(LAST_DAY));
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_day() {
        let end = day(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap());
        assert_eq!(
            date(add_months(end, 1)),
            NaiveDate::from_ymd_opt(2026, 2, 28).unwrap()
        );
        assert_eq!(months_between(end, add_months(end, 1)), 1);
        assert_eq!(months_between(end, add_months(end, 1) - 1), 0);
    }

    #[test]
    fn money_is_grouped() {
        assert_eq!(pounds(2_275_000), "£22,750");
        assert_eq!(pounds(-150), "-£1.50");
        assert_eq!(pounds(i64::MIN), "-£92,233,720,368,547,758.08");
    }
}
