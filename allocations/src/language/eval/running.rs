//! A total that runs from month to month: at the end of each the amount is added, and the total held between its limits.
use super::super::ast::Quantity;
use super::super::ir::{Leaf, Node, NodeId, Program};
use super::lists::LONGEST;
use super::{Frame, Scope};
use crate::calendar;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::ids;

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
        let day_of = |from: i64| {
            move |nth: i64| {
                let by_months = calendar::add_months(from, months.saturating_mul(nth));
                by_months.saturating_add(days.saturating_mul(nth))
            }
        };
        let Some(from) = since.known() else {
            let (fewest, most) = (
                self.times_until(&day_of(since.hi)),
                self.times_until(&day_of(since.lo)),
            );
            let open = between(fewest, most, self.amounts(what, scope), limits);
            return Val {
                none: since.none || open.none,
                ..open
            };
        };
        let day = day_of(from);
        let times = self.times_until(&day);
        // The same amount each time need not be asked for each day.
        if same_every_day(self.program, what) {
            return between(times, times, self.ranged(what, scope), limits);
        }
        let mut then = self.on_another_day();
        let mut total = held(Val::exact(0), limits);
        for nth in 0..times {
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

/// What a total could be to which an amount has been added so many times.
fn between(fewest: i64, most: i64, amount: Val, limits: [Option<Val>; 2]) -> Val {
    let mut total = held(Val::exact(0), limits);
    let mut found = (fewest <= 0).then_some(total);
    for times in 1..=most {
        let next = held(total.corners(amount, i64::saturating_add), limits);
        // What a limit holds, or what nothing is added to, stays as it is.
        let still = next == total;
        total = next;
        if times >= fewest || still {
            found = Some(found.map_or(total, |found| found.hull(total)));
        }
        if still {
            break;
        }
    }
    found.unwrap_or(total)
}

impl Frame<'_> {
    /// What an amount could be on any day at all.
    fn amounts(&self, what: NodeId, scope: Option<&Scope<'_>>) -> Val {
        if same_every_day(self.program, what) {
            return self.ranged(what, scope);
        }
        match self.program.node(what) {
            Node::If(when, yes, no) => {
                let (yes, no) = (self.amounts(yes, scope), self.amounts(no, scope));
                let when = same_every_day(self.program, when).then(|| self.ranged(when, scope).truth());
                match when {
                    Some(Truth::Yes) => yes,
                    Some(Truth::No) => no,
                    Some(Truth::Unknown) | None => yes.hull(no),
                }
            }
            Node::Plus(a, b) => {
                let (a, b) = (self.amounts(a, scope), self.amounts(b, scope));
                a.corners(b, i64::saturating_add)
            }
            Node::Times(a, b) => {
                let (a, b) = (self.amounts(a, scope), self.amounts(b, scope));
                a.corners(b, i64::saturating_mul)
            }
            Node::Members(Quantity::Count, list, _) => {
                let most = self.list(list).map_or(LONGEST, |entries| whole(entries.len()));
                Val::between(0, most)
            }
            _ => Val::maybe(-FAR, FAR),
        }
    }
}

/// Whether a value is the same whichever day it is asked for.
fn same_every_day(program: &Program, id: NodeId) -> bool {
    let node = program.node(id);
    !matches!(node, Node::Time { .. } | Node::Running { .. })
        && Program::leaves_of(node).all(|leaf| leaf != Leaf::Fact(ids().as_at))
        && program
            .children_of(node)
            .into_iter()
            .all(|child| same_every_day(program, child))
}
