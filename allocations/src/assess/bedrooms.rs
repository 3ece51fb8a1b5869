//! How many bedrooms a household needs: everyone counted has a room, less the pairs who may share.
mod pairs;

use std::borrow::Cow;

use pairs::{most_pairs, pairs};

use super::answer::{BedroomNeed, Room};
use super::homes::homes;
use super::{Telling, applies};
use crate::facts::{Entry, Held};
use crate::language::check::Names;
use crate::language::eval::{Frame, Scope};
use crate::language::ir::{Leaf, NodeId};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};
use crate::vocabulary::{ListId, Type, ids, vocabulary};

/// The bedrooms needed, and how they were arrived at.
#[derive(Clone, Debug)]
pub(crate) struct Rooms {
    pub(crate) need: Val,
    rooms: Vec<Room>,
}

/// A person who counts, by the number in the list of members; a baby not yet born carries its mother's.
struct Person<'a> {
    nth: u32,
    entry: Cow<'a, Entry>,
    counts: Truth,
    alone: Truth,
    /// For each rule of sharing, whether this person meets it; few schemes have more than eight.
    meets: Meets,
}

/// Answers to a few questions, without a list of its own while they are few.
#[derive(Default)]
struct Meets {
    first: [Option<Truth>; 8],
    more: Vec<Truth>,
}

impl Meets {
    fn put(&mut self, at: usize, answer: Truth) {
        match self.first.get_mut(at) {
            Some(slot) => *slot = Some(answer),
            None => self.more.push(answer),
        }
    }

    fn get(&self, at: usize) -> Truth {
        let answer = match self.first.get(at) {
            Some(slot) => *slot,
            None => self.more.get(at - self.first.len()).copied(),
        };
        answer.unwrap_or(Truth::No)
    }
}

pub(super) fn rooms(scheme: &Scheme, frame: &Frame<'_>, telling: Telling) -> Rooms {
    let rules = &scheme.rules.bedrooms;
    let list = ids().members;
    if !rules.given || frame.list(list).is_none() {
        return Rooms {
            need: Val::between(0, 30),
            rooms: Vec::new(),
        };
    }
    let everyone = people(scheme, frame, list);
    // Whether any two may share is asked once for each two.
    let mut open = everyone.iter().any(|person| !person.counts.is_yes());
    let mut share = vec![Truth::No; everyone.len() * everyone.len()];
    for (i, a) in everyone.iter().enumerate() {
        for (j, b) in everyone.iter().enumerate().skip(i + 1) {
            let may = may_share(scheme, frame, list, a, b);
            open = open || may.is_unknown();
            if let Some(slot) = share.get_mut(i * everyone.len() + j) {
                *slot = may;
            }
        }
    }
    let may = |i: usize, j: usize| share.get(i * everyone.len() + j).copied().unwrap_or(Truth::No);
    let everyone_who = |i: usize, j: usize| may(i, j).is_yes();
    let certain = if telling.everything() {
        pairs(everyone.len(), &everyone_who)
    } else {
        Vec::new()
    };
    let couples = if telling.everything() {
        certain.len()
    } else {
        most_pairs(everyone.len(), &everyone_who)
    };
    let most = whole(everyone.len() - couples);
    let fewest = if open {
        let sure: Vec<usize> = (0..everyone.len())
            .filter(|at| everyone.get(*at).is_some_and(|person| person.counts.is_yes()))
            .collect();
        let at = |nth: usize| sure.get(nth).copied().unwrap_or(usize::MAX);
        whole(sure.len() - most_pairs(sure.len(), &|i, j| !may(at(i), at(j)).is_no()))
    } else {
        most
    };
    let mut need = Val::between(fewest, most);
    let mut rooms = if telling.everything() {
        described(scheme, frame, list, &everyone, &certain)
    } else {
        Vec::new()
    };
    need = extras(scheme, frame, need, telling, &mut rooms);
    if let Some(most) = rules.most {
        need = need.corners(frame.value(most, None), i64::min);
    }
    Rooms {
        need: Val::between(need.lo.clamp(0, 30), need.hi.clamp(0, 30)),
        rooms,
    }
}

/// Adds the rooms that a household has beyond those for its people.
fn extras(scheme: &Scheme, frame: &Frame<'_>, mut need: Val, telling: Telling, rooms: &mut Vec<Room>) -> Val {
    for extra in &scheme.rules.bedrooms.extra {
        let there = applies(frame, &extra.rule);
        if there.is_no() {
            continue;
        }
        let count = frame.value(extra.rooms, None);
        let count = if count.some {
            Val { none: false, ..count }
        } else {
            Val::exact(0)
        };
        let count = if there.is_yes() {
            count
        } else {
            count.hull(Val::exact(0))
        };
        need = need.corners(count, i64::saturating_add);
        if there.is_yes() && telling.everything() {
            for _ in 0..count.lo.clamp(0, 10) {
                let clause = extra.rule.clause.clone();
                rooms.push(Room {
                    people: Vec::new(),
                    says: extra.rule.says.clone(),
                    clause,
                });
            }
        }
    }
    need
}

fn people<'a>(scheme: &Scheme, frame: &'a Frame<'_>, list: ListId) -> Vec<Person<'a>> {
    let rules = &scheme.rules.bedrooms;
    let ask = |entry: &Entry, rule: Option<NodeId>, otherwise: Truth| {
        let scope = Scope {
            list,
            entry,
            outer: None,
        };
        rule.map_or(otherwise, |rule| frame.truth_in(rule, Some(&scope)))
    };
    let meets = |entry: &Entry| {
        let mut meets = Meets::default();
        for (at, rule) in rules.share.iter().enumerate() {
            meets.put(at, ask(entry, rule.both, Truth::Yes));
        }
        meets
    };
    let entries = frame.list(list).unwrap_or_default();
    let mut people = Vec::with_capacity(entries.len());
    for (nth, entry) in (1_u32..).zip(entries) {
        let counts = ask(entry, rules.counts, Truth::Yes);
        if !counts.is_no() {
            people.push(Person {
                nth,
                entry: Cow::Borrowed(entry),
                counts,
                alone: ask(entry, rules.alone, Truth::No),
                meets: meets(entry),
            });
        }
        let expecting = ask(entry, rules.expecting, Truth::No);
        if !expecting.is_no() {
            for _ in 0..babies(entry) {
                let baby = newborn(frame, list);
                people.push(Person {
                    nth,
                    counts: expecting,
                    alone: Truth::No,
                    meets: meets(&baby),
                    entry: Cow::Owned(baby),
                });
            }
        }
    }
    people
}

fn babies(entry: &Entry) -> i64 {
    match entry.held(ids().members_babies) {
        Some(Held::Number(n)) => (*n).clamp(1, 8),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => 1,
    }
}

/// A baby counts as a child born today.
fn newborn(frame: &Frame<'_>, list: ListId) -> Entry {
    Entry::of(newborn_fields(frame.names, frame.as_at, list))
}

pub(crate) fn newborn_fields(names: &Names, born_on: i64, list: ListId) -> Vec<Option<Held>> {
    let mut fields = Vec::new();
    for fact in names.fields(list) {
        let word = |wanted: &str| {
            let at = vocabulary()
                .words(fact.kind)
                .iter()
                .position(|word| word == wanted);
            at.map(|at| Held::Number(whole(at)))
        };
        fields.push(match fact.name.as_str() {
            "birth_date" => Some(Held::Number(born_on)),
            "relation" => word("child"),
            "lives_here" => word("always"),
            _ if fact.may_be_none => Some(Held::Nothing),
            _ if fact.kind == Type::Truth => Some(Held::Number(0)),
            _ => None,
        });
    }
    fields
}

/// Whether two people may share a room by any rule.
fn may_share(scheme: &Scheme, frame: &Frame<'_>, list: ListId, a: &Person<'_>, b: &Person<'_>) -> Truth {
    let apart = a.alone.not().and(b.alone.not());
    if apart.is_no() {
        return Truth::No;
    }
    let mut any = Truth::No;
    for at in 0..scheme.rules.bedrooms.share.len() {
        any = any.or(share_by(scheme, frame, list, (a, b), at));
        if any.is_yes() {
            break;
        }
    }
    any.and(apart)
}

/// Whether two people may share a room by this rule.
fn share_by(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    (a, b): (&Person<'_>, &Person<'_>),
    at: usize,
) -> Truth {
    let Some(rule) = scheme.rules.bedrooms.share.get(at) else {
        return Truth::No;
    };
    let meets = |person: &Person<'_>| person.meets.get(at);
    let mut may = meets(a).and(meets(b));
    let read = |person: &Person<'_>, field: u16| {
        let scope = Scope {
            list,
            entry: &person.entry,
            outer: None,
        };
        frame.read_in(Leaf::Field { up: 0, field }, &scope)
    };
    for field in &rule.same {
        if may.is_no() {
            break;
        }
        may = may.and(compare(read(a, *field), Comparison::Equal, read(b, *field)));
    }
    if let Some(apart) = rule.apart.as_ref().filter(|_| !may.is_no()) {
        let born = ids().members_birth_date;
        may = may.and(apart.near(read(a, born), read(b, born)));
    }
    may
}

fn described(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    people: &[Person<'_>],
    pairs: &[(usize, usize)],
) -> Vec<Room> {
    let rules = &scheme.rules.bedrooms;
    let mut rooms = Vec::new();
    for (at, person) in people.iter().enumerate() {
        if let Some((_, other)) = pairs.iter().find(|(first, _)| *first == at) {
            let Some(other) = people.get(*other) else { continue };
            let mut by = rules.share.iter().enumerate();
            let rule = by.find(|(at, _)| share_by(scheme, frame, list, (person, other), *at).is_yes());
            let rule = rule.map(|(_, rule)| rule);
            rooms.push(Room {
                people: vec![person.nth, other.nth],
                says: rule.map(|rule| rule.says.clone()).unwrap_or_default(),
                clause: rule
                    .and_then(|rule| rule.clause.clone())
                    .or_else(|| rules.clause.clone()),
            });
        } else if !pairs.iter().any(|(_, second)| *second == at) {
            let says = "This person has a bedroom of their own.".to_owned();
            rooms.push(Room {
                people: vec![person.nth],
                says,
                clause: rules.clause.clone(),
            });
        }
    }
    rooms
}

impl Rooms {
    pub(super) fn shown(&self, scheme: &Scheme, frame: &Frame<'_>) -> BedroomNeed {
        BedroomNeed {
            least: self.need.lo,
            most: self.need.hi,
            rooms: self.rooms.clone(),
            lacking: frame.value_of(ids().bedrooms_lacking).known(),
            spare: frame.value_of(ids().bedrooms_spare).known(),
            homes: homes(scheme, frame),
            clause: scheme.rules.bedrooms.clause.clone(),
        }
    }
}
