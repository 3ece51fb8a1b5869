//! CSV: one row a household, columns named by the vocabulary, lists as JSON in a cell. An empty cell is unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use allocations::Facts;

use super::{Faults, Row, lay};
use crate::cli::scheme::cells::{Column, Columns, Given};

/// Reads every row, collecting every fault.
pub(super) fn rows(
    open: impl Read,
    columns: &Columns<'_>,
    faults: &mut Faults,
    take: &mut dyn FnMut(Row, &mut Faults),
) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(open);
    let heads = match reader.headers() {
        Ok(heads) => heads.clone(),
        Err(error) => {
            faults.says(1, "", format!("The first line cannot be read: {error}."));
            return;
        }
    };
    if let (1, Some(only)) = (heads.len(), heads.get(0))
        && let Some(mark) = [';', '\t'].into_iter().find(|mark| only.contains(*mark))
    {
        let mark = if mark == ';' { "semicolons" } else { "tabs" };
        let says = format!(
            "The columns stand apart by {mark}. Save the file as CSV with commas, and with quotation marks around text that has a comma."
        );
        faults.says(1, "", says);
        return;
    }
    let named = named(&heads, columns, faults);
    if heads.is_empty() {
        faults.says(1, "", "The file is empty. Its first line must name the columns.");
        return;
    }
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) if error.is_io_error() => {
                faults.says(line, "", format!("The file cannot be read further: {error}."));
                return;
            }
            Err(error) => {
                let line = error.position().map_or(line, csv::Position::line);
                faults.says(line, "", "This row is not text in UTF-8.");
                continue;
            }
        }
        let line = record.position().map_or(line, csv::Position::line);
        if record.len() == heads.len() {
            let cells = heads.iter().map(str::trim).zip(&named).zip(&record);
            if let Some(row) = read(line, cells, columns, faults) {
                take(row, faults);
            }
        } else {
            let comma = if record.len() > heads.len() {
                " A cell with a comma in it, such as \"£36,000\", stands in quotation marks."
            } else {
                ""
            };
            let says = format!(
                "This row has {} cells; the first line has {}.{comma}",
                record.len(),
                heads.len()
            );
            faults.says(line, "", says);
        }
    }
}

/// One row; none when a cell has a fault.
fn read<'a>(
    line: u64,
    cells: impl Iterator<Item = ((&'a str, &'a Option<Column>), &'a str)>,
    columns: &Columns<'_>,
    faults: &mut Faults,
) -> Option<Row> {
    let mut row = Row {
        line,
        words: BTreeMap::new(),
        facts: Facts::new(),
    };
    let mut right = true;
    for ((name, column), cell) in cells {
        let cell = cell.trim();
        if let Some(column) = column
            && !cell.is_empty()
        {
            right &= lay(
                &mut row,
                (name, line),
                column,
                &Given::Words(cell),
                (columns, faults),
            );
        }
    }
    right.then_some(row)
}

/// What each head stands for; none where the name is wrong, which has then been said.
fn named(heads: &csv::StringRecord, columns: &Columns<'_>, faults: &mut Faults) -> Vec<Option<Column>> {
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    for head in heads {
        let name = head.trim().trim_start_matches('\u{feff}');
        if !seen.insert(name) {
            faults.says(1, name, format!("There are two columns called `{name}`."));
        }
        match columns.named(name) {
            Ok(column) => named.push(Some(column)),
            Err(fault) => {
                faults.add(1, name, fault);
                named.push(None);
            }
        }
    }
    named
}
