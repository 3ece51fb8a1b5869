//! The lists that stand inside a sentence: long conditions, part by part.
use crate::language::words::{CLOSES, OPENS, PART};

/// As Markdown: a list under the line, further in for every list within a list. What follows the list stands under it.
pub(super) fn indented(text: &str) -> String {
    let mut written = String::new();
    for line in text.lines() {
        let own = usize::from(line.starts_with("- "));
        let (mut depth, mut after) = (0_usize, false);
        for letter in line.chars() {
            match letter {
                OPENS => depth += 1,
                CLOSES => {
                    depth = depth.saturating_sub(1);
                    after = true;
                }
                PART => {
                    let further = (own + depth).saturating_sub(1);
                    written.push('\n');
                    written.push_str(&"  ".repeat(further));
                    written.push_str("- ");
                    after = false;
                }
                ' ' if after => {}
                _ => {
                    if after {
                        written.push_str("\n\n");
                        written.push_str(&"  ".repeat(own + depth));
                        after = false;
                    }
                    written.push(letter);
                }
            }
        }
        written.push('\n');
    }
    written
}

/// As HTML inside an item of a list.
pub(super) fn nested(line: &str) -> String {
    let mut written = String::new();
    // Of each list that is open, whether a part of it is.
    let mut open: Vec<bool> = Vec::new();
    for letter in line.chars() {
        match letter {
            OPENS => {
                written.push_str("<ul>");
                open.push(false);
            }
            PART => {
                if let Some(begun) = open.last_mut() {
                    written.push_str(if *begun { "</li><li>" } else { "<li>" });
                    *begun = true;
                }
            }
            CLOSES => close(&mut written, open.pop()),
            _ => written.push(letter),
        }
    }
    while let Some(begun) = open.pop() {
        close(&mut written, Some(begun));
    }
    written
}

fn close(written: &mut String, list: Option<bool>) {
    written.push_str(match list {
        Some(true) => "</li></ul>",
        Some(false) => "</ul>",
        None => "",
    });
}

/// As HTML where it stands alone: a paragraph, and its list after it.
pub(super) fn paragraphs(line: &str) -> String {
    let (Some(from), Some(to)) = (line.find(OPENS), line.rfind(CLOSES)) else {
        return format!("<p>{line}</p>");
    };
    let part = |range: Option<&str>| range.unwrap_or_default().trim().to_owned();
    let (lead, rest) = (part(line.get(..from)), part(line.get(to + CLOSES.len_utf8()..)));
    let list = nested(&part(line.get(from..to + CLOSES.len_utf8())));
    let rest = if rest.is_empty() {
        rest
    } else {
        format!("\n<p>{rest}</p>")
    };
    format!("<p>{lead}</p>\n{list}{rest}")
}
