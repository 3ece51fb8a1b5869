//! A scheme as a document that a councillor can read, made from the file that decides.
mod bidding;
mod html;
mod labels;
mod priority;

pub use html::explain_html;

use crate::calendar;
use crate::language::ir::{Node, NodeId};
use crate::language::words::phrase;
use crate::scheme::Scheme;
use crate::scheme::model::{OnMove, Rule};

/// The scheme as Markdown, clause by clause.
pub fn explain(scheme: &Scheme) -> String {
    let mut page = Page {
        scheme,
        text: String::new(),
    };
    page.head();
    page.joining();
    page.bedrooms();
    page.priority();
    page.dates();
    page.bidding();
    page.labels();
    page.shares();
    page.parameters();
    page.text
}

struct Page<'a> {
    scheme: &'a Scheme,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
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

    /// The condition in words; none when it always holds.
    fn condition(&self, when: NodeId) -> Option<String> {
        let names = &self.scheme.names;
        match names.program.node(when) {
            Node::Const(n) if n > 0 => None,
            _ => Some(phrase(names, when)),
        }
    }

    fn head(&mut self) {
        let head = self.scheme.head();
        let (title, version, councils) = (head.title.clone(), head.version.clone(), head.councils.join(", "));
        let in_force = head
            .in_force_from
            .map(|day| format!(" In force from {}.", calendar::in_words(day)));
        let changes = head.changes.clone();
        self.line(&format!("# {title}"));
        self.line("");
        self.paragraph(format!("Version {version}.{} {councils}", in_force.unwrap_or_default()).trim());
        if !changes.is_empty() {
            self.heading("What changed");
            for change in changes {
                self.line(&format!("- {change}"));
            }
            self.line("");
        }
    }

    fn rules(&mut self, rules: &[Rule], when: &str) {
        for rule in rules {
            let clause = rule
                .clause
                .as_ref()
                .map(|clause| format!(" ({clause})"))
                .unwrap_or_default();
            let words = phrase(&self.scheme.names, rule.when);
            let unless = rule
                .unless
                .map(|unless| format!("; unless {}", phrase(&self.scheme.names, unless)));
            let waived = rule
                .waived_by
                .as_ref()
                .map(|who| format!(" May be waived by: {who}."));
            let lasts = rule.lasts.as_ref().map(|lasts| format!(" Lasts: {lasts}."));
            self.line(&format!(
                "- {}{clause} {when}: {words}{}.{}{}",
                rule.says,
                unless.unwrap_or_default(),
                lasts.unwrap_or_default(),
                waived.unwrap_or_default()
            ));
        }
        self.line("");
    }

    fn joining(&mut self) {
        let rules = &self.scheme.rules;
        for (title, list, when) in [
            ("Who the law lets us house", &rules.eligibility, "Met when"),
            ("Who qualifies", &rules.qualification, "Met when"),
            (
                "What keeps a household off the register",
                &rules.disqualification,
                "Applies when",
            ),
            ("What the law does not let us ask", &rules.statute, "Applies when"),
        ] {
            if !list.is_empty() {
                self.heading(title);
                self.rules(list, when);
            }
        }
    }

    fn bedrooms(&mut self) {
        let bedrooms = &self.scheme.rules.bedrooms;
        if !bedrooms.given {
            return;
        }
        self.heading("Bedrooms");
        self.paragraph("Everyone who counts has a bedroom, less the pairs who may share.");
        for share in &bedrooms.share {
            let clause = share
                .clause
                .as_ref()
                .map(|clause| format!(" ({clause})"))
                .unwrap_or_default();
            self.line(&format!("- {}{clause}", share.says));
        }
        for extra in &bedrooms.extra {
            self.line(&format!("- {}", extra.rule.says));
        }
        self.line("");
        if !bedrooms.fits.is_empty() {
            self.paragraph("A home fits when one of these holds:");
            self.rules(&bedrooms.fits, "When");
        }
    }

    fn dates(&mut self) {
        let dates = &self.scheme.rules.dates;
        if dates.rank.is_empty() {
            return;
        }
        self.heading("The date that counts");
        for rule in &dates.rank {
            let when = rule
                .when
                .map(|when| format!(" When: {}.", phrase(&self.scheme.names, when)));
            let date = phrase(&self.scheme.names, rule.date);
            let exact = format!("{}: {date}.{}", rule.name, when.unwrap_or_default());
            // What it means to people comes first, where the file says it.
            self.line(&match rule.says.as_str() {
                "" => format!("- {exact}"),
                says => format!("- {says} Exactly: {exact}"),
            });
        }
        for (what, rule) in [
            ("Moving up a band", dates.up),
            ("Moving down a band", dates.down),
            ("After a suspension", dates.suspended),
            ("Registering again", dates.registered_again),
        ] {
            if let Some(rule) = rule {
                self.line(&format!("- {what}: {}.", on_move(rule)));
            }
        }
        self.line("");
    }
}

fn on_move(rule: OnMove) -> &'static str {
    match rule {
        OnMove::Told => "the day you told us",
        OnMove::Decided => "the day we decided",
        OnMove::Keep => "the date stays",
        OnMove::Original => "the date from before you moved up",
        OnMove::Registered => "the day you register",
        OnMove::Higher => "the date of the higher band",
    }
}
