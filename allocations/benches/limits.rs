//! Lists with limits for groups, and households with open answers, against the same list without them.
//!
//! `cargo bench -p allocations --bench limits -- [rounds]`
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints what it measured and stops at the first surprise"
)]

use std::fmt::Write as _;
use std::time::Instant;

use allocations::{AdvertFacts, BidFacts, Facts, Scheme, shortlist};
use chrono::{NaiveDate, TimeZone as _, Utc};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A label by date, with these lines.
fn scheme(label: &str) -> Scheme {
    let text = format!(
        "[scheme]\nid='x'\ntitle='X'\nversion='1'\nlaw='none'\n\
         [[band]]\nname='A'\n[[band]]\nname='B'\n[[band]]\nname='C'\n[priority]\notherwise='C'\n\
         [[need]]\ncode='m'\nband='A'\nwhen='medical in [high, urgent]'\nsays='M.'\n\
         [[need]]\ncode='w'\nband='B'\nwhen='harassment in [serious, immediate_violence] or shares_facilities'\nsays='W.'\n\
         [[label]]\ncode='l'\nany_size=true\n{label}\n"
    );
    Scheme::load(&text, &|_| None).unwrap()
}

/// So many bids; of every ten households nine are tenants who move. With `open`, one in `open` has not said three things.
fn bids(count: usize, open: Option<usize>) -> Vec<BidFacts> {
    let mut bids = Vec::new();
    for nth in 0..count {
        let mut facts = Facts::new();
        let moves = if nth % 10 == 0 { "homeseeker" } else { "transfer" };
        facts.set("applicant_type", moves).unwrap();
        let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new((nth * 7 % 2_000) as u64);
        facts.set("applied_on", day).unwrap();
        let known = open.is_none_or(|open| nth % open > 0);
        if known {
            facts.set("medical", "low").unwrap();
            facts.set("harassment", "serious").unwrap();
            facts.set("shares_facilities", false).unwrap();
        }
        let mut reference = String::new();
        write!(reference, "H-{nth:05}").unwrap();
        bids.push(BidFacts {
            bid_id: reference.clone(),
            household_ref: reference,
            bid_at: Utc.timestamp_opt(1_790_000_000, 0).unwrap(),
            bid_on: today(),
            facts: facts.into(),
        });
    }
    bids
}

/// The middle of some rounds, in milliseconds.
fn measured(rounds: usize, scheme: &Scheme, bids: &[BidFacts]) -> (f64, usize) {
    let advert = AdvertFacts::new("A", "l");
    let (mut times, mut listed) = (Vec::new(), 0);
    for _ in 0..rounds {
        let began = Instant::now();
        listed = shortlist(scheme, &advert, bids, today(), None).rows.len();
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    (times[rounds / 2], listed)
}

fn main() {
    let rounds = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(5);
    let order = "order=['tier', 'applied_on', 'reference']\n\
        tiers=[{says='t', when='applicant_type = transfer', most=50}, {says='u', when='true', most=1500}]\n";
    let cap = "caps=[{says='c', when='applicant_type = transfer', most=20, beyond='not considered'}]\n";
    let (plain, capped) = (scheme(order), scheme(&format!("{order}{cap}")));
    for size in [500, 2_000, 8_000] {
        let bids = bids(size, None);
        let (without, _) = measured(rounds, &plain, &bids);
        let (with, listed) = measured(rounds, &capped, &bids);
        println!(
            "{size} bids, tiers that hold so many: {without:.1} ms; with a cap that passes over all but {listed}: {with:.1} ms, {:.1} times",
            with / without
        );
    }
    let by_band = scheme("order=['band', 'need_count, most first', 'applied_on', 'reference']\n");
    let (known, _) = measured(rounds, &by_band, &bids(2_000, None));
    for open in [2_000, 20, 1] {
        let (some, _) = measured(rounds, &by_band, &bids(2_000, Some(open)));
        println!(
            "2,000 bids, {} with open answers: {some:.1} ms, {:.1} times as long as all known ({known:.1} ms)",
            2_000 / open,
            some / known
        );
    }
}
