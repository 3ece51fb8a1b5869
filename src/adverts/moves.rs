//! How an advert goes on: sent to the council, sent back, approved into a cycle, taken down.
//!
//! Whose advert it is has been asked by the caller, in the same transaction.

use allocations::Facts;
use data_encoding::HEXLOWER;
use entity::states::AdvertState;
use entity::{advert, cycle};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::draft::may_edit;
use super::gate;
use super::{own, read};
use crate::audit::{self, By, Entry};
use crate::bids;
use crate::dates::london_day;
use crate::error::{AppError, Refusal};
use crate::ids::Moment;
use crate::kept;
use crate::store::Tx;

/// Sends a draft, or a corrected advert, to the council.
///
/// # Errors
/// Refused with `gate` and every fault as a reason when the advert does not pass the quality gate.
pub async fn submit(tx: &Tx, at: &Moment, by: &By, advert_id: Uuid) -> Result<(), AppError> {
    let advert = read::advert(tx, advert_id).await?.ok_or(AppError::NotFound)?;
    if !may_edit(advert.row.state) {
        return Err(AppError::refused("sent_already", kept!("adverts-cannot-sent")));
    }
    let faults = gate::faults_of(&advert, london_day(at.now));
    if !faults.is_empty() {
        let mut refusal = Refusal::new("gate", kept!("adverts-cannot-faults"));
        refusal.reasons = faults.iter().map(|fault| fault.says.clone().into()).collect();
        return Err(refusal.into());
    }
    let change = advert::ActiveModel {
        state: Set(AdvertState::Submitted),
        asked: Set(None),
        ..advert::ActiveModel::default()
    };
    go(tx, &advert.row, change).await?;
    audit::record(tx, at, by, Entry::new("submit", "advert", advert_id)).await
}

/// Sends a submitted advert back to the provider with a note on what to change.
pub async fn ask_changes(
    tx: &Tx,
    at: &Moment,
    by: &By,
    advert_id: Uuid,
    note: String,
) -> Result<(), AppError> {
    let row = in_state(tx, advert_id, &[AdvertState::Submitted]).await?;
    let change = advert::ActiveModel {
        state: Set(AdvertState::ChangesAsked),
        asked: Set(Some(note.clone())),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    let entry = Entry::new("ask_changes", "advert", advert_id).because(&note);
    audit::record(tx, at, by, entry).await
}

/// Gives an advert another label before it is approved.
pub async fn relabel(tx: &Tx, at: &Moment, by: &By, advert_id: Uuid, label: String) -> Result<(), AppError> {
    let row = in_state(tx, advert_id, &[AdvertState::Submitted]).await?;
    if row.label == label {
        return Ok(());
    }
    let change = advert::ActiveModel {
        label: Set(label.clone()),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    let entry = Entry::new("relabel", "advert", advert_id)
        .from(&row.label)
        .to(&label);
    audit::record(tx, at, by, entry).await
}

/// Keeps what the council's scheme asks about the home, as the council answers it before it approves.
pub async fn answer(tx: &Tx, at: &Moment, by: &By, advert_id: Uuid, facts: &Facts) -> Result<(), AppError> {
    let row = in_state(tx, advert_id, &[AdvertState::Submitted]).await?;
    let own_facts = own::written(facts)?;
    if row.own_facts == own_facts {
        return Ok(());
    }
    let change = advert::ActiveModel {
        own_facts: Set(own_facts.clone()),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    let entry = Entry::new("answer", "advert", advert_id)
        .from(&row.own_facts)
        .to(&own_facts);
    audit::record(tx, at, by, entry).await
}

/// Approves a submitted advert into a cycle. It opens with the cycle, or at once when the cycle is open already.
/// From now on the hash of the seed of a possible draw is public and the seed secret.
///
/// # Errors
/// Refused with `cycle_over` when the cycle has closed.
pub async fn approve(
    tx: &Tx,
    at: &Moment,
    by: &By,
    advert_id: Uuid,
    cycle: &cycle::Model,
) -> Result<(), AppError> {
    let row = in_state(tx, advert_id, &[AdvertState::Submitted]).await?;
    if at.now >= cycle.closes_at {
        return Err(AppError::refused("cycle_over", kept!("adverts-cannot-cycle")));
    }
    let secret = at.ids().secret();
    let (seed, commitment) = (HEXLOWER.encode(&secret), allocations::commitment(&secret));
    let change = advert::ActiveModel {
        state: Set(AdvertState::Approved),
        cycle_id: Set(Some(cycle.id)),
        opens_at: Set(Some(cycle.opens_at.max(at.now))),
        closes_at: Set(Some(cycle.closes_at)),
        asked: Set(None),
        draw_commitment: Set(Some(commitment)),
        draw_seed: Set(Some(seed)),
        approved_by: Set(by.account_id()),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    let entry = Entry::new("approve", "advert", advert_id).to(&cycle.number);
    audit::record(tx, at, by, entry).await
}

/// Takes an advert down before it closes. Every bid for it ends, and each bidder is told.
///
/// # Errors
/// Refused with `closed_already` once bids have been counted.
pub async fn withdraw(tx: &Tx, at: &Moment, by: &By, advert_id: Uuid, why: String) -> Result<(), AppError> {
    let before_closing = [
        AdvertState::Draft,
        AdvertState::Submitted,
        AdvertState::ChangesAsked,
        AdvertState::Approved,
    ];
    let row = in_state(tx, advert_id, &before_closing).await?;
    if row.closes_at.is_some_and(|closes_at| at.now >= closes_at) {
        return Err(AppError::refused(
            "closed_already",
            kept!("adverts-cannot-withdraw"),
        ));
    }
    let change = advert::ActiveModel {
        state: Set(AdvertState::Withdrawn),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    let entry = Entry::new("withdraw", "advert", advert_id)
        .from(&row.state)
        .because(&why);
    audit::record(tx, at, by, entry).await?;
    bids::end_all(tx, at, by, advert_id).await?;
    Ok(())
}

/// How the letting of a home ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Let,
    /// Nobody on the shortlist took it.
    Unlet,
}

/// Ends an advert whose bids have been counted.
///
/// # Errors
/// Refused when its shortlist is not waiting for a let.
pub async fn end(tx: &Tx, at: &Moment, by: &By, advert_id: Uuid, how: Ended) -> Result<(), AppError> {
    let row = in_state(tx, advert_id, &[AdvertState::Closed, AdvertState::Sealed]).await?;
    let (state, act) = match how {
        Ended::Let => (AdvertState::Let, "end_let"),
        Ended::Unlet => (AdvertState::Unlet, "end_unlet"),
    };
    let change = advert::ActiveModel {
        state: Set(state),
        ..advert::ActiveModel::default()
    };
    go(tx, &row, change).await?;
    audit::record(tx, at, by, Entry::new(act, "advert", advert_id).from(&row.state)).await
}

async fn in_state(tx: &Tx, advert_id: Uuid, states: &[AdvertState]) -> Result<advert::Model, AppError> {
    let row = advert::Entity::find_by_id(advert_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if states.contains(&row.state) {
        return Ok(row);
    }
    let says = match row.state {
        AdvertState::Draft | AdvertState::ChangesAsked => kept!("adverts-cannot-writing"),
        AdvertState::Submitted => kept!("adverts-cannot-waiting"),
        AdvertState::Approved => kept!("adverts-cannot-approved"),
        AdvertState::Closed | AdvertState::Sealed => kept!("adverts-cannot-closed"),
        AdvertState::Let | AdvertState::Unlet => kept!("adverts-cannot-ended"),
        AdvertState::Withdrawn => kept!("adverts-cannot-withdrawn"),
    };
    Err(AppError::refused("advert_moved_on", says))
}

/// Writes the change if the advert is still as it was read.
async fn go(tx: &Tx, before: &advert::Model, mut change: advert::ActiveModel) -> Result<(), AppError> {
    change.version = Set(before.version + 1);
    let moved = advert::Entity::update_many()
        .set(change)
        .filter(advert::Column::Id.eq(before.id))
        .filter(advert::Column::State.eq(before.state))
        .filter(advert::Column::Version.eq(before.version))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    Ok(())
}
