//! `lintel scheme …`, and `lintel assess`, `rank` and `compare`: the allocations engine at the command line.
//!
//! None of them touches a database. What is read is read whole and checked before anything is answered, so that an
//! answer is never half written.

mod assess;
mod cells;
mod check;
mod compare;
mod files;
mod rank;
mod refusal;
mod rows;
mod table;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use allocations::check::{diff, major_change, told_of_major};
use allocations::{explain, explain_html};
use clap::{Subcommand, ValueEnum};

pub(super) use assess::{Assess, HOUSEHOLDS};
pub(super) use compare::Compare;
pub(super) use rank::Rank;

use super::{Fault, say};
use refusal::Refusal;

/// A day as it is written at the command line.
fn day(text: &str) -> Result<chrono::NaiveDate, String> {
    text.parse().map_err(|cause: chrono::ParseError| {
        format!("a day is written as year-month-day, such as 2026-11-23 ({cause})")
    })
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check scheme files: every problem with its line, then what a careful reader would point out.
    #[command(
        after_help = "A scheme laid over another (`extends`) finds it in the same folder, or among the schemes \
                            that come with Lintel.\nThe exit status is 1 when a file has a problem; with --strict \
                            also when there are remarks.\n\nExample:\n  lintel scheme check ourtown.toml"
    )]
    Check(check::Check),
    /// Run files of worked examples: which hold, and what came out otherwise.
    #[command(
        after_help = "The scheme that a file names under `scheme` is looked for in the same folder, in a folder \
                            `schemes` beside it, and among the schemes that come with Lintel.\n\nExample:\n  lintel \
                            scheme test ourtown-cases.toml"
    )]
    Test(test::Test),
    /// Print a scheme as a document that anybody can read.
    #[command(after_help = "Example:\n  lintel scheme explain ourtown.toml --format html > ourtown.html")]
    Explain {
        /// The scheme's file, or the name of one that comes with Lintel
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Markdown or HTML
        #[arg(long, value_enum, default_value_t = Format::Md)]
        format: Format,
        /// Print for a program to read
        #[arg(long)]
        json: bool,
    },
    /// List what differs between two versions, and whether it is a major change (Housing Act 1996 s.168).
    #[command(after_help = "Example:\n  lintel scheme diff ourtown-2025.toml ourtown-2026.toml")]
    Diff {
        /// The version before
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// The version after
        #[arg(value_name = "NEW")]
        new: PathBuf,
        /// Print for a program to read
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Md,
    Html,
}

pub(super) fn run(command: &Command) -> Result<ExitCode, Fault> {
    match command {
        Command::Check(check) => Ok(check::run(check)),
        Command::Test(test) => Ok(test::run(test)),
        Command::Explain { file, format, json } => answered(*json, explained(file, *format, *json)),
        Command::Diff { old, new, json } => answered(*json, differing(old, new, *json)),
    }
}

pub(super) fn assess(asked: &Assess) -> Result<ExitCode, Fault> {
    answered(asked.json, assess::run(asked))
}

pub(super) fn rank(asked: &Rank) -> Result<ExitCode, Fault> {
    answered(asked.json, rank::run(asked))
}

pub(super) fn compare(asked: &Compare) -> Result<ExitCode, Fault> {
    answered(asked.json, compare::run(asked))
}

/// A refusal is an answer too when a program reads: it goes to standard output, with exit status 1.
fn answered(json: bool, outcome: Result<(), Refusal>) -> Result<ExitCode, Fault> {
    match outcome {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(refusal) if json => {
            say_json(&serde_json::json!({ "refused": refusal.json() }));
            Ok(ExitCode::FAILURE)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn say_json(value: &serde_json::Value) {
    say(format!("{value:#}"));
}

fn explained(file: &std::path::Path, format: Format, json: bool) -> Result<(), Refusal> {
    let scheme = files::scheme(file)?;
    let document = match format {
        Format::Md => explain(&scheme),
        Format::Html => explain_html(&scheme),
    };
    if json {
        say_json(&serde_json::json!({
            "scheme": scheme.head(),
            "hash": scheme.hash(),
            "bands": scheme.bands(),
            "labels": scheme.labels(),
            "document": document,
        }));
    } else {
        say(document.trim_end());
    }
    Ok(())
}

fn differing(old: &std::path::Path, new: &std::path::Path, json: bool) -> Result<(), Refusal> {
    let (old, new) = (files::scheme(old)?, files::scheme(new)?);
    let changes = diff(&old, &new);
    let major = major_change(&changes);
    if json {
        say_json(&serde_json::json!({ "major": major, "changes": changes }));
        return Ok(());
    }
    for change in &changes {
        say(format!(
            "{} {}",
            if change.major { "major" } else { "minor" },
            change.says
        ));
    }
    say(match (changes.is_empty(), major) {
        (true, _) => "The two say the same.",
        (false, false) => "None of this is a major change.",
        (false, true) => told_of_major(&new),
    });
    Ok(())
}
