//! One line of the file, checked field by field.

use csv::ByteRecord;

use super::columns::{Column, Columns};
use super::{LineProblem, Problem, Row};
use crate::place::{GridPoint, Postcode};

/// The grid ends here: nothing in Great Britain lies further east or north.
const EAST_END: u32 = 700_000;
const NORTH_END: u32 = 1_300_000;

pub(super) struct Line<'a> {
    columns: &'a Columns,
    record: &'a ByteRecord,
}

impl<'a> Line<'a> {
    pub(super) fn new(columns: &'a Columns, record: &'a ByteRecord) -> Self {
        Self { columns, record }
    }

    pub(super) fn row(&self) -> Result<Row, LineProblem> {
        let postcode = self.postcode()?;
        if let Some(ended) = &self.columns.ended
            && !self.text(ended)?.is_empty()
        {
            return Err(self.problem(ended, Problem::Ended));
        }
        let point = self.point()?;
        let district = self.district()?;
        let ward = match &self.columns.ward {
            Some(ward) => Some(self.text(ward)?)
                .filter(|code| !code.is_empty())
                .map(str::to_owned),
            None => None,
        };
        Ok(Row {
            postcode,
            point,
            district,
            ward,
        })
    }

    fn postcode(&self) -> Result<Postcode, LineProblem> {
        let column = &self.columns.postcode;
        let typed = self.text(column)?;
        Postcode::parse(typed).map_err(|source| {
            self.problem(
                column,
                Problem::BadPostcode {
                    typed: typed.to_owned(),
                    source,
                },
            )
        })
    }

    fn point(&self) -> Result<GridPoint, LineProblem> {
        let point = GridPoint {
            easting: self.metres(&self.columns.easting, EAST_END)?,
            northing: self.metres(&self.columns.northing, NORTH_END)?,
        };
        // Both files write nought, or nothing, where the position is not known.
        if point.easting == 0 || point.northing == 0 {
            return Err(self.problem(&self.columns.easting, Problem::NoPosition));
        }
        Ok(point)
    }

    fn metres(&self, column: &Column, end: u32) -> Result<u32, LineProblem> {
        let typed = self.text(column)?;
        if typed.is_empty() {
            return Err(self.problem(column, Problem::NoPosition));
        }
        match typed.parse::<u32>() {
            Ok(metres) if metres <= end => Ok(metres),
            Ok(metres) => Err(self.problem(column, Problem::OffTheGrid { metres })),
            Err(source) => Err(self.problem(
                column,
                Problem::NotMetres {
                    typed: typed.to_owned(),
                    source,
                },
            )),
        }
    }

    fn district(&self) -> Result<String, LineProblem> {
        let code = self.text(&self.columns.district)?;
        if is_council_code(code) {
            Ok(code.to_owned())
        } else {
            Err(self.problem(
                &self.columns.district,
                Problem::BadDistrict {
                    typed: code.to_owned(),
                },
            ))
        }
    }

    fn text(&self, column: &Column) -> Result<&'a str, LineProblem> {
        let bytes = self
            .record
            .get(column.at)
            .ok_or_else(|| self.problem(column, Problem::TooShort))?;
        let text =
            std::str::from_utf8(bytes).map_err(|source| self.problem(column, Problem::NotText(source)))?;
        Ok(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '"'))
    }

    fn problem(&self, column: &Column, what: Problem) -> LineProblem {
        LineProblem {
            line: number(self.record),
            column: column.name.clone(),
            what,
        }
    }
}

/// The line of the file on which `record` begins, counted from 1.
pub(super) fn number(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

/// English districts, unitaries, metropolitan and London boroughs; Welsh and Scottish councils.
fn is_council_code(code: &str) -> bool {
    code.len() == 9
        && code.bytes().skip(1).all(|byte| byte.is_ascii_digit())
        && ["E06", "E07", "E08", "E09", "W06", "S12"]
            .iter()
            .any(|kind| code.starts_with(kind))
}
