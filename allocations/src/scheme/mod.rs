//! A council's allocation scheme: a dated text file, checked once, then asked as often as wanted.
pub(crate) mod frame;
mod head;
mod labels;
mod load;
pub(crate) mod model;
pub(crate) mod once;
mod own;
pub(crate) mod reader;
mod rules;
pub(crate) mod statute;
pub(crate) mod telltale;
mod tied;
pub(crate) mod tree;
mod used;
mod values;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use used::words_used;

use crate::language::check::Names;
use crate::problem::Problem;
use model::{GroupCap, Rules};
use tree::{Source, Spot, Tree};

/// A scheme that has passed every check of its form. It cannot fail later.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub(crate) head: Head,
    pub(crate) hash: String,
    pub(crate) names: Names,
    pub(crate) rules: Rules,
    /// The files it was read from, for pointing at lines.
    pub(crate) sources: Vec<Source>,
    /// The file as it stands after every overlay, for comparing versions.
    pub(crate) root: Tree,
    /// What the file does to the scheme it is laid over.
    pub(crate) laid: Vec<String>,
    /// Entries that the file adds under a name much like one below: where, what is doubtful, and the name below.
    pub(crate) near: Vec<(Spot, String, String)>,
}

/// What stands at the head of a scheme file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The scheme's own short name, also used by `extends`.
    pub id: String,
    /// The title people know it by.
    pub title: String,
    /// The version, as the council numbers it.
    pub version: String,
    /// The councils whose scheme it is.
    pub councils: Vec<String>,
    /// The day the council adopted it.
    pub adopted_on: Option<NaiveDate>,
    /// The first day it is in force.
    pub in_force_from: Option<NaiveDate>,
    /// Whose housing law applies: `England` or another; statutory exemptions follow it.
    pub law: String,
    /// Where the text can be read.
    pub source: String,
    /// What changed since the version before, in plain sentences.
    pub changes: Vec<String>,
    /// The scheme this one is laid over.
    pub extends: Option<String>,
}

/// One band, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandInfo {
    /// The band's name.
    pub name: String,
    /// 1 for the best.
    pub rank: u32,
    /// The plain sentence about it.
    pub says: String,
    /// The clause that makes it.
    pub clause: Option<String>,
}

/// One label an advert may carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelInfo {
    /// The code adverts carry.
    pub code: String,
    /// The title people read.
    pub title: String,
    /// What it means for an applicant.
    pub says: String,
    /// The clause that makes it.
    pub clause: Option<String>,
    /// Whether its order uses a recorded draw, so that a seed must be committed before the closing time.
    pub draws: bool,
    /// Whether its order goes by when a bid was made.
    pub by_bid_time: bool,
}

impl Scheme {
    /// Reads a scheme. `resolve_base` is asked for the text of the scheme named under `extends`.
    ///
    /// Every problem is reported, each with line, column and what would have been right.
    pub fn load(text: &str, resolve_base: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Problem>> {
        load::load(text, resolve_base)
    }

    /// The head of the file.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// What the file adds to the scheme it is laid over, changes of it and takes away from it: one sentence each, without its
    /// subject, such as "adds \[\[need\]\] `hardship`". Empty where it is laid over none.
    pub fn laid(&self) -> &[String] {
        &self.laid
    }

    /// The scheme's short name.
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// The version, as the council numbers it.
    pub fn version(&self) -> &str {
        &self.head.version
    }

    /// The title people know it by.
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// The first day the scheme is in force.
    pub fn in_force_from(&self) -> Option<NaiveDate> {
        self.head.in_force_from
    }

    /// SHA-256, in hexadecimal, of the scheme's text and its base's.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The bands, best first. A scheme of points has none.
    pub fn bands(&self) -> Vec<BandInfo> {
        let bands = self.rules.bands.iter().zip(1_u32..);
        bands
            .map(|(band, rank)| BandInfo {
                name: band.name.clone(),
                rank,
                says: band.says.clone(),
                clause: band.clause.clone(),
            })
            .collect()
    }

    /// The labels an advert may carry, in the order of the file.
    pub fn labels(&self) -> Vec<LabelInfo> {
        let labels = self.rules.labels.iter();
        labels
            .map(|label| LabelInfo {
                code: label.code.clone(),
                title: label.title.clone(),
                says: label.says.clone(),
                clause: label.clause.clone(),
                draws: label.draws(),
                by_bid_time: label.goes_by_bid_time(),
            })
            .collect()
    }

    /// Whether limits for groups under a label count homes that were let before, under any label.
    pub fn counts_past(&self, label: &str) -> bool {
        let label = self.rules.labels.iter().find(|known| known.code == label);
        label.is_some_and(|label| label.caps.iter().any(GroupCap::counts_past))
    }

    /// How many bids the scheme allows in one cycle; none when it sets no limit.
    pub fn bids_per_cycle(&self) -> Option<i64> {
        self.rules.bidding.per_cycle
    }

    /// Whether the scheme says how many bedrooms a household needs.
    pub fn counts_bedrooms(&self) -> bool {
        self.rules.bedrooms.given
    }
}
