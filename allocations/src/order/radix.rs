//! Sorting many packed numbers byte by byte: each pass puts them in the order of one byte and keeps the order of the
//! passes before it.
use super::Word;

/// Fewer numbers are sorted by comparing them.
const MANY: usize = 150;
/// From so many numbers on, more passes are worth their while.
const VERY_MANY: usize = 700;
/// More passes than these take longer than comparing.
const MOST_PASSES: [u32; 2] = [4, 6];

/// Sorts numbers whose bits below `from` are in order already where the rest is alike. `to` is the first bit not in use.
pub(super) fn sort<W: Word>(words: &mut Vec<W>, from: u32, to: u32) {
    let bits = to.saturating_sub(from);
    let passes = bits.div_ceil(8);
    let [few, most] = MOST_PASSES;
    let most = if words.len() < VERY_MANY { few } else { most };
    if words.len() < MANY || passes > most || u32::try_from(words.len()).is_err() {
        words.sort_unstable();
        return;
    }
    // As many bits in each pass, so that there is as little as can be to count in.
    let width = bits.div_ceil(passes.max(1));
    let mut other = words.clone();
    for nth in 0..passes {
        pass(words, &mut other, (from + nth * width, width));
        std::mem::swap(words, &mut other);
    }
}

fn pass<W: Word>(words: &[W], sorted: &mut [W], (shift, width): (u32, u32)) {
    let mask = u8::MAX.checked_shr(u8::BITS.saturating_sub(width)).unwrap_or(0);
    let digit = |word: &W| usize::from(word.byte(shift) & mask);
    let mut starts = [0_u32; 256];
    for word in words {
        if let Some(count) = starts.get_mut(digit(word)) {
            *count = count.wrapping_add(1);
        }
    }
    let mut next = 0_u32;
    for start in starts.iter_mut().take(usize::from(mask) + 1) {
        let count = *start;
        *start = next;
        next = next.wrapping_add(count);
    }
    for word in words {
        if let Some(start) = starts.get_mut(digit(word)) {
            if let Some(slot) = usize::try_from(*start).ok().and_then(|at| sorted.get_mut(at)) {
                *slot = *word;
            }
            *start = start.wrapping_add(1);
        }
    }
}
