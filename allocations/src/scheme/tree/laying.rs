//! The laying of one file over another: what it adds, changes and takes away, and what it cannot mean.
use super::{Shape, Spot, Tree};
use crate::nearest::nearest;

/// What one file does to the scheme below it.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// What it adds, changes, replaces and takes away, in plain sentences, in the order of the file.
    pub(crate) says: Vec<String>,
    pub(crate) slips: Vec<Slip>,
    /// Entries that it adds under a name much like one below: where, what is doubtful, and the name below.
    pub(crate) near: Vec<(Spot, String, String)>,
}

/// What cannot be meant: where, what is wrong, what was expected, and the nearest right name.
#[derive(Debug)]
pub(crate) struct Slip {
    pub(crate) spot: Spot,
    pub(crate) says: String,
    pub(crate) expected: String,
    pub(crate) near: Option<String>,
}

/// The lists whose entries count by their place, so that one without a code belongs nowhere.
const BY_PLACE: [&str; 3] = ["tiers", "stages", "turns"];

/// Where in the two files a part stands: the keys that lead to it, and [`ENTRY`] for one of a list.
type Way<'a> = &'a [&'a str];

const ENTRY: &str = "";

/// As it stands in double brackets.
fn name_of(way: Way<'_>) -> String {
    let keys: Vec<&str> = way.iter().copied().filter(|key| *key != ENTRY).collect();
    keys.join(".")
}

/// Lays `over` on `base`: tables merge key by key; lists of tables merge entry by entry on their `code` or `name`
/// (`remove = true` takes one away), and an entry that has neither is added; everything else is replaced.
pub(crate) fn laid(base: Tree, over: Tree, laid: &mut Laid) -> Tree {
    lay(base, over, &[], laid)
}

fn lay(base: Tree, over: Tree, way: Way<'_>, laid: &mut Laid) -> Tree {
    let spot = over.spot;
    let shape = match (base.shape, over.shape) {
        (Shape::Table(base), Shape::Table(top)) => Shape::Table(tables(base, top, way, laid)),
        (Shape::List(base), Shape::List(top)) if merges(way, &base, &top) => {
            Shape::List(lists(base, top, way, laid))
        }
        (_, top) => top,
    };
    Tree { shape, spot }
}

/// Whether two lists become one. The values of a parameter and the keys of an order stand as they are written.
fn merges(way: Way<'_>, base: &[Tree], top: &[Tree]) -> bool {
    let whole = way.first() == Some(&"parameters") || way.last() == Some(&"order");
    let mut all = top.iter().chain(base);
    !whole && !top.is_empty() && all.all(|entry| matches!(entry.shape, Shape::Table(_)))
}

type Entry = (String, Spot, Tree);

fn tables(mut base: Vec<Entry>, top: Vec<Entry>, way: Way<'_>, laid: &mut Laid) -> Vec<Entry> {
    for (key, key_spot, tree) in top {
        let inner: Vec<&str> = way.iter().copied().chain([key.as_str()]).collect();
        let at = base.iter().position(|(name, ..)| *name == key);
        told(&inner, at.is_some(), &tree, laid);
        let tree = match at {
            Some(at) => {
                let (_, _, below) = base.remove(at);
                (at, lay(below, tree, &inner, laid))
            }
            None => (base.len(), tree),
        };
        let (at, tree) = tree;
        base.insert(at, (key, key_spot, tree));
    }
    base
}

/// Says what becomes of one key of a part such as `[parameters]`, and of a whole part that the scheme below has not.
fn told(way: Way<'_>, known: bool, tree: &Tree, laid: &mut Laid) {
    let of_tables = matches!(&tree.shape, Shape::List(list) if list.iter().all(|one| matches!(one.shape, Shape::Table(_))));
    match way {
        ["scheme", ..] => {}
        [part] if !known => {
            for entry in tree.items() {
                laid.says.push(format!("adds {}", called(part, entry)));
            }
            for (key, ..) in tree.entries() {
                laid.says.push(format!("adds `{key}` to [{part}]"));
            }
        }
        ["parameters", key] => laid.says.push(verb(known, "parameters", key)),
        [part, key] if !known || !of_tables => laid.says.push(verb(known, part, key)),
        _ => {}
    }
}

fn verb(known: bool, part: &str, key: &str) -> String {
    if known {
        format!("changes `{key}` of [{part}]")
    } else {
        format!("adds `{key}` to [{part}]")
    }
}

fn lists(mut base: Vec<Tree>, top: Vec<Tree>, way: Way<'_>, laid: &mut Laid) -> Vec<Tree> {
    let part = name_of(way);
    let below = base.clone();
    // Only what stands at the head of a list of the file is told: the entries of its own parts come with it.
    let tells = way.len() <= 2;
    let mut says = Vec::new();
    for entry in top {
        let what = called(&part, &entry);
        let gone = matches!(
            entry.get("remove").map(|tree| &tree.shape),
            Some(Shape::Truth(true))
        );
        let at = entry
            .identity()
            .and_then(|code| base.iter().position(|below| below.identity() == Some(code)));
        match (at, gone) {
            (Some(at), true) => {
                base.remove(at);
                says.push(format!("takes away {what}"));
            }
            (Some(at), false) => {
                let keys = entry.entries().iter().map(|(key, ..)| key.as_str());
                let keys: Vec<String> = keys
                    .filter(|key| !["code", "name"].contains(key))
                    .map(|key| format!("`{key}`"))
                    .collect();
                says.push(format!("changes {what}: {}", keys.join(", ")));
                let below = base.remove(at);
                let inner: Vec<&str> = way.iter().copied().chain([ENTRY]).collect();
                base.insert(at, lay(below, entry, &inner, laid));
            }
            // What takes nothing away is pointed out later.
            (None, _) => {
                let slip = if gone {
                    None
                } else {
                    not_meant(&below, &entry, way)
                };
                if slip.is_none() {
                    laid.near.extend(much_like(&below, &entry, &part));
                }
                laid.slips.extend(slip);
                says.push(format!("adds {what}"));
                base.push(entry);
            }
        }
    }
    if tells {
        laid.says.append(&mut says);
    }
    base
}

/// An entry whose code is so much like one below that it may be meant for that.
fn much_like(below: &[Tree], entry: &Tree, part: &str) -> Option<(Spot, String, String)> {
    let code = entry.identity()?;
    let near = nearest(code, below.iter().filter_map(Tree::identity))?;
    let spot = entry.get("code").or(entry.get("name")).map(|said| said.spot)?;
    let says = format!("This adds one more [[{part}]], `{code}`, beside `{near}` of the scheme below.");
    Some((spot, says, near))
}

/// What is wrong with an entry that the list below does not have.
fn not_meant(below: &[Tree], entry: &Tree, way: Way<'_>) -> Option<Slip> {
    let part = name_of(way);
    let list = way.last().copied().unwrap_or_default();
    let slip = |says: String, expected: &str, near: Option<String>| {
        Some(Slip {
            spot: entry.spot,
            says,
            expected: expected.to_owned(),
            near,
        })
    };
    let Some(code) = entry.identity() else {
        if BY_PLACE.contains(&list) {
            let says = format!(
                "Nothing says which of the `{list}` of the scheme below this one is, or that it is one more."
            );
            return slip(
                says,
                "a `code`: one from the list below, to change that; or a new one, which then stands last",
                None,
            );
        }
        if list == "quota" && below.iter().any(|share| same_share(share, entry)) {
            let label = entry.get("label").and_then(Tree::text).unwrap_or_default();
            let says = format!(
                "The scheme below already has a share for `{label}`, and this would be a second one."
            );
            return slip(
                says,
                "the `code` of the share below, to change it; where that one has none, give it one there",
                None,
            );
        }
        return None;
    };
    // A part that stands for itself has what all those below have; one that only changes another has less.
    let lacks = ["when", "order", "label", "both", "by"].into_iter().find(|key| {
        let has = |tree: &Tree| tree.get(key).is_some() || *key == "order" && tree.get("stages").is_some();
        !below.is_empty() && below.iter().all(has) && !has(entry)
    })?;
    let names: Vec<&str> = below.iter().filter_map(Tree::identity).collect();
    let near = nearest(code, names.iter().copied());
    let says = format!(
        "The scheme below has no [[{part}]] called `{code}`, and this one has no `{lacks}` of its own."
    );
    let expected = if names.is_empty() {
        format!("`{lacks}` beside its code")
    } else {
        format!("one of: {}; or a new one with its `{lacks}`", names.join(", "))
    };
    Some(Slip {
        spot: entry
            .get("code")
            .or(entry.get("name"))
            .map_or(entry.spot, |said| said.spot),
        says,
        expected,
        near,
    })
}

/// Two shares for one label that speak of the same homes.
fn same_share(one: &Tree, other: &Tree) -> bool {
    let text = |tree: &Tree, key: &str| tree.get(key).and_then(Tree::text).map(str::to_owned);
    let kind = |tree: &Tree| ["every", "most"].into_iter().find(|key| tree.get(key).is_some());
    let label = text(one, "label");
    label.is_some()
        && label == text(other, "label")
        && text(one, "when") == text(other, "when")
        && kind(one) == kind(other)
}

/// An entry of a list, as a reader would find it: by its code, or by what it says.
fn called(part: &str, entry: &Tree) -> String {
    if let Some(code) = entry.identity() {
        return format!("[[{part}]] `{code}`");
    }
    let says = entry.get("says").or(entry.get("label")).and_then(Tree::text);
    says.map_or_else(
        || format!("one [[{part}]]"),
        |says| format!("one [[{part}]]: {}", says.trim_end_matches('.')),
    )
}
