//! No template and no module of pages says words of its own: what people read stands in the texts of its room.

use std::fs;
use std::path::{Path, PathBuf};

use lintel::place::parish;

use super::said::{arguments, files};

/// What looks like words and says nothing of ours.
const NO_WORDS: [&str; 17] = [
    // values of attributes and headers
    "nofollow noreferrer",
    "public, max-age=300",
    "\\\"cache\\\", \\\"cookies\\\", \\\"storage\\\"",
    "attachment; filename=\\\"-lets.csv\\\"",
    // the names of the engine's keys and what begins its exact rules, compared with what it wrote
    "priority date",
    "the recorded draw",
    "reference number",
    " Met when: ",
    " Applies when: ",
    " Exactly: ",
    " When: ",
    "Version ",
    "Lasts ",
    ", until ",
    "Without such a day it does not end.",
    // what a council's name ends in, taken off where space is short
    " Council",
    " District",
];

/// The name of the service until a partnership has been founded and brings its own.
const UNFOUNDED: &str = "Home Options";

/// Whether a piece of text has words for people: several in a row, or one that begins with a capital.
fn has_words(text: &str) -> bool {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '\''))
        .count();
    let capital = text.trim_start().starts_with(|c: char| c.is_uppercase());
    let known = NO_WORDS.contains(&text) || text == UNFOUNDED || parish(text).is_some();
    words > 0 && (capital || text.contains(char::is_whitespace)) && !known
}

/// A template as its markup, in which every piece of code has become one sign, and the text literals of its code.
fn parts(template: &str) -> (String, Vec<String>) {
    let (mut markup, mut literals) = (String::new(), Vec::new());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        markup.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                rest = &rest[1..];
                continue;
            }
        };
        let stop = rest.find(end).map_or(rest.len(), |stop| stop + 2);
        if end != "#}" {
            markup.push('\u{0}');
            literals.extend(rest[..stop].split('"').skip(1).step_by(2).map(str::to_owned));
        }
        rest = &rest[stop..];
    }
    markup.push_str(rest);
    (markup, literals)
}

/// What people see of markup: what stands between tags, and what is said about pictures and places.
fn seen(markup: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        found.push(rest[..at].to_owned());
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        for attribute in ["aria-label", "alt", "title", "placeholder"] {
            let spoken = rest[at..end].split_once(&format!(" {attribute}=\""));
            found.extend(spoken.map(|(_, said)| format!(" {}", said.split('"').next().unwrap_or_default())));
        }
        rest = &rest[end..];
    }
    found.push(rest.to_owned());
    found
}

#[test]
fn no_template_says_words_of_its_own() {
    let mut faults = Vec::new();
    for file in files(Path::new("templates"), "html") {
        // The markup of the design system, held to its examples by tests of its own.
        if file.starts_with("templates/components/govuk") {
            continue;
        }
        let (markup, literals) = parts(&fs::read_to_string(&file).unwrap());
        let shown = seen(&markup).into_iter().flat_map(|text| {
            let pieces: Vec<String> = text.split('\u{0}').map(|piece| format!(" {piece} ")).collect();
            pieces
        });
        for text in shown.chain(literals).filter(|text| has_words(text)) {
            faults.push(format!("{}: {}", file.display(), text.trim()));
        }
    }
    assert!(faults.is_empty(), "{} times: {faults:#?}", faults.len());
}

/// The text literals of Rust, without comments, attributes, tests and the samples of views.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut sampled, mut open) = (Vec::new(), None, false);
    let mut one = String::new();
    for line in code.lines() {
        let indent = line.len() - line.trim_start().len();
        if sampled == Some(indent) && line.trim() == "}" {
            sampled = None;
        }
        if line.contains("fn samples(") || line.contains("fn sample(") {
            sampled = Some(indent);
        }
        let plain = line.trim_start();
        let skipped = ["//", "#[", "tracing::", "reason ="]
            .iter()
            .any(|start| plain.starts_with(start));
        if sampled.is_some() || (skipped && !open) || plain.contains("AppError::internal(") {
            continue;
        }
        let mut before = ' ';
        for c in line.replace("'\"'", "").chars() {
            match c {
                '"' if before != '\\' => {
                    if open {
                        found.push(std::mem::take(&mut one));
                    }
                    open = !open;
                }
                _ if open => one.push(c),
                _ => {}
            }
            before = c;
        }
    }
    found
}

#[test]
fn no_module_of_pages_says_words_of_its_own() {
    let mut faults = Vec::new();
    for file in page_modules() {
        for text in literals(&fs::read_to_string(&file).unwrap()) {
            if says_words(&text) {
                faults.push(format!("{}: {text}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{} times: {faults:#?}", faults.len());
}

/// Whether a literal of Rust has words besides what is filled in and markup.
fn says_words(literal: &str) -> bool {
    let plain: String = literal.split(['{', '}']).step_by(2).collect();
    let words: String = plain.split(['<', '>']).step_by(2).collect();
    has_words(&words)
}

/// Every module that has views or lies among the pages of its room.
fn page_modules() -> Vec<PathBuf> {
    let samples = |file: &Path| file.to_string_lossy().ends_with("_samples.rs");
    let mut found = files(Path::new("src"), "rs");
    found.retain(|file| {
        !samples(file)
            && (file.components().any(|part| part.as_os_str() == "pages")
                || fs::read_to_string(file).unwrap().contains("impl View for"))
    });
    assert!(found.len() > 60, "only {} modules of pages", found.len());
    found
}

#[test]
fn no_refusal_brings_words_of_its_own() {
    let mut faults = Vec::new();
    for file in files(Path::new("src"), "rs") {
        // Councils are founded and schemes adopted on the command line, and nowhere else.
        if file.ends_with("partnership/found.rs") || file.ends_with("partnership/adopt.rs") {
            continue;
        }
        let code = fs::read_to_string(&file).unwrap();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["refused(", "Refusal::new(", "reader.fault(", "errors.add("] {
            for (at, _) in code.match_indices(call) {
                let said = arguments(&code[at + call.len()..]);
                let words = said.iter().flat_map(|part| part.split('"').skip(1).step_by(2));
                faults.extend(
                    words
                        .filter(|text| says_words(text))
                        .map(|text| format!("{}: {text}", file.display())),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} times: {faults:#?}", faults.len());
}
