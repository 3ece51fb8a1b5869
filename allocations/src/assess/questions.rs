//! Which missing facts could still change the outcome: the only questions worth asking.
use std::collections::BTreeSet;

use super::answer::Question;
use super::priority::limit_of;
use super::{Placed, applies};
use crate::facts::{Entry, Held};
use crate::language::eval::Frame;
use crate::language::ir::{Leaf, NodeId};
use crate::language::trace::{Seen, Trace};
use crate::scheme::Scheme;
use crate::scheme::model::{Label, Rule, Rules, Share, Sort};
use crate::truth::Truth;
use crate::vocabulary::{Known, ids, vocabulary};

/// Looks behind worked-out facts this many times.
const ROUNDS: usize = 6;

pub(super) fn questions(scheme: &Scheme, placed: &Placed<'_>) -> Vec<Question> {
    let frame = &placed.frame;
    let rules = &scheme.rules;
    let mut trace = Trace::missing(frame);
    let mut walk = |rule: &Rule| {
        trace.walk(rule.when);
        if let Some(unless) = rule.unless {
            trace.walk(unless);
        }
    };
    if placed.eligible.answer.is_unknown() {
        rules.eligibility.iter().for_each(&mut walk);
    }
    if placed.eligible.answer.is_no() {
        return Vec::new();
    }
    if placed.qualifying.answer.is_unknown() {
        let waiting = |rule: &&Rule| {
            placed
                .qualifying
                .reasons
                .iter()
                .any(|reason| reason.code == rule.code && reason.answer.is_unknown())
        };
        let all = rules.qualification.iter().chain(&rules.disqualification);
        let waiting: Vec<_> = all.filter(waiting).collect();
        waiting.iter().copied().for_each(&mut walk);
        if waiting.iter().any(|rule| rule.local_connection) {
            rules.statute.iter().for_each(&mut walk);
        }
    }
    if placed.qualifying.answer.is_no() {
        return Vec::new();
    }
    let mut wanted = vec![ids().band, ids().points, ids().ranking_date, ids().bedroom_need];
    if !rules.gives_points() {
        wanted.retain(|fact| *fact != ids().points);
    }
    if rules.dates.rank.is_empty() {
        wanted.retain(|fact| *fact != ids().ranking_date);
    }
    wanted.retain(|fact| !frame.value_of(*fact).settled());
    asked(scheme, placed, trace, wanted)
}

/// Which missing facts could still change the place of a household under a label.
pub(crate) fn of_place(
    scheme: &Scheme,
    placed: &Placed<'_>,
    label: &Label,
    frame: &Frame<'_>,
) -> Vec<Question> {
    let mut trace = Trace::missing(frame);
    for stage in &label.stages {
        let answer = walked(&mut trace, frame, &stage.rule);
        if answer.is_no() {
            continue;
        }
        for tier in &stage.tiers {
            let answer = walked(&mut trace, frame, &tier.rule);
            if answer.is_yes() && tier.most.is_none() {
                break;
            }
        }
        for turn in &stage.turns {
            if walked(&mut trace, frame, &turn.rule).is_yes() {
                break;
            }
        }
        for key in &stage.order {
            match key.sort {
                Sort::Value(value, _) => trace.walk(key.exact.map_or(value, |(exact, _)| exact)),
                Sort::Draw(chances) => chances.into_iter().for_each(|chances| trace.walk(chances)),
                Sort::Tier | Sort::Reference => {}
            }
        }
        let shared = label.limits.iter().any(|limit| !limit.stages.is_empty());
        if answer.is_yes() && stage.most.is_none() && !shared {
            break;
        }
    }
    for cap in &label.caps {
        if !walked(&mut trace, frame, &cap.rule).is_no() {
            cap.adds.into_iter().for_each(|adds| trace.walk(adds));
        }
    }
    asked(scheme, placed, trace, Vec::new())
}

/// Whether a rule applies; what it waits for is noted.
fn walked(trace: &mut Trace<'_>, frame: &Frame<'_>, rule: &Rule) -> Truth {
    let answer = applies(frame, rule);
    if answer.is_unknown() {
        trace.walk(rule.when);
        rule.unless.into_iter().for_each(|unless| trace.walk(unless));
    }
    answer
}

/// What is missing, and what the facts that are worked out from it wait for.
fn asked(scheme: &Scheme, placed: &Placed<'_>, mut trace: Trace<'_>, mut wanted: Vec<u16>) -> Vec<Question> {
    let mut lists: BTreeSet<u16> = BTreeSet::new();
    let mut done: BTreeSet<u16> = BTreeSet::new();
    for _ in 0..ROUNDS {
        for fact in std::mem::take(&mut wanted) {
            if done.insert(fact) {
                behind(scheme, placed, fact, &mut trace, &mut lists);
            }
        }
        for seen in &trace.seen {
            if let Leaf::Fact(fact) = seen.leaf
                && vocabulary()
                    .fact_at(fact)
                    .is_some_and(|fact| worked_out(fact.known))
            {
                wanted.push(fact);
            }
        }
    }
    lists.extend(&trace.lists);
    let mut asked: Vec<Question> = lists.iter().filter_map(|list| list_question(*list)).collect();
    asked.extend(trace.seen.iter().filter_map(|seen| question(scheme, seen)));
    asked
}

fn worked_out(known: Known) -> bool {
    !matches!(
        known,
        Known::Household | Known::Always | Known::Advert | Known::Field
    )
}

/// What a worked-out fact itself still waits for.
fn behind(scheme: &Scheme, placed: &Placed<'_>, fact: u16, trace: &mut Trace<'_>, lists: &mut BTreeSet<u16>) {
    let rules = &scheme.rules;
    let name = vocabulary().fact_at(fact).map_or("", |fact| fact.name.as_str());
    match name {
        "bedroom_need" | "bedrooms_lacking" | "bedrooms_spare" => {
            if name != "bedroom_need" {
                trace.note_fact(ids().bedrooms_held);
            }
            let members: Vec<NodeId> = [
                rules.bedrooms.counts,
                rules.bedrooms.alone,
                rules.bedrooms.expecting,
            ]
            .into_iter()
            .chain(rules.bedrooms.share.iter().map(|share| share.both))
            .flatten()
            .collect();
            if rules.bedrooms.given && !placed.bedrooms.need.settled() {
                let list = ids().members;
                if placed.frame.list(list).is_none() {
                    lists.insert(list);
                }
                trace.walk_members(list, &members, &same_fields(scheme));
                for extra in &rules.bedrooms.extra {
                    trace.walk(extra.rule.when);
                }
            }
        }
        "applicant_age" => lists.extend(birth(placed, trace)),
        "household_size" => lists.extend(Some(ids().members)),
        "moved_on" => lists.extend(Some(ids().moves)),
        "local_connection" => rules.connection.into_iter().for_each(|node| trace.walk(node)),
        "qualifies" => {
            for rule in rules.qualification.iter().chain(&rules.disqualification) {
                trace.walk(rule.when);
            }
        }
        "band" => {
            let sure = placed.frame.value_of(fact);
            for found in &placed.needs {
                let Some(need) = rules.needs.get(found.at) else {
                    continue;
                };
                let could_lift = need.band.is_some_and(|band| {
                    let band = crate::value::whole(band);
                    sure.none || band < sure.hi || !rules.steps.is_empty()
                });
                if found.answer.is_unknown() && could_lift {
                    trace.walk(need.rule.when);
                    need.rule.unless.into_iter().for_each(|unless| trace.walk(unless));
                }
                // Whether its time limit has passed may be what is not known.
                if found.passed.is_unknown()
                    && !found.answer.is_no()
                    && let Some(limit) = limit_of(scheme, need)
                {
                    trace.walk(limit.until);
                }
            }
            for step in &rules.steps {
                trace.walk(step.rule.when);
            }
        }
        "points" | "need_count" | "reasonable_preference" => {
            points(scheme, placed, trace);
            adjustments(placed, rules, trace);
        }
        "ranking_date" => {
            for rule in &rules.dates.rank {
                let applies = rule.when.map_or(Truth::Yes, |when| placed.frame.truth(when));
                if applies.is_no() {
                    continue;
                }
                rule.when.into_iter().for_each(|when| trace.walk(when));
                trace.walk(rule.date);
                if applies.is_yes() && placed.frame.value(rule.date, None).some {
                    break;
                }
            }
        }
        _ => {}
    }
}

/// Asks for the date of birth where only that is missing; otherwise who lives there is not known.
fn birth(placed: &Placed<'_>, trace: &mut Trace<'_>) -> Option<u16> {
    let (list, field) = (ids().members, ids().members_birth_date);
    let Some(nth) = main_applicant(placed) else {
        return Some(list);
    };
    trace.seen.insert(Seen {
        list: Some((list, nth)),
        leaf: Leaf::Field { up: 0, field },
    });
    None
}

/// The place of the main applicant among the people, when they are known.
fn main_applicant(placed: &Placed<'_>) -> Option<usize> {
    let people = placed.frame.list(ids().members)?;
    let relation = ids().members_relation;
    let main = |person: &Entry| person.held(relation) == Some(&Held::Number(0));
    people.iter().position(main)
}

/// What could still change the points of the needs.
fn points(scheme: &Scheme, placed: &Placed<'_>, trace: &mut Trace<'_>) {
    for found in &placed.needs {
        let Some(need) = scheme.rules.needs.get(found.at) else {
            continue;
        };
        if found.answer.is_unknown() {
            trace.walk(need.rule.when);
        }
        if let Some(points) = need.points.filter(|_| found.answer != Truth::No) {
            trace.walk(points);
        }
        if found.passed.is_unknown()
            && found.answer != Truth::No
            && let Some(limit) = limit_of(scheme, need)
        {
            trace.walk(limit.until);
        }
    }
}

/// What could still change an adjustment.
fn adjustments(placed: &Placed<'_>, rules: &Rules, trace: &mut Trace<'_>) {
    for adjustment in &rules.adjustments {
        let rule = &adjustment.rule;
        trace.walk(rule.when);
        rule.unless.into_iter().for_each(|unless| trace.walk(unless));
        if !placed.frame.truth(rule.when).is_no() {
            adjustment.sums().for_each(|sum| trace.walk(sum));
        }
    }
}

fn same_fields(scheme: &Scheme) -> Vec<u16> {
    scheme
        .rules
        .bedrooms
        .share
        .iter()
        .flat_map(Share::compared)
        .collect()
}

fn list_question(list: u16) -> Option<Question> {
    let list = vocabulary().list_at(list)?;
    let (fact, label, asks) = (list.name.clone(), list.label.clone(), list.asks.clone());
    Some(Question {
        fact,
        nth: None,
        label,
        asks,
    })
}

fn question(scheme: &Scheme, seen: &Seen) -> Option<Question> {
    let (fact, name, nth) = match (seen.leaf, seen.list) {
        (Leaf::Fact(id), _) => {
            let fact = vocabulary()
                .fact_at(id)
                .filter(|fact| fact.known == Known::Household)?;
            (fact, fact.name.clone(), None)
        }
        (Leaf::Local(at), _) => {
            let fact = scheme.names.locals.get(usize::from(at))?;
            (fact, fact.name.clone(), None)
        }
        (Leaf::Field { field, .. }, Some((list, nth))) => {
            let fact = scheme.names.field_at(list, field)?;
            let list = vocabulary()
                .list_at(list)
                .filter(|list| list.known == Known::Household)?;
            (
                fact,
                format!("{}.{}", list.name, fact.name),
                u32::try_from(nth).ok().map(|nth| nth.saturating_add(1)),
            )
        }
        (Leaf::Field { .. }, None) => return None,
    };
    Some(Question {
        fact: name,
        nth,
        label: fact.label.clone(),
        asks: fact.asks.clone(),
    })
}
