//! Reading adverts together with their homes and providers: a fixed number of queries, whatever the number of rows.

use std::collections::{BTreeMap, BTreeSet};

use entity::states::{AdvertState, BidState, Tenure};
use entity::{advert, bid, council, entry, home, provider, shortlist};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::clock::Instant;
use crate::error::AppError;
use crate::money::Money;

/// An advert with its home, its provider and the district that the home stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advert {
    pub row: advert::Model,
    pub home: home::Model,
    pub provider: provider::Model,
    pub district: District,
}

/// The council in whose district a home stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub gss_code: String,
}

impl Advert {
    /// Whether bids are taken at `now`.
    pub fn is_open(&self, now: Instant) -> bool {
        self.row.state == AdvertState::Approved
            && self.row.opens_at.is_some_and(|opens| opens <= now)
            && self.row.closes_at.is_some_and(|closes| now < closes)
    }

    /// Whether people express interest to a private landlord instead of bidding.
    pub fn is_interest(&self) -> bool {
        self.row.tenure == Tenure::PrivateRent
    }

    /// Rent and service charge together, a week.
    pub fn cost(&self) -> Money {
        Money::pence(self.row.rent_pence.saturating_add(self.row.service_pence))
    }
}

/// The advert with this id.
pub async fn advert(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Advert>, AppError> {
    let found = adverts(db, Condition::all().add(advert::Column::Id.eq(id))).await?;
    Ok(found.into_iter().next())
}

/// The provider's own advert with this id; anybody else's is not found.
pub async fn of_provider(db: &impl ConnectionTrait, provider_id: Uuid, id: Uuid) -> Result<Advert, AppError> {
    let wanted = Condition::all()
        .add(advert::Column::Id.eq(id))
        .add(advert::Column::ProviderId.eq(provider_id));
    adverts(db, wanted)
        .await?
        .into_iter()
        .next()
        .ok_or(AppError::NotFound)
}

/// The advert with this id that is the council's to decide on; anybody else's, and drafts, are not found.
pub async fn of_council(db: &impl ConnectionTrait, council_id: Uuid, id: Uuid) -> Result<Advert, AppError> {
    let wanted = Condition::all()
        .add(advert::Column::Id.eq(id))
        .add(advert::Column::CouncilId.eq(council_id))
        .add(advert::Column::State.ne(AdvertState::Draft));
    adverts(db, wanted)
        .await?
        .into_iter()
        .next()
        .ok_or(AppError::NotFound)
}

/// Every advert of a provider, newest first.
pub async fn all_of_provider(db: &impl ConnectionTrait, provider_id: Uuid) -> Result<Vec<Advert>, AppError> {
    adverts(
        db,
        Condition::all().add(advert::Column::ProviderId.eq(provider_id)),
    )
    .await
}

/// Every advert that a council has been sent, newest first.
pub async fn all_of_council(db: &impl ConnectionTrait, council_id: Uuid) -> Result<Vec<Advert>, AppError> {
    let sent = Condition::all()
        .add(advert::Column::CouncilId.eq(council_id))
        .add(advert::Column::State.ne(AdvertState::Draft));
    adverts(db, sent).await
}

/// Adverts of a council that are still open a while after they should have closed: something keeps them from closing.
pub async fn not_closed(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    now: Instant,
) -> Result<Vec<Advert>, AppError> {
    let overdue = Condition::all()
        .add(advert::Column::CouncilId.eq(council_id))
        .add(advert::Column::State.eq(AdvertState::Approved))
        .add(advert::Column::ClosesAt.lt(now - OVERDUE));
    adverts(db, overdue).await
}

/// How long closing may take before somebody should know.
const OVERDUE: chrono::TimeDelta = chrono::TimeDelta::minutes(5);

/// Every advert that takes bids or interest at `now`, in both districts, closing soonest first.
pub async fn open(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<Advert>, AppError> {
    let mut found = adverts(db, open_at(now)).await?;
    found.sort_by_key(|advert| (advert.row.closes_at, advert.row.id));
    Ok(found)
}

fn open_at(now: Instant) -> Condition {
    Condition::all()
        .add(advert::Column::State.eq(AdvertState::Approved))
        .add(advert::Column::OpensAt.lte(now))
        .add(advert::Column::ClosesAt.gt(now))
}

/// How many live bids or expressions of interest each open advert has; one without any is not in the list.
pub async fn bids_on_open(db: &impl ConnectionTrait, now: Instant) -> Result<BTreeMap<Uuid, i64>, AppError> {
    bids_where(db, open_at(now)).await
}

/// How many live bids or expressions of interest one advert has had: once it has closed, as many as its shortlist holds.
pub async fn bids_on(db: &impl ConnectionTrait, advert_id: Uuid) -> Result<i64, AppError> {
    let list = Query::select()
        .column(shortlist::Column::Id)
        .from(shortlist::Entity)
        .and_where(shortlist::Column::AdvertId.eq(advert_id))
        .to_owned();
    let frozen = entry::Entity::find()
        .filter(entry::Column::ShortlistId.in_subquery(list))
        .count(db)
        .await?;
    if frozen > 0 {
        return Ok(i64::try_from(frozen).unwrap_or(i64::MAX));
    }
    let counts = bids_where(db, Condition::all().add(advert::Column::Id.eq(advert_id))).await?;
    Ok(counts.get(&advert_id).copied().unwrap_or_default())
}

async fn bids_where(db: &impl ConnectionTrait, wanted: Condition) -> Result<BTreeMap<Uuid, i64>, AppError> {
    let which = Query::select()
        .column(advert::Column::Id)
        .from(advert::Entity)
        .cond_where(wanted)
        .to_owned();
    let rows: Vec<(Uuid, i64)> = bid::Entity::find()
        .select_only()
        .column(bid::Column::AdvertId)
        .column_as(bid::Column::Id.count(), "bids")
        .filter(bid::Column::AdvertId.in_subquery(which))
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .group_by(bid::Column::AdvertId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn adverts(db: &impl ConnectionTrait, wanted: Condition) -> Result<Vec<Advert>, AppError> {
    let rows = advert::Entity::find()
        .join(
            JoinType::InnerJoin,
            advert::Entity::belongs_to(home::Entity)
                .from(advert::Column::HomeId)
                .to(home::Column::Id)
                .into(),
        )
        .select_also(home::Entity)
        .filter(wanted)
        .order_by_desc(advert::Column::CreatedAt)
        .order_by_desc(advert::Column::Id)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of: BTreeSet<Uuid> = rows.iter().map(|(row, _)| row.provider_id).collect();
    let providers: BTreeMap<Uuid, provider::Model> = provider::Entity::find()
        .filter(provider::Column::Id.is_in(of))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let districts = districts(db).await?;
    let mut found = Vec::with_capacity(rows.len());
    for (row, home) in rows {
        let Some(home) = home else { continue };
        let (Some(provider), Some(district)) =
            (providers.get(&row.provider_id), districts.get(&home.council_id))
        else {
            continue;
        };
        found.push(Advert {
            provider: provider.clone(),
            district: district.clone(),
            row,
            home,
        });
    }
    Ok(found)
}

async fn districts(db: &impl ConnectionTrait) -> Result<BTreeMap<Uuid, District>, AppError> {
    let rows: Vec<(Uuid, String, String, String)> = council::Entity::find()
        .select_only()
        .column(council::Column::Id)
        .column(council::Column::Slug)
        .column(council::Column::Name)
        .column(council::Column::GssCode)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, slug, name, gss_code)| {
            (
                id,
                District {
                    id,
                    slug,
                    name,
                    gss_code,
                },
            )
        })
        .collect())
}
