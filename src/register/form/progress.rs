//! Which pages are asked, and which have been answered. The engine says which questions still matter.

use std::collections::BTreeSet;

use entity::{application, household};
use sea_orm::ConnectionTrait;

use super::{Asked, Given, Page, PageKind, pages};
use crate::clock::Instant;
use crate::dates::london_day;
use crate::error::AppError;
use crate::partnership::Schemes;
use crate::register::more::{self, More};
use crate::register::submit::stamp;

/// How far an application has got.
#[derive(Debug)]
pub(crate) struct Progress {
    pub given: Given,
    /// Pages that are asked, by name.
    pub asked: BTreeSet<&'static str>,
    /// Pages that have been answered.
    pub done: BTreeSet<&'static str>,
    /// What the schemes ask in words of their own.
    pub more: Vec<More>,
    /// Why, as it stands, the household could not join under any of the schemes; empty when it could.
    pub barred: Vec<String>,
}

/// Asks every council's scheme which facts still matter.
pub(crate) async fn progress(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    now: Instant,
    household: &household::Model,
    application: &application::Model,
) -> Result<Progress, AppError> {
    let given = Given::of(application)?;
    let day = london_day(now);
    let mut facts = given.facts.clone();
    stamp(&mut facts, day)?;
    let answers = crate::register::assess::answers(db, schemes, household, &facts, day).await?;
    let matters: BTreeSet<&str> = answers
        .iter()
        .flat_map(|(_, _, answer)| &answer.questions)
        .map(|question| question.fact.as_str())
        .collect();
    let members = crate::register::members_of(db, household.id).await?;
    let named = members.iter().all(|member| member.born_on.is_some());
    let mut progress = Progress {
        asked: BTreeSet::new(),
        done: BTreeSet::new(),
        more: more::pages(&given, &answers),
        barred: barred(&answers),
        given,
    };
    for page in pages() {
        let answered = match &page.kind {
            PageKind::Questions(fields) => fields.iter().all(|field| progress.given.answered(field)),
            PageKind::People => named,
            PageKind::Entries(entries) => progress.given.facts.length(entries.list).is_some(),
            PageKind::Address => !application.address.is_empty(),
            PageKind::Reach => application.phone.is_some() || application.safe_contact.is_some(),
            PageKind::Hide => progress.given.open.iter().any(|open| open.starts_with("hide=")),
        };
        if answered {
            progress.done.insert(page.slug);
        }
        let matters = page.fields().iter().any(|field| matters.contains(field.fact));
        if answered || matters || page.asked == Asked::Always || answers.is_empty() {
            progress.asked.insert(page.slug);
        }
    }
    Ok(progress)
}

/// The sentences of what bars the household everywhere.
fn barred(answers: &[crate::register::assess::Answered]) -> Vec<String> {
    if answers.is_empty() || answers.iter().any(|(_, _, answer)| !answer.on_register().is_no()) {
        return Vec::new();
    }
    let mut says: Vec<String> = answers
        .iter()
        .flat_map(|(_, _, answer)| answer.eligible.reasons.iter().chain(&answer.qualifying.reasons))
        .filter(|reason| reason.answer.is_no())
        .map(|reason| reason.says.clone())
        .collect();
    says.sort();
    says.dedup();
    says
}

impl Progress {
    pub(crate) fn is_asked(&self, page: &Page) -> bool {
        self.asked.contains(page.slug)
    }

    pub(crate) fn is_done(&self, page: &Page) -> bool {
        self.done.contains(page.slug)
    }

    /// Whether everything that is asked has been answered.
    pub(crate) fn complete(&self) -> bool {
        self.asked.is_subset(&self.done) && self.more.iter().all(|page| page.done)
    }
}
