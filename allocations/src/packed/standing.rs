//! One household through every step, over its block.
use super::circuit::{Pair, Planes, Word};
use super::layout::{NONE, NONE_WIDE, Rows, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::making::HereTable;
use super::plan::{DateOf, DateSlot, Plan, RowPlan};
use super::rooms::People;
use super::spans::Spans;
use super::state::State;
use super::walk::{ExId, Walk};
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::language::ast::Quantity;
use crate::truth::Truth;
use crate::value::{Val, compare, whole};

/// Measures of time in one scheme; one that has more leaves the rest to expressions.
const MEASURES: usize = 8;

/// A household half way: every condition that does not ask for its band.
pub(super) struct Standing<'a, W, const N: usize> {
    pub(super) block: &'a [u64],
    pub(super) lists: [Rows<'a>; 8],
    pub(super) planes: Planes<W, N>,
    pub(super) state: State,
    pub(super) days: [Option<i64>; MEASURES],
    /// What each test of a list, and each test of days, said by itself.
    pub(super) listed: Pair,
    pub(super) measured: Pair,
    /// A condition was left open because only the evaluator of facts can work it out.
    pub(super) guessed: bool,
}

impl<const N: usize> Plan<N> {
    /// A household before anything has been worked out.
    #[inline]
    pub(super) fn begin<'a, W: Word>(&self, block: &'a [u64], as_at: i64) -> Standing<'a, W, N> {
        let lists = self.layout.rows(block);
        let members = self
            .members
            .and_then(|at| lists.get(at))
            .filter(|rows| rows.known);
        Standing {
            block,
            planes: Planes([W::default(); N]),
            state: State {
                as_at,
                born: self.born.map_or(UNKNOWN_WIDE, |at| wide(block, at)),
                size: members.map(|rows| whole(rows.len)),
                need: Val::between(0, 30),
                lacking: Val::NONE,
                spare: Val::NONE,
                need_count: Val::NONE,
                band: Val::NONE,
                points: Val::exact(0),
                moved_on: None,
            },
            lists,
            days: [None; MEASURES],
            listed: Pair::default(),
            measured: Pair::default(),
            guessed: false,
        }
    }

    /// Everything up to the needs. None when only the evaluator of facts can say.
    #[inline]
    pub(super) fn stand<W: Word>(&self, one: &mut Standing<'_, W, N>) -> Option<()> {
        one.planes = Planes(self.home.read(one.block)?);
        for (at, plan) in self.rows.iter().enumerate() {
            self.list(at, plan, one)?;
        }
        for (nth, test) in (0_u32..).zip(&self.measure_tests) {
            let truth = match one.days.get(test.measure).copied().flatten() {
                Some(days) => compare(Val::exact(days), test.how, Val::exact(test.days)),
                None => self.asked(test.ex, one),
            };
            one.measured.note(nth, truth);
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, W::answer(truth, test.out.mask)?);
        }
        self.step(0, one)?;
        self.rooms(one)?;
        self.step(1, one)?;
        self.step(2, one)
    }

    /// The rows of one list.
    #[inline]
    fn list<W: Word>(&self, at: usize, plan: &RowPlan, one: &mut Standing<'_, W, N>) -> Option<()> {
        let rows = one.lists.get(at).copied()?;
        let rooms = self.rooms.as_ref().filter(|rooms| rooms.list == at);
        if plan.tests.is_empty() && plan.spans.is_empty() && rooms.is_none() {
            return Some(());
        }
        let all = u64::MAX;
        let (mut any, mut every) = (W::default(), W::answer(Truth::Yes, all)?);
        if let Some(rooms) = rooms.filter(|_| rows.known) {
            let mut people = People::new();
            for (nth, row) in rows.iter().enumerate() {
                let says: W = plan.circuit.run(row)?;
                (any, every) = (any.or(says), every.and(says));
                people.add(rooms, says.pair(), (nth, row));
            }
            one.state.need = Val::exact(rooms.for_people(&people, rows)?);
        } else if plan.spans.is_empty() {
            for row in rows.iter() {
                let says: W = plan.circuit.run(row)?;
                (any, every) = (any.or(says), every.and(says));
            }
        }
        for spans in plan.spans.iter().filter(|_| rows.known) {
            let mut found = Spans::new();
            for row in rows.iter() {
                let says: W = plan.circuit.run(row)?;
                (any, every) = (any.or(says), every.and(says));
                found.add(spans, says, row);
            }
            found.measure(spans, one.state.as_at, &mut one.days);
        }
        for test in &plan.tests {
            let of = |word: W, otherwise: Truth| test.when.map_or(otherwise, |mask| word.truth(mask));
            let truth = match test.quantity {
                _ if !rows.known => Truth::Unknown,
                Quantity::Any => of(any, Truth::from(rows.len > 0)),
                Quantity::No => of(any, Truth::from(rows.len > 0)).not(),
                Quantity::All => of(every, Truth::Yes),
                Quantity::Count => Truth::Unknown,
            };
            one.listed.note(u32::try_from(test.at).unwrap_or(u32::MAX), truth);
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, W::answer(truth, test.out.mask)?);
        }
        Some(())
    }

    /// What an expression says; what it cannot say is open.
    fn asked<W: Word>(&self, ex: ExId, one: &mut Standing<'_, W, N>) -> Truth {
        let truth = self.walk(one).truth(ex);
        one.guessed = one.guessed || truth.is_none();
        truth.unwrap_or(Truth::Unknown)
    }

    #[inline]
    pub(super) fn walk<'a, W: Word>(&'a self, one: &'a Standing<'a, W, N>) -> Walk<'a, W, N> {
        Walk {
            made: &self.made,
            block: one.block,
            lists: &one.lists,
            planes: &one.planes,
            state: &one.state,
            as_at: one.state.as_at,
        }
    }

    /// What becomes known in a step, and what follows from it.
    #[inline]
    pub(super) fn step<W: Word>(&self, phase: usize, one: &mut Standing<'_, W, N>) -> Option<()> {
        for HereTable { here, of } in self.heres.get(phase)? {
            let at = one.state.code(*here)?;
            if W::CLOSED && at == UNKNOWN {
                return None;
            }
            for (slot, word) in one.planes.0.iter_mut().zip(W::of_code(of, at)) {
                *slot = slot.or(word);
            }
        }
        for test in self.walk_tests.get(phase)? {
            let truth = self.asked(test.ex, one);
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, W::answer(truth, test.out.mask)?);
        }
        let ands = if W::CLOSED { &self.known_ands } else { &self.ands };
        one.planes.join(ands.get(phase)?);
        Some(())
    }

    #[inline]
    fn rooms<W: Word>(&self, one: &mut Standing<'_, W, N>) -> Option<()> {
        let people = self
            .rooms
            .as_ref()
            .filter(|rooms| one.lists.get(rooms.list).is_some_and(|rows| rows.known));
        if let Some(rooms) = people {
            let mut need = one.state.need;
            for (there, number, count) in &rooms.extras {
                match one.planes.truth(*there) {
                    Truth::No => {}
                    Truth::Unknown => return None,
                    Truth::Yes => {
                        let count = match number {
                            Some(n) => Val::exact(*n),
                            None => self.walk(one).value(*count, None)?,
                        };
                        if count.some {
                            need = need.corners(Val { none: false, ..count }, i64::saturating_add);
                        }
                    }
                }
            }
            if let Some(most) = rooms.most {
                need = need.corners(self.walk(one).value(most, None)?, i64::min);
            }
            one.state.need = Val::between(need.lo.clamp(0, 30), need.hi.clamp(0, 30));
        }
        let need = one.state.need;
        let held = match self
            .held
            .map(|(word, shift, least)| (code(one.block, word, shift), least))
        {
            Some((UNKNOWN | NONE, _)) | None => Val::between(0, 20),
            Some((at, least)) => Val::exact(least.saturating_add(whole(at))),
        };
        if let (Some(need), Some(held)) = (need.known(), held.known()) {
            one.state.lacking = Val::exact(need.saturating_sub(held).max(0));
            one.state.spare = Val::exact(held.saturating_sub(need).max(0));
            return Some(());
        }
        one.state.lacking = need.corners(held, |need, held| need.saturating_sub(held).max(0));
        one.state.spare = held.corners(need, |held, need| held.saturating_sub(need).max(0));
        Some(())
    }

    /// A date that may rank.
    #[inline]
    pub(super) fn date<W: Word>(&self, of: &DateOf, one: &Standing<'_, W, N>) -> Option<Val> {
        let slots = match of {
            DateOf::Walk(ex) => return self.walk(one).value(*ex, None),
            DateOf::First(slots) => slots,
        };
        let mut found = Val::NONE;
        for slot in slots {
            let next = match slot {
                DateSlot::MovedOn => one.state.moved_on?,
                DateSlot::Wide(at, unknown) => match wide(one.block, *at) {
                    UNKNOWN_WIDE => *unknown,
                    NONE_WIDE => Val::NONE,
                    day => Val::exact(day),
                },
            };
            found = if found.some {
                Val { none: false, ..found }.hull(next)
            } else {
                next
            };
            if !found.none {
                break;
            }
        }
        Some(found)
    }

    /// The date that the history of bands has left; a history that is not empty is left to the evaluator of facts.
    pub(super) fn moved_on(&self, block: &[u64]) -> Option<Val> {
        let (word, shift) = self.moves?;
        match code(block, word, shift) {
            0 => Some(Val::NONE),
            UNKNOWN => Some(Val::maybe(FIRST_DAY, LAST_DAY)),
            _ => None,
        }
    }
}
