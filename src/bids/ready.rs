//! A bid that is looked at before its transaction begins. Reading for a bid is most of its work, and while one bid is
//! written all others wait; so the reading is done beside the writer, and inside the transaction one question makes
//! sure that nothing of what was read has changed. If anything has, the bid is looked at again, inside.
//!
//! Bids that are ready while others are being written go together: one question and one write for all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::try_join;
use uuid::Uuid;

use super::place::{NewBid, Placed, Writing, place};
use super::rules::{Asking, Grounds};
use super::stands::standing;
use super::words;
use crate::adverts::read::Advert;
use crate::app::App;
use crate::audit::By;
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::Addressees;
use crate::store::Tx;

/// Places a bid as [`place`] does, in a transaction that it may share: what people who bid for themselves go through.
///
/// # Errors
/// As for [`place`]; [`AppError::Busy`] when others were in the way for too long.
pub async fn bid(app: &App, at: &Moment, by: &By, new: NewBid) -> Result<Placed, AppError> {
    match ready(app, at.now, new).await? {
        Some(ready) => place_ready(app, at, by, ready).await,
        None => alone(app, at, by, new).await,
    }
}

async fn alone(app: &App, at: &Moment, by: &By, new: NewBid) -> Result<Placed, AppError> {
    app.store
        .write(async |tx| place(tx, at, by, &app.schemes, new).await)
        .await
}

/// A first bid that the rules allowed a moment ago, with everything that they rested on.
#[derive(Debug)]
pub struct Ready {
    pub(super) new: NewBid,
    pub(super) advert: Arc<Advert>,
    pub(super) grounds: Grounds,
    to: Addressees,
}

/// Looks at a bid. None when it needs more than one look: it is refused, there is a bid already, or the home takes
/// interest; [`place`] finds out, and says why.
///
/// # Errors
/// What the database answers; `no_scheme` when the advert's council has none in force.
pub async fn ready(app: &App, now: Instant, new: NewBid) -> Result<Option<Ready>, AppError> {
    let advert = app.crowd.advert(app.store.read(), now, new.advert_id).await?;
    let Some(advert) = advert.filter(|advert| words::is_public(advert) && !advert.is_interest()) else {
        return Ok(None);
    };
    let adverts = [advert.as_ref()];
    let asking = Asking::glance(app, now, new.household_id, &adverts);
    let (asking, to) = try_join(asking, app.crowd.addressees(app.store.read(), new.household_id)).await?;
    let may = asking.may(&advert)?;
    let grounds = asking.grounds(&advert);
    let Some(grounds) = grounds.filter(|_| may.allowed && may.own.is_none()) else {
        return Ok(None);
    };
    Ok(Some(Ready {
        new,
        advert,
        grounds,
        to,
    }))
}

/// Places a bid that is ready, together with others that are, if everything that it rested on still stands; otherwise
/// looks at it again, alone. The same as [`place`] in every other way.
///
/// # Errors
/// As for [`bid`].
pub async fn place_ready(app: &App, at: &Moment, by: &By, ready: Ready) -> Result<Placed, AppError> {
    let new = ready.new;
    let waiting = Waiting {
        ready,
        at: at.clone(),
        by: by.clone(),
    };
    let store = app.store.clone();
    let write = move |all: Vec<Waiting>| {
        let store = store.clone();
        async move { store.write(async |tx| write(tx, &all).await).await }
    };
    match app.crowd.bids.ask_here(waiting, write).await.flatten() {
        Some(placed) => Ok(placed),
        None => alone(app, at, by, new).await,
    }
}

/// A bid in the queue, with who made it and when.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) ready: Ready,
    pub(super) at: Moment,
    by: By,
}

/// Writes those that still stand; what came of each, in their order. Of two bids of one household the second has to be
/// looked at again, for the first may have been its last.
async fn write(tx: &Tx, all: &[Waiting]) -> Result<Vec<Option<Placed>>, AppError> {
    let stand = standing(tx, all).await?;
    let (mut writing, mut households) = (Writing::default(), BTreeSet::<Uuid>::new());
    let mut placed = Vec::with_capacity(all.len());
    for (number, Waiting { ready, at, by }) in all.iter().enumerate() {
        let first = stand.contains(&number) && households.insert(ready.new.household_id);
        let bid = first.then(|| writing.first(at, by, &ready.new, (&ready.advert, &ready.to)));
        placed.push(bid.transpose()?);
    }
    writing.write(tx).await?;
    Ok(placed)
}
