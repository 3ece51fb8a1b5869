//! The two steps that are not bit operations: days covered by spans of time, and pairs that may share a bedroom.
use super::columns::{BATCH, Block, NOUGHTS, Register, WORDS};
use super::run::{Parts, is_always};
use crate::calendar::LAST_DAY;

/// Counts the days that the entries taken cover together, for every household of a batch. The entries of a household
/// stand in the order of their beginnings.
pub(super) fn days(
    register: &Register,
    batch: usize,
    (taken, first, last): (&[(u32, u32)], i32, i32),
    parts: Parts<'_>,
) {
    parts.days.fill(0);
    parts.reached.fill(first);
    let always = (first, i32::try_from(LAST_DAY).unwrap_or(i32::MAX));
    for (place, dates) in taken {
        let block = *parts.see(*place);
        let column = usize::try_from(*dates).ok().and_then(|at| register.dates.get(at));
        let start = batch.saturating_mul(BATCH);
        let column = column.and_then(|column| column.get(start..start.saturating_add(BATCH)));
        let rows = parts.days.chunks_mut(64).zip(parts.reached.chunks_mut(64));
        for (nth, ((days, reached), word)) in rows.zip(block).enumerate() {
            let spans = column.and_then(|column| column.get(nth * 64..nth * 64 + 64));
            let mut left = word;
            while left != 0 {
                let row = usize::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                let span = match spans.and_then(|spans| spans.get(row)) {
                    Some(span) if !is_always(*dates) => *span,
                    _ => always,
                };
                let (Some(days), Some(reached)) = (days.get_mut(row), reached.get_mut(row)) else {
                    continue;
                };
                let (from, to) = (span.0.max(*reached), span.1.min(last));
                let more = to > from;
                *days += if more { to - from } else { 0 };
                *reached = if more { to } else { *reached };
            }
        }
    }
}

/// One plane for each threshold: whether the days are at least so many.
pub(super) fn thresholds(at_least: &[i64], days: &[i32], slots: &mut [Block], start: usize) {
    for (threshold, slot) in at_least.iter().zip(slots.iter_mut().skip(start)) {
        let threshold = i32::try_from(*threshold).unwrap_or(i32::MAX);
        for (word, days) in slot.iter_mut().zip(days.chunks(64)) {
            *word = packed(days, threshold);
        }
    }
}

/// Sixty-four comparisons as one word. Bytes of nought and one are gathered eight at a time by a multiplication.
fn packed(days: &[i32], threshold: i32) -> u64 {
    let mut bytes = [0_u8; 64];
    for (byte, days) in bytes.iter_mut().zip(days) {
        *byte = u8::from(*days >= threshold);
    }
    let mut word = 0_u64;
    for (at, eight) in bytes.chunks_exact(8).enumerate() {
        let eight = <[u8; 8]>::try_from(eight).unwrap_or([0; 8]);
        let gathered = u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        word |= gathered << (at * 8);
    }
    word
}

/// The largest number of pairs such that nobody is in two, as three planes.
pub(super) fn pairs(people: u32, may: &[&Block]) -> [Block; 3] {
    let people = usize::try_from(people).unwrap_or(0);
    let mut planes = [NOUGHTS; 3];
    let mut order = Vec::new();
    for a in 0..people {
        for b in a + 1..people {
            order.push((a, b));
        }
    }
    for word in 0..WORDS {
        let bits: Vec<u64> = may.iter().map(|block| block.get(word).copied().unwrap_or(0)).collect();
        let among_four = |a: usize, b: usize| {
            let at = order.iter().position(|pair| *pair == (a, b));
            at.and_then(|at| bits.get(at)).copied().unwrap_or(0)
        };
        let four = [
            (among_four(0, 1), among_four(2, 3)),
            (among_four(0, 2), among_four(1, 3)),
            (among_four(0, 3), among_four(1, 2)),
        ];
        let any = four.iter().fold(0, |any, (a, b)| any | a | b);
        let two = four.iter().fold(0, |two, (a, b)| two | (a & b));
        let mut out = [any & !two, two, 0];
        let beyond = order.iter().zip(&bits).filter(|((_, b), _)| *b >= 4).fold(0, |any, (_, bit)| any | bit);
        let mut left = beyond;
        while left != 0 {
            let row = left.trailing_zeros();
            left &= left - 1;
            let most = row_pairs(&order, &bits, row);
            for (at, plane) in out.iter_mut().enumerate() {
                *plane = (*plane & !(1 << row)) | (u64::from((most >> at) & 1) << row);
            }
        }
        for (plane, out) in planes.iter_mut().zip(out) {
            if let Some(slot) = plane.get_mut(word) {
                *slot = out;
            }
        }
    }
    planes
}

fn row_pairs(order: &[(usize, usize)], bits: &[u64], row: u32) -> u8 {
    let mut friends = [0_u16; 12];
    let mut all = 0_u16;
    for ((a, b), word) in order.iter().zip(bits) {
        if (word >> row) & 1 == 1 {
            befriend(&mut friends, *a, *b);
            all |= 1 << a | 1 << b;
        }
    }
    most_pairs(&friends, all)
}

fn befriend(friends: &mut [u16; 12], a: usize, b: usize) {
    for (one, other) in [(a, b), (b, a)] {
        if let Some(mask) = friends.get_mut(one) {
            *mask |= 1 << other;
        }
    }
}

/// Tries every partner of the first person, and none; stops when everybody left is paired.
fn most_pairs(friends: &[u16; 12], left: u16) -> u8 {
    let most = u8::try_from(left.count_ones() / 2).unwrap_or(0);
    if most == 0 {
        return 0;
    }
    let first = usize::try_from(left.trailing_zeros()).unwrap_or(0);
    let rest = left & (left - 1);
    let mut partners = friends.get(first).copied().unwrap_or(0) & rest;
    let mut best = 0;
    while partners != 0 {
        let partner = partners & partners.wrapping_neg();
        partners &= partners - 1;
        best = best.max(1 + most_pairs(friends, rest & !partner));
        if best == most {
            return best;
        }
    }
    best.max(most_pairs(friends, rest))
}
