//! Parts of a number or sum, such as `33% of net_income`, and which way they are rounded.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::super::types::{Type, Unit};
use super::exact::countable;
use super::{Checker, Made};
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

impl Checker<'_> {
    /// A whole number of so many parts, rounded.
    pub(super) fn divided(&mut self, mut id: NodeId, by: i64, kind: Type, round: Round) -> NodeId {
        if by == 1 {
            return id;
        }
        if round == Round::Up {
            let rest = self.node(Node::Const(by - 1));
            id = self.noted(Node::Plus(id, rest), &[kind, kind]);
        }
        let by = self.node(Node::Const(by));
        self.noted(Node::Over(id, by), &[kind, Type::Number(Unit::Plain)])
    }

    /// `round_up(a / 3)` and `round_up(5% of b)`.
    pub(super) fn round_up(&mut self, what: &Ast, span: Span) -> Result<Made, Slip> {
        if self.has_parts(what) {
            let exact = self.exact(what, None)?;
            if countable(exact.kind) {
                let id = self.divided(exact.id, exact.of, exact.kind, Round::Up);
                return Ok(Made::Scalar(id, exact.kind));
            }
        }
        if let Kind::Arithmetic(Arithmetic::Over, a, b) = &what.kind {
            let by = self.make(b, None)?;
            let (by, _) = self.scalar(by, b.span)?;
            let made = self.make(a, None)?;
            let (id, kind) = self.scalar(made, a.span)?;
            if let Node::Const(by @ 1..) = self.names.program.node(by)
                && matches!(kind, Type::Number(_) | Type::Money | Type::Duration)
            {
                return Ok(Made::Scalar(self.divided(id, by, kind, Round::Up), kind));
            }
        }
        Err(
            Slip::new(span, "Only a division by a fixed number can be rounded up.")
                .expecting("for example `round_up(advert.homes / 3)` or `round_up(5% of advert.homes)`"),
        )
    }
}
