//! How a household asks for another look at what was decided about it: what, until when, how.

use chrono::NaiveDate;
use entity::{council, message};
use serde::Serialize;

use crate::dates::london_day;
use crate::register::REVIEW;
use crate::t;
use crate::texts::Language;

/// Messages that tell of a decision about the application.
const DECISIONS: [&str; 3] = ["application_checked", "decided", "closed"];

/// What My housing says of reviews.
#[derive(Debug, Serialize)]
pub(crate) struct Review {
    /// Until when, for the decision that was told last; without one, from when the days count.
    until: String,
    phone: String,
    email: String,
    reference: String,
}

impl Review {
    pub(super) fn sample() -> Self {
        Self {
            until: t!(Language::English, "register-review-any"),
            phone: "01632 960 101".into(),
            email: "housing@south-norfolk.example".into(),
            reference: "L-2345-6789".into(),
        }
    }

    /// For a household of this council, from what it has been told, the newest first.
    pub(super) fn of(
        language: Language,
        council: council::Model,
        reference: &str,
        told: &[message::Model],
        today: NaiveDate,
    ) -> Self {
        let decided = told
            .iter()
            .find(|message| DECISIONS.contains(&message.kind.as_str()))
            .map(|message| london_day(message.created_at));
        let last = decided.and_then(|day| day.checked_add_days(REVIEW));
        Self {
            until: match (decided, last) {
                (Some(_), Some(last)) if last < today => {
                    t!(language, "register-review-over", day = language.day(last))
                }
                (Some(decided), Some(last)) => t!(
                    language,
                    "register-review-until",
                    decided = language.day(decided),
                    day = language.day(last),
                ),
                (_, _) => t!(language, "register-review-any"),
            },
            phone: council.phone,
            email: council.email,
            reference: reference.to_owned(),
        }
    }
}
