//! The weekly round: adverts open on Thursday as the day begins and close at the end of Tuesday, London time. Officers
//! work the lists from Wednesday on.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::adverts::cycles::week_from;
use crate::clock::Instant;
use crate::dates::london;

/// One weekly round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The Thursday on which it opens.
    pub thursday: NaiveDate,
}

/// The round that is open on a day, or that opens next if the day is a Wednesday.
pub fn week_of(day: NaiveDate) -> Week {
    // Thursday is 3 days after Monday; Wednesday belongs to the round that opens the day after.
    let since = (day.weekday().num_days_from_monday() + 4) % 7;
    let thursday = if since == 6 {
        day.checked_add_days(Days::new(1))
    } else {
        day.checked_sub_days(Days::new(since.into()))
    };
    Week {
        thursday: thursday.unwrap_or(day),
    }
}

impl Week {
    /// The round so many weeks earlier.
    #[must_use]
    pub fn earlier(self, weeks: u64) -> Self {
        Self {
            thursday: self
                .thursday
                .checked_sub_days(Days::new(weeks * 7))
                .unwrap_or(self.thursday),
        }
    }

    /// The round so many weeks later.
    #[must_use]
    pub fn later(self, weeks: u64) -> Self {
        Self {
            thursday: self.day(weeks * 7),
        }
    }

    /// The day so many days after the Thursday.
    pub fn day(self, after: u64) -> NaiveDate {
        self.thursday
            .checked_add_days(Days::new(after))
            .unwrap_or(self.thursday)
    }

    /// The beginning of Thursday.
    pub fn opens(self) -> Instant {
        week_from(self.thursday).0
    }

    /// The end of Tuesday.
    pub fn closes(self) -> Instant {
        week_from(self.thursday).1
    }

    /// A time on a day of the round; day 0 is the Thursday, day 6 the Wednesday after closing.
    pub fn at(self, day: u64, hour: u32, minute: u32) -> Instant {
        london(
            self.day(day),
            NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN),
        )
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::week_of;

    #[test]
    fn a_round_runs_from_thursday_to_the_end_of_tuesday() {
        let thursday = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        for day in 18..=24 {
            assert_eq!(
                week_of(NaiveDate::from_ymd_opt(2026, 11, day).unwrap()).thursday,
                thursday,
                "{day} November"
            );
        }
        let week = week_of(thursday);
        assert_eq!(week.closes().to_rfc3339(), "2026-11-25T00:00:00+00:00");
        assert_eq!(week.earlier(4).opens().to_rfc3339(), "2026-10-21T23:00:00+00:00");
    }
}
