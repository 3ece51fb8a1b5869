use std::path::Path;

use super::{EXAMPLE, Founding, parse};
use crate::partnership::NewCouncil;

/// The file that the help shows, without its mark.
fn example() -> String {
    let (_, file) = EXAMPLE.split_once("The file:\n").unwrap();
    file.lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with("mark"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn read(text: &str) -> Result<(NewCouncil, Option<Founding>), Vec<String>> {
    parse(text, Path::new("."), &[], None)
}

#[test]
fn the_file_in_the_help_can_be_used() {
    let (council, founding) = read(&example()).unwrap();
    assert_eq!(
        (council.slug.as_str(), council.gss_code.as_str()),
        ("broadland", "E07000144")
    );
    assert_eq!(founding.unwrap().name, "Home Options");
}

#[test]
fn every_fault_is_told_at_once() {
    let text = example()
        .replace("\"broadland\"              #", "\"Broad land\" #")
        .replace("E07000144", "07000144")
        .replace("\nphone =", "\nfone =")
        .replace("#17624a", "green")
        .replace("hours = \"Monday to Friday, 9am to 5pm\"", "hours = 9");
    let faults = read(&text).unwrap_err();
    for said in [
        "slug \"Broad land\" must be",
        "gss \"07000144\" must be",
        "contact.fone is not known",
        "contact.phone is missing",
        "face.link \"green\" must be a colour",
        "contact.hours must be text",
    ] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(said)),
            "{said}: {faults:#?}"
        );
    }
    assert_eq!(faults.len(), 6, "{faults:#?}");
}

#[test]
fn a_council_cannot_take_the_address_of_a_page() {
    for word in [
        "my", "officer", "provider", "admin", "sign-in", "assets", "exit", "healthz",
    ] {
        let text = example().replacen("slug = \"broadland\"", &format!("slug = \"{word}\""), 1);
        let faults = read(&text).unwrap_err();
        assert!(
            faults[0].contains("is the address of a page"),
            "{word}: {faults:?}"
        );
    }
}

#[test]
fn colours_that_cannot_be_read_are_refused() {
    let faults = read(&example().replace("#17624a", "#cccccc")).unwrap_err();
    assert!(faults[0].starts_with("[face] cannot be used"), "{faults:?}");
}

#[test]
fn the_first_council_founds_the_partnership() {
    let text = example();
    let (before, after) = text.split_once("[partnership]").unwrap();
    let (_, after) = after.split_once("[contact]").unwrap();
    let faults = read(&format!("{before}[contact]{after}")).unwrap_err();
    assert!(faults[0].starts_with("This is the first council"), "{faults:?}");
}
