//! Where households stand by their points now and then, in ranges of one width.

use std::collections::BTreeMap;

use allocations::Scheme;
use allocations::register::{Outcome, Register, assess_register};
use chrono::NaiveDate;
use serde::Serialize;

/// A table has no more rows than this, those without certain points apart.
const MOST: i64 = 12;

/// The table, the most points first.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Ranges {
    /// What the rows and columns are: "20 to 29 points".
    pub(super) names: Vec<String>,
    /// How many go from each row to each column.
    pub(super) matrix: Vec<Vec<u64>>,
}

/// Where a household stands: in a range, with points that are not certain, or off the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Range(i64),
    Open,
    Off,
}

impl Ranges {
    pub(super) fn between((old, new): (&Scheme, &Scheme), register: &Register, as_at: NaiveDate) -> Self {
        let now = assess_register(old, register, as_at);
        let then = assess_register(new, register, as_at);
        let points = now.iter().chain(&then).filter_map(certain);
        let (least, most) = points.fold((i64::MAX, i64::MIN), |(least, most), n| {
            (least.min(n), most.max(n))
        });
        let width = width(most.saturating_sub(least));
        let mut counts: BTreeMap<(Place, Place), u64> = BTreeMap::new();
        for pair in now.iter().zip(&then) {
            let places = (place(pair.0, width), place(pair.1, width));
            *counts.entry(places).or_default() += 1;
        }
        let mut places: Vec<Place> = counts.keys().flat_map(|(now, then)| [*now, *then]).collect();
        // The most points first, then those who are in no range.
        places.sort_by_key(|place| match place {
            Place::Range(nth) => (0, nth.saturating_neg()),
            Place::Open => (1, 0),
            Place::Off => (2, 0),
        });
        places.dedup();
        let count = |now: &Place, then: &Place| counts.get(&(*now, *then)).copied().unwrap_or(0);
        Self {
            names: places.iter().map(|place| name(*place, width)).collect(),
            matrix: places
                .iter()
                .map(|now| places.iter().map(|then| count(now, then)).collect())
                .collect(),
        }
    }
}

fn certain(outcome: &Outcome) -> Option<i64> {
    let (least, most) = outcome.points;
    (!outcome.is_off() && least == most).then_some(least)
}

fn place(outcome: &Outcome, width: i64) -> Place {
    match certain(outcome) {
        Some(points) => Place::Range(points.div_euclid(width)),
        None if outcome.is_off() => Place::Off,
        None => Place::Open,
    }
}

/// 1, 2, 5, 10, 20, 50 …: the first width that needs few enough ranges.
fn width(span: i64) -> i64 {
    let mut width = 1_i64;
    for step in [2, 5, 10].into_iter().cycle().take(60) {
        if span.div_euclid(width) < MOST - 1 {
            break;
        }
        width = if step == 5 {
            width.div_euclid(2).saturating_mul(5)
        } else {
            width.saturating_mul(2)
        };
    }
    width
}

fn name(place: Place, width: i64) -> String {
    match place {
        Place::Range(nth) if width == 1 => format!("{nth} points"),
        Place::Range(nth) => {
            let first = nth.saturating_mul(width);
            format!("{first} to {} points", first.saturating_add(width - 1))
        }
        Place::Open => "not decided".to_owned(),
        Place::Off => "off the register".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_few_and_round() {
        let widths: Vec<i64> = [0, 10, 11, 25, 60, 120, 1_300, i64::MAX]
            .into_iter()
            .map(width)
            .collect();
        assert_eq!(widths[..7], [1, 1, 2, 5, 10, 20, 200]);
        assert!(i64::MAX.div_euclid(widths[7]) <= MOST);
        assert_eq!(name(Place::Range(2), 10), "20 to 29 points");
        assert_eq!(name(Place::Range(-1), 5), "-5 to -1 points");
        assert_eq!(name(Place::Range(7), 1), "7 points");
    }
}
