//! What an advert may be labelled, who may bid under each label, and in what order.
use super::model::{GroupCap, Key, Label, Quota, Rules, Sort, Stage, Tier};
use super::reader::{Reader, Want};
use super::rules::{RULE, rule, with};
use super::tree::{Shape, Tree};
use crate::language::check::{Reach, check};
use crate::language::ir::{Node, NodeId};
use crate::language::lexer::Slip;
use crate::language::parser::parse;
use crate::language::types::{Type, Unit};

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
            "any_size",
            "stand_in",
            "source",
            "remove",
        ];
        reader.only(&tree, "[[label]]", &known);
        let code = reader.needed(&tree, "code", "This label");
        if rules.labels.iter().any(|label: &Label| label.code == code) {
            reader.note(tree.spot, format!("There are two labels called `{code}`."));
        }
        let label = Label {
            title: reader.text(&tree, "title").unwrap_or_else(|| code.clone()),
            says: reader.text(&tree, "says").unwrap_or_default(),
            clause: reader.text(&tree, "clause"),
            may_bid: conditions(reader, &tree, "may_bid"),
            considers: conditions(reader, &tree, "considers"),
            stages: stages(reader, &tree),
            caps: caps(reader, &tree),
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

fn caps(reader: &mut Reader, tree: &Tree) -> Vec<GroupCap> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, "caps").iter().enumerate() {
        reader.only(part, "caps", &with(&["most"]));
        let rule = rule(reader, part, "cap", nth, BIDDER);
        let most = reader.expression(part, "most", Want::of_kind(Type::Number(Unit::Plain), BIDDER));
        if most.is_none() {
            reader.note_expecting(part.spot, "This cap names no number.", "`most = 2`");
        }
        found.extend(rule.zip(most).map(|(rule, most)| GroupCap { rule, most }));
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
        }];
    }
    let mut stages = Vec::new();
    for (nth, part) in own.iter().enumerate() {
        reader.only(part, "stages", &with(&["order", "tiers"]));
        let tiers = tiers(reader, part);
        let order = order(reader, part, !tiers.is_empty());
        stages.extend(rule(reader, part, "stage", nth, BIDDER).map(|rule| Stage { rule, order, tiers }));
    }
    stages
}

fn tiers(reader: &mut Reader, tree: &Tree) -> Vec<Tier> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, "tiers").iter().enumerate() {
        reader.only(part, "tiers", &with(&["most"]));
        let most = reader.expression(part, "most", Want::of_kind(Type::Number(Unit::Plain), BIDDER));
        found.extend(rule(reader, part, "tier", nth, BIDDER).map(|rule| Tier { rule, most }));
    }
    found
}

/// The full order: keys, the last of which leaves no tie.
fn order(reader: &mut Reader, tree: &Tree, tiered: bool) -> Vec<Key> {
    let Some(found) = tree.get("order") else {
        reader.note_expecting(
            tree.spot,
            "Nothing says in what order bids stand.",
            "`order = [\"band\", …, \"draw\"]`",
        );
        return Vec::new();
    };
    let mut keys = Vec::new();
    for item in found.items() {
        keys.extend(key(reader, item));
    }
    let last = found.items().last().and_then(Tree::text).unwrap_or_default();
    if !["draw", "reference"].contains(&last) {
        reader.note_expecting(
            found.spot,
            "The order has no last tie-break: two households could stand in the same place.",
            "\"draw\" or \"reference\" as the last key",
        );
    }
    if tiered && !keys.iter().any(|key| matches!(key.sort, Sort::Tier)) {
        reader.note_expecting(
            found.spot,
            "There are tiers, but the order does not use them.",
            "\"tier\" among the keys",
        );
    }
    keys
}

#[expect(
    clippy::too_many_lines,
    reason = "one table of the file, read from top to bottom"
)]
fn key(reader: &mut Reader, item: &Tree) -> Option<Key> {
    let (text, by, says) = match &item.shape {
        Shape::Text(text) => (text.clone(), item.clone(), None),
        Shape::Table(_) => {
            reader.only(item, "a key of the order", &["by", "order", "first", "says"]);
            let by = item.get("by").cloned();
            let Some(by) = by else {
                reader.note_expecting(item.spot, "This key says nothing to go by.", "`by = \"band\"`");
                return None;
            };
            let direction = reader
                .text(item, "order")
                .map(|order| format!(", {order}"))
                .unwrap_or_default();
            (
                format!("{}{direction}", by.text().unwrap_or_default()),
                by,
                reader.text(item, "says"),
            )
        }
        Shape::Number(_) | Shape::Truth(_) | Shape::Date(_) | Shape::List(_) | Shape::Other => {
            reader.note_expecting(
                item.spot,
                "A key of the order must be text or a table.",
                "for example \"band\"",
            );
            return None;
        }
    };
    let (text, direction) = split_direction(&text);
    let plain = |sort, says: &str| {
        Some(Key {
            sort,
            largest_first: false,
            direction: None,
            first: Vec::new(),
            says: says.to_owned(),
        })
    };
    match text.as_str() {
        "tier" => return plain(Sort::Tier, "tier"),
        "draw" => return plain(Sort::Draw, "the recorded draw"),
        "reference" => return plain(Sort::Reference, "reference number"),
        _ => {}
    }
    let expression = match text.as_str() {
        "priority date" | "date" => "ranking_date",
        "bid time" => "bid_at",
        other => other,
    };
    let made =
        parse(expression).and_then(|tree| check(&mut reader.names, &tree, None, Reach::EVERYTHING, None));
    let definition = match made {
        Ok(definition) => definition,
        Err(slip) => {
            reader.note_slip(&by, expression, &slip);
            return None;
        }
    };
    let largest_first = match direction.as_deref().map(largest) {
        Some(Some(largest)) => largest,
        Some(None) => {
            reader.note_expecting(
                item.spot,
                "The direction is not one that can be used.",
                DIRECTIONS,
            );
            false
        }
        None => usually(reader, item, definition.kind),
    };
    let mut first = Vec::new();
    for choice in item.get("first").map(Tree::items).unwrap_or_default() {
        first.extend(choice_code(reader, choice, definition.kind));
    }
    let says = says.unwrap_or_else(|| text.replace('_', " "));
    Some(Key {
        sort: Sort::Value(definition.id, definition.kind),
        largest_first,
        direction,
        first,
        says,
    })
}

const DIRECTIONS: &str = "oldest, earliest, smallest, lowest, least, fewest or shortest first; newest, latest, largest, highest, greatest, most or longest first; yes first or no first";

/// `registered_on, oldest first` is an expression and a direction.
fn split_direction(text: &str) -> (String, Option<String>) {
    match text.rsplit_once(',') {
        Some((by, direction)) if direction.trim().ends_with(" first") => {
            (by.trim().to_owned(), Some(direction.trim().to_owned()))
        }
        _ => (text.trim().to_owned(), None),
    }
}

fn largest(direction: &str) -> Option<bool> {
    match direction {
        "oldest first" | "earliest first" | "smallest first" | "lowest first" | "least first"
        | "fewest first" | "best first" | "shortest first" | "no first" => Some(false),
        "newest first" | "latest first" | "largest first" | "highest first" | "greatest first"
        | "most first" | "worst first" | "longest first" | "yes first" => Some(true),
        _ => None,
    }
}

/// The direction that goes without saying.
fn usually(reader: &mut Reader, item: &Tree, kind: Type) -> bool {
    match kind {
        Type::Truth | Type::Number(Unit::Points) => true,
        Type::Date | Type::Moment => false,
        Type::Choice(list) => {
            let bands = crate::vocabulary::vocabulary().choice_list("band");
            if list != bands && item.get("first").is_none() {
                reader.note_expecting(
                    item.spot,
                    "The order of these choices must be written out.",
                    "`first = [\"…\"]`",
                );
            }
            false
        }
        Type::Number(_) | Type::Money | Type::Duration | Type::Place | Type::Places | Type::Text => {
            reader.note_expecting(
                item.spot,
                "The direction of this key must be written out.",
                DIRECTIONS,
            );
            false
        }
    }
}

fn choice_code(reader: &mut Reader, choice: &Tree, kind: Type) -> Option<i64> {
    let id = reader
        .checked(&quoted(choice), Want::of_kind(kind, Reach::EVERYTHING))
        .map(|(id, _)| id)?;
    constant(reader, id).or_else(|| {
        let slip = Slip::new(
            crate::language::ast::Span::default(),
            "Only fixed values can stand here.",
        );
        let problem = reader.slip(choice, &slip);
        reader.problems.push(problem);
        None
    })
}

/// A choice in a list is a word, not a condition.
fn quoted(tree: &Tree) -> Tree {
    match &tree.shape {
        Shape::Text(text) => Tree {
            shape: Shape::Text(format!("\"{text}\"")),
            spot: tree.spot,
        },
        Shape::Number(_)
        | Shape::Truth(_)
        | Shape::Date(_)
        | Shape::List(_)
        | Shape::Table(_)
        | Shape::Other => tree.clone(),
    }
}

fn constant(reader: &Reader, id: NodeId) -> Option<i64> {
    if let Node::Const(n) = reader.names.program.node(id) {
        Some(n)
    } else {
        None
    }
}

pub(super) fn quotas(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    if let Some(tree) = root.get("quotas") {
        reader.only(tree, "[quotas]", &["counts", "window", "clause"]);
        rules.quotas.counts_lets = reader.text(tree, "counts").as_deref() == Some("lets");
        if let Some(window) = reader.text(tree, "window") {
            match parse(&window).map(|tree| tree.kind) {
                Ok(crate::language::ast::Kind::Period { months, days }) => {
                    rules.quotas.window_days = Some(crate::language::check::lasting(months, days));
                }
                Ok(_) | Err(_) => {
                    reader.note_expecting(tree.spot, "The window must be a length of time.", "\"1 year\"");
                }
            }
            rules.quotas.window_says = window;
        }
    }
    for tree in reader.tables(root, "quota") {
        reader.only(
            &tree,
            "[[quota]]",
            &[
                "code", "label", "share", "says", "clause", "when", "remove", "stand_in",
            ],
        );
        let label = reader.needed(&tree, "label", "This quota");
        if !rules.labels.iter().any(|known| known.code == label) {
            reader.note(tree.spot, format!("There is no label called `{label}`."));
        }
        let share = reader.number(&tree, "share").unwrap_or(0);
        if !(0..=100).contains(&share) {
            reader.note_expecting(
                tree.spot,
                "A share is a number of hundredths.",
                "`share = 90` for 90 in 100",
            );
        }
        let when = reader.expression(
            &tree,
            "when",
            Want::truth(Reach {
                bid: false,
                tier: false,
                step: crate::vocabulary::Known::Household,
                advert: true,
            }),
        );
        rules.quotas.shares.push(Quota {
            says: reader.text(&tree, "says").unwrap_or_default(),
            clause: reader.text(&tree, "clause"),
            spot: tree.spot,
            label,
            share: share.clamp(0, 100),
            when,
        });
    }
}
