//! The stored form read back. A list is made of the facts of many households, so a value goes to its place as it is read:
//! only what is kept is copied.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::canonical::{places, whole};
use super::{Entry, FactError, Facts, Held, Value, hold, put, unknown_fact};
use crate::calendar;
use crate::nearest::nearest;
use crate::types::Type;
use crate::vocabulary::{Fact, List, vocabulary};

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Whole)
    }
}

struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Facts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("facts by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
        let mut facts = Facts::new();
        let known = vocabulary();
        // the stored form has its names in order, so the next one is not far
        let mut rest = known.in_order().peekable();
        while let Some(Name(name)) = map.next_key::<Name<'de>>()? {
            while rest.next_if(|(next, ..)| *next < &*name).is_some() {}
            let found = match rest.peek() {
                Some((next, id, fact)) if *next == &*name => Some((*id, *fact)),
                Some(_) | None => known.fact(&name),
            };
            if let Some((id, fact)) = found {
                let held = map.next_value_seed(Of(fact))?;
                put(&mut facts.values, usize::from(id), held);
            } else if let Some((id, list)) = known.list(&name) {
                let entries = map.next_value_seed(Rows(list))?;
                facts.on_list(id, |kept| *kept = entries);
            } else if name == "own" {
                facts.own = map.next_value_seed(Own(&name))?;
            } else {
                return Err(A::Error::custom(unknown_fact(&name)));
            }
        }
        Ok(facts)
    }
}

/// The value of one fact.
#[derive(Clone, Copy)]
struct Of<'a>(&'a Fact);

impl Of<'_> {
    fn held<E: Error>(self, value: Value) -> Result<Held, E> {
        hold(self.0, value).map_err(E::custom)
    }

    /// Words that need no copy: a day as it is always written, and a choice as it is spelt.
    fn at_once(self, text: &str) -> Option<Held> {
        let number = match self.0.kind {
            Type::Date => day(text)?,
            Type::Choice(_) => {
                let mut words = vocabulary().words(self.0.kind).iter();
                crate::value::whole(words.position(|word| word == text)?)
            }
            Type::Truth
            | Type::Number(_)
            | Type::Decimal(..)
            | Type::Money
            | Type::Duration
            | Type::Moment
            | Type::Place
            | Type::Places
            | Type::Text => return None,
        };
        let fits = (self.0.least..=self.0.most).contains(&number) || matches!(self.0.kind, Type::Choice(_));
        fits.then_some(Held::Number(number))
    }
}

impl<'de> DeserializeSeed<'de> for Of<'_> {
    type Value = Held;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Held, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Of<'_> {
    type Value = Held;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.0.name, self.0.kind)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Held, E> {
        self.held(Value::Truth(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Held, E> {
        self.held(Value::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Held, E> {
        self.held(whole(value)?)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Held, E> {
        self.held(Value::Words(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Held, E> {
        match self.at_once(value) {
            Some(held) => Ok(held),
            None => self.held(Value::Words(value.to_owned())),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Held, E> {
        self.held(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Held, A::Error> {
        self.held(places(seq)?)
    }
}

/// A day as it is always written, such as 2026-11-22.
fn day(text: &str) -> Option<i64> {
    let figures = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        let plain = part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-") && text.len() == 10;
    let year = i32::try_from(figures(0, 4).filter(|_| dashes)?).ok()?;
    NaiveDate::from_ymd_opt(year, figures(5, 7)?, figures(8, 10)?).map(calendar::day)
}

/// The members of a list.
struct Rows<'a>(&'a List);

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = Vec<Entry>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Entry>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = Vec<Entry>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` as a list of tables", self.0.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Entry>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element_seed(Row(self.0))? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// One member of a list.
struct Row<'a>(&'a List);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a table of `{}`", self.0.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut entry = Entry::of(Vec::new());
        while let Some(Name(name)) = map.next_key::<Name<'de>>()? {
            if let Some((id, fact)) = self.0.field(&name) {
                let held = map.next_value_seed(Of(fact))?;
                put(&mut entry.fields, usize::from(id), held);
            } else if name == "own" {
                entry.own = map.next_value_seed(Own(&name))?;
            } else {
                return Err(A::Error::custom(unknown_field(self.0, &name)));
            }
        }
        Ok(entry)
    }
}

fn unknown_field(list: &List, name: &str) -> FactError {
    let names = list.fields.iter().map(|fact| fact.name.as_str());
    FactError {
        fact: format!("{}.{name}", list.name),
        nearest: nearest(name, names),
        says: format!("`{}` has no field `{name}`.", list.name),
    }
}

/// Facts that only a scheme declares, by name.
struct Own<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Own<'_> {
    type Value = BTreeMap<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Own<'_> {
    type Value = BTreeMap<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` as a table", self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut own = BTreeMap::new();
        while let Some((name, value)) = map.next_entry()? {
            own.insert(name, value);
        }
        Ok(own)
    }
}

/// A name as it stands in the text, which is hardly ever copied.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Facts, calendar, day};

    #[test]
    fn a_day_is_read_as_the_calendar_reads_it() {
        let known = |text: &str| {
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()
                .map(calendar::day)
        };
        for text in [
            "2026-11-22",
            "2024-02-29",
            "1900-01-01",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
        ] {
            assert_eq!(day(text), known(text), "{text}");
        }
        for text in [
            "2026-1-22",
            "+026-01-02",
            "2026/01/02",
            "2026-01-0é",
            "",
            "2026-01-022",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_looks_like_a_day_is_a_text_again_when_it_is_read() {
        let facts = Facts::new().with("register_kind", "2026-11-22").unwrap();
        let stored = facts.to_json().unwrap();
        assert_eq!(Facts::from_json(&stored).unwrap(), facts);
    }

    #[test]
    fn names_may_come_in_any_order_and_what_is_not_known_is_told() {
        let read = |text: &str| Facts::from_json(text).map_err(|slip| slip.to_string());
        let sorted = r#"{"applied_on":"2024-01-01","members":[{"birth_date":"1990-01-01","own":{"shift":3}}],"own":{"keys":2},"shares_facilities":true}"#;
        let mixed = r#"{"shares_facilities":true,"own":{"keys":2},"applied_on":"2024-01-01","members":[{"own":{"shift":3},"birth_date":"1990-01-01"}]}"#;
        let read_sorted = read(sorted).unwrap();
        assert_eq!(read_sorted, read(mixed).unwrap());
        assert_eq!(read_sorted.to_json().unwrap(), sorted);
        for (text, says) in [
            (r#"{"aplied_on":"2024-01-01"}"#, "`aplied_on`"),
            (r#"{"applied_on":"2024-02-30"}"#, "`applied_on`"),
            (r#"{"applied_on":[{}]}"#, "expected a string"),
            (
                r#"{"members":[{"borne":"2024-01-01"}]}"#,
                "`members` has no field `borne`",
            ),
            (r#"{"members":7}"#, "`members` as a list of tables"),
            (r#"{"own":[]}"#, "`own` as a table"),
        ] {
            let slip = read(text).unwrap_err();
            assert!(slip.contains(says), "{text}: {slip}");
        }
    }
}
