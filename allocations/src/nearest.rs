//! "Did you mean …?": the nearest right name to a wrong one.

/// The candidate most like `wrong`, or none when nothing is close enough to be worth saying.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong_lower = wrong.to_lowercase();
    let allowed = (wrong.chars().count() / 3).max(1) + 1;
    candidates
        .into_iter()
        .map(|right| (distance(&wrong_lower, &right.to_lowercase()), right))
        .filter(|(steps, right)| *steps <= allowed || right.contains(wrong) && wrong.len() > 3)
        .min()
        .map(|(_, right)| right.to_owned())
}

/// How many letters must be added, removed, changed or swapped with a neighbour's row (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(80).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().take(80).enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        let mut next = vec![left];
        for (other, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = usize::from(*other != letter);
            left = (diagonal + cost).min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
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
    }
}
