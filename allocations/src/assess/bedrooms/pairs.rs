//! Who shares with whom: the most pairs such that nobody is in two.
/// Above this many people the best pairing is no longer searched for, but taken in the order of the list.
const SEARCHED: usize = 12;

/// Below this many people the number of pairs is counted without keeping what was found on the way.
const FEW: usize = 8;

/// How many pairs there can be such that nobody is in two.
pub(super) fn most_pairs(people: usize, may: &dyn Fn(usize, usize) -> bool) -> usize {
    if people > FEW {
        return pairs(people, may).len();
    }
    let friends = friends(people, may);
    counted(&friends, (1_u32 << people) - 1)
}

fn counted(friends: &[u32; SEARCHED], mut left: u32) -> usize {
    while left != 0 {
        let first = left.trailing_zeros();
        left &= left - 1;
        let of_first = usize::try_from(first).ok().and_then(|first| friends.get(first));
        let mut options = of_first.copied().unwrap_or(0) & left;
        if options == 0 {
            continue;
        }
        let mut best = counted(friends, left);
        while options != 0 {
            let partner = options & options.wrapping_neg();
            options &= options - 1;
            best = best.max(1 + counted(friends, left & !partner));
        }
        return best;
    }
    0
}

/// For each person, the later ones with whom a room may be shared.
fn friends(people: usize, may: &dyn Fn(usize, usize) -> bool) -> [u32; SEARCHED] {
    let mut friends = [0_u32; SEARCHED];
    let searched = people.min(SEARCHED);
    for (i, mask) in friends.iter_mut().enumerate().take(searched) {
        for j in i + 1..searched {
            if may(i, j) {
                *mask |= 1 << j;
            }
        }
    }
    friends
}

/// The largest number of pairs such that nobody is in two.
pub(super) fn pairs(people: usize, may: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let friends = friends(people, may);
    let searched = people.min(SEARCHED);
    let mut found = if friends.iter().all(|mask| *mask == 0) {
        Vec::new()
    } else {
        let friends = friends.get(..searched).unwrap_or_default();
        search(friends, (1_u32 << searched) - 1, &mut vec![None; 1 << searched])
    };
    // Beyond the searched ones, each takes the first free partner.
    let mut free: Vec<usize> = (SEARCHED..people).collect();
    while let Some(first) = free.first().copied() {
        free.remove(0);
        if let Some(at) = free.iter().position(|other| may(first, *other)) {
            found.push((first, free.remove(at)));
        }
    }
    found
}

type Memo = Vec<Option<Vec<(usize, usize)>>>;

fn search(friends: &[u32], left: u32, memo: &mut Memo) -> Vec<(usize, usize)> {
    let at = usize::try_from(left).unwrap_or(usize::MAX);
    if let Some(Some(known)) = memo.get(at) {
        return known.clone();
    }
    let Some(first) = usize::try_from(left.trailing_zeros())
        .ok()
        .filter(|first| *first < friends.len())
    else {
        return Vec::new();
    };
    let rest = left & !(1 << first);
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut options = friends.get(first).copied().unwrap_or(0) & rest;
    while options != 0 {
        let partner = options.trailing_zeros();
        options &= options - 1;
        let mut with = search(friends, rest & !(1 << partner), memo);
        if with.len() + 1 > best.len() {
            with.insert(0, (first, usize::try_from(partner).unwrap_or(0)));
            best = with;
        }
    }
    let without = search(friends, rest, memo);
    if without.len() > best.len() {
        best = without;
    }
    if let Some(slot) = memo.get_mut(at) {
        *slot = Some(best.clone());
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_pairs_finds_as_many_as_naming_them() {
        // Every way in which five people may or may not share.
        for ways in 0_u32..1 << 10 {
            let may = |i: usize, j: usize| {
                let nth = i * (9 - i) / 2 + j - i - 1;
                ways >> nth & 1 == 1
            };
            let named = pairs(5, &may);
            assert_eq!(most_pairs(5, &may), named.len());
            let mut people: Vec<usize> = named.iter().flat_map(|(a, b)| [*a, *b]).collect();
            people.sort_unstable();
            people.dedup();
            assert_eq!(people.len(), 2 * named.len(), "nobody is in two");
            assert!(named.iter().all(|(a, b)| may(*a, *b)));
        }
    }
}
