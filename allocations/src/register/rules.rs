//! A whole scheme as a circuit, in the order in which the row evaluator works it out.
use super::circuit::{Circuit, OFF, ON, Wire};
use super::columns::Register;
use super::compile::{Compiler, NeedEntry};
use super::number::{Bits, Mono, TooHard};
use super::outcome::Cause;
use super::ranges::{Range, Truths};
use super::rooms;
use crate::assess::id;
use crate::assess::priority::limit_of;
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::facts::Held;
use crate::language::ir::Leaf;
use crate::scheme::Scheme;
use crate::scheme::model::{Rule, Step, StepTo};
use crate::truth::Truth;
use crate::value::{Comparison, Val, whole};
use crate::vocabulary::vocabulary;

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
    scheme: &Scheme,
    as_at: i64,
    dated: bool,
) -> Result<Answers, TooHard> {
    let mut compiler = Compiler::new(circuit, register, scheme, as_at);
    let compiler = &mut compiler;
    compiler.derive(id("as_at"), Range::constant(as_at));
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
    compiler.derive(id("local_connection"), connected);
    let both = compiler.circuit.t_and(eligible, qualifying);
    let qualifies = compiler.circuit.range_of(both);
    compiler.derive(id("qualifies"), qualifies);
    let found = needs(compiler)?;
    let (points, band, placed) = settle(compiler, &found)?;
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
    let (low, high) = compiler.circuit.ends(place)?;
    let circuit = &mut *compiler.circuit;
    let shut = circuit.or(place.exact, place.none);
    let mut unsettled = circuit.not(shut);
    if unsettled != OFF {
        let same = circuit.equal(&low, &high)?;
        let sure = circuit.not(place.open_none);
        let settled = circuit.and(same, sure);
        let open = circuit.not(settled);
        unsettled = circuit.and(unsettled, open);
    }
    let sure = circuit.not(both.yes);
    let undecided = circuit.and(sure, both.maybe);
    let open = circuit.or(undecided, unsettled);
    let on = circuit.not(off);
    Ok(circuit.and(open, on))
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
    compiler.derive(id("applicant_age"), age);
    compiler.derive(id("household_size"), size);
    Ok(())
}

fn bedrooms(compiler: &mut Compiler<'_>, need: &Range) -> Result<(), TooHard> {
    let held = compiler.fact("bedrooms_held")?;
    let floor = Mono::Clamp(0, i64::MAX);
    let lacking = compiler.circuit.r_minus(need, &held)?;
    let lacking = compiler.circuit.r_through(&lacking, floor);
    let spare = compiler.circuit.r_minus(&held, need)?;
    let spare = compiler.circuit.r_through(&spare, floor);
    compiler.derive(id("bedroom_need"), need.clone());
    compiler.derive(id("bedrooms_lacking"), lacking);
    compiler.derive(id("bedrooms_spare"), spare);
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
    for (at, rule) in (0_u16..).zip(&rules.qualification) {
        let passes = compiler.met(rule)?;
        test(compiler, rule, passes, Cause::Qualification(at));
    }
    for (at, rule) in (0_u16..).zip(&rules.disqualification) {
        let applies = compiler.applies(rule)?;
        let passes = compiler.circuit.t_not(applies);
        test(compiler, rule, passes, Cause::Disqualification(at));
    }
    Ok(answer)
}

fn needs(compiler: &mut Compiler<'_>) -> Result<Vec<Found>, TooHard> {
    let scheme = compiler.scheme;
    let mut all = Vec::new();
    for need in &scheme.rules.needs {
        let answer = compiler.applies(&need.rule)?;
        let passed = match limit_of(scheme, need) {
            None => Truths::NO,
            Some(limit) => {
                let until = compiler.value(limit.until, None)?;
                let today = Range::constant(compiler.as_at);
                compiler.circuit.r_compare(&until, Comparison::Less, &today)?
            }
        };
        let points = match need.points {
            None => Range::constant(0),
            Some(points) => {
                let points = compiler.value(points, None)?;
                let some = compiler.circuit.never_none(&points);
                compiler
                    .circuit
                    .r_choose(points.none, &Range::constant(0), &some)?
            }
        };
        all.push(Found {
            answer,
            passed,
            points,
        });
    }
    let mut entries = Vec::new();
    for (at, found) in all.iter().enumerate() {
        entries.push(entry(compiler, at, found)?);
    }
    let (mut sure, mut possible, mut preference) = (Vec::new(), Vec::new(), Truths::NO);
    for (need, found) in scheme
        .rules
        .needs
        .iter()
        .zip(&all)
        .filter(|(need, _)| need.counts)
    {
        sure.push(found.answer.yes);
        possible.push(found.answer.maybe);
        if !need.heads.is_empty() {
            preference = compiler.circuit.t_or(preference, found.answer);
        }
    }
    let (low, high) = (compiler.number_of(&sure)?, compiler.number_of(&possible)?);
    let count = compiler.between(low, high)?;
    let preference = compiler.circuit.range_of(preference);
    compiler.needs = entries;
    compiler.derive(id("need_count"), count);
    compiler.derive(id("reasonable_preference"), preference);
    Ok(all)
}

/// The bands a need may give, each with whether it does.
fn bands_of(compiler: &mut Compiler<'_>, at: usize, found: &Found) -> Vec<(usize, Truths)> {
    let scheme = compiler.scheme;
    let Some(need) = scheme.rules.needs.get(at) else {
        return Vec::new();
    };
    let mut bands = Vec::new();
    if let Some(band) = need.band {
        let running = compiler.circuit.t_not(found.passed);
        bands.push((band, compiler.circuit.t_and(found.answer, running)));
    }
    if let Some(then) = limit_of(scheme, need).and_then(|limit| limit.then) {
        // As it stands once the limit may have passed.
        let circuit = &mut *compiler.circuit;
        let sure = Truths {
            yes: circuit.and(found.answer.yes, found.passed.maybe),
            maybe: circuit.and(found.answer.maybe, found.passed.maybe),
        };
        bands.push((then, sure));
    }
    bands
}

fn entry(compiler: &mut Compiler<'_>, at: usize, found: &Found) -> Result<NeedEntry, TooHard> {
    let need = compiler.scheme.rules.needs.get(at).ok_or(TooHard)?;
    let mut bands = bands_of(compiler, at, found);
    // The best band comes last, so that it wins.
    bands.sort_by_key(|(band, _)| std::cmp::Reverse(*band));
    let mut band = Range::of(Val::NONE);
    for (at, sure) in bands {
        band = compiler
            .circuit
            .r_choose(sure.maybe, &Range::constant(whole(at)), &band)?;
    }
    let (points, _) = compiler.circuit.ends(&found.points)?;
    let points = Range {
        exact: ON,
        value: points,
        ..Range::constant(0)
    };
    let (_, list) = vocabulary().list("needs").ok_or(TooHard)?;
    let (mut fields, mut words) = (Vec::new(), Vec::new());
    for field in &list.fields {
        let (value, word) = match field.name.as_str() {
            "code" => (Range::constant(whole(at)), None),
            "band" => (band.clone(), None),
            "points" => (points.clone(), None),
            "head" => {
                let head = need
                    .heads
                    .first()
                    .map_or(Held::Nothing, |head| Held::Text(head.to_string()));
                (Range::constant(0), Some(head))
            }
            _ => (
                Range::constant(0),
                Some(need.group.clone().map_or(Held::Nothing, Held::Text)),
            ),
        };
        fields.push(value);
        words.push(word);
    }
    Ok(NeedEntry {
        there: if need.counts { found.answer } else { Truths::NO },
        fields,
        words,
    })
}

/// Points, band, and what placed each household, first match first.
type Settled = (Range, Range, Vec<(Wire, Cause)>);

fn settle(compiler: &mut Compiler<'_>, found: &[Found]) -> Result<Settled, TooHard> {
    let rules = &compiler.scheme.rules;
    let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let mut candidates = Vec::new();
    for (at, one) in found.iter().enumerate() {
        for (band, sure) in bands_of(compiler, at, one) {
            candidates.push((band, at, sure));
        }
    }
    candidates.sort_by_key(|(band, at, _)| (*band, *at));
    let total = points(compiler, found)?;
    let mut placed: Vec<(Wire, Cause)> = Vec::new();
    if rules.by_points {
        for (at, (need, one)) in rules
            .needs
            .iter()
            .zip(found)
            .enumerate()
            .filter(|(_, (need, _))| need.points.is_some())
        {
            let _ = need;
            let running = compiler.circuit.t_not(one.passed);
            let there = compiler.circuit.t_and(one.answer, running);
            let (low, _) = compiler.circuit.ends(&one.points)?;
            let adds = compiler.circuit.at_least(&low, 1);
            placed.push((compiler.circuit.and(there.yes, adds), Cause::Need(number(at))));
        }
    } else {
        let reached = candidates
            .iter()
            .filter(|(band, ..)| rules.otherwise.is_none_or(|last| *band <= last));
        placed = reached
            .map(|(_, at, sure)| (sure.yes, Cause::Need(number(*at))))
            .collect();
    }
    let certain: Vec<(usize, Wire)> = candidates
        .iter()
        .map(|(band, _, sure)| (*band, sure.yes))
        .collect();
    let possible: Vec<(usize, Wire)> = candidates
        .iter()
        .map(|(band, _, sure)| (*band, sure.maybe))
        .collect();
    let (certain, possible) = (best_band(compiler, &certain), best_band(compiler, &possible));
    let mut band = compiler.circuit.r_hull(&certain, &possible)?;
    compiler.derive(id("points"), total.clone());
    compiler.derive(id("band"), band.clone());
    for step in &rules.steps {
        let answer = step_answer(compiler, step, &band)?;
        let moved = stepped(compiler, step.to, &band, whole(rules.bands.len()))?;
        band = compiler.circuit.r_if(answer, &moved, &band)?;
        compiler.derive(id("band"), band.clone());
    }
    Ok((total, band, placed))
}

/// The best of the bands that hold, or else the one that everybody has.
fn best_band(compiler: &mut Compiler<'_>, candidates: &[(usize, Wire)]) -> Range {
    let rules = &compiler.scheme.rules;
    let circuit = &mut *compiler.circuit;
    let mut left = ON;
    let mut bits: Vec<Wire> = Vec::new();
    for band in 0..rules.bands.len() {
        let mut here = circuit.any(
            candidates
                .iter()
                .filter(|(at, _)| *at == band)
                .map(|(_, wire)| *wire),
        );
        if rules.otherwise == Some(band) {
            here = ON;
        }
        let first = circuit.and(left, here);
        let other = circuit.not(here);
        left = circuit.and(left, other);
        gather(circuit, &mut bits, band, first);
    }
    Range {
        exact: circuit.not(left),
        value: Bits::planes(0, bits),
        none: left,
        ..Range::constant(0)
    }
}

/// Adds to the bits of a number the households that have this one.
fn gather(circuit: &mut Circuit, bits: &mut Vec<Wire>, mut number: usize, wire: Wire) {
    let mut at = 0;
    while number != 0 {
        if bits.len() <= at {
            bits.push(OFF);
        }
        if number & 1 == 1
            && let Some(bit) = bits.get_mut(at)
        {
            *bit = circuit.or(*bit, wire);
        }
        number >>= 1;
        at += 1;
    }
}

fn step_answer(compiler: &mut Compiler<'_>, step: &Step, band: &Range) -> Result<Truths, TooHard> {
    let mut from = if step.from.is_empty() {
        Truths::YES
    } else {
        Truths::NO
    };
    for at in &step.from {
        let here = compiler
            .circuit
            .r_compare(band, Comparison::Equal, &Range::constant(whole(*at)))?;
        from = compiler.circuit.t_or(from, here);
    }
    let applies = compiler.applies(&step.rule)?;
    Ok(compiler.circuit.t_and(from, applies))
}

fn stepped(compiler: &mut Compiler<'_>, to: StepTo, band: &Range, count: i64) -> Result<Range, TooHard> {
    let by = match to {
        StepTo::Band(at) => return Ok(Range::constant(whole(at))),
        StepTo::Up(by) => whole(by).saturating_neg(),
        StepTo::Down(by) => whole(by),
    };
    let circuit = &mut *compiler.circuit;
    let moved = circuit.r_plus(band, &Range::constant(by))?;
    let moved = circuit.r_bound(&moved, &Range::constant(0), false)?;
    circuit.r_bound(&moved, &Range::constant(count.saturating_sub(1).max(0)), true)
}

fn points(compiler: &mut Compiler<'_>, found: &[Found]) -> Result<Range, TooHard> {
    let rules = &compiler.scheme.rules;
    let nought = Range::constant(0);
    let mut total = nought.clone();
    let mut groups: Vec<(&str, Range)> = Vec::new();
    for (need, one) in rules
        .needs
        .iter()
        .zip(found)
        .filter(|(need, _)| need.points.is_some())
    {
        let running = compiler.circuit.t_not(one.passed);
        let there = compiler.circuit.t_and(one.answer, running);
        let value = compiler.circuit.r_if(there, &one.points, &nought)?;
        let capped = need
            .group
            .as_deref()
            .filter(|group| rules.caps.iter().any(|cap| cap.group == *group));
        match capped {
            None => total = compiler.circuit.r_plus(&total, &value)?,
            Some(group) => match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, sum)) => *sum = compiler.circuit.r_plus(sum, &value)?,
                None => groups.push((group, value)),
            },
        }
    }
    for (group, mut sum) in groups {
        for cap in rules.caps.iter().filter(|cap| cap.group == group) {
            let most = compiler.value(cap.most, None)?;
            sum = compiler.circuit.r_bound(&sum, &most, true)?;
        }
        total = compiler.circuit.r_plus(&total, &sum)?;
    }
    Ok(total)
}

/// The date that ranks, and the households whose history of bands only the row evaluator replays.
fn ranked(compiler: &mut Compiler<'_>) -> Result<(Range, Wire), TooHard> {
    let moves = vocabulary().list("moves").map_or(u16::MAX, |(list, _)| list);
    let given = compiler.list_given(moves);
    let moved: Vec<Wire> = compiler
        .entries(moves)
        .iter()
        .map(|(_, there)| there.yes)
        .collect();
    let odd = compiler.circuit.any(moved);
    let ever = Range::of(Val::maybe(FIRST_DAY, LAST_DAY));
    let moved_on = compiler.circuit.r_choose(given, &Range::of(Val::NONE), &ever)?;
    compiler.derive(id("moved_on"), moved_on);
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
