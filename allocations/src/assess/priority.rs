//! Needs, bands, points and the ladder.
use std::borrow::Cow;

use super::answer::{NeedFound, PointsPart, TimeLimit};
use super::{Telling, applies};
use crate::calendar;
use crate::facts::{Entry, Held};
use crate::language::eval::Frame;
use crate::reason::{FactShown, NOT_KNOWN, Reason, shown as facts_shown};
use crate::scheme::Scheme;
use crate::scheme::model::{Limit, Need, Step, StepTo};
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};
use crate::vocabulary::{FieldId, ids, vocabulary};

/// A need as this household has it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) answer: Truth,
    /// Has its time limit passed?
    pub(crate) passed: Truth,
    pub(crate) until: Option<i64>,
    pub(crate) points: Val,
}

/// The time limit of a need is its own, or else that of its band.
pub(crate) fn limit_of<'a>(scheme: &'a Scheme, need: &'a Need) -> Option<&'a Limit> {
    need.limit
        .as_ref()
        .or_else(|| scheme.rules.bands.get(need.band?)?.limit.as_ref())
}

/// The needs of a household. Where only the answers are wanted, those that it certainly does not have are left out.
pub(super) fn needs(scheme: &Scheme, frame: &mut Frame<'_>, limit_at: i64, telling: Telling) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, need) in scheme.rules.needs.iter().enumerate() {
        let answer = applies(frame, &need.rule);
        if answer.is_no() && !telling.everything() {
            continue;
        }
        let limit = limit_of(scheme, need).map(|limit| frame.value(limit.until, None));
        // A priority whose award date is known to be none has not begun to run out.
        let passed = limit.map_or(Truth::No, |until| {
            compare(until, Comparison::Less, Val::exact(limit_at))
        });
        let until = limit.and_then(Val::known);
        let points = need
            .points
            .map_or(Val::exact(0), |points| frame.value(points, None));
        let points = if points.some {
            Val {
                none: false,
                ..points
            }
        } else {
            Val::exact(0)
        };
        found.push(Found {
            at,
            answer,
            passed,
            until,
            points,
        });
    }
    tell(scheme, frame, &found);
    found
}

/// Lets what comes later see the needs: the list of them, how many there are, and whether one has preference by law.
pub(super) fn tell(scheme: &Scheme, frame: &mut Frame<'_>, found: &[Found]) {
    if frame.program.reads_needs {
        let entries = found.iter().filter_map(|found| entry(scheme, found)).collect();
        frame.needs = Cow::Owned(entries);
    }
    let (mut least, mut most, mut preference) = (0_i64, 0_i64, Truth::No);
    for one in found {
        let Some(need) = scheme.rules.needs.get(one.at).filter(|need| need.counts) else {
            continue;
        };
        let lasting = one.lasting(scheme);
        least += i64::from(lasting.is_yes());
        most += i64::from(!lasting.is_no());
        // The law asks about the home and the household: a time limit of the scheme takes no preference away.
        if !need.heads.is_empty() {
            preference = preference.or(one.answer);
        }
    }
    frame.derive(ids().need_count, Val::between(least, most));
    frame.derive(ids().reasonable_preference, preference.into());
}

/// The band a need gives now, and the one it may give instead while its time limit is not certain.
pub(crate) fn bands_of(scheme: &Scheme, found: &Found) -> impl Iterator<Item = (usize, Truth)> {
    let need = scheme.rules.needs.get(found.at).filter(|_| !found.answer.is_no());
    let then = need
        .and_then(|need| limit_of(scheme, need))
        .and_then(|limit| limit.then);
    let now = need
        .and_then(|need| need.band)
        .map(|band| (band, found.answer.and(found.passed.not())));
    let then = then
        .filter(|_| !found.passed.is_no())
        .map(|then| (then, found.answer));
    now.filter(|(_, sure)| !sure.is_no()).into_iter().chain(then)
}

fn entry(scheme: &Scheme, found: &Found) -> Option<Entry> {
    let need = scheme
        .rules
        .needs
        .get(found.at)
        .filter(|need| need.counts && !found.lasting(scheme).is_no())?;
    let known = ids();
    let list = vocabulary().list_at(known.needs)?;
    let band = bands_of(scheme, found).min_by_key(|(band, _)| *band);
    let mut fields = vec![None; list.fields.len()];
    let mut put = |field: FieldId, held: Held| {
        if let Some(slot) = fields.get_mut(usize::from(field)) {
            *slot = Some(held);
        }
    };
    put(known.needs_code, Held::Number(whole(found.at)));
    put(
        known.needs_band,
        band.map_or(Held::Nothing, |(band, _)| Held::Number(whole(band))),
    );
    // A limit that has passed ends the points; the band after it may go on.
    let points = if found.passed.is_yes() {
        Val::exact(0)
    } else {
        found.points
    };
    put(known.needs_points, Held::Number(points.lo));
    put(
        known.needs_head,
        need.heads
            .first()
            .map_or(Held::Nothing, |head| Held::Text(head.to_string())),
    );
    put(
        known.needs_group,
        need.group.clone().map_or(Held::Nothing, Held::Text),
    );
    Some(Entry {
        sure: found.lasting(scheme),
        ..Entry::of(fields)
    })
}

/// Settles band and points, then takes the steps of the ladder.
pub(super) fn settle(
    scheme: &Scheme,
    frame: &mut Frame<'_>,
    needs: &[Found],
    telling: Telling,
) -> (Vec<PointsPart>, Vec<Reason>) {
    let rules = &scheme.rules;
    let mut band = rules.otherwise.map_or(Val::NONE, |at| Val::exact(whole(at)));
    let worst = band;
    let mut certain = band;
    let mut possible = band;
    for found in needs {
        for (at, sure) in bands_of(scheme, found) {
            let at = Val::exact(whole(at));
            possible = better(possible, at);
            if sure.is_yes() {
                certain = better(certain, at);
            }
        }
    }
    if worst.some || certain.some || possible.some {
        band = certain.hull(possible);
    }
    let (total, mut parts) = points(scheme, frame, needs, telling);
    frame.derive(ids().points, total);
    frame.derive(ids().band, band);
    super::adjust::adjust(scheme, frame, total, telling, &mut parts);
    let mut taken = Vec::new();
    for step in &rules.steps {
        let from = stands_in(step, band);
        let applies = applies(frame, &step.rule);
        let answer = from.and(applies);
        if answer.is_no() {
            continue;
        }
        if telling.everything() {
            let mut reason = Reason::against(frame, &step.rule, answer);
            if applies.is_yes() && answer.is_unknown() {
                // Only the band is open: what decided the rule is no reason to wait.
                reason.facts = band_open(scheme, band).into_iter().collect();
            }
            let until = step.until.and_then(|until| frame.value(until, None).known());
            if let Some(until) = until.filter(|_| answer.is_yes()) {
                let day = calendar::in_words(calendar::date(until));
                reason.says = format!("{} This counts until the end of {day}.", reason.says);
            }
            taken.push(reason);
        }
        band = climbed(step, band, applies, whole(rules.bands.len()));
        frame.derive(ids().band, band);
    }
    (parts, taken)
}

/// The band that a step starts from, while it is open.
fn band_open(scheme: &Scheme, band: Val) -> Option<FactShown> {
    let fact = vocabulary().fact_at(ids().band)?;
    let name = |at: i64| scheme.rules.bands.get(usize::try_from(at).ok()?);
    let value = match (name(band.lo), name(band.hi)) {
        (Some(best), Some(worst)) if band.some => format!("{} to {}", best.name, worst.name),
        _ => NOT_KNOWN.to_owned(),
    };
    Some(FactShown {
        name: fact.name.clone(),
        nth: None,
        label: fact.label.clone(),
        value,
    })
}

pub(crate) fn better(a: Val, b: Val) -> Val {
    if a.some && a.lo <= b.lo { a } else { b }
}

/// Whether a household in this band is one that the step takes from there.
pub(crate) fn stands_in(step: &Step, band: Val) -> Truth {
    let mut from = Truth::from(step.from.is_empty());
    for at in &step.from {
        from = from.or(compare(band, Comparison::Equal, Val::exact(whole(*at))));
    }
    from
}

/// The band after a step. Where it is not certain whether the step begins where the household stands, each band that this
/// may be goes its own way.
pub(crate) fn climbed(step: &Step, band: Val, applies: Truth, count: i64) -> Val {
    let from = stands_in(step, band);
    match from.and(applies) {
        Truth::No => return band,
        Truth::Yes => return stepped(step.to, band, count),
        Truth::Unknown => {}
    }
    if !from.is_unknown() {
        return band.hull(stepped(step.to, band, count));
    }
    let each = (band.lo..=band.hi).map(Val::exact).filter(|_| band.some);
    let mut found: Option<Val> = None;
    for one in each.chain(band.none.then_some(Val::NONE)) {
        let moves = stands_in(step, one).and(applies);
        let next = match moves {
            Truth::Yes => stepped(step.to, one, count),
            Truth::No => one,
            Truth::Unknown => one.hull(stepped(step.to, one, count)),
        };
        found = Some(found.map_or(next, |found| found.hull(next)));
    }
    found.unwrap_or(band)
}

pub(crate) fn stepped(to: StepTo, band: Val, count: i64) -> Val {
    let last = count.saturating_sub(1).max(0);
    match to {
        StepTo::Band(at) => Val::exact(whole(at)),
        StepTo::Up(by) => band.map(|at| at.saturating_sub(whole(by)).clamp(0, last)),
        StepTo::Down(by) => band.map(|at| at.saturating_add(whole(by)).clamp(0, last)),
    }
}

fn points(scheme: &Scheme, frame: &Frame<'_>, needs: &[Found], telling: Telling) -> (Val, Vec<PointsPart>) {
    let mut parts = Vec::new();
    let mut total = Val::exact(0);
    let mut groups: Vec<(String, Val)> = Vec::new();
    for found in needs {
        let Some(need) = scheme
            .rules
            .needs
            .get(found.at)
            .filter(|need| need.points.is_some())
        else {
            continue;
        };
        let there = found.answer.and(found.passed.not());
        let value = match there {
            Truth::No => continue,
            Truth::Yes => found.points,
            Truth::Unknown => found.points.hull(Val::exact(0)),
        };
        if telling.everything() {
            parts.push(PointsPart {
                code: need.rule.code.clone(),
                clause: need.rule.clause.clone(),
                says: need.rule.says.clone(),
                least: value.lo,
                most: value.hi,
            });
        }
        let capped = need
            .group
            .as_ref()
            .filter(|group| scheme.rules.caps.iter().any(|cap| cap.group == **group));
        match capped {
            None => total = total.corners(value, i64::saturating_add),
            Some(group) => match groups.iter_mut().find(|(name, _)| name == group) {
                Some((_, sum)) => *sum = sum.corners(value, i64::saturating_add),
                None => groups.push((group.clone(), value)),
            },
        }
    }
    for (group, sum) in groups {
        let mut held = sum;
        for cap in scheme.rules.caps.iter().filter(|cap| cap.group == group) {
            held = held.corners(frame.value(cap.most, None), i64::min);
        }
        if held != sum && telling.everything() {
            let says = format!("Points for {group} are limited to the most the scheme allows.");
            let (least, most) = (held.lo.saturating_sub(sum.lo), held.hi.saturating_sub(sum.hi));
            parts.push(PointsPart {
                code: format!("cap-{group}"),
                clause: None,
                says,
                least: least.min(most),
                most: least.max(most),
            });
        }
        total = total.corners(held, i64::saturating_add);
    }
    (total, parts)
}

pub(super) fn shown(scheme: &Scheme, frame: &Frame<'_>, found: &Found) -> Option<NeedFound> {
    let need = scheme
        .rules
        .needs
        .get(found.at)
        .filter(|_| !found.answer.is_no())?;
    let band = bands_of(scheme, found).min_by_key(|(band, _)| *band);
    Some(NeedFound {
        code: need.rule.code.clone(),
        award: !need.counts,
        clause: need.rule.clause.clone(),
        says: need.rule.says.clone(),
        heads: need.heads.iter().map(char::to_string).collect(),
        band: band
            .and_then(|(band, _)| scheme.rules.bands.get(band))
            .map(|band| band.name.clone()),
        points: need
            .points
            .filter(|_| !found.passed.is_yes())
            .and_then(|_| found.points.known()),
        answer: found.answer,
        expired: found.passed.is_yes(),
        evidence: need.evidence.clone(),
        review: need.review.clone(),
        facts: facts_shown(frame, &[Some(need.rule.when), need.rule.unless]),
    })
}

impl Found {
    /// Whether the household has the need now: one whose time limit has passed is no need, unless it then gives another band.
    pub(crate) fn lasting(&self, scheme: &Scheme) -> Truth {
        let limit = scheme.rules.needs.get(self.at);
        let limit = limit.and_then(|need| limit_of(scheme, need));
        match limit {
            Some(limit) if limit.then.is_none() => self.answer.and(self.passed.not()),
            Some(_) | None => self.answer,
        }
    }

    pub(super) fn limit(&self, scheme: &Scheme) -> Option<TimeLimit> {
        let need = scheme.rules.needs.get(self.at).filter(|_| !self.answer.is_no())?;
        let limit = limit_of(scheme, need)?;
        let band = need.band.and_then(|band| scheme.rules.bands.get(band));
        let own = need.limit.is_some();
        let clause = limit.clause.clone().or_else(|| {
            if own {
                need.rule.clause.clone()
            } else {
                band?.clause.clone()
            }
        });
        Some(TimeLimit {
            need: need.rule.code.clone(),
            until: self.until.map(calendar::date),
            length: limit.length.clone(),
            passed: self.passed,
            then: limit
                .then
                .and_then(|then| scheme.rules.bands.get(then))
                .map(|band| band.name.clone()),
            says: limit.says.clone(),
            clause,
        })
    }
}
