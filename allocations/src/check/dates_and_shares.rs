//! Date rules that are missing, and shares that do not add up.
use super::witness::exclude;
use super::{Careful, Weight};
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::quota::common;
use crate::scheme::model::{Quota, Sort};
use crate::value::Comparison;
use crate::vocabulary::{ids, vocabulary};

pub(super) fn dates(reader: &mut Careful<'_>) {
    let rules = &reader.scheme.rules;
    let dates = &rules.dates;
    if dates.rank.is_empty() {
        let ranks = rules
            .labels
            .iter()
            .flat_map(|label| &label.stages)
            .flat_map(|stage| &stage.order);
        let uses = ranks.filter_map(|key| {
            if let Sort::Value(node, _) = key.sort {
                Some(node)
            } else {
                None
            }
        });
        if uses.into_iter().any(|node| reads(reader, node, "ranking_date")) {
            let spot = rules.labels.first().map(|label| label.spot).unwrap_or_default();
            reader.find(
                "no-date",
                Weight::Serious,
                spot,
                "A label goes by the priority date, but no rule says which it is.",
            );
        }
        return;
    }
    if dates.rank.iter().all(|rule| rule.when.is_some()) {
        let spot = dates.rank.last().map(|rule| rule.spot).unwrap_or_default();
        reader.find(
            "date-gap",
            Weight::Serious,
            spot,
            "Every date rule has a condition, so somebody may have no date.",
        );
    }
    for (at, rule) in dates.rank.iter().enumerate() {
        if rule.when.is_none() && at + 1 < dates.rank.len() && !may_be_none(reader, rule.date) {
            let says = format!(
                "The date \"{}\" always applies, so the rules after it never do.",
                rule.name
            );
            reader.find("date-hidden", Weight::Doubtful, rule.spot, says);
        }
    }
    let on_moves = [
        ("moving_up", dates.up),
        ("moving_down", dates.down),
        ("suspended", dates.suspended),
        ("registered_again", dates.registered_again),
    ];
    let said: Vec<&str> = on_moves
        .iter()
        .filter_map(|(name, rule)| rule.map(|_| *name))
        .collect();
    if let Some(first) = said.first()
        && reader.scheme.names.program.read(ids().moved_on).is_none()
    {
        let says = format!(
            "`{first}` says what becomes of `moved_on`, and no date goes by `moved_on`. It does nothing."
        );
        reader.find("moves-unused", Weight::Doubtful, dates.spot, says);
    }
    if rules.bands.len() > 1 && dates.rank.iter().any(|rule| reads(reader, rule.date, "moved_on")) {
        for (rule, what) in [(dates.up, "up"), (dates.down, "down")] {
            if rule.is_none() {
                let says = format!("Nothing says what happens to the date when a household moves {what}.");
                reader.find("no-rule-for-move", Weight::Doubtful, dates.spot, says);
            }
        }
    } else if rules.bands.len() > 1 && dates.up.is_none() && dates.down.is_none() {
        let says = "The date does not depend on moves between bands. Say so under [dates] if that is meant.";
        reader.find("moves-not-dated", Weight::Note, dates.spot, says);
    }
}

fn may_be_none(reader: &Careful<'_>, id: NodeId) -> bool {
    let program = &reader.scheme.names.program;
    match program.node(id) {
        Node::Read(Leaf::Fact(fact)) => vocabulary().fact_at(fact).is_some_and(|fact| fact.may_be_none),
        Node::First(run) => program.members(run).iter().all(|part| may_be_none(reader, *part)),
        _ => false,
    }
}

fn reads(reader: &Careful<'_>, id: NodeId, name: &str) -> bool {
    let program = &reader.scheme.names.program;
    match program.node(id) {
        Node::Read(Leaf::Fact(fact)) => vocabulary().fact_at(fact).is_some_and(|fact| fact.name == name),
        node => program
            .children_of(node)
            .into_iter()
            .any(|child| reads(reader, child, name)),
    }
}

pub(super) fn shares(reader: &mut Careful<'_>) {
    // Every so many homes are no part of the whole: the shares are of the homes between.
    let shares = reader.scheme.rules.quotas.shares.iter();
    let shares: Vec<Quota> = shares.filter(|share| !share.every).cloned().collect();
    let shares = &shares;
    let whole = shares.iter().fold(1, |whole, share| common(whole, share.of));
    let total = |shares: &[&Quota]| {
        let parts = shares
            .iter()
            .map(|share| share.share.saturating_mul(whole.div_euclid(share.of)));
        parts.sum::<i64>()
    };
    let all: Vec<&Quota> = shares.iter().collect();
    if total(&all) != whole {
        let program = &reader.scheme.names.program;
        let wrong = for_one_home(program, shares)
            .into_iter()
            .find(|together| total(together) != whole);
        if let Some((first, sum)) = wrong.and_then(|shares| Some((*shares.first()?, total(&shares)))) {
            let says = if shares.iter().all(|share| share.of == 100) {
                format!("The shares add up to {sum}, not to 100.")
            } else {
                format!("The shares add up to {sum} of {whole} parts, not to the whole.")
            };
            reader.find("quota-sum", Weight::Serious, first.spot, says);
        }
    }
    apart(reader);
    let program = &reader.scheme.names.program;
    let whens: Vec<NodeId> = shares.iter().filter_map(|share| share.when).collect();
    let cover = whens
        .iter()
        .any(|a| whens.iter().any(|b| opposite(program, *a, *b)));
    if let Some(first) = shares.first().filter(|_| whens.len() == shares.len() && !cover) {
        let says = "Every share has a condition, so a home may suit none of them.";
        reader.find("quota-gap", Weight::Doubtful, first.spot, says);
    }
    if let Some(first) = shares
        .first()
        .filter(|_| reader.scheme.rules.quotas.window.is_none())
    {
        reader.find(
            "quota-window",
            Weight::Note,
            first.spot,
            "The shares count every home there ever was.",
        );
    }
}

/// Notes a limit for labels of which none has a share: the shares never choose them, so nothing is held back.
fn apart(reader: &mut Careful<'_>) {
    let quotas = &reader.scheme.rules.quotas;
    let shared = |label: &String| quotas.shares.iter().any(|share| share.label == *label);
    let idle: Vec<String> = quotas
        .limits
        .iter()
        .filter(|limit| !limit.labels.iter().any(shared))
        .map(|limit| limit.labels.join("`, `"))
        .collect();
    if quotas.shares.is_empty() {
        return;
    }
    let spot = quotas.shares.first().map(|share| share.spot).unwrap_or_default();
    for labels in idle {
        let says = format!(
            "`{labels}` has a limit and no share. The shares never choose it, so the limit holds nothing back; and its homes are left out of their sum."
        );
        reader.find("quota-apart", Weight::Doubtful, spot, says);
    }
}

/// Whether one holds exactly where the other does not.
fn opposite(program: &Program, one: NodeId, other: NodeId) -> bool {
    match (program.node(one), program.node(other)) {
        (Node::Not(inner), _) => inner == other,
        (Node::Compare(how, a, b), Node::Compare(against, c, d)) if (a, b) == (c, d) => matches!(
            (how, against),
            (Comparison::Less, Comparison::AtLeast)
                | (Comparison::AtMost, Comparison::More)
                | (Comparison::Equal, Comparison::Differs)
        ),
        _ => false,
    }
}

/// The shares that may be in question for one home: those whose conditions do not shut one another out, directly or
/// through others, with those that have no condition.
fn for_one_home<'a>(program: &Program, shares: &'a [Quota]) -> Vec<Vec<&'a Quota>> {
    let (always, mut left): (Vec<&Quota>, Vec<&Quota>) =
        shares.iter().partition(|share| share.when.is_none());
    let meet = |a: &Quota, b: &Quota| match (a.when, b.when) {
        (Some(a), Some(b)) => !(exclude(program, a, b) || opposite(program, a, b) || opposite(program, b, a)),
        (None, _) | (_, None) => true,
    };
    let mut groups = Vec::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        loop {
            let (near, far): (Vec<&Quota>, Vec<&Quota>) = left
                .iter()
                .partition(|share| group.iter().any(|one| meet(one, share)));
            left = far;
            if near.is_empty() {
                break;
            }
            group.extend(near);
        }
        group.extend(&always);
        groups.push(group);
    }
    if groups.is_empty() && !always.is_empty() {
        groups.push(always);
    }
    groups
}
