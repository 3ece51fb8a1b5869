//! Conditions as circuits: every step is one bit operation on a plane of one bit per household, equal steps are stored
//! once, and steps whose answer is the same for every household vanish while the circuit is built.
use crate::language::ir::NodeId;

/// A step of the circuit, or one of the two constants.
pub(super) type Wire = u32;

/// The plane of noughts.
pub(super) const OFF: Wire = 0;
/// The plane of ones.
pub(super) const ON: Wire = 1;

/// In the place of an entry's dates: since ever and for ever.
pub(super) const ALWAYS: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    Off,
    On,
    /// A plane of the register.
    Plane(u32),
    Not(Wire),
    And(Wire, Wire),
    /// The first, and not the second.
    Less(Wire, Wire),
    Or(Wire, Wire),
    Xor(Wire, Wire),
    /// The second where the first is set, else the third.
    Choose(Wire, Wire, Wire),
    /// Two of the three, or all.
    Majority(Wire, Wire, Wire),
    /// Whether the number in so many planes, from the first, is at least the one given.
    AtLeast(u32, u32, u64),
    /// One plane of what a kernel works out: the kernel, the plane.
    Kernel(u32, u32),
}

/// A step of its own kind: what cannot be said in bit operations at a reasonable price.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kernel {
    /// Days covered by the spans taken, up to the last day.
    Days {
        /// Which entries count, and the place of the list's dates.
        taken: Vec<(Wire, u32)>,
        last: i32,
        /// Plane `n` says whether the days from the first day of question `n` are at least its days.
        asked: Vec<(i32, i64)>,
    },
    /// The largest number of pairs such that nobody is in two, as three planes.
    Pairs {
        people: u32,
        /// The pair (0,1), (0,2) … (1,2) …: whether they may share.
        may: Vec<Wire>,
    },
    /// A condition that the row evaluator answers: two planes, "yes" and "yes or unknown".
    Rows {
        /// Which of the schemes being worked out.
        scheme: usize,
        node: NodeId,
        /// The households for which it matters.
        who: Wire,
    },
}

/// All the steps, children before parents.
#[derive(Clone, Debug)]
pub(super) struct Circuit {
    pub(super) steps: Vec<Step>,
    pub(super) kernels: Vec<Kernel>,
    seen: Seen,
}

/// Finds a step again. Open addressing: a circuit asks more often than it grows, and its order never shows.
#[derive(Clone, Debug)]
struct Seen {
    /// Wires, or [`NOBODY`].
    buckets: Vec<Wire>,
}

const NOBODY: Wire = Wire::MAX;

impl Seen {
    /// The bucket of a step: its own, or the free one where it belongs.
    fn bucket(&self, step: Step, steps: &[Step]) -> usize {
        let mask = self.buckets.len().wrapping_sub(1);
        let mut bucket = usize::try_from(step.mixed() >> 32).unwrap_or(0) & mask;
        while let Some(wire) = self.buckets.get(bucket).copied() {
            if wire == NOBODY || at(steps, wire) == Some(&step) {
                break;
            }
            bucket = (bucket + 1) & mask;
        }
        bucket
    }

    /// Keeps half of the buckets free.
    fn grow(&mut self, steps: &[Step]) {
        if steps.len().saturating_mul(2) < self.buckets.len() {
            return;
        }
        self.buckets = vec![NOBODY; self.buckets.len().saturating_mul(2)];
        for (nth, step) in steps.iter().enumerate() {
            let bucket = self.bucket(*step, steps);
            if let Some(slot) = self.buckets.get_mut(bucket) {
                *slot = count(nth);
            }
        }
    }
}

impl Step {
    /// A number in which every input has changed the high bits.
    fn mixed(self) -> u64 {
        let (kind, parts) = match self {
            Self::Off => (0, [0; 3]),
            Self::On => (1, [0; 3]),
            Self::Plane(a) => (2, [a, 0, 0]),
            Self::Not(a) => (3, [a, 0, 0]),
            Self::And(a, b) => (4, [a, b, 0]),
            Self::Less(a, b) => (5, [a, b, 0]),
            Self::Or(a, b) => (6, [a, b, 0]),
            Self::Xor(a, b) => (7, [a, b, 0]),
            Self::Choose(a, b, c) => (8, [a, b, c]),
            Self::Majority(a, b, c) => (9, [a, b, c]),
            Self::AtLeast(a, b, n) => (n.wrapping_add(12), [a, b, 0]),
            Self::Kernel(a, b) => (11, [a, b, 0]),
        };
        parts
            .into_iter()
            .fold(kind, |mixed: u64, part| {
                (mixed ^ u64::from(part))
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(29)
            })
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

impl Circuit {
    pub(super) fn new() -> Self {
        let mut circuit = Self {
            steps: Vec::new(),
            kernels: Vec::new(),
            seen: Seen {
                buckets: vec![NOBODY; 1 << 12],
            },
        };
        circuit.add(Step::Off);
        circuit.add(Step::On);
        circuit
    }

    pub(super) fn add(&mut self, step: Step) -> Wire {
        let bucket = self.seen.bucket(step, &self.steps);
        let Some(slot) = self.seen.buckets.get_mut(bucket) else {
            return OFF;
        };
        if *slot == NOBODY {
            *slot = count(self.steps.len());
            self.steps.push(step);
            self.seen.grow(&self.steps);
            return count(self.steps.len() - 1);
        }
        *slot
    }

    fn step(&self, wire: Wire) -> Step {
        at(&self.steps, wire).copied().unwrap_or(Step::Off)
    }

    pub(super) fn not(&mut self, a: Wire) -> Wire {
        match self.step(a) {
            Step::Off => ON,
            Step::On => OFF,
            Step::Not(inner) => inner,
            Step::Plane(_)
            | Step::And(..)
            | Step::Less(..)
            | Step::Or(..)
            | Step::Xor(..)
            | Step::Choose(..)
            | Step::Majority(..)
            | Step::AtLeast(..)
            | Step::Kernel(..) => self.add(Step::Not(a)),
        }
    }

    pub(super) fn and(&mut self, a: Wire, b: Wire) -> Wire {
        let (a, b) = (a.min(b), a.max(b));
        match (a, b) {
            (OFF, _) => return OFF,
            (ON, _) => return b,
            _ if a == b => return a,
            _ => {}
        }
        match (self.step(a), self.step(b)) {
            (Step::Not(x), _) if x == b => OFF,
            (_, Step::Not(y)) if y == a => OFF,
            (Step::Not(x), Step::Not(y)) => {
                let either = self.or(x, y);
                self.not(either)
            }
            (_, Step::Not(y)) => self.add(Step::Less(a, y)),
            (Step::Not(x), _) => self.add(Step::Less(b, x)),
            _ => self.add(Step::And(a, b)),
        }
    }

    pub(super) fn or(&mut self, a: Wire, b: Wire) -> Wire {
        let (a, b) = (a.min(b), a.max(b));
        match (a, b) {
            (OFF, _) => return b,
            (ON, _) => return ON,
            _ if a == b => return a,
            _ => {}
        }
        match (self.step(a), self.step(b)) {
            (Step::Not(x), _) if x == b => ON,
            (_, Step::Not(y)) if y == a => ON,
            (Step::Not(x), Step::Not(y)) => {
                let both = self.and(x, y);
                self.not(both)
            }
            (_, Step::Not(y)) => {
                let outside = self.add(Step::Less(y, a));
                self.not(outside)
            }
            (Step::Not(x), _) => {
                let outside = self.add(Step::Less(x, b));
                self.not(outside)
            }
            _ => self.add(Step::Or(a, b)),
        }
    }

    pub(super) fn xor(&mut self, a: Wire, b: Wire) -> Wire {
        let (a, b) = (a.min(b), a.max(b));
        match (a, b) {
            (OFF, _) => b,
            (ON, _) => self.not(b),
            _ if a == b => OFF,
            _ => match (self.step(a), self.step(b)) {
                (Step::Not(x), Step::Not(y)) => self.xor(x, y),
                (Step::Not(x), _) => {
                    let differ = self.xor(x, b);
                    self.not(differ)
                }
                (_, Step::Not(y)) => {
                    let differ = self.xor(a, y);
                    self.not(differ)
                }
                _ => self.add(Step::Xor(a, b)),
            },
        }
    }

    /// `yes` where `when` is set, else `no`.
    pub(super) fn choose(&mut self, when: Wire, yes: Wire, no: Wire) -> Wire {
        match (when, yes, no) {
            (ON, _, _) => return yes,
            (OFF, _, _) => return no,
            _ if yes == no => return yes,
            (_, OFF, _) => {
                let other = self.not(when);
                return self.and(other, no);
            }
            (_, ON, _) => return self.or(when, no),
            (_, _, OFF) => return self.and(when, yes),
            (_, _, ON) => {
                let other = self.not(when);
                return self.or(other, yes);
            }
            _ => {}
        }
        if let Step::Not(inner) = self.step(when) {
            return self.choose(inner, no, yes);
        }
        self.add(Step::Choose(when, yes, no))
    }

    /// Whether two of three are set, or all.
    pub(super) fn majority(&mut self, a: Wire, b: Wire, c: Wire) -> Wire {
        let mut three = [a, b, c];
        three.sort_unstable();
        let [a, b, c] = three;
        if a == OFF {
            return self.and(b, c);
        }
        if a == ON {
            return self.or(b, c);
        }
        if a == b || b == c {
            return b;
        }
        self.add(Step::Majority(a, b, c))
    }

    pub(super) fn any(&mut self, wires: impl IntoIterator<Item = Wire>) -> Wire {
        wires.into_iter().fold(OFF, |any, wire| self.or(any, wire))
    }

    pub(super) fn kernel(&mut self, kernel: Kernel) -> u32 {
        let at = self.kernels.iter().position(|have| *have == kernel);
        count(at.unwrap_or_else(|| {
            self.kernels.push(kernel);
            self.kernels.len() - 1
        }))
    }

    /// The days that the entries taken cover together.
    pub(super) fn days(
        &mut self,
        taken: Vec<(Wire, u32)>,
        (first, last): (i32, i32),
        most: i64,
    ) -> super::number::Bits {
        let taken: Vec<_> = taken.into_iter().filter(|(wire, _)| *wire != OFF).collect();
        if taken.is_empty() {
            return super::number::Bits::constant(0);
        }
        let same = |kernel: &Kernel| match kernel {
            Kernel::Days {
                taken: have,
                last: to,
                ..
            } => *have == taken && *to == last,
            Kernel::Pairs { .. } | Kernel::Rows { .. } => false,
        };
        let at = self.kernels.iter().position(same);
        let at = at.unwrap_or_else(|| {
            let asked = Vec::new();
            self.kernels.push(Kernel::Days { taken, last, asked });
            self.kernels.len() - 1
        });
        super::number::Bits::days((count(at), first), most)
    }

    /// A plane that says whether a kernel's days from a first day are at least `days`.
    pub(super) fn days_at_least(&mut self, (kernel, first): (u32, i32), days: i64) -> Wire {
        let Some(Kernel::Days { asked, .. }) = usize::try_from(kernel)
            .ok()
            .and_then(|at| self.kernels.get_mut(at))
        else {
            return OFF;
        };
        let place = asked.iter().position(|have| *have == (first, days));
        let place = place.unwrap_or_else(|| {
            asked.push((first, days));
            asked.len() - 1
        });
        self.add(Step::Kernel(kernel, count(place)))
    }

    /// If the wires are neighbouring planes of the register: the first.
    pub(super) fn neighbours(&self, wires: &[Wire]) -> Option<u32> {
        let mut first = None;
        for (at, wire) in (0_u32..).zip(wires) {
            let Step::Plane(plane) = self.step(*wire) else {
                return None;
            };
            let start = *first.get_or_insert(plane);
            if start.checked_add(at)? != plane {
                return None;
            }
        }
        first
    }
}

/// A length as a wire's width; never overflows.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn at<T>(from: &[T], wire: u32) -> Option<&T> {
    from.get(usize::try_from(wire).ok()?)
}
