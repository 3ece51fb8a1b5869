//! The packed order is the order of a plain comparison, whatever the keys.
use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::{collection, sample};

use super::{Column, Position, rank};

#[derive(Clone, Debug)]
enum Key {
    Whole(Vec<i64>),
    Bytes(Vec<Vec<u8>>),
}

fn key(rows: usize) -> impl Strategy<Value = Key> {
    let small = collection::vec(0_i64..3, rows).prop_map(Key::Whole);
    let days = collection::vec(739_000_i64..740_000, rows).prop_map(Key::Whole);
    let ends = sample::select(vec![i64::MIN, -1, 0, 1, i64::MAX - 1, i64::MAX]);
    let wild = collection::vec(ends, rows).prop_map(Key::Whole);
    let byte = sample::select(vec![0_u8, b'a', b'b', 255]);
    let texts = collection::vec(collection::vec(byte, 0..12), rows).prop_map(Key::Bytes);
    prop_oneof![4 => small, 3 => days, 1 => wild, 2 => texts]
}

fn tables() -> impl Strategy<Value = (Vec<Key>, Vec<u32>)> {
    (1_usize..40).prop_flat_map(|rows| {
        let all: Vec<u32> = (0..u32::try_from(rows).unwrap()).collect();
        (
            collection::vec(key(rows), 0..9),
            sample::subsequence(all, 0..=rows).prop_shuffle(),
        )
    })
}

/// The slow and obvious way.
fn plainly(keys: &[Key], rows: &[u32]) -> Vec<Position> {
    let compare = |key: &Key, a: u32, b: u32| {
        let (a, b) = (usize::try_from(a).unwrap(), usize::try_from(b).unwrap());
        match key {
            Key::Whole(values) => values[a].cmp(&values[b]),
            Key::Bytes(values) => values[a].cmp(&values[b]),
        }
    };
    let mut sorted = rows.to_vec();
    sorted.sort_by(|a, b| {
        let differing = keys.iter().map(|key| compare(key, *a, *b));
        differing.fold(Ordering::Equal, Ordering::then)
    });
    let mut found: Vec<Position> = Vec::new();
    for row in sorted {
        let parted_by = found.last().and_then(|above| {
            let differs = |key: &Key| compare(key, above.row, row) != Ordering::Equal;
            keys.iter().position(differs).map(|at| u16::try_from(at).unwrap())
        });
        found.push(Position { row, parted_by });
    }
    found
}

fn columns(keys: &[Key]) -> Vec<Column<'_>> {
    let columns = keys.iter().map(|key| match key {
        Key::Whole(values) => Column::Whole(values.clone()),
        Key::Bytes(values) => Column::Bytes(values.iter().map(Vec::as_slice).collect()),
    });
    columns.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn packed_equals_plain((keys, rows) in tables()) {
        prop_assert_eq!(rank(&columns(&keys), &rows), plainly(&keys, &rows));
    }
}

#[test]
fn there_is_no_limit_on_the_number_of_keys() {
    // Three hundred wide keys, all alike but the last, which turns the order round.
    let mut keys: Vec<Key> = (0..300)
        .map(|_| Key::Whole(vec![i64::MIN, i64::MIN, i64::MIN]))
        .collect();
    keys.push(Key::Whole(vec![i64::MIN, i64::MAX, i64::MIN]));
    keys.push(Key::Whole(vec![3, 2, 1]));
    let found = rank(&columns(&keys), &[0, 1, 2]);
    let rows: Vec<(u32, Option<u16>)> = found.iter().map(|one| (one.row, one.parted_by)).collect();
    assert_eq!(rows, [(2, None), (0, Some(301)), (1, Some(300))]);
}

#[test]
fn wide_keys_beyond_the_packed_ones_still_decide() {
    let wild = |last: i64| vec![i64::MIN, i64::MAX, last];
    let keys = [
        Key::Whole(wild(0)),
        Key::Whole(wild(0)),
        Key::Whole(wild(0)),
        Key::Whole(vec![1, 1, 1]),
    ];
    assert_eq!(rank(&columns(&keys), &[2, 1, 0]), plainly(&keys, &[2, 1, 0]));
}

#[test]
fn alike_rows_keep_the_order_they_came_in() {
    let found = rank(&[Column::Whole(vec![7; 5])], &[3, 1, 4]);
    assert_eq!(found.iter().map(|one| one.row).collect::<Vec<_>>(), [3, 1, 4]);
    assert!(found.iter().all(|one| one.parted_by.is_none()));
    assert!(rank(&[], &[]).is_empty());
}
