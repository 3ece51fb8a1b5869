//! Setting up from the command line.

use std::path::Path;
use std::process::{Command, Output};

fn lintel(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lintel"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("LINTEL_DATA", folder)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

const FILE: &str = r##"
name = "Broadland District Council"
slug = "broadland"
gss = "E07000144"
scheme = "broadland-2022"
[partnership]
slug = "norfolk"
name = "Home Options"
[contact]
phone = "01632 960 101"
email = "housing@example.org"
office = "1 Staithe Road"
hours = "Monday to Friday, 9am to 5pm"
[face]
initials = "B"
brand = "#1d5b3c"
link = "#17624a"
link_hover = "#0c3b2c"
surface = "#f1f6f1"
typeface = "Arial, sans-serif"
"##;

#[test]
fn a_council_is_added_once_its_file_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let add = ["council", "add", "broadland.toml"];
    std::fs::write(
        at.join("broadland.toml"),
        FILE.replace("\"broadland\"\ngss", "\"officer\"\ngss")
            .replace("E07", "E7"),
    )
    .unwrap();
    let early = lintel(at, &add);
    assert!(
        !early.status.success() && said(&early).contains("Run `lintel migrate` first"),
        "{}",
        said(&early)
    );
    assert!(lintel(at, &["migrate"]).status.success());
    let faulty = lintel(at, &add);
    assert!(!faulty.status.success());
    let words = said(&faulty);
    assert!(words.contains("Nothing was added"), "{words}");
    assert!(
        words.contains("slug \"officer\" is the address of a page"),
        "{words}"
    );
    assert!(
        words.contains("gss \"E7000144\" must be E and 8 digits"),
        "{words}"
    );
    std::fs::write(at.join("broadland.toml"), FILE).unwrap();
    let added = lintel(at, &add);
    assert!(added.status.success(), "{}", said(&added));
    assert!(said(&added).contains("/broadland."), "{}", said(&added));
    let twice = said(&lintel(at, &add));
    assert!(
        twice.contains("slug \"broadland\" belongs to another council"),
        "{twice}"
    );
}

#[test]
fn the_number_for_the_night_is_set_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("broadland.toml"), FILE).unwrap();
    assert!(lintel(at, &["migrate"]).status.success());
    assert!(lintel(at, &["council", "add", "broadland.toml"]).status.success());
    for (council, number, works, words) in [
        (
            "broadland",
            "01632 960 111",
            true,
            "phone 01632 960 111 when the office is closed",
        ),
        (
            "broadland",
            "none",
            true,
            "nobody answers when the office is closed",
        ),
        ("broadland", "ask at the desk", false, "cannot be dialled"),
        (
            "norwich",
            "01632 960 111",
            false,
            "There is no council at /norwich",
        ),
    ] {
        let set = lintel(at, &["council", "night-phone", council, number]);
        assert_eq!(set.status.success(), works, "{}", said(&set));
        assert!(said(&set).contains(words), "{}", said(&set));
    }
}

#[test]
fn staff_are_added_with_an_address_to_set_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("broadland.toml"), FILE).unwrap();
    assert!(lintel(at, &["migrate"]).status.success());
    assert!(lintel(at, &["council", "add", "broadland.toml"]).status.success());
    let kit = [
        "account",
        "add",
        "--role",
        "administrator",
        "--email",
        "kit@example.org",
        "--council",
        "broadland",
    ];
    let made = lintel(at, &kit);
    assert!(made.status.success(), "{}", said(&made));
    let token = said(&made)
        .trim_end()
        .rsplit("/sign-in/new-password/")
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(token.len(), 64, "{}", said(&made));
    let again = lintel(at, &kit);
    assert!(
        !again.status.success() && said(&again).contains("kit@example.org has an account already"),
        "{}",
        said(&again)
    );
    let elsewhere = said(&lintel(
        at,
        &[
            "account",
            "add",
            "--role",
            "officer",
            "--email",
            "jo@example.org",
            "--council",
            "norwich",
        ],
    ));
    assert!(
        elsewhere.contains("There is no council \"norwich\". There are: broadland."),
        "{elsewhere}"
    );
    let nobody = said(&lintel(
        at,
        &[
            "account",
            "add",
            "--role",
            "provider",
            "--email",
            "pat@example.org",
            "--provider",
            "x",
        ],
    ));
    assert!(
        nobody.contains("There is no provider \"x\". There are: none yet."),
        "{nobody}"
    );
}

#[test]
fn each_command_shows_an_example() {
    let folder = tempfile::tempdir().unwrap();
    for words in [["council", "add", "--help"], ["account", "add", "--help"]] {
        let help = said(&lintel(folder.path(), &words));
        assert!(
            help.contains("Example") && help.contains(&format!("lintel {} add", words[0])),
            "{help}"
        );
    }
}
