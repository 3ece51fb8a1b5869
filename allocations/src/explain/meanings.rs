//! What the scheme's own words mean: its definitions, its lists of near places and its numbers.
use super::{Page, bracketed, flat, sentence, stopped};
use crate::calendar;
use crate::language::words::{Term, Terms, Words, place_words};
use crate::scheme::Scheme;
use crate::scheme::tree::{Shape, Tree};

/// The scheme's own words for what it defines.
pub(super) fn terms(scheme: &Scheme) -> Terms {
    let entries = scheme
        .root
        .get("definitions")
        .map(Tree::entries)
        .unwrap_or_default();
    let definitions = entries.iter().map(|(name, _, tree)| {
        let text = |key| tree.get(key).and_then(Tree::text);
        (name.as_str(), text("says"), text("clause"))
    });
    let tables = scheme.root.get("table").map(Tree::items).unwrap_or_default();
    let tables = tables.iter().filter_map(|tree| {
        let text = |key| tree.get(key).and_then(Tree::text);
        Some((text("name")?, text("says"), text("clause")))
    });
    Terms::of_definitions(&scheme.names, definitions.chain(tables))
}

impl Page<'_> {
    /// Each word of the scheme with what it stands for: those that the file explains, and those used so far.
    pub(super) fn meanings(&mut self) {
        let names = &self.scheme.names;
        let mut waiting: Vec<(&Term, String)> = Vec::new();
        for term in self.terms.all.iter().filter(|term| !term.table) {
            let meaning = Words::new(names, term.of).with(&self.terms).meaning(term);
            let clause = bracketed(term.clause.as_deref());
            let line = stopped(format!("- “{}”{clause}: {meaning}", term.words));
            waiting.push((term, line));
        }
        // A word that only another word uses counts once that one does.
        let mut used = vec![false; waiting.len()];
        let mut said = self.text.clone();
        loop {
            let before = said.len();
            for ((term, line), used) in waiting.iter().zip(&mut used) {
                if !*used && (term.named || said.contains(&format!("“{}”", term.words))) {
                    *used = true;
                    said.push_str(line);
                }
            }
            if said.len() == before {
                break;
            }
        }
        let mut lines: Vec<String> = waiting
            .into_iter()
            .zip(used)
            .filter(|(_, used)| *used)
            .map(|((_, line), _)| line)
            .collect();
        if said.contains("divided by") {
            lines.push("- A division is rounded down, unless it says otherwise.".to_owned());
        }
        if said.contains("divided by") || said.contains(", rounded ") {
            let to = "money to pence, time to days, and anything else to whole numbers";
            lines.push(format!("- What is rounded: {to}."));
        }
        if said.contains("% of ") || has_decimal_times(&said) {
            let points = self.scheme.rules.gives_points();
            let points = if points {
                " Points are rounded down to whole points."
            } else {
                ""
            };
            lines.push(format!(
                "- A part, such as 5% or 0.5 times, stays exact where it is added, compared or put in order.{points}"
            ));
        }
        if said.contains("working day") {
            lines.push(self.working_days());
        }
        self.list_under("What our words mean", &lines);
    }

    /// What a working day is.
    fn working_days(&self) -> String {
        let part = self.scheme.root.get("working_days");
        let text = |key| part.and_then(|part| part.get(key)).and_then(Tree::text);
        let listed = part.and_then(|part| part.get("holidays")).map(Tree::items);
        let days: Vec<String> = listed
            .unwrap_or_default()
            .iter()
            .filter_map(|item| match item.shape {
                Shape::Date(day) => Some(calendar::in_words(calendar::date(day))),
                _ => None,
            })
            .collect();
        let says = text("says")
            .map(|says| format!(" {}", sentence(says)))
            .unwrap_or_default();
        let without = if days.is_empty() {
            String::new()
        } else {
            format!(" These days are none: {}.", days.join(", "))
        };
        let clause = bracketed(text("clause"));
        format!("- Working days{clause}: Monday to Friday.{without}{says}")
    }

    /// Which places each relation puts near which.
    pub(super) fn relations(&mut self) {
        let names = &self.scheme.names;
        let known: Vec<_> = names
            .relations
            .iter()
            .filter_map(|(name, at)| {
                let places = names.program.relations.get(usize::try_from(*at).ok()?)?;
                (!places.is_empty()).then_some((name, places))
            })
            .collect();
        if known.is_empty() {
            return;
        }
        self.heading("Which places are near which");
        for (name, places) in known {
            self.line(&format!("### {}", name.replace('_', " ")));
            self.line("");
            let lines: Vec<String> = places
                .iter()
                .map(|(place, near)| {
                    let near: Vec<String> = near.iter().map(|near| place_words(near)).collect();
                    let near = if near.is_empty() {
                        "none".to_owned()
                    } else {
                        near.join(", ")
                    };
                    format!("- {}: {near}.", place_words(place))
                })
                .collect();
            self.list(&lines);
        }
    }

    pub(super) fn parameters(&mut self) {
        let entries = self
            .scheme
            .root
            .get("parameters")
            .map(Tree::entries)
            .unwrap_or_default();
        let lines: Vec<String> = entries
            .iter()
            .filter_map(|(name, _, tree)| parameter(name, tree))
            .collect();
        self.list_under("Numbers", &lines);
    }

    /// A length of time as it is written, or the value of the parameter that stands for it.
    pub(super) fn length_words(&self, written: &str) -> String {
        let parameters = self.scheme.root.get("parameters");
        let value = parameters
            .and_then(|parameters| parameters.get(written))
            .and_then(value);
        value.unwrap_or_else(|| written.to_owned())
    }
}

fn parameter(name: &str, tree: &Tree) -> Option<String> {
    let name = flat(&name.replace('_', " "));
    if tree.items().is_empty() {
        return Some(format!("- {name}: {}{}", value(tree)?, said_of(tree)));
    }
    // A number that changes on a day: its values in the order of their days.
    let values: Vec<String> = tree
        .items()
        .iter()
        .filter_map(|item| {
            let from = match item.get("from").map(|from| &from.shape) {
                Some(Shape::Date(day)) => format!("from {}, ", calendar::in_words(calendar::date(*day))),
                _ => String::new(),
            };
            Some(format!("{from}{}{}", value(item)?, said_of(item)))
        })
        .collect();
    Some(format!("- {name}: {}", values.join("; ")))
}

/// Whether something is counted by a number with decimals: "0.5 times the hours".
fn has_decimal_times(said: &str) -> bool {
    said.match_indices(" times ").any(|(at, _)| {
        let before = said.get(..at).unwrap_or_default();
        let number = before.rsplit(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
        number.take(1).any(|number| number.contains('.'))
    })
}

/// What the file says of a number, and its clause.
fn said_of(tree: &Tree) -> String {
    let text = |key| tree.get(key).and_then(Tree::text);
    let says = text("says")
        .map(|says| format!(". {}", capital(&sentence(says))))
        .unwrap_or_default();
    format!("{says}{}", bracketed(text("clause")))
}

/// The value of a parameter in words.
fn value(tree: &Tree) -> Option<String> {
    let value = match &tree.shape {
        Shape::Table(_) => tree.get("value")?,
        _ => tree,
    };
    match &value.shape {
        Shape::Text(text) => Some(text.clone()),
        Shape::Number(n) => Some(n.to_string()),
        Shape::Date(day) => Some(calendar::in_words(calendar::written(*day))),
        Shape::Truth(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Shape::Decimal(n) => Some(n.clone()),
        Shape::List(_) | Shape::Table(_) | Shape::Other => None,
    }
}

/// With a capital letter, as a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
