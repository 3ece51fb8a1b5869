//! What is written by hand, and what is not known: money, homes and open totals.

use super::{answer, folder, json};

const POINTS: &str = "[scheme]\nid = \"by-points\"\ntitle = \"P\"\nversion = \"1\"\nlaw = \"none\"\n[priority]\nby = \"points\"\n\
    [[award]]\ncode = \"hours\"\nsays = \"S.\"\nwhen = \"true\"\npoints = \"sum hours of jobs\"\n\
    [[label]]\ncode = \"general\"\nany_size = true\norder = [\"tier\", \"reference\"]\n\
    tiers = [{ says = \"First.\", when = \"in_work\", most = \"advert.homes\" }, { says = \"Rest.\", when = \"true\" }]\n";

#[test]
fn a_bare_number_is_no_sum_of_money_where_people_write() {
    let folder = folder(&[
        ("p.toml", POINTS),
        ("bare.csv", "reference,savings\nA,18000\nB,0\nC,£5\n"),
        ("home.toml", "reference = \"A\"\nlabel = \"general\"\nrent = 95\n"),
        (
            "home.json",
            r#"{"reference": "A", "label": "general", "rent": 9500}"#,
        ),
        ("bids.csv", "reference,bid_at\nA,2026-11-20 10:00\n"),
    ]);
    let (status, said) = answer(folder.path(), "assess p.toml bare.csv --as-at 2026-11-23");
    assert_eq!(status, 1);
    let wanted = "line 2, column `savings`: `18000` is not a sum of money. Write it with £, such as £18,000.";
    assert!(said.contains(wanted) && !said.contains("line 3"), "{said}");
    let rank = |home: &str| {
        let line = format!("rank p.toml --advert {home} --bids bids.csv --as-at 2026-11-23");
        answer(folder.path(), &line)
    };
    let (status, said) = rank("home.toml");
    assert!(status == 1 && said.contains("such as £95."), "{said}");
    assert_eq!(rank("home.json").0, 0);
}

#[test]
fn what_is_not_known_or_not_asked_is_not_given_as_a_number() {
    let folder = folder(&[
        ("p.toml", POINTS),
        ("open.csv", "reference,jobs\nA,\nB,\"[{\"\"hours\"\": 16}]\"\n"),
    ]);
    for more in ["", " --explain"] {
        let line = format!("assess p.toml open.csv --as-at 2026-11-23{more}");
        let (status, said) = answer(folder.path(), &line);
        assert_eq!(status, 0);
        assert!(said.contains("16 points"), "{said}");
        for unwanted in ["000000", "4611686", "0 to 30", "Bedrooms needed"] {
            assert!(!said.contains(unwanted), "{unwanted} is in\n{said}");
        }
    }
}

#[test]
fn a_home_is_one_home_unless_it_says_more() {
    let folder = folder(&[
        ("p.toml", POINTS),
        ("home.toml", "reference = \"A\"\nlabel = \"general\"\n"),
        (
            "bids.csv",
            "reference,bid_at,in_work\nA,2026-11-20 10:00,yes\nB,2026-11-20 11:00,yes\n",
        ),
    ]);
    let (_, read) = json(
        folder.path(),
        "rank p.toml --advert home.toml --bids bids.csv --as-at 2026-11-23 --json",
    );
    assert_eq!(
        (&read["rows"][0]["tier"], &read["rows"][1]["tier"]),
        (&1.into(), &2.into())
    );
}
