//! Facts that a scheme declares for itself under `[[fact]]`.
mod asked;

use super::super::reader::Reader;
use super::super::tree::{Shape, Tree};
use crate::facts::in_places;
use crate::language::ast::Kind;
use crate::language::parser::parse;
use crate::nearest::nearest;
use crate::vocabulary::{Choices, Fact, Known, ListId, Type, Unit, type_named, vocabulary};

/// Facts that the scheme declares for itself under `[[fact]]`.
pub(in super::super) fn facts(reader: &mut Reader, root: &Tree) {
    for tree in reader.tables(root, "fact") {
        reader.only(
            &tree,
            "[[fact]]",
            &[
                "name",
                "of",
                "type",
                "unit",
                "decimals",
                "label",
                "asks",
                "choices",
                "may_be_none",
                "source",
                "least",
                "most",
            ],
        );
        let written = reader.needed(&tree, "name", "This fact");
        let whose = whose(reader, &tree);
        let name = match whose {
            Whose::Home => format!("advert.{}", written.strip_prefix("advert.").unwrap_or(&written)),
            Whose::Household | Whose::Row(_) => written.clone(),
        };
        named_rightly(reader, &tree, (&written, &name), whose);
        let words = asked::choices(reader, &tree);
        asked::question(reader, &tree);
        let unit = reader.text(&tree, "unit").unwrap_or_default();
        let kind = if words.is_empty() {
            let kind = kind(reader, &tree, &unit);
            decimals(reader, &tree, kind)
        } else {
            let list = u16::try_from(reader.names.choices.len()).unwrap_or(u16::MAX);
            reader.names.choices.push(Choices {
                name: name.clone(),
                words: words.clone(),
            });
            Some(Type::Choice(list))
        };
        let (least, most) = limits(reader, &tree, kind, &words);
        let Some(kind) = kind else {
            reader.failed.push(name);
            continue;
        };
        let fact = Fact {
            label: reader
                .text(&tree, "label")
                .unwrap_or_else(|| name.trim_start_matches("advert.").replace('_', " ")),
            asks: reader.text(&tree, "asks").unwrap_or_default(),
            source: reader.text(&tree, "source").unwrap_or_default(),
            may_be_none: reader.truth(&tree, "may_be_none"),
            past: false,
            known: match whose {
                Whose::Home => Known::Advert,
                Whose::Household | Whose::Row(_) => Known::Household,
            },
            name,
            kind,
            unit,
            least,
            most,
        };
        declare(reader, fact, whose);
    }
}

/// Puts a fact among those of the household and the home, or among those of the rows of its list.
fn declare(reader: &mut Reader, fact: Fact, whose: Whose) {
    let names = &mut reader.names;
    match whose {
        Whose::Row(list) => names.rows.entry(list).or_default().push(fact),
        Whose::Household | Whose::Home => {
            let at = u16::try_from(names.locals.len()).unwrap_or(u16::MAX);
            names.program.of_home.extend((whose == Whose::Home).then_some(at));
            names.locals.push(fact);
        }
    }
}

/// The least and the most that a fact can be: what the file says, or what its type allows.
fn limits(reader: &mut Reader, tree: &Tree, kind: Option<Type>, words: &[String]) -> (i64, i64) {
    let (mut least, mut most) = kind.map_or((0, 0), crate::vocabulary::limits_of);
    if !words.is_empty() {
        most = crate::value::whole(words.len()) - 1;
    }
    least = limit(reader, tree, "least", kind).unwrap_or(least);
    most = limit(reader, tree, "most", kind).unwrap_or(most);
    if kind == Some(Type::Places) && least > 0 && most == 0 {
        most = MOST_PLACES;
    }
    if least > most {
        let spot = tree.get("least").or(tree.get("most"));
        reader.note_expecting(
            spot.map_or(tree.spot, |said| said.spot),
            "No number is so large and so small.",
            "a `least` that is no more than `most`",
        );
    }
    (least, most)
}

/// A limit of a fact, in the smallest places where it has decimals, in pence where it is money, and in places where it names
/// several.
fn limit(reader: &mut Reader, tree: &Tree, key: &str, kind: Option<Type>) -> Option<i64> {
    let found = tree.get(key)?;
    let (read, says, expected) = match kind? {
        Type::Decimal(_, places) => {
            let read = match &found.shape {
                Shape::Number(n) => in_places(&n.to_string(), places).ok(),
                Shape::Decimal(n) => in_places(n, places).ok(),
                Shape::Text(_)
                | Shape::Truth(_)
                | Shape::Date(_)
                | Shape::List(_)
                | Shape::Table(_)
                | Shape::Other => None,
            };
            let says = format!("`{key}` must be a number with at most {places} after the point.");
            (read, says, "a number such as `99.5`, without quotation marks")
        }
        Type::Money => {
            let read = match (&found.shape, found.text().map(parse)) {
                // No money is none in any coin.
                (Shape::Number(0), _) => Some(0),
                (_, Some(Ok(sum))) => match sum.kind {
                    Kind::Money(pence) => Some(pence),
                    _ => None,
                },
                (_, Some(Err(_)) | None) => None,
            };
            let says = format!("`{key}` of a sum of money must be a sum of money.");
            (
                read,
                says,
                "a sum with £ and in quotation marks, such as `\"£2,000\"`",
            )
        }
        Type::Places => {
            let read = if let Shape::Number(n) = found.shape {
                Some(n).filter(|n| (1..=MOST_PLACES).contains(n))
            } else {
                None
            };
            let says = format!("`{key}` of several places is how many there may be.");
            (read, says, "a whole number from 1 to 100")
        }
        Type::Number(_) | Type::Duration => return reader.number(tree, key),
        kind @ (Type::Truth | Type::Date | Type::Moment | Type::Choice(_) | Type::Place | Type::Text) => {
            let says = format!("A fact that is {kind} has no `{key}`.");
            (
                None,
                says,
                "a test of it where it matters, such as a [[qualification]]; or no limit",
            )
        }
    };
    if read.is_none() {
        reader.note_expecting(found.spot, says, expected);
    }
    read
}

/// So many places a fact may name, where a limit says how many.
const MOST_PLACES: i64 = 100;

/// A number that is asked for with so many places after the point: `decimals = 1`.
fn decimals(reader: &mut Reader, tree: &Tree, kind: Option<Type>) -> Option<Type> {
    let Some(found) = tree.get("decimals") else {
        return kind;
    };
    let spot = found.spot;
    let places = reader
        .number(tree, "decimals")
        .and_then(|places| u8::try_from(places).ok());
    match (kind, places) {
        (kind, Some(0)) => kind,
        (Some(Type::Number(unit)), Some(places @ 1..=3)) => Some(Type::Decimal(unit, places)),
        (Some(Type::Number(_)), _) => {
            let says = "A number has at most three figures after the point.";
            reader.note_expecting(spot, says, "`decimals = 1`, 2 or 3");
            None
        }
        (kind, _) => {
            let says = "Only a number has decimals.";
            reader.note_expecting(spot, says, "`type = \"number\"` beside it");
            kind
        }
    }
}

/// Of whom a fact is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Household,
    /// Of each row of a list.
    Row(ListId),
    /// Of the home on offer.
    Home,
}

/// `of = "members"` is asked of each member, `of = "advert"` of the home on offer; without it the household is asked.
fn whose(reader: &mut Reader, tree: &Tree) -> Whose {
    let Some(of) = reader.text(tree, "of") else {
        return Whose::Household;
    };
    if of == "advert" {
        return Whose::Home;
    }
    let lists = vocabulary().lists().iter();
    let names = lists.filter(|list| list.known == Known::Household);
    let mut names: Vec<&str> = names.map(|list| list.name.as_str()).collect();
    let found = vocabulary().list(&of).filter(|(_, list)| list.name == of);
    if let Some((list, _)) = found.filter(|_| names.contains(&of.as_str())) {
        return Whose::Row(list);
    }
    let says = if found.is_some() {
        format!("Lintel works out the `{of}` itself, so nobody can be asked about one.")
    } else {
        format!("A fact cannot be of `{of}`.")
    };
    names.push("advert");
    let spot = tree.get("of").map_or(tree.spot, |said| said.spot);
    let expected = format!(
        "no `of` for a fact of the household, or one of: {}",
        names.join(", ")
    );
    let near = nearest(&of, names);
    let problem = reader.problem(spot, says).expecting(expected).near(near);
    reader.problems.push(problem);
    Whose::Household
}

/// Notes a name that is taken, and one that no condition could use or no file could give.
fn named_rightly(reader: &mut Reader, tree: &Tree, (written, name): (&str, &str), whose: Whose) {
    let spot = tree.get("name").map_or(tree.spot, |said| said.spot);
    let plain = |letter: char| letter.is_alphanumeric() || letter == '_';
    let of_list = match whose {
        Whose::Row(list) => vocabulary()
            .list_at(list)
            .filter(|list| list.field(name).is_some()),
        Whose::Household | Whose::Home => None,
    };
    let rows = reader.names.rows.values().flatten();
    let twice = reader
        .names
        .locals
        .iter()
        .chain(rows)
        .any(|fact| fact.name == *name);
    let short = match whose {
        Whose::Home => written.strip_prefix("advert.").unwrap_or(written),
        Whose::Household | Whose::Row(_) => written,
    };
    if let Some(list) = of_list {
        let says = format!("`{}` already have a fact called `{name}`.", list.name);
        reader.note_expecting(spot, says, "that one, without declaring it; or another name");
    } else if vocabulary().fact(name).is_some() {
        let says = format!("`{name}` is already in the list of facts that every scheme shares.");
        reader.note_expecting(spot, says, "that one, without declaring it; or another name");
    } else if twice {
        let says = format!("The fact `{name}` is declared twice.");
        reader.note_expecting(spot, says, "a name of its own for each");
    } else if name.starts_with("advert.") && whose != Whose::Home {
        let says = format!("`{name}` would be a fact of a home.");
        reader.note_expecting(
            spot,
            says,
            "`of = \"advert\"` beside its `name`, or a number under [parameters]",
        );
    } else if !short.chars().all(plain) || short.starts_with(|letter: char| letter.is_ascii_digit()) {
        let says = format!("No condition can use the name `{written}`.");
        let expected = "letters, digits and underscores, beginning with a letter, such as `rent_now`";
        reader.note_expecting(spot, says, expected);
    }
}

/// The words that other programs have for the types of facts.
const OTHER_WORDS: [(&str, &str); 9] = [
    ("boolean", "truth"),
    ("bool", "truth"),
    ("yes or no", "truth"),
    ("integer", "number"),
    ("int", "number"),
    ("string", "text"),
    ("words", "text"),
    ("choice", "choices"),
    ("sum", "money"),
];

/// The type that is written, with its unit; none where there is no such type.
fn kind(reader: &mut Reader, tree: &Tree, unit: &str) -> Option<Type> {
    let written = reader.text(tree, "type").unwrap_or_default();
    if written == "number" && Unit::named(unit).is_none() {
        let spot = tree.get("unit").map_or(tree.spot, |said| said.spot);
        let says = format!("`{unit}` is not a unit that numbers can have.");
        let expected = "hours, bedrooms, people, points, years, months, weeks or floors, or no `unit` for any other number";
        reader.note_expecting(spot, says, expected);
        return Some(Type::Number(Unit::Plain));
    }
    let named = type_named(&written, unit);
    if named.is_none() {
        let spot = tree.get("type").map_or(tree.spot, |said| said.spot);
        let says = if written.is_empty() {
            "This fact has neither a `type` nor `choices`.".to_owned()
        } else {
            format!("`{written}` is not a type of fact.")
        };
        let expected =
            "truth, number, money, date, duration, moment, place, places, text, or a list of `choices`";
        let other = OTHER_WORDS
            .iter()
            .find(|(word, _)| written.eq_ignore_ascii_case(word));
        let near = other.map(|(_, right)| (*right).to_owned());
        let problem = reader.problem(spot, says).expecting(expected).near(near);
        reader.problems.push(problem);
    }
    named
}
