//! Amounts in words: "1.75 months", "£2.50", "1 bedroom".
use crate::calendar;
use crate::types::{Type, Unit};

/// So many parts of a whole one in words: 175 of 100 as "1.75", "1.75 months" or "£1.75".
pub(crate) fn in_parts(kind: Type, n: i64, of: i64) -> String {
    // Pence are parts of a pound themselves.
    let of = if kind == Type::Money {
        of.saturating_mul(100)
    } else {
        of
    };
    let (size, of) = (n.unsigned_abs(), of.unsigned_abs().max(1));
    let (whole, mut rest) = (size / of, size % of);
    let mut digits = String::new();
    while rest > 0 && digits.len() < 9 {
        rest = rest.saturating_mul(10);
        digits.push_str(&(rest / of).to_string());
        rest %= of;
    }
    if kind == Type::Money && digits.len() == 1 {
        digits.push('0');
    }
    let dot = if digits.is_empty() { "" } else { "." };
    let sign = if n < 0 { "-" } else { "" };
    let one = whole == 1 && digits.is_empty();
    match kind {
        Type::Money => {
            let pounds = calendar::pounds(i64::try_from(whole).unwrap_or(i64::MAX).saturating_mul(100));
            format!("{sign}{pounds}{dot}{digits}")
        }
        Type::Number(unit) if unit != Unit::Plain => {
            let word = if one { one_of(unit) } else { unit.word() };
            format!("{sign}{whole}{dot}{digits} {word}")
        }
        Type::Duration => {
            let word = if one { "day" } else { "days" };
            format!("{sign}{whole}{dot}{digits} {word}")
        }
        _ => format!("{sign}{whole}{dot}{digits}"),
    }
}

pub(crate) fn one_of(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain => "",
        Unit::Hours => "hour",
        Unit::Bedrooms => "bedroom",
        Unit::People => "person",
        Unit::Points => "point",
        Unit::Years => "year",
        Unit::Months => "month",
        Unit::Weeks => "week",
        Unit::Floors => "floor",
    }
}
