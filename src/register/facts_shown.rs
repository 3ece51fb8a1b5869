//! Facts as an officer reads them: name, value, where it comes from.

use std::collections::BTreeMap;

use allocations::vocabulary::{Type, vocabulary};
use allocations::{Facts, Value};
use serde::Serialize;

use crate::dates::{day_short, london_day};
use crate::money::Money;
use crate::t;
use crate::texts::Language;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Shown {
    pub label: String,
    pub value: String,
    pub source: String,
}

/// Facts whose answers can be read without their question: no answer begins with yes or no.
const SAID_IN_FULL: [&str; 2] = ["immigration", "tenure"];

/// Facts that say something, and those that say that there is nothing. `source` is where a fact comes from that no
/// officer has found.
pub(super) fn facts_shown(
    facts: &Facts,
    history: &[(entity::audit::Model, Option<String>)],
    source: &str,
) -> (Vec<Shown>, Vec<Shown>) {
    let found = found_by_officers(history);
    let (mut telling, mut plain) = (Vec::new(), Vec::new());
    for fact in vocabulary().facts() {
        // Dates stand with the assessment.
        if fact.kind == Type::Date {
            continue;
        }
        let Some(value) = facts.get(&fact.name) else {
            continue;
        };
        let empty = matches!(value, Value::Nothing | Value::Truth(false))
            || value == Value::from("none")
            || (fact.kind == Type::Money && value == Value::Whole(0));
        let shown = Shown {
            label: fact.label.clone(),
            value: match &value {
                Value::Words(code) if SAID_IN_FULL.contains(&fact.name.as_str()) => {
                    super::form::chosen(Language::English, &fact.name, code)
                }
                Value::Words(_)
                | Value::Nothing
                | Value::Truth(_)
                | Value::Whole(_)
                | Value::Date(_)
                | Value::Places(_) => None,
            }
            .unwrap_or_else(|| in_words(fact.kind, &value)),
            source: found
                .get(&fact.name)
                .cloned()
                .unwrap_or_else(|| source.to_owned()),
        };
        if empty {
            plain.push(shown);
        } else {
            telling.push(shown);
        }
    }
    for (list, label) in [
        ("residences", t!(Language::English, "register-fact-lived")),
        ("jobs", t!(Language::English, "register-fact-works")),
        ("relatives", t!(Language::English, "register-fact-family")),
    ] {
        for entry in facts.list(list) {
            let mut parts: Vec<String> = Vec::new();
            for (name, value) in &entry {
                let text = in_words(Type::Text, value);
                match (name.as_str(), value) {
                    ("to", Value::Nothing) => parts.push(t!(Language::English, "register-fact-until-now")),
                    ("from", _) => parts.push(t!(Language::English, "register-fact-from", when = text)),
                    ("to", _) => parts.push(t!(Language::English, "register-fact-to", when = text)),
                    ("hours", _) => parts.push(t!(Language::English, "register-fact-hours", hours = text)),
                    (_, Value::Truth(_)) => {}
                    (_, _) => parts.push(text),
                }
            }
            telling.push(Shown {
                label: label.clone(),
                value: parts.join(", "),
                source: source.to_owned(),
            });
        }
    }
    (telling, plain)
}

fn in_words(kind: Type, value: &Value) -> String {
    match (kind, value) {
        (Type::Money, Value::Whole(pence)) => Money::pence(*pence).to_string(),
        (_, Value::Truth(yes)) => {
            if *yes {
                t!(Language::English, "register-fact-yes")
            } else {
                t!(Language::English, "register-fact-no")
            }
        }
        (_, Value::Whole(number)) => number.to_string(),
        (_, Value::Date(day)) => day_short(*day),
        (_, Value::Words(word)) => super::form::any_place(Language::English, word),
        (_, Value::Places(places)) => places.join(", "),
        (_, Value::Nothing) => t!(Language::English, "register-fact-none"),
    }
}

/// Which facts officers have found, and when.
fn found_by_officers(history: &[(entity::audit::Model, Option<String>)]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    // Newest first, so the first that names a fact is the one that counts.
    for (row, name) in history.iter().filter(|(row, _)| row.act == "award") {
        let after = row.after.as_deref().unwrap_or("[]");
        let awarded: Vec<(String, serde_json::Value)> = serde_json::from_str(after).unwrap_or_default();
        let who = name
            .clone()
            .unwrap_or_else(|| t!(Language::English, "register-officer"));
        for (fact, _) in awarded {
            found
                .entry(fact)
                .or_insert_with(|| format!("{who}, {}", day_short(london_day(row.at))));
        }
    }
    found
}
