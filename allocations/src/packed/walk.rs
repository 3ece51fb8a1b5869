//! Whatever the bits cannot say, worked out from the packed slots as ranges, in the same way as the evaluator of facts does
//! it from the facts: sums, dates, counts, time that adds up. Where even this cannot say, the household is left to that
//! evaluator.
use super::circuit::{Lit, Planes, Word};
use super::layout::{NONE, NONE_WIDE, Rows, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::state::{Here, State};
use crate::calendar::{self, LAST_DAY};
use crate::language::ast::{Pick, Quantity};
use crate::language::eval::lists::LONGEST;
use crate::language::eval::ranked::{highest, lowest};
use crate::language::eval::{among, covered, either, given, over, run_to};
use crate::language::ir::Gap;
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};

/// A node's place among the expressions.
pub(super) type ExId = usize;

/// An expression whose facts are resolved to their slots.
#[derive(Clone, Debug)]
pub(super) enum Ex {
    Is(Val),
    Code {
        up: usize,
        word: usize,
        shift: u32,
        least: i64,
        unknown: Val,
    },
    Wide {
        up: usize,
        at: usize,
        unknown: Val,
    },
    Here(Here),
    /// A condition that the bits answer.
    Bit(Lit),
    /// A condition that was answered when the block was made.
    Not(ExId),
    All(Vec<ExId>),
    Any(Vec<ExId>),
    Compare(Comparison, ExId, ExId),
    Among(ExId, Vec<i64>),
    Given(ExId),
    If(ExId, ExId, ExId),
    Plus(ExId, ExId),
    Minus(ExId, ExId),
    Times(ExId, ExId),
    Over(ExId, ExId),
    Least(Vec<ExId>),
    Most(Vec<ExId>),
    First(Vec<ExId>),
    AddMonths(ExId, i64),
    Months(ExId, ExId, i64),
    Members(Quantity, usize, Option<ExId>),
    Take(Pick, usize, ExId, Option<ExId>),
    Time {
        list: usize,
        from: ExId,
        to: ExId,
        when: Option<ExId>,
        since: Option<ExId>,
        until: Option<ExId>,
        unbroken: Option<Gap>,
    },
    /// Only the evaluator of facts can say.
    Beyond,
}

/// The row that is looked at, and those it is inside of.
#[derive(Clone, Copy)]
pub(super) struct Inside<'a> {
    pub(super) row: &'a [u64],
    pub(super) outer: Option<&'a Inside<'a>>,
}

/// A household on its way.
pub(super) struct Walk<'a, W, const BANKS: usize> {
    pub(super) made: &'a [Ex],
    pub(super) block: &'a [u64],
    pub(super) lists: &'a [Rows<'a>],
    pub(super) planes: &'a Planes<W, BANKS>,
    pub(super) state: &'a State,
    pub(super) as_at: i64,
}

fn row_of<'a>(up: usize, block: &'a [u64], inside: Option<&Inside<'a>>) -> Option<&'a [u64]> {
    match (up, inside) {
        (0, _) => Some(block),
        (1, Some(inside)) => Some(inside.row),
        (up, Some(inside)) => row_of(up - 1, block, inside.outer.filter(|_| up > 1)),
        (_, None) => None,
    }
}

impl<W: Word, const BANKS: usize> Walk<'_, W, BANKS> {
    pub(super) fn truth(&self, id: ExId) -> Option<Truth> {
        self.value(id, None).map(Val::truth)
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of expression, side by side"
    )]
    pub(super) fn value(&self, id: ExId, inside: Option<&Inside<'_>>) -> Option<Val> {
        let value = |id: &ExId| self.value(*id, inside);
        Some(match self.made.get(id)? {
            Ex::Is(value) => *value,
            Ex::Code {
                up,
                word,
                shift,
                least,
                unknown,
            } => match code(row_of(*up, self.block, inside)?, *word, *shift) {
                UNKNOWN => *unknown,
                NONE => Val::NONE,
                at => Val::exact(least.saturating_add(whole(at))),
            },
            Ex::Wide { up, at, unknown } => match wide(row_of(*up, self.block, inside)?, *at) {
                UNKNOWN_WIDE => *unknown,
                NONE_WIDE => Val::NONE,
                n => Val::exact(n),
            },
            Ex::Here(here) => self.state.read(*here)?,
            Ex::Bit(lit) => self.planes.truth(*lit).into(),
            Ex::Not(a) => value(a)?.truth().not().into(),
            Ex::All(parts) => {
                let mut all = Truth::Yes;
                for part in parts {
                    all = all.and(value(part)?.truth());
                    if all.is_no() {
                        break;
                    }
                }
                all.into()
            }
            Ex::Any(parts) => {
                let mut any = Truth::No;
                for part in parts {
                    any = any.or(value(part)?.truth());
                    if any.is_yes() {
                        break;
                    }
                }
                any.into()
            }
            Ex::Compare(how, a, b) => compare(value(a)?, *how, value(b)?).into(),
            Ex::Among(a, codes) => among(value(a)?, codes).into(),
            Ex::Given(a) => {
                let found = value(a)?;
                given(found.some, found.none).into()
            }
            Ex::If(when, yes, no) => match value(when)?.truth() {
                Truth::Yes => value(yes)?,
                Truth::No => value(no)?,
                Truth::Unknown => value(yes)?.hull(value(no)?),
            },
            Ex::Plus(a, b) => value(a)?.corners(value(b)?, i64::saturating_add),
            Ex::Minus(a, b) => value(a)?.corners(value(b)?, i64::saturating_sub),
            Ex::Times(a, b) => value(a)?.corners(value(b)?, i64::saturating_mul),
            Ex::Over(a, b) => over(value(a)?, value(b)?),
            Ex::Least(parts) => self.folded(parts, inside, i64::min)?,
            Ex::Most(parts) => self.folded(parts, inside, i64::max)?,
            Ex::First(parts) => {
                let mut found = Val::NONE;
                for part in parts {
                    let next = value(part)?;
                    found = if found.some {
                        Val { none: false, ..found }.hull(next)
                    } else {
                        next
                    };
                    if !found.none {
                        break;
                    }
                }
                found
            }
            Ex::AddMonths(a, months) => value(a)?.map(|day| calendar::add_months(day, *months)),
            Ex::Months(a, b, over) => value(a)?.corners(value(b)?, |from, to| {
                calendar::months_between(from, to).div_euclid((*over).max(1))
            }),
            Ex::Members(quantity, list, when) => self.members(*quantity, *list, *when, inside)?,
            Ex::Take(pick, list, what, when) => self.take((*pick, *list, *what, *when), inside)?,
            Ex::Time { .. } => self.time(id, inside)?,
            Ex::Beyond => return None,
        })
    }

    fn folded(&self, parts: &[ExId], inside: Option<&Inside<'_>>, f: fn(i64, i64) -> i64) -> Option<Val> {
        let mut best = Val::NONE;
        for part in parts {
            best = either(best, self.value(*part, inside)?, &f);
        }
        Some(best)
    }

    fn counts(&self, row: &[u64], when: Option<ExId>, outer: Option<&Inside<'_>>) -> Option<Truth> {
        let Some(when) = when else { return Some(Truth::Yes) };
        self.value(when, Some(&Inside { row, outer })).map(Val::truth)
    }

    fn members(
        &self,
        quantity: Quantity,
        list: usize,
        when: Option<ExId>,
        outer: Option<&Inside<'_>>,
    ) -> Option<Val> {
        let rows = self.lists.get(list)?;
        if !rows.known {
            let most = if quantity == Quantity::Count { LONGEST } else { 1 };
            return Some(Val::between(0, most));
        }
        let (mut least, mut most, mut all) = (0_i64, 0_i64, Truth::Yes);
        for row in rows.iter() {
            let found = self.counts(row, when, outer)?;
            least += i64::from(found.is_yes());
            most += i64::from(!found.is_no());
            all = all.and(found);
        }
        Some(match quantity {
            Quantity::Count => Val::between(least, most),
            Quantity::Any => Val::between(i64::from(least > 0), i64::from(most > 0)),
            Quantity::No => Val::between(i64::from(most == 0), i64::from(least == 0)),
            Quantity::All => all.into(),
        })
    }

    fn take(
        &self,
        (pick, list, what, when): (Pick, usize, ExId, Option<ExId>),
        outer: Option<&Inside<'_>>,
    ) -> Option<Val> {
        let rows = self.lists.get(list)?;
        if !rows.known {
            return None;
        }
        let mut total = if pick.adds() { Val::exact(0) } else { Val::NONE };
        let mut few = Vec::new();
        for row in rows.iter() {
            let there = self.counts(row, when, outer)?;
            let value = match there {
                Truth::No => continue,
                Truth::Unknown => return None,
                Truth::Yes => self.value(what, Some(&Inside { row, outer }))?,
            };
            total = match pick {
                Pick::Sum | Pick::Highest(_) | Pick::Lowest(_) if !value.some => total,
                Pick::Sum if value.none => return None,
                Pick::Highest(_) | Pick::Lowest(_) => {
                    few.push(value.known()?);
                    total
                }
                Pick::Sum => total.corners(value, i64::saturating_add),
                Pick::Least => either(total, value, &i64::min),
                Pick::Most => either(total, value, &i64::max),
            };
        }
        Some(match pick {
            Pick::Highest(n) => Val::exact(highest(few, n)),
            Pick::Lowest(n) => Val::exact(lowest(few, n)),
            Pick::Sum | Pick::Least | Pick::Most => total,
        })
    }

    fn time(&self, id: ExId, outer: Option<&Inside<'_>>) -> Option<Val> {
        let Some(Ex::Time {
            list,
            from,
            to,
            when,
            since,
            until,
            unbroken,
        }) = self.made.get(id)
        else {
            return None;
        };
        let start = match since {
            None => Val::exact(calendar::FIRST_DAY),
            Some(since) => self.value(*since, outer)?,
        };
        let last = match until {
            None => Val::exact(self.as_at),
            Some(until) => self.value(*until, outer)?,
        };
        if until.is_some() && !(start.some && last.some) {
            return Some(Val::exact(0));
        }
        let (last_sure, last_possible) = (last.lo.min(self.as_at), last.hi.min(self.as_at));
        let both = until.is_none() || !(start.none || last.none);
        let rows = self.lists.get(*list)?;
        if !rows.known {
            return Some(Val::between(0, last_possible.saturating_sub(start.lo).max(0)));
        }
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for row in rows.iter() {
            let there = self.counts(row, *when, outer)?;
            if there.is_no() {
                continue;
            }
            let scope = Inside { row, outer };
            let (begin, end) = (self.value(*from, Some(&scope))?, self.value(*to, Some(&scope))?);
            if !begin.some {
                continue;
            }
            let earliest = if end.some { end.lo } else { LAST_DAY };
            let latest = if end.some && !end.none { end.hi } else { LAST_DAY };
            possible.push((begin.lo.max(start.lo), latest.min(last_possible)));
            if there.is_yes() && !begin.none && both {
                sure.push((begin.hi.max(start.hi), earliest.min(last_sure)));
            }
        }
        let measure = |spans: &mut [(i64, i64)]| match unbroken {
            Some(gap) => run_to(spans, self.as_at, *gap),
            None => covered(spans),
        };
        Some(Val::between(measure(&mut sure), measure(&mut possible)))
    }
}
