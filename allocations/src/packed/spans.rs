//! Time that adds up: the rows of a list as spans of days, measured from several days on in one walk.
use super::circuit::Word;
use super::layout::{NONE_WIDE, UNKNOWN_WIDE, wide};
use super::making::Measure;
use crate::calendar::LAST_DAY;
use crate::language::eval::{days_of, run_to};
use crate::language::ir::Gap;
use crate::truth::Truth;

/// More spans than this are left to the expression.
const MOST: usize = 8;

/// The spans of the rows that meet one condition, and what is measured of them.
#[derive(Clone, Debug)]
pub(super) struct SpanPlan {
    when: Option<u64>,
    from: usize,
    to: usize,
    /// The number of the measure, the first day, the gap that an unbroken run may have.
    uses: Vec<(usize, i64, Option<Gap>)>,
}

/// For each list, the spans that are asked for.
pub(super) fn gathered(measures: &[Measure], lists: usize) -> Vec<Vec<SpanPlan>> {
    let mut found: Vec<Vec<SpanPlan>> = vec![Vec::new(); lists];
    for (at, measure) in measures.iter().enumerate() {
        let Some(plans) = found.get_mut(measure.list) else {
            continue;
        };
        let asked = (at, measure.start, measure.unbroken);
        let same = |plan: &&mut SpanPlan| {
            (plan.when, plan.from, plan.to) == (measure.when, measure.from, measure.to)
        };
        match plans.iter_mut().find(same) {
            Some(plan) => plan.uses.push(asked),
            None => plans.push(SpanPlan {
                when: measure.when,
                from: measure.from,
                to: measure.to,
                uses: vec![asked],
            }),
        }
    }
    found
}

/// Spans in the order of their first days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spans {
    at: [(i64, i64); MOST],
    len: usize,
    /// A fact of a row is missing, or there are too many of them.
    open: bool,
}

impl Spans {
    pub(super) fn new() -> Self {
        Self {
            at: [(0, 0); MOST],
            len: 0,
            open: false,
        }
    }

    #[inline]
    pub(super) fn add<W: Word>(&mut self, plan: &SpanPlan, says: W, row: &[u64]) {
        match plan.when.map_or(Truth::Yes, |mask| says.truth(mask)) {
            Truth::Yes => {}
            Truth::No => return,
            Truth::Unknown => {
                self.open = true;
                return;
            }
        }
        let (from, to) = (wide(row, plan.from), wide(row, plan.to));
        if from == NONE_WIDE {
            return;
        }
        if from == UNKNOWN_WIDE || to == UNKNOWN_WIDE || self.len >= MOST {
            self.open = true;
            return;
        }
        let to = if to == NONE_WIDE { LAST_DAY } else { to };
        let mut next = (from, to);
        for slot in self.at.iter_mut().take(self.len) {
            if next < *slot {
                std::mem::swap(slot, &mut next);
            }
        }
        if let Some(slot) = self.at.get_mut(self.len) {
            *slot = next;
            self.len += 1;
        }
    }

    /// Writes each measure; one that is not certain stays open.
    #[inline]
    pub(super) fn measure(&self, plan: &SpanPlan, today: i64, days: &mut [Option<i64>]) {
        if self.open {
            return;
        }
        let spans = self.at.get(..self.len).unwrap_or_default();
        for (at, start, unbroken) in &plan.uses {
            let Some(slot) = days.get_mut(*at) else { continue };
            *slot = Some(match unbroken {
                None => covered(spans, *start, today),
                Some(gap) => {
                    let mut clipped = self.at;
                    for (from, to) in &mut clipped {
                        (*from, *to) = ((*from).max(*start), (*to).min(today));
                    }
                    run_to(clipped.get_mut(..self.len).unwrap_or_default(), today, *gap)
                }
            });
        }
    }
}

/// How many days from `start` to `today` the spans cover together.
#[inline]
fn covered(spans: &[(i64, i64)], start: i64, today: i64) -> i64 {
    days_of(
        spans
            .iter()
            .map(|(from, to)| ((*from).max(start), (*to).min(today))),
    )
}
