//! How long a priority lasts.
use super::super::model::{Limit, Rules};
use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use super::priority::band;
use crate::language::check::{Constant, Reach};
use crate::types::Type;

/// `lasts` with `from`, or `until`: when a priority ends, and what counts then.
pub(super) fn limit(reader: &mut Reader, tree: &Tree, rules: &Rules, reach: Reach) -> Option<Limit> {
    let has_length = tree.get("lasts").is_some() && (tree.get("from").is_some());
    if tree.get("lasts").is_some() && !has_length && tree.get("until").is_none() {
        reader.note_expecting(
            tree.spot,
            "A time limit must say from when it runs.",
            "`from = \"…\"`, a date",
        );
    }
    if !has_length && tree.get("until").is_none() {
        return None;
    }
    let date = Want::of_kind(Type::Date, reach);
    let length = reader.text(tree, "lasts").unwrap_or_default();
    if !length.is_empty() && !is_length(reader, &length) {
        let spot = tree.get("lasts").map_or(tree.spot, |lasts| lasts.spot);
        let says = "`lasts` must be a length of time.";
        reader.note_expecting(spot, says, "for example \"8 weeks\" or \"6 months\"");
        return None;
    }
    // What is no date is told where it stands, before the length is added to it.
    if has_length && reader.expression(tree, "from", date).is_none() {
        return None;
    }
    let mut until = if has_length {
        let from = reader.text(tree, "from").unwrap_or_default();
        // Eight weeks from a Tuesday end with that Tuesday eight weeks later, which still counts.
        let written = format!("({from}) + ({length})");
        let place = tree.get("from").map_or(tree.spot, |from| from.spot);
        let made = Tree {
            shape: Shape::Text(written),
            spot: place,
        };
        reader.checked(&made, date).map(|(id, _)| id)
    } else {
        reader.expression(tree, "until", date)
    }?;
    if let Some(extended) = reader.expression(tree, "extended_until", date) {
        let run = reader.names.program.run(&[until, extended]);
        until = reader.names.program.add(crate::language::ir::Node::Most(run));
    }
    Some(Limit {
        then: band(reader, tree, "then", rules),
        clause: reader.text(tree, "limit_clause"),
        says: reader.text(tree, "limit_says").unwrap_or_default(),
        until,
        length,
    })
}

/// Whether it is a length of time, or a number of the scheme that is one.
fn is_length(reader: &Reader, written: &str) -> bool {
    let read = crate::language::parser::parse(written).map(|tree| tree.kind);
    let parameter = reader.names.parameters.get(written);
    matches!(read, Ok(crate::language::ast::Kind::Period { .. }))
        || matches!(parameter, Some(Constant::Period { .. }))
}

/// Notes a length of time that would be printed and would end nothing.
pub(super) fn ends_nothing(reader: &mut Reader, tree: &Tree, part: &str, expected: &str) {
    if let Some(lasts) = tree.get("lasts") {
        let says = format!("`lasts` does not end {part}: it does not say from which day the time runs.");
        reader.note_expecting(lasts.spot, says, expected);
    }
}
