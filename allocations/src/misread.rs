//! Numbers and days in the ways in which people write them, for saying how they are written here.

/// The number that a word up to twelve stands for.
pub(crate) fn number_word(word: &str) -> Option<i64> {
    let words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let at = words.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    i64::try_from(at).ok()?.checked_add(1)
}

/// `01/04/2026`, `1.4.2026` or `2026/04/01` as year, month and day.
pub(crate) fn day(value: &str) -> Option<String> {
    let value = value.split('#').next().unwrap_or_default().trim();
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let named = |part: &str| {
        let part = part.to_lowercase();
        let at = months.iter().position(|month| part.starts_with(month));
        at.map_or(part, |at| (at + 1).to_string())
    };
    let parts: Vec<String> = value.split(['/', '.', '-', ' ']).map(named).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let date = chrono::NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)?;
    (year.len() == 4).then(|| date.to_string())
}
