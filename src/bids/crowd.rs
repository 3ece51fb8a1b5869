//! Those who look or bid at the same moment: what is asked for all of them together, and written together.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use uuid::Uuid;

use super::known::Glances;
use super::place::Placed;
use super::ready::Waiting;
use crate::adverts::read::{self, Advert};
use crate::clock::Instant;
use crate::error::AppError;
use crate::register::{self, Addressees};
use crate::store::{Together, evened};

/// How old an advert may be for a bid that is looked at: it is asked about again before the bid is written.
const LATELY: TimeDelta = TimeDelta::seconds(1);
/// Adverts kept at once.
const MOST: usize = 256;

/// An advert, and when it was read.
type Lately = (Instant, Arc<Advert>);

/// Cloned cheaply.
#[derive(Clone, Debug)]
pub struct Crowd {
    pub(super) glances: Glances,
    addressees: Together<Uuid, Option<Addressees>>,
    adverts: Arc<Mutex<BTreeMap<Uuid, Lately>>>,
    pub(super) bids: Together<Waiting, Option<Placed>>,
}

impl Default for Crowd {
    fn default() -> Self {
        Self {
            glances: Glances::default(),
            addressees: Together::default(),
            adverts: Arc::default(),
            bids: Together::one_after_another(),
        }
    }
}

impl Crowd {
    /// An advert as it was at most a second ago; none that nobody has.
    pub(super) async fn advert(
        &self,
        db: &impl ConnectionTrait,
        now: Instant,
        id: Uuid,
    ) -> Result<Option<Arc<Advert>>, AppError> {
        let known = {
            let known = self.adverts.lock().unwrap_or_else(PoisonError::into_inner);
            let known = known.get(&id);
            known
                .filter(|(read_at, _)| *read_at <= now && now < *read_at + LATELY)
                .map(|(_, advert)| Arc::clone(advert))
        };
        if known.is_some() {
            return Ok(known);
        }
        let Some(advert) = read::advert(db, id).await?.map(Arc::new) else {
            return Ok(None);
        };
        let mut known = self.adverts.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(id, (now, Arc::clone(&advert)));
        Ok(Some(advert))
    }

    /// Whom messages to a household go to.
    ///
    /// # Errors
    /// `NotFound` for a household that does not exist.
    pub(super) async fn addressees(
        &self,
        db: &DatabaseConnection,
        household_id: Uuid,
    ) -> Result<Addressees, AppError> {
        let connection = db.clone();
        let ask = move |ids: Vec<Uuid>| {
            let db = connection.clone();
            async move { addressees(&db, evened(ids)).await }
        };
        let found = match self.addressees.ask(household_id, ask).await {
            Some(found) => found,
            None => addressees(db, vec![household_id]).await?.pop().flatten(),
        };
        found.ok_or(AppError::NotFound)
    }
}

/// Those of each household, in their order.
async fn addressees(
    db: &impl ConnectionTrait,
    households: Vec<Uuid>,
) -> Result<Vec<Option<Addressees>>, AppError> {
    let found = register::addressees(db, households.iter().copied()).await?;
    Ok(households.iter().map(|id| found.get(id).cloned()).collect())
}
