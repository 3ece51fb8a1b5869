//! An answer in words.

use allocations::Value;
use allocations::vocabulary::Type;
use chrono::DateTime;

use super::declared::capital;
use super::{OwnFact, span};
use crate::money::Money;
use crate::register::any_place;
use crate::t;
use crate::texts::Language;

/// An answer in words. What no longer fits the fact is said as it is kept.
pub(crate) fn said(language: Language, asked: &OwnFact, value: &Value) -> String {
    match (asked.fact.kind, value) {
        (_, Value::Nothing) => t!(language, "own-none"),
        (_, Value::Truth(true)) => t!(language, "own-yes"),
        (_, Value::Truth(false)) => t!(language, "own-no"),
        (Type::Money, Value::Whole(pence)) => Money::pence(*pence).to_string(),
        (Type::Duration, Value::Whole(days)) => span::in_words(language, *days),
        (Type::Moment, Value::Whole(micros)) => DateTime::from_timestamp_micros(*micros)
            .map_or_else(|| micros.to_string(), |at| language.moment(at)),
        (Type::Decimal(..), Value::Words(number)) if !asked.fact.unit.is_empty() => {
            format!("{number} {}", asked.fact.unit)
        }
        (_, Value::Whole(number)) if asked.fact.unit.is_empty() => number.to_string(),
        (_, Value::Whole(number)) => format!("{number} {}", asked.fact.unit),
        (_, Value::Date(day)) => language.short_day(*day),
        (Type::Place, Value::Words(place)) => any_place(language, place),
        (Type::Choice(_), Value::Words(word)) => capital(&word.replace('_', " ")),
        (_, Value::Words(words)) => words.clone(),
        (_, Value::Places(places)) => {
            let places = places.iter().map(|place| any_place(language, place));
            places.collect::<Vec<_>>().join("; ")
        }
    }
}
