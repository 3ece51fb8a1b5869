//! What a change of scheme would do to a register: who moves, from where to where, and why.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{BATCH, Register, WORDS};
use super::outcome::{Cause, Outcome, outcome, small};
use super::plan::{Plan, Ran, Read};
use crate::scheme::Scheme;

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
    finished(batches(&plan, (old, new), register, as_at, 0..register.batches()))
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
        for (key, households) in part.matrix {
            *all.matrix.entry(key).or_default() += households;
        }
        all.movers.extend(part.movers);
    }
    finished(all)
}

/// Counts the movers.
fn finished(mut all: Comparison) -> Comparison {
    let mut beds = [0_u64; 256];
    let mut causes: (BTreeMap<Cause, u64>, BTreeMap<Cause, u64>) = Default::default();
    let mut last: Option<((Cause, Cause), u64)> = None;
    let mut pairs: BTreeMap<(Cause, Cause), u64> = BTreeMap::new();
    for mover in &all.movers {
        if let Some(slot) = beds.get_mut(usize::from(mover.bedrooms)) {
            *slot += 1;
        }
        let key = (mover.because, mover.would_be_because);
        match &mut last {
            Some((have, households)) if *have == key => *households += 1,
            _ => {
                if let Some((have, households)) = last.replace((key, 1)) {
                    *pairs.entry(have).or_default() += households;
                }
            }
        }
    }
    if let Some((have, households)) = last {
        *pairs.entry(have).or_default() += households;
    }
    for ((now, then), households) in pairs {
        *causes.0.entry(now).or_default() += households;
        *causes.1.entry(then).or_default() += households;
    }
    (all.by_cause_now, all.by_cause_then) = causes;
    let beds = (0_u8..=255).zip(beds).filter(|(_, households)| *households > 0);
    all.by_bedrooms = beds.collect();
    all
}

/// The planes of each standing, in the order of [`Standing`].
struct Standings<'a> {
    read: &'a Read,
    bands: usize,
}

impl Standings<'_> {
    fn count(&self) -> usize {
        self.bands + 3
    }

    /// The households of a word by where they stand.
    fn words(&self, ran: &Ran<'_>, nth: usize, out: &mut Vec<u64>) {
        out.clear();
        let [.., has_band, _, _, unknown, off, _] = self.read.flags;
        let (off, unknown, has) = (
            ran.word(off, nth),
            ran.word(unknown, nth),
            ran.word(has_band, nth),
        );
        let placed = !off & !unknown;
        out.push(off);
        let base = self.read.answers.band.parts().0;
        for band in 0..self.bands {
            let off = i64::try_from(band).unwrap_or(0).saturating_sub(base);
            let mut here = if off < 0 || off >> self.read.band.len() != 0 {
                0
            } else {
                placed & has
            };
            for (at, place) in self.read.band.iter().enumerate() {
                let word = ran.word(*place, nth);
                here &= if (off >> at) & 1 == 1 { word } else { !word };
            }
            out.push(here);
        }
        out.push(placed & !has);
        out.push(unknown);
    }

    fn at(&self, nth: usize) -> Standing {
        match nth {
            0 => Standing::Off,
            n if n <= self.bands => Standing::Band(u8::try_from(n - 1).unwrap_or(u8::MAX)),
            n if n == self.bands + 1 => Standing::NoBand,
            _ => Standing::Undecided,
        }
    }
}

fn batches(
    plan: &Plan,
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
    let from = Standings {
        read: one,
        bands: old.rules.bands.len(),
    };
    let to = Standings {
        read: other,
        bands: new.rules.bands.len(),
    };
    let mut counts = vec![0_u64; from.count() * to.count()];
    let mut work = plan.programme.workspace();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for batch in range {
        plan.programme.run(register, batch, &mut work);
        let ran = Ran {
            programme: &plan.programme,
            planes: register.batch(batch),
            work: &work,
        };
        for nth in 0..WORDS {
            let start = batch * BATCH + nth * 64;
            let here = register.len().saturating_sub(start).min(64);
            if here == 0 {
                break;
            }
            let everyone = if here == 64 { u64::MAX } else { (1 << here) - 1 };
            let odd = odd_rows(&ran, (one, other), register, (start, nth)) & everyone;
            let regular = everyone & !odd;
            from.words(&ran, nth, &mut before);
            to.words(&ran, nth, &mut after);
            let mut still = 0;
            let mut cells = counts.iter_mut();
            for (i, a) in before.iter().enumerate() {
                let a = a & regular;
                for (j, b) in after.iter().enumerate() {
                    let Some(cell) = cells.next() else { break };
                    let both = a & b;
                    if both != 0 {
                        *cell += u64::from(both.count_ones());
                    }
                    if from.at(i) == to.at(j) {
                        still |= both;
                    }
                }
            }
            let mut left = regular & !still | odd;
            while left != 0 {
                let row = usize::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                if (odd >> row) & 1 == 1 {
                    by_row(&mut found, (old, new), register, as_at, start + row);
                    continue;
                }
                let stands =
                    |words: &[u64]| words.iter().position(|word| (word >> row) & 1 == 1).unwrap_or(0);
                let place = nth * 64 + row;
                found.movers.push(Mover {
                    row: start + row,
                    from: from.at(stands(&before)),
                    to: to.at(stands(&after)),
                    because: ran.cause(one, place),
                    would_be_because: ran.cause(other, place),
                    bedrooms: small(ran.number(&other.low_beds, other.answers.bedrooms.0.parts().0, place)),
                });
            }
        }
    }
    let cells = (0..from.count()).flat_map(|i| (0..to.count()).map(move |j| (i, j)));
    for ((i, j), households) in cells.zip(counts).filter(|(_, households)| *households > 0) {
        *found.matrix.entry((from.at(i), to.at(j))).or_default() += households;
    }
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
