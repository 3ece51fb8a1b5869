//! A total that runs from month to month: at the end of each the amount is added, and the total held between its limits.
use super::super::ast::Quantity;
use super::super::ir::{Leaf, Node, NodeId, Program};
use super::applicant::{age, main_born};
use super::lists::LONGEST;
use super::{Frame, Scope, over};
use crate::calendar;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::{FactId, ids};

/// So many additions are followed one by one at most, where it is not known how many there were.
const MOST_STEPS: i64 = 3_000;

/// Further than this no total is taken to run.
const FAR: i64 = i64::MAX / 4;

impl Frame<'_> {
    pub(super) fn running(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Val {
        let Node::Running {
            what,
            since,
            months,
            days,
            of,
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
            let ends = (
                self.times_until(&day_of(since.hi)),
                self.times_until(&day_of(since.lo)),
            );
            let open = self.since_any_day(what, scope, (limits, of), ends);
            return Val {
                none: since.none || open.none,
                ..open
            };
        };
        let day = day_of(from);
        let times = self.times_until(&day);
        if same_every_day(self.program, what) {
            return grown(self.ranged(what, scope), times, limits);
        }
        let mut then = self.on_another_day();
        let ages = self.program.looks_at(what, ids().applicant_age);
        if self.program.looks_at(what, ids().total_so_far) {
            let mut total = held(Val::exact(0), limits);
            for nth in 0..times {
                then.go_to(day(nth.saturating_add(1)), ages);
                then.derive(ids().period_began, Val::exact(day(nth)));
                // Whole points count; what is beyond them stays in the total.
                let so_far = total.map(|total| total.div_euclid(of.max(1)));
                then.derive(ids().total_so_far, so_far);
                total = held(
                    total.corners(then.value(what, scope), i64::saturating_add),
                    limits,
                );
            }
            return total;
        }
        // From the last day back: once the limits leave one total, the days before have no say.
        let always = never_none(self.program, what);
        let start = held(Val::exact(0), limits);
        let (mut low, mut high, mut none) = (Change::NONE, Change::NONE, start.none);
        for nth in (0..times).rev() {
            then.go_to(day(nth.saturating_add(1)), ages);
            then.derive(ids().period_began, Val::exact(day(nth)));
            let amount = then.value(what, scope);
            if !amount.some || !start.some {
                return Val::NONE;
            }
            none = none || amount.none;
            let [one_low, one_high] = Change::of(amount, limits);
            (low, high) = (low.after(one_low), high.after(one_high));
            if always && low.settled() && high.settled() {
                break;
            }
        }
        Val {
            none,
            lo: low.from(start.lo),
            hi: high.from(start.hi),
            some: start.some,
        }
    }

    /// What a total may be after `fewest` to `most` additions.
    fn since_any_day(
        &self,
        what: NodeId,
        scope: Option<&Scope<'_>>,
        (limits, of): ([Option<Val>; 2], i64),
        (fewest, most): (i64, i64),
    ) -> Val {
        if let Some(open) = self.by_itself(what, scope, (limits, of), (fewest, most)) {
            return open;
        }
        let amount = self.amounts(what, scope, limits);
        // The same amount each time takes the total one way only.
        grown(amount, fewest, limits).hull(grown(amount, most, limits))
    }

    /// The same, where the amount hangs on no day but on the total before it:
    /// then it runs alike from whatever day it began, and it is followed step by step.
    fn by_itself(
        &self,
        what: NodeId,
        scope: Option<&Scope<'_>>,
        (limits, of): ([Option<Val>; 2], i64),
        (fewest, most): (i64, i64),
    ) -> Option<Val> {
        let program = self.program;
        let looks = program.looks_at(what, ids().total_so_far);
        if !looks
            || !unchanging(
                program,
                what,
                &[ids().as_at, ids().applicant_age, ids().period_began],
            )
        {
            return None;
        }
        let mut then = self.on_another_day();
        let mut total = held(Val::exact(0), limits);
        let mut open = (fewest <= 0).then_some(total);
        for nth in 1..=most {
            if nth > MOST_STEPS {
                return None;
            }
            then.go_to(self.as_at, false);
            then.derive(ids().total_so_far, total.map(|total| total.div_euclid(of.max(1))));
            let next = held(
                total.corners(then.value(what, scope), i64::saturating_add),
                limits,
            );
            if nth >= fewest {
                open = Some(open.map_or(next, |open| open.hull(next)));
            }
            // What changes nothing once changes nothing any more.
            if next == total {
                open = Some(open.map_or(next, |open| open.hull(next)));
                break;
            }
            total = next;
        }
        open
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
    fn go_to(&mut self, day: i64, ages: bool) {
        self.as_at = day;
        self.derive(ids().as_at, Val::exact(day));
        if ages {
            let born = main_born(self);
            let age = born.map_or(Val::between(0, 130), |born| Val::exact(age(born, day)));
            self.derive(ids().applicant_age, age);
        }
        for kept in self.kept.to_mut() {
            kept.set(None);
        }
    }
}

/// Between the limits, where there are any.
fn held(total: Val, [least, most]: [Option<Val>; 2]) -> Val {
    let total = least.map_or(total, |least| total.corners(least, i64::max));
    most.map_or(total, |most| total.corners(most, i64::min))
}

/// What a total becomes to which one amount has been added so many times.
fn grown(amount: Val, times: i64, limits: [Option<Val>; 2]) -> Val {
    let start = held(Val::exact(0), limits);
    if times <= 0 {
        return start;
    }
    if !amount.some || !start.some {
        return Val::NONE;
    }
    let [low, high] = Change::of(amount, limits).map(|one| one.times(times));
    Val {
        none: start.none || amount.none,
        lo: low.from(start.lo),
        hi: high.from(start.hi),
        some: true,
    }
}

/// What some additions do to a total: so much is added, and the total held between two limits. One such change after
/// another is again one.
#[derive(Clone, Copy, Debug)]
struct Change {
    adds: i128,
    least: i128,
    most: i128,
}

impl Change {
    /// Nothing is added.
    const NONE: Self = Self {
        adds: 0,
        least: i128::MIN / 4,
        most: i128::MAX / 4,
    };

    /// One addition: at the lower end of all that is not known, and at the upper end.
    fn of(amount: Val, limits: [Option<Val>; 2]) -> [Self; 2] {
        let one = |end: fn(Val) -> i64| {
            let [least, most] = limits.map(|limit| limit.map(|limit| i128::from(end(limit))));
            let most = most.unwrap_or(Self::NONE.most);
            Self {
                adds: i128::from(end(amount)),
                least: least.unwrap_or(Self::NONE.least).min(most),
                most,
            }
        };
        [one(|val| val.lo), one(|val| val.hi)]
    }

    fn hold(self, total: i128) -> i128 {
        total.max(self.least).min(self.most)
    }

    /// The change that this one makes to what an earlier one left.
    fn after(self, earlier: Self) -> Self {
        Self {
            adds: self.adds.saturating_add(earlier.adds),
            least: self.hold(earlier.least.saturating_add(self.adds)),
            most: self.hold(earlier.most.saturating_add(self.adds)),
        }
    }

    /// The same addition so many times, at least once.
    fn times(self, times: i64) -> Self {
        let more = self.adds.saturating_mul(i128::from(times.saturating_sub(1)));
        Self {
            adds: self.adds.saturating_add(more),
            least: self.hold(self.least.saturating_add(more.max(0))),
            most: self.hold(self.most.saturating_add(more.min(0))),
        }
    }

    /// The total is the same whatever it was before.
    fn settled(self) -> bool {
        self.least == self.most
    }

    fn from(self, total: i64) -> i64 {
        let total = self.hold(i128::from(total).saturating_add(self.adds));
        let whole = i64::try_from(total);
        whole.unwrap_or(if total < 0 { i64::MIN } else { i64::MAX })
    }
}

impl Frame<'_> {
    /// What an amount could be on any day at all.
    fn amounts(&self, what: NodeId, scope: Option<&Scope<'_>>, limits: [Option<Val>; 2]) -> Val {
        if same_every_day(self.program, what) {
            return self.ranged(what, scope);
        }
        match self.program.node(what) {
            Node::If(when, yes, no) => {
                let (yes, no) = (self.amounts(yes, scope, limits), self.amounts(no, scope, limits));
                let when = same_every_day(self.program, when).then(|| self.ranged(when, scope).truth());
                match when {
                    Some(Truth::Yes) => yes,
                    Some(Truth::No) => no,
                    Some(Truth::Unknown) | None => yes.hull(no),
                }
            }
            Node::Plus(a, b) => {
                let (a, b) = (self.amounts(a, scope, limits), self.amounts(b, scope, limits));
                a.corners(b, i64::saturating_add)
            }
            Node::Minus(a, b) => {
                let (a, b) = (self.amounts(a, scope, limits), self.amounts(b, scope, limits));
                a.corners(b, i64::saturating_sub)
            }
            Node::Over(a, b) if same_every_day(self.program, b) => {
                over(self.amounts(a, scope, limits), self.ranged(b, scope))
            }
            // It lies between the limits, whatever parts it is held in.
            Node::Read(Leaf::Fact(fact)) if fact == ids().total_so_far => {
                let [least, most] = limits;
                let least = least.map_or(-FAR, |least| if least.some { least.lo.min(0) } else { -FAR });
                let most = most.map_or(FAR, |most| if most.some { most.hi.max(0) } else { FAR });
                Val::between(least, most)
            }
            Node::Times(a, b) => {
                let (a, b) = (self.amounts(a, scope, limits), self.amounts(b, scope, limits));
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

/// Whether an amount is certainly a number, whatever is known.
fn never_none(program: &Program, id: NodeId) -> bool {
    match program.node(id) {
        Node::Const(_) | Node::Members(..) => true,
        Node::If(_, a, b) | Node::Plus(a, b) | Node::Minus(a, b) | Node::Times(a, b) => {
            never_none(program, a) && never_none(program, b)
        }
        _ => false,
    }
}

/// Whether a value is the same whichever day it is asked for.
pub(crate) fn same_every_day(program: &Program, id: NodeId) -> bool {
    let known = ids();
    let changing = [
        known.as_at,
        known.applicant_age,
        known.total_so_far,
        known.period_began,
    ];
    unchanging(program, id, &changing)
}

/// Whether a value looks at none of these facts, and at no length of time.
fn unchanging(program: &Program, id: NodeId, changing: &[FactId]) -> bool {
    let node = program.node(id);
    !matches!(node, Node::Time { .. } | Node::Running { .. })
        && Program::leaves_of(node).all(|leaf| changing.iter().all(|fact| leaf != Leaf::Fact(*fact)))
        && program
            .children_of(node)
            .into_iter()
            .all(|child| unchanging(program, child, changing))
}
