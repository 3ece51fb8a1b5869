//! Days, times and spans in words, London time, in each language.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveTime, TimeZone, Timelike};
use chrono_tz::Europe::London;

use super::Language;
use crate::clock::Instant;
use crate::t;

impl Language {
    /// `Monday 23 November 2026`
    pub fn day(self, day: NaiveDate) -> String {
        t!(
            self,
            "texts-day",
            weekday = day.weekday().number_from_monday(),
            day = day.day(),
            month = self.month(day.month()),
            year = day.year().to_string(),
        )
    }

    /// `on Monday 23 November 2026`, as it stands inside a sentence.
    pub fn on_day(self, day: NaiveDate) -> String {
        t!(
            self,
            "texts-on-day",
            weekday = day.weekday().number_from_monday(),
            day = day.day(),
            month = self.month(day.month()),
            year = day.year().to_string(),
        )
    }

    /// `by Monday 23 November 2026`, that day included.
    pub fn by_day(self, day: NaiveDate) -> String {
        t!(
            self,
            "texts-by-day",
            weekday = day.weekday().number_from_monday(),
            day = day.day(),
            month = self.month(day.month()),
            year = day.year().to_string(),
        )
    }

    /// `from Monday 23 November 2026`
    pub fn from_day(self, day: NaiveDate) -> String {
        t!(
            self,
            "texts-from-day",
            weekday = day.weekday().number_from_monday(),
            day = day.day(),
            month = self.month(day.month()),
            year = day.year().to_string(),
        )
    }

    /// `23 November 2026`
    pub fn short_day(self, day: NaiveDate) -> String {
        t!(
            self,
            "texts-short-day",
            day = day.day(),
            month = self.month(day.month()),
            year = day.year().to_string(),
        )
    }

    /// The month as it stands after a day, by its number from 1.
    fn month(self, number: u32) -> String {
        t!(self, "texts-month-of-a-day", month = number)
    }

    /// A month as it stands after a day, or the number typed where there is no such month.
    pub fn month_called(self, number: u32) -> String {
        if (1..=12).contains(&number) {
            self.month(number)
        } else {
            number.to_string()
        }
    }

    /// `March 2026`, by itself.
    pub fn month_alone(self, year: i32, month: u32) -> String {
        t!(self, "texts-month-alone", month = month, year = year.to_string())
    }

    /// `Monday 23 November 2026 at 11:59pm`. Midnight is said as 11:59pm of the day before, because people miss
    /// a midnight by a day.
    pub fn closing(self, at: Instant) -> String {
        let local = at.with_timezone(&London);
        if local.time() == NaiveTime::MIN {
            let day = local.date_naive().pred_opt().unwrap_or(local.date_naive());
            let clock = t!(self, "texts-last-minute");
            return t!(self, "texts-moment", day = self.day(day), clock = clock);
        }
        self.moment(at)
    }

    /// `Monday 23 November 2026 at 2:05pm`, London time. In the hour that comes twice when the clocks go back it says which.
    pub fn moment(self, at: Instant) -> String {
        let local = at.with_timezone(&London);
        let which = match London.from_local_datetime(&local.naive_local()) {
            LocalResult::Ambiguous(first, _) if first.to_utc() == at => t!(self, "texts-first-of-two"),
            LocalResult::Ambiguous(..) => t!(self, "texts-second-of-two"),
            LocalResult::Single(_) | LocalResult::None => String::new(),
        };
        let said = t!(
            self,
            "texts-moment",
            day = self.day(local.date_naive()),
            clock = self.clock(local.time()),
        );
        if which.is_empty() {
            said
        } else {
            format!("{said}, {which}")
        }
    }

    /// The time of day in London: `2:05pm`.
    pub fn time(self, at: Instant) -> String {
        self.clock(at.with_timezone(&London).time())
    }

    fn clock(self, time: NaiveTime) -> String {
        let (afternoon, hour) = time.hour12();
        let half = if afternoon { "pm" } else { "am" };
        let minute = format!("{:02}", time.minute());
        match (time.hour(), time.minute()) {
            (0, 0) => t!(self, "texts-midnight"),
            (12, 0) => t!(self, "texts-midday"),
            (of_day, 0) => t!(self, "texts-hour", of_day = of_day, hour = hour, half = half),
            (of_day, _) => t!(
                self,
                "texts-hour-and-minute",
                of_day = of_day,
                hour = hour,
                minute = minute,
                half = half,
            ),
        }
    }

    /// How far off an instant is: `in 2 days`, `in 3 hours`, `in 5 minutes`.
    pub fn from_now(self, at: Instant, now: Instant) -> String {
        let left = at - now;
        if left.num_days() >= 1 {
            t!(self, "texts-in-days", n = left.num_days())
        } else if left.num_hours() >= 1 {
            t!(self, "texts-in-hours", n = left.num_hours())
        } else {
            t!(self, "texts-in-minutes", n = left.num_minutes().max(0))
        }
    }

    /// A wait as people say it: `2 years and 3 months`, `5 months`, `12 days`.
    pub fn wait(self, from: NaiveDate, to: NaiveDate) -> String {
        let months = (to.year() - from.year()) * 12 + to.month().cast_signed()
            - from.month().cast_signed()
            - i32::from(to.day() < from.day());
        match months.max(0) {
            0 => t!(self, "texts-days", n = (to - from).num_days().max(0)),
            months => self.months(months),
        }
    }

    /// Whole months as people say them: `2 years and 3 months`, `1 year`, `less than a month`.
    pub fn months(self, months: i32) -> String {
        match (months.max(0) / 12, months.max(0) % 12) {
            (0, 0) => t!(self, "texts-less-than-a-month"),
            (0, months) => t!(self, "texts-months", n = months),
            (years, 0) => t!(self, "texts-years", n = years),
            (years, months) => {
                let years = t!(self, "texts-years", n = years);
                let months = t!(self, "texts-months", n = months);
                t!(self, "texts-years-and-months", years = years, months = months)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, TimeDelta};

    use super::Language::{English, Polish};
    use crate::dates::{end_of, london};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_closing_is_said_in_polish() {
        let closes = end_of(day(2026, 11, 23));
        assert_eq!(English.closing(closes), "Monday 23 November 2026 at 11:59pm");
        assert_eq!(
            Polish.closing(closes),
            "poniedziałek, 23 listopada 2026, godz.\u{a0}23:59"
        );
        let said = |day| [Polish.on_day(day), Polish.by_day(day), Polish.from_day(day)];
        assert_eq!(
            said(day(2026, 11, 24)),
            [
                "we wtorek 24 listopada 2026 roku",
                "do wtorku 24 listopada 2026 roku",
                "od wtorku 24 listopada 2026 roku"
            ]
        );
        assert_eq!(English.on_day(day(2026, 11, 24)), "on Tuesday 24 November 2026");
        let noon = |hour, minute| london(day(2026, 7, 1), NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        assert_eq!(Polish.moment(noon(9, 5)), "środa, 1 lipca 2026, godz.\u{a0}9:05");
        assert_eq!(
            Polish.moment(noon(17, 0)),
            "środa, 1 lipca 2026, godz.\u{a0}17:00"
        );
        assert_eq!(English.moment(noon(12, 0)), "Wednesday 1 July 2026 at midday");
        assert_eq!(Polish.month_alone(2026, 3), "marzec 2026");
    }

    #[test]
    fn spans_take_the_right_polish_form() {
        let now = end_of(day(2026, 11, 20));
        for (hours, words) in [
            (25, "za 1 dzień"),
            (49, "za 2 dni"),
            (24 * 22, "za 22 dni"),
            (1, "za 1 godzinę"),
            (3, "za 3 godziny"),
            (5, "za 5 godzin"),
            (22, "za 22 godziny"),
        ] {
            let said = Polish.from_now(now + TimeDelta::hours(hours), now);
            assert_eq!(said.replace('\u{a0}', " "), words);
            assert!(
                said.contains('\u{a0}'),
                "a number and its unit stand together: {said}"
            );
        }
        for (months, words) in [
            (1, "1 miesiąc"),
            (3, "3 miesiące"),
            (12, "1 rok"),
            (29, "2 lata i 5 miesięcy"),
            (60, "5 lat"),
            (22 * 12, "22 lata"),
            (0, "mniej niż miesiąc"),
        ] {
            assert_eq!(Polish.months(months), words);
        }
        assert_eq!(
            English.wait(day(2024, 8, 31), day(2026, 11, 21)),
            "2 years and 2 months"
        );
        assert_eq!(Polish.wait(day(2026, 11, 9), day(2026, 11, 21)), "12 dni");
    }
}
