//! The document as HTML.
use std::fmt::Write as _;

use super::write;
use crate::scheme::Scheme;

/// The same document as HTML, without styles: headings, paragraphs and lists. Needs and kinds of advert have the `id`s
/// that [`gist`](super::gist()) names.
pub fn explain_html(scheme: &Scheme) -> String {
    // Writing to a string cannot fail.
    let mut html = String::new();
    let mut listing = false;
    let page = write(scheme);
    let mut anchors = page.anchors.into_iter().peekable();
    for line in page.text.lines() {
        let anchor = anchors.next_if(|(anchored, _)| anchored == line);
        let id = anchor
            .map(|(_, anchor)| format!(" id=\"{anchor}\""))
            .unwrap_or_default();
        let item = line.strip_prefix("- ");
        if listing && item.is_none() {
            html.push_str("</ul>\n");
            listing = false;
        }
        if let Some(item) = item {
            if !listing {
                html.push_str("<ul>\n");
                listing = true;
            }
            let _ = writeln!(html, "<li{id}>{}</li>", escaped(item));
        } else if let Some(heading) = line.strip_prefix("### ") {
            let _ = writeln!(html, "<h3{id}>{}</h3>", escaped(heading));
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(html, "<h2>{}</h2>", escaped(heading));
        } else if let Some(heading) = line.strip_prefix("# ") {
            let _ = writeln!(html, "<h1>{}</h1>", escaped(heading));
        } else if !line.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", escaped(line));
        }
    }
    if listing {
        html.push_str("</ul>\n");
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
