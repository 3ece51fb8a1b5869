//! Sums whose parts are shares, as they are written: "25% of a plus 75% of b".
use super::super::ir::{Node, NodeId, Run};
use super::Words;
use super::bond::Bond;
use super::scale::{in_brackets, is_sum};
use crate::amount::in_parts;
use crate::types::{Type, Unit};

impl Words<'_> {
    /// A sum in so many parts as shares: `(a * 25 + b * 75) / 100` is "25% of a plus 75% of b". `kind` is what the whole is.
    pub(super) fn shares(&mut self, id: NodeId, of: i64, kind: Option<Type>) -> Option<String> {
        let names = self.names;
        let program = &names.program;
        if of == 1 {
            return Some(self.close(id, kind, Bond::Sum));
        }
        let decimal = self.kind(id).and_then(Type::places);
        let even = decimal.is_some_and(|(_, parts)| parts == of) || self.scale(id, None) == of;
        if even && !self.uneven(id, kind) {
            return Some(self.close(id, None, Bond::Sum));
        }
        let term = self.terms.and_then(|terms| terms.of_parts(id, of));
        if let Some(term) = term.filter(|term| self.explained != Some(term.id) && self.stands(term)) {
            return Some(self.word(term.id, &term.words));
        }
        match program.node(id) {
            Node::Plus(a, b) => Some(format!(
                "{} plus {}",
                self.shares(a, of, kind)?,
                self.shares(b, of, kind)?
            )),
            Node::Minus(a, b) if program.node(a) == Node::Const(0) => {
                Some(format!("minus {}", self.shares(b, of, kind)?))
            }
            Node::Minus(a, b) => {
                let (a, less) = (self.shares(a, of, kind)?, self.shares(b, of, kind)?);
                let choice = matches!(program.node(b), Node::If(..)) && !less.starts_with('“');
                Some(if choice || is_sum(&less) {
                    format!("{a} less ({less})")
                } else {
                    format!("{a} less {less}")
                })
            }
            Node::If(when, yes, no) => {
                let (yes, no) = (self.shares(yes, of, kind)?, self.shares(no, of, kind)?);
                Some(format!("({yes} if {}, otherwise {no})", self.truth(when)))
            }
            Node::Least(run) => self.shares_of_all("the smaller of", run, " and ", of, kind),
            Node::Most(run) => self.shares_of_all("the larger of", run, " and ", of, kind),
            Node::First(run) => self.shares_of_all("the first there is of", run, ", or else ", of, kind),
            Node::Running { .. } => Some(self.running(id, of)),
            Node::Take(pick, list, what, when) => {
                let mut row = self.about(list);
                let kind = kind.or_else(|| row.kind(what));
                let what = row.shares(what, of, kind)?;
                Some(format!("({})", self.taken_words(pick, kind, (list, when), &what)))
            }
            Node::Const(n) if n % of == 0 => Some(self.constant(kind.map(Type::whole), n / of)),
            Node::Const(n) if !matches!(kind, Some(Type::Money | Type::Duration)) => {
                Some(in_parts(Type::Number(Unit::Plain), n, of))
            }
            Node::Times(a, b) => self.share_times(id, (a, b), of, kind),
            _ => None,
        }
    }

    /// Whether something in a sum is counted by a fixed number, as a part of something is.
    fn has_parts(&self, id: NodeId) -> bool {
        let program = &self.names.program;
        let part = |id: &NodeId| self.has_parts(*id);
        let a_sum = |at| matches!(program.kind_of_part(id, at), Some(Type::Money | Type::Duration));
        match program.node(id) {
            Node::Plus(a, b) | Node::Minus(a, b) | Node::If(_, a, b) => part(&a) || part(&b),
            Node::Least(run) | Node::Most(run) | Node::First(run) => program.members(run).iter().any(part),
            Node::Times(a, b) => {
                let by = program.is_const(b) && !a_sum(1) || program.is_const(a) && !a_sum(0);
                by || part(&a) || part(&b)
            }
            Node::Take(_, _, what, _) => part(&what),
            Node::Running { .. } => true,
            _ => false,
        }
    }

    /// The same for several, of which one counts.
    fn shares_of_all(
        &mut self,
        which: &str,
        run: Run,
        by: &str,
        of: i64,
        kind: Option<Type>,
    ) -> Option<String> {
        let parts = self.names.program.members(run);
        let parts: Option<Vec<String>> = parts.iter().map(|part| self.shares(*part, of, kind)).collect();
        Some(format!("({which} {})", parts?.join(by)))
    }

    /// The same for a product: a share of something, or something times a sum that has shares.
    fn share_times(
        &mut self,
        id: NodeId,
        (a, b): (NodeId, NodeId),
        of: i64,
        kind: Option<Type>,
    ) -> Option<String> {
        let names = self.names;
        let program = &names.program;
        let (first, second) = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
        let a_sum = |kind| matches!(kind, Some(Type::Money | Type::Duration));
        for (what, kind_of, by, kind_by) in [(a, first, b, second), (b, second, a, first)] {
            let Node::Const(mut n) = program.node(by) else {
                continue;
            };
            let (mut what, mut kind_of) = (what, kind_of);
            if a_sum(kind_by) {
                continue;
            }
            // A sum whose own parts were made smaller, to be added to others.
            if n > 1
                && of % n == 0
                && of > n
                && self.has_parts(what)
                && let Some(words) = self.shares(what, of / n, kind.filter(|_| n != of))
            {
                return Some(words);
            }
            // A share of a share is a share.
            while let Node::Times(inner, by) = program.node(what)
                && let Node::Const(more) = program.node(by)
                && self.term(what).is_none()
                && !a_sum(program.kind_of_part(what, 1))
            {
                kind_of = program.kind_of_part(what, 0);
                n = n.saturating_mul(more);
                what = inner;
            }
            let parts = self.scale(what, kind_of.or(kind));
            let n = n.saturating_mul(parts);
            if n == of {
                return Some(self.close(what, kind_of.or(kind), Bond::Sum));
            }
            let what = self.parted(what, kind_of.or(kind));
            if parts > 1 || n % of == 0 {
                let n = in_parts(Type::Number(Unit::Plain), n, of);
                return Some(format!("{n} times {what}"));
            }
            return Some(format!("{} {what}", part_of(n, of)?));
        }
        for (plain, kind_of, parts, kind_parts) in [(a, first, b, second), (b, second, a, first)] {
            // What is said in whole ones already takes its parts with it.
            let within = self.scale(plain, kind_of);
            if of.checked_rem(within) == Some(0)
                && let Some(words) = self.shares(parts, of / within, kind_parts)
            {
                let plain = self.close(plain, kind_of, Bond::Product);
                return Some(format!("{plain} times {}", in_brackets(words)));
            }
        }
        None
    }
}

/// A part of what follows: `0.5 times` of ten parts, otherwise `33.5% of`.
pub(super) fn part_of(share: i64, of: i64) -> Option<String> {
    let said = |of| in_parts(Type::Number(Unit::Plain), share, of);
    if of == 10 {
        return Some(format!("{} times", said(of)));
    }
    let hundredths = of >= 100 && 10_i64.checked_pow(of.ilog10()) == Some(of);
    hundredths.then(|| format!("{}% of", said(of / 100)))
}
