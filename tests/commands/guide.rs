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
