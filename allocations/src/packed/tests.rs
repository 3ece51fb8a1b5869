//! The packed form says what the evaluator of facts says, on random schemes and households and on every shipped scheme.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::match_same_arms,
    reason = "small random numbers"
)]
#[path = "../register/tests/random.rs"]
mod random;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::Ready;
use crate::facts::Facts;
use crate::register::outcome;
use crate::scheme::Scheme;
use random::{households, random_scheme, today};

/// How many households were answered without the evaluator of facts.
fn agree(scheme: &Scheme, households: &[Facts]) -> Result<usize, TestCaseError> {
    let ready = Ready::new(scheme, today());
    let mut quick = 0;
    for facts in households {
        let Some(packed) = ready.pack(facts) else { continue };
        let row = outcome(scheme, facts, today());
        if let Some(verdict) = ready.verdict(&packed) {
            quick += 1;
            if verdict != row {
                let facts = serde_json::to_string(facts).unwrap();
                return Err(TestCaseError::fail(format!("row {row:?}\npacked {verdict:?}\n{facts}")));
            }
        }
        prop_assert_eq!(ready.outcome(&packed, facts), row);
    }
    Ok(quick)
}

#[test]
fn packed_equals_row() {
    let mut runner = TestRunner::new(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let seeds = (any::<u64>(), any::<u64>(), prop_oneof![Just(0_u64), Just(10), Just(3)]);
    let mut quick = 0;
    let tested = runner.run(&seeds, |(scheme, people, unknown)| {
        agree(&random_scheme(scheme), &households(people, 40, unknown, 6)).map(|_| ())
    });
    tested.unwrap();
    for seed in 0..20 {
        quick += agree(&random_scheme(seed), &households(seed, 40, 0, 6)).unwrap();
    }
    println!("{quick} of 800");
    assert!(quick > 300, "only {quick} of 800 were answered by the packed form");
}

#[test]
fn the_shipped_schemes_agree_too() {
    for unknown in [0, 10, 4] {
        let households = households(unknown + 5, 400, unknown, 9);
        for (id, _) in crate::schemes::SHIPPED {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            let quick = agree(&scheme, &households).unwrap_or_else(|error| panic!("{id}: {error}"));
            let ready = Ready::new(&scheme, today());
            println!("{:?}", ready.plan.as_ref().map(super::plan::Plan::sizes));
            println!("{id}: {quick} of 400 with one fact in {unknown} unknown");
        }
    }
}
