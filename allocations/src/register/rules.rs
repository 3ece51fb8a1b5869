//! A whole scheme as a circuit, in the order in which the row evaluator works it out.
mod priority;

use super::circuit::{Circuit, OFF, ON, Wire};
use super::columns::Register;
use super::compile::Compiler;
use super::number::{Bits, Mono, TooHard};
use super::outcome::Cause;
use super::ranges::{Range, Truths};
use super::rooms;
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::language::ir::Leaf;
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::value::Val;
use crate::vocabulary::{ids, vocabulary};
use priority::{gather, needs, settle};

/// Where the answers stand when a batch has run.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    pub(super) eligible: Truths,
    pub(super) qualifying: Truths,
    pub(super) has_band: Wire,
    pub(super) band: Bits,
    pub(super) points: (Bits, Bits),
    pub(super) has_points: Wire,
    /// A place in `causes`.
    pub(super) cause: Bits,
    pub(super) bedrooms: (Bits, Bits),
    pub(super) date: Bits,
    pub(super) has_date: Wire,
    pub(super) unknown: Wire,
    pub(super) off: Wire,
    /// Households that only the row evaluator can answer for.
    pub(super) irregular: Wire,
    pub(super) causes: Vec<Cause>,
}

struct Found {
    answer: Truths,
    passed: Truths,
    points: Range,
}

pub(super) fn answers(
    circuit: &mut Circuit,
    register: &Register,
    (nth, scheme): (usize, &Scheme),
    as_at: i64,
    dated: bool,
) -> Result<Answers, TooHard> {
    let mut compiler = Compiler::new(circuit, register, (nth, scheme), as_at);
    let compiler = &mut compiler;
    compiler.derive(ids().as_at, Range::constant(as_at));
    household_step(compiler)?;
    let (need, mut irregular) = rooms::need(compiler)?;
    bedrooms(compiler, &need)?;
    let rules = &scheme.rules;
    let mut eligible = Truths::YES;
    let mut against: Vec<(Wire, Cause)> = Vec::new();
    for (at, rule) in (0_u16..).zip(&rules.eligibility) {
        let met = compiler.met(rule)?;
        eligible = compiler.circuit.t_and(eligible, met);
        against.push((compiler.circuit.not(met.maybe), Cause::Eligibility(at)));
    }
    let qualifying = qualifying(compiler, &mut against)?;
    let connected = match rules.connection {
        Some(node) => compiler.truth(node, None)?,
        None => Truths { yes: OFF, maybe: ON },
    };
    let connected = compiler.circuit.range_of(connected);
    compiler.derive(ids().local_connection, connected);
    let both = compiler.circuit.t_and(eligible, qualifying);
    let qualifies = compiler.circuit.range_of(both);
    compiler.derive(ids().qualifies, qualifies);
    let found = needs(compiler)?;
    let (points, band, placed, unclear) = settle(compiler, &found)?;
    let waiting = waiting(compiler, &points, &band)?;
    irregular = compiler.circuit.any([irregular, waiting, unclear]);
    let (date, has_date) = if dated {
        let (date, odd) = ranked(compiler)?;
        irregular = compiler.circuit.or(irregular, odd);
        let (low, high) = compiler.circuit.ends(&date)?;
        let open = compiler.circuit.open(&date);
        let same = if open == OFF {
            OFF
        } else {
            compiler.circuit.equal(&low, &high)?
        };
        let settled = compiler.circuit.not(date.open_none);
        let same = compiler.circuit.and(same, settled);
        let same = compiler.circuit.and(same, open);
        (low, compiler.circuit.or(date.exact, same))
    } else {
        (Bits::constant(0), OFF)
    };
    let off = {
        let on = compiler.circuit.and(eligible.maybe, qualifying.maybe);
        compiler.circuit.not(on)
    };
    let unknown = unknown(compiler, both, off, if rules.by_points { &points } else { &band })?;
    let (cause, causes) = causes(compiler, against, placed, off);
    let circuit = &mut *compiler.circuit;
    let (low, high) = circuit.ends(&band)?;
    let open = circuit.open(&band);
    let worst_or_best = circuit.and(open, band.open_none);
    let shown = circuit.picked(worst_or_best, &low, &high)?;
    Ok(Answers {
        eligible,
        qualifying,
        has_band: circuit.not(band.none),
        band: circuit.worked_out(&shown)?,
        has_points: circuit.not(points.none),
        points: circuit.ends(&points)?,
        cause,
        bedrooms: circuit.ends(&need)?,
        date: circuit.worked_out(&date)?,
        has_date,
        unknown,
        off,
        irregular,
        causes,
    })
}

fn unknown(compiler: &mut Compiler<'_>, both: Truths, off: Wire, place: &Range) -> Result<Wire, TooHard> {
    let unsettled = unsettled(compiler.circuit, place)?;
    let circuit = &mut *compiler.circuit;
    let sure = circuit.not(both.yes);
    let undecided = circuit.and(sure, both.maybe);
    let open = circuit.or(undecided, unsettled);
    let on = circuit.not(off);
    Ok(circuit.and(open, on))
}

fn unsettled(circuit: &mut Circuit, place: &Range) -> Result<Wire, TooHard> {
    let (low, high) = circuit.ends(place)?;
    let shut = circuit.or(place.exact, place.none);
    let unsettled = circuit.not(shut);
    if unsettled == OFF {
        return Ok(OFF);
    }
    let same = circuit.equal(&low, &high)?;
    let sure = circuit.not(place.open_none);
    let settled = circuit.and(same, sure);
    let open = circuit.not(settled);
    Ok(circuit.and(unsettled, open))
}

/// The households whose place is open while a fact is missing that several parts of it wait for: the row evaluator goes
/// through the answers.
fn waiting(compiler: &mut Compiler<'_>, points: &Range, band: &Range) -> Result<Wire, TooHard> {
    if compiler.scheme.names.tied.is_empty() {
        return Ok(OFF);
    }
    let (points, band) = (
        unsettled(compiler.circuit, points)?,
        unsettled(compiler.circuit, band)?,
    );
    let open = compiler.circuit.or(points, band);
    let mut missing = Vec::new();
    for tied in &compiler.scheme.names.tied {
        let (list, leaf) = tied.of;
        let Some(list) = list else {
            let value = compiler.leaf(leaf, None)?;
            missing.push(compiler.circuit.open(&value));
            continue;
        };
        for (member, there) in compiler.entries(list) {
            let scope = super::compile::Scope {
                list,
                member,
                outer: None,
            };
            let value = compiler.leaf(leaf, Some(&scope))?;
            let unknown = compiler.circuit.open(&value);
            missing.push(compiler.circuit.and(unknown, there.yes));
        }
    }
    let missing = compiler.circuit.any(missing);
    Ok(compiler.circuit.and(open, missing))
}

fn household_step(compiler: &mut Compiler<'_>) -> Result<(), TooHard> {
    let Some((list, known)) = vocabulary().list("members") else {
        return Err(TooHard);
    };
    let field = |name: &str| known.field(name).map(|(id, _)| Leaf::Field { up: 0, field: id });
    let (relation, birth) = (
        field("relation").ok_or(TooHard)?,
        field("birth_date").ok_or(TooHard)?,
    );
    let given = compiler.list_given(list);
    let (mut there_all, mut open) = (Vec::new(), ON);
    let (mut born, mut exact) = (Bits::constant(0), OFF);
    let mut first = true;
    for (member, there) in compiler.entries(list) {
        let scope = super::compile::Scope {
            list,
            member,
            outer: None,
        };
        there_all.push(there.yes);
        let (relation, birth) = (
            compiler.leaf(relation, Some(&scope))?,
            compiler.leaf(birth, Some(&scope))?,
        );
        let circuit = &mut *compiler.circuit;
        let main = circuit.is(&relation.value, 0);
        let main = circuit.and(main, relation.exact);
        let main = circuit.and(main, there.yes);
        let here = circuit.and(main, open);
        let other = circuit.not(main);
        open = circuit.and(open, other);
        born = if first {
            birth.value.clone()
        } else {
            circuit.picked(here, &birth.value, &born)?
        };
        first = false;
        let known = circuit.and(here, birth.exact);
        exact = circuit.or(exact, known);
    }
    let age = born
        .through(Mono::MonthsUntil(compiler.as_at, 12))
        .through(Mono::Clamp(0, 130));
    let size = compiler.number_of(&there_all)?;
    let circuit = &mut *compiler.circuit;
    let age = Range {
        exact: circuit.and(exact, given),
        value: age,
        ..Range::of(Val::between(0, 130))
    };
    let size = Range {
        exact: given,
        value: size,
        ..Range::of(Val::between(0, 30))
    };
    let age = Range {
        exact: age.exact,
        ..age
    };
    compiler.derive(ids().applicant_age, age);
    compiler.derive(ids().household_size, size);
    Ok(())
}

fn bedrooms(compiler: &mut Compiler<'_>, need: &Range) -> Result<(), TooHard> {
    let held = compiler.fact("bedrooms_held")?;
    let floor = Mono::Clamp(0, i64::MAX);
    let lacking = compiler.circuit.r_minus(need, &held)?;
    let lacking = compiler.circuit.r_through(&lacking, floor);
    let spare = compiler.circuit.r_minus(&held, need)?;
    let spare = compiler.circuit.r_through(&spare, floor);
    compiler.derive(ids().bedroom_need, need.clone());
    compiler.derive(ids().bedrooms_lacking, lacking);
    compiler.derive(ids().bedrooms_spare, spare);
    Ok(())
}

fn qualifying(compiler: &mut Compiler<'_>, against: &mut Vec<(Wire, Cause)>) -> Result<Truths, TooHard> {
    let rules = &compiler.scheme.rules;
    let mut exempt = Truths::NO;
    for rule in &rules.statute {
        let holds = compiler.truth(rule.when, None)?;
        exempt = compiler.circuit.t_or(exempt, holds);
    }
    let mut answer = Truths::YES;
    let mut test = |compiler: &mut Compiler<'_>, rule: &Rule, mut passes: Truths, cause: Cause| {
        if rule.local_connection {
            passes = compiler.circuit.t_or(passes, exempt);
        }
        answer = compiler.circuit.t_and(answer, passes);
        against.push((compiler.circuit.not(passes.maybe), cause));
    };
    let bound = compiler.circuit.not(exempt.yes);
    for (at, rule) in (0_u16..).zip(&rules.qualification) {
        let who = if rule.local_connection { bound } else { ON };
        let passes = compiler.where_it_matters(who, |compiler| compiler.met(rule))?;
        test(compiler, rule, passes, Cause::Qualification(at));
    }
    for (at, rule) in (0_u16..).zip(&rules.disqualification) {
        let who = if rule.local_connection { bound } else { ON };
        let applies = compiler.where_it_matters(who, |compiler| compiler.applies(rule))?;
        let passes = compiler.circuit.t_not(applies);
        test(compiler, rule, passes, Cause::Disqualification(at));
    }
    Ok(answer)
}

/// The date that ranks, and the households whose history of bands only the row evaluator replays.
fn ranked(compiler: &mut Compiler<'_>) -> Result<(Range, Wire), TooHard> {
    let history = vocabulary().list("moves").map_or(u16::MAX, |(list, _)| list);
    let given = compiler.list_given(history);
    let moved: Vec<Wire> = compiler
        .entries(history)
        .iter()
        .map(|(_, there)| there.yes)
        .collect();
    let odd = compiler.circuit.any(moved);
    let ever = Range::of(Val::maybe(FIRST_DAY, LAST_DAY));
    let moved_on = compiler.circuit.r_choose(given, &Range::of(Val::NONE), &ever)?;
    compiler.derive(ids().moved_on, moved_on);
    let mut ranked = Range::of(Val::NONE);
    let mut done = OFF;
    for rule in &compiler.scheme.rules.dates.rank {
        let applies = match rule.when {
            Some(when) => compiler.truth(when, None)?,
            None => Truths::YES,
        };
        let date = compiler.value(rule.date, None)?;
        let circuit = &mut *compiler.circuit;
        let given = circuit.r_given(&date);
        let active = circuit.and(applies.maybe, given.maybe);
        let undone = circuit.not(done);
        let active = circuit.and(active, undone);
        let hull = circuit.r_hull(&ranked, &date)?;
        let next = circuit.r_choose(ranked.none, &date, &hull)?;
        let next = circuit.never_none(&next);
        ranked = circuit.r_choose(active, &next, &ranked)?;
        let settles = circuit.and(applies.yes, given.yes);
        let settles = circuit.and(active, settles);
        done = circuit.or(done, settles);
    }
    Ok((ranked, odd))
}

/// The number of the first cause that holds.
fn causes(
    compiler: &mut Compiler<'_>,
    against: Vec<(Wire, Cause)>,
    placed: Vec<(Wire, Cause)>,
    off: Wire,
) -> (Bits, Vec<Cause>) {
    let circuit = &mut *compiler.circuit;
    let mut causes = vec![Cause::Otherwise];
    let mut bits = Vec::new();
    let on = circuit.not(off);
    for (mut left, rules) in [(off, against), (on, placed)] {
        for (wire, cause) in rules {
            let first = circuit.and(left, wire);
            let other = circuit.not(wire);
            left = circuit.and(left, other);
            if first == OFF {
                continue;
            }
            let at = causes.iter().position(|have| *have == cause).unwrap_or_else(|| {
                causes.push(cause);
                causes.len() - 1
            });
            gather(circuit, &mut bits, at, first);
        }
    }
    (Bits::planes(0, bits), causes)
}

/// How a truth reads for one household.
pub(super) fn truth(yes: bool, maybe: bool) -> Truth {
    match (yes, maybe) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::No,
    }
}
