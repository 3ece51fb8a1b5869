//! A value as it is given, and in the form that the evaluators read.
use chrono::NaiveDate;

use super::{FactError, Held, Value, place_names};
use crate::amount::in_parts;
use crate::calendar;
use crate::nearest::nearest;
use crate::types::parts_of;
use crate::value::Val;
use crate::vocabulary::{Fact, Type, Unit, plain, vocabulary};

/// Checks a value against what the fact can be.
pub(crate) fn hold(fact: &Fact, value: Value) -> Result<Held, FactError> {
    let wrong = |says: String| FactError {
        fact: fact.name.clone(),
        nearest: None,
        says,
    };
    let held = match (fact.kind, value) {
        (_, Value::Nothing) if fact.may_be_none => return Ok(Held::Nothing),
        (Type::Truth, Value::Truth(yes)) => return Ok(Held::Number(i64::from(yes))),
        (Type::Number(_) | Type::Money | Type::Duration | Type::Moment, Value::Whole(n)) => n,
        (Type::Decimal(_, places), Value::Whole(n)) => n.saturating_mul(parts_of(places)),
        (Type::Decimal(_, places), Value::Words(text)) => match in_places(&text, places) {
            Ok(n) => n,
            Err(says) => return Err(wrong(format!("`{text}` {says} for `{}`.", fact.name))),
        },
        (Type::Date, Value::Date(date)) => calendar::day(date),
        (Type::Date, Value::Words(text)) => match NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
            Ok(date) => calendar::day(date),
            Err(error) => {
                return Err(wrong(format!(
                    "`{text}` is not a date for `{}` ({error}). Write dates as year-month-day, such as 2026-11-23.",
                    fact.name
                )));
            }
        },
        (Type::Choice(_), Value::Words(word)) => {
            let words = vocabulary().words(fact.kind);
            let as_known = |word: &str| words.iter().position(|known| known == word);
            let Some(at) = as_known(&word).or_else(|| as_known(&plain(&word))) else {
                let near = nearest(&plain(&word), words.iter().map(String::as_str));
                let says = format!("`{word}` is not one of the choices for `{}`.", fact.name);
                return Err(FactError {
                    fact: fact.name.clone(),
                    nearest: near,
                    says,
                });
            };
            return Ok(Held::Number(crate::value::whole(at)));
        }
        (Type::Place, Value::Words(place)) => return Ok(Held::Places(vec![place_names(&place)])),
        (Type::Places, Value::Places(places)) => {
            let many = crate::value::whole(places.len());
            // Only a scheme's own fact may say how many.
            if fact.most > 0 && !(fact.least..=fact.most).contains(&many) {
                let limits = match fact.least {
                    ..=0 => format!("at most {}", fact.most),
                    least => format!("from {least} to {}", fact.most),
                };
                return Err(wrong(format!(
                    "`{}` must be {limits} places, not {many}.",
                    fact.name
                )));
            }
            return Ok(Held::Places(
                places.iter().map(|place| place_names(place)).collect(),
            ));
        }
        (Type::Text, Value::Words(text)) => return Ok(Held::Text(text)),
        (kind, _) => return Err(wrong(format!("`{}` must be {kind}.", fact.name))),
    };
    if (fact.least..=fact.most).contains(&held) {
        return Ok(Held::Number(held));
    }
    Err(wrong(match fact.ends() {
        Some((least, most)) => format!("`{}` must be from {least} to {most}.", fact.name),
        None => format!("`{}` cannot be as small or as large as that.", fact.name),
    }))
}

impl Fact {
    /// The least and the most of a number or a sum of money, as they are written: `2.5`, `£300`. None for other kinds.
    pub fn ends(&self) -> Option<(String, String)> {
        let (least, most) = (self.least, self.most);
        match self.kind {
            Type::Number(_) => Some((least.to_string(), most.to_string())),
            Type::Decimal(_, places) => {
                let shown = |n| in_parts(Type::Number(Unit::Plain), n, parts_of(places));
                Some((shown(least), shown(most)))
            }
            Type::Money => Some((calendar::pounds(least), calendar::pounds(most))),
            Type::Truth
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Choice(_)
            | Type::Place
            | Type::Places
            | Type::Text => None,
        }
    }
}

/// A number as it is written, in the smallest of so many places; what is wrong with it otherwise.
pub(crate) fn in_places(text: &str, places: u8) -> Result<i64, String> {
    let text = text.trim();
    let (sign, figures) = match text.strip_prefix('-') {
        Some(figures) => (-1, figures),
        None => (1, text),
    };
    let (whole, rest) = figures.split_once('.').unwrap_or((figures, ""));
    let plain = |figures: &str| figures.bytes().all(|figure| figure.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(rest) || figures.ends_with('.') {
        return Err("is not a number, such as 2.5,".to_owned());
    }
    let rest = rest.trim_end_matches('0');
    let wanted = usize::from(places);
    if rest.len() > wanted {
        let figures = if wanted == 1 { "figure" } else { "figures" };
        return Err(format!("has more than {wanted} {figures} after the point"));
    }
    let n: Option<i64> = format!("{whole}{rest:0<wanted$}").parse().ok();
    n.and_then(|n| n.checked_mul(sign))
        .ok_or_else(|| "is too large".to_owned())
}

/// The value as it was given.
pub(crate) fn given(fact: &Fact, held: &Held) -> Value {
    match held {
        Held::Nothing => Value::Nothing,
        Held::Text(text) => Value::Words(text.clone()),
        Held::Places(places) if fact.kind == Type::Place => {
            Value::Words(places.first().map(|names| names.join("/")).unwrap_or_default())
        }
        Held::Places(places) => Value::Places(places.iter().map(|names| names.join("/")).collect()),
        Held::Number(n) => match fact.kind {
            Type::Truth => Value::Truth(*n > 0),
            Type::Date => Value::Date(calendar::date(*n)),
            Type::Choice(_) => {
                let word = usize::try_from(*n)
                    .ok()
                    .and_then(|at| vocabulary().words(fact.kind).get(at));
                Value::Words(word.cloned().unwrap_or_default())
            }
            Type::Decimal(_, places) => {
                Value::Words(in_parts(Type::Number(Unit::Plain), *n, parts_of(places)))
            }
            Type::Number(_)
            | Type::Money
            | Type::Duration
            | Type::Moment
            | Type::Place
            | Type::Places
            | Type::Text => Value::Whole(*n),
        },
    }
}

/// What a stored value means to the evaluator; `None` is what could be anything.
pub(crate) fn read(fact: &Fact, held: Option<&Held>, as_at: i64) -> Val {
    match held {
        Some(Held::Number(n)) => Val::exact(*n),
        Some(Held::Nothing) => Val::NONE,
        Some(Held::Text(_) | Held::Places(_)) => Val::exact(0),
        None => fact.unknown(as_at),
    }
}
