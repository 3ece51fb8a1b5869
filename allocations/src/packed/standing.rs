//! One household through every step, over its block.
use super::circuit::{Pair, Planes, join};
use super::layout::{NONE, Rows, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::making::{BANKS, HereTable, ROW_BANKS};
use super::plan::Plan;
use super::rooms::People;
use super::spans::Spans;
use super::state::State;
use super::walk::Walk;
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::language::ast::Quantity;
use crate::truth::Truth;
use crate::value::{Val, compare, whole};

/// Measures of time in one scheme; one that has more leaves the rest to expressions.
const MEASURES: usize = 8;
/// Spans gathered of one list in one walk.
const WALKS: usize = 2;

/// A household half way: every condition that does not ask for its band.
pub(super) struct Standing<'a> {
    pub(super) block: &'a [u64],
    pub(super) lists: [Rows<'a>; 8],
    pub(super) planes: Planes<BANKS>,
    pub(super) state: State,
    pub(super) days: [Option<i64>; MEASURES],
    /// A condition was left open because only the evaluator of facts can work it out.
    pub(super) guessed: bool,
}

/// What the rows of a list say together.
#[derive(Clone, Copy)]
struct Together {
    any: [Pair; ROW_BANKS],
    all: [Pair; ROW_BANKS],
}

impl Plan {
    /// Everything up to the needs. None when only the evaluator of facts can say.
    #[inline]
    pub(super) fn stand<'a>(&self, block: &'a [u64], as_at: i64) -> Option<Standing<'a>> {
        let lists = self.layout.rows(block);
        let mut one = Standing {
            block,
            lists,
            planes: self.home.read(block),
            state: State {
                as_at,
                born: self.born.map_or(UNKNOWN_WIDE, |at| wide(block, at)),
                size: None,
                need: Val::between(0, 30),
                lacking: Val::NONE,
                spare: Val::NONE,
                need_count: Val::NONE,
                band: Val::NONE,
                points: Val::exact(0),
                moved_on: None,
            },
            days: [None; MEASURES],
            guessed: false,
        };
        let members = self.members.and_then(|at| lists.get(at)).filter(|rows| rows.known);
        one.state.size = members.map(|rows| whole(rows.len));
        let mut people = None;
        for at in 0..self.rows.len() {
            self.list(at, &mut one, &mut people);
        }
        self.measured(&mut one);
        self.step(0, &mut one)?;
        self.rooms(&mut one, people.as_ref())?;
        self.step(1, &mut one)?;
        self.step(2, &mut one)?;
        Some(one)
    }

    /// The rows of one list.
    #[inline]
    fn list(&self, at: usize, one: &mut Standing<'_>, people: &mut Option<People>) {
        let (Some(circuit), Some(rows), Some(spans)) =
            (self.rows.get(at), one.lists.get(at).copied(), self.spans.get(at))
        else {
            return;
        };
        let rooms = self.rooms.as_ref().filter(|rooms| rooms.list == at && rows.known);
        if let Some(rooms) = rooms {
            let mut found = People::new();
            let together = self.together(circuit.run_each(rows, |banks, row| {
                if let Some(first) = banks.first() {
                    found.add(rooms, *first, row);
                }
            }));
            *people = Some(found);
            self.list_tests(at, one, rows.known, together);
        } else if spans.is_empty() {
            let together = self.together(circuit.run_each(rows, |_, _| {}));
            self.list_tests(at, one, rows.known, together);
        } else {
            let mut gathered = [Spans::new(); WALKS];
            let together = self.together(circuit.run_each(rows, |banks, row| {
                for (plan, spans) in spans.iter().zip(&mut gathered) {
                    spans.add(plan, banks, row);
                }
            }));
            if rows.known {
                for (plan, found) in spans.iter().zip(&gathered) {
                    found.measure(plan, one.state.as_at, &mut one.days);
                }
            }
            self.list_tests(at, one, rows.known, together);
        }
    }

    #[expect(clippy::unused_self, reason = "reads as a step of the plan")]
    fn together(&self, found: ([Pair; ROW_BANKS], [Pair; ROW_BANKS])) -> Together {
        Together { any: found.0, all: found.1 }
    }

    fn list_tests(&self, list: usize, one: &mut Standing<'_>, known: bool, found: Together) {
        for test in self.list_tests.iter().filter(|test| test.list == list) {
            let of = |pairs: &[Pair; ROW_BANKS], otherwise: Truth| match test.when {
                Some(when) => pairs.get(when.bank).copied().unwrap_or_default().truth(when.mask),
                None => otherwise,
            };
            let some = Truth::from(one.lists.get(list).is_some_and(|rows| rows.len > 0));
            let truth = match test.quantity {
                _ if !known => Truth::Unknown,
                Quantity::Any => of(&found.any, some),
                Quantity::No => of(&found.any, some).not(),
                Quantity::All => of(&found.all, Truth::Yes),
                Quantity::Count => Truth::Unknown,
            };
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, Pair::of(truth, test.out.mask));
        }
    }

    fn measured(&self, one: &mut Standing<'_>) {
        for test in &self.measure_tests {
            let truth = match one.days.get(test.measure).copied().flatten() {
                Some(days) => compare(Val::exact(days), test.how, Val::exact(test.days)),
                None => self.asked(test.ex, one),
            };
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, Pair::of(truth, test.out.mask));
        }
    }

    /// What an expression says; what it cannot say is open.
    fn asked(&self, ex: super::walk::ExId, one: &mut Standing<'_>) -> Truth {
        let truth = self.walk(one).truth(ex);
        one.guessed = one.guessed || truth.is_none();
        truth.unwrap_or(Truth::Unknown)
    }

    pub(super) fn walk<'a>(&'a self, one: &'a Standing<'a>) -> Walk<'a, BANKS> {
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
    pub(super) fn step(&self, phase: usize, one: &mut Standing<'_>) -> Option<()> {
        for HereTable { here, bank, of } in self.heres.get(phase)? {
            let at = one.state.code(*here)?;
            one.planes.add(*bank, of.get(at & 31).copied().unwrap_or_default());
        }
        for test in self.walk_tests.get(phase)? {
            let truth = self.asked(test.ex, one);
            let truth = if test.not { truth.not() } else { truth };
            one.planes.add(test.out.bank, Pair::of(truth, test.out.mask));
        }
        join(self.ands.get(phase)?, &mut one.planes);
        Some(())
    }

    #[inline]
    fn rooms(&self, one: &mut Standing<'_>, people: Option<&People>) -> Option<()> {
        if let (Some(rooms), Some(people)) = (&self.rooms, people) {
            let mut need = Val::exact(rooms.for_people(people)?);
            for (there, count) in &rooms.extras {
                match one.planes.truth(*there) {
                    Truth::No => {}
                    Truth::Unknown => return None,
                    Truth::Yes => {
                        let count = self.walk(one).value(*count, None)?;
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
        let held = match self.held.map(|(word, shift, least)| (code(one.block, word, shift), least)) {
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
