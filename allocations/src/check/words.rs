//! Sentences that are too long to be read.
use super::{Careful, Weight};
use crate::nearest::nearest;
use crate::scheme::tree::{Shape, Spot, Tree};

/// The most words a sentence may have.
const LONGEST: usize = 25;

/// The keys whose text an applicant reads.
const READ: [&str; 4] = ["says", "limit_says", "otherwise_says", "changes"];

pub(super) fn sentences(reader: &mut Careful<'_>) {
    let mut long = Vec::new();
    walk(&reader.scheme.root, false, &mut long);
    for (spot, words) in long {
        let says =
            format!("This sentence has {words} words; {LONGEST} are as many as can be read with ease.");
        reader.find("long-sentence", Weight::Note, spot, says);
    }
}

/// Notes a group that is nearly, and not quite, one that has a cap.
pub(super) fn groups(reader: &mut Careful<'_>) {
    let rules = &reader.scheme.rules;
    let capped: Vec<&str> = rules.caps.iter().map(|cap| cap.group.as_str()).collect();
    let mut found = Vec::new();
    for need in &rules.needs {
        let Some(group) = need.group.as_deref().filter(|group| !capped.contains(group)) else {
            continue;
        };
        if let Some(near) = nearest(group, capped.iter().copied()) {
            let says = format!("The group `{group}` has no cap. Is it the group `{near}`, which has one?");
            found.push((need.rule.spot, says));
        }
    }
    for (spot, says) in found {
        reader.find("group-name", Weight::Doubtful, spot, says);
    }
}

fn walk(tree: &Tree, read: bool, long: &mut Vec<(Spot, usize)>) {
    match &tree.shape {
        Shape::Text(text) if read => {
            if let Some(words) = longest(text).filter(|words| *words > LONGEST) {
                long.push((tree.spot, words));
            }
        }
        Shape::Table(entries) => entries
            .iter()
            .for_each(|(key, _, inner)| walk(inner, READ.contains(&key.as_str()), long)),
        Shape::List(items) => items.iter().for_each(|item| walk(item, read, long)),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Truth(_)
        | Shape::Date(_)
        | Shape::Decimal(_)
        | Shape::Other => {}
    }
}

/// The number of words of the longest sentence.
fn longest(text: &str) -> Option<usize> {
    text.split(['.', '?', '!', ';'])
        .map(|sentence| sentence.split_whitespace().count())
        .max()
}
