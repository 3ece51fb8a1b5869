//! "Then …": the answer, compared with what the file says.
use std::fmt::Debug;

use chrono::NaiveDate;

use super::homes::homes;
use super::order::{order, quota};
use super::ranges::{self, number_or_range};
use super::steps;
use super::{given, household};
use crate::assess::questions::of_place;
use crate::assess::{Assessment, assess, place};
use crate::bidding::{BidContext, may_bid};
use crate::calendar;
use crate::facts::{AdvertFacts, Facts};
use crate::nearest::nearest;
use crate::reason::{FactShown, NOT_KNOWN, Verdict};
use crate::scheme::Scheme;
use crate::scheme::reader::Reader;
use crate::scheme::tree::Tree;
use crate::truth::Truth;

/// A case, the file it stands in and the scheme it is about.
pub(super) struct Asked<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) root: &'a Tree,
    pub(super) case: &'a Tree,
    pub(super) as_at: NaiveDate,
}

/// What was compared, and what differed.
#[derive(Default)]
pub(super) struct Findings {
    failures: Vec<String>,
    checked: usize,
}

impl Findings {
    pub(super) fn same<T: PartialEq + Debug>(&mut self, what: &str, wanted: &T, found: &T) {
        self.checked += 1;
        if wanted != found {
            self.failures.push(format!(
                "{what}: the case says {wanted:?}, the scheme gives {found:?}"
            ));
        }
    }

    pub(super) fn has(&mut self, what: &str, wanted: &str, found: &[String]) {
        self.checked += 1;
        if !found.iter().any(|one| one == wanted) {
            self.failures.push(format!(
                "{what}: the case says {wanted:?}, the scheme gives {found:?}"
            ));
        }
    }

    /// Adds why something came out otherwise.
    pub(super) fn told(&mut self, why: String) {
        self.failures.push(why);
    }
}

pub(super) fn compare(reader: &mut Reader, asked: &Asked<'_>) -> (Vec<String>, usize) {
    let Some(then) = asked.case.get("then").cloned() else {
        return (Vec::new(), 0);
    };
    let every: Vec<&str> = ONE.into_iter().chain(ORDER).chain(NEXT).collect();
    reader.only(&then, "then", &every);
    let mut findings = Findings::default();
    if asked.case.get("bids").is_some() {
        fitting(reader, &then, &ORDER);
        order(reader, asked, &then, &mut findings);
    } else if asked.case.get("past").is_some() || then.get("next_label").is_some() {
        fitting(reader, &then, &NEXT);
        quota(reader, asked, &then, &mut findings);
    } else {
        fitting(reader, &then, &ONE);
        one(reader, asked, &then, &mut findings);
    }
    (findings.failures, findings.checked)
}

/// What may be asserted of one household.
const ONE: [&str; 18] = [
    "eligible",
    "qualifies",
    "band",
    "points",
    "date",
    "bedrooms",
    "needs",
    "heads",
    "asks",
    "until",
    "step_until",
    "passed",
    "may_bid",
    "blockers",
    "homes",
    "certain",
    "would_move_up",
    "not_asks",
];

/// What may be asserted of a list of bids.
const ORDER: [&str; 6] = ["order", "not_considered", "tiers", "stages", "below", "reasons"];

/// What may be asserted of shares of adverts.
const NEXT: [&str; 1] = ["next_label"];

/// Notes every assertion that belongs to another kind of case.
fn fitting(reader: &mut Reader, then: &Tree, here: &[&str]) {
    for (key, spot, _) in then.entries() {
        let key = key.as_str();
        if here.contains(&key) {
            continue;
        }
        if ORDER.contains(&key) {
            let says = format!("`{key}` is about a list of bids, and this case has none.");
            reader.note_expecting(*spot, says, "`bids = [{ who = \"…\" }, { who = \"…\" }]`");
        } else if ONE.contains(&key) || NEXT.contains(&key) {
            let says = format!("`{key}` cannot be asserted together with the rest of this case.");
            reader.note_expecting(*spot, says, "a case of its own");
        }
    }
}

fn truth_word(truth: Truth) -> String {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
    .to_owned()
}

pub(super) fn day(day: Option<NaiveDate>) -> String {
    day.map_or("none".to_owned(), |day| day.to_string())
}

fn one(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, findings: &mut Findings) {
    let facts = household(reader, asked, asked.case);
    let answer = assess(asked.scheme, &facts, asked.as_at);
    let mut clauses = clauses_of(&answer);
    super::names::known_names(reader, asked, then);
    placed(reader, then, &answer, findings);
    steps::step_until(reader, (asked, then), (&answer, &facts), findings);
    homes(reader, asked, then, (&answer, &facts), findings);
    let mut asks: Vec<String> = answer
        .questions
        .iter()
        .map(|question| question.fact.clone())
        .collect();
    let of_a_home = then.get("may_bid").or(then.get("blockers"));
    if asked.case.get("advert").or(of_a_home).is_some() {
        let context = context(reader, asked.case.get("context"));
        let adverts = given::adverts(reader, asked);
        let verdicts = adverts
            .iter()
            .map(|advert| may_bid(asked.scheme, advert, &facts, &answer, &context, asked.as_at));
        let mut verdicts: Vec<Verdict> = verdicts.collect();
        let Some(verdict) = verdicts.pop() else {
            return;
        };
        if verdicts.iter().any(|other| *other != verdict) {
            let key = if then.get("blockers").is_some() {
                "blockers"
            } else {
                "may_bid"
            };
            given::label_wanted(reader, asked, then.get(key).map(|said| (key, said.spot)));
        }
        if let Some(wanted) = reader.text(then, "may_bid") {
            findings.same("may bid", &wanted, &truth_word(verdict.answer));
        }
        // Of a home that nobody described, only what stands against every home counts.
        let described = asked.case.get("advert").or(asked.root.get("advert")).is_some();
        let blockers = verdict.reasons.iter();
        let blockers = blockers.filter(|reason| described || reason.answer.is_no());
        let codes: Vec<String> = blockers.map(|reason| reason.code.clone()).collect();
        if then.get("blockers").is_some() {
            findings.same("blockers", &reader.texts(then, "blockers"), &codes);
        }
        clauses.extend(verdict.reasons.iter().filter_map(|reason| reason.clause.clone()));
        // What a bid waits for is asked as well.
        let waiting = verdict.reasons.iter().filter(|reason| reason.answer.is_unknown());
        asks.extend(waiting.flat_map(|reason| reason.facts.iter()).filter_map(missing));
        // And what could still change the place on the list, where there may be one.
        if let Some(advert) = adverts.last().filter(|_| !verdict.answer.is_no()) {
            asks.extend(place_waits_for(asked, advert, &facts));
        }
    }
    listed(reader, asked, then, (&answer, &asks), findings);
    because(reader, asked, &clauses, findings);
}

fn placed(reader: &mut Reader, then: &Tree, answer: &Assessment, findings: &mut Findings) {
    if let Some(wanted) = reader.text(then, "eligible") {
        findings.same("eligible", &wanted, &truth_word(answer.eligible.answer));
    }
    if let Some(wanted) = reader.text(then, "qualifies") {
        findings.same("qualifies", &wanted, &truth_word(answer.qualifying.answer));
    }
    if let Some(wanted) = reader.text(then, "band") {
        let band = answer.band.as_ref();
        findings.same(
            "band",
            &wanted,
            &band.map_or("none".to_owned(), |band| band.name.clone()),
        );
        if let Some(band) = band.filter(|_| then.get("certain").is_none()) {
            findings.same("band is certain", &"yes".to_owned(), &truth_word(band.certain));
        }
    }
    if let Some(wanted) = reader.text(then, "certain") {
        let points = answer.points.as_ref().map(|points| points.least == points.most);
        let points = points.map(|certain| if certain { Truth::Yes } else { Truth::Unknown });
        let certain = answer.band.as_ref().map(|band| band.certain).or(points);
        let found = certain.map_or("none".to_owned(), truth_word);
        findings.same("certain", &wanted, &found);
    }
    for (key, found) in [
        (
            "points",
            answer.points.as_ref().map(|points| (points.least, points.most)),
        ),
        ("bedrooms", Some((answer.bedrooms.least, answer.bedrooms.most))),
    ] {
        if let Some(wanted) = number_or_range(reader, then, key) {
            let found = found.map_or("none".to_owned(), |range| ranges::found(&wanted, range));
            findings.same(key, &wanted, &found);
        }
    }
    if let Some(wanted) = reader.date(then, "date") {
        let date = answer.ranking_date.as_ref().and_then(|date| date.date);
        findings.same("date", &calendar::date(wanted).to_string(), &day(date));
    }
    if let Some(wanted) = reader.date(then, "until") {
        let until = answer.until();
        findings.same("until", &calendar::date(wanted).to_string(), &day(until));
    }
    if let Some(wanted) = reader.text(then, "passed") {
        let passed = answer.passed().map(truth_word);
        findings.same("passed", &wanted, &passed.unwrap_or("none".to_owned()));
    }
    if let Some(wanted) = reader.text(then, "would_move_up") {
        let found = answer
            .would_move_up
            .as_ref()
            .map_or("none".to_owned(), |up| up.need.clone());
        findings.same("would move up", &wanted, &found);
    }
}

/// The facts that could still change the place of the household on a list under the advert's label.
fn place_waits_for(asked: &Asked<'_>, advert: &AdvertFacts, facts: &Facts) -> Vec<String> {
    let labels = &asked.scheme.rules.labels;
    let Some(label) = labels.iter().find(|label| label.code == advert.label) else {
        return Vec::new();
    };
    let day = calendar::day(asked.as_at);
    let placed = place(asked.scheme, facts, day, day);
    let frame = placed.frame.with_advert(&advert.facts);
    let questions = of_place(asked.scheme, &placed, label, &frame);
    questions.into_iter().map(|question| question.fact).collect()
}

/// The name of a fact that is not known.
fn missing(fact: &FactShown) -> Option<String> {
    (fact.value == NOT_KNOWN).then(|| fact.name.clone())
}

fn listed(
    reader: &mut Reader,
    asked: &Asked<'_>,
    then: &Tree,
    (answer, asks): (&Assessment, &[String]),
    findings: &mut Findings,
) {
    for key in ["asks", "not_asks"] {
        asked_of(reader, asked, then, key);
    }
    if then.get("needs").is_some() {
        let certain = answer
            .needs
            .iter()
            .filter(|need| need.answer.is_yes() && !need.award && !need.ended());
        let found: Vec<String> = certain.map(|need| need.code.clone()).collect();
        findings.same("needs", &reader.texts(then, "needs"), &found);
    }
    if then.get("heads").is_some() {
        let mut found: Vec<String> = answer.needs.iter().flat_map(|need| need.heads.clone()).collect();
        found.sort();
        found.dedup();
        findings.same("heads", &reader.texts(then, "heads"), &found);
    }
    for wanted in reader.texts(then, "asks") {
        findings.has("asks", &wanted, asks);
    }
    for unwanted in reader.texts(then, "not_asks") {
        findings.same(&format!("asks {unwanted}"), &false, &asks.contains(&unwanted));
    }
}

/// Notes each name under `key` that is no fact that could be asked for.
fn asked_of(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, key: &str) {
    let Some(found) = then.get(key) else { return };
    let known = given::askable(asked.scheme);
    for item in found.items() {
        let Some(name) = item.text().filter(|name| !known.iter().any(|one| one == name)) else {
            continue;
        };
        let field = format!(".{name}");
        // A field of a list goes by the name of its list too.
        let of_list = known.iter().find(|one| one.ends_with(&field)).cloned();
        let near = of_list.or_else(|| nearest(name, known.iter().map(String::as_str)));
        let problem = reader.problem(item.spot, format!("There is no fact called `{name}`."));
        let problem = problem.expecting("a name from the list of facts, or one that the scheme defines");
        reader.problems.push(problem.near(near));
    }
}

fn clauses_of(answer: &Assessment) -> Vec<String> {
    let reasons = answer
        .eligible
        .reasons
        .iter()
        .chain(&answer.qualifying.reasons)
        .chain(&answer.steps);
    let mut clauses: Vec<String> = reasons.filter_map(|reason| reason.clause.clone()).collect();
    clauses.extend(answer.needs.iter().filter_map(|need| need.clause.clone()));
    clauses.extend(answer.limits.iter().filter_map(|limit| limit.clause.clone()));
    clauses.extend(answer.ranking_date.iter().filter_map(|date| date.clause.clone()));
    clauses.extend(
        answer
            .bedrooms
            .rooms
            .iter()
            .filter_map(|room| room.clause.clone()),
    );
    clauses.extend(answer.bedrooms.clause.clone());
    clauses
}

pub(super) fn because(reader: &mut Reader, asked: &Asked<'_>, clauses: &[String], findings: &mut Findings) {
    for wanted in reader.texts(asked.case, "because") {
        findings.has("because", &wanted, clauses);
    }
}

fn context(reader: &mut Reader, tree: Option<&Tree>) -> BidContext {
    let Some(tree) = tree else {
        return BidContext::default();
    };
    reader.only(
        tree,
        "context",
        &[
            "bids_this_cycle",
            "live_bids",
            "live_offer",
            "suspended_until",
            "already_bid",
        ],
    );
    BidContext {
        bids_this_cycle: reader.number(tree, "bids_this_cycle").unwrap_or(0),
        live_bids: reader.number(tree, "live_bids").unwrap_or(0),
        live_offer: reader.truth(tree, "live_offer"),
        suspended_until: reader.date(tree, "suspended_until").map(calendar::date),
        already_bid: reader.truth(tree, "already_bid"),
    }
}
