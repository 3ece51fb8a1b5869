//! The answers to 64 conditions: one bit for each while everything is known, and two where something is not.
use super::circuit::{And, CodeTable, WideTable};
use super::layout::{CODES, NONE_WIDE, UNKNOWN_WIDE};
use crate::truth::Truth;

/// What certainly holds, and what holds for certain or perhaps: 64 conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) sure: u64,
    pub(super) may: u64,
}

impl Pair {
    pub(super) fn add(&mut self, other: Self) {
        self.sure |= other.sure;
        self.may |= other.may;
    }

    /// Some of the conditions.
    #[inline]
    pub(super) fn only(self, mask: u64) -> Self {
        Self {
            sure: self.sure & mask,
            may: self.may & mask,
        }
    }

    /// Writes the answer of that number; beyond 64 nothing is kept.
    #[inline]
    pub(super) fn note(&mut self, nth: u32, truth: Truth) {
        let mask = 1_u64.checked_shl(nth).unwrap_or(0);
        self.sure |= if truth.is_yes() { mask } else { 0 };
        self.may |= if truth.is_no() { 0 } else { mask };
    }
}

/// The answers to 64 conditions.
pub(super) trait Word: Copy + Default {
    /// Only for facts that are known.
    const CLOSED: bool;
    fn of_pair(pair: Pair) -> Self;
    fn pair(self) -> Pair;
    fn of_code<const N: usize>(table: &CodeTable<N>, at: usize) -> [Self; N];
    fn of_wide(table: &WideTable, value: i64) -> Self;
    #[must_use]
    fn or(self, other: Self) -> Self;
    #[must_use]
    fn and(self, other: Self) -> Self;
    /// Sets what follows when all of the conditions hold.
    fn join<const N: usize>(planes: &mut [Self; N], and: &And<N>);
    fn truth(self, mask: u64) -> Truth;
    /// The bits of the mask as the answer says; none when it is open and this has no way to say so.
    fn answer(truth: Truth, mask: u64) -> Option<Self>;
}

impl Word for Pair {
    const CLOSED: bool = false;

    fn of_pair(pair: Pair) -> Self {
        pair
    }

    fn pair(self) -> Pair {
        self
    }

    fn of_code<const N: usize>(table: &CodeTable<N>, at: usize) -> [Self; N] {
        let sure = table.sure.get(at & (CODES - 1)).unwrap_or(&[0; N]);
        let may = table.may.get(at & (CODES - 1)).unwrap_or(&[0; N]);
        std::array::from_fn(|bank| Self {
            sure: sure.get(bank).copied().unwrap_or(0),
            may: may.get(bank).copied().unwrap_or(0),
        })
    }

    fn of_wide(table: &WideTable, value: i64) -> Self {
        match value {
            UNKNOWN_WIDE => table.unknown,
            NONE_WIDE => table.none,
            value if table.lo <= value && value <= table.hi => table.inside,
            _ => table.outside,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            sure: self.sure | other.sure,
            may: self.may | other.may,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            sure: self.sure & other.sure,
            may: self.may & other.may,
        }
    }

    fn join<const N: usize>(planes: &mut [Self; N], and: &And<N>) {
        let (mut missing, mut never) = (0, 0);
        for ((pair, is), not) in planes.iter().zip(&and.is).zip(&and.not) {
            missing |= (!pair.sure & is) | (pair.may & not);
            never |= (!pair.may & is) | (pair.sure & not);
        }
        for (pair, set) in planes.iter_mut().zip(&and.set) {
            pair.sure |= if missing == 0 { *set } else { 0 };
            pair.may |= if never == 0 { *set } else { 0 };
        }
    }

    fn truth(self, mask: u64) -> Truth {
        if self.sure & mask != 0 {
            Truth::Yes
        } else if self.may & mask != 0 {
            Truth::Unknown
        } else {
            Truth::No
        }
    }

    fn answer(truth: Truth, mask: u64) -> Option<Self> {
        Some(Self {
            sure: if truth.is_yes() { mask } else { 0 },
            may: if truth.is_no() { 0 } else { mask },
        })
    }
}

impl Word for u64 {
    const CLOSED: bool = true;

    #[inline]
    fn of_pair(pair: Pair) -> Self {
        pair.sure
    }

    #[inline]
    fn pair(self) -> Pair {
        Pair {
            sure: self,
            may: self,
        }
    }

    #[inline]
    fn of_code<const N: usize>(table: &CodeTable<N>, at: usize) -> [Self; N] {
        table.sure.get(at & (CODES - 1)).copied().unwrap_or([0; N])
    }

    #[inline]
    fn of_wide(table: &WideTable, value: i64) -> Self {
        let inside = table.lo <= value && value <= table.hi;
        let given = if inside {
            table.inside.sure
        } else {
            table.outside.sure
        };
        if value == NONE_WIDE {
            table.none.sure
        } else {
            given
        }
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        self | other
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        self & other
    }

    #[inline]
    fn join<const N: usize>(planes: &mut [Self; N], and: &And<N>) {
        let mut missing = 0;
        for ((word, is), not) in planes.iter().zip(&and.is).zip(&and.not) {
            missing |= (!word & is) | (word & not);
        }
        for (word, set) in planes.iter_mut().zip(&and.set) {
            *word |= if missing == 0 { *set } else { 0 };
        }
    }

    #[inline]
    fn truth(self, mask: u64) -> Truth {
        (self & mask != 0).into()
    }

    #[inline]
    fn answer(truth: Truth, mask: u64) -> Option<Self> {
        match truth {
            Truth::Yes => Some(mask),
            Truth::No => Some(0),
            Truth::Unknown => None,
        }
    }
}
