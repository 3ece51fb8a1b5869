//! What a change of scheme would do to a register: who moves, from where to where, and why.
mod readout;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{BATCH, Register, WORDS};
use super::outcome::{Cause, Outcome, outcome};
use super::plan::{Plan, Ran, Read};
use crate::scheme::Scheme;
use readout::Readout;

/// Where a household stands under a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Not eligible, or not qualifying.
    Off,
    /// In a band, 0 for the best.
    Band(u8),
    /// On the register and in no band, as everybody is in a scheme of points.
    NoBand,
    /// A missing fact decides.
    Undecided,
}

impl Standing {
    /// Where an answer puts a household.
    pub fn of(answer: &Outcome) -> Self {
        match answer.band {
            _ if answer.is_off() => Self::Off,
            _ if answer.unknown => Self::Undecided,
            Some(band) => Self::Band(band),
            None => Self::NoBand,
        }
    }
}

/// A household that the change would move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// Its place in the register.
    pub row: usize,
    /// Where it stands now.
    pub from: Standing,
    /// Where it would stand.
    pub to: Standing,
    /// What puts it there now.
    pub because: Cause,
    /// What would put it there.
    pub would_be_because: Cause,
    /// The bedrooms it would need, at least.
    pub bedrooms: u8,
}

/// Two schemes over one register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many households go from each standing to each, those who stay included.
    pub matrix: BTreeMap<(Standing, Standing), u64>,
    /// Those who move, in the order of the register.
    pub movers: Vec<Mover>,
    /// Movers by what places them now.
    pub by_cause_now: BTreeMap<Cause, u64>,
    /// Movers by what would place them.
    pub by_cause_then: BTreeMap<Cause, u64>,
    /// Movers by the bedrooms they would need.
    pub by_bedrooms: BTreeMap<u8, u64>,
}

/// Compares two schemes over a register on a day.
pub fn compare(old: &Scheme, new: &Scheme, register: &Register, as_at: NaiveDate) -> Comparison {
    let plan = Plan::of(&[old, new], register, as_at, false);
    batches(&plan, (old, new), register, as_at, 0..register.batches())
}

/// The same answer, worked out on so many threads.
pub fn compare_parallel(
    old: &Scheme,
    new: &Scheme,
    register: &Register,
    as_at: NaiveDate,
    threads: usize,
) -> Comparison {
    let plan = Plan::of(&[old, new], register, as_at, false);
    let plan = &plan;
    let share = register.batches().div_ceil(threads.max(1)).max(1);
    let parts: Vec<Comparison> = std::thread::scope(|scope| {
        let starts = (0..register.batches()).step_by(share);
        let running: Vec<_> = starts
            .map(|start| {
                let end = start.saturating_add(share).min(register.batches());
                scope.spawn(move || batches(plan, (old, new), register, as_at, start..end))
            })
            .collect();
        running
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    });
    let mut all = Comparison::default();
    for part in parts {
        all.take(part);
    }
    all
}

impl Comparison {
    /// Adds what was found in the households that follow.
    fn take(&mut self, part: Self) {
        add(&mut self.matrix, part.matrix);
        add(&mut self.by_cause_now, part.by_cause_now);
        add(&mut self.by_cause_then, part.by_cause_then);
        add(&mut self.by_bedrooms, part.by_bedrooms);
        self.movers.extend(part.movers);
    }
}

fn add<K: Ord>(to: &mut BTreeMap<K, u64>, from: impl IntoIterator<Item = (K, u64)>) {
    for (key, households) in from {
        if households > 0 {
            *to.entry(key).or_default() += households;
        }
    }
}

fn batches(
    plan: &Plan<'_>,
    (old, new): (&Scheme, &Scheme),
    register: &Register,
    as_at: NaiveDate,
    range: std::ops::Range<usize>,
) -> Comparison {
    let mut found = Comparison::default();
    let [Some(one), Some(other)] = plan.schemes.as_slice() else {
        for row in range.start * BATCH..(range.end * BATCH).min(register.len()) {
            by_row(&mut found, (old, new), register, as_at, row);
        }
        return found;
    };
    let mut readout = Readout::of((one, old.rules.bands.len()), (other, new.rules.bands.len()));
    let mut work = plan.programme.workspace();
    for batch in range {
        plan.programme.run(&plan.asked, register, batch, &mut work);
        let ran = Ran { work: &work };
        for nth in 0..WORDS {
            let start = batch * BATCH + nth * 64;
            let here = register.len().saturating_sub(start).min(64);
            if here == 0 {
                break;
            }
            let everyone = if here == 64 { u64::MAX } else { (1 << here) - 1 };
            let mut odd = odd_rows(&ran, (one, other), register, (start, nth)) & everyone;
            // In the order of the register: who is answered for by the planes, and those by their row between them.
            let mut left = readout.stays(&ran, nth, everyone & !odd) | odd;
            while left != 0 {
                let row = left.trailing_zeros();
                left &= left - 1;
                let at = start + usize::try_from(row).unwrap_or(0);
                if (odd >> row) & 1 == 1 {
                    odd &= odd - 1;
                    by_row(&mut found, (old, new), register, as_at, at);
                } else {
                    found.movers.push(readout.mover(at, row));
                }
            }
        }
    }
    readout.into(&mut found);
    found
}

/// Households of a word that only the row evaluator can answer for.
fn odd_rows(
    ran: &Ran<'_>,
    (one, other): (&Read, &Read),
    register: &Register,
    (start, nth): (usize, usize),
) -> u64 {
    let ([.., a], [.., b]) = (one.flags, other.flags);
    let mut odd = ran.word(a, nth) | ran.word(b, nth);
    if !register.long.is_empty() {
        for (row, _) in register.long.range(start..start + 64) {
            odd |= 1 << (row - start);
        }
    }
    odd
}

fn by_row(
    found: &mut Comparison,
    (old, new): (&Scheme, &Scheme),
    register: &Register,
    as_at: NaiveDate,
    row: usize,
) {
    let Some(facts) = register.household(row) else {
        return;
    };
    let (now, then) = (outcome(old, &facts, as_at), outcome(new, &facts, as_at));
    let (from, to) = (Standing::of(&now), Standing::of(&then));
    *found.matrix.entry((from, to)).or_default() += 1;
    if from != to {
        add(&mut found.by_cause_now, [(now.cause, 1)]);
        add(&mut found.by_cause_then, [(then.cause, 1)]);
        add(&mut found.by_bedrooms, [(then.bedrooms.0, 1)]);
        found.movers.push(Mover {
            row,
            from,
            to,
            because: now.cause,
            would_be_because: then.cause,
            bedrooms: then.bedrooms.0,
        });
    }
}
