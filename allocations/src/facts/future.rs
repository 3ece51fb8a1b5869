//! What is written down as done, and lies after the day of the assessment.
use super::Facts;
use super::possible::{Impossible, number, said};
use crate::calendar;
use crate::facts::Held;
use crate::value::whole;
use crate::vocabulary::vocabulary;
use chrono::NaiveDate;

/// Dates of what the council, or the household, has done. Others may lie ahead: the end of a suspension, a job that will
/// begin, the day on which somebody leaves the armed forces.
const DONE: [&str; 12] = [
    "completed_on",
    "told_on",
    "decided_on",
    "renewed_on",
    "homeless_duty_on",
    "emergency_awarded_on",
    "band_awarded_on",
    "medical_awarded_on",
    "suspension_lifted_on",
    "debt_plan_kept_since",
    "behaviour_changed_since",
    "false_information_on",
];

/// The same of the rows of a list.
const DONE_IN: [(&str, &str); 4] = [
    ("offers", "on"),
    ("moves", "on"),
    ("moves", "told_on"),
    ("moves", "awarded_on"),
];

/// Everything that has been done on a day after this one.
pub(super) fn done_ahead(facts: &Facts, as_at: NaiveDate) -> Vec<Impossible> {
    let today = calendar::day(as_at);
    let ahead = |what: &str, on: i64| {
        format!(
            "{what} is {}, which is after the day of the assessment.",
            said(on)
        )
    };
    let expected = format!("a day up to {}", said(today));
    let mut found = Vec::new();
    for name in DONE {
        let Some((id, fact)) = vocabulary().fact(name) else {
            continue;
        };
        if let Some(Held::Number(on)) = facts.held(id)
            && *on > today
        {
            found.push(Impossible {
                name: fact.name.clone(),
                nth: None,
                field: None,
                says: ahead(&format!("The {}", fact.label), *on),
                expected: expected.clone(),
            });
        }
    }
    for (name, field) in DONE_IN {
        let Some((list, known)) = vocabulary().list(name) else {
            continue;
        };
        let Some((at, _)) = known.field(field) else {
            continue;
        };
        for (nth, row) in facts.entries(list).unwrap_or_default().iter().enumerate() {
            if let Some(on) = number(row, at).filter(|on| *on > today) {
                found.push(Impossible {
                    name: known.name.clone(),
                    nth: u32::try_from(whole(nth) + 1).ok(),
                    field: Some(field.to_owned()),
                    says: ahead(&format!("The day of this {}", known.singular), on),
                    expected: expected.clone(),
                });
            }
        }
    }
    found
}
