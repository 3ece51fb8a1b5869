//! The document as HTML.
use std::fmt::Write as _;

use super::listing::{nested, paragraphs};
use super::write;
use crate::scheme::Scheme;

/// The same document as HTML, without styles: headings, paragraphs, lists and tables. Needs and kinds of advert have the
/// `id`s that [`gist`](super::gist()) names.
pub fn explain_html(scheme: &Scheme) -> String {
    // Writing to a string cannot fail.
    let mut html = String::new();
    let mut listing = false;
    let page = write(scheme);
    let mut captions = page.captions.into_iter().peekable();
    let mut table: Option<Table> = None;
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
        if let Some(open) = &mut table {
            if open.take(line) {
                continue;
            }
            open.write(&mut html);
            table = None;
        }
        if captions.next_if(|caption| caption == line).is_some() {
            table = Some(Table {
                caption: line.to_owned(),
                rows: Vec::new(),
            });
        } else if let Some(item) = item {
            if !listing {
                html.push_str("<ul>\n");
                listing = true;
            }
            let _ = writeln!(html, "<li{id}>{}</li>", nested(&escaped(item)));
        } else if let Some(heading) = line.strip_prefix("### ") {
            let _ = writeln!(html, "<h3{id}>{}</h3>", escaped(heading));
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(html, "<h2>{}</h2>", escaped(heading));
        } else if let Some(heading) = line.strip_prefix("# ") {
            let _ = writeln!(html, "<h1>{}</h1>", escaped(heading));
        } else if !line.is_empty() {
            let _ = writeln!(html, "{}", paragraphs(&escaped(line)));
        }
    }
    if listing {
        html.push_str("</ul>\n");
    }
    if let Some(table) = table {
        table.write(&mut html);
    }
    html
}

/// A table while its lines are gathered.
struct Table {
    caption: String,
    rows: Vec<(String, String)>,
}

impl Table {
    /// Takes a line that belongs to the table: one of its rows, or the empty line before them.
    fn take(&mut self, line: &str) -> bool {
        let cells = line.strip_prefix("| ").and_then(|cells| cells.strip_suffix(" |"));
        match cells.and_then(|cells| cells.split_once(" | ")) {
            Some((first, second)) => {
                if first != "---" {
                    self.rows.push((first.to_owned(), second.to_owned()));
                }
                true
            }
            None => line.is_empty() && self.rows.is_empty(),
        }
    }

    /// The caption says what it is; the first row heads the columns, and the first cell of each row heads that row.
    fn write(&self, html: &mut String) {
        let _ = writeln!(html, "<table>\n<caption>{}</caption>", escaped(&self.caption));
        let mut rows = self.rows.iter();
        if let Some((first, second)) = rows.next() {
            let (first, second) = (escaped(first), escaped(second));
            let _ = writeln!(
                html,
                "<thead>\n<tr><th scope=\"col\">{first}</th><th scope=\"col\">{second}</th></tr>\n</thead>\n<tbody>"
            );
        }
        for (first, second) in rows {
            let (first, second) = (escaped(first), escaped(second));
            let _ = writeln!(html, "<tr><th scope=\"row\">{first}</th><td>{second}</td></tr>");
        }
        html.push_str("</tbody>\n</table>\n");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
