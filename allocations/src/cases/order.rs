//! The order of bids and the next label, compared with what the file says.
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

use super::past::past;
use super::then::{Asked, Findings, because};
use super::{given, household};
use crate::calendar;
use crate::nearest::nearest;
use crate::quota::next_label;
use crate::reason::Reason;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Shape, Spot, Tree};
use crate::shortlist::{BidFacts, Row, Shortlist, shortlist_after};

pub(super) fn order(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, findings: &mut Findings) {
    let mut adverts = given::adverts(reader, asked);
    if adverts.len() > 1 {
        given::label_wanted(reader, asked, None);
    }
    let advert = adverts.pop().unwrap_or_default();
    let mut bids = Vec::new();
    for (nth, tree) in reader.tables(asked.case, "bids").iter().enumerate() {
        reader.only(
            tree,
            "a bid",
            &["who", "like", "given", "unknown", "on", "minute"],
        );
        let mut described = tree.clone();
        let who = reader
            .text(tree, "who")
            .or_else(|| reader.text(tree, "like"))
            .unwrap_or_default();
        named_once(reader, tree, &who, &bids);
        misspelt(reader, asked, tree, &who);
        // A bid by a household that the file names needs no more than the name.
        if tree.get("like").is_none()
            && reader
                .tables(asked.root, "household")
                .iter()
                .any(|one| one.get("name").and_then(Tree::text) == Some(&who))
            && let Shape::Table(entries) = &mut described.shape
        {
            entries.push((
                "like".to_owned(),
                tree.spot,
                Tree {
                    shape: Shape::Text(who.clone()),
                    spot: tree.spot,
                },
            ));
        }
        let on = reader.date(tree, "on").map_or(asked.as_at, calendar::date);
        let minute = reader
            .number(tree, "minute")
            .unwrap_or_else(|| crate::value::whole(nth));
        let facts = household(reader, asked, &described);
        bids.push(BidFacts {
            bid_id: who.clone(),
            household_ref: who,
            bid_at: instant(on, minute),
            bid_on: on,
            facts: facts.into(),
        });
    }
    let seed: Option<[u8; 32]> = reader
        .text(asked.case, "draw")
        .map(|words| Sha256::digest(words.as_bytes()).into());
    let past = past(reader, asked);
    let ranked =
        |bids: &[BidFacts]| shortlist_after(asked.scheme, (&advert, &past), bids, asked.as_at, seed.as_ref());
    let list = ranked(&bids);
    bids.reverse();
    let again = ranked(&bids);
    findings.same("the same order for a reversed input", &true, &(again == list));
    in_order(reader, asked, then, &list, findings);
}

/// Notes a bid of which only the name is said, where that is nearly, and not quite, the name of a household.
fn misspelt(reader: &mut Reader, asked: &Asked<'_>, tree: &Tree, who: &str) {
    let described = ["like", "given", "unknown"];
    if described.iter().any(|key| tree.get(key).is_some()) {
        return;
    }
    let households = reader.tables(asked.root, "household");
    let names = || {
        households
            .iter()
            .filter_map(|one| one.get("name"))
            .filter_map(Tree::text)
    };
    if names().any(|name| name == who) {
        return;
    }
    let near = nearest(who, names());
    // One that is not like any may be a household of which nothing is said.
    let only_names = names().next().is_some() && who.chars().count() < 3;
    if near.is_some() || only_names {
        let spot = tree.get("who").map_or(tree.spot, |said| said.spot);
        let says = format!("There is no household called `{who}`.");
        let expected = format!(
            "a name under [[household]], or what is new about it: `{{ who = \"{who}\", given = {{ … }} }}`"
        );
        let problem = reader.problem(spot, says).expecting(expected).near(near);
        reader.problems.push(problem);
    }
}

/// Notes a bid without a household, and a second bid by the same one, which would have no place.
fn named_once(reader: &mut Reader, tree: &Tree, who: &str, bids: &[BidFacts]) {
    let spot = tree.get("who").map_or(tree.spot, |said| said.spot);
    if who.is_empty() {
        reader.note_expecting(spot, "This bid does not say whose it is.", "`who = \"…\"`");
    } else if bids.iter().any(|bid| bid.household_ref == who) {
        let says = format!("There are two bids by `{who}`. A household has one bid for a home.");
        let expected = format!("another name, as in `{{ who = \"second\", like = \"{who}\" }}`");
        reader.note_expecting(spot, says, &expected);
    }
}

fn in_order(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, list: &Shortlist, findings: &mut Findings) {
    let refs: Vec<String> = list.rows.iter().map(|row| row.household_ref.clone()).collect();
    if then.get("order").is_some() {
        let wanted = reader.texts(then, "order");
        nobody(reader, asked, then, &wanted);
        findings.same("order", &wanted, &refs);
        undrawn(list, wanted == refs, findings);
        missing(list, &wanted, findings);
    }
    if then.get("not_considered").is_some() {
        let out: Vec<String> = list
            .not_considered
            .iter()
            .map(|one| one.household_ref.clone())
            .collect();
        let mut wanted = reader.texts(then, "not_considered");
        wanted.sort_by_key(|who| out.iter().position(|one| one == who));
        findings.same("not considered", &wanted, &out);
    }
    if then.get("tiers").is_some() {
        let tiers: Vec<i64> = list
            .rows
            .iter()
            .map(|row| i64::from(row.tier.unwrap_or(0)))
            .collect();
        findings.same("tiers", &numbers(reader, then, "tiers"), &tiers);
    }
    if then.get("stages").is_some() {
        let stages: Vec<i64> = list.rows.iter().map(|row| i64::from(row.stage)).collect();
        findings.same("stages", &numbers(reader, then, "stages"), &stages);
    }
    if then.get("below").is_some() {
        let wanted = reader.texts(then, "below");
        let below = list
            .rows
            .iter()
            .filter_map(|row| Some((row, row.below.as_ref()?)));
        let below: Vec<String> = below
            .zip(0_usize..)
            .map(|((row, below), nth)| {
                // A key may be named as the answer names it, or as the order of the file writes it.
                let said = wanted
                    .get(nth)
                    .filter(|wanted| **wanted == below.key || is_key(asked, list, row, &below.key, wanted));
                said.cloned()
                    .unwrap_or_else(|| as_written(asked, list, row, &below.key))
            })
            .collect();
        findings.same("the key that placed each below", &wanted, &below);
    }
    let all: Vec<&Reason> = list
        .not_considered
        .iter()
        .flat_map(|one| &one.reasons)
        .chain(list.rows.iter().flat_map(|r| &r.reasons))
        .collect();
    let codes: Vec<String> = all.iter().map(|reason| reason.code.clone()).collect();
    for wanted in reader.texts(then, "reasons") {
        findings.has("reasons", &wanted, &codes);
    }
    let mut clauses: Vec<String> = all.iter().filter_map(|reason| reason.clause.clone()).collect();
    let label = asked
        .scheme
        .rules
        .labels
        .iter()
        .find(|label| label.code == list.label);
    clauses.extend(label.and_then(|label| label.clause.clone()));
    because(reader, asked, &clauses, findings);
}

/// Notes a name in the order that no bid of the case has.
fn nobody(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, wanted: &[String]) {
    let bids = reader.tables(asked.case, "bids");
    let who = |bid: &Tree| {
        bid.get("who")
            .or(bid.get("like"))
            .and_then(Tree::text)
            .map(str::to_owned)
    };
    let names: Vec<String> = bids.iter().filter_map(who).collect();
    let spot = then.get("order").map_or(then.spot, |order| order.spot);
    for name in wanted.iter().filter(|name| !names.contains(name)) {
        let problem = reader
            .problem(spot, format!("No bid of this case is by `{name}`."))
            .expecting(format!("one of: {}", names.join(", ")))
            .near(nearest(name, names.iter().map(String::as_str)));
        reader.problems.push(problem);
    }
}

/// The numbers of tiers or stages, one for each household that has a place. Anything else is noted: it would be compared
/// with nothing.
fn numbers(reader: &mut Reader, then: &Tree, key: &str) -> Vec<i64> {
    let Some(found) = then.get(key) else {
        return Vec::new();
    };
    if !matches!(found.shape, Shape::List(_)) {
        let says = format!("`{key}` must be a list of numbers.");
        reader.note_expecting(
            found.spot,
            says,
            &format!("`{key} = [1, 2]`, from the first place to the last"),
        );
    }
    let mut numbers = Vec::new();
    for item in found.items() {
        if let Shape::Number(n) = item.shape {
            numbers.push(n);
        } else {
            let says =
                format!("`{key}` are counted from 1 in the order of the file, and written as numbers.");
            let expected = format!("`{key} = [1, 2]`, from the first place to the last");
            reader.note_expecting(item.spot, says, &expected);
        }
    }
    numbers
}

/// Whether a key of the stage in which a row stands goes by both names: in words, and as the file writes it.
fn is_key(asked: &Asked<'_>, list: &Shortlist, row: &Row, says: &str, written: &str) -> bool {
    let labels = asked.scheme.rules.labels.iter();
    let mut of_label = labels.filter(|label| label.code == list.label);
    let stage = of_label.find_map(|label| label.stages.get(usize::try_from(row.stage).ok()?.checked_sub(1)?));
    let mut keys = stage.into_iter().flat_map(|stage| &stage.order);
    keys.any(|key| {
        key.says == says && [key.written.clone(), key.written.replace('_', " ")].contains(&written.to_owned())
    })
}

/// A key as the order of the file writes it; one that stands in no order goes by its own name.
fn as_written(asked: &Asked<'_>, list: &Shortlist, row: &Row, says: &str) -> String {
    let labels = asked.scheme.rules.labels.iter();
    let mut of_label = labels.filter(|label| label.code == list.label);
    let stage = of_label.find_map(|label| label.stages.get(usize::try_from(row.stage).ok()?.checked_sub(1)?));
    let mut keys = stage.into_iter().flat_map(|stage| &stage.order);
    let key = keys.find(|key| key.says == says && !key.written.is_empty());
    key.map_or_else(|| says.to_owned(), |key| key.written.clone())
}

/// Says of an order that came out otherwise that it had no draw.
fn undrawn(list: &Shortlist, same: bool, findings: &mut Findings) {
    if list.draw_missing && !same {
        let says =
            "The order ends in a draw and the case has no `draw`, so reference numbers stand in for it.";
        findings.told(says.to_owned());
    }
}

/// Says of each household that should have a place why it has none.
fn missing(list: &Shortlist, wanted: &[String], findings: &mut Findings) {
    let out = list.not_considered.iter();
    for one in out.filter(|one| wanted.contains(&one.household_ref)) {
        let reasons: Vec<String> = one.reasons.iter().map(in_words).collect();
        findings.told(format!(
            "{} is not on the list: {}",
            one.household_ref,
            reasons.join(" ")
        ));
    }
}

/// A reason with the facts it rests on or waits for.
fn in_words(reason: &Reason) -> String {
    let facts = reason
        .facts
        .iter()
        .map(|fact| format!("{}: {}", fact.label, fact.value));
    let facts: Vec<String> = facts.collect();
    if facts.is_empty() {
        return format!("{}: {}", reason.code, reason.says);
    }
    format!("{}: {} [{}]", reason.code, reason.says, facts.join("; "))
}

fn instant(on: NaiveDate, minute: i64) -> DateTime<Utc> {
    let noon = on.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc();
    noon.checked_add_signed(chrono::TimeDelta::minutes(minute.clamp(0, 1_000)))
        .unwrap_or(noon)
}

pub(super) fn quota(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, findings: &mut Findings) {
    let advert = given::advert(reader, asked);
    let past = past(reader, asked);
    let next = next_label(asked.scheme, &advert, &past, asked.as_at);
    let wanted = reader.text(then, "next_label").unwrap_or_default();
    if let Some(tree) = then
        .get("next_label")
        .filter(|_| wanted != "none" && !wanted.is_empty())
    {
        label_there(reader, asked, tree.spot, &wanted);
    }
    findings.same("next label", &wanted, &next.label.unwrap_or_default());
    let quotas = &asked.scheme.rules.quotas;
    let limits = quotas.limits.iter().map(|limit| &limit.clause);
    let clauses = next.shares.iter().map(|share| &share.clause).chain(limits);
    let whole = asked.scheme.root.get("quotas");
    let whole = whole.and_then(|quotas| quotas.get("clause")).and_then(Tree::text);
    let clauses: Vec<String> = clauses
        .filter_map(Clone::clone)
        .chain(whole.map(str::to_owned))
        .collect();
    because(reader, asked, &clauses, findings);
}

/// Notes a label that is not there.
fn label_there(reader: &mut Reader, asked: &Asked<'_>, spot: Spot, label: &str) {
    let labels = asked.scheme.rules.labels.iter();
    let codes: Vec<&str> = labels.map(|label| label.code.as_str()).collect();
    if !codes.contains(&label) {
        let problem = reader
            .problem(spot, format!("There is no label called `{label}`."))
            .expecting(format!("one of: {}", codes.join(", ")))
            .near(nearest(label, codes));
        reader.problems.push(problem);
    }
}
