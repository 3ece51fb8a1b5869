//! What kind of thing a node is, and the words for what it reads.
use super::super::ast::{Arithmetic, Quantity};
use super::super::check::can_add;
use super::super::ir::{Area, Leaf, Node, NodeId};
use super::Words;
use super::sums::days;
use crate::amount::in_parts;
use crate::calendar;
use crate::types::{Type, Unit};
use crate::vocabulary::{Fact, Known, vocabulary};

impl Words<'_> {
    pub(super) fn constant(&self, kind: Option<Type>, n: i64) -> String {
        match kind {
            Some(Type::Money) => calendar::pounds(n),
            Some(Type::Date) => calendar::in_words(calendar::written(n)),
            Some(Type::Duration) => days(n),
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
                match word.map(|word| word.replace('_', " ")) {
                    Some(word) if word.contains(" or ") || word.contains(" and ") => format!("\"{word}\""),
                    Some(word) => word,
                    None => n.to_string(),
                }
            }
            Some(kind @ Type::Decimal(..)) => {
                let of = kind.places().map_or(1, |(_, of)| of);
                in_parts(Type::Number(Unit::Plain), n, of)
            }
            Some(Type::Number(_) | Type::Moment | Type::Place | Type::Places | Type::Text) | None => {
                n.to_string()
            }
        }
    }

    /// What kind of thing a part is, from what it reads, from what was noted of it, or from the part beside it. Rows of
    /// two lists can share a node, so what was noted of one counts only where it agrees with what is read here.
    pub(super) fn part(&self, id: NodeId, at: usize, beside: NodeId) -> Option<Type> {
        let noted = self.names.program.kind_of_part(id, at);
        let beside_noted = self.names.program.kind_of_part(id, usize::from(at == 0));
        match self.read_kind(beside) {
            Some(read) if beside_noted.is_none_or(|noted| noted != read) => {
                let sum = matches!(self.names.program.node(id), Node::Plus(..) | Node::Minus(..));
                Some(if sum && read == Type::Date {
                    Type::Duration
                } else {
                    read
                })
            }
            _ => noted.or_else(|| self.kind(beside)),
        }
    }

    fn read_kind(&self, id: NodeId) -> Option<Type> {
        match self.names.program.node(id) {
            Node::Read(leaf) => self.fact(leaf).map(|fact| fact.kind),
            _ => None,
        }
    }

    /// What kind of thing a node is, as far as its parts tell.
    pub(crate) fn kind(&self, id: NodeId) -> Option<Type> {
        let program = &self.names.program;
        let parts = |how| {
            let kinds = (program.kind_of_part(id, 0)?, program.kind_of_part(id, 1)?);
            can_add(kinds.0, how, kinds.1)
        };
        match program.node(id) {
            Node::Read(leaf) => self.fact(leaf).map(|fact| fact.kind),
            Node::AddMonths(..) | Node::WorkingDay(..) => Some(Type::Date),
            Node::Time { .. } => Some(Type::Duration),
            Node::Running { what, .. } => program.kind_of_part(id, 0).or_else(|| self.kind(what)),
            Node::Months(_, _, over) => {
                let unit = if over == 12 { Unit::Years } else { Unit::Months };
                Some(Type::Number(unit))
            }
            Node::Plus(..) => parts(Arithmetic::Plus),
            Node::Minus(..) => parts(Arithmetic::Minus),
            Node::Times(..) => parts(Arithmetic::Times),
            Node::Over(..) => parts(Arithmetic::Over),
            Node::If(..) => program.kind_of_part(id, 1),
            Node::Least(run) | Node::Most(run) | Node::First(run) => program
                .kind_of_part(id, 0)
                .or_else(|| program.members(run).iter().find_map(|part| self.kind(*part))),
            Node::Take(_, list, what, _) => self.about(list).kind(what),
            Node::Members(Quantity::Count, ..) | Node::WorkingDays(..) => Some(Type::Number(Unit::Plain)),
            Node::Members(Quantity::Any | Quantity::All | Quantity::No, ..)
            | Node::Not(_)
            | Node::Other
            | Node::All(_)
            | Node::Any(_)
            | Node::Compare(..)
            | Node::Among(..)
            | Node::Inside(..)
            | Node::IsText(..)
            | Node::SameText(..)
            | Node::Given(_)
            | Node::GivenText(_) => Some(Type::Truth),
            Node::Const(_) | Node::Nothing => None,
        }
    }

    pub(super) fn is_today(&self, id: NodeId) -> bool {
        match self.names.program.node(id) {
            Node::Read(leaf) => self.fact(leaf).is_some_and(|fact| fact.known == Known::Always),
            _ => false,
        }
    }

    /// Whole years since the birth of somebody of the household, which people call an age.
    pub(super) fn is_age(&self, from: NodeId, to: NodeId, over: i64) -> bool {
        match self.names.program.node(from) {
            Node::Read(leaf @ Leaf::Field { .. }) if over == 12 => {
                self.fact(leaf).is_some_and(|fact| fact.name == "birth_date") && self.is_today(to)
            }
            _ => false,
        }
    }

    fn fact(&self, leaf: Leaf) -> Option<&Fact> {
        match leaf {
            Leaf::Fact(id) => vocabulary().fact_at(id),
            Leaf::Local(at) => self.names.locals.get(usize::from(at)),
            Leaf::Field { up, field } => {
                let list = self.lists.iter().rev().nth(usize::from(up))?;
                self.names.field_at(*list, field)
            }
        }
    }

    /// What people say of a row that has, or has not, a day on which it ended.
    pub(super) fn ended(&self, id: NodeId) -> Option<(&'static str, &'static str)> {
        let Node::Read(leaf @ Leaf::Field { up, .. }) = self.names.program.node(id) else {
            return None;
        };
        let list = *self.lists.iter().rev().nth(usize::from(up))?;
        if self.fact(leaf)?.name != "to" {
            return None;
        }
        match vocabulary().list_at(list)?.name.as_str() {
            "residences" => Some(("there is a day of moving out", "they have not moved out")),
            "jobs" => Some(("there is a day on which the work ends", "the work has not ended")),
            "relatives" => Some(("there is a day of leaving", "they have not left")),
            _ => None,
        }
    }

    pub(super) fn label(&self, leaf: Leaf) -> String {
        match self.fact(leaf) {
            Some(fact) if fact.known == Known::Always && self.then => "that day".to_owned(),
            Some(fact) if fact.known == Known::Always => "today".to_owned(),
            Some(fact) if self.of_outer_row(leaf) => format!("{} of the first one", fact.label),
            Some(fact) => fact.label.clone(),
            None => "this".to_owned(),
        }
    }

    /// A place that lies in a set, or one of several that does.
    pub(super) fn inside(&self, leaf: Leaf, area: Area) -> String {
        let several = if self.holds_places(leaf) {
            "one of the "
        } else {
            ""
        };
        format!("{several}{} is {}", self.label(leaf), self.inside_of(area))
    }

    /// The opposite.
    pub(super) fn outside(&self, leaf: Leaf, area: Area) -> String {
        let label = self.label(leaf);
        match area {
            _ if self.holds_places(leaf) => format!("none of the {label} is {}", self.inside_of(area)),
            Area::Named(at) if self.places(at).len() > 1 => {
                let places = self.area(area).replace(" or ", " nor ");
                format!("{label} is neither in {places}")
            }
            Area::Named(_) | Area::Read(_) | Area::Related(..) => {
                format!("{label} is not {}", self.inside_of(area))
            }
        }
    }

    /// Whether a fact is several places.
    fn holds_places(&self, leaf: Leaf) -> bool {
        self.fact(leaf).is_some_and(|fact| fact.kind == Type::Places)
    }

    fn inside_of(&self, area: Area) -> String {
        match area {
            Area::Related(at, leaf) => {
                let known = self.names.relations.iter().find(|(_, known)| **known == at);
                let name = known.map_or_else(String::new, |(name, _)| name.replace('_', " "));
                format!(
                    "one of the places that “{name}” names for the {}",
                    self.label(leaf)
                )
            }
            Area::Named(_) | Area::Read(_) => format!("in {}", self.area(area)),
        }
    }

    /// Whether a field is that of the first of two rows of one list.
    fn of_outer_row(&self, leaf: Leaf) -> bool {
        matches!(leaf, Leaf::Field { up: 1, .. })
            && matches!(self.lists.as_slice(), [.., outer, inner] if outer == inner)
    }

    /// The places of a set.
    pub(super) fn places(&self, at: u32) -> &[Vec<String>] {
        let areas = &self.names.program.areas;
        let places = usize::try_from(at).ok().and_then(|at| areas.get(at));
        places.map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn area(&self, area: Area) -> String {
        match area {
            Area::Named(at) => {
                let names: Vec<String> = self.places(at).iter().map(|place| place_words(place)).collect();
                names.join(" or ")
            }
            Area::Read(leaf) | Area::Related(_, leaf) => format!("the {}", self.label(leaf)),
        }
    }
}

/// The words inside the name of a place that are written small.
const SMALL: [&str; 14] = [
    "and", "at", "by", "in", "le", "next", "of", "on", "over", "the", "to", "under", "upon", "with",
];

/// A place as it is printed: the larger before the smaller, each as names are written.
pub(crate) fn place_words(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| place_name(name)).collect();
    names.join("/")
}

fn place_name(name: &str) -> String {
    let words = name.split('-').enumerate().map(|(at, word)| {
        if at > 0 && SMALL.contains(&word) {
            return word.to_owned();
        }
        let mut letters = word.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    });
    words.collect::<Vec<String>>().join(" ")
}
