//! A condition on one fact as a table: what it says for every value, for none and for not known.
use super::{Dep, HereTable, Maker, Out, Whose, phase_of};
use crate::facts::Held;
use crate::language::ir::{Leaf, NodeId};
use crate::packed::circuit::{CodeTable, Pair, WideTable, Word as _};
use crate::packed::layout::{CODES, NONE, NONE_WIDE, Place, Source, UNKNOWN, coded};
use crate::packed::state::{Here, number};
use crate::truth::Truth;
use crate::value::whole;
use crate::vocabulary::{Fact, FactId, ids, vocabulary};

impl Maker<'_> {
    /// Writes a table for a node that depends on one thing; false when there is no table for it.
    pub(super) fn table(&mut self, whose: Whose, id: NodeId, dep: Dep, not: bool, out: Out) -> bool {
        match dep {
            Dep::Slot(source) => match self.place(whose, source) {
                Some(Place::Code { word, shift, least }) => {
                    let Some(answers) = self.of_codes(whose, id, source, least) else {
                        return false;
                    };
                    let out = (out.bank, out.mask);
                    self.draft(whose)
                        .tables
                        .add_code((word, shift), &answers, not, out);
                    true
                }
                Some(Place::Wide(_)) | None => false,
            },
            Dep::Here(here) => {
                let Some(fact) = table_fact(here).filter(|_| whose == Whose::Home) else {
                    return false;
                };
                let answers = self.of_numbers(id, fact);
                let phase = phase_of(dep);
                self.home.late(out, phase);
                let Some(tables) = self.heres.get_mut(phase) else {
                    return false;
                };
                let at = tables.iter().position(|table| table.here == here);
                let at = at.unwrap_or_else(|| {
                    tables.push(HereTable {
                        here,
                        of: CodeTable::empty(),
                    });
                    tables.len() - 1
                });
                if let Some(table) = tables.get_mut(at) {
                    table.of.add(&answers, not, (out.bank, out.mask));
                }
                true
            }
            Dep::Other | Dep::Never => false,
        }
    }

    pub(in crate::packed) fn of_codes(
        &self,
        whose: Whose,
        id: NodeId,
        source: Source,
        least: i64,
    ) -> Option<[Truth; CODES]> {
        let mut answers = [Truth::Unknown; CODES];
        let (leaf, fact) = match source {
            Source::Answer(answered) if answered == id => {
                for (answer, truth) in answers.iter_mut().zip([Truth::No, Truth::Yes]) {
                    *answer = truth;
                }
                return Some(answers);
            }
            Source::Leaf(leaf) => (leaf, self.fact(whose, leaf)?),
            Source::Answer(_) | Source::Born | Source::Moves => return None,
        };
        let words = self
            .scheme
            .choices(fact.kind)
            .map_or(0, |choices| choices.words.len());
        let (_, count) = coded(fact, words)?;
        let list = self.list_of(whose);
        let ask = |held| self.asker.given(id, Some((leaf, held)), list).truth();
        for (at, answer) in answers.iter_mut().enumerate() {
            if at < count {
                *answer = ask(Some(Held::Number(least.saturating_add(whole(at)))));
            }
        }
        for (at, held) in [(NONE, Some(Held::Nothing)), (UNKNOWN, None)] {
            if let Some(answer) = answers.get_mut(at) {
                *answer = ask(held);
            }
        }
        Some(answers)
    }

    pub(in crate::packed) fn of_numbers(&self, id: NodeId, fact: FactId) -> [Truth; CODES] {
        let mut answers = [Truth::Unknown; CODES];
        for (at, answer) in answers.iter_mut().enumerate() {
            let held = match at {
                UNKNOWN => None,
                NONE => Some(Held::Nothing),
                at => Some(Held::Number(number(at))),
            };
            *answer = self.asker.given(id, Some((Leaf::Fact(fact), held)), None).truth();
        }
        answers
    }

    pub(in crate::packed) fn fact(&self, whose: Whose, leaf: Leaf) -> Option<&Fact> {
        match leaf {
            Leaf::Fact(id) => vocabulary().fact_at(id),
            Leaf::Local(at) => self.scheme.names.locals.get(usize::from(at)),
            Leaf::Field { up: 0, field } => self.scheme.names.field_at(self.list_of(whose)?, field),
            Leaf::Field { .. } => None,
        }
    }

    /// Writes what a wide value makes true: outside the range, inside it, none, not known.
    pub(super) fn wide_table(
        &mut self,
        whose: Whose,
        at: usize,
        (lo, hi): (i64, i64),
        (answers, not): ([Truth; 4], bool),
        out: Out,
    ) {
        let [outside, inside, none, unknown] = answers.map(|truth| {
            let truth = if not { truth.not() } else { truth };
            Pair::answer(truth, out.mask).unwrap_or_default()
        });
        let table = WideTable {
            at,
            lo,
            hi,
            outside,
            inside,
            none,
            unknown,
        };
        self.draft(whose).tables.add_wide(table, out.bank);
    }

    /// "Is given", of a fact with a word of its own.
    pub(super) fn given_wide(
        &mut self,
        whose: Whose,
        id: NodeId,
        source: Source,
        not: bool,
        out: Out,
    ) -> bool {
        let (Some(Place::Wide(at)), Source::Leaf(leaf)) = (self.place(whose, source), source) else {
            return false;
        };
        let unknown = self
            .asker
            .given(id, Some((leaf, None)), self.list_of(whose))
            .truth();
        let answers = [Truth::Yes, Truth::Yes, Truth::No, unknown];
        self.wide_table(whose, at, (NONE_WIDE + 1, i64::MAX), (answers, not), out);
        true
    }
}

/// The fact, when its numbers are few enough for a table.
pub(in crate::packed) fn table_fact(here: Here) -> Option<FactId> {
    let known = ids();
    match here {
        Here::Size => Some(known.household_size),
        Here::Need => Some(known.bedroom_need),
        Here::Lacking => Some(known.bedrooms_lacking),
        Here::Spare => Some(known.bedrooms_spare),
        Here::NeedCount => Some(known.need_count),
        Here::Band => Some(known.band),
        Here::AsAt | Here::Age | Here::Points | Here::MovedOn | Here::RankingDate => None,
    }
}
