//! Who would move if one scheme took the place of another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use allocations::register::{Cause, Comparison, Standing, assess_register, compare_parallel};
use allocations::register::{Outcome, Register};
use allocations::{PointsPart, Scheme, assess};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::ranges::Ranges;

/// On the register and in no band, as everybody is in a scheme of points.
const NO_BAND: &str = "no band";
/// A missing fact decides.
const OPEN: &str = "not decided";
/// Not eligible, or not qualifying.
const OFF: &str = "off the register";

/// A household that would stand elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct Mover {
    reference: String,
    now: String,
    then: String,
    /// The code of the need or rule that places it now.
    because: String,
    /// The code of the need or rule that would place it.
    would_be_because: String,
    /// The bedrooms it would need.
    bedrooms: Rooms,
}

/// The fewest and the most bedrooms that a household can need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rooms(u8, u8);

/// No household needs more.
const MOST_ROOMS: u8 = 30;

impl Rooms {
    /// Whether anything is known of them.
    pub(super) fn known(self) -> bool {
        self != Self(0, MOST_ROOMS)
    }
}

impl fmt::Display for Rooms {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            _ if !self.known() => to.write_str("not known"),
            (least, most) if least == most => write!(to, "{least}"),
            (least, most) => write!(to, "{least} to {most}"),
        }
    }
}

impl Serialize for Rooms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Two schemes over one register.
#[derive(Debug, Serialize)]
pub(super) struct Movement {
    pub(super) households: usize,
    /// Where households stand now, best first.
    pub(super) rows: Vec<String>,
    /// Where they would stand.
    pub(super) columns: Vec<String>,
    /// How many go from each row to each column, those who stay included.
    pub(super) matrix: Vec<Vec<u64>>,
    pub(super) movers: Vec<Mover>,
    pub(super) by_need_now: BTreeMap<String, u64>,
    pub(super) by_need_then: BTreeMap<String, u64>,
    pub(super) by_bedrooms: BTreeMap<Rooms, u64>,
    /// Only when neither scheme has bands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) points: Option<Points>,
    /// How many go from each range of points to each, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ranges: Option<Ranges>,
}

/// How totals of points would change; told when both schemes go by points.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Points {
    pub(super) more: u64,
    pub(super) fewer: u64,
    pub(super) same: u64,
    pub(super) not_decided: u64,
}

impl Movement {
    /// Those who come on to the register or leave it, and the others who move: between bands, or because a missing fact
    /// begins or ceases to decide.
    pub(super) fn on_or_off(&self) -> (usize, usize) {
        let crosses = |mover: &&Mover| (mover.now == OFF) != (mover.then == OFF);
        let crossing = self.movers.iter().filter(crosses).count();
        (crossing, self.movers.len() - crossing)
    }

    /// Compares over a whole register; `references` are its households in their order.
    pub(super) fn between(
        (old, new): (&Scheme, &Scheme),
        register: &Register,
        references: &[String],
        as_at: NaiveDate,
        threads: usize,
    ) -> Self {
        let found = compare_parallel(old, new, register, as_at, threads);
        let (rows, columns) = standings(old, new, &found);
        let count = |now: &Standing, then: &Standing| found.matrix.get(&(*now, *then)).copied().unwrap_or(0);
        let matrix = rows
            .iter()
            .map(|now| columns.iter().map(|then| count(now, then)).collect())
            .collect();
        let by_points = old.bands().is_empty() && new.bands().is_empty();
        let then = (!found.movers.is_empty()).then(|| assess_register(new, register, as_at));
        let movers = found.movers.iter().map(|mover| {
            let changed = by_points
                .then(|| changed((old, new), register, as_at, mover))
                .flatten();
            let because = |scheme, cause| changed.clone().unwrap_or_else(|| code(scheme, cause));
            let rooms = then.as_ref().and_then(|then| then.get(mover.row));
            let (least, most) = rooms.map_or((mover.bedrooms, MOST_ROOMS), |outcome| outcome.bedrooms);
            Mover {
                reference: references.get(mover.row).cloned().unwrap_or_default(),
                now: name(old, mover.from),
                then: name(new, mover.to),
                because: because(old, mover.because),
                would_be_because: because(new, mover.would_be_because),
                bedrooms: Rooms(least, most),
            }
        });
        let movers: Vec<Mover> = movers.collect();
        let ranges = by_points.then(|| Ranges::between((old, new), register, as_at));
        Self {
            households: register.len(),
            rows: rows.iter().map(|standing| name(old, *standing)).collect(),
            columns: columns.iter().map(|standing| name(new, *standing)).collect(),
            matrix,
            by_need_now: counted(movers.iter().map(|mover| mover.because.clone())),
            by_need_then: counted(movers.iter().map(|mover| mover.would_be_because.clone())),
            by_bedrooms: counted(movers.iter().map(|mover| mover.bedrooms)),
            movers,
            points: by_points.then(|| points(old, new, register, as_at)),
            ranges,
        }
    }
}

/// Every band, best first, and whatever else somebody is in.
fn standings(old: &Scheme, new: &Scheme, found: &Comparison) -> (Vec<Standing>, Vec<Standing>) {
    let bands = |scheme: &Scheme| -> Vec<Standing> {
        (0..)
            .zip(scheme.bands())
            .map(|(at, _)| Standing::Band(at))
            .collect()
    };
    let others = [Standing::NoBand, Standing::Undecided, Standing::Off];
    let used = |which: &dyn Fn(&(Standing, Standing)) -> Standing| -> Vec<Standing> {
        let used: BTreeSet<Standing> = found.matrix.keys().map(which).collect();
        others.into_iter().filter(|other| used.contains(other)).collect()
    };
    let (mut rows, mut columns) = (bands(old), bands(new));
    rows.extend(used(&|pair| pair.0));
    columns.extend(used(&|pair| pair.1));
    (rows, columns)
}

fn name(scheme: &Scheme, standing: Standing) -> String {
    match standing {
        Standing::Band(at) => {
            let band = scheme.bands().into_iter().nth(usize::from(at));
            band.map_or_else(|| NO_BAND.to_owned(), |band| band.name)
        }
        Standing::NoBand => NO_BAND.to_owned(),
        Standing::Undecided => OPEN.to_owned(),
        Standing::Off => OFF.to_owned(),
    }
}

/// The code of what places a household.
fn code(scheme: &Scheme, cause: Cause) -> String {
    cause.code(scheme).unwrap_or("no need").to_owned()
}

/// In schemes of points: the first need or award that gives a household on the register other points than before.
fn changed(
    (old, new): (&Scheme, &Scheme),
    register: &Register,
    as_at: NaiveDate,
    mover: &allocations::register::Mover,
) -> Option<String> {
    if [mover.from, mover.to].contains(&Standing::Off) {
        return None;
    }
    let facts = register.household(mover.row)?;
    let parts = |scheme: &Scheme| -> BTreeMap<String, (i64, i64)> {
        let total = assess(scheme, &facts, as_at).points;
        let parts = total.map(|total| total.parts).unwrap_or_default();
        let of = |part: PointsPart| (part.code, (part.least, part.most));
        parts.into_iter().map(of).collect()
    };
    let (before, after) = (parts(old), parts(new));
    let mut codes = before.keys().chain(after.keys());
    codes.find(|code| before.get(*code) != after.get(*code)).cloned()
}

/// How many there are of each.
fn counted<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, u64> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

fn points(old: &Scheme, new: &Scheme, register: &Register, as_at: NaiveDate) -> Points {
    let mut points = Points::default();
    let certain = |answer: &Outcome| (answer.points.0 == answer.points.1).then_some(answer.points.0);
    let before = assess_register(old, register, as_at);
    for (before, after) in before.iter().zip(&assess_register(new, register, as_at)) {
        if before.is_off() || after.is_off() {
            continue;
        }
        let count = match (certain(before), certain(after)) {
            (Some(before), Some(after)) if after > before => &mut points.more,
            (Some(before), Some(after)) if after < before => &mut points.fewer,
            (Some(_), Some(_)) => &mut points.same,
            (Some(_) | None, None) | (None, Some(_)) => &mut points.not_decided,
        };
        *count += 1;
    }
    points
}
