//! One household under one scheme on one day: what it is owed, and why.
mod answer;
mod bedrooms;
pub(crate) mod dates;
mod history;
mod homes;
pub(crate) mod priority;
mod questions;
mod upward;

use std::borrow::Cow;

use chrono::NaiveDate;

pub use answer::{
    Assessment, BandPlaced, BedroomNeed, DateShown, HomeFit, NeedFound, PointsPart, PointsTotal, Question,
    Room, SchemeRef, TimeLimit, WouldMoveUp,
};

pub(crate) use bedrooms::newborn_fields;
pub(crate) use homes::{Telltale, fits};

use crate::calendar;
use crate::facts::{Entry, Facts};
use crate::language::eval::Frame;
use crate::language::ir::Leaf;
use crate::reason::{Reason, Verdict};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::value::{Val, whole};
use crate::vocabulary::{FactId, vocabulary};

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
    /// Reasons carry no more than the code of their rule and its answer; rooms, steps and parts are left out.
    Codes,
    /// Every reason with its sentence, its clause and its facts.
    Everything,
}

impl Telling {
    fn everything(self) -> bool {
        self == Self::Everything
    }

    fn reason(self, frame: &Frame<'_>, rule: &Rule, answer: Truth) -> Reason {
        match self {
            Self::Codes => Reason::plain(&rule.code, None, "", answer),
            Self::Everything => Reason::of(frame, rule, answer),
        }
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
    placed(scheme, facts, (as_at, limit_at), Telling::Codes)
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
    let mut frame = Frame {
        program: &scheme.names.program,
        choices: &scheme.names.choices,
        household: facts,
        advert: None,
        own: &scheme.names.locals,
        locals: Cow::Owned(scheme.own_values(facts)),
        derived: Cow::Owned(vec![None; vocabulary().facts().len()]),
        needs: Cow::Owned(Vec::new()),
        needs_list: vocabulary().list("needs").map_or(u16::MAX, |(id, _)| id),
        as_at,
    };
    frame.derive(id("as_at"), Val::exact(as_at));
    household_step(&mut frame);
    let bedrooms = bedrooms::rooms(scheme, &frame, telling);
    let held = frame.value_of(id("bedrooms_held"));
    frame.derive(id("bedroom_need"), bedrooms.need);
    frame.derive(
        id("bedrooms_lacking"),
        bedrooms
            .need
            .corners(held, |need, held| need.saturating_sub(held).max(0)),
    );
    frame.derive(
        id("bedrooms_spare"),
        held.corners(bedrooms.need, |held, need| held.saturating_sub(need).max(0)),
    );
    let eligible = tested(&frame, &scheme.rules.eligibility, telling);
    let qualifying = qualifying(scheme, &frame, telling);
    let connected = scheme
        .rules
        .connection
        .map_or(Truth::Unknown, |id| frame.truth(id));
    frame.derive(id("local_connection"), connected.into());
    frame.derive(id("qualifies"), eligible.answer.and(qualifying.answer).into());
    let needs = priority::needs(scheme, &mut frame, limit_at);
    let (parts, steps) = priority::settle(scheme, &mut frame, &needs, telling);
    let moved = history::moved_on(scheme, &frame);
    frame.derive(id("moved_on"), moved);
    let dates = dates::rank(scheme, &frame);
    frame.derive(id("ranking_date"), dates.value);
    Placed {
        frame,
        bedrooms,
        needs,
        parts,
        steps,
        dates,
        eligible,
        qualifying,
    }
}

fn household_step(frame: &mut Frame<'_>) {
    let (mut age, mut size) = (Val::between(0, 130), Val::between(0, 30));
    if let Some((list, known)) = vocabulary().list("members")
        && let Some(members) = frame.list(list)
    {
        size = Val::exact(whole(members.len()));
        let field = |name: &str| known.field(name).map(|(id, _)| id);
        if let (Some(relation), Some(birth)) = (field("relation"), field("birth_date")) {
            let main = members
                .iter()
                .find(|entry| entry.held(relation) == Some(&crate::facts::Held::Number(0)));
            if let Some(crate::facts::Held::Number(born)) = main.and_then(|entry: &Entry| entry.held(birth)) {
                age = Val::exact(
                    calendar::months_between(*born, frame.as_at)
                        .div_euclid(12)
                        .clamp(0, 130),
                );
            }
        }
    }
    frame.derive(id("applicant_age"), age);
    frame.derive(id("household_size"), size);
}

/// Whether a rule applies, its own exception considered.
pub(crate) fn applies(frame: &Frame<'_>, rule: &Rule) -> Truth {
    let when = frame.truth(rule.when);
    rule.unless
        .map_or(when, |unless| when.and(frame.truth(unless).not()))
}

/// Whether a test is met: its condition holds, or its own exception does.
fn met(frame: &Frame<'_>, rule: &Rule) -> Truth {
    let when = frame.truth(rule.when);
    rule.unless.map_or(when, |unless| when.or(frame.truth(unless)))
}

fn tested(frame: &Frame<'_>, tests: &[Rule], telling: Telling) -> Verdict {
    let mut answer = Truth::Yes;
    let mut reasons = Vec::new();
    for rule in tests {
        let met = met(frame, rule);
        answer = answer.and(met);
        if !met.is_yes() {
            reasons.push(telling.reason(frame, rule, met));
        }
    }
    Verdict { answer, reasons }
}

/// Qualification, with the exemptions of the law that no local rule can switch off.
fn qualifying(scheme: &Scheme, frame: &Frame<'_>, telling: Telling) -> Verdict {
    let rules = &scheme.rules;
    let mut exempt = Truth::No;
    let mut exemptions = Vec::new();
    for rule in &rules.statute {
        let holds = frame.truth(rule.when);
        exempt = exempt.or(holds);
        if holds.is_yes() {
            exemptions.push(telling.reason(frame, rule, holds));
        }
    }
    let mut answer = Truth::Yes;
    let mut reasons = Vec::new();
    let mut used = false;
    let tests = rules.qualification.iter().map(|rule| (rule, met(frame, rule)));
    let bars = rules
        .disqualification
        .iter()
        .map(|rule| (rule, applies(frame, rule).not()));
    for (rule, mut passes) in tests.chain(bars) {
        if rule.local_connection && !passes.is_yes() {
            used = used || exempt.is_yes();
            passes = passes.or(exempt);
        }
        answer = answer.and(passes);
        if !passes.is_yes() {
            reasons.push(telling.reason(frame, rule, passes));
        }
    }
    if used {
        reasons.extend(exemptions);
    }
    Verdict { answer, reasons }
}

impl Frame<'_> {
    pub(crate) fn value_of(&self, id: FactId) -> Val {
        self.read_leaf(Leaf::Fact(id))
    }
}
