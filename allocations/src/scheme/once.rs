//! Parts of a file that can stand once, written as if there could be several: nothing would ever look at them.
use super::reader::Reader;
use super::tree::{Shape, Tree};

/// How a part that stands once is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Written {
    /// `[bidding]`, with its lines below it.
    Below,
    /// `given = { … }`, on one line.
    Beside,
}

/// Notes each of these parts that is a list or a plain value. A list is then read as its first table, so that what is
/// wrong inside it is told as well.
pub(crate) fn once(reader: &mut Reader, tree: &mut Tree, names: &[&str], written: Written) {
    let Shape::Table(entries) = &mut tree.shape else {
        return;
    };
    for (name, named, part) in entries
        .iter_mut()
        .filter(|(name, ..)| names.contains(&name.as_str()))
    {
        let spot = match &part.shape {
            Shape::Table(_) => continue,
            Shape::List(parts) => parts.first().map_or(part.spot, |first| first.spot),
            Shape::Text(_)
            | Shape::Number(_)
            | Shape::Truth(_)
            | Shape::Date(_)
            | Shape::Decimal(_)
            | Shape::Other => part.spot,
        };
        let many = matches!(&part.shape, Shape::List(parts) if parts.iter().any(|part| matches!(part.shape, Shape::Table(_))));
        let (says, expected) = match (written, many) {
            (Written::Below, true) => (
                format!("`{name}` can stand once, in one pair of brackets."),
                format!("`[{name}]`"),
            ),
            (Written::Below, false) => (
                format!("`{name}` is a part of the file, with lines of its own."),
                format!("`[{name}]`"),
            ),
            (Written::Beside, true) => (
                format!("`{name}` is one table, not a list of tables."),
                format!("`{name} = {{ … }}`, without `[` and `]` around it"),
            ),
            (Written::Beside, false) => (
                format!("`{name}` is a table of names and values."),
                format!("`{name} = {{ … }}`"),
            ),
        };
        let spot = if spot.start == spot.end { *named } else { spot };
        reader.note_expecting(spot, says, &expected);
        if let Shape::List(parts) = &mut part.shape
            && many
        {
            let first = parts
                .iter()
                .position(|part| matches!(part.shape, Shape::Table(_)));
            *part = parts.swap_remove(first.unwrap_or_default());
        }
    }
}
