//! The dice. Whole numbers only, drawn by our own short arithmetic, so that a new release of a library cannot
//! change what a seed gives.

use chrono::{Days, NaiveDate};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

pub(super) struct Chance<'a>(&'a mut ChaCha8Rng);

impl<'a> Chance<'a> {
    pub(super) fn new(rng: &'a mut ChaCha8Rng) -> Self {
        Self(rng)
    }

    /// A number from 0 up to but not including `end`; 0 where `end` is 0.
    fn below(&mut self, end: u32) -> u32 {
        let drawn = u64::from(self.0.next_u32()).saturating_mul(u64::from(end)) >> 32;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` where they are the wrong way round.
    pub(super) fn number(&mut self, low: u32, high: u32) -> u32 {
        low.saturating_add(self.below(high.saturating_sub(low).saturating_add(1)))
    }

    /// As [`Self::number`], for the small counts that fit a byte.
    pub(super) fn count(&mut self, low: u8, high: u8) -> u8 {
        u8::try_from(self.number(u32::from(low), u32::from(high))).unwrap_or(high)
    }

    /// Pence from `low` to `high`, both included, in steps of `step`.
    pub(super) fn pence(&mut self, low: i64, high: i64, step: u32) -> i64 {
        let steps = u32::try_from(high.saturating_sub(low).max(0) / i64::from(step.max(1))).unwrap_or(0);
        let drawn = self.number(0, steps);
        low.saturating_add(i64::from(drawn).saturating_mul(i64::from(step)))
    }

    /// True in so many of a thousand draws.
    pub(super) fn per_mille(&mut self, times: u32) -> bool {
        self.below(1_000) < times
    }

    /// One of `others`, each in so many of a thousand draws, and otherwise `common`.
    pub(super) fn weighted<T: Copy>(&mut self, common: T, others: &[(u32, T)]) -> T {
        let drawn = self.below(1_000);
        let mut passed = 0_u32;
        for (times, other) in others {
            passed = passed.saturating_add(*times);
            if drawn < passed {
                return *other;
            }
        }
        common
    }

    /// One of the words of a text, each as likely; no letters where it has no words.
    pub(super) fn word(&mut self, words: &'static str) -> &'static str {
        let at = self.below(u32::try_from(words.split_whitespace().count()).unwrap_or(u32::MAX));
        words
            .split_whitespace()
            .nth(usize::try_from(at).unwrap_or(0))
            .unwrap_or_default()
    }

    /// One of `from`, each as likely.
    pub(super) fn pick<'f, T>(&mut self, from: &'f [T]) -> Option<&'f T> {
        let at = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from.get(usize::try_from(at).unwrap_or(0))
    }

    /// A day from `nearest` to `furthest` days before `on`.
    pub(super) fn days_before(&mut self, on: NaiveDate, nearest: u32, furthest: u32) -> NaiveDate {
        days_back(on, self.number(nearest, furthest))
    }

    /// A day from `earliest` to `latest`, both included; `latest` where they are the wrong way round.
    pub(super) fn day_between(&mut self, earliest: NaiveDate, latest: NaiveDate) -> NaiveDate {
        let apart = u32::try_from(latest.signed_duration_since(earliest).num_days()).unwrap_or(0);
        self.days_before(latest, 0, apart)
    }
}

pub(super) fn days_back(on: NaiveDate, days: u32) -> NaiveDate {
    on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(on)
}

pub(super) fn days_on(on: NaiveDate, days: u32) -> NaiveDate {
    on.checked_add_days(Days::new(u64::from(days))).unwrap_or(on)
}

/// So many per mille of the way from `low` to `high`, in whole pence.
pub(super) fn part_way(low: i64, high: i64, per_mille: i64) -> i64 {
    low.saturating_add(high.saturating_sub(low).saturating_mul(per_mille) / 1_000)
}
