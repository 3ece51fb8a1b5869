//! Reads every place where a text is said, out of Rust and out of templates.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found
}

/// The arguments of a call whose bracket has just been opened, split at its own commas.
pub(super) fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    let mut parts = vec![String::new()];
    for c in text.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        parts.last_mut().unwrap().push(c);
    }
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn is_name(text: &str) -> bool {
    text.contains('-')
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// One place where texts are said: which, and what is filled in.
pub(super) struct Said {
    pub place: String,
    pub names: Vec<String>,
    pub filled: BTreeSet<String>,
}

/// Every place in Rust and in templates where a text is said.
pub(super) fn said() -> Vec<Said> {
    let mut all = said_in_rust();
    all.extend(said_in_templates());
    all
}

fn said_in_rust() -> Vec<Said> {
    let mut all = Vec::new();
    for file in files(Path::new("src"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let text = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for (at, _) in text.match_indices("t!(") {
            if text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                continue;
            }
            let parts = arguments(&text[at + 3..]);
            let names: Vec<String> = parts[1]
                .split('"')
                .skip(1)
                .step_by(2)
                .filter(|text| is_name(text))
                .map(str::to_owned)
                .collect();
            let place = format!("{}: t!({})", file.display(), parts[..2].join(", "));
            let filled = parts[2..]
                .iter()
                .map(|part| {
                    part.split_once(" = ")
                        .unwrap_or_else(|| panic!("{place}: {part}"))
                        .0
                        .to_owned()
                })
                .collect();
            assert!(!names.is_empty(), "{place} writes out no name");
            all.push(Said { place, names, filled });
        }
        for (at, _) in text.match_indices("kept!(") {
            let parts = arguments(&text[at + 6..]);
            let name = parts[0].trim_matches('"').to_owned();
            let place = format!("{}: kept!({name})", file.display());
            let filled = parts[1..]
                .iter()
                .filter_map(|part| part.split_once(" = "))
                .map(|(name, _)| name.to_owned())
                .collect();
            all.push(Said {
                place,
                names: vec![name],
                filled,
            });
        }
        for (at, _) in text.match_indices("id!(\"") {
            let name = text[at + 5..].split('"').next().unwrap().to_owned();
            all.push(Said {
                place: format!("{}: id!({name})", file.display()),
                names: vec![name],
                filled: BTreeSet::new(),
            });
        }
    }
    all
}

fn said_in_templates() -> Vec<Said> {
    let mut all = Vec::new();
    for file in files(Path::new("templates"), "html") {
        let text = fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices("t(id=") {
            if text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                continue;
            }
            let parts = arguments(&text[at + 2..]);
            let place = format!("{}: t({})", file.display(), parts[0]);
            let name = parts[0]
                .strip_prefix("id=\"")
                .and_then(|rest| rest.strip_suffix('"'));
            let name = name
                .filter(|name| is_name(name))
                .unwrap_or_else(|| panic!("{place} writes out no name"));
            let filled = parts[1..]
                .iter()
                .map(|part| part.split_once('=').unwrap().0.trim().to_owned())
                .collect();
            all.push(Said {
                place,
                names: vec![name.to_owned()],
                filled,
            });
        }
    }
    all
}
