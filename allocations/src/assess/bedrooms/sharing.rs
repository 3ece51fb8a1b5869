//! Who may share a room with whom, for all that is known of them.
use std::borrow::Cow;

use super::super::Placed;
use super::pairs::{most_pairs, pairs};
use super::{Person, meets, people};
use crate::calendar::add_months;
use crate::facts::{Entry, Held, put};
use crate::language::check::Names;
use crate::language::eval::{Frame, Scope};
use crate::language::ir::Leaf;
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};
use crate::vocabulary::{ListId, Type, ids};

/// So many answers to what nobody has said are gone through at most: four people, of each of whom three things may be so.
const MOST_ANSWERS: usize = 81;

/// Whether each two of some people may share: asked once for each two.
pub(super) struct Sharing {
    may: Vec<Truth>,
    people: usize,
}

impl Sharing {
    pub(super) fn of(scheme: &Scheme, frame: &Frame<'_>, list: ListId, everyone: &[Person<'_>]) -> Self {
        let mut may = vec![Truth::No; everyone.len() * everyone.len()];
        for (i, a) in everyone.iter().enumerate() {
            for (j, b) in everyone.iter().enumerate().skip(i + 1) {
                if let Some(slot) = may.get_mut(i * everyone.len() + j) {
                    *slot = may_share(scheme, frame, list, a, b);
                }
            }
        }
        Self {
            may,
            people: everyone.len(),
        }
    }

    fn may(&self, i: usize, j: usize) -> Truth {
        self.may.get(i * self.people + j).copied().unwrap_or(Truth::No)
    }

    /// The most pairs among those who certainly may.
    pub(super) fn certain(&self) -> Vec<(usize, usize)> {
        pairs(self.people, &|i, j| self.may(i, j).is_yes())
    }

    fn uncertain(&self) -> usize {
        self.may.iter().filter(|may| may.is_unknown()).count()
    }

    /// Whether it is open with anybody, earlier or later in the list, if this one shares.
    fn is_open_for(&self, nth: usize) -> bool {
        (0..self.people).any(|other| self.may(nth.min(other), nth.max(other)).is_unknown())
    }

    /// The fewest and the most bedrooms for these people.
    fn bedrooms(&self, everyone: &[Person<'_>]) -> Val {
        let couples = most_pairs(self.people, &|i, j| self.may(i, j).is_yes());
        let most = whole(self.people - couples);
        let surely = |at: &usize| everyone.get(*at).is_some_and(|person| person.counts.is_yes());
        if self.uncertain() == 0 && (0..self.people).all(|at| surely(&at)) {
            return Val::exact(most);
        }
        let sure: Vec<usize> = (0..self.people).filter(surely).collect();
        let at = |nth: usize| sure.get(nth).copied().unwrap_or(usize::MAX);
        let couples = most_pairs(sure.len(), &|i, j| !self.may(at(i), at(j)).is_no());
        Val::between(whole(sure.len() - couples), most)
    }
}

/// The fewest and the most bedrooms. What two must have alike may be unknown of several people. Nobody is of two sexes, so
/// each answer is then gone through as a whole.
pub(super) fn bedrooms(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    (everyone, sharing): (&[Person<'_>], &Sharing),
) -> Val {
    let all = sharing.bedrooms(everyone);
    // With one pair in doubt, it shares with one answer and does not with another.
    if all.settled() || sharing.uncertain() < 2 {
        return all;
    }
    let open = missing(scheme, frame, list, (everyone, sharing));
    let answers: i64 = open.iter().map(|(_, _, answers)| *answers).product();
    if open.is_empty() {
        return all;
    }
    let mut found: Option<Val> = None;
    for nth in 0..answers {
        let mut people: Vec<Person<'_>> = everyone.iter().map(Person::again).collect();
        let mut left = nth;
        for (at, field, answers) in &open {
            if let Some(person) = people.get_mut(*at) {
                let mut entry: Entry = person.entry.as_ref().clone();
                put(
                    &mut entry.fields,
                    usize::from(*field),
                    Held::Number(left % answers),
                );
                person.meets = meets(scheme, frame, list, &entry);
                person.entry = Cow::Owned(entry);
            }
            left /= answers;
        }
        let one = Sharing::of(scheme, frame, list, &people).bedrooms(&people);
        found = Some(found.map_or(one, |found| found.hull(one)));
    }
    // Among very many people pairs are not searched for, and an answer may then seem to leave more open than all do.
    found.map_or(all, |found| {
        Val::between(found.lo.max(all.lo), found.hi.min(all.hi))
    })
}

/// Choices that two must have alike and that nobody has said of somebody: whose, which field, and of how many words.
fn missing(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    (everyone, sharing): (&[Person<'_>], &Sharing),
) -> Vec<(usize, u16, i64)> {
    let mut fields: Vec<u16> = Vec::new();
    for field in scheme.rules.bedrooms.share.iter().flat_map(|rule| &rule.same) {
        if !fields.contains(field) {
            fields.push(*field);
        }
    }
    let mut open = Vec::new();
    let mut answers = 1_usize;
    for (at, person) in everyone
        .iter()
        .enumerate()
        .filter(|(at, _)| sharing.is_open_for(*at))
    {
        for field in &fields {
            let words = words(frame.names, list, *field);
            if words == 0 || person.entry.held(*field).is_some() {
                continue;
            }
            answers = answers.saturating_mul(words);
            if answers > MOST_ANSWERS {
                return open;
            }
            open.push((at, *field, whole(words)));
        }
    }
    open
}

/// How many answers there are to a choice that cannot be none; nought for anything else.
fn words(names: &Names, list: ListId, field: u16) -> usize {
    let fact = names.field_at(list, field).filter(|fact| !fact.may_be_none);
    match fact.map(|fact| fact.kind) {
        Some(Type::Truth) => 2,
        Some(Type::Choice(choices)) => {
            let choices = names.choices.get(usize::from(choices));
            choices.map_or(0, |choices| choices.words.len())
        }
        Some(_) | None => 0,
    }
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
pub(super) fn share_by(
    scheme: &Scheme,
    frame: &Frame<'_>,
    list: ListId,
    (a, b): (&Person<'_>, &Person<'_>),
    at: usize,
) -> Truth {
    let Some(rule) = scheme.rules.bedrooms.share.get(at) else {
        return Truth::No;
    };
    let mut may = a.meets.get(at).and(b.meets.get(at));
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
        // The babies of one mother are born together.
        let twins = a.unborn && b.unborn && a.nth == b.nth;
        let birth = |person: &Person<'_>| {
            person
                .born
                .unwrap_or_else(|| read(person, ids().members_birth_date))
        };
        if !twins {
            may = may.and(apart.near(birth(a), birth(b)));
        }
    }
    may
}

/// The first two whose sharing hangs on their birthdays, where of some people nothing but an age is known.
pub(crate) fn hangs_on_birthdays(scheme: &Scheme, placed: &Placed<'_>, by_age: &[u32]) -> Option<(u32, u32)> {
    let (frame, list) = (&placed.frame, ids().members);
    frame.list(list)?;
    let everyone = people(scheme, frame, list);
    let year = |person: &Person<'_>| {
        let by_age = !person.unborn && by_age.contains(&person.nth);
        match person.entry.held(ids().members_birth_date) {
            Some(Held::Number(born)) if by_age => Some(Val::between(add_months(*born, -12) + 1, *born)),
            Some(_) | None => person.born,
        }
    };
    let within: Vec<Person<'_>> = everyone
        .iter()
        .map(|person| Person {
            born: year(person),
            ..person.again()
        })
        .collect();
    let (exact, open) = (
        Sharing::of(scheme, frame, list, &everyone),
        Sharing::of(scheme, frame, list, &within),
    );
    let mut pairs = (0..everyone.len()).flat_map(|i| (i + 1..everyone.len()).map(move |j| (i, j)));
    let (i, j) = pairs.find(|(i, j)| open.may(*i, *j).is_unknown() && !exact.may(*i, *j).is_unknown())?;
    Some((everyone.get(i)?.nth, everyone.get(j)?.nth))
}
