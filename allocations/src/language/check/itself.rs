//! Comparisons that come out the same whatever the facts are: a row with itself, a month with 13.
use super::super::ast::{Ast, Kind, Span};
use super::super::lexer::Slip;
use super::tables::Cover;
use super::{Checker, Constant};
use crate::vocabulary::vocabulary;

/// A part of a date, how it is called, its last number, and what may stand beside it.
const PARTS_OF_DATES: [(&str, &str, i64, &str); 3] = [
    (
        "month_of",
        "month",
        12,
        "a number from 1, which is January, to 12, which is December",
    ),
    ("day_of", "day of the month", 31, "a number from 1 to 31"),
    (
        "weekday_of",
        "day of the week",
        7,
        "a number from 1, which is Monday, to 7, which is Sunday",
    ),
];

impl Checker<'_> {
    /// What is wrong with comparing these two, whatever they are worth.
    pub(super) fn says_nothing(&self, a: &Ast, b: &Ast) -> Option<Slip> {
        self.no_such_day(a, b)
            .or_else(|| self.no_such_day(b, a))
            .or_else(|| self.with_itself(a, b))
    }

    /// A number that no month, day of the month or day of the week has.
    pub(super) fn no_such_day(&self, what: &Ast, beside: &Ast) -> Option<Slip> {
        let n = match &beside.kind {
            Kind::Number(n) => *n,
            Kind::Name(name) => match self.names.parameters.get(name)? {
                Constant::Scalar(kind, n) if kind.places().is_none() => *n,
                Constant::Scalar(..) | Constant::Period { .. } => return None,
            },
            _ => return None,
        };
        not_among(what, n, beside.span)
    }

    /// The same for a row of a table that goes by a part of a date: neither of its ends may lie outside.
    pub(super) fn no_such_row(by: &Ast, cover: &Cover, name: &str) -> Option<Slip> {
        let Cover::From(least, most) = cover else {
            return None;
        };
        let span = Span {
            start: 0,
            end: name.len(),
        };
        let written = [*least, *most]
            .into_iter()
            .filter(|n| ![i64::MIN, i64::MAX].contains(n));
        written.into_iter().find_map(|n| not_among(by, n, span))
    }

    /// A field of a row beside the same field of the same row: of two rows, the other one's begins with `that.`.
    fn with_itself(&self, a: &Ast, b: &Ast) -> Option<Slip> {
        let list = self.lists.last()?;
        let (mut left, mut right) = (Vec::new(), Vec::new());
        if !names_in(a, &mut left) || !names_in(b, &mut right) {
            return None;
        }
        let [name] = left.as_slice() else {
            return None;
        };
        self.names.field_named(*list, name)?;
        if left != right {
            return None;
        }
        let singular = vocabulary()
            .list_at(*list)
            .map_or("row", |list| list.singular.as_str());
        let two = matches!(self.lists.as_slice(), [.., outer, inner] if outer == inner);
        let expected = if two {
            format!("`that.{name}` for the `{name}` of the first {singular}")
        } else {
            format!(
                "something else to compare it with; two of a list are compared as in \
                 `any {singular} where any other {singular} where {name} = that.{name}`"
            )
        };
        let says = format!("Both sides are the `{name}` of one and the same {singular}.");
        Some(Slip::new(a.span.to(b.span), says).expecting(expected))
    }
}

/// The first and the last number that a part of a date can be.
pub(super) fn numbers_of_part(what: &Ast) -> Option<(i64, i64)> {
    let Kind::Call(name, _) = &what.kind else {
        return None;
    };
    let (_, _, last, _) = PARTS_OF_DATES.iter().find(|(known, ..)| known == name)?;
    Some((1, *last))
}

/// What is wrong with a number of a part of a date, if there is no such one.
fn not_among(what: &Ast, n: i64, span: Span) -> Option<Slip> {
    let Kind::Call(name, _) = &what.kind else {
        return None;
    };
    let (_, part, last, expected) = PARTS_OF_DATES.iter().find(|(known, ..)| known == name)?;
    let says = format!("There is no {part} {n}.");
    (!(1..=*last).contains(&n)).then(|| Slip::new(span, says).expecting(*expected))
}

/// The names in a sum, each once; false where it holds more than sums and names.
fn names_in<'a>(tree: &'a Ast, names: &mut Vec<&'a str>) -> bool {
    match &tree.kind {
        Kind::Name(name) => {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
            true
        }
        Kind::Number(_) | Kind::Money(_) | Kind::Share { .. } | Kind::Period { .. } | Kind::Counted(..) => {
            true
        }
        Kind::Negative(what) | Kind::ShareOf { what, .. } => names_in(what, names),
        Kind::Arithmetic(_, a, b) => names_in(a, names) && names_in(b, names),
        _ => false,
    }
}
