//! How many bedrooms a household needs: everyone counted has a room, less the pairs who may share.
mod pairs;
mod sharing;

use std::borrow::Cow;

pub(crate) use sharing::hangs_on_birthdays;
use sharing::{Sharing, share_by};

use super::answer::{BedroomNeed, Room};
use super::homes::homes;
use super::{Telling, applies};
use crate::calendar::add_months;
use crate::facts::{Entry, Held};
use crate::language::check::Names;
use crate::language::eval::{Frame, Scope};
use crate::language::ir::NodeId;
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::{ListId, Type, ids, vocabulary};

/// The bedrooms needed, and how they were arrived at.
#[derive(Clone, Debug)]
pub(crate) struct Rooms {
    pub(crate) need: Val,
    rooms: Vec<Room>,
}

/// A baby is born in so many months at the latest.
const LONGEST: i64 = 10;

/// A person who counts, by the number in the list of members; a baby not yet born carries its mother's.
struct Person<'a> {
    nth: u32,
    entry: Cow<'a, Entry>,
    counts: Truth,
    alone: Truth,
    /// For each rule of sharing, whether this person meets it; few schemes have more than eight.
    meets: Meets,
    /// A baby that somebody expects.
    unborn: bool,
    /// When they were born or will be, where that is not the date of birth among their facts.
    born: Option<Val>,
}

impl Person<'_> {
    /// The same person, of whom something else is now supposed.
    fn again(&self) -> Person<'_> {
        Person {
            entry: Cow::Borrowed(&self.entry),
            meets: self.meets.clone(),
            ..*self
        }
    }
}

/// Answers to a few questions, without a list of its own while they are few.
#[derive(Clone, Default)]
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
    let sharing = Sharing::of(scheme, frame, list, &everyone);
    let mut need = sharing::bedrooms(scheme, frame, list, (&everyone, &sharing));
    let mut rooms = if telling.everything() {
        described(scheme, frame, list, &everyone, &sharing.certain())
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
                meets: meets(scheme, frame, list, entry),
                unborn: false,
                born: None,
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
                    meets: meets(scheme, frame, list, &baby),
                    entry: Cow::Owned(baby),
                    unborn: true,
                    born: Some(due(frame, entry)),
                });
            }
        }
    }
    beside_babies(scheme, frame, list, &mut people);
    people
}

/// Whether somebody has a room alone may hang on the others; a baby that somebody expects is one of them.
fn beside_babies(scheme: &Scheme, frame: &Frame<'_>, list: ListId, people: &mut [Person<'_>]) {
    let Some(alone) = scheme.rules.bedrooms.alone_by_others(frame.program) else {
        return;
    };
    let babies = people.iter().filter(|person| person.unborn).map(|baby| Entry {
        sure: baby.counts,
        ..baby.entry.as_ref().clone()
    });
    let babies: Vec<Entry> = babies.collect();
    if babies.is_empty() {
        return;
    }
    let mut frame = frame.again();
    let lists = &mut frame.household.to_mut().lists;
    if let Some(members) = lists.get_mut(usize::from(list)).and_then(Option::as_mut) {
        members.extend(babies);
    }
    let entries = (1_u32..).zip(frame.list(list).unwrap_or_default());
    for (nth, entry) in entries {
        let scope = Scope {
            list,
            entry,
            outer: None,
        };
        let own = |person: &&mut Person<'_>| person.nth == nth && !person.unborn;
        if let Some(person) = people.iter_mut().find(own) {
            person.alone = frame.truth_in(alone, Some(&scope));
        }
    }
}

/// For each rule of sharing, whether somebody with these facts meets it.
fn meets(scheme: &Scheme, frame: &Frame<'_>, list: ListId, entry: &Entry) -> Meets {
    let scope = Scope {
        list,
        entry,
        outer: None,
    };
    let mut meets = Meets::default();
    for (at, rule) in scheme.rules.bedrooms.share.iter().enumerate() {
        let both = rule
            .both
            .map_or(Truth::Yes, |both| frame.truth_in(both, Some(&scope)));
        meets.put(at, both);
    }
    meets
}

/// When the babies of a mother will be born: on the day they are due, and not before today.
fn due(frame: &Frame<'_>, mother: &Entry) -> Val {
    match mother.held(ids().members_due_on) {
        Some(Held::Number(on)) => Val::exact((*on).max(frame.as_at)),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => {
            Val::between(frame.as_at, add_months(frame.as_at, LONGEST))
        }
    }
}

fn babies(entry: &Entry) -> i64 {
    match entry.held(ids().members_babies) {
        Some(Held::Number(n)) => (*n).clamp(1, 8),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => 1,
    }
}

/// A baby counts as a child of no age. How far apart it will be from others, its due date says.
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
