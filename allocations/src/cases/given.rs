//! "Given …": facts as an officer writes them.
use super::then::Asked;
use crate::calendar;
use crate::facts::{AdvertFacts, Facts, Value};
use crate::language::ast::Kind;
use crate::language::parser::parse;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Shape, Tree};
use crate::vocabulary::{Fact, Known, Type, vocabulary};

/// What everyone has, what the household it is like has, and what is said here; the rest is "no" or "none".
pub(super) fn facts(reader: &mut Reader, asked: &Asked<'_>, described: &Tree) -> Facts {
    let mut facts = Facts::new();
    if let Some(everyone) = asked.root.get("everyone") {
        lay(reader, asked, everyone, &mut facts);
    }
    like(reader, asked, described, &mut facts, 0);
    unsaid(&mut facts);
    let mut unknown = reader.texts(described, "unknown");
    unknown.extend(reader.texts(asked.case, "unknown"));
    for name in unknown {
        facts.forget(&name);
    }
    facts
}

fn like(reader: &mut Reader, asked: &Asked<'_>, described: &Tree, facts: &mut Facts, depth: usize) {
    if let Some(name) = reader.text(described, "like") {
        let households = reader.tables(asked.root, "household");
        let found = households
            .iter()
            .find(|household| household.get("name").and_then(Tree::text) == Some(&name));
        match found {
            Some(found) if depth < 5 => like(reader, asked, found, facts, depth + 1),
            _ => reader.note(described.spot, format!("There is no household called `{name}`.")),
        }
    }
    if let Some(given) = described.get("given") {
        lay(reader, asked, given, facts);
    }
}

fn lay(reader: &mut Reader, asked: &Asked<'_>, given: &Tree, facts: &mut Facts) {
    for (name, spot, tree) in given.entries() {
        let outcome = if let Some((_, list)) = vocabulary().list(name) {
            facts.forget(name);
            let mut outcome = facts.begin(name);
            for item in tree.items() {
                let mut fields = Vec::new();
                for (field, _, value) in item.entries() {
                    if field == "age" && list.field("birth_date").is_some() {
                        let years = if let Shape::Number(years) = value.shape {
                            years
                        } else {
                            0
                        };
                        let born =
                            calendar::add_months(calendar::day(asked.as_at), years.saturating_mul(-12));
                        fields.push(("birth_date".to_owned(), Value::Date(calendar::date(born))));
                    } else {
                        let fact = list.field(field).map(|(_, fact)| fact);
                        fields.push((field.clone(), value_of(fact, value)));
                    }
                }
                for fact in &list.fields {
                    if fact.known != Known::Field && !fields.iter().any(|(name, _)| *name == fact.name) {
                        fields.extend(nothing(fact).map(|value| (fact.name.clone(), value)));
                    }
                }
                let fields = fields.iter().map(|(name, value)| (name.as_str(), value.clone()));
                outcome = outcome.and_then(|()| facts.push(name, fields));
            }
            outcome
        } else if let Some((_, fact)) = vocabulary().fact(name) {
            facts.set(name, value_of(Some(fact), tree))
        } else if let Some(fact) = asked.scheme.own_facts().iter().find(|fact| fact.name == *name) {
            facts.set_own(name, value_of(Some(fact), tree));
            Ok(())
        } else {
            facts.set(name, false)
        };
        if let Err(error) = outcome {
            let problem = reader
                .problem(*spot, error.says.clone())
                .near(error.nearest.clone());
            reader.problems.push(problem);
        }
    }
}

/// A value as it is written in a file of cases: "£22,750" is money and "none" is none.
fn value_of(fact: Option<&Fact>, tree: &Tree) -> Value {
    match &tree.shape {
        Shape::Text(text) => match parse(text).map(|tree| tree.kind) {
            Ok(Kind::Money(pence)) => Value::Whole(pence),
            _ if text == "none" && fact.is_some_and(|fact| fact.may_be_none) => Value::Nothing,
            _ if fact.is_some_and(|fact| fact.kind == Type::Places) => Value::Places(vec![text.clone()]),
            _ => Value::Words(text.clone()),
        },
        Shape::Number(n) => Value::Whole(*n),
        Shape::Truth(yes) => Value::Truth(*yes),
        Shape::Date(day) => Value::Date(calendar::date(*day)),
        Shape::List(items) => Value::Places(
            items
                .iter()
                .filter_map(|item| item.text().map(str::to_owned))
                .collect(),
        ),
        Shape::Table(_) | Shape::Other => Value::Nothing,
    }
}

/// "No", "none" or nought; a fact that has no such value stays unknown.
fn nothing(fact: &Fact) -> Option<Value> {
    if fact.may_be_none {
        return Some(Value::Nothing);
    }
    match fact.kind {
        Type::Truth => Some(Value::Truth(false)),
        Type::Money => Some(Value::Whole(0)),
        Type::Choice(_) => {
            let words = vocabulary().words(fact.kind);
            let usual = words
                .iter()
                .find(|word| matches!(word.as_str(), "none" | "always" | "settled"));
            usual.map(|word| Value::Words(word.clone()))
        }
        Type::Number(_)
        | Type::Date
        | Type::Duration
        | Type::Moment
        | Type::Place
        | Type::Places
        | Type::Text => None,
    }
}

fn unsaid(facts: &mut Facts) {
    for fact in vocabulary()
        .facts()
        .iter()
        .filter(|fact| fact.known == Known::Household)
    {
        if facts.get(&fact.name).is_none()
            && let Some(value) = nothing(fact)
        {
            // A value made from the fact's own kind always fits it.
            let _ = facts.set(&fact.name, value);
        }
    }
    for list in vocabulary()
        .lists()
        .iter()
        .filter(|list| list.known == Known::Household)
    {
        if facts.length(&list.name).is_none() && list.name != "members" {
            let _ = facts.begin(&list.name);
        }
    }
}

/// The advert of a case: one named at the head of the file, with what the case adds.
pub(super) fn advert(reader: &mut Reader, asked: &Asked<'_>, tree: &Tree) -> AdvertFacts {
    let mut advert = AdvertFacts::new("A-1", "general");
    let shared = asked.root.get("advert");
    for tree in shared.into_iter().chain([tree]) {
        for (name, spot, value) in tree.entries() {
            match (name.as_str(), value.text()) {
                ("label", Some(label)) => label.clone_into(&mut advert.label),
                ("reference", Some(reference)) => reference.clone_into(&mut advert.reference),
                _ => {
                    let fact = vocabulary().fact(&format!("advert.{name}")).map(|(_, fact)| fact);
                    if let Err(error) = advert.set(name, value_of(fact, value)) {
                        let problem = reader
                            .problem(*spot, error.says.clone())
                            .near(error.nearest.clone());
                        reader.problems.push(problem);
                    }
                }
            }
        }
    }
    advert
}
