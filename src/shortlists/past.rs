//! The homes that were let before, for the labels whose limits for groups count them.

use std::collections::BTreeMap;

use allocations::{Counted, Row, Scheme};
use entity::{advert, entry, letting, shortlist};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::records::{self, Listed};
use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::dates;
use crate::error::AppError;

/// Homes asked for in one statement.
const AT_ONCE: usize = 500;

/// Every home of the advert's council that was let before a time, with the groups that its household was in. Nothing is
/// read where no limit of the label looks at it.
///
/// # Errors
/// A failing database; internal when a frozen row cannot be read.
pub(crate) async fn past(
    db: &impl ConnectionTrait,
    scheme: &Scheme,
    of: &Advert,
    before: Instant,
) -> Result<Vec<Counted>, AppError> {
    if !scheme.counts_past(&of.row.label) {
        return Ok(Vec::new());
    }
    let lets = letting::Entity::find()
        .filter(letting::Column::CouncilId.eq(of.row.council_id))
        .filter(letting::Column::LetAt.lt(before))
        .order_by_asc(letting::Column::LetAt)
        .order_by_asc(letting::Column::Id)
        .all(db)
        .await?;
    let mut past = Vec::with_capacity(lets.len());
    for some in lets.chunks(AT_ONCE) {
        past.extend(counted(db, some).await?);
    }
    Ok(past)
}

async fn counted(db: &impl ConnectionTrait, lets: &[letting::Model]) -> Result<Vec<Counted>, AppError> {
    let adverts: Vec<Uuid> = lets.iter().map(|one| one.advert_id).collect();
    let labels = advert::Entity::find()
        .filter(advert::Column::Id.is_in(adverts.clone()))
        .all(db)
        .await?;
    let labels: BTreeMap<Uuid, String> = labels.into_iter().map(|one| (one.id, one.label)).collect();
    let lists = shortlist::Entity::find()
        .filter(shortlist::Column::AdvertId.is_in(adverts))
        .all(db)
        .await?;
    let lists: BTreeMap<Uuid, Uuid> = lists.into_iter().map(|one| (one.id, one.advert_id)).collect();
    let households: Vec<Uuid> = lets.iter().map(|one| one.household_id).collect();
    let entries = entry::Entity::find()
        .filter(entry::Column::ShortlistId.is_in(lists.keys().copied()))
        .filter(entry::Column::HouseholdId.is_in(households))
        .all(db)
        .await?;
    let mut rows: BTreeMap<(Uuid, Uuid), Row> = BTreeMap::new();
    for entry in &entries {
        if let (Some(advert), Listed::Row(row)) = (lists.get(&entry.shortlist_id), records::listed(entry)?) {
            rows.insert((*advert, entry.household_id), row);
        }
    }
    let counted = lets.iter().map(|one| Counted {
        label: labels.get(&one.advert_id).cloned().unwrap_or_default(),
        on: dates::london_day(one.let_at),
        home: None,
        groups: rows
            .get(&(one.advert_id, one.household_id))
            .map(|row| row.groups.clone())
            .unwrap_or_default(),
    });
    Ok(counted.collect())
}
