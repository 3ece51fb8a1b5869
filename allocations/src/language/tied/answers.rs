//! What a fact may be, where each answer is gone through.
use super::{FEW, Tied};
use crate::facts::Held;
use crate::language::check::Names;
use crate::language::eval::among;
use crate::language::ir::{Leaf, Node, NodeId};
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare};
use crate::vocabulary::{Fact, Type, ids};

/// Everything that a fact may be today; of answers that no condition tells apart as at a day, the first.
pub(crate) fn answers(names: &Names, fact: &Fact, tied: &Tied, (as_at, today): (i64, i64)) -> Vec<Held> {
    let open = fact.unknown(today);
    let numbers: Vec<i64> = match (fact.kind, &tied.judged_by) {
        (Type::Truth, _) => vec![0, 1],
        (Type::Choice(list), _) => {
            let words = names.choices.get(usize::from(list));
            (0..).take(words.map_or(0, |words| words.words.len())).collect()
        }
        (_, Some(judged_by)) => turning(names, judged_by, open, as_at),
        (_, None) => (open.lo..=open.hi)
            .take(usize::try_from(2 * FEW).unwrap_or(0) + 1)
            .collect(),
    };
    let mut answers: Vec<Held> = numbers.into_iter().map(Held::Number).collect();
    if fact.may_be_none {
        answers.push(Held::Nothing);
    }
    let Some(judged_by) = &tied.judged_by else {
        return answers;
    };
    let mut seen: Vec<Vec<Truth>> = Vec::new();
    answers.retain(|answer| {
        let value = match answer {
            Held::Number(n) => Val::exact(*n),
            Held::Nothing | Held::Text(_) | Held::Places(_) => Val::NONE,
        };
        let judged: Vec<Truth> = judged_by
            .iter()
            .map(|id| judgement(names, *id, value, as_at))
            .collect();
        let new = !seen.contains(&judged);
        if new {
            seen.push(judged);
        }
        new
    });
    answers
}

/// The numbers from which on a condition may hold or no longer hold, with the smallest.
fn turning(names: &Names, judged_by: &[NodeId], open: Val, as_at: i64) -> Vec<i64> {
    let mut turns = vec![open.lo];
    for id in judged_by {
        let Node::Compare(_, a, b) = names.program.node(*id) else {
            continue;
        };
        for how in [Comparison::Less, Comparison::AtMost] {
            let holds = |n: i64| {
                let side = |id| worth(names, id, Val::exact(n), as_at);
                compare(side(a), how, side(b)).is_yes()
            };
            let (mut before, mut after) = (open.lo, open.hi);
            let first = holds(before);
            if holds(after) == first {
                continue;
            }
            while before.saturating_add(1) < after {
                let middle = i64::midpoint(before, after);
                if holds(middle) == first {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            turns.push(after);
        }
    }
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// Whether such a condition holds when the fact has that value.
fn judgement(names: &Names, id: NodeId, value: Val, as_at: i64) -> Truth {
    let worth = |id: NodeId| worth(names, id, value, as_at);
    match names.program.node(id) {
        Node::Compare(how, a, b) => compare(worth(a), how, worth(b)),
        Node::Among(a, run) => among(worth(a), names.program.code_members(run)),
        Node::Given(a) => Truth::from(worth(a).some),
        _ => Truth::Unknown,
    }
}

/// What a side of such a condition is worth.
fn worth(names: &Names, id: NodeId, value: Val, as_at: i64) -> Val {
    let worth = |id: NodeId| worth(names, id, value, as_at);
    match names.program.node(id) {
        Node::Const(n) => Val::exact(n),
        Node::Read(Leaf::Fact(fact)) if fact == ids().as_at => Val::exact(as_at),
        Node::Read(_) => value,
        Node::AddMonths(a, months) => worth(a).map(|day| crate::calendar::add_months(day, months)),
        Node::Months(a, b, over) => worth(a).corners(worth(b), |from, to| {
            crate::calendar::months_between(from, to).div_euclid(over.max(1))
        }),
        Node::Plus(a, b) => worth(a).corners(worth(b), i64::saturating_add),
        Node::Minus(a, b) => worth(a).corners(worth(b), i64::saturating_sub),
        _ => Val::NONE,
    }
}
