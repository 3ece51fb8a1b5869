//! A condition in plain words, made from the nodes that are evaluated, so that text and practice cannot part.
use super::ast::{Arithmetic, Pick, Quantity};
use super::check::{Names, can_add};
use super::ir::{Area, Leaf, Node, NodeId};
use super::types::Type;
use crate::calendar;
use crate::value::Comparison;
use crate::vocabulary::{Fact, Known, vocabulary};

/// The condition as a phrase: "bedrooms lacking is at least 2".
pub(crate) fn phrase(names: &Names, id: NodeId) -> String {
    words(names, None).phrase(id)
}

/// A value of which the kind is known from where it stands.
pub(crate) fn phrase_of(names: &Names, id: NodeId, kind: Type) -> String {
    words(names, None).said(id, Some(kind))
}

/// A condition on a row of a list, or on the household, as a phrase, and what kind of value its `side` is.
pub(crate) fn phrase_in(
    names: &Names,
    side: NodeId,
    id: NodeId,
    list: Option<u16>,
) -> (String, Option<Type>) {
    let mut words = words(names, list);
    (words.phrase(id), words.kind(side))
}

fn words(names: &Names, list: Option<u16>) -> Words<'_> {
    Words {
        names,
        lists: list.into_iter().collect(),
    }
}

struct Words<'a> {
    names: &'a Names,
    lists: Vec<u16>,
}

/// How closely the parts of a phrase hang together. A looser one stands in brackets inside a closer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Choice,
    Joined,
    Compared,
    /// What ends in a list of parts or in a condition of its own.
    Open,
    Sum,
    Product,
    Single,
}

impl Words<'_> {
    fn phrase(&mut self, id: NodeId) -> String {
        self.said(id, None)
    }

    /// The node in words; `kind` is what its place says of it, for a bare number.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn said(&mut self, id: NodeId, kind: Option<Type>) -> String {
        let program = &self.names.program;
        match program.node(id) {
            Node::Const(n) => self.constant(kind, n),
            Node::Nothing => "none".to_owned(),
            Node::Read(leaf) | Node::GivenText(leaf) => self.label(leaf),
            Node::Not(a) => format!("not ({})", self.phrase(a)),
            Node::All(run) => self.joined(program.members(run), " and "),
            Node::Any(run) => self.joined(program.members(run), " or "),
            Node::Compare(how, a, b) => self.compared(id, how, a, b),
            Node::Among(a, run) => {
                let kind = self.kind(a);
                let codes = program.code_members(run);
                let words: Vec<String> = codes.iter().map(|code| self.constant(kind, *code)).collect();
                format!("{} is {}", self.close(a, kind, Bond::Open), words.join(" or "))
            }
            Node::Inside(leaf, area) => format!("{} is in {}", self.label(leaf), self.area(area)),
            Node::IsText(leaf, text) => {
                let text = usize::try_from(text).ok().and_then(|at| program.texts.get(at));
                format!("{} is \"{}\"", self.label(leaf), text.map_or("", String::as_str))
            }
            Node::SameText(a, b) => format!("{} is the same as {}", self.label(a), self.label(b)),
            Node::Given(a) => format!("{} is given", self.close(a, None, Bond::Open)),
            Node::If(when, yes, no) => {
                let (first, second) = (self.part(id, 1, no), self.part(id, 2, yes));
                let (first, second) = (first.or(kind), second.or(kind));
                format!(
                    "{} if {}, otherwise {}",
                    self.close(yes, first, Bond::Joined),
                    self.phrase(when),
                    self.said(no, second)
                )
            }
            Node::Plus(a, b) | Node::Minus(a, b) => self.sum(id, a, b),
            Node::Times(a, b) => self.product(id, "times", a, b),
            Node::Over(a, b) => self.over(id, a, b),
            Node::Least(run) => {
                let which = if self.kind(id).or(kind) == Some(Type::Date) {
                    "earlier"
                } else {
                    "smaller"
                };
                format!(
                    "the {which} of {}",
                    self.listed(id, program.members(run), " and ")
                )
            }
            Node::Most(run) => {
                let which = if self.kind(id).or(kind) == Some(Type::Date) {
                    "later"
                } else {
                    "larger"
                };
                format!(
                    "the {which} of {}",
                    self.listed(id, program.members(run), " and ")
                )
            }
            Node::First(run) => format!(
                "the first there is of {}",
                self.listed(id, program.members(run), ", ")
            ),
            Node::AddMonths(a, months) => {
                let side = if months < 0 { "before" } else { "after" };
                let from = self.close(a, Some(Type::Date), Bond::Open);
                format!("{} {side} {from}", by_calendar(months))
            }
            Node::Months(from, to, over) => {
                let unit = if over == 12 { "years" } else { "months" };
                let since = self.close(from, Some(Type::Date), Bond::Open);
                if self.is_today(to) {
                    return format!("whole {unit} since {since}");
                }
                let until = self.close(to, Some(Type::Date), Bond::Open);
                format!("whole {unit} from {since} to {until}")
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
                    .map(|since| format!(" since {}", self.said(since, Some(Type::Date))))
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

    /// How closely a node's own words hang together.
    fn bond(&self, id: NodeId) -> Bond {
        let program = &self.names.program;
        match program.node(id) {
            Node::If(..) => Bond::Choice,
            Node::All(run) | Node::Any(run) => match program.members(run) {
                [only] => self.bond(*only),
                _ => Bond::Joined,
            },
            Node::Compare(..)
            | Node::Among(..)
            | Node::Inside(..)
            | Node::IsText(..)
            | Node::SameText(..)
            | Node::Given(_) => Bond::Compared,
            Node::Least(_)
            | Node::Most(_)
            | Node::First(_)
            | Node::Take(..)
            | Node::Time { .. }
            | Node::Members(..) => Bond::Open,
            Node::Plus(..) | Node::Minus(..) => Bond::Sum,
            Node::Times(..) | Node::Over(..) | Node::AddMonths(..) | Node::Months(..) => Bond::Product,
            Node::Const(_) | Node::Nothing | Node::Read(_) | Node::GivenText(_) | Node::Not(_) => {
                Bond::Single
            }
        }
    }

    /// A part of a phrase, in brackets where it hangs together less closely than its place asks.
    fn close(&mut self, id: NodeId, kind: Option<Type>, least: Bond) -> String {
        let words = self.said(id, kind);
        if self.bond(id) < least {
            format!("({words})")
        } else {
            words
        }
    }

    /// What kind of thing a part is: as it was noted, or as the part beside it.
    fn part(&self, id: NodeId, at: usize, beside: NodeId) -> Option<Type> {
        self.names
            .program
            .kind_of_part(id, at)
            .or_else(|| self.kind(beside))
    }

    fn is_today(&self, id: NodeId) -> bool {
        match self.names.program.node(id) {
            Node::Read(leaf) => self.fact(leaf).is_some_and(|fact| fact.known == Known::Always),
            _ => false,
        }
    }

    fn sum(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        let program = &self.names.program;
        let plus = matches!(program.node(id), Node::Plus(..));
        let (first, second) = (self.part(id, 0, b), self.part(id, 1, a));
        // A number added to a date is a number of days.
        if let (Some(Type::Date), Node::Const(days)) = (first, program.node(b)) {
            let side = if plus == (days >= 0) { "after" } else { "before" };
            return format!("{} {side} {}", length(days), self.close(a, first, Bond::Open));
        }
        if !plus && program.node(a) == Node::Const(0) {
            return format!("minus {}", self.close(b, second, Bond::Product));
        }
        let (sign, closer) = if plus {
            ("plus", Bond::Sum)
        } else {
            ("less", Bond::Product)
        };
        let second = if first == Some(Type::Date) && second == first {
            Some(Type::Date)
        } else {
            second
        };
        format!(
            "{} {sign} {}",
            self.close(a, first, Bond::Sum),
            self.close(b, second, closer)
        )
    }

    fn product(&mut self, id: NodeId, sign: &str, a: NodeId, b: NodeId) -> String {
        let program = &self.names.program;
        let kind = |at| program.kind_of_part(id, at);
        let (first, second) = (kind(0), kind(1));
        format!(
            "{} {sign} {}",
            self.close(a, first, Bond::Product),
            self.close(b, second, Bond::Single)
        )
    }

    /// A division: a share in a hundred, a length counted in days, weeks or years, or any other.
    fn over(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        let program = &self.names.program;
        if let (Node::Times(what, share), Node::Const(of)) = (program.node(a), program.node(b))
            && let (Node::Const(share), Some(share_of)) = (program.node(share), hundredths(of))
        {
            let kind = program.kind_of_part(a, 0);
            return format!("{} of {}", share_of(share), self.close(what, kind, Bond::Product));
        }
        if let (Some(Type::Duration), Node::Const(days)) = (self.part(id, 0, b), program.node(b)) {
            let unit = match days {
                1 => Some("days"),
                7 => Some("whole weeks"),
                365 => Some("whole years"),
                _ => None,
            };
            if let Some(unit) = unit {
                return match program.node(a) {
                    Node::Minus(today, from) if self.is_today(today) => {
                        format!("{unit} since {}", self.close(from, Some(Type::Date), Bond::Open))
                    }
                    _ => format!("{unit} in {}", self.close(a, None, Bond::Single)),
                };
            }
        }
        self.product(id, "divided by", a, b)
    }

    fn listed(&mut self, id: NodeId, parts: &[NodeId], by: &str) -> String {
        let kinds: Vec<_> = (0..parts.len())
            .map(|at| self.names.program.kind_of_part(id, at))
            .collect();
        let words = parts.iter().zip(kinds);
        let words: Vec<String> = words
            .map(|(part, kind)| self.close(*part, kind, Bond::Sum))
            .collect();
        words.join(by)
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

    fn compared(&mut self, id: NodeId, how: Comparison, a: NodeId, b: NodeId) -> String {
        let (first, second) = (self.part(id, 0, b), self.part(id, 1, a));
        let dated = first == Some(Type::Date);
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
        format!(
            "{} {how} {}",
            self.close(a, first, Bond::Open),
            self.close(b, second, Bond::Open)
        )
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

    /// What kind of thing a node is, as far as its parts tell.
    fn kind(&self, id: NodeId) -> Option<Type> {
        let program = &self.names.program;
        let parts = |how| {
            let kinds = (program.kind_of_part(id, 0)?, program.kind_of_part(id, 1)?);
            can_add(kinds.0, how, kinds.1)
        };
        match program.node(id) {
            Node::Read(leaf) => self.fact(leaf).map(|fact| fact.kind),
            Node::AddMonths(..) => Some(Type::Date),
            Node::Time { .. } => Some(Type::Duration),
            Node::Plus(..) => parts(Arithmetic::Plus),
            Node::Minus(..) => parts(Arithmetic::Minus),
            Node::Times(..) => parts(Arithmetic::Times),
            Node::Over(..) => parts(Arithmetic::Over),
            Node::If(..) => program.kind_of_part(id, 1),
            Node::Least(run) | Node::Most(run) | Node::First(run) => program
                .kind_of_part(id, 0)
                .or_else(|| program.members(run).iter().find_map(|part| self.kind(*part))),
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

/// A number of calendar months as people say it.
fn by_calendar(months: i64) -> String {
    let length = months.unsigned_abs();
    if length.is_multiple_of(12) {
        plural(length / 12, "year")
    } else {
        plural(length, "month")
    }
}

/// How a share of so many parts is written: 335 of 1,000 as `33.5%`.
fn hundredths(of: i64) -> Option<impl Fn(i64) -> String> {
    let places = match of {
        100 => 0,
        1_000 => 1,
        10_000 => 2,
        _ => return None,
    };
    Some(move |share: i64| {
        let (whole, rest) = (share.div_euclid(of / 100), share.rem_euclid(of / 100));
        if places == 0 || rest == 0 {
            format!("{whole}%")
        } else {
            let rest = format!("{rest:0places$}");
            format!("{whole}.{}%", rest.trim_end_matches('0'))
        }
    })
}

/// A choice of the list as people write it.
pub(crate) fn choice(names: &Names, kind: Type, code: i64) -> String {
    words(names, None).constant(Some(kind), code)
}

fn plural(n: u64, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}
