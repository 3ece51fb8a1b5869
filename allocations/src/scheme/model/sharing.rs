//! Who may share a bedroom, and how far apart they may have been born.
use super::Bedrooms;
use crate::calendar::add_months;
use crate::language::ir::{NodeId, Program};
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare};
use crate::vocabulary::ids;

/// Two members of the household who may share a bedroom.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) both: Option<NodeId>,
    pub(crate) same: Vec<u16>,
    /// How far apart they may have been born at most.
    pub(crate) apart: Option<Apart>,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
}

impl Share {
    /// The fields that are compared between the two.
    pub(crate) fn compared(&self) -> impl Iterator<Item = u16> {
        let births = self.apart.iter().map(|_| ids().members_birth_date);
        self.same.iter().copied().chain(births)
    }
}

impl Bedrooms {
    /// Who has a room alone, where that hangs on the other members and babies to come may be among them.
    pub(crate) fn alone_by_others(&self, program: &Program) -> Option<NodeId> {
        let alone = self.alone.filter(|_| self.expecting.is_some())?;
        program.asks_list(alone, ids().members).then_some(alone)
    }
}

/// A length of time that may lie between two births.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Apart {
    pub(crate) months: i64,
    pub(crate) days: i64,
    /// It must be less than that; otherwise so much may lie between them.
    pub(crate) under: bool,
    /// "up to 5 years", "less than 10 years".
    pub(crate) words: String,
}

impl Apart {
    /// The day so long after a birth, by the calendar.
    pub(crate) fn after(&self, born: i64) -> i64 {
        let born = if self.months == 0 {
            born
        } else {
            add_months(born, self.months)
        };
        born.saturating_add(self.days)
    }

    /// How the later birth must stand to that day after the earlier one.
    pub(crate) fn how(&self) -> Comparison {
        if self.under {
            Comparison::Less
        } else {
            Comparison::AtMost
        }
    }

    /// Whether two people were born close enough together, for all that is known of their births.
    pub(crate) fn near(&self, a: Val, b: Val) -> Truth {
        let by = |one: Val, other: Val| compare(one, self.how(), other.map(|born| self.after(born)));
        by(a, b).and(by(b, a))
    }

    /// Days that are surely no more than this length, and days that surely are no less, whatever the calendar.
    pub(crate) fn roughly(&self) -> (i64, i64) {
        let days = self
            .months
            .saturating_mul(30_437)
            .div_euclid(1_000)
            .saturating_add(self.days);
        (days.saturating_sub(5), days.saturating_add(5))
    }
}
