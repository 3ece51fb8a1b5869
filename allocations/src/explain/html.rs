//! The document as HTML.
use std::fmt::Write as _;

use super::explain;
use crate::scheme::Scheme;

/// The same document as HTML, without styles: headings, paragraphs and lists.
pub fn explain_html(scheme: &Scheme) -> String {
    // Writing to a string cannot fail.
    let mut html = String::new();
    let mut listing = false;
    for line in explain(scheme).lines() {
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
            let _ = writeln!(html, "<li>{}</li>", escaped(item));
        } else if let Some(heading) = line.strip_prefix("### ") {
            let _ = writeln!(html, "<h3>{}</h3>", escaped(heading));
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
