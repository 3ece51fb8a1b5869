//! Reading a comparison off the planes: who stays is counted sixty-four at a time, who moves is read one by one.
use super::super::outcome::{Cause, small};
use super::super::plan::{Ran, Read};
use super::{Comparison, Mover, Standing, add};
use crate::value::whole;

/// What has been read, and the words of the sixty-four households being read.
pub(super) struct Readout<'a> {
    from: Standings<'a>,
    to: Standings<'a>,
    /// For each standing now: the cell of those who stay there, and its place among the standings then.
    stays: Vec<(usize, usize)>,
    /// How many go from each standing to each.
    cells: Vec<u64>,
    now: Vec<u64>,
    then: Vec<u64>,
    bedrooms: [u64; 256],
    beds: Words,
}

impl<'a> Readout<'a> {
    pub(super) fn of((one, bands): (&'a Read, usize), (other, others): (&'a Read, usize)) -> Self {
        let (from, to) = (Standings::of(one, bands), Standings::of(other, others));
        let stays = (0..from.count()).map(|i| {
            let there = (0..to.count()).find(|j| to.at(*j) == from.at(i));
            there.map_or((usize::MAX, usize::MAX), |j| (i * to.count() + j, j))
        });
        Self {
            stays: stays.collect(),
            cells: vec![0; from.count() * to.count()],
            now: vec![0; one.answers.causes.len()],
            then: vec![0; other.answers.causes.len()],
            bedrooms: [0; 256],
            beds: Words::default(),
            from,
            to,
        }
    }

    /// Counts those of a word's households who stay where they are, and says who moves.
    pub(super) fn stays(&mut self, ran: &Ran<'_>, nth: usize, who: u64) -> u64 {
        self.from.see(ran, nth);
        self.to.see(ran, nth);
        let mut still = 0;
        for (a, (cell, there)) in self.from.words.iter().zip(&self.stays) {
            let both = a & who & self.to.words.get(*there).copied().unwrap_or(0);
            if let Some(cell) = self.cells.get_mut(*cell) {
                *cell += u64::from(both.count_ones());
            }
            still |= both;
        }
        let moves = who & !still;
        if moves != 0 {
            self.from.causes.read(ran, &self.from.read.cause, nth);
            self.to.causes.read(ran, &self.to.read.cause, nth);
            self.beds.read(ran, &self.to.read.low_beds, nth);
        }
        moves
    }

    /// One of the households that the word says move.
    pub(super) fn mover(&mut self, at: usize, row: u32) -> Mover {
        let (leaves, comes) = (self.from.stands(row), self.to.stands(row));
        let (now, then) = (self.from.causes.number(row), self.to.causes.number(row));
        let fewest = self.to.read.answers.bedrooms.0.parts().0;
        let bedrooms = small(whole(self.beds.number(row)).saturating_add(fewest));
        let slots = [
            self.cells.get_mut(leaves * self.to.count() + comes),
            self.now.get_mut(now),
            self.then.get_mut(then),
            self.bedrooms.get_mut(usize::from(bedrooms)),
        ];
        for slot in slots.into_iter().flatten() {
            *slot += 1;
        }
        Mover {
            row: at,
            from: self.from.at(leaves),
            to: self.to.at(comes),
            because: self.from.cause(now),
            would_be_because: self.to.cause(then),
            bedrooms,
        }
    }

    /// Adds the counts to what was found.
    pub(super) fn into(self, found: &mut Comparison) {
        let causes = |read: &Read, counts: Vec<u64>| -> Vec<(Cause, u64)> {
            read.answers.causes.iter().copied().zip(counts).collect()
        };
        add(&mut found.by_cause_now, causes(self.from.read, self.now));
        add(&mut found.by_cause_then, causes(self.to.read, self.then));
        add(&mut found.by_bedrooms, (0_u8..=255).zip(self.bedrooms));
        let (from, to) = (&self.from, &self.to);
        let cells = (0..from.count()).flat_map(|i| (0..to.count()).map(move |j| (from.at(i), to.at(j))));
        add(&mut found.matrix, cells.zip(self.cells));
    }
}

/// The words of some planes for sixty-four households, read once for all who move among them.
#[derive(Default)]
struct Words(Vec<u64>);

impl Words {
    fn read(&mut self, ran: &Ran<'_>, places: &[u32], nth: usize) {
        self.0.clear();
        self.0.extend(places.iter().map(|place| ran.word(*place, nth)));
    }

    fn number(&self, row: u32) -> usize {
        let bits = self.0.iter().enumerate();
        bits.fold(0, |n, (at, word)| n | usize::from((word >> row) & 1 == 1) << at)
    }
}

/// The households of a word by where they stand under a scheme, in the order of [`Standing`].
struct Standings<'a> {
    read: &'a Read,
    bands: usize,
    words: Vec<u64>,
    causes: Words,
}

impl<'a> Standings<'a> {
    fn of(read: &'a Read, bands: usize) -> Self {
        Self {
            read,
            bands,
            words: Vec::new(),
            causes: Words::default(),
        }
    }

    fn count(&self) -> usize {
        self.bands + 3
    }

    fn see(&mut self, ran: &Ran<'_>, nth: usize) {
        let out = &mut self.words;
        out.clear();
        let [.., has_band, _, _, unknown, off, _] = self.read.flags;
        let (off, unknown, has) = (
            ran.word(off, nth),
            ran.word(unknown, nth),
            ran.word(has_band, nth),
        );
        let placed = !off & !unknown;
        out.push(off);
        let base = self.read.answers.band.parts().0;
        for band in 0..self.bands {
            let off = i64::try_from(band).unwrap_or(0).saturating_sub(base);
            let mut here = if off < 0 || off >> self.read.band.len() != 0 {
                0
            } else {
                placed & has
            };
            for (at, place) in self.read.band.iter().enumerate() {
                let word = ran.word(*place, nth);
                here &= if (off >> at) & 1 == 1 { word } else { !word };
            }
            out.push(here);
        }
        out.push(placed & !has);
        out.push(unknown);
    }

    fn at(&self, nth: usize) -> Standing {
        match nth {
            0 => Standing::Off,
            n if n <= self.bands => Standing::Band(u8::try_from(n - 1).unwrap_or(u8::MAX)),
            n if n == self.bands + 1 => Standing::NoBand,
            _ => Standing::Undecided,
        }
    }

    /// The standing of one household of the word.
    fn stands(&self, row: u32) -> usize {
        let mut words = self.words.iter();
        words.position(|word| (word >> row) & 1 == 1).unwrap_or(0)
    }

    fn cause(&self, at: usize) -> Cause {
        self.read.answers.causes.get(at).copied().unwrap_or_default()
    }
}
