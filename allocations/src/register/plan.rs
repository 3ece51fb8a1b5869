//! A scheme made ready for one register, and its answers read back row by row.
use chrono::NaiveDate;

use super::circuit::{Circuit, Wire};
use super::columns::{BATCH, Register};
use super::number::Bits;
use super::outcome::{Cause, Outcome, outcome, small};
use super::programme::Programme;
use super::rowwise::Asked;
use super::rules::{Answers, answers, truth};
use super::run::Workspace;
use crate::calendar;
use crate::scheme::Scheme;

/// Schemes made ready: none where the planes cannot say what a scheme says.
pub(super) struct Plan<'a> {
    pub(super) programme: Programme,
    /// What the row evaluator is asked about.
    pub(super) asked: Asked<'a>,
    pub(super) schemes: Vec<Option<Read>>,
}

/// Where a scheme's answers stand.
pub(super) struct Read {
    pub(super) answers: Answers,
    pub(super) band: Vec<u32>,
    pub(super) cause: Vec<u32>,
    pub(super) low_beds: Vec<u32>,
    pub(super) high_beds: Vec<u32>,
    low_points: Vec<u32>,
    high_points: Vec<u32>,
    date: Vec<u32>,
    /// Eligible (yes, maybe), qualifying (yes, maybe), band, points, date, unknown, off, irregular.
    pub(super) flags: [u32; 10],
}

impl<'a> Plan<'a> {
    /// Both schemes in one circuit, so that what they share is worked out once.
    pub(super) fn of(given: &[&'a Scheme], register: &Register, as_at: NaiveDate, dated: bool) -> Self {
        let mut circuit = Circuit::new();
        let day = calendar::day(as_at);
        let mut all = Vec::new();
        for (nth, scheme) in given.iter().enumerate() {
            all.push(answers(&mut circuit, register, (nth, scheme), day, dated).ok());
        }
        let asked: Vec<Wire> = all
            .iter()
            .flatten()
            .flat_map(|answers| wires(answers, dated))
            .collect();
        let programme = Programme::of(&circuit, &asked);
        let schemes = all
            .into_iter()
            .map(|answers| answers.map(|answers| read(&programme, answers)))
            .collect();
        let asked = Asked {
            schemes: given.to_vec(),
            as_at: day,
        };
        Self {
            programme,
            asked,
            schemes,
        }
    }
}

fn wires(answers: &Answers, dated: bool) -> Vec<Wire> {
    let mut wires = flags(answers).to_vec();
    for bits in [
        &answers.band,
        &answers.cause,
        &answers.bedrooms.0,
        &answers.bedrooms.1,
    ] {
        wires.extend(bits.parts().1);
    }
    if dated {
        for bits in [&answers.points.0, &answers.points.1, &answers.date] {
            wires.extend(bits.parts().1);
        }
    }
    wires
}

fn flags(answers: &Answers) -> [Wire; 10] {
    [
        answers.eligible.yes,
        answers.eligible.maybe,
        answers.qualifying.yes,
        answers.qualifying.maybe,
        answers.has_band,
        answers.has_points,
        answers.has_date,
        answers.unknown,
        answers.off,
        answers.irregular,
    ]
}

fn read(programme: &Programme, answers: Answers) -> Read {
    let places = |bits: &Bits| bits.parts().1.iter().map(|wire| programme.place(*wire)).collect();
    Read {
        band: places(&answers.band),
        cause: places(&answers.cause),
        low_beds: places(&answers.bedrooms.0),
        high_beds: places(&answers.bedrooms.1),
        low_points: places(&answers.points.0),
        high_points: places(&answers.points.1),
        date: places(&answers.date),
        flags: flags(&answers).map(|wire| programme.place(wire)),
        answers,
    }
}

/// A batch that has run.
pub(super) struct Ran<'a> {
    pub(super) work: &'a Workspace,
}

impl Ran<'_> {
    pub(super) fn word(&self, place: u32, nth: usize) -> u64 {
        self.work.plane(place).get(nth).copied().unwrap_or(0)
    }

    fn bit(&self, place: u32, row: usize) -> bool {
        (self.word(place, row / 64) >> (row % 64)) & 1 == 1
    }

    pub(super) fn number(&self, places: &[u32], base: i64, row: usize) -> i64 {
        let mut n = 0_i64;
        for (at, place) in places.iter().enumerate() {
            n |= i64::from(self.bit(*place, row)) << at;
        }
        base.saturating_add(n)
    }

    pub(super) fn cause(&self, read: &Read, row: usize) -> Cause {
        let at = usize::try_from(self.number(&read.cause, 0, row)).unwrap_or(usize::MAX);
        read.answers.causes.get(at).copied().unwrap_or_default()
    }

    fn outcome(&self, read: &Read, row: usize) -> Outcome {
        let [
            e_yes,
            e_maybe,
            q_yes,
            q_maybe,
            has_band,
            has_points,
            has_date,
            unknown,
            ..,
        ] = read.flags.map(|place| self.bit(place, row));
        let answers = &read.answers;
        let number = |places: &[u32], bits: &Bits| self.number(places, bits.parts().0, row);
        Outcome {
            eligible: truth(e_yes, e_maybe),
            qualifying: truth(q_yes, q_maybe),
            band: has_band.then(|| small(number(&read.band, &answers.band))),
            points: if has_points {
                (
                    number(&read.low_points, &answers.points.0),
                    number(&read.high_points, &answers.points.1),
                )
            } else {
                (0, 0)
            },
            cause: self.cause(read, row),
            bedrooms: (
                small(number(&read.low_beds, &answers.bedrooms.0)),
                small(number(&read.high_beds, &answers.bedrooms.1)),
            ),
            ranking_date: has_date.then(|| calendar::date(number(&read.date, &answers.date))),
            unknown,
        }
    }

    fn irregular(&self, read: &Read, row: usize) -> bool {
        let [.., irregular] = read.flags;
        self.bit(irregular, row)
    }
}

/// The short answer for every household, in the order of the register; the same as [`outcome`] for each.
pub fn assess_register(scheme: &Scheme, register: &Register, as_at: NaiveDate) -> Vec<Outcome> {
    let plan = Plan::of(&[scheme], register, as_at, true);
    let mut all = Vec::with_capacity(register.len());
    let mut work = plan.programme.workspace();
    let read = plan.schemes.first().and_then(Option::as_ref);
    for batch in 0..register.batches() {
        plan.programme.run(&plan.asked, register, batch, &mut work);
        let ran = Ran { work: &work };
        for place in 0..BATCH.min(register.len().saturating_sub(batch * BATCH)) {
            let row = batch * BATCH + place;
            let by_planes =
                read.filter(|read| !register.long.contains_key(&row) && !ran.irregular(read, place));
            match by_planes {
                Some(read) => all.push(ran.outcome(read, place)),
                None => all.extend(
                    register
                        .household(row)
                        .map(|facts| outcome(scheme, &facts, as_at)),
                ),
            }
        }
    }
    all
}
