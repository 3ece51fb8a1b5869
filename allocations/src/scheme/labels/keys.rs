//! The keys of an order: what each goes by, and from which end.
mod directions;

use super::super::model::{Key, Sort};
use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use crate::language::check::{Definition, Reach, check};
use crate::language::ir::{Node, NodeId};
use crate::language::lexer::Slip;
use crate::language::parser::parse_with;
use crate::language::words::{exact_phrase, phrase};
use crate::nearest::nearest;
use crate::types::{Type, Unit};

/// What an order goes by that is no fact.
const KEYS: [&str; 7] = [
    "band",
    "points",
    "tier",
    "priority date",
    "bid time",
    "draw",
    "reference",
];

/// The full order: keys, the last of which leaves no tie.
pub(super) fn order(reader: &mut Reader, tree: &Tree, tiered: bool) -> Vec<Key> {
    let Some(found) = tree.get("order") else {
        // A part that is named wrongly may have taken the order of the label above it.
        let astray = |problem: &crate::problem::Problem| problem.says.ends_with("means nothing in a scheme.");
        if reader.problems.iter().any(astray) {
            return Vec::new();
        }
        reader.note_expecting(
            tree.spot,
            "Nothing says in what order bids stand.",
            "`order = [\"band\", …, \"draw\"]`",
        );
        return Vec::new();
    };
    if let Some(text) = found.text() {
        let keys: Vec<String> = text.split(',').map(|key| format!("\"{}\"", key.trim())).collect();
        reader.note_expecting(
            found.spot,
            "The keys of an order stand in square brackets, each in quotation marks.",
            &format!("`order = [{}]`", keys.join(", ")),
        );
        return Vec::new();
    }
    let mut keys = Vec::new();
    for item in found.items() {
        keys.extend(key(reader, item));
    }
    let last = found.items().last();
    let last = last.and_then(|last| last.text().or_else(|| last.get("by").and_then(Tree::text)));
    if !["draw", "reference"].contains(&last.unwrap_or_default()) {
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
            reader.only(
                item,
                "a key of the order",
                &["by", "order", "first", "says", "chances"],
            );
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
        Shape::Number(_)
        | Shape::Truth(_)
        | Shape::Date(_)
        | Shape::List(_)
        | Shape::Decimal(_)
        | Shape::Other => {
            reader.note_expecting(
                item.spot,
                "A key of the order must be text or a table.",
                "for example \"band\"",
            );
            return None;
        }
    };
    let (text, direction) = directions::split(&text);
    let plain = |sort, says: &str| {
        Some(Key {
            sort,
            largest_first: false,
            direction: None,
            first: Vec::new(),
            says: says.to_owned(),
            written: text.clone(),
            named: false,
            exact: None,
        })
    };
    let chances = reader.expression(
        item,
        "chances",
        Want::of_kind(Type::Number(Unit::Points), Reach::EVERYTHING),
    );
    if chances.is_some() && text != "draw" {
        reader.note_expecting(item.spot, "Only a draw has chances.", "`by = \"draw\"`");
    }
    if let (Some(direction), "tier" | "draw" | "reference") = (&direction, text.as_str()) {
        let says = format!("`{text}` has one direction only, so \"{direction}\" means nothing here.");
        reader.note_expecting(item.spot, says, &format!("`\"{text}\"`"));
    }
    match text.as_str() {
        "tier" => return plain(Sort::Tier, "tier"),
        "draw" => return plain(Sort::Draw(chances), "the recorded draw"),
        "reference" => return plain(Sort::Reference, "reference number"),
        _ => {}
    }
    let own = reader.names.definitions.contains_key(&text)
        || reader.names.locals.iter().any(|fact| fact.name == text);
    let text = match text.as_str() {
        "priority_date" if !own => "priority date".to_owned(),
        "bid_time" if !own => "bid time".to_owned(),
        _ => text,
    };
    let expression = match text.as_str() {
        "priority date" | "date" => "ranking_date",
        "bid time" => "bid_at",
        other => other,
    };
    let made = parse_with(expression, &|name| reader.names.number(name))
        .and_then(|tree| check(&mut reader.names, &tree, None, Reach::EVERYTHING, None));
    let definition = match made {
        Ok(definition) => definition,
        Err(slip) => {
            if !directions::without_comma(reader, item, expression)
                && !directions::truth_first(reader, item, expression)
            {
                let near = slip.nearest.clone();
                let near = near.or_else(|| nearest(expression, KEYS));
                reader.note_slip(&by, expression, &slip.near(near));
            }
            return None;
        }
    };
    let written_out = item.get("first").is_some();
    let largest_first =
        directions::largest_first(reader, item, direction.as_deref(), definition.kind, written_out);
    let mut first = Vec::new();
    for choice in item.get("first").map(Tree::items).unwrap_or_default() {
        first.extend(choice_code(reader, choice, definition.kind));
    }
    let named = says.is_some();
    let says = says.unwrap_or_else(|| in_words(reader, &text, &definition));
    Some(Key {
        written: text,
        sort: Sort::Value(definition.id, definition.kind),
        largest_first,
        direction,
        first,
        says,
        named,
        exact: definition.exact.map(|exact| (exact.id, exact.of)),
    })
}

/// What a key goes by, in words: those of the list of facts, those that the file gives to its own names, or the sum.
fn in_words(reader: &Reader, text: &str, key: &Definition) -> String {
    match text {
        "priority date" | "date" | "bid time" | "band" | "points" => return text.to_owned(),
        _ => {}
    }
    let said = reader.said.iter().find(|(name, _)| name == text);
    match said {
        Some((_, says)) => says.clone(),
        None if reader.names.definitions.contains_key(text) => text.replace('_', " "),
        None if key.exact.is_some() => exact_phrase(&reader.names, key.id),
        None => phrase(&reader.names, key.id),
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
        )
        .expecting("choices, numbers or dates as they are, such as `[\"High\", \"Low\"]`");
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
        | Shape::Decimal(_)
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
