//! From which end a key of an order begins: only words that suit what the key goes by, and that mean what people take
//! them to mean.
use super::super::super::reader::Reader;
use super::super::super::tree::Tree;
use crate::nearest::nearest;
use crate::types::{Type, Unit};
use crate::vocabulary::vocabulary;

/// `registered_on, oldest first` is an expression and a direction. What follows the last comma is a direction when it is
/// nothing but words.
pub(super) fn split(text: &str) -> (String, Option<String>) {
    let words = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
    };
    match text.rsplit_once(',') {
        Some((by, direction)) if words(direction) => {
            (by.trim().to_owned(), Some(direction.trim().to_lowercase()))
        }
        _ => (text.trim().to_owned(), None),
    }
}

/// Notes a direction that stands behind its key without a comma; false when there is none.
pub(super) fn without_comma(reader: &mut Reader, item: &Tree, text: &str) -> bool {
    let Some((rest, first)) = text.trim().rsplit_once(' ') else {
        return false;
    };
    let Some((by, word)) = rest.trim().rsplit_once(' ') else {
        return false;
    };
    if first != "first" || !WORDS.iter().any(|(one, _)| *one == word) {
        return false;
    }
    reader.note_expecting(
        item.spot,
        "The direction of a key stands behind a comma.",
        &format!("`\"{}, {word} first\"`", by.trim()),
    );
    true
}

/// Notes `military first`: whoever it holds for goes first by `yes first`.
pub(super) fn truth_first(reader: &mut Reader, item: &Tree, text: &str) -> bool {
    let Some((by, "first")) = text.trim().rsplit_once(' ') else {
        return false;
    };
    reader.note_expecting(
        item.spot,
        "A key is a name or a sum. From which end it begins stands behind a comma.",
        &format!("`\"{by}, yes first\"` for a yes or no"),
    );
    true
}

/// Each direction, and whether it begins at the large end. The best band stands first in the file.
const WORDS: [(&str, bool); 18] = [
    ("oldest", false),
    ("earliest", false),
    ("smallest", false),
    ("lowest", false),
    ("least", false),
    ("fewest", false),
    ("shortest", false),
    ("no", false),
    ("newest", true),
    ("latest", true),
    ("largest", true),
    ("highest", true),
    ("greatest", true),
    ("most", true),
    ("longest", true),
    ("yes", true),
    ("best", false),
    ("worst", true),
];

const OF_DATES: [&str; 4] = ["oldest", "earliest", "newest", "latest"];
const OF_NUMBERS: [&str; 8] = [
    "most", "highest", "largest", "greatest", "fewest", "least", "lowest", "smallest",
];
const OF_LENGTHS: [&str; 10] = [
    "longest", "most", "highest", "largest", "greatest", "shortest", "fewest", "least", "lowest", "smallest",
];
const OF_POINTS: [&str; 10] = [
    "most", "highest", "largest", "greatest", "best", "fewest", "least", "lowest", "smallest", "worst",
];

/// The directions that suit a kind of key; none where nothing but an order written out does.
fn suiting(kind: Type) -> &'static [&'static str] {
    match kind.whole() {
        Type::Date | Type::Moment => &OF_DATES,
        Type::Truth => &["yes", "no"],
        Type::Number(Unit::Points) => &OF_POINTS,
        Type::Number(Unit::Years | Unit::Months | Unit::Weeks | Unit::Hours) | Type::Duration => &OF_LENGTHS,
        Type::Number(Unit::Plain | Unit::Bedrooms | Unit::People | Unit::Floors)
        | Type::Decimal(..)
        | Type::Money => &OF_NUMBERS,
        Type::Choice(list) if is_band(list) => &["best", "worst"],
        Type::Choice(_) | Type::Place | Type::Places | Type::Text => &[],
    }
}

fn is_band(list: u16) -> bool {
    list == vocabulary().choice_list("band")
}

/// Whether the key begins at the large end. Notes a direction that does not suit it, and one that is missing.
pub(super) fn largest_first(
    reader: &mut Reader,
    item: &Tree,
    direction: Option<&str>,
    kind: Type,
    written_out: bool,
) -> bool {
    let suiting = suiting(kind);
    let Some(direction) = direction else {
        return usually(reader, item, kind, written_out);
    };
    if written_out {
        let says =
            "This key has a direction, and an order written out under `first`. Only one of them can count.";
        reader.note_expecting(item.spot, says, "`first` alone, or the direction alone");
        return false;
    }
    let word = direction.strip_suffix(" first").unwrap_or_default();
    if suiting.contains(&word) {
        // Of points, the most are the best; of bands, the first in the file is.
        let points = kind.whole() == Type::Number(Unit::Points);
        let found = WORDS.iter().find(|(one, _)| *one == word);
        return match word {
            "best" | "worst" if points => word == "best",
            _ => found.is_some_and(|(_, largest)| *largest),
        };
    }
    if suiting.is_empty() {
        let says = "The order of these choices must be written out.";
        reader.note_expecting(
            item.spot,
            says,
            "`first = [\"…\"]`, with the choice that goes first",
        );
        return false;
    }
    let says = format!("This key cannot begin with \"{direction}\".");
    let near = direction
        .strip_suffix(" first")
        .and_then(|word| nearest(word, suiting.iter().copied()));
    let problem = reader.problem(item.spot, says).expecting(listed(suiting));
    let problem = problem.near(near.map(|word| format!("{word} first")));
    reader.problems.push(problem);
    false
}

/// The directions as a sentence lists them.
fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word} first\"")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.join(""),
    }
}

/// The direction that goes without saying.
fn usually(reader: &mut Reader, item: &Tree, kind: Type, written_out: bool) -> bool {
    if written_out {
        return false;
    }
    match kind.whole() {
        Type::Truth | Type::Number(Unit::Points) => true,
        Type::Date | Type::Moment => false,
        Type::Choice(list) if is_band(list) => false,
        Type::Choice(_) => {
            reader.note_expecting(
                item.spot,
                "The order of these choices must be written out.",
                "`first = [\"…\"]`",
            );
            false
        }
        Type::Number(_)
        | Type::Decimal(..)
        | Type::Money
        | Type::Duration
        | Type::Place
        | Type::Places
        | Type::Text => {
            reader.note_expecting(
                item.spot,
                "The direction of this key must be written out.",
                &listed(suiting(kind)),
            );
            false
        }
    }
}
