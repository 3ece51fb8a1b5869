//! From the checked nodes of a scheme to bits: each condition is given a bit, and whatever answers it writes there.
mod deps;
mod draft;
mod expressions;
mod ranges;
mod tables;

use std::collections::BTreeMap;

use deps::phase_of;
pub(super) use deps::{Dep, here};
pub(super) use draft::{Beyond, Draft, HereTable, ListTest, Measure, MeasureTest, Out, Say, WalkTest, Whose};
pub(super) use tables::table_fact;

use super::asking::Asker;
use super::circuit::{And, Lit, Pair, Word as _};
use super::layout::{Layout, Place, Source};
use super::walk::{Ex, ExId};
use crate::language::ast::Quantity;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::vocabulary::{ListId, ids};

/// The most words of conditions of a household; a row of a list has one.
pub(in crate::packed) const BANKS: usize = 4;
/// Steps of an assessment: the household's own facts, its bedrooms, whether it qualifies, its needs, its band.
pub(super) const PHASES: usize = 5;
/// The steps in which needs are counted, and in which the band is known.
pub(super) const COUNTED: usize = 3;
pub(super) const BANDED: usize = 4;

/// Makes the bits of a scheme for a day.
pub(super) struct Maker<'s> {
    pub(super) scheme: &'s Scheme,
    pub(super) asker: Asker<'s>,
    pub(super) layout: &'s Layout,
    pub(super) home: Draft,
    pub(super) rows: Vec<Draft>,
    pub(super) made: Vec<Ex>,
    made_of: BTreeMap<(NodeId, Vec<usize>), ExId>,
    pub(super) heres: [Vec<HereTable<BANKS>>; PHASES],
    pub(super) list_tests: Vec<ListTest>,
    pub(super) measures: Vec<Measure>,
    pub(super) measure_tests: Vec<MeasureTest>,
    pub(super) walk_tests: [Vec<WalkTest>; PHASES],
    /// Where a node's own test of a list or of days stands among those.
    pub(super) list_test_of: BTreeMap<NodeId, usize>,
    pub(super) measure_test_of: BTreeMap<NodeId, usize>,
    /// What stands for the facts that are conditions themselves.
    pub(super) connected: Option<Say>,
    pub(super) qualifies: Option<Say>,
    pub(super) preference: Option<Say>,
}

impl<'s> Maker<'s> {
    pub(super) fn new(scheme: &'s Scheme, layout: &'s Layout, as_at: i64, free: Vec<(usize, u32)>) -> Self {
        Self {
            scheme,
            asker: Asker { scheme, as_at },
            layout,
            home: Draft::new(free),
            rows: layout.lists.iter().map(|_| Draft::new(vec![(0, 0)])).collect(),
            made: Vec::new(),
            made_of: BTreeMap::new(),
            heres: Default::default(),
            list_tests: Vec::new(),
            measures: Vec::new(),
            measure_tests: Vec::new(),
            walk_tests: Default::default(),
            list_test_of: BTreeMap::new(),
            measure_test_of: BTreeMap::new(),
            connected: None,
            qualifies: None,
            preference: None,
        }
    }

    pub(super) fn program(&self) -> &'s Program {
        &self.scheme.names.program
    }

    fn draft(&mut self, whose: Whose) -> &mut Draft {
        match whose {
            Whose::Home => &mut self.home,
            Whose::Row(list) => self.rows.get_mut(list).unwrap_or(&mut self.home),
        }
    }

    fn list_of(&self, whose: Whose) -> Option<ListId> {
        match whose {
            Whose::Home => None,
            Whose::Row(list) => self.layout.lists.get(list).map(|(id, _)| *id),
        }
    }

    pub(super) fn place(&self, whose: Whose, source: Source) -> Option<Place> {
        match whose {
            Whose::Home => self.layout.home.place(source),
            Whose::Row(list) => self.layout.lists.get(list)?.1.place(source),
        }
    }

    /// A bit that is not used yet.
    pub(super) fn bit(&mut self, whose: Whose) -> Result<Out, Beyond> {
        self.draft(whose).bit()
    }

    /// The condition as a bit or the opposite of one.
    pub(super) fn lit(&mut self, whose: Whose, say: &Say) -> Result<Lit, Beyond> {
        match say {
            Say::Lit(lit) => return Ok(*lit),
            Say::Not(inner) => {
                let lit = self.lit(whose, inner)?;
                return Ok(Lit { not: !lit.not, ..lit });
            }
            Say::Node(id) => {
                if let Some(lit) = self.draft(whose).memo.get(id) {
                    return Ok(*lit);
                }
                if let Node::Not(inner) = self.program().node(*id) {
                    let lit = self.lit(whose, &Say::Node(inner))?;
                    return Ok(Lit { not: !lit.not, ..lit });
                }
            }
            Say::All(parts) | Say::Any(parts) => {
                if let [only] = parts.as_slice() {
                    return self.lit(whose, only);
                }
            }
            Say::Fixed(_) => {}
        }
        let out = self.bit(whose)?;
        self.emit(whose, say, false, out)?;
        let lit = Lit {
            bank: out.bank,
            mask: out.mask,
            not: false,
        };
        if let Say::Node(id) = say {
            self.draft(whose).memo.insert(*id, lit);
        }
        Ok(lit)
    }

    /// The condition as a bit that is set when it holds.
    pub(super) fn plain_bit(&mut self, whose: Whose, say: &Say) -> Result<Out, Beyond> {
        let lit = self.lit(whose, say)?;
        if !lit.not {
            return Ok(Out {
                bank: lit.bank,
                mask: lit.mask,
            });
        }
        let out = self.bit(whose)?;
        self.join(whose, &[lit], out)?;
        Ok(out)
    }

    /// Writes the condition, or its opposite, to a bit; what is there stays.
    pub(super) fn emit(&mut self, whose: Whose, say: &Say, not: bool, out: Out) -> Result<(), Beyond> {
        match (say, not) {
            (Say::Fixed(truth), _) => {
                let truth = if not { truth.not() } else { *truth };
                if let Some(slot) = self.draft(whose).tables.always.get_mut(out.bank) {
                    slot.add(Pair::answer(truth, out.mask).unwrap_or_default());
                }
                Ok(())
            }
            (Say::Lit(lit), _) => self.join(
                whose,
                &[Lit {
                    not: lit.not != not,
                    ..*lit
                }],
                out,
            ),
            (Say::Not(inner), _) => self.emit(whose, inner, !not, out),
            (Say::All(parts), false) | (Say::Any(parts), true) => {
                let lits = parts.iter().map(|part| {
                    let lit = self.lit(whose, part)?;
                    Ok(Lit {
                        not: lit.not != not,
                        ..lit
                    })
                });
                let lits: Vec<Lit> = lits.collect::<Result<_, _>>()?;
                self.join(whose, &lits, out)
            }
            (Say::Any(parts), false) | (Say::All(parts), true) => {
                for part in parts {
                    self.emit(whose, part, not, out)?;
                }
                Ok(())
            }
            (Say::Node(id), _) => self.node(whose, *id, not, out),
        }
    }

    /// Sets the bit when all of the others hold.
    fn join(&mut self, whose: Whose, lits: &[Lit], out: Out) -> Result<(), Beyond> {
        if lits.is_empty() {
            return self.emit(whose, &Say::Fixed(Truth::Yes), false, out);
        }
        let mut and = And {
            is: [0; BANKS],
            not: [0; BANKS],
            set: [0; BANKS],
        };
        let mut phase = 0;
        for lit in lits {
            phase = phase.max(self.draft(whose).phase(lit.bank, lit.mask));
            let words = if lit.not { &mut and.not } else { &mut and.is };
            *words.get_mut(lit.bank).ok_or(Beyond)? |= lit.mask;
        }
        *and.set.get_mut(out.bank).ok_or(Beyond)? |= out.mask;
        let draft = self.draft(whose);
        draft.late(out, phase);
        draft.ands.get_mut(phase).ok_or(Beyond)?.push(and);
        Ok(())
    }

    /// A node of the scheme.
    fn node(&mut self, whose: Whose, id: NodeId, not: bool, out: Out) -> Result<(), Beyond> {
        let deps = self.deps(id);
        if deps.contains(&Dep::Never) {
            return self.walked(whose, id, not, out);
        }
        let blank = self.asker.given(id, None, self.list_of(whose));
        if blank.settled() {
            return self.emit(whose, &Say::Fixed(blank.truth()), not, out);
        }
        if deps.len() == 1
            && let Some(dep) = deps.first().copied()
            && self.table(whose, id, dep, not, out)
        {
            return Ok(());
        }
        let of = |run| {
            self.program()
                .members(run)
                .iter()
                .map(|id| Say::Node(*id))
                .collect()
        };
        match self.program().node(id) {
            Node::Not(inner) => self.emit(whose, &Say::Node(inner), !not, out),
            Node::All(run) => self.emit(whose, &Say::All(of(run)), not, out),
            Node::Any(run) => self.emit(whose, &Say::Any(of(run)), not, out),
            Node::If(when, yes, no) => {
                let (yes, no) = (Say::Node(yes), Say::Node(no));
                self.choice(whose, (&Say::Node(when), yes, no), not, out)
            }
            Node::Compare(how, a, b) => self.compared(whose, (id, how, a, b), not, out),
            Node::Given(of) => match (self.program().node(of), deps.first()) {
                (Node::Read(_), Some(Dep::Slot(source))) if self.given_wide(whose, id, *source, not, out) => {
                    Ok(())
                }
                _ => self.walked(whose, id, not, out),
            },
            Node::Members(quantity, list, when) if whose == Whose::Home && quantity != Quantity::Count => {
                match self.list_test(id, (quantity, list, when), not, out) {
                    Ok(()) => Ok(()),
                    Err(Beyond) => self.walked(whose, id, not, out),
                }
            }
            Node::Read(Leaf::Fact(fact)) => {
                let known = ids();
                let stands_for = if fact == known.local_connection {
                    self.connected.clone()
                } else if fact == known.qualifies {
                    self.qualifies.clone()
                } else if fact == known.reasonable_preference {
                    self.preference.clone()
                } else {
                    None
                };
                match stands_for {
                    Some(say) => self.emit(whose, &say, not, out),
                    None => self.walked(whose, id, not, out),
                }
            }
            _ => self.walked(whose, id, not, out),
        }
    }

    /// One or the other; where it is not known which, both must agree.
    pub(super) fn choice(
        &mut self,
        whose: Whose,
        (when, yes, no): (&Say, Say, Say),
        not: bool,
        out: Out,
    ) -> Result<(), Beyond> {
        let when = Say::Lit(self.lit(whose, when)?);
        let (yes, no) = (Say::Lit(self.lit(whose, &yes)?), Say::Lit(self.lit(whose, &no)?));
        let turned = |say: Say| if not { say.not() } else { say };
        let (yes, no) = (turned(yes), turned(no));
        let ways = [
            Say::All(vec![when.clone(), yes.clone()]),
            Say::All(vec![when.not(), no.clone()]),
        ];
        ways.iter()
            .try_for_each(|way| self.emit(whose, way, false, out))?;
        let before = self.draft(whose).ands.each_ref().map(Vec::len);
        self.emit(whose, &Say::All(vec![yes, no]), false, out)?;
        let draft = self.draft(whose);
        for ((phase, ands), before) in draft.ands.iter().enumerate().zip(before) {
            draft.cautious.extend((before..ands.len()).map(|at| (phase, at)));
        }
        Ok(())
    }

    fn list_test(
        &mut self,
        id: NodeId,
        (quantity, list, when): (Quantity, ListId, Option<NodeId>),
        not: bool,
        out: Out,
    ) -> Result<(), Beyond> {
        let at = self.layout.list(list).ok_or(Beyond)?;
        let when = when
            .map(|when| self.plain_bit(Whose::Row(at), &Say::Node(when)))
            .transpose()?;
        self.list_test_of.insert(id, self.list_tests.len());
        self.list_tests.push(ListTest {
            at: self.list_tests.len(),
            list: at,
            quantity,
            when: when.map(|when| when.mask),
            not,
            out,
        });
        Ok(())
    }

    /// Leaves the node to an expression; the rows of a list have none.
    fn walked(&mut self, whose: Whose, id: NodeId, not: bool, out: Out) -> Result<(), Beyond> {
        if whose != Whose::Home {
            return Err(Beyond);
        }
        let phase = self.deps(id).iter().map(|dep| phase_of(*dep)).max().unwrap_or(0);
        let phase = phase.max(self.reads_conditions(id));
        let ex = self.ex(id, &[])?;
        self.home.late(out, phase);
        if let Some(tests) = self.walk_tests.get_mut(phase) {
            tests.push(WalkTest { ex, not, out });
        }
        Ok(())
    }
}
