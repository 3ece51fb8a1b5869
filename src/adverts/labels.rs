//! The labels that a council's scheme knows: who may bid for a home, and in which order bids stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::AppError;
use crate::partnership::Schemes;
use crate::t;
use crate::texts::Language;

/// The label of homes that take interest instead of bids.
pub const PRIVATE: &str = "private";

/// One label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub code: String,
    /// What people call it.
    pub title: String,
    /// Who may bid and how bids are ordered, in plain words; may be empty.
    pub says: String,
    /// It makes a difference when a bid is made.
    pub by_bid_time: bool,
}

/// The labels of the scheme that is in force for a council on `day`, in the order of the scheme. None when the
/// council has no scheme yet.
pub async fn of_council(
    schemes: &Schemes,
    db: &impl ConnectionTrait,
    council_id: Uuid,
    day: NaiveDate,
) -> Result<Vec<Label>, AppError> {
    let in_force = match schemes.in_force(db, council_id, day).await {
        Ok(in_force) => in_force,
        Err(AppError::Refused(refusal)) if refusal.code == "no_scheme" => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let labels = in_force.scheme.labels().into_iter();
    Ok(labels
        .map(|label| Label {
            code: label.code,
            title: label.title,
            says: label.says,
            by_bid_time: label.by_bid_time,
        })
        .collect())
}

/// The labels of several councils, by council.
pub async fn of_all(
    schemes: &Schemes,
    db: &impl ConnectionTrait,
    councils: &[entity::council::Model],
    day: NaiveDate,
) -> Result<BTreeMap<Uuid, Vec<Label>>, AppError> {
    let mut found = BTreeMap::new();
    for council in councils {
        found.insert(council.id, of_council(schemes, db, council.id, day).await?);
    }
    Ok(found)
}

/// The name that people know a label by; its code where the scheme no longer has it.
pub fn title(labels: &[Label], code: &str) -> String {
    labels
        .iter()
        .find(|label| label.code == code)
        .map_or_else(|| code.to_owned(), |label| label.title.clone())
}

/// What is wrong with giving a home this label, if anything is.
pub fn fault(labels: &[Label], code: &str, interest: bool) -> Option<String> {
    if interest != (code == PRIVATE) {
        return Some(if interest {
            t!(Language::English, "adverts-gate-label-private")
        } else {
            t!(Language::English, "adverts-gate-label-not-private")
        });
    }
    if code.is_empty() {
        return Some(t!(Language::English, "adverts-gate-label-none"));
    }
    (!labels.iter().any(|label| label.code == code))
        .then(|| t!(Language::English, "adverts-gate-label-unknown"))
}

#[cfg(test)]
mod tests {
    use super::{Label, fault, title};

    #[test]
    fn a_label_must_be_in_the_scheme_and_fit_the_rent() {
        let label = |code: &str| Label {
            code: code.into(),
            title: "Open to everyone".into(),
            says: String::new(),
            by_bid_time: false,
        };
        let labels = [label("general"), label("private")];
        assert_eq!(fault(&labels, "general", false), None);
        assert_eq!(fault(&labels, "private", true), None);
        assert!(fault(&labels, "general", true).is_some());
        assert!(fault(&labels, "private", false).is_some());
        assert_eq!(fault(&labels, "", false).as_deref(), Some("Choose a label"));
        assert!(fault(&labels, "points", false).unwrap().contains("does not have"));
        assert_eq!(title(&labels, "general"), "Open to everyone");
        assert_eq!(title(&labels, "gone"), "gone");
    }
}
