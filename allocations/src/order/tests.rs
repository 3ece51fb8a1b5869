//! The packed order is the order of a plain comparison, whatever the keys.
use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::{collection, sample};

use super::{Column, Position, rank, rank_rows};

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
    prop_oneof![9 => 1_usize..40, 1 => 150_usize..200].prop_flat_map(|rows| {
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
        let above = found.last().map(|above| above.row);
        let parting = above.and_then(|above| {
            let differs = |key: &Key| compare(key, above, row) != Ordering::Equal;
            keys.iter().position(differs)
        });
        let value = |row: u32| match parting.map(|at| &keys[at]) {
            Some(Key::Whole(values)) => values[usize::try_from(row).unwrap()],
            Some(Key::Bytes(_)) | None => 0,
        };
        found.push(Position {
            row,
            parted_by: parting.map(|at| u16::try_from(at).unwrap()),
            here: value(row),
            above: above.map_or(0, value),
        });
    }
    found
}

fn columns(keys: &[Key]) -> Vec<Column<'_>> {
    let columns = keys.iter().map(|key| match key {
        Key::Whole(values) => Column::Whole(values.clone()),
        Key::Bytes(values) => Column::Bytes(Box::new(|row| &values[usize::try_from(row).unwrap()])),
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

/// What [`rank_rows`] must give: the plain order of the same keys.
fn parted(whole: &[[i64; 3]], texts: &[Key]) -> Vec<Position> {
    let mut keys: Vec<Key> = (0..3)
        .map(|key| Key::Whole(whole.iter().map(|row| row[key]).collect()))
        .collect();
    keys.extend(texts.iter().cloned());
    let rows: Vec<u32> = (0..u32::try_from(whole.len()).unwrap()).collect();
    plainly(&keys, &rows)
}

fn rows_of_keys() -> impl Strategy<Value = (Vec<[i64; 3]>, Vec<Key>)> {
    let ends = sample::select(vec![i64::MIN, -1, 0, 1, i64::MAX]);
    let value = prop_oneof![6 => 0_i64..3, 3 => 739_000_i64..739_400, 1 => ends];
    let sizes = prop_oneof![4 => 0_usize..40, 1 => 140_usize..260, 1 => 690_usize..900];
    sizes.prop_flat_map(move |rows| {
        let byte = sample::select(vec![0_u8, b'a', b'b', 255]);
        let texts = collection::vec(collection::vec(byte, 0..6), rows).prop_map(Key::Bytes);
        (
            collection::vec([value.clone(), value.clone(), value.clone()], rows),
            collection::vec(texts, 0..3),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_handed_over_one_by_one_stand_in_the_same_order((whole, texts) in rows_of_keys()) {
        let count = u32::try_from(whole.len()).unwrap();
        let of_row = |row: u32| whole[usize::try_from(row).unwrap()];
        prop_assert_eq!(rank_rows(count, of_row, &columns(&texts)), parted(&whole, &texts));
    }

    #[test]
    fn many_rows_are_sorted_byte_by_byte(
        days in collection::vec(739_000_i64..745_000, 700..1_500),
        wide in collection::vec(-5_000_000_000_i64..5_000_000_000, 1_500),
    ) {
        let few: Vec<i64> = days.iter().map(|day| day % 3).collect();
        let wide = wide[..days.len()].to_vec();
        let rows: Vec<u32> = (0..u32::try_from(days.len()).unwrap()).collect();
        for keys in [vec![Key::Whole(few.clone()), Key::Whole(days.clone())], vec![Key::Whole(few), Key::Whole(wide)]] {
            prop_assert_eq!(rank(&columns(&keys), &rows), plainly(&keys, &rows));
        }
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

#[test]
fn many_texts_that_begin_alike_are_compared_to_their_ends() {
    let texts: Vec<Vec<u8>> = (0..40_u8)
        .map(|nth| format!("SN-2026-{:03}", u32::from(nth) * 7 % 40).into_bytes())
        .collect();
    let rows: Vec<u32> = (0..40).collect();
    for before in [vec![], vec![Key::Whole(vec![5; 40])]] {
        let mut keys = before;
        keys.push(Key::Bytes(texts.clone()));
        assert_eq!(rank(&columns(&keys), &rows), plainly(&keys, &rows));
    }
}
