//! Limits for groups within one label.
use super::super::model::GroupCap;
use super::super::reader::Reader;
use super::super::rules::{rule, with};
use super::super::tree::Tree;
use super::quotas::{share, window};
use super::{BIDDER, number};

/// A cap has a number at `most` or a `share` of the homes let; `window` says which homes let before count too.
pub(super) fn caps(reader: &mut Reader, tree: &Tree) -> Vec<GroupCap> {
    let mut found: Vec<GroupCap> = Vec::new();
    for (nth, part) in reader.tables(tree, "caps").iter().enumerate() {
        let known = ["most", "share", "window", "adds", "beyond"];
        reader.only(part, "caps", &with(&known));
        let rule = rule(reader, part, "cap", nth, BIDDER);
        let most = number(reader, part, "most");
        let strict = reader.text(part, "beyond").as_deref() == Some("not considered");
        let of = part.get("share").is_some().then(|| share(reader, part, "share"));
        let adds = number(reader, part, "adds");
        let (window, window_says) = window(reader, part);
        let slip = match (part.get("most"), part.get("share"), part.get("adds")) {
            (None, None, _) => Some((
                "This cap names no number.",
                "`most = 2`, or `share = 25` for 25 in 100 of the homes let",
            )),
            (Some(_), Some(_), _) => Some((
                "A cap has a number or a share, not both.",
                "two caps: one with `most`, one with `share`",
            )),
            (None, Some(_), Some(_)) => Some((
                "A share is of homes, and `adds` counts something else.",
                "`most` beside `adds`",
            )),
            (Some(_), None, _) | (None, Some(_), None) => None,
        };
        if let Some((says, expected)) = slip {
            reader.note_expecting(part.spot, says, expected);
        }
        let Some(rule) = rule.filter(|_| most.is_some() || of.is_some()) else {
            continue;
        };
        found.push(GroupCap {
            rule,
            most,
            share: of,
            adds,
            window,
            window_says,
            strict,
        });
    }
    found
}
