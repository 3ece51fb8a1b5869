//! Telling everybody who bid what became of it. A list that the clock closed says itself that nobody has been told yet, and is told
//! of in a transaction of its own: whoever bids for another home in that second waits for the lists alone.

use std::collections::BTreeMap;

use allocations::NotConsidered;
use entity::{entry, shortlist};
use futures_util::{StreamExt, stream};
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{records, told};
use crate::adverts::read::{self, Advert};
use crate::app::App;
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::{self, Addressees, Told};
use crate::texts::Language;

/// Lists told of at the same time: they share a commit, and whoever bids meanwhile waits for so many.
const TOGETHER: usize = 4;

/// Tells of every list that nobody has been told of; returns how many. Safe in several processes at once, and after one
/// that was killed. One that others keep busy is left for the next round.
///
/// # Errors
/// The first failure, once all have been tried.
pub async fn tell_due(app: &App) -> Result<usize, AppError> {
    let untold: Vec<Uuid> = shortlist::Entity::find()
        .select_only()
        .column(shortlist::Column::Id)
        .filter(shortlist::Column::ToldAt.is_null())
        .order_by_asc(shortlist::Column::FrozenAt)
        .order_by_asc(shortlist::Column::Id)
        .into_tuple()
        .all(app.store.read())
        .await?;
    stream::iter(untold)
        .map(|id| tell_one(app, id))
        .buffered(TOGETHER)
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .map(|one| one.map(usize::from))
        .sum()
}

/// Whether this call told of it.
async fn tell_one(app: &App, list_id: Uuid) -> Result<bool, AppError> {
    let news = News::read(app.store.read(), list_id).await?;
    let at = app.moment();
    match app.store.write(async |tx| news.send(tx, &at).await).await {
        // the next round finds it still to be told of
        Err(AppError::Busy) => {
            tracing::warn!(shortlist.id = %list_id, "too busy to tell those who bid; trying again later");
            Ok(false)
        }
        done => done,
    }
}

/// Tells of one list within the transaction that made it.
pub(super) async fn now(tx: &impl ConnectionTrait, at: &Moment, list_id: Uuid) -> Result<(), AppError> {
    News::read(tx, list_id).await?.send(tx, at).await?;
    Ok(())
}

/// What there is to tell of a list. None of it ever changes, but for the readers' addresses and languages.
struct News {
    list_id: Uuid,
    messages: Vec<(Uuid, Told)>,
    addressed: BTreeMap<Uuid, Addressees>,
}

/// An entry: bid, household, place and, where it has none, the engine's words.
type Line = (Uuid, Uuid, Option<i32>, Option<String>);

impl News {
    async fn read(db: &impl ConnectionTrait, list_id: Uuid) -> Result<Self, AppError> {
        let list = shortlist::Entity::find_by_id(list_id).one(db).await?;
        let list = list.ok_or(AppError::NotFound)?;
        let of = records::head(&list)?.listed;
        let advert = read::advert(db, list.advert_id).await?;
        let advert = advert.ok_or(AppError::NotFound)?;
        let unplaced = entry::Column::Place.is_null();
        let words = CaseStatement::new().case(unplaced, Expr::col(entry::Column::Reasons));
        let lines: Vec<Line> = entry::Entity::find()
            .select_only()
            .columns([
                entry::Column::BidId,
                entry::Column::HouseholdId,
                entry::Column::Place,
            ])
            .column_as(Expr::expr(words), "words")
            .filter(entry::Column::ShortlistId.eq(list_id))
            .order_by_asc(entry::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let addressed = register::addressees(db, lines.iter().map(|line| line.1)).await?;
        let messages = lines.into_iter().map(|line| {
            let language = addressed
                .get(&line.1)
                .map(Addressees::language)
                .unwrap_or_default();
            Ok((line.1, message(language, &advert, of, line)?))
        });
        Ok(Self {
            list_id,
            messages: messages.collect::<Result<_, AppError>>()?,
            addressed,
        })
    }

    /// Whether nobody else was first.
    async fn send(&self, tx: &impl ConnectionTrait, at: &Moment) -> Result<bool, AppError> {
        let taken = shortlist::Entity::update_many()
            .col_expr(shortlist::Column::ToldAt, Expr::value(at.now))
            .filter(shortlist::Column::Id.eq(self.list_id))
            .filter(shortlist::Column::ToldAt.is_null())
            .exec(tx)
            .await?;
        if taken.rows_affected == 0 {
            return Ok(false);
        }
        register::tell_addressed(tx, at, &self.addressed, self.messages.clone()).await?;
        Ok(true)
    }
}

fn message(
    language: Language,
    advert: &Advert,
    of: usize,
    (bid_id, _, place, words): Line,
) -> Result<Told, AppError> {
    if let Some(place) = place.and_then(|place| u32::try_from(place).ok()) {
        return Ok(told::placed(language, advert, place, of, bid_id));
    }
    let broken = |cause| AppError::internal("reading a frozen entry", cause);
    let out: NotConsidered = serde_json::from_str(&words.unwrap_or_default()).map_err(broken)?;
    Ok(told::not_considered(
        language,
        advert,
        told::sentences(&out),
        bid_id,
    ))
}
