//! Laws about what is just: greater need never lowers anybody, and what keeps somebody off is named and can be put right.
#![cfg(test)]
mod households;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use allocations::vocabulary::{Type, vocabulary};
use allocations::{Assessment, Facts, NeedFound, Scheme, Truth, Value, Verdict, assess, schemes};
use households::{build, day, households};
use proptest::prelude::{prop_assert, prop_assert_eq};
use proptest::sample;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    let shipped = schemes::SHIPPED.iter();
    shipped
        .map(|(id, _)| schemes::shipped(id).unwrap().unwrap())
        .collect()
});

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

/// The needs that count now, for certain, with their points.
fn counting(answer: &Assessment) -> Vec<&NeedFound> {
    let needs = answer.needs.iter();
    needs
        .filter(|need| need.answer.is_yes() && !need.expired)
        .collect()
}

fn open(answer: &Assessment) -> bool {
    answer.needs.iter().any(|need| need.answer.is_unknown())
}

/// Two households of which the second has every need of the first, and more.
fn needier(less: &Assessment, more: &Assessment) -> bool {
    if open(less) || open(more) {
        return false;
    }
    let (less, more) = (counting(less), counting(more));
    let kept = |need: &&NeedFound| {
        let same = more.iter().find(|other| other.code == need.code);
        same.is_some_and(|other| other.points == need.points && other.band == need.band)
    };
    let added = |need: &&&NeedFound| !less.iter().any(|other| other.code == need.code);
    // A scheme may say that something takes points away; that is no need.
    let adds = |need: &&NeedFound| need.points.unwrap_or(0) >= 0;
    more.len() > less.len()
        && less.iter().all(kept)
        && more.iter().filter(added).copied().all(|need| adds(&need))
}

/// An answer for a fact of which neither household says anything.
fn usual(name: &str) -> Option<Value> {
    let (_, fact) = vocabulary().fact(name)?;
    Some(match fact.kind {
        Type::Truth => Value::Truth(false),
        Type::Choice(_) => Value::from(vocabulary().words(fact.kind).first()?.as_str()),
        Type::Date => Value::Date(day()),
        Type::Place => Value::from("norwich"),
        Type::Places => Value::Places(Vec::new()),
        Type::Text => Value::from("x"),
        Type::Number(_) | Type::Decimal(..) | Type::Money | Type::Duration | Type::Moment => {
            Value::Whole(fact.least.max(0))
        }
    })
}

fn steps(answer: &Assessment) -> Vec<&str> {
    answer.steps.iter().map(|step| step.code.as_str()).collect()
}

#[test]
fn greater_need_never_lowers_priority_unless_the_scheme_says_so() {
    let compared = Cell::new(0_u32);
    let drawn = (
        households(),
        households(),
        sample::select((0..schemes::SHIPPED.len()).collect::<Vec<_>>()),
    );
    let tested = runner(400).run(&drawn, |(base, other, at)| {
        let scheme = &SCHEMES[at];
        let mut facts = build(&base, None);
        // What the one leaves open the other knows, or else a need would wait for it.
        for (name, value) in base
            .0
            .iter()
            .zip(&other.0)
            .filter(|(base, _)| base.1.is_none())
            .map(|(_, other)| other)
        {
            let known = value.clone().or_else(|| usual(name));
            facts.set(name, known.unwrap()).unwrap();
        }
        for list in ["members", "residences", "jobs", "relatives", "moves"] {
            if facts.length(list).is_none() {
                facts.begin(list).unwrap();
            }
        }
        let less = assess(scheme, &facts, day());
        // Each fact of the other household in turn: one answer changes, and perhaps a need is added.
        for (name, value) in &other.0 {
            let Some(value) = value else { continue };
            let mut changed = facts.clone();
            changed.set(name, value.clone()).unwrap();
            let more = assess(scheme, &changed, day());
            // A step up or down the ladder is the scheme saying so.
            if !needier(&less, &more) || steps(&less) != steps(&more) {
                continue;
            }
            compared.set(compared.get() + 1);
            if let (Some(less), Some(more)) = (&less.band, &more.band) {
                prop_assert!(
                    more.rank <= less.rank,
                    "{name} = {value:?}: {less:?} then {more:?}"
                );
            }
            prop_assert!(less.band.is_none() || more.band.is_some(), "{name} = {value:?}");
            if let (Some(less), Some(more)) = (&less.points, &more.points) {
                prop_assert!(
                    more.least >= less.least && more.most >= less.most,
                    "{name} = {value:?}"
                );
            }
        }
        Ok(())
    });
    tested.unwrap();
    assert!(
        compared.get() > 100,
        "only {} pairs were compared",
        compared.get()
    );
}

/// Somebody whom every shipped scheme of the English law could take.
fn welcome() -> Facts {
    let mut facts = Facts::new();
    for (name, value) in [
        ("applicant_type", Value::from("homeseeker")),
        ("immigration", "british or irish".into()),
        ("habitually_resident", true.into()),
        ("applied_on", "2020-01-10".into()),
        ("registered_on", "2020-01-10".into()),
        ("tenure", "private tenant".into()),
        ("bedrooms_held", 1.into()),
        ("net_income", 1_000_000.into()),
        ("savings", 0.into()),
        ("equity", 0.into()),
        ("pension_age", false.into()),
        ("unacceptable_behaviour", false.into()),
        ("false_information", false.into()),
        ("gives_care", true.into()),
        ("adopted_local_connection", true.into()),
        ("homeless_duty", "none".into()),
        ("medical", "none".into()),
        ("welfare", "none".into()),
        ("forces", "none".into()),
    ] {
        facts.set(name, value).unwrap();
    }
    facts
        .push(
            "members",
            [
                ("relation", Value::from("applicant")),
                ("birth_date", "1980-04-01".into()),
                ("lives_here", "always".into()),
            ],
        )
        .unwrap();
    for list in ["residences", "jobs", "relatives", "moves"] {
        facts.begin(list).unwrap();
    }
    facts
}

fn keeps_off(verdict: &Verdict) -> Vec<&allocations::Reason> {
    verdict
        .reasons
        .iter()
        .filter(|reason| reason.answer.is_no())
        .collect()
}

/// Gives back what a fact or list is for the household that passes. True when that changed anything.
fn give_back(facts: &mut Facts, from: &Facts, name: &str) -> bool {
    let before = facts.clone();
    let mut kept: serde_json::Value = serde_json::to_value(&*facts).unwrap();
    let wanted = serde_json::to_value(from).unwrap();
    match wanted.get(name) {
        Some(value) => kept[name] = value.clone(),
        None => {
            kept.as_object_mut().unwrap().remove(name);
        }
    }
    *facts = serde_json::from_value(kept).unwrap();
    *facts != before
}

#[test]
fn removing_the_cause_of_an_exclusion_removes_the_exclusion() {
    let excluded = Cell::new(0_u32);
    let drawn = (
        households(),
        sample::select((0..schemes::SHIPPED.len()).collect::<Vec<_>>()),
    );
    let tested = runner(600).run(&drawn, |(other, at)| {
        let scheme = &SCHEMES[at];
        let passes = welcome();
        let welcome = assess(scheme, &passes, day());
        if !welcome.on_register().is_yes() {
            return Ok(());
        }
        let mut facts = build(&other, None);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        loop {
            let answer = assess(scheme, &facts, day());
            let against: Vec<_> = [&answer.eligible, &answer.qualifying]
                .into_iter()
                .flat_map(keeps_off)
                .collect();
            let off = answer.eligible.answer.is_no() || answer.qualifying.answer.is_no();
            prop_assert_eq!(
                off,
                !against.is_empty(),
                "an exclusion without a reason, or a reason without one"
            );
            if !off {
                break;
            }
            excluded.set(excluded.get() + 1);
            // The facts each reason names; what was worked out comes from the members of the household.
            let mut put_right = false;
            for fact in against.iter().flat_map(|reason| &reason.facts) {
                let name = fact.name.split('.').next().unwrap();
                let given = facts.knows(name) || passes.knows(name);
                let name = if given { name } else { "members" };
                put_right |= give_back(&mut facts, &passes, name);
                seen.insert(name.to_owned());
            }
            // It is no circle: as long as somebody is kept off, a reason names something that is not as it should be.
            if !put_right {
                return Err(TestCaseError::fail(format!(
                    "{}: {against:#?} after {seen:?}",
                    scheme.id()
                )));
            }
        }
        Ok(())
    });
    tested.unwrap();
    assert!(
        excluded.get() > 100,
        "only {} exclusions were seen",
        excluded.get()
    );
}

#[test]
fn most_shipped_schemes_are_tried_by_that_law() {
    let welcoming = SCHEMES
        .iter()
        .filter(|scheme| assess(scheme, &welcome(), day()).on_register().is_yes());
    assert!(welcoming.count() >= 5);
}

#[test]
fn every_verdict_has_the_reasons_for_its_answer() {
    let drawn = (
        households(),
        sample::select((0..schemes::SHIPPED.len()).collect::<Vec<_>>()),
    );
    let tested = runner(200).run(&drawn, |(household, at)| {
        let answer = assess(&SCHEMES[at], &build(&household, None), day());
        for verdict in [&answer.eligible, &answer.qualifying] {
            let of = |truth: Truth| {
                verdict
                    .reasons
                    .iter()
                    .filter(|reason| reason.answer == truth)
                    .count()
            };
            match verdict.answer {
                Truth::Yes => prop_assert_eq!(of(Truth::No) + of(Truth::Unknown), 0),
                Truth::No => prop_assert!(of(Truth::No) > 0),
                Truth::Unknown => prop_assert!(of(Truth::No) == 0 && of(Truth::Unknown) > 0),
            }
            prop_assert!(verdict.reasons.iter().all(|reason| !reason.code.is_empty()));
        }
        Ok(())
    });
    tested.unwrap();
}
