//! The answers that a household may still give to the few questions that put it in its place.
use chrono::NaiveDate;

use super::keys::{Before, Line, free};
use super::{BidFacts, placed, staged};
use crate::assess::questions::of_place;
use crate::assess::{Placed, Question, place};
use crate::facts::{AdvertFacts, Facts, Value};
use crate::language::eval::Frame;
use crate::reason::Reason;
use crate::scheme::Scheme;
use crate::scheme::model::Label;
use crate::vocabulary::{Fact, Type, vocabulary};

/// Beyond so many answers each key stands at its own worst, whatever the others do.
const MOST_ANSWERS: usize = 48;

/// The line of a bid. Where a few questions decide its place, it stands at the worst of the answers, each as a whole; those
/// without a stage for certain have their line too, if every answer gives them a place.
pub(super) fn line<'a>(
    scheme: &Scheme,
    (label, advert, before): (&Label, &AdvertFacts, &[Before]),
    days: (NaiveDate, Option<i64>),
    bid: &'a BidFacts,
    (placed, frame): (&Placed<'_>, &Frame<'_>),
) -> Result<Option<Line<'a>>, Vec<Reason>> {
    let found = staged(label, frame);
    let (may_be, stages) = match &found {
        Ok((met, open)) => {
            let first = met.first().map(|(at, _)| *at);
            (false, open.iter().any(|(at, _)| Some(*at) < first))
        }
        Err(missed) => (missed.iter().any(|reason| reason.answer.is_unknown()), true),
    };
    let (open, missed) = match found {
        Ok((met, open)) => (Line::of_stages(bid, (met, &open), frame, (label, before)), None),
        Err(missed) => (None, Some(missed)),
    };
    let steady = free(label);
    let waits = open
        .as_ref()
        .map_or(may_be && steady, |line| line.waits_twice(steady, stages));
    let mut line = open;
    if waits {
        let asked = of_place(scheme, placed, label, frame);
        let bids = answers(scheme, &bid.facts, asked)
            .into_iter()
            .map(|facts| BidFacts {
                facts: facts.into(),
                ..bid.clone()
            });
        let bids: Vec<BidFacts> = bids.collect();
        let all: Vec<_> = bids
            .iter()
            .map(|bid| self::placed(scheme, bid, days, place))
            .collect();
        let frames = all.iter().map(|one| one.frame.with_advert(&advert.facts));
        let frames: Vec<_> = frames.collect();
        if frames.len() > 1 && steady {
            if let Some(worst) = Line::at_worst(bid, frame, (label, before), &frames) {
                line = Some(worst);
            }
        } else if frames.len() > 1
            && let Some(line) = &mut line
        {
            line.stand_at_worst(label, &frames);
        }
    }
    match (line, missed) {
        (None, Some(missed)) => Err(missed),
        (line, _) => Ok(line),
    }
}

/// The facts of the household with every answer to its open questions that is a yes or no, or a choice.
fn answers(scheme: &Scheme, facts: &Facts, questions: Vec<Question>) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    for question in questions {
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
