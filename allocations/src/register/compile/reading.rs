//! Reading facts, fields, names and places off the register.
use super::super::circuit::{OFF, ON, Step, Wire};
use super::super::columns::{Column, Layer, OwnColumn};
use super::super::number::{Bits, TooHard};
use super::super::ranges::{Range, Truths};
use super::{Compiler, Member, Scope};
use crate::facts::{Held, read};
use crate::language::eval::lies_in;
use crate::language::ir::{Area, Leaf};
use crate::value::Val;
use crate::vocabulary::{Fact, FieldId, Known, ListId, vocabulary};

/// A relation between two places is worked out for every place, up to so many.
const MOST_PLACES: usize = 400;

/// A name or place: where it is known, and its place among the register's words.
pub(super) struct Word {
    pub(super) given: Wire,
    pub(super) none: Wire,
    what: What,
}

enum What {
    Bits(Bits),
    One(Held),
}

impl<'a> Compiler<'a> {
    pub(super) fn plane(&mut self, wire: Wire) -> Wire {
        match wire {
            OFF | ON => wire,
            plane => self.circuit.add(Step::Plane(plane - 2)),
        }
    }

    /// Where it is known that there is no value.
    fn without(&mut self, column: &Column) -> Wire {
        if column.full {
            let given = self.plane(column.given);
            self.circuit.not(given)
        } else {
            self.plane(column.none)
        }
    }

    pub(super) fn column(&mut self, column: &Column, fact: &Fact) -> Range {
        let unknown = fact.unknown(self.as_at);
        let bits = column.bits.iter().map(|wire| self.plane(*wire)).collect();
        Range {
            exact: self.plane(column.given),
            value: Bits::planes(fact.least, bits),
            none: self.without(column),
            low: Bits::constant(unknown.lo),
            high: Bits::constant(unknown.hi),
            open_none: if unknown.none { ON } else { OFF },
        }
    }

    pub(in crate::register) fn leaf(
        &mut self,
        leaf: Leaf,
        scope: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
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
                    None => Ok(Range::of(read(fact, None, self.as_at))),
                }
            }
            Leaf::Local(at) => {
                let fact = self.scheme.names.locals.get(usize::from(at)).ok_or(TooHard)?;
                self.own(fact, self.register.own.get(&fact.name))
            }
            Leaf::Field { up, field } => self.field(up, field, scope),
        }
    }

    pub(super) fn field(
        &mut self,
        up: u8,
        field: FieldId,
        scope: Option<&Scope<'_>>,
    ) -> Result<Range, TooHard> {
        let scope = climbed(scope, up).ok_or(TooHard)?;
        let fact = self.scheme.names.field_at(scope.list, field).ok_or(TooHard)?;
        match scope.member {
            Member::At(layer) => {
                let layer = self.layer(scope.list, layer).ok_or(TooHard)?;
                match layer.fields.get(usize::from(field)) {
                    Some(column) => Ok(self.column(column, fact)),
                    None => self.own(fact, layer.own.get(&fact.name)),
                }
            }
            Member::Unborn => {
                let held = self.newborn.get(usize::from(field)).and_then(Option::as_ref);
                Ok(Range::of(read(fact, held, self.as_at)))
            }
            Member::Need(nth) => {
                let need = usize::try_from(nth).ok().and_then(|nth| self.needs.get(nth));
                need.and_then(|need| need.fields.get(usize::from(field)))
                    .cloned()
                    .ok_or(TooHard)
            }
        }
    }

    pub(super) fn layer(&self, list: ListId, layer: u32) -> Option<&'a Layer> {
        let layers = &self.register.lists.get(usize::from(list))?.layers;
        layers.get(usize::try_from(layer).ok()?)
    }

    /// A fact that only this scheme declares.
    fn own(&mut self, fact: &Fact, own: Option<&OwnColumn>) -> Result<Range, TooHard> {
        let Some(own) = own else {
            return Ok(Range::of(read(fact, None, self.as_at)));
        };
        if own.values.len() > MOST_PLACES {
            return Err(TooHard);
        }
        let place = Bits::planes(0, own.column.bits.iter().map(|wire| self.plane(*wire)).collect());
        let given = self.plane(own.column.given);
        let mut value = Range::of(read(fact, None, self.as_at));
        for (nth, raw) in (0_i64..).zip(&own.values) {
            let held = self.scheme.hold_own(fact, raw.clone()).ok();
            let here = self.circuit.is(&place, nth);
            let here = self.circuit.and(here, given);
            value = self
                .circuit
                .r_choose(here, &Range::of(read(fact, held.as_ref(), self.as_at)), &value)?;
        }
        Ok(value)
    }

    pub(super) fn word(&mut self, leaf: Leaf, scope: Option<&Scope<'_>>) -> Result<Word, TooHard> {
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
            none: self.without(column),
            what: What::Bits(Bits::planes(0, bits)),
        })
    }

    /// Whether the word passes a test: no where there is none, unknown where it is missing.
    pub(super) fn judged(&mut self, word: &Word, test: &dyn Fn(&Held) -> bool) -> Result<Truths, TooHard> {
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

    pub(super) fn same_text(
        &mut self,
        a: Leaf,
        b: Leaf,
        scope: Option<&Scope<'_>>,
    ) -> Result<Truths, TooHard> {
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

    pub(super) fn inside(
        &mut self,
        leaf: Leaf,
        area: Area,
        scope: Option<&Scope<'_>>,
    ) -> Result<Truths, TooHard> {
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
}

fn climbed<'a>(scope: Option<&'a Scope<'a>>, up: u8) -> Option<&'a Scope<'a>> {
    let mut scope = scope?;
    for _ in 0..up {
        scope = scope.outer?;
    }
    Some(scope)
}
