//! A scheme's document in the dress of our pages: plain sentences in sight, exact rules folded, every heading an anchor.

use crate::t;
use crate::texts::Language;
use crate::web::page::Link;

/// The anchor of the list of all rules.
const RULES: &str = "rules";

/// What begins the exact condition of a rule, after its plain sentence.
const EXACT: [&str; 4] = [" Met when: ", " Applies when: ", " Exactly: ", " When: "];

/// What begins the engine's own line about its version, and what stands around the length of a band's time.
const VERSION: &str = "<p>Version ";
const LASTS: &str = "<p>Lasts ";
const UNTIL: &str = ", until ";

/// What only the paragraph on how a draw is worked out again speaks of, which few people need.
const CHECK: &str = "SHA-256";

/// What is said of an end without a day, which stands with the exact day.
const NEVER: &str = "Without such a day it does not end.";

/// The engine's plain markup with the classes of the pages; its own title gives way to the page's heading. The plain
/// sentence of a rule stands in sight and its exact condition is folded under it.
pub(super) fn classed(language: Language, html: &str) -> String {
    let gap = format!(
        "<span{}>{}</span>",
        amid_english(language),
        t!(language, "register-how-gap")
    );
    let mut lines: Vec<&str> = html.lines().collect();
    // Two rules may say the same to people.
    lines.dedup_by(|one, other| item(one).is_some() && item(one) == item(other));
    let back = format!(
        "<p class=\"govuk-body\"{}><a class=\"govuk-link\" href=\"#{RULES}\">{}</a></p>",
        amid_english(language),
        t!(language, "register-how-back")
    );
    let mut begun = false;
    let dressed: Vec<String> = lines
        .into_iter()
        // The page says the version itself.
        .filter(|line| !line.starts_with("<h1>") && !line.starts_with(VERSION))
        .map(|line| {
            if let Some(heading) = heading(line) {
                let before = if begun { format!("{back}\n") } else { String::new() };
                begun = true;
                return format!(
                    "{before}<h2 class=\"govuk-heading-l\" id=\"{}\">{heading}</h2>",
                    anchor(heading)
                );
            }
            ombudsman(language, &folded(language, &capital(line)))
                .replace("(stand-in)", &gap)
                .replace("<h3", "<h3 class=\"govuk-heading-m\"")
                .replace("<p>", "<p class=\"govuk-body\">")
                .replace(
                    "<ul>",
                    "<ul class=\"govuk-list govuk-list--bullet govuk-list--spaced\">",
                )
        })
        .collect();
    let last = if begun { format!("\n{back}") } else { String::new() };
    format!("{}{last}", dressed.join("\n"))
}

/// The words of an item of a list, which may have an anchor.
fn item(line: &str) -> Option<&str> {
    let (tag, words) = line.split_once('>')?;
    tag.starts_with("<li").then_some(words)
}

/// The language of our own words amid the rules, which are in English.
const fn amid_english(language: Language) -> &'static str {
    match language {
        Language::English => "",
        Language::Polish => " lang=\"pl\"",
    }
}

/// How long a band lasts, until when exactly, and what is said of it.
fn limit(line: &str) -> Option<(&str, (&str, &str))> {
    let (length, rest) = line.strip_prefix(LASTS).and(line.split_once(UNTIL))?;
    Some((length, rest.split_once(". ")?))
}

fn folded(language: Language, line: &str) -> String {
    if line.starts_with("<p>") && line.contains(CHECK) {
        return format!(
            "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"{}>\
             <span class=\"govuk-details__summary-text\">{}</span></summary>\
             <div class=\"govuk-details__text\">{line}</div></details>",
            amid_english(language),
            t!(language, "register-how-check")
        );
    }
    if let Some((length, (exact, says))) = limit(line) {
        let (never, says) = match says.strip_prefix(NEVER) {
            Some(rest) => (format!(" {NEVER}"), rest.trim_start()),
            None => (String::new(), says),
        };
        return format!(
            "{length}. {says}\n<details class=\"govuk-details\">{}\
             <div class=\"govuk-details__text lintel-sentence\">{exact}.{never}</div></details>",
            summary(language, length.strip_prefix("<p>").unwrap_or(length))
        );
    }
    let found = EXACT
        .iter()
        .find_map(|begins| line.split_once(begins).map(|parts| (*begins, parts)));
    match found {
        Some((begins, (says, exact))) if item(line).is_some() => format!(
            "{says}<details class=\"govuk-details govuk-!-margin-bottom-2\">{}\
             <div class=\"govuk-details__text\">{}{}</div></details></li>",
            summary(language, item(says).unwrap_or(says)),
            begins.trim_start(),
            exact.trim_end_matches("</li>")
        ),
        Some(_) | None => line.to_owned(),
    }
}

/// What opens an exact rule. Each says which rule it is to those who hear one after the other: its plain words without its
/// clause.
fn summary(language: Language, says: &str) -> String {
    let plain = says.split_once(" (").map_or(says, |(plain, _)| plain);
    let english = match language {
        Language::English => "",
        Language::Polish => " lang=\"en\"",
    };
    format!(
        "<summary class=\"govuk-details__summary\"{}><span class=\"govuk-details__summary-text\">{}\
         <span class=\"govuk-visually-hidden\"{english}>: {plain}</span></span></summary>",
        amid_english(language),
        t!(language, "register-exact-rule")
    )
}

/// An item begins with a capital, whatever the scheme's file calls what it is about.
fn capital(line: &str) -> String {
    let Some(words) = item(line) else {
        return line.to_owned();
    };
    let tag = line.strip_suffix(words).unwrap_or_default();
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    tag.chars().chain(first).chain(letters).collect()
}

/// The number of an ombudsman's decision is for officers.
fn ombudsman(language: Language, line: &str) -> String {
    let Some((before, rest)) = line.split_once("(LGSCO") else {
        return line.to_owned();
    };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    let called = t!(language, "bids-clause-ombudsman");
    format!("{before}(<span{}>{called}</span>){after}", amid_english(language))
}

/// The words of a heading; that a whole section fills a gap of the published scheme is for officers.
fn heading(line: &str) -> Option<&str> {
    let words = line.strip_prefix("<h2>")?.strip_suffix("</h2>")?;
    Some(words.split_once(" (stand-in").map_or(words, |(words, _)| words))
}

pub(super) fn contents(html: &str) -> Vec<Link> {
    html.lines()
        .filter_map(heading)
        .map(|heading| Link::new(unescaped(heading), format!("#{}", anchor(heading))))
        .collect()
}

/// The words of a heading as they were before the engine escaped them: the template escapes them itself.
fn unescaped(heading: &str) -> String {
    heading
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// `what-changed` of `What changed`.
fn anchor(heading: &str) -> String {
    let letters = heading
        .to_lowercase()
        .replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{Language, classed};

    #[test]
    fn the_page_has_its_own_heading() {
        let page = classed(
            Language::English,
            "<h1>Title</h1>\n<h2>Who we are</h2>\n<p>a &lt;b&gt;</p>",
        );
        assert_eq!(
            page,
            "<h2 class=\"govuk-heading-l\" id=\"who-we-are\">Who we are</h2>\n<p class=\"govuk-body\">a &lt;b&gt;</p>\n\
             <p class=\"govuk-body\"><a class=\"govuk-link\" href=\"#rules\">Back to the list of rules</a></p>"
        );
    }

    #[test]
    fn how_a_draw_is_checked_is_folded() {
        let line = "<p>Anybody can work out the numbers again. The SHA-256 of these lines is the number of the bid.</p>";
        let page = classed(Language::English, line);
        assert!(page.starts_with("<details"), "{page}");
        assert!(page.contains("How to check a draw yourself"), "{page}");
        assert!(page.trim_end().ends_with("</div></details>"), "{page}");
    }

    #[test]
    fn what_is_for_officers_is_left_out_and_nothing_is_said_twice() {
        let page = classed(
            Language::English,
            "<p>Version 1. A Council</p>\n<h2>Bidding (stand-in: decisions of 2023)</h2>\n<ul>\n<li>band: Officer.</li>\n<li>band: Officer.</li>\n\
             <li>You must fit. (LGSCO 23-014-556)</li>\n</ul>\n<p>Lasts 8 weeks, until the later of two days. Without such a day it does not end. Then Band 1.</p>",
        );
        assert!(
            !page.contains("Version 1") && !page.contains("stand-in"),
            "{page}"
        );
        assert_eq!(page.matches("<li>Band: Officer.</li>").count(), 1, "{page}");
        assert!(
            page.contains("You must fit. (<span>Rule: a decision of the Ombudsman</span>)"),
            "{page}"
        );
        assert!(page.contains("Lasts 8 weeks. Then Band 1.</p>"), "{page}");
        assert!(
            page.contains(">the later of two days. Without such a day it does not end.</div>"),
            "{page}"
        );
        assert!(
            page.contains(
                ">The exact rule<span class=\"govuk-visually-hidden\">: Lasts 8 weeks</span></span>"
            ),
            "{page}"
        );
    }

    #[test]
    fn the_plain_sentence_comes_before_the_exact_rule() {
        let page = classed(
            Language::English,
            "<li id=\"need-age\">you must be 16. (Part 2) Met when: age is at least 16.</li>",
        );
        assert!(
            page.starts_with("<li id=\"need-age\">You must be 16. (Part 2)<details"),
            "{page}"
        );
        assert!(
            page.contains(
                ">The exact rule<span class=\"govuk-visually-hidden\">: You must be 16.</span></span>"
            ),
            "each summary says which rule it opens: {page}"
        );
        assert!(
            page.ends_with(">Met when: age is at least 16.</div></details></li>"),
            "{page}"
        );
    }
}
