//! What households are told when a list is made and when it is sealed. Counts, never people.

use std::collections::BTreeMap;

use allocations::{NotConsidered, Row};
use entity::states::BidState;
use entity::{bid, entry, home};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::codes::skip_words;
use super::freeze::{Frozen, Kind};
use crate::adverts::read::Advert;
use crate::bids::{self, Bidding, nth};
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::ids::Moment;
use crate::register::{self, Told};
use crate::texts::Kept;
use crate::{kept, t};

/// Tells every bidder where it stands, or every reason why it was not considered.
pub(super) async fn closed(
    tx: &impl ConnectionTrait,
    at: &Moment,
    advert: &Advert,
    found: &[Bidding],
    frozen: &Frozen,
) -> Result<(), AppError> {
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
    let mut all = Vec::with_capacity(found.len());
    let languages = register::languages_of(tx, found.iter().map(|bidding| bidding.bid.household_id)).await?;
    for bidding in found {
        let key = bidding.bidder.bid.bid_id.as_str();
        let reads = languages
            .get(&bidding.bid.household_id)
            .copied()
            .unwrap_or_default();
        let interest = Kind::of(advert) != Kind::Bids;
        let home = title_with_place(reads, &advert.home);
        let body = match (rows.get(key), out.get(key)) {
            (Some(row), _) if interest => {
                let (place, of) = (nth(reads, row.place), frozen.head.listed);
                t!(
                    reads,
                    "shortlists-told-interest",
                    home = home,
                    place = place,
                    of = of
                )
            }
            (Some(row), _) => {
                let (place, of) = (nth(reads, row.place), frozen.head.listed);
                t!(
                    reads,
                    "shortlists-told-place",
                    home = home,
                    place = place,
                    of = of
                )
            }
            (None, out) => {
                let reasons = out.map(|out| sentences(out)).unwrap_or_default();
                not_considered(tx, bidding.bid.id, &reasons).await?;
                kept!("shortlists-told-out", home = home)
                    .and(reasons)
                    .in_message(reads)
            }
        };
        let told = Told {
            kind: "bids_closed",
            language: reads,
            subject: t!(reads, "shortlists-told-closed"),
            body,
            about: Some(format!("/my/bids/{}/why", bidding.bid.id)),
        };
        all.push((bidding.bid.household_id, told));
    }
    register::tell_all(tx, at, all).await
}

/// Tells those who were passed over, once it is final.
pub(super) async fn passed_over(
    tx: &impl ConnectionTrait,
    at: &Moment,
    home: &home::Model,
    skipped: &[entry::Model],
) -> Result<(), AppError> {
    let mut all = Vec::new();
    let languages = register::languages_of(tx, skipped.iter().map(|entry| entry.household_id)).await?;
    for entry in skipped {
        let says = skip_words(entry);
        // a list may be sealed more than once; nobody is told twice
        let news = bid::Entity::update_many()
            .col_expr(bid::Column::State, Expr::value(BidState::Unsuccessful))
            .col_expr(bid::Column::Outcome, Expr::value("skipped"))
            .col_expr(bid::Column::OutcomeSays, Expr::value(says.to_json()))
            .col_expr(bid::Column::DecidedAt, Expr::value(at.now))
            .filter(bid::Column::Id.eq(entry.bid_id))
            .filter(bid::Column::Outcome.is_null())
            .exec(tx)
            .await?;
        if news.rows_affected == 0 {
            continue;
        }
        let language = languages.get(&entry.household_id).copied().unwrap_or_default();
        let home = title_with_place(language, home);
        let body = kept!("shortlists-told-skipped-says", home = home)
            .and(says)
            .in_message(language);
        let again = t!(language, "shortlists-told-skipped-again");
        let told = Told {
            kind: "bid_skipped",
            language,
            subject: t!(language, "shortlists-told-skipped"),
            body: format!("{body}\n\n{again}"),
            about: Some(format!("/my/bids/{}/why", entry.bid_id)),
        };
        all.push((entry.household_id, told));
    }
    register::tell_all(tx, at, all).await
}

async fn not_considered(tx: &impl ConnectionTrait, bid_id: Uuid, says: &Kept) -> Result<(), AppError> {
    bid::Entity::update_many()
        .col_expr(bid::Column::OutcomeSays, Expr::value(says.to_json()))
        .filter(bid::Column::Id.eq(bid_id))
        .exec(tx)
        .await?;
    Ok(())
}

fn sentences(out: &NotConsidered) -> Kept {
    out.reasons
        .iter()
        .map(bids::kept)
        .fold(Kept::default(), Kept::and)
}
