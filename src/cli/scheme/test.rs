//! `lintel scheme test FILE…`

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use allocations::cases::{self, CaseResult};
use clap::Args;

use super::files::{SchemeFile, named_by_cases};
use super::refusal::Refusal;
use super::say_json;
use crate::cli::say;

#[derive(Debug, Args)]
pub(in crate::cli) struct Test {
    /// Files of cases
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The scheme to try them on, instead of the one they name
    #[arg(long, value_name = "FILE")]
    scheme: Option<PathBuf>,
    /// Print for a program to read
    #[arg(long)]
    json: bool,
}

pub(super) fn run(test: &Test) -> ExitCode {
    let (mut held, mut failed, mut refused) = (0_usize, 0_usize, 0_usize);
    let mut answers = Vec::new();
    for file in &test.files {
        let name = file.display().to_string();
        match examples(file, test.scheme.as_deref()) {
            Ok(results) => {
                let wrong = results
                    .iter()
                    .filter(|result| !result.failures.is_empty())
                    .count();
                failed += wrong;
                held += results.len() - wrong;
                if test.json {
                    answers.push(serde_json::json!({ "file": name, "cases": results }));
                } else {
                    for result in &results {
                        print(&name, result);
                    }
                }
            }
            Err(refusal) => {
                refused += 1;
                if test.json {
                    answers.push(serde_json::json!({ "file": name, "refused": refusal.json() }));
                } else {
                    say(&refusal);
                }
            }
        }
    }
    let good = failed == 0 && refused == 0;
    if test.json {
        say_json(&serde_json::json!({ "good": good, "held": held, "failed": failed, "files": answers }));
    } else {
        let cases = if held == 1 {
            "1 case holds".to_owned()
        } else {
            format!("{held} cases hold")
        };
        let files = if refused == 0 {
            String::new()
        } else {
            let files = if refused == 1 { "file" } else { "files" };
            format!(" {refused} {files} cannot be used.")
        };
        say(format!("{cases}, {failed} failed.{files}"));
    }
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn examples(file: &Path, scheme: Option<&Path>) -> Result<Vec<CaseResult>, Refusal> {
    let text = fs::read_to_string(file).map_err(|cause| Refusal::unread(file, cause))?;
    let name = file.display().to_string();
    let source = match (scheme, cases::scheme_of(&text)) {
        (Some(scheme), _) => SchemeFile::read(scheme)?,
        (None, Some(id)) => named_by_cases(file, &id)?,
        // The crate says what is wrong with a file that cannot be read; one that can be read names no scheme.
        (None, None) => {
            let says = format!("{name} names no scheme. Its first line should be: scheme = \"ourtown\"");
            return Err(unreadable(&text, &name).unwrap_or(Refusal::Said(says)));
        }
    };
    let scheme = source.load()?;
    let results = cases::run(&text, &scheme).map_err(|problems| own_problems(problems, &name))?;
    if results.is_empty() {
        return Err(Refusal::Said(format!(
            "{name} has no case. A case begins with: [[case]]"
        )));
    }
    Ok(results)
}

/// The first fault of a file that is no TOML.
fn unreadable(text: &str, name: &str) -> Option<Refusal> {
    let empty = SchemeFile {
        path: PathBuf::from(name),
        text: text.to_owned(),
    };
    text.parse::<toml::Table>().err()?;
    empty.load().err()
}

fn own_problems(mut problems: Vec<allocations::Problem>, name: &str) -> Refusal {
    for problem in &mut problems {
        name.clone_into(&mut problem.file);
    }
    Refusal::Problems {
        file: name.to_owned(),
        problems,
    }
}

fn print(file: &str, result: &CaseResult) {
    if result.failures.is_empty() {
        say(format!("ok      {file}:{} {}", result.line, result.title));
        return;
    }
    say(format!("FAILED  {file}:{} {}", result.line, result.title));
    for failure in &result.failures {
        say(format!("          {failure}"));
    }
}
