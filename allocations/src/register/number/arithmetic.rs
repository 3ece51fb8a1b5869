//! Sums, products, choices and order of numbers, as bits.
use super::super::circuit::{Circuit, OFF, ON, Wire};
use super::{Bits, TooHard, WIDEST, span};

impl Circuit {
    /// Both numbers from the same base and in the same number of planes.
    pub(super) fn aligned(&mut self, a: &Bits, b: &Bits) -> Result<(i64, Vec<Wire>, Vec<Wire>), TooHard> {
        let (a, b) = (self.worked_out(a)?, self.worked_out(b)?);
        let base = a.base.min(b.base);
        let mut shift = |n: &Bits| -> Result<Vec<Wire>, TooHard> {
            let off = n
                .base
                .checked_sub(base)
                .filter(|off| *off < WIDEST)
                .ok_or(TooHard)?;
            if off == 0 {
                return Ok(n.bits.clone());
            }
            let constant: Vec<Wire> = (0..62_u32)
                .map(|at| if (off >> at) & 1 == 1 { ON } else { OFF })
                .collect();
            Ok(Bits::planes(0, self.sum(&n.bits, &constant, OFF)).bits)
        };
        let (mut x, mut y) = (shift(&a)?, shift(&b)?);
        let width = x.len().max(y.len());
        x.resize(width, OFF);
        y.resize(width, OFF);
        Ok((base, x, y))
    }

    pub(super) fn sum(&mut self, a: &[Wire], b: &[Wire], mut carry: Wire) -> Vec<Wire> {
        let mut bits = Vec::new();
        let b_top = b.iter().rposition(|bit| *bit != OFF).map_or(0, |at| at + 1);
        let width = a.len().max(b_top);
        for at in 0..width {
            let (x, y) = (
                a.get(at).copied().unwrap_or(OFF),
                b.get(at).copied().unwrap_or(OFF),
            );
            let differ = self.xor(x, y);
            bits.push(self.xor(differ, carry));
            carry = self.majority(x, y, carry);
        }
        bits.push(carry);
        bits
    }

    pub(in crate::register) fn plus(&mut self, a: &Bits, b: &Bits) -> Result<Bits, TooHard> {
        let (a, b) = (self.worked_out(a)?, self.worked_out(b)?);
        let base = a
            .base
            .checked_add(b.base)
            .filter(|base| base.abs() < WIDEST)
            .ok_or(TooHard)?;
        if a.bits.len().max(b.bits.len()) > 58 {
            return Err(TooHard);
        }
        if b.bits.is_empty() {
            return Ok(Bits { base, ..a });
        }
        if a.bits.is_empty() {
            return Ok(Bits { base, ..b });
        }
        let bits = self.sum(&a.bits, &b.bits, OFF);
        Ok(Bits::within(base, bits, a.most.saturating_add(b.most)))
    }

    pub(in crate::register) fn negative(&mut self, a: &Bits) -> Result<Bits, TooHard> {
        let a = self.worked_out(a)?;
        let top = a.base.checked_add(span(a.bits.len())).ok_or(TooHard)?;
        let bits = a.bits.iter().map(|bit| self.not(*bit)).collect();
        Ok(Bits::planes(top.checked_neg().ok_or(TooHard)?, bits))
    }

    pub(in crate::register) fn minus(&mut self, a: &Bits, b: &Bits) -> Result<Bits, TooHard> {
        let b = self.negative(b)?;
        self.plus(a, &b)
    }

    pub(in crate::register) fn times(&mut self, a: &Bits, b: &Bits) -> Result<Bits, TooHard> {
        let (a, b) = (self.worked_out(a)?, self.worked_out(b)?);
        if a.bits.len().saturating_add(b.bits.len()) > 40 {
            return Err(TooHard);
        }
        if b.bits.is_empty() {
            return self.scaled(&a, b.base);
        }
        // (x + a)(y + b) = x·(y + b) + a·(y + b), one plane of a at a time.
        let mut total = self.scaled(&b, a.base)?;
        for (at, bit) in (0_u32..).zip(a.bits.clone()) {
            let part = self.scaled(&b, 1_i64.checked_shl(at).ok_or(TooHard)?)?;
            let part = self.picked(bit, &part, &Bits::constant(0))?;
            total = self.plus(&total, &part)?;
        }
        Ok(total)
    }

    pub(super) fn scaled(&mut self, a: &Bits, by: i64) -> Result<Bits, TooHard> {
        let mut total = Bits::constant(0);
        let size = by.unsigned_abs();
        for at in 0..63_u32 {
            if (size >> at) & 1 == 0 {
                continue;
            }
            let base = a
                .base
                .checked_shl(at)
                .filter(|base| base >> at == a.base)
                .ok_or(TooHard)?;
            let mut bits = vec![OFF; usize::try_from(at).ok().ok_or(TooHard)?];
            bits.extend(&a.bits);
            total = self.plus(&total, &Bits::planes(base, bits))?;
        }
        if by < 0 { self.negative(&total) } else { Ok(total) }
    }

    pub(in crate::register) fn picked(&mut self, when: Wire, yes: &Bits, no: &Bits) -> Result<Bits, TooHard> {
        if when == ON || yes == no {
            return Ok(yes.clone());
        }
        if when == OFF {
            return Ok(no.clone());
        }
        let ends = (yes.range().1, no.range().1);
        let (base, yes, no) = self.aligned(yes, no)?;
        let bits = yes
            .iter()
            .zip(&no)
            .map(|(yes, no)| self.choose(when, *yes, *no))
            .collect();
        Ok(Bits::within(base, bits, ends.0.max(ends.1).saturating_sub(base)))
    }

    /// The same number counted from nought, where it is known to lie between nought and `most`.
    pub(in crate::register) fn counted_from_nought(&mut self, a: &Bits, most: i64) -> Result<Bits, TooHard> {
        let a = self.worked_out(a)?;
        let width = 64 - most.max(0).unsigned_abs().leading_zeros();
        let base = a.base.rem_euclid(1_i64.checked_shl(width).ok_or(TooHard)?);
        let constant: Vec<Wire> = (0..width)
            .map(|at| if (base >> at) & 1 == 1 { ON } else { OFF })
            .collect();
        let bits = self.sum(&a.bits, &constant, OFF);
        Ok(Bits::within(0, bits, most))
    }

    /// Whether the first is smaller.
    pub(in crate::register) fn smaller(&mut self, a: &Bits, b: &Bits) -> Result<Wire, TooHard> {
        if let Some(n) = b.known() {
            let reached = self.at_least(a, n);
            return Ok(self.not(reached));
        }
        if let Some(n) = a.known() {
            return Ok(self.at_least(b, n.saturating_add(1)));
        }
        let (_, a, b) = self.aligned(a, b)?;
        let mut less = OFF;
        for (x, y) in a.iter().zip(&b) {
            let differ = self.xor(*x, *y);
            less = self.choose(differ, *y, less);
        }
        Ok(less)
    }

    pub(in crate::register) fn equal(&mut self, a: &Bits, b: &Bits) -> Result<Wire, TooHard> {
        if a == b {
            return Ok(ON);
        }
        if let Some(n) = b.known() {
            return Ok(self.is(a, n));
        }
        if let Some(n) = a.known() {
            return Ok(self.is(b, n));
        }
        let (_, a, b) = self.aligned(a, b)?;
        let mut differ = OFF;
        for (x, y) in a.iter().zip(&b) {
            let here = self.xor(*x, *y);
            differ = self.or(differ, here);
        }
        Ok(self.not(differ))
    }

    pub(in crate::register) fn lower(&mut self, a: &Bits, b: &Bits) -> Result<Bits, TooHard> {
        let less = self.smaller(a, b)?;
        self.picked(less, a, b)
    }

    pub(in crate::register) fn higher(&mut self, a: &Bits, b: &Bits) -> Result<Bits, TooHard> {
        let less = self.smaller(a, b)?;
        self.picked(less, b, a)
    }
}
