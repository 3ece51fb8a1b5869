//! Parts of a number or sum, such as `33% of net_income`, and which way they are rounded.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::exact::{Exact, countable};
use super::{Checker, Constant, Made, Names, can_add};
use crate::types::{Type, Unit};
use crate::value::Comparison;

/// What becomes of the rest of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    Down,
    Up,
}

impl Round {
    /// The rounding under which whole numbers compare as the exact part would; `right` when the part stands on the right.
    pub(super) fn exact(how: Comparison, right: bool) -> Self {
        let up = match how {
            Comparison::AtLeast | Comparison::Less => right,
            Comparison::AtMost | Comparison::More => !right,
            Comparison::Equal | Comparison::Differs => false,
        };
        if up { Self::Up } else { Self::Down }
    }
}

impl Names {
    /// A parameter that says how many in a hundred, as so many of so many: 33.3 is 333 of 1,000.
    pub(crate) fn in_hundred(&self, name: &str) -> Option<(i64, i64)> {
        match self.parameters.get(name)? {
            Constant::Scalar(kind @ (Type::Number(_) | Type::Decimal(..)), n) => {
                let of = kind.places().map_or(1, |(_, of)| of);
                Some((*n, of.checked_mul(100)?))
            }
            Constant::Scalar(..) | Constant::Period { .. } => None,
        }
    }

    /// A parameter that is a whole number, whatever the day.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        match self.parameters.get(name)? {
            Constant::Scalar(Type::Number(_), n) => Some(*n),
            Constant::Scalar(..) | Constant::Period { .. } => None,
        }
    }
}

impl Checker<'_> {
    /// A whole number of so many parts, rounded.
    pub(super) fn divided(&mut self, exact: Exact, round: Round) -> NodeId {
        if exact.of == 1 {
            return exact.id;
        }
        let kinds = [exact.shown(), Type::Number(Unit::Plain)];
        self.over(exact.id, exact.of, kinds, round)
    }

    /// A division by a fixed number, sum of money or length, rounded.
    fn over(&mut self, mut id: NodeId, by: i64, kinds: [Type; 2], round: Round) -> NodeId {
        let [kind, _] = kinds;
        if round == Round::Up {
            let rest = self.node(Node::Const(by - 1));
            id = self.noted(Node::Plus(id, rest), &[kind, kind]);
        }
        let by = self.node(Node::Const(by));
        self.noted(Node::Over(id, by), &kinds)
    }

    /// `round_up(a / 3)` and `round_up(5% of b)`.
    pub(super) fn round_up(&mut self, what: &Ast, span: Span) -> Result<Made, Slip> {
        if self.has_parts(what) {
            let exact = self.exact(what, None)?;
            if countable(exact.kind) {
                let id = self.divided(exact, Round::Up);
                return Ok(Made::Scalar(id, exact.kind));
            }
        }
        if let Kind::Arithmetic(Arithmetic::Over, a, b) = &what.kind {
            let by = self.make(b, None)?;
            let (by, kind_by) = self.scalar(by, b.span)?;
            let made = self.make(a, None)?;
            let (id, kind) = self.scalar(made, a.span)?;
            // Money by money, or a length by a length, is a bare number of times.
            if let Node::Const(by @ 1..) = self.names.program.node(by)
                && let Some(times) = can_add(kind, Arithmetic::Over, kind_by).filter(|kind| countable(*kind))
            {
                let id = self.over(id, by, [kind, kind_by], Round::Up);
                return Ok(Made::Scalar(id, times));
            }
        }
        Err(
            Slip::new(span, "Only a division by a fixed number can be rounded up.")
                .expecting("for example `round_up(advert.homes / 3)` or `round_up(5% of advert.homes)`"),
        )
    }
}
