//! Bands nothing can reach, needs that another always hides, and what happens exactly on a boundary.
use std::collections::{BTreeMap, BTreeSet};

use super::witness::{give, ways};
use super::{Careful, Weight};
use crate::assess::{Placed, applies, place};
use crate::calendar::{self, FIRST_DAY, LAST_DAY};
use crate::facts::Facts;
use crate::language::ir::{Node, NodeId};
use crate::language::words::phrase;
use crate::scheme::model::{Limit, Need, Rule, Rules, StepTo};
use crate::scheme::tree::Spot;
use crate::value::{Comparison, Val};
use crate::vocabulary::ids;

/// A day on which the scheme is in force, for trying it out.
pub(super) fn some_day(reader: &Careful<'_>) -> i64 {
    reader
        .scheme
        .head
        .in_force_from
        .map_or(738_000, calendar::day)
        .saturating_add(30)
}

pub(super) fn bands_and_needs(reader: &mut Careful<'_>) {
    let rules = &reader.scheme.rules;
    if !rules.by_points && rules.bands.is_empty() && rules.needs.iter().all(|need| need.points.is_none()) {
        let spot = reader.scheme.root.spot;
        reader.find(
            "no-priority",
            Weight::Note,
            Spot {
                end: spot.start,
                ..spot
            },
            "The scheme has neither bands nor points.",
        );
    }
    if !rules.bands.is_empty() && rules.otherwise.is_none() {
        let spot = rules.bands.first().map(|band| band.spot).unwrap_or_default();
        let says = "A household that has none of the needs falls through every band. Say `otherwise` under [priority].";
        reader.find("falls-through", Weight::Serious, spot, says);
    }
    let reached = reached(rules);
    for (at, band) in rules.bands.iter().enumerate() {
        if !reached.contains(&at) {
            reader.find(
                "unreachable-band",
                Weight::Doubtful,
                band.spot,
                format!("Nothing leads to {}.", band.name),
            );
        }
        if band.limit.as_ref().is_some_and(|limit| limit.then.is_none()) {
            let says = format!("Nothing says which band follows when {} ends.", band.name);
            reader.find("limit-without-end", Weight::Doubtful, band.spot, says);
        }
    }
    hidden(reader);
}

/// The bands that somebody may be in: by a need, by the end of a time limit, by having no need, or by a step from one.
fn reached(rules: &Rules) -> BTreeSet<usize> {
    let then = |limit: &Option<Limit>| limit.as_ref().and_then(|limit| limit.then);
    let needs = rules.needs.iter();
    let mut reached: BTreeSet<usize> = needs
        .flat_map(|need| need.band.into_iter().chain(then(&need.limit)))
        .chain(rules.otherwise)
        .collect();
    let last = rules.bands.len().saturating_sub(1);
    loop {
        let mut more = reached.clone();
        let ends = rules.bands.iter().enumerate();
        more.extend(ends.filter_map(|(at, band)| then(&band.limit).filter(|_| reached.contains(&at))));
        for step in &rules.steps {
            let from = |at: &&usize| step.from.is_empty() || step.from.contains(*at);
            more.extend(reached.iter().filter(from).map(|at| match step.to {
                StepTo::Band(to) => to,
                StepTo::Up(by) => at.saturating_sub(by),
                StepTo::Down(by) => at.saturating_add(by).min(last),
            }));
        }
        if more == reached {
            return reached;
        }
        reached = more;
    }
}

/// Leaves the day open: what depends on the season or on a change of the law is then undecided.
fn on_any_day(placed: &mut Placed<'_>) {
    placed
        .frame
        .suppose(ids().as_at, Val::between(FIRST_DAY, LAST_DAY));
    // What has been done by then may have been done on any day too.
    placed.frame.today = LAST_DAY;
}

/// Needs that cannot be met, and needs whose every way of being met gives a better band at once.
fn hidden(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    let day = some_day(reader);
    let nobody = Facts::new();
    for need in &scheme.rules.needs {
        let ways = ways(&scheme.names.program, need.rule.when);
        let says = &need.rule.code;
        let mut placed = place(scheme, &nobody, day, day);
        on_any_day(&mut placed);
        if ways.is_empty() || applies(&placed.frame, &need.rule).is_no() {
            let says = if need.counts {
                format!("Nobody can meet the need `{says}`.")
            } else {
                format!("Nobody can get the award `{says}`.")
            };
            reader.find("unreachable", Weight::Doubtful, need.rule.spot, says);
            continue;
        }
        let Some(band) = need.band.filter(|_| ways.iter().all(|way| !way.is_empty())) else {
            continue;
        };
        let mut hiding: Option<&Need> = None;
        let mut always = true;
        for way in &ways {
            let mut placed = place(scheme, &nobody, day, day);
            on_any_day(&mut placed);
            give(&mut placed, way);
            let better = scheme.rules.needs.iter().find(|other| {
                other.band.is_some_and(|other| other < band) && applies(&placed.frame, &other.rule).is_yes()
            });
            always = always && better.is_some();
            hiding = hiding.or(better);
        }
        if let Some(other) = hiding.filter(|_| always) {
            let says = format!(
                "Whoever meets `{says}` also meets `{}`, which gives a better band.",
                other.rule.code
            );
            reader.find("hidden", Weight::Doubtful, need.rule.spot, says);
        }
    }
}

/// Rules beside the needs whose condition nothing can meet.
pub(super) fn impossible(reader: &mut Careful<'_>) {
    let rules = &reader.scheme.rules;
    let is_need = |rule: &Rule| {
        rules
            .needs
            .iter()
            .any(|need| std::ptr::eq(&raw const need.rule, rule))
    };
    let program = &reader.scheme.names.program;
    let never = rules_of(reader)
        .into_iter()
        .filter(|rule| !is_need(rule) && ways(program, rule.when).is_empty());
    let never: Vec<(Spot, String)> = never
        .map(|rule| {
            (
                rule.spot,
                format!("The condition of `{}` never holds.", rule.code),
            )
        })
        .collect();
    for (spot, says) in never {
        reader.find("never-holds", Weight::Doubtful, spot, says);
    }
}

/// Every rule of the scheme that has a condition, for saying where a comparison stands.
fn rules_of<'a>(reader: &Careful<'a>) -> Vec<&'a Rule> {
    let rules = &reader.scheme.rules;
    let mut all: Vec<&Rule> = rules.eligibility.iter().collect();
    all.extend(&rules.qualification);
    all.extend(&rules.disqualification);
    all.extend(rules.needs.iter().map(|need| &need.rule));
    all.extend(rules.steps.iter().map(|step| &step.rule));
    all.extend(rules.adjustments.iter().map(|adjustment| &adjustment.rule));
    all.extend(&rules.bidding.blocks);
    for label in &rules.labels {
        all.extend(label.may_bid.iter().chain(&label.considers));
        for stage in &label.stages {
            all.push(&stage.rule);
            all.extend(stage.tiers.iter().map(|tier| &tier.rule));
            all.extend(stage.turns.iter().map(|turn| &turn.rule));
        }
    }
    all
}

/// Comparisons with the same value from both sides: is exactly that value in both, or in neither?
pub(super) fn boundaries(reader: &mut Careful<'_>) {
    let program = &reader.scheme.names.program;
    let mut found: BTreeMap<(NodeId, NodeId), Vec<(Comparison, Spot)>> = BTreeMap::new();
    for rule in rules_of(reader) {
        let mut waiting = vec![rule.when];
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = program.node(id);
            if let Node::Compare(how, a, b) = node
                && matches!(program.node(b), Node::Const(_))
            {
                found.entry((a, b)).or_default().push((how, rule.spot));
            }
            waiting.extend(program.children_of(node));
        }
    }
    let mut said = Vec::new();
    for ((a, b), uses) in &found {
        let has = |wanted: Comparison| uses.iter().any(|(how, _)| *how == wanted);
        let spot = uses.last().map(|(_, spot)| *spot).unwrap_or_default();
        let what = phrase(&reader.scheme.names, *a);
        let value = phrase(&reader.scheme.names, *b);
        let from_both = has(Comparison::Less) && has(Comparison::More);
        if from_both && !has(Comparison::AtMost) && !has(Comparison::AtLeast) && !has(Comparison::Equal) {
            said.push((
                "gap",
                spot,
                format!("Exactly {value} for \"{what}\" is in neither of two rules."),
            ));
        }
        if has(Comparison::AtMost) && has(Comparison::AtLeast) {
            said.push((
                "overlap",
                spot,
                format!("Exactly {value} for \"{what}\" is in both of two rules."),
            ));
        }
    }
    for (code, spot, says) in said {
        reader.find(code, Weight::Doubtful, spot, says);
    }
}
