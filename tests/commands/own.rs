//! Facts that a scheme declares of each member and of the home, as they stand in files.

use super::{answer, folder};

const SCHEME: &str = r#"
[scheme]
id = "own"
title = "Own facts"
version = "1"

[[fact]]
name = "student"
of = "members"
type = "truth"
label = "student"

[[fact]]
name = "weekly_pay"
of = "jobs"
type = "money"
label = "pay a week"

[[fact]]
name = "garden"
of = "advert"
type = "truth"
label = "garden"

[[label]]
code = "general"
any_size = true
order = ["(sum weekly_pay of jobs), least first", "reference"]
may_bid = [{ code = "students", says = "A home with a garden is not for students.", when = "not advert.garden or no member where student" }]
"#;

const BIDS: &str = r#"[
  { "reference": "H-1", "bid_at": "2026-11-20 14:01", "members": [{ "relation": "applicant", "student": true }], "jobs": [] },
  { "reference": "H-2", "bid_at": "2026-11-20 14:02", "members": [{ "relation": "applicant", "student": "no" }], "jobs": [{ "place": "ourtown", "weekly_pay": "£120.50" }] },
  { "reference": "H-3", "bid_at": "2026-11-20 14:03", "members": [{ "relation": "applicant", "student": false }], "jobs": [{ "place": "ourtown", "weekly_pay": "£80" }] }
]"#;

#[test]
fn a_home_and_its_bids_bring_the_schemes_own_facts() {
    let home = "reference = \"A-1\"\nlabel = \"general\"\ngarden = true\n";
    let folder = folder(&[
        ("own.toml", SCHEME),
        ("home.toml", home),
        (
            "plain.toml",
            "reference = \"A-2\"\nlabel = \"general\"\ngarden = false\n",
        ),
        ("bids.json", BIDS),
    ]);
    let rank = |home: &str| {
        answer(
            folder.path(),
            &format!("rank own.toml --advert {home} --bids bids.json --as-at 2026-11-23"),
        )
    };
    let (status, said) = rank("home.toml");
    assert_eq!(status, 0, "{said}");
    let at = |name: &str| said.find(name).unwrap_or_else(|| panic!("{name}: {said}"));
    assert!(at("H-3") < at("H-2") && at("H-2") < at("H-1"), "{said}");
    assert!(
        said.contains("A home with a garden is not for students."),
        "{said}"
    );
    let (status, said) = rank("plain.toml");
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains("A home with a garden"), "{said}");
}

#[test]
fn what_does_not_fit_is_pointed_at() {
    let text = "reference,members\nH-1,\"[{\"\"relation\"\": \"\"applicant\"\", \"\"studnet\"\": true}]\"\nH-2,\"[{\"\"relation\"\": \"\"applicant\"\", \"\"student\"\": \"\"perhaps\"\"}]\"\n";
    let folder = folder(&[("own.toml", SCHEME), ("people.csv", text)]);
    let (status, said) = answer(folder.path(), "assess own.toml people.csv --as-at 2026-11-23");
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("`members` has no field `studnet`") && said.contains("`student`"),
        "{said}"
    );
    assert!(said.contains("`perhaps` is not `yes` or `no`"), "{said}");
}
