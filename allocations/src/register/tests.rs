//! Row equals register, and one thread equals two, on random schemes and random households.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::match_same_arms,
    reason = "small random numbers"
)]
pub(crate) mod random;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Register, assess_register, compare, compare_parallel, outcome};
use crate::facts::Facts;
use crate::scheme::Scheme;
use random::{households, random_scheme, today};

fn agree(scheme: &Scheme, register: &Register, households: &[Facts]) -> Result<(), TestCaseError> {
    let by_planes = assess_register(scheme, register, today());
    prop_assert_eq!(by_planes.len(), households.len());
    for (facts, planes) in households.iter().zip(&by_planes) {
        let row = outcome(scheme, facts, today());
        if row != *planes {
            let facts = serde_json::to_string(facts).unwrap();
            return Err(TestCaseError::fail(format!(
                "row {row:?}\nregister {planes:?}\n{facts}"
            )));
        }
    }
    Ok(())
}

#[test]
fn row_equals_register() {
    let mut runner = TestRunner::new(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let seeds = (
        any::<u64>(),
        any::<u64>(),
        prop_oneof![Just(0_u64), Just(10), Just(3)],
    );
    let tested = runner.run(&seeds, |(scheme, people, unknown)| {
        let households = households(people, 70, unknown, 6);
        let register = Register::of(&households);
        agree(&random_scheme(scheme), &register, &households)
    });
    tested.unwrap();
}

#[test]
fn the_shipped_schemes_agree_too() {
    for unknown in [0, 10, 4] {
        let households = households(unknown + 5, 1_200, unknown, 9);
        let register = Register::of(&households);
        for (id, _) in crate::schemes::SHIPPED {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            agree(&scheme, &register, &households).unwrap_or_else(|error| panic!("{id}: {error}"));
        }
    }
}

#[test]
fn no_more_schemes_are_worked_out_row_by_row_than_these() {
    let register = Register::of(&households(3, 200, 4, 6));
    let mut by_row = Vec::new();
    for (id, _) in crate::schemes::SHIPPED {
        let scheme = crate::schemes::shipped(id).unwrap().unwrap();
        let plan = super::plan::Plan::of(&[&scheme], &register, today(), true);
        if plan.schemes[0].is_none() {
            by_row.push(id);
        }
    }
    assert_eq!(
        by_row,
        ["kensington-2017", "kensington-2023", "norwich"],
        "worked out row by row"
    );
}

#[test]
fn a_register_gives_back_the_facts_it_was_given() {
    let households = households(7, 300, 5, 12);
    let register = Register::of(&households);
    for (row, facts) in households.iter().enumerate() {
        let back = register.household(row).unwrap();
        assert_eq!(
            serde_json::to_string(&back).unwrap(),
            serde_json::to_string(facts).unwrap()
        );
    }
    assert!(register.household(300).is_none());
}

#[test]
fn one_thread_equals_two_and_both_equal_the_rows() {
    for seed in 0..6 {
        let (old, new) = (random_scheme(seed), random_scheme(seed + 100));
        let households = households(seed, 2_500, 10, 5);
        let register = Register::of(&households);
        let one = compare(&old, &new, &register, today());
        assert_eq!(one, compare_parallel(&old, &new, &register, today(), 2));
        assert_eq!(one.matrix.values().sum::<u64>(), 2_500);
        for mover in &one.movers {
            let facts = &households[mover.row];
            let (now, then) = (outcome(&old, facts, today()), outcome(&new, facts, today()));
            assert_eq!(mover.from, super::Standing::of(&now));
            assert_eq!(mover.to, super::Standing::of(&then));
            assert_eq!((mover.because, mover.would_be_because), (now.cause, then.cause));
        }
    }
}
