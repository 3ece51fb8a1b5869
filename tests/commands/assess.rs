//! `lintel assess`, `rank` and `compare`.

use super::{answer, folder, json, lintel};

const SCHEME: &str = r#"
[scheme]
id = "small"
title = "A small scheme"
version = "1"
law = "none"

[[fact]]
name = "tie"
choices = ["none", "works here"]

[[qualification]]
code = "savings"
clause = "2"
says = "You have too much in savings."
when = "savings < £16,000"

[[band]]
name = "High"

[[band]]
name = "Low"

[priority]
otherwise = "Low"

[[need]]
code = "ill"
clause = "3"
band = "High"
when = "medical in [high, urgent]"
says = "Your home makes an illness worse."

[[need]]
code = "tied"
band = "High"
when = 'tie = "works here" and any job where hours >= 16'
says = "You work here."

[dates]
[[dates.rank]]
name = "applied"
use = "applied_on"

[[label]]
code = "general"
any_size = true
order = ["band", "priority date, oldest first", "bid time, earliest first", "draw"]
"#;

const HOUSEHOLDS: &str = "reference,applied_on,medical,savings,tie,jobs\n\
    H-1,2024-01-01,high,\"£1,000\",none,[]\n\
    H-2,2023-01-01,none,\"£15,999.99\",works here,\"[{\"\"hours\"\": 16}]\"\n\
    H-3,2022-01-01,none,\"£16,000\",none,[]\n\
    H-4,2021-01-01,,£0,none,[]\n";

fn good() -> tempfile::TempDir {
    let new = SCHEME
        .replace("[high, urgent]", "[urgent]")
        .replace("\"small\"", "\"new\"");
    folder(&[
        ("small.toml", SCHEME),
        ("new.toml", &new),
        ("households.csv", HOUSEHOLDS),
        (
            "households.json",
            r#"[
  {"reference": "H-1", "applied_on": "2024-01-01", "medical": "high", "savings": 100000, "tie": "none", "jobs": []},
  {"reference": "H-2", "applied_on": "2023-01-01", "medical": "none", "savings": 1599999, "own": {"tie": "works here"}, "jobs": [{"hours": 16}]},
  {"reference": "H-3", "applied_on": "2022-01-01", "medical": "none", "savings": "£16,000", "tie": "none", "jobs": []},
  {"reference": "H-4", "applied_on": "2021-01-01", "savings": 0, "tie": "none", "jobs": []}
]"#,
        ),
        (
            "home.toml",
            "reference = \"A-1\"\nlabel = \"general\"\nbedrooms = 2\nopened_on = 2026-11-16\n",
        ),
        (
            "home.json",
            r#"{"reference": "A-1", "label": "general", "advert.bedrooms": 2, "opened_on": "2026-11-16"}"#,
        ),
        (
            "bids.csv",
            "reference,bid,bid_at,applied_on,medical,savings,tie,jobs\n\
             H-1,b1,2026-11-17 09:00,2024-01-01,high,0,none,[]\n\
             H-2,b2,2026-11-16T08:00:00Z,2024-01-01,high,0,none,[]\n\
             H-3,b3,2026-11-16 10:00:00.250,2020-01-01,none,0,none,[]\n\
             H-4,b4,2026-11-16 10:00,2020-01-01,none,\"£20,000\",none,[]\n",
        ),
    ])
}

#[test]
fn households_are_assessed_with_reasons() {
    let folder = good();
    let (status, said) = answer(
        folder.path(),
        "assess small.toml households.csv --as-at 2026-11-23",
    );
    assert_eq!(status, 0, "{said}");
    let rows: Vec<Vec<&str>> = said
        .lines()
        .skip(2)
        .map(|line| {
            line.split("  ")
                .filter(|cell| !cell.is_empty())
                .map(str::trim)
                .collect()
        })
        .collect();
    assert_eq!(rows[0][..4], ["H-1", "yes", "High", "1 January 2024"], "{said}");
    assert_eq!(rows[1][..3], ["H-2", "yes", "High"], "{said}");
    assert_eq!(rows[2][..3], ["H-3", "no", "Low"], "{said}");
    assert_eq!(rows[3][..3], ["H-4", "yes", "Low, perhaps High"], "{said}");
    let (_, said) = answer(
        folder.path(),
        "assess small.toml households.csv --as-at 2026-11-23 --explain",
    );
    for wanted in [
        "Need, yes, gives High: Your home makes an illness worse. (3) [medical need: high]",
        "savings: You have too much in savings. (2) [savings and investments: £16,000]",
        "Still to be known, medical: Does your home make an illness or disability worse?",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let (_, sheet) = json(
        folder.path(),
        "assess small.toml households.csv --as-at 2026-11-23 --json",
    );
    let (_, listed) = json(
        folder.path(),
        "assess small.toml households.json --as-at 2026-11-23 --json",
    );
    assert_eq!(sheet, listed);
    assert_eq!(sheet[2]["assessment"]["qualifying"]["answer"], "no", "{sheet}");
}

#[test]
fn every_fault_of_a_file_is_named_and_nothing_is_worked_out() {
    let folder = good();
    let bad = "reference,applied_on,medcal,savings,jobs,band,tie\n\
        H-1,2024-13-01,high,lots,[],High,none\n\
        H-1,2024-01-01,high,£1,\"[{\"\"hours\"\": \"\"many\"\"}, {\"\"hous\"\": 3}]\",,works her\n\
        H-3,2024-01-01\n\
        H-4,2024-01-01,high,£1,{,,\n";
    std::fs::write(folder.path().join("bad.csv"), bad).unwrap();
    let line = "assess small.toml bad.csv --as-at 2026-11-23";
    let output = lintel(folder.path(), line);
    assert!(output.stdout.is_empty());
    let (status, said) = answer(folder.path(), line);
    assert_eq!(status, 1);
    for wanted in [
        "line 1, column `medcal`: There is no fact called `medcal`. Did you mean `medical`?",
        "line 1, column `band`: `band` is worked out by the scheme, so it cannot be given.",
        "line 2, column `applied_on`: `2024-13-01` is not a date",
        "line 2, column `savings`: `lots` is not a sum of money. Write it with £, such as £22,750.",
        "line 3, column `jobs[1].hours`: `many` is not a whole number.",
        "line 3, column `jobs[2].hous`: `jobs` has no field `hous`. Did you mean `hours`?",
        "line 3, column `tie`: `works her` is not one of the choices for `tie`. Did you mean `works here`?",
        "line 4: This row has 2 cells; the first line has 7.",
        "line 5, column `jobs`: This is not a list in JSON",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let (status, read) = json(folder.path(), &format!("{line} --json"));
    assert_eq!(
        (status, read["refused"]["faults"].as_array().unwrap().len()),
        (1, 9),
        "{read}"
    );

    let list = "[\n {\"reference\": \"H-1\",\n  \"savngs\": 1},\n {\"medical\": 7,\n  \"jobs\": [{\"hours\": -1}]}\n]";
    std::fs::write(folder.path().join("bad.json"), list).unwrap();
    let (status, said) = answer(folder.path(), "assess small.toml bad.json --as-at 2026-11-23");
    assert_eq!(status, 1);
    for wanted in [
        "line 3, column `savngs`: There is no fact called `savngs`. Did you mean `savings`?",
        "line 4, column `medical`:",
        "line 5, column `jobs[1].hours`:",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    for (name, text, wanted) in [
        (
            "twice.csv",
            "reference,savings\nH-1,£1\nH-1,£2\n",
            "`H-1` is the household of line 2 already",
        ),
        ("empty.csv", "", "The file is empty"),
        ("torn.json", "[{", "line 1: The file must be a list of tables"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let (status, said) = answer(
            folder.path(),
            &format!("assess small.toml {name} --as-at 2026-11-23"),
        );
        assert!(status == 1 && said.contains(wanted), "{name}: {said}");
    }
}

#[test]
fn bids_are_ranked_with_the_key_that_decided() {
    let folder = good();
    let seed = "ab".repeat(32);
    let line = format!("rank small.toml --advert home.toml --bids bids.csv --as-at 2026-11-23 --seed {seed}");
    let (status, read) = json(folder.path(), &format!("{line} --json"));
    assert_eq!(status, 0);
    let order: Vec<&str> = read["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["bid_id"].as_str().unwrap())
        .collect();
    assert_eq!(order, ["b2", "b1", "b3"], "{read}");
    assert_eq!(read["rows"][1]["below"]["key"], "bid time");
    assert_eq!(read["not_considered"][0]["reasons"][0]["code"], "savings");
    assert_eq!(read["draw_missing"], false);
    let (_, again) = json(
        folder.path(),
        &format!("{} --json", line.replace("home.toml", "home.json")),
    );
    assert_eq!(read, again);
    let (_, said) = answer(folder.path(), &format!("{line} --explain"));
    for wanted in [
        "1. H-2 (bid b2)",
        "Ahead by bid time: 1",
        "H-4 (bid b4)",
        "The draw's seed has the SHA-256",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let (_, said) = answer(
        folder.path(),
        "rank small.toml --advert home.toml --bids bids.csv --as-at 2026-11-23",
    );
    assert!(said.contains("no seed was given"), "{said}");
}

#[test]
fn a_home_or_bid_that_cannot_be_used_is_refused() {
    let folder = good();
    let rank = |home: &str, bids: &str| {
        std::fs::write(folder.path().join("h.toml"), home).unwrap();
        std::fs::write(folder.path().join("b.csv"), bids).unwrap();
        answer(
            folder.path(),
            "rank small.toml --advert h.toml --bids b.csv --as-at 2026-11-23",
        )
    };
    let good = "reference = \"A\"\nlabel = \"general\"\n";
    for (home, bids, wanted) in [
        (
            "label = \"general\"\n",
            "",
            "column `reference`: The advert has no reference.",
        ),
        (
            &*format!("{good}bedroms = 2\n"),
            "",
            "line 3, column `bedroms`: There is no fact called `bedroms`. Did you mean `bedrooms`?",
        ),
        (&format!("{good}savings = 2\n"), "", "line 3, column `savings`"),
        (
            &format!("{good}bedrooms = \n"),
            "",
            "line 3: The file is not TOML",
        ),
        (
            "reference = \"A\"\nlabel = \"genral\"\n",
            "",
            "It has: `general`.",
        ),
        (
            good,
            "reference,bid_at\nH-1,yesterday\n",
            "line 2, column `bid_at`: Each bid needs its time",
        ),
        (
            good,
            "reference,bid_at\n,2026-11-20 10:00\n",
            "line 2, column `reference`",
        ),
    ] {
        let (status, said) = rank(home, bids);
        assert!(status == 1 && said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let (status, _) = answer(
        folder.path(),
        "rank small.toml --advert home.toml --bids bids.csv --as-at 2026-11-23 --seed 12",
    );
    assert_eq!(status, 2);
}

#[test]
fn two_schemes_are_compared_over_a_register() {
    let folder = good();
    let line = "compare small.toml new.toml households.csv --as-at 2026-11-23";
    let (status, read) = json(folder.path(), &format!("{line} --json"));
    assert_eq!(status, 0);
    assert_eq!(read["households"], 4);
    assert_eq!(
        read["rows"],
        serde_json::json!(["High", "Low", "not decided", "off the register"]),
        "{read}"
    );
    assert_eq!(
        read["matrix"],
        serde_json::json!([[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]),
        "{read}"
    );
    assert_eq!(read["movers"][0]["reference"], "H-1");
    assert_eq!(read["by_need_now"]["ill"], 1);
    assert!(read["compared_in_ms"].is_u64());
    let (_, said) = answer(folder.path(), line);
    assert!(said.contains("4 households; 1 would move."), "{said}");
    assert!(said.contains("Reading took"), "{said}");
}

#[test]
fn schemes_of_points_are_compared_by_points() {
    let points = "[scheme]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlaw = \"none\"\n[priority]\nby = \"points\"\n\
        [[award]]\ncode = \"savings\"\nsays = \"S.\"\nwhen = \"true\"\npoints = \"if savings > £10 then 5 else 1\"\n\
        [[label]]\ncode = \"general\"\nany_size = true\norder = [\"points, most first\", \"reference\"]\n";
    let folder = folder(&[
        ("old.toml", points),
        ("new.toml", &points.replace("then 5 else 1", "then 3 else 2")),
        ("register.csv", "reference,savings\nA,0\nB,£20\nC,£10\nD,\n"),
    ]);
    let (status, read) = json(
        folder.path(),
        "compare old.toml new.toml register.csv --as-at 2026-11-23 --json",
    );
    assert_eq!(status, 0);
    let wanted = serde_json::json!({ "more": 2, "fewer": 1, "same": 0, "not_decided": 1 });
    assert_eq!(read["points"], wanted, "{read}");
}

#[test]
fn each_command_shows_an_example() {
    let folder = good();
    for words in [
        "scheme check",
        "scheme test",
        "scheme explain",
        "scheme diff",
        "assess",
        "rank",
        "compare",
    ] {
        let (status, help) = answer(folder.path(), &format!("{words} --help"));
        assert!(
            status == 0 && help.contains("Example:") && help.contains(&format!("  lintel {words} ")),
            "{help}"
        );
    }
}
