//! The row evaluator: one household, every value a range.
mod applicant;
pub(crate) mod lists;
mod quick;
mod ranges;
pub(crate) mod ranked;
mod rows;
mod running;

use std::borrow::Cow;
use std::cell::Cell;

use super::check::Names;
use super::ir::{Area, Leaf, Node, NodeId, Program};
use crate::calendar;
use crate::facts::{Entry, Facts, Held, read};
use crate::truth::Truth;
use crate::value::{Val, compare};
use crate::vocabulary::{Fact, FactId, ListId, Stands, vocabulary};
pub(crate) use applicant::{age, main_born};
pub(crate) use quick::Quick;

pub(crate) use lists::{covered, days_of, run_to};
pub(crate) use ranges::{FloorDivision, among, either, given, lies_in, over};
pub(crate) use running::same_every_day;

/// Everything an expression may look at.
pub(crate) struct Frame<'a> {
    pub(crate) program: &'a Program,
    /// Every name of the scheme, with the facts that it declares itself.
    pub(crate) names: &'a Names,
    pub(crate) household: Cow<'a, Facts>,
    pub(crate) advert: Option<&'a Facts>,
    /// The facts that the scheme declares, as this household has them.
    pub(crate) locals: Cow<'a, [Option<Held>]>,
    /// Facts worked out on the way, by their place among those.
    pub(crate) worked: Cow<'a, [Option<Val>]>,
    /// Facts that are taken to be so, whatever the household says: a check asks "what if".
    pub(crate) supposed: Cow<'a, [(FactId, Val)]>,
    /// Values that are worked out once.
    pub(crate) kept: Cow<'a, [Cell<Option<Quick>>]>,
    /// The needs found so far.
    pub(crate) needs: Cow<'a, [Entry]>,
    pub(crate) needs_list: ListId,
    pub(crate) as_at: i64,
    /// The day of the assessment, also where a running total asks as at another: what has been done was done by then.
    pub(crate) today: i64,
    /// Sums over the rows of a list are worked out row by row, each answer to a row's open questions as a whole.
    pub(crate) row_by_row: bool,
}

/// The members the evaluation is inside of, innermost first.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) list: ListId,
    pub(crate) entry: &'a Entry,
    pub(crate) outer: Option<&'a Scope<'a>>,
}

impl Frame<'_> {
    /// Notes a fact that has been worked out.
    pub(crate) fn derive(&mut self, id: FactId, value: Val) {
        if let Stands::Worked(at) = vocabulary().stands(id)
            && let Some(slot) = self.worked.to_mut().get_mut(at)
        {
            *slot = Some(value);
        }
    }

    /// Takes a fact to be so, whatever is known of it.
    pub(crate) fn suppose(&mut self, id: FactId, value: Val) {
        let supposed = self.supposed.to_mut();
        supposed.retain(|(fact, _)| *fact != id);
        supposed.push((id, value));
    }

    /// A fact that was worked out or is supposed.
    pub(crate) fn derived(&self, id: FactId) -> Option<Val> {
        if let Some((_, value)) = self.supposed.iter().find(|(fact, _)| *fact == id) {
            return Some(*value);
        }
        match vocabulary().stands(id) {
            Stands::Worked(at) => self.worked.get(at).copied().flatten(),
            Stands::Household | Stands::Advert => None,
        }
    }

    pub(crate) fn truth(&self, id: NodeId) -> Truth {
        self.truth_in(id, None)
    }

    /// Whether a node holds, for the member that is looked at.
    pub(crate) fn truth_in(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Truth {
        if cfg!(any(test, fuzzing)) || !self.supposed.is_empty() {
            return self.value(id, scope).truth();
        }
        match self.quick(id, scope).truth() {
            Truth::Unknown => self.ranged(id, scope).truth(),
            known => known,
        }
    }

    /// The value of a node: the quick way where every fact it needs is known, and otherwise as a range.
    pub(crate) fn value(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Val {
        let quick = if self.supposed.is_empty() {
            self.quick(id, scope).val()
        } else {
            None
        };
        #[cfg(any(test, fuzzing))]
        if let Some(quick) = quick {
            assert_eq!(quick, self.ranged(id, scope), "{:?}", self.program.node(id));
        }
        quick.unwrap_or_else(|| self.ranged(id, scope))
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn ranged(&self, id: NodeId, scope: Option<&Scope<'_>>) -> Val {
        let program = self.program;
        let value = |id| self.ranged(id, scope);
        match program.node(id) {
            Node::Const(n) => Val::exact(n),
            Node::Nothing => Val::NONE,
            Node::Other => Truth::from(is_other(scope)).into(),
            Node::Read(leaf) => self.leaf(leaf, scope),
            Node::Not(a) => value(a).truth().not().into(),
            Node::All(run) => {
                let mut all = Truth::Yes;
                for part in program.members(run) {
                    all = all.and(value(*part).truth());
                    if all.is_no() {
                        break;
                    }
                }
                all.into()
            }
            Node::Any(run) => {
                let mut any = Truth::No;
                for part in program.members(run) {
                    any = any.or(value(*part).truth());
                    if any.is_yes() {
                        break;
                    }
                }
                any.into()
            }
            Node::Compare(how, a, b) => compare(value(a), how, value(b)).into(),
            Node::Among(a, run) => among(value(a), program.code_members(run)).into(),
            Node::Inside(leaf, area) => self.inside(leaf, area, scope).into(),
            Node::IsText(leaf, text) => {
                let wanted = usize::try_from(text).ok().and_then(|at| program.texts.get(at));
                Self::same(
                    self.held(leaf, scope),
                    wanted.map(|text| Held::Text(text.clone())).as_ref(),
                )
                .into()
            }
            Node::SameText(a, b) => Self::same(self.held(a, scope), self.held(b, scope)).into(),
            Node::Given(a) => {
                let found = value(a);
                given(found.some, found.none).into()
            }
            Node::GivenText(leaf) => match self.held(leaf, scope) {
                Some(held) => Truth::from(held.is_something()).into(),
                None => Val::between(0, 1),
            },
            Node::If(when, yes, no) => match value(when).truth() {
                Truth::Yes => value(yes),
                Truth::No => value(no),
                Truth::Unknown => value(yes).hull(value(no)),
            },
            Node::Plus(..) | Node::Minus(..) if self.row_by_row && program.sums_rows(id) => {
                self.by_rows(id, scope)
            }
            Node::Plus(a, b) => value(a).corners(value(b), i64::saturating_add),
            Node::Minus(a, b) => value(a).corners(value(b), i64::saturating_sub),
            Node::Times(a, b) => value(a).corners(value(b), i64::saturating_mul),
            Node::Over(a, b) => over(value(a), value(b)),
            Node::Least(run) => self.folded(run, scope, i64::min),
            Node::Most(run) => self.folded(run, scope, i64::max),
            Node::First(run) => {
                let mut found = Val::NONE;
                for part in program.members(run) {
                    let next = value(*part);
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
            Node::AddMonths(a, months) => value(a).map(|day| calendar::add_months(day, months)),
            Node::WorkingDay(a, by) => value(a).map(|day| program.holidays.moved(day, by)),
            Node::WorkingDays(a, b) => {
                value(a).corners(value(b), |from, to| program.holidays.between(from, to))
            }
            Node::Months(a, b, over) => value(a).corners(value(b), |from, to| {
                calendar::months_between(from, to).div_euclid(over.max(1))
            }),
            Node::Members(quantity, list, when) => self.members(quantity, list, when, scope),
            Node::Take(pick, list, what, when) => self.take((pick, list, what, when), scope),
            Node::Time { .. } => self.time(id, scope),
            Node::Running { .. } => self.running(id, scope),
        }
    }

    fn folded(&self, run: super::ir::Run, scope: Option<&Scope<'_>>, f: impl Fn(i64, i64) -> i64) -> Val {
        let mut best = Val::NONE;
        for part in self.program.members(run) {
            let next = self.ranged(*part, scope);
            best = either(best, next, &f);
        }
        best
    }

    pub(crate) fn fact_of(&self, leaf: Leaf, scope: Option<&Scope<'_>>) -> Option<&Fact> {
        match leaf {
            Leaf::Fact(id) => vocabulary().fact_at(id),
            Leaf::Local(at) => self.names.locals.get(usize::from(at)),
            Leaf::Field { up, field } => {
                let list = scope.and_then(|scope| scope.up(up)).map(|scope| scope.list)?;
                self.names.field_at(list, field)
            }
        }
    }

    pub(crate) fn held<'b>(&'b self, leaf: Leaf, scope: Option<&'b Scope<'_>>) -> Option<&'b Held> {
        match leaf {
            Leaf::Fact(id) => {
                if vocabulary().stands(id) == Stands::Advert {
                    self.advert?.held(id)
                } else {
                    self.household.held(id)
                }
            }
            Leaf::Local(at) => self.locals.get(usize::from(at)).and_then(Option::as_ref),
            Leaf::Field { up, field } => scope?.up(up)?.entry.held(field),
        }
    }

    pub(super) fn leaf(&self, leaf: Leaf, scope: Option<&Scope<'_>>) -> Val {
        if let Leaf::Fact(id) = leaf
            && let Some(value) = self.derived(id)
        {
            return value;
        }
        match self.fact_of(leaf, scope) {
            Some(fact) => read(fact, self.held(leaf, scope), self.today),
            None => Val::NONE,
        }
    }

    fn same(a: Option<&Held>, b: Option<&Held>) -> Truth {
        match (a, b) {
            (Some(Held::Nothing), _) | (_, Some(Held::Nothing)) => Truth::No,
            (Some(a), Some(b)) => (a == b).into(),
            (None, _) | (_, None) => Truth::Unknown,
        }
    }

    fn inside(&self, leaf: Leaf, area: Area, scope: Option<&Scope<'_>>) -> Truth {
        let places = match self.held(leaf, scope) {
            Some(Held::Places(places)) => places,
            Some(Held::Nothing | Held::Number(_) | Held::Text(_)) => return Truth::No,
            None => return Truth::Unknown,
        };
        match area {
            Area::Named(at) => {
                let named = usize::try_from(at).ok().and_then(|at| self.program.areas.get(at));
                named.is_some_and(|area| lies_in(places, area)).into()
            }
            Area::Read(leaf) => match self.held(leaf, scope) {
                Some(Held::Places(area)) => lies_in(places, area).into(),
                Some(Held::Nothing | Held::Number(_) | Held::Text(_)) => Truth::No,
                None => Truth::Unknown,
            },
            Area::Related(relation, leaf) => match self.held(leaf, scope) {
                Some(Held::Places(centres)) => {
                    let pairs = usize::try_from(relation)
                        .ok()
                        .and_then(|at| self.program.relations.get(at));
                    let mut near = pairs.into_iter().flatten();
                    near.any(|(centre, area)| {
                        lies_in(centres, std::slice::from_ref(centre)) && lies_in(places, area)
                    })
                    .into()
                }
                Some(Held::Nothing | Held::Number(_) | Held::Text(_)) => Truth::No,
                None => Truth::Unknown,
            },
        }
    }

    pub(crate) fn list(&self, list: ListId) -> Option<&[Entry]> {
        if list == self.needs_list {
            Some(&self.needs)
        } else {
            self.household.entries(list)
        }
    }
}

/// Whether the row that is looked at is not the row outside it.
pub(crate) fn is_other(scope: Option<&Scope<'_>>) -> bool {
    let outer = scope.and_then(|scope| scope.outer);
    match (scope, outer) {
        (Some(inner), Some(outer)) => !std::ptr::eq(inner.entry, outer.entry),
        (None, _) | (_, None) => false,
    }
}

impl<'a> Scope<'a> {
    pub(crate) fn up(&'a self, levels: u8) -> Option<&'a Scope<'a>> {
        if levels == 0 {
            Some(self)
        } else {
            self.outer?.up(levels - 1)
        }
    }
}

impl Frame<'_> {
    pub(crate) fn read_leaf(&self, leaf: Leaf) -> Val {
        self.leaf(leaf, None)
    }

    pub(crate) fn read_in(&self, leaf: Leaf, scope: &Scope<'_>) -> Val {
        self.leaf(leaf, Some(scope))
    }

    /// The same household, of which something else is now worked out: what was kept no longer counts.
    pub(crate) fn again(&self) -> Frame<'_> {
        Frame {
            program: self.program,
            names: self.names,
            household: Cow::Borrowed(&self.household),
            advert: self.advert,
            locals: Cow::Borrowed(&self.locals),
            worked: Cow::Borrowed(&self.worked),
            supposed: Cow::Borrowed(&self.supposed),
            kept: self.kept.iter().map(|_| Cell::new(None)).collect(),
            needs: Cow::Borrowed(&self.needs),
            needs_list: self.needs_list,
            as_at: self.as_at,
            today: self.today,
            row_by_row: self.row_by_row,
        }
    }

    /// The same household looking at an advert; nothing is copied.
    pub(crate) fn with_advert<'b>(&'b self, advert: &'b Facts) -> Frame<'b> {
        Frame {
            program: self.program,
            names: self.names,
            household: Cow::Borrowed(&self.household),
            advert: Some(advert),
            locals: self.names.with_home(&self.locals, advert),
            worked: Cow::Borrowed(&self.worked),
            supposed: Cow::Borrowed(&self.supposed),
            kept: Cow::Borrowed(&self.kept),
            needs: Cow::Borrowed(&self.needs),
            needs_list: self.needs_list,
            as_at: self.as_at,
            today: self.today,
            row_by_row: self.row_by_row,
        }
    }
}
