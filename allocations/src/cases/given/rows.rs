//! The rows of a list as an officer writes them: members, homes, jobs.
use super::super::then::Asked;
use super::said::band_of_a_move;
use super::written::Wrong;
use super::{note_wrong, nothing, refused, written};
use crate::calendar;
use crate::facts::{Facts, Value};
use crate::nearest::nearest;
use crate::scheme::reader::Reader;
use crate::scheme::tree::{Shape, Tree};
use crate::vocabulary::{Fact, Known, List};

/// Nobody is taken to be older.
const OLDEST: i64 = 120;

/// A list in full; what a row does not say is "no", "none" or nought. The scheme's own facts are unknown until said.
pub(super) fn rows(reader: &mut Reader, asked: &Asked<'_>, list: &List, tree: &Tree, facts: &mut Facts) {
    let entries = reader.tables_at(tree, &list.name);
    facts.forget(&list.name);
    note_wrong(reader, tree.spot, facts.begin(&list.name));
    for (nth, item) in (1..).zip(entries) {
        row(reader, asked, list, (tree, &item), facts);
        for fact in asked.scheme.own_facts_of(&list.name) {
            let said = item.get(&fact.name);
            if let Some(value) = said.and_then(|said| written(reader, asked.scheme, fact, said)) {
                let laid = facts.set_own_of(&list.name, nth, &fact.name, value);
                note_wrong(reader, item.spot, laid);
            }
        }
    }
}

fn row(reader: &mut Reader, asked: &Asked<'_>, list: &List, (tree, item): (&Tree, &Tree), facts: &mut Facts) {
    let own = asked.scheme.own_facts_of(&list.name);
    let mut fields = Vec::new();
    let open = unknown(reader, (list, own), item);
    for (name, spot, value) in item.entries() {
        if name == "unknown" {
            continue;
        }
        if name == "age" && list.field("birth_date").is_some() {
            let born = birth(reader, asked, item, value);
            fields.extend(born.map(|born| ("birth_date".to_owned(), born)));
        } else if let Some((_, fact)) = list.field(name) {
            if list.name == "moves" && name == "band" {
                band_of_a_move(reader, asked, value);
            }
            fields.extend(written(reader, asked.scheme, fact, value).map(|value| (name.clone(), value)));
        } else if !own.iter().any(|fact| fact.name == *name) {
            let names = list.fields.iter().chain(own).map(|fact| fact.name.as_str());
            let wrong = Wrong {
                says: format!("`{}` has no field `{name}`.", list.name),
                nearest: nearest(name, names.clone()),
                expected: Some(format!("one of: {}", names.collect::<Vec<_>>().join(", "))),
            };
            refused(reader, *spot, wrong);
        }
    }
    for fact in &list.fields {
        if fact.known != Known::Field
            && !open.contains(&fact.name)
            && !fields.iter().any(|(name, _)| *name == fact.name)
        {
            fields.extend(nothing(fact).map(|value| (fact.name.clone(), value)));
        }
    }
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.clone()));
    note_wrong(reader, tree.spot, facts.push(&list.name, fields));
}

/// What nobody has said of the row, by its own `unknown`.
fn unknown(reader: &mut Reader, (list, own): (&List, &[Fact]), item: &Tree) -> Vec<String> {
    let open = reader.texts(item, "unknown");
    let spot = item.get("unknown").map_or(item.spot, |said| said.spot);
    for name in &open {
        let names = list.fields.iter().chain(own).map(|fact| fact.name.as_str());
        let says = if names.clone().all(|known| known != name) {
            format!("`{}` has no field `{name}`.", list.name)
        } else if item.get(name).is_some() {
            format!("`{name}` is said here, and is unknown here too.")
        } else {
            continue;
        };
        let wrong = Wrong {
            says,
            nearest: nearest(name, names),
            expected: Some("fields of this row that nobody has said".to_owned()),
        };
        refused(reader, spot, wrong);
    }
    open
}

/// The date of birth of somebody who is so many years old on the day of the case.
fn birth(reader: &mut Reader, asked: &Asked<'_>, item: &Tree, value: &Tree) -> Option<Value> {
    let Shape::Number(years) = value.shape else {
        let says = "`age` must be a whole number of years.";
        reader.note_expecting(value.spot, says, "for example `age = 34`");
        return None;
    };
    if !(0..=OLDEST).contains(&years) {
        let says = format!("Nobody is {years} years old.");
        reader.note_expecting(value.spot, says, &format!("`age` from 0 to {OLDEST}"));
        return None;
    }
    if item.get("birth_date").is_some() {
        let says = "The age and the date of birth are given, and one follows from the other.";
        reader.note_expecting(value.spot, says, "`age` or `birth_date`, not both");
        return None;
    }
    let born = calendar::add_months(calendar::day(asked.as_at), years.saturating_mul(-12));
    Some(Value::Date(calendar::date(born)))
}
