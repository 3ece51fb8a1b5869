//! The order of rows whose whole keys are handed over a row at a time, with both values of the key that parts each row from
//! the one above it.
use std::cmp::Ordering;

use super::{Column, Part, Position, Word, radix, rank};

/// Puts rows in order by whole keys, and where those are all alike by texts. Smaller comes first.
///
/// It gives what [`rank`] gives, for callers that know how many whole keys there are; nothing is written down
/// for a key before the rows are sorted.
pub fn rank_rows<const KEYS: usize>(
    count: u32,
    whole: impl Fn(u32) -> [i64; KEYS],
    texts: &[Column<'_>],
) -> Vec<Position> {
    let (mut least, mut most) = ([i64::MAX; KEYS], [i64::MIN; KEYS]);
    for row in 0..count {
        for ((least, most), value) in least.iter_mut().zip(&mut most).zip(whole(row)) {
            *least = (*least).min(value);
            *most = (*most).max(value);
        }
    }
    let row_bits = u32::BITS - count.leading_zeros();
    let mut parts = [Part {
        shift: 0,
        bits: 0,
        least: 0,
    }; KEYS];
    let mut bits = row_bits;
    for ((part, least), most) in parts.iter_mut().zip(least).zip(most).rev() {
        let room = most.wrapping_sub(least).cast_unsigned();
        *part = Part {
            shift: bits,
            bits: u64::BITS - room.leading_zeros(),
            least,
        };
        bits += part.bits;
    }
    if count == 0 {
        Vec::new()
    } else if bits <= u64::BITS {
        packed::<u64, KEYS>(count, &whole, texts, (&parts, row_bits, bits))
    } else if bits <= u128::BITS {
        packed::<u128, KEYS>(count, &whole, texts, (&parts, row_bits, bits))
    } else {
        by_columns(count, &whole, texts)
    }
}

fn packed<W: Word, const KEYS: usize>(
    count: u32,
    whole: &impl Fn(u32) -> [i64; KEYS],
    texts: &[Column<'_>],
    (parts, row_bits, bits): (&[Part; KEYS], u32, u32),
) -> Vec<Position> {
    let mut words: Vec<W> = (0..count)
        .map(|row| {
            let mut word = W::from(row);
            for (part, value) in parts.iter().zip(whole(row)) {
                word |= W::placed(value.wrapping_sub(part.least).cast_unsigned(), part.shift);
            }
            word
        })
        .collect();
    radix::sort(&mut words, row_bits, bits);
    // For each bit, the key that it belongs to.
    let mut names = [0_u16; 128];
    for (name, part) in (0_u16..).zip(parts) {
        let from = usize::try_from(part.shift).unwrap_or(0);
        let bits = usize::try_from(part.bits).unwrap_or(0);
        for slot in names.iter_mut().skip(from).take(bits) {
            *slot = name;
        }
    }
    let mut found: Vec<Position> = Vec::with_capacity(words.len());
    let mut above = W::from(0);
    let mut run = 0;
    for word in &words {
        let row = u32::try_from(word.row(row_bits)).unwrap_or(u32::MAX);
        let bit = (above ^ *word).highest(row_bits).filter(|_| !found.is_empty());
        let key = bit.and_then(|bit| names.get(usize::try_from(bit).ok()?)).copied();
        let next = match key.and_then(|key| Some((key, parts.get(usize::from(key))?))) {
            Some((key, part)) => {
                if run + 1 < found.len() {
                    by_texts(texts, KEYS, found.get_mut(run..).unwrap_or_default());
                }
                run = found.len();
                Position {
                    row,
                    parted_by: Some(key),
                    here: part.value(*word),
                    above: part.value(above),
                }
            }
            None => Position::alike(row),
        };
        found.push(next);
        above = *word;
    }
    by_texts(texts, KEYS, found.get_mut(run..).unwrap_or_default());
    found
}

/// Orders rows that are alike in every whole key by their texts. What parts them all from the row above stays with the first.
fn by_texts(texts: &[Column<'_>], keys: usize, alike: &mut [Position]) {
    if alike.len() < 2 || texts.is_empty() {
        return;
    }
    let difference = |a: u32, b: u32| {
        let mut orders = texts.iter().map(|column| column.compare(a, b)).enumerate();
        orders.find(|(_, order)| *order != Ordering::Equal)
    };
    let Some(first) = alike.first().copied() else {
        return;
    };
    alike.sort_by(|a, b| difference(a.row, b.row).map_or(Ordering::Equal, |(_, order)| order));
    let mut above: Option<u32> = None;
    for one in alike {
        let parted = above.and_then(|above| difference(above, one.row));
        *one = if above.is_none() {
            first.for_row(one.row)
        } else {
            Position {
                parted_by: parted.map(|(nth, _)| u16::try_from(keys + nth).unwrap_or(u16::MAX)),
                ..Position::alike(one.row)
            }
        };
        above = Some(one.row);
    }
}

/// Keys too wide for one number: as columns.
fn by_columns<const KEYS: usize>(
    count: u32,
    whole: &impl Fn(u32) -> [i64; KEYS],
    texts: &[Column<'_>],
) -> Vec<Position> {
    let mut columns: Vec<Column<'_>> = Vec::with_capacity(KEYS + texts.len());
    for key in 0..KEYS {
        let values = (0..count).map(|row| whole(row).get(key).copied().unwrap_or(0));
        columns.push(Column::Whole(values.collect()));
    }
    columns.extend(texts.iter().map(Column::borrowed));
    let rows: Vec<u32> = (0..count).collect();
    rank(&columns, &rows)
}
