//! Worked examples as files an officer can read and write: given a household, as at a date, then this answer, because
//! of that clause.
mod given;
mod homes;
mod names;
mod order;
mod past;
mod ranges;
mod steps;
mod then;

use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::facts::Facts;
use crate::problem::Problem;
use crate::scheme::Scheme;
use crate::scheme::once::{Written, once};
use crate::scheme::reader::Reader;
use crate::scheme::tree::{self, Source, Tree};

/// How one example came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseResult {
    /// The example's title.
    pub title: String,
    /// The line of the file where it stands.
    pub line: u32,
    /// What came out otherwise than the file says; empty when the example holds.
    pub failures: Vec<String>,
    /// How many things the example asserts.
    pub checked: usize,
}

/// The id of the scheme a file of examples is about.
pub fn scheme_of(text: &str) -> Option<String> {
    let source = Source {
        name: "these cases".to_owned(),
        text: text.to_owned(),
    };
    let root = tree::read(&source, 0).ok()?;
    root.get("scheme").and_then(Tree::text).map(str::to_owned)
}

/// Runs every example of a file against a scheme.
///
/// What an example does not say is "no", "none" or nought, unless it is named under `unknown`.
pub fn run(text: &str, scheme: &Scheme) -> Result<Vec<CaseResult>, Vec<Problem>> {
    let source = Source {
        name: "these cases".to_owned(),
        text: text.to_owned(),
    };
    let mut root = tree::read(&source, 0)?;
    let mut reader = Reader {
        sources: vec![source],
        ..Reader::default()
    };
    parts_once(&mut reader, &mut root);
    reader.only(
        &root,
        "a file of cases",
        &[
            "scheme",
            "as_at",
            "everyone",
            "household",
            "advert",
            "case",
            "source",
        ],
    );
    households(&mut reader, &root);
    let mut results = Vec::new();
    for case in reader.tables(&root, "case") {
        let known = [
            "title", "as_at", "given", "like", "unknown", "advert", "bids", "draw", "then", "because",
            "context", "past", "source",
        ];
        reader.only(&case, "[[case]]", &known);
        let title = reader.needed(&case, "title", "This case");
        let day = reader
            .date(&case, "as_at")
            .or_else(|| reader.date(&root, "as_at"));
        let Some(day) = day else {
            reader.note_expecting(case.spot, "This case has no date.", "`as_at = 2026-11-23`");
            continue;
        };
        let asked = then::Asked {
            scheme,
            root: &root,
            case: &case,
            as_at: calendar::date(day),
        };
        let before = reader.problems.len();
        let (failures, checked) = then::compare(&mut reader, &asked);
        if checked == 0 && reader.problems.len() == before {
            reader.note_expecting(
                case.spot,
                "This case asserts nothing.",
                "`then = { band = \"…\" }`",
            );
        }
        let line = reader.problem(case.spot, "").line;
        results.push(CaseResult {
            title,
            line,
            failures,
            checked,
        });
    }
    if reader.problems.is_empty() {
        Ok(results)
    } else {
        // What everyone has is read once for each case.
        let mut problems = reader.problems;
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems.dedup();
        Err(problems)
    }
}

/// Notes what stands as a list where one table belongs, at the head of the file and in each of its parts.
fn parts_once(reader: &mut Reader, root: &mut Tree) {
    once(reader, root, &["everyone", "advert"], Written::Below);
    for case in root.items_mut("case") {
        once(
            reader,
            case,
            &["given", "advert", "then", "context"],
            Written::Beside,
        );
        for bid in case.items_mut("bids") {
            once(reader, bid, &["given"], Written::Beside);
        }
        for home in case.items_mut("past") {
            once(reader, home, &["home"], Written::Beside);
        }
    }
    for household in root.items_mut("household") {
        once(reader, household, &["given"], Written::Beside);
    }
}

/// Notes what cannot stand under a household, and a name that two of them have.
fn households(reader: &mut Reader, root: &Tree) {
    let mut seen: Vec<String> = Vec::new();
    for tree in reader.tables(root, "household") {
        reader.only(&tree, "[[household]]", &["name", "like", "given", "unknown"]);
        let name = reader.needed(&tree, "name", "This household");
        if seen.contains(&name) {
            let says = format!("There are two households called `{name}`.");
            let spot = tree.get("name").map_or(tree.spot, |said| said.spot);
            reader.note_expecting(spot, says, "another name for each household");
        }
        seen.push(name);
    }
}

/// The facts of a household that an example names, or describes on the spot.
fn household(reader: &mut Reader, asked: &then::Asked<'_>, described: &Tree) -> Facts {
    given::facts(reader, asked, described)
}
