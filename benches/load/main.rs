//! How the service does under load: `cargo bench --bench load -- [PART…] [HOUSEHOLDS] [RATE]`. What is measured, with
//! which yardstick: docs/performance.md.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on should stop, and prints what it has measured"
)]

mod bids;
mod client;
mod closing;
mod crowd;
mod mixed;
mod pages;
mod report;
mod scene;
mod started;
mod yardstick;

use std::time::Instant;

use scene::Scene;

#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// What can be measured, in the order in which it is.
const PARTS: [&str; 7] = [
    "list",
    "own-list",
    "mix",
    "bids",
    "last-minute",
    "closing",
    "start",
];

type Part = (&'static str, fn(&Scene, u32));

/// Those that share a scene.
const SHARED: [Part; 5] = [
    ("list", |scene, _| pages::anonymous(scene)),
    ("own-list", |scene, _| pages::signed_in(scene)),
    ("mix", mixed::mix),
    ("bids", |scene, _| bids::bids(scene)),
    ("last-minute", mixed::last_minute),
];

/// Households of their scene: enough for all the bids.
const CROWD: u32 = 9_000;

/// Households that really join; all others are copies of them.
const INVENTED: u32 = 600;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|given| !given.starts_with("--"))
        .collect();
    let numbers: Vec<u32> = arguments.iter().filter_map(|given| given.parse().ok()).collect();
    if arguments.first().is_some_and(|first| first == "bare") {
        return started::bare(u16::try_from(numbers[0]).expect("a port"));
    }
    let named: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|given| given.parse::<u32>().is_err())
        .collect();
    if let Some(unknown) = named.iter().find(|name| !PARTS.contains(name)) {
        panic!("there is no part {unknown}; there are {PARTS:?}");
    }
    let wanted = |part: &str| named.is_empty() || named.contains(&part);
    let households = numbers.first().copied().unwrap_or(100_000);
    let rate = numbers.get(1).copied().unwrap_or(300);
    if SHARED.iter().any(|(name, _)| wanted(name)) {
        let scene = set(CROWD.min(households));
        for (_, measure) in SHARED.iter().filter(|(name, _)| wanted(name)) {
            measure(&scene, rate);
        }
    }
    if wanted("closing") {
        closing::closing(&set(3_000.min(households)));
    }
    if wanted("start") {
        let scene = set(households);
        started::started(&scene, rate);
        started::whole(&scene);
    }
}

fn set(households: u32) -> Scene {
    let begun = Instant::now();
    let invented = INVENTED.min(households);
    let scene = Scene::set(invented, (households / invented).saturating_sub(1));
    println!(
        "{invented} invented households and their copies, {} bids that may be placed, 60 open adverts: {:.1?}",
        scene.wishes.len(),
        begun.elapsed()
    );
    scene
}
