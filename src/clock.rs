//! The one place that asks the machine what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// An instant, cut to whole microseconds, which is what both databases keep.
pub type Instant = DateTime<Utc>;

/// Where the time comes from: the machine, or a hand that a test or a simulation moves.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// The machine's clock, moved by a fixed number of microseconds (`--now`).
    Shifted(TimeDelta),
    /// Stands still until it is moved; microseconds since 1970.
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until it is moved.
    pub fn hand(at: Instant) -> Self {
        Self::Hand(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// A clock that shows `at` now and goes on from there.
    pub fn starting_at(at: Instant) -> Self {
        Self::Shifted(at - machine())
    }

    /// The time now.
    pub fn now(&self) -> Instant {
        match self {
            Self::Machine => machine(),
            Self::Shifted(by) => cut(machine() + *by),
            Self::Hand(at) => DateTime::from_timestamp_micros(at.load(Ordering::SeqCst)).unwrap_or_default(),
        }
    }

    /// Moves a hand-held clock; a machine's clock is left alone.
    pub fn set(&self, to: Instant) {
        if let Self::Hand(at) = self {
            at.store(to.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Moves a hand-held clock on.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that may ask the machine"
)]
fn machine() -> Instant {
    cut(Utc::now())
}

fn cut(at: Instant) -> Instant {
    at.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(at)
}
