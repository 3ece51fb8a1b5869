//! `lintel simulate` and `lintel doctor`.

use super::{answer, folder};

const STORY: &str = "lintel simulate --weeks 2 --households 60 --adverts 3 --json --seed";

#[test]
fn the_same_seed_tells_the_same_story() {
    let here = folder(&[]);
    let (status, first) = answer(here.path(), &format!("{STORY} 7"));
    assert_eq!(status, 0, "{first}");
    assert_eq!(answer(here.path(), &format!("{STORY} 7")).1, first);
    let (_, other) = answer(here.path(), &format!("{STORY} 8"));
    assert_ne!(other, first);
    let last: serde_json::Value = serde_json::from_str(first.lines().last().unwrap()).unwrap();
    assert_eq!(last["adverts"], 3);
    assert!(
        last["bids"].as_u64().unwrap() > 0 && last["nominations"].as_u64().unwrap() > 0,
        "{first}"
    );
}

#[test]
fn a_simulated_partnership_is_healthy_and_a_new_folder_is_behind() {
    let here = folder(&[]);
    let (status, said) = answer(here.path(), &format!("{STORY} 7 --data data"));
    assert_eq!(status, 0, "{said}");
    let (status, said) = answer(here.path(), "lintel doctor");
    assert_eq!(status, 0, "{said}");
    for what in [
        "settings",
        "clock",
        "mail",
        "database",
        "migrations",
        "councils",
        "scheme",
    ] {
        assert!(
            said.contains(&format!("ok     {what}")),
            "no line for {what}:\n{said}"
        );
    }
    let empty = folder(&[("lintel.toml", "prot = 8080\n")]);
    let (status, said) = answer(empty.path(), "lintel doctor");
    assert_eq!(status, 1);
    assert!(said.contains("prot") && said.contains("port"), "{said}");
}
