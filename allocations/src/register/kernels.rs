//! The two steps that are not bit operations: days covered by spans of time, and pairs that may share a bedroom.
use super::columns::{BATCH, Block, NOUGHTS, Register, WORDS};
use super::run::{Parts, is_always};
use crate::calendar::LAST_DAY;

/// Counts the days that the entries taken cover together, for every household of a batch. The entries of a household
/// stand in the order of their beginnings.
#[expect(clippy::needless_pass_by_value, reason = "its slices are written through")]
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
                let more = (to - from).max(0);
                *days += more;
                *reached = (*reached).max(to);
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

/// Up to so many people, pairs are found for a whole plane at once.
const AT_ONCE: usize = 6;

/// The largest number of pairs such that nobody is in two, as three planes.
pub(super) fn pairs(people: u32, may: &[&Block]) -> [Block; 3] {
    let people = usize::try_from(people).unwrap_or(0);
    let mut few: Vec<(u32, &Block)> = Vec::with_capacity(15);
    let mut all: Vec<(usize, usize, &Block)> = Vec::with_capacity(may.len());
    let mut beyond = NOUGHTS;
    let mut wires = may.iter();
    for a in 0..people {
        for b in a + 1..people {
            let Some(block) = wires.next().filter(|block| ***block != NOUGHTS) else {
                continue;
            };
            all.push((a, b, block));
            if b < AT_ONCE {
                few.push((1 << a | 1 << b, block));
            } else {
                join(&mut beyond, block);
            }
        }
    }
    let (mut one, mut two, mut three) = (NOUGHTS, NOUGHTS, NOUGHTS);
    for (at, (who, first)) in few.iter().enumerate() {
        join(&mut one, first);
        for (next, (others, second)) in few.iter().enumerate().skip(at + 1) {
            if who & others != 0 {
                continue;
            }
            let both = meet(first, second);
            join(&mut two, &both);
            for (rest, third) in few.iter().skip(next + 1) {
                if (who | others) & rest == 0 {
                    join(&mut three, &meet(&both, third));
                }
            }
        }
    }
    // One or three pairs set the lowest plane, two or three the next.
    let mut low = one;
    for ((low, two), three) in low.iter_mut().zip(&two).zip(&three) {
        *low = (*low & !two) | three;
    }
    let mut planes = [low, two, NOUGHTS];
    let mut words: Vec<(usize, usize, u64)> = Vec::with_capacity(all.len());
    for nth in 0..WORDS {
        let mut left = beyond.get(nth).copied().unwrap_or(0);
        if left == 0 {
            continue;
        }
        words.clear();
        let here = |block: &Block| block.get(nth).copied().unwrap_or(0) & left;
        words.extend(
            all.iter()
                .map(|(a, b, block)| (*a, *b, here(block)))
                .filter(|(_, _, word)| *word != 0),
        );
        while left != 0 {
            let row = left.trailing_zeros();
            left &= left - 1;
            let most = row_pairs(&words, row);
            for (at, plane) in planes.iter_mut().enumerate() {
                if let Some(word) = plane.get_mut(nth) {
                    *word = (*word & !(1 << row)) | (u64::from((most >> at) & 1) << row);
                }
            }
        }
    }
    planes
}

#[inline]
fn join(to: &mut Block, from: &Block) {
    for (to, from) in to.iter_mut().zip(from) {
        *to |= from;
    }
}

#[inline]
fn meet(a: &Block, b: &Block) -> Block {
    let mut both = *a;
    for (to, from) in both.iter_mut().zip(b) {
        *to &= from;
    }
    both
}

fn row_pairs(words: &[(usize, usize, u64)], row: u32) -> u8 {
    let mut friends = [0_u16; 12];
    let mut all = 0_u16;
    for (a, b, word) in words {
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
