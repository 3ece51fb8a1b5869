//! A fact of one's own that is several places: what it may be asked, in conditions and in cases.
use super::*;
use allocations::{Value, explain};

const SPOTS: &str = "[places]\ntown = ['ourtown', 'nexttown']\n[[fact]]\nname = 'spots'\ntype = 'places'\nlabel = 'places they ask for'\nasks = 'Where do you want to live?'\n";

fn test(when: &str) -> Scheme {
    scheme(&format!(
        "{SPOTS}[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n[[need]]\ncode = 'n'\nband = 'A'\nsays = 'N.'\nwhen = '{when}'\n"
    ))
}

fn band(given: &str, band: &str) -> String {
    format!("[[case]]\ntitle = 'T'\ngiven = {{ {given} }}\nthen = {{ band = '{band}' }}\n")
}

#[test]
fn several_places_lie_in_a_set_when_one_of_them_does() {
    for when in [
        "spots in town",
        "spots in [\"ourtown\", \"nexttown\"]",
        "spots in [town]",
        "not (spots not in town)",
    ] {
        let scheme = test(when);
        hold(&scheme, &band("spots = ['far/away', 'nexttown/ash']", "A"));
        hold(&scheme, &band("spots = 'ourtown'", "A"));
        hold(&scheme, &band("spots = ['far/away']", "B"));
        hold(&scheme, &band("spots = []", "B"));
        let open = "[[case]]\ntitle = 'T'\nthen = { certain = 'unknown', asks = ['spots'] }\n";
        hold(&scheme, open);
    }
    let scheme = test("lives_in in spots");
    hold(
        &scheme,
        &band("spots = ['ourtown', 'far'], lives_in = 'far/away'", "A"),
    );
    hold(&scheme, &band("spots = ['ourtown'], lives_in = 'far/away'", "B"));
}

#[test]
fn places_are_given_when_there_is_one() {
    let scheme = test("spots is given");
    hold(&scheme, &band("spots = ['far/away']", "A"));
    hold(&scheme, &band("spots = []", "B"));
    hold(&test("spots is not given"), &band("spots = []", "A"));
}

#[test]
fn the_text_says_one_of_them_and_none_of_them() {
    let met = |when: &str| {
        let text = explain(&scheme(&format!(
            "{SPOTS}[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
        )));
        let line = text.lines().find_map(|line| line.strip_prefix("- Q. Met when: "));
        line.unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    assert_eq!(
        met("spots in [\"ourtown\"]"),
        "one of the places they ask for is in Ourtown."
    );
    assert_eq!(
        met("spots not in town"),
        "none of the places they ask for is in Ourtown or Nexttown."
    );
    assert_eq!(met("spots is given"), "places they ask for is given.");
}

#[test]
fn every_way_of_asking_says_the_same_of_places() {
    for when in ["spots in town", "spots not in town", "spots is given"] {
        let scheme = test(when);
        for given in [
            Some(vec!["ourtown/ash"]),
            Some(vec!["far", "nexttown"]),
            Some(vec!["far"]),
            Some(vec![]),
            None,
        ] {
            let mut facts = Facts::new();
            if let Some(places) = given {
                let places = places.into_iter().map(str::to_owned).collect();
                facts.set_own("spots", Value::Places(places));
            }
            every_way(&scheme, &facts);
        }
    }
}

#[test]
fn a_set_before_in_is_told_to_change_places_with_the_fact() {
    let told = |when: &str| {
        problems(&format!(
            "{SPOTS}[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
        ))
    };
    for when in ["town in spots", "\"ourtown\" in spots"] {
        only(
            &told(when),
            &["is no fact of the household", "`lives_in in town`"],
        );
    }
    only(
        &told("town is given"),
        &["Only a fact can be given or not given", "`told_on is given`"],
    );
}
