//! Builds a register one household at a time.
mod kept;

use std::collections::BTreeMap;

use super::circuit::count;
use super::columns::{
    BATCH, Block, Layer, ListColumns, NOUGHTS, Register, Spans, most_entries, open_dates, span_fields,
    word_place,
};
use crate::facts::{Entry, FactError, Facts, Held, Value};
use crate::vocabulary::{Fact, ListId, Type, vocabulary};
use kept::Kept;

type Plane = Vec<Block>;

/// Columns that grow.
#[derive(Clone, Debug, Default)]
struct Growing {
    given: Plane,
    none: Plane,
    bits: Vec<Plane>,
}

#[derive(Clone, Debug, Default)]
struct GrowingLayer {
    there: Plane,
    fields: Vec<Growing>,
    nth: Growing,
    own: BTreeMap<String, GrowingOwn>,
    dates: Spans,
}

/// Values that only a scheme declares, each once, and which of them everybody has.
type GrowingOwn = (Vec<Value>, Growing);

#[derive(Clone, Debug, Default)]
struct GrowingList {
    given: Plane,
    layers: Vec<GrowingLayer>,
}

/// A register in the making.
#[derive(Clone, Debug, Default)]
pub struct RegisterBuilder {
    rows: usize,
    facts: Vec<Growing>,
    lists: Vec<GrowingList>,
    own: BTreeMap<String, GrowingOwn>,
    words: BTreeMap<String, u32>,
    kept: Vec<Held>,
    long: BTreeMap<usize, Facts>,
}

impl RegisterBuilder {
    /// A register of nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a household.
    pub fn push(&mut self, household: &Facts) {
        let row = self.rows;
        self.rows += 1;
        let lists = (0_u16..).zip(&household.lists);
        let too_long = lists.into_iter().any(|(id, entries)| {
            entries
                .as_ref()
                .is_some_and(|entries| entries.len() > most_entries(id))
        });
        if too_long {
            self.long.insert(row, household.clone());
            return;
        }
        for (at, held) in household.values.iter().enumerate() {
            let Some(held) = held else { continue };
            let fact = u16::try_from(at).ok().and_then(|id| vocabulary().fact_at(id));
            let (words, kept) = (&mut self.words, &mut self.kept);
            if let Some(fact) = fact {
                with_slot(&mut self.facts, at, |column| {
                    column.hold(row, fact, held, words, kept);
                });
            }
        }
        for (at, entries) in household.lists.iter().enumerate() {
            let Some(entries) = entries else { continue };
            self.list(row, at, entries);
        }
        own(&mut self.own, row, &household.own);
    }

    fn list(&mut self, row: usize, at: usize, entries: &[Entry]) {
        let Some((id, list)) = u16::try_from(at)
            .ok()
            .and_then(|id: ListId| Some((id, vocabulary().list_at(id)?)))
        else {
            return;
        };
        let (words, kept) = (&mut self.words, &mut self.kept);
        let spans = span_fields(id);
        let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
        let dates = |entry: &Entry| {
            spans.map(|(from, to)| {
                let field = |at: usize| entry.fields.get(at).and_then(Option::as_ref);
                open_dates(field(from), field(to))
            })
        };
        order.sort_by_key(|(nth, entry)| (dates(entry).map(|(from, _)| from), *nth));
        let mut fill = |layer: &mut GrowingLayer, place: usize, nth: usize, entry: &Entry| {
            set(&mut layer.there, row);
            layer.nth.number(row, u64::from(count(nth ^ place)));
            own(&mut layer.own, row, &entry.own);
            for (at, held) in entry.fields.iter().enumerate() {
                let (Some(held), Some(fact)) = (held, list.fields.get(at)) else {
                    continue;
                };
                with_slot(&mut layer.fields, at, |column| {
                    column.hold(row, fact, held, words, kept);
                });
            }
            if let Some(dates) = dates(entry) {
                layer.dates.from.resize(row, 0);
                layer.dates.to.resize(row, 0);
                layer.dates.from.push(dates.0);
                layer.dates.to.push(dates.1);
            }
        };
        with_slot(&mut self.lists, at, |columns| {
            set(&mut columns.given, row);
            for (place, (nth, entry)) in order.iter().enumerate() {
                with_slot(&mut columns.layers, place, |layer| {
                    fill(layer, place, *nth, entry);
                });
            }
        });
    }

    /// Adds a household from a row of text. A name is a fact's, or `members.1.birth_date` for the first member's field;
    /// an empty cell is unknown, and `none` says that there is none.
    pub fn push_row<'a>(
        &mut self,
        cells: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), FactError> {
        let mut facts = Facts::new();
        let mut members: BTreeMap<(&str, usize), Vec<(&str, Value)>> = BTreeMap::new();
        for (name, cell) in cells {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let mut parts = name.splitn(3, '.');
            if let (Some(list), Some(Ok(nth)), Some(field)) =
                (parts.next(), parts.next().map(str::parse::<usize>), parts.next())
            {
                let fact = vocabulary().list(list).and_then(|(_, list)| list.field(field));
                let value = read_cell(fact.map(|(_, fact)| fact), cell);
                members.entry((list, nth)).or_default().push((field, value));
            } else {
                let fact = vocabulary().fact(name).map(|(_, fact)| fact);
                facts.set(name, read_cell(fact, cell))?;
            }
        }
        for ((list, _), fields) in members {
            facts.push(list, fields)?;
        }
        self.push(&facts);
        Ok(())
    }

    /// The register, ready to be assessed.
    pub fn finish(mut self) -> Register {
        let batches = self.rows.div_ceil(BATCH);
        let mut everyone: Plane = Vec::new();
        for row in 0..self.rows {
            if !self.long.contains_key(&row) {
                set(&mut everyone, row);
            }
        }
        everyone.resize(batches, NOUGHTS);
        let mut kept = Kept {
            batches,
            planes: Vec::new(),
        };
        let vocabulary = vocabulary();
        self.facts.resize(vocabulary.facts().len(), Growing::default());
        self.lists
            .resize(vocabulary.lists().len(), GrowingList::default());
        let facts = self
            .facts
            .into_iter()
            .map(|column| kept.column(column, &everyone))
            .collect();
        let mut dates: Vec<Spans> = Vec::new();
        let mut lists = Vec::new();
        for (list, growing) in vocabulary.lists().iter().zip(self.lists) {
            let given = kept.plane(growing.given, &everyone);
            let mut layers = Vec::new();
            for mut layer in growing.layers {
                layer.fields.resize(list.fields.len(), Growing::default());
                layer.there.resize(batches, NOUGHTS);
                let fields = layer
                    .fields
                    .into_iter()
                    .map(|column| kept.column(column, &layer.there))
                    .collect();
                let nth = kept.column(layer.nth, &layer.there);
                let own = kept.own(layer.own, &layer.there);
                let has_dates = !layer.dates.from.is_empty();
                if has_dates {
                    layer.dates.from.resize(batches.saturating_mul(BATCH), 0);
                    layer.dates.to.resize(batches.saturating_mul(BATCH), 0);
                    dates.push(layer.dates);
                }
                layers.push(Layer {
                    there: kept.plane(layer.there, &everyone),
                    fields,
                    nth,
                    own,
                    dates: has_dates.then(|| count(dates.len() - 1)),
                });
            }
            lists.push(ListColumns { given, layers });
        }
        let own = kept.own(self.own, &everyone);
        Register {
            rows: self.rows,
            width: kept.planes.len(),
            planes: kept.by_batch(),
            facts,
            lists,
            own,
            words: self.kept,
            dates,
            long: self.long,
        }
    }
}

impl Growing {
    fn hold(
        &mut self,
        row: usize,
        fact: &Fact,
        held: &Held,
        words: &mut BTreeMap<String, u32>,
        kept: &mut Vec<Held>,
    ) {
        match held {
            Held::Nothing => set(&mut self.none, row),
            Held::Number(n) => self.number(row, n.saturating_sub(fact.least).unsigned_abs()),
            Held::Text(_) | Held::Places(_) => self.number(row, word_place(words, kept, held)),
        }
    }

    fn number(&mut self, row: usize, mut rest: u64) {
        set(&mut self.given, row);
        let mut at = 0;
        while rest != 0 {
            if rest & 1 == 1 {
                with_slot(&mut self.bits, at, |plane| set(plane, row));
            }
            rest >>= 1;
            at += 1;
        }
    }
}

/// Notes the facts that only a scheme declares.
fn own(columns: &mut BTreeMap<String, GrowingOwn>, row: usize, given: &BTreeMap<String, Value>) {
    for (name, value) in given {
        let (values, column) = columns.entry(name.clone()).or_default();
        let at = values.iter().position(|have| have == value).unwrap_or_else(|| {
            values.push(value.clone());
            values.len() - 1
        });
        column.number(row, u64::from(count(at)));
    }
}

fn set(plane: &mut Plane, row: usize) {
    let block = row / BATCH;
    if plane.len() <= block {
        plane.resize(block + 1, NOUGHTS);
    }
    if let Some(word) = plane
        .get_mut(block)
        .and_then(|block| block.get_mut(row % BATCH / 64))
    {
        *word |= 1 << (row % 64);
    }
}

/// The slot at a place, made if it is not there; work is done on it.
fn with_slot<T: Default + Clone, R>(
    slots: &mut Vec<T>,
    at: usize,
    work: impl FnOnce(&mut T) -> R,
) -> Option<R> {
    if slots.len() <= at {
        slots.resize(at + 1, T::default());
    }
    slots.get_mut(at).map(work)
}

fn read_cell(fact: Option<&Fact>, cell: &str) -> Value {
    let Some(fact) = fact else { return cell.into() };
    if cell == "none" && fact.may_be_none {
        return Value::Nothing;
    }
    match fact.kind {
        Type::Truth => match cell.to_lowercase().as_str() {
            "yes" | "true" | "y" | "1" => true.into(),
            "no" | "false" | "n" | "0" => false.into(),
            _ => cell.into(),
        },
        Type::Number(_) | Type::Money | Type::Duration | Type::Moment => {
            cell.parse::<i64>().map_or_else(|_| cell.into(), Value::Whole)
        }
        Type::Places => Value::Places(cell.split(';').map(str::to_owned).collect()),
        Type::Decimal(..) | Type::Date | Type::Choice(_) | Type::Place | Type::Text => cell.into(),
    }
}
