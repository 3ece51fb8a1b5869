//! `lintel scheme check FILE…`

use std::path::PathBuf;
use std::process::ExitCode;

use allocations::Problem;
use allocations::check::{Finding, Weight, careful};
use clap::Args;

use super::files::SchemeFile;
use super::refusal::{Refusal, told, what_to_do};
use super::say_json;
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Scheme files, or names of schemes that come with Lintel
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Remarks count as faults
    #[arg(long)]
    strict: bool,
    /// Print for a program to read
    #[arg(long)]
    json: bool,
}

/// What was found in one file.
#[derive(Default, serde::Serialize)]
struct Found {
    file: String,
    /// Why the file could not be read at all.
    unread: Option<String>,
    problems: Vec<Problem>,
    remarks: Vec<Finding>,
    /// The scheme it is laid over, and what it adds to it, changes and takes away.
    laid_over: Option<String>,
    laid: Vec<String>,
}

pub(super) fn run(check: &Check) -> ExitCode {
    let found: Vec<Found> = check.files.iter().map(|file| read(file)).collect();
    let wrong = found.iter().any(|one| {
        one.unread.is_some() || !one.problems.is_empty() || (check.strict && !one.remarks.is_empty())
    });
    if check.json {
        say_json(&serde_json::json!({ "good": !wrong, "files": found }));
    } else {
        for one in &found {
            print(one);
        }
    }
    if wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn read(path: &std::path::Path) -> Found {
    let mut found = Found {
        file: path.display().to_string(),
        ..Found::default()
    };
    let loaded = SchemeFile::read(path).and_then(|file| Ok((file.load()?, file)));
    match loaded {
        Ok((scheme, file)) => {
            found.remarks = careful(&scheme);
            found.laid_over.clone_from(&scheme.head().extends);
            found.laid = scheme.laid().to_vec();
            for remark in &mut found.remarks {
                file.name(&mut remark.problem);
            }
        }
        Err(Refusal::Problems { problems, .. }) => found.problems = problems,
        Err(Refusal::Unread { cause, .. }) => found.unread = Some(format!("{cause}. {}", what_to_do(&cause))),
        Err(other @ (Refusal::Rows { .. } | Refusal::Said(_))) => found.unread = Some(other.to_string()),
    }
    found
}

fn print(found: &Found) {
    let file = &found.file;
    if let Some(cause) = &found.unread {
        say(format!("{file} could not be read: {cause}"));
    } else if found.problems.is_empty() && found.remarks.is_empty() {
        laid(found);
        say(format!("{file}: no problems and no remarks."));
    } else if found.problems.is_empty() {
        laid(found);
        for remark in &found.remarks {
            say(format!("{}: {}\n", weight(remark.weight), remark.problem));
        }
        say(format!(
            "{file}: no problems, {}.",
            counted(found.remarks.len(), "remark")
        ));
    } else {
        say(told(&found.problems, "\n\n"));
        say(format!("\n{file}: {}.", counted(found.problems.len(), "problem")));
    }
}

/// What the file does to the scheme below it.
fn laid(found: &Found) {
    let Some(below) = &found.laid_over else { return };
    let lines: Vec<String> = found.laid.iter().map(|line| format!("\n  - {line}")).collect();
    let lines = if lines.is_empty() {
        " changes no rule.".to_owned()
    } else {
        lines.concat()
    };
    say(format!(
        "{} is laid over `{below}`. Of that scheme it{lines}\n",
        found.file
    ));
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Serious => "Serious",
        Weight::Doubtful => "Doubtful",
        Weight::Note => "Note",
    }
}
