//! How many bedrooms a household needs: everyone counted has a room, less the pairs who may share.
use super::answer::{BedroomNeed, Room};
use super::homes::homes;
use super::{Telling, applies};
use crate::facts::{Entry, Held};
use crate::language::eval::{Frame, Scope};
use crate::language::ir::{Leaf, NodeId};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};
use crate::vocabulary::{ListId, Type, vocabulary};

/// Above this many people the best pairing is no longer searched for, but taken in the order of the list.
const SEARCHED: usize = 12;

/// The bedrooms needed, and how they were arrived at.
#[derive(Clone, Debug)]
pub(crate) struct Rooms {
    pub(crate) need: Val,
    rooms: Vec<Room>,
}

/// A person who counts, by the number in the list of members; a baby not yet born carries its mother's.
struct Person {
    nth: u32,
    entry: Entry,
    counts: Truth,
    alone: Truth,
}

pub(super) fn rooms(scheme: &Scheme, frame: &Frame<'_>, telling: Telling) -> Rooms {
    let rules = &scheme.rules.bedrooms;
    let open = Rooms {
        need: Val::between(0, 30),
        rooms: Vec::new(),
    };
    let Some((list, _)) = vocabulary().list("members").filter(|_| rules.given) else {
        return open;
    };
    if frame.list(list).is_none() {
        return open;
    }
    let people = people(scheme, frame, list);
    let sure: Vec<&Person> = people.iter().filter(|person| person.counts.is_yes()).collect();
    let all: Vec<&Person> = people.iter().collect();
    let share = |a: &Person, b: &Person| may_share(scheme, frame, list, a, b).0;
    let fewest = whole(sure.len() - pairs(&sure, &|a, b| !share(a, b).is_no()).len());
    let certain = pairs(&all, &|a, b| share(a, b).is_yes());
    let most = whole(all.len() - certain.len());
    let mut need = Val::between(fewest, most);
    let mut rooms = if telling.everything() {
        described(scheme, frame, list, &all, &certain)
    } else {
        Vec::new()
    };
    for extra in &rules.extra {
        let there = applies(frame, &extra.rule);
        let count = frame.value(extra.rooms, None);
        let count = if count.some {
            Val { none: false, ..count }
        } else {
            Val::exact(0)
        };
        let count = match there {
            Truth::No => continue,
            Truth::Yes => count,
            Truth::Unknown => count.hull(Val::exact(0)),
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
    if let Some(most) = rules.most {
        need = need.corners(frame.value(most, None), i64::min);
    }
    Rooms {
        need: Val::between(need.lo.clamp(0, 30), need.hi.clamp(0, 30)),
        rooms,
    }
}

fn people(scheme: &Scheme, frame: &Frame<'_>, list: ListId) -> Vec<Person> {
    let rules = &scheme.rules.bedrooms;
    let ask = |entry: &Entry, rule: Option<NodeId>, otherwise: Truth| {
        let scope = Scope {
            list,
            entry,
            outer: None,
        };
        rule.map_or(otherwise, |rule| frame.value(rule, Some(&scope)).truth())
    };
    let mut people = Vec::new();
    for (nth, entry) in (1_u32..).zip(frame.list(list).unwrap_or_default()) {
        let counts = ask(entry, rules.counts, Truth::Yes);
        if !counts.is_no() {
            let alone = ask(entry, rules.alone, Truth::No);
            people.push(Person {
                nth,
                entry: entry.clone(),
                counts,
                alone,
            });
        }
        let expecting = if rules.unborn.is_some() {
            ask(entry, rules.unborn, Truth::No)
        } else {
            Truth::No
        };
        if !expecting.is_no() {
            let babies = babies(entry, list);
            for _ in 0..babies {
                people.push(Person {
                    nth,
                    entry: newborn(frame, list),
                    counts: expecting,
                    alone: Truth::No,
                });
            }
        }
    }
    people
}

fn babies(entry: &Entry, list: ListId) -> i64 {
    let field = vocabulary().list_at(list).and_then(|list| list.field("babies"));
    match field.and_then(|(field, _)| entry.held(field)) {
        Some(Held::Number(n)) => (*n).clamp(1, 8),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => 1,
    }
}

/// A baby counts as a child born today.
fn newborn(frame: &Frame<'_>, list: ListId) -> Entry {
    Entry {
        fields: newborn_fields(frame.as_at, list),
        sure: Truth::Yes,
    }
}

pub(crate) fn newborn_fields(born_on: i64, list: ListId) -> Vec<Option<Held>> {
    let mut fields = Vec::new();
    for fact in vocabulary()
        .list_at(list)
        .map(|list| list.fields.as_slice())
        .unwrap_or_default()
    {
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

/// Whether two people may share, and the rule that lets them.
fn may_share(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    a: &Person,
    b: &Person,
) -> (Truth, Option<usize>) {
    let mut any = Truth::No;
    let mut by = None;
    for (at, rule) in scheme.rules.bedrooms.share.iter().enumerate() {
        let mut may = Truth::Yes;
        for person in [a, b] {
            let scope = Scope {
                list,
                entry: &person.entry,
                outer: None,
            };
            may = may.and(
                rule.both
                    .map_or(Truth::Yes, |both| frame.value(both, Some(&scope)).truth()),
            );
        }
        for field in &rule.same {
            let read = |person: &Person| {
                let scope = Scope {
                    list,
                    entry: &person.entry,
                    outer: None,
                };
                frame.read_in(Leaf::Field { up: 0, field: *field }, &scope)
            };
            may = may.and(compare(read(a), Comparison::Equal, read(b)));
        }
        if may.is_yes() && by.is_none() {
            by = Some(at);
        }
        any = any.or(may);
    }
    (any.and(a.alone.not()).and(b.alone.not()), by)
}

/// The largest number of pairs such that nobody is in two.
fn pairs<'a>(people: &[&'a Person], may: &dyn Fn(&'a Person, &'a Person) -> bool) -> Vec<(usize, usize)> {
    let mut friends: Vec<u32> = Vec::new();
    for (i, a) in people.iter().enumerate().take(SEARCHED) {
        let mut mask = 0_u32;
        for (j, b) in people.iter().enumerate().take(SEARCHED).skip(i + 1) {
            if may(a, b) {
                mask |= 1 << j;
            }
        }
        friends.push(mask);
    }
    let mut found = search(
        &friends,
        (1_u32 << friends.len()) - 1,
        &mut vec![None; 1 << friends.len()],
    );
    // Beyond the searched ones, each takes the first free partner.
    let mut free: Vec<usize> = (SEARCHED..people.len()).collect();
    while let Some(first) = free.first().copied() {
        free.remove(0);
        let partner = free.iter().position(|other| {
            people
                .get(first)
                .zip(people.get(*other))
                .is_some_and(|(a, b)| may(a, b))
        });
        if let Some(at) = partner {
            found.push((first, free.remove(at)));
        }
    }
    found
}

type Memo = Vec<Option<Vec<(usize, usize)>>>;

fn search(friends: &[u32], left: u32, memo: &mut Memo) -> Vec<(usize, usize)> {
    let at = usize::try_from(left).unwrap_or(usize::MAX);
    if let Some(Some(known)) = memo.get(at) {
        return known.clone();
    }
    let Some(first) = usize::try_from(left.trailing_zeros())
        .ok()
        .filter(|first| *first < friends.len())
    else {
        return Vec::new();
    };
    let rest = left & !(1 << first);
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut options = friends.get(first).copied().unwrap_or(0) & rest;
    while options != 0 {
        let partner = options.trailing_zeros();
        options &= options - 1;
        let mut with = search(friends, rest & !(1 << partner), memo);
        if with.len() + 1 > best.len() {
            with.insert(0, (first, usize::try_from(partner).unwrap_or(0)));
            best = with;
        }
    }
    let without = search(friends, rest, memo);
    if without.len() > best.len() {
        best = without;
    }
    if let Some(slot) = memo.get_mut(at) {
        *slot = Some(best.clone());
    }
    best
}

fn described(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    people: &[&Person],
    pairs: &[(usize, usize)],
) -> Vec<Room> {
    let rules = &scheme.rules.bedrooms;
    let mut rooms = Vec::new();
    for (at, person) in people.iter().enumerate() {
        if let Some((_, other)) = pairs.iter().find(|(first, _)| *first == at) {
            let Some(other) = people.get(*other) else { continue };
            let (_, by) = may_share(scheme, frame, list, person, other);
            let rule = by.and_then(|by| rules.share.get(by));
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
            lacking: frame.value_of(super::id("bedrooms_lacking")).known(),
            spare: frame.value_of(super::id("bedrooms_spare")).known(),
            homes: homes(scheme, frame),
            clause: scheme.rules.bedrooms.clause.clone(),
        }
    }
}
