//! The rules of the house: who may know whom, and how large a file may grow.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `src` that know nothing about housing. They may not name a room.
const SPINE: [&str; 5] = ["access", "audit", "mail", "store", "texts"];

/// The parts of the engine from the ground up. Each may name those before it and none behind it.
const ENGINE: [&str; 27] = [
    "calendar",
    "truth",
    "value",
    "types",
    "amount",
    "nearest",
    "misread",
    "working",
    "problem",
    "draw",
    "order",
    "shipped",
    "vocabulary",
    "facts",
    "language",
    "scheme",
    "schemes",
    "reason",
    "assess",
    "quota",
    "bidding",
    "shortlist",
    "explain",
    "register",
    "packed",
    "check",
    "cases",
];

/// Rooms whose inner files nobody else may name.
fn rooms() -> Vec<String> {
    let spine = ["access", "audit", "mail", "store", "texts", "web", "cli"];
    let mut rooms: Vec<String> = fs::read_dir("src")
        .unwrap()
        .filter_map(|entry| {
            let entry = entry.unwrap();
            entry
                .path()
                .is_dir()
                .then(|| entry.file_name().into_string().unwrap())
        })
        .filter(|name| !spine.contains(&name.as_str()))
        .collect();
    rooms.sort();
    rooms
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_spine_knows_no_room() {
    let mut faults = Vec::new();
    for part in SPINE {
        for file in rust_files(&Path::new("src").join(part)) {
            let text = fs::read_to_string(&file).unwrap();
            for room in rooms() {
                if text.contains(&format!("crate::{room}")) {
                    faults.push(format!("{} names the room {room}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_parts_of_the_engine_stand_on_one_another() {
    let src = Path::new("allocations/src");
    let mut faults = Vec::new();
    for file in rust_files(src) {
        let within = file.strip_prefix(src).unwrap().with_extension("");
        let part = within.iter().next().unwrap().to_str().unwrap();
        if part == "lib" {
            continue;
        }
        let Some(at) = ENGINE.iter().position(|known| *known == part) else {
            faults.push(format!("{part} has no place among the parts of the engine"));
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        // what tests take from above is no part of the house
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let above = ENGINE.iter().skip(at + 1).filter(|above| {
            let named = format!("crate::{above}");
            let mut rests = text.split(&named).skip(1);
            rests.any(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
        });
        if !within.ends_with("tests") {
            faults.extend(above.map(|above| format!("{} names {above}", file.display())));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_room_is_entered_by_its_front_door() {
    let mut faults = Vec::new();
    for room in rooms() {
        let front = fs::read_to_string(format!("src/{room}/mod.rs")).unwrap();
        let open: Vec<String> = front
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("pub mod ")
                    .or_else(|| line.trim().strip_prefix("pub(crate) mod "))
            })
            .map(|rest| rest.trim_end_matches(';').to_owned())
            .collect();
        let inner: Vec<String> = rust_files(&Path::new("src").join(&room))
            .iter()
            .filter_map(|file| file.file_stem()?.to_str().map(str::to_owned))
            .filter(|stem| stem != "mod" && !open.contains(stem))
            .collect();
        for file in rust_files(Path::new("src")) {
            if file.starts_with(format!("src/{room}")) {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            for stem in &inner {
                if text.contains(&format!("crate::{room}::{stem}::")) {
                    faults.push(format!("{} reaches into {room}/{stem}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_outgrows_its_room() {
    let mut long = Vec::new();
    for folder in ["src", "entity/src", "migration/src", "allocations/src"] {
        for file in rust_files(Path::new(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > 400 {
                long.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    assert!(long.is_empty(), "split these: {long:#?}");
}

#[test]
fn the_engine_stands_alone() {
    let manifest = fs::read_to_string("allocations/Cargo.toml").unwrap();
    for ours in [
        "entity",
        "migration",
        "lintel",
        "sea-orm",
        "actix",
        "tokio",
        "rand",
    ] {
        assert!(
            !manifest.contains(&format!("\n{ours}")),
            "allocations depends on {ours}"
        );
    }
}
