//! Groups that have a limit: who is in one, how much of it each household takes, and how much is left of it.
use chrono::NaiveDate;

use crate::assess::applies;
use crate::facts::{AdvertFacts, Held};
use crate::language::eval::Frame;
use crate::quota::{Counted, recent};
use crate::reason::Reason;
use crate::scheme::model::{GroupCap, Label};
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::vocabulary;

/// What a household is to a group.
#[derive(Clone, Debug)]
pub(in super::super) struct Group {
    pub(in super::super) inside: Truth,
    /// How much the group may hold in this list.
    pub(super) most: i64,
    /// How much of that the household takes.
    pub(in super::super) adds: i64,
    /// Why, where nobody knows whether it is in the group, or how much it takes.
    pub(super) open: Option<Reason>,
}

/// The homes that were let before, as one cap counts them.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Before {
    /// What the group has had.
    pub(super) taken: i64,
    /// All of them.
    pub(super) homes: i64,
    /// The homes of this advert.
    of_advert: i64,
}

/// What each cap of the label counts of the homes that were let before.
pub(in super::super) fn before(
    label: &Label,
    advert: &AdvertFacts,
    past: &[Counted],
    as_at: NaiveDate,
) -> Vec<Before> {
    let homes = vocabulary()
        .fact("advert.homes")
        .and_then(|(id, _)| advert.facts.held(id));
    let of_advert = match homes {
        Some(Held::Number(homes)) => *homes,
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => 1,
    };
    let of_cap = |cap: &GroupCap| {
        if !cap.counts_past() {
            return Before {
                of_advert,
                ..Before::default()
            };
        }
        let homes = recent(past, cap.window, as_at);
        let had = homes.iter().filter_map(|home| home.groups.get(&cap.rule.code));
        Before {
            taken: had.fold(0, |sum, had| sum.saturating_add(*had)),
            homes: whole(homes.len()),
            of_advert,
        }
    };
    label.caps.iter().map(of_cap).collect()
}

/// What a household is to each group of the label.
pub(super) fn groups(label: &Label, before: &[Before], frame: &Frame<'_>) -> Vec<Group> {
    let none = Before::default();
    let caps = label.caps.iter().enumerate();
    caps.map(|(at, cap)| of_household(cap, before.get(at).unwrap_or(&none), frame))
        .collect()
}

fn of_household(cap: &GroupCap, before: &Before, frame: &Frame<'_>) -> Group {
    // Whoever may be in the group is counted as in it: what is not known never helps.
    let inside = applies(frame, &cap.rule);
    let adds = cap.adds.map(|adds| frame.value(adds, None));
    let most = match (cap.share, cap.most) {
        (Some((share, of)), _) => {
            let homes = before.homes.saturating_add(before.of_advert);
            share.saturating_mul(homes).div_euclid(of.max(1))
        }
        (None, Some(most)) => room(frame.value(most, None)),
        (None, None) => 0,
    };
    let waits = inside.is_unknown() || (!inside.is_no() && adds.is_some_and(|adds| !adds.settled()));
    Group {
        inside,
        most: most.saturating_sub(before.taken).max(0),
        adds: adds.map_or(1, |adds| if adds.some { adds.hi.max(0) } else { 0 }),
        open: waits.then(|| Reason::against(frame, &cap.rule, inside)),
    }
}

/// How many a limit lets in; a limit that cannot be worked out lets in nobody.
pub(super) fn room(value: Val) -> i64 {
    if value.some { value.lo.max(0) } else { 0 }
}

/// Why there is no room in a group for a household: what the limit is, and that others have it.
pub(super) fn taken(cap: &GroupCap, group: &Group, before: &Before) -> String {
    let (had, homes) = (before.taken, before.homes);
    if cap.counts_past() {
        let over = cap.window.map_or_else(
            || "so far".to_owned(),
            |window| window.words_of_past(&cap.window_says),
        );
        let had = match (cap.share, cap.adds) {
            (Some(_), _) => format!("Of {homes} homes let {over}, {had} went to this group"),
            (None, Some(_)) => format!("The homes let {over} count {had} towards this limit"),
            (None, None) => format!("Of the homes let {over}, {had} went to this group"),
        };
        return match group.most {
            0 => format!("{had}, so no home of this advert is for it now"),
            most => format!("{had}, so it may take {most} more, and others above have that"),
        };
    }
    match (cap.adds, group.most) {
        (Some(_), most) => format!(
            "Your household would add {}, and with those above that is more than {most}",
            group.adds
        ),
        (None, 0) => "No home of this advert is for this group".to_owned(),
        (None, 1) => "The one place of this group was taken by another".to_owned(),
        (None, most) => format!("All {most} places of this group were taken by others"),
    }
}
