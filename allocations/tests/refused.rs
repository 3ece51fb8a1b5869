//! What a file says and cannot mean, or what would be lost without a word, is refused, with what was expected.
#![cfg(test)]
mod reading;

use allocations::{AdvertFacts, BidFacts, Facts, Scheme, Value, explain, shortlist};
use reading::{only, problems};

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n";
const LABEL: &str = "[[label]]\ncode = 'general'\nany_size = true\norder = ['reference']\n";
const BANDS: &str = "[[band]]\nname = 'One'\n[[band]]\nname = 'Two'\n[[band]]\nname = 'Three'\n[priority]\notherwise = 'Three'\n";

/// The problems of a scheme of three bands with these lines before its label.
fn with(lines: &str) -> Vec<String> {
    problems(&format!("{HEAD}{BANDS}{lines}\n{LABEL}"))
}

fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn loads(lines: &str) -> Scheme {
    load(&format!("{HEAD}{BANDS}{lines}\n{LABEL}"))
}

/// A scheme that orders bids by one key.
fn ordered(key: &str) -> String {
    format!(
        "{HEAD}{BANDS}[[fact]]\nname = 'town'\ntype = 'text'\n[[fact]]\nname = 'tie'\nchoices = ['none', 'works']\n\
         [[award]]\ncode = 'rooms'\npoints = 'bedrooms_held'\nwhen = 'true'\nsays = 'A point a room.'\n\
         [[need]]\ncode = 'ill'\nband = 'One'\nwhen = 'medical = high'\nsays = 'You are ill.'\n\
         [[need]]\ncode = 'shares'\nband = 'Two'\nwhen = 'shares_facilities'\nsays = 'You share.'\n\
         [[label]]\ncode = 'general'\nany_size = true\norder = [{key}, 'reference']\n\
         [[label]]\ncode = 'other'\norder = ['points', 'reference']\n"
    )
}

/// Who stands first when `a` has one bedroom and no need, and `z` has five and is ill.
fn first(key: &str) -> String {
    let scheme = load(&ordered(key));
    let bid = |who: &str, rooms: i64, ill: &str| BidFacts {
        bid_id: who.to_owned(),
        household_ref: who.to_owned(),
        bid_at: "2026-11-20T09:00:00Z".parse().unwrap(),
        bid_on: "2026-11-20".parse().unwrap(),
        facts: Facts::new()
            .with("bedrooms_held", rooms)
            .and_then(|facts| facts.with("medical", ill))
            .and_then(|facts| facts.with("shares_facilities", Value::from(false)))
            .unwrap()
            .into(),
    };
    let bids = [bid("a", 1, "none"), bid("z", 5, "high")];
    let advert = AdvertFacts::new("A", "general");
    let list = shortlist(&scheme, &advert, &bids, "2026-11-23".parse().unwrap(), None);
    list.rows[0].household_ref.clone()
}

#[test]
fn a_direction_means_what_a_reader_takes_it_to_mean() {
    for key in [
        "'points'",
        "'points, best first'",
        "'points, most first'",
        "'points, Highest first'",
        "'band'",
        "'band, best first'",
        "'bedrooms_held, most first'",
    ] {
        assert_eq!(first(key), "z", "{key}");
    }
    for key in [
        "'points, worst first'",
        "'points, fewest first'",
        "'band, worst first'",
        "'bedrooms_held, smallest first'",
        "{ by = 'band', first = ['Three'] }",
    ] {
        assert_eq!(first(key), "a", "{key}");
    }
    assert!(explain(&load(&ordered("'points, best first'"))).contains("Order: points, best first; then"));
}

#[test]
fn a_direction_that_does_not_suit_its_key_is_refused() {
    for (key, wanted) in [
        ("'band, highest first'", "\"best first\" or \"worst first\""),
        ("'applied_on, best first'", "\"oldest first\", \"earliest first\""),
        ("'applied_on, most first'", "\"oldest first\", \"earliest first\""),
        ("'bedrooms_held, best first'", "\"most first\", \"highest first\""),
        (
            "'applicant_age, oldest first'",
            "\"longest first\", \"most first\"",
        ),
        ("'shares_facilities, most first'", "\"yes first\" or \"no first\""),
        ("'bedrooms_held, lowest'", "\"lowest first\""),
        ("'applied_on, none last'", "\"oldest first\", \"earliest first\""),
        ("'tie, best first'", "`first = "),
        ("'town, smallest first'", "can only be compared with"),
        ("'band, no first'", "\"best first\" or \"worst first\""),
        (
            "{ by = 'band', order = 'best first', first = ['Two'] }",
            "`first` alone",
        ),
        ("'bedrooms_held most first'", "`\"bedrooms_held, most first\"`"),
        ("'tier, worst first'", "`\"tier\"`"),
    ] {
        only(&problems(&ordered(key)), &[wanted]);
    }
}

#[test]
fn the_law_is_england_or_none() {
    let head = |law: &str| format!("{HEAD}law = '{law}'\n{LABEL}");
    only(
        &problems(&head("Englnad")),
        &[
            "line 5, column 7: `Englnad` is not a law",
            "\"England\", or \"none\"",
        ],
    );
    only(
        &problems(&head("Ireland")),
        &["\"none\" for a scheme outside its law"],
    );
    for (law, told) in [("england", true), ("England", true), ("none", false)] {
        let rule = "[[qualification]]\ncode = 'l'\nsays = 'You live here.'\nwhen = 'in_work'\nlocal_connection = true\n";
        let text = explain(&load(&format!("{HEAD}law = '{law}'\n{rule}{LABEL}")));
        assert_eq!(text.contains("What the law does not let us ask"), told, "{law}");
    }
}

#[test]
fn a_need_that_gives_nothing_is_refused() {
    let need = "[[need]]\ncode = 'n'\nwhen = 'shares_facilities'\nsays = 'You share.'\n";
    only(&with(need), &["neither a band nor points", "`band = \"…\"`"]);
    only(
        &with(&format!("{need}points = 10")),
        &[
            "count for nothing: this is a scheme of bands",
            "`by = \"points\"`",
        ],
    );
    // It may be there to be counted, or for its points, which an order may go by.
    loads(&format!(
        "{need}[[step]]\ncode = 's'\nup = 1\nwhen = 'need_count >= 1'\nsays = 'A need.'"
    ));
    load(&format!(
        "{HEAD}{BANDS}{need}points = 10\n[[label]]\ncode = 'g'\norder = ['band', 'points', 'reference']\n"
    ));
    let points = "[priority]\nby = 'points'\n";
    only(
        &problems(&format!("{HEAD}{points}{need}{LABEL}")),
        &["neither a band nor points", "`points = 10`"],
    );
}

#[test]
fn an_award_gives_points() {
    let award = "[[award]]\ncode = 'w'\nwhen = 'in_work'\nsays = 'You work.'\n";
    only(
        &problems(&format!("{HEAD}{award}{LABEL}")),
        &["This award gives neither a band nor points", "`points = 10`"],
    );
    only(&with(award), &["This award gives neither a band nor points"]);
}

#[test]
fn a_scheme_that_gives_points_and_has_no_bands_is_one_of_points() {
    let award = "[[award]]\ncode = 'w'\nwhen = 'in_work'\nsays = 'You work.'\npoints = 7\n";
    let label = "[[label]]\ncode = 'g'\nany_size = true\norder = ['points', 'reference']\n";
    let scheme = load(&format!("{HEAD}{award}{label}"));
    let facts = Facts::new().with("in_work", Value::from(true)).unwrap();
    let answer = allocations::assess(&scheme, &facts, "2026-11-23".parse().unwrap());
    assert_eq!(answer.points.map(|points| points.least), Some(7));
}

#[test]
fn a_step_leads_one_way_and_not_past_the_bands() {
    let step = |to: &str| {
        with(&format!(
            "[[step]]\ncode = 's'\nwhen = 'in_work'\nsays = 'You work.'\n{to}\n"
        ))
    };
    only(
        &step("to = 'One'\ndown = 1"),
        &["leads two ways: `to` and `down`"],
    );
    only(&step("up = 1\ndown = 1"), &["leads two ways"]);
    only(
        &step("down = -1"),
        &["line 17, column 8", "a number from 1 to 2: there are 3 bands"],
    );
    only(&step("down = 0"), &["a number from 1 to 2"]);
    only(&step("up = 3"), &["a number from 1 to 2"]);
    only(&step(""), &["leads nowhere"]);
}

#[test]
fn closed_lists_of_words_are_closed() {
    let shares = |head: &str, quota: &str| {
        problems(&format!(
            "{HEAD}{LABEL}[quotas]\n{head}\n[[quota]]\nshare = 100\n{quota}\n"
        ))
    };
    only(
        &shares("counts = 'letts'", "label = 'general'"),
        &["line 10, column 10", "\"adverts\" or \"lets\""],
    );
    only(
        &shares("", "label = 'genral'"),
        &["line 13, column 9", "Did you mean `general`?"],
    );
    only(
        &shares("window = 'a year'", "label = 'general'"),
        &["line 10, column 10", "\"1 year\""],
    );
    only(
        &with("[bidding]\none_offer = 'no'"),
        &["`one_offer` must be true or false"],
    );
    let by = |line: &str| {
        problems(&format!(
            "{HEAD}[[band]]\nname = 'One'\n[priority]\n{line}\n{LABEL}"
        ))
    };
    only(&by("by = 'pionts'"), &["line 8, column 6", "bands or points"]);
    only(
        &by("cut_off = 'closing'"),
        &["line 8, column 11", "bid, close or offer"],
    );
}

#[test]
fn a_share_speaks_of_homes_alone() {
    let share = |when: &str| {
        format!(
            "{HEAD}[[fact]]\nname = 'mine'\ntype = 'truth'\n{LABEL}[quotas]\nwindow = '1 year'\n\
             [[quota]]\nlabel = 'general'\nshare = 100\nwhen = '{when}'\n"
        )
    };
    for (when, what) in [
        ("in_work", "`in_work` is about a household"),
        ("advert.bedrooms >= 2 and mine", "`mine` is about a household"),
        ("any member where age < 18", "`members` is about a household"),
    ] {
        only(&problems(&share(when)), &[what, "`advert.bedrooms >= 2`"]);
    }
    load(&share("advert.bedrooms >= 2 and month_of(as_at) <= 6"));
}

#[test]
fn a_key_may_be_written_with_the_line_of_a_name() {
    let scheme = |key: &str| {
        load(&format!(
            "{HEAD}[[label]]\ncode = 'g'\nany_size = true\norder = ['{key}', 'reference']\n[[dates.rank]]\nname = 'd'\nuse = 'applied_on'\n"
        ))
    };
    for key in ["priority_date, oldest first", "priority date, oldest first"] {
        assert!(
            explain(&scheme(key)).contains("Order: priority date, oldest first"),
            "{key}"
        );
    }
}

#[test]
fn a_share_may_count_the_quarter_of_the_calendar() {
    let scheme = |window: &str| {
        load(&format!(
            "{HEAD}{LABEL}[[label]]\ncode = 'other'\norder = ['reference']\n[quotas]\nwindow = '{window}'\n\
             [[quota]]\nlabel = 'general'\nshare = 60\n[[quota]]\nlabel = 'other'\nshare = 40\n"
        ))
    };
    let next = |window: &str, on: &str| {
        let past = allocations::Counted {
            label: "general".to_owned(),
            on: on.parse().unwrap(),
            home: None,
            groups: std::collections::BTreeMap::new(),
        };
        let advert = AdvertFacts::new("A", "");
        let as_at = "2026-11-23".parse().unwrap();
        allocations::next_label(&scheme(window), &advert, &[past], as_at).label
    };
    for (window, first, before) in [
        ("calendar month", "2026-11-01", "2026-10-31"),
        ("calendar quarter", "2026-10-01", "2026-09-30"),
        ("calendar year", "2026-01-01", "2025-12-31"),
    ] {
        assert_eq!(next(window, first).as_deref(), Some("other"), "{window}");
        assert_eq!(next(window, before).as_deref(), Some("general"), "{window}");
    }
    assert!(explain(&scheme("calendar quarter")).contains("We count adverts of the same calendar quarter"));
}

#[test]
fn a_step_may_end_on_a_day() {
    let scheme = loads(
        "[[need]]\ncode = 'n'\nband = 'One'\nwhen = 'true'\nsays = 'All.'\n\
         [[step]]\ncode = 's'\ndown = 1\nwhen = 'made_worse_on_purpose'\nuntil = 'told_on + 12 months'\nsays = 'Worse.'",
    );
    let band = |told: &str| {
        let facts = Facts::new()
            .with("made_worse_on_purpose", Value::from(true))
            .and_then(|facts| facts.with("told_on", told))
            .unwrap();
        let answer = allocations::assess(&scheme, &facts, "2026-11-23".parse().unwrap());
        answer.band.unwrap().name
    };
    assert_eq!(band("2025-11-23"), "Two", "the last day");
    assert_eq!(band("2025-11-22"), "One", "the day after");
}

#[test]
fn a_part_of_a_product_is_worked_out_once() {
    let scheme =
        loads("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'gross_income >= 2.5 * 3 * savings'");
    let met = |income: i64| {
        let facts = Facts::new()
            .with("gross_income", income)
            .and_then(|facts| facts.with("savings", 10_000_i64))
            .unwrap();
        allocations::assess(&scheme, &facts, "2026-11-23".parse().unwrap())
            .qualifying
            .answer
    };
    assert_eq!(met(75_000), allocations::Truth::Yes);
    assert_eq!(met(74_999), allocations::Truth::No);
    let text = explain(&scheme);
    assert!(
        text.contains("is at least 2.5 times 3 times savings and investments"),
        "{text}"
    );
}

#[test]
fn what_is_taken_away_is_there() {
    let base =
        format!("{HEAD}{BANDS}[[step]]\ncode = 's'\nup = 1\nwhen = 'in_work'\nsays = 'You work.'\n{LABEL}");
    let over = |lines: &str| {
        let text = format!("[scheme]\nid = 'y'\ntitle = 'Y'\nversion = '1'\nextends = 'base'\n{lines}\n");
        Scheme::load(&text, &|_| Some(base.clone()))
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert!(over("[[step]]\ncode = 's'\nremove = true").is_ok());
    only(
        &over("[[step]]\ncode = 's'\nremove = 'yes'").unwrap_err(),
        &["line 8, column 10", "`remove = true`"],
    );
    let told = over("[[step]]\ncode = 'steps'\nremove = true").unwrap_err();
    assert!(
        told.iter()
            .any(|one| one.contains("nothing of this name to take away")),
        "{told:?}"
    );
}
