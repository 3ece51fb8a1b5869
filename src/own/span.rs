//! Lengths of time as people type them. A year counts as 365 days and a month as 30, as in the files of schemes.

use crate::t;
use crate::texts::Language;

/// Words for the lengths, in both languages, with their days. Each stands for every word that begins with it.
const LENGTHS: [(&str, i64); 8] = [
    ("day", 1),
    ("dni", 1),
    ("dzie", 1),
    ("week", 7),
    ("tydz", 7),
    ("tygod", 7),
    ("month", 30),
    ("mies", 30),
];

/// The same for years.
const YEARS: [&str; 3] = ["year", "rok", "lat"];

/// The days of `8 weeks`, `3 months` or `1 year and 2 weeks`; none for what is no length of time.
pub(super) fn days(typed: &str) -> Option<i64> {
    let typed = typed.to_lowercase().replace(',', " ");
    let mut words = typed
        .split_whitespace()
        .filter(|word| !matches!(*word, "and" | "i"));
    let mut total: Option<i64> = None;
    while let Some(word) = words.next() {
        let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let (number, unit) = if digits.len() == word.len() {
            (word, words.next()?)
        } else {
            (digits, word.strip_prefix(digits)?)
        };
        let number: i64 = number.parse().ok().filter(|number| *number >= 0)?;
        let each = if YEARS.iter().any(|year| unit.starts_with(year)) {
            365
        } else {
            let (_, each) = LENGTHS.iter().find(|(length, _)| unit.starts_with(length))?;
            *each
        };
        total = Some(total.unwrap_or(0).checked_add(number.checked_mul(each)?)?);
    }
    total
}

/// So many days in words that [`days`] reads back.
pub(super) fn in_words(language: Language, days: i64) -> String {
    match days {
        days if days > 0 && days % 365 == 0 => t!(language, "own-years", n = days / 365),
        days if days > 0 && days % 7 == 0 => t!(language, "own-weeks", n = days / 7),
        days => t!(language, "own-days", n = days),
    }
}

#[cfg(test)]
mod tests {
    use super::{days, in_words};
    use crate::texts::Language;

    #[test]
    fn lengths_are_read_as_people_type_them() {
        assert_eq!(days("8 weeks"), Some(56));
        assert_eq!(days("3 Months"), Some(90));
        assert_eq!(days("1 year and 2 weeks"), Some(379));
        assert_eq!(days("2years"), Some(730));
        assert_eq!(days("0 days"), Some(0));
        assert_eq!(days("5 miesięcy"), Some(150));
        for wrong in [
            "",
            "8",
            "weeks",
            "some weeks",
            "8 wombats",
            "-3 days",
            "99999999999999999999 days",
            "9223372036854775807 years",
        ] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_said_is_read_back() {
        for language in Language::ALL {
            for number in [0, 1, 2, 5, 7, 14, 35, 56, 90, 365, 730, 1825, 400] {
                let said = in_words(language, number);
                assert_eq!(days(&said), Some(number), "{said}");
            }
        }
    }
}
