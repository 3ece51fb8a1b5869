//! Working days: Monday to Friday, without the holidays that a scheme lists.

/// The days that are no working days although they are no weekend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holidays(Vec<i64>);

impl Holidays {
    /// Those of some days that do not fall on a weekend, each once.
    pub(crate) fn of(days: &[i64]) -> Self {
        let mut days: Vec<i64> = days.iter().copied().filter(|day| !is_weekend(*day)).collect();
        days.sort_unstable();
        days.dedup();
        Self(days)
    }

    /// How many working days there were up to a day, that day included, since a Monday long ago.
    fn up_to(&self, day: i64) -> i64 {
        let weeks = day.saturating_sub(1).div_euclid(7);
        let of_week = (weekday(day) + 1).min(5);
        let holidays = self.0.partition_point(|holiday| *holiday <= day);
        weeks
            .saturating_mul(5)
            .saturating_add(of_week)
            .saturating_sub(crate::value::whole(holidays))
    }

    /// How many working days lie after one day up to another, which counts too; less than nothing when it comes before.
    pub(crate) fn between(&self, from: i64, to: i64) -> i64 {
        self.up_to(to).saturating_sub(self.up_to(from))
    }

    /// The working day that comes so many after a day, or before it.
    pub(crate) fn moved(&self, day: i64, by: i64) -> i64 {
        if by == 0 {
            return day;
        }
        let wanted = if by > 0 {
            self.up_to(day).saturating_add(by)
        } else {
            self.up_to(day.saturating_sub(1))
                .saturating_add(by)
                .saturating_add(1)
        };
        // The first day up to which there are so many: it is a working day itself.
        let far = by.saturating_abs().saturating_mul(2).saturating_add(20);
        let far = far.saturating_add(crate::value::whole(self.0.len()));
        let (mut before, mut there) = (day.saturating_sub(far), day.saturating_add(far));
        while before.saturating_add(1) < there {
            let middle = i64::midpoint(before, there);
            if self.up_to(middle) >= wanted {
                there = middle;
            } else {
                before = middle;
            }
        }
        there
    }
}

/// Whether a day is a Saturday or a Sunday.
pub(crate) fn is_weekend(day: i64) -> bool {
    weekday(day) >= 5
}

/// The day of the week, 0 for Monday.
fn weekday(day: i64) -> i64 {
    day.saturating_sub(1).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> i64 {
        calendar::day(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn days_are_counted_as_one_counts_them_in_a_diary() {
        use chrono::Datelike as _;
        let holidays = [
            day(2026, 12, 25),
            day(2026, 12, 28),
            day(2026, 12, 26),
            day(2027, 1, 1),
        ];
        let known = Holidays::of(&holidays);
        let works = |n: i64| calendar::date(n).weekday().number_from_monday() <= 5 && !holidays.contains(&n);
        for start in day(2026, 12, 1)..day(2027, 1, 20) {
            for by in -15..=15_i64 {
                let (mut at, mut left) = (start, by.abs());
                while left > 0 {
                    at += by.signum();
                    left -= i64::from(works(at));
                }
                assert_eq!(known.moved(start, by), at, "{start} {by}");
            }
            for end in start..day(2027, 1, 20) {
                let counted = (start + 1..=end).filter(|day| works(*day)).count();
                assert_eq!(known.between(start, end), crate::value::whole(counted));
                assert_eq!(known.between(end, start), -crate::value::whole(counted));
            }
        }
    }
}
