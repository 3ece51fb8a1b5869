//! The planes of a register in the making that are kept.
use std::collections::BTreeMap;

use super::super::circuit::{OFF, ON, Wire, count};
use super::super::columns::{Block, Column, NOUGHTS, ONES, OwnColumn};
use super::{Growing, GrowingOwn, Plane};

/// The planes that are not the same for everybody.
pub(super) struct Kept {
    pub(super) batches: usize,
    pub(super) planes: Vec<Plane>,
}

impl Kept {
    /// A plane's wire: a constant when it is the same for everyone who matters.
    pub(super) fn plane(&mut self, mut plane: Plane, who: &[Block]) -> Wire {
        plane.resize(self.batches, NOUGHTS);
        let (mut some, mut all) = (false, true);
        for (block, who) in plane.iter().zip(who) {
            for (word, who) in block.iter().zip(who) {
                some |= word & who != 0;
                all &= who & !word == 0;
            }
        }
        match (some, all) {
            (false, _) => OFF,
            (true, true) => ON,
            (true, false) => {
                self.planes.push(plane);
                count(self.planes.len()) + 1
            }
        }
    }

    pub(super) fn column(&mut self, column: Growing, who: &[Block]) -> Column {
        // The value's planes first, one after the other: a comparison then reads them in one go.
        let bits = column
            .bits
            .into_iter()
            .map(|plane| self.value_plane(plane))
            .collect();
        let full = self.covers(&column.given, &column.none, who);
        let given = self.plane(column.given, who);
        let full = full && given != ON && given != OFF;
        Column {
            bits,
            given,
            none: if full { OFF } else { self.plane(column.none, who) },
            full,
        }
    }

    pub(super) fn own(
        &mut self,
        own: BTreeMap<String, GrowingOwn>,
        who: &[Block],
    ) -> BTreeMap<String, OwnColumn> {
        let columns = own.into_iter().map(|(name, (values, column))| {
            let column = self.column(column, who);
            (name, OwnColumn { values, column })
        });
        columns.collect()
    }

    /// Whether everyone who matters is in one of two planes.
    fn covers(&self, a: &Plane, b: &Plane, who: &[Block]) -> bool {
        let word = |plane: &Plane, batch: usize, nth: usize| {
            plane
                .get(batch)
                .and_then(|block| block.get(nth))
                .copied()
                .unwrap_or(0)
        };
        who.iter().take(self.batches).enumerate().all(|(batch, block)| {
            let words = block.iter().enumerate();
            words
                .into_iter()
                .all(|(nth, who)| who & !(word(a, batch, nth) | word(b, batch, nth)) == 0)
        })
    }

    fn value_plane(&mut self, mut plane: Plane) -> Wire {
        plane.resize(self.batches, NOUGHTS);
        if plane.iter().all(|block| *block == NOUGHTS) {
            return OFF;
        }
        self.planes.push(plane);
        count(self.planes.len()) + 1
    }

    pub(super) fn by_batch(self) -> Vec<Block> {
        let mut all = Vec::with_capacity(self.planes.len().saturating_mul(self.batches));
        for batch in 0..self.batches {
            all.extend(
                self.planes
                    .iter()
                    .map(|plane| plane.get(batch).copied().unwrap_or(ONES)),
            );
        }
        all
    }
}
