//! A total that runs from month to month between two limits.
use super::super::ast::{Ast, Kind};
use super::super::ir::Node;
use super::super::lexer::Slip;
use super::exact::{Exact, common, countable};
use super::meant::date_wanted;
use super::{Checker, fits};
use crate::types::Type;

/// The parts of a running total as they are written.
pub(super) struct Written<'a> {
    pub(super) what: &'a Ast,
    pub(super) every: (i64, i64),
    pub(super) since: &'a Ast,
    pub(super) limits: [Option<&'a Ast>; 2],
}

impl<'a> Written<'a> {
    /// The parts, where it is a running total.
    pub(super) fn of(tree: &'a Ast) -> Option<Self> {
        match &tree.kind {
            Kind::Running {
                what,
                every,
                since,
                least,
                most,
            } => Some(Self {
                what,
                every: *every,
                since,
                limits: [least.as_deref(), most.as_deref()],
            }),
            _ => None,
        }
    }
}

impl Checker<'_> {
    /// The total without rounding.
    pub(super) fn running(&mut self, written: &Written<'_>) -> Result<Exact, Slip> {
        if self.running {
            let says = "One running total cannot stand inside another.";
            return Err(Slip::new(written.what.span, says).expecting("a sum without `running`"));
        }
        self.running = true;
        let what = self.amount(written.what, None);
        self.running = false;
        let what = what?;
        if !countable(what.kind) {
            let says = format!("{} cannot be added up.", what.kind);
            return Err(Slip::new(written.what.span, says)
                .expecting("a number, a sum of money or a length of time in the brackets"));
        }
        let made = self.make(written.since, Some(Type::Date))?;
        let (since, kind) = self.scalar(made, written.since.span)?;
        if kind != Type::Date {
            return Err(date_wanted(kind, written.since.span));
        }
        let mut limits = [None; 2];
        for (limit, tree) in limits.iter_mut().zip(written.limits) {
            let Some(tree) = tree else { continue };
            let found = self.amount(tree, Some(what.kind))?;
            if !fits(found.kind, what.kind) && !fits(what.kind, found.kind) {
                let says = format!("This is {}, but the total is {}.", found.kind, what.kind);
                return Err(Slip::new(tree.span, says).expecting("a limit of the same kind as what is added"));
            }
            *limit = Some(found);
        }
        if let ([Some(least), Some(most)], [Some(tree), _]) = (limits, written.limits) {
            self.not_crossed(least, most, tree)?;
        }
        let of = limits
            .iter()
            .flatten()
            .fold(what.of, |of, limit| common(of, limit.of));
        let [least, most] = limits.map(|limit| limit.map(|limit| self.times(limit, of / limit.of.max(1))));
        let node = Node::Running {
            what: self.times(what, of / what.of.max(1)),
            since,
            months: written.every.0,
            days: written.every.1,
            of,
            least,
            most,
        };
        let id = self.noted(node, &[what.kind]);
        Ok(Exact {
            id,
            kind: what.kind,
            of,
            plain: false,
        })
    }

    /// The least that a total may be is no more than the most.
    fn not_crossed(&self, least: Exact, most: Exact, tree: &Ast) -> Result<(), Slip> {
        let program = &self.names.program;
        let (Node::Const(low), Node::Const(high)) = (program.node(least.id), program.node(most.id)) else {
            return Ok(());
        };
        if low.saturating_mul(most.of) <= high.saturating_mul(least.of) {
            return Ok(());
        }
        let says = "The least that this total may be is more than the most.";
        Err(Slip::new(tree.span, says).expecting("the smaller limit after `least`, as in `least 0 most 30`"))
    }

    /// An amount, which may be a bare part such as `0.25`.
    fn amount(&mut self, tree: &Ast, wanted: Option<Type>) -> Result<Exact, Slip> {
        match &tree.kind {
            Kind::Share { part, of, .. } if *of > 0 => Ok(Exact::written(self.node(Node::Const(*part)), *of)),
            Kind::Negative(inner) => {
                let inner = self.amount(inner, wanted)?;
                let nought = self.node(Node::Const(0));
                let id = match self.names.program.node(inner.id) {
                    Node::Const(n) => self.node(Node::Const(n.saturating_neg())),
                    _ => self.noted(Node::Minus(nought, inner.id), &[inner.kind, inner.kind]),
                };
                Ok(Exact { id, ..inner })
            }
            Kind::If(when, yes, no) => {
                let when = self.condition(when)?;
                let (yes, no) = (self.amount(yes, wanted)?, self.amount(no, wanted)?);
                if !fits(yes.kind, no.kind) {
                    let says = format!("One side is {} and the other {}.", yes.kind, no.kind);
                    return Err(Slip::new(tree.span, says).expecting("the same kind on both sides"));
                }
                let (x, y, made) = self.alike(yes, no);
                let kinds = [Type::Truth, yes.kind, no.kind];
                let id = self.noted(Node::If(when, x, y), &kinds);
                Ok(Exact { id, ..made })
            }
            _ => self.exact(tree, wanted),
        }
    }
}
