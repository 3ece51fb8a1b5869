//! Where each fact stands in a household's block, and how the block is filled.
//!
//! A fact with few values (a yes or no, a choice, a small number) is a code of one byte, eight to a word. Money, dates and
//! large numbers have a word of their own. What needs texts or places is answered when the block is made: "the place lies in
//! the area" is a code too. After the household's own come its lists: how long each is, and their rows, each as wide as
//! the others of its list.
mod gather;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use gather::Gather;

use crate::facts::Held;
use crate::language::check::Names;
use crate::language::eval::{Frame, Scope};
use crate::language::ir::{Leaf, NodeId};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::vocabulary::{Fact, ListId, Type, ids, vocabulary};

/// The code of "there is none".
pub(super) const NONE: usize = 30;
/// The code of what is not known.
pub(super) const UNKNOWN: usize = 31;
/// How many codes there are.
pub(super) const CODES: usize = 32;
/// A wide value that is not known, and one that is known to be none. No fact has values as small.
pub(super) const UNKNOWN_WIDE: i64 = i64::MIN;
pub(super) const NONE_WIDE: i64 = i64::MIN + 1;
/// More lists or longer ones than this are left to the evaluator of facts.
const LISTS: usize = 8;
const LONGEST: usize = 250;
/// In the word of lengths: the list is not known.
const NO_LIST: u64 = 255;

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Leaf(Leaf),
    /// A condition on texts or places, answered when the block is made.
    Answer(NodeId),
    /// The main applicant's date of birth.
    Born,
    /// Whether the household has a history of bands: 0 for an empty one, 1 for any other.
    Moves,
}

/// Where a slot is, counted from the beginning of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Code { word: usize, shift: u32, least: i64 },
    Wide(usize),
}

/// The slots of the household itself, or of each row of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    slots: Vec<(Source, Place)>,
    pub(super) words: usize,
}

/// The whole block.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) home: Shape,
    pub(super) lists: Vec<(ListId, Shape)>,
    /// Two schemes whose slots are the same have the same number.
    pub(super) mark: u64,
}

/// The rows of a list in a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows<'a> {
    words: &'a [u64],
    stride: usize,
    pub(super) len: usize,
    pub(super) known: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn iter(self) -> impl Iterator<Item = &'a [u64]> {
        self.words.chunks_exact(self.stride.max(1))
    }

    pub(super) fn get(self, nth: usize) -> &'a [u64] {
        let start = nth.saturating_mul(self.stride);
        self.words
            .get(start..start.saturating_add(self.stride))
            .unwrap_or_default()
    }
}

/// Reads a code.
pub(super) fn code(row: &[u64], word: usize, shift: u32) -> usize {
    let held = row.get(word).copied().unwrap_or(u64::MAX);
    usize::try_from(held.wrapping_shr(shift) & 31).unwrap_or(UNKNOWN)
}

/// Reads a wide value.
pub(super) fn wide(row: &[u64], at: usize) -> i64 {
    row.get(at).map_or(UNKNOWN_WIDE, |held| held.cast_signed())
}

/// The smallest value of a fact that is kept as a code; none when it has too many values.
pub(super) fn coded(fact: &Fact, words: usize) -> Option<(i64, usize)> {
    let (least, most) = match fact.kind {
        Type::Choice(_) => (0, crate::value::whole(words) - 1),
        Type::Truth | Type::Number(_) | Type::Decimal(..) => (fact.least, fact.most),
        Type::Money
        | Type::Date
        | Type::Duration
        | Type::Moment
        | Type::Place
        | Type::Places
        | Type::Text => {
            return None;
        }
    };
    let count = usize::try_from(most.checked_sub(least)?.checked_add(1)?).ok()?;
    (count <= NONE).then_some((least, count))
}

impl Shape {
    fn of(sources: &BTreeSet<Source>, narrow: &dyn Fn(Source) -> Option<i64>) -> Self {
        let mut slots = Vec::new();
        let mut codes = 0_usize;
        for source in sources {
            if let Some(least) = narrow(*source) {
                let shift = u32::try_from(codes % 8 * 8).unwrap_or(0);
                slots.push((
                    *source,
                    Place::Code {
                        word: codes / 8,
                        shift,
                        least,
                    },
                ));
                codes += 1;
            }
        }
        let mut words = codes.div_ceil(8);
        for source in sources {
            if narrow(*source).is_none() {
                slots.push((*source, Place::Wide(words)));
                words += 1;
            }
        }
        slots.sort_by_key(|(source, _)| *source);
        Self { slots, words }
    }

    pub(super) fn place(&self, source: Source) -> Option<Place> {
        let at = self
            .slots
            .binary_search_by_key(&source, |(source, _)| *source)
            .ok()?;
        self.slots.get(at).map(|(_, place)| *place)
    }

    /// Puts every slot of a row at the end of a block; false when a value does not fit its slot.
    fn fill(&self, frame: &Frame<'_>, scope: Option<&Scope<'_>>, block: &mut Vec<u64>) -> bool {
        let start = block.len();
        block.resize(start + self.words, 0);
        let Some(row) = block.get_mut(start..) else {
            return false;
        };
        for (source, place) in &self.slots {
            let value = held(frame, *source, scope);
            match *place {
                Place::Wide(at) => {
                    let Some(slot) = row.get_mut(at) else { return false };
                    *slot = match value {
                        Slot::Is(n) if n <= NONE_WIDE => return false,
                        Slot::Is(n) => n.cast_unsigned(),
                        Slot::Nothing => NONE_WIDE.cast_unsigned(),
                        Slot::Unknown => UNKNOWN_WIDE.cast_unsigned(),
                    };
                }
                Place::Code { word, shift, least } => {
                    let code = match value {
                        Slot::Is(n) => usize::try_from(n.wrapping_sub(least)).unwrap_or(CODES),
                        Slot::Nothing => NONE,
                        Slot::Unknown => UNKNOWN,
                    };
                    if code >= CODES || (code >= NONE && matches!(value, Slot::Is(_))) {
                        return false;
                    }
                    let Some(slot) = row.get_mut(word) else {
                        return false;
                    };
                    *slot |= crate::value::whole(code).cast_unsigned() << shift;
                }
            }
        }
        true
    }
}

/// A value on its way into a slot.
#[derive(Clone, Copy)]
enum Slot {
    Is(i64),
    Nothing,
    Unknown,
}

fn held(frame: &Frame<'_>, source: Source, scope: Option<&Scope<'_>>) -> Slot {
    match source {
        Source::Leaf(leaf) => match frame.held(leaf, scope) {
            Some(Held::Number(n)) => Slot::Is(*n),
            Some(Held::Nothing) => Slot::Nothing,
            Some(Held::Text(_) | Held::Places(_)) => Slot::Is(0),
            None => Slot::Unknown,
        },
        Source::Answer(node) => match frame.truth_in(node, scope) {
            Truth::Yes => Slot::Is(1),
            Truth::No => Slot::Is(0),
            Truth::Unknown => Slot::Unknown,
        },
        Source::Born => match crate::language::eval::main_born(frame) {
            Some(born) => Slot::Is(born),
            None => Slot::Unknown,
        },
        Source::Moves => match frame.list(ids().moves) {
            Some(moves) => Slot::Is(i64::from(!moves.is_empty())),
            None => Slot::Unknown,
        },
    }
}

impl Layout {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let gather = Gather::of(scheme);
        let least = |fact: Option<&Fact>| {
            let fact = fact?;
            let words = scheme.choices(fact.kind).map_or(0, |choices| choices.words.len());
            coded(fact, words).map(|(least, _)| least)
        };
        let home = Shape::of(&gather.home, &|source| match source {
            Source::Leaf(Leaf::Fact(id)) => least(vocabulary().fact_at(id)),
            Source::Leaf(Leaf::Local(at)) => least(scheme.names.locals.get(usize::from(at))),
            Source::Answer(_) | Source::Moves => Some(0),
            Source::Born | Source::Leaf(Leaf::Field { .. }) => None,
        });
        let lists = gather.lists.iter().map(|(id, sources)| {
            let shape = Shape::of(sources, &|source| match source {
                Source::Leaf(Leaf::Field { field, .. }) => least(scheme.names.field_at(*id, field)),
                Source::Answer(_) => Some(0),
                Source::Leaf(_) | Source::Born | Source::Moves => None,
            });
            (*id, shape)
        });
        let mut layout = Self {
            home,
            lists: lists.collect(),
            mark: 0,
        };
        layout.mark = layout.marked(&scheme.names);
        layout
    }

    /// A number made from every slot, with the conditions that are answered when a block is made.
    fn marked(&self, names: &Names) -> u64 {
        let program = &names.program;
        let mut text = format!(
            "{:?}{:?}{:?}{:?}",
            self.home, self.lists, program.areas, program.texts
        );
        // A fact of the scheme's own stands where that of another scheme would.
        for fact in names.locals.iter().chain(names.rows.values().flatten()) {
            // Writing to a text cannot fail.
            _ = write!(text, "{fact:?}");
            if let Type::Choice(list) = fact.kind {
                _ = write!(text, "{:?}", names.choices.get(usize::from(list)));
            }
        }
        for (_, shape) in std::iter::once(&(ListId::MAX, self.home.clone())).chain(&self.lists) {
            for (source, _) in &shape.slots {
                if let Source::Answer(node) = source {
                    _ = write!(text, "{:?}{:?}", program.node(*node), program.relations);
                }
            }
        }
        // FNV-1a: it need not withstand anybody, only tell layouts apart.
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// The block of a household; none when something in it does not fit.
    pub(super) fn pack(&self, frame: &Frame<'_>) -> Option<Box<[u64]>> {
        if self.lists.len() > LISTS {
            return None;
        }
        let mut block = Vec::with_capacity(64);
        if !self.home.fill(frame, None, &mut block) {
            return None;
        }
        let lengths_at = block.len();
        block.push(0);
        let mut lengths = 0_u64;
        for (nth, (list, shape)) in self.lists.iter().enumerate() {
            let length = match frame.list(*list) {
                None => NO_LIST,
                Some(entries) if entries.len() > LONGEST => return None,
                Some(entries) => {
                    for entry in entries {
                        let scope = Scope {
                            list: *list,
                            entry,
                            outer: None,
                        };
                        if !shape.fill(frame, Some(&scope), &mut block) {
                            return None;
                        }
                    }
                    u64::try_from(entries.len()).ok()?
                }
            };
            lengths |= length << (nth * 8);
        }
        *block.get_mut(lengths_at)? = lengths;
        Some(block.into_boxed_slice())
    }

    /// The rows of every list of a block.
    pub(super) fn rows<'a>(&self, block: &'a [u64]) -> [Rows<'a>; LISTS] {
        let mut found = [Rows::default(); LISTS];
        let Some((lengths, mut rest)) = block.get(self.home.words..).and_then(<[u64]>::split_first) else {
            return found;
        };
        let mut lengths = *lengths;
        for (rows, (_, shape)) in found.iter_mut().zip(&self.lists) {
            let len = lengths & 255;
            lengths >>= 8;
            if len == NO_LIST {
                continue;
            }
            let len = usize::try_from(len).unwrap_or(0);
            let (words, after) = rest.split_at_checked(len * shape.words).unwrap_or_default();
            rest = after;
            *rows = Rows {
                words,
                stride: shape.words,
                len,
                known: true,
            };
        }
        found
    }

    /// The place of a list among those of the block.
    pub(super) fn list(&self, id: ListId) -> Option<usize> {
        self.lists.iter().position(|(list, _)| *list == id)
    }
}
