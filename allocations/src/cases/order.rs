//! The order of bids and the next label, compared with what the file says.
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

use super::then::{Asked, Findings, because};
use super::{given, household};
use crate::calendar;
use crate::quota::{Counted, next_label};
use crate::reason::Reason;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Shape, Tree};
use crate::shortlist::{BidFacts, Shortlist, shortlist};

pub(super) fn order(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, findings: &mut Findings) {
    reader.only(
        then,
        "then",
        &["order", "not_considered", "tiers", "stages", "below", "reasons"],
    );
    let advert = match asked.case.get("advert") {
        Some(advert) => given::advert(reader, asked, advert),
        None => given::advert(
            reader,
            asked,
            &Tree {
                shape: Shape::Table(Vec::new()),
                spot: asked.case.spot,
            },
        ),
    };
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
            facts,
        });
    }
    let seed: Option<[u8; 32]> = reader
        .text(asked.case, "draw")
        .map(|words| Sha256::digest(words.as_bytes()).into());
    let list = shortlist(asked.scheme, &advert, &bids, asked.as_at, seed.as_ref());
    bids.reverse();
    let again = shortlist(asked.scheme, &advert, &bids, asked.as_at, seed.as_ref());
    findings.same("the same order for a reversed input", &true, &(again == list));
    in_order(reader, asked, then, &list, findings);
}

fn in_order(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, list: &Shortlist, findings: &mut Findings) {
    let refs: Vec<String> = list.rows.iter().map(|row| row.household_ref.clone()).collect();
    if then.get("order").is_some() {
        findings.same("order", &reader.texts(then, "order"), &refs);
    }
    if then.get("not_considered").is_some() {
        let out: Vec<String> = list
            .not_considered
            .iter()
            .map(|one| one.household_ref.clone())
            .collect();
        findings.same("not considered", &reader.texts(then, "not_considered"), &out);
    }
    let numbers = |tree: Option<&Tree>| -> Vec<i64> {
        let items = tree.map(Tree::items).unwrap_or_default();
        items
            .iter()
            .filter_map(|item| {
                if let Shape::Number(n) = item.shape {
                    Some(n)
                } else {
                    None
                }
            })
            .collect()
    };
    if then.get("tiers").is_some() {
        let tiers: Vec<i64> = list
            .rows
            .iter()
            .map(|row| i64::from(row.tier.unwrap_or(0)))
            .collect();
        findings.same("tiers", &numbers(then.get("tiers")), &tiers);
    }
    if then.get("stages").is_some() {
        let stages: Vec<i64> = list.rows.iter().map(|row| i64::from(row.stage)).collect();
        findings.same("stages", &numbers(then.get("stages")), &stages);
    }
    if then.get("below").is_some() {
        let below: Vec<String> = list
            .rows
            .iter()
            .filter_map(|row| row.below.as_ref().map(|b| b.key.clone()))
            .collect();
        findings.same(
            "the key that placed each below",
            &reader.texts(then, "below"),
            &below,
        );
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

fn instant(on: NaiveDate, minute: i64) -> DateTime<Utc> {
    let noon = on.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc();
    noon.checked_add_signed(chrono::TimeDelta::minutes(minute.clamp(0, 1_000)))
        .unwrap_or(noon)
}

pub(super) fn quota(reader: &mut Reader, asked: &Asked<'_>, then: &Tree, findings: &mut Findings) {
    reader.only(then, "then", &["next_label"]);
    let nothing = Tree {
        shape: Shape::Table(Vec::new()),
        spot: asked.case.spot,
    };
    let advert = given::advert(reader, asked, asked.case.get("advert").unwrap_or(&nothing));
    let mut past = Vec::new();
    for tree in reader.tables(asked.case, "past") {
        reader.only(&tree, "a past home", &["label", "on", "times", "home"]);
        let label = reader.needed(&tree, "label", "This home");
        let on = reader.date(&tree, "on").map_or(asked.as_at, calendar::date);
        let home = tree.get("home").map(|home| given::advert(reader, asked, home));
        for _ in 0..reader.number(&tree, "times").unwrap_or(1).clamp(0, 10_000) {
            past.push(Counted {
                label: label.clone(),
                on,
                home: home.clone(),
            });
        }
    }
    let next = next_label(asked.scheme, &advert, &past, asked.as_at);
    let wanted = reader.text(then, "next_label").unwrap_or_default();
    findings.same("next label", &wanted, &next.label.unwrap_or_default());
    let clauses: Vec<String> = next
        .shares
        .iter()
        .filter_map(|share| share.clause.clone())
        .collect();
    because(reader, asked, &clauses, findings);
}
