//! Divisions by something that may be nought: there is then no answer, which seldom is what was meant.
use std::collections::BTreeSet;

use super::{Careful, Weight};
use crate::language::check::Names;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::language::words::phrase;
use crate::scheme::model::{Rule, Sort};
use crate::scheme::tree::Spot;
use crate::types::Type;
use crate::vocabulary::vocabulary;

pub(super) fn noughts(reader: &mut Careful<'_>) {
    let names = &reader.scheme.names;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (id, guard, spot) in expressions(reader) {
        let mut search = Search {
            program: &names.program,
            guards: guard.into_iter().collect(),
            found: Vec::new(),
        };
        search.walk(id, 0);
        for divisor in search.found {
            if seen.insert(divisor) {
                found.push((spot, told(names, divisor)));
            }
        }
    }
    for (spot, says) in found {
        reader.find("divides-by-nought", Weight::Doubtful, spot, says);
    }
}

/// The remark, with the condition that would help when the divisor has a name.
fn told(names: &Names, divisor: NodeId) -> String {
    let fact = match names.program.node(divisor) {
        Node::Read(Leaf::Fact(fact)) => vocabulary().fact_at(fact),
        Node::Read(Leaf::Local(at)) => names.locals.get(usize::from(at)),
        _ => None,
    };
    let (what, when) = fact.map_or_else(
        || (phrase(names, divisor), "… = 0".to_owned()),
        |fact| {
            let nought = if fact.kind == Type::Money { "£0" } else { "0" };
            (fact.label.clone(), format!("{} = {nought}", fact.name))
        },
    );
    format!(
        "This divides by \"{what}\", which may be 0. There is then no answer. Say what counts instead: `if {when} then … else …`."
    )
}

/// Every condition and value of the scheme, with the condition that must hold before it counts, and its place.
pub(super) fn expressions(reader: &Careful<'_>) -> Vec<(NodeId, Option<NodeId>, Spot)> {
    let rules = &reader.scheme.rules;
    let mut all: Vec<(NodeId, Option<NodeId>, Spot)> = Vec::new();
    let mut conditions: Vec<&Rule> = rules.eligibility.iter().collect();
    conditions.extend(rules.qualification.iter().chain(&rules.disqualification));
    conditions.extend(rules.steps.iter().map(|step| &step.rule));
    conditions.extend(&rules.bidding.blocks);
    for need in &rules.needs {
        conditions.push(&need.rule);
        all.extend(
            need.points
                .map(|points| (points, Some(need.rule.when), need.rule.spot)),
        );
    }
    for adjustment in &rules.adjustments {
        conditions.push(&adjustment.rule);
        let when = Some(adjustment.rule.when);
        all.extend(adjustment.sums().map(|sum| (sum, when, adjustment.rule.spot)));
    }
    for date in &rules.dates.rank {
        all.extend(date.when.map(|when| (when, None, date.spot)));
        all.push((date.date, date.when, date.spot));
    }
    for label in &rules.labels {
        conditions.extend(label.may_bid.iter().chain(&label.considers));
        for cap in &label.caps {
            conditions.push(&cap.rule);
            let sums = cap.most.into_iter().chain(cap.adds);
            all.extend(sums.map(|sum| (sum, None, cap.rule.spot)));
        }
        all.extend(label.limits.iter().map(|limit| (limit.most, None, limit.spot)));
        for stage in &label.stages {
            conditions.push(&stage.rule);
            conditions.extend(stage.turns.iter().map(|turn| &turn.rule));
            all.extend(stage.most.map(|most| (most, None, stage.rule.spot)));
            for tier in &stage.tiers {
                conditions.push(&tier.rule);
                all.extend(tier.most.map(|most| (most, None, tier.rule.spot)));
            }
            let values = stage.order.iter().filter_map(|key| match key.sort {
                Sort::Value(id, _) => Some((id, None, label.spot)),
                Sort::Draw(chances) => chances.map(|id| (id, None, label.spot)),
                Sort::Tier | Sort::Reference => None,
            });
            all.extend(values);
        }
    }
    for rule in conditions {
        let both = [Some(rule.when), rule.unless];
        all.extend(both.into_iter().flatten().map(|id| (id, None, rule.spot)));
    }
    all
}

/// Looks for divisors, knowing which conditions were asked on the way.
struct Search<'a> {
    program: &'a Program,
    guards: Vec<NodeId>,
    found: Vec<NodeId>,
}

impl Search<'_> {
    fn walk(&mut self, id: NodeId, depth: u32) {
        // No checked condition nests deeper.
        if depth > 200 {
            return;
        }
        let node = self.program.node(id);
        let before = self.guards.len();
        match node {
            Node::If(when, _, _) => self.guards.push(when),
            Node::All(run) | Node::Any(run) => self.guards.extend(self.program.members(run)),
            _ => {}
        }
        if let Node::Over(_, divisor) = node
            && may_be_nought(self.program, divisor)
            && !self.guarded(divisor)
        {
            self.found.push(divisor);
        }
        for child in self.program.children_of(node) {
            self.walk(child, depth + 1);
        }
        self.guards.truncate(before);
    }

    /// Whether a condition on the way compares the divisor with something.
    fn guarded(&self, divisor: NodeId) -> bool {
        let mut waiting = self.guards.clone();
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = self.program.node(id);
            if let Node::Compare(_, a, b) = node
                && (a == divisor || b == divisor)
            {
                return true;
            }
            waiting.extend(self.program.children_of(node));
        }
        false
    }
}

/// Whether a divisor is a fact, or made of nothing but facts, that may be 0. What cannot be told is let pass.
fn may_be_nought(program: &Program, id: NodeId) -> bool {
    match program.node(id) {
        Node::Const(n) => n == 0,
        Node::Read(Leaf::Fact(fact)) => vocabulary()
            .fact_at(fact)
            // A household has an applicant.
            .is_some_and(|fact| fact.least <= 0 && fact.most >= 0 && fact.name != "household_size"),
        Node::Read(Leaf::Local(_) | Leaf::Field { .. })
        | Node::Members(..)
        | Node::Months(..)
        | Node::Take(..) => true,
        Node::Times(a, b) => may_be_nought(program, a) || may_be_nought(program, b),
        Node::Plus(a, b) | Node::If(_, a, b) => may_be_nought(program, a) && may_be_nought(program, b),
        Node::Most(run) => program
            .members(run)
            .iter()
            .all(|part| may_be_nought(program, *part)),
        Node::Least(run) | Node::First(run) => program
            .members(run)
            .iter()
            .any(|part| may_be_nought(program, *part)),
        _ => false,
    }
}
