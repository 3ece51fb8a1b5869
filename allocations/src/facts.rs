//! What is known of a household or an advert: values by name, and lists. What is absent is unknown.
mod advert;
mod canonical;
mod future;
mod held;
mod possible;
mod reading;
mod rows;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use advert::AdvertFacts;
pub(crate) use held::{given, hold, in_places, read};
pub use possible::Impossible;
pub use rows::Entry;

use crate::nearest::nearest;
use crate::vocabulary::{FactId, ListId, vocabulary};

/// A fact's value as it is given and stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Truth(bool),
    /// A whole number, whole pence, whole days, or microseconds since 1970.
    Whole(i64),
    /// A day.
    Date(NaiveDate),
    /// A choice, a place ("south-norfolk/little-melton"), a name, or a number with decimals as it is written: "2.5".
    Words(String),
    /// Several places.
    Places(Vec<String>),
    /// Known to have none.
    Nothing,
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Truth(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Whole(value)
    }
}

impl From<NaiveDate> for Value {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Words(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Words(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A value that cannot be what it was said to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{says}")]
pub struct FactError {
    /// The fact that was named.
    pub fact: String,
    /// The nearest right name or choice, when the given one was not known.
    pub nearest: Option<String>,
    /// A plain sentence.
    pub says: String,
}

/// A value in the form the evaluator reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Number(i64),
    Nothing,
    Text(String),
    Places(Vec<Vec<String>>),
}

impl Held {
    /// Whether there is such a thing: no day, or no place at all, is none.
    pub(crate) fn is_something(&self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Places(places) => !places.is_empty(),
            Self::Number(_) | Self::Text(_) => true,
        }
    }
}

/// What is known of a household. Serialises to one canonical form: the same facts give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub(crate) values: Vec<Option<Held>>,
    pub(crate) lists: Vec<Option<Vec<Entry>>>,
    pub(crate) own: BTreeMap<String, Value>,
}

impl Facts {
    /// A household of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a fact of the vocabulary. Choices may be written with spaces, hyphens or underscores.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> Result<(), FactError> {
        let Some((id, fact)) = vocabulary().fact(name) else {
            return Err(unknown_fact(name));
        };
        let held = hold(fact, value.into())?;
        put(&mut self.values, usize::from(id), held);
        Ok(())
    }

    /// Forgets a fact: it becomes unknown.
    pub fn forget(&mut self, name: &str) {
        if let Some((id, _)) = vocabulary().fact(name)
            && let Some(slot) = self.values.get_mut(usize::from(id))
        {
            *slot = None;
        }
        if let Some((id, _)) = vocabulary().list(name)
            && let Some(slot) = self.lists.get_mut(usize::from(id))
        {
            *slot = None;
        }
        self.own.remove(name);
    }

    /// Sets a fact that the scheme itself declares; [`crate::Scheme::wrong_facts`] says whether it fits.
    pub fn set_own(&mut self, name: &str, value: impl Into<Value>) {
        self.own.insert(name.to_owned(), value.into());
    }

    /// Sets a fact and returns the facts: for writing an example in one go.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Result<Self, FactError> {
        self.set(name, value)?;
        Ok(self)
    }

    /// Says that a list is complete and empty so far.
    pub fn begin(&mut self, list: &str) -> Result<(), FactError> {
        let (id, _) = vocabulary().list(list).ok_or_else(|| unknown_list(list))?;
        self.on_list(id, |_| ());
        Ok(())
    }

    /// Adds a member to a list.
    pub fn push<'a>(
        &mut self,
        list: &str,
        fields: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Result<(), FactError> {
        let (id, known) = vocabulary().list(list).ok_or_else(|| unknown_list(list))?;
        let mut entry = Entry::of(Vec::new());
        for (name, value) in fields {
            let Some((field, fact)) = known.field(name) else {
                let names = known.fields.iter().map(|fact| fact.name.as_str());
                let near = nearest(name, names);
                let says = format!("`{list}` has no field `{name}`.");
                return Err(FactError {
                    fact: format!("{list}.{name}"),
                    nearest: near,
                    says,
                });
            };
            let held = hold(fact, value)?;
            put(&mut entry.fields, usize::from(field), held);
        }
        self.on_list(id, |entries| entries.push(entry));
        Ok(())
    }

    /// How many members a list has; none when the list is unknown.
    pub fn length(&self, list: &str) -> Option<usize> {
        let (id, _) = vocabulary().list(list)?;
        self.entries(id).map(<[Entry]>::len)
    }

    /// The value of a fact, when it is known.
    pub fn get(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.own.get(name) {
            return Some(value.clone());
        }
        let (id, fact) = vocabulary().fact(name)?;
        self.held(id).map(|held| given(fact, held))
    }

    /// Whether anything at all is known of the fact or list of that name.
    pub fn knows(&self, name: &str) -> bool {
        self.get(name).is_some() || self.length(name).is_some()
    }

    /// Overwrites a fact with a value that is already in the evaluator's form.
    pub(crate) fn hold(&mut self, id: FactId, held: Held) {
        put(&mut self.values, usize::from(id), held);
    }

    /// Makes a fact unknown again.
    pub(crate) fn unhold(&mut self, id: FactId) {
        if let Some(slot) = self.values.get_mut(usize::from(id)) {
            *slot = None;
        }
    }

    pub(crate) fn held(&self, id: FactId) -> Option<&Held> {
        self.values.get(usize::from(id)).and_then(Option::as_ref)
    }

    pub(crate) fn entries(&self, id: ListId) -> Option<&[Entry]> {
        self.lists.get(usize::from(id)).and_then(Option::as_deref)
    }

    /// Hands the list to `work`, beginning it when it was unknown.
    fn on_list(&mut self, id: ListId, work: impl FnOnce(&mut Vec<Entry>)) {
        let at = usize::from(id);
        if self.lists.len() <= at {
            self.lists.resize(at + 1, None);
        }
        if let Some(slot) = self.lists.get_mut(at) {
            work(slot.get_or_insert_default());
        }
    }
}

/// Puts a value at its place.
pub(crate) fn put(slots: &mut Vec<Option<Held>>, at: usize, held: Held) {
    if slots.len() <= at {
        if slots.capacity() <= at {
            // more will follow
            slots.reserve(at + 1 + at / 2);
        }
        slots.resize(at + 1, None);
    }
    if let Some(slot) = slots.get_mut(at) {
        *slot = Some(held);
    }
}

fn unknown_fact(name: &str) -> FactError {
    let near = nearest(name, vocabulary().facts().iter().map(|fact| fact.name.as_str()));
    FactError {
        fact: name.to_owned(),
        nearest: near,
        says: format!("There is no fact called `{name}`."),
    }
}

fn unknown_list(name: &str) -> FactError {
    let near = nearest(name, vocabulary().lists().iter().map(|list| list.name.as_str()));
    FactError {
        fact: name.to_owned(),
        nearest: near,
        says: format!("There is no list called `{name}`."),
    }
}

/// Splits "south-norfolk/little-melton" into its names.
pub(crate) fn place_names(place: &str) -> Vec<String> {
    place
        .split('/')
        .map(plain_place)
        .filter(|name| !name.is_empty())
        .collect()
}

fn plain_place(name: &str) -> String {
    let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if name.bytes().all(is_plain) {
        return name.to_owned();
    }
    name.trim().to_lowercase().replace([' ', '_'], "-")
}
