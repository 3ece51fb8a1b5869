//! The two steps that are not bit operations: days covered by spans of time, and pairs that may share a bedroom.
use std::sync::LazyLock;

use super::columns::{BATCH, Block, NOUGHTS, Register, WORDS};
use super::run::seen;
use crate::calendar::{FIRST_DAY, LAST_DAY};

/// What the count of days writes to: for each of two windows the days of every household, and how far they are counted.
#[derive(Clone, Debug)]
pub(super) struct Counting {
    days: [Vec<i32>; 2],
    reached: Vec<i32>,
}

impl Counting {
    pub(super) fn new() -> Self {
        Self {
            days: [vec![0; BATCH], vec![0; BATCH]],
            reached: vec![0; BATCH],
        }
    }

    /// One plane: the households with at least so many days in a window.
    pub(super) fn at_least(&self, window: usize, days: i64, plane: &mut Block) {
        let least = i32::try_from(days).unwrap_or(i32::MAX);
        let counted = self.days.get(window).map_or(&[][..], Vec::as_slice);
        for (word, days) in plane.iter_mut().zip(counted.chunks(64)) {
            *word = packed(days, least);
        }
    }
}

/// Households whose days are counted together: they fit the vector registers.
const EIGHT: usize = 8;

/// For every byte, all ones where it has a bit.
static MASKS: LazyLock<[[i32; EIGHT]; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| std::array::from_fn(|bit| if (byte >> bit) & 1 == 1 { -1 } else { 0 }))
});

/// Counts the days that the entries taken cover together, for every household of a batch, from each of the first days to
/// the last. The entries of a household stand in the order of their beginnings.
pub(super) fn days(
    register: &Register,
    batch: usize,
    taken: &[(u32, u32)],
    (first, last): ([i32; 2], i32),
    slots: &[Block],
    counting: &mut Counting,
) {
    let Counting {
        days: [one, other],
        reached,
    } = counting;
    one.fill(0);
    other.fill(0);
    reached.fill(0);
    let start = batch.saturating_mul(BATCH);
    let masks = &*MASKS;
    let day = |day: i64| [i32::try_from(day).unwrap_or(0); EIGHT];
    let ever = (day(FIRST_DAY), day(LAST_DAY));
    for (place, dates) in taken {
        // The entry of a list of which nothing is known has no dates of its own: it was always there.
        let spans = usize::try_from(*dates).ok().and_then(|at| register.dates.get(at));
        let (from, to) = spans.map_or((&[][..], &[][..]), |spans| {
            (eights(&spans.from, start), eights(&spans.to, start))
        });
        let who = seen(slots, *place).iter().flat_map(|word| word.to_le_bytes());
        let rows = one.as_chunks_mut().0.iter_mut();
        let rows = rows.zip(other.as_chunks_mut().0).zip(reached.as_chunks_mut().0);
        for (nth, (who, ((one, other), reached))) in who.zip(rows).enumerate() {
            if who == 0 {
                continue;
            }
            let (from, to) = (from.get(nth).unwrap_or(&ever.0), to.get(nth).unwrap_or(&ever.1));
            let taken = masks.get(usize::from(who)).unwrap_or(&ever.0);
            // Days lie far from the ends of their type, so nothing wraps.
            // Whoever begins on the day after the last one ended goes on from it.
            let from = zipped(from, reached, |from, reached| {
                from.wrapping_sub(i32::from(from == reached.wrapping_add(1)))
                    .max(reached)
            });
            let to = zipped(to, to, |to, _| to.min(last));
            let [first, second] = first.map(|first| {
                let days = zipped(&from, &to, |from, to| to.wrapping_sub(from.max(first)).max(0));
                zipped(&days, taken, |days, taken| days & taken)
            });
            *one = zipped(one, &first, i32::wrapping_add);
            *other = zipped(other, &second, i32::wrapping_add);
            let ends = zipped(&to, &from, |to, from| if to >= from { to } else { 0 });
            let ends = zipped(&ends, taken, |to, taken| to & taken);
            *reached = zipped(reached, &ends, i32::max);
        }
    }
}

fn eights(days: &[i32], start: usize) -> &[[i32; EIGHT]] {
    let days = days.get(start..start.saturating_add(BATCH)).unwrap_or(&[]);
    days.as_chunks().0
}

/// Each pair of neighbours as one, in an order that the compiler turns into vector instructions.
#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "the place counts up to the length of both"
)]
pub(super) fn zipped<T: Copy, const N: usize>(a: &[T; N], b: &[T; N], f: impl Fn(T, T) -> T) -> [T; N] {
    std::array::from_fn(|at| f(a[at], b[at]))
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
