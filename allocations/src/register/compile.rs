//! From a scheme's conditions to a circuit over a register.
mod lists;
mod reading;

use std::collections::BTreeMap;

use super::circuit::{Circuit, Kernel, OFF, ON, Step, Wire};
use super::columns::Register;
use super::number::{Mono, TooHard};
use super::ranges::{Range, Truths};
use super::rowwise::{Reads, is_truth};
use crate::facts::Held;
use crate::language::eval::among;
use crate::language::ir::{Leaf, Node, NodeId, Run};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::value::Val;
use crate::vocabulary::{FactId, ListId, vocabulary};

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
    /// Which of the schemes being worked out this is.
    nth: usize,
    /// The households for which what is being compiled can matter.
    matters: Wire,
    /// Whether a condition that the planes cannot say is left to the row evaluator now, or refused.
    rows: bool,
    /// How many conditions have been left to the row evaluator.
    left: usize,
    derived: BTreeMap<FactId, Range>,
    known: BTreeMap<(Option<(ListId, Member)>, NodeId), Range>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(
        circuit: &'a mut Circuit,
        register: &'a Register,
        (nth, scheme): (usize, &'a Scheme),
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
            nth,
            matters: ON,
            rows: true,
            left: 0,
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
        let before = self.left;
        let value = match self.fresh(id, scope) {
            Err(TooHard) if scope.is_none() && self.rows => self.by_rows(id)?,
            other => other?,
        };
        // What is right for some households only is not kept for others.
        let right = self.matters == ON || self.left == before;
        if let Some(key) = key.filter(|_| right) {
            self.known.insert(key, value.clone());
        }
        Ok(value)
    }

    /// Leaves a condition to the row evaluator, for the households for which it matters.
    fn by_rows(&mut self, id: NodeId) -> Result<Range, TooHard> {
        let program = &self.scheme.names.program;
        if !is_truth(program.node(id)) || Reads::of(program, id).is_none() {
            return Err(TooHard);
        }
        self.left += 1;
        let kernel = self.circuit.kernel(Kernel::Rows {
            scheme: self.nth,
            node: id,
            who: self.matters,
        });
        let truth = Truths {
            yes: self.circuit.add(Step::Kernel(kernel, 0)),
            maybe: self.circuit.add(Step::Kernel(kernel, 1)),
        };
        Ok(self.circuit.range_of(truth))
    }

    /// Compiles what matters for some households only.
    pub(super) fn where_it_matters<R>(
        &mut self,
        who: Wire,
        compile: impl FnOnce(&mut Self) -> Result<R, TooHard>,
    ) -> Result<R, TooHard> {
        let before = self.matters;
        self.matters = self.circuit.and(before, who);
        let made = compile(self);
        self.matters = before;
        made
    }

    /// All of the parts, or any: first those that the planes can say, then the others where those leave it open.
    fn joined(&mut self, run: Run, all: bool, scope: Option<&Scope<'_>>) -> Result<Truths, TooHard> {
        let (mut so_far, mut hard) = (if all { Truths::YES } else { Truths::NO }, Vec::new());
        let rows = std::mem::replace(&mut self.rows, false);
        for part in self.scheme.names.program.members(run) {
            match self.truth(*part, scope) {
                Ok(part) if all => so_far = self.circuit.t_and(so_far, part),
                Ok(part) => so_far = self.circuit.t_or(so_far, part),
                Err(TooHard) => hard.push(*part),
            }
        }
        self.rows = rows;
        for part in hard {
            let open = if all {
                so_far.maybe
            } else {
                self.circuit.not(so_far.yes)
            };
            let part = self.where_it_matters(open, |compiler| compiler.truth(part, scope))?;
            so_far = if all {
                self.circuit.t_and(so_far, part)
            } else {
                self.circuit.t_or(so_far, part)
            };
        }
        Ok(so_far)
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    fn fresh(&mut self, id: NodeId, scope: Option<&Scope<'_>>) -> Result<Range, TooHard> {
        let program = &self.scheme.names.program;
        let truth = match program.node(id) {
            Node::Const(n) => return Ok(Range::constant(n)),
            Node::Nothing => return Ok(Range::of(Val::NONE)),
            Node::Other => {
                let outer = scope.and_then(|scope| scope.outer);
                let other = scope
                    .zip(outer)
                    .is_some_and(|(inner, outer)| inner.member != outer.member);
                if other { Truths::YES } else { Truths::NO }
            }
            Node::Read(leaf) => return self.leaf(leaf, scope),
            Node::Not(a) => {
                let a = self.truth(a, scope)?;
                self.circuit.t_not(a)
            }
            Node::All(run) => self.joined(run, true, scope)?,
            Node::Any(run) => self.joined(run, false, scope)?,
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
                until,
                unbroken,
            } => {
                if unbroken.is_some() || until.is_some() {
                    return Err(TooHard);
                }
                return self.time((list, from, to), when, since, scope);
            }
            // Each month has a day of its own: that is left to the rows.
            Node::Running { .. } | Node::WorkingDay(..) | Node::WorkingDays(..) => return Err(TooHard),
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
}
