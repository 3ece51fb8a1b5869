//! Eligibility, qualification, needs, priority, dates, bedrooms and bidding.
mod bedrooms;
mod dates;
mod lasting;
mod lost;
mod priority;
mod steps;

use super::model::{Bidding, Rule, Rules};
use super::reader::{Reader, Want};
use super::statute::ENGLAND;
use super::tree::{Spot, Tree};
use crate::language::check::{Reach, check};
use crate::language::parser::parse;
use crate::types::Type;
use crate::vocabulary::Known;

pub(super) use lost::{lost, removals};
pub(super) use priority::names_of_bands_and_needs;

/// The keys every rule may have.
pub(super) const RULE: [&str; 9] = [
    "code",
    "clause",
    "says",
    "when",
    "unless",
    "lasts",
    "waived_by",
    "stand_in",
    "remove",
];

pub(super) fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    RULE.iter().copied().chain(more.iter().copied()).collect()
}

/// One rule. Without a code of its own it is known by its place: `need-3`.
pub(super) fn rule(reader: &mut Reader, tree: &Tree, place: &str, nth: usize, reach: Reach) -> Option<Rule> {
    if tree.get("when").is_none() {
        let problem = reader.problem(tree.spot, format!("This {place} has no `when`."));
        reader
            .problems
            .push(problem.expecting("`when = \"…\"`, the condition"));
        return None;
    }
    let when = reader.expression(tree, "when", Want::truth(reach));
    let unless = reader.expression(tree, "unless", Want::truth(reach));
    let code = reader
        .text(tree, "code")
        .unwrap_or_else(|| format!("{place}-{}", nth + 1));
    Some(Rule {
        says: reader.needed(tree, "says", &format!("This {place}")),
        clause: reader.text(tree, "clause"),
        local_connection: false,
        lasts: reader.text(tree, "lasts"),
        waived_by: reader.text(tree, "waived_by"),
        spot: tree.spot,
        unless,
        code,
        when: when?,
    })
}

pub(super) fn rules(reader: &mut Reader, root: &Tree, law: &str, checked: &mut Rules) {
    let household = Reach::up_to(Known::Bedrooms);
    checked.bedrooms = bedrooms::bedrooms(reader, root);
    for (nth, tree) in reader.tables(root, "eligibility").iter().enumerate() {
        reader.only(tree, "[[eligibility]]", &RULE);
        checked
            .eligibility
            .extend(rule(reader, tree, "eligibility", nth, household));
    }
    if let Some(definition) = reader.names.definitions.get("connected") {
        checked.connection = (definition.kind == Type::Truth).then_some(definition.id);
    }
    for (nth, tree) in reader.tables(root, "qualification").iter().enumerate() {
        reader.only(tree, "[[qualification]]", &with(&["local_connection"]));
        let local_connection = reader.truth(tree, "local_connection");
        let found = rule(reader, tree, "qualification", nth, household);
        if let Some(rule) = &found
            && local_connection
            && checked.connection.is_none()
        {
            checked.connection = Some(rule.when);
        }
        checked.qualification.extend(found.map(|rule| Rule {
            local_connection,
            ..rule
        }));
    }
    for (nth, tree) in reader.tables(root, "disqualification").iter().enumerate() {
        reader.only(tree, "[[disqualification]]", &with(&["local_connection"]));
        let local_connection = reader.truth(tree, "local_connection");
        let found = rule(reader, tree, "disqualification", nth, household);
        checked.disqualification.extend(found.map(|rule| Rule {
            local_connection,
            ..rule
        }));
    }
    if law == "England" {
        statute(reader, checked);
    }
    priority::priority(reader, root, checked);
    checked.dates = dates::dates(reader, root);
    checked.bidding = bidding(reader, root);
}

/// The exemptions of the law, checked like any condition; a mistake in them is caught by the crate's own tests.
fn statute(reader: &mut Reader, checked: &mut Rules) {
    for exemption in &ENGLAND {
        let tree = parse(&exemption.condition());
        let reach = Reach::up_to(Known::Household);
        let made = tree.and_then(|tree| check(&mut reader.names, &tree, Some(Type::Truth), reach, None));
        match made {
            Ok(definition) => checked.statute.push(Rule {
                code: exemption.code.to_owned(),
                clause: Some(exemption.clause.to_owned()),
                says: exemption.says.to_owned(),
                when: definition.id,
                local_connection: true,
                unless: None,
                lasts: None,
                waived_by: None,
                spot: Spot::default(),
            }),
            Err(slip) => {
                let says = format!(
                    "A name of this scheme changes the law's own words ({}): {}",
                    exemption.code, slip.says
                );
                reader.note_expecting(Spot::default(), says, "another name for what this scheme defines");
            }
        }
    }
}

fn bidding(reader: &mut Reader, root: &Tree) -> Bidding {
    let Some(tree) = root.get("bidding") else {
        return Bidding {
            one_offer: true,
            ..Bidding::default()
        };
    };
    reader.only(
        tree,
        "[bidding]",
        &[
            "per_cycle",
            "live",
            "one_offer",
            "clause",
            "block",
            "cycle",
            "stand_in",
        ],
    );
    let mut blocks = Vec::new();
    for (nth, tree) in reader.tables(tree, "block").iter().enumerate() {
        reader.only(tree, "[[bidding.block]]", &RULE);
        blocks.extend(rule(
            reader,
            tree,
            "block",
            nth,
            Reach {
                tier: false,
                ..Reach::EVERYTHING
            },
        ));
    }
    let one_offer = tree.get("one_offer").is_none() || reader.truth(tree, "one_offer");
    Bidding {
        per_cycle: reader.number(tree, "per_cycle"),
        live: reader.number(tree, "live"),
        clause: reader.text(tree, "clause"),
        one_offer,
        blocks,
    }
}
