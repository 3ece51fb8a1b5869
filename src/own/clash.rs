//! Two schemes that mean different things by one name.

use allocations::Scheme;
use allocations::vocabulary::{Fact, Type, vocabulary};

use super::OwnFact;
use super::read::in_places;

/// Whether one answer fits both.
pub(super) fn alike(one: &OwnFact, other: &OwnFact) -> bool {
    same((&one.fact, &one.choices), (&other.fact, &other.choices))
}

fn same((one, ones): (&Fact, &[String]), (other, others): (&Fact, &[String])) -> bool {
    let kinds = match (one.kind, other.kind) {
        (Type::Choice(_), Type::Choice(_)) => {
            let sorted = |words: &[String]| {
                let mut words: Vec<String> = words.iter().map(|word| joined(word)).collect();
                words.sort();
                words
            };
            return one.may_be_none == other.may_be_none && sorted(ones) == sorted(others);
        }
        (one, other) => one == other,
    };
    kinds && one.may_be_none == other.may_be_none && (one.least, one.most) == (other.least, other.most)
}

/// Spaces, hyphens and underscores in a choice are the same.
pub(super) fn joined(word: &str) -> String {
    word.to_lowercase().replace([' ', '-'], "_")
}

/// The facts of households, rows and homes that two schemes declare under one name so that no answer fits both: the name,
/// what it is in the first and what in the second. Empty when the schemes can share their answers.
pub fn clashes(one: &Scheme, other: &Scheme) -> Vec<(String, String, String)> {
    let lists = vocabulary().lists().iter().map(|list| list.name.as_str());
    let mut found = Vec::new();
    for list in std::iter::once("").chain(lists) {
        let of = |scheme: &Scheme| match list {
            "" => scheme.own_facts().to_vec(),
            list => scheme.own_facts_of(list).to_vec(),
        };
        let others = of(other);
        for fact in of(one) {
            let Some(same_name) = others.iter().find(|known| known.name == fact.name) else {
                continue;
            };
            let words = |scheme: &Scheme, fact: &Fact| {
                let choices = scheme.choices(fact.kind);
                choices.map(|choices| choices.words.clone()).unwrap_or_default()
            };
            let (here, there) = (words(one, &fact), words(other, same_name));
            if !same((&fact, &here), (same_name, &there)) {
                let name = match list {
                    "" => fact.name.clone(),
                    list => format!("{list}.{}", fact.name),
                };
                found.push((name, is(&fact, &here), is(same_name, &there)));
            }
        }
    }
    found
}

/// `one of: works here, lives here`, `a number from 0 to 600`
fn is(fact: &Fact, choices: &[String]) -> String {
    let what = match fact.kind {
        Type::Choice(_) => format!("one of: {}", choices.join(", ")),
        Type::Number(_) => format!("{} from {} to {}", fact.kind, fact.least, fact.most),
        Type::Money => format!(
            "{} from {} to {}",
            fact.kind,
            allocations::pounds(fact.least),
            allocations::pounds(fact.most)
        ),
        Type::Decimal(_, places) => format!(
            "{} from {} to {}",
            fact.kind,
            in_places(fact.least, places),
            in_places(fact.most, places)
        ),
        Type::Truth
        | Type::Date
        | Type::Duration
        | Type::Moment
        | Type::Place
        | Type::Places
        | Type::Text => fact.kind.to_string(),
    };
    if fact.may_be_none {
        format!("{what}, or none")
    } else {
        what
    }
}
