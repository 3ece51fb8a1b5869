//! Checks a written condition against the vocabulary and turns it into nodes. Nothing that passes can fail later.
use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Ast, Kind, Span};
use super::ir::{Area, Leaf, Node, NodeId, Program};
use super::lexer::Slip;
use crate::language::tied::Tied;
use crate::types::{Type, Unit};
use crate::value::Comparison;
use crate::vocabulary::{Choices, Fact, ListId};
pub(crate) use exact::Exact;
pub(crate) use kinds::{can_add, lasting, months_of_shortest, shortest};
use kinds::{counted, fits};
pub(crate) use reach::Reach;
use shares::Round;
pub(crate) use tables::{Part as TablePart, Table, Written as WrittenTable, table};

mod among;
mod calendar;
mod calls;
mod choosing;
mod days;
mod decimal;
mod exact;
mod itself;
mod kinds;
mod lists;
mod meant;
mod names;
mod operators;
mod reach;
mod running;
mod shares;
mod tables;

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
    pub(crate) uses: BTreeSet<Leaf>,
    pub(crate) of: Option<ListId>,
    /// The same before it is rounded down to a whole number, where it has parts.
    pub(crate) exact: Option<Exact>,
}

/// All the names a condition may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) locals: Vec<Fact>,
    /// The scheme's own facts of each row of a list.
    pub(crate) rows: BTreeMap<ListId, Vec<Fact>>,
    pub(crate) choices: Vec<Choices>,
    pub(crate) definitions: BTreeMap<String, Definition>,
    /// The definitions that are tables, as they are printed.
    pub(crate) tables: BTreeMap<String, Table>,
    /// What definitions that are numbers or sums are called, by the nodes that they stand for.
    pub(crate) called: BTreeMap<NodeId, String>,
    pub(crate) parameters: BTreeMap<String, Constant>,
    pub(crate) areas: BTreeMap<String, u32>,
    pub(crate) relations: BTreeMap<String, u32>,
    pub(crate) program: Program,
    /// Facts whose answers are gone through one by one while they are missing.
    pub(crate) tied: Vec<Tied>,
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
    pub(super) uses: BTreeSet<Leaf>,
    /// The amount of a running total is being read.
    pub(super) running: bool,
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
        running: false,
    };
    let made = checker.make(tree, wanted)?;
    let (mut id, mut kind) = checker.scalar(made, tree.span)?;
    let mut exact = if checker.has_parts(tree) {
        Some(checker.exact(tree, wanted)?).filter(|exact| exact.of > 1)
    } else {
        None
    };
    if let (Type::Decimal(..), Some(parts)) = (kind, exact) {
        if wanted.is_some() {
            (id, kind) = (checker.divided(parts, Round::Down), parts.kind);
        } else {
            exact = None;
        }
    }
    // Points may be counted by anything: a point for every year, for every bedroom.
    let counted = wanted == Some(Type::Number(Unit::Points)) && matches!(kind, Type::Number(_));
    if let Some(wanted) = wanted
        && !fits(kind, wanted)
        && !counted
    {
        let expected = match (&tree.kind, wanted, kind) {
            (Kind::Name(name), Type::Truth, Type::Date) => {
                format!("`{name} is given`, or a comparison such as `{name} <= as_at - 1 year`")
            }
            (Kind::Name(name), Type::Truth, Type::Number(_) | Type::Money) => {
                format!("a comparison, such as `{name} >= …`")
            }
            _ => wanted.to_string(),
        };
        let says = format!("This is {kind}, but {wanted} is wanted here.");
        return Err(Slip::new(tree.span, says).expecting(expected));
    }
    let uses = checker.uses;
    if names.program.cost(id) > MOST_STEPS || names.program.depth(id) > DEEPEST {
        return Err(Slip::new(
            tree.span,
            "This condition, with its definitions, is too long to work out at once.",
        )
        .expecting("fewer definitions inside one another, or several rules in place of one"));
    }
    Ok(Definition {
        id,
        kind,
        uses,
        of,
        exact,
    })
}

impl Checker<'_> {
    pub(super) fn node(&mut self, node: Node) -> NodeId {
        self.names.program.add(node)
    }

    /// The same, noting what kinds of thing its parts are, so that it can be put in words.
    pub(super) fn noted(&mut self, node: Node, kinds: &[Type]) -> NodeId {
        let id = self.names.program.add(node);
        self.names.program.note(id, kinds);
        id
    }

    /// An expression; what has parts in it is rounded down to a whole number at its end, and not before.
    pub(super) fn make(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Made, Slip> {
        if matches!(tree.kind, Kind::Name(_) | Kind::Share { .. }) || !self.has_parts(tree) {
            return self.make_whole(tree, wanted);
        }
        let exact = self.exact(tree, wanted)?;
        Ok(Made::Scalar(self.divided(exact, Round::Down), exact.kind))
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn make_whole(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Made, Slip> {
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
                self.in_full(parts)?;
                let ids = self.conditions(parts)?;
                let run = self.names.program.run(&ids);
                Made::Scalar(self.node(Node::Any(run)), Type::Truth)
            }
            Kind::Compare(how, a, b) => self.comparison(*how, a, b)?,
            Kind::Between { what, from, to } => {
                let low = self.comparison(Comparison::AtLeast, what, from)?;
                let high = self.comparison(Comparison::AtMost, what, to)?;
                let ids = [self.scalar(low, span)?.0, self.scalar(high, span)?.0];
                self.in_order(ids, from.span.to(to.span))?;
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
                    Made::Leaf(leaf, _) | Made::Area(Area::Read(leaf)) => self.node(Node::GivenText(leaf)),
                    Made::Period { .. } | Made::Literal(_) | Made::Area(_) => {
                        let slip = Slip::new(what.span, "Only a fact can be given or not given.");
                        return Err(slip.expecting("the name of a fact, as in `told_on is given`"));
                    }
                };
                let id = if *not { self.node(Node::Not(id)) } else { id };
                Made::Scalar(id, Type::Truth)
            }
            Kind::Other => {
                if !matches!(self.lists.as_slice(), [.., outer, inner] if outer == inner) {
                    let says = "`other` compares two rows of one list, and there is only one here.";
                    return Err(Slip::new(span, says).expecting(
                        "for example `any offer where any other offer where on <= that.on + 1 year`",
                    ));
                }
                Made::Scalar(self.node(Node::Other), Type::Truth)
            }
            Kind::If(when, yes, no) => self.choose(when, yes, no, wanted)?,
            Kind::Arithmetic(how, a, b) => self.arithmetic(*how, a, b, span)?,
            Kind::Share { .. } => {
                return Err(decimal::bare_part(span));
            }
            // Never without its parts.
            Kind::ShareOf { .. } => {
                let exact = self.exact(tree, wanted)?;
                Made::Scalar(self.divided(exact, Round::Down), exact.kind)
            }
            Kind::Negative(inner) => match self.make(inner, wanted)? {
                Made::Period { months, days } => Made::Period {
                    months: months.saturating_neg(),
                    days: days.saturating_neg(),
                },
                made => {
                    let (id, kind) = self.scalar(made, inner.span)?;
                    if !matches!(kind, Type::Number(_) | Type::Money | Type::Duration) {
                        return Err(Slip::new(span, format!("{kind} cannot be negative.")).expecting(
                            "a number or money after `-`, such as `-5`; for the opposite, `not`",
                        ));
                    }
                    let nought = self.node(Node::Const(0));
                    Made::Scalar(self.noted(Node::Minus(nought, id), &[kind, kind]), kind)
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
                span: days,
                gaps,
            } => {
                let parts = (within.as_deref(), days.as_deref(), gaps.as_deref());
                self.time(*unbroken, (list, *list_span, when.as_deref()), parts, span)?
            }
            Kind::Running { .. } => {
                let exact = self.exact(tree, wanted)?;
                Made::Scalar(exact.id, exact.kind)
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
            Made::Period { months, days } => Ok((self.by_calendar(months, days), Type::Duration)),
            Made::Leaf(_, kind) => Err(Slip::new(
                span,
                format!("{kind} can only be compared with `=`, `!=` or `in`."),
            )
            .expecting("a comparison, such as `lives_in in town`")),
            Made::Literal(text) => Err(Slip::new(
                span,
                format!("\"{text}\" has nothing to be compared with here."),
            )
            .expecting(format!("a fact before it, such as `kind = \"{text}\"`"))),
            Made::Area(_) => Err(Slip::new(span, "A set of places can only stand after `in`.")
                .expecting("a place before it, such as `lives_in in town`")),
        }
    }

    /// A length of time in days: as many as there were in it up to today.
    fn by_calendar(&mut self, months: i64, days: i64) -> NodeId {
        let rest = self.node(Node::Const(days));
        if months == 0 {
            return rest;
        }
        let today = self.today();
        let then = self.node(Node::AddMonths(today, months.saturating_neg()));
        let length = self.noted(Node::Minus(today, then), &[Type::Date, Type::Date]);
        if days == 0 {
            return length;
        }
        self.noted(Node::Plus(length, rest), &[Type::Duration, Type::Duration])
    }
}
