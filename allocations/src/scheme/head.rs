//! The head of the file, and everything that conditions may then name: facts, places, parameters, definitions.
use super::Head;
use super::reader::{Reader, Want};
use super::tree::{Shape, Tree};
use crate::calendar;
use crate::facts::place_names;
use crate::language::ast::{Kind, Span};
use crate::language::check::{Constant, Reach, check};
use crate::language::lexer::Slip;
use crate::language::parser::parse;
use crate::nearest::nearest;
use crate::vocabulary::{Choices, Fact, Known, Type, Unit, vocabulary};

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
        law: reader.text(tree, "law").unwrap_or_else(|| "England".to_owned()),
        source: reader.text(tree, "source").unwrap_or_default(),
        changes: reader.texts(tree, "changes"),
        extends: reader.text(tree, "extends"),
    }
}

/// Facts that the scheme declares for itself under `[[fact]]`.
pub(super) fn facts(reader: &mut Reader, root: &Tree) {
    for tree in reader.tables(root, "fact") {
        reader.only(
            &tree,
            "[[fact]]",
            &[
                "name",
                "type",
                "unit",
                "label",
                "asks",
                "choices",
                "may_be_none",
                "source",
                "least",
                "most",
            ],
        );
        let name = reader.needed(&tree, "name", "This fact");
        if vocabulary().fact(&name).is_some() {
            reader.note(
                tree.spot,
                format!("`{name}` is already in the list of facts that every scheme shares."),
            );
        }
        let words = reader.texts(&tree, "choices");
        let unit = reader.text(&tree, "unit").unwrap_or_default();
        let written = reader.text(&tree, "type").unwrap_or_default();
        let kind = if words.is_empty() {
            let found = crate::vocabulary::type_named(&written, &unit);
            if found.is_none() {
                reader.note_expecting(
                    tree.spot,
                    format!("`{written}` is not a type of fact."),
                    "truth, number, money, date, duration, place, text, or a list of `choices`",
                );
            }
            found.unwrap_or(Type::Number(Unit::Plain))
        } else {
            let list = u16::try_from(reader.names.choices.len()).unwrap_or(u16::MAX);
            reader.names.choices.push(Choices {
                name: name.clone(),
                words: words.clone(),
            });
            Type::Choice(list)
        };
        let (mut least, mut most) = crate::vocabulary::limits_of(kind);
        if !words.is_empty() {
            most = crate::value::whole(words.len()) - 1;
        }
        least = reader.number(&tree, "least").unwrap_or(least);
        most = reader.number(&tree, "most").unwrap_or(most);
        let fact = Fact {
            label: reader
                .text(&tree, "label")
                .unwrap_or_else(|| name.replace('_', " ")),
            asks: reader.text(&tree, "asks").unwrap_or_default(),
            source: reader.text(&tree, "source").unwrap_or_default(),
            may_be_none: reader.truth(&tree, "may_be_none"),
            known: Known::Household,
            name,
            kind,
            unit,
            least,
            most,
        };
        reader.names.locals.push(fact);
    }
}

/// `[places]` names sets of places; `[relations]` says which places lie near which.
pub(super) fn places(reader: &mut Reader, root: &Tree) {
    if let Some(tree) = root.get("places") {
        for (name, _, _) in tree.entries() {
            let mut places = Vec::new();
            for place in reader.texts(tree, name) {
                match reader.names.areas.get(&place) {
                    // A set may hold a set that was named before it.
                    Some(at) => {
                        let inner = usize::try_from(*at)
                            .ok()
                            .and_then(|at| reader.names.program.areas.get(at));
                        places.extend(inner.into_iter().flatten().cloned());
                    }
                    None => places.push(place_names(&place)),
                }
            }
            let at = reader.names.program.area(places);
            reader.names.areas.insert(name.clone(), at);
        }
    }
    if let Some(tree) = root.get("relations") {
        for (name, _, relation) in tree.entries() {
            let mut pairs = Vec::new();
            for (centre, _, _) in relation.entries() {
                let near = reader
                    .texts(relation, centre)
                    .iter()
                    .map(|place| place_names(place))
                    .collect();
                pairs.push((place_names(centre), near));
            }
            let at = u32::try_from(reader.names.program.relations.len()).unwrap_or(u32::MAX);
            reader.names.program.relations.push(pairs);
            reader.names.relations.insert(name.clone(), at);
        }
    }
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
            reader.note_expecting(
                *spot,
                format!("The parameter `{name}` has no value."),
                "`value = …`",
            );
            continue;
        };
        match constant(value) {
            Some(constant) => {
                reader.names.parameters.insert(name.clone(), constant);
            }
            None => reader.note_expecting(
                value.spot,
                format!("The parameter `{name}` is not a value that can be used."),
                A_VALUE,
            ),
        }
    }
}

const A_VALUE: &str =
    "a number, a date, a sum of money such as \"£20,000\" or a length of time such as \"8 weeks\"";

fn constant(value: &Tree) -> Option<Constant> {
    match &value.shape {
        Shape::Number(n) => Some(Constant::Scalar(Type::Number(Unit::Plain), *n)),
        Shape::Truth(yes) => Some(Constant::Scalar(Type::Truth, i64::from(*yes))),
        Shape::Date(day) => Some(Constant::Scalar(Type::Date, *day)),
        Shape::Text(text) => match parse(text).map(|tree| tree.kind) {
            Ok(Kind::Money(pence)) => Some(Constant::Scalar(Type::Money, pence)),
            Ok(Kind::Period { months, days }) => Some(Constant::Period { months, days }),
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

/// A parameter that changes on a day: a list of values, each but the first with the day `from` which it counts.
fn dated(reader: &mut Reader, name: &str, list: &Tree) {
    let mut values: Vec<(Option<i64>, Type, i64)> = Vec::new();
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
            Some(Constant::Scalar(kind, n)) if values.iter().all(|(_, other, _)| *other == kind) => {
                values.push((from, kind, n));
            }
            Some(_) | None => {
                reader.note_expecting(
                    item.spot,
                    format!("This is not a value that `{name}` can take."),
                    "numbers, dates or sums of money, all of one kind",
                );
                return;
            }
        }
    }
    let definition = reader.names.by_day(&values);
    match definition {
        Some(definition) => {
            reader.names.definitions.insert(name.to_owned(), definition);
        }
        None => reader.note_expecting(
            list.spot,
            format!("The parameter `{name}` has no value."),
            A_VALUE,
        ),
    }
}

/// `[definitions]`: named conditions. One may use another that stands anywhere, but never itself.
pub(super) fn definitions(reader: &mut Reader, root: &Tree) {
    let Some(tree) = root.get("definitions") else {
        return;
    };
    let mut waiting: Vec<(String, Tree, Option<String>)> = Vec::new();
    for (name, spot, value) in tree.entries() {
        if vocabulary().fact(name).is_some() {
            reader.note(*spot, format!("`{name}` is already the name of a fact."));
        }
        if let Shape::Table(_) = value.shape {
            reader.only(value, "a definition", &["when", "of", "says", "clause"]);
            let of = reader.text(value, "of");
            match value.get("when") {
                Some(when) => waiting.push((name.clone(), when.clone(), of)),
                None => reader.note_expecting(
                    *spot,
                    format!("The definition `{name}` is empty."),
                    "`when = \"…\"`",
                ),
            }
        } else {
            waiting.push((name.clone(), value.clone(), None));
        }
    }
    // Each round settles what no longer waits for anything; a round that settles nothing has found the mistakes.
    loop {
        let before = waiting.len();
        let names: Vec<String> = waiting.iter().map(|(name, _, _)| name.clone()).collect();
        let mut left = Vec::new();
        let mut slips = Vec::new();
        for (name, tree, of) in waiting {
            match define(reader, &tree, of.as_deref()) {
                Ok(definition) => {
                    reader.names.definitions.insert(name, definition);
                }
                Err(slip) => {
                    slips.push((tree.clone(), slip));
                    left.push((name, tree, of));
                }
            }
        }
        if left.is_empty() {
            return;
        }
        if left.len() == before {
            for (tree, mut slip) in slips {
                if names.iter().any(|name| slip.says.contains(&format!("`{name}`"))) {
                    slip = slip
                        .expecting("a definition that does not, in the end, use itself")
                        .near(None);
                }
                let problem = reader.slip(&tree, &slip);
                reader.problems.push(problem);
            }
            return;
        }
        waiting = left;
    }
}

fn define(
    reader: &mut Reader,
    tree: &Tree,
    of: Option<&str>,
) -> Result<crate::language::check::Definition, Slip> {
    let list = match of {
        None => None,
        Some(name) => {
            if let Some((list, _)) = vocabulary().list(name) {
                Some(list)
            } else {
                let names = vocabulary().lists().iter().map(|list| list.name.as_str());
                let says = format!("There is no list called `{name}`.");
                return Err(Slip::new(Span::default(), says).near(nearest(name, names)));
            }
        }
    };
    let text = match &tree.shape {
        Shape::Text(text) => text.clone(),
        Shape::Truth(yes) => yes.to_string(),
        Shape::Number(n) => n.to_string(),
        Shape::Date(_) | Shape::List(_) | Shape::Table(_) | Shape::Other => {
            return Err(Slip::new(
                Span::default(),
                "A definition must be a condition in quotation marks.",
            ));
        }
    };
    let want = Want::any(Reach::EVERYTHING);
    check(&mut reader.names, &parse(&text)?, want.kind, want.reach, list)
}
