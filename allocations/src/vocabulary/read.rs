//! Reads `vocabulary.toml`. What cannot be read is left out, and a test makes sure that nothing is.
use toml::de::{DeTable, DeValue};

use super::{Choices, Fact, Known, List, OWN_CHOICES, Type, Unit, Vocabulary};
use crate::calendar::{FIRST_DAY, LAST_DAY};

pub(super) fn read(text: &str) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let Ok(parsed) = DeTable::parse(text) else {
        return vocabulary;
    };
    let root = parsed.get_ref();
    for (name, words) in entries(root.get("choices").map(toml::Spanned::get_ref)) {
        let words = words.as_array().into_iter().flat_map(|list| list.iter());
        let words = words
            .filter_map(|word| word.get_ref().as_str())
            .map(str::to_owned)
            .collect();
        vocabulary.choices.push(Choices { name, words });
    }
    for name in OWN_CHOICES {
        vocabulary.choices.push(Choices {
            name: name.to_owned(),
            words: Vec::new(),
        });
    }
    for (name, value) in entries(root.get("facts").map(toml::Spanned::get_ref)) {
        if let Some(fact) = fact(&vocabulary, &name, value) {
            vocabulary.add(fact);
        } else {
            // A dotted name, such as `advert.floor`, arrives as a table of facts.
            for (inner, value) in entries(Some(value)) {
                if let Some(fact) = fact(&vocabulary, &format!("{name}.{inner}"), value) {
                    vocabulary.add(fact);
                }
            }
        }
    }
    for (name, value) in entries(root.get("lists").map(toml::Spanned::get_ref)) {
        let text = |key: &str| string(value, key);
        let fields = entries(value.get("fields").map(toml::Spanned::get_ref));
        let fields = fields
            .into_iter()
            .filter_map(|(name, value)| fact(&vocabulary, &name, value))
            .collect();
        let known = Known::named(&text("known")).unwrap_or(Known::Household);
        vocabulary.lists.push(List {
            singular: text("singular"),
            label: text("label"),
            asks: text("asks"),
            name,
            known,
            fields,
        });
    }
    vocabulary
}

/// The entries of a table in the order they stand in the file.
fn entries<'a, 'i>(value: Option<&'a DeValue<'i>>) -> Vec<(String, &'a DeValue<'i>)> {
    let mut found: Vec<_> = value
        .and_then(DeValue::as_table)
        .into_iter()
        .flat_map(|table| table.iter())
        .collect();
    found.sort_by_key(|(key, _)| key.span().start);
    found
        .into_iter()
        .map(|(key, value)| (key.get_ref().to_string(), value.get_ref()))
        .collect()
}

fn string(value: &DeValue<'_>, key: &str) -> String {
    value
        .get(key)
        .and_then(|found| found.get_ref().as_str())
        .unwrap_or_default()
        .to_owned()
}

fn fact(vocabulary: &Vocabulary, name: &str, value: &DeValue<'_>) -> Option<Fact> {
    let text = |key: &str| string(value, key);
    let number = |key: &str| {
        value
            .get(key)
            .and_then(|found| found.get_ref().as_integer()?.as_str().parse().ok())
    };
    let truth = |key: &str| value.get(key).and_then(|found| found.get_ref().as_bool()) == Some(true);
    let kind = kind(vocabulary, &text("type"), &text("unit"))?;
    let (least, most) = limits(vocabulary, kind);
    Some(Fact {
        name: name.to_owned(),
        kind,
        unit: text("unit"),
        label: text("label"),
        asks: text("asks"),
        source: text("source"),
        may_be_none: truth("may_be_none"),
        past: truth("past"),
        least: number("least").unwrap_or(least),
        most: number("most").unwrap_or(most),
        known: if text("known").is_empty() {
            Known::Household
        } else {
            Known::named(&text("known"))?
        },
    })
}

/// The type written as `choice:sex`, `number` or `money`; none when there is no such type.
pub(crate) fn kind(vocabulary: &Vocabulary, text: &str, unit: &str) -> Option<Type> {
    Some(match text {
        "truth" => Type::Truth,
        "number" => Type::Number(Unit::named(unit)?),
        "money" => Type::Money,
        "date" => Type::Date,
        "duration" => Type::Duration,
        "moment" => Type::Moment,
        "place" => Type::Place,
        "places" => Type::Places,
        "text" => Type::Text,
        other => {
            let list = vocabulary.choice_list(other.strip_prefix("choice:")?);
            if list == u16::MAX {
                return None;
            }
            Type::Choice(list)
        }
    })
}

/// The widest range a value of that type can have when nothing narrower is said.
pub(crate) fn limits(vocabulary: &Vocabulary, kind: Type) -> (i64, i64) {
    match kind {
        Type::Truth => (0, 1),
        Type::Number(Unit::Years) => (0, 130),
        Type::Number(_) => (0, 1_000_000_000),
        Type::Decimal(unit, _) => {
            let (least, most) = limits(vocabulary, Type::Number(unit));
            let of = kind.places().map_or(1, |(_, of)| of);
            (least.saturating_mul(of), most.saturating_mul(of))
        }
        Type::Money => (0, 100_000_000_000),
        Type::Date => (FIRST_DAY, LAST_DAY),
        Type::Duration => (0, LAST_DAY - FIRST_DAY),
        Type::Moment => (i64::MIN / 4, i64::MAX / 4),
        Type::Choice(_) => (0, crate::value::whole(vocabulary.words(kind).len().max(1)) - 1),
        Type::Place | Type::Places | Type::Text => (0, 0),
    }
}

impl Known {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "household" => Self::Household,
            "always" => Self::Always,
            "household_step" => Self::HouseholdStep,
            "bedrooms" => Self::Bedrooms,
            "qualified" => Self::Qualified,
            "needs" => Self::Needs,
            "placed" => Self::Placed,
            "moved" => Self::Moved,
            "dated" => Self::Dated,
            "running" => Self::Running,
            "advert" => Self::Advert,
            "bid" => Self::Bid,
            "context" => Self::Context,
            "tier" => Self::Tier,
            "birth_date" => Self::Field,
            _ => return None,
        })
    }
}
