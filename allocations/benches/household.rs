//! One household and one shortlist: the engine, which explains, against hand-written code, which does not.
//!
//! `cargo bench -p allocations --bench household [rounds] [seed]`
#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a benchmark prints what it measured and stops at the first surprise; the yardstick is plain code"
)]
#[expect(dead_code, reason = "the other benchmark uses the rest")]
mod yardstick;

use std::hint::black_box;

use allocations::register::outcome;
use allocations::{AdvertFacts, BidFacts, Facts, assess, shortlist};
use chrono::{TimeZone as _, Utc};
use yardstick::hand::{Columns, Days};
use yardstick::people::{Dice, facts, household, today};
use yardstick::{load, report, scheme_text, shipped, timed, variant};

const PEOPLE: usize = 2_000;

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let rounds = numbers.first().copied().unwrap_or(7) as usize;
    let seed = numbers.get(1).copied().unwrap_or(2026);
    println!("{rounds} rounds, seed {seed}");
    let text = scheme_text();
    let scheme = load(&text);
    let mut columns = Columns::default();
    let mut households: Vec<Facts> = Vec::new();
    for row in 0..PEOPLE as u64 {
        let one = household(seed, row);
        columns.push(&one);
        households.push(facts(&one));
    }
    columns.finish();
    let (rules, days) = (shipped(), Days::of(&shipped()));
    for (row, facts) in households.iter().enumerate() {
        let said = columns.assess(&rules, &days, row);
        let answer = outcome(&scheme, facts, today());
        let standing = if answer.is_off() {
            0
        } else {
            answer.band.unwrap() + 1
        };
        assert_eq!((said.standing, said.bedrooms), (standing, answer.bedrooms.0));
    }
    let (mut hand, mut verdict, mut trace, mut words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let each = 1_000.0 / PEOPLE as f64;
    for _ in 0..rounds {
        hand.push(
            each * timed(|| {
                for row in 0..PEOPLE {
                    black_box(columns.assess(&rules, &days, row));
                }
            })
            .1,
        );
        verdict.push(
            each * timed(|| {
                for facts in &households {
                    black_box(outcome(&scheme, facts, today()));
                }
            })
            .1,
        );
        trace.push(
            each * timed(|| {
                for facts in &households {
                    black_box(assess(&scheme, facts, today()));
                }
            })
            .1,
        );
        let text = |facts: &Facts| serde_json::to_string(&assess(&scheme, facts, today())).unwrap();
        words.push(
            each * timed(|| {
                for facts in &households {
                    black_box(text(facts));
                }
            })
            .1,
        );
    }
    report("verdict with reason", &hand, &verdict, "us");
    report("full answer with every reason", &verdict, &trace, "us");
    report("the same written out", &trace, &words, "us");
    shortlists(&text, &households, rounds, seed);
    let mut dice = Dice(seed);
    let texts: Vec<String> = (0..20).map(|_| variant(&text, &mut dice).0).collect();
    let loading: Vec<f64> = texts.iter().map(|text| timed(|| load(text)).1).collect();
    println!(
        "parse and check a scheme: median {:.2} ms of {}",
        yardstick::median(loading.clone()),
        loading.len()
    );
}

/// The hand-written shortlist: what it sorts by, worked out beforehand, and nothing explained.
struct Entry {
    band: u8,
    date: i32,
    applied: i32,
    draw: String,
    id: String,
}

fn shortlists(text: &str, households: &[Facts], rounds: usize, seed: u64) {
    let scheme = load(text);
    let seed_bytes = [seed as u8; 32];
    for size in [200_usize, 2_000] {
        let adverts = if size == 200 { 10 } else { 3 };
        let (mut hand, mut engine) = (Vec::new(), Vec::new());
        for round in 0..rounds.min(adverts) {
            let mut advert = AdvertFacts::new(&format!("A-{round}"), "general");
            for (name, value) in [("bedrooms", 2_i64), ("floor", 0)] {
                advert.set(name, value).unwrap();
            }
            advert.set("kind", "house").unwrap();
            let mut dice = Dice(seed + round as u64);
            let bids: Vec<BidFacts> = (0..size)
                .map(|nth| BidFacts {
                    bid_id: format!("B-{nth}"),
                    household_ref: format!("H-{nth}"),
                    bid_at: Utc.with_ymd_and_hms(2026, 11, 20, 9, 0, 0).unwrap(),
                    bid_on: today(),
                    facts: households[dice.below(households.len() as u64) as usize].clone(),
                })
                .collect();
            let (list, engine_ms) = timed(|| shortlist(&scheme, &advert, &bids, today(), Some(&seed_bytes)));
            let rows = list.rows.len();
            let mut entries: Vec<Entry> = (0..size)
                .map(|nth| Entry {
                    band: dice.below(4) as u8,
                    date: dice.below(6_000),
                    applied: dice.below(6_000),
                    draw: allocations::draw_number(&seed_bytes, "A", &format!("B-{nth}")),
                    id: format!("B-{nth}"),
                })
                .collect();
            let (_, hand_ms) = timed(|| {
                entries.sort_by(|a, b| {
                    a.band
                        .cmp(&b.band)
                        .then(a.date.cmp(&b.date))
                        .then(a.applied.cmp(&b.applied))
                        .then_with(|| a.draw.cmp(&b.draw))
                        .then_with(|| a.id.cmp(&b.id))
                });
                entries.len()
            });
            black_box((rows, &entries));
            hand.push(hand_ms * 1_000.0);
            engine.push(engine_ms * 1_000.0);
        }
        report(
            &format!("shortlist of {size}, from the facts, against a sort of ready keys"),
            &hand,
            &engine,
            "us",
        );
    }
}
