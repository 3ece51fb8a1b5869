//! What the documents name must be there.

use std::fs;
use std::path::Path;

fn documents() -> Vec<(String, String)> {
    let mut found = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    let mut folders = vec![Path::new("docs").to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    found
        .into_iter()
        .map(|name| (name.clone(), fs::read_to_string(name).unwrap()))
        .collect()
}

/// Words in a text that look like a path of this repository.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    const ROOTS: [&str; 12] = [
        "src/",
        "tests/",
        "docs/",
        "entity/",
        "migration/",
        "allocations/",
        "templates/",
        "assets/",
        "benches/",
        ".ci/",
        "fuzz/",
        "examples/",
    ];
    text.split(|c: char| c.is_whitespace() || "`()[]<>\"',;|".contains(c))
        .map(|word| word.trim_end_matches(['.', ':', '/']))
        .filter(|word| ROOTS.iter().any(|root| word.starts_with(root)))
        .filter(|word| !word.contains(['*', '{', '…', '=']))
}

#[test]
fn every_path_in_the_documents_exists() {
    let mut missing = Vec::new();
    for (document, text) in documents() {
        for path in paths(&text) {
            if !Path::new(path).exists() {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_command_in_the_documents_is_understood() {
    let program = env!("CARGO_BIN_EXE_lintel");
    let mut seen = 0;
    for (document, text) in documents() {
        for line in text.lines() {
            let line = line.trim().trim_start_matches("$ ");
            let words: Vec<&str> = line.split_whitespace().collect();
            let (["lintel", rest @ ..] | ["cargo", "run", "--", rest @ ..]) = words.as_slice() else {
                continue;
            };
            // Only the chain of command words: what follows may be a file or a number.
            let chain: Vec<&str> = rest
                .iter()
                .copied()
                .take_while(|word| {
                    word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-')
                })
                .take(1)
                .collect();
            let asked = std::process::Command::new(program)
                .args(&chain)
                .arg("--help")
                .output()
                .unwrap();
            assert!(
                asked.status.success(),
                "{document}: {line}\n{}",
                String::from_utf8_lossy(&asked.stderr)
            );
            seen += 1;
        }
    }
    assert!(seen > 0, "the documents show no command");
}
