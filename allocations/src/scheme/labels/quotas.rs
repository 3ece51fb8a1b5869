//! Shares of adverts or lets.
use super::super::model::{Quota, Rules, Window};
use super::super::reader::{Reader, Want};
use super::super::tree::{Shape, Tree};
use crate::calendar;
use crate::language::ast::Kind;
use crate::language::check::Reach;
use crate::language::parser::parse;

pub(in crate::scheme) fn quotas(reader: &mut Reader, root: &Tree, rules: &mut Rules) {
    if let Some(tree) = root.get("quotas") {
        reader.only(tree, "[quotas]", &["counts", "window", "clause"]);
        rules.quotas.counts_lets = reader.text(tree, "counts").as_deref() == Some("lets");
        if let Some(window) = reader.text(tree, "window") {
            let length = parse(&window).map(|tree| tree.kind);
            rules.quotas.window = match (length, since(&window)) {
                (Ok(Kind::Period { months, days }), _) => Some(Window::Last { months, days }),
                (_, Some((month, day))) => Some(Window::Since { month, day }),
                (Ok(_) | Err(_), None) => {
                    reader.note_expecting(
                        tree.spot,
                        "The window must be a length of time, or begin on a day of the year.",
                        "\"1 year\" or \"from 1 April\"",
                    );
                    None
                }
            };
            rules.quotas.window_says = window;
        }
    }
    for tree in reader.tables(root, "quota") {
        reader.only(
            &tree,
            "[[quota]]",
            &[
                "code", "label", "share", "says", "clause", "when", "remove", "stand_in",
            ],
        );
        let label = reader.needed(&tree, "label", "This quota");
        if !rules.labels.iter().any(|known| known.code == label) {
            reader.note(tree.spot, format!("There is no label called `{label}`."));
        }
        let (share, of) = share(reader, &tree);
        let when = reader.expression(
            &tree,
            "when",
            Want::truth(Reach {
                bid: false,
                tier: false,
                step: crate::vocabulary::Known::Household,
                advert: true,
            }),
        );
        rules.quotas.shares.push(Quota {
            says: reader.text(&tree, "says").unwrap_or_default(),
            clause: reader.text(&tree, "clause"),
            spot: tree.spot,
            label,
            share,
            of,
            when,
        });
    }
}

/// `share = 90` is 90 of 100, `share = "1 of 3"` is one home of three.
fn share(reader: &mut Reader, tree: &Tree) -> (i64, i64) {
    let found = tree.get("share");
    let parts = match found.map(|found| &found.shape) {
        Some(Shape::Number(n)) => Some((*n, 100)),
        Some(Shape::Text(text)) => text
            .split_once(" of ")
            .and_then(|(share, of)| Some((share.trim().parse().ok()?, of.trim().parse().ok()?))),
        Some(Shape::Truth(_) | Shape::Date(_) | Shape::List(_) | Shape::Table(_) | Shape::Other) | None => {
            None
        }
    };
    match parts {
        Some((share, of)) if (1..=MOST_PARTS).contains(&of) && (0..=of).contains(&share) => (share, of),
        _ => {
            reader.note_expecting(
                found.map_or(tree.spot, |found| found.spot),
                "A share is a number in a hundred, or so many of so many.",
                "`share = 90` for 90 in 100, or `share = \"1 of 3\"`",
            );
            (0, 100)
        }
    }
}

/// A share is of so many homes at most.
const MOST_PARTS: i64 = 1_000;

/// `from 1 April`: the month and its day.
fn since(window: &str) -> Option<(u32, u32)> {
    let (day, month) = window.trim().strip_prefix("from ")?.trim().split_once(' ')?;
    let named = |at: &u32| calendar::month(i64::from(*at)) == Some(month.trim());
    let month = (1..=12).find(named)?;
    let day = day.parse().ok()?;
    // a day that every year has
    chrono::NaiveDate::from_ymd_opt(2023, month, day).map(|_| (month, day))
}
