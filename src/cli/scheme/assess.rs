//! `lintel assess SCHEME HOUSEHOLDS --as-at DATE`
mod words;

pub(super) use words::{because, still};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use allocations::{Assessment, Facts, Scheme, Truth, assess, in_words};
use chrono::NaiveDate;
use clap::Args;

use super::cells::Columns;
use super::refusal::Refusal;
use super::rows::{Faults, Row, rows};
use super::table::table;
use super::{files, say_json};
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Assess {
    /// The scheme's file, or the name of one that comes with Lintel
    #[arg(value_name = "SCHEME")]
    scheme: PathBuf,
    /// Households: CSV, or JSON when the name ends in .json
    #[arg(value_name = "HOUSEHOLDS")]
    households: PathBuf,
    /// The day of the assessment, such as 2026-11-23
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    as_at: NaiveDate,
    /// Say for each household why, what is still unknown and what would move it up
    #[arg(long)]
    explain: bool,
    /// Print for a program to read; this always has every reason
    #[arg(long)]
    pub(super) json: bool,
}

/// How a file of households is written; part of the help of every command that reads one.
pub(in crate::cli) const HOUSEHOLDS: &str = "A CSV file has one row a household. Its columns are facts, by the names \
    in allocations/vocabulary.toml, and `reference`. An empty cell is not known; `none` says that there is none. Money \
    is £22,750, a date is 2026-11-23, a list is JSON in its cell. A JSON file is a list of tables with the same names; \
    there a bare number for money is whole pence.";

pub(super) fn run(asked: &Assess) -> Result<(), Refusal> {
    let scheme = files::scheme(&asked.scheme)?;
    let households = households(&asked.households, &scheme, asked.as_at)?;
    let answers = households
        .iter()
        .map(|(reference, facts)| (reference.as_str(), assess(&scheme, facts, asked.as_at)));
    if asked.json {
        let answers = answers.map(|(reference, answer)| {
            serde_json::json!({ "reference": reference, "on_register": answer.on_register(), "assessment": answer })
        });
        say_json(&answers.collect());
    } else if asked.explain {
        for (reference, answer) in answers {
            say(words::explained(reference, &answer, &scheme));
        }
    } else {
        let heads = [
            "household",
            "on register",
            "place",
            "date",
            "bedrooms",
            "needs",
            "questions",
        ];
        say(table(
            &heads,
            &answers
                .map(|(reference, answer)| line(reference, &answer, &scheme))
                .collect::<Vec<_>>(),
        ));
    }
    Ok(())
}

/// Every household of a file, or every fault in it.
fn households(file: &Path, scheme: &Scheme, as_at: NaiveDate) -> Result<Vec<(String, Facts)>, Refusal> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    let mut faults = Faults::of(file);
    let columns = Columns {
        schemes: &[scheme],
        words: &["reference"],
        advert: false,
    };
    rows(
        file,
        &columns,
        &mut faults,
        &mut |row: Row, faults: &mut Faults| {
            let reference = reference(&row, &mut seen, faults);
            faults.impossible(&row, as_at);
            found.push((reference, row.facts));
        },
    )?;
    faults.refuse()?;
    Ok(found)
}

/// The household's reference, which no other may have; without one, its line.
pub(super) fn reference(row: &Row, seen: &mut BTreeMap<String, u64>, faults: &mut Faults) -> String {
    let reference = row
        .word("reference")
        .map_or_else(|| format!("line {}", row.line), str::to_owned);
    if let Some(before) = seen.insert(reference.clone(), row.line) {
        let says = format!("`{reference}` is the household of line {before} already.");
        faults.says(row.line, "reference", says);
    }
    reference
}

fn line(reference: &str, answer: &Assessment, scheme: &Scheme) -> Vec<String> {
    let certain = answer
        .needs
        .iter()
        .filter(|need| need.answer.is_yes() && !need.expired);
    let date = answer.ranking_date.as_ref().and_then(|date| date.date);
    vec![
        reference.to_owned(),
        truth(answer.on_register()).to_owned(),
        place(answer, !scheme.bands().is_empty()),
        date.map(in_words).unwrap_or_default(),
        if scheme.counts_bedrooms() {
            between(answer.bedrooms.least, answer.bedrooms.most)
        } else {
            String::new()
        },
        certain
            .map(|need| need.code.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        answer.questions.len().to_string(),
    ]
}

/// "Band 2", "Band 2, perhaps Band 1", "40 points"; "Band 2, 40 points" where a scheme of bands gives points too.
fn place(answer: &Assessment, banded: bool) -> String {
    let points = answer.points.as_ref();
    let points = points.map(|points| counted(points.least, points.most));
    let band = match &answer.band {
        None => "no band".to_owned(),
        Some(band) => match &band.at_best {
            Some(best) if !band.certain.is_yes() => format!("{}, perhaps {best}", band.name),
            Some(_) | None => band.name.clone(),
        },
    };
    match points {
        None => band,
        Some(points) if banded => format!("{band}, {points}"),
        Some(points) => points,
    }
}

fn between(least: i64, most: i64) -> String {
    if least == most {
        least.to_string()
    } else {
        format!("{least} to {most}")
    }
}

/// No total of points is so large; a bound beyond it only says that something is not known.
const BEYOND: i64 = 1_000_000;

/// "40 points", "6 to 16 points", or that they are not known yet.
fn counted(least: i64, most: i64) -> String {
    match (least > -BEYOND, most < BEYOND) {
        (true, true) if (least, most) == (1, 1) => "1 point".to_owned(),
        (true, true) => format!("{} points", between(least, most)),
        (true, false) => format!("at least {least} points"),
        (false, true) => format!("{most} points or fewer"),
        (false, false) => "points not known yet".to_owned(),
    }
}

pub(super) fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "not known",
    }
}
