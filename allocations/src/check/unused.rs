//! Names that the scheme gives and never uses.
use std::collections::BTreeSet;

use super::{Careful, Weight};
use crate::nearest::nearest;
use crate::scheme::tree::Tree;
use crate::scheme::words_used;

/// The parts whose names are there to be used, and what a name in each is.
const NAMED: [(&str, &str); 4] = [
    ("parameters", "the parameter"),
    ("definitions", "the definition"),
    ("places", "the set of places"),
    ("relations", "the relation"),
];

pub(super) fn names(reader: &mut Careful<'_>) {
    let root = &reader.scheme.root;
    let mut used = BTreeSet::new();
    words_used(root, &mut used);
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
