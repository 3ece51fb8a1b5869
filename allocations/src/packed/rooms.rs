//! Bedrooms over packed members: who counts, who may share with whom, and the most pairs.
use super::circuit::{Lit, Pair, Word as _};
use super::layout::{NONE, NONE_WIDE, Place, Rows, Source, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::making::{Beyond, Maker, Out, Say, Whose};
use super::walk::ExId;
use crate::facts::{Entry, Held};
use crate::language::eval::Scope;
use crate::language::ir::Leaf;
use crate::scheme::model::Apart;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::ids;

/// So many people are paired by search, here as there.
const SEARCHED: usize = 12;
const FIELDS: usize = 4;

#[derive(Clone, Debug)]
pub(super) struct RoomsPlan {
    pub(super) list: usize,
    counts: u64,
    alone: u64,
    unborn: u64,
    /// Rules of sharing that ask nothing but that both meet a condition, and all of them.
    simple: u64,
    shares: u64,
    /// Rules that also ask for fields to be the same, or for births that lie close: their bit, the fields by their place
    /// in `fields`, and how far apart.
    same: Vec<(u64, Vec<usize>, Option<Apart>)>,
    fields: Vec<Place>,
    /// The date of birth, where a rule asks how far apart two were born.
    birth: Option<Place>,
    babies: Option<Place>,
    newborn: Pair,
    newborn_keys: [Key; FIELDS],
    /// Extra rooms: how many where that is a number, and the expression.
    pub(super) extras: Vec<(Lit, Option<i64>, ExId)>,
    pub(super) most: Option<ExId>,
}

/// A field that two people may have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Is(i64),
    Nothing,
    Unknown,
}

/// Somebody who counts: the rules of sharing they meet, and their row; a baby has none.
#[derive(Clone, Copy, Debug)]
struct Person {
    meets: u64,
    row: usize,
}

/// The row of a baby.
const NO_ROW: usize = usize::MAX;

/// The people who count, while they are gathered.
#[derive(Clone, Copy, Debug)]
pub(super) struct People {
    at: [Person; SEARCHED],
    len: usize,
    open: bool,
}

fn key(row: &[u64], place: Place) -> Key {
    match place {
        Place::Code { word, shift, .. } => match code(row, word, shift) {
            NONE => Key::Nothing,
            UNKNOWN => Key::Unknown,
            at => Key::Is(whole(at)),
        },
        Place::Wide(at) => match wide(row, at) {
            NONE_WIDE => Key::Nothing,
            UNKNOWN_WIDE => Key::Unknown,
            n => Key::Is(n),
        },
    }
}

impl RoomsPlan {
    /// Must be made before anything else of the members: its conditions are in their first word.
    #[expect(
        clippy::too_many_lines,
        reason = "one part of the bedroom rules after another"
    )]
    pub(super) fn of(maker: &mut Maker<'_>) -> Result<Self, Beyond> {
        let scheme = maker.scheme;
        let rules = &scheme.rules.bedrooms;
        let known = ids();
        if rules.alone_by_others(&scheme.names.program).is_some() {
            return Err(Beyond);
        }
        let list = maker.layout.list(known.members).ok_or(Beyond)?;
        let whose = Whose::Row(list);
        let mut mask = |say: Say| -> Result<u64, Beyond> {
            let out: Out = maker.bit(whose)?;
            maker.emit(whose, &say, false, out)?;
            if out.bank == 0 { Ok(out.mask) } else { Err(Beyond) }
        };
        let of = |node: Option<_>, otherwise| node.map_or(Say::Fixed(otherwise), Say::Node);
        let counts = mask(of(rules.counts, Truth::Yes))?;
        let alone = mask(of(rules.alone, Truth::No))?;
        let unborn = mask(of(rules.expecting, Truth::No))?;
        let masks = rules.share.iter().map(|share| mask(of(share.both, Truth::Yes)));
        let masks: Vec<u64> = masks.collect::<Result<_, _>>()?;
        let place = |field| {
            maker
                .layout
                .lists
                .get(list)?
                .1
                .place(Source::Leaf(Leaf::Field { up: 0, field }))
        };
        let mut named: Vec<u16> = rules
            .share
            .iter()
            .flat_map(|share| share.same.iter().copied())
            .collect();
        named.sort_unstable();
        named.dedup();
        let fields: Option<Vec<Place>> = named.iter().map(|field| place(*field)).collect();
        let fields = fields.filter(|fields| fields.len() <= FIELDS).ok_or(Beyond)?;
        let baby = Entry::of(crate::assess::newborn_fields(
            &scheme.names,
            maker.asker.as_at,
            known.members,
        ));
        let nobody = crate::facts::Facts::new();
        let frame = crate::scheme::frame::frame(scheme, &nobody, maker.asker.as_at);
        let scope = Scope {
            list: known.members,
            entry: &baby,
            outer: None,
        };
        let (mut newborn, mut simple, mut same) = (Pair::default(), 0, Vec::new());
        for (share, mask) in rules.share.iter().zip(&masks) {
            let meets = share
                .both
                .map_or(Truth::Yes, |both| frame.truth_in(both, Some(&scope)));
            newborn.add(Pair::answer(meets, *mask).unwrap_or_default());
            if share.same.is_empty() && share.apart.is_none() {
                simple |= mask;
            } else {
                let at = |field: &u16| named.iter().position(|other| other == field);
                let fields = share.same.iter().filter_map(at).collect();
                same.push((*mask, fields, share.apart.clone()));
            }
        }
        let mut newborn_keys = [Key::Nothing; FIELDS];
        for ((slot, field), place) in newborn_keys.iter_mut().zip(&named).zip(&fields) {
            *slot = match (baby.held(*field), place) {
                (Some(Held::Number(n)), Place::Code { least, .. }) => Key::Is(n.saturating_sub(*least)),
                (Some(Held::Number(n)), Place::Wide(_)) => Key::Is(*n),
                (Some(Held::Nothing | Held::Text(_) | Held::Places(_)), _) => Key::Nothing,
                (None, _) => Key::Unknown,
            };
        }
        let babies = place(known.members_babies);
        let birth = if rules.share.iter().any(|share| share.apart.is_some()) {
            Some(place(known.members_birth_date).ok_or(Beyond)?)
        } else {
            None
        };
        let extras = rules.extra.iter().map(|extra| {
            let rule = &extra.rule;
            let unless = rule.unless.map(|unless| Say::Node(unless).not());
            let say = Say::All(std::iter::once(Say::Node(rule.when)).chain(unless).collect());
            let fixed = maker.deps(extra.rooms).is_empty();
            let number = if fixed {
                maker.asker.blank(extra.rooms).known()
            } else {
                None
            };
            Ok((maker.lit(Whose::Home, &say)?, number, maker.ex(extra.rooms, &[])?))
        });
        let extras = extras.collect::<Result<_, Beyond>>()?;
        let most = rules.most.map(|most| maker.ex(most, &[])).transpose()?;
        let shares = masks.iter().fold(0, |all, mask| all | mask);
        Ok(Self {
            list,
            counts,
            alone,
            unborn,
            simple,
            shares,
            same,
            fields,
            birth,
            babies,
            newborn,
            newborn_keys,
            extras,
            most,
        })
    }

    /// A field of a person.
    #[inline]
    fn key(&self, person: &Person, field: usize, rows: Rows<'_>) -> Key {
        let held = if person.row == NO_ROW {
            self.newborn_keys.get(field).copied()
        } else {
            self.fields
                .get(field)
                .map(|place| key(rows.get(person.row), *place))
        };
        held.unwrap_or(Key::Nothing)
    }

    /// The day on which a person was born. When babies will be is left to the evaluator of facts.
    #[inline]
    fn born(&self, person: &Person, rows: Rows<'_>) -> Key {
        if person.row == NO_ROW {
            return Key::Unknown;
        }
        match self.birth {
            Some(place @ Place::Code { least, .. }) => match key(rows.get(person.row), place) {
                Key::Is(n) => Key::Is(n.saturating_add(least)),
                other => other,
            },
            Some(place @ Place::Wide(_)) => key(rows.get(person.row), place),
            None => Key::Unknown,
        }
    }

    /// Whether two people may share a room; none when a missing fact decides.
    #[inline]
    fn may_share(&self, a: &Person, b: &Person, rows: Rows<'_>) -> Option<bool> {
        let both = a.meets & b.meets;
        if both & self.simple != 0 {
            return Some(true);
        }
        let mut open = false;
        for (mask, fields, apart) in &self.same {
            if both & mask == 0 {
                continue;
            }
            let (mut alike, mut unsure) = (true, false);
            for field in fields {
                match (self.key(a, *field, rows), self.key(b, *field, rows)) {
                    (Key::Is(a), Key::Is(b)) => alike = alike && a == b,
                    (Key::Nothing, _) | (_, Key::Nothing) => alike = false,
                    (Key::Unknown, _) | (_, Key::Unknown) => unsure = true,
                }
            }
            if let Some(apart) = apart.as_ref().filter(|_| alike) {
                match (self.born(a, rows), self.born(b, rows)) {
                    (Key::Is(a), Key::Is(b)) => {
                        alike = apart.near(Val::exact(a), Val::exact(b)).is_yes();
                    }
                    (Key::Nothing, _) | (_, Key::Nothing) => alike = false,
                    (Key::Unknown, _) | (_, Key::Unknown) => unsure = true,
                }
            }
            if alike && !unsure {
                return Some(true);
            }
            open = open || alike;
        }
        if open { None } else { Some(false) }
    }

    /// Bedrooms for the people, before any extra ones.
    #[inline]
    pub(super) fn for_people(&self, people: &People, rows: Rows<'_>) -> Option<i64> {
        if people.open {
            return None;
        }
        let everyone = people.at.get(..people.len)?;
        if people.len < 2 {
            return Some(whole(people.len));
        }
        let mut friends = [0_u32; SEARCHED];
        for (i, (mask, a)) in friends.iter_mut().zip(everyone).enumerate() {
            if a.meets == 0 {
                continue;
            }
            for (j, b) in everyone.iter().enumerate().skip(i + 1) {
                if self.may_share(a, b, rows)? {
                    *mask |= 1 << j;
                }
            }
        }
        let pairs = most_pairs(&friends, (1_u32 << people.len) - 1);
        Some(whole(people.len).saturating_sub(pairs))
    }
}

impl People {
    pub(super) fn new() -> Self {
        Self {
            at: [Person {
                meets: 0,
                row: NO_ROW,
            }; SEARCHED],
            len: 0,
            open: false,
        }
    }

    /// A member, and the babies expected.
    #[inline]
    pub(super) fn add(&mut self, plan: &RoomsPlan, says: Pair, (nth, row): (usize, &[u64])) {
        let asked = plan.counts | plan.alone | plan.unborn | plan.shares;
        if (says.sure ^ says.may) & asked != 0 {
            self.open = true;
            return;
        }
        if says.sure & plan.counts != 0 {
            let meets = if says.sure & plan.alone == 0 {
                says.sure & plan.shares
            } else {
                0
            };
            self.push(Person { meets, row: nth });
        }
        if says.sure & plan.unborn != 0 {
            let babies = match plan.babies.map(|place| key(row, place)) {
                Some(Key::Is(n)) => n.clamp(1, 8),
                Some(Key::Nothing | Key::Unknown) | None => 1,
            };
            self.open = self.open || plan.newborn.sure != plan.newborn.may;
            for _ in 0..babies {
                self.push(Person {
                    meets: plan.newborn.sure,
                    row: NO_ROW,
                });
            }
        }
    }

    #[inline]
    fn push(&mut self, person: Person) {
        match self.at.get_mut(self.len) {
            Some(slot) => {
                *slot = person;
                self.len += 1;
            }
            None => self.open = true,
        }
    }
}

/// The most pairs such that nobody is in two.
fn most_pairs(friends: &[u32; SEARCHED], mut left: u32) -> i64 {
    while left != 0 {
        let first = left.trailing_zeros();
        left &= left - 1;
        let of_first = usize::try_from(first).ok().and_then(|first| friends.get(first));
        let mut options = of_first.copied().unwrap_or(0) & left;
        if options == 0 {
            continue;
        }
        // With this one or without: no more than half of those that are left.
        let most = i64::from(left.count_ones().div_ceil(2));
        let mut best = 0;
        while options != 0 {
            let partner = options & options.wrapping_neg();
            options &= options - 1;
            best = best.max(1 + most_pairs(friends, left & !partner));
            if best == most {
                return best;
            }
        }
        return best.max(most_pairs(friends, left));
    }
    0
}
