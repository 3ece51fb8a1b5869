//! Which facts the schemes of some councils declare for themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use allocations::vocabulary::{Fact, Known, Type, vocabulary};
use allocations::{FactError, Facts, Scheme, Value};
use uuid::Uuid;

use super::clash::alike;
use crate::partnership::InForce;

/// A fact that one or more schemes declare, in the words of the first that does.
#[derive(Clone, Debug)]
pub struct OwnFact {
    /// The list whose rows have it, such as `members`; none for a fact of the household or of a home.
    pub list: Option<&'static str>,
    pub fact: Fact,
    /// The choices, where it has some.
    pub choices: Vec<String>,
    /// The councils whose schemes ask for it.
    pub councils: Vec<Uuid>,
    /// Those of them whose labels, bidding or shares look at it.
    pub in_adverts: Vec<Uuid>,
    scheme: Arc<InForce>,
}

/// Every fact of households and of their lists, each once. The first scheme that declares a fact gives its words; a scheme
/// that means something else by the same name is not among its councils.
pub fn declared(schemes: &[(Uuid, Arc<InForce>)]) -> Vec<OwnFact> {
    let mut found = Vec::new();
    for (council, in_force) in schemes {
        let looked_at = in_force.scheme.names_in_adverts();
        let household = in_force.scheme.own_facts().iter();
        let household = household
            .filter(|fact| fact.known != Known::Advert)
            .map(|fact| (None, fact));
        let rows = vocabulary().lists().iter().flat_map(|list| {
            let own = in_force.scheme.own_facts_of(&list.name).iter();
            own.map(|fact| (Some(list.name.as_str()), fact))
        });
        for (list, fact) in household.chain(rows) {
            add(&mut found, *council, in_force, (list, fact), &looked_at);
        }
    }
    found
}

/// Every fact of the home on offer, each once.
pub fn declared_of_homes(schemes: &[(Uuid, Arc<InForce>)]) -> Vec<OwnFact> {
    let mut found = Vec::new();
    for (council, in_force) in schemes {
        for fact in in_force.scheme.own_facts() {
            if fact.known == Known::Advert {
                add(&mut found, *council, in_force, (None, fact), &BTreeSet::new());
            }
        }
    }
    found
}

fn add(
    found: &mut Vec<OwnFact>,
    council: Uuid,
    in_force: &Arc<InForce>,
    (list, fact): (Option<&'static str>, &Fact),
    looked_at: &BTreeSet<&str>,
) {
    let next = OwnFact {
        list,
        fact: fact.clone(),
        choices: choices(&in_force.scheme, fact),
        councils: vec![council],
        in_adverts: looked_at
            .contains(fact.name.as_str())
            .then_some(council)
            .into_iter()
            .collect(),
        scheme: Arc::clone(in_force),
    };
    let known = found
        .iter_mut()
        .find(|known| known.list == list && known.fact.name == fact.name);
    match known {
        Some(known) if alike(known, &next) => {
            known.councils.push(council);
            known.in_adverts.extend(next.in_adverts);
        }
        Some(_) => {}
        None => found.push(next),
    }
}

fn choices(scheme: &Scheme, fact: &Fact) -> Vec<String> {
    scheme
        .choices(fact.kind)
        .map(|choices| choices.words.clone())
        .unwrap_or_default()
}

impl OwnFact {
    /// A name that stands well in addresses and forms and is the fact's alone: `tie`, or `members-away`.
    pub fn key(&self) -> String {
        let name = &self.fact.name;
        let name = plain(name.strip_prefix("advert.").unwrap_or(name));
        self.list
            .map_or_else(|| name.clone(), |list| format!("{list}-{name}"))
    }

    /// The question, or what is asked about, where the scheme has no question.
    pub fn asks(&self) -> String {
        if self.fact.asks.is_empty() {
            self.label()
        } else {
            self.fact.asks.clone()
        }
    }

    /// What the fact is called, as a heading.
    pub fn label(&self) -> String {
        capital(&self.fact.label)
    }

    /// Whether a household can be asked. Without a question an officer finds it.
    pub fn asks_household(&self) -> bool {
        !self.fact.asks.is_empty()
    }

    /// Whether an answer has words of the scheme's: a choice, or a number with its unit.
    pub fn answers_in_words(&self) -> bool {
        matches!(self.fact.kind, Type::Choice(_)) || !self.fact.unit.is_empty()
    }

    /// A value as it is meant: words that look like a day are read as one before anybody knows what they answer.
    pub fn meant(&self, value: &Value) -> Value {
        match (self.fact.kind, value) {
            (Type::Text | Type::Choice(_) | Type::Place, Value::Date(day)) => Value::Words(day.to_string()),
            (_, value) => value.clone(),
        }
    }

    /// What is wrong with a value, in the engine's words; none when the scheme takes it.
    pub fn fault(&self, value: &Value) -> Option<FactError> {
        let mut alone = Facts::new();
        if let Some(list) = self.list {
            let set = alone
                .push(list, [])
                .and_then(|()| alone.set_own_of(list, 1, &self.fact.name, value.clone()));
            if let Err(error) = set {
                return Some(error);
            }
        } else {
            alone.set_own(&self.fact.name, value.clone());
        }
        self.scheme.scheme.wrong_facts(&alone).into_iter().next()
    }
}

/// A name as it can stand in an address: letters of other alphabets as their numbers.
fn plain(name: &str) -> String {
    let letters = name.chars().map(|letter| {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            letter.to_string()
        } else {
            format!("-{:x}-", u32::from(letter))
        }
    });
    letters.collect()
}

/// The same with a capital at the beginning, and spaces for the lines that join words.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
