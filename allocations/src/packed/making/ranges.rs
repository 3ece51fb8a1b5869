//! Comparisons: of one wide fact with a constant as a range of its values, of days that add up, and of a choice between
//! constants.
use super::{Beyond, Dep, Maker, Measure, MeasureTest, Out, Say, Whose};
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::facts::Held;
use crate::language::ir::{Leaf, Node, NodeId};
use crate::packed::layout::{NONE_WIDE, Place, Source};
use crate::packed::state::Here;
use crate::truth::Truth;
use crate::value::Comparison;
use crate::vocabulary::ids;

/// Least, most: every value a fact may have.
pub(in crate::packed) type Ends = (i64, i64);

impl Maker<'_> {
    pub(super) fn compared(
        &mut self,
        whose: Whose,
        (id, how, a, b): (NodeId, Comparison, NodeId, NodeId),
        not: bool,
        out: Out,
    ) -> Result<(), Beyond> {
        let list = self.list_of(whose);
        let number = |maker: &Self, id| {
            if maker.deps(id).is_empty() {
                maker.asker.given(id, None, list).known()
            } else {
                None
            }
        };
        let sides = match (number(self, a), number(self, b)) {
            (None, Some(n)) => Some((a, how, n)),
            (Some(n), None) => Some((b, how.mirrored(), n)),
            _ => None,
        };
        if let Some((of, how, n)) = sides {
            if self.range(whose, (id, of, how, n), not, out) {
                return Ok(());
            }
            if whose == Whose::Home
                && matches!(self.program().node(of), Node::Time { .. })
                && let Ok(()) = self.measured((id, of, how, n), not, out)
            {
                return Ok(());
            }
        }
        // A limit that depends on something is one of several comparisons; "equal" of an open limit is not.
        let lifts = !matches!(how, Comparison::Equal | Comparison::Differs);
        for (of, how, limit) in [(a, how, b), (b, how.mirrored(), a)] {
            if let Node::If(when, yes, no) = self.program().node(limit)
                && lifts
                && let (Some(yes), Some(no)) = (number(self, yes), number(self, no))
                && let [Dep::Slot(source)] = self.deps(of).into_iter().collect::<Vec<_>>().as_slice()
                && self.program().node(of) == Node::Read(leaf_of(*source)?)
            {
                let mut bits = [Out { bank: 0, mask: 0 }; 2];
                for (bit, n) in bits.iter_mut().zip([yes, no]) {
                    *bit = self.bit(whose)?;
                    if !self.range_of_leaf(whose, (*source, how, n), *bit) {
                        return self.walked(whose, id, not, out);
                    }
                }
                let [yes, no] = bits.map(|bit| {
                    Say::Lit(crate::packed::circuit::Lit {
                        bank: bit.bank,
                        mask: bit.mask,
                        not: false,
                    })
                });
                return self.choice(whose, (&Say::Node(when), yes, no), not, out);
            }
        }
        self.walked(whose, id, not, out)
    }

    /// A wide fact itself against a number.
    fn range_of_leaf(&mut self, whose: Whose, (source, how, n): (Source, Comparison, i64), out: Out) -> bool {
        let (Some(Place::Wide(at)), Source::Leaf(leaf)) = (self.place(whose, source), source) else {
            return false;
        };
        let as_at = self.asker.as_at;
        let Some(unknown) = self.fact(whose, leaf).map(|fact| fact.unknown(as_at)) else {
            return false;
        };
        let (lo, hi) = match how {
            Comparison::Less => (NONE_WIDE + 1, n.saturating_sub(1)),
            Comparison::AtMost => (NONE_WIDE + 1, n),
            Comparison::More => (n.saturating_add(1), i64::MAX),
            Comparison::AtLeast => (n, i64::MAX),
            Comparison::Equal | Comparison::Differs => return false,
        };
        let unknown = crate::value::compare(unknown, how, crate::value::Val::exact(n));
        let answers = [Truth::No, Truth::Yes, Truth::No, unknown];
        self.wide_table(whose, at, (lo, hi), (answers, false), out);
        true
    }

    /// A value that rises or falls with one wide fact, against a number.
    fn range(&mut self, whose: Whose, asked: (NodeId, NodeId, Comparison, i64), not: bool, out: Out) -> bool {
        let Some((at, ends, answers)) = self.ranged(whose, asked) else {
            return false;
        };
        self.wide_table(whose, at, ends, (answers, not), out);
        true
    }

    /// The same for a comparison that is not taken apart yet: the slot, the range, and the answers outside it, inside it,
    /// for none and for not known.
    pub(in crate::packed) fn range_of(&self, whose: Whose, id: NodeId) -> Option<(usize, Ends, [Truth; 4])> {
        let Node::Compare(how, a, b) = self.program().node(id) else {
            return None;
        };
        let fixed = |id| {
            if self.deps(id).is_empty() {
                self.asker.blank(id).known()
            } else {
                None
            }
        };
        match (fixed(a), fixed(b)) {
            (None, Some(n)) => self.ranged(whose, (id, a, how, n)),
            (Some(n), None) => self.ranged(whose, (id, b, how.mirrored(), n)),
            _ => None,
        }
    }

    fn ranged(
        &self,
        whose: Whose,
        (id, of, how, n): (NodeId, NodeId, Comparison, i64),
    ) -> Option<(usize, Ends, [Truth; 4])> {
        let deps = self.deps(of);
        let dep = deps
            .first()
            .copied()
            .filter(|_| deps.len() == 1 && self.steady(of))?;
        let (source, leaf) = match dep {
            Dep::Slot(source @ Source::Leaf(leaf)) => (source, leaf),
            Dep::Here(Here::Age) if whose == Whose::Home => (Source::Born, Leaf::Fact(ids().applicant_age)),
            Dep::Slot(_) | Dep::Here(_) | Dep::Other | Dep::Never => return None,
        };
        let Some(Place::Wide(at)) = self.place(whose, source) else {
            return None;
        };
        let ends = match source {
            Source::Born => (FIRST_DAY, LAST_DAY),
            Source::Leaf(_) | Source::Answer(_) | Source::Moves => {
                let fact = self.fact(whose, leaf)?;
                (fact.least, fact.most)
            }
        };
        let list = self.list_of(whose);
        let value = |n: i64| {
            let n = if source == Source::Born {
                crate::language::eval::age(n, self.asker.as_at)
            } else {
                n
            };
            self.asker
                .given(of, Some((leaf, Some(Held::Number(n)))), list)
                .known()
        };
        let (lo, hi, inside) = found(ends, how, n, &value)?;
        let ask = |held| self.asker.given(id, Some((leaf, held)), list).truth();
        let none = if source == Source::Born {
            Truth::No
        } else {
            ask(Some(Held::Nothing))
        };
        Some((
            at,
            (lo, hi),
            [Truth::from(!inside), Truth::from(inside), none, ask(None)],
        ))
    }

    /// Whether a value only ever rises, or only ever falls, with the one fact it depends on.
    fn steady(&self, id: NodeId) -> bool {
        let fixed = |id: NodeId| self.deps(id).is_empty();
        match self.program().node(id) {
            Node::Read(_) => true,
            Node::AddMonths(a, _) => self.steady(a),
            Node::Months(a, b, _) | Node::Plus(a, b) | Node::Minus(a, b) | Node::Times(a, b) => {
                (self.steady(a) && fixed(b)) || (fixed(a) && self.steady(b))
            }
            Node::Over(a, b) => self.steady(a) && fixed(b),
            Node::Least(run) | Node::Most(run) => {
                let parts = self.program().members(run);
                let (fixed, rest): (Vec<NodeId>, Vec<NodeId>) = parts.iter().partition(|part| fixed(**part));
                let some = |id: &NodeId| self.asker.blank(*id).known().is_some();
                fixed.iter().all(some) && matches!(rest.as_slice(), [one] if self.steady(*one))
            }
            _ => false,
        }
    }

    fn measured(
        &mut self,
        (id, of, how, days): (NodeId, NodeId, Comparison, i64),
        not: bool,
        out: Out,
    ) -> Result<(), Beyond> {
        let measure = self.measure(of)?;
        let ex = self.ex(id, &[])?;
        let at = self.measures.iter().position(|other| *other == measure);
        let at = at.unwrap_or_else(|| {
            self.measures.push(measure);
            self.measures.len() - 1
        });
        self.measure_test_of.insert(id, self.measure_tests.len());
        self.measure_tests.push(MeasureTest {
            measure: at,
            how,
            days,
            ex,
            not,
            out,
        });
        Ok(())
    }

    pub(in crate::packed) fn measure(&mut self, of: NodeId) -> Result<Measure, Beyond> {
        let Node::Time {
            list,
            from,
            to,
            when,
            since,
            until: None,
            unbroken,
        } = self.program().node(of)
        else {
            return Err(Beyond);
        };
        let list = self.layout.list(list).ok_or(Beyond)?;
        let start = match since {
            None => FIRST_DAY,
            Some(since) if self.deps(since).is_empty() => self.asker.blank(since).known().ok_or(Beyond)?,
            Some(_) => return Err(Beyond),
        };
        let when = when
            .map(|when| self.plain_bit(Whose::Row(list), &Say::Node(when)))
            .transpose()?;
        let wide = |field| match self.place(Whose::Row(list), Source::Leaf(Leaf::Field { up: 0, field })) {
            Some(Place::Wide(at)) => Ok(at),
            Some(Place::Code { .. }) | None => Err(Beyond),
        };
        let (from, to) = (wide(from)?, wide(to)?);
        let when = when.map(|when| when.mask);
        Ok(Measure {
            list,
            when,
            from,
            to,
            start,
            unbroken,
        })
    }
}

fn leaf_of(source: Source) -> Result<Leaf, Beyond> {
    match source {
        Source::Leaf(leaf) => Ok(leaf),
        Source::Answer(_) | Source::Born | Source::Moves => Err(Beyond),
    }
}

/// The values for which the comparison holds, or those for which it does not: the first and the last, and which it is.
fn found(
    (least, most): Ends,
    how: Comparison,
    n: i64,
    value: &dyn Fn(i64) -> Option<i64>,
) -> Option<(i64, i64, bool)> {
    let rises = value(least)? <= value(most)?;
    // The first value from which on it holds; one beyond the last when it never does.
    let first = |holds: &dyn Fn(i64) -> bool| -> Option<i64> {
        let (mut lo, mut hi) = (least, most.checked_add(1)?);
        while lo < hi {
            let middle = lo + (hi - lo) / 2;
            if holds(value(middle)?) {
                hi = middle;
            } else {
                lo = middle + 1;
            }
        }
        Some(lo)
    };
    let (reached, passed) = if rises {
        (first(&|m| m >= n)?, first(&|m| m > n)?)
    } else {
        (first(&|m| m <= n)?, first(&|m| m < n)?)
    };
    let (begin, end) = (NONE_WIDE + 1, i64::MAX);
    Some(match (how, rises) {
        (Comparison::Equal, _) => (reached, passed - 1, true),
        (Comparison::Differs, _) => (reached, passed - 1, false),
        (Comparison::Less, true) | (Comparison::More, false) => (begin, reached - 1, true),
        (Comparison::AtMost, true) | (Comparison::AtLeast, false) => (begin, passed - 1, true),
        (Comparison::AtLeast, true) | (Comparison::AtMost, false) => (reached, end, true),
        (Comparison::More, true) | (Comparison::Less, false) => (passed, end, true),
    })
}
