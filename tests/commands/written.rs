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

const BANDS_AND_POINTS: &str = "[scheme]\nid = 'bp'\ntitle = 'Bands and points'\nversion = '1'\nlaw = 'none'\n\
    [[band]]\nname = 'High'\n[[band]]\nname = 'Low'\n[priority]\notherwise = 'Low'\n\
    [[need]]\ncode = 'health'\nband = 'High'\nwhen = 'medical = high'\nsays = 'Ill.'\n\
    [[award]]\ncode = 'sharing'\npoints = 10\nwhen = 'shares_facilities'\nsays = 'Ten points if you share a kitchen.'\n\
    [[bidding.block]]\ncode = 'sus'\nsays = 'You cannot bid until the day we told you.'\nwhen = 'suspended_until >= as_at'\n\
    [[label]]\ncode = 'g'\nany_size = true\norder = ['band', 'points, most first', 'reference']\n";

#[test]
fn what_cannot_be_so_is_named_by_row_and_column() {
    let bids = "reference,bid_at,applied_on,members,residences\n\
        H-1,2026-11-20 09:15,2030-01-01,\"[{\"\"relation\"\": \"\"applicant\"\", \"\"birth_date\"\": \"\"2090-01-01\"\"}]\",[]\n\
        H-2,2026-11-20 09:15,2024-01-01,\"[{\"\"relation\"\": \"\"applicant\"\"}, {\"\"relation\"\": \"\"applicant\"\"}]\",\"[{\"\"from\"\": \"\"2020-01-01\"\", \"\"to\"\": \"\"2019-01-01\"\"}]\"\n";
    let households = bids.replace("bid_at,", "").replace("2026-11-20 09:15,", "");
    let folder = folder(&[
        ("bp.toml", BANDS_AND_POINTS),
        ("home.toml", "reference = 'A'\nlabel = 'g'\n"),
        ("bids.csv", bids),
        ("households.csv", &households),
    ]);
    for line in [
        "assess bp.toml households.csv --as-at 2026-11-23",
        "compare bp.toml bp.toml households.csv --as-at 2026-11-23",
        "rank bp.toml --advert home.toml --bids bids.csv --as-at 2026-11-23",
    ] {
        let (status, said) = answer(folder.path(), line);
        assert_eq!(status, 1, "{said}");
        for wanted in [
            "line 2, column `applied_on`: The form cannot have come on 1 January 2030",
            "line 2, column `members[1].birth_date`: Nobody in a household can have been born on 1 January 2090. Expected: a day from",
            "line 3, column `members[2].relation`: A household has one main applicant, and this is a second.",
            "line 3, column `residences[1].to`: This ends on 1 January 2019, before it begins on 1 January 2020.",
        ] {
            assert!(said.contains(wanted), "{line}: {wanted} is not in\n{said}");
        }
    }
}

#[test]
fn points_in_bands_and_bids_that_cannot_be_decided_are_shown() {
    let folder = folder(&[
        ("bp.toml", BANDS_AND_POINTS),
        ("home.toml", "reference = 'A'\nlabel = 'g'\n"),
        (
            "bids.csv",
            "reference,bid_at,medical,shares_facilities,suspended_until\n\
             H-1,2026-11-20 09:15,none,yes,none\nH-2,2026-11-20 09:15,high,yes,\n",
        ),
        (
            "households.csv",
            "reference,medical,shares_facilities\nH-1,none,yes\nH-2,high,\n",
        ),
    ]);
    let line = "assess bp.toml households.csv --as-at 2026-11-23 --explain";
    let (status, said) = answer(folder.path(), line);
    assert_eq!(status, 0, "{said}");
    for wanted in [
        "Place: Low, 10 points\n",
        "Place: High, 0 to 10 points\n",
        "Would move up to High if this were so: Ill. [now medical need: none]",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
    let line = "rank bp.toml --advert home.toml --bids bids.csv --as-at 2026-11-23 --explain";
    let (_, said) = answer(folder.path(), line);
    assert!(said.starts_with("1. H-1"), "{said}");
    let left_out = "H-2 (bid H-2)\n    Cannot be decided yet: sus: ";
    assert!(said.contains(left_out), "{said}");
}

#[test]
fn two_schemes_of_points_are_compared_in_ranges() {
    let scheme = |points: &str| {
        format!(
            "[scheme]\nid = 'p'\ntitle = 'P'\nversion = '{points}'\nlaw = 'none'\n[priority]\nby = 'points'\n\
             [[award]]\ncode = 'w'\npoints = '{points}'\nwhen = 'true'\nsays = 'W.'\n\
             [[label]]\ncode = 'g'\nany_size = true\norder = ['points, most first', 'reference']\n"
        )
    };
    let folder = folder(&[
        ("old.toml", &scheme("years_since(applied_on)")),
        ("new.toml", &scheme("10 * years_since(applied_on)")),
        (
            "register.csv",
            "reference,applied_on\nH-1,2020-01-01\nH-2,2024-01-01\nH-3,2024-02-01\nH-4,\n",
        ),
    ]);
    let line = "compare old.toml new.toml register.csv --as-at 2026-11-23";
    let (status, said) = answer(folder.path(), line);
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains("no band"), "{said}");
    for wanted in [
        "60 to 69 points",
        "20 to 29 points",
        "0 to 9 points",
        "not decided",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in\n{said}");
    }
}

#[test]
fn who_only_becomes_undecided_neither_comes_on_to_the_register_nor_leaves_it() {
    let scheme = |until: &str| {
        format!(
            "[scheme]\nid = 'p'\ntitle = 'P'\nversion = '{until}'\nlaw = 'none'\n[priority]\nby = 'points'\n\
             [[award]]\ncode = 'w'\npoints = 1\nwhen = 'true'\nsays = 'W.'\n\
             [[award]]\ncode = 'starter'\npoints = 10\nwhen = 'savings < £{until}'\nsays = 'S.'\n\
             [[label]]\ncode = 'g'\nany_size = true\norder = ['points, most first', 'reference']\n"
        )
    };
    let undecided = scheme("20").replace("savings < £20", "savings < £20 and shares_facilities");
    let folder = folder(&[
        ("old.toml", &scheme("10")),
        ("new.toml", &undecided),
        ("register.csv", "reference,savings\nH-1,£5\nH-2,£30\nH-3,£15\n"),
    ]);
    let line = "compare old.toml new.toml register.csv --as-at 2026-11-23";
    let (_, said) = answer(folder.path(), line);
    assert!(
        said.contains("3 households; 0 would come on to the register or leave it.\nOf the others, 2 would begin or cease"),
        "{said}"
    );
    assert!(
        !said.contains("bedrooms needed"),
        "a scheme without rules for bedrooms:\n{said}"
    );
    let (_, read) = json(folder.path(), &format!("{line} --json"));
    assert_eq!(
        read["by_need_then"],
        serde_json::json!({ "starter": 2 }),
        "{read}"
    );
    assert_eq!(read["movers"][0]["bedrooms"], "not known", "{read}");
}

#[test]
fn a_need_of_bedrooms_that_is_not_certain_is_counted_as_a_range() {
    let scheme = |band: &str| {
        format!(
            "[scheme]\nid = 'b'\ntitle = 'B'\nversion = '{band}'\nlaw = 'none'\n[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n\
             [priority]\notherwise = '{band}'\n[bedrooms]\n[[bedrooms.share]]\nboth = 'relation = child'\nsame = 'sex'\nsays = 'S.'\n\
             [[label]]\ncode = 'g'\nany_size = true\norder = ['band', 'reference']\n"
        )
    };
    let members = "\"[{\"\"relation\"\": \"\"applicant\"\"}, {\"\"relation\"\": \"\"child\"\", \"\"sex\"\": \"\"male\"\"}, {\"\"relation\"\": \"\"child\"\"}]\"";
    let folder = folder(&[
        ("old.toml", &scheme("A")),
        ("new.toml", &scheme("B")),
        ("register.csv", &format!("reference,members\nH-1,{members}\n")),
    ]);
    let line = "compare old.toml new.toml register.csv --as-at 2026-11-23";
    let (_, said) = answer(folder.path(), line);
    assert!(
        said.contains("2 to 3") && said.contains("bedrooms needed"),
        "{said}"
    );
}
