//! Where something was said, and names that a case may speak of.
use super::super::then::Asked;
use super::refused;
use super::written::Wrong;
use crate::facts::Impossible;
use crate::nearest::nearest;
use crate::scheme::Scheme;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Spot, Tree};
use crate::vocabulary::{plain, vocabulary};

/// Where the fact was said: by the household itself, by the one it is like, or of everyone.
pub(super) fn place_of(reader: &mut Reader, asked: &Asked<'_>, described: &Tree, wrong: &Impossible) -> Spot {
    let households = reader.tables(asked.root, "household");
    let like = |tree: &Tree| {
        let name = tree.get("like").and_then(Tree::text)?;
        let named = |household: &&Tree| household.get("name").and_then(Tree::text) == Some(name);
        households.iter().find(named)
    };
    let mut next = Some(described);
    for _ in 0..5 {
        let Some(tree) = next else { break };
        if let Some(said) = tree.get("given").and_then(|given| given.get(&wrong.name)) {
            return within(said, wrong);
        }
        next = like(tree);
    }
    let everyone = asked
        .root
        .get("everyone")
        .and_then(|given| given.get(&wrong.name));
    everyone.map_or(described.spot, |said| within(said, wrong))
}

/// The field of the row that is meant, or as near as there is.
fn within(said: &Tree, wrong: &Impossible) -> Spot {
    let row = wrong
        .nth
        .and_then(|nth| usize::try_from(nth).ok()?.checked_sub(1))
        .and_then(|at| said.items().get(at));
    let Some(row) = row else { return said.spot };
    let field = wrong.field.as_deref().and_then(|field| row.get(field));
    field.map_or(row.spot, |field| field.spot)
}

/// Every name that somebody could be asked for: facts, lists, and the fields of their rows.
pub(in crate::cases) fn askable(scheme: &Scheme) -> Vec<String> {
    let vocabulary = vocabulary();
    let mut names: Vec<String> = vocabulary.facts().iter().map(|fact| fact.name.clone()).collect();
    for list in vocabulary.lists() {
        names.push(list.name.clone());
        let own = scheme.own_facts_of(&list.name).iter();
        let fields = list.fields.iter().chain(own);
        names.extend(fields.map(|field| format!("{}.{}", list.name, field.name)));
    }
    names.extend(scheme.own_facts().iter().map(|fact| fact.name.clone()));
    names
}

/// Notes a band of a move that the scheme does not have: the move would count for nothing.
pub(super) fn band_of_a_move(reader: &mut Reader, asked: &Asked<'_>, value: &Tree) {
    let bands = &asked.scheme.rules.bands;
    let Some(name) = value.text().filter(|name| *name != "none") else {
        return;
    };
    if bands.is_empty() || bands.iter().any(|band| plain(&band.name) == plain(name)) {
        return;
    }
    let names = bands.iter().map(|band| band.name.as_str());
    let wrong = Wrong {
        says: format!("There is no band called `{name}`."),
        nearest: nearest(name, names.clone()),
        expected: Some(format!("one of: {}", names.collect::<Vec<_>>().join(", "))),
    };
    refused(reader, value.spot, wrong);
}
