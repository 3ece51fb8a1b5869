//! Labels whose groups leave somebody out, or that hold a group which nobody ever reaches.
use super::{Careful, Weight};
use crate::language::ir::Node;
use crate::scheme::model::{Label, Rule};
use crate::scheme::tree::Spot;

pub(super) fn labels(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    for label in &scheme.rules.labels {
        let taken = taken_before(reader, label);
        let reaches = |rule: &Rule| !taken.iter().any(|(spot, _)| *spot == rule.spot);
        for (at, stage) in label.stages.iter().enumerate() {
            let last = stage.tiers.last().filter(|tier| reaches(&tier.rule));
            let last = last.map(|tier| (tier.rule.when, tier.rule.spot));
            let capped = stage.tiers.last().is_some_and(|tier| tier.most.is_some());
            if let Some((when, spot)) = last
                && (capped || scheme.names.program.node(when) != Node::Const(1))
            {
                let stage = if label.stages.len() > 1 {
                    format!(" in stage {}", at + 1)
                } else {
                    String::new()
                };
                let says = format!(
                    "The last tier of `{}`{stage} does not take everyone who is left. The others are not considered.",
                    label.code
                );
                reader.find("tier-gap", Weight::Note, spot, says);
            }
        }
        if let Some(stage) = label.stages.last()
            && label.stages.len() > 1
            && reaches(&stage.rule)
            && scheme.names.program.node(stage.rule.when) != Node::Const(1)
        {
            let says = format!(
                "The last stage of `{}` does not take everyone who is left.",
                label.code
            );
            reader.find("stage-gap", Weight::Note, stage.rule.spot, says);
        }
        for (spot, says) in taken {
            reader.find("never-reached", Weight::Doubtful, spot, says);
        }
    }
}

/// The groups that stand after one that takes everyone: where they stand, and what is to be said.
fn taken_before(reader: &Careful<'_>, label: &Label) -> Vec<(Spot, String)> {
    let program = &reader.scheme.names.program;
    let everyone = |rule: &Rule| program.node(rule.when) == Node::Const(1) && rule.unless.is_none();
    let after = |groups: &[(&Rule, bool)]| -> Vec<(Spot, String)> {
        let Some(at) = groups.iter().position(|(rule, capped)| everyone(rule) && !capped) else {
            return Vec::new();
        };
        let first = groups.get(at).map_or("", |(rule, _)| rule.code.as_str());
        let later = groups.iter().skip(at.saturating_add(1));
        let told = later.map(|(rule, _)| {
            let says = format!("`{}` can never be reached: `{first}` takes everyone.", rule.code);
            (rule.spot, says)
        });
        told.collect()
    };
    let shared = |at: usize| label.limits.iter().any(|limit| limit.stages.contains(&at));
    let stages = label.stages.iter().enumerate();
    let stages: Vec<_> = stages
        .map(|(at, stage)| (&stage.rule, stage.most.is_some() || shared(at)))
        .collect();
    let mut found = after(&stages);
    for stage in &label.stages {
        let tiers = stage.tiers.iter().map(|tier| (&tier.rule, tier.most.is_some()));
        found.extend(after(&tiers.collect::<Vec<_>>()));
        let turns = stage.turns.iter().map(|turn| (&turn.rule, false));
        found.extend(after(&turns.collect::<Vec<_>>()));
    }
    found
}
