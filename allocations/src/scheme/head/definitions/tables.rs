//! `[[table]]`: a value looked up by a number, a sum of money or a choice.
use super::super::super::reader::Reader;
use super::super::super::tree::{Shape, Spot, Tree};
use super::{Work, list_named, written};
use crate::language::ast::Span;
use crate::language::check::{Definition, TablePart, WrittenTable, table};
use crate::language::lexer::Slip;
use crate::vocabulary::vocabulary;

const KEYS: [&str; 9] = [
    "name",
    "by",
    "rows",
    "further",
    "otherwise",
    "of",
    "says",
    "clause",
    "remove",
];

const A_VALUE: &str = "A row holds a number, a sum of money in quotation marks, or a sum in quotation marks.";

/// Notes what is wrong with each table as a whole, and lets the others wait for what they use.
pub(super) fn tables(reader: &mut Reader, root: &Tree, waiting: &mut Vec<(String, Work)>) {
    for tree in reader.tables(root, "table") {
        reader.only(&tree, "[[table]]", &KEYS);
        let name = reader.needed(&tree, "name", "This table");
        let spot = tree.get("name").map_or(tree.spot, |name| name.spot);
        let word = name
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_')
            && !name.starts_with(|first: char| first.is_ascii_digit());
        let taken = waiting.iter().any(|(other, _)| *other == name)
            || reader.names.parameters.contains_key(&name)
            || reader.names.definitions.contains_key(&name);
        if name.is_empty() {
            continue;
        }
        if !word {
            let says = format!("`{name}` is no name that a condition can use.");
            let expected =
                "one word of letters, figures and `_`, such as `income_limit`; `says` is what people read";
            reader.note_expecting(spot, says, expected);
            continue;
        }
        if vocabulary().fact(&name).is_some() || taken {
            let what = if taken { "another name here" } else { "a fact" };
            let says = format!("`{name}` is already the name of {what}.");
            reader.note_expecting(spot, says, "another name");
            continue;
        }
        let mut whole = true;
        for (key, expected) in [
            ("by", "`by = \"household_size\"`, what the table goes by"),
            ("rows", "`rows = { 1 = …, 2 = …, \"3 or more\" = … }`"),
        ] {
            if tree.get(key).is_none() {
                reader.note_expecting(tree.spot, format!("The table `{name}` has no `{key}`."), expected);
                whole = false;
            }
        }
        if let Some(rows) = tree.get("rows")
            && !matches!(rows.shape, Shape::Table(_))
        {
            let says = "`rows` must be a list of rows, each with its value.";
            reader.note_expecting(rows.spot, says, "`rows = { 1 = …, 2 = …, \"3 or more\" = … }`");
            whole = false;
        }
        let says = reader.text(&tree, "says");
        reader.said.extend(says.map(|says| (name.clone(), says)));
        if whole {
            waiting.push((name, Work::Table(tree)));
        } else {
            reader.failed.push(name);
        }
    }
}

/// Makes what a table stands for; a mistake comes with the part of the file in which it is.
pub(super) fn define(reader: &mut Reader, name: &str, tree: &Tree) -> Result<Definition, Box<(Tree, Slip)>> {
    let nothing = |spot: Spot| Tree {
        shape: Shape::Text(String::new()),
        spot,
    };
    let part = |key: &str| tree.get(key).cloned().unwrap_or_else(|| nothing(tree.spot));
    let read = |tree: &Tree| written(reader, tree, A_VALUE).map_err(|slip| Box::new((tree.clone(), slip)));
    let of = match tree.get("of").and_then(Tree::text) {
        Some(list) => Some(list_named(list).map_err(|slip| Box::new((part("of"), slip)))?),
        None => None,
    };
    let entries = tree.get("rows").map(Tree::entries).unwrap_or_default();
    let mut rows = Vec::new();
    for (key, spot, value) in entries {
        if let (Shape::Table(inner), true) = (&value.shape, key.parse::<i64>().is_ok()) {
            let rest = inner.first().map_or("…", |(rest, ..)| rest.as_str());
            let slip = Slip::new(
                Span::default(),
                "A number with a point stands in quotation marks here.",
            );
            return Err(Box::new((
                nothing(*spot),
                slip.expecting(format!("`\"{key}.{rest}\" = …`")),
            )));
        }
        rows.push((key.clone(), read(value)?));
    }
    let optional = |key: &str| tree.get(key).map(&read).transpose();
    let table_written = WrittenTable {
        by: read(&part("by"))?,
        rows,
        further: optional("further")?,
        otherwise: optional("otherwise")?,
        of,
    };
    match table(&mut reader.names, &table_written) {
        Ok((definition, table)) => {
            reader.names.tables.insert(name.to_owned(), table);
            Ok(definition)
        }
        Err((at, slip)) => {
            let row = |nth: usize| entries.get(nth);
            let found = match at {
                TablePart::Whole => nothing(part("rows").spot),
                TablePart::By => part("by"),
                TablePart::Further => part("further"),
                TablePart::Otherwise => part("otherwise"),
                TablePart::Value(nth) => row(nth).map_or_else(|| part("rows"), |(_, _, value)| value.clone()),
                TablePart::Row(nth) => row(nth).map_or_else(
                    || part("rows"),
                    |(key, spot, _)| Tree {
                        shape: Shape::Text(key.clone()),
                        spot: *spot,
                    },
                ),
            };
            Err(Box::new((found, slip)))
        }
    }
}
