//! The one form in which facts are stored: names in order, so that the same facts give the same bytes.
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Facts, Value, given};
use crate::vocabulary::vocabulary;

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Shape {
    List(Vec<BTreeMap<String, Value>>),
    Own(BTreeMap<String, Value>),
    One(Value),
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out: BTreeMap<&str, Shape> = BTreeMap::new();
        for (fact, held) in vocabulary().facts().iter().zip(&self.values) {
            if let Some(held) = held {
                out.insert(&fact.name, Shape::One(given(fact, held)));
            }
        }
        for (list, entries) in vocabulary().lists().iter().zip(&self.lists) {
            let Some(entries) = entries else { continue };
            let members = entries.iter().map(|entry| {
                let fields = list.fields.iter().zip(&entry.fields);
                let known =
                    fields.filter_map(|(fact, held)| Some((fact.name.clone(), given(fact, held.as_ref()?))));
                known.collect()
            });
            out.insert(&list.name, Shape::List(members.collect()));
        }
        if !self.own.is_empty() {
            out.insert("own", Shape::Own(self.own.clone()));
        }
        out.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let read: BTreeMap<String, Shape> = BTreeMap::deserialize(deserializer)?;
        let mut facts = Self::new();
        for (name, shape) in read {
            match shape {
                Shape::Own(own) if name == "own" => facts.own = own,
                Shape::Own(_) => return Err(D::Error::custom(format!("`{name}` cannot be a table"))),
                Shape::List(entries) if vocabulary().list(&name).is_some() => {
                    facts.begin(&name).map_err(D::Error::custom)?;
                    for entry in &entries {
                        let fields = entry.iter().map(|(name, value)| (name.as_str(), value.clone()));
                        facts.push(&name, fields).map_err(D::Error::custom)?;
                    }
                }
                Shape::List(_) => facts
                    .set(&name, Value::Places(Vec::new()))
                    .map_err(D::Error::custom)?,
                Shape::One(value) => facts.set(&name, value).map_err(D::Error::custom)?,
            }
        }
        Ok(facts)
    }
}
