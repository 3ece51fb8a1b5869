//! An assessment in the words of its reasons.

use crate::t;
use crate::texts::Language;
use allocations::{Assessment, Question, Reason, Truth};
use serde::Serialize;

/// One reason as a page prints it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Why {
    pub text: String,
    /// The text is the scheme's own, which is in English.
    pub english: bool,
    pub clause: Option<String>,
    pub holds: Option<bool>,
    pub href: Option<String>,
}

/// What stands in the place of a band for those who cannot join.
pub(super) fn cannot(language: Language) -> String {
    t!(language, "register-cannot-join")
}

/// The band in words, or that there is none.
pub(super) fn band(language: Language, answer: &Assessment) -> String {
    match (answer.on_register(), &answer.band) {
        (Truth::No, _) => cannot(language),
        (_, Some(band)) => band.name.clone(),
        (_, None) => answer.points.as_ref().map_or_else(
            || t!(language, "register-no-band"),
            |points| t!(language, "register-points", n = points.least),
        ),
    }
}

/// "2 bedrooms", or the range while a fact is missing.
pub(super) fn bedrooms(language: Language, answer: &Assessment) -> String {
    let need = &answer.bedrooms;
    match (need.least, need.most) {
        (least, most) if least == most => t!(language, "register-need", n = least),
        (least, most) => t!(language, "register-need-between", least = least, most = most),
    }
}

/// The same as a household reads it: with the amounts that decided, and rules called by words.
pub(super) fn why_told(language: Language, answer: &Assessment, scheme: &str) -> Vec<Why> {
    let mut told = answer.clone();
    for reason in told
        .eligible
        .reasons
        .iter_mut()
        .chain(&mut told.qualifying.reasons)
    {
        reason.says = with_amounts(reason);
    }
    let mut found = why(language, &told, scheme);
    for why in &mut found {
        why.clause = why
            .clause
            .as_deref()
            .and_then(|found| crate::bids::clause(language, found));
    }
    found
}

/// Every reason: what bars, or what gives the band.
pub(super) fn why(language: Language, answer: &Assessment, scheme: &str) -> Vec<Why> {
    let reason = |reason: &Reason, holds| Why {
        text: reason.says.clone(),
        english: true,
        clause: reason.clause.clone(),
        holds,
        href: Some(scheme.to_owned()),
    };
    let bars: Vec<Why> = answer
        .eligible
        .reasons
        .iter()
        .chain(&answer.qualifying.reasons)
        .filter(|found| !found.answer.is_yes())
        .map(|found| reason(found, found.answer.is_no().then_some(false)))
        .collect();
    if answer.on_register().is_no() {
        return bars.into_iter().filter(|why| why.holds == Some(false)).collect();
    }
    let mut found: Vec<Why> = answer
        .needs
        .iter()
        .filter(|need| need.answer.is_yes() && !need.expired)
        .map(|need| Why {
            text: need.says.clone(),
            english: true,
            clause: need.clause.clone(),
            holds: Some(true),
            href: Some(format!("{scheme}#{}", allocations::need_anchor(&need.code))),
        })
        .collect();
    found.extend(answer.steps.iter().map(|step| reason(step, Some(true))));
    if found.is_empty() {
        found.push(Why {
            text: t!(language, "register-no-need"),
            english: false,
            clause: None,
            holds: Some(true),
            href: None,
        });
    }
    found
}

/// What a rule says against a household, with the amounts of money that decided: its own, and the limit.
fn with_amounts(reason: &Reason) -> String {
    let amounts: Vec<String> = reason
        .facts
        .iter()
        .filter(|fact| reason.answer.is_no() && fact.value.starts_with('£'))
        .map(|fact| format!("{}: {}.", at_first(&fact.label), fact.value))
        .collect();
    if amounts.is_empty() {
        reason.says.clone()
    } else {
        format!("{} {}", reason.says, amounts.join(" "))
    }
}

/// What is still being found out, in the vocabulary's words.
pub(super) fn waits_for(answer: &Assessment) -> Vec<String> {
    labels(answer, |_| true)
}

/// Something that only the household can tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Missing {
    /// As it stands inside a sentence: `savings and investments`.
    pub label: String,
    /// The same at the beginning of one.
    pub title: String,
    /// The label is the vocabulary's own, which is in English.
    pub english: bool,
    /// Where it can be told: the name of a page of the form.
    pub to: Option<&'static str>,
}

impl Missing {
    fn of(language: Language, question: &Question) -> Self {
        let page = crate::register::form::asks_of(&question.fact);
        let called = page.filter(|_| language != Language::English);
        let called = called.map(|page| page.called(language));
        let label = called.as_deref().map_or_else(|| question.label.clone(), amid);
        Self {
            title: at_first(&label),
            english: called.is_none(),
            to: page.map(|page| page.slug),
            label,
        }
    }

    pub(super) fn sample(known: bool) -> Self {
        Self {
            label: "savings and investments".into(),
            title: "Savings and investments".into(),
            english: known,
            to: known.then_some("savings"),
        }
    }
}

/// Words as they stand after other words: `your right to live in the UK`.
pub(crate) fn amid(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Words as they stand first.
pub(super) fn at_first(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// What only the household can tell, and what officers find out.
pub(super) fn told_and_checked(language: Language, answer: &Assessment) -> (Vec<Missing>, Vec<String>) {
    let asked = |question: &Question| !question.asks.is_empty();
    let mut told: Vec<Missing> = Vec::new();
    for question in answer.questions.iter().filter(|question| asked(question)) {
        let missing = Missing::of(language, question);
        if !told.contains(&missing) {
            told.push(missing);
        }
    }
    let checked = labels(answer, |question| !asked(question));
    (told, checked.iter().map(|label| at_first(label)).collect())
}

fn labels(answer: &Assessment, which: impl Fn(&Question) -> bool) -> Vec<String> {
    let found = answer.questions.iter().filter(|question| which(question));
    let mut labels: Vec<String> = found.map(|question| question.label.clone()).collect();
    labels.dedup();
    labels
}
