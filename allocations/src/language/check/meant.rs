//! Slips whose meaning is plain, answered with what to write.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::Checker;
use super::operators::kind_of;
use crate::calendar;
use crate::types::Type;
use crate::value::Comparison;
use crate::vocabulary::plain;

impl Checker<'_> {
    /// Two fixed limits stand with the smaller first, or nothing lies between them.
    pub(super) fn in_order(&self, [low, high]: [NodeId; 2], span: Span) -> Result<(), Slip> {
        let limit = |id| match self.names.program.node(id) {
            Node::Compare(_, _, limit) => match self.names.program.node(limit) {
                Node::Const(n) => Some(n),
                _ => None,
            },
            _ => None,
        };
        match (limit(low), limit(high)) {
            (Some(low), Some(high)) if low > high => Err(Slip::new(
                span,
                "Nothing lies between these two: the first is larger.",
            )
            .expecting("the smaller one first, as in `between £6,000 and £16,000`")),
            _ => Ok(()),
        }
    }

    /// Refuses `medical = high or urgent`: after `or` a comparison must begin anew.
    pub(super) fn in_full(&mut self, parts: &[Ast]) -> Result<(), Slip> {
        let mut before: Option<(&Ast, String, Vec<String>)> = None;
        for part in parts {
            match (&part.kind, &mut before) {
                (Kind::Compare(Comparison::Equal, what, value), _) => {
                    before = match (&what.kind, &value.kind) {
                        (Kind::Name(fact), Kind::Name(word) | Kind::Text(word)) => {
                            Some((what, fact.clone(), vec![word.clone()]))
                        }
                        _ => None,
                    };
                }
                (Kind::Name(word) | Kind::Text(word), Some((what, fact, words))) => {
                    let kind = self.make(what, None).ok().as_ref().and_then(kind_of);
                    let Some(Type::Choice(list)) = kind else { continue };
                    // A word that is a fact or a definition as well is a condition of its own.
                    let own = matches!(part.kind, Kind::Name(_)) && self.name(word, None, part.span).is_ok();
                    if own || !self.words(list).iter().any(|known| plain(known) == plain(word)) {
                        continue;
                    }
                    words.push(word.clone());
                    let says = format!("`or {word}` does not say what is {word}.");
                    let written: Vec<String> = words.iter().map(|word| worded(word)).collect();
                    let expected = format!("`{fact} in [{}]`", written.join(", "));
                    return Err(Slip::new(part.span, says).expecting(expected));
                }
                _ => before = None,
            }
        }
        Ok(())
    }

    /// `breakdown_on != none`: whether there is a day, a sum or a number is asked with `is given`.
    pub(super) fn with_none(&mut self, how: Comparison, a: &Ast, b: &Ast) -> Option<Slip> {
        let is_none = |tree: &Ast| matches!(&tree.kind, Kind::Name(name) if name == "none");
        let (what, none) = match (is_none(a), is_none(b)) {
            (false, true) => (a, b),
            (true, false) => (b, a),
            (true, true) | (false, false) => return None,
        };
        let how = match how {
            Comparison::Equal => "is not given",
            Comparison::Differs => "is given",
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => return None,
        };
        let kind = kind_of(&self.make(what, None).ok()?)?;
        if matches!(kind, Type::Choice(_) | Type::Truth) || self.name("none", Some(kind), none.span).is_ok() {
            return None;
        }
        let expected = match &what.kind {
            Kind::Name(name) => format!("`{name} {how}`"),
            _ => format!("`{how}` behind it"),
        };
        let says = format!("{kind} is not compared with `none`.");
        Some(Slip::new(a.span.to(b.span), says).expecting(expected))
    }

    /// A bare number as the sum of money that was probably meant.
    pub(super) fn in_pounds(&self, id: NodeId) -> Option<String> {
        match self.names.program.node(id) {
            Node::Const(n) => Some(calendar::pounds(n.saturating_mul(100))),
            _ => None,
        }
    }
}

/// A choice as it is written in a condition: in quotation marks when it is more than one word.
fn worded(word: &str) -> String {
    if word
        .chars()
        .all(|letter| letter.is_alphanumeric() || letter == '_')
    {
        word.to_owned()
    } else {
        format!("\"{word}\"")
    }
}

/// `band = Under-occupying`: a choice with a sign in its name, without quotation marks.
pub(super) fn signed(right: &Ast, kind: Option<Type>) -> Option<Slip> {
    let (Kind::Arithmetic(Arithmetic::Minus, a, b), Some(Type::Choice(_))) = (&right.kind, kind) else {
        return None;
    };
    let (Kind::Name(first), Kind::Name(second)) = (&a.kind, &b.kind) else {
        return None;
    };
    let slip = Slip::new(right.span, "A name with a sign in it stands in quotation marks.");
    Some(slip.expecting(format!("`\"{first}-{second}\"`, and the condition in `'…'`")))
}

/// Where a date is wanted and something else stands.
pub(super) fn date_wanted(kind: Type, span: Span) -> Slip {
    Slip::new(span, format!("This is {kind}, but a date is wanted here."))
        .expecting("a date, such as `applied_on`, `as_at` or `2026-11-23`")
}

/// Where a length of time is wanted and something else stands.
pub(super) fn length_wanted(kind: Type, span: Span) -> Slip {
    Slip::new(
        span,
        format!("This is {kind}, but a length of time is wanted here."),
    )
    .expecting("a length of time, such as `8 weeks` or `as_at - applied_on`")
}
