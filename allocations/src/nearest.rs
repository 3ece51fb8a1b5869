//! "Did you mean …?": the nearest right name to a wrong one.

/// The candidate most like `wrong`, or none when nothing is close enough to be worth saying.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong_lower = wrong.to_lowercase();
    // A short word is near only to what differs in one letter, or `age` would be near to `a`.
    let allowed = match wrong.chars().count() {
        // Any one letter differs from any other in one.
        0..=1 => 0,
        2..=5 => 1,
        letters => letters / 3 + 1,
    };
    candidates
        .into_iter()
        .map(|right| {
            let begins = wrong.len() > 3
                && right
                    .strip_prefix(wrong)
                    .is_some_and(|rest| rest.starts_with('_'));
            // The beginning of a name, whole words of it, is as near as one letter.
            let steps = if begins {
                1
            } else {
                distance(&wrong_lower, &right.to_lowercase())
            };
            (steps, right)
        })
        .filter(|(steps, right)| *steps <= allowed || right.contains(wrong) && wrong.len() > 3)
        .min()
        .map(|(_, right)| right.to_owned())
}

/// How many letters must be added, removed, changed or swapped with the next.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(80).collect();
    let b: Vec<char> = b.chars().take(80).collect();
    // The rows of the table for one letter fewer of `a`, and for two fewer, which a swap needs.
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut higher: Vec<usize> = above.clone();
    for (at, letter) in a.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| a.get(at));
        let mut row = vec![at + 1];
        for (col, other) in b.iter().enumerate() {
            let cell = |row: &[usize], col: usize| row.get(col).copied().unwrap_or(usize::MAX - 1);
            let changed = cell(&above, col) + usize::from(other != letter);
            let mut least = changed.min(cell(&above, col + 1) + 1).min(cell(&row, col) + 1);
            let swapped = col.checked_sub(1);
            if before == Some(other) && swapped.and_then(|at| b.get(at)) == Some(letter) {
                least = least.min(swapped.map_or(least, |at| cell(&higher, at) + 1));
            }
            row.push(least);
        }
        higher = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_slip_of_a_finger() {
        let names = ["bedrooms_held", "bedroom_need", "net_income"];
        assert_eq!(nearest("bedrom_need", names).as_deref(), Some("bedroom_need"));
        assert_eq!(nearest("net_incme", names).as_deref(), Some("net_income"));
        assert_eq!(nearest("zebra", names), None);
        assert_eq!(nearest("net_icnome", names).as_deref(), Some("net_income"));
    }

    #[test]
    fn the_beginning_of_a_name_is_near_to_it() {
        let names = ["advert.pets", "advert.ward", "advert.weeks_advertised"];
        assert_eq!(
            nearest("advert.weeks", names).as_deref(),
            Some("advert.weeks_advertised")
        );
        assert_eq!(nearest("advert.pet", names).as_deref(), Some("advert.pets"));
    }

    #[test]
    fn a_short_word_is_near_only_to_what_differs_in_one_letter() {
        assert_eq!(nearest("age", ["a"]), None);
        assert_eq!(nearest("son", ["pen", "den"]), None);
        assert_eq!(nearest("ordr", ["order", "tiers"]).as_deref(), Some("order"));
        assert_eq!(nearest("ordre", ["order", "tiers"]).as_deref(), Some("order"));
    }
}
