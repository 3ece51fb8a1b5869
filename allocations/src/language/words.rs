//! A condition in plain words, made from the nodes that are evaluated, so that text and practice cannot part.
use super::ast::{Pick, Quantity};
use super::check::Names;
use super::ir::{Area, Leaf, Node, NodeId};
use super::types::Type;
use crate::calendar;
use crate::value::Comparison;
use crate::vocabulary::{Fact, Known, vocabulary};

/// The condition as a phrase: "bedrooms lacking is at least 2".
pub(crate) fn phrase(names: &Names, id: NodeId) -> String {
    Words {
        names,
        lists: Vec::new(),
    }
    .phrase(id)
}

struct Words<'a> {
    names: &'a Names,
    lists: Vec<u16>,
}

impl Words<'_> {
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn phrase(&mut self, id: NodeId) -> String {
        let program = &self.names.program;
        match program.node(id) {
            Node::Const(n) => n.to_string(),
            Node::Nothing => "none".to_owned(),
            Node::Read(leaf) | Node::GivenText(leaf) => self.label(leaf),
            Node::Not(a) => format!("not ({})", self.phrase(a)),
            Node::All(run) => self.joined(program.members(run), " and "),
            Node::Any(run) => self.joined(program.members(run), " or "),
            Node::Compare(how, a, b) => self.compared(how, a, b),
            Node::Among(a, run) => {
                let kind = self.kind(a);
                let codes = program.code_members(run);
                let words: Vec<String> = codes.iter().map(|code| self.constant(kind, *code)).collect();
                format!("{} is {}", self.phrase(a), words.join(" or "))
            }
            Node::Inside(leaf, area) => format!("{} is in {}", self.label(leaf), self.area(area)),
            Node::IsText(leaf, text) => {
                let text = usize::try_from(text).ok().and_then(|at| program.texts.get(at));
                format!("{} is \"{}\"", self.label(leaf), text.map_or("", String::as_str))
            }
            Node::SameText(a, b) => format!("{} is the same as {}", self.label(a), self.label(b)),
            Node::Given(a) => format!("{} is given", self.phrase(a)),
            Node::If(when, yes, no) => {
                format!(
                    "{} if {}, otherwise {}",
                    self.phrase(yes),
                    self.phrase(when),
                    self.phrase(no)
                )
            }
            Node::Plus(a, b) | Node::Minus(a, b) => {
                let later = matches!(program.node(id), Node::Plus(..));
                // A number added to a date is a number of days.
                if let (Some(Type::Date), Node::Const(days)) = (self.kind(a), program.node(b)) {
                    let side = if later == (days >= 0) { "after" } else { "before" };
                    return format!("{} {side} {}", length(days), self.phrase(a));
                }
                let sign = if later { "plus" } else { "less" };
                format!("{} {sign} {}", self.phrase(a), self.with(a, b))
            }
            Node::Times(a, b) => format!("{} times {}", self.phrase(a), self.phrase(b)),
            Node::Over(a, b) => format!("{} divided by {}", self.phrase(a), self.phrase(b)),
            Node::Least(run) => {
                let which = if self.kind(id) == Some(Type::Date) {
                    "earlier"
                } else {
                    "smaller"
                };
                format!("the {which} of {}", self.joined(program.members(run), " and "))
            }
            Node::Most(run) => {
                let which = if self.kind(id) == Some(Type::Date) {
                    "later"
                } else {
                    "larger"
                };
                format!("the {which} of {}", self.joined(program.members(run), " and "))
            }
            Node::First(run) => format!(
                "the first there is of {}",
                self.joined(program.members(run), ", ")
            ),
            Node::AddMonths(a, months) => {
                let length = months.unsigned_abs();
                let length = if length % 12 == 0 {
                    plural(length / 12, "year")
                } else {
                    plural(length, "month")
                };
                if months < 0 {
                    format!("{length} before {}", self.phrase(a))
                } else {
                    format!("{length} after {}", self.phrase(a))
                }
            }
            Node::Months(from, _, over) => {
                let unit = if over == 12 { "years" } else { "months" };
                format!("whole {unit} since {}", self.phrase(from))
            }
            Node::Members(quantity, list, when) => self.members(quantity, list, when),
            Node::Take(pick, list, what, when) => {
                self.lists.push(list);
                let dated = self.kind(what) == Some(Type::Date);
                self.lists.pop();
                let pick = match (pick, dated) {
                    (Pick::Sum, _) => "the sum of",
                    (Pick::Least, false) => "the smallest",
                    (Pick::Least, true) => "the earliest",
                    (Pick::Most, false) => "the largest",
                    (Pick::Most, true) => "the latest",
                };
                let (what, rest) = (self.inside(list, what), self.among(list, when));
                format!("{pick} {what} of {rest}")
            }
            Node::Time {
                list,
                when,
                since,
                unbroken,
                ..
            } => {
                let since = since
                    .map(|since| format!(" since {}", self.phrase(since)))
                    .unwrap_or_default();
                let kind = if unbroken.is_some() {
                    "unbroken time until today"
                } else {
                    "time"
                };
                format!("{kind} in {}{since}", self.among(list, when))
            }
        }
    }

    fn joined(&mut self, parts: &[NodeId], by: &str) -> String {
        let words: Vec<String> = parts
            .iter()
            .map(|part| {
                let nested = matches!(self.names.program.node(*part), Node::All(_) | Node::Any(_));
                let words = self.phrase(*part);
                if nested { format!("({words})") } else { words }
            })
            .collect();
        words.join(by)
    }

    fn compared(&mut self, how: Comparison, a: NodeId, b: NodeId) -> String {
        let dated = self.kind(a) == Some(Type::Date);
        let how = match (how, dated) {
            (Comparison::Equal, _) => "is",
            (Comparison::Differs, _) => "is not",
            (Comparison::Less, false) => "is less than",
            (Comparison::Less, true) => "is before",
            (Comparison::AtMost, false) => "is at most",
            (Comparison::AtMost, true) => "is on or before",
            (Comparison::More, false) => "is more than",
            (Comparison::More, true) => "is after",
            (Comparison::AtLeast, false) => "is at least",
            (Comparison::AtLeast, true) => "is on or after",
        };
        format!("{} {how} {}", self.phrase(a), self.with(a, b))
    }

    /// The second of two parts, with a constant shown as the first part's kind.
    fn with(&mut self, a: NodeId, b: NodeId) -> String {
        let kind = self.kind(a);
        match self.names.program.node(b) {
            Node::Const(n) => self.constant(kind, n),
            Node::If(when, yes, no) => {
                format!(
                    "{} if {}, otherwise {}",
                    self.with(a, yes),
                    self.phrase(when),
                    self.with(a, no)
                )
            }
            _ => self.phrase(b),
        }
    }

    fn constant(&self, kind: Option<Type>, n: i64) -> String {
        match kind {
            Some(Type::Money) => calendar::pounds(n),
            Some(Type::Date) => calendar::in_words(calendar::date(n)),
            Some(Type::Duration) => length(n),
            Some(Type::Truth) => if n > 0 { "yes" } else { "no" }.to_owned(),
            Some(Type::Choice(list)) => {
                let words = self
                    .names
                    .choices
                    .get(usize::from(list))
                    .map(|choices| choices.words.as_slice());
                let word = usize::try_from(n)
                    .ok()
                    .and_then(|at| words.unwrap_or_default().get(at));
                word.map_or_else(|| n.to_string(), |word| word.replace('_', " "))
            }
            Some(Type::Number(_) | Type::Moment | Type::Place | Type::Places | Type::Text) | None => {
                n.to_string()
            }
        }
    }

    /// What kind of thing a node is, as far as its leaves tell.
    fn kind(&self, id: NodeId) -> Option<Type> {
        let program = &self.names.program;
        match program.node(id) {
            Node::Read(leaf) => self.fact(leaf).map(|fact| fact.kind),
            Node::AddMonths(..) => Some(Type::Date),
            Node::Time { .. } => Some(Type::Duration),
            Node::Minus(a, b) if self.kind(a) == Some(Type::Date) && self.kind(b) == Some(Type::Date) => {
                Some(Type::Duration)
            }
            Node::Plus(a, _) | Node::Minus(a, _) | Node::If(_, a, _) => self.kind(a),
            Node::Least(run) | Node::Most(run) | Node::First(run) => {
                program.members(run).iter().find_map(|part| self.kind(*part))
            }
            _ => None,
        }
    }

    fn fact(&self, leaf: Leaf) -> Option<&Fact> {
        match leaf {
            Leaf::Fact(id) => vocabulary().fact_at(id),
            Leaf::Local(at) => self.names.locals.get(usize::from(at)),
            Leaf::Field { up, field } => {
                let list = self.lists.iter().rev().nth(usize::from(up))?;
                vocabulary().list_at(*list)?.fields.get(usize::from(field))
            }
        }
    }

    fn label(&self, leaf: Leaf) -> String {
        match self.fact(leaf) {
            Some(fact) if fact.known == Known::Always => "today".to_owned(),
            Some(fact) => fact.label.clone(),
            None => "this".to_owned(),
        }
    }

    fn area(&self, area: Area) -> String {
        match area {
            Area::Named(at) => {
                let places = usize::try_from(at)
                    .ok()
                    .and_then(|at| self.names.program.areas.get(at));
                let names = places
                    .into_iter()
                    .flatten()
                    .map(|place| place.join("/").replace('-', " "));
                names.collect::<Vec<_>>().join(" or ")
            }
            Area::Read(leaf) => format!("the {}", self.label(leaf)),
            Area::Related(_, leaf) => format!("a place near the {}", self.label(leaf)),
        }
    }

    fn inside(&mut self, list: u16, id: NodeId) -> String {
        self.lists.push(list);
        let words = self.phrase(id);
        self.lists.pop();
        words
    }

    fn among(&mut self, list: u16, when: Option<NodeId>) -> String {
        let name = vocabulary().list_at(list).map_or("", |list| list.label.as_str());
        match when {
            Some(when) => format!("{name} where {}", self.inside(list, when)),
            None => name.to_owned(),
        }
    }

    fn members(&mut self, quantity: Quantity, list: u16, when: Option<NodeId>) -> String {
        let words = self.among(list, when);
        match quantity {
            Quantity::Any => format!("there is one of the {words}"),
            Quantity::All => format!("all of the {words}"),
            Quantity::No => format!("there is none of the {words}"),
            Quantity::Count => format!("the number of {words}"),
        }
    }
}

/// A number of days as people say it: years and weeks where they come out even.
fn length(days: i64) -> String {
    let days = days.unsigned_abs();
    if days > 0 && days.is_multiple_of(365) {
        plural(days / 365, "year")
    } else if days > 0 && days.is_multiple_of(7) {
        plural(days / 7, "week")
    } else {
        plural(days, "day")
    }
}

/// A choice of the list as people write it.
pub(crate) fn choice(names: &Names, kind: Type, code: i64) -> String {
    let words = Words {
        names,
        lists: Vec::new(),
    };
    words.constant(Some(kind), code)
}

fn plural(n: u64, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}
