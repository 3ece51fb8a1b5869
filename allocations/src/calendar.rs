//! Dates as whole days, months that saturate, and dates and money in words.
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};

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

/// A day as somebody wrote it, also one beyond those years.
pub(crate) fn written(day: i64) -> NaiveDate {
    let exact = i32::try_from(day)
        .ok()
        .and_then(NaiveDate::from_num_days_from_ce_opt);
    exact.unwrap_or_else(|| date(day))
}

/// Whether the engine reckons with the day: it lies in the years 1800 to 2299.
pub(crate) fn reckoned(day: i64) -> bool {
    (FIRST_DAY..LAST_DAY).contains(&day)
}

/// The same day `months` later, or earlier when negative. Where the month is too short to have the day, later is the first
/// of the next month and earlier is its last day. So `a` and `n` months are over on `b` exactly when `a` is on or before
/// the day `n` months before `b`: the rule of [`months_between`].
pub(crate) fn add_months(from: i64, months: i64) -> i64 {
    months_after(civil(from), months)
}

/// Whole months from `from` to `to`: how many times the day of the month came round. Negative when `to` is earlier.
/// In a month too short to have the day, it comes round on the first of the next: somebody born on 29 February is a
/// year older on 1 March of most years. So `n` months have passed exactly when `from` is on or before the day `n`
/// months before `to`.
pub(crate) fn months_between(from: i64, to: i64) -> i64 {
    if to < from {
        return months_between(to, from).saturating_neg();
    }
    let (a, b) = (civil(from), civil(to));
    let rough = (b.year - a.year) * 12 + b.month - a.month;
    if a.of_month > b.of_month || to < FIRST_DAY && months_after(a, rough) > to {
        rough - 1
    } else {
        rough
    }
}

/// A day of the calendar. Its year begins in March, so that the leap day is the last of its year; March is month 0.
#[derive(Clone, Copy, Debug)]
struct Civil {
    year: i64,
    month: i64,
    of_month: i64,
}

/// Days from the first of March before the common era to its first day, less one.
const BEFORE: i64 = 305;
const FOUR_CENTURIES: i64 = 146_097;
const LONGEST: i64 = 12_000;

/// The calendar's arithmetic in whole numbers: rules ask for the same day of other months more than for anything else.
fn civil(day: i64) -> Civil {
    let since = day.clamp(FIRST_DAY, LAST_DAY) + BEFORE;
    let (centuries, of_era) = (since.div_euclid(FOUR_CENTURIES), since.rem_euclid(FOUR_CENTURIES));
    let of_era_year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - start_of(of_era_year);
    let month = (5 * of_year + 2) / 153;
    Civil {
        year: centuries * 400 + of_era_year,
        month,
        of_month: of_year - start_of_month(month),
    }
}

/// Days before the year, counted from the year 0 that begins in March.
fn start_of(year: i64) -> i64 {
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

/// Days of the year before the month.
fn start_of_month(month: i64) -> i64 {
    (153 * month + 2) / 5
}

fn months_after(from: Civil, months: i64) -> i64 {
    let later = i64::from(months > 0);
    let months = from.year * 12 + from.month + months.clamp(-LONGEST, LONGEST);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let start = start_of(year) + start_of_month(month);
    // The day before the first of the next month; after the twelfth month that is where the next year begins.
    let next = if month == 11 {
        start_of(year + 1)
    } else {
        start_of(year) + start_of_month(month + 1)
    };
    ((start + from.of_month).min(next - 1 + later) - BEFORE).clamp(FIRST_DAY, LAST_DAY)
}

/// "23 November 2026".
pub fn in_words(date: NaiveDate) -> String {
    let month = month(i64::from(date.month())).unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// "Monday 20 July 2026 at 9:15am", in London; with seconds, and parts of one, where the moment has them.
pub(crate) fn moment_in_words(at: DateTime<Utc>) -> String {
    let here = at + TimeDelta::hours(i64::from(summer_in_london(at)));
    let (afternoon, hour) = here.hour12();
    let mut clock = format!("{hour}:{:02}", here.minute());
    let micros = here.timestamp_subsec_micros();
    if here.second() > 0 || micros > 0 {
        clock = format!("{clock}:{:02}", here.second());
    }
    if micros > 0 {
        clock = format!("{clock}.{micros:06}");
    }
    let half = if afternoon { "pm" } else { "am" };
    format!(
        "{} {} at {clock}{half}",
        here.format("%A"),
        in_words(here.date_naive())
    )
}

/// Whether clocks in London stand an hour ahead: from one in the morning, by Greenwich, of the last Sunday in March to the
/// same hour of the last Sunday in October.
fn summer_in_london(at: DateTime<Utc>) -> bool {
    let last_sunday = |month| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31)?;
        let back = i64::from(last.weekday().num_days_from_sunday());
        let day = last.checked_sub_signed(TimeDelta::days(back))?;
        Some(day.and_hms_opt(1, 0, 0)?.and_utc())
    };
    match (last_sunday(3), last_sunday(10)) {
        (Some(begin), Some(end)) => (begin..end).contains(&at),
        (None, _) | (_, None) => false,
    }
}

/// The name of a month by its number from 1.
pub(crate) fn month(n: i64) -> Option<&'static str> {
    MONTHS.get(usize::try_from(n.checked_sub(1)?).ok()?).copied()
}

/// The names of the months.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The same, of a day, written at the end of a text.
pub(crate) fn write_in_words(text: &mut String, day: i64) {
    let civil = civil(day);
    let of_month = civil.of_month + 1;
    let digit = |n: i64| char::from(b'0'.wrapping_add(u8::try_from(n.rem_euclid(10)).unwrap_or(0)));
    if of_month > 9 {
        text.push(digit(of_month / 10));
    }
    text.push(digit(of_month));
    text.push(' ');
    // months are counted from March here
    text.push_str(month((civil.month + 2) % 12 + 1).unwrap_or_default());
    text.push(' ');
    // January and February are the last months of a year that began in March.
    let year = civil.year + i64::from(civil.month > 9);
    for place in [1_000, 100, 10, 1] {
        text.push(digit(year / place));
    }
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
    fn a_month_after_the_31st_is_over_on_the_first_of_march() {
        let of = |year, month, of_month| day(NaiveDate::from_ymd_opt(year, month, of_month).unwrap());
        let end = of(2026, 1, 31);
        assert_eq!(add_months(end, 1), of(2026, 3, 1));
        assert_eq!(months_between(end, of(2026, 2, 28)), 0);
        assert_eq!(months_between(end, of(2026, 3, 1)), 1);
        // and the month that ends on 31 March began with the last day of February
        assert_eq!(add_months(of(2026, 3, 31), -1), of(2026, 2, 28));
    }

    #[test]
    fn adding_and_taking_away_months_agree() {
        let start = day(NaiveDate::from_ymd_opt(2023, 12, 1).unwrap());
        for from in start..start + 800 {
            for to in from..start + 800 {
                for months in [1, 2, 6, 12, 13] {
                    let over = add_months(from, months) <= to;
                    assert_eq!(
                        over,
                        from <= add_months(to, -months),
                        "{} {}",
                        date(from),
                        date(to)
                    );
                    assert_eq!(over, months_between(from, to) >= months);
                }
            }
        }
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let by_calendar = |from: i64, months: i64| {
            let step = chrono::Months::new(u32::try_from(months.unsigned_abs()).unwrap());
            let moved = if months < 0 {
                date(from).checked_sub_months(step)
            } else {
                date(from).checked_add_months(step)
            };
            let same = moved.is_some_and(|moved| moved.day() == date(from).day());
            let next = i64::from(months > 0 && !same);
            (moved.map_or(FIRST_DAY, day) + next).clamp(FIRST_DAY, LAST_DAY)
        };
        for from in FIRST_DAY..=LAST_DAY {
            for months in [-120, -13, -1, 0, 1, 2, 11, 12, 25, 600] {
                assert_eq!(
                    add_months(from, months),
                    by_calendar(from, months),
                    "{}",
                    date(from)
                );
            }
        }
        for months in [i64::MIN, -12_001, 12_001, i64::MAX] {
            let end = if months < 0 { FIRST_DAY } else { LAST_DAY };
            assert_eq!(
                add_months(day(NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()), months),
                end
            );
        }
    }

    #[test]
    fn a_month_has_passed_when_its_day_has_come_round() {
        let start = day(NaiveDate::from_ymd_opt(2023, 12, 1).unwrap());
        for from in start..start + 500 {
            for to in from..from + 800 {
                let months = months_between(from, to);
                assert!(add_months(from, months) <= to && to < add_months(from, months + 1));
                assert!(from <= add_months(to, -months) && from > add_months(to, -months - 1));
                assert_eq!(months_between(to, from), -months);
            }
        }
    }

    #[test]
    fn a_moment_is_told_as_clocks_in_london_show_it() {
        for (at, wanted) in [
            ("2026-07-20T08:15:00Z", "Monday 20 July 2026 at 9:15am"),
            ("2026-11-20T12:05:07Z", "Friday 20 November 2026 at 12:05:07pm"),
            (
                "2026-01-01T00:00:00.000042Z",
                "Thursday 1 January 2026 at 12:00:00.000042am",
            ),
            ("2026-03-29T00:59:00Z", "Sunday 29 March 2026 at 12:59am"),
            ("2026-03-29T01:00:00Z", "Sunday 29 March 2026 at 2:00am"),
            ("2026-10-25T00:59:00Z", "Sunday 25 October 2026 at 1:59am"),
            ("2026-10-25T01:00:00Z", "Sunday 25 October 2026 at 1:00am"),
            ("2026-06-30T23:30:00Z", "Wednesday 1 July 2026 at 12:30am"),
        ] {
            assert_eq!(moment_in_words(at.parse().unwrap()), wanted, "{at}");
        }
    }

    #[test]
    fn money_is_grouped() {
        assert_eq!(pounds(2_275_000), "£22,750");
        assert_eq!(pounds(-150), "-£1.50");
        assert_eq!(pounds(i64::MIN), "-£92,233,720,368,547,758.08");
    }
}
