//! Two schemes over a whole register: the register evaluator against the same rules written by hand.
//!
//! `cargo bench -p allocations --bench register [households] [rounds] [seed]`
#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a benchmark prints what it measured and stops at the first surprise; the yardstick is plain code"
)]
mod yardstick;

use std::hint::black_box;

use allocations::register::{
    Cause, Comparison, Register, RegisterBuilder, Standing, assess_register, compare, compare_parallel,
    outcome,
};
use allocations::{Facts, Scheme};
use yardstick::hand::{Columns, Days, Rules, Said};
use yardstick::people::{Dice, Household, UNKNOWN, facts, forget, household, today};
use yardstick::{load, report, scheme_text, shipped, timed, variant};

/// The yardstick's answer: counts from each standing to each, and everybody who moves with both reasons.
#[derive(PartialEq, Eq, Debug)]
struct ByHand {
    matrix: [[u64; 6]; 6],
    movers: Vec<(u32, Said, Said)>,
}

fn by_hand(columns: &Columns, old: &Rules, new: &Rules) -> ByHand {
    let (old_days, new_days) = (Days::of(old), Days::of(new));
    let mut answer = ByHand {
        matrix: [[0; 6]; 6],
        movers: Vec::new(),
    };
    for row in 0..columns.rows() {
        let (a, b) = (
            columns.assess(old, &old_days, row),
            columns.assess(new, &new_days, row),
        );
        answer.matrix[usize::from(a.standing)][usize::from(b.standing)] += 1;
        if a.standing != b.standing {
            answer.movers.push((row as u32, a, b));
        }
    }
    answer
}

fn standing(standing: Standing) -> u8 {
    match standing {
        Standing::Off => 0,
        Standing::Band(band) => band + 1,
        Standing::NoBand => 9,
        Standing::Undecided => 5,
    }
}

fn rule(cause: Cause) -> u8 {
    match cause {
        Cause::Otherwise => 0,
        Cause::Need(at) => 100 + at as u8,
        Cause::Eligibility(at) => 1 + at as u8,
        Cause::Qualification(at) => 3 + at as u8,
        Cause::Disqualification(at) => 5 + at as u8,
    }
}

/// Stops unless both say the same of every household that moves, and of how many go where.
fn same(hand: &ByHand, engine: &Comparison) {
    let mut matrix = [[0; 6]; 6];
    for ((from, to), households) in &engine.matrix {
        matrix[usize::from(standing(*from))][usize::from(standing(*to))] += households;
    }
    assert_eq!(matrix, hand.matrix);
    assert_eq!(hand.movers.len(), engine.movers.len());
    for ((row, a, b), mover) in hand.movers.iter().zip(&engine.movers) {
        assert_eq!(*row as usize, mover.row);
        assert_eq!(
            (a.standing, b.standing),
            (standing(mover.from), standing(mover.to)),
            "row {row}"
        );
        assert_eq!(
            (a.rule, b.rule),
            (rule(mover.because), rule(mover.would_be_because)),
            "row {row}"
        );
        assert_eq!(b.bedrooms, mover.bedrooms);
    }
}

struct Case {
    old: (Scheme, Rules),
    new: (Scheme, Rules),
}

fn cases(seed: u64, count: usize) -> Vec<Case> {
    let text = scheme_text();
    let mut dice = Dice(seed);
    let old = load(&text);
    (0..count)
        .map(|_| {
            let (text, rules) = variant(&text, &mut dice);
            Case {
                old: (old.clone(), shipped()),
                new: (load(&text), rules),
            }
        })
        .collect()
}

fn built(seed: u64, from: u64, count: u64, unknown: bool) -> (Columns, Register, Vec<Facts>) {
    let (mut columns, mut builder, mut some) = (Columns::default(), RegisterBuilder::new(), Vec::new());
    for row in from..from + count {
        let mut one: Household = household(seed, row);
        if unknown {
            forget(&mut one, seed, row);
        }
        let facts = facts(&one);
        columns.push(&one);
        builder.push(&facts);
        if row < from + 3_000 {
            some.push(facts);
        }
    }
    columns.finish();
    (columns, builder.finish(), some)
}

/// Schemes with a condition that the planes cannot say: whole registers in planes against the row evaluator.
fn mixed(seed: u64, rounds: usize) {
    let some: Vec<Facts> = (0..20_000).map(|row| facts(&household(seed, row))).collect();
    let register = Register::of(&some);
    for id in ["kensington-2017", "kensington-2023", "norwich"] {
        let scheme = allocations::schemes::shipped(id).unwrap().unwrap();
        let (mut rows, mut planes) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (by_row, rows_ms) = timed(|| {
                some.iter()
                    .map(|facts| outcome(&scheme, facts, today()))
                    .collect::<Vec<_>>()
            });
            let (by_planes, planes_ms) = timed(|| assess_register(&scheme, &register, today()));
            assert_eq!(by_row, by_planes, "{id}");
            rows.push(rows_ms);
            planes.push(planes_ms);
        }
        report(
            &format!("{id}, 20,000 households, against the row evaluator"),
            &rows,
            &planes,
            "ms",
        );
    }
}

/// A tenth of the members' sexes unknown: who may share a bedroom is then open, and such households go to the row evaluator.
fn sexes(seed: u64, rounds: usize) {
    let scheme = load(&scheme_text());
    let mut dice = Dice(seed);
    let known: Vec<Household> = (0..20_000).map(|row| household(seed, row)).collect();
    let mut open = known.clone();
    for member in open.iter_mut().flat_map(|one| &mut one.members) {
        if dice.below(10) == 0 {
            member.sex = UNKNOWN;
        }
    }
    let [known, open] = [known, open].map(|all| all.iter().map(facts).collect::<Vec<Facts>>());
    let (known_register, open_register) = (Register::of(&known), Register::of(&open));
    let by_row = |some: &[Facts]| {
        some.iter()
            .map(|one| outcome(&scheme, one, today()))
            .collect::<Vec<_>>()
    };
    assert_eq!(by_row(&open), assess_register(&scheme, &open_register, today()));
    let (mut closed, mut rows, mut planes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        closed.push(timed(|| black_box(assess_register(&scheme, &known_register, today()))).1);
        rows.push(timed(|| black_box(by_row(&open))).1);
        planes.push(timed(|| black_box(assess_register(&scheme, &open_register, today()))).1);
    }
    let what = "a tenth of the sexes unknown, 20,000 households, against";
    report(&format!("{what} the same all known"), &closed, &planes, "ms");
    report(&format!("{what} the row evaluator"), &rows, &planes, "ms");
}

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let count = numbers.first().copied().unwrap_or(1_000_000);
    let rounds = numbers.get(1).copied().unwrap_or(7) as usize;
    let seed = numbers.get(2).copied().unwrap_or(2026);
    println!("{count} households, {rounds} rounds, seed {seed}");
    let cases = cases(seed, 5);
    let ((columns, register, some), built_in) = timed(|| built(seed, 0, count, false));
    println!(
        "built in {built_in:.0} ms; {:.1} bytes a household",
        register.bytes() as f64 / count as f64
    );
    drop(some);
    same(
        &by_hand(&columns, &cases[0].old.1, &cases[0].new.1),
        &compare(&cases[0].old.0, &cases[0].new.0, &register, today()),
    );
    let (mut hand, mut one, mut two) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let case = &cases[round % cases.len()];
        let (by_hand, hand_ms) = timed(|| by_hand(&columns, &case.old.1, &case.new.1));
        let (engine, one_ms) = timed(|| compare(&case.old.0, &case.new.0, &register, today()));
        let (again, two_ms) = timed(|| compare_parallel(&case.old.0, &case.new.0, &register, today(), 2));
        same(&by_hand, &engine);
        assert_eq!(engine, again);
        if round == 0 {
            println!("{} movers", engine.movers.len());
        }
        hand.push(hand_ms);
        one.push(one_ms);
        two.push(two_ms);
    }
    report("all known, 1 thread", &hand, &one, "ms");
    report("all known, 1 thread against 2", &one, &two, "ms");
    // The yardstick has no notion of a missing fact, so it is timed on the households as they were before.
    let (_, gaps, some) = built(seed, 0, count, true);
    let sample = Register::of(&some);
    let (mut hand, mut open) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let case = &cases[round % cases.len()];
        if round < 2 {
            for (facts, planes) in some.iter().zip(assess_register(&case.new.0, &sample, today())) {
                assert_eq!(outcome(&case.new.0, facts, today()), planes);
            }
        }
        let (by_hand, hand_ms) = timed(|| by_hand(&columns, &case.old.1, &case.new.1));
        let (engine, open_ms) = timed(|| compare(&case.old.0, &case.new.0, &gaps, today()));
        black_box((by_hand, engine));
        hand.push(hand_ms);
        open.push(open_ms);
    }
    mixed(seed, rounds);
    sexes(seed, rounds);
    report(
        "one fact in ten unknown, 1 thread, against the yardstick that knows all",
        &hand,
        &open,
        "ms",
    );
}
