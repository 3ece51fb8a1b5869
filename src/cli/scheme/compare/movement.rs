//! Who would move if one scheme took the place of another.

use std::collections::BTreeMap;

use allocations::{Assessment, Facts, Scheme, assess};
use chrono::NaiveDate;
use serde::Serialize;

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
    /// The bedrooms it would need, at least.
    bedrooms: i64,
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
    pub(super) by_bedrooms: BTreeMap<i64, u64>,
}

impl Movement {
    pub(super) fn between(
        old: &Scheme,
        new: &Scheme,
        households: &[(String, Facts)],
        as_at: NaiveDate,
    ) -> Self {
        let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
        let mut movement = Self {
            households: households.len(),
            rows: Vec::new(),
            columns: Vec::new(),
            matrix: Vec::new(),
            movers: Vec::new(),
            by_need_now: BTreeMap::new(),
            by_need_then: BTreeMap::new(),
            by_bedrooms: BTreeMap::new(),
        };
        for (reference, facts) in households {
            let (before, after) = (assess(old, facts, as_at), assess(new, facts, as_at));
            let (now, then) = (standing(&before), standing(&after));
            *counts.entry((now.clone(), then.clone())).or_default() += 1;
            if now != then {
                let (because, would_be_because) = (cause(&before), cause(&after));
                *movement.by_need_now.entry(because.clone()).or_default() += 1;
                *movement.by_need_then.entry(would_be_because.clone()).or_default() += 1;
                *movement.by_bedrooms.entry(after.bedrooms.least).or_default() += 1;
                movement.movers.push(Mover {
                    reference: reference.clone(),
                    now,
                    then,
                    because,
                    would_be_because,
                    bedrooms: after.bedrooms.least,
                });
            }
        }
        movement.rows = standings(old, |name| counts.keys().any(|(now, _)| now == name));
        movement.columns = standings(new, |name| counts.keys().any(|(_, then)| then == name));
        let count = |now: &String, then: &String| counts.get(&(now.clone(), then.clone())).copied();
        let row = |now: &String| {
            movement
                .columns
                .iter()
                .map(|then| count(now, then).unwrap_or(0))
                .collect()
        };
        movement.matrix = movement.rows.iter().map(row).collect();
        movement
    }
}

/// Every band, best first, and whatever else somebody is in.
fn standings(scheme: &Scheme, used: impl Fn(&str) -> bool) -> Vec<String> {
    let others = [NO_BAND, OPEN, OFF].into_iter().filter(|name| used(name));
    let bands = scheme.bands().into_iter().map(|band| band.name);
    bands.chain(others.map(str::to_owned)).collect()
}

fn standing(answer: &Assessment) -> String {
    let on = answer.on_register();
    if on.is_no() {
        return OFF.to_owned();
    }
    let open = match (&answer.band, &answer.points) {
        (Some(band), _) => !band.certain.is_yes(),
        (None, Some(points)) => points.least != points.most,
        (None, None) => false,
    };
    if open || on.is_unknown() {
        return OPEN.to_owned();
    }
    answer
        .band
        .as_ref()
        .map_or_else(|| NO_BAND.to_owned(), |band| band.name.clone())
}

/// What puts a household where it is: the first rule against it, or the first need that gives its band.
fn cause(answer: &Assessment) -> String {
    let tests = answer.eligible.reasons.iter().chain(&answer.qualifying.reasons);
    if let Some(against) = tests.into_iter().find(|reason| reason.answer.is_no()) {
        return against.code.clone();
    }
    let certain = || answer.needs.iter().filter(|need| need.answer.is_yes());
    let band = answer.band.as_ref().map(|band| &band.name);
    certain()
        .find(|need| need.band.is_some() && need.band.as_ref() == band)
        .or_else(|| certain().next())
        .map_or_else(|| "no need".to_owned(), |need| need.code.clone())
}
