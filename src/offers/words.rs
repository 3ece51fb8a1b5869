//! How states and clocks are said on pages.

use chrono::NaiveTime;
use entity::states::NominationState;

use crate::clock::Instant;
use crate::dates::{from_now, in_words};
use crate::t;
use crate::texts::Language;

/// The state of a nomination and the colour of its tag.
pub(super) fn state_in_words(state: NominationState) -> (String, &'static str) {
    match state {
        NominationState::Sent => (t!(Language::English, "offers-state-sent"), "govuk-tag--blue"),
        NominationState::Viewing => (
            t!(Language::English, "offers-state-viewing"),
            "govuk-tag--turquoise",
        ),
        NominationState::Offered => (t!(Language::English, "offers-state-offered"), "govuk-tag--yellow"),
        NominationState::Accepted => (
            t!(Language::English, "offers-state-accepted"),
            "govuk-tag--purple",
        ),
        NominationState::RefusedByProvider => (
            t!(Language::English, "offers-state-turned-down"),
            "govuk-tag--red",
        ),
        NominationState::RefusedByApplicant => {
            (t!(Language::English, "offers-state-refused"), "govuk-tag--orange")
        }
        NominationState::Withdrawn => (t!(Language::English, "offers-state-withdrawn"), "govuk-tag--grey"),
        NominationState::Let => (t!(Language::English, "offers-state-let"), "govuk-tag--green"),
    }
}

/// What the provider does next, or waits for.
pub(super) fn next_in_words(state: NominationState) -> String {
    match state {
        NominationState::Sent => t!(Language::English, "offers-next-sent"),
        NominationState::Viewing => t!(Language::English, "offers-next-viewing"),
        NominationState::Offered => t!(Language::English, "offers-next-offered"),
        NominationState::Accepted => t!(Language::English, "offers-next-accepted"),
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn
        | NominationState::Let => t!(Language::English, "offers-next-none"),
    }
}

/// A clock in words, and whether it has run out: `By Wednesday 4 November 2026 at 5pm, in 2 days`.
pub(super) fn clock_in_words(due: Instant, now: Instant) -> (String, bool) {
    if now > due {
        return (
            t!(Language::English, "offers-clock-late", due = in_words(due)),
            true,
        );
    }
    (
        t!(
            Language::English,
            "offers-clock-by",
            due = in_words(due),
            left = from_now(due, now)
        ),
        false,
    )
}

/// The time of day as people type it: `14:30`, `2:30pm`, `2pm`, `2.30 pm`.
pub(super) fn time_of_day(typed: &str) -> Option<NaiveTime> {
    let plain: String = typed
        .to_lowercase()
        .replace('.', ":")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let (clock, half) = match (plain.strip_suffix("am"), plain.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(false)),
        (_, Some(clock)) => (clock, Some(true)),
        (None, None) => (plain.as_str(), None),
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        None if clock.contains(':') => hour,
        Some(false) if (1..=12).contains(&hour) => hour % 12,
        Some(true) if (1..=12).contains(&hour) => hour % 12 + 12,
        None | Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Whole years since a birthday, on a day.
pub(super) fn age_on(born: chrono::NaiveDate, day: chrono::NaiveDate) -> u32 {
    day.years_since(born).unwrap_or_default()
}

/// `1, 2 and 3`
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => t!(
            Language::English,
            "offers-listed",
            first = first.join(", "),
            last = last.as_str()
        ),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveTime, TimeDelta};

    use super::{clock_in_words, listed, time_of_day};
    use crate::dates::end_of;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        let half_past_two = NaiveTime::from_hms_opt(14, 30, 0);
        for typed in ["14:30", "2:30pm", "2.30 pm", " 2:30 PM "] {
            assert_eq!(time_of_day(typed), half_past_two, "{typed}");
        }
        assert_eq!(time_of_day("12am"), NaiveTime::from_hms_opt(0, 0, 0));
        assert_eq!(time_of_day("12pm"), NaiveTime::from_hms_opt(12, 0, 0));
        for typed in ["", "2", "25:00", "13pm", "soon", "0am"] {
            assert_eq!(time_of_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_clock_says_in_words_that_it_has_run_out() {
        let due = end_of(chrono::NaiveDate::from_ymd_opt(2026, 11, 3).unwrap());
        assert!(!clock_in_words(due, due).1);
        let (says, late) = clock_in_words(due, due + TimeDelta::seconds(1));
        assert!(late && says.starts_with("It was due"), "{says}");
    }

    #[test]
    fn lists_are_said_with_an_and() {
        assert_eq!(listed(&["41".into(), "12".into(), "10".into()]), "41, 12 and 10");
        assert_eq!(listed(&[]), "");
    }
}
