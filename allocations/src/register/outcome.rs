//! What the register evaluator says of a household, and the same from the row evaluator.
use chrono::NaiveDate;

use crate::assess::priority::bands_of;
use crate::assess::{Placed, place};
use crate::calendar;
use crate::facts::Facts;
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::whole;
use crate::vocabulary::ids;

/// What a household's standing comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// No need; the band that the scheme gives everybody, if it gives one.
    #[default]
    Otherwise,
    /// The need or award that placed it, by its place in the scheme.
    Need(u16),
    /// The first test of eligibility that it fails.
    Eligibility(u16),
    /// The first test of qualification that it fails.
    Qualification(u16),
    /// The first disqualification that it meets.
    Disqualification(u16),
}

impl Cause {
    /// The code of the rule in the scheme; none for [`Cause::Otherwise`].
    pub fn code(self, scheme: &Scheme) -> Option<&str> {
        let rules = &scheme.rules;
        let rule = match self {
            Self::Otherwise => None,
            Self::Need(at) => rules.needs.get(usize::from(at)).map(|need| &need.rule),
            Self::Eligibility(at) => rules.eligibility.get(usize::from(at)),
            Self::Qualification(at) => rules.qualification.get(usize::from(at)),
            Self::Disqualification(at) => rules.disqualification.get(usize::from(at)),
        };
        rule.map(|rule| rule.code.as_str())
    }
}

/// The short answer for one household: no sentences and no facts, only what a count or a comparison needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// May the law let it be given a council home?
    pub eligible: Truth,
    /// Does it qualify for the register?
    pub qualifying: Truth,
    /// The band, 0 for the best; the worst it can be while a fact is missing. None when it falls in no band.
    pub band: Option<u8>,
    /// The fewest and the most points.
    pub points: (i64, i64),
    /// What placed it, or what keeps it off.
    pub cause: Cause,
    /// The fewest and the most bedrooms it can need.
    pub bedrooms: (u8, u8),
    /// The date that ranks, when it is certain.
    pub ranking_date: Option<NaiveDate>,
    /// A missing fact could still change whether it is on the register, or where.
    pub unknown: bool,
}

impl Outcome {
    /// The law or the scheme keeps it off the register.
    pub fn is_off(&self) -> bool {
        self.eligible.is_no() || self.qualifying.is_no()
    }
}

/// The short answer for one household from the row evaluator.
pub fn outcome(scheme: &Scheme, facts: &Facts, as_at: NaiveDate) -> Outcome {
    let day = calendar::day(as_at);
    of_placed(scheme, &place(scheme, facts, day, day))
}

fn of_placed(scheme: &Scheme, placed: &Placed<'_>) -> Outcome {
    let frame = &placed.frame;
    let (eligible, qualifying) = (placed.eligible.answer, placed.qualifying.answer);
    let band = frame.value_of(ids().band);
    let points = frame.value_of(ids().points);
    let at = if band.none { band.lo } else { band.hi };
    let settled = if scheme.rules.by_points {
        points.settled()
    } else {
        band.settled()
    };
    let off = eligible.is_no() || qualifying.is_no();
    let open = eligible.is_unknown() || qualifying.is_unknown() || !settled;
    Outcome {
        eligible,
        qualifying,
        band: if band.some { u8::try_from(at).ok() } else { None },
        points: if points.some {
            (points.lo, points.hi)
        } else {
            (0, 0)
        },
        cause: if off {
            barred(placed)
        } else {
            placed_by(scheme, placed)
        },
        bedrooms: (small(placed.bedrooms.need.lo), small(placed.bedrooms.need.hi)),
        ranking_date: placed.dates.value.known().map(calendar::date),
        unknown: !off && open,
    }
}

pub(super) fn small(n: i64) -> u8 {
    u8::try_from(n.clamp(0, 255)).unwrap_or(u8::MAX)
}

/// The first rule that stands against it.
fn barred(placed: &Placed<'_>) -> Cause {
    let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let against = placed.against;
    let first = against.eligibility.map(|at| Cause::Eligibility(number(at)));
    first
        .or_else(|| Some(Cause::Qualification(number(against.qualification?))))
        .or_else(|| Some(Cause::Disqualification(number(against.disqualification?))))
        .unwrap_or(Cause::Otherwise)
}

/// The first need that certainly gives the band it certainly has; in a scheme of points, the first that certainly adds.
fn placed_by(scheme: &Scheme, placed: &Placed<'_>) -> Cause {
    let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    if scheme.rules.by_points {
        let first = placed.needs.iter().find(|found| {
            let adds = scheme
                .rules
                .needs
                .get(found.at)
                .is_some_and(|need| need.points.is_some());
            adds && found.answer.and(found.passed.not()).is_yes() && found.points.lo > 0
        });
        return first.map_or(Cause::Otherwise, |found| Cause::Need(number(found.at)));
    }
    let mut best: Option<(i64, usize)> = None;
    for found in &placed.needs {
        for (band, sure) in bands_of(scheme, found) {
            let key = (whole(band), found.at);
            let enough = scheme.rules.otherwise.is_none_or(|otherwise| band <= otherwise);
            if sure.is_yes() && enough && best.is_none_or(|best| key < best) {
                best = Some(key);
            }
        }
    }
    best.map_or(Cause::Otherwise, |(_, at)| Cause::Need(number(at)))
}
