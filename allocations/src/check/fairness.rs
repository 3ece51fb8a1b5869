//! Reasonable preference, the exemptions of the law, and greater need that gives less.
use std::collections::BTreeSet;

use super::places::some_day;
use super::witness::{give, ways};
use super::{Careful, Weight};
use crate::assess::{applies, place};
use crate::facts::{Facts, Value};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::vocabulary::{Known, ids, vocabulary};

/// Every head of s.166A(3) must be served, and no disqualification may remove one as a class.
pub(super) fn preference(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    if scheme.head.law != "England" {
        return;
    }
    let top = scheme
        .root
        .get("scheme")
        .map(|head| head.spot)
        .unwrap_or_default();
    for head in ['a', 'b', 'c', 'd', 'e'] {
        if !scheme.rules.needs.iter().any(|need| need.heads.contains(&head)) {
            let says = format!("No need gives the reasonable preference of s.166A(3)({head}).");
            reader.find("head-not-served", Weight::Serious, top, says);
        }
    }
    let day = some_day(reader);
    let nobody = Facts::new();
    for bar in &scheme.rules.disqualification {
        for need in scheme.rules.needs.iter().filter(|need| !need.heads.is_empty()) {
            let ways = ways(&scheme.names.program, need.rule.when);
            let removed = ways.iter().filter(|way| !way.is_empty()).any(|way| {
                let mut placed = place(scheme, &nobody, day, day);
                give(&mut placed, way);
                applies(&placed.frame, bar).is_yes()
            });
            if removed {
                let says = format!(
                    "`{}` takes everyone with the need `{}` off the register, though the law gives them preference.",
                    bar.code, need.rule.code
                );
                reader.find("class-removed", Weight::Serious, bar.spot, says);
            }
        }
    }
}

/// A test that looks at where people lived or worked, but is not marked as one of local connection, which the law
/// limits.
pub(super) fn local_connection(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    if scheme.head.law != "England" {
        return;
    }
    let tests = scheme
        .rules
        .qualification
        .iter()
        .chain(&scheme.rules.disqualification);
    let forgotten: Vec<&Rule> = tests
        .filter(|rule| !rule.local_connection && about_places(reader, rule.when))
        .collect();
    for rule in forgotten {
        let says = format!(
            "`{}` looks at where people live or work. Mark it `local_connection = true`, so that exempt groups pass.",
            rule.code
        );
        reader.find("exemption-forgotten", Weight::Serious, rule.spot, says);
    }
}

fn about_places(reader: &Careful<'_>, id: NodeId) -> bool {
    let program = &reader.scheme.names.program;
    let mut waiting = vec![id];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = program.node(id);
        if matches!(node, Node::Inside(..)) {
            return true;
        }
        if let Node::Read(Leaf::Fact(fact)) = node
            && vocabulary()
                .fact_at(fact)
                .is_some_and(|fact| fact.name == "local_connection")
        {
            return true;
        }
        waiting.extend(program.children_of(node));
    }
    false
}

/// Facts whose choices grow worse from the first to the last.
const GROWING: [&str; 3] = ["medical", "welfare", "harassment"];

/// Tries each growing need on a household that has nothing else, and sees whether priority ever falls.
pub(super) fn greater_need(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    let day = some_day(reader);
    let top = scheme
        .root
        .get("priority")
        .or(scheme.root.get("scheme"))
        .map(|tree| tree.spot)
        .unwrap_or_default();
    for name in GROWING {
        let Some((_, fact)) = vocabulary().fact(name) else {
            continue;
        };
        let mut before: Option<(i64, String)> = None;
        for word in vocabulary().words(fact.kind) {
            let mut facts = nothing_else();
            if facts.set(name, word.as_str()).is_err() {
                continue;
            }
            let now = standing(reader, &facts, day);
            if let Some((better, last)) = before.as_ref().filter(|(better, _)| now > *better) {
                let says = format!(
                    "With {} \"{word}\" a household stands lower than with \"{last}\" ({} and {}).",
                    fact.label,
                    place_of(reader.scheme, now),
                    place_of(reader.scheme, *better)
                );
                reader.find("greater-need-lower", Weight::Serious, top, says);
            }
            before = Some((now, word.clone()));
        }
    }
}

/// A standing as people say it.
fn place_of(scheme: &Scheme, standing: i64) -> String {
    if scheme.rules.by_points {
        return counted(standing.saturating_neg());
    }
    let band = usize::try_from(standing)
        .ok()
        .and_then(|at| scheme.rules.bands.get(at));
    band.map_or_else(|| "no band".to_owned(), |band| band.name.clone())
}

fn counted(points: i64) -> String {
    if points == 1 {
        "1 point".to_owned()
    } else {
        format!("{points} points")
    }
}

/// How far from the top: the band, or the points taken negatively.
fn standing(reader: &Careful<'_>, facts: &Facts, day: i64) -> i64 {
    let placed = place(reader.scheme, facts, day, day);
    if reader.scheme.rules.by_points {
        return placed.frame.value_of(ids().points).lo.saturating_neg();
    }
    let band = placed.frame.value_of(ids().band);
    if band.some && !band.none {
        band.hi
    } else {
        i64::MAX
    }
}

/// A household that has answered no to everything that can be answered so.
fn nothing_else() -> Facts {
    let mut facts = Facts::new();
    for fact in vocabulary()
        .facts()
        .iter()
        .filter(|fact| fact.known == Known::Household)
    {
        let words = vocabulary().words(fact.kind);
        let none = words.iter().any(|word| word == "none");
        let value = if fact.may_be_none {
            Value::Nothing
        } else if none {
            Value::from("none")
        } else {
            Value::Truth(false)
        };
        // Facts that have no such answer stay unknown.
        let _ = facts.set(&fact.name, value);
    }
    for list in vocabulary().lists() {
        let _ = facts.begin(&list.name);
    }
    facts
}
