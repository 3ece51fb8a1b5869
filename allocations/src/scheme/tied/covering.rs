//! Needs that cover every answer to a question between them.
use std::collections::{BTreeMap, BTreeSet};

use super::answerable;
use super::survey::Use;
use crate::facts::{Facts, Value};
use crate::language::eval::Frame;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::language::tied::{Spoken, fact};
use crate::scheme::Scheme;
use crate::scheme::frame::frame;
use crate::scheme::model::Need;
use crate::vocabulary::{Fact, Type};

/// A fact that can be answered from a short list, and how many answers there are.
struct Open<'a> {
    of: Spoken,
    fact: &'a Fact,
    answers: Vec<Value>,
    /// The needs that ask about it.
    needs: Vec<&'a Need>,
}

/// Facts whose every answer may put the household in a band, though no single need is certain while nobody has said.
pub(super) fn covering(scheme: &Scheme, uses: &BTreeMap<Spoken, Use>) -> BTreeSet<Spoken> {
    let names = &scheme.names;
    let needs = || scheme.rules.needs.iter().filter(|need| need.band.is_some());
    let asks = |need: &Need, leaf: Leaf| {
        let mut conditions = [Some(need.rule.when), need.rule.unless].into_iter().flatten();
        conditions.any(|node| looks_at(&names.program, node, leaf))
    };
    let mut open: Vec<Open<'_>> = Vec::new();
    for (of, _) in uses.iter().filter(|(_, used)| used.band > 1) {
        let Some(fact) = fact(names, *of).filter(|_| of.0.is_none() && answerable(*of)) else {
            continue;
        };
        let answers = match fact.kind {
            Type::Truth => vec![Value::Truth(false), Value::Truth(true)],
            Type::Choice(list) => {
                let words = names.choices.get(usize::from(list));
                let words = words.map_or(&[][..], |words| words.words.as_slice());
                words.iter().cloned().map(Value::Words).collect()
            }
            Type::Number(_)
            | Type::Decimal(..)
            | Type::Money
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Place
            | Type::Places
            | Type::Text => continue,
        };
        open.push(Open {
            of: *of,
            fact,
            answers,
            needs: needs().filter(|need| asks(need, of.1)).collect(),
        });
    }
    let day = scheme.head.in_force_from.map_or(0, crate::calendar::day);
    let mut facts = Facts::new();
    let loud = |facts: &Facts, need: &Need| {
        let frame = frame(scheme, facts, day);
        let reads = |node: NodeId| open.iter().any(|open| looks_at(&names.program, node, open.of.1));
        let excepted = need.rule.unless.is_some_and(reads) && !frame.truth(need.rule.when).is_no();
        excepted || !quiet(&frame, need.rule.when, &reads)
    };
    for _ in 0..2 {
        for one in &open {
            let best = one.answers.iter().min_by_key(|answer| {
                let facts = answered(&facts, one, answer);
                one.needs.iter().filter(|need| loud(&facts, need)).count()
            });
            if let Some(best) = best {
                facts = answered(&facts, one, best);
            }
        }
    }
    let still = |one: &&Open<'_>| one.needs.iter().any(|need| loud(&facts, need));
    open.iter().filter(still).map(|one| one.of).collect()
}

fn answered(facts: &Facts, open: &Open<'_>, answer: &Value) -> Facts {
    let mut facts = facts.clone();
    match open.of.1 {
        Leaf::Fact(id) => {
            if let Ok(held) = crate::facts::hold(open.fact, answer.clone()) {
                facts.hold(id, held);
            }
        }
        Leaf::Local(_) | Leaf::Field { .. } => facts.set_own(&open.fact.name, answer.clone()),
    }
    facts
}

fn looks_at(program: &Program, id: NodeId, leaf: Leaf) -> bool {
    let node = program.node(id);
    Program::leaves_of(node).any(|read| read == leaf)
        || program
            .children_of(node)
            .into_iter()
            .any(|child| looks_at(program, child, leaf))
}

/// Whether the answers given so far make the condition hold nowhere where it would not hold without them.
fn quiet(frame: &Frame<'_>, id: NodeId, reads: &dyn Fn(NodeId) -> bool) -> bool {
    if !reads(id) {
        return true;
    }
    match frame.program.node(id) {
        Node::Any(run) => {
            let mut parts = frame.program.members(run).iter();
            parts.all(|part| quiet(frame, *part, reads))
        }
        Node::All(run) => {
            let parts = frame.program.members(run);
            parts.iter().all(|part| quiet(frame, *part, reads)) || frame.truth(id).is_no()
        }
        _ => frame.truth(id).is_no(),
    }
}
