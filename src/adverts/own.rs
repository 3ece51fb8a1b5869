//! What the schemes of councils ask about the home on offer in words of their own.

use allocations::{Facts, Value};
use chrono::NaiveDate;
use entity::council;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::read::Advert;
use crate::error::AppError;
use crate::own::{OwnFact, capital, declared_of_homes, said};
use crate::partnership::Schemes;
use crate::texts::Language;

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

/// What the advert's council asks about a home in words of its own, with the answers for this one: what may decide who can
/// have it. In English, as the scheme is.
///
/// # Errors
/// Internal when the kept answers cannot be read.
pub async fn told(
    schemes: &Schemes,
    db: &impl ConnectionTrait,
    (advert, council): (&Advert, &council::Model),
    day: NaiveDate,
) -> Result<Vec<(String, String)>, AppError> {
    let kept = kept(&advert.row.own_facts)?;
    if kept.own().is_empty() {
        return Ok(Vec::new());
    }
    let asked = asked(schemes, db, std::slice::from_ref(council), day).await?;
    let told = asked.iter().filter_map(|fact| {
        let value = value(&kept, fact)?;
        Some((capital(&fact.fact.label), said(Language::English, fact, &value)))
    });
    Ok(told.collect())
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
