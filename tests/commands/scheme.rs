//! `lintel scheme check`, `test`, `explain` and `diff`.

use super::{answer, folder, json};

const GOOD: &str = r#"
[scheme]
id = "good"
title = "A good scheme"
version = "1"
law = "none"

[[band]]
name = "High"

[[band]]
name = "Low"

[priority]
otherwise = "Low"

[[need]]
code = "ill"
band = "High"
when = "medical in [high, urgent]"
says = "Your home makes an illness worse."

[dates]
[[dates.rank]]
name = "applied"
use = "applied_on"

[[label]]
code = "general"
any_size = true
order = ["band", "priority date, oldest first", "reference"]
"#;

const OVER: &str = r#"
[scheme]
id = "over"
title = "Laid over"
version = "1"
extends = "good"

[[need]]
code = "ill"
band = "Low"
"#;

#[test]
fn a_problem_is_shown_where_it_is() {
    let bad = GOOD
        .replace("medical in", "medcal in")
        .replace("\"Low\"\n\n[[need", "\"Lowe\"\n\n[[need");
    let folder = folder(&[("good.toml", GOOD), ("bad.toml", &bad)]);
    let (status, said) = answer(folder.path(), "scheme check good.toml bad.toml");
    assert_eq!(status, 1, "{said}");
    for wanted in [
        "bad.toml, line 20, column 9: There is no fact or definition called `medcal`.",
        "  when = \"medcal in [high, urgent]\"\n          ^^^^^^\n",
        "Did you mean `medical`?",
        "There is no band called `Lowe`.",
        "Did you mean `Low`?",
        "bad.toml: 2 problems.",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let (status, read) = json(folder.path(), "scheme check bad.toml --json");
    assert_eq!(status, 1);
    let problems = read["files"][0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 2, "{read}");
    assert!(
        problems
            .iter()
            .any(|one| one["nearest"] == "medical" && one["line"] == 20 && one["column"] == 9)
    );
    assert!(problems.iter().all(|one| one["file"] == "bad.toml"), "{read}");
}

#[test]
fn remarks_are_faults_only_when_strict() {
    // Nobody can be in this band.
    let text = GOOD.replace(
        "[[band]]\nname = \"Low\"",
        "[[band]]\nname = \"Never\"\n[[band]]\nname = \"Low\"",
    );
    let folder = folder(&[("remark.toml", &text)]);
    let (status, said) = answer(folder.path(), "scheme check remark.toml");
    assert_eq!(status, 0, "{said}");
    assert!(
        said.contains("remark.toml, line 11,") && said.contains("Never"),
        "{said}"
    );
    assert_eq!(answer(folder.path(), "scheme check remark.toml --strict").0, 1);
    let (_, read) = json(folder.path(), "scheme check remark.toml --json");
    assert_eq!(
        read["files"][0]["remarks"][0]["code"], "unreachable-band",
        "{read}"
    );
}

#[test]
fn a_base_is_found_next_to_the_file_or_among_the_shipped() {
    let shipped = OVER
        .replace("\"good\"", "\"leeds\"")
        .replace("\"ill\"\nband = \"Low\"", "\"need\"\nband = \"C\"");
    let lost = OVER.replace("\"good\"", "\"../good\"");
    let folder = folder(&[
        ("good.toml", GOOD),
        ("over.toml", OVER),
        ("shipped.toml", &shipped),
        ("lost.toml", &lost),
    ]);
    assert_eq!(answer(folder.path(), "scheme check over.toml shipped.toml").0, 0);
    let (status, said) = answer(folder.path(), "scheme check lost.toml nowhere.toml");
    assert_eq!(status, 1);
    assert!(said.contains("The scheme `../good` was not found."), "{said}");
    assert!(said.contains("nowhere.toml could not be read"), "{said}");
    // A fault of the base is shown in the base.
    std::fs::write(
        folder.path().join("good.toml"),
        GOOD.replace("medical in", "medcal in"),
    )
    .unwrap();
    let (_, said) = answer(folder.path(), "scheme check over.toml");
    assert!(said.contains("good.toml, line 20, column 9"), "{said}");
}

#[test]
fn a_case_that_fails_says_what_came_out() {
    let cases = "scheme = \"good\"\nas_at = 2026-11-23\n[[case]]\ntitle = \"Right\"\nthen = { band = \"Low\" }\n\
                 [[case]]\ntitle = \"Wrong\"\ngiven = { medical = \"high\" }\nthen = { band = \"Low\" }\n";
    let slip = cases.replace("medical =", "medcal =");
    let folder = folder(&[
        ("good.toml", GOOD),
        ("over.toml", OVER),
        ("cases.toml", cases),
        ("slip.toml", &slip),
        ("nothing.toml", "as_at = 2026-11-23\n"),
        ("torn.toml", "scheme = \"good\nas_at = 2026-11-23\n"),
        ("other.toml", "scheme = \"nowhere\"\n"),
    ]);
    let (status, said) = answer(folder.path(), "scheme test cases.toml");
    assert_eq!(status, 1, "{said}");
    for wanted in [
        "ok      cases.toml:3 Right",
        "FAILED  cases.toml:6 Wrong",
        "band: the case says \"Low\", the scheme gives \"High\"",
        "1 case holds, 1 failed.",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    assert_eq!(
        answer(folder.path(), "scheme test cases.toml --scheme over.toml").0,
        0
    );
    let (status, read) = json(folder.path(), "scheme test cases.toml --json");
    assert_eq!(
        (status, &read["held"], &read["failed"]),
        (1, &1.into(), &1.into()),
        "{read}"
    );
    let (status, said) = answer(
        folder.path(),
        "scheme test slip.toml nothing.toml torn.toml other.toml",
    );
    assert_eq!(status, 1);
    for wanted in [
        "slip.toml, line 8,",
        "Did you mean `medical`?",
        "nothing.toml names no scheme.",
        "torn.toml, line 1,",
        "the scheme `nowhere` was not found",
        "0 cases hold, 0 failed. 4 files cannot be used.",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
}

#[test]
fn every_shipped_case_holds_from_the_command_line() {
    let files = std::fs::read_dir("allocations/cases").unwrap();
    let files: Vec<String> = files
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    let line = format!("scheme test {}", files.join(" "));
    let (status, said) = answer(std::path::Path::new("."), &line);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains(" cases hold, 0 failed."), "{said}");
}

#[test]
fn a_scheme_is_explained_and_compared_with_the_next() {
    let worded = GOOD.replace("makes an illness worse", "harms your health");
    let folder = folder(&[("good.toml", GOOD), ("over.toml", OVER), ("worded.toml", &worded)]);
    let (status, said) = answer(folder.path(), "scheme explain good.toml");
    assert!(
        status == 0 && said.contains("# A good scheme") && said.contains("### High"),
        "{said}"
    );
    let (_, said) = answer(folder.path(), "scheme explain good.toml --format html");
    assert!(said.contains("<h1>A good scheme</h1>"), "{said}");
    let (_, read) = json(folder.path(), "scheme explain good.toml --json");
    assert_eq!(read["bands"][0]["name"], "High");
    let (_, said) = answer(folder.path(), "scheme diff good.toml worded.toml");
    assert!(said.contains("None of this is a major change."), "{said}");
    let (status, said) = answer(folder.path(), "scheme diff good.toml over.toml");
    assert!(status == 0 && said.contains("This is a major change"), "{said}");
    assert!(
        said.contains("major need, ill, band: was \"High\", is now \"Low\"."),
        "{said}"
    );
    let (_, read) = json(folder.path(), "scheme diff good.toml good.toml --json");
    assert_eq!(
        (&read["major"], read["changes"].as_array().unwrap().len()),
        (&false.into(), 0)
    );
    let (status, said) = answer(folder.path(), "scheme explain nowhere.toml");
    assert!(
        status == 1 && said.contains("nowhere.toml could not be read"),
        "{said}"
    );
}

#[test]
fn a_scheme_is_found_by_its_file_or_by_its_id() {
    let base = "[scheme]\nid = \"wexham\"\ntitle = \"W\"\nversion = \"1\"\n[[label]]\ncode = \"general\"\norder = [\"reference\"]\n";
    let over = |name: &str| {
        format!("[scheme]\nid = \"over\"\ntitle = \"O\"\nversion = \"2\"\nextends = \"{name}\"\n")
    };
    let cases = |name: &str| {
        format!(
            "scheme = \"{name}\"\nas_at = 2026-11-23\n[[case]]\ntitle = \"t\"\nthen = {{ eligible = \"yes\" }}\n"
        )
    };
    let folder = folder(&[
        ("base-2026.toml", base),
        ("by-id.toml", &over("wexham")),
        ("by-file.toml", &over("base-2026")),
        ("by-name.toml", &over("base-2026.toml")),
        ("lost.toml", &over("wexam")),
        ("cases-id.toml", &cases("wexham")),
        ("cases-file.toml", &cases("base-2026.toml")),
    ]);
    for name in ["by-id", "by-file", "by-name"] {
        let (status, said) = answer(folder.path(), &format!("scheme check {name}.toml"));
        assert_eq!(status, 0, "{said}");
    }
    let (status, said) = answer(folder.path(), "scheme test cases-id.toml cases-file.toml");
    assert_eq!(status, 0, "{said}");
    let (status, said) = answer(folder.path(), "scheme check lost.toml");
    assert!(
        status == 1 && said.contains("the name of a scheme's file in the same folder, its id"),
        "{said}"
    );
    // Two versions with one id: the file must be named.
    std::fs::write(folder.path().join("base-2027.toml"), base).unwrap();
    let (status, said) = answer(folder.path(), "scheme check by-id.toml");
    assert!(status == 1 && said.contains("was not found"), "{said}");
}

#[test]
fn a_reader_who_goes_early_is_no_fault() {
    use std::process::{Command, Stdio};

    let mut child = Command::new(env!("CARGO_BIN_EXE_lintel"))
        .args(["scheme", "explain", "south-norfolk-2022", "--json"])
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
