//! The order in which steps run: whatever is ready, as many of one kind as there are, then those of another.
use std::collections::BTreeMap;

use super::super::circuit::{Circuit, Kernel, OFF, ON, Step, Wire, at, count};
use super::joined::{Joined, gate_of, inputs, kernel_inputs, put, slot};
use super::{Gate, Kind, Place, Stretch};

/// A step by its wire, or a kernel by its number after all wires.
type Node = u32;

pub(super) struct Making<'a> {
    circuit: &'a Circuit,
    plan: &'a Joined,
    pub(super) places: Vec<Place>,
    pub(super) next: usize,
    pub(super) loads: Vec<u32>,
    pub(super) stretches: Vec<Stretch>,
    /// How many answers each node still waits for.
    waits: Vec<u32>,
    /// Which nodes wait for each one.
    readers: Vec<Vec<Node>>,
    ready: BTreeMap<Kind, Vec<Node>>,
}

impl<'a> Making<'a> {
    /// Everything wanted, in order.
    pub(super) fn done(circuit: &'a Circuit, plan: &'a Joined) -> Self {
        let nodes = circuit.steps.len().saturating_add(circuit.kernels.len());
        let mut places = vec![OFF; circuit.steps.len()];
        put(&mut places, ON, ON);
        let mut making = Self {
            circuit,
            plan,
            places,
            next: 2,
            loads: Vec::new(),
            stretches: Vec::new(),
            waits: vec![0; nodes],
            readers: vec![Vec::new(); nodes],
            ready: BTreeMap::new(),
        };
        making.wait();
        while let Some(kind) = making.busiest() {
            making.stretch(kind);
        }
        making
    }

    fn step(&self, wire: Wire) -> Step {
        at(&self.circuit.steps, wire).copied().unwrap_or(Step::Off)
    }

    fn is_inside(&self, wire: Wire) -> bool {
        at(&self.plan.inside, wire) == Some(&true)
    }

    fn first_kernel(&self) -> Node {
        count(self.circuit.steps.len())
    }

    /// Gives the planes of the register their places, and notes what waits for what.
    fn wait(&mut self) {
        let mut kernels = vec![false; self.circuit.kernels.len()];
        for wire in 0..count(self.circuit.steps.len()) {
            if at(&self.plan.wanted, wire) != Some(&true) || self.is_inside(wire) {
                continue;
            }
            match self.step(wire) {
                Step::Off | Step::On => {}
                Step::Plane(plane) => {
                    put(&mut self.places, wire, count(self.next));
                    self.loads.push(plane);
                    self.next += 1;
                }
                Step::Kernel(kernel, _) => {
                    let asked =
                        slot(&mut kernels, kernel).is_some_and(|asked| std::mem::replace(asked, true));
                    if !asked {
                        let node = self.first_kernel().saturating_add(kernel);
                        self.waits_for(node, &kernel_inputs(self.circuit, kernel));
                    }
                }
                step @ (Step::Not(_)
                | Step::And(..)
                | Step::Less(..)
                | Step::Or(..)
                | Step::Xor(..)
                | Step::Choose(..)
                | Step::Majority(..)
                | Step::AtLeast(..)) => {
                    let mut reads = Vec::new();
                    for read in inputs(step).into_iter().flatten() {
                        if self.is_inside(read) {
                            reads.extend(inputs(self.step(read)).into_iter().flatten());
                        } else {
                            reads.push(read);
                        }
                    }
                    self.waits_for(wire, &reads);
                }
            }
        }
    }

    fn waits_for(&mut self, node: Node, reads: &[Wire]) {
        let mut waits = 0;
        for read in reads {
            let on = match self.step(*read) {
                Step::Off | Step::On | Step::Plane(_) => continue,
                Step::Kernel(kernel, _) => self.first_kernel().saturating_add(kernel),
                Step::Not(_)
                | Step::And(..)
                | Step::Less(..)
                | Step::Or(..)
                | Step::Xor(..)
                | Step::Choose(..)
                | Step::Majority(..)
                | Step::AtLeast(..) => *read,
            };
            if let Some(readers) = slot(&mut self.readers, on) {
                readers.push(node);
                waits += 1;
            }
        }
        put(&mut self.waits, node, waits);
        if waits == 0 {
            self.is_ready(node);
        }
    }

    fn is_ready(&mut self, node: Node) {
        let (kind, _) = self.kind(node);
        self.ready.entry(kind).or_default().push(node);
    }

    /// The kind of which most can run now.
    fn busiest(&self) -> Option<Kind> {
        let ready = self.ready.iter().filter(|(_, nodes)| !nodes.is_empty());
        ready.max_by_key(|(_, nodes)| nodes.len()).map(|(kind, _)| *kind)
    }

    /// Runs all of a kind that can run, those included that come to be able to.
    fn stretch(&mut self, kind: Kind) {
        let mut stretch = Stretch {
            kind,
            start: self.next,
            reads: Vec::new(),
            numbers: Vec::new(),
        };
        while let Some(node) = self.ready.get_mut(&kind).and_then(Vec::pop) {
            let (_, reads) = self.kind(node);
            stretch.reads.push(reads);
            if let Step::AtLeast(first, width, n) = self.step(node) {
                stretch.numbers.push((first, width, n));
            }
            if let Some(kernel) = node.checked_sub(self.first_kernel()) {
                self.kernel_runs(kernel);
            } else {
                put(&mut self.places, node, count(self.next));
                self.next += 1;
            }
            for reader in slot(&mut self.readers, node)
                .map(std::mem::take)
                .unwrap_or_default()
            {
                let left = slot(&mut self.waits, reader).map(|waits| {
                    *waits = waits.saturating_sub(1);
                    *waits
                });
                if left == Some(0) {
                    self.is_ready(reader);
                }
            }
            if kind == Kind::Kernel {
                break;
            }
        }
        self.stretches.push(stretch);
    }

    /// A kernel's planes stand side by side.
    fn kernel_runs(&mut self, kernel: u32) {
        let planes = match at(&self.circuit.kernels, kernel) {
            Some(Kernel::Days { asked, .. }) => asked.len(),
            Some(Kernel::Pairs { .. }) => 3,
            Some(Kernel::Rows { .. }) => 2,
            None => 0,
        };
        for (wire, step) in (0..).zip(&self.circuit.steps) {
            if let Step::Kernel(of, plane) = step
                && *of == kernel
            {
                put(&mut self.places, wire, count(self.next).saturating_add(*plane));
            }
        }
        self.next = self.next.saturating_add(planes);
    }

    fn place(&self, wire: Wire) -> Place {
        at(&self.places, wire).copied().unwrap_or(OFF)
    }

    fn all<const N: usize>(&self, wires: [Wire; N]) -> [Place; 4] {
        let mut places = [OFF; 4];
        for (place, wire) in places.iter_mut().zip(wires) {
            *place = self.place(wire);
        }
        places
    }

    /// The gate that a step joined to another stands for, and what it reads.
    fn within(&self, wire: Wire) -> Option<(Gate, [Wire; 2])> {
        gate_of(self.step(wire)).filter(|_| self.is_inside(wire))
    }

    fn choice_within(&self, wire: Wire) -> Option<[Wire; 3]> {
        match self.step(wire) {
            Step::Choose(a, b, c) if self.is_inside(wire) => Some([a, b, c]),
            _ => None,
        }
    }

    /// What kind of step a node is, and the places it reads.
    fn kind(&self, node: Node) -> (Kind, [Place; 4]) {
        if let Some(kernel) = node.checked_sub(self.first_kernel()) {
            return (Kind::Kernel, [kernel, OFF, OFF, OFF]);
        }
        let step = self.step(node);
        if let Some((gate, from)) = gate_of(step) {
            return self.gate(gate, from);
        }
        match step {
            Step::Not(a) => (Kind::Not, self.all([a])),
            Step::Majority(a, b, c) => (Kind::Majority, self.all([a, b, c])),
            Step::Choose(a, b, c) => {
                if let Some((gate, [p, q])) = self.within(a) {
                    (Kind::ChooseWhen(gate), self.all([p, q, b, c]))
                } else if let Some((gate, [p, q])) = self.within(b) {
                    (Kind::ChooseYes(gate), self.all([a, p, q, c]))
                } else if let Some((gate, [p, q])) = self.within(c) {
                    (Kind::ChooseNo(gate), self.all([a, b, p, q]))
                } else {
                    (Kind::Choose, self.all([a, b, c]))
                }
            }
            Step::AtLeast(..)
            | Step::Off
            | Step::On
            | Step::Plane(_)
            | Step::Kernel(..)
            | Step::And(..)
            | Step::Less(..)
            | Step::Or(..)
            | Step::Xor(..) => (Kind::AtLeast, [OFF; 4]),
        }
    }

    fn gate(&self, gate: Gate, [a, b]: [Wire; 2]) -> (Kind, [Place; 4]) {
        let turned = |of: Kind, less: Kind| if gate == Gate::Less { less } else { of };
        match (self.within(a), self.within(b)) {
            (Some((first, from)), Some((second, others))) => {
                let [one, other] = from;
                let [third, last] = others;
                (
                    Kind::Both(first, second, gate),
                    self.all([one, other, third, last]),
                )
            }
            (Some((first, [one, other])), None) => (Kind::Then(first, gate), self.all([one, other, b])),
            (None, Some((first, [one, other]))) => {
                let kind = turned(Kind::Then(first, gate), Kind::Except(first));
                (kind, self.all([one, other, a]))
            }
            (None, None) => {
                if let Some([when, yes, no]) = self.choice_within(a) {
                    (Kind::Chosen(gate), self.all([when, yes, no, b]))
                } else if let Some([when, yes, no]) = self.choice_within(b) {
                    let kind = turned(Kind::Chosen(gate), Kind::ExceptChosen);
                    (kind, self.all([when, yes, no, a]))
                } else {
                    (Kind::One(gate), self.all([a, b]))
                }
            }
        }
    }
}
