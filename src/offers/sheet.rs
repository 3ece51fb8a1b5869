//! A nomination with what its pages show: the home, the provider, the offer, and as much of the household as the
//! reader may know.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::states::Role;
use entity::{
    account, advert, application, assessment, entry, home, household, member, nomination, offer, provider,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::records::offer_under;
use super::words::{age_on, listed};
use crate::error::AppError;
use crate::t;
use crate::texts::Language;

/// A nomination and what it belongs to.
pub(super) struct Sheet {
    pub row: nomination::Model,
    pub advert: advert::Model,
    pub home: home::Model,
    pub provider: provider::Model,
    pub household: household::Model,
    pub entry: entry::Model,
    pub offer: Option<offer::Model>,
}

impl Sheet {
    pub(super) async fn of(db: &impl ConnectionTrait, row: nomination::Model) -> Result<Self, AppError> {
        let advert = advert::Entity::find_by_id(row.advert_id).one(db).await?;
        let home = home::Entity::find_by_id(row.home_id).one(db).await?;
        let provider = provider::Entity::find_by_id(row.provider_id).one(db).await?;
        let household = household::Entity::find_by_id(row.household_id).one(db).await?;
        let entry = entry::Entity::find_by_id(row.entry_id).one(db).await?;
        let offer = offer_under(db, row.id).await?;
        Ok(Self {
            advert: advert.ok_or(AppError::NotFound)?,
            home: home.ok_or(AppError::NotFound)?,
            provider: provider.ok_or(AppError::NotFound)?,
            household: household.ok_or(AppError::NotFound)?,
            entry: entry.ok_or(AppError::NotFound)?,
            offer,
            row,
        })
    }
}

/// What a provider may know of a nominated household, and nothing else: not where they live now, not why they
/// need to move, not their band.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shared {
    pub name: String,
    /// `3 people, aged 41, 12 and 10`
    pub people: String,
    pub bedrooms: Option<i32>,
    pub access: Vec<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// How it is safe to make contact. For a sensitive household this is all there is.
    pub safe_contact: Option<String>,
}

/// Reads what a provider may know.
pub(super) async fn shared(
    db: &impl ConnectionTrait,
    sheet: &Sheet,
    today: NaiveDate,
) -> Result<Shared, AppError> {
    let household_id = sheet.household.id;
    let members = member::Entity::find()
        .filter(member::Column::HouseholdId.eq(household_id))
        .order_by_asc(member::Column::Position)
        .all(db)
        .await?;
    // The newest application: it is closed once the household is housed.
    let application = application::Entity::find()
        .filter(application::Column::HouseholdId.eq(household_id))
        .order_by_desc(application::Column::CreatedAt)
        .one(db)
        .await?;
    let assessed = assessment::Entity::find()
        .filter(assessment::Column::HouseholdId.eq(household_id))
        .filter(assessment::Column::CouncilId.eq(sheet.row.council_id))
        .filter(assessment::Column::Current.eq(true))
        .one(db)
        .await?;
    let email = account::Entity::find()
        .filter(account::Column::HouseholdId.eq(household_id))
        .filter(account::Column::Role.eq(Role::Applicant))
        .one(db)
        .await?
        .map(|account| account.email);
    let open = !sheet.household.sensitive;
    Ok(Shared {
        name: members
            .first()
            .map_or_else(|| sheet.household.reference.clone(), |first| first.name.clone()),
        people: people_in_words(&members, today),
        bedrooms: assessed.and_then(|row| row.bedrooms),
        access: access_needs(&sheet.entry.facts),
        phone: application
            .as_ref()
            .and_then(|row| row.phone.clone())
            .filter(|_| open),
        email: email.filter(|_| open),
        safe_contact: application.and_then(|row| row.safe_contact),
    })
}

fn people_in_words(members: &[member::Model], today: NaiveDate) -> String {
    let count = members.len();
    let ages: Vec<String> = members
        .iter()
        .filter_map(|member| member.born_on)
        .map(|born| age_on(born, today).to_string())
        .collect();
    if ages.is_empty() {
        return t!(Language::English, "offers-people-count", n = count);
    }
    t!(
        Language::English,
        "offers-people-aged",
        n = count,
        ages = listed(&ages)
    )
}

/// What the home must have, out of the facts that were frozen when the list was made.
fn access_needs(facts: &str) -> Vec<String> {
    let facts: BTreeMap<String, serde_json::Value> = serde_json::from_str(facts).unwrap_or_default();
    let mut needs = Vec::new();
    match facts.get("mobility").and_then(serde_json::Value::as_str) {
        Some("few_steps") => needs.push(t!(Language::English, "offers-needs-few-steps")),
        Some("part_time_wheelchair") => needs.push(t!(Language::English, "offers-needs-some-wheelchair")),
        Some("full_wheelchair") => needs.push(t!(Language::English, "offers-needs-wheelchair")),
        Some(_) | None => {}
    }
    let truth = |name: &str| facts.get(name).and_then(serde_json::Value::as_bool) == Some(true);
    if truth("needs_ground_floor") {
        needs.push(t!(Language::English, "offers-needs-ground-floor"));
    }
    if truth("needs_adaptations") {
        needs.push(t!(Language::English, "offers-needs-adaptations"));
    }
    needs
}

/// Homes by id.
pub(super) async fn homes(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, home::Model>, AppError> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let rows = home::Entity::find()
            .filter(home::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::access_needs;

    #[test]
    fn access_needs_come_from_the_frozen_facts() {
        let facts = r#"{"mobility":"full_wheelchair","needs_adaptations":true,"needs_ground_floor":false,"medical":"severe"}"#;
        assert_eq!(
            access_needs(facts),
            ["Uses a wheelchair all of the time", "Needs adaptations"]
        );
        assert!(access_needs("").is_empty());
    }
}
