//! What a column is called and what stands in a cell: from the words of a file to the facts of the vocabulary.

use std::collections::BTreeSet;

use allocations::vocabulary::{Fact, Known, List, Type, vocabulary};
use allocations::{FactError, Facts, Scheme, Value, nearest};
use serde_json::Value as Json;

/// What a cell holds: words, or a value of a JSON file.
pub(super) enum Given<'a> {
    Words(&'a str),
    Json(&'a Json),
}

/// Something wrong with a cell. `inside` is where in the cell: `[2].birth_date`.
pub(super) struct CellFault {
    pub(super) inside: String,
    pub(super) says: String,
    pub(super) nearest: Option<String>,
}

impl CellFault {
    pub(super) fn says(says: impl Into<String>) -> Self {
        Self {
            inside: String::new(),
            says: says.into(),
            nearest: None,
        }
    }
}

impl From<FactError> for CellFault {
    fn from(error: FactError) -> Self {
        Self {
            inside: String::new(),
            says: error.says,
            nearest: error.nearest,
        }
    }
}

/// What a column fills.
#[derive(Clone)]
pub(super) enum Column {
    /// A word that is no fact: a reference, the time of a bid.
    Word(String),
    Fact(&'static Fact),
    List(&'static List),
    /// A fact that only the scheme declares.
    Own(Fact),
}

/// Which columns a file may have.
pub(super) struct Columns<'a> {
    pub(super) schemes: &'a [&'a Scheme],
    pub(super) words: &'a [&'a str],
    /// The facts of a home rather than of a household; `advert.` may then be left out.
    pub(super) advert: bool,
}

impl Columns<'_> {
    /// The column of that name, or what is wrong with the name.
    pub(super) fn named(&self, name: &str) -> Result<Column, CellFault> {
        if self.words.contains(&name) {
            return Ok(Column::Word(name.to_owned()));
        }
        let full = if self.advert && !name.starts_with("advert.") {
            format!("advert.{name}")
        } else {
            name.to_owned()
        };
        if let Some((_, fact)) = vocabulary().fact(&full) {
            return if self.takes(fact.known) {
                Ok(Column::Fact(fact))
            } else {
                Err(CellFault::says(misplaced(name, fact.known)))
            };
        }
        if let Some((_, list)) = vocabulary().list(name).filter(|(_, list)| self.takes(list.known)) {
            return Ok(Column::List(list));
        }
        if let Some(fact) = self.own_facts().find(|fact| fact.name == full) {
            return Ok(Column::Own(fact.clone()));
        }
        let names = self.every_name();
        Err(CellFault {
            inside: String::new(),
            says: format!("There is no fact called `{name}`."),
            nearest: nearest(name, names.iter().map(String::as_str)),
        })
    }

    /// Facts that only the schemes declare, of a household or of a home.
    fn own_facts(&self) -> impl Iterator<Item = &Fact> {
        let own = self.schemes.iter().flat_map(|scheme| scheme.own_facts());
        own.filter(|fact| self.takes(fact.known))
    }

    fn takes(&self, known: Known) -> bool {
        known
            == if self.advert {
                Known::Advert
            } else {
                Known::Household
            }
    }

    fn every_name(&self) -> BTreeSet<String> {
        let vocabulary = vocabulary();
        let facts = vocabulary.facts().iter().filter(|fact| self.takes(fact.known));
        let facts = facts.map(|fact| fact.name.trim_start_matches("advert.").to_owned());
        let lists = vocabulary.lists().iter().filter(|list| self.takes(list.known));
        let own = self.own_facts();
        facts
            .chain(lists.map(|list| list.name.clone()))
            .chain(own.map(|fact| fact.name.trim_start_matches("advert.").to_owned()))
            .chain(self.words.iter().map(|word| (*word).to_owned()))
            .collect()
    }

    /// Whether a column holds a sum of money.
    pub(super) fn is_money(&self, name: &str) -> bool {
        match self.named(name) {
            Ok(Column::Fact(fact)) => fact.kind == Type::Money,
            Ok(Column::Own(fact)) => fact.kind == Type::Money,
            Ok(Column::Word(_) | Column::List(_)) | Err(_) => false,
        }
    }

    /// Lays a cell into the facts; nothing is laid when any part of it is wrong.
    pub(super) fn lay(&self, column: &Column, given: &Given<'_>, facts: &mut Facts) -> Vec<CellFault> {
        let outcome = match column {
            Column::Word(_) => Ok(()),
            Column::Fact(fact) => {
                value(fact, given).and_then(|value| facts.set(&fact.name, value).map_err(CellFault::from))
            }
            Column::Own(fact) => value(fact, given).and_then(|value| self.own(fact, value, facts)),
            Column::List(list) => return self.entries(list, given, facts),
        };
        outcome.err().into_iter().collect()
    }

    fn own(&self, fact: &Fact, value: Value, facts: &mut Facts) -> Result<(), CellFault> {
        let mut alone = Facts::new();
        alone.set_own(&fact.name, value.clone());
        let declared = |scheme: &&&Scheme| scheme.own_facts().iter().any(|own| own.name == fact.name);
        for scheme in self.schemes.iter().filter(declared) {
            if let Some(wrong) = scheme.wrong_facts(&alone).into_iter().next() {
                return Err(wrong.into());
            }
        }
        facts.set_own(&fact.name, value);
        Ok(())
    }
}

fn misplaced(name: &str, known: Known) -> String {
    match known {
        Known::Household => format!("`{name}` is a fact of a household, not of a home."),
        Known::Advert => format!("`{name}` is a fact of a home, not of a household."),
        Known::Bid | Known::Context => format!("`{name}` belongs to a bid."),
        Known::Always
        | Known::HouseholdStep
        | Known::Bedrooms
        | Known::Qualified
        | Known::Needs
        | Known::Placed
        | Known::Moved
        | Known::Dated
        | Known::Running
        | Known::Tier
        | Known::Field => format!("`{name}` is worked out by the scheme, so it cannot be given."),
    }
}

/// A value as the fact wants it.
fn value(fact: &Fact, given: &Given<'_>) -> Result<Value, CellFault> {
    match given {
        Given::Words(words) => from_words(fact, words),
        Given::Json(json) => from_json(fact, json),
    }
}

fn from_words(fact: &Fact, words: &str) -> Result<Value, CellFault> {
    let words = words.trim();
    let whole = || {
        let number = words.parse().ok().map(Value::Whole);
        number.ok_or_else(|| CellFault::says(format!("`{words}` is not a whole number.")))
    };
    if words == "none" && fact.may_be_none && !choices_have_none(fact) {
        return Ok(Value::Nothing);
    }
    match fact.kind {
        Type::Truth => match words.to_lowercase().as_str() {
            "yes" | "true" => Ok(Value::Truth(true)),
            "no" | "false" => Ok(Value::Truth(false)),
            _ => Err(CellFault::says(format!("`{words}` is not `yes` or `no`."))),
        },
        Type::Money if words == "0" => Ok(Value::Whole(0)),
        Type::Money => pence(words).map(Value::Whole).ok_or_else(|| {
            let meant = words.parse::<i64>().ok().and_then(|sum| sum.checked_mul(100));
            let meant = meant.map_or_else(|| "£22,750".to_owned(), allocations::pounds);
            CellFault::says(format!(
                "`{words}` is not a sum of money. Write it with £, such as {meant}."
            ))
        }),
        Type::Number(_) | Type::Duration | Type::Moment => whole(),
        Type::Places if words.starts_with('[') => {
            let json: Json = serde_json::from_str(words).map_err(|error| not_a_list(&error))?;
            from_json(fact, &json)
        }
        Type::Places => Ok(Value::Places(
            words.split(';').map(|one| one.trim().to_owned()).collect(),
        )),
        Type::Decimal(..) | Type::Date | Type::Choice(_) | Type::Place | Type::Text => {
            Ok(Value::Words(words.to_owned()))
        }
    }
}

fn choices_have_none(fact: &Fact) -> bool {
    vocabulary().words(fact.kind).iter().any(|word| word == "none")
}

fn from_json(fact: &Fact, json: &Json) -> Result<Value, CellFault> {
    match json {
        Json::Null if fact.may_be_none => Ok(Value::Nothing),
        Json::Null => Err(CellFault::says(format!(
            "`{}` cannot be none. Leave it out when it is not known.",
            fact.name
        ))),
        Json::Bool(yes) => Ok(Value::Truth(*yes)),
        Json::Number(number) if matches!(fact.kind, Type::Decimal(..)) => {
            Ok(Value::Words(number.to_string()))
        }
        Json::Number(number) => number
            .as_i64()
            .map(Value::Whole)
            .ok_or_else(|| CellFault::says(format!("`{number}` is not a whole number."))),
        Json::String(words) => from_words(fact, words),
        Json::Array(places) if fact.kind == Type::Places => places
            .iter()
            .map(|place| place.as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
            .map(Value::Places)
            .ok_or_else(|| CellFault::says("Each place must be its name in quotes.")),
        Json::Array(_) | Json::Object(_) => Err(CellFault::says(format!(
            "`{}` must be {}, not a list or a table.",
            fact.name, fact.kind
        ))),
    }
}

/// `£22,750` or `£22,750.50` in pence.
fn pence(words: &str) -> Option<i64> {
    let digits = words.strip_prefix('£')?.replace(',', "");
    let (pounds, pence) = digits.split_once('.').unwrap_or((&digits, "00"));
    let plain = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    if !plain(pounds) || !plain(pence) || pence.len() != 2 {
        return None;
    }
    let pounds: i64 = pounds.parse().ok()?;
    pounds.checked_mul(100)?.checked_add(pence.parse().ok()?)
}

fn not_a_list(error: &serde_json::Error) -> CellFault {
    CellFault::says(format!("This is not a list in JSON: {error}."))
}

impl Columns<'_> {
    /// A whole list: `[{"relation": "applicant", "birth_date": "1990-04-01"}]`. `[]` is known to be empty.
    fn entries(&self, list: &List, given: &Given<'_>, facts: &mut Facts) -> Vec<CellFault> {
        let read;
        let json = match given {
            Given::Json(json) => *json,
            Given::Words(words) => match serde_json::from_str::<Json>(words) {
                Ok(json) => {
                    read = json;
                    &read
                }
                Err(error) => return vec![not_a_list(&error)],
            },
        };
        let Some(members) = json.as_array() else {
            return vec![CellFault::says(format!("`{}` must be a list in [ ].", list.name))];
        };
        let mut faults = Vec::new();
        let (mut found, mut own) = (Vec::new(), Vec::new());
        for (member, nth) in members.iter().zip(1_usize..) {
            let Some(member) = member.as_object() else {
                faults.push(CellFault {
                    inside: format!("[{nth}]"),
                    ..CellFault::says(format!("Each {} must be a table in {{ }}.", list.singular))
                });
                continue;
            };
            let mut fields = Vec::new();
            for (name, json) in member {
                let laid = match self.own_of(list, name) {
                    Some(fact) => self
                        .own_field(list, fact, json)
                        .map(|value| own.push((nth, &fact.name, value))),
                    None => self
                        .field(list, name, json)
                        .map(|value| fields.push((name.as_str(), value))),
                };
                match laid {
                    Ok(()) => {}
                    Err(fault) => faults.push(CellFault {
                        inside: format!("[{nth}].{name}"),
                        ..fault
                    }),
                }
            }
            found.push(fields);
        }
        if faults.is_empty() {
            facts.forget(&list.name);
            let laid = facts.begin(&list.name).and_then(|()| {
                found
                    .into_iter()
                    .try_for_each(|fields| facts.push(&list.name, fields))
            });
            let laid = laid.and_then(|()| {
                own.into_iter()
                    .try_for_each(|(nth, name, value)| facts.set_own_of(&list.name, nth, name, value))
            });
            faults.extend(laid.err().map(CellFault::from));
        }
        faults
    }

    /// A fact of the list's rows that only the schemes declare.
    fn own_of(&self, list: &List, name: &str) -> Option<&Fact> {
        let mut own = self
            .schemes
            .iter()
            .flat_map(|scheme| scheme.own_facts_of(&list.name));
        own.find(|fact| fact.name == name)
    }

    /// A value of such a fact, where it fits every scheme that declares it.
    fn own_field(&self, list: &List, fact: &Fact, json: &Json) -> Result<Value, CellFault> {
        let value = from_json(fact, json)?;
        let mut alone = Facts::new();
        alone.push(&list.name, [])?;
        alone.set_own_of(&list.name, 1, &fact.name, value.clone())?;
        for scheme in self.schemes {
            let declared = scheme
                .own_facts_of(&list.name)
                .iter()
                .any(|own| own.name == fact.name);
            if let Some(wrong) = scheme.wrong_facts(&alone).into_iter().next().filter(|_| declared) {
                return Err(wrong.into());
            }
        }
        Ok(value)
    }

    fn field(&self, list: &List, name: &str, json: &Json) -> Result<Value, CellFault> {
        let Some((_, fact)) = list.field(name) else {
            let own = self
                .schemes
                .iter()
                .flat_map(|scheme| scheme.own_facts_of(&list.name));
            let names = list.fields.iter().chain(own);
            return Err(CellFault {
                nearest: nearest(name, names.map(|fact| fact.name.as_str())),
                ..CellFault::says(format!("`{}` has no field `{name}`.", list.name))
            });
        };
        if fact.known == Known::Field {
            return Err(CellFault {
                nearest: Some("birth_date".to_owned()),
                ..CellFault::says(format!("`{name}` is worked out, so it cannot be given."))
            });
        }
        let value = from_json(fact, json)?;
        // Tried alone first, so that every wrong field of a member is found.
        Facts::new().push(&list.name, [(name, value.clone())])?;
        Ok(value)
    }
}
