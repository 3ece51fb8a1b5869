//! What a fact of the scheme's own is asked with: its choices and its question.
use super::super::super::reader::Reader;
use super::super::super::tree::Tree;
use crate::vocabulary::plain;

/// The words of a choice. Each can be told from the others, and there is something to choose.
pub(super) fn choices(reader: &mut Reader, tree: &Tree) -> Vec<String> {
    let words = reader.texts(tree, "choices");
    let Some(written) = tree.get("choices") else {
        return words;
    };
    let spot_of = |at: usize| written.items().get(at).map_or(written.spot, |one| one.spot);
    for (at, word) in words.iter().enumerate() {
        let before = words.get(..at).unwrap_or_default();
        if word.trim().is_empty() {
            let says = "This choice is empty, so nobody could choose it.";
            reader.note_expecting(spot_of(at), says, "a word, such as \"none\"");
        } else if before.iter().any(|other| plain(other) == plain(word)) {
            let says = format!("The choice `{word}` stands twice.");
            reader.note_expecting(spot_of(at), says, "another word, or one of the two");
        }
    }
    if words.len() == 1 && !reader.truth(tree, "may_be_none") {
        let says = "With one choice there is nothing to choose.";
        let expected = "a second choice such as \"none\", or `type = \"truth\"` for a yes or no";
        reader.note_expecting(written.spot, says, expected);
    }
    words
}

/// A question that is there and says nothing.
pub(super) fn question(reader: &mut Reader, tree: &Tree) {
    if let Some(asks) = tree.get("asks")
        && asks.text().is_some_and(|asks| asks.trim().is_empty())
    {
        let says = "`asks` is empty, so nobody could be asked.";
        let expected = "the question, or no `asks`: an officer then records the answer";
        reader.note_expecting(asks.spot, says, expected);
    }
}
