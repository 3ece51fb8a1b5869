//! Limits that several stages of a label share.
use super::super::model::{SharedLimit, Stage};
use super::super::reader::Reader;
use super::super::tree::Tree;
use super::number;
use crate::nearest::nearest;

/// A limit names its stages by their codes, and how many they hold together at `most`.
pub(super) fn limits(reader: &mut Reader, tree: &Tree, stages: &[Stage]) -> Vec<SharedLimit> {
    let mut found = Vec::new();
    for (nth, part) in reader.tables(tree, "limits").iter().enumerate() {
        let known = ["code", "clause", "says", "stages", "most", "stand_in", "remove"];
        reader.only(part, "limits", &known);
        let most = number(reader, part, "most");
        if part.get("most").is_none() {
            reader.note_expecting(
                part.spot,
                "This limit names no number.",
                "`most = \"advert.homes / 4\"`",
            );
        }
        let names = reader.texts(part, "stages");
        if names.is_empty() && part.get("stages").is_none_or(|said| said.items().is_empty()) {
            let expected = "`stages`, the codes of stages of this label";
            reader.note_expecting(part.spot, "This limit names no stages.", expected);
        }
        let mut places = Vec::new();
        let written = tree.get("stages").map(Tree::items).unwrap_or_default();
        for name in &names {
            let codes = || stages.iter().map(|stage| stage.rule.code.as_str());
            if let Some(at) = codes().position(|code| code == name) {
                places.push(at);
            } else if written.iter().any(|stage| stage.identity() == Some(name)) {
                // It is there, and has a problem of its own.
            } else {
                let spot = part.get("stages").map_or(part.spot, |said| said.spot);
                let says = format!("This label has no stage called `{name}`.");
                let problem = reader.problem(spot, says).near(nearest(name, codes()));
                reader.problems.push(problem);
            }
        }
        places.sort_unstable();
        places.dedup();
        found.extend(most.map(|most| {
            SharedLimit {
                code: reader
                    .text(part, "code")
                    .unwrap_or_else(|| format!("limit-{}", nth + 1)),
                clause: reader.text(part, "clause"),
                says: reader.text(part, "says").unwrap_or_default(),
                stages: places,
                most,
                spot: part.spot,
            }
        }));
    }
    found
}
