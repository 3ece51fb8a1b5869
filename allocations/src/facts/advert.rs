//! What is known of an advert.
use serde::{Deserialize, Serialize};

use super::{FactError, Facts, Value};

/// What is known of an advert. Names may be given without the leading `advert.`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvertFacts {
    /// The advert's own reference; part of what a draw is made from.
    pub reference: String,
    /// The code of the label that says who may bid and in what order.
    pub label: String,
    /// The facts of the home and the advert.
    pub facts: Facts,
}

impl AdvertFacts {
    /// An advert of which only its reference and label are known.
    pub fn new(reference: &str, label: &str) -> Self {
        Self {
            reference: reference.to_owned(),
            label: label.to_owned(),
            facts: Facts::new(),
        }
    }

    /// Sets a fact of the advert.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> Result<(), FactError> {
        if name.starts_with("advert.") {
            return self.facts.set(name, value);
        }
        self.facts.set(&format!("advert.{name}"), value)
    }

    /// Sets a fact of the home that the scheme itself declares; [`crate::Scheme::wrong_facts`] says whether it fits.
    pub fn set_own(&mut self, name: &str, value: impl Into<Value>) {
        let short = name.strip_prefix("advert.").unwrap_or(name);
        self.facts.set_own(&format!("advert.{short}"), value);
    }

    /// Sets a fact and returns the advert.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Result<Self, FactError> {
        self.set(name, value)?;
        Ok(self)
    }
}
