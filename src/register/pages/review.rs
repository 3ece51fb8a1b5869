//! How a household asks for another look at what was decided about it: what, until when, how.

use chrono::NaiveDate;
use entity::states::HouseholdState;
use entity::{council, household, message};
use serde::Serialize;

use crate::dates::london_day;
use crate::register::REVIEW;
use crate::t;
use crate::texts::Language;

/// Messages that tell of a decision about the application. Those about one bid stand on that bid's own page.
const DECISIONS: [&str; 6] = [
    "application_checked",
    "decided",
    "suspended",
    "resumed",
    "closed",
    "refusal_decided",
];

/// What My housing says of reviews.
#[derive(Debug, Serialize)]
pub(crate) struct Review {
    /// Until when, for the decision that was told last; without one, from when the days count.
    until: String,
    council: String,
    phone: String,
    email: String,
    reference: String,
}

impl Review {
    pub(super) fn sample() -> Self {
        Self {
            until: t!(Language::English, "register-review-any"),
            council: "South Norfolk Council".into(),
            phone: "01632 960 101".into(),
            email: "housing@south-norfolk.example".into(),
            reference: "L-2345-6789".into(),
        }
    }

    /// For a household of this council, from what it has been told, the newest first, and the days on which the councils
    /// last assessed it.
    pub(super) fn of(
        language: Language,
        council: council::Model,
        household: &household::Model,
        told: &[message::Model],
        assessed: &[NaiveDate],
        today: NaiveDate,
    ) -> Self {
        let until = match latest(household.state, told, assessed)
            .and_then(|decided| Some((decided, decided.checked_add_days(REVIEW)?)))
        {
            None => t!(language, "register-review-any"),
            Some((decided, last)) if last < today => t!(
                language,
                "register-review-over",
                decided = language.on_day(decided),
                day = language.on_day(last),
            ),
            Some((decided, last)) => t!(
                language,
                "register-review-until",
                decided = language.on_day(decided),
                day = language.by_day(last),
            ),
        };
        Self {
            until,
            council: council.name,
            phone: council.phone,
            email: council.email,
            reference: household.reference.clone(),
        }
    }
}

/// The day of the latest decision about a household, whoever made it; none where nobody told the household of the last one.
fn latest(state: HouseholdState, told: &[message::Model], assessed: &[NaiveDate]) -> Option<NaiveDate> {
    let of = |kinds: &[&str]| {
        let found = told.iter().find(|message| kinds.contains(&message.kind.as_str()));
        found.map(|message| london_day(message.created_at))
    };
    if state == HouseholdState::Suspended && of(&["suspended"]).is_none() {
        return None;
    }
    of(&DECISIONS).into_iter().chain(assessed.iter().copied()).max()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use entity::message;
    use entity::states::HouseholdState::{Active, Suspended};
    use uuid::Uuid;

    use super::latest;

    fn told(kind: &str, day: u32) -> message::Model {
        message::Model {
            id: Uuid::nil(),
            household_id: Uuid::nil(),
            kind: kind.into(),
            subject: String::new(),
            body: String::new(),
            about: None,
            created_at: Utc.with_ymd_and_hms(2026, 11, day, 12, 0, 0).unwrap(),
            read_at: None,
            language: "en".into(),
        }
    }

    fn november(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn the_days_count_from_the_latest_decision_of_any_council() {
        let checked = [told("bid_placed", 20), told("application_checked", 3)];
        assert_eq!(latest(Active, &checked, &[november(2)]), Some(november(3)));
        let again = [november(2), november(9)];
        assert_eq!(latest(Active, &checked, &again), Some(november(9)));
        assert_eq!(latest(Active, &checked[..1], &[]), None);
    }

    #[test]
    fn a_hold_is_a_decision_and_one_that_nobody_told_has_no_day() {
        let held = [told("suspended", 12), told("application_checked", 3)];
        assert_eq!(latest(Suspended, &held, &[]), Some(november(12)));
        assert_eq!(latest(Suspended, &held[1..], &[november(3)]), None);
    }
}
