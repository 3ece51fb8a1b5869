//! The packed form says what the evaluator of facts says, on random schemes and households and on every shipped scheme.
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Found, Ready, Trace};
use crate::facts::Facts;
use crate::language::eval::Scope;
use crate::register::outcome;
use crate::register::tests::random::{households, random_scheme, today};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;

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
                return Err(TestCaseError::fail(format!(
                    "row {row:?}\npacked {verdict:?}\n{facts}"
                )));
            }
        }
        prop_assert_eq!(ready.outcome(&packed, facts), row);
    }
    Ok(quick)
}

/// Every condition of a trace is what the evaluator of facts finds, and so is every rule.
fn traced(scheme: &Scheme, households: &[Facts]) -> usize {
    let ready = Ready::new(scheme, today());
    let day = crate::calendar::day(today());
    if !scheme.rules.adjustments.is_empty() || scheme.names.program.compares_rows() {
        assert!(
            ready.plan.is_none(),
            "points of points and two rows at once are left to the evaluator of facts"
        );
        return 0;
    }
    let plan = &ready.plan.as_ref().unwrap().tracing().unwrap().plan;
    let mut trace = Trace::default();
    let mut text = String::new();
    let mut seen = 0;
    for facts in households {
        let packed = ready.pack(facts).unwrap();
        if ready.trace(&packed, &mut trace).is_none() {
            continue;
        }
        assert_eq!(trace.outcome, Some(outcome(scheme, facts, today())));
        let placed = crate::assess::place_telling(scheme, facts, day, day);
        let frame = &placed.frame;
        let mut list = 0;
        for leaf in &trace.leaves {
            let asked = &plan.leaves[usize::from(leaf.leaf)];
            if let Some((rows, _)) = &asked.rows {
                list = ready.layout.lists[*rows].0;
            }
            let Some((node, side)) = asked.node else { continue };
            let entries = frame.list(list).unwrap_or_default();
            let scope = usize::from(leaf.row).checked_sub(1).map(|at| Scope {
                list,
                entry: &entries[at],
                outer: None,
            });
            let says = ready.wanted(leaf.leaf).unwrap();
            assert_eq!(
                leaf.answer,
                frame.truth_in(node, scope.as_ref()),
                "{says:?} {leaf:?}"
            );
            if let Some(side) = side {
                let value = frame.value(side, scope.as_ref());
                let found = match value.known() {
                    Some(n) => Found::Is(n),
                    None if !value.some => Found::Nothing,
                    None => Found::Unknown,
                };
                assert_eq!(leaf.actual, found, "{says:?} {leaf:?}");
            }
            seen += 1;
        }
        rules_agree(&ready, &placed, &trace);
        text.clear();
        ready.write(&trace, &mut text);
        assert_eq!(
            text.lines().count(),
            trace.rules.len() + trace.leaves.len(),
            "{text}"
        );
    }
    seen
}

/// Every rule of a trace is answered as the evaluator of facts answers it.
fn rules_agree(ready: &Ready<'_>, placed: &crate::assess::Placed<'_>, trace: &Trace) {
    let (scheme, frame) = (ready.scheme, &placed.frame);
    let rules = &scheme.rules;
    let exempt = crate::assess::exemption(scheme, frame);
    let exempted = |rule: &Rule, passes: Truth| {
        if rule.local_connection {
            passes.or(exempt)
        } else {
            passes
        }
    };
    let mut expected: Vec<Truth> = Vec::new();
    expected.extend(
        rules
            .eligibility
            .iter()
            .map(|rule| crate::assess::met(frame, rule)),
    );
    expected.extend(
        rules
            .qualification
            .iter()
            .map(|rule| exempted(rule, crate::assess::met(frame, rule))),
    );
    let against = |rule: &Rule| exempted(rule, crate::assess::applies(frame, rule).not()).not();
    expected.extend(rules.disqualification.iter().map(against));
    let found: Vec<Truth> = trace.rules.iter().map(|rule| rule.answer).collect();
    assert_eq!(found[..expected.len()], expected);
    let first = trace
        .rules
        .iter()
        .position(|rule| ready.rule(rule.rule).unwrap().code == rules.needs[0].rule.code);
    let needs: Vec<Truth> = placed.needs.iter().map(|need| need.answer).collect();
    let first = first.unwrap();
    assert_eq!(found[first..first + needs.len()], needs);
}

#[test]
fn a_trace_says_what_every_condition_found() {
    for unknown in [0, 10] {
        let households = households(unknown + 77, 60, unknown, 6);
        for (id, _) in crate::schemes::SHIPPED {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            let seen = traced(&scheme, &households);
            // Of the lottery's own facts these households say nothing, and whole answers are left to the facts.
            let all_known =
                unknown == 0 && !["home-link", "lottery", "north-norfolk", "norwich"].contains(&id);
            assert!(seen > 100 || !all_known, "{id}: {seen}");
        }
        for seed in 0..30 {
            traced(&random_scheme(seed), &households);
        }
    }
}

#[test]
fn packed_equals_row() {
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
    let mut quick = 0;
    let tested = runner.run(&seeds, |(scheme, people, unknown)| {
        agree(&random_scheme(scheme), &households(people, 40, unknown, 6)).map(|_| ())
    });
    tested.unwrap();
    for seed in 0..20 {
        quick += agree(&random_scheme(seed), &households(seed, 40, 0, 6)).unwrap();
    }
    assert!(
        quick > 250,
        "only {quick} of 800 were answered by the packed form"
    );
}

#[test]
fn the_shipped_schemes_agree_too() {
    for unknown in [0, 10, 4] {
        let households = households(unknown + 5, 400, unknown, 9);
        for (id, _) in crate::schemes::SHIPPED {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            let quick = agree(&scheme, &households).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert!(Ready::new(&scheme, today()).is_quick(), "{id}");
            // A history of bands that is not empty, conditions on the list of needs, and whole answers where the lottery's
            // own facts are missing are left to the facts.
            assert!(
                quick > 250 || unknown > 0 || ["lottery", "north-norfolk", "norwich"].contains(&id),
                "{id}: {quick}"
            );
        }
    }
}
