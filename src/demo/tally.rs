//! What happened in a week, counted.

use serde::Serialize;

/// Counts of one weekly round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub week: u32,
    pub joined: u32,
    pub adverts: u32,
    pub bids: u32,
    pub shortlists: u32,
    pub skips: u32,
    pub nominations: u32,
    pub refusals: u32,
    pub lets: u32,
}

impl Tally {
    pub const HEADINGS: [&str; 9] = [
        "week",
        "joined",
        "adverts",
        "bids",
        "shortlists",
        "skips",
        "nominations",
        "refusals",
        "lets",
    ];

    pub fn numbers(&self) -> [u32; 9] {
        [
            self.week,
            self.joined,
            self.adverts,
            self.bids,
            self.shortlists,
            self.skips,
            self.nominations,
            self.refusals,
            self.lets,
        ]
    }

    /// Adds another week to a total; the week number is the later one.
    pub fn add(&mut self, other: &Self) {
        self.week = self.week.max(other.week);
        self.joined += other.joined;
        self.adverts += other.adverts;
        self.bids += other.bids;
        self.shortlists += other.shortlists;
        self.skips += other.skips;
        self.nominations += other.nominations;
        self.refusals += other.refusals;
        self.lets += other.lets;
    }
}
