//! `lintel compare OLD NEW REGISTER --as-at DATE`
mod movement;
mod ranges;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Instant;

use allocations::register::RegisterBuilder;
use chrono::NaiveDate;
use clap::Args;

use self::movement::Movement;
use super::assess::reference;
use super::cells::Columns;
use super::refusal::Refusal;
use super::rows::{Faults, Row, rows};
use super::table::table;
use super::{files, say_json};
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Compare {
    /// The scheme now: its file, or the name of one that comes with Lintel
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The scheme as it would be
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The register: CSV, or JSON when the name ends in .json
    #[arg(value_name = "REGISTER")]
    register: PathBuf,
    /// The day of the comparison, such as 2026-11-23
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    as_at: NaiveDate,
    /// Print for a program to read; this also lists who moves
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(asked: &Compare) -> Result<(), Refusal> {
    let (old, new) = (files::scheme(&asked.old)?, files::scheme(&asked.new)?);
    let begun = Instant::now();
    let mut register = RegisterBuilder::new();
    let mut references = Vec::new();
    let mut seen = BTreeMap::new();
    let mut faults = Faults::of(&asked.register);
    let columns = Columns {
        schemes: &[&old, &new],
        words: &["reference"],
        advert: false,
    };
    rows(
        &asked.register,
        &columns,
        &mut faults,
        &mut |row: Row, faults: &mut Faults| {
            references.push(reference(&row, &mut seen, faults));
            faults.impossible(&row, asked.as_at);
            register.push(&row.facts);
        },
    )?;
    faults.refuse()?;
    let register = register.finish();
    let read = begun.elapsed();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let begun = Instant::now();
    let movement = Movement::between((&old, &new), &register, &references, asked.as_at, threads);
    let compared = begun.elapsed();
    if asked.json {
        let mut answer = serde_json::json!(movement);
        if let Some(answer) = answer.as_object_mut() {
            answer.insert("read_in_ms".to_owned(), millis(read).into());
            answer.insert("compared_in_ms".to_owned(), millis(compared).into());
        }
        say_json(&answer);
        return Ok(());
    }
    print(&movement);
    say(format!(
        "\nReading took {} ms, comparing {} ms.",
        millis(read),
        millis(compared)
    ));
    Ok(())
}

fn millis(time: std::time::Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn print(movement: &Movement) {
    // In a scheme of points nobody has a band, so the table is of points.
    let (rows, columns, matrix) = match &movement.ranges {
        Some(ranges) => (&ranges.names, &ranges.names, &ranges.matrix),
        None => (&movement.rows, &movement.columns, &movement.matrix),
    };
    let mut heads = vec!["now \\ then"];
    heads.extend(columns.iter().map(String::as_str));
    heads.push("all");
    let rows = rows.iter().zip(matrix).map(|(name, counts)| {
        let mut row = vec![name.clone()];
        row.extend(counts.iter().map(u64::to_string));
        row.push(counts.iter().sum::<u64>().to_string());
        row
    });
    say(table(&heads, &rows.collect::<Vec<_>>()));
    // Where points count there are no bands to move between: only the register itself is left to come on to, or to leave.
    let households = movement.households;
    if movement.points.is_some() {
        let (crossing, others) = movement.on_or_off();
        say(format!(
            "\n{households} households; {crossing} would come on to the register or leave it."
        ));
        if others > 0 {
            say(format!(
                "Of the others, {others} would begin or cease to be \"not decided\"."
            ));
        }
    } else {
        say(format!(
            "\n{households} households; {} would move.",
            movement.movers.len()
        ));
    }
    if let Some(points) = &movement.points {
        say(format!(
            "More points: {}. Fewer: {}. The same: {}. Not decided: {}.",
            points.more, points.fewer, points.same, points.not_decided
        ));
    }
    let counted = |counts: &BTreeMap<String, u64>| -> Vec<Vec<String>> {
        counts
            .iter()
            .map(|(name, count)| vec![name.clone(), count.to_string()])
            .collect()
    };
    for (head, counts) in [
        ("those who move, by what places them now", &movement.by_need_now),
        (
            "those who move, by what would place them then",
            &movement.by_need_then,
        ),
    ] {
        if !counts.is_empty() {
            say(format!("\n{}", table(&[head, "households"], &counted(counts))));
        }
    }
    // Without rules for bedrooms there is nothing to count by.
    let known = movement.by_bedrooms.keys().any(|rooms| rooms.known());
    let bedrooms = movement.by_bedrooms.iter().filter(|_| known);
    let bedrooms: Vec<Vec<String>> = bedrooms
        .map(|(rooms, count)| vec![rooms.to_string(), count.to_string()])
        .collect();
    if !bedrooms.is_empty() {
        say(format!(
            "\n{}",
            table(&["those who move, by bedrooms needed", "households"], &bedrooms)
        ));
    }
}
