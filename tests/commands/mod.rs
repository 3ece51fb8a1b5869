//! Commands that need no database: schemes, households and bids from files.

mod assess;
mod guide;
mod own;
mod scheme;
mod story;
mod written;

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder, with nothing from outside.
fn lintel(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lintel"))
        .args(line.split_whitespace().skip_while(|word| *word == "lintel"))
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

/// What it answered, with its exit status.
fn answer(folder: &Path, line: &str) -> (i32, String) {
    let output = lintel(folder, line);
    let mut said = String::from_utf8(output.stdout).unwrap();
    said.push_str(&String::from_utf8(output.stderr).unwrap());
    (output.status.code().unwrap(), said)
}

fn json(folder: &Path, line: &str) -> (i32, serde_json::Value) {
    let output = lintel(folder, line);
    let read = serde_json::from_slice(&output.stdout);
    (
        output.status.code().unwrap(),
        read.unwrap_or_else(|error| panic!("{line}: {error}: {}", String::from_utf8_lossy(&output.stdout))),
    )
}

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}
