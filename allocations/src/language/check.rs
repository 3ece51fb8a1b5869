//! Checks a written condition against the vocabulary and turns it into nodes. Nothing that passes can fail later.
use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Arithmetic, Ast, Kind, Span};
use super::ir::{Area, Leaf, Node, NodeId, Program};
use super::lexer::Slip;
use super::types::{Type, Unit};
use crate::facts::place_names;
use crate::nearest::nearest;
use crate::value::{Comparison, whole};
use crate::vocabulary::{Choices, Fact, FactId, Known, ListId, plain, vocabulary};

mod calls;
mod lists;
mod operators;

/// Evaluations longer or deeper than this are refused, so that every answer comes at once.
const MOST_STEPS: u64 = 20_000;
const DEEPEST: u32 = 160;

/// A constant of the scheme.
#[derive(Clone, Debug)]
pub(crate) enum Constant {
    Scalar(Type, i64),
    Period { months: i64, days: i64 },
}

/// A named condition or value of the scheme.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) id: NodeId,
    pub(crate) kind: Type,
    pub(crate) uses: BTreeSet<FactId>,
    pub(crate) of: Option<ListId>,
}

/// What a condition may speak of at its place in the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) step: Known,
    pub(crate) advert: bool,
    pub(crate) bid: bool,
    pub(crate) tier: bool,
}

impl Reach {
    pub(crate) const fn up_to(step: Known) -> Self {
        Self {
            step,
            advert: false,
            bid: false,
            tier: false,
        }
    }

    pub(crate) const EVERYTHING: Self = Self {
        step: Known::Dated,
        advert: true,
        bid: true,
        tier: true,
    };

    fn allows(self, known: Known) -> bool {
        match known {
            Known::Household | Known::Always | Known::HouseholdStep | Known::Field => true,
            Known::Bedrooms | Known::Qualified | Known::Needs | Known::Placed | Known::Dated => {
                known <= self.step
            }
            Known::Advert => self.advert,
            Known::Bid | Known::Context => self.bid,
            Known::Tier => self.tier,
        }
    }
}

/// All the names a condition may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) locals: Vec<Fact>,
    pub(crate) choices: Vec<Choices>,
    pub(crate) definitions: BTreeMap<String, Definition>,
    pub(crate) parameters: BTreeMap<String, Constant>,
    pub(crate) areas: BTreeMap<String, u32>,
    pub(crate) relations: BTreeMap<String, u32>,
    pub(crate) program: Program,
}

/// A checked expression.
#[derive(Clone, Debug)]
pub(super) enum Made {
    Scalar(NodeId, Type),
    /// A place or a text, still where it is read from.
    Leaf(Leaf, Type),
    Period {
        months: i64,
        days: i64,
    },
    Literal(String),
    Area(Area),
}

pub(crate) struct Checker<'a> {
    pub(super) names: &'a mut Names,
    pub(super) reach: Reach,
    pub(super) lists: Vec<ListId>,
    pub(super) uses: BTreeSet<FactId>,
}

/// Checks an expression that must have the type `wanted`; any type will do when it is not given.
pub(crate) fn check(
    names: &mut Names,
    tree: &Ast,
    wanted: Option<Type>,
    reach: Reach,
    of: Option<ListId>,
) -> Result<Definition, Slip> {
    let mut checker = Checker {
        names,
        reach,
        lists: of.into_iter().collect(),
        uses: BTreeSet::new(),
    };
    let made = checker.make(tree, wanted)?;
    let (id, kind) = checker.scalar(made, tree.span)?;
    if let Some(wanted) = wanted
        && !fits(kind, wanted)
    {
        return Err(
            Slip::new(tree.span, format!("This is {kind}, but {wanted} is wanted here."))
                .expecting(wanted.to_string()),
        );
    }
    let uses = checker.uses;
    if names.program.cost(id) > MOST_STEPS || names.program.depth(id) > DEEPEST {
        return Err(Slip::new(
            tree.span,
            "This condition, with its definitions, is too long to work out at once.",
        ));
    }
    Ok(Definition { id, kind, uses, of })
}

/// Whether a value of one type may stand where another is wanted.
pub(super) fn fits(have: Type, want: Type) -> bool {
    match (have, want) {
        (Type::Number(a), Type::Number(b)) => a == b || a == Unit::Plain || b == Unit::Plain,
        (have, want) => have == want,
    }
}

impl Checker<'_> {
    pub(super) fn node(&mut self, node: Node) -> NodeId {
        self.names.program.add(node)
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    pub(super) fn make(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Made, Slip> {
        let span = tree.span;
        Ok(match &tree.kind {
            Kind::Number(n) | Kind::Counted(n, _) => {
                let unit = match &tree.kind {
                    Kind::Counted(_, unit) => counted(unit),
                    _ => Unit::Plain,
                };
                Made::Scalar(self.node(Node::Const(*n)), Type::Number(unit))
            }
            Kind::Money(pence) => Made::Scalar(self.node(Node::Const(*pence)), Type::Money),
            Kind::Date(day) => Made::Scalar(self.node(Node::Const(*day)), Type::Date),
            Kind::Yes(yes) => Made::Scalar(self.node(Node::Const(i64::from(*yes))), Type::Truth),
            Kind::Period { months, days } => Made::Period {
                months: *months,
                days: *days,
            },
            Kind::Text(text) => self.word(text, wanted, span)?,
            Kind::Name(name) => self.name(name, wanted, span)?,
            Kind::List(_) => {
                return Err(Slip::new(span, "A list can only stand after `in`.")
                    .expecting("for example `medical in [high, urgent]`"));
            }
            Kind::Not(inner) => {
                let inner = self.condition(inner)?;
                Made::Scalar(self.node(Node::Not(inner)), Type::Truth)
            }
            Kind::All(parts) => {
                let ids = self.conditions(parts)?;
                let run = self.names.program.run(&ids);
                Made::Scalar(self.node(Node::All(run)), Type::Truth)
            }
            Kind::Any(parts) => {
                let ids = self.conditions(parts)?;
                let run = self.names.program.run(&ids);
                Made::Scalar(self.node(Node::Any(run)), Type::Truth)
            }
            Kind::Compare(how, a, b) => self.comparison(*how, a, b)?,
            Kind::Between { what, from, to } => {
                let low = self.comparison(Comparison::AtLeast, what, from)?;
                let high = self.comparison(Comparison::AtMost, what, to)?;
                let ids = [self.scalar(low, span)?.0, self.scalar(high, span)?.0];
                let run = self.names.program.run(&ids);
                Made::Scalar(self.node(Node::All(run)), Type::Truth)
            }
            Kind::In { what, set, not } => {
                let id = self.membership(what, set)?;
                let id = if *not { self.node(Node::Not(id)) } else { id };
                Made::Scalar(id, Type::Truth)
            }
            Kind::Given { what, not } => {
                let id = match self.make(what, None)? {
                    Made::Scalar(id, _) => self.node(Node::Given(id)),
                    Made::Leaf(leaf, _) => self.node(Node::GivenText(leaf)),
                    Made::Period { .. } | Made::Literal(_) | Made::Area(_) => {
                        return Err(Slip::new(what.span, "Only a fact can be given or not given."));
                    }
                };
                let id = if *not { self.node(Node::Not(id)) } else { id };
                Made::Scalar(id, Type::Truth)
            }
            Kind::If(when, yes, no) => self.choose(when, yes, no, wanted)?,
            Kind::Arithmetic(how, a, b) => self.arithmetic(*how, a, b, span)?,
            Kind::Negative(inner) => match self.make(inner, wanted)? {
                Made::Period { months, days } => Made::Period {
                    months: months.saturating_neg(),
                    days: days.saturating_neg(),
                },
                made => {
                    let (id, kind) = self.scalar(made, inner.span)?;
                    if !matches!(kind, Type::Number(_) | Type::Money | Type::Duration) {
                        return Err(Slip::new(span, format!("{kind} cannot be negative.")));
                    }
                    let nought = self.node(Node::Const(0));
                    Made::Scalar(self.node(Node::Minus(nought, id)), kind)
                }
            },
            Kind::Call(name, parts) => self.call(name, parts, span)?,
            Kind::Members {
                quantity,
                list,
                list_span,
                when,
            } => {
                let (list, when) = self.list(list, *list_span, when.as_deref())?;
                let kind = if *quantity == super::ast::Quantity::Count {
                    Type::Number(Unit::Plain)
                } else {
                    Type::Truth
                };
                Made::Scalar(self.node(Node::Members(*quantity, list, when)), kind)
            }
            Kind::Take {
                pick,
                what,
                list,
                list_span,
                when,
            } => self.take(*pick, what, (list, *list_span, when.as_deref()))?,
            Kind::Time {
                unbroken,
                list,
                list_span,
                when,
                within,
                gaps,
            } => {
                let parts = (within.as_deref(), gaps.as_deref());
                self.time(*unbroken, (list, *list_span, when.as_deref()), parts, span)?
            }
        })
    }

    pub(super) fn condition(&mut self, tree: &Ast) -> Result<NodeId, Slip> {
        let made = self.make(tree, Some(Type::Truth))?;
        let (id, kind) = self.scalar(made, tree.span)?;
        if kind == Type::Truth {
            return Ok(id);
        }
        Err(Slip::new(
            tree.span,
            format!("This is {kind}, but a yes or no is wanted here."),
        )
        .expecting("a comparison, such as `bedrooms_lacking >= 1`"))
    }

    fn conditions(&mut self, parts: &[Ast]) -> Result<Vec<NodeId>, Slip> {
        parts.iter().map(|part| self.condition(part)).collect()
    }

    /// The node and type of a value that is neither a place nor a name.
    pub(super) fn scalar(&mut self, made: Made, span: Span) -> Result<(NodeId, Type), Slip> {
        match made {
            Made::Scalar(id, kind) => Ok((id, kind)),
            Made::Period { months, days } => {
                let days = lasting(months, days);
                Ok((self.node(Node::Const(days)), Type::Duration))
            }
            Made::Leaf(_, kind) => Err(Slip::new(
                span,
                format!("{kind} can only be compared with `=`, `!=` or `in`."),
            )),
            Made::Literal(text) => Err(Slip::new(
                span,
                format!("\"{text}\" has nothing to be compared with here."),
            )),
            Made::Area(_) => Err(Slip::new(span, "A set of places can only stand after `in`.")),
        }
    }

    /// A word in quotation marks: a choice when one is wanted, otherwise a name.
    fn word(&mut self, text: &str, wanted: Option<Type>, span: Span) -> Result<Made, Slip> {
        match wanted {
            Some(Type::Choice(list)) => self.choice(text, list, span),
            Some(Type::Date) => match chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d") {
                Ok(date) => Ok(Made::Scalar(
                    self.node(Node::Const(crate::calendar::day(date))),
                    Type::Date,
                )),
                Err(error) => Err(Slip::new(span, format!("\"{text}\" is not a date ({error})."))),
            },
            _ => Ok(Made::Literal(text.to_owned())),
        }
    }

    fn choice(&mut self, word: &str, list: u16, span: Span) -> Result<Made, Slip> {
        let words = self.words(list);
        let found = words.iter().position(|known| plain(known) == plain(word));
        let Some(at) = found else {
            let near = nearest(word, words.iter().map(String::as_str));
            let name = self
                .names
                .choices
                .get(usize::from(list))
                .map_or("", |choices| choices.name.as_str());
            return Err(
                Slip::new(span, format!("`{word}` is not one of the choices for {name}."))
                    .expecting(format!("one of: {}", words.join(", ")))
                    .near(near),
            );
        };
        Ok(Made::Scalar(
            self.node(Node::Const(whole(at))),
            Type::Choice(list),
        ))
    }

    pub(super) fn words(&self, list: u16) -> Vec<String> {
        self.names
            .choices
            .get(usize::from(list))
            .map(|choices| choices.words.clone())
            .unwrap_or_default()
    }

    /// A bare name: a choice if one is wanted and fits, a field, a fact, a definition, a parameter or a set of places.
    fn name(&mut self, name: &str, wanted: Option<Type>, span: Span) -> Result<Made, Slip> {
        if let Some(Type::Choice(list)) = wanted
            && self.words(list).iter().any(|known| plain(known) == plain(name))
        {
            return self.choice(name, list, span);
        }
        if let Some(made) = self.field(name) {
            return Ok(made);
        }
        if let Some(definition) = self.names.definitions.get(name).cloned() {
            return self.defined(name, &definition, span);
        }
        match self.names.parameters.get(name) {
            Some(Constant::Scalar(kind, n)) => {
                let (kind, n) = (*kind, *n);
                return Ok(Made::Scalar(self.node(Node::Const(n)), kind));
            }
            Some(Constant::Period { months, days }) => {
                return Ok(Made::Period {
                    months: *months,
                    days: *days,
                });
            }
            None => {}
        }
        if let Some(area) = self.names.areas.get(name) {
            return Ok(Made::Area(Area::Named(*area)));
        }
        if let Some(at) = self.names.locals.iter().position(|fact| fact.name == name) {
            let kind = self.names.locals.get(at).map_or(Type::Truth, |fact| fact.kind);
            return Ok(self.read(Leaf::Local(u16::try_from(at).unwrap_or(u16::MAX)), kind));
        }
        let Some((id, fact)) = vocabulary().fact(name) else {
            return Err(self.unknown(name, wanted, span));
        };
        self.allowed(id, fact, span)?;
        Ok(self.read(Leaf::Fact(id), fact.kind))
    }

    fn allowed(&mut self, id: FactId, fact: &Fact, span: Span) -> Result<(), Slip> {
        self.uses.insert(id);
        if self.reach.allows(fact.known) {
            return Ok(());
        }
        let when = match fact.known {
            Known::Advert => "only where there is an advert: in labels, bidding rules and fits",
            Known::Bid | Known::Context => "only when a bid is made: in labels and bidding rules",
            Known::Tier => "only in the order of a label",
            Known::Bedrooms => "after the bedroom rules",
            Known::Qualified => "after the qualification rules",
            Known::Needs => "after the needs are found",
            Known::Placed => "after the band or points are settled",
            Known::Dated => "after the ranking date is settled",
            Known::Household | Known::Always | Known::HouseholdStep | Known::Field => "everywhere",
        };
        Err(Slip::new(
            span,
            format!("`{}` is not known yet at this point of the scheme.", fact.name),
        )
        .expecting(format!(
            "a fact of the application; `{}` can be used {when}",
            fact.name
        )))
    }

    fn defined(&mut self, name: &str, definition: &Definition, span: Span) -> Result<Made, Slip> {
        for id in &definition.uses {
            if let Some(fact) = vocabulary().fact_at(*id) {
                self.allowed(*id, fact, span)?;
            }
        }
        if let Some(of) = definition.of
            && self.lists.last() != Some(&of)
        {
            let list = vocabulary().list_at(of).map_or("", |list| list.name.as_str());
            return Err(Slip::new(span, format!("`{name}` is about one of the {list}."))
                .expecting(format!("to be used after `any {list} where`")));
        }
        Ok(Made::Scalar(definition.id, definition.kind))
    }

    pub(super) fn read(&mut self, leaf: Leaf, kind: Type) -> Made {
        match kind {
            Type::Place | Type::Text => Made::Leaf(leaf, kind),
            Type::Places => Made::Area(Area::Read(leaf)),
            Type::Truth
            | Type::Number(_)
            | Type::Money
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Choice(_) => Made::Scalar(self.node(Node::Read(leaf)), kind),
        }
    }

    fn field(&mut self, name: &str) -> Option<Made> {
        for (up, list) in self.lists.clone().into_iter().rev().enumerate() {
            let Some((field, fact)) = vocabulary().list_at(list).and_then(|list| list.field(name)) else {
                continue;
            };
            let up = u8::try_from(up).unwrap_or(u8::MAX);
            if fact.known == Known::Field {
                let (birth, _) = vocabulary().list_at(list)?.field("birth_date")?;
                let born = self.node(Node::Read(Leaf::Field { up, field: birth }));
                let (today, _) = vocabulary().fact("as_at")?;
                let today = self.node(Node::Read(Leaf::Fact(today)));
                return Some(Made::Scalar(self.node(Node::Months(born, today, 12)), fact.kind));
            }
            return Some(self.read(Leaf::Field { up, field }, fact.kind));
        }
        None
    }

    fn unknown(&self, name: &str, wanted: Option<Type>, span: Span) -> Slip {
        let mut known: Vec<&str> = vocabulary()
            .facts()
            .iter()
            .map(|fact| fact.name.as_str())
            .collect();
        known.extend(self.names.locals.iter().map(|fact| fact.name.as_str()));
        known.extend(self.names.definitions.keys().map(String::as_str));
        known.extend(self.names.parameters.keys().map(String::as_str));
        known.extend(self.names.areas.keys().map(String::as_str));
        for list in &self.lists {
            let fields = vocabulary()
                .list_at(*list)
                .map_or(&[][..], |list| list.fields.as_slice());
            known.extend(fields.iter().map(|fact| fact.name.as_str()));
        }
        let words = if let Some(Type::Choice(list)) = wanted {
            self.words(list)
        } else {
            Vec::new()
        };
        known.extend(words.iter().map(String::as_str));
        let slip = Slip::new(span, format!("There is no fact or definition called `{name}`."));
        slip.expecting("a name from the list of facts, or one that this scheme defines")
            .near(nearest(name, known))
    }

    /// A literal name as an area of one place.
    pub(super) fn literal_area(&mut self, names: &[String]) -> Area {
        let places = names.iter().map(|name| place_names(name)).collect();
        Area::Named(self.names.program.area(places))
    }
}

fn counted(word: &str) -> Unit {
    Unit::named(word).unwrap_or(Unit::Plain)
}

/// A length of time in days where no date says which months are meant: 365 to the year, 30 to a month left over.
pub(crate) fn lasting(months: i64, days: i64) -> i64 {
    let years = months.div_euclid(12).saturating_mul(365);
    years
        .saturating_add(months.rem_euclid(12).saturating_mul(30))
        .saturating_add(days)
}

#[expect(
    clippy::match_same_arms,
    reason = "one line for each pair of types reads as a table"
)]
pub(super) fn can_add(a: Type, how: Arithmetic, b: Type) -> Option<Type> {
    let numbers = |a: Unit, b: Unit| if a == Unit::Plain { b } else { a };
    Some(match (a, how, b) {
        // Ten points a year times years are points: a product has whatever unit is wanted of it.
        (Type::Number(_), Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Number(Unit::Plain),
        (Type::Number(x), Arithmetic::Plus | Arithmetic::Minus, Type::Number(y)) if fits(a, b) => {
            Type::Number(numbers(x, y))
        }
        (Type::Money, Arithmetic::Plus | Arithmetic::Minus, Type::Money) => Type::Money,
        (Type::Money, Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Money,
        (Type::Number(_), Arithmetic::Times, Type::Money) => Type::Money,
        (Type::Money, Arithmetic::Over, Type::Money) => Type::Number(Unit::Plain),
        (Type::Duration, Arithmetic::Plus | Arithmetic::Minus, Type::Duration) => Type::Duration,
        (Type::Duration, Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Duration,
        (Type::Number(_), Arithmetic::Times, Type::Duration) => Type::Duration,
        (Type::Duration, Arithmetic::Over, Type::Duration) => Type::Number(Unit::Plain),
        (Type::Date, Arithmetic::Plus | Arithmetic::Minus, Type::Duration) => Type::Date,
        (Type::Date, Arithmetic::Minus, Type::Date) => Type::Duration,
        _ => return None,
    })
}
