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

/// What is still being found out, in the vocabulary's words.
pub(super) fn waits_for(answer: &Assessment) -> Vec<String> {
    labels(answer, |_| true)
}

/// What only the household can tell, and what officers find out.
pub(super) fn told_and_checked(answer: &Assessment) -> (Vec<String>, Vec<String>) {
    let asked = |question: &Question| !question.asks.is_empty();
    (labels(answer, asked), labels(answer, |question| !asked(question)))
}

fn labels(answer: &Assessment, which: impl Fn(&Question) -> bool) -> Vec<String> {
    let found = answer.questions.iter().filter(|question| which(question));
    let mut labels: Vec<String> = found.map(|question| question.label.clone()).collect();
    labels.dedup();
    labels
}
