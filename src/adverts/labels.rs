//! The labels that a council's scheme knows: who may bid for a home, and in which order bids stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::{council, scheme_version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use uuid::Uuid;

use crate::error::AppError;

/// One label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub code: String,
    /// What people call it.
    pub title: String,
    /// Who may bid and how bids are ordered, in plain words; may be empty.
    pub says: String,
}

/// The labels of the scheme that is in force for a council on `day`, in the order of the scheme. None when the
/// council has no scheme yet.
pub async fn of_council(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    day: NaiveDate,
) -> Result<Vec<Label>, AppError> {
    let Some(council) = council::Entity::find_by_id(council_id).one(db).await? else {
        return Ok(Vec::new());
    };
    let version = scheme_version::Entity::find()
        .filter(scheme_version::Column::Name.eq(council.scheme))
        .filter(scheme_version::Column::InForceFrom.lte(day))
        .order_by_desc(scheme_version::Column::InForceFrom)
        .order_by_desc(scheme_version::Column::Id)
        .one(db)
        .await?;
    version.map_or_else(
        || Ok(Vec::new()),
        |version| read(version.base_text.as_deref(), &version.text),
    )
}

/// The labels of every council, by council.
pub async fn of_all(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<BTreeMap<Uuid, Vec<Label>>, AppError> {
    let mut found = BTreeMap::new();
    for council in council::Entity::find().all(db).await? {
        found.insert(council.id, of_council(db, council.id, day).await?);
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

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    label: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    code: String,
    title: Option<String>,
    #[serde(default)]
    says: String,
    #[serde(default)]
    remove: bool,
}

/// A council's own file goes before the file that it builds on: label by label, by code.
fn read(base: Option<&str>, own: &str) -> Result<Vec<Label>, AppError> {
    let mut labels: Vec<Label> = Vec::new();
    for text in base.into_iter().chain(std::iter::once(own)) {
        let file: File = toml::from_str(text)
            .map_err(|cause| AppError::internal("reading the labels of a scheme", cause))?;
        for line in file.label {
            let label = Label {
                title: line.title.unwrap_or_else(|| line.code.clone()),
                says: line.says,
                code: line.code,
            };
            let place = labels.iter().position(|known| known.code == label.code);
            match place.and_then(|at| labels.get_mut(at)) {
                Some(_) if line.remove => labels.retain(|known| known.code != label.code),
                Some(known) => *known = label,
                None => labels.push(label),
            }
        }
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    use super::{read, title};

    #[test]
    fn the_councils_own_file_goes_before_the_common_one() {
        let base = "[[label]]\ncode = \"open\"\ntitle = \"Open to all\"\n[[label]]\ncode = \"old\"\n";
        let own = "[[label]]\ncode = \"open\"\ntitle = \"Open to everyone\"\nsays = \"Band first.\"\n\
                   [[label]]\ncode = \"old\"\nremove = true\n";
        let labels = read(Some(base), own).unwrap();
        assert_eq!(labels.len(), 1);
        assert_eq!(title(&labels, "open"), "Open to everyone");
        assert_eq!(title(&labels, "gone"), "gone");
    }
}
