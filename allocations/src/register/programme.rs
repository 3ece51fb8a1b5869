//! A circuit in running order: only what is asked for, small steps joined to larger ones, and like with like. What to do
//! next then changes a few hundred times a batch rather than thousands; guessing it wrong costs more than the work.
mod joined;
mod order;

use std::collections::BTreeMap;

use super::circuit::{Circuit, Kernel, OFF, ON, Wire, at};
use crate::language::ir::NodeId;
use joined::Joined;
use order::Making;

/// A plane of the workspace. Every step writes a place after all that it reads.
pub(super) type Place = u32;

/// An operation on two bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gate {
    And,
    /// The first, and not the second.
    Less,
    Or,
    Xor,
}

/// One pass over up to four planes. Steps whose answer only one other step reads are made together with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Not,
    One(Gate),
    /// The second gate on what the first makes of the first two, and the third.
    Then(Gate, Gate),
    /// The third, and not what the gate makes of the first two.
    Except(Gate),
    /// The third gate on what the first makes of the first two, and the second of the others.
    Both(Gate, Gate, Gate),
    Choose,
    Majority,
    /// A choice whose question is a gate's answer.
    ChooseWhen(Gate),
    ChooseYes(Gate),
    ChooseNo(Gate),
    /// A gate on a choice and the fourth.
    Chosen(Gate),
    /// The fourth, and not a choice.
    ExceptChosen,
    AtLeast,
    Kernel,
}

/// Steps of one kind that follow each other, and write neighbouring places.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) kind: Kind,
    pub(super) start: usize,
    /// What each step reads; a kernel's number.
    pub(super) reads: Vec<[Place; 4]>,
    /// Neighbouring planes of the register, how many, and the number that theirs is compared with.
    pub(super) numbers: Vec<(u32, u32, u64)>,
}

/// A kernel with the places of what it reads.
#[derive(Clone, Debug)]
pub(super) enum Task {
    Days {
        taken: Vec<(Place, u32)>,
        last: i32,
        /// Two first days at a time, and what is asked of each: the plane to fill, which of the two, the least days.
        windows: Vec<Window>,
    },
    Pairs {
        people: u32,
        may: Vec<Place>,
    },
    Rows {
        scheme: usize,
        node: NodeId,
        who: Place,
    },
}

/// Two first days, and what is asked of them.
pub(super) type Window = ([i32; 2], Vec<(usize, usize, i64)>);

#[derive(Clone, Debug)]
pub(super) struct Programme {
    /// The planes of the register that are read, from the third place on.
    pub(super) loads: Vec<u32>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) tasks: Vec<Task>,
    /// Where each wire that is asked for stands at the end.
    places: BTreeMap<Wire, Place>,
    pub(super) slots: usize,
}

impl Programme {
    /// Puts in order what the wires asked for need, and nothing else.
    pub(super) fn of(circuit: &Circuit, asked: &[Wire]) -> Self {
        let plan = Joined::of(circuit, asked);
        let making = Making::done(circuit, &plan);
        let place = |wire: &Wire| at(&making.places, *wire).copied().unwrap_or(OFF);
        let tasks = circuit.kernels.iter().map(|kernel| match kernel {
            Kernel::Days { taken, last, asked } => Task::Days {
                taken: taken.iter().map(|(wire, dates)| (place(wire), *dates)).collect(),
                last: *last,
                windows: windows(asked),
            },
            Kernel::Pairs { people, may } => Task::Pairs {
                people: *people,
                may: may.iter().map(place).collect(),
            },
            Kernel::Rows { scheme, node, who } => Task::Rows {
                scheme: *scheme,
                node: *node,
                who: place(who),
            },
        });
        Self {
            tasks: tasks.collect(),
            places: asked.iter().map(|wire| (*wire, place(wire))).collect(),
            loads: making.loads,
            stretches: making.stretches,
            slots: making.next,
        }
    }

    /// Where a wire that was asked for stands.
    pub(super) fn place(&self, wire: Wire) -> Place {
        match wire {
            OFF | ON => wire,
            wire => self.places.get(&wire).copied().unwrap_or(OFF),
        }
    }
}

/// What is asked of a count of days, two first days to a walk.
fn windows(asked: &[(i32, i64)]) -> Vec<Window> {
    let mut firsts: Vec<i32> = asked.iter().map(|(first, _)| *first).collect();
    firsts.sort_unstable();
    firsts.dedup();
    let pairs = firsts.chunks(2).map(|pair| {
        let first = pair.first().copied().unwrap_or_default();
        let both = [first, pair.last().copied().unwrap_or(first)];
        let here = asked.iter().enumerate().filter_map(|(plane, (from, days))| {
            both.iter()
                .position(|first| first == from)
                .map(|window| (plane, window, *days))
        });
        (both, here.collect())
    });
    pairs.collect()
}
