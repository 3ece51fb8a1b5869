//! Whole numbers as planes: bit `n` of every household's number stands in plane `n`.
mod arithmetic;

use super::circuit::{Circuit, OFF, ON, Step, Wire, count};
use crate::calendar;

/// What the planes cannot say at a reasonable price. The scheme is then worked out row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooHard;

/// The widest span of numbers a circuit reckons with.
const WIDEST: i64 = 1 << 60;
/// A function is worked out in full when it has at most so many answers.
const MOST_ANSWERS: i64 = 600;

/// A function of one number that only rises or only falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mono {
    Over(i64),
    AddMonths(i64),
    /// Whole months from the number to the day given, divided.
    MonthsUntil(i64, i64),
    /// Whole months from the day given to the number, divided.
    MonthsFrom(i64, i64),
    Clamp(i64, i64),
}

impl Mono {
    fn of(self, n: i64) -> i64 {
        match self {
            Self::Over(by) => {
                let rest = n.rem_euclid(by.max(1));
                n.saturating_sub(rest).checked_div(by.max(1)).unwrap_or(0)
            }
            Self::AddMonths(months) => calendar::add_months(n, months),
            Self::MonthsUntil(day, over) => calendar::months_between(n, day).div_euclid(over.max(1)),
            Self::MonthsFrom(day, over) => calendar::months_between(day, n).div_euclid(over.max(1)),
            Self::Clamp(least, most) => n.clamp(least, most.max(least)),
        }
    }

    pub(super) fn falls(self) -> bool {
        matches!(self, Self::MonthsUntil(..))
    }
}

/// A number for every household: `base` plus the bits, then the functions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a number's bits are its bits")]
pub(super) struct Bits {
    base: i64,
    bits: Vec<Wire>,
    /// The most that the bits ever add.
    most: i64,
    /// The number is the days of a kernel from a first day, from nought to this many, and not in the bits.
    days: Option<((u32, i32), i64)>,
    via: Vec<Mono>,
}

impl Bits {
    pub(super) fn constant(n: i64) -> Self {
        Self::planes(n, Vec::new())
    }

    pub(super) fn planes(base: i64, mut bits: Vec<Wire>) -> Self {
        while bits.last() == Some(&OFF) {
            bits.pop();
        }
        Self {
            base,
            most: span(bits.len()),
            bits,
            days: None,
            via: Vec::new(),
        }
    }

    /// Planes that never add more than `most`.
    fn within(base: i64, mut bits: Vec<Wire>, most: i64) -> Self {
        let width = 64 - most.max(0).unsigned_abs().leading_zeros();
        bits.truncate(usize::try_from(width).unwrap_or(64));
        let made = Self::planes(base, bits);
        Self {
            most: made.most.min(most),
            ..made
        }
    }

    pub(super) fn days(kernel: (u32, i32), most: i64) -> Self {
        Self {
            days: Some((kernel, most.max(0))),
            ..Self::constant(0)
        }
    }

    pub(super) fn known(&self) -> Option<i64> {
        if self.days.is_some() || self.bits.iter().any(|bit| *bit > ON) {
            return None;
        }
        let mut n = self.base;
        for (at, bit) in self.bits.iter().enumerate() {
            if *bit == ON {
                n = n.saturating_add(1_i64.checked_shl(count(at)).unwrap_or(0));
            }
        }
        Some(self.via.iter().fold(n, |n, mono| mono.of(n)))
    }

    fn inner_range(&self) -> (i64, i64) {
        let (base, most) = match self.days {
            Some((_, most)) => (0, most),
            None => (self.base, self.most),
        };
        (base, base.saturating_add(most))
    }

    pub(super) fn range(&self) -> (i64, i64) {
        let (a, b) = self.inner_range();
        let f = |n| self.via.iter().fold(n, |n, mono: &Mono| mono.of(n));
        let (a, b) = (f(a), f(b));
        (a.min(b), a.max(b))
    }

    /// The planes and the base, for output.
    pub(super) fn parts(&self) -> (i64, &[Wire]) {
        (self.base, &self.bits)
    }

    #[must_use]
    pub(super) fn through(mut self, mono: Mono) -> Self {
        if let Some(n) = self.known() {
            return Self::constant(mono.of(n));
        }
        self.via.push(mono);
        self
    }
}

fn span(width: usize) -> i64 {
    1_i64
        .checked_shl(count(width))
        .filter(|_| width < 62)
        .unwrap_or(WIDEST)
        .saturating_sub(1)
}

impl Circuit {
    /// Whether the number is at least `n`.
    pub(super) fn at_least(&mut self, number: &Bits, n: i64) -> Wire {
        if number.via.is_empty() {
            return self.plain_at_least(number, n);
        }
        let f = |x: i64| number.via.iter().fold(x, |x, mono| mono.of(x)) >= n;
        let falls = number.via.iter().filter(|mono| mono.falls()).count() % 2 == 1;
        let (mut low, mut high) = number.inner_range();
        high = high.saturating_add(1);
        // The first number of the range for which the answer has changed.
        while low < high {
            let middle = low.midpoint(high);
            if f(middle) == falls {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        let plain = Bits {
            via: Vec::new(),
            ..number.clone()
        };
        let reached = self.plain_at_least(&plain, low);
        if falls { self.not(reached) } else { reached }
    }

    fn plain_at_least(&mut self, number: &Bits, n: i64) -> Wire {
        let (least, most) = number.inner_range();
        if n <= least {
            return ON;
        }
        if n > most {
            return OFF;
        }
        if let Some((kernel, _)) = number.days {
            return self.days_at_least(kernel, n);
        }
        let off = n.saturating_sub(number.base).unsigned_abs();
        if number.bits.len() > 3
            && let Some(first) = self.neighbours(&number.bits)
        {
            return self.add(Step::AtLeast(first, count(number.bits.len()), off));
        }
        let mut reached = ON;
        for (at, bit) in (0_u32..).zip(number.bits.clone()) {
            reached = if (off >> at) & 1 == 1 {
                self.and(bit, reached)
            } else {
                self.or(bit, reached)
            };
        }
        reached
    }

    pub(super) fn is(&mut self, number: &Bits, n: i64) -> Wire {
        if number.via.is_empty() && number.days.is_none() {
            let Some(off) = n
                .checked_sub(number.base)
                .filter(|off| (0..=number.most).contains(off))
            else {
                return OFF;
            };
            let mut same = ON;
            for (at, bit) in (0_u32..).zip(number.bits.clone()) {
                let bit = if (off.unsigned_abs() >> at) & 1 == 1 {
                    bit
                } else {
                    self.not(bit)
                };
                same = self.and(same, bit);
            }
            return same;
        }
        let low = self.at_least(number, n);
        let high = self.at_least(number, n.saturating_add(1));
        let high = self.not(high);
        self.and(low, high)
    }

    /// Whether the number is one of those for which `wanted` holds, all of them small.
    pub(super) fn is_among(&mut self, number: &Bits, wanted: &dyn Fn(i64) -> bool) -> Result<Wire, TooHard> {
        let number = self.worked_out(number)?;
        let top = span(number.bits.len());
        if top > 65_535 {
            return Err(TooHard);
        }
        let mut table: Vec<Wire> = (0..=top)
            .map(|off| {
                if wanted(number.base.saturating_add(off)) {
                    ON
                } else {
                    OFF
                }
            })
            .collect();
        for bit in &number.bits {
            table = table
                .chunks(2)
                .map(|pair| {
                    let no = pair.first().copied().unwrap_or(OFF);
                    self.choose(*bit, pair.last().copied().unwrap_or(no), no)
                })
                .collect();
        }
        Ok(table.first().copied().unwrap_or(OFF))
    }

    /// The same number without functions.
    pub(super) fn worked_out(&mut self, number: &Bits) -> Result<Bits, TooHard> {
        if let Some(n) = number.known() {
            return Ok(Bits::constant(n));
        }
        if number.via.is_empty() && number.days.is_none() {
            return Ok(number.clone());
        }
        let (least, most) = number.range();
        if most.saturating_sub(least) > MOST_ANSWERS {
            return Err(TooHard);
        }
        let mut reached: Vec<Wire> = Vec::new();
        for n in least.saturating_add(1)..=most {
            reached.push(self.at_least(number, n));
        }
        // `reached` is a thermometer: its height in binary is found by halving.
        let mut width = 0_u32;
        while (1_usize << width) <= reached.len() {
            width += 1;
        }
        reached.resize((1_usize << width).saturating_sub(1), OFF);
        let mut bits = Vec::new();
        let mut column = reached;
        while !column.is_empty() {
            let half = column.len() / 2;
            let top = column.get(half).copied().unwrap_or(OFF);
            bits.push(top);
            let upper: Vec<Wire> = column.iter().skip(half + 1).copied().collect();
            column.truncate(half);
            column = column
                .iter()
                .zip(&upper)
                .map(|(low, high)| self.choose(top, *high, *low))
                .collect();
        }
        bits.reverse();
        Ok(Bits::planes(least, bits))
    }
}
