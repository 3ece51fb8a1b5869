//! One household and one shortlist: the engine, which explains, against hand-written code, which does not.
//!
//! `cargo bench -p allocations --bench household -- [rounds] [seed] [verdict|answer|packed|order|shortlist …]`
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

mod orders;

use std::hint::black_box;

use allocations::packed::{Packed, Ready, Trace};
use allocations::register::{Cause, outcome};
use allocations::{AdvertFacts, BidFacts, Facts, Scheme, assess, shortlist};
use chrono::{TimeZone as _, Utc};
use yardstick::hand::{Columns, Days, Rules};
use yardstick::people::{Dice, facts, household, today};
use yardstick::{load, report, scheme_text, shipped, timed, variant};

const PEOPLE: usize = 2_000;

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let rounds = numbers.first().copied().unwrap_or(7) as usize;
    let seed = numbers.get(1).copied().unwrap_or(2026);
    println!("{rounds} rounds, seed {seed}");
    let asked = asked();
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
    one_by_one(&scheme, (&columns, &rules, &days), &households, rounds, &asked);
    if asked("packed") {
        packed(&text, rounds, seed);
    }
    for size in [200, 2_000, 50_000] {
        if asked("order") {
            orders::measured(size, rounds, seed);
        }
        if asked("shortlist") {
            shortlists(
                &text,
                &households,
                (size, rounds.min(if size > 2_000 { 3 } else { 10 })),
                seed,
            );
        }
    }
    let mut dice = Dice(seed);
    let texts: Vec<String> = (0..20).map(|_| variant(&text, &mut dice).0).collect();
    let loading: Vec<f64> = texts.iter().map(|text| timed(|| load(text)).1).collect();
    println!(
        "parse and check a scheme: median {:.2} ms of {}",
        yardstick::median(loading.clone()),
        loading.len()
    );
}

/// Which parts were asked for; all of them when none is named.
fn asked() -> impl Fn(&str) -> bool {
    let words = std::env::args().skip(1);
    let only: Vec<String> = words
        .filter(|word| word.parse::<u64>().is_err() && word != "--bench")
        .collect();
    move |part| only.is_empty() || only.iter().any(|word| word == part)
}

/// Each household by itself: the verdict by hand and by the engine, the full answer, and the full answer written out.
fn one_by_one(
    scheme: &Scheme,
    (columns, rules, days): (&Columns, &Rules, &Days),
    households: &[Facts],
    rounds: usize,
    asked: &impl Fn(&str) -> bool,
) {
    let each = 1_000.0 / PEOPLE as f64;
    let (mut hand, mut verdict, mut full, mut words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let by_hand = || {
            for row in 0..PEOPLE {
                black_box(columns.assess(rules, days, row));
            }
        };
        let of_each = |work: &dyn Fn(&Facts)| each * timed(|| households.iter().for_each(work)).1;
        hand.push(each * timed(by_hand).1);
        if asked("verdict") {
            verdict.push(of_each(&|facts| {
                black_box(outcome(scheme, facts, today()));
            }));
        }
        if asked("answer") {
            full.push(of_each(&|facts| {
                black_box(assess(scheme, facts, today()));
            }));
            words.push(of_each(&|facts| {
                black_box(serde_json::to_string(&assess(scheme, facts, today())).unwrap());
            }));
        }
    }
    report("verdict with reason", &hand, &verdict, "us");
    report(
        "full answer with every reason, against the verdict",
        &verdict,
        &full,
        "us",
    );
    report(
        "the same written out, against the full answer",
        &full,
        &words,
        "us",
    );
}

/// Groups of households that take turns, so that no group is seen twice in a row by the same code.
const GROUPS: usize = 10;

/// The packed form under five variants of the scheme in turn, over other households each time, held to the evaluator of
/// facts and to the yardstick first.
#[expect(
    clippy::too_many_lines,
    reason = "one measure after another over the same blocks"
)]
fn packed(text: &str, rounds: usize, seed: u64) {
    let each = 1_000.0 / PEOPLE as f64;
    let mut dice = Dice(seed);
    let mut variants = vec![(load(text), shipped())];
    for _ in 0..4 {
        let (text, rules) = variant(text, &mut dice);
        variants.push((load(&text), rules));
    }
    let mut columns = Columns::default();
    let mut households: Vec<Facts> = Vec::new();
    for row in 0..(PEOPLE * GROUPS) as u64 {
        let one = household(seed + 1, row);
        columns.push(&one);
        households.push(facts(&one));
    }
    columns.finish();
    let readies: Vec<Ready<'_>> = variants
        .iter()
        .map(|(scheme, _)| Ready::new(scheme, today()))
        .collect();
    let making: Vec<f64> = variants
        .iter()
        .map(|(scheme, _)| timed(|| Ready::new(scheme, today())).1)
        .collect();
    println!("make a scheme ready: median {:.2} ms", yardstick::median(making));
    let packs: Vec<Vec<Packed>> = readies
        .iter()
        .map(|ready| {
            households
                .iter()
                .map(|facts| ready.pack(facts).unwrap())
                .collect()
        })
        .collect();
    let of_group = |group: usize| group * PEOPLE..(group + 1) * PEOPLE;
    let packing = timed(|| {
        for facts in &households[of_group(0)] {
            black_box(readies[0].pack(facts));
        }
    });
    let size: usize = packs[0].iter().map(Packed::size).sum();
    println!(
        "pack a household: {:.2} us, {} bytes",
        packing.1 * each,
        size / households.len()
    );
    let mut quick = 0;
    for (((scheme, rules), ready), packs) in variants.iter().zip(&readies).zip(&packs) {
        let days = Days::of(rules);
        for (row, (facts, packed)) in households.iter().zip(packs).enumerate() {
            let found = ready.outcome(packed, facts);
            quick += usize::from(ready.verdict(packed).is_some());
            assert_eq!(found, outcome(scheme, facts, today()));
            let said = columns.assess(rules, &days, row);
            let standing = if found.is_off() {
                0
            } else {
                found.band.unwrap() + 1
            };
            let rule = match found.cause {
                Cause::Otherwise => 0,
                Cause::Need(at) => 100 + at as u8,
                Cause::Eligibility(at) => 1 + at as u8,
                Cause::Qualification(at) => 3 + at as u8,
                Cause::Disqualification(at) => 5 + at as u8,
            };
            assert_eq!(
                (said.standing, said.rule, said.bedrooms),
                (standing, rule, found.bedrooms.0)
            );
        }
    }
    println!(
        "{quick} of {} answered from the block",
        households.len() * variants.len()
    );
    let (mut hand, mut engine) = (Vec::new(), Vec::new());
    let mut turn = 0;
    for _ in 0..rounds {
        for (((_, rules), ready), packs) in variants.iter().zip(&readies).zip(&packs) {
            // Both see the same households, and others the next time.
            let group = of_group(turn % GROUPS);
            turn += 1;
            let days = Days::of(rules);
            let by_hand = || {
                for row in group.clone() {
                    black_box(columns.assess(rules, &days, row));
                }
            };
            hand.push(each * timed(by_hand).1);
            let by_block = || {
                for (packed, facts) in packs[group.clone()].iter().zip(&households[group.clone()]) {
                    black_box(ready.outcome(packed, facts));
                }
            };
            engine.push(each * timed(by_block).1);
        }
        turn += 1;
    }
    report("packed verdict with reason", &hand, &engine, "us");
    let (mut traces, mut texts) = (Vec::new(), Vec::new());
    let (mut trace, mut text) = (Trace::default(), String::new());
    let (mut rules, mut leaves, mut bytes) = (0, 0, 0);
    for _ in 0..rounds {
        for (ready, packs) in readies.iter().zip(&packs) {
            let packs = &packs[of_group(turn % GROUPS)];
            turn += 1;
            let by_trace = || {
                for packed in packs {
                    ready.trace(packed, &mut trace).unwrap();
                    black_box(&trace);
                    leaves += trace.leaves.len();
                    rules += trace.rules.len();
                }
            };
            traces.push(each * timed(by_trace).1);
            let by_text = || {
                for packed in packs {
                    ready.trace(packed, &mut trace).unwrap();
                    text.clear();
                    ready.write(&trace, &mut text);
                    black_box(&text);
                    bytes += text.len();
                }
            };
            texts.push(each * timed(by_text).1);
        }
    }
    let all = rounds * readies.len() * PEOPLE;
    println!(
        "a trace: {} rules, {} conditions, {} bytes of text",
        rules / all,
        leaves / all,
        bytes / all
    );
    report(
        "packed trace of every condition, against the packed verdict",
        &engine,
        &traces,
        "us",
    );
    report("the same with its text, against the trace", &traces, &texts, "us");
}

/// Everything in the clock: each household assessed from its facts, each row in words.
fn shortlists(text: &str, households: &[Facts], (size, rounds): (usize, usize), seed: u64) {
    let scheme = load(text);
    let seed_bytes = [seed as u8; 32];
    let (mut hand, mut engine) = (Vec::new(), Vec::new());
    for round in 0..rounds {
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
                facts: households[dice.below(households.len() as u64) as usize]
                    .clone()
                    .into(),
            })
            .collect();
        let (list, engine_ms) = timed(|| shortlist(&scheme, &advert, &bids, today(), Some(&seed_bytes)));
        let mut entries = orders::entries(size, &mut dice);
        let (_, hand_ms) = timed(|| {
            entries.sort_by(orders::by_hand);
            entries.len()
        });
        black_box((list, &entries));
        hand.push(hand_ms * 1_000.0);
        engine.push(engine_ms * 1_000.0);
    }
    report(
        &format!("shortlist of {size} from the facts, in words, against a sort of ready keys"),
        &hand,
        &engine,
        "us",
    );
}
