//! A bid that is looked at before its transaction begins. Reading for a bid is most of its work, and while one bid is
//! written all others wait; so the reading is done beside the writer, and inside the transaction one question makes
//! sure that nothing of what was read has changed. If anything has, the bid is looked at again, inside.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, Statement, Value};
use uuid::Uuid;

use super::place::{NewBid, Placed, place, write_first};
use super::rules::{Asking, Grounds};
use super::words;
use crate::adverts::read::{self, Advert};
use crate::app::App;
use crate::audit::By;
use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Moment;
use crate::partnership::Schemes;
use crate::register::{self, Addressees};

/// Places a bid as [`place`] does, in a transaction of its own: what people who bid for themselves go through.
///
/// # Errors
/// As for [`place`]; [`AppError::Busy`] when others were in the way for too long.
pub async fn bid(app: &App, at: &Moment, by: &By, new: NewBid) -> Result<Placed, AppError> {
    let ready = ready(app, at.now, new).await?;
    app.store
        .write(async |tx| match &ready {
            Some(ready) => place_ready(tx, at, by, &app.schemes, ready).await,
            None => place(tx, at, by, &app.schemes, new).await,
        })
        .await
}

/// A first bid that the rules allowed a moment ago, with everything that they rested on.
#[derive(Debug)]
pub struct Ready {
    new: NewBid,
    advert: Advert,
    grounds: Grounds,
    addressed: BTreeMap<Uuid, Addressees>,
}

/// Looks at a bid. None when it needs more than one look: it is refused, there is a bid already, or the home takes
/// interest; [`place`] finds out, and says why.
///
/// # Errors
/// What the database answers; `no_scheme` when the advert's council has none in force.
pub async fn ready(app: &App, now: Instant, new: NewBid) -> Result<Option<Ready>, AppError> {
    let db = app.store.read();
    let advert = read::advert(db, new.advert_id).await?.filter(words::is_public);
    let Some(advert) = advert.filter(|advert| !advert.is_interest()) else {
        return Ok(None);
    };
    let asking = Asking::glance(app, now, new.household_id, &[&advert]).await?;
    let may = asking.may(&advert)?;
    let Some(grounds) = asking
        .grounds(&advert)
        .filter(|_| may.allowed && may.own.is_none())
    else {
        return Ok(None);
    };
    Ok(Some(Ready {
        addressed: register::addressees(db, [new.household_id]).await?,
        new,
        advert,
        grounds,
    }))
}

/// Places the bid if everything that it rested on still stands, and otherwise looks at it again. The same as
/// [`place`] in every other way.
///
/// # Errors
/// As for [`place`].
pub async fn place_ready(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    ready: &Ready,
) -> Result<Placed, AppError> {
    if ready.still_stands(tx, at.now).await? {
        write_first(tx, at, by, &ready.new, &ready.advert, &ready.addressed).await
    } else {
        place(tx, at, by, schemes, ready.new).await
    }
}

/// Whether advert, home, household, assessment, scheme, nominations and bids are as they were read, and the advert is
/// open at the time of the bid.
const STANDS: &str = "SELECT 1 FROM adverts \
     JOIN homes ON homes.id = adverts.home_id AND homes.version = $3 \
     JOIN households ON households.id = $4 AND households.version = $5 \
     JOIN assessments ON assessments.id = $6 AND assessments.current \
     WHERE adverts.id = $1 AND adverts.version = $2 AND adverts.state = 'approved' \
     AND adverts.opens_at <= $7 AND adverts.closes_at > $7 \
     AND (SELECT COUNT(*) FROM bids WHERE household_id = $4 AND cycle_id = $8 AND state <> 'withdrawn') = $9 \
     AND (SELECT COUNT(*) FROM bids WHERE household_id = $4 AND cycle_id = $8 AND state = 'placed') = $10 \
     AND EXISTS (SELECT 1 FROM nominations WHERE household_id = $4 AND live) = $11 \
     AND $12 = (SELECT scheme_versions.id FROM scheme_versions \
       JOIN councils ON councils.scheme = scheme_versions.name \
       WHERE councils.id = adverts.council_id AND scheme_versions.in_force_from <= $13 \
       ORDER BY scheme_versions.in_force_from DESC, scheme_versions.id DESC LIMIT 1)";

impl Ready {
    async fn still_stands(&self, tx: &impl ConnectionTrait, now: Instant) -> Result<bool, AppError> {
        let (row, home, held) = (&self.advert.row, &self.advert.home, &self.grounds);
        let values: [Value; 13] = [
            row.id.into(),
            row.version.into(),
            home.version.into(),
            self.new.household_id.into(),
            held.household_version.into(),
            held.assessment_id.into(),
            now.into(),
            row.cycle_id.into(),
            held.used.into(),
            held.live.into(),
            held.live_offer.into(),
            held.scheme_version_id.into(),
            held.today.into(),
        ];
        let asked = Statement::from_sql_and_values(tx.get_database_backend(), STANDS, values);
        Ok(tx.query_one_raw(asked).await?.is_some())
    }
}
