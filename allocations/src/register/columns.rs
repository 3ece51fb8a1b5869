//! A register of households as planes: one bit per household and plane, 2,048 households to a batch.
use std::collections::BTreeMap;

use super::circuit::{OFF, ON, Wire, at, count};
use super::rowwise::Reads;
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::facts::{Entry, Facts, Held, Value};
use crate::vocabulary::{FactId, ListId, vocabulary};

/// Words of 64 households in a batch.
pub(super) const WORDS: usize = 32;
/// Households in a batch.
pub(super) const BATCH: usize = WORDS * 64;

/// One bit for every household of a batch.
pub(super) type Block = [u64; WORDS];

pub(super) const NOUGHTS: Block = [0; WORDS];
pub(super) const ONES: Block = [u64::MAX; WORDS];

/// What the planes of a fact mean: the wires are planes of the register, or constants.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// A value is known.
    pub(super) given: Wire,
    /// It is known that there is none.
    pub(super) none: Wire,
    /// Whoever has no value has none for certain: `none` is the opposite of `given` and has no plane of its own.
    pub(super) full: bool,
    /// The value, counted from the least possible one, lowest bit first.
    pub(super) bits: Vec<Wire>,
}

/// The members of a list that stand at the same place in every household.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) there: Wire,
    pub(super) fields: Vec<Column>,
    pub(super) nth: Column,
    /// Facts that only one scheme declares of each member.
    pub(super) own: BTreeMap<String, OwnColumn>,
    /// Where the list's dates stand in [`Register::dates`]; lists without `from` and `to` have none.
    pub(super) dates: Option<u32>,
}

#[derive(Clone, Debug)]
pub(super) struct ListColumns {
    pub(super) given: Wire,
    pub(super) layers: Vec<Layer>,
}

/// Facts that only one scheme declares, as they were given.
#[derive(Clone, Debug)]
pub(super) struct OwnColumn {
    pub(super) values: Vec<Value>,
    pub(super) column: Column,
}

/// From and to of the entries at one place of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    pub(super) from: Vec<i32>,
    pub(super) to: Vec<i32>,
}

/// A whole register in columns. It reads like a list of [`Facts`], and is assessed two thousand households at a time.
#[derive(Clone, Debug)]
pub struct Register {
    pub(super) rows: usize,
    pub(super) width: usize,
    /// Batch after batch, plane after plane.
    pub(super) planes: Vec<Block>,
    pub(super) facts: Vec<Column>,
    pub(super) lists: Vec<ListColumns>,
    pub(super) own: BTreeMap<String, OwnColumn>,
    /// Names and places, each once.
    pub(super) words: Vec<Held>,
    /// From and to of an entry, for every household.
    pub(super) dates: Vec<Spans>,
    /// Households with longer lists than the planes hold.
    pub(super) long: BTreeMap<usize, Facts>,
}

impl Register {
    /// A register of these households, in their order.
    pub fn of<'a>(households: impl IntoIterator<Item = &'a Facts>) -> Self {
        let mut builder = super::RegisterBuilder::new();
        for facts in households {
            builder.push(facts);
        }
        builder.finish()
    }

    /// How many households it holds.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The bytes the columns take.
    pub fn bytes(&self) -> usize {
        let dates: usize = self
            .dates
            .iter()
            .map(|spans| (spans.from.len() + spans.to.len()) * size_of::<i32>())
            .sum();
        self.planes.len() * size_of::<Block>() + dates
    }

    pub(super) fn batches(&self) -> usize {
        self.rows.div_ceil(BATCH)
    }

    /// The planes of a batch.
    pub(super) fn batch(&self, nth: usize) -> &[Block] {
        let start = nth.saturating_mul(self.width);
        self.planes
            .get(start..start.saturating_add(self.width))
            .unwrap_or(&[])
    }

    /// The facts of one household, for its page and its trace; none beyond the end.
    pub fn household(&self, row: usize) -> Option<Facts> {
        if let Some(facts) = self.long.get(&row) {
            return Some(facts.clone());
        }
        self.facts_read(row, None)
    }

    /// Those facts of a household that a condition reads; none where its lists are longer than the planes hold.
    pub(super) fn some_facts(&self, row: usize, reads: &Reads) -> Option<Facts> {
        if self.long.contains_key(&row) {
            return None;
        }
        self.facts_read(row, Some(reads))
    }

    fn facts_read(&self, row: usize, only: Option<&Reads>) -> Option<Facts> {
        let reads = |fact: FactId| only.is_none_or(|only| only.facts.contains(&fact));
        let reads_list = |list: ListId| only.is_none_or(|only| only.lists.contains(&list));
        let own = only.is_none_or(|only| only.own);
        if row >= self.rows {
            return None;
        }
        let batch = self.batch(row / BATCH);
        let place = row % BATCH;
        let mut facts = Facts::new();
        for (id, (fact, column)) in (0..).zip(vocabulary().facts().iter().zip(&self.facts)) {
            let held = reads(id)
                .then(|| self.held(batch, place, column, fact.least, is_word(fact.kind)))
                .flatten();
            facts.values.push(held);
        }
        for (id, (list, columns)) in (0..).zip(vocabulary().lists().iter().zip(&self.lists)) {
            if !reads_list(id) || !bit(batch, columns.given, place) {
                facts.lists.push(None);
                continue;
            }
            let mut entries: Vec<(i64, Entry)> = Vec::new();
            for (at, layer) in (0_i64..).zip(&columns.layers) {
                if !bit(batch, layer.there, place) {
                    continue;
                }
                let fields = list.fields.iter().zip(&layer.fields);
                let fields = fields
                    .map(|(fact, column)| self.held(batch, place, column, fact.least, is_word(fact.kind)));
                let mut entry = Entry::of(trimmed(fields.collect()));
                entry.own = own_values(batch, place, &layer.own);
                entries.push((number(batch, place, &layer.nth.bits) ^ at, entry));
            }
            entries.sort_by_key(|(nth, _)| *nth);
            facts
                .lists
                .push(Some(entries.into_iter().map(|(_, entry)| entry).collect()));
        }
        facts.values = trimmed(facts.values);
        facts.lists = trimmed(facts.lists);
        if own {
            facts.own = own_values(batch, place, &self.own);
        }
        Some(facts)
    }

    fn held(&self, batch: &[Block], row: usize, column: &Column, least: i64, word: bool) -> Option<Held> {
        if bit(batch, column.none, row) {
            return Some(Held::Nothing);
        }
        if !bit(batch, column.given, row) {
            return column.full.then_some(Held::Nothing);
        }
        let n = number(batch, row, &column.bits);
        if word {
            return usize::try_from(n).ok().and_then(|at| self.words.get(at)).cloned();
        }
        Some(Held::Number(n.saturating_add(least)))
    }
}

/// The facts that only schemes declare, as a household or a member has them.
fn own_values(
    batch: &[Block],
    place: usize,
    columns: &BTreeMap<String, OwnColumn>,
) -> BTreeMap<String, Value> {
    let given = columns
        .iter()
        .filter(|(_, own)| bit(batch, own.column.given, place));
    let values = given.filter_map(|(name, own)| {
        let at = usize::try_from(number(batch, place, &own.column.bits)).ok()?;
        Some((name.clone(), own.values.get(at)?.clone()))
    });
    values.collect()
}

pub(super) fn is_word(kind: crate::vocabulary::Type) -> bool {
    use crate::vocabulary::Type;
    matches!(kind, Type::Place | Type::Places | Type::Text)
}

fn trimmed<T>(mut slots: Vec<Option<T>>) -> Vec<Option<T>> {
    while matches!(slots.last(), Some(None)) {
        slots.pop();
    }
    slots
}

/// A bit of one household. Wires of a register are constants or, from 2, its planes.
fn bit(batch: &[Block], wire: Wire, row: usize) -> bool {
    match wire {
        OFF => false,
        ON => true,
        plane => {
            let word = at(batch, plane - 2).and_then(|block| block.get(row / 64));
            (word.copied().unwrap_or(0) >> (row % 64)) & 1 == 1
        }
    }
}

fn number(batch: &[Block], row: usize, bits: &[Wire]) -> i64 {
    (0_u32..)
        .zip(bits)
        .fold(0, |n, (at, wire)| n | (i64::from(bit(batch, *wire, row)) << at))
}

/// The dates of an entry as the engine counts the days covered: open beginnings at the first day, open ends at the last.
pub(super) fn open_dates(from: Option<&Held>, to: Option<&Held>) -> (i32, i32) {
    let day = |held: Option<&Held>, open: i64| match held {
        Some(Held::Number(day)) => i32::try_from(*day).unwrap_or(i32::MAX),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => {
            i32::try_from(open).unwrap_or(i32::MAX)
        }
    };
    (day(from, FIRST_DAY), day(to, LAST_DAY))
}

/// How many entries of a list the planes hold; a household with more is assessed by itself.
pub(super) fn most_entries(list: ListId) -> usize {
    let members = vocabulary().list("members").map(|(id, _)| id);
    if Some(list) == members { 8 } else { 6 }
}

/// The fields that say when an entry began and ended.
pub(super) fn span_fields(list: ListId) -> Option<(usize, usize)> {
    let list = vocabulary().list_at(list)?;
    let (from, _) = list.field("from")?;
    let (to, _) = list.field("to")?;
    Some((usize::from(from), usize::from(to)))
}

/// The place of a word, or the next free one.
pub(super) fn word_place(words: &mut BTreeMap<String, u32>, kept: &mut Vec<Held>, held: &Held) -> u64 {
    let key = match held {
        Held::Text(text) => format!("t{text}"),
        Held::Places(places) => {
            let places: Vec<String> = places.iter().map(|names| names.join("/")).collect();
            format!("p{}", places.join("|"))
        }
        Held::Number(_) | Held::Nothing => String::new(),
    };
    let next = count(kept.len());
    let place = *words.entry(key).or_insert_with(|| {
        kept.push(held.clone());
        next
    });
    u64::from(place)
}
