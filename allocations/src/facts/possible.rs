//! Facts that cannot be so together: somebody not born yet, a stay that ends before it begins, two main applicants.
use chrono::NaiveDate;

use super::{Entry, Facts, Held};
use crate::calendar;
use crate::value::whole;
use crate::vocabulary::{FieldId, ListId, ids, vocabulary};

/// People are not taken to be older.
const OLDEST: i64 = 120;

/// Something in the facts of a household that cannot be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// The fact or list.
    pub name: String,
    /// The row of the list, from 1.
    pub nth: Option<u32>,
    /// The field of the row.
    pub field: Option<String>,
    /// What cannot be so, with the value.
    pub says: String,
    /// What was expected.
    pub expected: String,
}

impl Facts {
    /// Everything that cannot be so on that day. What is not known is no fault.
    pub fn impossible(&self, as_at: NaiveDate) -> Vec<Impossible> {
        let today = calendar::day(as_at);
        let mut found = super::future::ahead(self, today);
        self.people(today, &mut found);
        for (list, known) in (0..).zip(vocabulary().lists()) {
            let field = |name: &str| known.field(name).map(|(field, _)| field);
            for (begins, ends) in [("from", "to"), ("on", "until")] {
                if let (Some(from), Some(to)) = (field(begins), field(ends)) {
                    self.spans(list, (from, to), (begins, ends), &mut found);
                }
            }
        }
        found
    }

    fn people(&self, today: i64, found: &mut Vec<Impossible>) {
        let known = ids();
        let people = self.entries(known.members).unwrap_or_default();
        let mut before = false;
        for (nth, person) in (1..).zip(people) {
            let mut cannot = |field: &str, says: String, expected: String| {
                found.push(Impossible {
                    name: "members".to_owned(),
                    nth: Some(nth),
                    field: Some(field.to_owned()),
                    says,
                    expected,
                });
            };
            if let Some(born) = number(person, known.members_birth_date) {
                let oldest = calendar::add_months(today, OLDEST * -12);
                if born > today || born < oldest {
                    cannot(
                        "birth_date",
                        format!("Nobody in a household can have been born on {}.", said(born)),
                        format!("a day from {} to {}", said(oldest), said(today)),
                    );
                }
            }
            if number(person, known.members_relation) == Some(0) {
                if before {
                    cannot(
                        "relation",
                        "A household has one main applicant, and this is a second.".to_owned(),
                        "`partner`, or another relation to the applicant".to_owned(),
                    );
                }
                before = true;
            }
        }
    }

    fn spans(
        &self,
        list: ListId,
        (from, to): (FieldId, FieldId),
        (begins, ends): (&str, &str),
        found: &mut Vec<Impossible>,
    ) {
        let name = vocabulary().list_at(list).map_or("", |list| list.name.as_str());
        for (nth, row) in self.entries(list).unwrap_or_default().iter().enumerate() {
            let (Some(begun), Some(ended)) = (number(row, from), number(row, to)) else {
                continue;
            };
            if ended < begun {
                found.push(Impossible {
                    name: name.to_owned(),
                    nth: u32::try_from(whole(nth) + 1).ok(),
                    field: Some(ends.to_owned()),
                    says: format!(
                        "This ends on {}, before it begins on {}.",
                        said(ended),
                        said(begun)
                    ),
                    expected: format!("a day on or after its `{begins}`, or none while it lasts"),
                });
            }
        }
    }
}

pub(super) fn number(row: &Entry, field: FieldId) -> Option<i64> {
    match row.held(field) {
        Some(Held::Number(n)) => Some(*n),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => None,
    }
}

pub(super) fn said(day: i64) -> String {
    calendar::in_words(calendar::date(day))
}
