//! Small schemes and cases, as an officer writes them: each stands in a pair of files, `NAME.toml` and `NAME-cases.toml`.
#![cfg(test)]
use std::fs;

use allocations::{Scheme, cases};

#[test]
fn every_case_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/officer");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
        .filter(|path| path.ends_with("-cases.toml"))
        .collect();
    files.sort();
    assert!(files.len() > 5, "only {files:?}");
    let mut wrong = Vec::new();
    for file in files {
        let scheme = fs::read_to_string(file.replace("-cases.toml", ".toml")).unwrap();
        let scheme =
            Scheme::load(&scheme, &|_| None).unwrap_or_else(|problems| panic!("{file}: {}", problems[0]));
        let text = fs::read_to_string(&file).unwrap();
        let name = file.rsplit('/').next().unwrap_or_default();
        match cases::run(&text, &scheme) {
            Err(problems) => wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}"))),
            Ok(results) => {
                assert!(!results.is_empty(), "{name} has no case");
                for result in results {
                    assert!(result.checked > 0, "{name}: {} checks nothing", result.title);
                    let failures = result.failures.iter();
                    wrong.extend(
                        failures.map(|failure| format!("{name}:{} {}: {failure}", result.line, result.title)),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
