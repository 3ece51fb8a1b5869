//! The words of a scheme: what its conditions and orders may speak of.
use std::collections::BTreeSet;

use super::tree::{Shape, Tree};

/// The keys whose text is prose, in which a name is only a word.
const PROSE: [&str; 14] = [
    "code",
    "name",
    "says",
    "limit_says",
    "otherwise_says",
    "changes",
    "title",
    "label",
    "asks",
    "source",
    "notes",
    "clause",
    "evidence",
    "waived_by",
];

/// Every word of every condition.
pub(crate) fn words_used<'a>(tree: &'a Tree, used: &mut BTreeSet<&'a str>) {
    match &tree.shape {
        Shape::Text(text) => {
            used.insert(text);
            used.extend(text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')));
        }
        Shape::Table(entries) => {
            let read = entries.iter().filter(|(key, _, inner)| !prose(key, inner));
            for (key, _, inner) in read {
                if key == "order" {
                    keys(inner, used);
                } else {
                    words_used(inner, used);
                }
            }
        }
        Shape::List(items) => items.iter().for_each(|item| words_used(item, used)),
        Shape::Number(_) | Shape::Truth(_) | Shape::Date(_) | Shape::Decimal(_) | Shape::Other => {}
    }
}

/// The words of an order, without its directions: `lowest first` names no parameter.
fn keys<'a>(tree: &'a Tree, used: &mut BTreeSet<&'a str>) {
    match &tree.shape {
        Shape::Text(text) => {
            let by = text.trim().strip_suffix(" first").map_or(text.as_str(), |keyed| {
                keyed.rsplit_once(',').map_or("", |(by, _)| by)
            });
            used.insert(by.trim());
            used.extend(by.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')));
        }
        Shape::List(items) => items.iter().for_each(|item| keys(item, used)),
        Shape::Table(_) => words_used(tree, used),
        Shape::Number(_) | Shape::Truth(_) | Shape::Date(_) | Shape::Decimal(_) | Shape::Other => {}
    }
}

/// Whether the text under a key is prose; `[[label]]` is a part of the file, `label = "…"` is not.
fn prose(key: &str, inner: &Tree) -> bool {
    let holds_tables = match &inner.shape {
        Shape::Table(_) => true,
        Shape::List(items) => items.iter().any(|item| matches!(item.shape, Shape::Table(_))),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Truth(_)
        | Shape::Date(_)
        | Shape::Decimal(_)
        | Shape::Other => false,
    };
    PROSE.contains(&key) && !holds_tables
}
