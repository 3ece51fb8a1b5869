//! Where no line ends: inside a reference, so that it can be read out on the phone, and inside "2-bedroom".

/// What stands inside these is no prose: there a reference stays as it is.
const AS_IT_IS: [&str; 7] = ["head", "script", "style", "textarea", "select", "svg", "code"];

/// Longest word that is kept in one piece, so that the narrowest phone still holds it.
const LONGEST: usize = 20;

/// The page with every such word, like `B-7KQ2-M4XN`, marked so that it does not break at its hyphens.
pub(super) fn keep_together(page: &str) -> String {
    let mut kept = String::with_capacity(page.len() + page.len() / 16);
    let mut inside = None;
    let mut pieces = page.split('<');
    kept.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        kept.push('<');
        let Some((tag, words)) = piece.split_once('>') else {
            kept.push_str(piece);
            continue;
        };
        kept.push_str(tag);
        kept.push('>');
        let closes = tag.strip_prefix('/');
        let name = closes.unwrap_or(tag);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        match inside {
            None if closes.is_none() => inside = AS_IT_IS.into_iter().find(|one| name == Some(*one)),
            Some(open) if closes.is_some() && name == Some(open) => inside = None,
            _ => {}
        }
        if inside.is_none() && words.contains('-') {
            keep_in(words, &mut kept);
        } else {
            kept.push_str(words);
        }
    }
    kept
}

fn keep_in(words: &str, kept: &mut String) {
    for piece in words.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
        let word = piece.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        if is_whole(word) {
            kept.push_str("<span class=\"lintel-nowrap\">");
            kept.push_str(word);
            kept.push_str("</span>");
        } else {
            kept.push_str(word);
        }
        kept.push_str(piece.strip_prefix(word).unwrap_or_default());
    }
}

/// Letters and digits joined by hyphens, with some digits among them.
fn is_whole(word: &str) -> bool {
    word.len() <= LONGEST
        && word.contains('-')
        && word.chars().any(|c| c.is_ascii_digit())
        && word.split('-').all(|group| !group.is_empty())
}

#[cfg(test)]
mod tests {
    use super::keep_together;

    fn kept(page: &str) -> String {
        keep_together(page)
    }

    #[test]
    fn a_reference_is_kept_in_one_piece_wherever_it_stands_in_a_sentence() {
        assert_eq!(
            kept("<p>Say (B-7KQ2-M4XN), or SN-2026-0042.</p>"),
            "<p>Say (<span class=\"lintel-nowrap\">B-7KQ2-M4XN</span>), or <span class=\"lintel-nowrap\">SN-2026-0042</span>.</p>"
        );
        assert_eq!(
            kept("<b>A-QNS9-H572</b>"),
            "<b><span class=\"lintel-nowrap\">A-QNS9-H572</span></b>"
        );
        assert_eq!(
            kept("<a>2-bedroom house (lapwing-00162)</a>"),
            "<a><span class=\"lintel-nowrap\">2-bedroom</span> house (<span class=\"lintel-nowrap\">lapwing-00162</span>)</a>"
        );
    }

    #[test]
    fn what_is_no_reference_or_no_prose_stays_as_it_is() {
        for page in [
            "<!DOCTYPE html><html lang=\"en\"><head><title>B-7KQ2-M4XN</title></head></html>",
            "<a href=\"/x?q=B-7KQ2-M4XN\" title=\"B-7KQ2-M4XN\">half-way house, A- and B-, -2</a>",
            "<textarea>B-7KQ2-M4XN</textarea><select><option>B-7KQ2-M4XN</option></select>",
            "<svg><text>B-7KQ2-M4XN</text></svg><code>A-1</code>",
            "<p>----, A--1, A-REFERENCE-THAT-IS-FAR-TOO-LONG-2</p>",
            "no markup at all, B-7KQ2-M4XN < 3",
            "",
        ] {
            assert_eq!(kept(page), page);
        }
    }

    #[test]
    fn prose_goes_on_behind_what_is_none() {
        let page = kept("<head><title>A-1</title></head><svg><g><text>A-1</text></g></svg><p>A-1</p>");
        assert!(
            page.ends_with("<p><span class=\"lintel-nowrap\">A-1</span></p>"),
            "{page}"
        );
        assert_eq!(page.matches("lintel-nowrap").count(), 1);
    }
}
