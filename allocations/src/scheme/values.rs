//! What the plain words of a file may be worth: closed words, ranges and kinds, all in one place. Conditions and sums
//! are checked where they are read, and so is every text that something is made from.
use super::tree::{Shape, Tree};

/// What may stand for a word of the file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Worth {
    Text,
    /// A table of texts.
    Texts,
    Truth,
    /// A whole number between two ends; a sum in quotation marks is checked as one.
    Whole(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
}

const ANSWER: Worth = Worth::Word(&["yes", "no", "unknown"]);
const FOUND: Worth = Worth::Word(&["yes", "no", "unknown", "none"]);

/// By the part of the file and the word in it.
const WORTH: &[(&str, &str, Worth)] = &[
    ("[scheme]", "notes", Worth::Text),
    ("[scheme]", "decides", Worth::Texts),
    ("[priority]", "decides", Worth::Texts),
    ("[priority]", "clause", Worth::Text),
    ("[bidding]", "per_cycle", Worth::Whole(1, 1_000)),
    ("[bidding]", "live", Worth::Whole(1, 1_000)),
    ("[bidding]", "one_offer", Worth::Truth),
    ("[bidding]", "cycle", Worth::Text),
    ("[bedrooms]", "source", Worth::Text),
    ("[[bedrooms.extra]]", "rooms", Worth::Whole(1, 10)),
    ("[[cap]]", "name", Worth::Text),
    ("[[cap]]", "clause", Worth::Text),
    ("[[cap]]", "says", Worth::Text),
    ("[[cap]]", "most", Worth::Whole(0, 1_000_000)),
    ("[[dates.rank]]", "code", Worth::Text),
    ("[[label]]", "source", Worth::Text),
    ("caps", "most", Worth::Whole(0, 1_000_000)),
    (
        "caps",
        "beyond",
        Worth::Word(&["below all others", "not considered"]),
    ),
    ("tiers", "most", Worth::Whole(0, 1_000_000)),
    ("stages", "most", Worth::Whole(0, 1_000_000)),
    ("turns", "times", Worth::Whole(1, 100)),
    ("limits", "most", Worth::Whole(0, 1_000_000)),
    ("[[quota]]", "every", Worth::Whole(2, 1_000)),
    ("[quotas]", "clause", Worth::Text),
    ("[[quota]]", "code", Worth::Text),
    ("a definition", "says", Worth::Text),
    ("a definition", "clause", Worth::Text),
    ("a parameter", "says", Worth::Text),
    ("a parameter", "clause", Worth::Text),
    ("a value of a parameter", "says", Worth::Text),
    ("a value of a parameter", "clause", Worth::Text),
    // cases
    ("then", "eligible", ANSWER),
    ("then", "qualifies", ANSWER),
    ("then", "may_bid", ANSWER),
    ("then", "certain", FOUND),
    ("then", "passed", FOUND),
    ("then", "bedrooms", Worth::Whole(0, 100)),
    ("context", "bids_this_cycle", Worth::Whole(0, 1_000)),
    ("context", "live_bids", Worth::Whole(0, 1_000)),
    ("a bid", "minute", Worth::Whole(0, 1_000)),
    ("a past home", "times", Worth::Whole(1, 10_000)),
    // everywhere
    ("", "stand_in", Worth::Truth),
    ("", "any_size", Worth::Truth),
    ("", "local_connection", Worth::Truth),
];

/// What may stand for the word at its place, where that is not checked as it is read.
pub(super) fn worth(place: &str, key: &str) -> Option<Worth> {
    let found = WORTH
        .iter()
        .find(|(part, word, _)| *word == key && (*part == place || part.is_empty()));
    found.map(|(_, _, worth)| *worth)
}

impl Worth {
    /// What is wrong with the value, and what was expected.
    pub(super) fn wrong(self, key: &str, value: &Tree) -> Option<(String, String)> {
        match (self, &value.shape) {
            (Self::Text, Shape::Text(_)) | (Self::Truth, Shape::Truth(_)) => None,
            (Self::Text, _) => Some((
                format!("`{key}` must be text."),
                "text in quotation marks".to_owned(),
            )),
            (Self::Truth, _) => {
                let says = format!("`{key}` must be true or false.");
                Some((says, "`true` or `false`, without quotation marks".to_owned()))
            }
            (Self::Whole(least, most), Shape::Number(n)) if !(least..=most).contains(n) => {
                let says = format!("`{key}` cannot be {n}.");
                Some((says, format!("a whole number from {least} to {most}")))
            }
            (Self::Whole(..), _) => None,
            (Self::Word(words), Shape::Text(text)) if words.contains(&text.trim()) => None,
            (Self::Word(words), Shape::Truth(yes)) if words.contains(&"yes") => {
                let word = if *yes { "yes" } else { "no" };
                let says = format!("`{key}` is yes, no or not known, so its answer is a word.");
                Some((says, format!("`\"{word}\"`, in quotation marks")))
            }
            (Self::Word(words), shape) => {
                let says = match shape {
                    Shape::Text(text) => format!("`{key}` cannot be \"{text}\"."),
                    Shape::Number(_)
                    | Shape::Truth(_)
                    | Shape::Date(_)
                    | Shape::List(_)
                    | Shape::Table(_)
                    | Shape::Decimal(_)
                    | Shape::Other => format!("`{key}` must be a word in quotation marks."),
                };
                Some((says, format!("one of: {}", words.join(", "))))
            }
            (Self::Texts, _) => {
                let wrong = value.entries().iter().find(|(_, _, text)| text.text().is_none());
                let table = matches!(value.shape, Shape::Table(_));
                (wrong.is_some() || !table).then(|| {
                    let says = format!("`{key}` must be a table of texts.");
                    (
                        says,
                        format!("for example `{key} = {{ exceptions = \"the panel\" }}`"),
                    )
                })
            }
        }
    }

    /// The words that may stand there.
    pub(super) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Word(words) => words,
            Self::Text | Self::Texts | Self::Truth | Self::Whole(..) => &[],
        }
    }
}
