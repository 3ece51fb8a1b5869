//! A break in a run of days that is forgiven.
use crate::calendar::add_months;

/// How long a gap is forgiven, by the calendar from the day on which it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Gap {
    pub(crate) months: i64,
    pub(crate) days: i64,
}

impl Gap {
    /// The last day on which something must begin again, when the last stay ended on `to`: the day after that begins the
    /// gap, and without any forgiveness it is the day to go on from.
    pub(crate) fn over_by(self, to: i64) -> i64 {
        let begins = to.saturating_add(1);
        let months = if self.months == 0 {
            begins
        } else {
            add_months(begins, self.months)
        };
        months.saturating_add(self.days).max(begins)
    }
}
