//! Councils of one partnership share each household's answers, so their schemes must mean the same by the same name.

use std::collections::BTreeSet;

use allocations::Scheme;
use chrono::NaiveDate;
use entity::{council, scheme_version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::schemes::parse;
use crate::error::{AppError, Refusal};
use crate::own::clashes;

/// Makes sure that a scheme taken up under a name can share answers with the schemes of the other councils, as they are
/// in force from that day on.
///
/// # Errors
/// Refused with `own_facts`: a line for each fact that no answer would fit.
pub(super) async fn scheme_fits(
    tx: &impl ConnectionTrait,
    name: &str,
    scheme: &Scheme,
    from: NaiveDate,
) -> Result<(), AppError> {
    let theirs = council::Entity::find()
        .filter(council::Column::Scheme.eq(name))
        .all(tx)
        .await?;
    let partnerships: BTreeSet<Uuid> = theirs.iter().map(|council| council.partnership_id).collect();
    let mut reasons = Vec::new();
    for partnership in partnerships {
        reasons.extend(against(tx, partnership, name, scheme, from).await?);
    }
    refuse(reasons)
}

/// The same for a council that joins a partnership with a scheme that has been taken up.
///
/// # Errors
/// As for [`scheme_fits`].
pub(super) async fn council_fits(
    tx: &impl ConnectionTrait,
    partnership: Uuid,
    name: &str,
    today: NaiveDate,
) -> Result<(), AppError> {
    let mut reasons = Vec::new();
    for scheme in from_day(tx, name, today).await? {
        reasons.extend(against(tx, partnership, name, &scheme, today).await?);
    }
    refuse(reasons)
}

/// A sentence for each fact on which a scheme and those of a partnership's other councils disagree.
async fn against(
    tx: &impl ConnectionTrait,
    partnership: Uuid,
    name: &str,
    scheme: &Scheme,
    from: NaiveDate,
) -> Result<Vec<String>, AppError> {
    let others = council::Entity::find()
        .filter(council::Column::PartnershipId.eq(partnership))
        .filter(council::Column::Scheme.ne(name))
        .order_by_asc(council::Column::Name)
        .all(tx)
        .await?;
    let mut found = Vec::new();
    for other in others {
        for theirs in from_day(tx, &other.scheme, from).await? {
            for (fact, here, there) in clashes(scheme, &theirs) {
                found.push(format!(
                    "The fact `{fact}` is {here} in this scheme, and {there} in that of {} (version {}).",
                    other.name,
                    theirs.version()
                ));
            }
        }
    }
    Ok(found)
}

/// The versions of a scheme that are in force on a day or after it.
async fn from_day(tx: &impl ConnectionTrait, name: &str, from: NaiveDate) -> Result<Vec<Scheme>, AppError> {
    let versions = scheme_version::Entity::find()
        .filter(scheme_version::Column::Name.eq(name))
        .order_by_desc(scheme_version::Column::InForceFrom)
        .order_by_desc(scheme_version::Column::Id)
        .all(tx)
        .await?;
    let later = versions.iter().take_while(|row| row.in_force_from > from);
    let then = versions.iter().find(|row| row.in_force_from <= from);
    later
        .chain(then)
        .map(|row| parse(&row.text, row.base_text.as_deref()))
        .collect()
}

fn refuse(mut reasons: Vec<String>) -> Result<(), AppError> {
    reasons.sort();
    reasons.dedup();
    if reasons.is_empty() {
        return Ok(());
    }
    reasons.push("One answer must fit both. Give the fact another name in one of the schemes.".to_owned());
    Err(AppError::Refused(Refusal {
        code: "own_facts",
        says: "Councils of one partnership share the answers of a household. This scheme cannot share them."
            .into(),
        reasons: reasons.into_iter().map(Into::into).collect(),
    }))
}
