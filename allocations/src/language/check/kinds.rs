//! Which kinds of thing fit together, and what comes of them.
use super::super::ast::Arithmetic;
use crate::types::{Type, Unit};

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

/// The least days that so many months can have, up to eleven.
const SHORTEST: [i64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

/// A length of time as days that are added up: as many as the shortest years and months of that number have.
pub(crate) fn shortest(months: i64, days: i64) -> i64 {
    let years = months.div_euclid(12);
    let rest = usize::try_from(months.rem_euclid(12)).ok();
    let rest = rest.and_then(|at| SHORTEST.get(at)).copied().unwrap_or(0);
    // Four years in a row have a leap day among them.
    let of_years = years.saturating_mul(365).saturating_add(years.div_euclid(4));
    of_years.saturating_add(rest).saturating_add(days)
}

/// The months that so many added-up days stand for, where they stand for some.
pub(crate) fn months_of_shortest(days: i64) -> Option<i64> {
    let near = days.checked_mul(12)?.div_euclid(366);
    (near.max(2)..near.saturating_add(4)).find(|months| shortest(*months, 0) == days)
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
        (Type::Decimal(x, places), Arithmetic::Plus | Arithmetic::Minus, Type::Decimal(y, same))
            if places == same =>
        {
            Type::Decimal(numbers(x, y), places)
        }
        (Type::Decimal(_, places), Arithmetic::Times, Type::Number(_)) => Type::Decimal(Unit::Plain, places),
        (Type::Number(_), Arithmetic::Times, Type::Decimal(_, places)) => Type::Decimal(Unit::Plain, places),
        (Type::Decimal(_, places), Arithmetic::Times, Type::Decimal(_, more)) => {
            Type::Decimal(Unit::Plain, places.saturating_add(more))
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
