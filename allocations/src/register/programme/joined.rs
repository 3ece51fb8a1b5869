//! Which steps of a circuit are needed, and which are made together with the one step that reads them.
use super::super::circuit::{Circuit, Kernel, Step, Wire, at};
use super::Gate;

/// Which steps are wanted, and which are made together with the one step that reads them.
pub(super) struct Joined {
    pub(super) wanted: Vec<bool>,
    /// How many wanted steps read the step.
    uses: Vec<u32>,
    pub(super) inside: Vec<bool>,
}

impl Joined {
    pub(super) fn of(circuit: &Circuit, asked: &[Wire]) -> Self {
        let total = circuit.steps.len();
        let mut plan = Self {
            wanted: vec![false; total],
            uses: vec![0; total],
            inside: vec![false; total],
        };
        for wire in asked {
            put(&mut plan.wanted, *wire, true);
            // Never joined to another step.
            put(&mut plan.uses, *wire, 2);
        }
        for nth in (0..total).rev() {
            if !get(&plan.wanted, nth) {
                continue;
            }
            let step = circuit.steps.get(nth).copied().unwrap_or(Step::Off);
            if let Step::Kernel(kernel, _) = step {
                for wire in kernel_inputs(circuit, kernel) {
                    put(&mut plan.wanted, wire, true);
                    put(&mut plan.uses, wire, 2);
                }
            }
            for wire in inputs(step).into_iter().flatten() {
                put(&mut plan.wanted, wire, true);
                if let Some(uses) = slot(&mut plan.uses, wire) {
                    *uses += 1;
                }
            }
        }
        for nth in (0..total).rev() {
            if get(&plan.wanted, nth) && !get(&plan.inside, nth) {
                plan.join(circuit, nth);
            }
        }
        plan
    }

    /// Takes into a step those of its inputs that nothing else reads.
    fn join(&mut self, circuit: &Circuit, nth: usize) {
        let step = circuit.steps.get(nth).copied().unwrap_or(Step::Off);
        let gate = |plan: &Self, wire: Wire| {
            at(&plan.uses, wire) == Some(&1)
                && at(&circuit.steps, wire).is_some_and(|step| gate_of(*step).is_some())
        };
        if let Some((_, [a, b])) = gate_of(step) {
            let choice = |plan: &Self, wire: Wire| {
                at(&plan.uses, wire) == Some(&1) && matches!(at(&circuit.steps, wire), Some(Step::Choose(..)))
            };
            let (first, second) = (gate(self, a), gate(self, b));
            if first {
                put(&mut self.inside, a, true);
            }
            if second {
                put(&mut self.inside, b, true);
            }
            if !first
                && !second
                && let Some(wire) = [a, b].into_iter().find(|wire| choice(self, *wire))
            {
                put(&mut self.inside, wire, true);
            }
        } else if let Step::Choose(a, b, c) = step
            && let Some(wire) = [a, b, c].into_iter().find(|wire| gate(self, *wire))
        {
            put(&mut self.inside, wire, true);
        }
    }
}

pub(super) fn gate_of(step: Step) -> Option<(Gate, [Wire; 2])> {
    match step {
        Step::And(a, b) => Some((Gate::And, [a, b])),
        Step::Less(a, b) => Some((Gate::Less, [a, b])),
        Step::Or(a, b) => Some((Gate::Or, [a, b])),
        Step::Xor(a, b) => Some((Gate::Xor, [a, b])),
        Step::Off
        | Step::On
        | Step::Plane(_)
        | Step::Not(_)
        | Step::Choose(..)
        | Step::Majority(..)
        | Step::AtLeast(..)
        | Step::Kernel(..) => None,
    }
}

/// What a step reads, its kernel's inputs apart.
pub(super) fn inputs(step: Step) -> [Option<Wire>; 3] {
    match step {
        Step::Off | Step::On | Step::Plane(_) | Step::AtLeast(..) | Step::Kernel(..) => [None; 3],
        Step::Not(a) => [Some(a), None, None],
        Step::And(a, b) | Step::Less(a, b) | Step::Or(a, b) | Step::Xor(a, b) => [Some(a), Some(b), None],
        Step::Choose(a, b, c) | Step::Majority(a, b, c) => [Some(a), Some(b), Some(c)],
    }
}

/// What a kernel reads.
pub(super) fn kernel_inputs(circuit: &Circuit, kernel: u32) -> Vec<Wire> {
    match at(&circuit.kernels, kernel) {
        Some(Kernel::Days { taken, .. }) => taken.iter().map(|(wire, _)| *wire).collect(),
        Some(Kernel::Pairs { may, .. }) => may.clone(),
        Some(Kernel::Rows { who, .. }) => vec![*who],
        None => Vec::new(),
    }
}

pub(super) fn slot<T>(slots: &mut [T], at: u32) -> Option<&mut T> {
    slots.get_mut(usize::try_from(at).ok()?)
}

pub(super) fn put<T>(slots: &mut [T], at: u32, value: T) {
    if let Some(slot) = slot(slots, at) {
        *slot = value;
    }
}

fn get(flags: &[bool], nth: usize) -> bool {
    flags.get(nth).copied().unwrap_or(false)
}
