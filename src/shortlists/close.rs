//! Closing an advert: every counted bid is frozen with its facts, ranked, explained and told. Two processes that
//! close at once make one list, because only one of them moves the advert.

use actix_web::rt;
use entity::states::AdvertState;
use entity::{advert, home};
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::past::past;
use super::prepare::{Material, Prepared, last};
use super::{tell, write};
use crate::adverts::read::{self, Advert};
use crate::app::App;
use crate::bids::Remembered;
use crate::clock::Instant;
use crate::dates;
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::partnership::Schemes;

/// What closing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub shortlist_id: Uuid,
    pub bids: usize,
    pub listed: usize,
    pub not_considered: usize,
}

/// Closes one advert, makes its shortlist and tells everybody who bid.
///
/// # Errors
/// Refused with `not_closed_yet` before its closing time, with `closed_already` when somebody else was first;
/// internal when the draw's seed is not the one that was committed to.
pub async fn close(
    tx: &impl ConnectionTrait,
    at: &Moment,
    schemes: &Schemes,
    advert_id: Uuid,
) -> Result<Closed, AppError> {
    let advert = read::advert(tx, advert_id).await?.ok_or(AppError::NotFound)?;
    let closes_at = advert.row.closes_at.ok_or(AppError::NotFound)?;
    due(at, closes_at)?;
    if !take(tx, advert_id, None).await? {
        return Err(AppError::refused(
            "closed_already",
            kept!("shortlists-cannot-not-open"),
        ));
    }
    let made = Material::read(tx, schemes, advert, Remembered::default())
        .await?
        .worked_out()?;
    let closed = finish(tx, at, &made).await?;
    tell::now(tx, at, closed.shortlist_id).await?;
    Ok(closed)
}

/// The same, but for the telling, with a list that was worked out a moment ago, if nothing that it was made from has
/// changed since.
///
/// # Errors
/// As for [`close`]; [`AppError::Stale`] when something has changed: then it must be made again.
async fn close_prepared(
    tx: &impl ConnectionTrait,
    at: &Moment,
    schemes: &Schemes,
    made: &Prepared,
) -> Result<Closed, AppError> {
    let row = &made.advert.row;
    due(at, made.closes_at)?;
    let taken = take(tx, row.id, Some(&made.advert)).await?;
    let scheme = schemes.in_force(tx, row.council_id, made.as_at).await?;
    let same = taken
        && scheme.version_id == made.scheme_version_id
        && past(tx, &scheme.scheme, &made.advert, last(made.closes_at)).await? == made.past;
    if same {
        // the bids tell whether they, the households and the assessments are as they were
        finish(tx, at, made).await
    } else {
        Err(AppError::Stale)
    }
}

async fn finish(tx: &impl ConnectionTrait, at: &Moment, made: &Prepared) -> Result<Closed, AppError> {
    Ok(Closed {
        shortlist_id: write::all(tx, at, made).await?,
        bids: made.head.bids,
        listed: made.head.listed,
        not_considered: made.head.not_considered,
    })
}

fn due(at: &Moment, closes_at: Instant) -> Result<(), AppError> {
    if at.now >= closes_at {
        return Ok(());
    }
    let when = dates::closing_in_words(closes_at);
    Err(AppError::refused(
        "not_closed_yet",
        kept!("shortlists-cannot-open", when = when),
    ))
}

/// Lists worked out ahead of the one that is being written: more would only take room.
const AHEAD: usize = 2;
/// Lists written together: they wait for each other and so share a commit, and a page that several of them change is
/// written once. Whoever bids for another home meanwhile waits for so many lists.
const TOGETHER: usize = 16;

/// Closes every advert whose time has come, each in a transaction of its own; returns how many. Telling those who bid is
/// left to [`super::tell_due`]. One that others keep busy is left for the next round. While one list is written the next are worked out on other cores.
///
/// One that cannot be closed keeps no other from closing.
///
/// # Errors
/// The first failure other than that somebody else was first, once all have been tried.
pub async fn close_due(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due: Vec<Uuid> = advert::Entity::find()
        .select_only()
        .column(advert::Column::Id)
        .filter(advert::Column::State.eq(AdvertState::Approved))
        .filter(advert::Column::ClosesAt.lte(now))
        .order_by_asc(advert::Column::ClosesAt)
        .order_by_asc(advert::Column::Id)
        .into_tuple()
        .all(app.store.read())
        .await?;
    let remembered = Remembered::default();
    stream::iter(due)
        .map(|advert_id| {
            let (app, remembered) = (app.clone(), remembered.clone());
            // of its own, so that it goes on while this task waits for a write
            rt::spawn(async move { (advert_id, prepared(&app, advert_id, remembered).await) })
        })
        .buffered(AHEAD)
        .map(|made| {
            let (advert_id, made) =
                made.map_err(|cause| AppError::internal("working out a shortlist", cause))?;
            Ok((advert_id, made.map_err(Unclosed::of(advert_id))?))
        })
        .chunks(TOGETHER)
        .map(|lists| together(app, lists))
        // the next lists are worked out while these are written
        .buffered(2)
        .map(stream::iter)
        .flatten()
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .map(|one| one.map(usize::from))
        .sum()
}

/// An advert that cannot be closed.
#[derive(Debug, thiserror::Error)]
#[error("advert {advert_id} stays open")]
struct Unclosed {
    advert_id: Uuid,
    source: AppError,
}

impl Unclosed {
    fn of(advert_id: Uuid) -> impl Fn(AppError) -> AppError {
        move |source| AppError::internal("closing an advert", Self { advert_id, source })
    }
}

/// Writes lists that share a commit; whether each was closed by this call.
async fn together(
    app: &App,
    lists: Vec<Result<(Uuid, Option<Prepared>), AppError>>,
) -> Vec<Result<bool, AppError>> {
    let written = lists.into_iter().map(|list| async move {
        let (advert_id, made) = list?;
        close_one(app, advert_id, made)
            .await
            .map_err(Unclosed::of(advert_id))
    });
    join_all(written).await
}

async fn prepared(app: &App, advert_id: Uuid, remembered: Remembered) -> Result<Option<Prepared>, AppError> {
    let db = app.store.read();
    let Some(advert) = read::advert(db, advert_id).await? else {
        return Ok(None);
    };
    let material = Material::read(db, &app.schemes, advert, remembered).await?;
    let made = rt::task::spawn_blocking(move || material.worked_out()).await;
    made.map_err(|cause| AppError::internal("working out a shortlist", cause))?
        .map(Some)
}

/// Whether this call closed it.
async fn close_one(app: &App, advert_id: Uuid, made: Option<Prepared>) -> Result<bool, AppError> {
    let at = app.moment();
    let close = async || {
        let closed = app
            .store
            .write(async |tx| close(tx, &at, &app.schemes, advert_id).await);
        closed.await
    };
    let done = match &made {
        Some(made) => {
            let prepared = app
                .store
                .write(async |tx| close_prepared(tx, &at, &app.schemes, made).await);
            match prepared.await {
                Err(AppError::Stale) => close().await,
                done => done,
            }
        }
        None => close().await,
    };
    match done {
        Ok(_) => Ok(true),
        Err(AppError::Refused(refusal)) if refusal.code == "closed_already" => Ok(false),
        // nothing was lost: the next round finds it still to be closed
        Err(AppError::Busy) => {
            tracing::warn!(advert.id = %advert_id, "too busy to close an advert; trying again later");
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Moves an open advert to closed, if it and its home are still as they were read, where that is asked; whether it was.
async fn take(
    tx: &impl ConnectionTrait,
    advert_id: Uuid,
    as_read: Option<&Advert>,
) -> Result<bool, AppError> {
    let mut moving = advert::Entity::update_many()
        .col_expr(advert::Column::State, Expr::value(AdvertState::Closed))
        .col_expr(advert::Column::Version, Expr::col(advert::Column::Version).add(1))
        .filter(advert::Column::Id.eq(advert_id))
        .filter(advert::Column::State.eq(AdvertState::Approved));
    if let Some(read) = as_read {
        let home = Query::select()
            .expr(Expr::val(1))
            .from(home::Entity)
            .and_where(home::Column::Id.eq(read.home.id))
            .and_where(home::Column::Version.eq(read.home.version))
            .to_owned();
        moving = moving
            .filter(advert::Column::Version.eq(read.row.version))
            .filter(Expr::exists(home));
    }
    Ok(moving.exec(tx).await?.rows_affected == 1)
}
