//! Takes values out of a scheme file and notes what is wrong with them, without stopping at the first.
use super::tree::{Shape, Source, Spot, Tree};
use super::values;
use crate::calendar;
use crate::language::check::{Names, Reach, check};
use crate::language::ir::NodeId;
use crate::language::lexer::Slip;
use crate::language::parser::parse_with;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::types::Type;
use crate::vocabulary::ListId;

/// The state of a loading: the files, the names known so far, the problems found so far.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) sources: Vec<Source>,
    pub(crate) names: Names,
    pub(crate) problems: Vec<Problem>,
    /// The words that the file gives to its definitions.
    pub(crate) said: Vec<(String, String)>,
    /// Definitions that have a problem of their own; whoever uses one has nothing else to mend.
    pub(crate) failed: Vec<String>,
}

impl Reader {
    pub(crate) fn problem(&self, spot: Spot, says: impl Into<String>) -> Problem {
        match self.sources.get(spot.file).or(self.sources.first()) {
            Some(source) => source.problem(spot, says),
            None => Problem::at("", "", 0, 0, says),
        }
    }

    pub(crate) fn note_expecting(&mut self, spot: Spot, says: impl Into<String>, expected: &str) {
        let problem = self.problem(spot, says).expecting(expected);
        self.problems.push(problem);
    }

    /// Notes every key of a table that has no meaning there, and every plain value that a key cannot have.
    pub(crate) fn only(&mut self, tree: &Tree, place: &str, known: &[&str]) {
        for (key, spot, value) in tree.entries() {
            if known.contains(&key.as_str()) {
                let Some(worth) = values::worth(place, key) else {
                    continue;
                };
                if let Some((says, expected)) = worth.wrong(key, value) {
                    let near = value
                        .text()
                        .and_then(|text| nearest(text, worth.words().iter().copied()));
                    let problem = self.problem(value.spot, says).expecting(expected).near(near);
                    self.problems.push(problem);
                }
            } else {
                let full = whole_name(key);
                let problem = self.problem(*spot, format!("`{key}` means nothing in {place}."));
                let problem = if place == "a scheme" && full != key {
                    let of_label = full.starts_with("label.");
                    let below = if of_label { ", below its `[[label]]`" } else { "" };
                    problem.expecting(format!("`[[{full}]]`{below}"))
                } else {
                    let mut listed: Vec<&str> = Vec::new();
                    for one in known {
                        if !listed.contains(one) {
                            listed.push(one);
                        }
                    }
                    let expected = format!("one of: {}", listed.join(", "));
                    if place == "[[band]]" && key == "when" {
                        problem.expecting(format!(
                            "the condition in a [[need]] that gives this `band`; here {expected}"
                        ))
                    } else {
                        let near = if key == "if" && known.contains(&"when") {
                            Some("when".to_owned())
                        } else {
                            nearest(key, known.iter().copied())
                        };
                        problem.expecting(expected).near(near)
                    }
                };
                self.problems.push(problem);
            }
        }
    }

    pub(crate) fn text(&mut self, tree: &Tree, key: &str) -> Option<String> {
        let found = tree.get(key)?;
        if let Some(text) = found.text() {
            return Some(text.trim().to_owned());
        }
        let problem = self.problem(found.spot, format!("`{key}` must be text."));
        // What another check has pointed out is wrong once.
        let told = self.problems.iter().any(|told| {
            (&told.file, told.line, told.column) == (&problem.file, problem.line, problem.column)
        });
        if !told {
            self.problems.push(problem.expecting("text in quotation marks"));
        }
        None
    }

    pub(crate) fn needed(&mut self, tree: &Tree, key: &str, place: &str) -> String {
        if tree.get(key).is_none() {
            self.note_expecting(
                tree.spot,
                format!("{place} has no `{key}`."),
                &format!("`{key} = \"…\"`"),
            );
        }
        self.text(tree, key).unwrap_or_default()
    }

    pub(crate) fn texts(&mut self, tree: &Tree, key: &str) -> Vec<String> {
        let Some(found) = tree.get(key) else {
            return Vec::new();
        };
        if let Some(text) = found.text() {
            return vec![text.to_owned()];
        }
        if !matches!(found.shape, Shape::List(_)) {
            let says = format!("`{key}` must be text, or a list of texts.");
            self.note_expecting(
                found.spot,
                says,
                &format!("text in quotation marks, as in `{key} = \"…\"`"),
            );
        }
        let mut texts = Vec::new();
        for item in found.items() {
            if let Some(text) = item.text() {
                texts.push(text.to_owned());
            } else {
                let says = format!("`{key}` must be a list of texts.");
                self.note_expecting(item.spot, says, "words in quotation marks with commas between");
            }
        }
        texts
    }

    pub(crate) fn number(&mut self, tree: &Tree, key: &str) -> Option<i64> {
        let found = tree.get(key)?;
        if let Shape::Number(n) = found.shape {
            return Some(n);
        }
        self.note_expecting(
            found.spot,
            format!("`{key}` must be a whole number."),
            "a whole number",
        );
        None
    }

    pub(crate) fn truth(&mut self, tree: &Tree, key: &str) -> bool {
        match tree.get(key).map(|found| (&found.shape, found.spot)) {
            Some((Shape::Truth(yes), _)) => *yes,
            Some((_, spot)) => {
                self.note_expecting(
                    spot,
                    format!("`{key}` must be true or false."),
                    "`true` or `false`",
                );
                false
            }
            None => false,
        }
    }

    pub(crate) fn date(&mut self, tree: &Tree, key: &str) -> Option<i64> {
        let found = tree.get(key)?;
        if let Shape::Date(day) = found.shape
            && calendar::reckoned(day)
        {
            return Some(day);
        }
        let says = if matches!(found.shape, Shape::Date(_)) {
            format!("`{key}` must be a day of the years 1800 to 2299.")
        } else {
            format!("`{key}` must be a date.")
        };
        self.note_expecting(found.spot, says, "a date such as 2022-05-03");
        None
    }

    /// The tables of a list of tables; one table alone counts as a list of one.
    pub(crate) fn tables(&mut self, tree: &Tree, key: &str) -> Vec<Tree> {
        let Some(found) = tree.get(key) else {
            return Vec::new();
        };
        self.tables_at(found, key)
    }

    /// The same for what stands at a tree.
    pub(crate) fn tables_at(&mut self, found: &Tree, key: &str) -> Vec<Tree> {
        match &found.shape {
            Shape::Table(_) => vec![found.clone()],
            Shape::List(items) => {
                for item in items.iter().filter(|item| !matches!(item.shape, Shape::Table(_))) {
                    let expected = match key {
                        "bids" => "a table such as `{ who = \"Ali\" }`",
                        _ => "a table, in curly brackets: `{ … }`",
                    };
                    self.note_expecting(
                        item.spot,
                        format!("Each part of `{key}` must be a table."),
                        expected,
                    );
                }
                items
                    .iter()
                    .filter(|item| matches!(item.shape, Shape::Table(_)))
                    .cloned()
                    .collect()
            }
            Shape::Text(_)
            | Shape::Number(_)
            | Shape::Truth(_)
            | Shape::Date(_)
            | Shape::Decimal(_)
            | Shape::Other => {
                let full = whole_name(key);
                let expected = match full.split_once('.') {
                    Some(_) => format!("`[[{full}]]`, or `{key} = [{{ when = \"…\", says = \"…\" }}]`"),
                    None => format!("`[[{full}]]`"),
                };
                self.note_expecting(found.spot, format!("`{key}` must be a table."), &expected);
                Vec::new()
            }
        }
    }

    /// A condition or other expression under `key`.
    pub(crate) fn expression(&mut self, tree: &Tree, key: &str, want: Want) -> Option<NodeId> {
        let found = tree.get(key)?.clone();
        self.checked(&found, want).map(|(id, _)| id)
    }

    /// Checks the expression that stands at a tree: text is read as an expression, plain values stand for themselves.
    pub(crate) fn checked(&mut self, found: &Tree, want: Want) -> Option<(NodeId, Type)> {
        let text = match &found.shape {
            Shape::Text(text) => text.clone(),
            Shape::Number(n) => n.to_string(),
            Shape::Truth(yes) => yes.to_string(),
            Shape::Date(day) => calendar_text(*day),
            Shape::Decimal(n) => n.clone(),
            Shape::List(_) | Shape::Table(_) | Shape::Other => {
                self.note_expecting(found.spot, "A condition must be text.", "text in quotation marks");
                return None;
            }
        };
        let made = parse_with(&text, &|name| self.names.number(name))
            .and_then(|tree| check(&mut self.names, &tree, want.kind, want.reach, want.of));
        match made {
            Ok(definition) => Some((definition.id, definition.kind)),
            Err(slip) => {
                self.note_slip(found, &text, &slip);
                None
            }
        }
    }

    /// Notes a mistake inside the condition `text`, unless it is the name of a definition that failed itself.
    pub(crate) fn note_slip(&mut self, found: &Tree, text: &str, slip: &Slip) {
        let named = text.get(slip.span.start..slip.span.end).unwrap_or_default();
        if !self.failed.iter().any(|failed| failed == named) {
            let problem = self.slip(found, slip);
            self.problems.push(problem);
        }
    }

    /// A mistake inside a condition as a problem in the file.
    pub(crate) fn slip(&self, found: &Tree, slip: &Slip) -> Problem {
        let spot = found.spot;
        let raw = self
            .sources
            .get(spot.file)
            .and_then(|source| source.text.get(spot.start..spot.end))
            .unwrap_or("");
        let long = raw.starts_with("\"\"\"") || raw.starts_with("'''");
        let mut quotes = if long {
            3
        } else {
            usize::from(raw.starts_with(['"', '\'']))
        };
        if long && raw.get(3..4) == Some("\n") {
            quotes += 1;
        }
        let at = Spot {
            file: spot.file,
            start: (spot.start + quotes + slip.span.start).min(spot.end),
            end: (spot.start + quotes + slip.span.end).min(spot.end),
        };
        let mut problem = self.problem(at, slip.says.clone()).near(slip.nearest.clone());
        problem.expected.clone_from(&slip.expected);
        problem
    }
}

/// The name of a part as it stands in double brackets, where it belongs to another part.
fn whole_name(key: &str) -> &str {
    match key {
        "may_bid" => "label.may_bid",
        "considers" => "label.considers",
        "tiers" => "label.tiers",
        "stages" => "label.stages",
        "caps" => "label.caps",
        "limits" => "label.limits",
        "turns" => "label.turns",
        "block" => "bidding.block",
        "extra" => "bedrooms.extra",
        "fit" => "bedrooms.fit",
        "rank" => "dates.rank",
        other => other,
    }
}

/// What kind of expression is wanted, and what it may speak of.
#[derive(Clone, Copy)]
pub(crate) struct Want {
    pub(crate) kind: Option<Type>,
    pub(crate) reach: Reach,
    pub(crate) of: Option<ListId>,
}

impl Want {
    pub(crate) const fn truth(reach: Reach) -> Self {
        Self {
            kind: Some(Type::Truth),
            reach,
            of: None,
        }
    }

    pub(crate) const fn of_kind(kind: Type, reach: Reach) -> Self {
        Self {
            kind: Some(kind),
            reach,
            of: None,
        }
    }

    pub(crate) const fn any(reach: Reach) -> Self {
        Self {
            kind: None,
            reach,
            of: None,
        }
    }
}

fn calendar_text(day: i64) -> String {
    calendar::date(day).format("%Y-%m-%d").to_string()
}
