//! What has come or has been done, and is written down on a day after that of the assessment.
use super::Facts;
use super::possible::{Impossible, number, said};
use crate::facts::Held;
use crate::value::whole;
use crate::vocabulary::{FieldId, ids, vocabulary};

/// Everything in these facts that lies after a day and cannot: the same days up to which [`Fact::unknown`] holds them.
///
/// [`Fact::unknown`]: crate::vocabulary::Fact
pub(super) fn ahead(facts: &Facts, today: i64) -> Vec<Impossible> {
    let mut found = Vec::new();
    for (id, fact) in (0..).zip(vocabulary().facts()).filter(|(_, fact)| fact.past) {
        let Some(Held::Number(on)) = facts.held(id) else {
            continue;
        };
        let what = if fact.name == "applied_on" {
            "The form cannot have come".to_owned()
        } else {
            format!("The {} cannot be", fact.label)
        };
        found.extend(after(&format!("{what} on"), *on, today).map(|one| Impossible {
            name: fact.name.clone(),
            ..one
        }));
    }
    for (list, known) in (0..).zip(vocabulary().lists()) {
        let fields = (0..).zip(&known.fields);
        let past: Vec<(FieldId, _)> = fields.filter(|(_, field)| field.past).collect();
        // Dates of birth have a sentence of their own.
        let past = past
            .into_iter()
            .filter(|(at, _)| (list, *at) != (ids().members, ids().members_birth_date));
        for (at, field) in past {
            for (nth, row) in facts.entries(list).unwrap_or_default().iter().enumerate() {
                let what = format!("The day of this {} is", known.singular);
                let one = number(row, at).and_then(|on| after(&what, on, today));
                found.extend(one.map(|one| Impossible {
                    name: known.name.clone(),
                    nth: u32::try_from(whole(nth) + 1).ok(),
                    field: Some(field.name.clone()),
                    ..one
                }));
            }
        }
    }
    found
}

/// What is wrong with a day, if it lies after that of the assessment.
fn after(what: &str, on: i64, today: i64) -> Option<Impossible> {
    (on > today).then(|| Impossible {
        name: String::new(),
        nth: None,
        field: None,
        says: format!("{what} {}, which is after the day of the assessment.", said(on)),
        expected: format!("a day up to {}", said(today)),
    })
}
