//! Which date ranks, and what happens to it when the band changes.
use super::super::model::{DateRule, Dates, OnMove};
use super::super::reader::{Reader, Want};
use super::super::tree::Tree;
use crate::language::check::Reach;
use crate::nearest::nearest;
use crate::types::Type;
use crate::vocabulary::Known;

pub(super) fn dates(reader: &mut Reader, root: &Tree) -> Dates {
    let Some(tree) = root.get("dates") else {
        return Dates::default();
    };
    reader.only(
        tree,
        "[dates]",
        &[
            "rank",
            "moving_up",
            "moving_down",
            "suspended",
            "registered_again",
            "clause",
            "stand_in",
        ],
    );
    let reach = Reach::up_to(Known::Moved);
    let mut rank = Vec::new();
    for part in reader.tables(tree, "rank") {
        reader.only(
            &part,
            "[[dates.rank]]",
            &[
                "code", "name", "when", "use", "says", "clause", "stand_in", "remove",
            ],
        );
        let name = reader.needed(&part, "name", "This date");
        let when = reader.expression(&part, "when", Want::truth(reach));
        if part.get("use").is_none() {
            reader.note_expecting(
                part.spot,
                "This date rule names no date.",
                "`use = \"registered_on\"`",
            );
        }
        let Some(date) = reader.expression(&part, "use", Want::of_kind(Type::Date, reach)) else {
            continue;
        };
        rank.push(DateRule {
            says: reader.text(&part, "says").unwrap_or_default(),
            clause: reader.text(&part, "clause"),
            spot: part.spot,
            name,
            when,
            date,
        });
    }
    Dates {
        rank,
        up: on_move(reader, tree, "moving_up"),
        down: on_move(reader, tree, "moving_down"),
        suspended: on_move(reader, tree, "suspended"),
        registered_again: on_move(reader, tree, "registered_again"),
        clause: reader.text(tree, "clause"),
        spot: tree.spot,
    }
}

fn on_move(reader: &mut Reader, tree: &Tree, key: &str) -> Option<OnMove> {
    let found = tree.get(key)?.spot;
    let text = reader.text(tree, key)?;
    let rule = match text.as_str() {
        "date told" => OnMove::Told,
        "date decided" => OnMove::Decided,
        "keep the date" => OnMove::Keep,
        "original date" => OnMove::Original,
        "date registered" => OnMove::Registered,
        "date of the higher band" => OnMove::Higher,
        other => {
            let says = format!("`{other}` is not a rule for the date.");
            let expected = "date told, date decided, keep the date, original date, date registered or date of the higher band";
            let problem = reader.problem(found, says).expecting(expected);
            reader.problems.push(problem.near(rule_meant(other)));
            return None;
        }
    };
    Some(rule)
}

/// The rule that somebody meant who put it in other words.
fn rule_meant(written: &str) -> Option<String> {
    let stems = [
        ("deci", "date decided"),
        ("told", "date told"),
        ("notif", "date told"),
        ("regist", "date registered"),
        ("orig", "original date"),
        ("higher", "date of the higher band"),
        ("keep", "keep the date"),
        ("kept", "keep the date"),
    ];
    let written = written.to_lowercase();
    let found = stems.iter().find(|(stem, _)| written.contains(stem));
    let rules = stems.iter().map(|(_, rule)| *rule);
    found.map_or_else(|| nearest(&written, rules), |(_, rule)| Some((*rule).to_owned()))
}
