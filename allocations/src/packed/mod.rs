//! One household at a time, quickly: its facts packed into one block, and a scheme made ready for a day.
//!
//! [`Ready::new`] turns every rule of a scheme into bits, and [`Ready::pack`] puts a household's facts where those bits are
//! read from. [`Ready::outcome`] then gives what [`crate::register::outcome`] gives. What bits cannot say is worked out as
//! an expression over the same block. What even that cannot say is left to the evaluator of facts, household by household.
mod asking;
mod circuit;
mod layout;
mod making;
mod plan;
mod rooms;
mod shown;
mod spans;
mod standing;
mod state;
mod trace;
mod tracing;
mod verdict;
mod walk;
mod word;

use chrono::NaiveDate;

use crate::calendar;
use crate::facts::Facts;
use crate::register::{Outcome, outcome};
use crate::scheme::Scheme;
use plan::Plan;
pub use shown::{LeafShown, RuleShown};
pub use trace::{Found, LeafSeen, RuleSeen, Trace};
use tracing::Tracing;

/// A scheme made ready for one day. Making it takes about as long as loading the scheme; it may be kept for the day.
#[derive(Clone, Debug)]
pub struct Ready<'s> {
    scheme: &'s Scheme,
    as_at: NaiveDate,
    day: i64,
    /// None when the scheme has more rules than there are bits: then every household is left to the evaluator of facts.
    plan: Option<Made>,
    layout: layout::Layout,
}

/// Most schemes have few enough conditions for two words.
#[derive(Clone, Debug)]
enum Made {
    Two(Box<Plan<2>>),
    Four(Box<Plan<4>>),
}

impl Made {
    fn of(scheme: &Scheme, day: i64) -> Option<Self> {
        let two = Plan::of(scheme, day).map(|plan| Self::Two(Box::new(plan)));
        two.or_else(|_| Plan::of(scheme, day).map(|plan| Self::Four(Box::new(plan))))
            .ok()
    }

    fn tracing(&self) -> Option<&Tracing> {
        match self {
            Self::Two(plan) => plan.tracing.as_ref(),
            Self::Four(plan) => plan.tracing.as_ref(),
        }
    }
}

/// A household's facts in one block, for every scheme that reads the same facts, on any day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Which facts stand where.
    mark: u64,
    block: Box<[u64]>,
}

impl Packed {
    /// How many bytes the block takes.
    pub fn size(&self) -> usize {
        self.block.len() * 8
    }
}

impl<'s> Ready<'s> {
    /// Makes a scheme ready for a day.
    pub fn new(scheme: &'s Scheme, as_at: NaiveDate) -> Self {
        let day = calendar::day(as_at);
        Self {
            scheme,
            as_at,
            day,
            // Two rows of one list stand in no block together: such a scheme is left to the evaluator of facts.
            plan: if scheme.names.program.compares_rows() {
                None
            } else {
                Made::of(scheme, day)
            },
            layout: layout::Layout::of(scheme),
        }
    }

    /// Whether the scheme could be made ready at all.
    pub fn is_quick(&self) -> bool {
        self.plan.is_some()
    }

    /// Packs a household. None when something in it has no place in a block: a list of more than 250, or more lists than
    /// there are.
    pub fn pack(&self, facts: &Facts) -> Option<Packed> {
        let frame = crate::scheme::frame::frame(self.scheme, facts, self.day);
        Some(Packed {
            mark: self.layout.mark,
            block: self.layout.pack(&frame)?,
        })
    }

    /// The short answer from the block alone. None when a missing fact may matter in a way that only the evaluator of facts
    /// can follow, or when the household was packed for a scheme that reads other facts.
    pub fn verdict(&self, packed: &Packed) -> Option<Outcome> {
        let plan = self.plan.as_ref().filter(|_| packed.mark == self.layout.mark)?;
        match plan {
            Made::Two(plan) => plan.verdict(self.scheme, &packed.block, self.day),
            Made::Four(plan) => plan.verdict(self.scheme, &packed.block, self.day),
        }
    }

    /// The short answer: from the block where that can say, and otherwise from the facts.
    pub fn outcome(&self, packed: &Packed, facts: &Facts) -> Outcome {
        match self.verdict(packed) {
            Some(outcome) => outcome,
            None => outcome(self.scheme, facts, self.as_at),
        }
    }

    /// Traces every rule and every condition of it. None as for [`Self::verdict`], or when the scheme has more conditions
    /// than a trace has room for; [`crate::assess()`] then says what there is to say.
    pub fn trace(&self, packed: &Packed, trace: &mut Trace) -> Option<()> {
        let plan = self.plan.as_ref().filter(|_| packed.mark == self.layout.mark)?;
        let asked = (&*packed.block, self.day);
        match plan {
            Made::Two(plan) => plan.traced(self.scheme, asked, trace),
            Made::Four(plan) => plan.traced(self.scheme, asked, trace),
        }
    }

    /// A rule of the trace by its number.
    pub fn rule(&self, rule: u16) -> Option<&RuleShown> {
        self.plan.as_ref()?.tracing()?.rules.get(usize::from(rule))
    }

    /// A condition of the trace by its number.
    pub fn wanted(&self, leaf: u16) -> Option<&LeafShown> {
        self.plan.as_ref()?.tracing()?.leaves.get(usize::from(leaf))
    }

    /// Writes a trace at the end of a text: a line for each rule, and under it a line for each condition with what was
    /// wanted and what was found.
    pub fn write(&self, trace: &Trace, text: &mut String) {
        if let Some(tracing) = self.plan.as_ref().and_then(Made::tracing) {
            shown::write(trace, &tracing.rules, &tracing.leaves, text);
        }
    }
}

#[cfg(test)]
mod tests;
