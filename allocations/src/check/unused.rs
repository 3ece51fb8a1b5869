//! Names that the scheme gives and never uses.
use std::collections::BTreeSet;

use super::{Careful, Weight};
use crate::nearest::nearest;
use crate::scheme::tree::{Shape, Tree};

/// The parts whose names are there to be used, and what a name in each is.
const NAMED: [(&str, &str); 4] = [
    ("parameters", "the parameter"),
    ("definitions", "the definition"),
    ("places", "the set of places"),
    ("relations", "the relation"),
];

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

pub(super) fn names(reader: &mut Careful<'_>) {
    let root = &reader.scheme.root;
    let mut used = BTreeSet::new();
    words(root, &mut used);
    for (_, _, relation) in root.get("relations").map(Tree::entries).unwrap_or_default() {
        used.extend(relation.entries().iter().map(|(centre, _, _)| centre.as_str()));
    }
    // The engine itself looks for a definition of this name.
    used.insert("connected");
    let mut unused = Vec::new();
    for (part, what) in NAMED {
        let entries = root.get(part).map(Tree::entries).unwrap_or_default();
        for (name, spot, _) in entries {
            // What a base gives may be there for the other schemes that are laid over it.
            if spot.file == 0 && !used.contains(name.as_str()) {
                // A slip in the name of one of the scheme below adds a second one beside it.
                let below = entries.iter().filter(|(_, spot, _)| spot.file > 0);
                let near = nearest(name, below.map(|(name, ..)| name.as_str()));
                let says = format!("Nothing uses {what} `{name}`. You may remove it.");
                unused.push((*spot, says, near));
            }
        }
    }
    for tree in root.get("table").map(Tree::items).unwrap_or_default() {
        let name = tree.get("name").and_then(|name| Some((name.text()?, name.spot)));
        if let Some((name, spot)) = name.filter(|(name, spot)| spot.file == 0 && !used.contains(name)) {
            let says = format!("Nothing uses the table `{name}`. You may remove it.");
            unused.push((spot, says, None));
        }
    }
    for (spot, says, near) in unused {
        reader.find("unused", Weight::Note, spot, says);
        if let Some(last) = reader.findings.last_mut() {
            last.problem.nearest = near;
        }
    }
}

/// Every word of every condition.
pub(crate) fn words<'a>(tree: &'a Tree, used: &mut BTreeSet<&'a str>) {
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
                    words(inner, used);
                }
            }
        }
        Shape::List(items) => items.iter().for_each(|item| words(item, used)),
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
        Shape::Table(_) => words(tree, used),
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
