//! Shares of adverts or lets.
use super::super::model::{Quota, Rules, Window};
use super::super::reader::{Reader, Want};
use super::super::tree::Tree;
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
        let share = reader.number(&tree, "share").unwrap_or(0);
        if !(0..=100).contains(&share) {
            reader.note_expecting(
                tree.spot,
                "A share is a number of hundredths.",
                "`share = 90` for 90 in 100",
            );
        }
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
            share: share.clamp(0, 100),
            when,
        });
    }
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
