//! The parts of a case that the engine and the record give.

use std::collections::BTreeMap;

use allocations::vocabulary::vocabulary;
use allocations::{Assessment, FactShown, Truth};
use serde::Serialize;

use super::words::{Why, band, waits_for, why};
use crate::dates::{day_short, in_words, london_day};
use crate::error::AppError;
use crate::register::facts_shown::Shown;
use crate::register::{self, Standing};
use crate::t;
use crate::texts::Language;
use crate::web::ask::Ask;

/// One need as the engine found it.
#[derive(Debug, Serialize)]
pub(crate) struct Need {
    pub says: String,
    pub band: String,
    pub clause: String,
    pub answer: String,
    pub heads: String,
    pub facts: String,
    pub evidence: String,
}

/// One thing that happened.
#[derive(Debug, Serialize)]
pub(crate) struct Event {
    pub title: String,
    pub by: Option<String>,
    pub at: String,
    pub machine_at: String,
    pub text: Option<String>,
}

/// What the engine says.
#[derive(Debug, Serialize)]
pub(crate) struct Engine {
    pub scheme: String,
    pub why: Vec<Why>,
    pub needs: Vec<Need>,
    pub date_says: String,
    pub dates: Vec<Shown>,
    pub rooms: Vec<String>,
    pub waits_for: Vec<String>,
    pub at_best: Option<String>,
    pub elsewhere: Vec<String>,
}

/// What the engine says of a case, with its trace.
pub(super) async fn engine(
    ask: &Ask,
    standing: &Standing,
    household: &entity::household::Model,
) -> Result<Engine, AppError> {
    let answer = &standing.assessment;
    let day = london_day(ask.at.now);
    let db = ask.app.store.read();
    let mut elsewhere = Vec::new();
    for council in ask.app.places.councils() {
        if council.id == standing.row.council_id {
            continue;
        }
        if let Some(other) = register::standing(db, &ask.app.schemes, household.id, council.id, day).await? {
            elsewhere.push(format!(
                "{}: {}",
                council.name,
                band(Language::English, &other.assessment)
            ));
        }
    }
    Ok(Engine {
        scheme: t!(
            Language::English,
            "register-scheme-version",
            scheme = answer.scheme.id.as_str(),
            version = answer.scheme.version.as_str()
        ),
        why: why(Language::English, answer, ""),
        needs: needs(answer),
        date_says: answer
            .ranking_date
            .as_ref()
            .map_or_else(String::new, |shown| shown.says.clone()),
        dates: answer
            .dates
            .iter()
            .filter_map(|shown| {
                Some(Shown {
                    label: shown.label.clone(),
                    value: day_short(shown.date?),
                    source: String::new(),
                })
            })
            .collect(),
        rooms: answer
            .bedrooms
            .rooms
            .iter()
            .map(|room| {
                let people: Vec<String> = room.people.iter().map(ToString::to_string).collect();
                if people.is_empty() {
                    room.says.clone()
                } else {
                    t!(
                        Language::English,
                        "register-room-of",
                        n = people.len(),
                        people = joined(people),
                        says = room.says.as_str()
                    )
                }
            })
            .collect(),
        waits_for: waits_for(answer),
        at_best: answer.band.as_ref().and_then(|band| band.at_best.clone()),
        elsewhere,
    })
}

/// `1 and 2`
fn joined(people: Vec<String>) -> String {
    let mut people = people.into_iter();
    let first = people.next().unwrap_or_default();
    people.fold(first, |before, last| {
        t!(Language::English, "register-and", before = before, last = last)
    })
}

fn needs(answer: &Assessment) -> Vec<Need> {
    answer
        .needs
        .iter()
        .filter(|need| !need.answer.is_no())
        .map(|need| Need {
            says: need.says.clone(),
            band: need.band.clone().unwrap_or_default(),
            clause: need.clause.clone().unwrap_or_default(),
            answer: match need.answer {
                Truth::Yes if need.expired => t!(Language::English, "register-need-ended"),
                Truth::Yes => t!(Language::English, "register-need-yes"),
                Truth::No => t!(Language::English, "register-need-no"),
                Truth::Unknown => t!(Language::English, "register-need-waits"),
            },
            heads: need
                .heads
                .iter()
                .map(|head| t!(Language::English, "register-case-of-head", head = head.clone()))
                .collect::<Vec<_>>()
                .join(", "),
            facts: traced(&need.facts),
            evidence: need.evidence.join(", "),
        })
        .collect()
}

fn traced(facts: &[FactShown]) -> String {
    let each: Vec<String> = facts
        .iter()
        .map(|fact| format!("{}: {}", fact.label, fact.value))
        .collect();
    each.join("; ")
}

/// One line of the record, in words. `own` has the labels of what the schemes ask in words of their own, by path.
pub(super) fn event(
    (row, name): (entity::audit::Model, Option<String>),
    own: &BTreeMap<String, String>,
) -> Event {
    let title = match row.act.as_str() {
        "begin" => t!(Language::English, "register-act-begin"),
        "submit" => t!(Language::English, "register-act-submit"),
        "assess" => t!(Language::English, "register-act-assess"),
        "begin_change" => t!(Language::English, "register-act-change"),
        "award" => t!(Language::English, "register-act-award"),
        "confirm" => t!(Language::English, "register-act-confirm"),
        "ask_for_evidence" => t!(Language::English, "register-act-evidence"),
        "suspend" => t!(Language::English, "register-act-suspend"),
        "resume" => t!(Language::English, "register-act-resume"),
        "close" => t!(Language::English, "register-act-close"),
        "house" => t!(Language::English, "register-act-house"),
        "hide_address" => t!(Language::English, "register-act-hide"),
        "read" => t!(Language::English, "register-act-read"),
        other => other.to_owned(),
    };
    Event {
        title,
        by: name.or_else(|| {
            Some(match row.role.as_str() {
                "clock" => t!(Language::English, "register-by-the-clock"),
                role => role.to_owned(),
            })
        }),
        at: in_words(row.at),
        machine_at: row.at.to_rfc3339(),
        text: match (row.act.as_str(), &row.why, &row.after) {
            ("award", why, Some(after)) => Some(format!(
                "{}. {}",
                award_in_words(after, own),
                why.clone().unwrap_or_default()
            )),
            (_, why, _) => why.clone(),
        },
    }
}

fn award_in_words(after: &str, own: &BTreeMap<String, String>) -> String {
    let found: Vec<(String, serde_json::Value)> = serde_json::from_str(after).unwrap_or_default();
    let known: BTreeMap<&str, &str> = vocabulary()
        .facts()
        .iter()
        .map(|fact| (fact.name.as_str(), fact.label.as_str()))
        .collect();
    let each: Vec<String> = found
        .iter()
        .map(|(name, value)| {
            let own = own.get(name).map(String::as_str);
            let label = known.get(name.as_str()).copied().or(own).unwrap_or(name);
            format!(
                "{label}: {}",
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), ToOwned::to_owned)
            )
        })
        .collect();
    each.join(", ")
}
