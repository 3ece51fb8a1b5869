//! The head of the file, and everything that conditions may then name: facts, places, parameters, definitions.
mod definitions;
mod facts;

pub(super) use definitions::definitions;
pub(super) use facts::facts;

use super::Head;
use super::reader::Reader;
use super::tree::{Shape, Tree};
use crate::calendar;
use crate::facts::{in_places, place_names};
use crate::language::ast::Kind;
use crate::language::check::Constant;
use crate::language::parser::parse;
use crate::vocabulary::{Type, Unit, plain};
use crate::working::Holidays;

/// The law whose exemptions the crate holds.
const ENGLAND: &str = "England";

pub(super) fn head(reader: &mut Reader, root: &Tree) -> Head {
    let Some(tree) = root.get("scheme") else {
        reader.note_expecting(
            root.spot,
            "The file has no head.",
            "`[scheme]` with id, title, version and in_force",
        );
        return Head::default();
    };
    let known = [
        "id", "title", "version", "councils", "adopted", "in_force", "law", "source", "changes", "extends",
        "notes", "decides",
    ];
    reader.only(tree, "[scheme]", &known);
    Head {
        id: reader.needed(tree, "id", "[scheme]"),
        title: reader.needed(tree, "title", "[scheme]"),
        version: reader.needed(tree, "version", "[scheme]"),
        councils: reader.texts(tree, "councils"),
        adopted_on: reader.date(tree, "adopted").map(calendar::date),
        in_force_from: reader.date(tree, "in_force").map(calendar::date),
        law: law(reader, tree),
        source: reader.text(tree, "source").unwrap_or_default(),
        changes: reader.texts(tree, "changes"),
        extends: reader.text(tree, "extends"),
    }
}

/// Whose law limits the scheme. A law that is misspelt would silently drop what it exempts people from.
fn law(reader: &mut Reader, tree: &Tree) -> String {
    let written = reader.text(tree, "law").unwrap_or_else(|| ENGLAND.to_owned());
    match plain(&written).as_str() {
        "england" => ENGLAND.to_owned(),
        "none" => "none".to_owned(),
        _ => {
            let spot = tree.get("law").map_or(tree.spot, |said| said.spot);
            let says = format!("`{written}` is not a law that Lintel knows.");
            reader.note_expecting(
                spot,
                says,
                "\"England\", or \"none\" for a scheme outside its law",
            );
            ENGLAND.to_owned()
        }
    }
}

/// `[working_days]`: the holidays, which are no working days.
pub(super) fn working_days(reader: &mut Reader, root: &Tree) {
    let Some(tree) = root.get("working_days") else {
        return;
    };
    reader.only(tree, "[working_days]", &["holidays", "clause", "says"]);
    let expected = "days with commas between, as in `holidays = [2026-12-25, 2026-12-28]`";
    let Some(listed) = tree.get("holidays") else {
        reader.note_expecting(tree.spot, "[working_days] lists no `holidays`.", expected);
        return;
    };
    if !matches!(listed.shape, Shape::List(_)) {
        reader.note_expecting(listed.spot, "`holidays` must be a list of days.", expected);
    }
    let mut days = Vec::new();
    for item in listed.items() {
        match item.shape {
            Shape::Date(day) if calendar::reckoned(day) => days.push(day),
            _ => reader.note_expecting(item.spot, "A holiday must be a day.", "a day such as 2026-12-25"),
        }
    }
    reader.names.program.holidays = Holidays::of(&days);
}

/// `[places]` names sets of places; `[relations]` says which places lie near which.
pub(super) fn places(reader: &mut Reader, root: &Tree) {
    if let Some(tree) = root.get("places") {
        for (name, _, _) in tree.entries() {
            let texts = reader.texts(tree, name);
            let places = texts.iter().flat_map(|place| meant(reader, place)).collect();
            let at = reader.names.program.area(places);
            reader.names.areas.insert(name.clone(), at);
        }
    }
    if let Some(tree) = root.get("relations") {
        for (name, _, relation) in tree.entries() {
            let mut pairs = Vec::new();
            for (centre, _, _) in relation.entries() {
                let texts = reader.texts(relation, centre);
                let near: Vec<_> = texts.iter().flat_map(|place| meant(reader, place)).collect();
                pairs.extend(meant(reader, centre).into_iter().map(|one| (one, near.clone())));
            }
            let at = u32::try_from(reader.names.program.relations.len()).unwrap_or(u32::MAX);
            reader.names.program.relations.push(pairs);
            reader.names.relations.insert(name.clone(), at);
        }
    }
}

/// The places of a set that was named before, or the one place of that name.
fn meant(reader: &Reader, place: &str) -> Vec<Vec<String>> {
    let set = reader
        .names
        .areas
        .get(place)
        .and_then(|at| usize::try_from(*at).ok());
    set.and_then(|at| reader.names.program.areas.get(at))
        .map_or_else(|| vec![place_names(place)], Clone::clone)
}

/// `[parameters]`: the numbers of the scheme, each a plain value or a table with `value` and `clause`.
pub(super) fn parameters(reader: &mut Reader, root: &Tree) {
    let Some(tree) = root.get("parameters") else {
        return;
    };
    for (name, spot, value) in tree.entries() {
        if let Shape::List(_) = value.shape {
            dated(reader, name, value);
            continue;
        }
        let value = if let Shape::Table(_) = value.shape {
            reader.only(value, "a parameter", &["value", "clause", "says"]);
            value.get("value")
        } else {
            Some(value)
        };
        let Some(value) = value else {
            reader.failed.push(name.clone());
            reader.note_expecting(
                *spot,
                format!("The parameter `{name}` has no value."),
                "`value = …`",
            );
            continue;
        };
        if let Some(constant) = constant(value) {
            reader.names.parameters.insert(name.clone(), constant);
        } else {
            reader.failed.push(name.clone());
            let says = format!("The parameter `{name}` is not a value that can be used.");
            unusable(reader, value, says, A_VALUE);
        }
    }
}

/// Notes a value that no parameter can have: its own slip, where it has one.
fn unusable(reader: &mut Reader, value: &Tree, says: String, expected: &str) {
    match value
        .text()
        .map(|text| (text, crate::language::lexer::words(text)))
    {
        Some((text, Err(slip))) => {
            let text = text.to_owned();
            reader.note_slip(value, &text, &slip);
        }
        Some((_, Ok(_))) | None => reader.note_expecting(value.spot, says, expected),
    }
}

const A_VALUE: &str =
    "a number, a date, a sum of money such as \"£20,000\" or a length of time such as \"8 weeks\"";

fn constant(value: &Tree) -> Option<Constant> {
    match &value.shape {
        Shape::Number(n) => Some(Constant::Scalar(Type::Number(Unit::Plain), *n)),
        Shape::Decimal(n) => decimal(n),
        Shape::Truth(yes) => Some(Constant::Scalar(Type::Truth, i64::from(*yes))),
        Shape::Date(day) => Some(Constant::Scalar(Type::Date, *day)),
        Shape::Text(text) => match parse(text).map(|tree| tree.kind) {
            Ok(Kind::Money(pence)) => Some(Constant::Scalar(Type::Money, pence)),
            Ok(Kind::Period { months, days }) => Some(Constant::Period { months, days }),
            Ok(Kind::Share { percent: false, .. }) => decimal(text),
            Ok(Kind::Number(n)) => Some(Constant::Scalar(Type::Number(Unit::Plain), n)),
            Ok(Kind::Counted(n, unit)) => {
                let unit = Unit::named(&unit).unwrap_or(Unit::Plain);
                Some(Constant::Scalar(Type::Number(unit), n))
            }
            Ok(_) | Err(_) => None,
        },
        Shape::List(_) | Shape::Table(_) | Shape::Other => None,
    }
}

/// A number with decimals, in as many places as are written.
fn decimal(text: &str) -> Option<Constant> {
    let text = text.trim();
    let places = text.split_once('.').map_or(0, |(_, rest)| rest.len());
    let places = u8::try_from(places)
        .ok()
        .filter(|places| (1..=3).contains(places))?;
    let n = in_places(text, places).ok()?;
    Some(Constant::Scalar(Type::Decimal(Unit::Plain, places), n))
}

/// Whether two values of one parameter are of one kind. A whole number and one with decimals are both numbers.
fn alike(one: Type, other: Type) -> bool {
    match (one, other) {
        (Type::Number(a) | Type::Decimal(a, _), Type::Number(b) | Type::Decimal(b, _)) => a == b,
        (one, other) => one == other,
    }
}

/// Numbers as the one with the most places after the point is counted: after 33.3, a 50 is 50.0.
fn in_as_many_places(values: &mut [(Option<i64>, Type, i64)]) {
    let most = values
        .iter()
        .filter_map(|(_, kind, _)| kind.places())
        .max_by_key(|(places, _)| *places);
    let Some((places, of)) = most else {
        return;
    };
    for (_, kind, n) in values {
        if let Type::Number(unit) | Type::Decimal(unit, _) = *kind {
            let already = kind.places().map_or(1, |(_, of)| of).max(1);
            *n = n.saturating_mul(of.div_euclid(already));
            *kind = Type::Decimal(unit, places);
        }
    }
}

/// A parameter that changes on a day: a list of values, each but the first with the day `from` which it counts.
fn dated(reader: &mut Reader, name: &str, list: &Tree) {
    let mut values: Vec<(Option<i64>, Type, i64)> = Vec::new();
    // Whoever uses it has nothing else to mend, until it is right.
    reader.failed.push(name.to_owned());
    for item in list.items() {
        reader.only(
            item,
            "a value of a parameter",
            &["value", "from", "clause", "says"],
        );
        let from = reader.date(item, "from");
        let first = values.is_empty();
        if first == from.is_some() || values.last().is_some_and(|(last, ..)| *last >= from && !first) {
            reader.note_expecting(
                item.spot,
                "The values of a parameter stand in the order of their days, the first without one.",
                "`[{ value = \"£16,000\" }, { value = \"£20,000\", from = 2026-04-01 }]`",
            );
            return;
        }
        match item.get("value").and_then(constant) {
            Some(Constant::Scalar(kind, n)) if values.iter().all(|(_, other, _)| alike(*other, kind)) => {
                values.push((from, kind, n));
            }
            Some(_) | None => {
                let value = item.get("value").unwrap_or(item);
                let says = format!("This is not a value that `{name}` can take.");
                unusable(
                    reader,
                    value,
                    says,
                    "numbers, dates or sums of money, all of one kind",
                );
                return;
            }
        }
    }
    in_as_many_places(&mut values);
    let definition = reader.names.by_day(&values);
    match definition {
        Some(definition) => {
            reader.failed.pop();
            reader.names.definitions.insert(name.to_owned(), definition);
        }
        None => reader.note_expecting(
            list.spot,
            format!("The parameter `{name}` has no value."),
            A_VALUE,
        ),
    }
}
