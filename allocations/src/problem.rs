//! What is wrong with a scheme file, and where, in words its author can act on.
use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing wrong with a scheme, pointed at with line, column and caret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file: the scheme's own text, or the base it extends.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
    /// The line as it stands in the file.
    pub source_line: String,
    /// Spaces and carets that point at the place when printed under `source_line`.
    pub caret: String,
    /// A plain sentence: what is wrong.
    pub says: String,
    /// What would have been right here, when that can be said.
    pub expected: Option<String>,
    /// The nearest right name, when a name was not known.
    pub nearest: Option<String>,
}

impl Problem {
    /// A problem at the bytes `start..end` of `text`.
    pub(crate) fn at(file: &str, text: &str, start: usize, end: usize, says: impl Into<String>) -> Self {
        let start = floor_boundary(text, start);
        let end = floor_boundary(text, end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(line_start..).unwrap_or_default();
        let source_line = rest.lines().next().unwrap_or_default().to_owned();
        let column = text.get(line_start..start).unwrap_or_default().chars().count();
        let marked = text
            .get(start..end)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        let room = source_line.chars().count().saturating_sub(column);
        let caret = format!("{}{}", " ".repeat(column), "^".repeat(marked.min(room).max(1)));
        Self {
            file: file.to_owned(),
            line: u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            source_line,
            caret,
            says: capital(says.into()),
            expected: None,
            nearest: None,
        }
    }

    pub(crate) fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub(crate) fn near(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }
}

/// A sentence begins with a capital letter; a name in backticks stays as it is.
fn capital(says: String) -> String {
    match says.chars().next() {
        Some(first) if first.is_ascii_lowercase() => {
            let rest = says.strip_prefix(first).unwrap_or_default();
            format!("{}{rest}", first.to_ascii_uppercase())
        }
        _ => says,
    }
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}, line {}, column {}: {}",
            self.file, self.line, self.column, self.says
        )?;
        writeln!(f, "  {}", self.source_line)?;
        write!(f, "  {}", self.caret)?;
        if let Some(expected) = &self.expected {
            write!(f, "\n  Expected: {expected}.")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, "\n  Did you mean `{nearest}`?")?;
        }
        Ok(())
    }
}
