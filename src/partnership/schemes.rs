//! The schemes in force: parsed once, kept by version. A version's text never changes, so what is cached never spoils.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use allocations::Scheme;
use chrono::NaiveDate;
use entity::{council, scheme_version};
use sea_orm::sea_query::{Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::error::{AppError, Refusal};
use crate::kept;

/// A scheme with the version under which it is kept.
#[derive(Debug)]
pub struct InForce {
    pub version_id: Uuid,
    pub scheme: Scheme,
}

/// Every scheme version that has been asked for, parsed. Cloned cheaply.
#[derive(Clone, Debug, Default)]
pub struct Schemes(Arc<RwLock<BTreeMap<Uuid, Arc<InForce>>>>);

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
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
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
        });
        self.0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
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
