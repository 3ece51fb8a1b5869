//! The home is let: the household is housed, everybody who bid is told, the result can be published.

use chrono::{Days, NaiveDate};
use entity::states::{BidState, EntryState, NominationState};
use entity::{bid, entry, letting, nomination};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Acted;
use super::outcomes::{Ending, code};
use super::records::{self, close_offer, move_nomination};
use super::sentences::home_in_words;
use super::viewing::ended;
use crate::adverts::{self, Ended};
use crate::audit::{self, By, Entry};
use crate::bids::{self, Outcome};
use crate::dates::{day_in_words, london_day};
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::language_of;
use crate::register::{Told, housed, tell};
use crate::shortlists;
use crate::store::Tx;
use crate::{kept, t};

/// A home let.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Let {
    pub let_id: Uuid,
    /// How many bidders were told the outcome of their bid by this let.
    pub told: usize,
    pub acted: Acted,
}

/// How many days ahead a tenancy may start: the national lettings log takes no more.
pub(super) const DAYS_AHEAD: u64 = 14;

/// Lets the home to the household that accepted it. In one piece: the nomination, its entry and its bid end well;
/// the advert is let; every other bidder learns place, outcome and why; the household is housed, its other bids
/// end and so do its places on other lists; the let is kept for results and returns.
///
/// # Errors
/// Refused when the offer has not been accepted, when the nomination has ended, when the date is before the
/// nomination or more than 14 days ahead.
pub async fn let_home(
    tx: &Tx,
    at: &Moment,
    by: &By,
    nomination_id: Uuid,
    starts_on: NaiveDate,
) -> Result<Let, AppError> {
    let row = records::nomination(tx, nomination_id).await?;
    match row.state {
        NominationState::Accepted => {}
        NominationState::Let => return let_before(tx, &row, starts_on).await,
        NominationState::Sent | NominationState::Viewing | NominationState::Offered => {
            return Err(AppError::refused(
                "not_accepted",
                kept!("offers-cannot-not-accepted"),
            ));
        }
        NominationState::RefusedByProvider
        | NominationState::RefusedByApplicant
        | NominationState::Withdrawn => return Err(ended()),
    }
    check_start(at, &row, starts_on)?;
    let change = nomination::ActiveModel {
        ended_at: Set(Some(at.now)),
        ..nomination::ActiveModel::default()
    };
    if !move_nomination(tx, &row, NominationState::Let, change).await? {
        return Err(AppError::Stale);
    }
    close_offer(tx, row.id).await?;
    if !shortlists::turn(tx, row.entry_id, EntryState::Nominated, EntryState::Let).await? {
        return Err(AppError::Stale);
    }
    adverts::end(tx, at, by, row.advert_id, Ended::Let).await?;
    let ending = Ending::of(tx, row.advert_id).await?;
    let let_id = keep(tx, at, &row, &ending, starts_on).await?;
    let told = ending.let_to(tx, at, &row).await?;
    let list = entry::Entity::find_by_id(row.entry_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?
        .shortlist_id;
    shortlists::end_waiting(tx, list).await?;
    end_other_bids(tx, at, &row).await?;
    housed(tx, at, row.household_id).await?;
    let language = language_of(tx, row.household_id).await?;
    let told_winner = Told {
        kind: "let",
        language,
        subject: t!(language, "offers-told-let"),
        body: t!(
            language,
            "offers-told-let-says",
            home = home_in_words(language, &ending.home),
            day = language.day(starts_on),
        ),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, row.household_id, told_winner).await?;
    audit::record(tx, at, by, Entry::new("let", "let", let_id).to(&starts_on)).await?;
    Ok(Let {
        let_id,
        told,
        acted: Acted::Now,
    })
}

async fn let_before(tx: &Tx, row: &nomination::Model, starts_on: NaiveDate) -> Result<Let, AppError> {
    let kept = letting::Entity::find()
        .filter(letting::Column::NominationId.eq(row.id))
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if kept.starts_on != starts_on {
        return Err(AppError::refused(
            "already_let",
            kept!("offers-cannot-let-from", day = day_in_words(kept.starts_on)),
        ));
    }
    Ok(Let {
        let_id: kept.id,
        told: 0,
        acted: Acted::Already,
    })
}

fn check_start(at: &Moment, row: &nomination::Model, starts_on: NaiveDate) -> Result<(), AppError> {
    let last = london_day(at.now).checked_add_days(Days::new(DAYS_AHEAD));
    if starts_on < london_day(row.sent_at) {
        return Err(AppError::refused(
            "start_date",
            kept!("offers-cannot-start-before"),
        ));
    }
    if last.is_some_and(|last| starts_on > last) {
        return Err(AppError::refused("start_date", kept!("offers-cannot-start-far")));
    }
    Ok(())
}

async fn keep(
    tx: &Tx,
    at: &Moment,
    row: &nomination::Model,
    ending: &Ending,
    starts_on: NaiveDate,
) -> Result<Uuid, AppError> {
    let entry = entry::Entity::find_by_id(row.entry_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let id = at.id();
    let kept = letting::ActiveModel {
        id: Set(id),
        advert_id: Set(row.advert_id),
        home_id: Set(row.home_id),
        household_id: Set(row.household_id),
        nomination_id: Set(Some(row.id)),
        council_id: Set(row.council_id),
        starts_on: Set(starts_on),
        band: Set(entry.band),
        priority_date: Set(entry.priority_date),
        bids: Set(i32::try_from(ending.bids.len()).unwrap_or(i32::MAX)),
        let_at: Set(at.now),
    };
    letting::Entity::insert(kept).exec_without_returning(tx).await?;
    Ok(id)
}

/// A household that is housed takes no second home: its other bids end, and those after it on other lists move up.
async fn end_other_bids(tx: &Tx, at: &Moment, row: &nomination::Model) -> Result<(), AppError> {
    let others = bid::Entity::find()
        .filter(bid::Column::HouseholdId.eq(row.household_id))
        .filter(bid::Column::AdvertId.ne(row.advert_id))
        .filter(bid::Column::DecidedAt.is_null())
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .order_by_asc(bid::Column::Id)
        .all(tx)
        .await?;
    for other in others {
        let how = Outcome {
            state: BidState::Unsuccessful,
            code: code::HOUSED,
            says: kept!("offers-out-housed"),
        };
        bids::decide(tx, at, other.id, &how).await?;
    }
    shortlists::leave_all(tx, row.household_id).await
}
