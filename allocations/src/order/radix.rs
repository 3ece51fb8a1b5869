//! Sorting many packed numbers byte by byte: each pass puts them in the order of one byte and keeps the order of the
//! passes before it.
use super::Word;

/// Fewer numbers are sorted by comparing them.
const MANY: usize = 700;
/// More bytes than this take longer than comparing.
const MOST_BYTES: u32 = 6;

/// Sorts numbers whose bits below `from` are in order already where the rest is alike. `to` is the first bit not in use.
pub(super) fn sort<W: Word>(words: &mut Vec<W>, from: u32, to: u32) {
    let bytes = to.saturating_sub(from).div_ceil(8);
    if words.len() < MANY || bytes > MOST_BYTES || u32::try_from(words.len()).is_err() {
        words.sort_unstable();
        return;
    }
    let mut other = words.clone();
    for nth in 0..bytes {
        pass(words, &mut other, from + nth * 8);
        std::mem::swap(words, &mut other);
    }
}

fn pass<W: Word>(words: &[W], sorted: &mut [W], shift: u32) {
    let mut starts = [0_u32; 256];
    for word in words {
        if let Some(count) = starts.get_mut(usize::from(word.byte(shift))) {
            *count = count.wrapping_add(1);
        }
    }
    let mut next = 0_u32;
    for start in &mut starts {
        let count = *start;
        *start = next;
        next = next.wrapping_add(count);
    }
    for word in words {
        if let Some(start) = starts.get_mut(usize::from(word.byte(shift))) {
            if let Some(slot) = usize::try_from(*start).ok().and_then(|at| sorted.get_mut(at)) {
                *slot = *word;
            }
            *start = start.wrapping_add(1);
        }
    }
}
