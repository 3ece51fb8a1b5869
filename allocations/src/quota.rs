//! Shares of adverts or lets: which label the next home takes, by a rule that anybody can work out again.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::assess::place;
use crate::calendar;
use crate::facts::{AdvertFacts, Facts};
use crate::language::ir::NodeId;
use crate::scheme::Scheme;
use crate::scheme::model::{Quota, Window};
use crate::value::whole as whole_number;

/// A home that was advertised or let before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The label its advert carried.
    pub label: String,
    /// The day it was advertised (or let, when the scheme counts lets).
    pub on: NaiveDate,
    /// What is known of the home. A share that speaks of certain homes only counts those; a home of which nothing is known
    /// counts for every share of its label.
    pub home: Option<AdvertFacts>,
    /// In which groups of caps the household was that it was let to, and how much it counted for in each; by the cap's code.
    /// Whoever was in none has nothing here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, i64>,
}

/// How a label stands against its share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareStanding {
    /// The label.
    pub label: String,
    /// Its share: so many homes…
    pub share: i64,
    /// … of so many, 100 where the scheme writes hundredths.
    #[serde(default = "hundred")]
    pub of: i64,
    /// Homes counted for it in the window.
    pub counted: i64,
    /// How far it is behind after one more home, in hundredths of a home rounded down; negative when it is ahead.
    pub behind: i64,
    /// Whether this home may carry the label at all.
    pub may: bool,
    /// Every so many homes take the label: `share` is 1 and `of` is how many.
    #[serde(default)]
    pub every: bool,
    /// The limits that keep the next home from taking it, in the scheme's words.
    #[serde(default)]
    pub held: Vec<String>,
    /// The clause.
    pub clause: Option<String>,
    /// The plain sentence.
    pub says: String,
}

fn hundred() -> i64 {
    100
}

/// The homes that a window holds; of so many homes the last, and of one day the last that are given.
pub(crate) fn recent(past: &[Counted], window: Option<Window>, as_at: NaiveDate) -> Vec<&Counted> {
    let first = window.map_or(i64::MIN, |window| first_day(window, as_at));
    let inside = |home: &&Counted| home.on <= as_at && calendar::day(home.on) >= first;
    let mut homes: Vec<&Counted> = past.iter().filter(inside).collect();
    if let Some(Window::Homes(most)) = window {
        homes.sort_by_key(|home| home.on);
        homes = homes.split_off(homes.len().saturating_sub(most));
    }
    homes
}

/// The first day that a share counts.
fn first_day(window: Window, as_at: NaiveDate) -> i64 {
    let day = calendar::day(as_at);
    match window {
        Window::Homes(_) => i64::MIN,
        // the day a year ago is the day before the first
        Window::Last { months, days } => {
            calendar::add_months(day, months.saturating_neg()).saturating_sub(days) + 1
        }
        Window::Calendar { months } => {
            let before = as_at.month0() - as_at.month0() % months.max(1);
            let first = NaiveDate::from_ymd_opt(as_at.year(), before + 1, 1);
            first.map_or(i64::MIN, calendar::day)
        }
        Window::Since { month, day: of_month } => {
            let in_year =
                |year| NaiveDate::from_ymd_opt(year, month, of_month).filter(|first| *first <= as_at);
            let first = in_year(as_at.year()).or_else(|| in_year(as_at.year() - 1));
            first.map_or(i64::MIN, calendar::day)
        }
    }
}

/// The label for the next home, and the sum behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextLabel {
    /// The label; none when the scheme has no shares or none suits this home.
    pub label: Option<String>,
    /// What is counted: adverts or lets.
    pub counts: String,
    /// The window in the scheme's words; empty when everything counts.
    pub window: String,
    /// Every share, in the order of the file.
    pub shares: Vec<ShareStanding>,
    /// The rule in a plain sentence.
    pub says: String,
}

/// The label the next home takes: one that every so many homes take and that is due, and otherwise the one furthest behind
/// its share. Where two are equally far behind, the larger share goes first, then the one that stands first in the scheme.
/// A label that a limit holds back is passed over.
pub fn next_label(scheme: &Scheme, advert: &AdvertFacts, past: &[Counted], as_at: NaiveDate) -> NextLabel {
    let quotas = &scheme.rules.quotas;
    let (nobody, day) = (Facts::new(), calendar::day(as_at));
    let placed = place(scheme, &nobody, day, day);
    let speaks_of = |when: Option<NodeId>, home: &AdvertFacts| {
        let frame = placed.frame.with_advert(&home.facts);
        when.is_none_or(|when| frame.truth(when).is_yes())
    };
    let recent = recent(past, quotas.window, as_at);
    let meets = |when: Option<NodeId>, home: &Counted| {
        when.is_none() || home.home.as_ref().is_none_or(|home| speaks_of(when, home))
    };
    // The homes before that a quota speaks of: those of some labels, or all.
    let count = |when: Option<NodeId>, labels: Option<&[String]>| {
        let its =
            |home: &&&Counted| labels.is_none_or(|labels| labels.contains(&home.label)) && meets(when, home);
        whole_number(recent.iter().filter(its).count())
    };
    let of_label = |quota: &Quota| count(quota.when, Some(std::slice::from_ref(&quota.label)));
    // Only shares that speak of this home stand against each other, and only over the homes that all of them speak of:
    // what one label took where another could not is nothing that other is behind with.
    let in_parts = || quotas.shares.iter().filter(|quota| !quota.every);
    let rivals: Vec<&Quota> = in_parts().filter(|quota| speaks_of(quota.when, advert)).collect();
    let alike = |home: &Counted| rivals.iter().all(|rival| meets(rival.when, home));
    let pool: Vec<&Counted> = recent.iter().copied().filter(|home| alike(home)).collect();
    let among = |labels: &[&str]| {
        let its = |home: &&&Counted| labels.contains(&home.label.as_str());
        whole_number(pool.iter().filter(its).count())
    };
    let labels: Vec<&str> = rivals.iter().map(|rival| rival.label.as_str()).collect();
    let total = among(&labels);
    // All shares in parts of one size, so that nothing is rounded before they are compared.
    let whole = in_parts().fold(1, |whole, quota| common(whole, quota.of));
    let held = |label: &String| -> Vec<String> {
        let over = quotas.limits.iter().filter(|limit| {
            let its = limit.labels.contains(label) && speaks_of(limit.when, advert);
            let (taken, all) = (count(limit.when, Some(&limit.labels)), count(limit.when, None));
            its && limit.of.map_or(taken + 1 > limit.most, |of| {
                (taken + 1).saturating_mul(of) > limit.most.saturating_mul(all + 1)
            })
        });
        over.map(|limit| limit.says.clone()).collect()
    };
    let mut shares = Vec::new();
    let (mut ranks, mut before) = (Vec::new(), Vec::new());
    for quota in &quotas.shares {
        let rival = !quota.every && speaks_of(quota.when, advert);
        let counted = if rival {
            among(&[quota.label.as_str()])
        } else {
            of_label(quota)
        };
        let (homes, parts) = if quota.every {
            (count(quota.when, None), quota.of)
        } else {
            (total, whole)
        };
        let share = quota.share.saturating_mul(parts.div_euclid(quota.of));
        let due = share.saturating_mul(homes.saturating_add(1));
        let behind = due.saturating_sub(counted.saturating_mul(parts));
        before.push(homes);
        ranks.push(rank(quota, behind, parts, share));
        let may = speaks_of(quota.when, advert);
        shares.push(standing(quota, (counted, behind, parts), may, held(&quota.label)));
    }
    let open = shares
        .iter()
        .zip(ranks)
        .enumerate()
        .filter(|(_, (share, rank))| share.may && share.held.is_empty() && *rank != (None, None));
    let best = open.max_by_key(|(at, (_, rank))| (*rank, std::cmp::Reverse(*at)));
    let says = best
        .as_ref()
        .map(|(at, (share, rank))| why(share, *rank, before.get(*at).copied()));
    NextLabel {
        label: best.map(|(_, (share, _))| share.label.clone()),
        counts: if quotas.counts_lets { "lets" } else { "adverts" }.to_owned(),
        window: quotas.window_says.clone(),
        says: says.unwrap_or_else(|| FURTHEST.to_owned()),
        shares,
    }
}

/// How a share stands, with its homes so far and how far it is behind in parts of a home.
fn standing(
    quota: &Quota,
    (counted, behind, parts): (i64, i64, i64),
    may: bool,
    held: Vec<String>,
) -> ShareStanding {
    ShareStanding {
        label: quota.label.clone(),
        share: quota.share,
        of: quota.of,
        behind: behind.saturating_mul(100).div_euclid(parts),
        every: quota.every,
        clause: quota.clause.clone(),
        says: quota.says.clone(),
        counted,
        may,
        held,
    }
}

const FURTHEST: &str = "The next home takes the label that is furthest behind its share.";

const FIRST: &str =
    "The next home takes this label, which goes before the others while it is behind its share.";

/// How far one of every so many homes is due; otherwise whether the share goes before the others now, how far it is behind,
/// and how large it is.
type Rank = (Option<i64>, Option<(bool, i64, i64)>);

fn rank(quota: &Quota, behind: i64, parts: i64, share: i64) -> Rank {
    if quota.every {
        // Of every so many homes a whole one must be due, and then it goes before all shares.
        return (Some(behind.div_euclid(parts)).filter(|due| *due > 0), None);
    }
    (None, Some((quota.first && behind > 0, behind, share)))
}

/// Why the next home takes the label of a share, of which so many homes were counted before.
fn why(share: &ShareStanding, rank: Rank, before: Option<i64>) -> String {
    match (before.filter(|_| share.every), rank) {
        (Some(before), _) => in_turn(share, before),
        (None, (_, Some((true, ..)))) => FIRST.to_owned(),
        (None, _) => FURTHEST.to_owned(),
    }
}

/// Why the next home takes a label that every so many homes take.
fn in_turn(share: &ShareStanding, before: i64) -> String {
    let has = if share.counted == 1 { "has" } else { "have" };
    format!(
        "This is home {} of those counted. Every {} of them takes this label, and {} {has} so far.",
        before.saturating_add(1),
        ordinal(share.of),
        share.counted
    )
}

/// 2nd, 3rd, 4th.
pub(crate) fn ordinal(n: i64) -> String {
    let ending = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// The least number of parts in which both come out even; within reason, whatever a file says.
pub(crate) fn common(a: i64, b: i64) -> i64 {
    let (mut x, mut y) = (a.max(1), b.max(1));
    while y != 0 {
        (x, y) = (y, x.checked_rem(y).unwrap_or(0));
    }
    let all = a.max(1).div_euclid(x).checked_mul(b.max(1));
    all.filter(|all| *all <= MOST_PARTS).unwrap_or(MOST_PARTS)
}

/// Finer parts than this are not told apart.
const MOST_PARTS: i64 = 1_000_000_000;
