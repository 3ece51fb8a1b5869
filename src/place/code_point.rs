//! Reads a file of postcodes one line at a time: Code-Point Open (no header, or with one) or the ONS Postcode
//! Directory. Columns are found by their heading under any of the names that the yearly files have used.

mod columns;
mod line;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;
use std::num::ParseIntError;
use std::str::Utf8Error;

use csv::{ByteRecord, ReaderBuilder};
use thiserror::Error;

use self::columns::Columns;
use self::line::Line;
use super::{GridPoint, Postcode, PostcodeError};

/// One usable line: a postcode in use, where it lies and which council it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub postcode: Postcode,
    pub point: GridPoint,
    /// GSS code of the district or unitary council, such as "E07000149".
    pub district: String,
    /// GSS code of the ward, where the file gives one.
    pub ward: Option<String>,
}

/// A line that was passed over, and why. Later lines are still read, except after `Missing` and `Unreadable`.
#[derive(Debug, Error)]
#[error("Line {line}, {column}: {what}")]
pub struct LineProblem {
    /// Counted from 1, as an editor shows it.
    pub line: u64,
    /// The heading in the file, or the usual name of the column where the file has no heading.
    pub column: String,
    #[source]
    pub what: Problem,
}

/// What was wrong with a line.
#[derive(Debug, Error)]
pub enum Problem {
    #[error("the file has no such column")]
    Missing,
    #[error("the line stops before this column")]
    TooShort,
    #[error("the text is not UTF-8")]
    NotText(#[source] Utf8Error),
    #[error("“{typed}” is not a postcode")]
    BadPostcode { typed: String, source: PostcodeError },
    #[error("“{typed}” is not a whole number of metres")]
    NotMetres { typed: String, source: ParseIntError },
    #[error("{metres} lies outside the National Grid")]
    OffTheGrid { metres: u32 },
    #[error("this postcode has no position")]
    NoPosition,
    #[error("“{typed}” is not the code of a council in Great Britain")]
    BadDistrict { typed: String },
    #[error("this postcode is no longer in use")]
    Ended,
    #[error("the file could not be read on from here")]
    Unreadable(#[from] csv::Error),
}

impl Problem {
    /// The same words for every line with this kind of problem: what a count of skipped lines is headed by.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing => "column missing",
            Self::TooShort => "line too short",
            Self::NotText(_) => "not UTF-8",
            Self::BadPostcode { .. } => "not a postcode",
            Self::NotMetres { .. } => "easting or northing is not a number",
            Self::OffTheGrid { .. } => "outside the National Grid",
            Self::NoPosition => "no position",
            Self::BadDistrict { .. } => "not a council code",
            Self::Ended => "no longer in use",
            Self::Unreadable(_) => "file could not be read",
        }
    }
}

/// How many lines were read and how many were skipped, by reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub read: u64,
    pub skipped: BTreeMap<&'static str, u64>,
}

impl Tally {
    /// How many lines were skipped for any reason.
    pub fn skipped_in_all(&self) -> u64 {
        self.skipped.values().sum()
    }
}

/// The lines of a file of postcodes, read as they are asked for. See [`read`].
#[derive(Debug)]
pub struct Rows<R> {
    lines: csv::Reader<R>,
    columns: Option<Columns>,
    held: Option<ByteRecord>,
    ended: bool,
    tally: Tally,
}

/// Reads postcodes from `reader`: one `Ok` for each usable line and one `Err` for each line passed over. A byte
/// order mark, quotes, blank lines and a heading line are accepted. Without a heading the first ten columns are
/// taken to be those of Code-Point Open. Memory does not grow with the file.
pub fn read<R: Read>(reader: R) -> Rows<R> {
    let lines = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(reader);
    Rows {
        lines,
        columns: None,
        held: None,
        ended: false,
        tally: Tally::default(),
    }
}

impl<R: Read> Rows<R> {
    /// What has been counted so far; complete once the iterator has ended.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    fn next_line(&mut self) -> Result<Option<ByteRecord>, LineProblem> {
        if let Some(first) = self.held.take() {
            return Ok(Some(first));
        }
        let mut record = ByteRecord::new();
        match self.lines.read_byte_record(&mut record) {
            Ok(true) => Ok(Some(record)),
            Ok(false) => Ok(None),
            Err(cause) => {
                self.ended = true;
                let line = self.lines.position().line();
                Err(LineProblem {
                    line,
                    column: "whole line".to_owned(),
                    what: cause.into(),
                })
            }
        }
    }

    /// Looks at the first line once: a heading names the columns, anything else is already a postcode.
    fn columns(&mut self) -> Result<Option<Columns>, LineProblem> {
        if let Some(known) = &self.columns {
            return Ok(Some(known.clone()));
        }
        let Some(first) = self.next_line()? else {
            return Ok(None);
        };
        let columns = match Columns::from_heading(&first) {
            Some(Ok(named)) => named,
            Some(Err(column)) => {
                self.ended = true;
                return Err(LineProblem {
                    line: line::number(&first),
                    column,
                    what: Problem::Missing,
                });
            }
            None => {
                self.held = Some(first);
                Columns::code_point_open()
            }
        };
        self.columns = Some(columns.clone());
        Ok(Some(columns))
    }

    fn read_on(&mut self) -> Option<Result<Row, LineProblem>> {
        let columns = match self.columns() {
            Ok(Some(columns)) => columns,
            Ok(None) => return None,
            Err(problem) => return Some(Err(problem)),
        };
        match self.next_line() {
            Ok(Some(line)) => Some(Line::new(&columns, &line).row()),
            Ok(None) => None,
            Err(problem) => Some(Err(problem)),
        }
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Row, LineProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let answer = self.read_on();
        match &answer {
            Some(Ok(_)) => self.tally.read = self.tally.read.saturating_add(1),
            Some(Err(problem)) => {
                let count = self.tally.skipped.entry(problem.what.reason()).or_default();
                *count = count.saturating_add(1);
            }
            None => self.ended = true,
        }
        answer
    }
}
