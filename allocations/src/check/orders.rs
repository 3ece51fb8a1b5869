//! Orders and limits that do other than they look: keys that are never reached, limits that let in nobody.
use super::places::some_day;
use super::{Careful, Weight};
use crate::assess::place;
use crate::facts::Facts;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::scheme::model::{Key, Label, Sort, Stage};
use crate::scheme::tree::Spot;
use crate::vocabulary::{Known, ids, vocabulary};

pub(super) fn orders(reader: &mut Careful<'_>) {
    let scheme = reader.scheme;
    for label in &scheme.rules.labels {
        for stage in &label.stages {
            keys(reader, stage);
            let tiers = stage
                .tiers
                .iter()
                .filter_map(|tier| Some((tier.most?, tier.rule.spot)));
            let own = stage.most.map(|most| (most, stage.rule.spot));
            let limits: Vec<(NodeId, Spot)> = tiers.chain(own).collect();
            for (most, spot) in limits {
                if never_more_than_none(reader, most) {
                    let says = "This lets in nobody: `most` is never more than 0.";
                    reader.find("room-for-nobody", Weight::Doubtful, spot, says);
                }
            }
        }
        for limit in &label.limits {
            if never_more_than_none(reader, limit.most) {
                let says = "This lets in nobody: `most` is never more than 0.";
                reader.find("room-for-nobody", Weight::Doubtful, limit.spot, says);
            }
        }
        none_of_one_home(reader, label);
        for cap in &label.caps {
            let Some(most) = cap.most else { continue };
            if never_more_than_none(reader, most) && !scheme.names.program.is_const(most) {
                let says = "`most` of this cap is never more than 0.";
                reader.find("room-for-nobody", Weight::Doubtful, cap.rule.spot, says);
            }
        }
    }
    points(reader);
    let head = &scheme.head;
    if let (Some(adopted), Some(in_force)) = (head.adopted_on, head.in_force_from)
        && adopted > in_force
    {
        let tree = scheme.root.get("scheme").and_then(|head| head.get("adopted"));
        let spot = tree.map(|adopted| adopted.spot).unwrap_or_default();
        let says = "The scheme is in force before it was adopted.";
        reader.find("adopted-late", Weight::Doubtful, spot, says);
    }
}

/// Keys that part nobody, because one before them leaves no tie or is the same.
fn keys(reader: &mut Careful<'_>, stage: &Stage) {
    let spot = stage.rule.spot;
    let mut before: Vec<&Key> = Vec::new();
    for (at, key) in stage.order.iter().enumerate() {
        if let Some(last) = before.last().filter(|last| leaves_no_tie(last, key)) {
            let says = format!(
                "The key `{}` is never reached: `{}` leaves no tie.",
                key.written, last.written
            );
            reader.find("key-never-reached", Weight::Doubtful, spot, says);
            return;
        }
        if let Sort::Draw(Some(chances)) = key.sort
            && never_more_than_none(reader, chances)
        {
            let says = "Nobody has a chance in this draw: `chances` is never more than 0.";
            reader.find("no-chances", Weight::Doubtful, spot, says);
        }
        let same = |other: &&&Key| match (&other.sort, &key.sort) {
            (Sort::Value(a, _), Sort::Value(b, _)) => a == b,
            (Sort::Tier, Sort::Tier) => true,
            (Sort::Value(..) | Sort::Tier | Sort::Draw(_) | Sort::Reference, _) => false,
        };
        if before.iter().any(|other| same(&other)) {
            let says = format!(
                "The key `{}` stands in this order twice. The second, number {}, parts nobody.",
                key.written,
                at + 1
            );
            reader.find("key-twice", Weight::Doubtful, spot, says);
        }
        before.push(key);
    }
}

/// A reference is one household's alone, and so is a number in a draw; a reference may stand in for a draw without a seed.
fn leaves_no_tie(last: &Key, next: &Key) -> bool {
    match (&last.sort, &next.sort) {
        (Sort::Draw(_), Sort::Reference) | (Sort::Value(..) | Sort::Tier, _) => false,
        (Sort::Draw(_) | Sort::Reference, _) => true,
    }
}

/// A limit of a group, a tier or a stage that leaves it no place where the advert is of one home: `25% of advert.homes`.
fn none_of_one_home(reader: &mut Careful<'_>, label: &Label) {
    let of_advert = label
        .caps
        .iter()
        .filter(|cap| !cap.counts_past() && cap.adds.is_none());
    let caps = of_advert.filter_map(|cap| Some((cap.most?, cap.rule.spot)));
    let stages = label.stages.iter().flat_map(|stage| {
        let tiers = stage
            .tiers
            .iter()
            .filter_map(|tier| Some((tier.most?, tier.rule.spot)));
        let own = stage.most.map(|most| (most, stage.rule.spot));
        tiers.chain(own)
    });
    let limits: Vec<(NodeId, Spot)> = caps.chain(stages).collect();
    for (most, spot) in limits {
        let program = &reader.scheme.names.program;
        if !program.is_const(most) && of_one_home(program, most) == Some(0) {
            let says = "In an advert of one home this is 0, so nobody of the group has a place. \
                        If one should, write `round_up(…)`.";
            reader.find("none-of-one-home", Weight::Note, spot, says);
        }
    }
}

/// What a sum of the number of homes comes to where there is one; none where it hangs on anything else.
fn of_one_home(program: &Program, id: NodeId) -> Option<i64> {
    let homes = vocabulary().fact("advert.homes").map(|(id, _)| id);
    let of = |id| of_one_home(program, id);
    match program.node(id) {
        Node::Read(Leaf::Fact(fact)) if Some(fact) == homes => Some(1),
        Node::Const(n) => Some(n),
        Node::Times(a, b) => of(a)?.checked_mul(of(b)?),
        Node::Plus(a, b) => of(a)?.checked_add(of(b)?),
        Node::Minus(a, b) => of(a)?.checked_sub(of(b)?),
        Node::Over(a, b) => of(a)?.checked_div_euclid(of(b)?),
        _ => None,
    }
}

/// Points that an order goes by and nothing gives.
fn points(reader: &mut Careful<'_>) {
    let rules = &reader.scheme.rules;
    let gives = rules.needs.iter().any(|need| need.points.is_some()) || !rules.adjustments.is_empty();
    let read = reader.scheme.names.program.read(ids().points);
    let mut stages = rules.labels.iter().flat_map(|label| &label.stages);
    let by_points = |stage: &&Stage| {
        let mut keys = stage.order.iter();
        keys.any(|key| matches!(key.sort, Sort::Value(node, _) if Some(node) == read))
    };
    if let Some(stage) = stages.find(by_points).filter(|_| !gives) {
        let says = "This order goes by points, but no need or award gives any.";
        reader.find("no-points", Weight::Doubtful, stage.rule.spot, says);
    }
}

/// Whether a number is 0 or less whatever the household and the home are.
fn never_more_than_none(reader: &Careful<'_>, id: NodeId) -> bool {
    let nobody = Facts::new();
    let day = some_day(reader);
    let mut placed = place(reader.scheme, &nobody, day, day);
    for (id, fact) in (0_u16..).zip(vocabulary().facts()) {
        if matches!(fact.known, Known::Bid | Known::Context) {
            placed.frame.derive(id, fact.unknown(day));
        }
    }
    let value = placed.frame.value(id, None);
    !value.some || value.hi <= 0
}
