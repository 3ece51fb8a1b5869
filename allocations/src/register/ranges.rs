//! What an expression is worth for every household at once: the planes of [`Val`].
mod comparing;

use super::circuit::{Circuit, OFF, ON, Wire};
use super::number::{Bits, Mono, TooHard};
use crate::value::Val;

/// Yes, and "yes or unknown": the same plane where nothing is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truths {
    pub(super) yes: Wire,
    pub(super) maybe: Wire,
}

/// A value for every household. Where it is neither exact nor none it lies between `low` and `high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) exact: Wire,
    pub(super) value: Bits,
    pub(super) none: Wire,
    pub(super) low: Bits,
    pub(super) high: Bits,
    /// Where it is open, it may also be none.
    pub(super) open_none: Wire,
}

impl Truths {
    pub(super) const YES: Self = Self { yes: ON, maybe: ON };
    pub(super) const NO: Self = Self { yes: OFF, maybe: OFF };
}

impl Range {
    pub(super) fn constant(n: i64) -> Self {
        let bits = Bits::constant(n);
        Self {
            exact: ON,
            value: bits.clone(),
            none: OFF,
            low: bits.clone(),
            high: bits,
            open_none: OFF,
        }
    }

    pub(super) fn of(value: Val) -> Self {
        let n = Self::constant(value.lo);
        if !value.some {
            return Self {
                exact: OFF,
                none: ON,
                ..n
            };
        }
        if value.settled() {
            return n;
        }
        Self {
            exact: OFF,
            high: Bits::constant(value.hi),
            open_none: if value.none { ON } else { OFF },
            ..n
        }
    }

    /// The value when it certainly has one, the same for everybody, and no more to learn.
    pub(super) fn known(&self) -> Option<i64> {
        if self.exact == ON {
            self.value.known()
        } else {
            None
        }
    }
}

impl Circuit {
    pub(super) fn open(&mut self, a: &Range) -> Wire {
        let shut = self.or(a.exact, a.none);
        self.not(shut)
    }

    pub(super) fn t_not(&mut self, a: Truths) -> Truths {
        Truths {
            yes: self.not(a.maybe),
            maybe: self.not(a.yes),
        }
    }

    pub(super) fn t_and(&mut self, a: Truths, b: Truths) -> Truths {
        let yes = self.and(a.yes, b.yes);
        let maybe = if a.yes == a.maybe && b.yes == b.maybe {
            yes
        } else {
            self.and(a.maybe, b.maybe)
        };
        Truths { yes, maybe }
    }

    pub(super) fn t_or(&mut self, a: Truths, b: Truths) -> Truths {
        let yes = self.or(a.yes, b.yes);
        let maybe = if a.yes == a.maybe && b.yes == b.maybe {
            yes
        } else {
            self.or(a.maybe, b.maybe)
        };
        Truths { yes, maybe }
    }

    pub(super) fn truth_of(&mut self, a: &Range) -> Truths {
        let exact = self.at_least(&a.value, 1);
        let exact = self.and(exact, a.exact);
        let open = self.open(a);
        if open == OFF {
            return Truths {
                yes: exact,
                maybe: exact,
            };
        }
        let (low, high) = (self.at_least(&a.low, 1), self.at_least(&a.high, 1));
        let sure = self.not(a.open_none);
        let sure = self.and(sure, low);
        let (sure, possible) = (self.and(open, sure), self.and(open, high));
        Truths {
            yes: self.or(exact, sure),
            maybe: self.or(exact, possible),
        }
    }

    pub(super) fn range_of(&mut self, truth: Truths) -> Range {
        let no = self.not(truth.maybe);
        let (nought, one) = (Bits::constant(0), Bits::constant(1));
        Range {
            exact: self.or(truth.yes, no),
            value: Bits::planes(0, vec![truth.yes]),
            none: OFF,
            low: nought,
            high: one,
            open_none: OFF,
        }
    }

    /// The ends, good where the value is not none.
    pub(super) fn ends(&mut self, a: &Range) -> Result<(Bits, Bits), TooHard> {
        Ok((
            self.picked(a.exact, &a.value, &a.low)?,
            self.picked(a.exact, &a.value, &a.high)?,
        ))
    }

    fn maybe_none(&mut self, a: &Range) -> Wire {
        let open = self.open(a);
        let open = self.and(open, a.open_none);
        self.or(a.none, open)
    }

    #[expect(clippy::unused_self, reason = "called like the other operations of a circuit")]
    pub(super) fn never_none(&mut self, a: &Range) -> Range {
        Range {
            open_none: OFF,
            ..a.clone()
        }
    }

    /// `Val::corners` for a function that rises or falls in each argument.
    fn ends_of(
        &mut self,
        (a, b): (&Range, &Range),
        f: &dyn Fn(&mut Self, &Bits, &Bits) -> Result<Bits, TooHard>,
        // Whether it rises in the first and in the second argument; neither is known for a product.
        rises: Option<(bool, bool)>,
    ) -> Result<Range, TooHard> {
        let exact = self.and(a.exact, b.exact);
        let none = self.or(a.none, b.none);
        let value = f(self, &a.value, &b.value)?;
        let shut = self.or(exact, none);
        if shut == ON {
            return Ok(Range {
                exact,
                low: value.clone(),
                high: value.clone(),
                value,
                none,
                open_none: OFF,
            });
        }
        let ((a_low, a_high), (b_low, b_high)) = (self.ends(a)?, self.ends(b)?);
        let (low, high) = if let Some((first, second)) = rises {
            let (a_first, a_last) = if first {
                (&a_low, &a_high)
            } else {
                (&a_high, &a_low)
            };
            let (b_first, b_last) = if second {
                (&b_low, &b_high)
            } else {
                (&b_high, &b_low)
            };
            (f(self, a_first, b_first)?, f(self, a_last, b_last)?)
        } else {
            let mut low = f(self, &a_low, &b_low)?;
            let mut high = low.clone();
            for (x, y) in [(&a_low, &b_high), (&a_high, &b_low), (&a_high, &b_high)] {
                let end = f(self, x, y)?;
                low = self.lower(&low, &end)?;
                high = self.higher(&high, &end)?;
            }
            (low, high)
        };
        let (a_none, b_none) = (self.maybe_none(a), self.maybe_none(b));
        Ok(Range {
            exact,
            value,
            none,
            low,
            high,
            open_none: self.or(a_none, b_none),
        })
    }

    pub(super) fn r_plus(&mut self, a: &Range, b: &Range) -> Result<Range, TooHard> {
        self.ends_of((a, b), &|c, x, y| c.plus(x, y), Some((true, true)))
    }

    pub(super) fn r_minus(&mut self, a: &Range, b: &Range) -> Result<Range, TooHard> {
        self.ends_of((a, b), &|c, x, y| c.minus(x, y), Some((true, false)))
    }

    pub(super) fn r_times(&mut self, a: &Range, b: &Range) -> Result<Range, TooHard> {
        self.ends_of((a, b), &|c, x, y| c.times(x, y), None)
    }

    /// `Val::corners` with the smaller or the larger of two.
    pub(super) fn r_bound(&mut self, a: &Range, b: &Range, smaller: bool) -> Result<Range, TooHard> {
        let f: &dyn Fn(&mut Self, &Bits, &Bits) -> Result<Bits, TooHard> = if smaller {
            &|c: &mut Self, x: &Bits, y: &Bits| c.lower(x, y)
        } else {
            &|c: &mut Self, x: &Bits, y: &Bits| c.higher(x, y)
        };
        self.ends_of((a, b), f, Some((true, true)))
    }

    #[expect(clippy::unused_self, reason = "called like the other operations of a circuit")]
    pub(super) fn r_through(&mut self, a: &Range, mono: Mono) -> Range {
        let (low, high) = (a.low.clone().through(mono), a.high.clone().through(mono));
        let (low, high) = if mono.falls() { (high, low) } else { (low, high) };
        Range {
            value: a.value.clone().through(mono),
            low,
            high,
            ..a.clone()
        }
    }

    pub(super) fn r_choose(&mut self, when: Wire, yes: &Range, no: &Range) -> Result<Range, TooHard> {
        if when == ON || yes == no {
            return Ok(yes.clone());
        }
        if when == OFF {
            return Ok(no.clone());
        }
        Ok(Range {
            exact: self.choose(when, yes.exact, no.exact),
            value: self.picked(when, &yes.value, &no.value)?,
            none: self.choose(when, yes.none, no.none),
            low: self.picked(when, &yes.low, &no.low)?,
            high: self.picked(when, &yes.high, &no.high)?,
            open_none: self.choose(when, yes.open_none, no.open_none),
        })
    }

    /// `Val::hull`.
    pub(super) fn r_hull(&mut self, a: &Range, b: &Range) -> Result<Range, TooHard> {
        if a == b {
            return Ok(a.clone());
        }
        let ((a_low, a_high), (b_low, b_high)) = (self.ends(a)?, self.ends(b)?);
        let (low, high) = (self.lower(&a_low, &b_low)?, self.higher(&a_high, &b_high)?);
        let (a_none, b_none) = (self.maybe_none(a), self.maybe_none(b));
        let both = Range {
            exact: OFF,
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: self.or(a_none, b_none),
        };
        let alone = |low: Bits, high: Bits| Range {
            exact: OFF,
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: ON,
        };
        let mut hull = self.r_choose(b.none, &alone(a_low, a_high), &both)?;
        hull = self.r_choose(a.none, &alone(b_low, b_high), &hull)?;
        let neither = self.and(a.none, b.none);
        hull.none = neither;
        // Two equal exact values are still exact.
        let exact = self.and(a.exact, b.exact);
        if exact != OFF {
            let same = self.equal(&a.value, &b.value)?;
            hull.exact = self.and(exact, same);
            hull.value = a.value.clone();
        }
        Ok(hull)
    }

    /// `If`: unknown gives the hull.
    pub(super) fn r_if(&mut self, when: Truths, yes: &Range, no: &Range) -> Result<Range, TooHard> {
        let chosen = self.r_choose(when.yes, yes, no)?;
        let unknown = {
            let sure = self.not(when.yes);
            self.and(sure, when.maybe)
        };
        if unknown == OFF {
            return Ok(chosen);
        }
        let hull = self.r_hull(yes, no)?;
        self.r_choose(unknown, &hull, &chosen)
    }

    /// The smaller or larger of two, where "none" gives way to the other.
    pub(super) fn r_either(&mut self, a: &Range, b: &Range, smaller: bool) -> Result<Range, TooHard> {
        if a.none == ON {
            return Ok(b.clone());
        }
        if b.none == ON {
            return Ok(a.clone());
        }
        let (a_sure, b_sure) = (self.never_none(a), self.never_none(b));
        let mut out = self.r_bound(&a_sure, &b_sure, smaller)?;
        let (a_none, b_none) = (self.maybe_none(a), self.maybe_none(b));
        if a_none != OFF {
            let wider = self.r_hull(&out, &b_sure)?;
            out = self.r_choose(a_none, &wider, &out)?;
        }
        if b_none != OFF {
            let wider = self.r_hull(&out, &a_sure)?;
            out = self.r_choose(b_none, &wider, &out)?;
        }
        out.open_none = self.and(a_none, b_none);
        let out = self.r_choose(b.none, a, &out)?;
        self.r_choose(a.none, b, &out)
    }
}
