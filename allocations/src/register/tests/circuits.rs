//! A circuit in running order, steps joined and like with like, against the same circuit step by step.
use std::collections::BTreeMap;

use super::random::Dice;
use crate::register::Register;
use crate::register::circuit::{Circuit, Step, Wire};
use crate::register::columns::{BATCH, Block, WORDS};
use crate::register::programme::{Kind, Programme};
use crate::register::rowwise::Asked;

const PLANES: usize = 9;

fn register(dice: &mut Dice) -> Register {
    let mut register = Register::of(&[]);
    register.rows = BATCH;
    register.width = PLANES;
    register.planes = (0..PLANES)
        .map(|_| std::array::from_fn(|_| dice.roll()))
        .collect();
    register
}

fn circuit(dice: &mut Dice) -> (Circuit, Vec<Wire>) {
    let mut circuit = Circuit::new();
    let mut wires: Vec<Wire> = (0..PLANES as u32)
        .map(|plane| circuit.add(Step::Plane(plane)))
        .collect();
    for _ in 0..120 {
        // Mostly of what came last, so that much is read once and joined to its reader.
        let recent = wires.len() - (wires.len() / 3).min(8);
        let pick = |dice: &mut Dice| {
            let from = if dice.once_in(3) {
                &wires[..]
            } else {
                &wires[recent..]
            };
            *dice.pick(from)
        };
        let (a, b, c) = (pick(dice), pick(dice), pick(dice));
        let made = match dice.below(9) {
            0 => circuit.and(a, b),
            1 => circuit.or(a, b),
            2 => circuit.xor(a, b),
            3 | 4 => circuit.choose(a, b, c),
            5 => circuit.majority(a, b, c),
            6 => circuit.not(a),
            7 => {
                let other = circuit.not(b);
                circuit.and(a, other)
            }
            _ => circuit.add(Step::AtLeast(2, 5, dice.below(32))),
        };
        wires.push(made);
    }
    let asked = (0..4)
        .map(|_| wires[wires.len() - 1 - dice.below(20) as usize])
        .collect();
    (circuit, asked)
}

fn by_step(circuit: &Circuit, register: &Register, nth: usize) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    for step in &circuit.steps {
        let at = |wire: Wire| words[wire as usize];
        let plane = |plane: u32| register.planes[plane as usize][nth];
        words.push(match *step {
            Step::Off | Step::Kernel(..) => 0,
            Step::On => u64::MAX,
            Step::Plane(number) => plane(number),
            Step::Not(a) => !at(a),
            Step::And(a, b) => at(a) & at(b),
            Step::Less(a, b) => at(a) & !at(b),
            Step::Or(a, b) => at(a) | at(b),
            Step::Xor(a, b) => at(a) ^ at(b),
            Step::Choose(a, b, c) => at(a) & at(b) | !at(a) & at(c),
            Step::Majority(a, b, c) => at(a) & at(b) | at(a) & at(c) | at(b) & at(c),
            Step::AtLeast(first, width, least) => (0..64).fold(0, |word, row| {
                let number = (0..width).fold(0, |n, bit| n | (plane(first + bit) >> row & 1) << bit);
                word | u64::from(number >= least) << row
            }),
        });
    }
    words
}

#[test]
fn every_kind_of_step_says_what_its_parts_say() {
    let mut dice = Dice(11);
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let nobody = Asked {
        schemes: Vec::new(),
        as_at: 0,
    };
    for _ in 0..400 {
        let register = register(&mut dice);
        let (circuit, asked) = circuit(&mut dice);
        let programme = Programme::of(&circuit, &asked);
        for stretch in &programme.stretches {
            *kinds.entry(stretch.kind).or_default() += stretch.reads.len();
        }
        let mut work = programme.workspace();
        programme.run(&nobody, &register, 0, &mut work);
        for nth in [0, WORDS - 1] {
            let words = by_step(&circuit, &register, nth);
            for wire in &asked {
                let plane: &Block = work.plane(programme.place(*wire));
                assert_eq!(
                    plane[nth], words[*wire as usize],
                    "{:?}",
                    circuit.steps[*wire as usize]
                );
            }
        }
    }
    // One of each kind of joined step at least, or this proves little.
    assert!(kinds.contains_key(&Kind::ExceptChosen), "{kinds:?}");
    assert!(kinds.contains_key(&Kind::Majority) && kinds.contains_key(&Kind::AtLeast));
    let count = |is: fn(&Kind) -> bool| kinds.keys().filter(|kind| is(kind)).count();
    assert!(count(|kind| matches!(kind, Kind::Both(..))) > 30, "{kinds:?}");
    assert!(count(|kind| matches!(kind, Kind::Then(..))) > 10, "{kinds:?}");
    assert!(count(|kind| matches!(kind, Kind::Except(_))) > 2, "{kinds:?}");
    for joined in [
        count(|kind| matches!(kind, Kind::ChooseWhen(_))),
        count(|kind| matches!(kind, Kind::ChooseYes(_))),
        count(|kind| matches!(kind, Kind::ChooseNo(_))),
        count(|kind| matches!(kind, Kind::Chosen(_))),
    ] {
        assert!(joined > 2, "{kinds:?}");
    }
}
