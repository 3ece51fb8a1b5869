//! From a scheme's conditions to a circuit over a register.
use std::collections::BTreeMap;

use super::circuit::{ALWAYS, Circuit, OFF, ON, Step, Wire};
use super::columns::{Column, Register};
use super::number::{Bits, Mono, TooHard};
use super::ranges::{Range, Truths};
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::facts::{Held, read};
use crate::language::ast::{Pick, Quantity};
use crate::language::eval::lists::LONGEST;
use crate::language::eval::{among, lies_in};
use crate::language::ir::{Area, Leaf, Node, NodeId, Run};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::value::Val;
use crate::vocabulary::{Fact, FactId, FieldId, Known, ListId, vocabulary};

/// A relation between two places is worked out for every place, up to so many.
const MOST_PLACES: usize = 400;

/// The member a condition is about.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) list: ListId,
    pub(super) member: Member,
    pub(super) outer: Option<&'a Scope<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Member {
    /// The member at that place of the list.
    At(u32),
    /// A baby not yet born.
    Unborn,
    /// One of the scheme's needs.
    Need(u32),
}

/// A need as every household has it.
pub(super) struct NeedEntry {
    pub(super) there: Truths,
    pub(super) fields: Vec<Range>,
    pub(super) words: Vec<Option<Held>>,
}

/// The fields of a baby not yet born: the value, or unknown.
pub(super) type Newborn = Vec<Option<Held>>;

pub(super) struct Compiler<'a> {
    pub(super) circuit: &'a mut Circuit,
    pub(super) register: &'a Register,
    pub(super) scheme: &'a Scheme,
    pub(super) as_at: i64,
    pub(super) needs_list: ListId,
    pub(super) needs: Vec<NeedEntry>,
    pub(super) newborn: Newborn,
    derived: BTreeMap<FactId, Range>,
    known: BTreeMap<(Option<(ListId, Member)>, NodeId), Range>,
}

/// A name or place: where it is known, and its place among the register's words.
struct Word {
    given: Wire,
    none: Wire,
    what: What,
}

enum What {
    Bits(Bits),
    One(Held),
}

impl<'a> Compiler<'a> {
    pub(super) fn new(
        circuit: &'a mut Circuit,
        register: &'a Register,
        scheme: &'a Scheme,
        as_at: i64,
    ) -> Self {
        Self {
            circuit,
            register,
            scheme,
            as_at,
            needs_list: vocabulary().list("needs").map_or(u16::MAX, |(id, _)| id),
            needs: Vec::new(),
            newborn: Vec::new(),
            derived: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    pub(super) fn derive(&mut self, id: FactId, value: Range) {
        self.derived.insert(id, value);
        self.known.clear();
    }

    pub(super) fn fact(&mut self, name: &str) -> Result<Range, TooHard> {
        let id = crate::assess::id(name);
        self.leaf(Leaf::Fact(id), None)
    }

    pub(super) fn truth(&mut self, id: NodeId, scope: Option<&Scope<'_>>) -> Result<Truths, TooHard> {
        let value = self.value(id, scope)?;
        Ok(self.circuit.truth_of(&value))
    }

    pub(super) fn applies(&mut self, rule: &Rule) -> Result<Truths, TooHard> {
        let when = self.truth(rule.when, None)?;
        let Some(unless) = rule.unless else {
            return Ok(when);
        };
        let unless = self.truth(unless, None)?;
        let not = self.circuit.t_not(unless);
        Ok(self.circuit.t_and(when, not))
    }

    pub(super) fn met(&mut self, rule: &Rule) -> Result<Truths, TooHard> {
        let when = self.truth(rule.when, None)?;
        let Some(unless) = rule.unless else {
            return Ok(when);
        };
        let unless = self.truth(unless, None)?;
        Ok(self.circuit.t_or(when, unless))
    }

    pub(super) fn value(&mut self, id: NodeId, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        let key = match scope {
            None => Some((None, id)),
            Some(scope) if scope.outer.is_none() => Some((Some((scope.list, scope.member)), id)),
            Some(_) => None,
        };
        if let Some(known) = key.and_then(|key| self.known.get(&key)) {
            return Ok(known.clone());
        }
        let value = self.fresh(id, scope)?;
        if let Some(key) = key {
            self.known.insert(key, value.clone());
        }
        Ok(value)
    }

    fn fresh(&mut self, id: NodeId, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        let program = &self.scheme.names.program;
        let truth = match program.node(id) {
            Node::Const(n) => return Ok(Range::constant(n)),
            Node::Nothing => return Ok(Range::of(Val::NONE)),
            Node::Read(leaf) => return self.leaf(leaf, scope),
            Node::Not(a) => {
                let a = self.truth(a, scope)?;
                self.circuit.t_not(a)
            }
            Node::All(run) => {
                let mut all = Truths::YES;
                for part in program.members(run) {
                    let part = self.truth(*part, scope)?;
                    all = self.circuit.t_and(all, part);
                }
                all
            }
            Node::Any(run) => {
                let mut any = Truths::NO;
                for part in program.members(run) {
                    let part = self.truth(*part, scope)?;
                    any = self.circuit.t_or(any, part);
                }
                any
            }
            Node::Compare(how, a, b) => {
                let (a, b) = (self.value(a, scope)?, self.value(b, scope)?);
                self.circuit.r_compare(&a, how, &b)?
            }
            Node::Among(a, run) => {
                let a = self.value(a, scope)?;
                let codes = program.code_members(run);
                self.circuit.r_among(&a, codes, &|value| among(value, codes))?
            }
            Node::Inside(leaf, area) => self.inside(leaf, area, scope)?,
            Node::IsText(leaf, text) => {
                let wanted = usize::try_from(text).ok().and_then(|at| program.texts.get(at));
                match wanted.map(|text| Held::Text(text.clone())) {
                    Some(wanted) => {
                        let word = self.word(leaf, scope)?;
                        self.judged(&word, &|held| *held == wanted)?
                    }
                    None => return Err(TooHard),
                }
            }
            Node::SameText(a, b) => self.same_text(a, b, scope)?,
            Node::Given(a) => {
                let a = self.value(a, scope)?;
                self.circuit.r_given(&a)
            }
            Node::GivenText(leaf) => {
                let word = self.word(leaf, scope)?;
                Truths {
                    yes: word.given,
                    maybe: self.circuit.not(word.none),
                }
            }
            Node::If(when, yes, no) => {
                let when = self.truth(when, scope)?;
                let (yes, no) = (self.value(yes, scope)?, self.value(no, scope)?);
                return self.circuit.r_if(when, &yes, &no);
            }
            Node::Plus(a, b) => return self.pair(a, b, scope, Circuit::r_plus),
            Node::Minus(a, b) => return self.pair(a, b, scope, Circuit::r_minus),
            Node::Times(a, b) => return self.pair(a, b, scope, Circuit::r_times),
            Node::Over(a, b) => {
                let (a, b) = (self.value(a, scope)?, self.value(b, scope)?);
                let by = b.known().ok_or(TooHard)?;
                return match by {
                    0 => Ok(Range::of(Val::NONE)),
                    1.. => Ok(self.circuit.r_through(&a, Mono::Over(by))),
                    _ => Err(TooHard),
                };
            }
            Node::Least(run) => return self.folded(run, scope, true),
            Node::Most(run) => return self.folded(run, scope, false),
            Node::First(run) => return self.first(run, scope),
            Node::AddMonths(a, months) => {
                let a = self.value(a, scope)?;
                return Ok(self.circuit.r_through(&a, Mono::AddMonths(months)));
            }
            Node::Months(a, b, over) => {
                let (a, b) = (self.value(a, scope)?, self.value(b, scope)?);
                if let Some(day) = b.known() {
                    return Ok(self.circuit.r_through(&a, Mono::MonthsUntil(day, over)));
                }
                let day = a.known().ok_or(TooHard)?;
                return Ok(self.circuit.r_through(&b, Mono::MonthsFrom(day, over)));
            }
            Node::Members(quantity, list, when) => return self.members(quantity, list, when, scope),
            Node::Take(pick, list, what, when) => return self.take((pick, list, what, when), scope),
            Node::Time {
                list,
                from,
                to,
                when,
                since,
                unbroken,
            } => {
                if unbroken.is_some() {
                    return Err(TooHard);
                }
                return self.time((list, from, to), when, since, scope);
            }
        };
        Ok(self.circuit.range_of(truth))
    }

    fn pair(
        &mut self,
        a: NodeId,
        b: NodeId,
        scope: Option<&Scope<'_>>,
        f: impl FnOnce(&mut Circuit, &Range, &Range) -> Result<Range, TooHard>,
    ) -> Result<Range, TooHard> {
        let (a, b) = (self.value(a, scope)?, self.value(b, scope)?);
        f(self.circuit, &a, &b)
    }

    fn folded(&mut self, run: Run, scope: Option<&Scope<'_>>, smaller: bool) -> Result<Range, TooHard> {
        let mut best = Range::of(Val::NONE);
        for part in self.scheme.names.program.members(run) {
            let next = self.value(*part, scope)?;
            best = self.circuit.r_either(&best, &next, smaller)?;
        }
        Ok(best)
    }

    fn first(&mut self, run: Run, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        let mut found = Range::of(Val::NONE);
        let mut done = OFF;
        for part in self.scheme.names.program.members(run) {
            let next = self.value(*part, scope)?;
            let sure = self.circuit.never_none(&found);
            let hull = self.circuit.r_hull(&sure, &next)?;
            let new = self.circuit.r_choose(found.none, &next, &hull)?;
            found = self.circuit.r_choose(done, &found, &new)?;
            let given = self.circuit.r_given(&found);
            done = self.circuit.or(done, given.yes);
        }
        Ok(found)
    }

    // ---- reading ----

    fn plane(&mut self, wire: Wire) -> Wire {
        match wire {
            OFF | ON => wire,
            plane => self.circuit.add(Step::Plane(plane - 2)),
        }
    }

    fn column(&mut self, column: &Column, fact: &Fact) -> Range {
        let unknown = fact.unknown();
        let bits = column.bits.iter().map(|wire| self.plane(*wire)).collect();
        Range {
            exact: self.plane(column.given),
            value: Bits::planes(fact.least, bits),
            none: self.plane(column.none),
            low: Bits::constant(unknown.lo),
            high: Bits::constant(unknown.hi),
            open_none: if unknown.none { ON } else { OFF },
        }
    }

    pub(super) fn leaf(&mut self, leaf: Leaf, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        match leaf {
            Leaf::Fact(id) => {
                if let Some(value) = self.derived.get(&id) {
                    return Ok(value.clone());
                }
                let Some(fact) = vocabulary().fact_at(id) else {
                    return Ok(Range::of(Val::NONE));
                };
                match self
                    .register
                    .facts
                    .get(usize::from(id))
                    .filter(|_| fact.known != Known::Advert)
                {
                    Some(column) => Ok(self.column(column, fact)),
                    None => Ok(Range::of(read(fact, None))),
                }
            }
            Leaf::Local(at) => self.own(usize::from(at)),
            Leaf::Field { up, field } => self.field(up, field, scope),
        }
    }

    fn field(&mut self, up: u8, field: FieldId, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        let scope = climbed(scope, up).ok_or(TooHard)?;
        let list = vocabulary().list_at(scope.list).ok_or(TooHard)?;
        let fact = list.fields.get(usize::from(field)).ok_or(TooHard)?;
        match scope.member {
            Member::At(layer) => {
                let layer = self.layer(scope.list, layer).ok_or(TooHard)?;
                let column = layer.fields.get(usize::from(field)).ok_or(TooHard)?;
                Ok(self.column(column, fact))
            }
            Member::Unborn => {
                let held = self.newborn.get(usize::from(field)).and_then(Option::as_ref);
                Ok(Range::of(read(fact, held)))
            }
            Member::Need(nth) => {
                let need = usize::try_from(nth).ok().and_then(|nth| self.needs.get(nth));
                need.and_then(|need| need.fields.get(usize::from(field)))
                    .cloned()
                    .ok_or(TooHard)
            }
        }
    }

    fn layer(&self, list: ListId, layer: u32) -> Option<&'a super::columns::Layer> {
        let layers = &self.register.lists.get(usize::from(list))?.layers;
        layers.get(usize::try_from(layer).ok()?)
    }

    /// A fact that only this scheme declares.
    fn own(&mut self, at: usize) -> Result<Range, TooHard> {
        let fact = self.scheme.names.locals.get(at).ok_or(TooHard)?;
        let Some(own) = self.register.own.get(&fact.name) else {
            return Ok(Range::of(read(fact, None)));
        };
        if own.values.len() > MOST_PLACES {
            return Err(TooHard);
        }
        let place = Bits::planes(0, own.column.bits.iter().map(|wire| self.plane(*wire)).collect());
        let given = self.plane(own.column.given);
        let mut value = Range::of(read(fact, None));
        for (nth, raw) in (0_i64..).zip(&own.values) {
            let held = self.scheme.hold_own(fact, raw.clone()).ok();
            let here = self.circuit.is(&place, nth);
            let here = self.circuit.and(here, given);
            value = self
                .circuit
                .r_choose(here, &Range::of(read(fact, held.as_ref())), &value)?;
        }
        Ok(value)
    }

    fn word(&mut self, leaf: Leaf, scope: Option<&Scope<'_>>) -> Result<Word, TooHard> {
        let unknown = Word {
            given: OFF,
            none: OFF,
            what: What::One(Held::Nothing),
        };
        let one = |held: Option<&Held>| match held {
            Some(Held::Nothing) => Word {
                given: OFF,
                none: ON,
                what: What::One(Held::Nothing),
            },
            Some(held) => Word {
                given: ON,
                none: OFF,
                what: What::One(held.clone()),
            },
            None => Word {
                given: OFF,
                none: OFF,
                what: What::One(Held::Nothing),
            },
        };
        let column = match leaf {
            Leaf::Fact(id) => {
                let known = vocabulary().fact_at(id).map(|fact| fact.known);
                if known == Some(Known::Advert) {
                    return Ok(unknown);
                }
                self.register.facts.get(usize::from(id)).ok_or(TooHard)?
            }
            Leaf::Local(_) => return Err(TooHard),
            Leaf::Field { up, field } => {
                let scope = climbed(scope, up).ok_or(TooHard)?;
                match scope.member {
                    Member::At(layer) => {
                        let layer = self.layer(scope.list, layer).ok_or(TooHard)?;
                        layer.fields.get(usize::from(field)).ok_or(TooHard)?
                    }
                    Member::Unborn => {
                        return Ok(one(self.newborn.get(usize::from(field)).and_then(Option::as_ref)));
                    }
                    Member::Need(nth) => {
                        let need = usize::try_from(nth)
                            .ok()
                            .and_then(|nth| self.needs.get(nth))
                            .ok_or(TooHard)?;
                        return Ok(one(need.words.get(usize::from(field)).and_then(Option::as_ref)));
                    }
                }
            }
        };
        let bits = column.bits.iter().map(|wire| self.plane(*wire)).collect();
        Ok(Word {
            given: self.plane(column.given),
            none: self.plane(column.none),
            what: What::Bits(Bits::planes(0, bits)),
        })
    }

    /// Whether the word passes a test: no where there is none, unknown where it is missing.
    fn judged(&mut self, word: &Word, test: &dyn Fn(&Held) -> bool) -> Result<Truths, TooHard> {
        let passes = match &word.what {
            What::One(held) => {
                if test(held) {
                    ON
                } else {
                    OFF
                }
            }
            What::Bits(bits) => {
                let words = &self.register.words;
                let test = |n: i64| {
                    usize::try_from(n)
                        .ok()
                        .and_then(|n| words.get(n))
                        .is_some_and(test)
                };
                self.circuit.is_among(bits, &test)?
            }
        };
        let yes = self.circuit.and(word.given, passes);
        let shut = self.circuit.or(word.given, word.none);
        let missing = self.circuit.not(shut);
        Ok(Truths {
            yes,
            maybe: self.circuit.or(yes, missing),
        })
    }

    fn same_text(&mut self, a: Leaf, b: Leaf, scope: Option<&Scope<'_>>) -> Result<Truths, TooHard> {
        let (a, b) = (self.word(a, scope)?, self.word(b, scope)?);
        let same = match (&a.what, &b.what) {
            (What::Bits(x), What::Bits(y)) => self.circuit.equal(x, y)?,
            (What::One(held), _) => {
                let held = held.clone();
                let judged = self.judged(&b, &|other| *other == held)?;
                judged.yes
            }
            (_, What::One(held)) => {
                let held = held.clone();
                let judged = self.judged(&a, &|other| *other == held)?;
                judged.yes
            }
        };
        let given = self.circuit.and(a.given, b.given);
        let none = self.circuit.or(a.none, b.none);
        let shut = self.circuit.or(given, none);
        let yes = self.circuit.and(given, same);
        let missing = self.circuit.not(shut);
        Ok(Truths {
            yes,
            maybe: self.circuit.or(yes, missing),
        })
    }

    fn inside(&mut self, leaf: Leaf, area: Area, scope: Option<&Scope<'_>>) -> Result<Truths, TooHard> {
        let program = &self.scheme.names.program;
        let word = self.word(leaf, scope)?;
        let lies = |held: &Held, area: &[Vec<String>]| match held {
            Held::Places(places) => lies_in(places, area),
            Held::Number(_) | Held::Nothing | Held::Text(_) => false,
        };
        let (other, relation) = match area {
            Area::Named(at) => {
                let named = usize::try_from(at).ok().and_then(|at| program.areas.get(at));
                return self.judged(&word, &|held| named.is_some_and(|area| lies(held, area)));
            }
            Area::Read(leaf) => (self.word(leaf, scope)?, None),
            Area::Related(relation, leaf) => (self.word(leaf, scope)?, Some(relation)),
        };
        let pairs = relation.map(|at| usize::try_from(at).ok().and_then(|at| program.relations.get(at)));
        let near = |centre: &Held, held: &Held| match (centre, &pairs) {
            (Held::Places(area), None) => lies(held, area),
            (Held::Places(centres), Some(pairs)) => pairs
                .iter()
                .copied()
                .flatten()
                .any(|(centre, area)| lies_in(centres, std::slice::from_ref(centre)) && lies(held, area)),
            (Held::Number(_) | Held::Nothing | Held::Text(_), _) => false,
        };
        let mut within = OFF;
        match &other.what {
            What::One(centre) => within = self.judged(&word, &|held| near(centre, held))?.yes,
            What::Bits(bits) => {
                if self.register.words.len() > MOST_PLACES {
                    return Err(TooHard);
                }
                for (nth, centre) in (0_i64..).zip(&self.register.words) {
                    let here = self.circuit.is(bits, nth);
                    let passes = self.judged(&word, &|held| near(centre, held))?.yes;
                    let both = self.circuit.and(here, passes);
                    within = self.circuit.or(within, both);
                }
            }
        }
        // No when either is none, unknown when either is missing.
        let given = self.circuit.and(word.given, other.given);
        let none = self.circuit.or(word.none, other.none);
        let yes = self.circuit.and(given, within);
        let shut = self.circuit.or(given, none);
        let missing = self.circuit.not(shut);
        Ok(Truths {
            yes,
            maybe: self.circuit.or(yes, missing),
        })
    }

    // ---- lists ----

    /// Every member the list may have, and whether it is there.
    pub(super) fn entries(&mut self, list: ListId) -> Vec<(Member, Truths)> {
        if list == self.needs_list {
            let needs = (0_u32..).zip(&self.needs);
            return needs.map(|(nth, need)| (Member::Need(nth), need.there)).collect();
        }
        let Some(columns) = self.register.lists.get(usize::from(list)) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (at, layer) in (0_u32..).zip(&columns.layers) {
            let there = self.plane(layer.there);
            let there = Truths {
                yes: there,
                maybe: there,
            };
            entries.push((Member::At(at), there));
        }
        entries
    }

    /// Where anything is known of the list.
    pub(super) fn list_given(&mut self, list: ListId) -> Wire {
        if list == self.needs_list {
            return ON;
        }
        match self.register.lists.get(usize::from(list)) {
            Some(columns) => self.plane(columns.given),
            None => OFF,
        }
    }

    pub(super) fn counted(
        &mut self,
        (list, member, there): (ListId, Member, Truths),
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Truths, TooHard> {
        let Some(when) = when else { return Ok(there) };
        let scope = Scope { list, member, outer };
        let when = self.truth(when, Some(&scope))?;
        Ok(self.circuit.t_and(there, when))
    }

    pub(super) fn number_of(&mut self, wires: &[Wire]) -> Result<Bits, TooHard> {
        let mut total = Bits::constant(0);
        for wire in wires {
            total = self.circuit.plus(&total, &Bits::planes(0, vec![*wire]))?;
        }
        Ok(total)
    }

    /// A range from two ends that are equal where nothing is missing.
    pub(super) fn between(&mut self, low: Bits, high: Bits) -> Result<Range, TooHard> {
        Ok(Range {
            exact: self.circuit.equal(&low, &high)?,
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: OFF,
        })
    }

    fn members(
        &mut self,
        quantity: Quantity,
        list: ListId,
        when: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let mut found = Vec::new();
        let mut all = Truths::YES;
        for (member, there) in self.entries(list) {
            let counts = self.counted((list, member, there), when, outer)?;
            let absent = self.circuit.t_not(there);
            let passes = self.circuit.t_or(counts, absent);
            all = self.circuit.t_and(all, passes);
            found.push(counts);
        }
        let any = found
            .iter()
            .fold(Truths::NO, |any, one| self.circuit.t_or(any, *one));
        let value = match quantity {
            Quantity::Any => self.circuit.range_of(any),
            Quantity::No => {
                let none = self.circuit.t_not(any);
                self.circuit.range_of(none)
            }
            Quantity::All => self.circuit.range_of(all),
            Quantity::Count => {
                let sure: Vec<Wire> = found.iter().map(|one| one.yes).collect();
                let possible: Vec<Wire> = found.iter().map(|one| one.maybe).collect();
                let (low, high) = (self.number_of(&sure)?, self.number_of(&possible)?);
                self.between(low, high)?
            }
        };
        let most = if quantity == Quantity::Count { LONGEST } else { 1 };
        let given = self.list_given(list);
        self.circuit
            .r_choose(given, &value, &Range::of(Val::between(0, most)))
    }

    fn take(
        &mut self,
        (pick, list, what, when): (Pick, ListId, NodeId, Option<NodeId>),
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let given = self.list_given(list);
        if given != ON {
            return Err(TooHard);
        }
        let nought = Range::constant(0);
        let mut total = if pick == Pick::Sum {
            nought.clone()
        } else {
            Range::of(Val::NONE)
        };
        for (member, there) in self.entries(list) {
            let counts = self.counted((list, member, there), when, outer)?;
            let scope = Scope { list, member, outer };
            let mut value = self.value(what, Some(&scope))?;
            let sure = self.circuit.not(counts.yes);
            let doubtful = self.circuit.and(sure, counts.maybe);
            let next = match pick {
                Pick::Sum => {
                    let open = self.circuit.r_given(&value);
                    let sure = self.circuit.never_none(&value);
                    let amount = self.circuit.r_choose(value.none, &nought, &sure)?;
                    let settled = self.circuit.not(open.yes);
                    let maybe = self.circuit.and(settled, open.maybe);
                    let or_none = self.circuit.or(maybe, doubtful);
                    let wider = self.circuit.r_hull(&amount, &nought)?;
                    let amount = self.circuit.r_choose(or_none, &wider, &amount)?;
                    self.circuit.r_plus(&total, &amount)?
                }
                Pick::Least | Pick::Most => {
                    let may = Range {
                        exact: OFF,
                        open_none: ON,
                        ..value.clone()
                    };
                    let (low, high) = self.circuit.ends(&value)?;
                    value = self
                        .circuit
                        .r_choose(doubtful, &Range { low, high, ..may }, &value)?;
                    self.circuit.r_either(&total, &value, pick == Pick::Least)?
                }
            };
            total = self.circuit.r_choose(counts.maybe, &next, &total)?;
        }
        Ok(total)
    }

    fn time(
        &mut self,
        (list, from, to): (ListId, FieldId, FieldId),
        when: Option<NodeId>,
        since: Option<NodeId>,
        outer: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let start = match since {
            Some(since) => self.value(since, outer)?.known().ok_or(TooHard)?,
            None => FIRST_DAY,
        };
        let ever = self.as_at.saturating_sub(start).max(0);
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for (member, there) in self.entries(list) {
            let Member::At(layer) = member else {
                return Err(TooHard);
            };
            let Some(dates) = self.layer(list, layer).and_then(|layer| layer.dates) else {
                continue;
            };
            let counts = self.counted((list, member, there), when, outer)?;
            let scope = Scope { list, member, outer };
            let (begin, end) = (
                self.field(0, from, Some(&scope))?,
                self.field(0, to, Some(&scope))?,
            );
            let began = self.circuit.not(begin.none);
            let known = self.circuit.or(end.exact, end.none);
            let known = self.circuit.and(begin.exact, known);
            possible.push((self.circuit.and(counts.maybe, began), dates));
            sure.push((self.circuit.and(counts.yes, known), dates));
        }
        let day = |day: i64| i32::try_from(day.clamp(FIRST_DAY, LAST_DAY)).ok().ok_or(TooHard);
        let (first, last) = (day(start)?, day(self.as_at)?);
        let same = sure == possible;
        let given = self.list_given(list);
        if given != ON {
            // Of an unknown list, everything is possible.
            let missing = self.circuit.not(given);
            possible.push((missing, ALWAYS));
        }
        let (low, high) = (
            self.circuit.days(sure, (first, last), ever),
            self.circuit.days(possible, (first, last), ever),
        );
        Ok(Range {
            exact: if same { given } else { OFF },
            value: low.clone(),
            none: OFF,
            low,
            high,
            open_none: OFF,
        })
    }
}

fn climbed<'a>(scope: Option<&'a Scope<'a>>, up: u8) -> Option<&'a Scope<'a>> {
    let mut scope = scope?;
    for _ in 0..up {
        scope = scope.outer?;
    }
    Some(scope)
}
