//! "Given …": facts as an officer writes them.
mod rows;
mod said;
mod written;

use std::collections::BTreeSet;

use super::then::Asked;
use crate::facts::{AdvertFacts, FactError, Facts, Value};
use crate::nearest::nearest;
use crate::scheme::Scheme;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Spot, Tree};
use crate::vocabulary::{Fact, Known, List, Type, vocabulary};
pub(super) use said::askable;
use said::{birthday_wanted, place_of};
use written::Wrong;

/// What everyone has, what the household it is like has, and what is said here; the rest is "no" or "none".
pub(super) fn facts(reader: &mut Reader, asked: &Asked<'_>, described: &Tree) -> Facts {
    let mut facts = Facts::new();
    if let Some(everyone) = asked.root.get("everyone") {
        lay(reader, asked, everyone, &mut facts);
    }
    let mut open = BTreeSet::new();
    like(reader, asked, described, (&mut facts, &mut open), 0);
    unsaid(&mut facts);
    unknown(reader, asked, asked.case, &mut open);
    for name in &open {
        facts.forget(name);
    }
    let birthday = birthday_wanted(reader, asked, described, &facts);
    for wrong in facts.impossible(asked.as_at).into_iter().chain(birthday) {
        let spot = place_of(reader, asked, described, &wrong);
        let mut problem = reader.problem(spot, wrong.says);
        problem.expected = Some(wrong.expected);
        reader.problems.push(problem);
    }
    facts
}

/// Adds what a household does not know.
fn unknown(reader: &mut Reader, asked: &Asked<'_>, tree: &Tree, open: &mut BTreeSet<String>) {
    for name in reader.texts(tree, "unknown") {
        if let Err(mut wrong) = named(asked.scheme, &name) {
            if let Some((list, field)) = name.split_once('.') {
                wrong.says = format!("`{name}` belongs to a row of `{list}`.");
                wrong.expected = Some(format!("`unknown = [\"{field}\"]` in the row itself"));
                wrong.nearest = None;
            } else if wrong.expected.is_some() {
                wrong.says = format!("`{name}` is not a fact of a household, so it cannot be unknown here.");
            }
            let spot = tree.get("unknown").map_or(tree.spot, |said| said.spot);
            refused(reader, spot, wrong);
        }
        open.insert(name);
    }
}

/// What is given on the way to a household, the one it is like first, and what is not known of it: the last word counts.
fn like(
    reader: &mut Reader,
    asked: &Asked<'_>,
    described: &Tree,
    (facts, open): (&mut Facts, &mut BTreeSet<String>),
    depth: usize,
) {
    if let Some(name) = reader.text(described, "like") {
        let households = reader.tables(asked.root, "household");
        let found = households
            .iter()
            .find(|household| household.get("name").and_then(Tree::text) == Some(&name));
        match found {
            Some(found) if depth < 5 => like(reader, asked, found, (facts, open), depth + 1),
            _ => {
                let says = format!("There is no household called `{name}`.");
                let expected = "the `name` of a [[household]] of this file";
                reader.note_expecting(described.spot, says, expected);
            }
        }
    }
    if let Some(given) = described.get("given") {
        lay(reader, asked, given, facts);
        for (name, _, _) in given.entries() {
            open.remove(name);
        }
    }
    unknown(reader, asked, described, open);
}

fn lay(reader: &mut Reader, asked: &Asked<'_>, given: &Tree, facts: &mut Facts) {
    for (name, spot, tree) in given.entries() {
        match named(asked.scheme, name) {
            Ok(Named::List(list)) => rows::rows(reader, asked, list, tree, facts),
            Ok(Named::Fact(fact)) => {
                if let Some(value) = written(reader, asked.scheme, fact, tree) {
                    note_wrong(reader, *spot, facts.set(name, value));
                }
            }
            Ok(Named::Own(fact)) => {
                if let Some(value) = written(reader, asked.scheme, fact, tree) {
                    facts.set_own(name, value);
                }
            }
            Err(wrong) => refused(reader, *spot, wrong),
        }
    }
}

/// What a household may be given.
enum Named<'a> {
    Fact(&'static Fact),
    List(&'static List),
    /// A fact that only the scheme declares.
    Own(&'a Fact),
}

/// What a name of a household's stands for, or why it cannot be given.
fn named<'a>(scheme: &'a Scheme, name: &str) -> Result<Named<'a>, Wrong> {
    if let Some((_, list)) = vocabulary().list(name) {
        return match list.known {
            Known::Household => Ok(Named::List(list)),
            known => Err(misplaced(name, known)),
        };
    }
    if let Some((_, fact)) = vocabulary().fact(name) {
        return match fact.known {
            Known::Household => Ok(Named::Fact(fact)),
            known => Err(misplaced(name, known)),
        };
    }
    let own = || scheme.own_facts().iter();
    if let Some(own) = own().find(|fact| fact.name == name) {
        return match own.known {
            Known::Advert => Err(misplaced(name, Known::Advert)),
            _ => Ok(Named::Own(own)),
        };
    }
    if name == "advert" {
        return Err(misplaced(name, Known::Advert));
    }
    let vocabulary = vocabulary();
    let facts = vocabulary.facts().iter();
    let facts = facts.filter(|fact| fact.known == Known::Household);
    let lists = vocabulary.lists().iter();
    let lists = lists.filter(|list| list.known == Known::Household);
    let names = facts
        .map(|fact| fact.name.as_str())
        .chain(lists.map(|list| list.name.as_str()))
        .chain(
            own()
                .filter(|fact| fact.known == Known::Household)
                .map(|fact| fact.name.as_str()),
        );
    Err(Wrong {
        says: format!("There is no fact called `{name}`."),
        expected: None,
        nearest: nearest(name, names),
    })
}

fn misplaced(name: &str, known: Known) -> Wrong {
    let (says, expected) = match known {
        Known::Advert => (
            format!("`{name}` is a fact of a home, not of a household."),
            "to stand under `advert`, as in `advert = { bedrooms = 2 }`",
        ),
        Known::Bid => (
            format!("`{name}` belongs to a bid."),
            "`on = 2026-11-23` or `minute = 5` beside `who`",
        ),
        Known::Context => (
            format!("`{name}` belongs to a bid, not to the household."),
            "to stand under `context`, as in `context = { live_bids = 1 }`",
        ),
        Known::Household
        | Known::Always
        | Known::HouseholdStep
        | Known::Bedrooms
        | Known::Qualified
        | Known::Needs
        | Known::Placed
        | Known::Moved
        | Known::Dated
        | Known::Running
        | Known::Tier
        | Known::Field => (
            format!("`{name}` is worked out by the scheme, so it cannot be given."),
            "the facts that it is worked out from, such as `members`",
        ),
    };
    Wrong {
        says,
        expected: Some(expected.to_owned()),
        nearest: None,
    }
}

/// The value as it is written, or none with a problem at its place.
fn written(reader: &mut Reader, scheme: &Scheme, fact: &Fact, tree: &Tree) -> Option<Value> {
    match written::value(scheme, fact, tree) {
        Ok(value) => Some(value),
        Err(wrong) => {
            refused(reader, tree.spot, wrong);
            None
        }
    }
}

fn refused(reader: &mut Reader, spot: Spot, wrong: Wrong) {
    let mut problem = reader.problem(spot, wrong.says).near(wrong.nearest);
    problem.expected = wrong.expected;
    reader.problems.push(problem);
}

fn note_wrong(reader: &mut Reader, spot: Spot, outcome: Result<(), FactError>) {
    if let Err(error) = outcome {
        let expected = "a name and a value as the list of facts has them";
        let problem = reader
            .problem(spot, error.says)
            .expecting(expected)
            .near(error.nearest);
        reader.problems.push(problem);
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
        | Type::Decimal(..)
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

/// The advert of a case: one named at the head of the file, with what the case adds. One home unless it says more.
pub(super) fn advert(reader: &mut Reader, asked: &Asked<'_>) -> AdvertFacts {
    let shared = asked.root.get("advert");
    let trees = shared.into_iter().chain(asked.case.get("advert"));
    home(reader, asked, trees)
}

/// A home as some tables describe it, each laid over the one before.
pub(super) fn home<'a>(
    reader: &mut Reader,
    asked: &Asked<'_>,
    trees: impl Iterator<Item = &'a Tree>,
) -> AdvertFacts {
    let mut advert = AdvertFacts::new("A-1", "");
    note_wrong(reader, asked.case.spot, advert.set("homes", 1_i64));
    for tree in trees {
        for (name, spot, value) in tree.entries() {
            let short = name.strip_prefix("advert.").unwrap_or(name);
            match (short, value.text()) {
                ("label", Some(label)) => label.clone_into(&mut advert.label),
                ("reference", Some(reference)) => reference.clone_into(&mut advert.reference),
                _ => of_home(reader, asked, (short, *spot, value), &mut advert),
            }
        }
    }
    advert
}

/// Lays a fact of a home: one that every scheme shares, or one that this scheme declares.
fn of_home(
    reader: &mut Reader,
    asked: &Asked<'_>,
    (short, spot, value): (&str, Spot, &Tree),
    advert: &mut AdvertFacts,
) {
    let full = format!("advert.{short}");
    let own = asked.scheme.own_facts().iter();
    if let Some((_, fact)) = vocabulary().fact(&full) {
        if let Some(value) = written(reader, asked.scheme, fact, value) {
            note_wrong(reader, spot, advert.set(short, value));
        }
    } else if let Some(fact) = own.clone().find(|fact| fact.name == full) {
        if let Some(value) = written(reader, asked.scheme, fact, value) {
            advert.set_own(short, value);
        }
    } else {
        let names = vocabulary().facts().iter().chain(own);
        let names = names.filter_map(|fact| fact.name.strip_prefix("advert."));
        let wrong = Wrong {
            says: format!("A home has no fact called `{short}`."),
            expected: Some("one of the facts of the home on offer".to_owned()),
            nearest: nearest(short, names),
        };
        refused(reader, spot, wrong);
    }
}

/// The same with a label that the scheme has. Where none is said it may be any of them, unless one is `general`.
pub(super) fn adverts(reader: &mut Reader, asked: &Asked<'_>) -> Vec<AdvertFacts> {
    let mut advert = advert(reader, asked);
    let codes = codes(asked);
    if advert.label.is_empty() {
        let usual: Vec<&str> = codes.iter().copied().filter(|code| *code == "general").collect();
        let may = if usual.is_empty() { codes } else { usual };
        let with = |label: &str| AdvertFacts {
            label: label.to_owned(),
            ..advert.clone()
        };
        return may.into_iter().map(with).collect();
    }
    if !codes.contains(&advert.label.as_str()) {
        let wrong = Wrong {
            says: format!("There is no label called `{}`.", advert.label),
            expected: Some(format!("one of: {}", codes.join(", "))),
            nearest: nearest(&advert.label, codes),
        };
        let said = asked.case.get("advert").and_then(|tree| tree.get("label"));
        let said = said.or(asked.root.get("advert").and_then(|tree| tree.get("label")));
        refused(reader, said.map_or(asked.case.spot, |tree| tree.spot), wrong);
        advert.label.clear();
    }
    vec![advert]
}

/// Notes that the case must say under which label the home is advertised.
pub(super) fn label_wanted(reader: &mut Reader, asked: &Asked<'_>, why: Option<(&str, Spot)>) {
    let says = match why {
        Some((key, _)) => {
            format!("`{key}` depends on the label of the home, and this case does not say which.")
        }
        None => "This case does not say under which label the home is advertised.".to_owned(),
    };
    let expected = format!(
        "`advert = {{ label = \"…\" }}` with one of: {}",
        codes(asked).join(", ")
    );
    reader.note_expecting(why.map_or(asked.case.spot, |(_, spot)| spot), says, &expected);
}

fn codes<'a>(asked: &Asked<'a>) -> Vec<&'a str> {
    let labels = asked.scheme.rules.labels.iter();
    labels.map(|label| label.code.as_str()).collect()
}
