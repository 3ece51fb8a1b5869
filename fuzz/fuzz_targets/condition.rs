//! Any text as a condition, a sum of points, a date and a key of an order, inside an otherwise sound scheme.
#![no_main]

use allocations::{AdvertFacts, BidFacts, Facts, Scheme, assess, shortlist};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

const AROUND: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n[places]\narea = ['a/b']\n\
    [[band]]\nname = 'High'\n[[band]]\nname = 'Low'\n[priority]\notherwise = 'Low'\n";

fuzz_target!(|text: &str| {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    // A literal string of TOML ends at three quotes, so that the text cannot reach out of its place.
    if text.contains("'''") || text.ends_with('\'') {
        return;
    }
    for part in [
        format!("[[need]]\ncode = 'n'\nband = 'High'\nsays = 'N.'\nwhen = '''{text}'''\n"),
        format!("[[award]]\ncode = 'n'\nsays = 'N.'\nwhen = 'true'\npoints = '''{text}'''\n"),
        format!("[[dates.rank]]\nname = 'n'\nuse = '''{text}'''\n"),
        String::new(),
    ] {
        let key = if part.is_empty() { text } else { "band" };
        let whole =
            format!("{AROUND}{part}[[label]]\ncode = 'l'\nany_size = true\norder = ['''{key}''', 'reference']\n");
        let Ok(scheme) = Scheme::load(&whole, &|_| None) else {
            continue;
        };
        let _ = assess(&scheme, &Facts::new(), day);
        let bid = |id: &str| BidFacts {
            bid_id: id.to_owned(),
            household_ref: id.to_owned(),
            bid_at: day.and_time(chrono::NaiveTime::MIN).and_utc(),
            bid_on: day,
            facts: Facts::new().into(),
        };
        let bids = [bid("1"), bid("2")];
        let list = shortlist(&scheme, &AdvertFacts::new("A", "l"), &bids, day, None);
        assert_eq!(list.rows.len() + list.not_considered.len(), 2);
    }
});
