//! What only staff read, in English alone, stands on no page of the public or of applicants.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lintel::texts::STAFF;

use super::said::files;

/// Pages of staff in the layout that everybody has: the code that only they are asked for.
const STAFF_PAGES: [&str; 2] = ["accounts/code.html", "accounts/set_up.html"];

/// The lines of the page of an account that are there for staff alone.
const FOR_STAFF: [&str; 3] = ["{% if role %}", "{% if council %}", "{% if codes_offered %}"];

/// The names of all texts for staff.
fn staff_names() -> BTreeSet<&'static str> {
    let line = |line: &'static str| line.split_once(" = ").map(|(name, _)| name);
    let names = STAFF.iter().flat_map(|(_, text)| text.lines().filter_map(line));
    names.filter(|name| name.contains('-')).collect()
}

/// What a piece of a template says and which components it brings in.
fn inside(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let word = |rest: &str, ends: fn(char) -> bool| rest.split(ends).next().unwrap_or_default().to_owned();
    let says = text.split("t(id=\"").skip(1).map(|rest| word(rest, |c| c == '"'));
    let brings = text
        .split('<')
        .skip(1)
        .map(|rest| word(rest, |c| !(c.is_alphanumeric() || c == '_' || c == '.')))
        .filter(|name| name.contains('.'));
    (says.collect(), brings.collect())
}

/// Every component by its name, with what it says and brings in.
fn components() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let mut found = BTreeMap::new();
    for file in files(Path::new("templates/components"), "html") {
        let text = fs::read_to_string(file).unwrap();
        for part in text.split("{% component ").skip(1) {
            let name = part.split('(').next().unwrap().to_owned();
            found.insert(name, inside(part));
        }
    }
    assert!(found.len() > 60, "only {} components", found.len());
    found
}

#[test]
fn texts_for_staff_stand_on_pages_of_staff_alone() {
    let (staff, components) = (staff_names(), components());
    assert!(staff.len() > 500, "only {} texts for staff", staff.len());
    let (mut faults, mut public) = (Vec::new(), 0);
    for file in files(Path::new("templates"), "html") {
        let name = file
            .strip_prefix("templates")
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let mut text = fs::read_to_string(&file).unwrap();
        if name == "accounts/account.html" {
            let theirs = |line: &&str| FOR_STAFF.iter().any(|start| line.trim_start().starts_with(start));
            assert_eq!(text.lines().filter(theirs).count(), FOR_STAFF.len());
            text = text.lines().filter(|line| !theirs(line)).collect();
        }
        let theirs = text.contains("layouts/work.html") || name == "layouts/work.html";
        if theirs || name.starts_with("components/") || STAFF_PAGES.contains(&name.as_str()) {
            continue;
        }
        public += 1;
        let (mut says, mut left) = inside(&text);
        let mut seen = BTreeSet::new();
        while let Some(next) = left.pop_first() {
            if !seen.insert(next.clone()) {
                continue;
            }
            let (more, brings) = components.get(&next).unwrap_or_else(|| panic!("{name}: {next}"));
            says.extend(more.iter().cloned());
            left.extend(brings.iter().cloned());
        }
        let told = says.iter().filter(|said| staff.contains(said.as_str()));
        faults.extend(told.map(|said| format!("{name}: {said}")));
    }
    assert!(public > 30, "only {public} pages for everybody");
    assert!(faults.is_empty(), "{faults:#?}");
}
