//! The tables of a scheme, each as a table.
use super::{Page, bracketed, flat};
use crate::language::check::Table;
use crate::language::ir::NodeId;
use crate::language::words::Words;
use crate::scheme::tree::Tree;
use crate::types::{Type, Unit};

impl Page<'_> {
    /// Each table with its rows, what it goes by, and what counts beyond its last row.
    pub(super) fn tables(&mut self) {
        let scheme = self.scheme;
        let trees = scheme.root.get("table").map(Tree::items).unwrap_or_default();
        let known: Vec<(&Tree, &str, &Table)> = trees
            .iter()
            .filter_map(|tree| {
                let name = tree.get("name").and_then(Tree::text)?;
                Some((tree, name, scheme.names.tables.get(name)?))
            })
            .collect();
        if known.is_empty() {
            return;
        }
        self.heading("Tables");
        for (tree, name, table) in known {
            let term = tree.get("says").and_then(Tree::text);
            let title = capital(&term.map_or_else(|| name.replace('_', " "), flat));
            let title = title.trim_end_matches('.');
            let clause = bracketed(tree.get("clause").and_then(Tree::text));
            self.line(&format!("### {title}{clause}"));
            self.line("");
            let by = capital(&self.in_table(table).keeping(table.by).phrase(table.by));
            let caption = format!("{title} by: {}.", lower(&by));
            self.captions.push(caption.clone());
            self.paragraph(&caption);
            self.line(&row_of(&by, title));
            self.line("| --- | --- |");
            for (row, value) in &table.rows {
                let (row, value) = (row_name(table, row), self.held(table, *value));
                self.line(&row_of(&row, &value));
            }
            if let Some(further) = table.further {
                let more = self.held(table, Some(further));
                self.line(&row_of("each further one", &format!("{more} more")));
            }
            if let Some(otherwise) = table.otherwise {
                let value = self.held(table, Some(otherwise));
                self.line(&row_of("anything else", &value));
            }
            self.line("");
        }
    }

    fn in_table(&self, table: &Table) -> Words<'_> {
        Words::new(&self.scheme.names, table.of).with(&self.terms)
    }

    /// What stands in a row.
    fn held(&self, table: &Table, value: Option<NodeId>) -> String {
        value.map_or_else(
            || "none".to_owned(),
            |value| {
                let words = self.in_table(table);
                let exact = table.in_parts.contains(&value);
                let mut words = if exact { words.keeping(value) } else { words };
                words.said(value, Some(table.kind))
            },
        )
    }
}

/// The name of a row as people write it.
fn row_name(table: &Table, name: &str) -> String {
    match table.by_kind {
        Type::Choice(_) => flat(&name.replace('_', " ")),
        Type::Number(Unit::People) if name == "1" => "1 person".to_owned(),
        _ => flat(name),
    }
}

/// A row of two cells. What stands in a cell cannot end it.
fn row_of(first: &str, second: &str) -> String {
    format!("| {} | {} |", first.replace('|', "/"), second.replace('|', "/"))
}

/// With a capital letter, as a heading begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
