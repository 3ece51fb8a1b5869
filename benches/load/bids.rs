//! Bids over HTTP: session, eligibility, receipt and audit row, on the disk before they are answered.

use std::time::Instant;

use crate::client::{Answered, each};
use crate::report::{Pairs, Spread, a_second, millis, percentile, tell};
use crate::scene::{Scene, Wish};
use crate::yardstick::commits;

const ROUNDS: usize = 5;

/// From 1, 16 and 64 connections, against the same rows committed by as many clients, alone and in shared commits. Takes
/// the wishes that it places from the end.
pub(crate) fn bids(scene: &Scene) {
    let port = scene.serve();
    let wishes = &scene.wishes;
    let round = (wishes.len() / (3 * ROUNDS + 2)).min(1_000);
    let mut parts = wishes.rchunks_exact(round);
    place(scene, port, 16, parts.next().unwrap());
    for connections in [1, 16, 64] {
        let (mut alone, mut together) = (Pairs::default(), Pairs::default());
        let mut slowest = Vec::new();
        let mut all = Vec::new();
        for _ in 0..ROUNDS {
            let some = parts.next().expect("enough bids that may be placed");
            let each = commits(connections, round, false);
            let (ours, answered) = place(scene, port, connections, some);
            let grouped = commits(connections, round, true);
            alone.add(each, ours);
            together.add(grouped, ours);
            let mut times: Vec<_> = answered.iter().map(|one| one.took).collect();
            slowest.push(millis(percentile(&mut times, 99)));
            all.extend(answered);
        }
        println!(
            "bids from {connections} connections, {round} a round: {} a second",
            alone.ours()
        );
        println!("  the same rows, a commit each: {} a second", alone.yardstick());
        println!("  bids at {} % of it (goal 60)", alone.hundredths());
        println!(
            "  the same rows, shared commits: {} a second",
            together.yardstick()
        );
        println!("  bids at {} % of it", together.hundredths());
        println!("  p99 {} ms (goal at 64: 25)", Spread::of(slowest));
        tell("  all rounds", &all);
    }
}

fn place(scene: &Scene, port: u16, connections: usize, some: &[Wish]) -> (f64, Vec<Answered>) {
    let begun = Instant::now();
    let answered = each(port, connections, some.len(), &|number| scene.bid(&some[number]));
    let rate = a_second(some.len(), begun.elapsed());
    let placed = answered.iter().filter(|one| one.status == 303).count();
    assert_eq!(placed, some.len(), "every bid that may be placed is placed");
    (rate, answered)
}
