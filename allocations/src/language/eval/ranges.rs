//! What holds of ranges: given or not, one of some codes, divided, the better of two.
use crate::truth::Truth;
use crate::value::{Val, whole};

pub(crate) fn given(some: bool, none: bool) -> Truth {
    match (some, none) {
        (true, false) => Truth::Yes,
        (false, _) => Truth::No,
        (true, true) => Truth::Unknown,
    }
}

/// The smaller or larger of two values, where "none" gives way to the other.
pub(crate) fn either(a: Val, b: Val, f: &impl Fn(i64, i64) -> i64) -> Val {
    match (a.some, b.some) {
        (false, _) => b,
        (true, false) => a,
        (true, true) => {
            let mut out = Val { none: false, ..a }.corners(Val { none: false, ..b }, f);
            // Where one side may be none, the answer may be the other side alone.
            if a.none {
                out = out.hull(Val { none: false, ..b });
            }
            if b.none {
                out = out.hull(Val { none: false, ..a });
            }
            Val {
                none: a.none && b.none,
                ..out
            }
        }
    }
}

pub(crate) fn among(value: Val, codes: &[i64]) -> Truth {
    if !value.some {
        return Truth::No;
    }
    if value.lo == value.hi && !value.none {
        return codes.contains(&value.lo).into();
    }
    let inside = codes
        .iter()
        .filter(|code| (value.lo..=value.hi).contains(*code))
        .count();
    let room = value.hi.saturating_sub(value.lo).saturating_add(1);
    match (inside, whole(inside) == room && !value.none) {
        (0, _) => Truth::No,
        (_, true) => Truth::Yes,
        (_, false) => Truth::Unknown,
    }
}

/// Division that rounds down; by nought there is no answer.
pub(crate) fn over(a: Val, b: Val) -> Val {
    if !b.some || b.known() == Some(0) {
        return Val::NONE;
    }
    if b.lo <= 0 && b.hi >= 0 {
        return if a.some {
            Val::maybe(i64::MIN / 2, i64::MAX / 2)
        } else {
            Val::NONE
        };
    }
    a.corners(b, FloorDivision::divided_down)
}

pub(crate) trait FloorDivision {
    fn divided_down(self, by: Self) -> Self;
}

impl FloorDivision for i64 {
    fn divided_down(self, by: Self) -> Self {
        let Some(quotient) = self.checked_div(by) else {
            return Self::MAX;
        };
        let exact = self.checked_rem(by).unwrap_or(0) == 0;
        if !exact && (self < 0) != (by < 0) {
            quotient.saturating_sub(1)
        } else {
            quotient
        }
    }
}

/// A place lies in an area when it has every name of one of the area's places.
pub(crate) fn lies_in(places: &[Vec<String>], area: &[Vec<String>]) -> bool {
    places.iter().any(|place| {
        area.iter()
            .any(|wanted| wanted.iter().all(|name| place.contains(name)))
    })
}
