//! The quick way to a value: where every fact that is read is known, plain numbers do, and ranges are not needed.
//!
//! What it gives is what the ranges would give; where a missing fact could matter it says that it is open, and the ranges
//! are asked. Every unit test of this crate asks both and compares them.
mod spans;

use super::super::ast::{Pick, Quantity};
use super::super::ir::{Area, Leaf, Node, NodeId, Run};
use super::super::step::Act;
use super::{FloorDivision as _, Frame, Scope};
use crate::calendar;
use crate::facts::{Entry, Held};
use crate::truth::Truth;
use crate::value::{Comparison, Val, whole};
use crate::vocabulary::ListId;

/// A value that is known, or known to be none, or open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quick {
    Is(i64),
    Nothing,
    Open,
}

use Quick::{Is, Nothing, Open};

impl Quick {
    pub(super) fn truth(self) -> Truth {
        match self {
            Is(n) => (n > 0).into(),
            Nothing => Truth::No,
            Open => Truth::Unknown,
        }
    }

    pub(super) fn val(self) -> Option<Val> {
        match self {
            Is(n) => Some(Val::exact(n)),
            Nothing => Some(Val::NONE),
            Open => None,
        }
    }

    fn with(self, other: Self, f: impl FnOnce(i64, i64) -> i64) -> Self {
        match (self, other) {
            (Is(a), Is(b)) => Is(f(a, b)),
            (Open, _) | (_, Open) => Open,
            (Nothing, _) | (_, Nothing) => Nothing,
        }
    }
}

impl From<Truth> for Quick {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Is(1),
            Truth::No => Is(0),
            Truth::Unknown => Open,
        }
    }
}

fn of(held: Option<&Held>) -> Quick {
    match held {
        Some(Held::Number(n)) => Is(*n),
        Some(Held::Nothing) => Nothing,
        Some(Held::Text(_) | Held::Places(_)) => Is(0),
        None => Open,
    }
}

fn of_val(value: Option<Val>) -> Quick {
    match value {
        Some(value) if !value.some => Nothing,
        Some(value) => value.known().map_or(Open, Is),
        None => Open,
    }
}

fn is(a: Quick, how: Comparison, n: i64) -> Quick {
    compared(a, how, Is(n))
}

fn compared(a: Quick, how: Comparison, b: Quick) -> Quick {
    let holds = match (a, b) {
        (Open, _) | (_, Open) => return Open,
        (Nothing, _) | (_, Nothing) => how == Comparison::Differs,
        (Is(a), Is(b)) => match how {
            Comparison::Equal => a == b,
            Comparison::Differs => a != b,
            Comparison::Less => a < b,
            Comparison::AtMost => a <= b,
            Comparison::More => a > b,
            Comparison::AtLeast => a >= b,
        },
    };
    Is(i64::from(holds))
}

fn among(value: Quick, bits: u64) -> Quick {
    match value {
        Open => Open,
        Nothing => Is(0),
        Is(n) => {
            let bit = u32::try_from(n)
                .ok()
                .and_then(|at| bits.checked_shr(at))
                .unwrap_or(0);
            Is(i64::from(bit & 1 == 1))
        }
    }
}

impl Frame<'_> {
    /// The value of a node; open when a missing fact could matter.
    #[inline]
    pub(super) fn quick(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Quick {
        let Some(step) = self.program.step(id) else {
            return Open;
        };
        let field = |field| of(scope.and_then(|scope| scope.entry.held(field)));
        let worked = |at: usize| of_val(self.worked.get(at).copied().flatten());
        match &step.act {
            Act::Household(fact) => of(self.household.held(*fact)),
            Act::HouseholdIs(how, fact, n) => is(of(self.household.held(*fact)), *how, *n),
            Act::HouseholdAmong(fact, bits) => among(of(self.household.held(*fact)), *bits),
            Act::Field(at) => field(*at),
            Act::FieldIs(how, at, n) => is(field(*at), *how, *n),
            Act::FieldAmong(at, bits) => among(field(*at), *bits),
            Act::Worked(at) => worked(*at),
            Act::WorkedIs(how, at, n) => is(worked(*at), *how, *n),
            Act::Node(node) => match step.kept {
                None => self.run(node, scope),
                Some(kept) => self.once(node, kept, scope),
            },
        }
    }

    /// A value that is kept once it is known.
    fn once(&self, node: &Node, kept: u32, scope: Option<&Scope<'_>>) -> Quick {
        let kept = usize::try_from(kept).ok().and_then(|at| self.kept.get(at));
        if let Some(Some(known)) = kept.map(std::cell::Cell::get) {
            return known;
        }
        let found = self.run(node, scope);
        if let Some(kept) = kept.filter(|_| found != Open) {
            kept.set(Some(found));
        }
        found
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn run(&self, node: &Node, scope: Option<&Scope<'_>>) -> Quick {
        let quick = |id| self.quick(id, scope);
        match *node {
            Node::Const(n) => Is(n),
            Node::Other => Truth::from(super::is_other(scope)).into(),
            Node::Nothing => Nothing,
            Node::Read(leaf) => of(self.held(leaf, scope)),
            Node::Not(a) => quick(a).truth().not().into(),
            Node::All(run) => self.until(run, scope, Truth::No),
            Node::Any(run) => self.until(run, scope, Truth::Yes),
            Node::Compare(how, a, b) => compared(quick(a), how, quick(b)),
            Node::Among(a, run) => match quick(a) {
                Open => Open,
                Nothing => Is(0),
                Is(n) => Is(i64::from(self.program.code_members(run).contains(&n))),
            },
            Node::Inside(leaf, area) => self.quick_inside(leaf, area, scope),
            Node::IsText(leaf, text) => match self.held(leaf, scope) {
                None => Open,
                Some(Held::Text(held)) => {
                    let wanted = usize::try_from(text)
                        .ok()
                        .and_then(|at| self.program.texts.get(at));
                    wanted.map_or(Open, |wanted| Is(i64::from(wanted == held)))
                }
                Some(Held::Nothing | Held::Number(_) | Held::Places(_)) => Is(0),
            },
            Node::SameText(a, b) => Self::same(self.held(a, scope), self.held(b, scope)).into(),
            Node::Given(a) => match quick(a) {
                Is(_) => Is(1),
                Nothing => Is(0),
                Open => Open,
            },
            Node::GivenText(leaf) => match self.held(leaf, scope) {
                Some(held) => Is(i64::from(held.is_something())),
                None => Open,
            },
            Node::If(when, yes, no) => match quick(when).truth() {
                Truth::Yes => quick(yes),
                Truth::No => quick(no),
                Truth::Unknown => Open,
            },
            Node::Plus(a, b) => quick(a).with(quick(b), i64::saturating_add),
            Node::Minus(a, b) => quick(a).with(quick(b), i64::saturating_sub),
            Node::Times(a, b) => quick(a).with(quick(b), i64::saturating_mul),
            Node::Over(a, b) => match quick(b) {
                Is(0) | Nothing => Nothing,
                Is(by) => quick(a).with(Is(by), i64::divided_down),
                Open => Open,
            },
            Node::Least(run) => self.best(run, scope, i64::min),
            Node::Most(run) => self.best(run, scope, i64::max),
            Node::First(run) => {
                for part in self.program.members(run) {
                    let found = quick(*part);
                    if found != Nothing {
                        return found;
                    }
                }
                Nothing
            }
            Node::AddMonths(a, months) => match quick(a) {
                Is(day) => Is(calendar::add_months(day, months)),
                other => other,
            },
            Node::WorkingDay(a, by) => match quick(a) {
                Is(day) => Is(self.program.holidays.moved(day, by)),
                other => other,
            },
            Node::WorkingDays(a, b) => {
                quick(a).with(quick(b), |from, to| self.program.holidays.between(from, to))
            }
            Node::Months(a, b, over) => quick(a).with(quick(b), |from, to| {
                calendar::months_between(from, to).div_euclid(over.max(1))
            }),
            Node::Members(quantity, list, when) => self.quick_members(quantity, list, when, scope),
            Node::Take(pick, list, what, when) => self.quick_take((pick, list, what, when), scope),
            Node::Time {
                list,
                from,
                to,
                when,
                since,
                until,
                unbroken,
            } => {
                let end = match until.map(quick) {
                    None => self.as_at,
                    Some(Is(end)) => end.min(self.as_at),
                    Some(Nothing) => return Is(0),
                    Some(Open) => return Open,
                };
                let start = match since.map(quick) {
                    None => calendar::FIRST_DAY,
                    Some(Is(start)) => start,
                    Some(Nothing) if until.is_some() => return Is(0),
                    Some(Nothing) => 0,
                    Some(Open) => return Open,
                };
                self.quick_time((list, when), (from, to), ((start, end), unbroken), scope)
            }
            Node::Running { .. } => Open,
        }
    }

    /// Goes through the parts until one of them is decisive.
    fn until(&self, run: Run, scope: Option<&Scope<'_>>, decisive: Truth) -> Quick {
        let mut answer = decisive.not();
        for part in self.program.members(run) {
            let found = self.quick(*part, scope).truth();
            if found == decisive {
                return decisive.into();
            }
            if found.is_unknown() {
                answer = Truth::Unknown;
            }
        }
        answer.into()
    }

    fn best(&self, run: Run, scope: Option<&Scope<'_>>, f: fn(i64, i64) -> i64) -> Quick {
        let mut best = Nothing;
        for part in self.program.members(run) {
            best = better(best, self.quick(*part, scope), f);
            if best == Open {
                break;
            }
        }
        best
    }

    fn quick_inside(&self, leaf: Leaf, area: Area, scope: Option<&Scope<'_>>) -> Quick {
        self.inside(leaf, area, scope).into()
    }

    /// Whether a member certainly counts, certainly does not, or is open.
    fn there(&self, entry: &Entry, list: ListId, when: Option<NodeId>, outer: Option<&Scope<'_>>) -> Truth {
        if !entry.sure.is_yes() {
            return Truth::Unknown;
        }
        let Some(when) = when else { return Truth::Yes };
        self.quick(when, Some(&Scope { list, entry, outer })).truth()
    }

    fn quick_members(
        &self,
        quantity: Quantity,
        list: ListId,
        when: Option<NodeId>,
        scope: Option<&Scope<'_>>,
    ) -> Quick {
        let Some(entries) = self.list(list) else {
            return Open;
        };
        let (mut count, mut open, mut failed) = (0_usize, false, false);
        for entry in entries {
            match self.there(entry, list, when, scope) {
                Truth::Yes => {
                    count += 1;
                    match quantity {
                        Quantity::Any => return Is(1),
                        Quantity::No => return Is(0),
                        Quantity::All | Quantity::Count => {}
                    }
                }
                Truth::No if quantity == Quantity::All => return Is(0),
                Truth::No => failed = true,
                Truth::Unknown => open = true,
            }
        }
        if open {
            return Open;
        }
        match quantity {
            Quantity::Count => Is(whole(count)),
            Quantity::Any => Is(0),
            Quantity::No => Is(1),
            Quantity::All => Is(i64::from(!failed)),
        }
    }

    fn quick_take(
        &self,
        (pick, list, what, when): (Pick, ListId, NodeId, Option<NodeId>),
        outer: Option<&Scope<'_>>,
    ) -> Quick {
        let Some(entries) = self.list(list) else {
            return Open;
        };
        let mut total = if pick.adds() { Is(0) } else { Nothing };
        let mut ranked = Vec::new();
        for entry in entries {
            match self.there(entry, list, when, outer) {
                Truth::No => continue,
                Truth::Yes => {}
                Truth::Unknown => return Open,
            }
            let value = self.quick(what, Some(&Scope { list, entry, outer }));
            total = match (pick, value) {
                (_, Open) => return Open,
                (_, Nothing) => total,
                (Pick::Sum, value) => total.with(value, i64::saturating_add),
                (Pick::Least, value) => better(total, value, i64::min),
                (Pick::Most, value) => better(total, value, i64::max),
                (Pick::Highest(_) | Pick::Lowest(_), Is(n)) => {
                    ranked.push(n);
                    total
                }
            };
        }
        match pick {
            Pick::Highest(n) => Is(super::ranked::highest(ranked, n)),
            Pick::Lowest(n) => Is(super::ranked::lowest(ranked, n)),
            Pick::Sum | Pick::Least | Pick::Most => total,
        }
    }
}

/// The smaller or larger, where "none" gives way.
fn better(a: Quick, b: Quick, f: fn(i64, i64) -> i64) -> Quick {
    match (a, b) {
        (Open, _) | (_, Open) => Open,
        (Nothing, b) => b,
        (a, Nothing) => a,
        (Is(a), Is(b)) => Is(f(a, b)),
    }
}
