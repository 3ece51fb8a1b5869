//! A scheme file as a tree in which every part remembers its place, and the laying of one file over another.
pub(crate) mod laying;
pub(crate) mod mistakes;

use toml::de::{DeTable, DeValue};

use crate::calendar;
use crate::problem::Problem;

/// A place in one of the files: bytes of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) file: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Text(String),
    Number(i64),
    /// A number with a point in it, as it is written.
    Decimal(String),
    Truth(bool),
    Date(i64),
    List(Vec<Tree>),
    Table(Vec<(String, Spot, Tree)>),
    /// A time of day or a number too large: the scheme language has no use for it.
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(crate) shape: Shape,
    pub(crate) spot: Spot,
}

/// A text that was read, by the name people know it under.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn problem(&self, spot: Spot, says: impl Into<String>) -> Problem {
        Problem::at(&self.name, &self.text, spot.start, spot.end, says)
    }
}

/// Reads one file.
pub(crate) fn read(source: &Source, file: usize) -> Result<Tree, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        let spot = Spot {
            file,
            start: 0,
            end: source.text.len(),
        };
        return Ok(Tree {
            shape: table_shape(table.get_ref(), file),
            spot,
        });
    }
    if let Some((start, bracket)) = mistakes::never_closed_bracket(&source.text) {
        let spot = Spot {
            file,
            start,
            end: start + 1,
        };
        let (says, expected) = if bracket == '{' {
            (
                "This table is never closed: its `}` is missing.",
                "`}` after the last value of the table",
            )
        } else {
            (
                "This list is never closed: its `]` is missing.",
                "`]` after the last part of the list",
            )
        };
        return Err(vec![source.problem(spot, says).expecting(expected)]);
    }
    let mut problems: Vec<Problem> = Vec::new();
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error))
        .collect();
    errors.sort_by_key(|(span, _)| span.start);
    for (span, error) in errors {
        let span = mistakes::head_alone(&source.text, span);
        let spot = Spot {
            file,
            start: span.start,
            end: span.end,
        };
        let problem = source.problem(spot, "");
        // A part that stands twice has all its names twice.
        let twice = error.message().contains("duplicate key");
        if twice && problems.iter().any(mistakes::is_part_twice) {
            continue;
        }
        // What follows a mistake in the same line is seldom another.
        if problems.last().is_none_or(|last| last.line != problem.line) {
            let inside = mistakes::inside_brackets(&problem.source_line);
            problems.push(mistakes::told(problem, error.message()));
            // What follows a mistake inside brackets is read in the wrong light.
            if inside {
                break;
            }
        }
    }
    Err(problems)
}

fn table_shape(table: &DeTable<'_>, file: usize) -> Shape {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| {
            let spot = Spot {
                file,
                start: key.span().start,
                end: key.span().end,
            };
            let inner = Spot {
                file,
                start: value.span().start,
                end: value.span().end,
            };
            (
                key.get_ref().to_string(),
                spot,
                Tree {
                    shape: shape(value.get_ref(), file),
                    spot: inner,
                },
            )
        })
        .collect();
    entries.sort_by_key(|(_, spot, _)| spot.start);
    Shape::Table(entries)
}

fn shape(value: &DeValue<'_>, file: usize) -> Shape {
    match value {
        DeValue::String(text) => Shape::Text(text.to_string()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).map_or(Shape::Other, Shape::Number),
        DeValue::Boolean(yes) => Shape::Truth(*yes),
        DeValue::Datetime(when) => {
            let day = when.date.and_then(|date| {
                chrono::NaiveDate::from_ymd_opt(
                    i32::from(date.year),
                    u32::from(date.month),
                    u32::from(date.day),
                )
            });
            day.map_or(Shape::Other, |day| Shape::Date(calendar::day(day)))
        }
        DeValue::Float(n) => Shape::Decimal(n.as_str().to_owned()),
        DeValue::Array(list) => Shape::List(
            list.iter()
                .map(|value| Tree {
                    shape: shape(value.get_ref(), file),
                    spot: Spot {
                        file,
                        start: value.span().start,
                        end: value.span().end,
                    },
                })
                .collect(),
        ),
        DeValue::Table(table) => table_shape(table, file),
    }
}

impl Tree {
    pub(crate) fn entries(&self) -> &[(String, Spot, Tree)] {
        if let Shape::Table(entries) = &self.shape {
            entries
        } else {
            &[]
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        self.entries()
            .iter()
            .find(|(name, _, _)| name == key)
            .map(|(_, _, tree)| tree)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Shape::Text(text) = &self.shape {
            Some(text)
        } else {
            None
        }
    }

    pub(crate) fn items(&self) -> &[Tree] {
        if let Shape::List(items) = &self.shape {
            items
        } else {
            &[]
        }
    }

    /// The parts of a list that stands under a name, to be changed.
    pub(crate) fn items_mut(&mut self, key: &str) -> &mut [Tree] {
        let Shape::Table(entries) = &mut self.shape else {
            return &mut [];
        };
        let found = entries.iter_mut().find(|(name, ..)| name == key);
        match found.map(|(_, _, part)| &mut part.shape) {
            Some(Shape::List(parts)) => parts,
            _ => &mut [],
        }
    }

    /// The code or name by which an entry of a list of tables is known.
    pub(crate) fn identity(&self) -> Option<&str> {
        self.get("code").or_else(|| self.get("name")).and_then(Tree::text)
    }
}
