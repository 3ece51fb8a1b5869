//! Comparing values that may be missing, as bits.
use super::super::circuit::{Circuit, OFF, ON, Wire};
use super::super::number::{Bits, TooHard};
use super::{Range, Truths};
use crate::value::{Comparison, Val};

impl Circuit {
    pub(in crate::register) fn r_given(&mut self, a: &Range) -> Truths {
        let some = self.not(a.none);
        let open = self.open(a);
        let doubtful = self.and(open, a.open_none);
        let sure = self.not(doubtful);
        Truths {
            yes: self.and(some, sure),
            maybe: some,
        }
    }

    pub(in crate::register) fn r_compare(
        &mut self,
        a: &Range,
        how: Comparison,
        b: &Range,
    ) -> Result<Truths, TooHard> {
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

    pub(super) fn holds(&mut self, how: Comparison, a: &Bits, b: &Bits) -> Result<Wire, TooHard> {
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

    pub(super) fn always_ever(
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
                let (under, over) = (self.smaller(b_high, a_low)?, self.smaller(a_high, b_low)?);
                let apart = self.or(under, over);
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
    pub(in crate::register) fn r_among(
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

    pub(super) fn among_open(
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
