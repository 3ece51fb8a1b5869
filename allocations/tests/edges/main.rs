//! The edge cases that real schemes have met, each by name. The numbers are those of the research into published texts.
#![cfg(test)]
mod answers;
mod bidding;
mod days;
mod lists;
mod orders;
mod own;
mod points;
mod rules;
mod running;
mod sums;
mod together;
mod waits;

use allocations::{
    AdvertFacts, BidFacts, Counted, Facts, Scheme, Shortlist, Truth, Value, assess, cases, next_label,
    schemes, shortlist,
};
use chrono::{NaiveDate, TimeZone as _, Utc};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn shipped(id: &str) -> Scheme {
    schemes::shipped(id).unwrap().unwrap()
}

/// A small scheme of two bands, with what a case adds to it.
fn scheme(more: &str) -> Scheme {
    let text = format!(
        "[scheme]\nid='edge'\ntitle='An edge'\nversion='1'\nlaw='England'\n[places]\narea=['here']\n\
        [[band]]\nname='High'\n[[band]]\nname='Low'\n[priority]\notherwise='Low'\n\
        [[need]]\ncode='shares'\nhead='c'\nwhen='shares_facilities'\nsays='You share a kitchen.'\nband='High'\n{more}"
    );
    load(&text)
}

/// Reads a scheme that stands alone.
fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// Runs the cases of a file, of which there is one at least; every one must hold.
fn all_hold(scheme: &Scheme, text: &str) {
    let results = cases::run(text, scheme).unwrap_or_else(|problems| panic!("{}", problems[0]));
    assert!(!results.is_empty());
    for result in results {
        assert!(
            result.failures.is_empty(),
            "{}: {:?}",
            result.title,
            result.failures
        );
    }
}

fn facts(values: &[(&str, Value)]) -> Facts {
    let mut facts = Facts::new();
    for list in ["members", "residences", "jobs", "relatives", "moves"] {
        facts.begin(list).unwrap();
    }
    facts.set("shares_facilities", false).unwrap();
    facts.set("applied_on", "2024-01-01").unwrap();
    for (name, value) in values {
        facts.set(name, value.clone()).unwrap();
    }
    facts
}

fn person(facts: &mut Facts, relation: &str, born: &str) {
    let fields = [
        ("relation", Value::from(relation)),
        ("birth_date", born.into()),
        ("lives_here", "always".into()),
    ];
    facts.push("members", fields).unwrap();
}

fn home(facts: &mut Facts, place: &str, from: &str) {
    let fields = [
        ("place", Value::from(place)),
        ("from", from.into()),
        ("to", Value::Nothing),
        ("kind", "settled".into()),
    ];
    facts.push("residences", fields).unwrap();
}

fn bid(name: &str, minute: u32, facts: Facts) -> BidFacts {
    BidFacts {
        bid_id: format!("B-{name}"),
        household_ref: name.to_owned(),
        bid_at: Utc.with_ymd_and_hms(2026, 11, 20, 9, minute, 0).unwrap(),
        bid_on: day("2026-11-20"),
        facts: facts.into(),
    }
}

fn names(list: &Shortlist) -> Vec<&str> {
    list.rows.iter().map(|row| row.household_ref.as_str()).collect()
}

const PLAIN: &str =
    "[[label]]\ncode='general'\nany_size=true\norder=['band', 'applied_on, oldest first', 'reference']\n";
