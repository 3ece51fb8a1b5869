//! JSON: a list of tables, each with the facts of a household by their names; and a home, as JSON or TOML.

use std::collections::BTreeMap;

use allocations::Facts;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use toml::de::{DeTable, DeValue};

use super::{Faults, Row, lay};
use crate::cli::scheme::cells::{Columns, Given};

type Take<'a> = &'a mut dyn FnMut(Row, &mut Faults);

/// Reads a list of tables, collecting every fault.
pub(super) fn rows(text: &str, columns: &Columns<'_>, faults: &mut Faults, take: Take<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(list) => {
            let lines = Lines::of(text);
            for raw in list {
                table(&lines, raw.get(), columns, faults, take);
            }
        }
        Err(error) => not_json(&error, "a list of tables in [ ]", faults),
    }
}

/// Reads a single table.
pub(super) fn one(text: &str, columns: &Columns<'_>, faults: &mut Faults, take: Take<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    table(&Lines::of(text), text, columns, faults, take);
}

fn not_json(error: &serde_json::Error, wanted: &str, faults: &mut Faults) {
    let line = u64::try_from(error.line()).unwrap_or(u64::MAX);
    faults.says(line, "", format!("The file must be {wanted}: {error}."));
}

fn table(lines: &Lines<'_>, raw: &str, columns: &Columns<'_>, faults: &mut Faults, take: Take<'_>) {
    let begin = lines.of_part(raw);
    let entries = match serde_json::from_str::<BTreeMap<String, &RawValue>>(raw) {
        Ok(entries) => entries,
        Err(error) => {
            faults.says(begin, "", format!("This must be a table in {{ }}: {error}."));
            return;
        }
    };
    let mut read = Vec::new();
    let mut right = true;
    for (name, raw) in entries {
        let line = lines.of_part(raw.get());
        match serde_json::from_str::<Json>(raw.get()) {
            // `own` is where stored facts keep those that only the scheme declares.
            Ok(Json::Object(own)) if name == "own" => {
                read.extend(own.into_iter().map(|(name, value)| (line, name, value)));
            }
            Ok(value) => read.push((line, name, value)),
            Err(error) => {
                faults.says(line, &name, format!("This cannot be read: {error}."));
                right = false;
            }
        }
    }
    laid(begin, read, right, columns, faults, take);
}

/// Reads a home written in TOML.
pub(super) fn toml(text: &str, columns: &Columns<'_>, faults: &mut Faults, take: Take<'_>) {
    let lines = Lines::of(text);
    let parsed = match DeTable::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let line = error.span().map_or(1, |span| lines.at(span.start));
            faults.says(line, "", format!("The file is not TOML: {}.", error.message()));
            return;
        }
    };
    let mut entries: Vec<_> = parsed.get_ref().iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    let read = entries.into_iter().map(|(name, value)| {
        let line = lines.at(name.span().start);
        let name = name.get_ref().to_string();
        // A person writes TOML: a bare number may be pounds or pence, so it is read as a cell is.
        let value = match plain(value.get_ref()) {
            Json::Number(number) if columns.is_money(&name) => Json::from(number.to_string()),
            value => value,
        };
        (line, name, value)
    });
    laid(1, read.collect(), true, columns, faults, take);
}

fn laid(
    line: u64,
    read: Vec<(u64, String, Json)>,
    mut right: bool,
    columns: &Columns<'_>,
    faults: &mut Faults,
    take: Take<'_>,
) {
    let mut row = Row {
        line,
        words: BTreeMap::new(),
        facts: Facts::new(),
    };
    for (line, name, value) in read {
        match columns.named(&name) {
            Ok(column) => {
                let place = (name.as_str(), line);
                right &= lay(&mut row, place, &column, &Given::Json(&value), (columns, faults));
            }
            Err(fault) => {
                faults.add(line, &name, fault);
                right = false;
            }
        }
    }
    if right {
        take(row, faults);
    }
}

/// A value of TOML as the same value of JSON; a date becomes its words.
fn plain(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(words) => Json::from(words.as_ref()),
        DeValue::Integer(number) => number
            .as_str()
            .parse::<i64>()
            .map_or_else(|_error| Json::from(number.as_str()), Json::from),
        DeValue::Float(number) => Json::from(number.as_str()),
        DeValue::Boolean(yes) => Json::from(*yes),
        DeValue::Datetime(day) => Json::from(day.to_string()),
        DeValue::Array(list) => list.iter().map(|one| plain(one.get_ref())).collect(),
        DeValue::Table(table) => table
            .iter()
            .map(|(name, value)| (name.get_ref().to_string(), plain(value.get_ref())))
            .collect(),
    }
}

/// Where the lines of a text end, so that a place has its line at once.
struct Lines<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The line on which a part of the text begins.
    fn of_part(&self, part: &str) -> u64 {
        self.at(part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr()))
    }

    fn at(&self, at: usize) -> u64 {
        let before = self.ends.partition_point(|end| *end < at);
        u64::try_from(before).map_or(u64::MAX, |before| before.saturating_add(1))
    }
}
