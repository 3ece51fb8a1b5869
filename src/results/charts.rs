//! Counts as the charts of the page print them, each with its sentence.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::filters::size_in_words;
use super::weeks::{self, Week, share};
use crate::t;
use crate::texts::Language;

/// One bar or column of a chart of counts, with its words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Counted {
    label: String,
    /// The label in as few letters as the drawing has room for.
    short: String,
    /// From 0 to 100.
    share: u32,
    text: String,
    /// How many homes stand behind it.
    homes: String,
}

/// Homes let week by week; none where nothing was let.
pub(super) fn columns(language: Language, weeks: &[Week]) -> Vec<Counted> {
    let number = |lets: usize| u32::try_from(lets).unwrap_or_default();
    let highest = weeks
        .iter()
        .map(|week| number(week.lets))
        .max()
        .unwrap_or_default();
    if highest == 0 {
        return Vec::new();
    }
    weeks
        .iter()
        .map(|week| Counted {
            label: t!(language, "results-week-of", day = language.short_day(week.monday)),
            short: t!(
                language,
                "results-week-short",
                day = week.monday.day(),
                month = week.monday.month(),
            ),
            share: share(number(week.lets), highest),
            text: week.lets.to_string(),
            homes: week.lets.to_string(),
        })
        .collect()
}

/// `In the last 12 weeks 31 homes were let.`
pub(super) fn weeks_say(language: Language, weeks: &[Week]) -> String {
    let all: usize = weeks.iter().map(|week| week.lets).sum();
    t!(language, "results-weeks-say", n = all)
}

pub(super) fn bids_bars(language: Language, bids: &[weeks::Bids]) -> Vec<Counted> {
    let highest = bids.iter().map(|one| one.middle).max().unwrap_or_default();
    bids.iter()
        .map(|one| Counted {
            label: size_in_words(language, one.bedrooms),
            short: String::new(),
            share: share(one.middle, highest),
            text: t!(language, "results-bids-of", n = one.middle),
            homes: one.homes.to_string(),
        })
        .collect()
}

/// The size with the most bids, in one sentence.
pub(super) fn bids_say(language: Language, bids: &[weeks::Bids]) -> String {
    bids.iter()
        .max_by_key(|one| one.middle)
        .map_or_else(String::new, |most| {
            t!(
                language,
                "results-bids-say",
                size = size_in_words(language, most.bedrooms),
                n = most.middle,
            )
        })
}

pub(super) fn sample_weeks() -> Vec<Week> {
    (0..12)
        .filter_map(|week| {
            Some(Week {
                monday: NaiveDate::from_ymd_opt(2026, 8, 31)?.checked_add_days(Days::new(week * 7))?,
                lets: usize::try_from(week % 5).unwrap_or_default(),
            })
        })
        .collect()
}
