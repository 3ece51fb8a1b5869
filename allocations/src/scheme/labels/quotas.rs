//! Shares of adverts or lets.
use super::super::model::{Quota, QuotaLimit, Rules, Window};
use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use crate::calendar;
use crate::language::ast::Kind;
use crate::language::check::{Names, Reach};
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::language::parser::parse;
use crate::nearest::nearest;
use crate::vocabulary::{Known, vocabulary};

/// What the condition of a share may speak of: the home and the day.
const OF_A_HOME: Reach = Reach {
    advert: true,
    ..Reach::up_to(Known::Household)
};

pub(in crate::scheme) fn quotas(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    if let Some(tree) = root.get("quotas") {
        counting(reader, tree, rules);
    }
    for tree in reader.tables(root, "quota") {
        reader.only(
            &tree,
            "[[quota]]",
            &[
                "code", "label", "share", "every", "most", "first", "says", "clause", "when", "remove",
                "stand_in",
            ],
        );
        let labels = labels(reader, &tree, rules);
        let kind = kind(reader, &tree);
        let when = reader.expression(&tree, "when", Want::truth(OF_A_HOME));
        if let (Some(when), Some(tree)) = (when, tree.get("when"))
            && let Some(what) = of_a_household(&reader.names, when)
        {
            let says = format!("A share speaks of homes, and `{what}` is about a household.");
            let expected = "a condition on the home, such as `advert.bedrooms >= 2`";
            reader.note_expecting(tree.spot, says, expected);
        }
        let (says, clause) = (
            reader.text(&tree, "says").unwrap_or_default(),
            reader.text(&tree, "clause"),
        );
        if kind == Kinds::Most {
            let homes = tree.get("most").and_then(Tree::text).and_then(of_homes);
            let (most, of) = if let Some(homes) = homes {
                (crate::value::whole(homes), None)
            } else {
                let (most, of) = share(reader, &tree, "most");
                (most, Some(of))
            };
            rules.quotas.limits.push(QuotaLimit {
                labels,
                most,
                of,
                says,
                clause,
                when,
            });
            continue;
        }
        if labels.len() > 1 {
            let spot = tree.get("label").map_or(tree.spot, |said| said.spot);
            let says = "A share, or every so many homes, is for one label.";
            reader.note_expecting(spot, says, "one label, or `most` for a limit of several");
        }
        let every = kind == Kinds::Every;
        let (share, of) = if every {
            (1, reader.number(&tree, "every").unwrap_or(2).clamp(2, MOST_PARTS))
        } else {
            share(reader, &tree, "share")
        };
        rules.quotas.shares.push(Quota {
            label: labels.into_iter().next().unwrap_or_default(),
            spot: tree.spot,
            says,
            clause,
            share,
            of,
            every,
            first: reader.truth(&tree, "first"),
            when,
        });
    }
    someone_is_left(reader, root, rules);
}

/// What is counted, and over which window.
fn counting(reader: &mut Reader, tree: &Tree, rules: &mut Rules) {
    reader.only(tree, "[quotas]", &["counts", "window", "clause"]);
    rules.quotas.counts_lets = match reader.text(tree, "counts").as_deref() {
        Some("lets") => true,
        Some("adverts") | None => false,
        Some(other) => {
            let spot = tree.get("counts").map_or(tree.spot, |said| said.spot);
            let says = format!("Shares cannot count `{other}`.");
            reader.note_expecting(spot, says, "\"adverts\" or \"lets\"");
            false
        }
    };
    (rules.quotas.window, rules.quotas.window_says) = window(reader, tree);
}

/// Which homes count, and the same as the file says it.
pub(super) fn window(reader: &mut Reader, tree: &Tree) -> (Option<Window>, String) {
    let Some(says) = reader.text(tree, "window") else {
        return (None, String::new());
    };
    let length = parse(&says).map(|tree| tree.kind);
    let window = match (length, since(&says)) {
        (_, None) if of_calendar(&says).is_some() => of_calendar(&says),
        (Ok(Kind::Period { months, days }), _) => Some(Window::Last { months, days }),
        (_, Some((month, day))) => Some(Window::Since { month, day }),
        (Ok(_) | Err(_), None) => {
            reader.note_expecting(
                tree.get("window").map_or(tree.spot, |said| said.spot),
                "The window must be a length of time, a part of the calendar, or begin on a day of the year.",
                "\"1 year\", \"12 lets\", \"from 1 April\", \"calendar month\", \"calendar quarter\" or \"calendar year\"",
            );
            None
        }
    };
    (window, says)
}

/// What a quota says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinds {
    Share,
    Every,
    Most,
}

fn kind(reader: &mut Reader, tree: &Tree) -> Kinds {
    let said = |key: &str| tree.get(key).is_some();
    let all = [
        ("share", Kinds::Share),
        ("every", Kinds::Every),
        ("most", Kinds::Most),
    ];
    let mut kinds = all.into_iter().filter(|(key, _)| said(key));
    let kind = kinds.next();
    if kinds.next().is_some() {
        let expected = "`share` or `every` for a label, or `most` for a limit";
        reader.note_expecting(
            tree.spot,
            "A quota has one of `share`, `every` and `most`.",
            expected,
        );
    }
    kind.map_or(Kinds::Share, |(_, kind)| kind)
}

/// The labels that a quota speaks of, each of which there must be.
fn labels(reader: &mut Reader, tree: &Tree, rules: &Rules) -> Vec<String> {
    let labels = match tree.get("label").map(|said| &said.shape) {
        Some(Shape::List(_)) => reader.texts(tree, "label"),
        _ => vec![reader.needed(tree, "label", "This quota")],
    };
    for label in &labels {
        if !rules.labels.iter().any(|known| known.code == *label) {
            let spot = tree.get("label").map_or(tree.spot, |said| said.spot);
            let codes: Vec<&str> = rules.labels.iter().map(|known| known.code.as_str()).collect();
            let near = nearest(label, codes.iter().copied());
            let problem = reader
                .problem(spot, format!("There is no label called `{label}`."))
                .expecting(format!("one of: {}", codes.join(", ")));
            reader.problems.push(problem.near(near));
        }
    }
    labels
}

/// Notes quotas that leave a home without any label it could take.
fn someone_is_left(reader: &mut Reader, root: &Tree, rules: &Rules) {
    let quotas = &rules.quotas;
    let spot = root.get("quota").map_or(root.spot, |said| said.spot);
    if quotas.shares.is_empty() {
        return;
    }
    if quotas.shares.iter().all(|share| share.every) {
        let says = "Nothing says which label the homes between those take.";
        reader.note_expecting(spot, says, "a quota for the rest: its `label` and `share = 100`");
    }
    let held = |share: &Quota| {
        let mut limits = quotas.limits.iter().filter(|limit| limit.when.is_none());
        limits.any(|limit| limit.labels.contains(&share.label))
    };
    if quotas.shares.iter().all(held) {
        let says = "Every label is under a limit, so at times no label is left for a home.";
        reader.note_expecting(spot, says, "a share for a label that no limit holds back");
    }
}

/// `80.5` as so many of so many: 805 of 1,000.
fn in_hundreds(written: &str) -> Option<(i64, i64)> {
    let (whole, decimals) = written.trim().split_once('.')?;
    let places = u32::try_from(decimals.len())
        .ok()
        .filter(|places| (1..=2).contains(places))?;
    let of = 10_i64.pow(places);
    let (whole, decimals): (i64, i64) = (whole.parse().ok()?, decimals.parse().ok()?);
    Some((
        whole.checked_mul(of)?.checked_add(decimals)?,
        of.saturating_mul(100),
    ))
}

/// `share = 90` is 90 of 100, and so is `share = "most_of_them"` where that parameter is 90; `share = "1 of 3"` is one home of
/// three.
pub(super) fn share(reader: &mut Reader, tree: &Tree, key: &str) -> (i64, i64) {
    let found = tree.get(key);
    let parts = match found.map(|found| &found.shape) {
        Some(Shape::Number(n)) => Some((*n, 100)),
        Some(Shape::Text(text)) => text
            .split_once(" of ")
            .and_then(|(share, of)| Some((share.trim().parse().ok()?, of.trim().parse().ok()?)))
            .or_else(|| reader.names.in_hundred(text.trim())),
        Some(Shape::Decimal(written)) => in_hundreds(written),
        Some(Shape::Truth(_) | Shape::Date(_) | Shape::List(_) | Shape::Table(_) | Shape::Other) | None => {
            None
        }
    };
    match parts {
        Some((share, of)) if (1..=MOST_PARTS).contains(&of) && (0..=of).contains(&share) => (share, of),
        _ => {
            reader.note_expecting(
                found.map_or(tree.spot, |found| found.spot),
                "A share is a number in a hundred with at most two places after the point, or so many of so many.",
                &format!(
                    "`{key} = 90` for 90 in 100, `{key} = 33.33`, `{key} = \"1 of 3\"`, or the name of a parameter that is a number{}",
                    if key == "most" { "; or `most = \"30 lets\"`" } else { "" }
                ),
            );
            (0, 100)
        }
    }
}

/// A share is of so many homes at most.
const MOST_PARTS: i64 = 10_000;

/// The first thing about a household that a condition looks at.
fn of_a_household(names: &Names, id: NodeId) -> Option<String> {
    let program = &names.program;
    let node = program.node(id);
    if let Node::Members(_, list, _) | Node::Take(_, list, ..) | Node::Time { list, .. } = node {
        return vocabulary().list_at(list).map(|list| list.name.clone());
    }
    let mut leaves = Program::leaves_of(node);
    let own = leaves.find_map(|leaf| match leaf {
        Leaf::Fact(fact) => {
            let fact = vocabulary().fact_at(fact)?;
            let of_home = matches!(fact.known, Known::Advert | Known::Always);
            (!of_home).then(|| fact.name.clone())
        }
        Leaf::Local(at) => {
            let fact = names.locals.get(usize::from(at))?;
            (fact.known != Known::Advert).then(|| fact.name.clone())
        }
        Leaf::Field { .. } => None,
    });
    let mut below = program.children_of(node).into_iter();
    own.or_else(|| below.find_map(|child| of_a_household(names, child)))
}

/// `12 lets`: the last twelve.
fn of_homes(window: &str) -> Option<usize> {
    let (number, what) = window.trim().split_once(' ')?;
    let homes = number.parse().ok().filter(|homes| (1..=1_000).contains(homes))?;
    matches!(what.trim(), "lets" | "adverts" | "homes").then_some(homes)
}

/// `calendar quarter`: from the first of January, April, July or October.
fn of_calendar(window: &str) -> Option<Window> {
    if let Some(homes) = of_homes(window) {
        return Some(Window::Homes(homes));
    }
    let months = match window.trim() {
        "calendar month" => 1,
        "calendar quarter" => 3,
        "calendar year" => 12,
        _ => return None,
    };
    Some(Window::Calendar { months })
}

/// `from 1 April`: the month and its day.
fn since(window: &str) -> Option<(u32, u32)> {
    let (day, month) = window.trim().strip_prefix("from ")?.trim().split_once(' ')?;
    let named = |at: &u32| calendar::month(i64::from(*at)) == Some(month.trim());
    let month = (1..=12).find(named)?;
    let day = day.parse().ok()?;
    // a day that every year has
    chrono::NaiveDate::from_ymd_opt(2023, month, day).map(|_| (month, day))
}
