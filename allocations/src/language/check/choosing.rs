//! One value or the other.
use super::super::ast::Ast;
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::exact::is_none;
use super::operators::kind_of;
use super::{Checker, Made, fits};
use crate::types::Type;

impl Checker<'_> {
    pub(super) fn choose(
        &mut self,
        when: &Ast,
        yes: &Ast,
        no: &Ast,
        wanted: Option<Type>,
    ) -> Result<Made, Slip> {
        let when = self.condition(when)?;
        if let Some(made) = self.one_or_none(when, (yes, no), wanted)? {
            return Ok(made);
        }
        let first = self.make(yes, wanted)?;
        let wanted = wanted.or(kind_of(&first));
        let second = self.make(no, wanted)?;
        let first = if matches!(first, Made::Literal(_)) {
            self.make(yes, kind_of(&second))?
        } else {
            first
        };
        let (x, kind_x) = self.scalar(first, yes.span)?;
        let (y, kind_y) = self.scalar(second, no.span)?;
        if !fits(kind_x, kind_y) {
            let span = yes.span.to(no.span);
            let says = format!("One answer is {kind_x}, the other {kind_y}.");
            return Err(Slip::new(span, says).expecting("two answers of one kind, such as two numbers"));
        }
        let id = self.noted(Node::If(when, x, y), &[Type::Truth, kind_x, kind_y]);
        Ok(Made::Scalar(id, kind_x))
    }

    /// `if a then b else none`: a value, or none. Where the choices have the word, `none` is one of them.
    fn one_or_none(
        &mut self,
        when: NodeId,
        (yes, no): (&Ast, &Ast),
        wanted: Option<Type>,
    ) -> Result<Option<Made>, Slip> {
        let (given, first) = match (is_none(yes), is_none(no)) {
            (false, true) => (yes, true),
            (true, false) => (no, false),
            (true, true) => {
                let says = "Both answers are none, so there is nothing to choose between.";
                return Err(Slip::new(yes.span.to(no.span), says).expecting("a value on one side"));
            }
            (false, false) => return Ok(None),
        };
        let made = self.make(given, wanted)?;
        let (id, kind) = self.scalar(made, given.span)?;
        match kind {
            Type::Choice(_) => return Ok(None),
            Type::Truth => {
                let says = "A yes or no is never none.";
                return Err(Slip::new(yes.span.to(no.span), says).expecting("`no` in place of `none`"));
            }
            _ => {}
        }
        let nothing = self.node(Node::Nothing);
        let (x, y) = if first { (id, nothing) } else { (nothing, id) };
        let id = self.noted(Node::If(when, x, y), &[Type::Truth, kind, kind]);
        Ok(Some(Made::Scalar(id, kind)))
    }
}
