//! Slips that change no answer and that a writer would want to know of: a holiday that is none, a question that asks nothing.
use super::{Careful, Weight};
use crate::calendar;
use crate::scheme::tree::{Shape, Spot, Tree};
use crate::working::is_weekend;

/// Holidays on a Saturday or Sunday, and those that stand twice.
pub(super) fn holidays(reader: &mut Careful<'_>) {
    let listed = reader.scheme.root.get("working_days");
    let listed = listed.and_then(|tree| tree.get("holidays")).map(Tree::items);
    let days = listed
        .unwrap_or_default()
        .iter()
        .filter_map(|item| match item.shape {
            Shape::Date(day) => Some((item.spot, day)),
            _ => None,
        });
    let days: Vec<(Spot, i64)> = days.collect();
    for (at, (spot, day)) in days.iter().enumerate() {
        let said = calendar::in_words(calendar::date(*day));
        let before = days.get(..at).unwrap_or_default();
        if before.iter().any(|(_, other)| other == day) {
            let says = format!("The holiday on {said} stands twice. Is another day meant?");
            reader.find("holiday", Weight::Doubtful, *spot, says);
        } else if is_weekend(*day) {
            let says = format!(
                "{said} is at the weekend, so it is no working day without being listed. Is the day meant that is free instead?"
            );
            reader.find("holiday", Weight::Doubtful, *spot, says);
        }
    }
}

/// Questions for the form that do not ask.
pub(super) fn questions(reader: &mut Careful<'_>) {
    let facts = reader
        .scheme
        .root
        .get("fact")
        .map(Tree::items)
        .unwrap_or_default();
    let asks = facts.iter().filter_map(|fact| fact.get("asks"));
    let bare: Vec<Spot> = asks
        .filter(|asks| asks.text().is_some_and(|asks| !asks.trim_end().ends_with('?')))
        .map(|asks| asks.spot)
        .collect();
    for spot in bare {
        let says = "This is put to people as a question and does not end in a question mark.";
        reader.find("question", Weight::Note, spot, says);
    }
}

/// Words of a time limit where nothing says how long it is.
pub(super) fn lasting(reader: &mut Careful<'_>) {
    let root = &reader.scheme.root;
    let parts = ["band", "need", "award"].into_iter();
    let trees = parts.filter_map(|part| root.get(part)).flat_map(Tree::items);
    let mut found: Vec<(Spot, String)> = Vec::new();
    for tree in trees.filter(|tree| tree.get("lasts").is_none() && tree.get("until").is_none()) {
        for word in ["from", "extended_until", "then", "limit_clause", "limit_says"] {
            if let Some(alone) = tree.get(word) {
                let says =
                    format!("`{word}` stands here without `lasts` or `until`, so there is no time limit.");
                found.push((alone.spot, says));
                break;
            }
        }
    }
    for (spot, says) in found {
        reader.find("no-time-limit", Weight::Doubtful, spot, says);
    }
}
