//! Parts of a number or sum, such as `33% of net_income`, and which way they are rounded.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::super::types::{Type, Unit};
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
    /// So many hundredths (or tenths …) of a number, a sum of money or a length of time.
    pub(super) fn share(&mut self, (part, of): (i64, i64), what: &Ast, round: Round) -> Result<Made, Slip> {
        let made = self.make(what, None)?;
        let (id, kind) = self.scalar(made, what.span)?;
        if !matches!(kind, Type::Number(_) | Type::Money | Type::Duration) {
            let says = format!("This is {kind}: there is no part of it.");
            return Err(Slip::new(what.span, says).expecting("a number or a sum of money after `of`"));
        }
        if of == 0 {
            return Err(Slip::new(what.span, "Nothing can be divided by 0."));
        }
        let factor = self.node(Node::Const(part));
        let times = self.noted(Node::Times(id, factor), &[kind, Type::Number(Unit::Plain)]);
        Ok(Made::Scalar(self.divided(times, of, kind, round), kind))
    }

    fn divided(&mut self, mut id: NodeId, by: i64, kind: Type, round: Round) -> NodeId {
        if round == Round::Up && by > 1 {
            let rest = self.node(Node::Const(by - 1));
            id = self.noted(Node::Plus(id, rest), &[kind, kind]);
        }
        let by = self.node(Node::Const(by));
        self.noted(Node::Over(id, by), &[kind, Type::Number(Unit::Plain)])
    }

    /// `round_up(a / 3)` and `round_up(5% of b)`.
    pub(super) fn round_up(&mut self, what: &Ast, span: Span) -> Result<Made, Slip> {
        if let Kind::ShareOf { part, of, what } = &what.kind {
            return self.share((*part, *of), what, Round::Up);
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

    /// One side of a comparison. A part of something is rounded so that the comparison is exact.
    pub(super) fn side(
        &mut self,
        tree: &Ast,
        wanted: Option<Type>,
        (how, right): (Comparison, bool),
    ) -> Result<Made, Slip> {
        match &tree.kind {
            Kind::ShareOf { part, of, what } => self.share((*part, *of), what, Round::exact(how, right)),
            _ => self.make(tree, wanted),
        }
    }
}
