//! The highest or the lowest few of a list, added up.
use super::super::ast::Pick;
use super::super::ir::NodeId;
use super::{Frame, Scope};
use crate::facts::Entry;
use crate::value::Val;
use crate::vocabulary::ListId;

/// The sum of the `n` highest, or of all where there are no more.
pub(crate) fn highest(mut values: Vec<i64>, n: u8) -> i64 {
    values.sort_unstable_by_key(|value| std::cmp::Reverse(*value));
    first(&values, n)
}

/// The sum of the `n` lowest, or of all where there are no more.
pub(crate) fn lowest(mut values: Vec<i64>, n: u8) -> i64 {
    values.sort_unstable();
    first(&values, n)
}

fn first(values: &[i64], n: u8) -> i64 {
    let few = values.iter().take(usize::from(n));
    few.fold(0, |sum, value| sum.saturating_add(*value))
}

/// A row that is certainly there, and one that may be there.
#[derive(Default)]
struct Rows {
    sure: Vec<Val>,
    perhaps: Vec<Val>,
}

impl Rows {
    /// The least or the most that the `n` highest or lowest can come to. Of the rows that may be there, those count that
    /// bring the sum furthest: so many of the smallest, or of the largest.
    fn end(&self, pick: Pick, most: bool) -> i64 {
        let end = |value: &Val| if most { value.hi } else { value.lo };
        let sum = |values: Vec<i64>| match pick {
            Pick::Lowest(n) => lowest(values, n),
            Pick::Highest(n) => highest(values, n),
            Pick::Sum | Pick::Least | Pick::Most => 0,
        };
        let mut there: Vec<i64> = self.sure.iter().map(end).collect();
        let mut perhaps: Vec<i64> = self.perhaps.iter().map(end).collect();
        perhaps.sort_unstable();
        if most {
            perhaps.reverse();
        }
        let mut best = sum(there.clone());
        for value in perhaps {
            there.push(value);
            let next = sum(there.clone());
            best = if most { best.max(next) } else { best.min(next) };
        }
        best
    }
}

impl Frame<'_> {
    pub(super) fn ranked(
        &self,
        pick: Pick,
        entries: &[Entry],
        (list, what, when): (ListId, NodeId, Option<NodeId>),
        outer: Option<&Scope<'_>>,
    ) -> Val {
        let mut rows = Rows::default();
        for entry in entries {
            let there = self.counts(entry, list, when, outer);
            if there.is_no() {
                continue;
            }
            let scope = Scope { list, entry, outer };
            let value = self.ranged(what, Some(&scope));
            if !value.some {
                continue;
            }
            if there.is_yes() && !value.none {
                rows.sure.push(value);
            } else {
                rows.perhaps.push(value);
            }
        }
        Val::between(rows.end(pick, false), rows.end(pick, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every choice of rows, and of the least or the most of each, tried one by one.
    fn tried(rows: &Rows, pick: Pick) -> (i64, i64) {
        let all: Vec<(Val, bool)> = rows
            .sure
            .iter()
            .map(|value| (*value, true))
            .chain(rows.perhaps.iter().map(|value| (*value, false)))
            .collect();
        let mut ends = (i64::MAX, i64::MIN);
        let mut ways: Vec<Vec<i64>> = vec![Vec::new()];
        for (value, sure) in all {
            let mut next = Vec::new();
            for way in &ways {
                if !sure {
                    next.push(way.clone());
                }
                for n in value.lo..=value.hi {
                    next.push([way.as_slice(), &[n]].concat());
                }
            }
            ways = next;
        }
        for way in ways {
            let sum = match pick {
                Pick::Lowest(n) => lowest(way, n),
                Pick::Highest(n) => highest(way, n),
                Pick::Sum | Pick::Least | Pick::Most => unreachable!("not ranked"),
            };
            ends = (ends.0.min(sum), ends.1.max(sum));
        }
        ends
    }

    #[test]
    fn the_ends_are_those_of_every_way_it_could_be() {
        let mut seed = 7_u64;
        let mut dice = |of: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i64::try_from((seed >> 33) % of).unwrap()
        };
        for _ in 0..2_000 {
            let mut rows = Rows::default();
            for _ in 0..dice(5) {
                let lo = dice(7) - 3;
                let value = Val::between(lo, lo + dice(3));
                if dice(2) == 0 {
                    rows.sure.push(value);
                } else {
                    rows.perhaps.push(value);
                }
            }
            for pick in [
                Pick::Highest(1),
                Pick::Highest(2),
                Pick::Lowest(2),
                Pick::Lowest(3),
            ] {
                let ends = (rows.end(pick, false), rows.end(pick, true));
                assert_eq!(
                    ends,
                    tried(&rows, pick),
                    "{pick:?} {:?} {:?}",
                    rows.sure,
                    rows.perhaps
                );
            }
        }
    }
}
