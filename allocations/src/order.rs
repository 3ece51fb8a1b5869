//! The order itself: keys that are ready, packed into one number for each row, sorted, and the key that parts each row
//! from the one above it.
//!
//! There may be any number of keys. As many as fit 128 bits together are packed; the first bit in which two neighbours
//! differ names the key that parts them. Rows that agree in all that is packed are compared by the keys after it.
mod radix;
mod rows;

use std::cmp::Ordering;

pub use rows::{Parted, rank_rows};

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
}

/// A number wide enough for the keys that are packed into it.
trait Word: Copy + Ord + From<u32> + std::ops::BitXor<Output = Self> + std::ops::BitOrAssign {
    fn holding(value: u64, shift: u32) -> Self;
    /// The number of the row, from the lowest bits.
    fn row(self, bits: u32) -> usize;
    /// The highest bit that is set above the number of the row.
    fn highest(self, row_bits: u32) -> Option<u32>;
    /// A value moved to its place; it fits there.
    fn placed(value: u64, shift: u32) -> Self;
    /// The eight bits from `shift` on.
    fn byte(self, shift: u32) -> u8;
    /// So many bits from `shift` on.
    fn part(self, shift: u32, bits: u32) -> u64;
}

impl Word for u64 {
    fn holding(value: u64, shift: u32) -> Self {
        value.checked_shl(shift).unwrap_or(0)
    }

    fn row(self, bits: u32) -> usize {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        usize::try_from(self & mask).unwrap_or(usize::MAX)
    }

    fn highest(self, row_bits: u32) -> Option<u32> {
        self.checked_ilog2().filter(|bit| *bit >= row_bits)
    }

    #[inline]
    fn placed(value: u64, shift: u32) -> Self {
        value.wrapping_shl(shift)
    }

    #[inline]
    fn byte(self, shift: u32) -> u8 {
        let [low, ..] = self.wrapping_shr(shift).to_le_bytes();
        low
    }

    #[inline]
    fn part(self, shift: u32, bits: u32) -> u64 {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        self.wrapping_shr(shift) & mask
    }
}

impl Word for u128 {
    fn holding(value: u64, shift: u32) -> Self {
        Self::from(value).checked_shl(shift).unwrap_or(0)
    }

    fn row(self, bits: u32) -> usize {
        let mask = 1_u128.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        usize::try_from(self & mask).unwrap_or(usize::MAX)
    }

    fn highest(self, row_bits: u32) -> Option<u32> {
        self.checked_ilog2().filter(|bit| *bit >= row_bits)
    }

    #[inline]
    fn placed(value: u64, shift: u32) -> Self {
        Self::from(value).wrapping_shl(shift)
    }

    #[inline]
    fn byte(self, shift: u32) -> u8 {
        let [low, ..] = self.wrapping_shr(shift).to_le_bytes();
        low
    }

    #[inline]
    fn part(self, shift: u32, bits: u32) -> u64 {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        u64::try_from(self.wrapping_shr(shift) & Self::from(mask)).unwrap_or(0)
    }
}

/// So few rows are sooner compared than packed.
const FEW: usize = 8;

/// A column's part of the packed number.
struct Part {
    /// Bits below it.
    shift: u32,
    bits: u32,
    least: i64,
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
            Column::Whole(values) => {
                let (least, most) = ends(values, rows, every);
                let size = u64::BITS - most.wrapping_sub(least).cast_unsigned().leading_zeros();
                (size, least)
            }
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

/// The least and the largest of the rows' values. `every` says that the rows are the first ones, all of them in order.
fn ends(values: &[i64], rows: &[u32], every: bool) -> (i64, i64) {
    let fold = |(least, most): (i64, i64), value: i64| (least.min(value), most.max(value));
    let ends = (i64::MAX, i64::MIN);
    match values.get(..rows.len()).filter(|_| every) {
        Some(values) => values.iter().copied().fold(ends, fold),
        None => rows
            .iter()
            .map(|row| at(values, *row).copied().unwrap_or(0))
            .fold(ends, fold),
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
                *word |= W::holding(value.wrapping_sub(part.least).cast_unsigned(), part.shift);
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
                        *word |= W::holding(beginning(text(*row)), part.shift);
                    }
                }
            }
        }
        radix::sort(&mut packed, self.row_bits, self.bits);
        let names = self.names(from);
        let mut above: Option<W> = None;
        // Where the rows begin that are alike so far.
        let mut run = found.len();
        for word in packed {
            let bit = above.and_then(|above| (above ^ word).highest(self.row_bits));
            if bit.is_some() {
                if run + 1 < found.len() {
                    self.part(columns, run, found);
                }
                run = found.len();
            }
            let name = bit.and_then(|bit| names.get(usize::try_from(bit).ok()?));
            found.push(Position {
                row: rows.get(word.row(self.row_bits)).copied().unwrap_or(u32::MAX),
                parted_by: name.copied(),
            });
            above = Some(word);
        }
        self.part(columns, run, found);
    }

    /// For each bit, the column that it belongs to.
    fn names(&self, from: usize) -> Vec<u16> {
        let mut names = vec![0; usize::try_from(self.bits).unwrap_or(0)];
        for (nth, part) in self.parts.iter().enumerate() {
            let column = u16::try_from(from + nth).unwrap_or(u16::MAX);
            for bit in part.shift..part.shift + part.bits {
                if let Some(name) = usize::try_from(bit).ok().and_then(|bit| names.get_mut(bit)) {
                    *name = column;
                }
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
        let parted_by = alike.first().and_then(|first| first.parted_by);
        let rows: Vec<u32> = alike.iter().map(|one| one.row).collect();
        found.truncate(run);
        if self.begun || rows.len() <= FEW {
            compare(columns, self.rest, rows, found);
        } else {
            by_columns(columns, self.rest, &rows, found);
        }
        if let Some(first) = found.get_mut(run) {
            first.parted_by = parted_by;
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
        found.push(Position {
            row,
            parted_by: parted_by.map(|(nth, _)| u16::try_from(nth).unwrap_or(u16::MAX)),
        });
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
