//! A scheme as a document that a councillor can read, made from the file that decides.
mod bedrooms;
mod bidding;
mod dates;
mod directions;
mod gist;
mod html;
mod labels;
mod listing;
mod meanings;
mod priority;
mod tables;
#[cfg(test)]
mod tests;

pub use gist::{Gist, GistKind, GistNeed, gist, need_anchor};
pub use html::explain_html;

use chrono::NaiveDate;

use crate::calendar;
use crate::language::ir::{Node, NodeId};
use crate::language::words::{CLOSES, Terms, Words};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::scheme::statute::ENGLAND;
use crate::scheme::tree::Tree;
use crate::types::Type;
use crate::vocabulary::ListId;

/// The scheme as Markdown, clause by clause.
pub fn explain(scheme: &Scheme) -> String {
    listing::indented(&write(scheme).text)
}

fn write(scheme: &Scheme) -> Page<'_> {
    let mut page = Page {
        scheme,
        terms: meanings::terms(scheme),
        text: String::new(),
        anchors: Vec::new(),
        captions: Vec::new(),
    };
    page.head();
    page.joining();
    page.bedrooms();
    page.priority();
    page.dates();
    page.bidding();
    page.labels();
    page.shares();
    page.tables();
    page.meanings();
    page.relations();
    page.parameters();
    page
}

const LAW: &str = "What the law does not let us ask";

struct Page<'a> {
    scheme: &'a Scheme,
    /// The scheme's own words for what it defines.
    terms: Terms,
    text: String,
    /// Lines that can be linked to, in the order of the text, each with its anchor.
    anchors: Vec<(String, String)>,
    /// The line before each table, which says what the table is.
    captions: Vec<String>,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A line that is about to be written can be linked to.
    fn anchored(&mut self, line: &str, anchor: String) {
        self.anchors.push((line.to_owned(), anchor));
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.line(text);
            self.line("");
        }
    }

    fn heading(&mut self, text: &str) {
        self.line(&format!("## {text}"));
        self.line("");
    }

    /// A list under its heading; neither stands without the other.
    fn list_under(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(title);
        self.list(lines);
    }

    fn list(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
        if !lines.is_empty() {
            self.line("");
        }
    }

    fn words(&self, list: Option<ListId>) -> Words<'_> {
        Words::new(&self.scheme.names, list).with(&self.terms)
    }

    fn phrase(&self, id: NodeId) -> String {
        self.words(None).phrase(id)
    }

    /// A sum that stays exact, or of which it is told elsewhere how it is rounded.
    fn exact_phrase(&self, id: NodeId) -> String {
        self.words(None).keeping(id).phrase(id)
    }

    fn phrase_of(&self, id: NodeId, kind: Type) -> String {
        self.words(None).said(id, Some(kind))
    }

    /// A condition about a row of a list, or the household, in words; none when it always holds.
    fn condition_on(&self, list: Option<ListId>, when: NodeId) -> Option<String> {
        match self.scheme.names.program.node(when) {
            Node::Const(n) if n > 0 => None,
            Node::Const(_) => Some("never".to_owned()),
            _ => Some(self.words(list).truth(when)),
        }
    }

    /// A condition on the household; a long one is a list of its parts.
    fn outlined(&self, when: NodeId) -> Option<String> {
        match self.scheme.names.program.node(when) {
            Node::Const(_) => self.condition_on(None, when),
            _ => Some(self.words(None).outline(when)),
        }
    }

    /// The condition with its exception, after the word that begins it; empty when it always holds.
    fn when(&self, begins: &str, when: Option<NodeId>, unless: Option<NodeId>) -> String {
        let when = when.and_then(|when| self.outlined(when));
        let listed = when.as_ref().is_some_and(|when| when.ends_with(CLOSES));
        let unless = unless.map(|unless| {
            let unless = self.outlined(unless);
            let before = if listed { " Unless" } else { "; unless" };
            format!("{before} {}", unless.as_deref().unwrap_or("always"))
        });
        match (when, unless) {
            (None, None) => String::new(),
            (when, unless) => stopped(format!(
                " {begins}: {}{}",
                when.as_deref().unwrap_or("always"),
                unless.unwrap_or_default()
            )),
        }
    }

    /// A rule as an item: what it says, `more`, how long it lasts, who may waive it, and its exact condition.
    fn item(&self, rule: &Rule, more: &str, begins: &str) -> String {
        let says = sentence(&rule.says);
        let clause = bracketed(rule.clause.as_deref());
        let lasts = rule
            .lasts
            .as_ref()
            .map(|lasts| format!(" Lasts: {}", sentence(lasts)));
        let waived = rule
            .waived_by
            .as_ref()
            .map(|who| format!(" May be waived by: {}", sentence(who)));
        format!(
            "- {says}{clause}{more}{}{}{}",
            lasts.unwrap_or_default(),
            waived.unwrap_or_default(),
            self.when(begins, Some(rule.when), rule.unless)
        )
    }

    fn rules(&mut self, rules: &[Rule], begins: &str) {
        let lines: Vec<String> = rules.iter().map(|rule| self.item(rule, "", begins)).collect();
        self.list(&lines);
    }

    fn head(&mut self) {
        let head = self.scheme.head();
        let councils = head.councils.join(", ");
        let in_force = head
            .in_force_from
            .map(|day| format!(" In force from {}.", calendar::in_words(day)))
            .unwrap_or_default();
        let about = format!("Version {}.{in_force} {councils}", head.version);
        let changes: Vec<String> = head
            .changes
            .iter()
            .map(|change| format!("- {}", flat(change)))
            .collect();
        self.line(&format!("# {}", flat(&head.title)));
        self.line("");
        self.paragraph(about.trim());
        self.list_under("What changed", &changes);
    }

    fn joining(&mut self) {
        let rules = &self.scheme.rules;
        // The law exempts people from tests of place alone.
        let mut tests = rules.qualification.iter().chain(&rules.disqualification);
        let local = tests.any(|rule| rule.local_connection);
        for (title, list, begins) in [
            ("Who the law lets us house", &rules.eligibility, "Met when"),
            ("Who qualifies", &rules.qualification, "Met when"),
            (
                "What keeps a household off the register",
                &rules.disqualification,
                "Applies when",
            ),
            (LAW, &rules.statute, "Applies when"),
        ] {
            if title == LAW && !local {
                continue;
            }
            let exempt = !rules.statute.is_empty() && title != LAW;
            let lines: Vec<String> = list
                .iter()
                .filter(|rule| title != LAW || !self.ended(rule))
                .map(|rule| {
                    let asked = exempt && rule.local_connection;
                    let more = if asked {
                        " Not asked of people whom the law exempts."
                    } else {
                        ""
                    };
                    self.item(rule, more, begins)
                })
                .collect();
            self.list_under(title, &lines);
        }
    }

    /// Whether an exemption of the law had ended before the scheme came into force.
    fn ended(&self, rule: &Rule) -> bool {
        let exemption = ENGLAND.iter().find(|one| one.code == rule.code);
        let ended = exemption.and_then(|one| one.ended);
        let ended = ended.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        match (ended, self.scheme.in_force_from()) {
            (Some(ended), Some(in_force)) => ended <= in_force,
            (None, _) | (_, None) => false,
        }
    }

    /// The clause of a part of the file, in brackets.
    fn clause_of(&self, part: &str) -> String {
        let part = self.scheme.root.get(part);
        bracketed(part.and_then(|part| part.get("clause")).and_then(Tree::text))
    }
}

/// With a full stop, unless it ends in a list.
fn stopped(words: String) -> String {
    if words.ends_with(CLOSES) {
        words
    } else {
        words + "."
    }
}

/// A clause in brackets after what it makes; nothing for none.
fn bracketed(clause: Option<&str>) -> String {
    clause
        .map(|clause| format!(" ({})", flat(clause)))
        .unwrap_or_default()
}

/// Text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that ends like a sentence, with one full stop.
fn sentence(text: &str) -> String {
    let text = flat(text);
    let end = text.trim_end_matches([')', '"', '”', '\'']);
    if end.is_empty() || end.ends_with(['.', '!', '?', ':']) {
        text
    } else {
        format!("{text}.")
    }
}
