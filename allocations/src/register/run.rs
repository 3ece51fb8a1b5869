//! Runs a circuit over a register, a batch at a time: the steps in order, each plane kept only as long as it is needed.
use super::circuit::{ALWAYS, Circuit, Kernel, OFF, ON, Step, Wire, at, count};
use super::columns::{BATCH, Block, NOUGHTS, ONES, Register};

/// Where a plane stands: below the register's width one of its planes, from there on a slot of the workspace.
type Place = u32;

#[derive(Clone, Copy, Debug)]
enum Act {
    Not(Place),
    And(Place, Place),
    Less(Place, Place),
    Or(Place, Place),
    Xor(Place, Place),
    Choose(Place, Place, Place),
    AtLeast(u32, u32, u64),
    /// A kernel fills so many slots from the slot given.
    Kernel(u32),
}

/// A circuit in running order.
#[derive(Clone, Debug)]
pub(super) struct Programme {
    acts: Vec<(Act, Place)>,
    kernels: Vec<Kernel>,
    /// Where each wire that is asked for stands at the end.
    places: Vec<(Wire, Place)>,
    width: u32,
    slots: usize,
}

/// What one run writes to.
#[derive(Clone, Debug)]
pub(super) struct Workspace {
    slots: Vec<Block>,
    days: Vec<i32>,
    reached: Vec<i32>,
}

/// Slots given out and taken back.
struct Slots {
    free: Vec<Place>,
    next: Place,
}

impl Slots {
    fn take(&mut self) -> Place {
        self.free.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        })
    }
}

impl Programme {
    /// Puts in order what the wires asked for need, and nothing else.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of step, side by side"
    )]
    pub(super) fn of(circuit: &Circuit, asked: &[Wire], register: &Register) -> Self {
        let width = count(register.width);
        let total = circuit.steps.len();
        let mut last = vec![0_usize; total];
        let mut wanted = vec![false; total];
        for wire in asked {
            mark(&mut wanted, *wire);
            set_last(&mut last, *wire, usize::MAX);
        }
        let mut kernel_done: Vec<bool> = vec![false; circuit.kernels.len()];
        let mut kernel_first: Vec<usize> = vec![usize::MAX; circuit.kernels.len()];
        for nth in (0..total).rev() {
            if !wanted.get(nth).copied().unwrap_or(false) {
                continue;
            }
            let step = circuit.steps.get(nth).copied().unwrap_or(Step::Off);
            for wire in inputs(circuit, step) {
                mark(&mut wanted, wire);
            }
            if let Step::Kernel(kernel, _) = step
                && let Some(first) = slot(&mut kernel_first, kernel)
            {
                *first = nth;
            }
        }
        for nth in 0..total {
            if wanted.get(nth).copied().unwrap_or(false) {
                let step = circuit.steps.get(nth).copied().unwrap_or(Step::Off);
                for wire in inputs(circuit, step) {
                    // A kernel runs when the first of its planes is wanted.
                    set_last(&mut last, wire, nth);
                }
            }
        }
        let mut places: Vec<Place> = vec![0; total];
        let mut slots = Slots {
            free: Vec::new(),
            next: width + 2,
        };
        if let [off, on, ..] = places.as_mut_slice() {
            (*off, *on) = (width, width + 1);
        }
        let mut acts = Vec::new();
        let mut ends: Vec<(usize, Wire)> = Vec::new();
        for nth in 0..total {
            if !wanted.get(nth).copied().unwrap_or(false) {
                continue;
            }
            let step = circuit.steps.get(nth).copied().unwrap_or(Step::Off);
            let place = |wire: Wire| at(&places, wire).copied().unwrap_or(width);
            let act = match step {
                Step::Off | Step::On => continue,
                Step::Plane(column) => {
                    put(&mut places, nth, column);
                    continue;
                }
                Step::Not(a) => Act::Not(place(a)),
                Step::And(a, b) => Act::And(place(a), place(b)),
                Step::Less(a, b) => Act::Less(place(a), place(b)),
                Step::Or(a, b) => Act::Or(place(a), place(b)),
                Step::Xor(a, b) => Act::Xor(place(a), place(b)),
                Step::Choose(a, b, c) => Act::Choose(place(a), place(b), place(c)),
                Step::AtLeast(first, width, n) => Act::AtLeast(first, width, n),
                Step::Kernel(kernel, _) => {
                    let done =
                        slot(&mut kernel_done, kernel).is_some_and(|done| std::mem::replace(done, true));
                    if !done {
                        let outs = planes_of(circuit, kernel);
                        let start = slots.next;
                        slots.next += outs;
                        if let Some(first) = slot(&mut kernel_first, kernel) {
                            *first = usize::try_from(start).unwrap_or(0);
                        }
                        acts.push((Act::Kernel(kernel), start));
                    }
                    let Step::Kernel(_, offset) = step else { continue };
                    let start = slot(&mut kernel_first, kernel).map_or(0, |first| count(*first));
                    put(&mut places, nth, start + offset);
                    continue;
                }
            };
            // What is read for the last time here may be written over.
            for wire in inputs(circuit, step) {
                let scratch = at(&places, wire).copied().unwrap_or(0) >= width + 2;
                let made = !matches!(at(&circuit.steps, wire), Some(Step::Kernel(..)));
                if at(&last, wire) == Some(&nth) && scratch && made && !ends.contains(&(nth, wire)) {
                    ends.push((nth, wire));
                    slots.free.push(at(&places, wire).copied().unwrap_or(0));
                }
            }
            ends.clear();
            let out = slots.take();
            put(&mut places, nth, out);
            acts.push((act, out));
        }
        let mut kernels = circuit.kernels.clone();
        for kernel in &mut kernels {
            let place = |wire: &mut Wire| *wire = at(&places, *wire).copied().unwrap_or(width);
            match kernel {
                Kernel::Days { taken, .. } => taken.iter_mut().for_each(|(wire, _)| place(wire)),
                Kernel::Pairs { may, .. } => may.iter_mut().for_each(place),
            }
        }
        let asked = asked
            .iter()
            .map(|wire| (*wire, at(&places, *wire).copied().unwrap_or(width)));
        Self {
            acts,
            kernels,
            places: asked.collect(),
            width,
            slots: usize::try_from(slots.next - width).unwrap_or(0),
        }
    }

    pub(super) fn workspace(&self) -> Workspace {
        let mut slots = vec![NOUGHTS; self.slots];
        if let Some(on) = slots.get_mut(1) {
            *on = ONES;
        }
        Workspace {
            slots,
            days: vec![0; BATCH],
            reached: vec![0; BATCH],
        }
    }

    /// Where a wire that was asked for stands.
    pub(super) fn place(&self, wire: Wire) -> Place {
        match wire {
            OFF => self.width,
            ON => self.width + 1,
            _ => self
                .places
                .iter()
                .find(|(have, _)| *have == wire)
                .map_or(self.width, |(_, place)| *place),
        }
    }

    pub(super) fn plane<'a>(&self, planes: &'a [Block], work: &'a Workspace, place: Place) -> &'a Block {
        seen(planes, &work.slots, self.width, place)
    }

    pub(super) fn run(&self, register: &Register, batch: usize, work: &mut Workspace) {
        let planes = register.batch(batch);
        let width = self.width;
        for (act, out) in &self.acts {
            let see = |place: Place| seen(planes, &work.slots, width, place);
            let block = match *act {
                Act::Not(a) => each(see(a), |a| !a),
                Act::And(a, b) => each2(see(a), see(b), |a, b| a & b),
                Act::Less(a, b) => each2(see(a), see(b), |a, b| a & !b),
                Act::Or(a, b) => each2(see(a), see(b), |a, b| a | b),
                Act::Xor(a, b) => each2(see(a), see(b), |a, b| a ^ b),
                Act::Choose(a, b, c) => {
                    let (when, yes, no) = (see(a), see(b), see(c));
                    let mut block = *no;
                    for ((out, when), yes) in block.iter_mut().zip(when).zip(yes) {
                        *out ^= (*out ^ yes) & when;
                    }
                    block
                }
                Act::AtLeast(first, count, n) => at_least(planes, first, count, n),
                Act::Kernel(kernel) => {
                    let Some(kernel) = at(&self.kernels, kernel) else {
                        continue;
                    };
                    let start = usize::try_from(out.saturating_sub(width)).unwrap_or(usize::MAX);
                    match kernel {
                        Kernel::Days {
                            taken,
                            first,
                            last,
                            at_least,
                        } => {
                            super::kernels::days(
                                register,
                                batch,
                                (taken, *first, *last),
                                work_parts(work, planes, width),
                            );
                            super::kernels::thresholds(at_least, &work.days, &mut work.slots, start);
                        }
                        Kernel::Pairs { people, may } => {
                            let wires: Vec<&Block> = may
                                .iter()
                                .map(|place| seen(planes, &work.slots, width, *place))
                                .collect();
                            let found = super::kernels::pairs(*people, &wires);
                            for (slot, block) in work.slots.iter_mut().skip(start).zip(found) {
                                *slot = block;
                            }
                        }
                    }
                    continue;
                }
            };
            let slot = usize::try_from(out.saturating_sub(width))
                .ok()
                .and_then(|slot| work.slots.get_mut(slot));
            if let Some(slot) = slot {
                *slot = block;
            }
        }
    }
}

/// The parts of a workspace that the days kernel needs, and how it sees planes.
pub(super) struct Parts<'a> {
    pub(super) planes: &'a [Block],
    pub(super) slots: &'a [Block],
    pub(super) width: u32,
    pub(super) days: &'a mut [i32],
    pub(super) reached: &'a mut [i32],
}

fn work_parts<'a>(work: &'a mut Workspace, planes: &'a [Block], width: u32) -> Parts<'a> {
    Parts {
        planes,
        slots: &work.slots,
        width,
        days: &mut work.days,
        reached: &mut work.reached,
    }
}

impl Parts<'_> {
    pub(super) fn see(&self, place: Place) -> &Block {
        seen(self.planes, self.slots, self.width, place)
    }
}

fn seen<'a>(planes: &'a [Block], slots: &'a [Block], width: u32, place: Place) -> &'a Block {
    let found = if place < width {
        at(planes, place)
    } else {
        at(slots, place - width)
    };
    found.unwrap_or(&NOUGHTS)
}

#[inline]
fn each(a: &Block, f: impl Fn(u64) -> u64) -> Block {
    let mut block = *a;
    for word in &mut block {
        *word = f(*word);
    }
    block
}

#[inline]
fn each2(a: &Block, b: &Block, f: impl Fn(u64, u64) -> u64) -> Block {
    let mut block = *a;
    for (word, other) in block.iter_mut().zip(b) {
        *word = f(*word, *other);
    }
    block
}

fn at_least(planes: &[Block], first: u32, count: u32, n: u64) -> Block {
    let mut reached = ONES;
    let start = usize::try_from(first).unwrap_or(usize::MAX);
    let planes = planes
        .iter()
        .skip(start)
        .take(usize::try_from(count).unwrap_or(0));
    for (at, plane) in planes.enumerate() {
        if (n >> at) & 1 == 1 {
            for (out, bit) in reached.iter_mut().zip(plane) {
                *out &= bit;
            }
        } else {
            for (out, bit) in reached.iter_mut().zip(plane) {
                *out |= bit;
            }
        }
    }
    reached
}

fn inputs(circuit: &Circuit, step: Step) -> Vec<Wire> {
    match step {
        Step::Off | Step::On | Step::Plane(_) | Step::AtLeast(..) => Vec::new(),
        Step::Not(a) => vec![a],
        Step::And(a, b) | Step::Less(a, b) | Step::Or(a, b) | Step::Xor(a, b) => vec![a, b],
        Step::Choose(a, b, c) => vec![a, b, c],
        Step::Kernel(kernel, _) => match at(&circuit.kernels, kernel) {
            Some(Kernel::Days { taken, .. }) => taken.iter().map(|(wire, _)| *wire).collect(),
            Some(Kernel::Pairs { may, .. }) => may.clone(),
            None => Vec::new(),
        },
    }
}

fn planes_of(circuit: &Circuit, kernel: u32) -> u32 {
    match at(&circuit.kernels, kernel) {
        Some(Kernel::Days { at_least, .. }) => count(at_least.len()),
        Some(Kernel::Pairs { .. }) => 3,
        None => 0,
    }
}

fn slot<T>(slots: &mut [T], at: u32) -> Option<&mut T> {
    slots.get_mut(usize::try_from(at).ok()?)
}

fn mark(wanted: &mut [bool], wire: Wire) {
    if let Some(slot) = slot(wanted, wire) {
        *slot = true;
    }
}

fn set_last(last: &mut [usize], wire: Wire, nth: usize) {
    if let Some(slot) = slot(last, wire) {
        *slot = (*slot).max(nth);
    }
}

fn put(places: &mut [Place], nth: usize, place: Place) {
    if let Some(slot) = places.get_mut(nth) {
        *slot = place;
    }
}

/// Whether an entry's dates are those of an unknown list.
pub(super) fn is_always(dates: u32) -> bool {
    dates == ALWAYS
}
