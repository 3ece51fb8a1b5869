//! Sums with parts in them, such as `25% of a + 75% of b`: kept exact until they are compared, ordered by, or counted.
use super::super::ast::{Arithmetic, Ast, Kind};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::running::Written;
use super::shares::Round;
use super::{Checker, Made, can_add, fits};
use crate::types::{Type, Unit};
use crate::value::Comparison;

/// Finer parts than this are rounded down on the way.
const FINEST: i64 = 1_000_000;

/// A number, sum of money or length that is so many parts of a whole one: 175 of 100 is 1.75.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exact {
    pub(crate) id: NodeId,
    pub(super) kind: Type,
    pub(crate) of: i64,
    /// Its parts are places after the point, and no share of something.
    pub(super) plain: bool,
}

impl Checker<'_> {
    /// Whether the expression has a part of something in it that is not rounded yet.
    pub(super) fn has_parts(&self, tree: &Ast) -> bool {
        match &tree.kind {
            Kind::ShareOf { .. } => true,
            Kind::Share { percent, .. } => !percent,
            Kind::Arithmetic(Arithmetic::Over, ..) => false,
            Kind::Arithmetic(_, a, b) | Kind::If(_, a, b) => self.has_parts(a) || self.has_parts(b),
            Kind::Negative(inner) => self.has_parts(inner),
            Kind::Running {
                what, least, most, ..
            } => [Some(what), least.as_ref(), most.as_ref()]
                .into_iter()
                .flatten()
                .any(|part| self.has_bare_parts(part)),
            Kind::Call(name, parts) if BEST.contains(&name.as_str()) => {
                parts.iter().any(|(_, part)| self.has_parts(part))
            }
            Kind::Call(name, parts) if name == "points_if" => {
                parts.last().is_some_and(|(_, points)| self.has_parts(points))
            }
            Kind::Take { what, .. } => self.has_parts(what),
            Kind::Name(name) => self.named_in_parts(name),
            Kind::Number(_)
            | Kind::Money(_)
            | Kind::Date(_)
            | Kind::Period { .. }
            | Kind::Counted(..)
            | Kind::Text(_)
            | Kind::Yes(_)
            | Kind::List(_)
            | Kind::Not(_)
            | Kind::All(_)
            | Kind::Any(_)
            | Kind::Compare(..)
            | Kind::In { .. }
            | Kind::Between { .. }
            | Kind::Given { .. }
            | Kind::Other
            | Kind::Call(..)
            | Kind::Members { .. }
            | Kind::Time { .. } => false,
        }
    }

    /// The same for an amount of a running total, which may be a bare part such as `0.25`.
    fn has_bare_parts(&self, tree: &Ast) -> bool {
        match &tree.kind {
            Kind::Share { .. } => true,
            Kind::Negative(inner) => self.has_bare_parts(inner),
            Kind::If(_, yes, no) => self.has_bare_parts(yes) || self.has_bare_parts(no),
            _ => self.has_parts(tree),
        }
    }

    /// The expression without rounding; one that has no parts is a whole one.
    pub(super) fn exact(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Exact, Slip> {
        let made = match &tree.kind {
            Kind::ShareOf { part, of, what } => Some(self.part_of((*part, *of), what)?),
            Kind::Share { part, of, percent } if !percent && *of > 0 => {
                Some(Exact::written(self.node(Node::Const(*part)), *of))
            }
            Kind::Take { .. } if self.has_parts(tree) => self.exact_take(tree)?,
            Kind::Running { .. } => match Written::of(tree) {
                Some(written) => Some(self.running(&written)?),
                None => None,
            },
            _ if !self.has_parts(tree) => None,
            Kind::Arithmetic(how, a, b) => self.exact_sum(*how, a, b)?,
            Kind::Negative(inner) => {
                let inner = self.exact(inner, wanted)?;
                let nought = self.node(Node::Const(0));
                let shown = inner.shown();
                let id = match self.names.program.node(inner.id) {
                    Node::Const(n) => self.node(Node::Const(n.saturating_neg())),
                    _ => self.noted(Node::Minus(nought, inner.id), &[shown, shown]),
                };
                countable(inner.kind).then_some(Exact { id, ..inner })
            }
            Kind::If(when, a, b) => self.exact_choice(when, (a, b), wanted)?,
            Kind::Call(name, parts) if name == "points_if" => match parts.as_slice() {
                [(_, when), (_, points)] => {
                    let nought = Ast {
                        kind: Kind::Number(0),
                        span: points.span,
                    };
                    self.exact_choice(when, (points, &nought), wanted)?
                }
                _ => None,
            },
            Kind::Call(name, parts) => self.exact_best(name, parts)?,
            Kind::Name(name) => {
                // What it may speak of is checked as for any other name.
                let made = self.name(name, wanted, tree.span)?;
                let exact = self.names.definitions.get(name).and_then(|known| known.exact);
                match (made, exact) {
                    (Made::Scalar(id, kind @ Type::Decimal(..)), _) => Some(Exact::whole(id, kind)),
                    (Made::Scalar(_, kind), Some(exact)) if kind == exact.kind => Some(exact),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some(exact) = made {
            return Ok(if exact.of > FINEST {
                let id = self.divided(exact, Round::Down);
                Exact { id, of: 1, ..exact }
            } else {
                exact
            });
        }
        let made = self.make_whole(tree, wanted)?;
        let (id, kind) = self.scalar(made, tree.span)?;
        Ok(Exact::whole(id, kind))
    }

    fn exact_choice(
        &mut self,
        when: &Ast,
        (a, b): (&Ast, &Ast),
        wanted: Option<Type>,
    ) -> Result<Option<Exact>, Slip> {
        let when = self.condition(when)?;
        let (a, b) = (self.exact_or_none(a, wanted)?, self.exact_or_none(b, wanted)?);
        let (Some(first), Some(second)) = (a.or(b), b.or(a)) else {
            return Ok(None);
        };
        if !countable(first.kind) || !fits(first.kind, second.kind) {
            return Ok(None);
        }
        let (mut x, mut y, made) = self.alike(first, second);
        if a.is_none() {
            x = self.node(Node::Nothing);
        }
        if b.is_none() {
            y = self.node(Node::Nothing);
        }
        let kinds = [Type::Truth, made.shown(), made.shown()];
        let id = self.noted(Node::If(when, x, y), &kinds);
        Ok(Some(Exact { id, ..made }))
    }

    /// The expression, or nothing where the word `none` stands for it.
    fn exact_or_none(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Option<Exact>, Slip> {
        if is_none(tree) {
            return Ok(None);
        }
        self.exact(tree, wanted).map(Some)
    }

    fn part_of(&mut self, (part, of): (i64, i64), what: &Ast) -> Result<Exact, Slip> {
        let inner = self.exact(what, None)?;
        if !countable(inner.kind) {
            let says = format!("This is {}: there is no part of it.", inner.kind);
            return Err(Slip::new(what.span, says).expecting("a number or a sum of money after `of`"));
        }
        if of <= 0 {
            return Err(Slip::new(what.span, "Nothing can be divided by 0.").expecting("a number from 1 on"));
        }
        let factor = self.node(Node::Const(part));
        let id = self.noted(
            Node::Times(inner.id, factor),
            &[inner.shown(), Type::Number(Unit::Plain)],
        );
        Ok(Exact {
            id,
            of: of.saturating_mul(inner.of),
            plain: false,
            ..inner
        })
    }

    fn exact_sum(&mut self, how: Arithmetic, a: &Ast, b: &Ast) -> Result<Option<Exact>, Slip> {
        let (left, right) = (self.exact(a, None)?, self.exact(b, None)?);
        let Some(kind) = can_add(left.kind, how, right.kind).filter(|kind| countable(*kind)) else {
            return Ok(None);
        };
        let kinds = [left.shown(), right.shown()];
        Ok(match how {
            Arithmetic::Plus | Arithmetic::Minus if countable(left.kind) => {
                let (x, y, made) = self.alike(left, right);
                let node = if how == Arithmetic::Plus {
                    Node::Plus(x, y)
                } else {
                    Node::Minus(x, y)
                };
                let kinds = [left, right].map(|side| {
                    Exact {
                        kind: side.kind,
                        ..made
                    }
                    .shown()
                });
                let id = self.noted(node, &kinds);
                Some(Exact { id, kind, ..made })
            }
            Arithmetic::Times => {
                let id = self.noted(Node::Times(left.id, right.id), &kinds);
                Some(Exact {
                    id,
                    kind,
                    of: left.of.saturating_mul(right.of),
                    plain: left.plain && right.plain,
                })
            }
            Arithmetic::Plus | Arithmetic::Minus | Arithmetic::Over => None,
        })
    }

    fn exact_best(&mut self, name: &str, parts: &[(Option<String>, Ast)]) -> Result<Option<Exact>, Slip> {
        let mut all: Vec<Exact> = Vec::new();
        for (_, part) in parts {
            let wanted = all.first().map(|first| first.kind);
            all.push(self.exact(part, wanted)?);
        }
        let Some(first) = all.first().copied() else {
            return Ok(None);
        };
        if !all
            .iter()
            .all(|one| countable(one.kind) && fits(one.kind, first.kind))
        {
            return Ok(None);
        }
        let of = all.iter().fold(1, |of, one| common(of, one.of));
        let ids: Vec<NodeId> = all
            .iter()
            .map(|one| self.times(*one, of / one.of.max(1)))
            .collect();
        let run = self.names.program.run(&ids);
        let node = match name {
            "min" => Node::Least(run),
            "max" => Node::Most(run),
            _ => Node::First(run),
        };
        let plain = all.iter().all(|one| one.plain);
        let shown = Exact { of, plain, ..first }.shown();
        let kinds = vec![shown; ids.len()];
        let id = self.noted(node, &kinds);
        let kind = all
            .iter()
            .map(|one| one.kind)
            .find(|kind| *kind != Type::Number(Unit::Plain));
        Ok(Some(Exact {
            id,
            kind: kind.unwrap_or(first.kind),
            of,
            plain,
        }))
    }

    /// Both in parts of one size.
    pub(super) fn alike(&mut self, a: Exact, b: Exact) -> (NodeId, NodeId, Exact) {
        let of = common(a.of, b.of);
        let made = Exact {
            of,
            plain: a.plain && b.plain,
            ..a
        };
        (
            self.times(a, of / a.of.max(1)),
            self.times(b, of / b.of.max(1)),
            made,
        )
    }

    pub(super) fn times(&mut self, a: Exact, by: i64) -> NodeId {
        if by == 1 {
            return a.id;
        }
        if let Node::Const(n) = self.names.program.node(a.id) {
            return self.node(Node::Const(n.saturating_mul(by)));
        }
        let by = self.node(Node::Const(by));
        self.noted(Node::Times(a.id, by), &[a.shown(), Type::Number(Unit::Plain)])
    }

    /// The comparison of two sides, one of which has parts, as if nothing were ever rounded.
    pub(super) fn exact_comparison(
        &mut self,
        how: Comparison,
        a: &Ast,
        b: &Ast,
    ) -> Result<Option<Made>, Slip> {
        let left = self.exact(a, None)?;
        let right = self.exact(b, Some(left.kind))?;
        if !countable(left.kind) || !fits(left.kind, right.kind) {
            return Ok(None);
        }
        let kinds = [left.kind, right.kind];
        let decimal = left.plain && right.plain;
        let id = if decimal || (left.of > 1 && right.of > 1) {
            let (x, y, made) = self.alike(left, right);
            let kinds = [left, right].map(|side| {
                Exact {
                    kind: side.kind,
                    ..made
                }
                .shown()
            });
            let id = self.noted(Node::Compare(how, x, y), &kinds);
            if !decimal && made.of > 1 {
                self.names.program.note_parts(id, made.of);
            }
            id
        } else {
            // Whole numbers compare as the exact part would when it is rounded the right way; to be equal it must come out even.
            let same = matches!(how, Comparison::Equal | Comparison::Differs);
            let by = if same { Comparison::AtLeast } else { how };
            let first = self.rounded_for(by, left, right, kinds, how);
            let second = if same {
                self.rounded_for(Comparison::AtMost, left, right, kinds, how)
            } else {
                first
            };
            // What is too fine to be kept exact was rounded before, one way.
            if second == first {
                first
            } else {
                let run = self.names.program.run(&[first, second]);
                self.node(if how == Comparison::Equal {
                    Node::All(run)
                } else {
                    Node::Any(run)
                })
            }
        };
        Ok(Some(Made::Scalar(id, Type::Truth)))
    }

    fn rounded_for(
        &mut self,
        by: Comparison,
        left: Exact,
        right: Exact,
        kinds: [Type; 2],
        how: Comparison,
    ) -> NodeId {
        let x = self.divided(left, Round::exact(by, false));
        let y = self.divided(right, Round::exact(by, true));
        self.noted(Node::Compare(how, x, y), &kinds)
    }
}

/// The functions that take the best of some values.
const BEST: [&str; 3] = ["min", "max", "first_of"];

/// Whether a word stands for no value at all.
pub(super) fn is_none(tree: &Ast) -> bool {
    matches!(&tree.kind, Kind::Name(name) if name == "none")
}

pub(super) fn countable(kind: Type) -> bool {
    matches!(kind, Type::Number(_) | Type::Money | Type::Duration)
}

/// The least number of parts that both come out even in.
pub(super) fn common(a: i64, b: i64) -> i64 {
    let (mut x, mut y) = (a.max(1), b.max(1));
    while y != 0 {
        (x, y) = (y, x.checked_rem(y).unwrap_or(0));
    }
    a.max(1).checked_div(x).unwrap_or(1).saturating_mul(b.max(1))
}
