//! Row equals register, and one thread equals two, on random schemes and random households.
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::match_same_arms,
    reason = "small random numbers"
)]
mod circuits;
pub(crate) mod random;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::programme::Task;
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
fn no_shipped_scheme_is_worked_out_row_by_row() {
    let register = Register::of(&households(3, 200, 4, 6));
    let (mut by_row, mut in_part) = (Vec::new(), Vec::new());
    for (id, _) in crate::schemes::SHIPPED {
        let scheme = crate::schemes::shipped(id).unwrap().unwrap();
        let plan = super::plan::Plan::of(&[&scheme], &register, today(), true);
        if plan.schemes[0].is_none() {
            by_row.push(id);
        }
        let left = |task: &Task| matches!(task, Task::Rows { .. });
        if plan.programme.tasks.iter().any(left) {
            in_part.push(id);
        }
    }
    assert!(by_row.is_empty(), "worked out row by row: {by_row:?}");
    assert_eq!(
        in_part,
        ["kensington-2017", "kensington-2023", "norwich"],
        "one condition worked out row by row"
    );
}

/// A condition that the planes cannot say, for a scheme with another test beside it.
fn with_a_hard_condition(beside: &str) -> Scheme {
    let text = format!(
        "[scheme]\nid = \"x\"\ntitle = \"X\"\nversion = \"1\"\n[places]\narea = [\"south-norfolk\"]\n\
         [[qualification]]\ncode = \"connection\"\nsays = \"s\"\n\
         when = '{beside} (unbroken time in residences where place in area) >= 1 year'\n\
         [[need]]\ncode = \"sharing\"\nsays = \"s\"\nwhen = \"shares_facilities\"\nband = \"A\"\n\
         [[need]]\ncode = \"settled\"\nsays = \"s\"\n\
         when = '(unbroken time in residences where place in area) >= 1 year'\nband = \"B\"\n\
         [[band]]\nname = \"A\"\n[[band]]\nname = \"B\"\n[[band]]\nname = \"C\"\n\
         [priority]\notherwise = \"C\"\n[[label]]\ncode = \"general\"\norder = [\"applied_on, oldest first\", \"draw\"]\n"
    );
    Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

#[test]
fn a_condition_answered_for_some_rows_is_not_used_for_others() {
    for (seed, unknown) in [(1, 0), (2, 10), (3, 3)] {
        let households = households(seed, 900, unknown, 5);
        let register = Register::of(&households);
        for beside in [
            "",
            "pension_age or",
            "not pension_age and",
            "shares_facilities or not pension_age and",
        ] {
            agree(&with_a_hard_condition(beside), &register, &households).unwrap();
        }
    }
}

#[test]
fn an_easy_condition_beside_it_leaves_fewer_rows_to_answer_for() {
    let register = Register::of(&households(4, 500, 0, 5));
    let scheme = with_a_hard_condition("pension_age or");
    let plan = super::plan::Plan::of(&[&scheme], &register, today(), true);
    let who: Vec<u32> = plan
        .programme
        .tasks
        .iter()
        .filter_map(|task| match task {
            Task::Rows { who, .. } => Some(*who),
            Task::Days { .. } | Task::Pairs { .. } => None,
        })
        .collect();
    // Once for those for whom the pension leaves it open, once for the need, which everybody may have.
    assert_eq!(who.len(), 2);
    assert_eq!(who.iter().filter(|place| **place == 1).count(), 1);
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
