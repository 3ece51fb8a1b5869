//! The schemes in force: parsed once, kept by version. A version's text never changes, so what is cached never spoils.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use allocations::Scheme;
use chrono::{NaiveDate, TimeDelta};
use entity::{council, scheme_version};
use sea_orm::sea_query::{Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clock::Instant;
use crate::error::{AppError, Refusal};
use crate::kept;
use crate::partnership::Said;

/// A scheme with the version under which it is kept.
#[derive(Debug)]
pub struct InForce {
    pub version_id: Uuid,
    pub scheme: Scheme,
    /// What it has said lately.
    pub said: Said,
}

/// Every scheme version that has been asked for, parsed. Cloned cheaply.
#[derive(Clone, Debug, Default)]
pub struct Schemes(Arc<RwLock<Known>>);

#[derive(Debug, Default)]
struct Known {
    versions: BTreeMap<Uuid, Arc<InForce>>,
    /// Which version was in force for a council on a day, and when that was read.
    lately: BTreeMap<(Uuid, NaiveDate), (Instant, Uuid)>,
}

/// How old an answer of [`Schemes::lately`] may be.
const LATELY: TimeDelta = TimeDelta::seconds(1);
/// Answers kept at once.
const MOST: usize = 64;

impl Schemes {
    /// The scheme of a council as in force on a day.
    ///
    /// # Errors
    /// Refused with `no_scheme` when the council has none on that day, or there is no such council.
    pub async fn in_force(
        &self,
        db: &impl ConnectionTrait,
        council_id: Uuid,
        day: NaiveDate,
    ) -> Result<Arc<InForce>, AppError> {
        let name = Query::select()
            .column(council::Column::Scheme)
            .from(council::Entity)
            .and_where(council::Column::Id.eq(council_id))
            .to_owned();
        self.newest(db, scheme_version::Column::Name.in_subquery(name), day)
            .await
    }

    /// The same as it was at most a second ago, for a page or for a decision that asks again before it is made.
    ///
    /// # Errors
    /// As for [`Schemes::in_force`].
    pub async fn lately(
        &self,
        db: &impl ConnectionTrait,
        now: Instant,
        council_id: Uuid,
        day: NaiveDate,
    ) -> Result<Arc<InForce>, AppError> {
        let known = {
            let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
            let lately = known.lately.get(&(council_id, day));
            lately
                .filter(|(read_at, _)| *read_at <= now && now < *read_at + LATELY)
                .and_then(|(_, version)| known.versions.get(version).map(Arc::clone))
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let found = self.in_force(db, council_id, day).await?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.lately.len() >= MOST {
            known.lately.clear();
        }
        known.lately.insert((council_id, day), (now, found.version_id));
        Ok(found)
    }

    /// The scheme of that name as in force on a day.
    ///
    /// # Errors
    /// Refused with `no_scheme` when there is none.
    pub async fn named(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        day: NaiveDate,
    ) -> Result<Arc<InForce>, AppError> {
        self.newest(db, scheme_version::Column::Name.eq(name), day).await
    }

    async fn newest(
        &self,
        db: &impl ConnectionTrait,
        wanted: SimpleExpr,
        day: NaiveDate,
    ) -> Result<Arc<InForce>, AppError> {
        let versions: Vec<Uuid> = scheme_version::Entity::find()
            .select_only()
            .column(scheme_version::Column::Id)
            .filter(wanted)
            .filter(scheme_version::Column::InForceFrom.lte(day))
            .order_by_desc(scheme_version::Column::InForceFrom)
            .order_by_desc(scheme_version::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let Some(version) = versions.first() else {
            return Err(AppError::refused("no_scheme", kept!("partnership-no-scheme")));
        };
        self.version(db, *version).await
    }

    /// One version, whenever it was in force.
    pub async fn version(&self, db: &impl ConnectionTrait, id: Uuid) -> Result<Arc<InForce>, AppError> {
        if let Some(known) = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .versions
            .get(&id)
        {
            return Ok(Arc::clone(known));
        }
        let row = scheme_version::Entity::find_by_id(id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let scheme = parse(&row.text, row.base_text.as_deref())?;
        let parsed = Arc::new(InForce {
            version_id: id,
            scheme,
            said: Said::default(),
        });
        self.0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .versions
            .insert(id, Arc::clone(&parsed));
        Ok(parsed)
    }
}

/// Reads a scheme's text, with the text of the scheme that it is laid over.
///
/// # Errors
/// Refused with `scheme`: one line for each problem, with its place in the file.
pub fn parse(text: &str, base: Option<&str>) -> Result<Scheme, AppError> {
    Scheme::load(text, &|_| base.map(ToOwned::to_owned)).map_err(|problems| {
        AppError::Refused(Refusal {
            code: "scheme",
            says: "The scheme cannot be used as it is. Correct what is listed here.".into(),
            reasons: problems
                .iter()
                .map(|problem| problem.to_string().into())
                .collect(),
        })
    })
}
