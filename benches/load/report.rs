//! Figures as they are printed: the median of neighbouring pairs, with the least and the most.

use std::fmt;
use std::time::Duration;

use crate::client::Answered;

/// Pairs of yardstick and product that were measured one right after the other.
#[derive(Default)]
pub(crate) struct Pairs {
    yardstick: Vec<f64>,
    ours: Vec<f64>,
}

impl Pairs {
    pub(crate) fn add(&mut self, yardstick: f64, ours: f64) {
        self.yardstick.push(yardstick);
        self.ours.push(ours);
    }

    pub(crate) fn yardstick(&self) -> Spread {
        Spread::of(self.yardstick.clone())
    }

    pub(crate) fn ours(&self) -> Spread {
        Spread::of(self.ours.clone())
    }

    /// The product's part of the yardstick, pair by pair, in hundredths.
    pub(crate) fn hundredths(&self) -> Spread {
        let pairs = self.yardstick.iter().zip(&self.ours);
        Spread::of(pairs.map(|(yardstick, ours)| ours / yardstick * 100.0).collect())
    }
}

/// Some measurements of the same thing.
pub(crate) struct Spread {
    pub median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    pub(crate) fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        Self {
            median: all[all.len() / 2],
            least: all[0],
            most: all[all.len() - 1],
        }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = if self.median < 10.0 { 2 } else { 0 };
        write!(
            f,
            "{:.digits$} ({:.digits$} to {:.digits$})",
            self.median, self.least, self.most
        )
    }
}

pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a count"))
}

/// How many a second.
pub(crate) fn a_second(count: usize, took: Duration) -> f64 {
    number(count) / took.as_secs_f64()
}

pub(crate) fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// The time that so many of a hundred did not exceed.
pub(crate) fn percentile(times: &mut [Duration], of_a_hundred: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * of_a_hundred / 100).min(times.len() - 1)]
}

/// Prints times and failures. An answer of 500 or more is a failure, whatever it says.
pub(crate) fn tell(name: &str, answered: &[Answered]) {
    let mut times: Vec<Duration> = answered.iter().map(|one| one.took).collect();
    if times.is_empty() {
        println!("{name}: no answers");
        return;
    }
    let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 99));
    let told_busy = answered.iter().filter(|one| one.status == 503).count();
    let failed = answered.iter().filter(|one| one.status >= 500).count();
    println!(
        "{name}: {} answers, p50 {half:.1?}, p99 {most:.1?}, longest {:.1?}, failed {failed}, of these told to come back {told_busy}",
        times.len(),
        times[times.len() - 1],
    );
}
