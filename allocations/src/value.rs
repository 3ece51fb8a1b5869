//! What an expression is worth while a fact may be missing: the range it must lie in.
//!
//! A known value is a range of one. A missing one is everything it could be. Every operation keeps the promise that
//! a narrower input gives a narrower answer, so learning a fact never contradicts an answer given without it.
use crate::truth::Truth;

/// A whole number, sum of money, date, choice or truth as the range `lo..=hi`, and whether it may be "none".
///
/// "None" is knowledge, not ignorance: a household that never made a homelessness application has no date for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Val {
    pub(crate) lo: i64,
    pub(crate) hi: i64,
    pub(crate) some: bool,
    pub(crate) none: bool,
}

impl Val {
    pub(crate) const NONE: Self = Self {
        lo: 0,
        hi: 0,
        some: false,
        none: true,
    };

    pub(crate) fn exact(n: i64) -> Self {
        Self {
            lo: n,
            hi: n,
            some: true,
            none: false,
        }
    }

    pub(crate) fn between(lo: i64, hi: i64) -> Self {
        Self {
            lo: lo.min(hi),
            hi: hi.max(lo),
            some: true,
            none: false,
        }
    }

    pub(crate) fn maybe(lo: i64, hi: i64) -> Self {
        Self {
            none: true,
            ..Self::between(lo, hi)
        }
    }

    pub(crate) fn truth(self) -> Truth {
        match (self.some && self.hi > 0, self.none || self.lo <= 0) {
            (true, false) => Truth::Yes,
            (false, _) => Truth::No,
            (true, true) => Truth::Unknown,
        }
    }

    /// Nothing more to learn: one value, or certainly none.
    pub(crate) fn settled(self) -> bool {
        if self.some {
            !self.none && self.lo == self.hi
        } else {
            true
        }
    }

    pub(crate) fn known(self) -> Option<i64> {
        (self.some && !self.none && self.lo == self.hi).then_some(self.lo)
    }

    /// The smallest range that holds both.
    pub(crate) fn hull(self, other: Self) -> Self {
        match (self.some, other.some) {
            (false, false) => Self::NONE,
            (true, false) => Self { none: true, ..self },
            (false, true) => Self { none: true, ..other },
            (true, true) => Self {
                lo: self.lo.min(other.lo),
                hi: self.hi.max(other.hi),
                some: true,
                none: self.none || other.none,
            },
        }
    }

    /// The range itself where it certainly has a value, and otherwise what both could be.
    pub(crate) fn hull_some(self, other: Self) -> Self {
        if self.some { self.hull(other) } else { other }
    }

    /// Applies `f` to both ends of each range; `f` must be monotone in each argument (rising or falling).
    pub(crate) fn corners(self, other: Self, f: impl Fn(i64, i64) -> i64) -> Self {
        if !self.some || !other.some {
            return Self::NONE;
        }
        let ends = [
            f(self.lo, other.lo),
            f(self.lo, other.hi),
            f(self.hi, other.lo),
            f(self.hi, other.hi),
        ];
        let lo = ends.iter().copied().min().unwrap_or(i64::MIN);
        let hi = ends.iter().copied().max().unwrap_or(i64::MAX);
        Self {
            lo,
            hi,
            some: true,
            none: self.none || other.none,
        }
    }

    pub(crate) fn map(self, f: impl Fn(i64) -> i64) -> Self {
        if self.some {
            Self {
                none: self.none,
                ..Self::between(f(self.lo), f(self.hi))
            }
        } else {
            Self::NONE
        }
    }
}

impl From<Truth> for Val {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::exact(1),
            Truth::No => Self::exact(0),
            Truth::Unknown => Self::between(0, 1),
        }
    }
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Comparison {
    Equal,
    Differs,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    /// The same comparison with its sides changed over.
    pub(crate) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            Self::Equal | Self::Differs => self,
        }
    }
}

/// Compares two ranges. With "none" on either side nothing holds but "differs".
pub(crate) fn compare(a: Val, how: Comparison, b: Val) -> Truth {
    if how == Comparison::Differs {
        return compare(a, Comparison::Equal, b).not();
    }
    if !a.some || !b.some {
        return Truth::No;
    }
    let (always, ever) = match how {
        Comparison::Equal | Comparison::Differs => (
            a.lo == a.hi && b.lo == b.hi && a.lo == b.lo,
            a.lo <= b.hi && b.lo <= a.hi,
        ),
        Comparison::Less => (a.hi < b.lo, a.lo < b.hi),
        Comparison::AtMost => (a.hi <= b.lo, a.lo <= b.hi),
        Comparison::More => (a.lo > b.hi, a.hi > b.lo),
        Comparison::AtLeast => (a.lo >= b.hi, a.hi >= b.lo),
    };
    match (always && !a.none && !b.none, ever) {
        (true, _) => Truth::Yes,
        (false, false) => Truth::No,
        (false, true) => Truth::Unknown,
    }
}

/// A count as a whole number; never overflows.
pub(crate) fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
