//! Whoever made a mistake is told what to write instead. The law looks at the source: each place that makes a message goes on
//! to say what is expected.
use std::path::{Path, PathBuf};

/// Every source file under a folder, without its tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// What stands after the bracket that closes a call whose arguments begin here.
fn after_call(text: &str) -> &str {
    let (mut depth, mut quoted, mut before) = (1_i32, false, ' ');
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if before != '\\' && before != '\'' => quoted = !quoted,
            '(' if !quoted && before != '\'' => depth += 1,
            ')' if !quoted && before != '\'' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or_default().trim_start();
        }
        before = letter;
    }
    ""
}

/// Whether a message that is made here goes on to what is expected: at once, or, where it has a name, before the function ends.
fn goes_on(before: &str, after: &str) -> bool {
    let line = before.rsplit(['\n', '{']).next().unwrap_or_default().trim_start();
    let chained = after.split(';').next().unwrap_or_default();
    if chained.starts_with(".expecting(") || chained.starts_with(".near(") && chained.contains(".expecting(")
    {
        return true;
    }
    let named = line.starts_with("let ") || line.starts_with("Err(wrong) =>");
    let rest = after.split("\n}\n").next().unwrap_or_default();
    named && (rest.contains(".expecting(") || rest.contains(".expected ="))
}

#[test]
fn every_message_about_a_scheme_or_a_case_says_what_to_write() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let (mut seen, mut silent) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for maker in ["Slip::new(", "reader.problem(", "source.problem("] {
            for (at, _) in text.match_indices(maker) {
                seen += 1;
                let (before, call) = text.split_at(at);
                // A place without a message, and the function that all of them go through.
                let none = call.starts_with("reader.problem(case.spot, \"\")")
                    || call.starts_with("source.problem(spot, \"\")")
                    || file.ends_with("scheme/reader.rs") && maker == "source.problem(";
                if !none && !goes_on(before, after_call(call.split_at(maker.len()).1)) {
                    let line = before.matches('\n').count() + 1;
                    silent.push(format!("{}:{line}", file.display()));
                }
            }
        }
    }
    assert!(seen >= 140, "{seen}");
    assert!(silent.is_empty(), "no next step:\n{}", silent.join("\n"));
}
