//! Sentences about the members of a list, and time that adds up.
use super::super::ast::{Pick, Quantity};
use super::super::ir::{Gap, Leaf, Node, NodeId};
use super::{Frame, Scope, either};
use crate::calendar::{self, LAST_DAY};
use crate::facts::Entry;
use crate::truth::Truth;
use crate::value::Val;
use crate::vocabulary::{FieldId, ListId};

/// The largest number of members a list is ever taken to have.
pub(crate) const LONGEST: i64 = 500;

impl Frame<'_> {
    /// Whether a member of a list is there and meets the condition.
    pub(crate) fn counts(
        &self,
        entry: &Entry,
        list: ListId,
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Truth {
        let Some(when) = when else { return entry.sure };
        let scope = Scope { list, entry, outer };
        entry.sure.and(self.ranged(when, Some(&scope)).truth())
    }

    pub(super) fn members(
        &self,
        quantity: Quantity,
        list: ListId,
        when: Option<NodeId>,
        scope: Option<&Scope<'_>>,
    ) -> Val {
        let Some(entries) = self.list(list) else {
            return if quantity == Quantity::Count {
                Val::between(0, LONGEST)
            } else {
                Val::between(0, 1)
            };
        };
        let (mut least, mut most, mut all) = (0_i64, 0_i64, Truth::Yes);
        for entry in entries {
            let found = self.counts(entry, list, when, scope);
            least += i64::from(found.is_yes());
            most += i64::from(!found.is_no());
            all = all.and(found.or(entry.sure.not()));
        }
        match quantity {
            Quantity::Count => Val::between(least, most),
            Quantity::Any => Val::between(i64::from(least > 0), i64::from(most > 0)),
            Quantity::No => Val::between(i64::from(most == 0), i64::from(least == 0)),
            Quantity::All => all.into(),
        }
    }

    pub(super) fn take(
        &self,
        (pick, list, what, when): (Pick, ListId, NodeId, Option<NodeId>),
        outer: Option<&Scope<'_>>,
    ) -> Val {
        let Some(entries) = self.list(list) else {
            let wide = Val::maybe(i64::MIN / 4, i64::MAX / 4);
            return if pick.adds() {
                Val { none: false, ..wide }
            } else {
                wide
            };
        };
        if matches!(pick, Pick::Highest(_) | Pick::Lowest(_)) {
            return self.ranked(pick, entries, (list, what, when), outer);
        }
        let mut total = if pick == Pick::Sum {
            Val::exact(0)
        } else {
            Val::NONE
        };
        for entry in entries {
            if pick == Pick::Sum {
                let amount = self.amount((entry, list), what, when, outer);
                total = total.corners(amount, i64::saturating_add);
                continue;
            }
            let there = self.counts(entry, list, when, outer);
            if there.is_no() {
                continue;
            }
            let scope = Scope { list, entry, outer };
            let mut value = self.ranged(what, Some(&scope));
            value.none = value.none || there.is_unknown();
            total = either(
                total,
                value,
                &if pick == Pick::Least { i64::min } else { i64::max },
            );
        }
        total
    }

    /// What one row adds to a sum over its list.
    pub(super) fn amount(
        &self,
        (entry, list): (&Entry, ListId),
        what: NodeId,
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Val {
        let there = self.counts(entry, list, when, outer);
        if there.is_no() {
            return Val::exact(0);
        }
        let scope = Scope { list, entry, outer };
        let value = self.ranged(what, Some(&scope));
        let amount = if value.some {
            Val { none: false, ..value }
        } else {
            Val::exact(0)
        };
        if value.some && value.none || there.is_unknown() {
            amount.hull(Val::exact(0))
        } else {
            amount
        }
    }

    pub(super) fn time(&self, id: NodeId, outer: Option<&Scope<'_>>) -> Val {
        let Node::Time {
            list,
            from,
            to,
            when,
            since,
            until,
            unbroken,
        } = self.program.node(id)
        else {
            return Val::NONE;
        };
        let start = since.map_or(Val::exact(calendar::FIRST_DAY), |since| self.ranged(since, outer));
        let last = until.map_or(Val::exact(self.as_at), |until| self.ranged(until, outer));
        // Between two days of which there is none, no time passes.
        if until.is_some() && !(start.some && last.some) {
            return Val::exact(0);
        }
        let (last_sure, last_possible) = (last.lo.min(self.as_at), last.hi.min(self.as_at));
        let both = until.is_none() || !(start.none || last.none);
        let ever = last_possible.saturating_sub(start.lo).max(0);
        let Some(entries) = self.list(list) else {
            return Val::between(0, ever);
        };
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for entry in entries {
            let there = self.counts(entry, list, when, outer);
            if there.is_no() {
                continue;
            }
            let scope = Scope { list, entry, outer };
            let read = |field: FieldId| self.leaf(Leaf::Field { up: 0, field }, Some(&scope));
            let (begin, end) = (read(from), read(to));
            if !begin.some {
                continue;
            }
            let end = Val {
                lo: if end.some { end.lo } else { LAST_DAY },
                hi: if end.some && !end.none { end.hi } else { LAST_DAY },
                some: true,
                none: false,
            };
            possible.push((begin.lo.max(start.lo), end.hi.min(last_possible)));
            if there.is_yes() && !begin.none && both {
                sure.push((begin.hi.max(start.hi), end.lo.min(last_sure)));
            }
        }
        let measure = |spans: &mut [(i64, i64)]| {
            if let Some(gap) = unbroken {
                run_to(spans, self.as_at, gap)
            } else {
                covered(spans)
            }
        };
        Val::between(measure(&mut sure), measure(&mut possible))
    }
}

/// How many days the spans cover together.
pub(crate) fn covered(spans: &mut [(i64, i64)]) -> i64 {
    spans.sort_unstable();
    days_of(spans.iter().copied())
}

/// The same for spans in the order of their first days. A span that begins on the day after another ended goes on from
/// it: the day from the one to the next counts.
pub(crate) fn days_of(spans: impl Iterator<Item = (i64, i64)>) -> i64 {
    let (mut total, mut reached) = (0_i64, i64::MIN);
    for (from, to) in spans {
        let from = if from == reached.saturating_add(1) {
            reached
        } else {
            from.max(reached)
        };
        if to >= from {
            total = total.saturating_add(to.saturating_sub(from));
            reached = to;
        }
    }
    total
}

/// How many days back the run goes that lasts until `today`, forgiving some gaps. A stay that begins on the day after
/// another ended goes on from it: people give the last day, or the day they left.
pub(crate) fn run_to(spans: &mut [(i64, i64)], today: i64, gap: Gap) -> i64 {
    spans.sort_unstable_by_key(|(_, to)| std::cmp::Reverse(*to));
    // Today itself must be within a stay, or within a gap that is forgiven.
    let tomorrow = today.saturating_add(1);
    let mut reached = tomorrow;
    // A longer span may end earlier, so look again until nothing more joins.
    loop {
        let before = reached;
        for (from, to) in spans.iter() {
            if *from < reached && from <= to && gap.over_by(*to) >= reached {
                reached = *from;
            }
        }
        if reached == before {
            return today.saturating_sub(reached).max(0);
        }
    }
}
