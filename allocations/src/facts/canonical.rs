//! The one form in which facts are stored: names in order, so that the same facts give the same bytes.
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Facts, Value, given};
use crate::vocabulary::vocabulary;

#[derive(Serialize)]
#[serde(untagged)]
enum Shape<'a> {
    List(Vec<BTreeMap<&'a str, Shape<'a>>>),
    Own(&'a BTreeMap<String, Value>),
    One(Value),
}

impl Facts {
    /// Reads the stored form.
    ///
    /// # Errors
    /// Text that is not this form, with its line and column.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The stored form: the same facts give the same bytes.
    ///
    /// # Errors
    /// None in practice: every name is text and every value has a form.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The entries of a list by field name, in order; empty when the list is unknown or empty. A field that is missing is
    /// unknown. What only a scheme declares is not among them.
    pub fn list(&self, name: &str) -> Vec<BTreeMap<String, Value>> {
        let found = vocabulary()
            .lists()
            .iter()
            .zip(&self.lists)
            .find(|(list, _)| list.name == name);
        let Some((list, Some(entries))) = found else {
            return Vec::new();
        };
        let entries = entries.iter().map(|entry| {
            let fields = list.fields.iter().zip(&entry.fields);
            fields
                .filter_map(|(fact, held)| Some((fact.name.clone(), given(fact, held.as_ref()?))))
                .collect()
        });
        entries.collect()
    }

    /// These facts with what `newer` knows laid over them, but for the names in `kept`.
    #[must_use]
    pub fn overlaid(&self, newer: &Self, kept: &[&str]) -> Self {
        let mut whole = self.clone();
        let facts = vocabulary().facts().iter().map(|fact| fact.name.as_str());
        over(&mut whole.values, &newer.values, facts, kept);
        let lists = vocabulary().lists().iter().map(|list| list.name.as_str());
        over(&mut whole.lists, &newer.lists, lists, kept);
        if !newer.own.is_empty() {
            whole.own.clone_from(&newer.own);
        }
        whole
    }
}

fn over<'a, T: Clone>(
    old: &mut Vec<Option<T>>,
    new: &[Option<T>],
    names: impl Iterator<Item = &'a str>,
    kept: &[&str],
) {
    if old.len() < new.len() {
        old.resize_with(new.len(), || None);
    }
    for ((old, new), name) in old.iter_mut().zip(new).zip(names) {
        if new.is_some() && !kept.contains(&name) {
            old.clone_from(new);
        }
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out: BTreeMap<&str, Shape<'_>> = BTreeMap::new();
        for (fact, held) in vocabulary().facts().iter().zip(&self.values) {
            if let Some(held) = held {
                out.insert(&fact.name, Shape::One(given(fact, held)));
            }
        }
        for (list, entries) in vocabulary().lists().iter().zip(&self.lists) {
            let Some(entries) = entries else { continue };
            let members = entries.iter().map(|entry| {
                let fields = list.fields.iter().zip(&entry.fields);
                let known = fields.filter_map(|(fact, held)| {
                    Some((fact.name.as_str(), Shape::One(given(fact, held.as_ref()?))))
                });
                let own = (!entry.own.is_empty()).then_some(("own", Shape::Own(&entry.own)));
                known.chain(own).collect()
            });
            out.insert(&list.name, Shape::List(members.collect()));
        }
        if !self.own.is_empty() {
            out.insert("own", Shape::Own(&self.own));
        }
        out.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no, a whole number, a day, a word, several places or nothing")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Truth(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        whole(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(day_or_words(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Value, A::Error> {
        places(seq)
    }
}

pub(super) fn places<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Value, A::Error> {
    let mut places = Vec::new();
    while let Some(place) = seq.next_element::<String>()? {
        places.push(place);
    }
    Ok(Value::Places(places))
}

pub(super) fn whole<E: Error>(value: u64) -> Result<Value, E> {
    i64::try_from(value)
        .map(Value::Whole)
        .map_err(|error| E::custom(format!("{value} is too large ({error})")))
}

/// Words that are a day, such as 2026-11-22, are a day.
fn day_or_words(value: &str) -> Value {
    let day = value
        .starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first) || first.is_whitespace())
        .then(|| value.parse::<NaiveDate>().ok());
    day.flatten()
        .map_or_else(|| Value::Words(value.to_owned()), Value::Date)
}
