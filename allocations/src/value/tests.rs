//! A range promises what every value it could be would give: each operation is held against all of them.
use super::{Comparison, Val, compare, whole};
use crate::truth::Truth;

/// Everything a range could be; `None` is "none".
fn possible(value: Val) -> Vec<Option<i64>> {
    let numbers = if value.some {
        (value.lo..=value.hi).map(Some).collect()
    } else {
        Vec::new()
    };
    numbers.into_iter().chain(value.none.then_some(None)).collect()
}

/// Every range within a few numbers, certain or not, and "none".
fn ranges() -> Vec<Val> {
    let mut ranges = vec![Val::NONE];
    for lo in -3..=3 {
        for hi in lo..=3 {
            ranges.push(Val::between(lo, hi));
            ranges.push(Val::maybe(lo, hi));
        }
    }
    ranges
}

/// The smallest range that holds them.
fn around(values: &[Option<i64>]) -> Val {
    let numbers = || values.iter().flatten().copied();
    match (numbers().min(), numbers().max()) {
        (Some(lo), Some(hi)) => Val {
            none: values.contains(&None),
            ..Val::between(lo, hi)
        },
        _ => Val::NONE,
    }
}

fn pairs(a: Val, b: Val) -> Vec<(Option<i64>, Option<i64>)> {
    let ways = possible(a)
        .into_iter()
        .flat_map(|a| possible(b).into_iter().map(move |b| (a, b)));
    ways.collect()
}

fn agreed(answers: &[bool]) -> Truth {
    match (answers.contains(&true), answers.contains(&false)) {
        (true, false) => Truth::Yes,
        (false, _) => Truth::No,
        (true, true) => Truth::Unknown,
    }
}

#[test]
fn a_range_is_what_it_was_made_of() {
    assert_eq!(possible(Val::exact(4)), [Some(4)]);
    assert_eq!(
        possible(Val::between(2, -1)),
        [Some(-1), Some(0), Some(1), Some(2)]
    );
    assert_eq!(possible(Val::maybe(1, 2)), [Some(1), Some(2), None]);
    assert_eq!(possible(Val::NONE), [None]);
    assert_eq!(
        [Truth::Yes, Truth::No].map(|truth| Val::from(truth).known()),
        [Some(1), Some(0)]
    );
    assert_eq!(possible(Truth::Unknown.into()), [Some(0), Some(1)]);
    assert_eq!((whole(0), whole(7)), (0, 7));
}

#[test]
fn settled_means_that_there_is_one_possibility() {
    for value in ranges() {
        let all = possible(value);
        assert_eq!(value.settled(), all.len() == 1, "{value:?}");
        let known = match all.as_slice() {
            [Some(n)] => Some(*n),
            _ => None,
        };
        assert_eq!(value.known(), known, "{value:?}");
        let holds: Vec<bool> = all.iter().map(|one| one.is_some_and(|n| n > 0)).collect();
        assert_eq!(value.truth(), agreed(&holds), "{value:?}");
    }
}

#[test]
fn either_of_two_is_held_by_their_hull() {
    for a in ranges() {
        for b in ranges() {
            let all: Vec<_> = possible(a).into_iter().chain(possible(b)).collect();
            assert_eq!(a.hull(b), around(&all), "{a:?} or {b:?}");
            let wanted = if a.some { around(&all) } else { b };
            assert_eq!(a.hull_some(b), wanted, "{a:?} or {b:?}");
        }
    }
}

#[test]
fn sums_and_turns_hold_every_sum_and_nothing_beyond() {
    let steps: [fn(i64, i64) -> i64; 4] = [i64::saturating_add, i64::saturating_sub, i64::min, i64::max];
    for a in ranges() {
        let turned: Vec<_> = possible(a).into_iter().map(|one| one.map(|n| 10 - n)).collect();
        assert_eq!(a.map(|n| 10 - n), around(&turned), "{a:?}");
        for b in ranges() {
            for step in steps {
                let results: Vec<_> = pairs(a, b).into_iter().map(|(a, b)| Some(step(a?, b?))).collect();
                assert_eq!(a.corners(b, step), around(&results), "{a:?} with {b:?}");
            }
        }
    }
    let most = Val::exact(i64::MAX);
    assert_eq!(most.corners(Val::exact(1), i64::saturating_add), most);
}

#[test]
fn a_comparison_answers_when_every_possibility_agrees() {
    let ways: [(Comparison, fn(i64, i64) -> bool); 6] = [
        (Comparison::Equal, |a, b| a == b),
        (Comparison::Differs, |a, b| a != b),
        (Comparison::Less, |a, b| a < b),
        (Comparison::AtMost, |a, b| a <= b),
        (Comparison::More, |a, b| a > b),
        (Comparison::AtLeast, |a, b| a >= b),
    ];
    for a in ranges() {
        for b in ranges() {
            for (how, holds) in ways {
                // With "none" on either side nothing holds but "differs".
                let answers: Vec<bool> = pairs(a, b)
                    .into_iter()
                    .map(|pair| match pair {
                        (Some(a), Some(b)) => holds(a, b),
                        _ => how == Comparison::Differs,
                    })
                    .collect();
                assert_eq!(compare(a, how, b), agreed(&answers), "{a:?} {how:?} {b:?}");
            }
        }
    }
}
