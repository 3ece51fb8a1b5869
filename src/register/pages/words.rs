//! An assessment in the words of its reasons.

use allocations::{Assessment, Reason, Truth};
use serde::Serialize;

/// One reason as a page prints it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Why {
    pub text: String,
    pub clause: Option<String>,
    pub holds: Option<bool>,
    pub href: Option<String>,
}

/// What stands in the place of a band for those who cannot join.
pub(super) const CANNOT: &str = "You cannot join the register";

/// The band in words, or that there is none.
pub(super) fn band(answer: &Assessment) -> String {
    match (answer.on_register(), &answer.band) {
        (Truth::No, _) => CANNOT.to_owned(),
        (_, Some(band)) => band.name.clone(),
        (_, None) => answer.points.as_ref().map_or_else(
            || "No band yet".to_owned(),
            |points| format!("{} points", points.least),
        ),
    }
}

/// "2 bedrooms", or the range while a fact is missing.
pub(super) fn bedrooms(answer: &Assessment) -> String {
    let need = &answer.bedrooms;
    match (need.least, need.most) {
        (1, 1) => "1 bedroom".to_owned(),
        (least, most) if least == most => format!("{least} bedrooms"),
        (least, most) => format!("{least} to {most} bedrooms"),
    }
}

/// Every reason: what bars, or what gives the band.
pub(super) fn why(answer: &Assessment, scheme: &str) -> Vec<Why> {
    let reason = |reason: &Reason, holds| Why {
        text: reason.says.clone(),
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
            clause: need.clause.clone(),
            holds: Some(true),
            href: Some(scheme.to_owned()),
        })
        .collect();
    found.extend(answer.steps.iter().map(|step| reason(step, Some(true))));
    if found.is_empty() {
        found.push(Why {
            text: "You can join the register. Nothing you told us is a need that the scheme recognises."
                .to_owned(),
            clause: None,
            holds: Some(true),
            href: None,
        });
    }
    found
}

/// What is still being found out, in the vocabulary's words.
pub(super) fn waits_for(answer: &Assessment) -> Vec<String> {
    let mut labels: Vec<String> = answer
        .questions
        .iter()
        .map(|question| question.label.clone())
        .collect();
    labels.dedup();
    labels
}
