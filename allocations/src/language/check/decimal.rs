//! Numbers with decimals: counted in their smallest places, and exact wherever they go.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::exact::{Exact, countable};
use super::{Checker, Constant, Made};
use crate::language::ast::Kind::Share;
use crate::types::{MOST_PLACES, Type, Unit, parts_of};

impl Exact {
    /// A value that has no parts.
    pub(super) fn whole(id: NodeId, kind: Type) -> Self {
        let (kind, of) = match kind {
            Type::Decimal(unit, places) => (Type::Number(unit), parts_of(places)),
            kind => (kind, 1),
        };
        Self {
            id,
            kind,
            of,
            plain: true,
        }
    }

    /// A number that is written out: `2.5` is 25 of 10.
    pub(super) fn written(id: NodeId, of: i64) -> Self {
        Self {
            id,
            kind: Type::Number(Unit::Plain),
            of,
            plain: true,
        }
    }

    /// What kind of thing its parts are to be put in words as.
    pub(super) fn shown(self) -> Type {
        let places = (1..=MOST_PLACES).find(|places| parts_of(*places) == self.of);
        match (self.kind, places) {
            (Type::Number(unit), Some(places)) if self.plain => Type::Decimal(unit, places),
            (kind, _) => kind,
        }
    }
}

impl Checker<'_> {
    /// Whether a name stands for a number with decimals, or for a sum that has parts.
    pub(super) fn named_in_parts(&self, name: &str) -> bool {
        let is = |kind: Type| matches!(kind, Type::Decimal(..));
        if let Some(known) = self.names.definitions.get(name) {
            return known.exact.is_some() || is(known.kind);
        }
        if let Some(Constant::Scalar(kind, _)) = self.names.parameters.get(name) {
            return is(*kind);
        }
        let rows = self.names.rows.values().flatten();
        let mut own = self.names.locals.iter().chain(rows);
        own.any(|fact| fact.name == name && is(fact.kind))
    }

    /// What is taken from the rows of a list, where it has parts.
    pub(super) fn exact_take(&mut self, tree: &Ast) -> Result<Option<Exact>, Slip> {
        let Kind::Take {
            pick,
            what,
            list,
            list_span,
            when,
        } = &tree.kind
        else {
            return Ok(None);
        };
        let (what, when, list) = self.of_rows(what, (list, *list_span, when.as_deref()))?;
        if !countable(what.kind) {
            return Ok(None);
        }
        let id = self.noted(Node::Take(*pick, list, what.id, when), &[what.shown()]);
        Ok(Some(Exact { id, ..what }))
    }

    /// `hours / 2.5`, `10 / care_hours`: divided as if nothing were ever rounded, and then rounded down.
    pub(super) fn decimal_over(&mut self, a: &Ast, b: &Ast) -> Result<Option<Made>, Slip> {
        if !self.has_decimals(a) && !self.has_parts(b) {
            return Ok(None);
        }
        let (left, right) = (self.exact(a, None)?, self.exact(b, None)?);
        let Some(kind) = super::can_add(left.kind, Arithmetic::Over, right.kind) else {
            return Ok(None);
        };
        if left.of == 1 && right.of == 1 {
            return Ok(None);
        }
        let (x, y, of) = self.alike(left, right);
        let kinds = [left, right].map(|side| {
            Exact {
                kind: side.kind,
                ..of
            }
            .shown()
        });
        Ok(Some(Made::Scalar(self.noted(Node::Over(x, y), &kinds), kind)))
    }

    /// A number with decimals that stands by itself, or in a list in brackets.
    fn has_decimals(&self, tree: &Ast) -> bool {
        match &tree.kind {
            Kind::Name(name) => self.named_in_parts(name),
            Share { percent, .. } => !percent,
            Kind::Take { pick, what, .. } => !pick.adds() && self.has_decimals(what),
            _ => false,
        }
    }

    /// `care_hours in [2.5, 3]`: the codes of a list beside a number with decimals.
    pub(super) fn decimal_code(&mut self, part: &Ast, places: u8) -> Result<i64, Slip> {
        let exact = self.exact(part, None)?;
        let of = parts_of(places);
        let too_fine = || {
            Slip::new(part.span, "This has more places after the point than the fact.")
                .expecting(format!("at most {places} after the point"))
        };
        match (exact.kind, self.names.program.node(exact.id)) {
            (Type::Number(_), Node::Const(n)) if of % exact.of.max(1) == 0 => {
                Ok(n.saturating_mul(of.div_euclid(exact.of.max(1))))
            }
            (Type::Number(_), Node::Const(_)) => Err(too_fine()),
            _ => Err(Slip::new(part.span, "Only fixed numbers can stand in this list.")
                .expecting("numbers in figures, such as `[2.5, 3]`")),
        }
    }
}

/// Where a bare part such as `33%` has nothing after it.
pub(super) fn bare_part(span: Span) -> Slip {
    Slip::new(span, "This is a part of something, but not of what.").expecting(
        "`of` or `*` and a number or sum after it, such as `33% of net_income`; whole numbers elsewhere",
    )
}
