//! The bits of a household or of a row while they are being given out, and what will write to them.
use std::collections::{BTreeMap, BTreeSet};

use super::{BANKS, PHASES};
use crate::language::ast::Quantity;
use crate::language::ir::{Gap, NodeId};
use crate::packed::circuit::{And, CodeTable, Lit, RowCircuit, Tables};
use crate::packed::state::Here;
use crate::packed::walk::ExId;
use crate::truth::Truth;
use crate::value::Comparison;

/// What the packed form cannot say.
#[derive(Clone, Copy, Debug)]
pub(in crate::packed) struct Beyond;

/// A condition made of others.
#[derive(Clone, Debug)]
pub(in crate::packed) enum Say {
    Fixed(Truth),
    Lit(Lit),
    Node(NodeId),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Say {
    pub(in crate::packed) fn not(self) -> Self {
        Self::Not(Box::new(self))
    }
}

/// Whose facts a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::packed) enum Whose {
    Home,
    /// A row of the list at this place of the layout.
    Row(usize),
}

/// Where an answer is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::packed) struct Out {
    pub(in crate::packed) bank: usize,
    pub(in crate::packed) mask: u64,
}

/// What a worked-out number makes true, by its code.
#[derive(Clone, Debug)]
pub(in crate::packed) struct HereTable<const N: usize> {
    pub(in crate::packed) here: Here,
    pub(in crate::packed) of: CodeTable<N>,
}

impl<const N: usize> HereTable<N> {
    /// The first words of it.
    pub(in crate::packed) fn cut<const M: usize>(&self) -> HereTable<M> {
        HereTable {
            here: self.here,
            of: self.of.cut(),
        }
    }
}

/// "Any", "all" or "no" row of a list meets a condition of the rows.
#[derive(Clone, Copy, Debug)]
pub(in crate::packed) struct ListTest {
    pub(in crate::packed) at: usize,
    pub(in crate::packed) list: usize,
    pub(in crate::packed) quantity: Quantity,
    /// The condition of the rows; none when every row counts.
    pub(in crate::packed) when: Option<u64>,
    pub(in crate::packed) not: bool,
    pub(in crate::packed) out: Out,
}

/// Days of the rows that meet a condition, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::packed) struct Measure {
    pub(in crate::packed) list: usize,
    pub(in crate::packed) when: Option<u64>,
    pub(in crate::packed) from: usize,
    pub(in crate::packed) to: usize,
    pub(in crate::packed) start: i64,
    pub(in crate::packed) unbroken: Option<Gap>,
}

/// A measured number of days against a limit; where the days are not certain, the expression is asked.
#[derive(Clone, Copy, Debug)]
pub(in crate::packed) struct MeasureTest {
    pub(in crate::packed) measure: usize,
    pub(in crate::packed) how: Comparison,
    pub(in crate::packed) days: i64,
    pub(in crate::packed) ex: ExId,
    pub(in crate::packed) not: bool,
    pub(in crate::packed) out: Out,
}

/// A condition that is worked out as an expression.
#[derive(Clone, Copy, Debug)]
pub(in crate::packed) struct WalkTest {
    pub(in crate::packed) ex: ExId,
    pub(in crate::packed) not: bool,
    pub(in crate::packed) out: Out,
}

/// The bits of one kind of row while they are being given out.
#[derive(Clone, Debug)]
pub(in crate::packed) struct Draft {
    pub(in crate::packed) tables: Tables<BANKS>,
    pub(in crate::packed) ands: [Vec<And<BANKS>>; PHASES],
    /// Steps that matter only while something is not known.
    pub(in crate::packed) cautious: BTreeSet<(usize, usize)>,
    /// Each word with its first free bit.
    free: Vec<(usize, u32)>,
    phases: BTreeMap<(usize, u64), usize>,
    pub(in crate::packed) memo: BTreeMap<NodeId, Lit>,
}

impl Draft {
    pub(in crate::packed) fn new(free: Vec<(usize, u32)>) -> Self {
        Self {
            tables: Tables::new(),
            ands: Default::default(),
            cautious: BTreeSet::new(),
            free,
            phases: BTreeMap::new(),
            memo: BTreeMap::new(),
        }
    }

    pub(in crate::packed) fn bit(&mut self) -> Result<Out, Beyond> {
        let (bank, bit) = self.free.iter_mut().find(|(_, bit)| *bit < 64).ok_or(Beyond)?;
        let out = Out {
            bank: *bank,
            mask: 1_u64.wrapping_shl(*bit),
        };
        *bit += 1;
        Ok(out)
    }

    /// How many words are in use.
    pub(in crate::packed) fn words(&self) -> usize {
        let used = self
            .free
            .iter()
            .filter(|(_, bit)| *bit > 0)
            .map(|(bank, _)| *bank + 1);
        used.max().unwrap_or(1)
    }

    pub(in crate::packed) fn late(&mut self, out: Out, phase: usize) {
        let held = self.phases.entry((out.bank, out.mask)).or_default();
        *held = (*held).max(phase);
    }

    pub(in crate::packed) fn phase(&self, bank: usize, mask: u64) -> usize {
        self.phases.get(&(bank, mask)).copied().unwrap_or(0)
    }

    /// The tables, what is joined in each step, and the same without what only missing facts need.
    pub(in crate::packed) fn finish<const N: usize>(
        self,
    ) -> (Tables<N>, [Vec<And<N>>; PHASES], [Vec<And<N>>; PHASES]) {
        let cut = |ands: &[Vec<And<BANKS>>; PHASES]| {
            ands.each_ref().map(|ands| ands.iter().map(And::cut).collect())
        };
        let mut known = self.ands.clone();
        for (phase, ands) in known.iter_mut().enumerate() {
            let mut at = 0;
            ands.retain(|_| {
                at += 1;
                !self.cautious.contains(&(phase, at - 1))
            });
        }
        (self.tables.cut(), cut(&self.ands), cut(&known))
    }

    pub(in crate::packed) fn finish_row(self) -> RowCircuit {
        RowCircuit {
            tables: self.tables.cut(),
            ands: self.ands.iter().flatten().map(And::cut).collect(),
        }
    }
}
