//! What an advert may be labelled, who may bid under each label, and in what order.
mod caps;
mod keys;
mod limits;
mod quotas;

use super::model::{Label, Rules, Stage, Tier, Turn};
use super::reader::{Reader, Want};
use super::rules::{RULE, rule, with};
use super::tree::Tree;
use crate::language::check::Reach;
use crate::language::ir::Node;
use crate::types::{Type, Unit};
use caps::caps;
use keys::order;
pub(in crate::scheme) use quotas::quotas;

const BIDDER: Reach = Reach {
    tier: false,
    ..Reach::EVERYTHING
};

pub(super) fn labels(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    let trees = reader.tables(root, "label");
    if trees.is_empty() {
        reader.note_expecting(
            root.spot,
            "The scheme has no label, so nothing says in what order bids stand.",
            "`[[label]]`",
        );
    }
    for tree in trees {
        let known = [
            "code",
            "title",
            "says",
            "clause",
            "may_bid",
            "considers",
            "tiers",
            "order",
            "stages",
            "caps",
            "limits",
            "turns",
            "any_size",
            "stand_in",
            "source",
            "remove",
        ];
        reader.only(&tree, "[[label]]", &known);
        let code = reader.needed(&tree, "code", "This label");
        if rules.labels.iter().any(|label: &Label| label.code == code) {
            let says = format!("There are two labels called `{code}`.");
            reader.note_expecting(tree.spot, says, "a code of its own for each");
        }
        let stages = stages(reader, &tree);
        let label = Label {
            title: reader.text(&tree, "title").unwrap_or_else(|| code.clone()),
            says: reader.text(&tree, "says").unwrap_or_default(),
            clause: reader.text(&tree, "clause"),
            may_bid: conditions(reader, &tree, "may_bid"),
            considers: conditions(reader, &tree, "considers"),
            caps: caps(reader, &tree),
            limits: limits::limits(reader, &tree, &stages),
            stages,
            fits: !reader.truth(&tree, "any_size"),
            spot: tree.spot,
            code,
        };
        rules.labels.push(label);
    }
}

fn conditions(reader: &mut Reader, tree: &Tree, key: &str) -> Vec<super::model::Rule> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, key).iter().enumerate() {
        reader.only(part, key, &RULE);
        found.extend(rule(reader, part, key, nth, BIDDER));
    }
    found
}

fn stages(reader: &mut Reader, tree: &Tree) -> Vec<Stage> {
    let own = reader.tables(tree, "stages");
    if own.is_empty() {
        let yes = reader.names.program.add(Node::Const(1));
        let rule = super::model::Rule {
            code: "all".to_owned(),
            clause: None,
            says: "Everyone who may bid stands in one list.".to_owned(),
            when: yes,
            local_connection: false,
            unless: None,
            lasts: None,
            waived_by: None,
            spot: tree.spot,
        };
        let tiers = tiers(reader, tree);
        return vec![Stage {
            rule,
            order: order(reader, tree, !tiers.is_empty()),
            tiers,
            turns: turns(reader, tree),
            most: None,
        }];
    }
    beside_stages(reader, tree, &own);
    let mut stages = Vec::new();
    for (nth, part) in own.iter().enumerate() {
        reader.only(part, "stages", &with(&["order", "tiers", "turns", "most"]));
        let tiers = tiers(reader, part);
        let order = order(reader, part, !tiers.is_empty());
        let turns = turns(reader, part);
        let most = number(reader, part, "most");
        stages.extend(rule(reader, part, "stage", nth, BIDDER).map(|rule| Stage {
            rule,
            order,
            tiers,
            turns,
            most,
        }));
    }
    stages
}

/// Notes what each stage has of its own: beside the stages it would count for nothing.
/// A file that is laid over another may give stages to a label that had none.
fn beside_stages(reader: &mut Reader, tree: &Tree, stages: &[Tree]) {
    for (key, spot, _) in tree.entries() {
        let same_file = stages.iter().all(|stage| stage.spot.file == spot.file);
        if same_file && ["order", "tiers", "turns"].contains(&key.as_str()) {
            let says = format!(
                "This label has stages, and each of them has its own `{key}`. Nothing uses this one."
            );
            reader.note_expecting(
                *spot,
                says,
                &format!("`{key}` inside each of the stages that needs it"),
            );
        }
    }
}

fn tiers(reader: &mut Reader, tree: &Tree) -> Vec<Tier> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, "tiers").iter().enumerate() {
        reader.only(part, "tiers", &with(&["most"]));
        let most = number(reader, part, "most");
        found.extend(rule(reader, part, "tier", nth, BIDDER).map(|rule| Tier { rule, most }));
    }
    found
}

/// How many: a number, or a sum over the home.
fn number(reader: &mut Reader, tree: &Tree, key: &str) -> Option<crate::language::ir::NodeId> {
    reader.expression(tree, key, Want::of_kind(Type::Number(Unit::Plain), BIDDER))
}

/// Groups that take turns on the list.
fn turns(reader: &mut Reader, tree: &Tree) -> Vec<Turn> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, "turns").iter().enumerate() {
        reader.only(part, "turns", &with(&["times"]));
        let times = reader.number(part, "times").unwrap_or(1);
        found.extend(rule(reader, part, "turn", nth, BIDDER).map(|rule| Turn {
            rule,
            times: times.clamp(1, 100),
        }));
    }
    if found.len() == 1 {
        reader.note_expecting(
            tree.spot,
            "One group alone cannot take turns.",
            "two groups or more under `turns`; `when = \"true\"` is everybody else",
        );
    }
    found
}
