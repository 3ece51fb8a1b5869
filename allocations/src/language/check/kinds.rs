//! Which kinds of thing fit together, and what comes of them.
use super::super::ast::Arithmetic;
use super::super::types::{Type, Unit};

/// Whether a value of one type may stand where another is wanted.
pub(super) fn fits(have: Type, want: Type) -> bool {
    match (have, want) {
        // A bedroom for each person is the commonest rule of all.
        (Type::Number(Unit::People), Type::Number(Unit::Bedrooms))
        | (Type::Number(Unit::Bedrooms), Type::Number(Unit::People)) => true,
        (Type::Number(a), Type::Number(b)) => a == b || a == Unit::Plain || b == Unit::Plain,
        (have, want) => have == want,
    }
}

pub(super) fn counted(word: &str) -> Unit {
    Unit::named(word).unwrap_or(Unit::Plain)
}

/// A length of time in days where no date says which months are meant: 365 to the year, 30 to a month left over.
pub(crate) fn lasting(months: i64, days: i64) -> i64 {
    let years = months.div_euclid(12).saturating_mul(365);
    years
        .saturating_add(months.rem_euclid(12).saturating_mul(30))
        .saturating_add(days)
}

#[expect(
    clippy::match_same_arms,
    reason = "one line for each pair of types reads as a table"
)]
pub(crate) fn can_add(a: Type, how: Arithmetic, b: Type) -> Option<Type> {
    let numbers = |a: Unit, b: Unit| if a == Unit::Plain { b } else { a };
    Some(match (a, how, b) {
        // Ten points a year times years are points: a product has whatever unit is wanted of it.
        (Type::Number(_), Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Number(Unit::Plain),
        (Type::Number(x), Arithmetic::Plus | Arithmetic::Minus, Type::Number(y)) if fits(a, b) => {
            Type::Number(numbers(x, y))
        }
        (Type::Money, Arithmetic::Plus | Arithmetic::Minus, Type::Money) => Type::Money,
        (Type::Money, Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Money,
        (Type::Number(_), Arithmetic::Times, Type::Money) => Type::Money,
        (Type::Money, Arithmetic::Over, Type::Money) => Type::Number(Unit::Plain),
        (Type::Duration, Arithmetic::Plus | Arithmetic::Minus, Type::Duration) => Type::Duration,
        (Type::Duration, Arithmetic::Times | Arithmetic::Over, Type::Number(_)) => Type::Duration,
        (Type::Number(_), Arithmetic::Times, Type::Duration) => Type::Duration,
        (Type::Duration, Arithmetic::Over, Type::Duration) => Type::Number(Unit::Plain),
        (Type::Date, Arithmetic::Plus | Arithmetic::Minus, Type::Duration) => Type::Date,
        (Type::Date, Arithmetic::Minus, Type::Date) => Type::Duration,
        _ => return None,
    })
}
