//! Making a frozen list again from what it was made from. The same bytes must come out, years later.

use std::collections::BTreeMap;

use allocations::{NotConsidered, Row};
use entity::{entry, shortlist};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::freeze::{Bidder, ENGINE, Input, rank};
use super::records::{self, Listed};
use crate::error::AppError;
use crate::partnership::Schemes;

/// What making a list again came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The fingerprint kept at closing.
    pub kept: String,
    /// The fingerprint now.
    pub now: String,
    /// The same engine made both.
    pub same_engine: bool,
    /// Places whose entry no longer says what the list says; empty when all is well.
    pub differing: Vec<Uuid>,
}

impl Replayed {
    /// The same bytes came out, and every entry says what the list says.
    pub fn same(&self) -> bool {
        self.kept == self.now && self.differing.is_empty()
    }
}

/// Computes a list again from its frozen input, bidders and scheme version.
///
/// # Errors
/// `NotFound` when there is no such list; internal when what was frozen cannot be read.
pub async fn replay(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    shortlist_id: Uuid,
) -> Result<Replayed, AppError> {
    let list = shortlist::Entity::find_by_id(shortlist_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let entries = records::entries(db, list.id).await?;
    let bidders = records::bidders(db, &entries).await?;
    again(db, schemes, &list, &entries, &bidders).await
}

/// The same for a list that has been read already.
pub(super) async fn again(
    db: &impl ConnectionTrait,
    schemes: &Schemes,
    list: &shortlist::Model,
    entries: &[entry::Model],
    bidders: &[Bidder],
) -> Result<Replayed, AppError> {
    let input: Input = serde_json::from_str(&list.input)
        .map_err(|cause| AppError::internal("reading a frozen list", cause))?;
    let scheme = schemes.version(db, list.scheme_version_id).await?;
    let frozen = rank(&scheme.scheme, &input, bidders)?;
    let rows: BTreeMap<&str, &Row> = frozen
        .list
        .rows
        .iter()
        .map(|row| (row.bid_id.as_str(), row))
        .collect();
    let out: BTreeMap<&str, &NotConsidered> = frozen
        .list
        .not_considered
        .iter()
        .map(|out| (out.bid_id.as_str(), out))
        .collect();
    let mut differing = Vec::new();
    for (entry, bidder) in entries.iter().zip(bidders) {
        let key = bidder.bid.bid_id.as_str();
        let same = match records::listed(entry)? {
            Listed::Row(kept) => {
                rows.get(key) == Some(&&kept) && entry.place == i32::try_from(kept.place).ok()
            }
            Listed::Out(kept) => out.get(key) == Some(&&kept) && entry.place.is_none(),
        };
        if !same {
            differing.push(entry.id);
        }
    }
    Ok(Replayed {
        kept: list.answer_hash.clone(),
        now: frozen.written.hash,
        same_engine: list.engine == ENGINE,
        differing,
    })
}
