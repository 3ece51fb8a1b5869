//! A row of a list: a member of the household, a home, a job.
use std::collections::BTreeMap;

use super::{FactError, Facts, Held, Value, given, unknown_list};
use crate::truth::Truth;
use crate::vocabulary::{FieldId, vocabulary};

/// A member of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(crate) fields: Vec<Option<Held>>,
    /// Facts that a scheme declares of each row, as they were given.
    pub(crate) own: BTreeMap<String, Value>,
    /// Whether the member is certainly there; only worked-out lists are ever unsure.
    pub(crate) sure: Truth,
}

impl Entry {
    /// A member that is certainly there.
    pub(crate) fn of(fields: Vec<Option<Held>>) -> Self {
        Self {
            fields,
            own: BTreeMap::new(),
            sure: Truth::Yes,
        }
    }

    pub(crate) fn held(&self, id: FieldId) -> Option<&Held> {
        self.fields.get(usize::from(id)).and_then(Option::as_ref)
    }
}

impl Facts {
    /// The rows of a list by field name, in order, with what only a scheme declares among their fields; empty when the
    /// list is unknown or empty. A name that every scheme shares means the shared field.
    pub fn rows(&self, name: &str) -> Vec<BTreeMap<String, Value>> {
        let Some((id, list)) = vocabulary().list(name) else {
            return Vec::new();
        };
        let rows = self.entries(id).unwrap_or_default().iter().map(|entry| {
            let shared = list.fields.iter().zip(&entry.fields);
            let shared =
                shared.filter_map(|(fact, held)| Some((fact.name.clone(), given(fact, held.as_ref()?))));
            let own = entry.own.iter().filter(|(name, _)| list.field(name).is_none());
            let own = own.map(|(name, value)| (name.clone(), value.clone()));
            shared.chain(own).collect()
        });
        rows.collect()
    }

    /// Forgets a fact that only a scheme declares: it becomes unknown.
    pub fn forget_own(&mut self, name: &str) {
        self.own.remove(name);
    }

    /// What only a scheme declares of the household, or of a home, as it was given.
    pub const fn own(&self) -> &BTreeMap<String, Value> {
        &self.own
    }

    /// Sets a fact that the scheme itself declares of each member of a list; `nth` is counted from 1.
    /// [`crate::Scheme::wrong_facts`] says whether it fits.
    ///
    /// # Errors
    /// There is no such list, or it has fewer members.
    pub fn set_own_of(
        &mut self,
        list: &str,
        nth: usize,
        name: &str,
        value: impl Into<Value>,
    ) -> Result<(), FactError> {
        let (id, _) = vocabulary().list(list).ok_or_else(|| unknown_list(list))?;
        let entries = self.lists.get_mut(usize::from(id)).and_then(Option::as_mut);
        let entry = entries.and_then(|entries| entries.get_mut(nth.checked_sub(1)?));
        let entry = entry.ok_or_else(|| FactError {
            fact: format!("{list}.{name}"),
            nearest: None,
            says: format!("`{list}` has no row {nth}."),
        })?;
        entry.own.insert(name.to_owned(), value.into());
        Ok(())
    }
}
