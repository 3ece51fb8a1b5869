//! Needs, bands, points and the ladder, as bits.
use super::super::circuit::{Circuit, OFF, ON, Wire};
use super::super::compile::{Compiler, NeedEntry};
use super::super::number::{Bits, TooHard};
use super::super::outcome::Cause;
use super::super::ranges::{Range, Truths};
use super::Found;
use crate::assess::priority::limit_of;
use crate::facts::Held;
use crate::scheme::model::{Need, Step, StepTo};
use crate::value::{Comparison, Val, whole};
use crate::vocabulary::{ids, vocabulary};

pub(super) fn needs(compiler: &mut Compiler<'_>) -> Result<Vec<Found>, TooHard> {
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
        let lasting = lasting(compiler, need, found);
        sure.push(lasting.yes);
        possible.push(lasting.maybe);
        if !need.heads.is_empty() {
            preference = compiler.circuit.t_or(preference, found.answer);
        }
    }
    let (low, high) = (compiler.number_of(&sure)?, compiler.number_of(&possible)?);
    let count = compiler.between(low, high)?;
    let preference = compiler.circuit.range_of(preference);
    compiler.needs = entries;
    compiler.derive(ids().need_count, count);
    compiler.derive(ids().reasonable_preference, preference);
    Ok(all)
}

/// Whether a household has the need now: one whose time limit has passed is no need, unless it then gives another band.
fn lasting(compiler: &mut Compiler<'_>, need: &Need, found: &Found) -> Truths {
    match limit_of(compiler.scheme, need) {
        Some(limit) if limit.then.is_none() => {
            let running = compiler.circuit.t_not(found.passed);
            compiler.circuit.t_and(found.answer, running)
        }
        Some(_) | None => found.answer,
    }
}

/// The bands a need may give, each with whether it does.
pub(super) fn bands_of(compiler: &mut Compiler<'_>, at: usize, found: &Found) -> Vec<(usize, Truths)> {
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

pub(super) fn entry(compiler: &mut Compiler<'_>, at: usize, found: &Found) -> Result<NeedEntry, TooHard> {
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
    // A limit that has passed ends the points; the band after it may go on.
    let points = compiler
        .circuit
        .r_choose(found.passed.yes, &Range::constant(0), &found.points)?;
    let (points, _) = compiler.circuit.ends(&points)?;
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
    let there = if need.counts {
        lasting(compiler, need, found)
    } else {
        Truths::NO
    };
    Ok(NeedEntry { there, fields, words })
}

/// Points, band, what placed each household, first match first, and the households that the rows must place: those of
/// which it is not certain whether they stand where a step begins.
type Settled = (Range, Range, Vec<(Wire, Cause)>, Wire);

pub(super) fn settle(compiler: &mut Compiler<'_>, found: &[Found]) -> Result<Settled, TooHard> {
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
    // Points of points are no sum that planes could say in few steps: such a scheme is worked out row by row.
    if !rules.adjustments.is_empty() {
        return Err(TooHard);
    }
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
    compiler.derive(ids().points, total.clone());
    compiler.derive(ids().band, band.clone());
    let mut unclear = Vec::new();
    for step in &rules.steps {
        let (from, answer) = step_answer(compiler, step, &band)?;
        let open = compiler.circuit.not(from.yes);
        let open = compiler.circuit.and(from.maybe, open);
        unclear.push(compiler.circuit.and(open, answer.maybe));
        let moved = stepped(compiler, step.to, &band, whole(rules.bands.len()))?;
        band = compiler.circuit.r_if(answer, &moved, &band)?;
        compiler.derive(ids().band, band.clone());
    }
    let unclear = compiler.circuit.any(unclear);
    Ok((total, band, placed, unclear))
}

/// The best of the bands that hold, or else the one that everybody has.
pub(super) fn best_band(compiler: &mut Compiler<'_>, candidates: &[(usize, Wire)]) -> Range {
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
pub(super) fn gather(circuit: &mut Circuit, bits: &mut Vec<Wire>, mut number: usize, wire: Wire) {
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

/// Whether a household stands where a step begins, and whether it takes the step.
fn step_answer(compiler: &mut Compiler<'_>, step: &Step, band: &Range) -> Result<(Truths, Truths), TooHard> {
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
    Ok((from, compiler.circuit.t_and(from, applies)))
}

pub(super) fn stepped(
    compiler: &mut Compiler<'_>,
    to: StepTo,
    band: &Range,
    count: i64,
) -> Result<Range, TooHard> {
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

pub(super) fn points(compiler: &mut Compiler<'_>, found: &[Found]) -> Result<Range, TooHard> {
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
