//! Files of rows: households or bids as CSV or JSON, and a home as TOML or JSON. Every fault is found before anything
//! is worked out.
mod json;
mod sheet;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use allocations::{AdvertFacts, Facts};
use chrono::NaiveDate;

use super::cells::{CellFault, Column, Columns, Given};
use super::refusal::{Refusal, RowFault};

/// One row: its words, such as `reference`, and its facts.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) words: BTreeMap<String, String>,
    pub(super) facts: Facts,
}

impl Row {
    /// The word of that column; none when the cell is empty.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }
}

/// Faults of one file, by line and column.
pub(super) struct Faults {
    file: String,
    found: Vec<RowFault>,
}

impl Faults {
    pub(super) fn of(file: &Path) -> Self {
        Self {
            file: file.display().to_string(),
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, line: u64, column: &str, fault: CellFault) {
        self.found.push(RowFault {
            file: self.file.clone(),
            line,
            column: format!("{column}{}", fault.inside),
            says: fault.says,
            nearest: fault.nearest,
        });
    }

    pub(super) fn says(&mut self, line: u64, column: &str, says: impl Into<String>) {
        self.add(line, column, CellFault::says(says));
    }

    /// Adds what cannot be so in a row: somebody not born yet, a stay that ends before it begins.
    pub(super) fn impossible(&mut self, row: &Row, as_at: NaiveDate) {
        for wrong in row.facts.impossible(as_at) {
            let row_of_list = wrong.nth.map(|nth| format!("[{nth}]")).unwrap_or_default();
            let field = wrong.field.map(|field| format!(".{field}")).unwrap_or_default();
            let fault = CellFault {
                inside: format!("{row_of_list}{field}"),
                ..CellFault::says(format!("{} Expected: {}.", wrong.says, wrong.expected))
            };
            self.add(row.line, &wrong.name, fault);
        }
    }

    /// Nothing when there is no fault.
    pub(super) fn refuse(self) -> Result<(), Refusal> {
        if self.found.is_empty() {
            return Ok(());
        }
        Err(Refusal::Rows {
            file: self.file,
            faults: self.found,
        })
    }
}

/// Reads a file row by row. `take` gets each row that has no fault of its own and may find more.
pub(super) fn rows(
    file: &Path,
    columns: &Columns<'_>,
    faults: &mut Faults,
    take: &mut dyn FnMut(Row, &mut Faults),
) -> Result<(), Refusal> {
    if is_json(file) {
        let text = std::fs::read_to_string(file).map_err(|cause| Refusal::unread(file, cause))?;
        json::rows(&text, columns, faults, take);
    } else {
        let open = File::open(file).map_err(|cause| Refusal::unread(file, cause))?;
        sheet::rows(open, columns, faults, take);
    }
    Ok(())
}

/// Reads a home: its reference, its label and its facts.
pub(super) fn advert(file: &Path, columns: &Columns<'_>) -> Result<AdvertFacts, Refusal> {
    let text = std::fs::read_to_string(file).map_err(|cause| Refusal::unread(file, cause))?;
    let mut faults = Faults::of(file);
    let mut found = None;
    let mut take = |row: Row, _: &mut Faults| found = Some(row);
    if is_json(file) {
        json::one(&text, columns, &mut faults, &mut take);
    } else {
        json::toml(&text, columns, &mut faults, &mut take);
    }
    let mut advert = AdvertFacts::default();
    if let Some(row) = found {
        for name in ["reference", "label"] {
            if row.word(name).is_none() {
                faults.says(1, name, format!("The advert has no {name}."));
            }
        }
        row.word("reference")
            .unwrap_or_default()
            .clone_into(&mut advert.reference);
        row.word("label")
            .unwrap_or_default()
            .clone_into(&mut advert.label);
        advert.facts = row.facts;
    }
    faults.refuse()?;
    Ok(advert)
}

fn is_json(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Lays one cell of a row; false when it has a fault.
fn lay(
    row: &mut Row,
    (name, line): (&str, u64),
    column: &Column,
    given: &Given<'_>,
    (columns, faults): (&Columns<'_>, &mut Faults),
) -> bool {
    if let Column::Word(word) = column {
        let text = match given {
            Given::Words(words) => (*words).to_owned(),
            Given::Json(serde_json::Value::String(words)) => words.clone(),
            Given::Json(serde_json::Value::Number(number)) => number.to_string(),
            Given::Json(_) => {
                faults.says(line, name, format!("`{word}` must be words in quotes."));
                return false;
            }
        };
        row.words.insert(word.clone(), text.trim().to_owned());
        return true;
    }
    let wrong = columns.lay(column, given, &mut row.facts);
    let right = wrong.is_empty();
    for fault in wrong {
        faults.add(line, name, fault);
    }
    right
}
