//! Everything in the officers' guide is run: each file is what its boxes add up to, each command must succeed.

use std::collections::BTreeMap;
use std::fs;

use allocations::vocabulary::vocabulary;

use super::{answer, folder};

const GUIDE: &str = "docs/guides/writing-a-scheme.md";

/// The boxes of the guide: what stands after the three ticks, and the text.
fn boxes(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            open = !open;
            if open {
                found.push((kind.to_owned(), String::new()));
            }
        } else if open {
            let text = &mut found.last_mut().unwrap().1;
            text.push_str(line);
            text.push('\n');
        }
    }
    assert!(!open, "a box is not closed");
    found
}

#[test]
fn every_box_of_the_guide_works() {
    let text = fs::read_to_string(GUIDE).unwrap();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let (mut commands, mut answers) = (Vec::new(), Vec::new());
    for (kind, text) in boxes(&text) {
        let name = match kind.split_once(' ') {
            Some(("csv", name)) => name.to_owned(),
            None if kind == "toml" => {
                let first = text.lines().next().unwrap();
                first
                    .strip_prefix("# in ")
                    .unwrap_or_else(|| panic!("whose box is this: {first}"))
                    .to_owned()
            }
            None if kind == "sh" => {
                commands.extend(text.lines().map(str::to_owned));
                continue;
            }
            None if kind == "text" => {
                answers.push(text);
                continue;
            }
            _ => panic!("a box of a kind that no test runs: {kind}"),
        };
        files.entry(name).or_default().push_str(&text);
    }
    let pairs: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let folder = folder(&pairs);
    assert!(
        commands.len() > 12,
        "the guide has only {} commands",
        commands.len()
    );
    for command in &commands {
        let (status, said) = answer(folder.path(), command);
        assert_eq!(status, 0, "{command}\n{said}");
    }
    // Files that no command names are checked or tested here, so that no box goes untried.
    for name in files.keys().filter(|name| {
        std::path::Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "toml")
            && *name != "home.toml"
    }) {
        let what = if name.ends_with("-cases.toml") {
            "test"
        } else {
            "check"
        };
        let (status, said) = answer(folder.path(), &format!("scheme {what} {name}"));
        if name == "slip.toml" {
            assert_eq!(status, 1, "{said}");
            assert!(said.contains(answers.first().unwrap().trim_end()), "{said}");
        } else {
            assert_eq!(status, 0, "{name}\n{said}");
        }
    }
    assert_eq!(answers.len(), 1, "only the answer to slip.toml is compared");
    let (status, said) = answer(folder.path(), "scheme check ourtown.toml --strict");
    assert_eq!(status, 0, "{said}");
}

/// The words that the reader of scheme files takes, as its source lists them.
fn words_of_the_reader() -> Vec<String> {
    let mut found = Vec::new();
    for file in [
        "head.rs",
        "head/definitions.rs",
        "head/definitions/tables.rs",
        "head/facts.rs",
        "labels.rs",
        "labels/keys.rs",
        "labels/limits.rs",
        "labels/quotas.rs",
        "rules.rs",
        "rules/bedrooms.rs",
        "rules/dates.rs",
        "rules/priority.rs",
    ] {
        let text = fs::read_to_string(format!("allocations/src/scheme/{file}")).unwrap();
        // A list of the words that a part may hold is a list of texts.
        for (at, _) in text.match_indices('[') {
            let rest = &text[at + 1..];
            if !rest.trim_start().starts_with('"') {
                continue;
            }
            let list = &rest[..rest.find(']').unwrap()];
            let words = list.split('"').skip(1).step_by(2);
            found.extend(
                words
                    .filter(|word| {
                        word.chars()
                            .all(|letter| letter.is_ascii_lowercase() || letter == '_')
                    })
                    .map(str::to_owned),
            );
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_word_of_a_scheme_is_in_the_guide() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    let (_, part) = guide.split_once("## 20.").unwrap();
    let (tables, example) = part.split_once("```toml").unwrap();
    let words = words_of_the_reader();
    assert!(words.len() > 80, "the reader's words were not found: {words:?}");
    for word in &words {
        assert!(
            [
                format!("`{word}`"),
                format!("`{word} ="),
                format!("[{word}]"),
                format!(".{word}]")
            ]
            .iter()
            .any(|written| tables.contains(written)),
            "{word} is not explained in {GUIDE}"
        );
    }
    // Marks of unfinished or changed files have no place in an example of a finished one.
    let only_in_drafts = ["stand_in", "remove", "extends", "cycle"];
    for word in words
        .iter()
        .filter(|word| !only_in_drafts.contains(&word.as_str()))
    {
        assert!(
            [format!("{word} ="), format!("{word}]"), format!("\"{word}\"")]
                .iter()
                .any(|written| example.contains(written)),
            "{word} is not in the example of {GUIDE}"
        );
    }
}

#[test]
fn every_fact_is_in_the_list_of_facts() {
    let page = fs::read_to_string("docs/guides/facts.md").unwrap();
    let vocabulary = vocabulary();
    let facts = vocabulary.facts().iter();
    let fields = vocabulary.lists().iter().flat_map(|list| &list.fields);
    for fact in facts.chain(fields) {
        let row = format!("| `{}` | ", fact.name);
        let found = page
            .lines()
            .any(|line| line.starts_with(&row) && line.ends_with(&format!("| {} |", fact.label)));
        assert!(
            found,
            "{} is not in docs/guides/facts.md as it is in the vocabulary",
            fact.name
        );
    }
    for list in vocabulary.lists() {
        assert!(
            page.contains(&format!("### `{}`: {}", list.name, list.label)),
            "{}",
            list.name
        );
    }
    for choices in vocabulary
        .choices()
        .iter()
        .filter(|choices| !choices.words.is_empty())
    {
        let words: Vec<String> = choices.words.iter().map(|word| format!("`{word}`")).collect();
        assert!(
            page.contains(&format!("| {} | {} |", choices.name, words.join(", "))),
            "{}",
            choices.name
        );
    }
}
