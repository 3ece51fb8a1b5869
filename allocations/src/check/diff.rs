//! What changed between two versions of a scheme, and whether it is a major change (Housing Act 1996 s.168 in England).
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::scheme::Scheme;
use crate::scheme::tree::{Shape, Tree};

/// One difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The part of the file: `need main-duty, band`.
    pub part: String,
    /// As it was; none when it is new.
    pub old: Option<String>,
    /// As it is; none when it is gone.
    pub new: Option<String>,
    /// It can alter the relative priority of people or a procedure, so that those affected must be told.
    pub major: bool,
    /// A plain sentence.
    pub says: String,
}

/// Keys that are words about a rule rather than the rule.
const WORDS: [&str; 13] = [
    "says",
    "clause",
    "title",
    "source",
    "notes",
    "stand_in",
    "limit_says",
    "limit_clause",
    "otherwise_says",
    "asks",
    "changes",
    "evidence",
    "lasts_says",
];

/// Everything that differs between two schemes, part by part.
pub fn diff(old: &Scheme, new: &Scheme) -> Vec<Change> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    flatten(&old.root, &mut Vec::new(), &mut before);
    flatten(&new.root, &mut Vec::new(), &mut after);
    let parts: BTreeSet<&Vec<String>> = before.keys().chain(after.keys()).collect();
    let mut changes = Vec::new();
    for part in parts {
        let (was, is) = (before.get(part), after.get(part));
        if was == is {
            continue;
        }
        let name = part.join(", ");
        let says = match (was, is) {
            (Some(was), Some(is)) => format!("{name}: was {was}, is now {is}."),
            (None, Some(is)) => format!("{name}: new, {is}."),
            (Some(was), None) => format!("{name}: gone, was {was}."),
            (None, None) => continue,
        };
        let major = major(part);
        changes.push(Change {
            part: name,
            old: was.cloned(),
            new: is.cloned(),
            major,
            says,
        });
    }
    changes
}

/// Whether any of the changes is a major one in the sense of s.168.
pub fn major_change(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.major)
}

/// What the officer is told of a major change: what the law asks where it is the law, and the same without it where not.
pub fn told_of_major(scheme: &Scheme) -> &'static str {
    if scheme.head.law == "England" {
        "This is a major change (Housing Act 1996 s.168). Everyone it may affect must be told what it means for them."
    } else {
        "This is a major change. Everyone it may affect should be told what it means for them."
    }
}

fn major(part: &[String]) -> bool {
    let named = |at: usize| part.get(at).map(String::as_str);
    if named(0) == Some("scheme") {
        // The head is about the text, but whose law applies decides who is exempt.
        return named(1) == Some("law");
    }
    // The last key that is no place in a list tells what changed: the names before it only lead there.
    let last = part
        .iter()
        .rposition(|key| key.parse::<usize>().is_err())
        .unwrap_or_default();
    let key = named(last).unwrap_or_default();
    match named(0) {
        // A definition, a number or a set of places goes by a name of the officer's own, which may be any word.
        Some("definitions" | "parameters" | "places" | "relations") if last < 2 => true,
        Some("relations") => true,
        // The rows of a table go by numbers and choices, which may be any word.
        Some("table") if named(2) == Some("rows") => true,
        Some("fact") => key != "label" && !WORDS.contains(&key),
        _ => !WORDS.contains(&key),
    }
}

/// Every value of the file under the names that lead to it. Entries of lists go by their code, others by their place;
/// the place counts too, because the order of bands and tiers is their priority.
fn flatten(tree: &Tree, path: &mut Vec<String>, out: &mut BTreeMap<Vec<String>, String>) {
    let value = match &tree.shape {
        Shape::Text(text) => format!("\"{}\"", text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Shape::Number(n) => n.to_string(),
        Shape::Truth(yes) => yes.to_string(),
        Shape::Date(day) => calendar::in_words(calendar::date(*day)),
        Shape::Decimal(n) => n.clone(),
        Shape::Other => "something else".to_owned(),
        Shape::Table(entries) => {
            for (key, _, inner) in entries {
                path.push(key.clone());
                flatten(inner, path, out);
                path.pop();
            }
            return;
        }
        // The keys of an order mean something together: one that is taken out moves all others.
        Shape::List(items)
            if path.last().is_some_and(|key| key == "order")
                && items.iter().all(|item| item.text().is_some()) =>
        {
            let keys = items
                .iter()
                .filter_map(Tree::text)
                .map(|key| format!("\"{key}\""));
            format!("[{}]", keys.collect::<Vec<_>>().join(", "))
        }
        Shape::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let name = item.get("code").or_else(|| item.get("name")).and_then(Tree::text);
                let place = (at + 1).to_string();
                // A share has no name of its own: it is that of its label.
                let shares = path.first().is_some_and(|first| first == "quota");
                let label = item.get("label").and_then(Tree::text).filter(|_| shares);
                let place = label.map_or_else(|| place.clone(), |label| format!("{place} ({label})"));
                path.push(name.map_or_else(|| place.clone(), str::to_owned));
                if name.is_some()
                    && matches!(
                        path.first().map(String::as_str),
                        Some("band" | "label" | "step" | "dates" | "adjustment")
                    )
                {
                    path.push("place".to_owned());
                    out.insert(path.clone(), place);
                    path.pop();
                }
                flatten(item, path, out);
                path.pop();
            }
            return;
        }
    };
    out.insert(path.clone(), value);
}
