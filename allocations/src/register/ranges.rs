//! What an expression is worth for every household at once: the planes of [`Val`].
use super::circuit::{Circuit, OFF, ON, Wire};
use super::number::{Bits, Mono, TooHard};
use crate::value::{Comparison, Val};

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
        let (low, high) = match rises {
            Some((first, second)) => {
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
            }
            None => {
                let mut low = f(self, &a_low, &b_low)?;
                let mut high = low.clone();
                for (x, y) in [(&a_low, &b_high), (&a_high, &b_low), (&a_high, &b_high)] {
                    let end = f(self, x, y)?;
                    low = self.lower(&low, &end)?;
                    high = self.higher(&high, &end)?;
                }
                (low, high)
            }
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

    pub(super) fn r_given(&mut self, a: &Range) -> Truths {
        let some = self.not(a.none);
        let open = self.open(a);
        let doubtful = self.and(open, a.open_none);
        let sure = self.not(doubtful);
        Truths {
            yes: self.and(some, sure),
            maybe: some,
        }
    }

    pub(super) fn r_compare(&mut self, a: &Range, how: Comparison, b: &Range) -> Result<Truths, TooHard> {
        if how == Comparison::Differs {
            let same = self.r_compare(a, Comparison::Equal, b)?;
            return Ok(self.t_not(same));
        }
        let exact = self.and(a.exact, b.exact);
        let holds = self.holds(how, &a.value, &b.value)?;
        let holds = self.and(exact, holds);
        let none = self.or(a.none, b.none);
        let shut = self.or(exact, none);
        if shut == ON {
            return Ok(Truths {
                yes: holds,
                maybe: holds,
            });
        }
        let open = self.not(shut);
        // With a value on one side that is the same for all, the other side's ends need not be merged first.
        let a_ends = if b.known().is_some() {
            (a.low.clone(), a.high.clone())
        } else {
            self.ends(a)?
        };
        let b_ends = if a.known().is_some() {
            (b.low.clone(), b.high.clone())
        } else {
            self.ends(b)?
        };
        let (always, ever) = self.always_ever(how, &a_ends, &b_ends)?;
        let (a_none, b_none) = (self.maybe_none(a), self.maybe_none(b));
        let doubtful = self.or(a_none, b_none);
        let sure = self.not(doubtful);
        let always = self.and(always, sure);
        let (always, ever) = (self.and(open, always), self.and(open, ever));
        Ok(Truths {
            yes: self.or(holds, always),
            maybe: self.or(holds, ever),
        })
    }

    fn holds(&mut self, how: Comparison, a: &Bits, b: &Bits) -> Result<Wire, TooHard> {
        Ok(match how {
            Comparison::Equal => self.equal(a, b)?,
            Comparison::Differs => {
                let same = self.equal(a, b)?;
                self.not(same)
            }
            Comparison::Less => self.smaller(a, b)?,
            Comparison::More => self.smaller(b, a)?,
            Comparison::AtMost => {
                let more = self.smaller(b, a)?;
                self.not(more)
            }
            Comparison::AtLeast => {
                let less = self.smaller(a, b)?;
                self.not(less)
            }
        })
    }

    fn always_ever(
        &mut self,
        how: Comparison,
        (a_low, a_high): &(Bits, Bits),
        (b_low, b_high): &(Bits, Bits),
    ) -> Result<(Wire, Wire), TooHard> {
        Ok(match how {
            Comparison::Equal | Comparison::Differs => {
                let parts = if b_low.known().is_some() && b_low == b_high {
                    [self.equal(a_low, b_low)?, self.equal(a_high, b_low)?, ON]
                } else {
                    [
                        self.equal(a_low, a_high)?,
                        self.equal(b_low, b_high)?,
                        self.equal(a_low, b_low)?,
                    ]
                };
                let always = parts.into_iter().fold(ON, |all, part| self.and(all, part));
                let (below, above) = (self.smaller(b_high, a_low)?, self.smaller(a_high, b_low)?);
                let apart = self.or(below, above);
                (always, self.not(apart))
            }
            Comparison::Less => (self.smaller(a_high, b_low)?, self.smaller(a_low, b_high)?),
            Comparison::More => (self.smaller(b_high, a_low)?, self.smaller(b_low, a_high)?),
            Comparison::AtMost => (
                self.holds(Comparison::AtMost, a_high, b_low)?,
                self.holds(Comparison::AtMost, a_low, b_high)?,
            ),
            Comparison::AtLeast => (
                self.holds(Comparison::AtLeast, a_low, b_high)?,
                self.holds(Comparison::AtLeast, a_high, b_low)?,
            ),
        })
    }

    /// `Among`: the value is one of the codes.
    pub(super) fn r_among(
        &mut self,
        a: &Range,
        codes: &[i64],
        known: &dyn Fn(Val) -> crate::truth::Truth,
    ) -> Result<Truths, TooHard> {
        let mut exact = OFF;
        let (least, most) = a.value.range();
        if codes.len() <= 2 || most.saturating_sub(least) > 4_096 {
            for code in codes {
                let is = self.is(&a.value, *code);
                exact = self.or(exact, is);
            }
        } else {
            exact = self.is_among(&a.value, &|n| codes.contains(&n))?;
        }
        let exact = self.and(exact, a.exact);
        let open = self.open(a);
        if open == OFF {
            return Ok(Truths {
                yes: exact,
                maybe: exact,
            });
        }
        let (Some(lo), Some(hi)) = (a.low.known(), a.high.known()) else {
            return self.among_open(a, codes, (exact, open));
        };
        let answer = |none: bool| {
            known(Val {
                lo,
                hi,
                some: true,
                none,
            })
        };
        let (with, without) = (answer(true), answer(false));
        let wire = |yes: bool| if yes { ON } else { OFF };
        let yes = self.choose(a.open_none, wire(with.is_yes()), wire(without.is_yes()));
        let maybe = self.choose(a.open_none, wire(!with.is_no()), wire(!without.is_no()));
        let (yes, maybe) = (self.and(open, yes), self.and(open, maybe));
        Ok(Truths {
            yes: self.or(exact, yes),
            maybe: self.or(exact, maybe),
        })
    }

    fn among_open(
        &mut self,
        a: &Range,
        codes: &[i64],
        (exact, open): (Wire, Wire),
    ) -> Result<Truths, TooHard> {
        let ((least, _), (_, most)) = (a.low.range(), a.high.range());
        if most.saturating_sub(least) > 64 {
            return Err(TooHard);
        }
        let (mut ever, mut never) = (OFF, OFF);
        for n in least..=most {
            let (from, to) = (
                self.at_least(&a.low, n.saturating_add(1)),
                self.at_least(&a.high, n),
            );
            let from = self.not(from);
            let inside = self.and(from, to);
            if codes.contains(&n) {
                ever = self.or(ever, inside);
            } else {
                never = self.or(never, inside);
            }
        }
        let doubtful = self.or(never, a.open_none);
        let sure = self.not(doubtful);
        let always = self.and(ever, sure);
        let (always, ever) = (self.and(open, always), self.and(open, ever));
        Ok(Truths {
            yes: self.or(exact, always),
            maybe: self.or(exact, ever),
        })
    }
}
