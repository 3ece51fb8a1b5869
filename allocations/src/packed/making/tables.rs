//! A condition on one fact as a table: what it says for every value, for none and for not known.
use super::{Dep, HereTable, Maker, Out, Whose, phase_of};
use crate::facts::Held;
use crate::language::ir::{Leaf, NodeId};
use crate::packed::circuit::{CodeTable, Pair, WideTable};
use crate::packed::layout::{CODES, NONE, NONE_WIDE, Place, Source, UNKNOWN, coded};
use crate::packed::state::{Here, number};
use crate::truth::Truth;
use crate::value::{Comparison, whole};
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
                    let draft = self.draft(whose);
                    let same = |table: &&mut CodeTable| {
                        (table.word, table.shift, table.bank) == (word, shift, out.bank)
                    };
                    match draft.codes.iter_mut().find(same) {
                        Some(table) => add(&mut table.of, &answers, not, out.mask),
                        None => {
                            let mut of = [Pair::default(); CODES];
                            add(&mut of, &answers, not, out.mask);
                            draft.codes.push(CodeTable { word, shift, bank: out.bank, of });
                        }
                    }
                    true
                }
                Some(Place::Wide(_)) | None => false,
            },
            Dep::Here(here) => {
                let Some(fact) = table_fact(here).filter(|_| whose == Whose::Home) else {
                    return false;
                };
                let answers = self.of_numbers(id, fact);
                let mut of = [Pair::default(); CODES];
                add(&mut of, &answers, not, out.mask);
                let phase = phase_of(dep);
                self.home.late(out, phase);
                let Some(tables) = self.heres.get_mut(phase) else { return false };
                match tables.iter_mut().find(|table| (table.here, table.bank) == (here, out.bank)) {
                    Some(table) => add(&mut table.of, &answers, not, out.mask),
                    None => tables.push(HereTable { here, bank: out.bank, of }),
                }
                true
            }
            Dep::Other | Dep::Never => false,
        }
    }

    fn of_codes(&self, whose: Whose, id: NodeId, source: Source, least: i64) -> Option<[Truth; CODES]> {
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
        let words = self.scheme.choices(fact.kind).map_or(0, |choices| choices.words.len());
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

    fn of_numbers(&self, id: NodeId, fact: FactId) -> [Truth; CODES] {
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
            Leaf::Field { up: 0, field } => {
                let list = vocabulary().list_at(self.list_of(whose)?)?;
                list.fields.get(usize::from(field))
            }
            Leaf::Field { .. } => None,
        }
    }

    /// Writes what a wide value makes true.
    pub(super) fn wide_table(&mut self, whose: Whose, table: WideTable) {
        let draft = self.draft(whose);
        let same = |other: &&mut WideTable| {
            (other.at, other.bank, other.lo, other.hi) == (table.at, table.bank, table.lo, table.hi)
        };
        match draft.wides.iter_mut().find(same) {
            Some(other) => other.of.iter_mut().zip(table.of).for_each(|(slot, pair)| slot.add(pair)),
            None => draft.wides.push(table),
        }
    }

    /// "Is given", of a fact with a word of its own.
    pub(super) fn given_wide(&mut self, whose: Whose, id: NodeId, source: Source, not: bool, out: Out) -> bool {
        let (Some(Place::Wide(at)), Source::Leaf(leaf)) = (self.place(whose, source), source) else {
            return false;
        };
        let unknown = self.asker.given(id, Some((leaf, None)), self.list_of(whose)).truth();
        let answers = [Truth::Yes, Truth::Yes, Truth::No, unknown];
        let of = answers.map(|truth| Pair::of(if not { truth.not() } else { truth }, out.mask));
        let (lo, hi) = (NONE_WIDE + 1, i64::MAX);
        self.wide_table(whose, WideTable { at, bank: out.bank, lo, hi, of });
        true
    }
}

/// The fact, when its numbers are few enough for a table.
fn table_fact(here: Here) -> Option<FactId> {
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

fn add(of: &mut [Pair; CODES], answers: &[Truth; CODES], not: bool, mask: u64) {
    for (pair, truth) in of.iter_mut().zip(answers) {
        pair.add(Pair::of(if not { truth.not() } else { *truth }, mask));
    }
}

/// The comparison seen from the other side.
pub(super) fn mirrored(how: Comparison) -> Comparison {
    match how {
        Comparison::Equal | Comparison::Differs => how,
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}
