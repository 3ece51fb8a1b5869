//! The one form in which facts are stored: names in order, so that the same facts give the same bytes.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Facts, Value, given};
use crate::vocabulary::vocabulary;

/// Values by name.
type Fields = BTreeMap<String, Value>;

/// One entry of a list: its fields by name, and those that only a scheme declares.
type Row = (Fields, Fields);

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

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(WholeVisitor)
    }
}

struct WholeVisitor;

impl<'de> Visitor<'de> for WholeVisitor {
    type Value = Facts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("facts by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
        let mut facts = Facts::new();
        while let Some((Name(name), shape)) = map.next_entry::<Name<'de>, Read>()? {
            match shape {
                Read::Own((own, deeper)) if name == "own" && deeper.is_empty() => facts.own = own,
                Read::Own(_) => return Err(A::Error::custom(format!("`{name}` cannot be a table"))),
                Read::List(entries) if vocabulary().list(&name).is_some() => {
                    facts.begin(&name).map_err(A::Error::custom)?;
                    for (nth, (fields, own)) in (1..).zip(entries) {
                        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.clone()));
                        facts.push(&name, fields).map_err(A::Error::custom)?;
                        for (own, value) in own {
                            facts
                                .set_own_of(&name, nth, &own, value)
                                .map_err(A::Error::custom)?;
                        }
                    }
                }
                Read::List(_) => facts
                    .set(&name, Value::Places(Vec::new()))
                    .map_err(A::Error::custom)?,
                Read::One(value) => facts.set(&name, value).map_err(A::Error::custom)?,
            }
        }
        Ok(facts)
    }
}

/// What stands behind a name. An array of tables is a list, of words several places; an empty one could be either.
enum Read {
    List(Vec<Row>),
    Own(Row),
    One(Value),
}

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadVisitor)
    }
}

struct ReadVisitor;

impl<'de> Visitor<'de> for ReadVisitor {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no, a whole number, a day, a word, a list or nothing")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Read, E> {
        Ok(Read::One(Value::Truth(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Read, E> {
        Ok(Read::One(Value::Whole(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Read, E> {
        whole(value).map(Read::One)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Read, E> {
        Ok(Read::One(Value::Words(value.to_string())))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Read, E> {
        Ok(Read::One(day_or_words(value)))
    }

    fn visit_unit<E: Error>(self) -> Result<Read, E> {
        Ok(Read::One(Value::Nothing))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        fields(&mut map).map(Read::Own)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Read, A::Error> {
        let (mut entries, mut places) = (Vec::new(), Vec::new());
        while let Some(next) = seq.next_element::<Read>()? {
            match next {
                Read::Own(entry) => entries.push(entry),
                Read::One(Value::Words(place)) => places.push(place),
                Read::One(_) | Read::List(_) => {
                    return Err(A::Error::custom("a list holds tables or places, nothing else"));
                }
            }
        }
        if places.is_empty() {
            return Ok(Read::List(entries));
        }
        if entries.is_empty() {
            return Ok(Read::One(Value::Places(places)));
        }
        Err(A::Error::custom("a list holds tables or places, not both"))
    }
}

fn fields<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Row, A::Error> {
    let (mut fields, mut own) = Row::default();
    while let Some((name, read)) = map.next_entry::<String, Read>()? {
        match read {
            Read::Own((inner, deeper)) if name == "own" && deeper.is_empty() => own = inner,
            read => {
                fields.insert(name, one(read)?);
            }
        }
    }
    Ok((fields, own))
}

fn whole<E: Error>(value: u64) -> Result<Value, E> {
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

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        one(Read::deserialize(deserializer)?)
    }
}

fn one<E: Error>(read: Read) -> Result<Value, E> {
    match read {
        Read::One(value) => Ok(value),
        Read::List(entries) if entries.is_empty() => Ok(Value::Places(Vec::new())),
        Read::List(_) | Read::Own(_) => Err(E::custom("a value cannot hold a table")),
    }
}
