//! `[definitions]`: named conditions and values; and `[[table]]`, which gives a name to a table.
mod tables;

use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use crate::language::ast::{Ast, Span};
use crate::language::check::{Definition, Reach, check};
use crate::language::lexer::Slip;
use crate::language::parser::parse_with;
use crate::nearest::nearest;
use crate::vocabulary::{ListId, vocabulary};

/// What a name waits to stand for.
enum Work {
    /// A condition or value, and the list of whose rows it speaks.
    Named(Tree, Option<String>),
    Table(Tree),
}

/// `[definitions]` and `[[table]]`: named conditions and values. One may use another that stands anywhere, but never
/// itself.
pub(in super::super) fn definitions(reader: &mut Reader, root: &Tree) {
    let mut waiting: Vec<(String, Work)> = Vec::new();
    for (name, spot, value) in root.get("definitions").map(Tree::entries).unwrap_or_default() {
        if vocabulary().fact(name).is_some() {
            let says = format!("`{name}` is already the name of a fact.");
            reader.note_expecting(*spot, says, "another name");
        }
        if let Shape::Table(_) = value.shape {
            reader.only(value, "a definition", &["when", "of", "says", "clause"]);
            let of = reader.text(value, "of");
            let says = reader.text(value, "says");
            reader.said.extend(says.map(|says| (name.clone(), says)));
            match value.get("when") {
                Some(when) => waiting.push((name.clone(), Work::Named(when.clone(), of))),
                None => reader.note_expecting(
                    *spot,
                    format!("The definition `{name}` is empty."),
                    "`when = \"…\"`",
                ),
            }
        } else {
            waiting.push((name.clone(), Work::Named(value.clone(), None)));
        }
    }
    tables::tables(reader, root, &mut waiting);
    // Each round settles what no longer waits for anything; a round that settles nothing has found the mistakes.
    loop {
        let before = waiting.len();
        let mut left = Vec::new();
        let mut slips = Vec::new();
        for (name, work) in waiting {
            let made = match &work {
                Work::Named(tree, of) => {
                    define(reader, tree, of.as_deref()).map_err(|slip| Box::new((tree.clone(), slip)))
                }
                Work::Table(tree) => tables::define(reader, &name, tree),
            };
            match made {
                Ok(definition) => {
                    reader.names.definitions.insert(name, definition);
                }
                Err(wrong) => {
                    let (tree, slip) = *wrong;
                    slips.push((name.clone(), tree, slip));
                    left.push((name, work));
                }
            }
        }
        if left.is_empty() {
            return;
        }
        if left.len() == before {
            mistakes(reader, &slips);
            return;
        }
        waiting = left;
    }
}

/// Notes each definition's own mistake and each circle once. Whoever only waits for another has nothing to mend.
fn mistakes(reader: &mut Reader, slips: &[(String, Tree, Slip)]) {
    let before = reader.failed.clone();
    reader
        .failed
        .extend(slips.iter().map(|(name, _, _)| name.clone()));
    let mut told: Vec<&str> = Vec::new();
    for (name, tree, slip) in slips {
        let named = tree
            .text()
            .and_then(|text| text.get(slip.span.start..slip.span.end));
        if named.is_some_and(|named| before.iter().any(|failed| failed == named)) {
            continue;
        }
        let Some(first) = waits_for(slips, tree, slip) else {
            let problem = reader.slip(tree, slip);
            reader.problems.push(problem);
            continue;
        };
        // Follows whom each waits for, until one has a mistake of its own or the way comes round to the start.
        let mut way = vec![name.as_str()];
        let mut next = Some(first);
        while let Some(at) = next.filter(|at| !way.contains(at)) {
            way.push(at);
            let found = slips.iter().find(|(name, _, _)| name == at);
            next = found.and_then(|(_, tree, slip)| waits_for(slips, tree, slip));
        }
        if next == Some(name.as_str()) && !told.contains(&name.as_str()) {
            let says = if way.len() == 1 {
                format!("The definition `{name}` uses itself.")
            } else {
                format!(
                    "These definitions use one another in a circle: `{}`.",
                    way.join("`, `")
                )
            };
            let mut slip = Slip::new(slip.span, says);
            slip = slip.expecting("a definition that does not, in the end, use itself");
            let problem = reader.slip(tree, &slip);
            reader.problems.push(problem);
            told.extend(way);
        }
    }
}

/// The definition that is named at the place of the mistake, when that one is not there yet either.
fn waits_for<'a>(slips: &'a [(String, Tree, Slip)], tree: &Tree, slip: &Slip) -> Option<&'a str> {
    let wanted = tree.text()?.get(slip.span.start..slip.span.end)?;
    let mut names = slips.iter().map(|(name, _, _)| name.as_str());
    names.find(|name| *name == wanted)
}

fn define(reader: &mut Reader, tree: &Tree, of: Option<&str>) -> Result<Definition, Slip> {
    let list = of.map(list_named).transpose()?;
    let read = written(
        reader,
        tree,
        "A definition must be a condition in quotation marks.",
    )?;
    let want = Want::any(Reach::EVERYTHING);
    check(&mut reader.names, &read, want.kind, want.reach, list)
}

fn list_named(name: &str) -> Result<ListId, Slip> {
    if let Some((list, _)) = vocabulary().list(name) {
        return Ok(list);
    }
    let names = vocabulary().lists().iter().map(|list| list.name.as_str());
    let says = format!("There is no list called `{name}`.");
    let all: Vec<&str> = names.clone().collect();
    let expected = format!("one of: {}", all.join(", "));
    Err(Slip::new(Span::default(), says)
        .expecting(expected)
        .near(nearest(name, names)))
}

/// An expression as it stands in the file.
fn written(reader: &Reader, tree: &Tree, otherwise: &str) -> Result<Ast, Slip> {
    let text = match &tree.shape {
        Shape::Text(text) => text.clone(),
        Shape::Truth(yes) => yes.to_string(),
        Shape::Number(n) => n.to_string(),
        Shape::Decimal(n) => n.clone(),
        Shape::Date(_) | Shape::List(_) | Shape::Table(_) | Shape::Other => {
            let expected = "a condition or a sum in quotation marks, such as `\"household_size >= 3\"`";
            return Err(Slip::new(Span::default(), otherwise).expecting(expected));
        }
    };
    parse_with(&text, &|name| reader.names.number(name))
}
