//! The order itself: keys that are ready, packed into one number for each row, sorted, and the key that parts each row
//! from the one above it.
//!
//! There may be any number of keys. As many as fit 128 bits together are packed; the first bit in which two neighbours
//! differ names the key that parts them. Rows that agree in all that is packed are compared by the keys after it.
mod radix;
mod rows;
mod word;

use std::cmp::Ordering;

pub use rows::rank_rows;
use word::Word;

/// One key for every row. Smaller comes first; a key that sorts the other way is turned round before it comes here.
pub enum Column<'a> {
    /// Numbers, days, codes.
    Whole(Vec<i64>),
    /// The text or the draw's number of a row, compared byte by byte; asked for only where the keys before it are alike.
    Bytes(Box<dyn Fn(u32) -> &'a [u8] + 'a>),
}

impl Column<'_> {
    /// How two rows compare by this key.
    fn compare(&self, a: u32, b: u32) -> Ordering {
        match self {
            Column::Whole(values) => at(values, a).cmp(&at(values, b)),
            Column::Bytes(text) => text(a).cmp(text(b)),
        }
    }

    /// The same key for another list of columns.
    fn borrowed(&self) -> Column<'_> {
        match self {
            Column::Whole(values) => Column::Whole(values.clone()),
            Column::Bytes(text) => Column::Bytes(Box::new(move |row| text(row))),
        }
    }
}

/// A row's place: the n-th of the answer is the n-th of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The row, by its place in the columns.
    pub row: u32,
    /// The first key in which it differs from the row above, by its place among the columns. None for the first row, and
    /// for one that is alike in every key: such rows keep the order in which they were given.
    pub parted_by: Option<u16>,
    /// The row's value of that key, where it is a whole one; otherwise 0.
    pub here: i64,
    /// The value of the row above.
    pub above: i64,
}

impl Position {
    /// A row that nothing parts from the one above, or of which that is told later.
    fn alike(row: u32) -> Self {
        Self {
            row,
            parted_by: None,
            here: 0,
            above: 0,
        }
    }

    /// Another row in the same place.
    fn for_row(self, row: u32) -> Self {
        Self { row, ..self }
    }
}

/// So few rows are sooner compared than packed.
const FEW: usize = 8;

/// A key's part of the packed number.
#[derive(Clone, Copy)]
struct Part {
    /// Bits below it.
    shift: u32,
    bits: u32,
    least: i64,
}

impl Part {
    /// The value that was packed.
    fn value<W: Word>(&self, word: W) -> i64 {
        self.least
            .wrapping_add(word.part(self.shift, self.bits).cast_signed())
    }
}

struct Plan {
    parts: Vec<Part>,
    /// The first column of which the packed number does not hold everything.
    rest: usize,
    /// It holds the beginning of that column.
    begun: bool,
    /// The rows are the first ones, all of them in order.
    every: bool,
    /// The lowest bits hold the number of the row, so that alike rows keep their order.
    row_bits: u32,
    /// All bits in use.
    bits: u32,
}

/// Puts the rows in order and says what parts each from the one above.
pub fn rank(columns: &[Column<'_>], rows: &[u32]) -> Vec<Position> {
    let mut found = Vec::with_capacity(rows.len());
    by_columns(columns, 0, rows, &mut found);
    found
}

/// Orders rows that are alike in every column before `from`, and adds them to those that stand above.
fn by_columns(columns: &[Column<'_>], from: usize, rows: &[u32], found: &mut Vec<Position>) {
    let plan = plan(columns, from, rows);
    // Half the width sorts faster, and is common: a band, two dates and the number of the row.
    if plan.bits <= u64::BITS {
        plan.order::<u64>(columns, from, rows, found);
    } else {
        plan.order::<u128>(columns, from, rows, found);
    }
}

/// Gives each column as many bits as its values need, from the first column at the top, while there is room.
fn plan(columns: &[Column<'_>], from: usize, rows: &[u32]) -> Plan {
    let row_bits = usize::BITS - rows.len().leading_zeros();
    let every = (0_u32..).zip(rows).all(|(nth, row)| nth == *row);
    let mut parts: Vec<Part> = Vec::with_capacity(columns.len());
    let (mut bits, mut rest, mut begun) = (row_bits, columns.len(), false);
    for (at, column) in columns.iter().enumerate().skip(from) {
        let room = u128::BITS.saturating_sub(bits);
        let (size, least) = match column {
            Column::Whole(values) => width(values, rows, every),
            // The beginning of a text parts most rows, but it is looked at only where the keys before it do not.
            Column::Bytes(_) if at == from => (u64::BITS, 0),
            Column::Bytes(_) => (u32::MAX, 0),
        };
        if size > room {
            rest = at;
            break;
        }
        parts.push(Part {
            shift: 0,
            bits: size,
            least,
        });
        bits += size;
        if matches!(column, Column::Bytes(_)) {
            (rest, begun) = (at, true);
            break;
        }
    }
    let mut shift = bits;
    for part in &mut parts {
        shift -= part.bits;
        part.shift = shift;
    }
    Plan {
        parts,
        rest,
        begun,
        every,
        row_bits,
        bits,
    }
}

/// Numbers that differ in so few low bits are packed by those bits alone.
const NARROW: u32 = 24;

/// How many bits tell the rows' values apart, and what is taken away from each before. `every` says that the rows are the
/// first ones, all of them in order.
fn width(values: &[i64], rows: &[u32], every: bool) -> (u32, i64) {
    let own = match values.get(..rows.len()).filter(|_| every) {
        Some(values) => Own::All(values),
        None => Own::Some(values, rows),
    };
    let first = own.first();
    let differing = own.fold(0, |bits, value| bits | (value ^ first));
    let bits = u64::BITS - differing.cast_unsigned().leading_zeros();
    // All values are alike above these bits, so the bits alone put them in order.
    if bits <= NARROW {
        return (bits, first.wrapping_shr(bits).wrapping_shl(bits));
    }
    let least = own.fold(first, i64::min);
    let most = own.fold(first, i64::max);
    let bits = u64::BITS - most.wrapping_sub(least).cast_unsigned().leading_zeros();
    (bits, least)
}

/// The values of some rows, or of all in order: those can be read without looking them up.
#[derive(Clone, Copy)]
enum Own<'a> {
    All(&'a [i64]),
    Some(&'a [i64], &'a [u32]),
}

impl Own<'_> {
    fn first(self) -> i64 {
        match self {
            Self::All(values) => values.first().copied(),
            Self::Some(values, rows) => rows.first().and_then(|row| at(values, *row)).copied(),
        }
        .unwrap_or(0)
    }

    #[inline]
    fn fold(self, from: i64, with: impl Fn(i64, i64) -> i64) -> i64 {
        match self {
            Self::All(values) => values.iter().copied().fold(from, with),
            Self::Some(values, rows) => rows
                .iter()
                .map(|row| at(values, *row).copied().unwrap_or(0))
                .fold(from, with),
        }
    }
}

fn at<T>(values: &[T], row: u32) -> Option<&T> {
    values.get(usize::try_from(row).ok()?)
}

impl Plan {
    fn order<W: Word>(&self, columns: &[Column<'_>], from: usize, rows: &[u32], found: &mut Vec<Position>) {
        let mut packed: Vec<W> = (0_u32..).zip(rows).map(|(nth, _)| W::from(nth)).collect();
        for (part, column) in self.parts.iter().zip(columns.iter().skip(from)) {
            if part.bits == 0 {
                continue;
            }
            let add = |word: &mut W, value: i64| {
                *word |= W::placed(value.wrapping_sub(part.least).cast_unsigned(), part.shift);
            };
            match column {
                Column::Whole(values) => match values.get(..rows.len()).filter(|_| self.every) {
                    Some(values) => {
                        for (word, value) in packed.iter_mut().zip(values) {
                            add(word, *value);
                        }
                    }
                    None => {
                        for (word, row) in packed.iter_mut().zip(rows) {
                            add(word, at(values, *row).copied().unwrap_or(0));
                        }
                    }
                },
                Column::Bytes(text) => {
                    for (word, row) in packed.iter_mut().zip(rows) {
                        *word |= W::placed(beginning(text(*row)), part.shift);
                    }
                }
            }
        }
        radix::sort(&mut packed, self.row_bits, self.bits);
        let names = self.names();
        let mut above = W::from(0);
        // Where the rows begin that are alike so far.
        let first = found.len();
        let mut run = first;
        for word in packed {
            let row = rows.get(word.row(self.row_bits)).copied().unwrap_or(u32::MAX);
            let bit = (above ^ word)
                .highest(self.row_bits)
                .filter(|_| found.len() > first);
            let part = bit.and_then(|bit| names.get(usize::try_from(bit).ok()?).copied());
            let mut next = Position::alike(row);
            if let Some((nth, part)) = part.and_then(|nth| Some((nth, self.parts.get(usize::from(nth))?))) {
                if run + 1 < found.len() {
                    self.part(columns, run, found);
                }
                run = found.len();
                let column = from + usize::from(nth);
                next.parted_by = u16::try_from(column).ok();
                // Of a text only the beginning is here.
                if !self.begun || column < self.rest {
                    (next.here, next.above) = (part.value(word), part.value(above));
                }
            }
            found.push(next);
            above = word;
        }
        self.part(columns, run, found);
    }

    /// For each bit, the part that it belongs to.
    fn names(&self) -> [u16; 128] {
        let mut names = [0; 128];
        for (nth, part) in (0_u16..).zip(&self.parts) {
            let from = usize::try_from(part.shift).unwrap_or(usize::MAX);
            let bits = usize::try_from(part.bits).unwrap_or(0);
            for name in names.iter_mut().skip(from).take(bits) {
                *name = nth;
            }
        }
        names
    }

    /// Orders the rows from `run` on, which are alike in all that is packed, by what is not.
    fn part(&self, columns: &[Column<'_>], run: usize, found: &mut Vec<Position>) {
        let alike = found.get(run..).unwrap_or_default();
        if alike.len() < 2 || self.rest >= columns.len() {
            return;
        }
        // What parts them all from the row above stays with the first of them.
        let Some(before) = alike.first().copied() else {
            return;
        };
        let rows: Vec<u32> = alike.iter().map(|one| one.row).collect();
        found.truncate(run);
        if self.begun || rows.len() <= FEW {
            compare(columns, self.rest, rows, found);
        } else {
            by_columns(columns, self.rest, &rows, found);
        }
        if let Some(first) = found.get_mut(run) {
            *first = before.for_row(first.row);
        }
    }
}

/// Orders rows by the whole of their keys from a column on: their texts begin alike.
fn compare(columns: &[Column<'_>], from: usize, mut rows: Vec<u32>, found: &mut Vec<Position>) {
    let difference = |a: u32, b: u32| {
        let orders = columns.iter().map(|column| column.compare(a, b));
        let mut orders = orders.enumerate().skip(from);
        orders.find(|(_, order)| *order != Ordering::Equal)
    };
    rows.sort_by(|a, b| difference(*a, *b).map_or(Ordering::Equal, |(_, order)| order));
    let mut above: Option<u32> = None;
    for row in rows {
        let parted_by = above.and_then(|above| difference(above, row));
        let mut next = Position::alike(row);
        if let Some((nth, above)) = parted_by.map(|(nth, _)| nth).zip(above) {
            next.parted_by = Some(u16::try_from(nth).unwrap_or(u16::MAX));
            if let Some(Column::Whole(values)) = columns.get(nth) {
                let value = |row| at(values, row).copied().unwrap_or(0);
                (next.here, next.above) = (value(row), value(above));
            }
        }
        found.push(next);
        above = Some(row);
    }
}

/// The first eight bytes as a number that sorts as they do.
fn beginning(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk::<8>() {
        return u64::from_be_bytes(*bytes);
    }
    let mut bytes = [0; 8];
    for (byte, have) in bytes.iter_mut().zip(text) {
        *byte = *have;
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests;
