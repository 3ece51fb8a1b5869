//! What the schemes of councils ask about the home on offer in words of their own.

use allocations::{Facts, Value};
use chrono::NaiveDate;
use entity::council;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::error::AppError;
use crate::own::{OwnFact, declared_of_homes};
use crate::partnership::Schemes;

/// Every fact that the schemes of these councils ask about a home.
pub(super) async fn asked(
    schemes: &Schemes,
    db: &impl ConnectionTrait,
    councils: &[council::Model],
    day: NaiveDate,
) -> Result<Vec<OwnFact>, AppError> {
    let mut found = Vec::new();
    for council in councils {
        match schemes.in_force(db, council.id, day).await {
            Ok(scheme) => found.push((council.id, scheme)),
            Err(AppError::Refused(refusal)) if refusal.code == "no_scheme" => {}
            Err(other) => return Err(other),
        }
    }
    Ok(declared_of_homes(&found))
}

/// Whether the scheme of this council asks it.
pub(super) fn is_asked_by(fact: &OwnFact, council_id: Uuid) -> bool {
    fact.councils.contains(&council_id)
}

/// The answers of an advert as they are kept.
pub(super) fn kept(own_facts: &str) -> Result<Facts, AppError> {
    Facts::from_json(own_facts).map_err(|cause| AppError::internal("reading facts of an advert", cause))
}

/// The same to be kept.
pub(super) fn written(facts: &Facts) -> Result<String, AppError> {
    facts
        .to_json()
        .map_err(|cause| AppError::internal("writing facts of an advert", cause))
}

/// The value of a fact, where it is known and the scheme takes it.
pub(super) fn value(facts: &Facts, fact: &OwnFact) -> Option<Value> {
    let value = fact.meant(facts.own().get(&fact.fact.name)?);
    fact.fault(&value).is_none().then_some(value)
}
