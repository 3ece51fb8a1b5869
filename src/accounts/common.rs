//! Passwords that are tried first by whoever guesses: known words however dressed up, runs along the keyboard, repeats.
//!
//! A list of passwords grows with every digit put behind a word. Here the words stand alone, and what people do to them
//! is undone before they are compared: capitals, digits and signs at the ends, digits for letters, a word said twice.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("common.txt").split_whitespace().collect());

/// Keys that lie, or letters that stand, beside each other.
const RUNS: [&str; 9] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
];

/// The shortest run that counts as one.
const SHORTEST_RUN: usize = 3;

/// Whether a password is among the first that anybody would try.
pub(super) fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    lower.chars().all(|one| one.is_ascii_digit())
        || letters.windows(2).all(|two| two.first() == two.last())
        || repeats(&lower)
        || is_known(&lower)
        || is_known(&plain(&lower))
        || only_runs(&letters)
}

/// A known word, once or twice, with anything but letters around it.
fn is_known(text: &str) -> bool {
    let inner = text.trim_matches(|one: char| !one.is_alphabetic());
    if WORDS.contains(inner) || WORDS.contains(text) {
        return true;
    }
    let half = inner.len() / 2;
    match (inner.get(..half), inner.get(half..)) {
        (Some(first), Some(second)) => first == second && WORDS.contains(first),
        _ => false,
    }
}

/// Digits and signs that stand for letters, turned back into them. Those at the end are left to be cut off.
fn plain(lower: &str) -> String {
    let inner = lower.trim_end_matches(|one: char| one.is_ascii_digit() || one == '!');
    inner
        .chars()
        .map(|one| match one {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            '9' => 'g',
            other => other,
        })
        .collect()
}

/// Up to four signs, again and again: `abcabcabc`, `12121212`.
fn repeats(lower: &str) -> bool {
    lower.is_ascii()
        && (1..=4).any(|unit| {
            lower
                .as_bytes()
                .iter()
                .zip(lower.as_bytes().iter().skip(unit))
                .all(|(before, after)| before == after)
        })
}

/// Nothing but runs: `qwerty123`, `1q2w3e4r`, `cba54321`.
fn only_runs(letters: &[char]) -> bool {
    let mut rest = letters;
    while !rest.is_empty() {
        let longest = RUNS.iter().map(|run| run_at(run, rest)).max().unwrap_or(0);
        match rest.get(longest..) {
            Some(further) if longest >= SHORTEST_RUN => rest = further,
            _ => return false,
        }
    }
    true
}

/// How many signs at the start of `text` follow each other in `run`, forwards or backwards.
fn run_at(run: &str, text: &[char]) -> usize {
    let along = |run: &[char]| {
        let Some(start) = text
            .first()
            .and_then(|first| run.iter().position(|one| one == first))
        else {
            return 0;
        };
        run.iter()
            .skip(start)
            .zip(text)
            .take_while(|(one, other)| one == other)
            .count()
    };
    let mut keys: Vec<char> = run.chars().collect();
    let forwards = along(&keys);
    keys.reverse();
    forwards.max(along(&keys))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_common};

    #[test]
    fn what_everybody_tries_first_is_common() {
        for tried in [
            "password",
            "Password1",
            "PASSWORD123!",
            "p4ssw0rd",
            "P@$$w0rd2026",
            "passwordpassword",
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "00000000",
            "87654321",
            "19850412",
            "qwertyuiop",
            "qwerty123",
            "Qwerty12345",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "1qaz2wsx",
            "qazwsxedc",
            "zaq12wsx",
            "asdfghjkl",
            "zxcvbnm123",
            "abcd1234",
            "abc12345",
            "abcdefgh",
            "iloveyou",
            "ILoveYou2",
            "iloveu123",
            "sunshine",
            "sunshine1",
            "princess1",
            "football1",
            "Liverpool1",
            "liverpool123",
            "chelsea12",
            "arsenal1!",
            "norwichcity",
            "Norwich2026!",
            "Broadland2026",
            "southnorfolk1",
            "superman",
            "batman123",
            "starwars",
            "trustno1",
            "letmein1",
            "welcome1",
            "Welcome2026",
            "monkey123",
            "dragon12",
            "michael1",
            "jennifer",
            "charlie1",
            "ashley12",
            "Summer2026!",
            "January2026",
            "computer",
            "internet",
            "whatever",
            "changeme!",
            "abcabcabc",
            "12121212",
            "xyzxyzxyz",
            "aaaaaaaaa",
            "asdfasdf",
            "haslo123",
            "kochanie",
            "!!letmein!!",
            "654321abc",
            "cba54321",
            "qweasdzxc",
            "fuckyou2",
            "mummy1985",
            "homeoptions",
            "Council123",
            "London2012",
        ] {
            assert!(is_common(tried), "{tried}");
        }
    }

    #[test]
    fn what_nobody_would_try_first_is_taken() {
        for chosen in [
            "three words together",
            "correct horse battery",
            "teaselgate-lantern",
            "Xk4#pQz81v",
            "wysokie drzewa szumia",
            "my dog eats 4 shoes",
            "🏠🏡🏠🏡🏠🏡🏠🏡",
            "norwich market tulips",
            "qwertz-lantern-9",
            "passwordlantern tree",
            "12 green bottles",
            "zażółć gęślą",
            "rivermarshheron",
        ] {
            assert!(!is_common(chosen), "{chosen}");
        }
    }

    #[test]
    fn the_list_is_long_and_tidy() {
        assert!(WORDS.len() > 1_000, "{}", WORDS.len());
        assert!(WORDS.iter().all(|word| *word == word.to_lowercase()));
    }
}
