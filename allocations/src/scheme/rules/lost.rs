//! What a file gives and nothing would ever use: it is refused, for it would be lost without a word.
use super::super::model::{Need, Rules};
use super::super::reader::Reader;
use super::super::tree::{Shape, Tree};
use crate::vocabulary::vocabulary;

/// Notes each need and award that nobody would get anything by. Called when everything else has been read.
pub(in super::super) fn lost(reader: &mut Reader, rules: &Rules) {
    let needs_seen = reader.names.program.reads_needs
        || ["need_count", "reasonable_preference"]
            .iter()
            .any(|name| reads(reader, name));
    let points_seen = rules.by_points || reads(reader, "points");
    let mut found = Vec::new();
    for need in &rules.needs {
        let what = if need.counts { "need" } else { "award" };
        if need.points.is_some() && !points_seen && !gives_band(need) {
            let says = format!("The points of this {what} count for nothing: this is a scheme of bands.");
            found.push((
                need,
                says,
                "`band = \"…\"`, or `by = \"points\"` under [priority]",
            ));
        } else if need.points.is_none() && !gives_band(need) && !(need.counts && needs_seen) {
            let says = format!("This {what} gives neither a band nor points, and nothing else looks at it.");
            let expected = if rules.by_points || rules.bands.is_empty() {
                "`points = 10`, or another number or sum"
            } else {
                "`band = \"…\"`, one of the bands under [[band]]"
            };
            found.push((need, says, expected));
        }
    }
    for (need, says, expected) in found {
        reader.note_expecting(need.rule.spot, says, expected);
    }
}

/// Notes each `remove` that took nothing away. Called with the files laid over one another.
pub(in super::super) fn removals(reader: &mut Reader, tree: &Tree) {
    if let Some(said) = tree.get("remove") {
        let (says, expected) = match said.shape {
            Shape::Truth(true) => (
                "There is nothing of this name to take away.",
                "the code or name of a part of the file that this one extends",
            ),
            _ => ("`remove` takes a part away.", "`remove = true`, or nothing"),
        };
        reader.note_expecting(said.spot, says, expected);
    }
    let parts = tree.entries().iter().map(|(_, _, part)| part);
    parts.chain(tree.items()).for_each(|part| removals(reader, part));
}

fn gives_band(need: &Need) -> bool {
    need.band.is_some() || need.limit.as_ref().is_some_and(|limit| limit.then.is_some())
}

/// Whether anything in the scheme looks at a fact.
fn reads(reader: &Reader, name: &str) -> bool {
    let Some((id, _)) = vocabulary().fact(name) else {
        return false;
    };
    reader.names.program.read(id).is_some()
}
