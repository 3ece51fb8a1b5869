//! Where something was said, and names that a case may speak of.
use super::super::then::Asked;
use super::refused;
use super::written::Wrong;
use crate::assess::{hangs_on_birthdays, place};
use crate::calendar;
use crate::facts::{Facts, Held, Impossible};
use crate::nearest::nearest;
use crate::scheme::Scheme;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Spot, Tree};
use crate::vocabulary::{ids, plain, vocabulary};

/// Where the fact was said: by the household itself, by the one it is like, or of everyone.
pub(super) fn place_of(reader: &mut Reader, asked: &Asked<'_>, described: &Tree, wrong: &Impossible) -> Spot {
    said(reader, asked, described, &wrong.name).map_or(described.spot, |said| within(&said, wrong))
}

/// What was said of a fact, by the nearest that says anything.
fn said(reader: &mut Reader, asked: &Asked<'_>, described: &Tree, name: &str) -> Option<Tree> {
    let households = reader.tables(asked.root, "household");
    let like = |tree: &Tree| {
        let name = tree.get("like").and_then(Tree::text)?;
        let named = |household: &&Tree| household.get("name").and_then(Tree::text) == Some(name);
        households.iter().find(named)
    };
    let mut next = Some(described);
    for _ in 0..5 {
        let Some(tree) = next else { break };
        if let Some(said) = tree.get("given").and_then(|given| given.get(name)) {
            return Some(said.clone());
        }
        next = like(tree);
    }
    let everyone = asked.root.get("everyone");
    everyone.and_then(|given| given.get(name)).cloned()
}

/// Two whose sharing a bedroom hangs on their birthdays, where the case gives an age: it would come out by chance.
pub(super) fn birthday_wanted(
    reader: &mut Reader,
    asked: &Asked<'_>,
    described: &Tree,
    facts: &Facts,
) -> Option<Impossible> {
    let mut rules = asked.scheme.rules.bedrooms.share.iter();
    rules.find(|rule| rule.apart.is_some())?;
    let members = said(reader, asked, described, "members")?;
    let by_age: Vec<u32> = (1..)
        .zip(members.items())
        .filter_map(|(nth, member)| member.get("age").map(|_| nth))
        .collect();
    let day = calendar::day(asked.as_at);
    let placed = place(asked.scheme, facts, day, day);
    let (one, other) = hangs_on_birthdays(asked.scheme, &placed, &by_age)?;
    let nth = if by_age.contains(&other) { other } else { one };
    Some(Impossible {
        name: "members".to_owned(),
        nth: Some(nth),
        field: Some("age".to_owned()),
        says: format!(
            "Whether members {one} and {other} share a bedroom hangs on their birthdays, and an age is not enough."
        ),
        expected: format!(
            "`birth_date` in place of `age`, such as `birth_date = {}`",
            facts_birth(facts, nth)
        ),
    })
}

/// The date of birth that an age was taken for.
fn facts_birth(facts: &Facts, nth: u32) -> String {
    let row = usize::try_from(nth).ok().and_then(|nth| nth.checked_sub(1));
    let people = facts.entries(ids().members).unwrap_or_default();
    let person = row.and_then(|at| people.get(at));
    match person.and_then(|person| person.held(ids().members_birth_date)) {
        Some(Held::Number(born)) => calendar::date(*born).to_string(),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => "2021-03-04".to_owned(),
    }
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
