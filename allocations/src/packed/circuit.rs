//! Conditions as bits: every fact with few values says in one step which conditions it makes true, "or" is writing to the
//! same bit, and "and" is a comparison with a mask. Nothing branches on what a household answers.
//!
//! The same circuit runs in two ways: with one bit for each condition while every fact it reads is known, and with two,
//! for "certainly" and "possibly", when one is not.
use super::layout::{CODES, UNKNOWN_WIDE, wide};
pub(super) use super::word::{Pair, Word};
use crate::truth::Truth;

/// One condition, or its opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lit {
    pub(super) bank: usize,
    pub(super) mask: u64,
    pub(super) not: bool,
}

/// The conditions of one household.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planes<W, const BANKS: usize>(pub(super) [W; BANKS]);

impl<W: Word, const BANKS: usize> Planes<W, BANKS> {
    #[inline]
    pub(super) fn bank(&self, bank: usize) -> W {
        self.0.get(bank & (BANKS - 1)).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn add(&mut self, bank: usize, word: W) {
        if let Some(slot) = self.0.get_mut(bank & (BANKS - 1)) {
            *slot = slot.or(word);
        }
    }

    #[inline]
    pub(super) fn truth(&self, lit: Lit) -> Truth {
        let truth = self.bank(lit.bank).truth(lit.mask);
        if lit.not { truth.not() } else { truth }
    }

    #[inline]
    pub(super) fn join(&mut self, ands: &[And<BANKS>]) {
        let mut planes = self.0;
        for and in ands {
            W::join(&mut planes, and);
        }
        self.0 = planes;
    }
}

/// What a code makes true, for certain and perhaps.
#[derive(Clone, Debug)]
pub(super) struct CodeTable<const N: usize> {
    pub(super) sure: [[u64; N]; CODES],
    pub(super) may: [[u64; N]; CODES],
}

impl<const N: usize> CodeTable<N> {
    pub(super) fn empty() -> Self {
        Self {
            sure: [[0; N]; CODES],
            may: [[0; N]; CODES],
        }
    }

    /// Adds a condition: what it says for each code.
    pub(super) fn add(&mut self, answers: &[Truth; CODES], not: bool, (bank, mask): (usize, u64)) {
        for ((sure, may), truth) in self.sure.iter_mut().zip(&mut self.may).zip(answers) {
            let truth = if not { truth.not() } else { *truth };
            if let (Some(sure), Some(may)) = (sure.get_mut(bank), may.get_mut(bank)) {
                *sure |= if truth.is_yes() { mask } else { 0 };
                *may |= if truth.is_no() { 0 } else { mask };
            }
        }
    }

    /// The first words of it.
    pub(super) fn cut<const M: usize>(&self) -> CodeTable<M> {
        CodeTable {
            sure: self.sure.each_ref().map(cut),
            may: self.may.each_ref().map(cut),
        }
    }
}

/// What a wide value makes true: outside a range, inside it, none, not known.
#[derive(Clone, Debug)]
pub(super) struct WideTable {
    pub(super) at: usize,
    pub(super) lo: i64,
    pub(super) hi: i64,
    pub(super) outside: Pair,
    pub(super) inside: Pair,
    pub(super) none: Pair,
    pub(super) unknown: Pair,
}

impl WideTable {
    pub(super) fn add(&mut self, other: &Self) {
        self.outside.add(other.outside);
        self.inside.add(other.inside);
        self.none.add(other.none);
        self.unknown.add(other.unknown);
    }
}

/// All of some conditions, some of them turned round, and what follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct And<const N: usize> {
    pub(super) is: [u64; N],
    pub(super) not: [u64; N],
    pub(super) set: [u64; N],
}

impl<const N: usize> And<N> {
    /// The first words of it.
    pub(super) fn cut<const M: usize>(&self) -> And<M> {
        And {
            is: cut(&self.is),
            not: cut(&self.not),
            set: cut(&self.set),
        }
    }
}

fn cut<const N: usize, const M: usize>(words: &[u64; N]) -> [u64; M] {
    std::array::from_fn(|bank| words.get(bank).copied().unwrap_or(0))
}

/// The tables of a row: for each word of codes what its bytes make true, and the wide facts by the word they write to.
#[derive(Clone, Debug)]
pub(super) struct Tables<const N: usize> {
    pub(super) always: [Pair; N],
    words: Vec<CodeWord<N>>,
    wides: [Vec<WideTable>; N],
}

/// Eight codes. A byte that nothing asks for has a table without bits.
#[derive(Clone, Debug, Default)]
struct CodeWord<const N: usize> {
    /// The bit above each code that somebody asks for.
    asked: u64,
    bytes: Vec<CodeTable<N>>,
}

/// One in each byte: added to a code, it carries a code that is not known into the bit above.
const ONES: u64 = 0x0101_0101_0101_0101;

impl<const N: usize> Tables<N> {
    pub(super) fn new() -> Self {
        Self {
            always: [Pair::default(); N],
            words: Vec::new(),
            wides: std::array::from_fn(|_| Vec::new()),
        }
    }

    pub(super) fn add_code(
        &mut self,
        (word, shift): (usize, u32),
        answers: &[Truth; CODES],
        not: bool,
        out: (usize, u64),
    ) {
        if self.words.len() <= word {
            self.words.resize(word + 1, CodeWord::default());
        }
        let Some(word) = self.words.get_mut(word) else {
            return;
        };
        word.asked |= 32_u64.wrapping_shl(shift);
        let byte = usize::try_from(shift / 8).unwrap_or(0);
        while word.bytes.len() <= byte {
            word.bytes.push(CodeTable::empty());
        }
        if let Some(table) = word.bytes.get_mut(byte) {
            table.add(answers, not, out);
        }
    }

    pub(super) fn add_wide(&mut self, table: WideTable, bank: usize) {
        let Some(wides) = self.wides.get_mut(bank) else {
            return;
        };
        let same = |other: &&mut WideTable| (other.at, other.lo, other.hi) == (table.at, table.lo, table.hi);
        match wides.iter_mut().find(same) {
            Some(other) => other.add(&table),
            None => wides.push(table),
        }
    }

    /// What the facts of the row say by themselves; none when one of them is not known and these words cannot say so.
    #[inline]
    pub(super) fn read<W: Word>(&self, row: &[u64]) -> Option<[W; N]> {
        let mut found = self.always.map(W::of_pair);
        let mut unknown = 0_u64;
        for (word, tables) in row.iter().zip(&self.words) {
            unknown |= word.wrapping_add(ONES) & tables.asked;
            for (code, table) in word.to_le_bytes().iter().zip(&tables.bytes) {
                let says = W::of_code(table, usize::from(*code));
                for (slot, word) in found.iter_mut().zip(says) {
                    *slot = slot.or(word);
                }
            }
        }
        let mut open = unknown != 0;
        for (slot, wides) in found.iter_mut().zip(&self.wides) {
            for table in wides {
                let value = wide(row, table.at);
                open |= value == UNKNOWN_WIDE;
                *slot = slot.or(W::of_wide(table, value));
            }
        }
        if W::CLOSED && open { None } else { Some(found) }
    }

    /// The first words of it.
    pub(super) fn cut<const M: usize>(&self) -> Tables<M> {
        let mut first = Tables::new();
        for (slot, pair) in first.always.iter_mut().zip(self.always) {
            *slot = pair;
        }
        let words = self.words.iter().map(|word| CodeWord {
            asked: word.asked,
            bytes: word.bytes.iter().map(CodeTable::cut).collect(),
        });
        first.words = words.collect();
        for (slot, wides) in first.wides.iter_mut().zip(&self.wides) {
            slot.clone_from(wides);
        }
        first
    }

    /// Whether some condition is open whatever the facts.
    pub(super) fn always_open(&self) -> bool {
        self.always.iter().any(|pair| pair.sure != pair.may)
    }
}

/// The conditions that a row of a list answers: no more than one word holds.
#[derive(Clone, Debug)]
pub(super) struct RowCircuit {
    pub(super) tables: Tables<1>,
    /// In the order in which they can be worked out.
    pub(super) ands: Vec<And<1>>,
}

impl RowCircuit {
    #[inline]
    pub(super) fn run<W: Word>(&self, row: &[u64]) -> Option<W> {
        let mut words = self.tables.read::<W>(row)?;
        for and in &self.ands {
            W::join(&mut words, and);
        }
        let [word] = words;
        Some(word)
    }
}
