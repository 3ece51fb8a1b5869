//! The answer in a form that can be shown, frozen and replayed.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Placed, questions, upward};
use crate::calendar;
use crate::reason::{FactShown, Reason, Verdict};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::vocabulary::{ids, vocabulary};

/// Which scheme an answer was given under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeRef {
    /// The scheme's short name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its text.
    pub hash: String,
}

/// A household's place in a scheme of bands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandPlaced {
    /// The band's name.
    pub name: String,
    /// 1 for the best band.
    pub rank: u32,
    /// Yes, or unknown while a missing fact could still raise or lower it.
    pub certain: Truth,
    /// The best band that the missing facts could still give, when the band is not certain.
    pub at_best: Option<String>,
}

/// One recognised need, or an award of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedFound {
    /// The need's code.
    pub code: String,
    /// It is an award of points or of a band, and no need.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub award: bool,
    /// The clause.
    pub clause: Option<String>,
    /// The plain sentence.
    pub says: String,
    /// Reasonable-preference heads of s.166A(3): letters a to e.
    pub heads: Vec<String>,
    /// The band it gives, after its time limit has been considered.
    pub band: Option<String>,
    /// The points it gives, when they are certain.
    pub points: Option<i64>,
    /// Yes, or unknown while it waits for a fact.
    pub answer: Truth,
    /// Its time limit has passed.
    pub expired: bool,
    /// Evidence the scheme asks for.
    pub evidence: Vec<String>,
    /// How often it is reviewed.
    pub review: Option<String>,
    /// The facts that decided.
    pub facts: Vec<FactShown>,
}

/// One part of a total of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsPart {
    /// The need, award, cap or adjustment.
    pub code: String,
    /// The clause that gives it.
    #[serde(default)]
    pub clause: Option<String>,
    /// The plain sentence.
    pub says: String,
    /// The fewest points it can be.
    pub least: i64,
    /// The most points it can be; the same when nothing is missing.
    pub most: i64,
}

/// A total of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsTotal {
    /// The fewest points, whatever is missing.
    pub least: i64,
    /// The most points; the same when nothing is missing.
    pub most: i64,
    /// What they are made of.
    pub parts: Vec<PointsPart>,
}

/// A date of the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateShown {
    /// The fact's name, or the name the scheme gives the date.
    pub name: String,
    /// Plain English.
    pub label: String,
    /// The day; none when it is not known.
    pub date: Option<NaiveDate>,
    /// The clause, for the date that ranks.
    pub clause: Option<String>,
    /// Why it is this date, for the date that ranks.
    pub says: String,
}

/// A priority that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLimit {
    /// The need it belongs to.
    pub need: String,
    /// The last day on which it counts, when that is known.
    pub until: Option<NaiveDate>,
    /// The length in the scheme's words.
    pub length: String,
    /// Whether it has passed.
    pub passed: Truth,
    /// The band that counts afterwards.
    pub then: Option<String>,
    /// The clause.
    pub clause: Option<String>,
    /// What happens at the end, in a plain sentence.
    pub says: String,
}

/// One bedroom and who it is for, by the number of the person in the household (from 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The people, by their number; empty for an extra room.
    pub people: Vec<u32>,
    /// Why.
    pub says: String,
    /// The clause.
    pub clause: Option<String>,
}

/// Whether a kind of home fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeFit {
    /// Bedrooms in the home.
    pub bedrooms: i64,
    /// The type of home, as in the vocabulary.
    pub kind: String,
    /// "ground" or "upper".
    pub floor: String,
    /// Whether the household may have it.
    pub fits: Truth,
}

/// How many bedrooms a household needs, and which homes that allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BedroomNeed {
    /// The fewest bedrooms it can be.
    pub least: i64,
    /// The most it can be; the same when nothing is missing.
    pub most: i64,
    /// Room by room.
    pub rooms: Vec<Room>,
    /// Bedrooms lacking, when certain.
    pub lacking: Option<i64>,
    /// Bedrooms spare, when certain.
    pub spare: Option<i64>,
    /// Bedrooms × home type × floor: every home that does or may fit.
    pub homes: Vec<HomeFit>,
    /// The clause of the bedroom rule.
    pub clause: Option<String>,
}

/// A fact that is missing and could still change the answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Question {
    /// The fact's name; a field of a list is `members.birth_date`.
    pub fact: String,
    /// Which member of the list, counted from 1.
    pub nth: Option<u32>,
    /// Plain English.
    pub label: String,
    /// The question to ask; empty when an officer must decide.
    pub asks: String,
}

/// The nearest single change that would put the household in a better place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WouldMoveUp {
    /// The need that is nearly met.
    pub need: String,
    /// The clause.
    pub clause: Option<String>,
    /// The sentence of that need.
    pub says: String,
    /// The band it would give.
    pub band: Option<String>,
    /// The points it would add.
    pub points: Option<i64>,
    /// The facts that stand in the way, as they are now.
    pub facts: Vec<FactShown>,
}

/// Everything the scheme says about a household on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The scheme.
    pub scheme: SchemeRef,
    /// The day.
    pub as_at: NaiveDate,
    /// May the law let this household be given a council home?
    pub eligible: Verdict,
    /// Does it qualify for this scheme's register?
    pub qualifying: Verdict,
    /// The needs found, and those that wait for a fact.
    pub needs: Vec<NeedFound>,
    /// Whether any need gives reasonable preference.
    pub reasonable_preference: Truth,
    /// The band, in a scheme of bands; none when the household falls in no band.
    pub band: Option<BandPlaced>,
    /// The points, in a scheme that gives any.
    pub points: Option<PointsTotal>,
    /// Steps up or down after the needs gave a band.
    pub steps: Vec<Reason>,
    /// The date that ranks.
    pub ranking_date: Option<DateShown>,
    /// Every other date that is known.
    pub dates: Vec<DateShown>,
    /// The bedrooms needed.
    pub bedrooms: BedroomNeed,
    /// Priorities that end.
    pub limits: Vec<TimeLimit>,
    /// Missing facts that could still change the outcome, in the order of the vocabulary.
    pub questions: Vec<Question>,
    /// The nearest single change that would help.
    pub would_move_up: Option<WouldMoveUp>,
}

impl NeedFound {
    /// Its time limit has passed and gave no other band: the household no longer has the need.
    pub fn ended(&self) -> bool {
        self.expired && self.band.is_none()
    }
}

impl Assessment {
    /// The last day of the priority: of the needs that give the band now, the last to end. None where one of them has no
    /// end, or the day is not known. Where no time limit is running, the day on which the last one ended.
    pub fn until(&self) -> Option<NaiveDate> {
        let certain = self
            .needs
            .iter()
            .filter(|need| need.answer.is_yes() && !need.ended());
        let band = self.band.as_ref().map(|band| &band.name);
        let gives = |need: &&NeedFound| need.band.as_ref() == band;
        let mut giving: Vec<&NeedFound> = certain.clone().filter(gives).collect();
        if band.is_none() || giving.is_empty() {
            giving = certain.collect();
        }
        let running = |need: &NeedFound| {
            let mut limits = self.limits.iter();
            limits.find(|limit| limit.need == need.code && !limit.passed.is_yes())
        };
        let ends: Vec<&TimeLimit> = giving.iter().filter_map(|need| running(need)).collect();
        if ends.is_empty() {
            return self.limits.iter().filter_map(|limit| limit.until).max();
        }
        let endless = band.is_some() && ends.len() < giving.len();
        if endless || ends.iter().any(|limit| limit.until.is_none()) {
            return None;
        }
        ends.iter().filter_map(|limit| limit.until).max()
    }

    /// Whether every time limit has passed; none where there is none.
    pub fn passed(&self) -> Option<Truth> {
        let limits = self.limits.iter().map(|limit| limit.passed);
        limits.reduce(Truth::and)
    }

    /// The form in which an assessment is stored.
    ///
    /// # Errors
    /// None in practice: every part has a form.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Eligible and qualifying, for certain.
    pub fn on_register(&self) -> Truth {
        self.eligible.answer.and(self.qualifying.answer)
    }
}

pub(super) fn answer(scheme: &Scheme, placed: Placed<'_>, as_at: NaiveDate) -> Assessment {
    let frame = &placed.frame;
    let questions = questions::questions(scheme, &placed);
    Assessment {
        scheme: SchemeRef {
            id: scheme.head.id.clone(),
            version: scheme.head.version.clone(),
            hash: scheme.hash.clone(),
        },
        as_at,
        needs: placed
            .needs
            .iter()
            .filter_map(|found| super::priority::shown(scheme, frame, found))
            .collect(),
        reasonable_preference: frame.value_of(ids().reasonable_preference).truth(),
        band: band(scheme, &placed),
        points: scheme.rules.gives_points().then(|| points(&placed)),
        ranking_date: placed.dates.shown(scheme),
        dates: dates(&placed),
        bedrooms: placed.bedrooms.shown(scheme, frame),
        limits: placed
            .needs
            .iter()
            .filter_map(|found| found.limit(scheme))
            .collect(),
        would_move_up: upward::nearest(scheme, &placed),
        questions,
        steps: placed.steps,
        eligible: placed.eligible,
        qualifying: placed.qualifying,
    }
}

fn band(scheme: &Scheme, placed: &Placed<'_>) -> Option<BandPlaced> {
    let value = placed.frame.value_of(ids().band);
    if !value.some {
        return None;
    }
    let at = if value.none { value.lo } else { value.hi };
    let name = |at: i64| {
        usize::try_from(at)
            .ok()
            .and_then(|at| scheme.rules.bands.get(at))
            .map(|b| b.name.clone())
    };
    Some(BandPlaced {
        name: name(at)?,
        rank: u32::try_from(at).ok()?.saturating_add(1),
        certain: if value.settled() {
            Truth::Yes
        } else {
            Truth::Unknown
        },
        at_best: if value.settled() { None } else { name(value.lo) },
    })
}

fn points(placed: &Placed<'_>) -> PointsTotal {
    let value = placed.frame.value_of(ids().points);
    PointsTotal {
        least: value.lo,
        most: value.hi,
        parts: placed.parts.clone(),
    }
}

fn dates(placed: &Placed<'_>) -> Vec<DateShown> {
    let mut found = Vec::new();
    for (id, fact) in (0_u16..).zip(vocabulary().facts()) {
        let dated =
            fact.kind == crate::vocabulary::Type::Date && fact.known == crate::vocabulary::Known::Household;
        if dated && let Some(crate::facts::Held::Number(day)) = placed.frame.household.held(id) {
            found.push(DateShown {
                name: fact.name.clone(),
                label: fact.label.clone(),
                date: Some(calendar::date(*day)),
                clause: None,
                says: String::new(),
            });
        }
    }
    found
}
