//! The homes of a case that were advertised or let before.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::given;
use super::then::Asked;
use crate::calendar;
use crate::nearest::nearest;
use crate::quota::Counted;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Shape, Tree};

/// Every home under `past`, as often as it says.
pub(super) fn past(reader: &mut Reader, asked: &Asked<'_>) -> Vec<Counted> {
    let mut past = Vec::new();
    for tree in reader.tables(asked.case, "past") {
        reader.only(&tree, "a past home", &["label", "on", "times", "home", "groups"]);
        let label = reader.needed(&tree, "label", "This home");
        let on = reader.date(&tree, "on").map_or(asked.as_at, calendar::date);
        let home = tree
            .get("home")
            .map(|home| given::home(reader, asked, std::iter::once(home)));
        before(reader, asked, &tree, &label, on);
        let groups = groups(reader, asked, &tree);
        for _ in 0..reader.number(&tree, "times").unwrap_or(1).clamp(0, 10_000) {
            past.push(Counted {
                label: label.clone(),
                on,
                home: home.clone(),
                groups: groups.clone(),
            });
        }
    }
    past
}

/// `groups = ["transfers"]`, or `groups = { children = 3 }` where a cap counts more than households.
fn groups(reader: &mut Reader, asked: &Asked<'_>, tree: &Tree) -> BTreeMap<String, i64> {
    let Some(found) = tree.get("groups") else {
        return BTreeMap::new();
    };
    let mut groups = BTreeMap::new();
    if let Shape::Table(entries) = &found.shape {
        for (name, _, amount) in entries {
            match amount.shape {
                Shape::Number(n) if (0..=10_000).contains(&n) => {
                    groups.insert(name.clone(), n);
                }
                _ => reader.note_expecting(
                    amount.spot,
                    "How much a home counts for in a group is a whole number.",
                    "a whole number from 0 to 10000",
                ),
            }
        }
    } else {
        groups.extend(reader.texts(tree, "groups").into_iter().map(|name| (name, 1)));
    }
    let labels = asked.scheme.rules.labels.iter();
    let caps = labels.flat_map(|label| label.caps.iter().filter(|cap| cap.counts_past()));
    let codes: Vec<&str> = caps.map(|cap| cap.rule.code.as_str()).collect();
    for name in groups.keys().filter(|name| !codes.contains(&name.as_str())) {
        let says = format!("No cap called `{name}` counts homes that were let before.");
        let problem = reader
            .problem(found.spot, says)
            .expecting("the `code` of a cap with a `share` or a `window`")
            .near(nearest(name, codes.iter().copied()));
        reader.problems.push(problem);
    }
    groups
}

/// Notes a past home under a label that is not there, and one that is not past.
fn before(reader: &mut Reader, asked: &Asked<'_>, tree: &Tree, label: &str, on: NaiveDate) {
    let spot = |key: &str| tree.get(key).map_or(tree.spot, |said| said.spot);
    let labels = asked.scheme.rules.labels.iter();
    let codes: Vec<&str> = labels.map(|label| label.code.as_str()).collect();
    if !label.is_empty() && !codes.contains(&label) {
        let problem = reader
            .problem(spot("label"), format!("There is no label called `{label}`."))
            .expecting(format!("one of: {}", codes.join(", ")))
            .near(nearest(label, codes));
        reader.problems.push(problem);
    }
    if on > asked.as_at {
        let says = "This home comes after the day of the case, so it cannot count.";
        let expected = format!("a day up to {}, the day of the case", asked.as_at);
        reader.note_expecting(spot("on"), says, &expected);
    }
}
