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
        // A stage with a slip of its own is there all the same.
        let written = tree.get("stages").map(Tree::items).unwrap_or_default();
        let written: Vec<&str> = written
            .iter()
            .filter_map(|stage| stage.get("code")?.text())
            .collect();
        for (nth, name) in names.iter().enumerate() {
            let codes = || stages.iter().map(|stage| stage.rule.code.as_str());
            if let Some(at) = codes().position(|code| code == name) {
                places.push(at);
                continue;
            }
            if written.contains(&name.as_str()) {
                continue;
            }
            let said = part.get("stages");
            let spot = said.and_then(|said| said.items().get(nth).or(Some(said)));
            let spot = spot.map_or(part.spot, |said| said.spot);
            let problem = reader.problem(spot, format!("This label has no stage called `{name}`."));
            let several: Vec<String> = name.split(',').map(|one| format!("\"{}\"", one.trim())).collect();
            reader.problems.push(if several.len() > 1 {
                problem.expecting(format!(
                    "`stages = [{}]`, each code in quotation marks",
                    several.join(", ")
                ))
            } else {
                let known: Vec<String> = codes().map(|code| format!("`{code}`")).collect();
                let problem = problem.expecting(format!("one of: {}", known.join(", ")));
                problem.near(nearest(name, codes()))
            });
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
