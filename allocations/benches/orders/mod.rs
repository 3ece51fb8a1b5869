//! The order of bids whose keys are ready: the engine, which explains every place, against a comparator, which does not.
use std::hint::black_box;

use allocations::order::{Column, Position, rank, rank_rows};

use crate::yardstick::people::Dice;
use crate::yardstick::{report, timed};

/// A bid with its keys ready: what it sorts by was worked out beforehand.
pub struct Entry {
    group: u8,
    band: u8,
    fit: u8,
    local: bool,
    working: bool,
    date: i32,
    applied: i32,
    draw: String,
    id: String,
}

/// Most are of the first group and of the lower bands, and dates crowd together: many tie until a late key.
pub fn entries(size: usize, dice: &mut Dice) -> Vec<Entry> {
    let seed = [dice.below(256) as u8; 32];
    let entries = (0..size).map(|nth| Entry {
        group: u8::from(dice.below(5) == 0),
        band: (dice.below(4) + dice.below(2)).min(3) as u8,
        fit: u8::from(dice.below(3) == 0),
        local: dice.below(3) > 0,
        working: dice.below(2) > 0,
        date: dice.below(1_500),
        applied: dice.below(1_500),
        draw: allocations::draw_number(&seed, "A", &format!("B-{nth}")),
        id: format!("B-{nth}"),
    });
    entries.collect()
}

pub fn by_hand(a: &Entry, b: &Entry) -> std::cmp::Ordering {
    let grouped = a
        .group
        .cmp(&b.group)
        .then(a.band.cmp(&b.band))
        .then(a.fit.cmp(&b.fit));
    let preferred = grouped
        .then(b.local.cmp(&a.local))
        .then(b.working.cmp(&a.working));
    let dated = preferred
        .then(a.date.cmp(&b.date))
        .then(a.applied.cmp(&b.applied));
    dated
        .then_with(|| a.draw.cmp(&b.draw))
        .then_with(|| a.id.cmp(&b.id))
}

/// One place, with the key that parts it from the place above and both values of that key.
#[derive(Clone, Copy)]
struct Explained<'a> {
    row: u32,
    key: Option<u16>,
    here: Shown<'a>,
    above: Shown<'a>,
}

#[derive(Clone, Copy)]
enum Shown<'a> {
    Whole(i64),
    Text(&'a String),
}

fn shown(entry: &Entry, key: u16) -> Shown<'_> {
    Shown::Text(if key == 7 { &entry.draw } else { &entry.id })
}

/// The whole key of that number, as it is sorted by.
fn whole_key(entry: &Entry, key: u16) -> i64 {
    let keys = [
        i64::from(entry.group),
        i64::from(entry.band),
        i64::from(entry.fit),
        -i64::from(entry.local),
        -i64::from(entry.working),
        i64::from(entry.date),
        i64::from(entry.applied),
    ];
    keys[usize::from(key)]
}

/// A place with the values of the key that parts it from the row before it.
fn explained(entries: &[Entry], place: Position, before: u32) -> Explained<'_> {
    let (here, above) = match place.parted_by {
        Some(key @ (7 | 8)) => (
            shown(&entries[place.row as usize], key),
            shown(&entries[before as usize], key),
        ),
        _ => (Shown::Whole(place.here), Shown::Whole(place.above)),
    };
    Explained {
        row: place.row,
        key: place.parted_by,
        here,
        above,
    }
}

/// From bids that carry their keys to the order with an explanation of every place, a row at a time.
fn by_rows(entries: &[Entry]) -> Vec<Explained<'_>> {
    let whole = |row: u32| {
        let one = &entries[row as usize];
        let preferred = [-i64::from(one.local), -i64::from(one.working)];
        let [local, working] = preferred;
        let (group, band, fit) = (i64::from(one.group), i64::from(one.band), i64::from(one.fit));
        let (date, applied) = (i64::from(one.date), i64::from(one.applied));
        [group, band, fit, local, working, date, applied]
    };
    let texts = [
        Column::Bytes(Box::new(|row| entries[row as usize].draw.as_bytes())),
        Column::Bytes(Box::new(|row| entries[row as usize].id.as_bytes())),
    ];
    let mut above = 0;
    let placed = rank_rows(entries.len() as u32, whole, &texts)
        .into_iter()
        .map(|place| {
            let before = std::mem::replace(&mut above, place.row);
            explained(entries, place, before)
        });
    placed.collect()
}

/// Keys that are ready, on both sides: a comparator that explains nothing, and the packed order that explains each place.
/// The same through columns of any number, as a shortlist does it: its keys are those of the scheme.
fn by_columns(entries: &[Entry]) -> Vec<Explained<'_>> {
    fn key<'a>(entries: &[Entry], of: impl Fn(&Entry) -> i64) -> Column<'a> {
        Column::Whole(entries.iter().map(of).collect())
    }
    let mut columns = vec![
        key(entries, |one| i64::from(one.group)),
        key(entries, |one| i64::from(one.band)),
        key(entries, |one| i64::from(one.fit)),
        key(entries, |one| -i64::from(one.local)),
        key(entries, |one| -i64::from(one.working)),
        key(entries, |one| i64::from(one.date)),
        key(entries, |one| i64::from(one.applied)),
    ];
    columns.push(Column::Bytes(Box::new(|row| {
        entries[row as usize].draw.as_bytes()
    })));
    columns.push(Column::Bytes(Box::new(|row| entries[row as usize].id.as_bytes())));
    let rows: Vec<u32> = (0..entries.len() as u32).collect();
    let mut above = 0;
    let placed = rank(&columns, &rows).into_iter().map(|place| {
        let before = std::mem::replace(&mut above, place.row);
        explained(entries, place, before)
    });
    placed.collect()
}

/// One of the two ways to an order.
type Way = for<'a> fn(&'a [Entry]) -> Vec<Explained<'a>>;

pub fn measured(size: usize, rounds: usize, seed: u64) {
    measured_by("a row at a time", by_rows, (size, rounds, seed));
    measured_by(
        "through columns, as a shortlist does",
        by_columns,
        (size, rounds, seed),
    );
}

fn measured_by(name: &str, explained: Way, (size, rounds, seed): (usize, usize, u64)) {
    let adverts = (100_000 / size).clamp(3, 500);
    let (mut hand, mut engine) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let mut dice = Dice(seed + round as u64);
        let lists: Vec<Vec<Entry>> = (0..adverts).map(|_| entries(size, &mut dice)).collect();
        let mut sorted: Vec<Vec<u32>> = lists
            .iter()
            .map(|list| (0..list.len() as u32).collect())
            .collect();
        let ((), hand_ms) = timed(|| {
            for (list, rows) in lists.iter().zip(&mut sorted) {
                rows.sort_unstable_by(|a, b| by_hand(&list[*a as usize], &list[*b as usize]));
            }
        });
        let ((), engine_ms) = timed(|| {
            for list in &lists {
                black_box(explained(list));
            }
        });
        for (list, rows) in lists.iter().zip(&sorted) {
            let found = explained(list);
            assert!(rows.iter().eq(found.iter().map(|one| &one.row)));
            for (above_it, one) in found.iter().zip(found.iter().skip(1)) {
                let (this, that) = (&list[one.row as usize], &list[above_it.row as usize]);
                match (one.key, one.here, one.above) {
                    (Some(key), Shown::Whole(here), Shown::Whole(above)) => {
                        assert!(here > above);
                        assert_eq!((here, above), (whole_key(this, key), whole_key(that, key)));
                    }
                    (Some(_), Shown::Text(here), Shown::Text(above)) => assert!(here > above),
                    _ => panic!("a place without a reason"),
                }
            }
        }
        let each = 1_000.0 / adverts as f64;
        hand.push(hand_ms * each);
        engine.push(engine_ms * each);
    }
    report(
        &format!("order of {size} {name}, explained, against a comparator that explains nothing"),
        &hand,
        &engine,
        "us",
    );
}
