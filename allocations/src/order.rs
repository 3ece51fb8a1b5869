//! The order itself: keys that are ready, packed into one number for each row, sorted, and the key that parts each row
//! from the one above it.
//!
//! There may be any number of keys. As many as fit 128 bits together are packed; the first bit in which two neighbours
//! differ names the key that parts them. Rows that agree in all that is packed are compared by the keys after it.
use std::cmp::Ordering;

/// One key for every row. Smaller comes first; a key that sorts the other way is turned round before it comes here.
#[derive(Clone, Debug)]
pub enum Column<'a> {
    /// Numbers, days, codes.
    Whole(Vec<i64>),
    /// Text or a draw's number, compared byte by byte.
    Bytes(Vec<&'a [u8]>),
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

/// A column's part of the packed number.
struct Part {
    /// Bits below it.
    shift: u32,
    least: i64,
}

struct Plan {
    parts: Vec<Part>,
    /// The first column of which the packed number does not hold everything.
    rest: usize,
    /// The lowest bits hold the number of the row, so that alike rows keep their order.
    row_bits: u32,
    /// All bits in use.
    bits: u32,
}

/// Puts the rows in order and says what parts each from the one above.
pub fn rank(columns: &[Column<'_>], rows: &[u32]) -> Vec<Position> {
    let plan = plan(columns, rows);
    let packed = (0_u32..)
        .zip(rows)
        .map(|(nth, row)| plan.pack(columns, nth, *row));
    if plan.bits <= u64::BITS {
        // Half the width sorts faster, and is common: a band, two dates and the number of the row.
        let mut packed: Vec<u64> = packed.map(|one| u64::try_from(one).unwrap_or(u64::MAX)).collect();
        packed.sort_unstable();
        plan.positions(columns, rows, packed.len(), packed.into_iter().map(u128::from))
    } else {
        let mut packed: Vec<u128> = packed.collect();
        packed.sort_unstable();
        plan.positions(columns, rows, packed.len(), packed.into_iter())
    }
}

/// Gives each column as many bits as its values need, from the first column at the top, while there is room.
fn plan(columns: &[Column<'_>], rows: &[u32]) -> Plan {
    let row_bits = usize::BITS - rows.len().leading_zeros();
    let mut sizes: Vec<(u32, i64)> = Vec::with_capacity(columns.len());
    let (mut bits, mut rest) = (row_bits, columns.len());
    for (at, column) in columns.iter().enumerate() {
        let room = u128::BITS.saturating_sub(bits);
        match column {
            Column::Whole(values) => {
                let (least, most) = ends(values, rows);
                let size = u64::BITS - most.wrapping_sub(least).cast_unsigned().leading_zeros();
                if size > room {
                    rest = at;
                    break;
                }
                sizes.push((size, least));
                bits += size;
            }
            // The beginning of a text parts most rows; it ends the packed number, for it does not hold everything.
            Column::Bytes(_) => {
                let size = (room / 8).min(8) * 8;
                sizes.push((size, 0));
                bits += size;
                rest = at;
                break;
            }
        }
    }
    let mut shift = bits;
    let parts = sizes.into_iter().map(|(size, least)| {
        shift -= size;
        Part { shift, least }
    });
    Plan {
        parts: parts.collect(),
        rest,
        row_bits,
        bits,
    }
}

fn ends(values: &[i64], rows: &[u32]) -> (i64, i64) {
    let mut ends: Option<(i64, i64)> = None;
    for row in rows {
        let value = at(values, *row).copied().unwrap_or(0);
        ends = Some(ends.map_or((value, value), |(least, most)| {
            (least.min(value), most.max(value))
        }));
    }
    ends.unwrap_or((0, 0))
}

fn at<T>(values: &[T], row: u32) -> Option<&T> {
    values.get(usize::try_from(row).ok()?)
}

impl Plan {
    fn pack(&self, columns: &[Column<'_>], nth: u32, row: u32) -> u128 {
        let mut packed = u128::from(nth);
        let mut above = self.bits;
        for (part, column) in self.parts.iter().zip(columns) {
            let value = match column {
                Column::Whole(values) => {
                    let value = at(values, row).copied().unwrap_or(0);
                    value.wrapping_sub(part.least).cast_unsigned()
                }
                Column::Bytes(values) => {
                    let bytes = (above - part.shift) / 8;
                    let text = at(values, row).copied().unwrap_or_default();
                    beginning(text, bytes)
                }
            };
            packed |= u128::from(value).checked_shl(part.shift).unwrap_or(0);
            above = part.shift;
        }
        packed
    }

    fn positions(
        &self,
        columns: &[Column<'_>],
        rows: &[u32],
        count: usize,
        packed: impl Iterator<Item = u128>,
    ) -> Vec<Position> {
        let mut found: Vec<Position> = Vec::with_capacity(count);
        let mask = (1_u128 << self.row_bits) - 1;
        let (mut above, mut run) = (None, 0_usize);
        for one in packed {
            let nth = usize::try_from(one & mask).unwrap_or(usize::MAX);
            let keys = one.checked_shr(self.row_bits).unwrap_or(0);
            let differ = above.map_or(0, |above: u128| above ^ keys);
            if above.is_none() || differ != 0 {
                self.settle(columns, found.get_mut(run..).unwrap_or_default());
                run = found.len();
            }
            found.push(Position {
                row: rows.get(nth).copied().unwrap_or(u32::MAX),
                parted_by: (differ != 0).then(|| self.column_of(differ)),
            });
            above = Some(keys);
        }
        self.settle(columns, found.get_mut(run..).unwrap_or_default());
        // The first of all stands below nobody.
        if let Some(first) = found.first_mut() {
            first.parted_by = None;
        }
        found
    }

    /// The column that holds the highest bit of a difference.
    fn column_of(&self, differ: u128) -> u16 {
        let highest = differ.ilog2() + self.row_bits;
        let column = self.parts.iter().position(|part| part.shift <= highest);
        u16::try_from(column.unwrap_or(0)).unwrap_or(u16::MAX)
    }

    /// Orders a run of rows that are alike in all that is packed, by what is not.
    fn settle(&self, columns: &[Column<'_>], run: &mut [Position]) {
        if run.len() < 2 || self.rest >= columns.len() {
            return;
        }
        // What parts the whole run from the row above it stays with its first row.
        let parted = run.first().and_then(|first| first.parted_by);
        run.sort_by(|a, b| {
            self.difference(columns, a.row, b.row)
                .map_or(Ordering::Equal, |(_, order)| order)
        });
        let mut above: Option<u32> = None;
        for position in run {
            position.parted_by = match above {
                None => parted,
                Some(above) => self.difference(columns, above, position.row).map(|(at, _)| at),
            };
            above = Some(position.row);
        }
    }

    /// The first column from `rest` on in which two rows differ.
    fn difference(&self, columns: &[Column<'_>], a: u32, b: u32) -> Option<(u16, Ordering)> {
        for (nth, column) in columns.iter().enumerate().skip(self.rest) {
            let order = match column {
                Column::Whole(values) => at(values, a).cmp(&at(values, b)),
                Column::Bytes(values) => at(values, a).cmp(&at(values, b)),
            };
            if order != Ordering::Equal {
                return Some((u16::try_from(nth).unwrap_or(u16::MAX), order));
            }
        }
        None
    }
}

/// The first bytes as a number that sorts as they do; a text that ends sooner comes first.
fn beginning(text: &[u8], bytes: u32) -> u64 {
    let mut value = 0_u64;
    let mut left = text.iter();
    for _ in 0..bytes {
        value = value << 8 | left.next().copied().map_or(0, u64::from);
    }
    value
}

#[cfg(test)]
mod tests;
