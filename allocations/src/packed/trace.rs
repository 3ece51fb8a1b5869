//! Every rule and every condition under it, with what was wanted and what is: the whole trace of one household.
use super::circuit::{Pair, Word};
use super::layout::{CODES, NONE, NONE_WIDE, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::plan::{AGAINST, NEEDS, Plan, Taken};
use super::standing::Standing;
use super::state::Here;
use super::walk::{ExId, Inside};
use crate::calendar;
use crate::register::Outcome;
use crate::truth::Truth;
use crate::value::{Val, whole};

/// What a condition found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A yes or no as 1 or 0, a choice by its place, pence, a day counted from the first of the common era, a number.
    Is(i64),
    /// There is none.
    Nothing,
    /// Nobody has said.
    Unknown,
}

/// One condition of one rule as it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeafSeen {
    /// The condition, by its place among those of [`super::Ready::wanted`].
    pub leaf: u16,
    /// The row of the list it was asked of, from 1; nought for the household itself.
    pub row: u8,
    /// Whether it holds.
    pub answer: Truth,
    /// What was found.
    pub actual: Found,
}

/// One rule as it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSeen {
    /// The rule, by its place among those of [`super::Ready::rule`].
    pub rule: u16,
    /// Whether it is met, or applies.
    pub answer: Truth,
    /// Where its conditions end; they begin where those of the rule before end.
    pub until: u32,
}

/// The whole trace. It may be used again for another household: what it holds is replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The answer that the rules come to.
    pub outcome: Option<Outcome>,
    /// Every rule, in the order of the scheme.
    pub rules: Vec<RuleSeen>,
    /// Every condition, rule by rule.
    pub leaves: Vec<LeafSeen>,
}

/// How a condition is answered.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    /// The codes for which it holds, and for which it may.
    Code {
        word: usize,
        shift: u32,
        sure: u32,
        may: u32,
    },
    Wide {
        at: usize,
        lo: i64,
        hi: i64,
        answers: [Truth; 4],
    },
    Here {
        here: Here,
        sure: u32,
        may: u32,
    },
    Listed(u32),
    Measured(u32),
    Walk(ExId),
}

/// Where what was found is read.
#[derive(Clone, Debug)]
pub(super) enum Actual {
    Code {
        word: usize,
        shift: u32,
        least: i64,
    },
    Wide(usize),
    /// A measure, and the expression for when it is open.
    Days(usize, ExId),
    Here(Here),
    /// The answer itself.
    Answer,
    /// Whole years, or other lengths in months, from a day to today.
    Since {
        at: usize,
        months: i64,
    },
    Walk(ExId),
}

/// One condition.
#[derive(Clone, Debug)]
pub(super) struct LeafPlan {
    pub(super) ask: Ask,
    pub(super) actual: Actual,
    /// The list whose rows it goes through, and the conditions asked of each.
    pub(super) rows: Option<(usize, std::ops::Range<usize>)>,
    #[cfg(test)]
    pub(super) node: Option<(crate::language::ir::NodeId, Option<crate::language::ir::NodeId>)>,
}

/// How a rule is answered.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answered {
    /// It does not stand against the household.
    NotAgainst(u64),
    Against(u64),
    Need(u64),
    Lit(super::circuit::Lit),
    Taken(Taken),
    Statute(ExId),
    /// It says what is; nothing is asked.
    Stated,
}

#[derive(Clone, Debug)]
pub(super) struct RulePlan {
    pub(super) answer: Answered,
    /// Its conditions in `tops`.
    pub(super) leaves: std::ops::Range<usize>,
}

/// Every rule and condition of a scheme.
#[derive(Clone, Debug, Default)]
pub(super) struct TracePlan {
    pub(super) rules: Vec<RulePlan>,
    /// The conditions of each rule, rule after rule.
    pub(super) tops: Vec<usize>,
    /// Every condition; those of rows stand apart from those of the household.
    pub(super) leaves: Vec<LeafPlan>,
}

fn of_bits(sure: u32, may: u32, at: usize) -> Truth {
    let bit = 1_u32.wrapping_shl(u32::try_from(at & (CODES - 1)).unwrap_or(0));
    if sure & bit != 0 {
        Truth::Yes
    } else if may & bit != 0 {
        Truth::Unknown
    } else {
        Truth::No
    }
}

fn of_val(value: Option<Val>) -> Found {
    match value {
        Some(value) if !value.some => Found::Nothing,
        Some(value) => value.known().map_or(Found::Unknown, Found::Is),
        None => Found::Unknown,
    }
}

fn of_truth(truth: Truth) -> Found {
    match truth {
        Truth::Yes => Found::Is(1),
        Truth::No => Found::Is(0),
        Truth::Unknown => Found::Unknown,
    }
}

impl<const N: usize> Plan<N> {
    /// The trace with one bit for each condition where that will do.
    pub(super) fn traced(
        &self,
        scheme: &crate::scheme::Scheme,
        asked: (&[u64], i64),
        trace: &mut Trace,
    ) -> Option<()> {
        let plan = &self.tracing.as_ref()?.plan;
        if !self.open
            && let Some(()) = self.trace::<u64>(plan, scheme, asked, trace)
        {
            return Some(());
        }
        self.trace::<Pair>(plan, scheme, asked, trace)
    }

    /// Writes the trace; none when only the evaluator of facts can say.
    fn trace<W: Word>(
        &self,
        plan: &TracePlan,
        scheme: &crate::scheme::Scheme,
        (block, day): (&[u64], i64),
        trace: &mut Trace,
    ) -> Option<()> {
        let mut one = self.begin::<W>(block, day);
        self.stand(&mut one)?;
        let outcome = self.finish(scheme, &mut one, day)?;
        trace.rules.clear();
        trace.leaves.clear();
        trace.outcome = Some(outcome);
        let (against, needs) = (one.planes.bank(AGAINST), one.planes.bank(NEEDS));
        for (at, rule) in (0_u16..).zip(&plan.rules) {
            for top in plan.tops.get(rule.leaves.clone()).unwrap_or_default() {
                self.leaf(plan, *top, &one, trace)?;
            }
            let answer = match rule.answer {
                Answered::NotAgainst(mask) => against.truth(mask).not(),
                Answered::Against(mask) => against.truth(mask),
                Answered::Need(mask) => needs.truth(mask),
                Answered::Lit(lit) => one.planes.truth(lit),
                Answered::Taken(taken) => self.taken(taken, &one)?,
                Answered::Stated => Truth::Yes,
                Answered::Statute(ex) => self.walk(&one).truth(ex)?,
            };
            let until = u32::try_from(trace.leaves.len()).ok()?;
            trace.rules.push(RuleSeen {
                rule: at,
                answer,
                until,
            });
        }
        Some(())
    }

    #[inline]
    fn leaf<W: Word>(
        &self,
        plan: &TracePlan,
        at: usize,
        one: &Standing<'_, W, N>,
        trace: &mut Trace,
    ) -> Option<()> {
        let leaf = plan.leaves.get(at)?;
        let answer = match &leaf.ask {
            Ask::Here { here, sure, may } => of_bits(*sure, *may, one.state.code(*here)?),
            Ask::Listed(nth) => Word::truth(one.listed, 1_u64.wrapping_shl(*nth)),
            Ask::Measured(nth) => Word::truth(one.measured, 1_u64.wrapping_shl(*nth)),
            Ask::Code { .. } | Ask::Wide { .. } | Ask::Walk(_) => {
                self.answer(&leaf.ask, one, one.block, None)?
            }
        };
        let actual = match &leaf.actual {
            Actual::Days(measure, ex) => match one.days.get(*measure).copied().flatten() {
                Some(days) => Found::Is(days),
                None => of_val(self.walk(one).value(*ex, None)),
            },
            Actual::Here(here) => of_val(one.state.read(*here)),
            actual => self.actual(actual, answer, one, one.block, None),
        };
        let number = u16::try_from(at).ok()?;
        trace.leaves.push(LeafSeen {
            leaf: number,
            row: 0,
            answer,
            actual,
        });
        let Some((list, leaves)) = &leaf.rows else {
            return Some(());
        };
        let rows = one.lists.get(*list)?;
        for (nth, row) in (1_u8..).zip(rows.iter()) {
            let inside = Inside { row, outer: None };
            for (at, leaf) in leaves.clone().zip(plan.leaves.get(leaves.clone())?) {
                let answer = self.answer(&leaf.ask, one, row, Some(&inside))?;
                let actual = self.actual(&leaf.actual, answer, one, row, Some(&inside));
                trace.leaves.push(LeafSeen {
                    leaf: u16::try_from(at).ok()?,
                    row: nth,
                    answer,
                    actual,
                });
            }
        }
        Some(())
    }

    #[inline]
    fn answer<W: Word>(
        &self,
        ask: &Ask,
        one: &Standing<'_, W, N>,
        row: &[u64],
        inside: Option<&Inside<'_>>,
    ) -> Option<Truth> {
        match ask {
            Ask::Code {
                word,
                shift,
                sure,
                may,
            } => Some(of_bits(*sure, *may, code(row, *word, *shift))),
            Ask::Wide {
                at,
                lo,
                hi,
                answers: [outside, within, none, unknown],
            } => Some(match wide(row, *at) {
                UNKNOWN_WIDE => *unknown,
                NONE_WIDE => *none,
                value if *lo <= value && value <= *hi => *within,
                _ => *outside,
            }),
            Ask::Walk(ex) => self.walk(one).value(*ex, inside).map(Val::truth),
            Ask::Here { .. } | Ask::Listed(_) | Ask::Measured(_) => None,
        }
    }

    #[inline]
    fn actual<W: Word>(
        &self,
        actual: &Actual,
        answer: Truth,
        one: &Standing<'_, W, N>,
        row: &[u64],
        inside: Option<&Inside<'_>>,
    ) -> Found {
        match actual {
            Actual::Code { word, shift, least } => match code(row, *word, *shift) {
                UNKNOWN => Found::Unknown,
                NONE => Found::Nothing,
                at => Found::Is(least.saturating_add(whole(at))),
            },
            Actual::Wide(at) => match wide(row, *at) {
                UNKNOWN_WIDE => Found::Unknown,
                NONE_WIDE => Found::Nothing,
                n => Found::Is(n),
            },
            Actual::Since { at, months } => match wide(row, *at) {
                UNKNOWN_WIDE => Found::Unknown,
                NONE_WIDE => Found::Nothing,
                day => Found::Is(calendar::months_between(day, one.state.as_at).div_euclid((*months).max(1))),
            },
            Actual::Answer | Actual::Days(..) | Actual::Here(_) => of_truth(answer),
            Actual::Walk(ex) => of_val(self.walk(one).value(*ex, inside)),
        }
    }
}
