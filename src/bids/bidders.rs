//! Everybody who has a live bid on one advert, with what is known of them, in few queries.

use std::collections::BTreeMap;

use allocations::{BidFacts, Facts, Reason, Truth};
use chrono::NaiveDate;
use entity::states::{BidState, HouseholdState};
use entity::{assessment, bid, household};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::dates;
use crate::error::AppError;
use crate::shortlists::Bidder;

/// A live bid with its bidder.
pub(crate) struct Bidding {
    pub bid: bid::Model,
    pub bidder: Bidder,
    /// The assessment in force under the advert's council.
    pub assessed: Option<Assessed>,
}

/// What an entry of the list shows of an assessment.
pub(crate) struct Assessed {
    pub band: Option<String>,
    pub priority_date: Option<NaiveDate>,
}

/// Every live bid on the advert, by the time it was made, with the facts that the council has assessed. A household
/// that has no assessment is there too, with nothing known.
pub(crate) async fn bidders(
    db: &impl ConnectionTrait,
    advert_id: Uuid,
    council_id: Uuid,
    as_at: NaiveDate,
) -> Result<Vec<Bidding>, AppError> {
    let bids = bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .order_by_asc(bid::Column::PlacedAt)
        .order_by_asc(bid::Column::Id)
        .all(db)
        .await?;
    let who = || {
        bid::Entity::find()
            .select_only()
            .column(bid::Column::HouseholdId)
            .filter(bid::Column::AdvertId.eq(advert_id))
            .filter(bid::Column::State.eq(BidState::Placed))
            .into_query()
    };
    let households: BTreeMap<Uuid, household::Model> = household::Entity::find()
        .filter(household::Column::Id.in_subquery(who()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut assessed: BTreeMap<Uuid, Kept> = assessment::Entity::find()
        .select_only()
        .columns([
            assessment::Column::HouseholdId,
            assessment::Column::Facts,
            assessment::Column::Band,
            assessment::Column::PriorityDate,
        ])
        .filter(assessment::Column::CouncilId.eq(council_id))
        .filter(assessment::Column::Current.eq(true))
        .filter(assessment::Column::HouseholdId.in_subquery(who()))
        .into_tuple::<(Uuid, String, Option<String>, Option<NaiveDate>)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(id, facts, band, date)| (id, (facts, band, date)))
        .collect();
    let mut found = Vec::with_capacity(bids.len());
    for bid in bids {
        let household = households.get(&bid.household_id).ok_or(AppError::NotFound)?;
        found.push(bidding(bid, household, assessed.remove(&household.id), as_at)?);
    }
    Ok(found)
}

/// Facts as stored, band and date.
type Kept = (String, Option<String>, Option<NaiveDate>);

fn bidding(
    bid: bid::Model,
    household: &household::Model,
    kept: Option<Kept>,
    as_at: NaiveDate,
) -> Result<Bidding, AppError> {
    let (facts, assessed) = match kept {
        Some((facts, band, priority_date)) => (
            serde_json::from_str(&facts)
                .map_err(|cause| AppError::internal("reading stored facts", cause))?,
            Some(Assessed { band, priority_date }),
        ),
        None => (Facts::new(), None),
    };
    Ok(Bidding {
        bidder: Bidder {
            bid: BidFacts {
                bid_id: bid.reference.clone(),
                household_ref: household.reference.clone(),
                bid_at: bid.placed_at,
                bid_on: dates::london_day(bid.placed_at),
                facts,
            },
            left_out: off_the_register(household, as_at),
        },
        assessed,
        bid,
    })
}

/// Why the register keeps a household from being considered, whatever the scheme says.
pub(super) fn off_the_register(household: &household::Model, as_at: NaiveDate) -> Option<Reason> {
    let says = match household.state {
        HouseholdState::Active => return None,
        HouseholdState::Suspended => match household.suspended_until {
            Some(until) if until < as_at => return None,
            Some(until) => format!(
                "Your application is on hold until {}.",
                dates::day_in_words(until)
            ),
            None => "Your application is on hold.".to_owned(),
        },
        HouseholdState::Housed => "You have been housed through the register.".to_owned(),
        HouseholdState::Closed => "Your application is closed.".to_owned(),
    };
    Some(Reason {
        code: "register".to_owned(),
        clause: None,
        says,
        answer: Truth::No,
        facts: Vec::new(),
    })
}
