//! Sentences about the members of a list, as bits.
use super::super::circuit::{ALWAYS, OFF, ON, Wire};
use super::super::number::{Bits, TooHard};
use super::super::ranges::{Range, Truths};
use super::{Compiler, Member, Scope};
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::language::ast::{Pick, Quantity};
use crate::language::eval::lists::LONGEST;
use crate::language::ir::NodeId;
use crate::value::Val;
use crate::vocabulary::{FieldId, ListId};

impl Compiler<'_> {
    /// Every member the list may have, and whether it is there.
    pub(in crate::register) fn entries(&mut self, list: ListId) -> Vec<(Member, Truths)> {
        if list == self.needs_list {
            let needs = (0_u32..).zip(&self.needs);
            return needs.map(|(nth, need)| (Member::Need(nth), need.there)).collect();
        }
        let Some(columns) = self.register.lists.get(usize::from(list)) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (at, layer) in (0_u32..).zip(&columns.layers) {
            let there = self.plane(layer.there);
            let there = Truths {
                yes: there,
                maybe: there,
            };
            entries.push((Member::At(at), there));
        }
        entries
    }

    /// Where anything is known of the list.
    pub(in crate::register) fn list_given(&mut self, list: ListId) -> Wire {
        if list == self.needs_list {
            return ON;
        }
        match self.register.lists.get(usize::from(list)) {
            Some(columns) => self.plane(columns.given),
            None => OFF,
        }
    }

    pub(in crate::register) fn counted(
        &mut self,
        (list, member, there): (ListId, Member, Truths),
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Truths, TooHard> {
        let Some(when) = when else { return Ok(there) };
        let scope = Scope { list, member, outer };
        let when = self.truth(when, Some(&scope))?;
        Ok(self.circuit.t_and(there, when))
    }

    pub(in crate::register) fn number_of(&mut self, wires: &[Wire]) -> Result<Bits, TooHard> {
        let mut total = Bits::constant(0);
        for wire in wires {
            total = self.circuit.plus(&total, &Bits::planes(0, vec![*wire]))?;
        }
        Ok(total)
    }

    /// A range from two ends that are equal where nothing is missing.
    pub(in crate::register) fn between(&mut self, low: Bits, high: Bits) -> Result<Range, TooHard> {
        Ok(Range {
            exact: self.circuit.equal(&low, &high)?,
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: OFF,
        })
    }

    pub(super) fn members(
        &mut self,
        quantity: Quantity,
        list: ListId,
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let mut found = Vec::new();
        let mut all = Truths::YES;
        for (member, there) in self.entries(list) {
            let counts = self.counted((list, member, there), when, outer)?;
            let absent = self.circuit.t_not(there);
            let passes = self.circuit.t_or(counts, absent);
            all = self.circuit.t_and(all, passes);
            found.push(counts);
        }
        let any = found
            .iter()
            .fold(Truths::NO, |any, one| self.circuit.t_or(any, *one));
        let value = match quantity {
            Quantity::Any => self.circuit.range_of(any),
            Quantity::No => {
                let none = self.circuit.t_not(any);
                self.circuit.range_of(none)
            }
            Quantity::All => self.circuit.range_of(all),
            Quantity::Count => {
                let sure: Vec<Wire> = found.iter().map(|one| one.yes).collect();
                let possible: Vec<Wire> = found.iter().map(|one| one.maybe).collect();
                let (low, high) = (self.number_of(&sure)?, self.number_of(&possible)?);
                self.between(low, high)?
            }
        };
        let most = if quantity == Quantity::Count { LONGEST } else { 1 };
        let given = self.list_given(list);
        self.circuit
            .r_choose(given, &value, &Range::of(Val::between(0, most)))
    }

    pub(super) fn take(
        &mut self,
        (pick, list, what, when): (Pick, ListId, NodeId, Option<NodeId>),
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let given = self.list_given(list);
        // The highest few of a list are found row by row.
        if given != ON || matches!(pick, Pick::Highest(_) | Pick::Lowest(_)) {
            return Err(TooHard);
        }
        let nought = Range::constant(0);
        let mut total = if pick == Pick::Sum {
            nought.clone()
        } else {
            Range::of(Val::NONE)
        };
        for (member, there) in self.entries(list) {
            let counts = self.counted((list, member, there), when, outer)?;
            let scope = Scope { list, member, outer };
            let mut value = self.value(what, Some(&scope))?;
            let sure = self.circuit.not(counts.yes);
            let doubtful = self.circuit.and(sure, counts.maybe);
            let next = match pick {
                Pick::Sum => {
                    let open = self.circuit.r_given(&value);
                    let sure = self.circuit.never_none(&value);
                    let amount = self.circuit.r_choose(value.none, &nought, &sure)?;
                    let settled = self.circuit.not(open.yes);
                    let maybe = self.circuit.and(settled, open.maybe);
                    let or_none = self.circuit.or(maybe, doubtful);
                    let wider = self.circuit.r_hull(&amount, &nought)?;
                    let amount = self.circuit.r_choose(or_none, &wider, &amount)?;
                    self.circuit.r_plus(&total, &amount)?
                }
                Pick::Least | Pick::Most | Pick::Highest(_) | Pick::Lowest(_) => {
                    let may = Range {
                        exact: OFF,
                        open_none: ON,
                        ..value.clone()
                    };
                    let (low, high) = self.circuit.ends(&value)?;
                    value = self
                        .circuit
                        .r_choose(doubtful, &Range { low, high, ..may }, &value)?;
                    self.circuit.r_either(&total, &value, pick == Pick::Least)?
                }
            };
            total = self.circuit.r_choose(counts.maybe, &next, &total)?;
        }
        Ok(total)
    }

    pub(super) fn time(
        &mut self,
        (list, from, to): (ListId, FieldId, FieldId),
        when: Option<NodeId>,
        since: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let start = match since {
            Some(since) => self.value(since, outer)?.known().ok_or(TooHard)?,
            None => FIRST_DAY,
        };
        let ever = self.as_at.saturating_sub(start).max(0);
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for (member, there) in self.entries(list) {
            let Member::At(layer) = member else {
                return Err(TooHard);
            };
            let Some(dates) = self.layer(list, layer).and_then(|layer| layer.dates) else {
                continue;
            };
            let counts = self.counted((list, member, there), when, outer)?;
            let scope = Scope { list, member, outer };
            let (begin, end) = (
                self.field(0, from, Some(&scope))?,
                self.field(0, to, Some(&scope))?,
            );
            let started = self.circuit.not(begin.none);
            let known = self.circuit.or(end.exact, end.none);
            let known = self.circuit.and(begin.exact, known);
            possible.push((self.circuit.and(counts.maybe, started), dates));
            sure.push((self.circuit.and(counts.yes, known), dates));
        }
        let day = |day: i64| i32::try_from(day.clamp(FIRST_DAY, LAST_DAY)).ok().ok_or(TooHard);
        let days = (day(start)?, day(self.as_at)?);
        let same = sure == possible;
        let given = self.list_given(list);
        if given != ON {
            // Of an unknown list, everything is possible.
            let missing = self.circuit.not(given);
            possible.push((missing, ALWAYS));
        }
        let (low, high) = (
            self.circuit.days(sure, days, ever),
            self.circuit.days(possible, days, ever),
        );
        Ok(Range {
            exact: if same { given } else { OFF },
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: OFF,
        })
    }
}
