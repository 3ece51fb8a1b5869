//! Runs a programme over a register, a batch at a time.
use super::circuit::{ON, at};
use super::columns::{Block, NOUGHTS, ONES, Register};
use super::kernels::{Counting, days, pairs, zipped};
use super::programme::{Gate, Kind, Place, Programme, Stretch, Task};
use super::rowwise::Asked;

/// What one run writes to: a plane for each place.
#[derive(Clone, Debug)]
pub(super) struct Workspace {
    slots: Vec<Block>,
    counting: Counting,
}

impl Workspace {
    /// What a run has left at a place.
    pub(super) fn plane(&self, place: Place) -> &Block {
        seen(&self.slots, place)
    }
}

/// Does the work with the operation that a gate stands for, one copy of the work for each.
macro_rules! with_gate {
    ($gate:expr, $f:ident => $work:expr) => {
        match $gate {
            Gate::And => {
                let $f = |a: u64, b: u64| a & b;
                $work
            }
            Gate::Less => {
                let $f = |a: u64, b: u64| a & !b;
                $work
            }
            Gate::Or => {
                let $f = |a: u64, b: u64| a | b;
                $work
            }
            Gate::Xor => {
                let $f = |a: u64, b: u64| a ^ b;
                $work
            }
        }
    };
}

impl Programme {
    pub(super) fn workspace(&self) -> Workspace {
        let mut slots = vec![NOUGHTS; self.slots];
        if let Some(on) = usize::try_from(ON).ok().and_then(|on| slots.get_mut(on)) {
            *on = ONES;
        }
        Workspace {
            slots,
            counting: Counting::new(),
        }
    }

    pub(super) fn run(&self, asked: &Asked<'_>, register: &Register, batch: usize, work: &mut Workspace) {
        let planes = register.batch(batch);
        for (slot, plane) in work.slots.iter_mut().skip(2).zip(&self.loads) {
            *slot = *seen(planes, *plane);
        }
        for stretch in &self.stretches {
            match stretch.kind {
                Kind::Kernel => self.kernel(stretch, (asked, register, batch), work),
                Kind::AtLeast => {
                    let slots = work.slots.iter_mut().skip(stretch.start);
                    for (slot, number) in slots.zip(&stretch.numbers) {
                        at_least(planes, *number, slot);
                    }
                }
                Kind::Not
                | Kind::One(_)
                | Kind::Then(..)
                | Kind::Except(_)
                | Kind::Both(..)
                | Kind::Choose
                | Kind::Majority
                | Kind::ChooseWhen(_)
                | Kind::ChooseYes(_)
                | Kind::ChooseNo(_)
                | Kind::Chosen(_)
                | Kind::ExceptChosen => gates(stretch, &mut work.slots),
            }
        }
    }

    fn kernel(
        &self,
        stretch: &Stretch,
        (asked, register, batch): (&Asked<'_>, &Register, usize),
        work: &mut Workspace,
    ) {
        let Workspace { slots, counting } = work;
        let Some((before, after)) = slots.split_at_mut_checked(stretch.start) else {
            return;
        };
        let task = stretch
            .reads
            .first()
            .and_then(|[kernel, ..]| at(&self.tasks, *kernel));
        match task {
            Some(Task::Days { taken, last, windows }) => {
                for (first, asked) in windows {
                    days(register, batch, taken, (*first, *last), before, counting);
                    for (plane, window, least) in asked {
                        if let Some(slot) = after.get_mut(*plane) {
                            counting.at_least(*window, *least, slot);
                        }
                    }
                }
            }
            Some(Task::Rows { scheme, node, who }) => {
                let found = asked.answers((*scheme, *node), register, batch, seen(before, *who));
                for (slot, found) in after.iter_mut().zip(found) {
                    *slot = found;
                }
            }
            Some(Task::Pairs { people, may }) => {
                let may: Vec<&Block> = may.iter().map(|place| seen(before, *place)).collect();
                for (slot, found) in after.iter_mut().zip(pairs(*people, &may)) {
                    *slot = found;
                }
            }
            None => {}
        }
    }
}

/// The plane at a place; of a place that is not there, noughts.
pub(super) fn seen(planes: &[Block], place: Place) -> &Block {
    at(planes, place).unwrap_or(&NOUGHTS)
}

fn gates(stretch: &Stretch, slots: &mut [Block]) {
    let (start, reads) = (stretch.start, stretch.reads.as_slice());
    match stretch.kind {
        Kind::Not => walk2(slots, start, reads, |a, _| !a),
        Kind::One(f) => with_gate!(f, f => walk2(slots, start, reads, f)),
        Kind::Then(f, g) => with_gate!(f, f => with_gate!(g, g => {
            walk3(slots, start, reads, |a, b, c| g(f(a, b), c));
        })),
        Kind::Except(f) => with_gate!(f, f => walk3(slots, start, reads, |a, b, c| c & !f(a, b))),
        Kind::Both(f, g, h) => with_gate!(f, f => with_gate!(g, g => with_gate!(h, h => {
            walk4(slots, start, reads, |a, b, c, d| h(f(a, b), g(c, d)));
        }))),
        Kind::Choose => walk3(slots, start, reads, choose),
        Kind::Majority => walk3(slots, start, reads, |a, b, c| (a & b) | (c & (a | b))),
        Kind::ChooseWhen(f) => {
            with_gate!(f, f => walk4(slots, start, reads, |a, b, c, d| choose(f(a, b), c, d)));
        }
        Kind::ChooseYes(f) => {
            with_gate!(f, f => walk4(slots, start, reads, |a, b, c, d| choose(a, f(b, c), d)));
        }
        Kind::ChooseNo(f) => {
            with_gate!(f, f => walk4(slots, start, reads, |a, b, c, d| choose(a, b, f(c, d))));
        }
        Kind::Chosen(f) => with_gate!(f, f => walk4(slots, start, reads, |a, b, c, d| f(choose(a, b, c), d))),
        Kind::ExceptChosen => walk4(slots, start, reads, |a, b, c, d| d & !choose(a, b, c)),
        Kind::AtLeast | Kind::Kernel => {}
    }
}

#[inline]
fn choose(when: u64, yes: u64, no: u64) -> u64 {
    no ^ ((no ^ yes) & when)
}

/// The slots before one, and the one.
#[inline]
fn parted(slots: &mut [Block], at: usize) -> Option<(&[Block], &mut Block)> {
    let (before, rest) = slots.split_at_mut_checked(at)?;
    Some((before, rest.first_mut()?))
}

#[inline]
fn walk2(slots: &mut [Block], start: usize, reads: &[[Place; 4]], f: impl Fn(u64, u64) -> u64) {
    for (nth, [a, b, ..]) in reads.iter().enumerate() {
        let Some((before, out)) = parted(slots, start + nth) else {
            return;
        };
        let from = seen(before, *a).iter().zip(seen(before, *b));
        for (out, (a, b)) in out.iter_mut().zip(from) {
            *out = f(*a, *b);
        }
    }
}

#[inline]
fn walk3(slots: &mut [Block], start: usize, reads: &[[Place; 4]], f: impl Fn(u64, u64, u64) -> u64) {
    for (nth, [a, b, c, _]) in reads.iter().enumerate() {
        let Some((before, out)) = parted(slots, start + nth) else {
            return;
        };
        let from = seen(before, *a)
            .iter()
            .zip(seen(before, *b))
            .zip(seen(before, *c));
        for (out, ((a, b), c)) in out.iter_mut().zip(from) {
            *out = f(*a, *b, *c);
        }
    }
}

#[inline]
fn walk4(slots: &mut [Block], start: usize, reads: &[[Place; 4]], f: impl Fn(u64, u64, u64, u64) -> u64) {
    for (nth, [a, b, c, d]) in reads.iter().enumerate() {
        let Some((before, out)) = parted(slots, start + nth) else {
            return;
        };
        let (a, b) = (seen(before, *a), seen(before, *b));
        let from = a.iter().zip(b).zip(seen(before, *c)).zip(seen(before, *d));
        for (out, (((a, b), c), d)) in out.iter_mut().zip(from) {
            *out = f(*a, *b, *c, *d);
        }
    }
}

/// Words compared together: they fit the vector registers.
const TOGETHER: usize = 16;

fn at_least(planes: &[Block], (first, count, n): (u32, u32, u64), out: &mut Block) {
    // Below its lowest one, a number's noughts change nothing.
    let low = n.trailing_zeros().min(count);
    let start = usize::try_from(first.saturating_add(low)).unwrap_or(usize::MAX);
    let rest = usize::try_from(count.saturating_sub(low)).unwrap_or(0);
    let planes = planes.get(start..start.saturating_add(rest)).unwrap_or(&[]);
    for (part, out) in out.as_chunks_mut::<TOGETHER>().0.iter_mut().enumerate() {
        let mut reached = [u64::MAX; TOGETHER];
        let mut n = n.checked_shr(low).unwrap_or(0);
        for plane in planes {
            let Some(here) = plane.as_chunks::<TOGETHER>().0.get(part) else {
                break;
            };
            reached = if n & 1 == 1 {
                zipped(&reached, here, |reached, bit| reached & bit)
            } else {
                zipped(&reached, here, |reached, bit| reached | bit)
            };
            n >>= 1;
        }
        *out = reached;
    }
}
