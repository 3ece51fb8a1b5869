//! Every file of examples holds under its scheme.
#![cfg(test)]
use std::fs;

use allocations::{cases, schemes};

#[test]
fn every_example_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
    let mut wrong = Vec::new();
    let mut checked = 0;
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let id = cases::scheme_of(&text).unwrap_or_else(|| panic!("{name} names no scheme"));
        let scheme = match schemes::shipped(&id).unwrap_or_else(|| panic!("{name}: no scheme {id}")) {
            Ok(scheme) => scheme,
            Err(problems) => {
                wrong.extend(problems.iter().map(|problem| format!("{id}: {problem}")));
                continue;
            }
        };
        match cases::run(&text, &scheme) {
            Ok(results) => {
                for result in results {
                    checked += result.checked;
                    let failures = result.failures.iter();
                    wrong.extend(
                        failures.map(|failure| format!("{name}:{} {}: {failure}", result.line, result.title)),
                    );
                }
            }
            Err(problems) => wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}"))),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 50, "only {checked} things were checked");
}
