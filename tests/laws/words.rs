//! What people read: short sentences, plain words.

use std::fs;
use std::path::{Path, PathBuf};

/// Words that a person of ten does not know, or that sound like an office, with what to write instead.
pub(super) const BANNED: [(&str, &str); 22] = [
    ("commence", "begin"),
    ("prior to", "before"),
    ("in order to", "to"),
    ("utilise", "use"),
    ("facilitate", "help"),
    ("pursuant", "under"),
    ("aforementioned", "this"),
    ("endeavour", "try"),
    ("purchase", "buy"),
    ("terminate", "end"),
    ("terminated", "ended"),
    ("erroneous", "wrong"),
    ("in the event of", "if"),
    ("please note", "say it"),
    ("invalid", "say what is wrong"),
    ("illegal", "say what is wrong"),
    ("you failed", "blames"),
    ("you forgot", "blames"),
    ("ineligible", "cannot"),
    ("parameter", "say which"),
    ("click here", "say where it leads"),
    ("going forward", "from now on"),
];

fn templates(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(templates(&path));
        } else if path
            .extension()
            .is_some_and(|ending| ending == "html" || ending == "txt")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The words of a template without tags and without what is filled in. The end of a block ends a sentence.
fn words(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        let (end, gap) = match &rest[at..] {
            tail if tail.starts_with("{{") => (tail.find("}}").map(|end| at + end + 2), " X "),
            tail if tail.starts_with("{%") => (tail.find("%}").map(|end| at + end + 2), " . "),
            tail if tail.starts_with("{#") => (tail.find("#}").map(|end| at + end + 2), " "),
            tail if tail.starts_with('<') => {
                let inline = [
                    "<a", "</a", "<strong", "</strong", "<span", "</span", "<b", "</b", "<em", "</em",
                    "<abbr", "</abbr", "<time", "</time",
                ];
                let soft = inline.iter().any(|tag| tail.starts_with(tag));
                (
                    tail.find('>').map(|end| at + end + 1),
                    if soft { " " } else { " . " },
                )
            }
            _ => (Some(at + 1), " "),
        };
        text.push_str(gap);
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    text.push_str(rest);
    text
}

/// Every sentence of more than 25 words, with their number.
pub(super) fn long_sentences(text: &str) -> Vec<String> {
    let mut long = Vec::new();
    for sentence in text.split(['.', '?', '!', ':', ';']) {
        let count = sentence
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        if count > 25 {
            let said = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            long.push(format!("{count} words: {said}"));
        }
    }
    long
}

/// Whether a text has a word or several in a row, whatever their capitals.
pub(super) fn says_word(text: &str, word: &str) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices(word).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn every_sentence_of_a_page_is_short_and_plain() {
    let mut faults = Vec::new();
    for file in templates(Path::new("templates")) {
        if file.starts_with("templates/components") {
            continue;
        }
        let text = words(&fs::read_to_string(&file).unwrap());
        for long in long_sentences(&text) {
            faults.push(format!("{}: {long}", file.display()));
        }
        for (word, instead) in BANNED {
            if says_word(&text, word) {
                faults.push(format!("{}: \"{word}\" ({instead})", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
