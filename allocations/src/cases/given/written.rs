//! One value as an officer writes it in a file of cases: "£22,750", "yes", 2026-11-23.
use crate::calendar;
use crate::facts::Value;
use crate::language::ast::Kind;
use crate::language::check::lasting;
use crate::language::parser::parse;
use crate::scheme::Scheme;
use crate::scheme::tree::{Shape, Tree};
use crate::vocabulary::{Fact, Type};

/// From here on a limit is only there so that sums stay small.
const MANY: i64 = 100_000;

/// Why a value cannot be what is written, and what could be written.
pub(super) struct Wrong {
    pub(super) says: String,
    pub(super) expected: Option<String>,
    pub(super) nearest: Option<String>,
}

/// The value that is meant; one that does not fit the fact is refused with an example of one that does.
pub(super) fn value(scheme: &Scheme, fact: &Fact, tree: &Tree) -> Result<Value, Wrong> {
    let value = read(fact, tree).ok_or_else(|| Wrong {
        says: format!("`{}` must be {}.", fact.name, fact.kind),
        expected: Some(example(scheme, fact, tree)),
        nearest: None,
    })?;
    scheme.hold_own(fact, value.clone()).map_err(|error| Wrong {
        says: error.says,
        expected: Some(example(scheme, fact, tree)),
        nearest: error.nearest,
    })?;
    Ok(value)
}

fn read(fact: &Fact, tree: &Tree) -> Option<Value> {
    match &tree.shape {
        Shape::Text(text) => from_words(fact, text.trim()),
        // Nought is nought in pounds and in pence.
        Shape::Number(n) => (fact.kind != Type::Money || *n == 0).then_some(Value::Whole(*n)),
        Shape::Decimal(n) => matches!(fact.kind, Type::Decimal(..)).then(|| Value::Words(n.clone())),
        Shape::Truth(yes) => Some(Value::Truth(*yes)),
        Shape::Date(day) => Some(Value::Date(calendar::date(*day))),
        Shape::List(items) => {
            let places = items.iter().map(|item| item.text().map(str::to_owned));
            places.collect::<Option<Vec<_>>>().map(Value::Places)
        }
        Shape::Table(_) | Shape::Other => None,
    }
}

fn from_words(fact: &Fact, text: &str) -> Option<Value> {
    if text == "none" && fact.may_be_none {
        return Some(Value::Nothing);
    }
    match fact.kind {
        Type::Truth => match text {
            "yes" | "true" => Some(Value::Truth(true)),
            "no" | "false" => Some(Value::Truth(false)),
            _ => None,
        },
        Type::Money => match parse(text).map(|tree| tree.kind) {
            Ok(Kind::Money(pence)) => Some(Value::Whole(pence)),
            Ok(_) | Err(_) => None,
        },
        Type::Duration => match parse(text).map(|tree| tree.kind) {
            Ok(Kind::Period { months, days }) => Some(Value::Whole(lasting(months, days))),
            Ok(_) | Err(_) => None,
        },
        Type::Number(_) | Type::Decimal(..) | Type::Moment => None,
        Type::Places => Some(Value::Places(vec![text.to_owned()])),
        Type::Date | Type::Choice(_) | Type::Place | Type::Text => Some(Value::Words(text.to_owned())),
    }
}

/// What could stand there instead: the sum that was probably meant, the choices, a day.
fn example(scheme: &Scheme, fact: &Fact, tree: &Tree) -> String {
    match fact.kind {
        Type::Truth => "`true` or `false`".to_owned(),
        Type::Money => {
            let meant = match &tree.shape {
                Shape::Number(n) => n.checked_mul(100),
                Shape::Text(text) => sum(text),
                Shape::Truth(_)
                | Shape::Date(_)
                | Shape::List(_)
                | Shape::Table(_)
                | Shape::Decimal(_)
                | Shape::Other => None,
            };
            let meant = meant.map_or_else(|| "£18,000".to_owned(), calendar::pounds);
            format!("a sum with £ and in quotation marks, such as `\"{meant}\"`")
        }
        Type::Decimal(_, places) => {
            let figures = if places == 1 { "figure" } else { "figures" };
            format!("a number with at most {places} {figures} after the point, such as `2.5`")
        }
        Type::Number(_) if fact.most < MANY => {
            format!(
                "a whole number from {} to {}, without quotation marks",
                fact.least, fact.most
            )
        }
        Type::Number(_) => "a whole number without quotation marks, such as `2`".to_owned(),
        Type::Date => "year, month and day without quotation marks, such as `2026-11-23`".to_owned(),
        Type::Duration => "for example `\"8 weeks\"`".to_owned(),
        Type::Moment => "a whole number of microseconds since 1970".to_owned(),
        Type::Choice(_) => {
            let words = scheme.choices(fact.kind).map(|choices| choices.words.join(", "));
            format!("one of: {}", words.unwrap_or_default())
        }
        Type::Place => "a place in quotation marks, such as `\"ourtown/riverside\"`".to_owned(),
        Type::Places => "places in quotation marks, such as `[\"ourtown\", \"elsewhere\"]`".to_owned(),
        Type::Text => "words in quotation marks".to_owned(),
    }
}

/// The sum that "50", "£50.5" or "18,000" was probably meant to be, in pence.
fn sum(text: &str) -> Option<i64> {
    let digits: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '.')
        .collect();
    let (pounds, pence) = digits.split_once('.').unwrap_or((&digits, ""));
    let pence: i64 = format!("{pence:0<2}").get(..2)?.parse().ok()?;
    pounds.parse::<i64>().ok()?.checked_mul(100)?.checked_add(pence)
}
