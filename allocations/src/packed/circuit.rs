//! Conditions as bits: every fact with few values says in one step which conditions it makes true, "or" is writing to the
//! same bit, and "and" is a comparison with a mask. Nothing branches on what a household answers.
use super::layout::{CODES, NONE_WIDE, UNKNOWN_WIDE, code, wide};
use crate::truth::Truth;

/// What certainly holds, and what holds for certain or perhaps: 64 conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) sure: u64,
    pub(super) may: u64,
}

impl Pair {
    /// The bits of `mask` when the answer is yes or may be.
    pub(super) fn of(truth: Truth, mask: u64) -> Self {
        Self {
            sure: if truth.is_yes() { mask } else { 0 },
            may: if truth.is_no() { 0 } else { mask },
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.sure |= other.sure;
        self.may |= other.may;
    }

    pub(super) fn truth(self, mask: u64) -> Truth {
        if self.sure & mask != 0 {
            Truth::Yes
        } else if self.may & mask != 0 {
            Truth::Unknown
        } else {
            Truth::No
        }
    }
}

/// One condition, or its opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lit {
    pub(super) bank: usize,
    pub(super) mask: u64,
    pub(super) not: bool,
}

/// The conditions of one household, or of one row of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planes<const BANKS: usize>(pub(super) [Pair; BANKS]);

impl<const BANKS: usize> Planes<BANKS> {
    #[inline]
    pub(super) fn bank(&self, bank: usize) -> Pair {
        self.0.get(bank).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn add(&mut self, bank: usize, pair: Pair) {
        if let Some(slot) = self.0.get_mut(bank) {
            slot.add(pair);
        }
    }

    pub(super) fn truth(&self, lit: Lit) -> Truth {
        let truth = self.bank(lit.bank).truth(lit.mask);
        if lit.not { truth.not() } else { truth }
    }
}

/// What a code makes true.
#[derive(Clone, Debug)]
pub(super) struct CodeTable {
    pub(super) word: usize,
    pub(super) shift: u32,
    pub(super) bank: usize,
    pub(super) of: [Pair; CODES],
}

/// What a wide value makes true: outside the range, inside it, none, not known.
#[derive(Clone, Debug)]
pub(super) struct WideTable {
    pub(super) at: usize,
    pub(super) bank: usize,
    pub(super) lo: i64,
    pub(super) hi: i64,
    pub(super) of: [Pair; 4],
}

impl WideTable {
    #[inline]
    pub(super) fn read(&self, value: i64) -> Pair {
        let inside = usize::from(self.lo <= value && value <= self.hi);
        let kind = if value > NONE_WIDE {
            inside
        } else {
            2 + usize::from(value == UNKNOWN_WIDE)
        };
        self.of.get(kind & 3).copied().unwrap_or_default()
    }
}

/// All of some conditions, some of them turned round. Both banks may be the same.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct And {
    pub(super) a: usize,
    pub(super) a_is: u64,
    pub(super) a_not: u64,
    pub(super) b: usize,
    pub(super) b_is: u64,
    pub(super) b_not: u64,
    pub(super) out: usize,
    pub(super) mask: u64,
}

impl And {
    #[inline]
    fn run<const BANKS: usize>(&self, planes: &mut Planes<BANKS>) {
        let (a, b) = (planes.bank(self.a), planes.bank(self.b));
        let missing = (!a.sure & self.a_is) | (a.may & self.a_not) | (!b.sure & self.b_is) | (b.may & self.b_not);
        let never = (!a.may & self.a_is) | (a.sure & self.a_not) | (!b.may & self.b_is) | (b.sure & self.b_not);
        let sure = if missing == 0 { self.mask } else { 0 };
        let may = if never == 0 { self.mask } else { 0 };
        planes.add(self.out, Pair { sure, may });
    }
}

/// The conditions that one row of facts answers.
#[derive(Clone, Debug)]
pub(super) struct Circuit<const BANKS: usize> {
    pub(super) always: Planes<BANKS>,
    pub(super) codes: Vec<CodeTable>,
    pub(super) wides: Vec<WideTable>,
    /// In the order in which they can be worked out.
    pub(super) ands: Vec<And>,
}

impl<const BANKS: usize> Circuit<BANKS> {
    /// What the facts of the row say by themselves.
    #[inline]
    pub(super) fn read(&self, row: &[u64]) -> Planes<BANKS> {
        let mut planes = self.always;
        for table in &self.codes {
            let at = code(row, table.word, table.shift);
            planes.add(table.bank, table.of.get(at & (CODES - 1)).copied().unwrap_or_default());
        }
        for table in &self.wides {
            planes.add(table.bank, table.read(wide(row, table.at)));
        }
        planes
    }

    #[inline]
    pub(super) fn run(&self, row: &[u64]) -> Planes<BANKS> {
        let mut planes = self.read(row);
        join(&self.ands, &mut planes);
        planes
    }
}

#[inline]
pub(super) fn join<const BANKS: usize>(ands: &[And], planes: &mut Planes<BANKS>) {
    for and in ands {
        and.run(planes);
    }
}

impl<const BANKS: usize> Circuit<BANKS> {
    /// Runs every row of a list, and says what any and what all of them hold.
    #[inline]
    pub(super) fn run_each<'a>(
        &self,
        rows: super::layout::Rows<'a>,
        mut work: impl FnMut(&[Pair; BANKS], &'a [u64]),
    ) -> ([Pair; BANKS], [Pair; BANKS]) {
        let mut any = [Pair::default(); BANKS];
        let mut all = [Pair { sure: u64::MAX, may: u64::MAX }; BANKS];
        for row in rows.iter() {
            let planes = self.run(row);
            for ((any, all), pair) in any.iter_mut().zip(&mut all).zip(planes.0) {
                any.add(pair);
                all.sure &= pair.sure;
                all.may &= pair.may;
            }
            work(&planes.0, row);
        }
        (any, all)
    }
}
