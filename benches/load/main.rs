//! How the service does under load: `cargo bench --bench load`. What is measured, with which yardstick: docs/performance.md.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on should stop, and prints what it has measured"
)]

mod client;
mod scene;
mod yardstick;

use std::time::{Duration, Instant};

use client::{Answered, Client, Request, flat_out, open_loop};
use scene::{Scene, listing};

/// Pairs of yardstick and product, one after the other; the median of their ratios is what counts.
const ROUNDS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .filter(|given| !given.starts_with("--"))
        .collect();
    let households = number(&arguments, 1, 600);
    let rate = number(&arguments, 2, 400);
    println!("inventing {households} households and 60 open adverts");
    let scene = Scene::set(households);
    println!("{} bids that may be placed", scene.bids().len());
    anonymous(&scene);
    signed_in(&scene);
    mix(&scene, rate, Duration::from_secs(10));
    bids(&scene);
    closing(&scene);
}

fn number(arguments: &[String], place: usize, otherwise: u32) -> u32 {
    arguments
        .get(place)
        .map_or(otherwise, |given| given.parse().expect("a whole number"))
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// How many a second.
fn a_second(count: usize, took: Duration) -> f64 {
    f64::from(u32::try_from(count).expect("a count")) / took.as_secs_f64()
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).expect("a count"));
    number(part) / number(whole)
}

fn percentile(sorted: &[Duration], of_a_hundred: usize) -> Duration {
    let at = sorted.len() * of_a_hundred / 100;
    sorted[at.min(sorted.len() - 1)]
}

fn told(name: &str, answered: &[Answered]) {
    let mut times: Vec<Duration> = answered.iter().map(|one| one.took).collect();
    times.sort_unstable();
    let failed = answered.iter().filter(|one| one.status >= 500).count();
    println!(
        "{name}: {} answers, p50 {:.1?}, p99 {:.1?}, longest {:.1?}, failed {failed}",
        times.len(),
        percentile(&times, 50),
        percentile(&times, 99),
        times[times.len() - 1],
    );
}

/// The list of open homes against the same bytes lying ready, 16 connections each.
fn anonymous(scene: &Scene) {
    let page = Request::get(&listing(), None);
    let bytes = Client::open(scene.port()).send(&page).1;
    println!("the listing has {} bytes", bytes.len());
    let ready = yardstick::serve(bytes);
    let second = Duration::from_secs(2);
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let plain = flat_out(ready, 16, second, &|_| Request::get("/", None)).len();
        let ours = flat_out(scene.port(), 16, second, &|_| page.clone()).len();
        println!(
            "  ready bytes {} a second, listing {} a second",
            plain / 2,
            ours / 2
        );
        ratios.push(share(ours, plain));
    }
    println!(
        "anonymous listing at {:.0} % of the rate of ready bytes (goal 40)",
        median(ratios) * 100.0
    );
}

/// The list with "may I bid" on every card, one connection, against printing a template of the same list.
fn signed_in(scene: &Scene) {
    let page = Request::get(&listing(), Some(&scene.sessions()[0]));
    let mut client = Client::open(scene.port());
    let mut times = Vec::new();
    for _ in 0..200 {
        let begun = Instant::now();
        let (status, _) = client.send(&page);
        assert_eq!(status, 200);
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!(
        "signed-in listing: median {:.2?}, p99 {:.2?}",
        percentile(&times, 50),
        percentile(&times, 99)
    );
}

/// 70 % listing, 15 % a home, 10 % a search, 5 % a bid, sent at a fixed rate whether or not earlier ones are answered.
fn mix(scene: &Scene, rate: u32, length: Duration) {
    let (pages, bids) = (scene.homes(), scene.bids());
    let requests = |number: usize| match number % 20 {
        0 => scene.bid(&bids[(number / 20) % bids.len()]),
        1 | 2 => Request::get(&format!("{}?bedrooms={}", listing(), number % 4 + 1), None),
        3..=5 => Request::get(&pages[number % pages.len()], None),
        _ => Request::get(&listing(), None),
    };
    let answered = open_loop(scene.port(), 64, rate, length, &requests);
    told(
        &format!("mix at {rate} a second, from the time each should have been sent"),
        &answered,
    );
}

/// Bids over HTTP from 64 connections, against the same rows committed by as many writers.
fn bids(scene: &Scene) {
    // the mix has placed the first ones
    let bids = &scene.bids()[100..];
    let part = bids.len() / 3;
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for some in bids.chunks(part).filter(|some| some.len() == part) {
        let begun = Instant::now();
        let answered = client::each(scene.port(), 64, part, &|number| scene.bid(&some[number]));
        let ours = a_second(part, begun.elapsed());
        let placed = answered.iter().filter(|one| one.status == 303).count();
        assert_eq!(placed, part, "every bid that may be placed is placed");
        told("bids from 64 connections", &answered);
        let each = yardstick::commits(64, part, false);
        let grouped = yardstick::commits(64, part, true);
        println!(
            "  {ours:.0} bids a second; the same rows {each:.0} a second in a commit each, {grouped:.0} in shared commits"
        );
        alone.push(ours / each);
        together.push(ours / grouped);
    }
    println!(
        "bids at {:.0} % of the rate of a commit each (goal 60), {:.0} % of the rate of shared commits",
        median(alone) * 100.0,
        median(together) * 100.0
    );
}

/// Everything that is due is closed: every bid ranked, explained, told and on the disk.
fn closing(scene: &Scene) {
    let (lists, bids, took) = scene.close();
    println!("closing {lists} adverts with {bids} bids: {took:.2?}");
}
