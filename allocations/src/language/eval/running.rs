//! A total that runs from month to month: at the end of each the amount is added, and the total held between its limits.
use super::super::ir::{Node, NodeId, Program};
use super::{Frame, Scope};
use crate::calendar;
use crate::value::Val;
use crate::vocabulary::ids;

/// So many times something is added at most; a longer time counts from its latest part on.
const MOST_TIMES: i64 = 1_300;
/// Further than this no total is taken to run.
const FAR: i64 = i64::MAX / 4;

impl Frame<'_> {
    pub(super) fn running(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Val {
        let Node::Running {
            what,
            since,
            months,
            days,
            least,
            most,
        } = self.program.node(id)
        else {
            return Val::NONE;
        };
        let since = self.ranged(since, scope);
        let limits = [least, most].map(|limit| limit.map(|limit| self.ranged(limit, scope)));
        if !since.some {
            return Val::NONE;
        }
        let Some(from) = since.known() else {
            let open = open(self.program, what, limits);
            return Val {
                none: since.none || open.none,
                ..open
            };
        };
        let day = |nth: i64| {
            let by_months = calendar::add_months(from, months.saturating_mul(nth));
            by_months.saturating_add(days.saturating_mul(nth))
        };
        let times = self.times_until(&day);
        let mut then = self.on_another_day();
        let mut total = held(Val::exact(0), limits);
        for nth in times.saturating_sub(MOST_TIMES).max(0)..times {
            then.go_to(day(nth.saturating_add(1)));
            let amount = then.ranged(what, scope);
            total = held(total.corners(amount, i64::saturating_add), limits);
        }
        total
    }

    /// How many of the days have come. They follow one another, so that half of them can be left out at each look.
    fn times_until(&self, day: &impl Fn(i64) -> i64) -> i64 {
        let (mut come, mut not) = (0_i64, calendar::LAST_DAY - calendar::FIRST_DAY);
        while come + 1 < not {
            let middle = i64::midpoint(come, not);
            if day(middle) <= self.as_at && day(middle) < calendar::LAST_DAY {
                come = middle;
            } else {
                not = middle;
            }
        }
        come
    }

    /// The same household, ready to be asked as at other days.
    fn on_another_day(&self) -> Frame<'_> {
        let advert = self.advert;
        let mut then = self.with_advert(self.household.as_ref());
        then.advert = advert;
        then.locals = std::borrow::Cow::Borrowed(&self.locals);
        then
    }

    /// Goes to another day; what was worked out for the day before no longer counts.
    fn go_to(&mut self, day: i64) {
        self.as_at = day;
        self.derive(ids().as_at, Val::exact(day));
        self.kept = self.kept.iter().map(|_| std::cell::Cell::new(None)).collect();
    }
}

/// Between the limits, where there are any.
fn held(total: Val, [least, most]: [Option<Val>; 2]) -> Val {
    let total = least.map_or(total, |least| total.corners(least, i64::max));
    most.map_or(total, |most| total.corners(most, i64::min))
}

/// What a total could be while nobody knows since when it runs.
fn open(program: &Program, what: NodeId, limits: [Option<Val>; 2]) -> Val {
    let (down, up) = amounts(program, what);
    let lo = if down < 0 { -FAR } else { 0 };
    let hi = if up > 0 { FAR } else { 0 };
    held(Val::between(lo, hi), limits)
}

/// The least and the most that an amount can be, as far as it is written out.
fn amounts(program: &Program, what: NodeId) -> (i64, i64) {
    match program.node(what) {
        Node::Const(n) => (n, n),
        Node::If(_, yes, no) => {
            let (yes, no) = (amounts(program, yes), amounts(program, no));
            (yes.0.min(no.0), yes.1.max(no.1))
        }
        _ => (-FAR, FAR),
    }
}
