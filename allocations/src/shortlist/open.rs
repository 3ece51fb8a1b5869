//! The answers that a household may still give to the few questions that put it in its place.
use chrono::NaiveDate;

use super::keys::Line;
use super::{BidFacts, placed};
use crate::assess::{assess, place};
use crate::facts::{AdvertFacts, Facts, Value};
use crate::scheme::Scheme;
use crate::scheme::model::Label;
use crate::vocabulary::{Fact, Type, vocabulary};

/// Beyond so many answers each key stands at its own worst, whatever the others do.
const MOST_ANSWERS: usize = 48;

/// Lets a line with several open keys stand at the worst of the answers that there may be, where they are few.
pub(super) fn settle(
    scheme: &Scheme,
    (label, advert): (&Label, &AdvertFacts),
    days: (NaiveDate, Option<i64>),
    line: &mut Line<'_>,
) {
    if !line.waits_twice() {
        return;
    }
    let answers = answers(scheme, &line.bid.facts, days.0);
    if answers.len() < 2 {
        return;
    }
    let bids: Vec<BidFacts> = answers
        .into_iter()
        .map(|facts| BidFacts {
            facts: facts.into(),
            ..line.bid.clone()
        })
        .collect();
    let all: Vec<_> = bids.iter().map(|bid| placed(scheme, bid, days, place)).collect();
    let frames: Vec<_> = all
        .iter()
        .map(|one| one.frame.with_advert(&advert.facts))
        .collect();
    line.stand_at_worst(label, &frames);
}

/// The facts of the household with every answer to its open questions that is a yes or no, or a choice.
fn answers(scheme: &Scheme, facts: &Facts, as_at: NaiveDate) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    for question in assess(scheme, facts, as_at).questions {
        let own = scheme.own_facts().iter().find(|fact| fact.name == question.fact);
        let fact = own.or_else(|| vocabulary().fact(&question.fact).map(|(_, fact)| fact));
        let Some(fact) = fact.filter(|_| question.nth.is_none()) else {
            continue;
        };
        let values = values(scheme, fact);
        if values.is_empty() {
            continue;
        }
        if all.len().saturating_mul(values.len()) > MOST_ANSWERS {
            return Vec::new();
        }
        let with = |facts: &Facts, value: &Value| {
            let mut facts = facts.clone();
            if own.is_some() {
                facts.set_own(&fact.name, value.clone());
            } else {
                facts.set(&fact.name, value.clone()).ok()?;
            }
            Some(facts)
        };
        let next = all
            .iter()
            .flat_map(|facts| values.iter().filter_map(|value| with(facts, value)));
        all = next.collect();
    }
    all
}

/// Everything that the answer may be; nothing where that is no short list.
fn values(scheme: &Scheme, fact: &Fact) -> Vec<Value> {
    let mut values = match fact.kind {
        Type::Truth => vec![Value::Truth(true), Value::Truth(false)],
        Type::Choice(_) => {
            let words = scheme.choices(fact.kind).map(|choices| choices.words.as_slice());
            let words = words.unwrap_or_default().iter();
            words.map(|word| Value::Words(word.clone())).collect()
        }
        Type::Number(_)
        | Type::Decimal(..)
        | Type::Money
        | Type::Date
        | Type::Duration
        | Type::Moment
        | Type::Place
        | Type::Places
        | Type::Text => Vec::new(),
    };
    if fact.may_be_none && !values.is_empty() {
        values.push(Value::Nothing);
    }
    values
}
