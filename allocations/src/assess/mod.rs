//! One household under one scheme on one day: what it is owed, and why.
mod adjust;
mod answer;
mod bedrooms;
pub(crate) mod dates;
mod history;
mod homes;
pub(crate) mod priority;
pub(crate) mod questions;
mod upward;
mod whole;

use chrono::NaiveDate;

pub use answer::{
    Assessment, BandPlaced, BedroomNeed, DateShown, HomeFit, NeedFound, PointsPart, PointsTotal, Question,
    Room, SchemeRef, TimeLimit, WouldMoveUp,
};

pub(crate) use bedrooms::{hangs_on_birthdays, newborn_fields};
pub(crate) use homes::{FLOORS, fits, homes_like};

use crate::calendar;
use crate::facts::Facts;
use crate::language::eval::{self, Frame, main_born};
use crate::language::ir::Leaf;
use crate::reason::{Reason, Verdict};
use crate::scheme::Scheme;
use crate::scheme::frame::frame;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::{FactId, ids, vocabulary};

/// A household with everything worked out that labels and bidding rules may ask for.
pub(crate) struct Placed<'a> {
    pub(crate) frame: Frame<'a>,
    pub(crate) bedrooms: bedrooms::Rooms,
    pub(crate) needs: Vec<priority::Found>,
    pub(crate) parts: Vec<PointsPart>,
    pub(crate) steps: Vec<Reason>,
    pub(crate) dates: dates::Ranked,
    pub(crate) eligible: Verdict,
    pub(crate) qualifying: Verdict,
    /// The first rule of each kind that certainly stands against the household.
    pub(crate) against: Against,
}

/// The first rule of each kind that is certainly not met, by its place in the scheme.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Against {
    pub(crate) eligibility: Option<usize>,
    pub(crate) qualification: Option<usize>,
    pub(crate) disqualification: Option<usize>,
}

/// Assesses a household. The same scheme, facts and day always give the same bytes.
pub fn assess(scheme: &Scheme, facts: &Facts, as_at: NaiveDate) -> Assessment {
    let day = calendar::day(as_at);
    answer::answer(scheme, place_telling(scheme, facts, day, day), as_at)
}

pub(crate) fn id(name: &str) -> FactId {
    vocabulary().fact(name).map_or(FactId::MAX, |(id, _)| id)
}

/// How much is said on the way to an answer; the answer itself is the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// The answers alone: no reasons, rooms, steps or parts.
    Answers,
    /// Every reason with its sentence, its clause and its facts.
    Everything,
}

impl Telling {
    fn everything(self) -> bool {
        self == Self::Everything
    }
}

impl Placed<'_> {
    /// Eligible and qualifying for certain: nothing that could be told stands against it.
    pub(crate) fn on_register(&self) -> bool {
        self.eligible.answer.and(self.qualifying.answer).is_yes()
    }
}

/// Works everything out without saying why: for callers that need the facts and the answers alone.
pub(crate) fn place<'a>(scheme: &'a Scheme, facts: &'a Facts, as_at: i64, limit_at: i64) -> Placed<'a> {
    placed(scheme, facts, (as_at, limit_at), Telling::Answers)
}

/// Works everything out and says why.
pub(crate) fn place_telling<'a>(
    scheme: &'a Scheme,
    facts: &'a Facts,
    as_at: i64,
    limit_at: i64,
) -> Placed<'a> {
    placed(scheme, facts, (as_at, limit_at), Telling::Everything)
}

/// Works everything out in the order in which facts become known. Time limits are measured on `limit_at`.
///
/// Reasons are made as each answer is reached: what is worked out later is not among the facts they show.
fn placed<'a>(
    scheme: &'a Scheme,
    facts: &'a Facts,
    (as_at, limit_at): (i64, i64),
    telling: Telling,
) -> Placed<'a> {
    from_facts(scheme, frame(scheme, facts, as_at), (limit_at, telling), true)
}

/// The same for a household whose facts have been read. Where its place stays open, `whole` goes through the answers to the
/// few questions that several parts of it wait for.
fn from_facts<'a>(
    scheme: &'a Scheme,
    mut frame: Frame<'a>,
    (limit_at, telling): (i64, Telling),
    whole: bool,
) -> Placed<'a> {
    household_step(&mut frame);
    let bedrooms = bedrooms::rooms(scheme, &frame, telling);
    let held = frame.value_of(ids().bedrooms_held);
    frame.derive(ids().bedroom_need, bedrooms.need);
    frame.derive(
        ids().bedrooms_lacking,
        bedrooms
            .need
            .corners(held, |need, held| need.saturating_sub(held).max(0)),
    );
    frame.derive(
        ids().bedrooms_spare,
        held.corners(bedrooms.need, |held, need| held.saturating_sub(need).max(0)),
    );
    let mut against = Against::default();
    let eligible = eligible(scheme, &frame, telling, &mut against);
    let qualifying = qualifying(scheme, &frame, telling, &mut against);
    let connected = scheme
        .rules
        .connection
        .map_or(Truth::Unknown, |id| frame.truth(id));
    frame.derive(ids().local_connection, connected.into());
    frame.derive(ids().qualifies, eligible.answer.and(qualifying.answer).into());
    let needs = priority::needs(scheme, &mut frame, limit_at, telling);
    let (parts, steps) = priority::settle(scheme, &mut frame, &needs, telling);
    if whole {
        whole::narrow(scheme, &mut frame, limit_at);
    }
    let moved = history::moved_on(scheme, &frame);
    frame.derive(ids().moved_on, moved);
    let dates = dates::rank(scheme, &frame);
    frame.derive(ids().ranking_date, dates.value);
    Placed {
        frame,
        bedrooms,
        needs,
        parts,
        steps,
        dates,
        eligible,
        qualifying,
        against,
    }
}

fn household_step(frame: &mut Frame<'_>) {
    let (mut age, mut size) = (Val::between(0, 130), Val::between(0, 30));
    let known = ids();
    if let Some(members) = frame.list(known.members) {
        size = Val::exact(whole(members.len()));
        if let Some(born) = main_born(frame) {
            age = Val::exact(eval::age(born, frame.as_at));
        }
    }
    frame.derive(known.applicant_age, age);
    frame.derive(known.household_size, size);
}

/// Whether a rule applies, its own exception considered.
pub(crate) fn applies(frame: &Frame<'_>, rule: &Rule) -> Truth {
    let when = frame.truth(rule.when);
    rule.unless
        .map_or(when, |unless| when.and(frame.truth(unless).not()))
}

/// Whether a test is met: its condition holds, or its own exception does.
pub(crate) fn met(frame: &Frame<'_>, rule: &Rule) -> Truth {
    let when = frame.truth(rule.when);
    rule.unless.map_or(when, |unless| when.or(frame.truth(unless)))
}

fn eligible(scheme: &Scheme, frame: &Frame<'_>, telling: Telling, against: &mut Against) -> Verdict {
    let mut answer = Truth::Yes;
    let mut reasons = Vec::new();
    for (at, rule) in scheme.rules.eligibility.iter().enumerate() {
        let met = met(frame, rule);
        answer = answer.and(met);
        if met.is_no() {
            against.eligibility = against.eligibility.or(Some(at));
        }
        if !met.is_yes() && telling.everything() {
            reasons.push(Reason::of(frame, rule, met));
        }
    }
    Verdict { answer, reasons }
}

/// Qualification, with the exemptions of the law that no local rule can switch off.
fn qualifying(scheme: &Scheme, frame: &Frame<'_>, telling: Telling, against: &mut Against) -> Verdict {
    let rules = &scheme.rules;
    let mut answer = Truth::Yes;
    let mut reasons = Vec::new();
    // Asked about when the first test of local connection is not met.
    let mut exempt: Option<Truth> = None;
    let mut judge = |rule: &Rule, mut passes: Truth, excludes: bool| {
        if rule.local_connection && !passes.is_yes() {
            let exempt = *exempt.get_or_insert_with(|| exemption(scheme, frame));
            passes = passes.or(exempt);
        }
        answer = answer.and(passes);
        if !passes.is_yes() && telling.everything() {
            reasons.push(if excludes {
                Reason::against(frame, rule, passes)
            } else {
                Reason::of(frame, rule, passes)
            });
        }
        passes
    };
    for (at, rule) in rules.qualification.iter().enumerate() {
        if judge(rule, met(frame, rule), false).is_no() {
            against.qualification = against.qualification.or(Some(at));
        }
    }
    for (at, rule) in rules.disqualification.iter().enumerate() {
        if judge(rule, applies(frame, rule).not(), true).is_no() {
            against.disqualification = against.disqualification.or(Some(at));
        }
    }
    if telling.everything() && exempt.is_some_and(Truth::is_yes) {
        let hold = rules
            .statute
            .iter()
            .filter(|rule| frame.truth(rule.when).is_yes());
        reasons.extend(hold.map(|rule| Reason::of(frame, rule, Truth::Yes)));
    }
    Verdict { answer, reasons }
}

/// Whether the law exempts the household from tests of local connection.
pub(crate) fn exemption(scheme: &Scheme, frame: &Frame<'_>) -> Truth {
    let mut exempt = Truth::No;
    for rule in &scheme.rules.statute {
        exempt = exempt.or(frame.truth(rule.when));
    }
    exempt
}

impl Frame<'_> {
    pub(crate) fn value_of(&self, id: FactId) -> Val {
        self.read_leaf(Leaf::Fact(id))
    }
}
