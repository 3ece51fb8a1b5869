//! Bands, needs, points, ladders and time limits.
use super::super::model::{Adjustment, Band, Cap, CutOff, Need, Rules, Step};
use super::super::reader::{Reader, Want};
use super::super::tree::{Spot, Tree};
use super::lasting::{ends_nothing, limit};
use super::{rule, steps, with};
use crate::language::check::Reach;
use crate::language::ir::NodeId;
use crate::nearest::nearest;
use crate::types::{Type, Unit};
use crate::vocabulary::{Known, ids, plain, vocabulary};

const LIMIT: [&str; 7] = [
    "lasts",
    "from",
    "until",
    "extended_until",
    "then",
    "limit_clause",
    "limit_says",
];

/// How the end of a step is written.
const STEP_ENDS: &str = "`until = \"…\"`, the last day on which the step counts, such as `until = \"(latest on of offers where outcome = refused) + 12 months\"`";

/// How the end of an adjustment is written.
const ADJUSTMENT_ENDS: &str =
    "the time in its `when`, such as `any offer where outcome = refused and on > as_at - 12 months`";

/// Bands and needs are choices that conditions may name, so their names are read before any condition.
pub(in super::super) fn names_of_bands_and_needs(reader: &mut Reader, root: &Tree) -> Rules {
    let mut rules = Rules::default();
    for tree in reader.tables(root, "band") {
        let mut known = vec!["name", "says", "clause", "remove", "stand_in"];
        known.extend(LIMIT);
        reader.only(&tree, "[[band]]", &known);
        let name = reader.needed(&tree, "name", "This band");
        if rules.bands.iter().any(|band| plain(&band.name) == plain(&name)) {
            let says = format!("There are two bands called `{name}`.");
            reader.note_expecting(tree.spot, says, "a name of its own for each");
        }
        rules.bands.push(Band {
            says: reader.text(&tree, "says").unwrap_or_default(),
            clause: reader.text(&tree, "clause"),
            spot: tree.spot,
            limit: None,
            name,
        });
    }
    let bands = rules.bands.iter().map(|band| band.name.clone()).collect();
    let mut codes = Vec::new();
    for (part, tree) in needs_and_awards(reader, root) {
        let code = tree
            .get("code")
            .and_then(Tree::text)
            .unwrap_or_default()
            .to_owned();
        if code.is_empty() {
            reader.note_expecting(tree.spot, format!("This {part} has no code."), "`code = \"…\"`");
        } else if codes.contains(&code) {
            let says = format!("The code `{code}` is used twice.");
            reader.note_expecting(tree.spot, says, "a code of its own for each");
        }
        codes.push(code);
    }
    for (name, words) in [("band", bands), ("need", codes)] {
        let at = usize::from(vocabulary().choice_list(name));
        if let Some(choices) = reader.names.choices.get_mut(at) {
            choices.words = words;
        }
    }
    rules
}

fn needs_and_awards(reader: &mut Reader, root: &Tree) -> Vec<(&'static str, Tree)> {
    let needs = reader.tables(root, "need").into_iter().map(|tree| ("need", tree));
    let mut all: Vec<_> = needs.collect();
    all.extend(
        reader
            .tables(root, "award")
            .into_iter()
            .map(|tree| ("award", tree)),
    );
    all
}

#[expect(
    clippy::too_many_lines,
    reason = "one part of the file after another, read from top to bottom"
)]
pub(super) fn priority(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    let household = Reach::up_to(Known::Qualified);
    let bands = reader.tables(root, "band");
    for (at, tree) in bands.iter().enumerate() {
        let limit = limit(reader, tree, rules, household);
        if let Some(band) = rules.bands.get_mut(at) {
            band.limit = limit;
        }
    }
    if root.get("priority").is_none() {
        rules.by_points = gives_points_alone(root);
    }
    if let Some(tree) = root.get("priority") {
        reader.only(
            tree,
            "[priority]",
            &[
                "otherwise",
                "otherwise_says",
                "by",
                "cut_off",
                "clause",
                "decides",
            ],
        );
        rules.otherwise = band(reader, tree, "otherwise", rules);
        rules.otherwise_says = reader.text(tree, "otherwise_says").unwrap_or_default();
        rules.by_points = by_points(reader, root, tree);
        rules.cut_off = cut_off(reader, tree);
        if let Some(decides) = tree.get("decides") {
            for (what, _, _) in decides.entries() {
                let who = reader.text(decides, what).unwrap_or_default();
                rules.decides.push((what.clone(), who));
            }
        }
    }
    for (nth, (part, tree)) in needs_and_awards(reader, root).iter().enumerate() {
        if let Some(need) = need(reader, tree, part, nth, rules, household) {
            rules.needs.push(need);
        }
    }
    for tree in reader.tables(root, "cap") {
        reader.only(
            &tree,
            "[[cap]]",
            &["name", "group", "most", "clause", "says", "remove"],
        );
        let group = reader.needed(&tree, "group", "This cap");
        let most = reader.expression(
            &tree,
            "most",
            Want::of_kind(Type::Number(Unit::Points), household),
        );
        let mut groups = rules.needs.iter().filter_map(|need| need.group.as_deref());
        if !group.is_empty() && !groups.any(|one| one == group) {
            let says = format!("No need or award is in the group `{group}`.");
            reader.note_expecting(tree.spot, says, "the `group` that a need or an award names");
        }
        rules.caps.extend(most.map(|most| Cap { group, most }));
    }
    adjustments(reader, root, rules);
    for (nth, tree) in reader.tables(root, "step").iter().enumerate() {
        reader.only(tree, "[[step]]", &with(&["from", "to", "up", "down", "until"]));
        let reach = Reach::up_to(Known::Placed);
        ends_nothing(reader, tree, "a step", STEP_ENDS);
        let Some(mut rule) = rule(reader, tree, "step", nth, reach) else {
            continue;
        };
        let until = reader.expression(tree, "until", Want::of_kind(Type::Date, reach));
        not_moved(reader, tree, "when", Some(rule.when));
        not_moved(reader, tree, "unless", rule.unless);
        not_moved(reader, tree, "until", until);
        if let Some(until) = until {
            rule.when = reader.names.until(rule.when, until);
        }
        let from = reader.texts(tree, "from");
        let said = tree.get("from").cloned();
        let spot = said.as_ref().map_or(tree.spot, |from| from.spot);
        let spot_of = |nth: usize| {
            said.as_ref()
                .and_then(|from| from.items().get(nth))
                .map(|one| one.spot)
        };
        let from: Vec<_> = from
            .iter()
            .enumerate()
            .filter_map(|(nth, name)| find_band(reader, spot_of(nth).unwrap_or(spot), name, rules))
            .collect();
        let to = steps::leads_to(reader, tree, rules);
        steps::leads_on(reader, tree, (&from, to), rules);
        rules.steps.extend(to.map(|to| Step {
            rule,
            from,
            to,
            until,
        }));
    }
}

/// Steps and adjustments come before the history of bands is looked at, so that they cannot ask for the last move.
fn not_moved(reader: &mut Reader, tree: &Tree, key: &str, id: Option<NodeId>) {
    let (Some(id), Some(written)) = (id, tree.get(key)) else {
        return;
    };
    if !reader.names.program.looks_at(id, ids().moved_on) {
        return;
    }
    let at = written.text().and_then(|text| text.find("moved_on"));
    let spot = at.map_or(written.spot, |at| Spot {
        start: written.spot.start.saturating_add(at).saturating_add(1),
        end: written.spot.start.saturating_add(at).saturating_add(9),
        ..written.spot
    });
    let says = "`moved_on` is not known yet at this point of the scheme.";
    let expected = "a fact of the application, or a day of the history, such as `latest on of moves`";
    reader.note_expecting(spot, says, expected);
}

/// Whether points put one household before another: the file says so, or it gives points and has no bands.
fn by_points(reader: &mut Reader, root: &Tree, tree: &Tree) -> bool {
    let Some(said) = tree.get("by") else {
        return gives_points_alone(root);
    };
    match reader.text(tree, "by").as_deref() {
        Some("points") => true,
        Some("bands") | None => false,
        Some(_) => {
            let says = "`by` says what puts one before another.";
            reader.note_expecting(said.spot, says, "bands or points");
            false
        }
    }
}

fn gives_points_alone(root: &Tree) -> bool {
    let gives = |part: &str| {
        let parts = root.get(part).map(Tree::items).unwrap_or_default();
        parts.iter().any(|one| one.get("points").is_some())
    };
    root.get("band").is_none() && ["need", "award", "adjustment"].into_iter().any(gives)
}

fn cut_off(reader: &mut Reader, tree: &Tree) -> CutOff {
    match reader.text(tree, "cut_off").as_deref() {
        Some("bid") => CutOff::Bid,
        Some("close") | None => CutOff::Close,
        Some("offer") => CutOff::Offer,
        Some(_) => {
            let spot = tree.get("cut_off").map_or(tree.spot, |said| said.spot);
            let says = "`cut_off` says when a time limit is measured.";
            reader.note_expecting(spot, says, "bid, close or offer");
            CutOff::Close
        }
    }
}

/// What is added to the points, or taken from them, when all others are counted.
fn adjustments(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    let reach = Reach::up_to(Known::Placed);
    for (nth, tree) in reader.tables(root, "adjustment").iter().enumerate() {
        reader.only(tree, "[[adjustment]]", &with(&["points", "at_least", "at_most"]));
        ends_nothing(reader, tree, "an adjustment", ADJUSTMENT_ENDS);
        let rule = rule(reader, tree, "adjustment", nth, reach);
        let sums = ["points", "at_least", "at_most"]
            .map(|key| reader.expression(tree, key, Want::of_kind(Type::Number(Unit::Points), reach)));
        if ["points", "at_least", "at_most"]
            .iter()
            .all(|key| tree.get(key).is_none())
        {
            reader.note_expecting(
                tree.spot,
                "This adjustment changes nothing.",
                "`points = \"…\"`, such as \"0 - points / 3\", or `at_most = 50` or `at_least = 0`",
            );
        }
        let [points, at_least, at_most] = sums;
        for (key, id) in [("points", points), ("at_least", at_least), ("at_most", at_most)] {
            not_moved(reader, tree, key, id);
        }
        if let Some(rule) = &rule {
            not_moved(reader, tree, "when", Some(rule.when));
            not_moved(reader, tree, "unless", rule.unless);
        }
        rules.adjustments.extend(rule.map(|rule| {
            let all = sums.into_iter().flatten().chain([rule.when]).chain(rule.unless);
            let program = &reader.names.program;
            let sees_points = all.into_iter().any(|id| program.looks_at(id, ids().points));
            Adjustment {
                rule,
                points,
                at_least,
                at_most,
                sees_points,
            }
        }));
    }
}

fn need(
    reader: &mut Reader,
    tree: &Tree,
    part: &str,
    nth: usize,
    rules: &Rules,
    reach: Reach,
) -> Option<Need> {
    let mut known = with(&["head", "band", "points", "group", "evidence", "review"]);
    known.extend(LIMIT);
    reader.only(tree, &format!("[[{part}]]"), &known);
    let mut rule = rule(reader, tree, part, nth, reach)?;
    rule.lasts = None;
    let mut heads = Vec::new();
    for head in reader.texts(tree, "head") {
        match head.as_str() {
            "a" | "b" | "c" | "d" | "e" => heads.extend(head.chars()),
            _ => reader.note_expecting(
                tree.get("head").map_or(tree.spot, |said| said.spot),
                format!("`{head}` is not a head of s.166A(3)."),
                "a, b, c, d or e",
            ),
        }
    }
    let band = band(reader, tree, "band", rules);
    let points = reader.expression(tree, "points", Want::of_kind(Type::Number(Unit::Points), reach));
    Some(Need {
        group: reader.text(tree, "group"),
        evidence: reader.texts(tree, "evidence"),
        review: reader.text(tree, "review"),
        limit: limit(reader, tree, rules, reach),
        counts: part == "need",
        rule,
        heads,
        band,
        points,
    })
}

pub(super) fn band(reader: &mut Reader, tree: &Tree, key: &str, rules: &Rules) -> Option<usize> {
    let found = tree.get(key)?;
    let name = reader.text(tree, key)?;
    find_band(reader, found.spot, &name, rules)
}

pub(super) fn find_band(reader: &mut Reader, spot: Spot, name: &str, rules: &Rules) -> Option<usize> {
    let at = rules
        .bands
        .iter()
        .position(|band| plain(&band.name) == plain(name));
    if at.is_none() {
        let names = rules.bands.iter().map(|band| band.name.as_str());
        let problem = reader.problem(spot, format!("There is no band called `{name}`."));
        let problem = problem
            .near(nearest(name, names))
            .expecting("one of the bands under [[band]]");
        reader.problems.push(problem);
    }
    at
}
