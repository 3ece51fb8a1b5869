//! Dates and times that stay on one line.

const KEPT: char = '\u{a0}';

/// The same words, with spaces that do not break inside a date and before a time of day: `23 November 2026`, `at 11:59pm`,
/// `godz. 23:59`. Everything else may still break, between the weekday and the day too.
pub fn unbroken(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let mut said = String::with_capacity(text.len());
    for (at, here) in words.iter().enumerate() {
        if at > 0 {
            let before_month = is_day(word(at - 1)) && is_year(word(at + 1));
            let before_year = at > 1 && is_day(word(at - 2)) && is_year(here);
            let before_time = is_time(here) && matches!(word(at - 1), "at" | "godz.");
            said.push(if before_month || before_year || before_time {
                KEPT
            } else {
                ' '
            });
        }
        said.push_str(here);
    }
    said
}

fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ':', ';', ')']);
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}

fn is_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with("mid")
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_date_stays_on_one_line_and_a_sentence_does_not() {
        let said = |text: &str| unbroken(text).replace('\u{a0}', "_");
        for (text, kept) in [
            (
                "Closes Monday 23 November 2026 at 11:59pm, in 2 days",
                "Closes Monday 23_November_2026 at_11:59pm, in 2 days",
            ),
            ("By 24 November 2026, in 3 days", "By 24_November_2026, in 3 days"),
            (
                "Termin: poniedziałek, 23 listopada 2026, godz. 23:59, za 2 dni",
                "Termin: poniedziałek, 23_listopada_2026, godz._23:59, za 2 dni",
            ),
            ("at midday on 1 July 2026", "at_midday on 1_July_2026"),
            ("2 homes in 2026", "2 homes in 2026"),
            ("", ""),
        ] {
            assert_eq!(said(text), kept);
        }
    }
}
