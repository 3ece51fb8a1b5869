//! Placing a bid: counted to the microsecond on the server's clock, once per household and home, with a receipt.

use entity::bid;
use entity::states::{BidState, Channel};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, SqlErr};
use serde_json::json;
use uuid::Uuid;

use super::rules::{May, closed, may};
use super::words;
use crate::adverts::read::{self, Advert};
use crate::audit::{self, By, Entry};
use crate::error::{AppError, Refusal};
use crate::ids::Moment;
use crate::kept;
use crate::partnership::Schemes;
use crate::register::{self, Addressees, Post, Told};
use crate::store::Rows;

/// How often one bid can be made in an hour. A bid that is taken back and made again writes a message each time.
const AGAIN: u64 = 10;

/// What a bid is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewBid {
    pub advert_id: Uuid,
    pub household_id: Uuid,
    pub channel: Channel,
}

/// The receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub bid_id: Uuid,
    pub reference: String,
    /// It was there before; nothing was changed.
    pub already: bool,
    /// It is interest in a private home.
    pub interest: bool,
}

/// Places a bid, or an expression of interest in a private home. A live bid is answered with itself; a withdrawn
/// one is made anew under its old reference, at the new time. One audit row, one message with the receipt.
///
/// # Errors
/// `NotFound` for an advert that nobody may see; refused with `bids_closed` and the closing time, or with
/// `may_not_bid` and every reason; `TooMany` for a bid that is taken back and made again without end.
pub async fn place(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    schemes: &Schemes,
    new: NewBid,
) -> Result<Placed, AppError> {
    let advert = read::advert(tx, new.advert_id)
        .await?
        .filter(words::is_public)
        .ok_or(AppError::NotFound)?;
    let may = may(tx, at.now, schemes, &advert, new.household_id).await?;
    if let Some(own) = may.own.as_ref().filter(|own| own.state == BidState::Placed) {
        return Ok(Placed {
            bid_id: own.id,
            reference: own.reference.clone(),
            already: true,
            interest: advert.is_interest(),
        });
    }
    if !may.allowed {
        return Err(refusal(&advert, at, &may).into());
    }
    let to = register::addressees(tx, [new.household_id]).await?;
    let to = to.get(&new.household_id).ok_or(AppError::NotFound)?;
    let mut writing = Writing::default();
    let placed = match may.own {
        Some(own) => {
            again(tx, at, account(by)?, &new, &own).await?;
            writing.receipt(at, by, &new, (&advert, to), (own.id, own.reference))
        }
        None => writing.first(at, by, &new, (&advert, to))?,
    };
    writing.write(tx).await?;
    Ok(placed)
}

fn account(by: &By) -> Result<Uuid, AppError> {
    by.account_id()
        .ok_or_else(|| AppError::refused("no_account", kept!("bids-refused-nobody")))
}

/// Bids on their way to the database, each with its audit row and the message with its receipt.
#[derive(Default)]
pub(super) struct Writing {
    bids: Vec<bid::ActiveModel>,
    audit: Vec<entity::audit::ActiveModel>,
    post: Post,
}

impl Writing {
    /// Adds a bid that may be placed, where there has been none.
    ///
    /// # Errors
    /// Refused with `no_account` when nobody by account places it.
    pub(super) fn first(
        &mut self,
        at: &Moment,
        by: &By,
        new: &NewBid,
        (advert, to): (&Advert, &Addressees),
    ) -> Result<Placed, AppError> {
        let (bid_id, reference) = (at.id(), at.reference('B'));
        self.bids.push(bid::ActiveModel {
            id: Set(bid_id),
            reference: Set(reference.clone()),
            advert_id: Set(new.advert_id),
            household_id: Set(new.household_id),
            // interest in a private home uses none of the bids of a cycle
            cycle_id: Set(advert.row.cycle_id.filter(|_| !advert.is_interest())),
            state: Set(BidState::Placed),
            channel: Set(new.channel),
            placed_by: Set(account(by)?),
            placed_at: Set(at.now),
            withdrawn_at: Set(None),
            place: Set(None),
            outcome: Set(None),
            outcome_says: Set(None),
            decided_at: Set(None),
        });
        Ok(self.receipt(at, by, new, (advert, to), (bid_id, reference)))
    }

    /// Adds the audit row and the message with the receipt.
    fn receipt(
        &mut self,
        at: &Moment,
        by: &By,
        new: &NewBid,
        (advert, to): (&Advert, &Addressees),
        (bid_id, reference): (Uuid, String),
    ) -> Placed {
        let entry = Entry::new("place", "bid", bid_id)
            .to(&json!({"reference": reference, "advert": advert.row.reference, "channel": new.channel}));
        self.audit.push(audit::row(at, by, entry));
        let language = to.language();
        let told = Told {
            kind: "bid_placed",
            language,
            subject: words::received(language, advert),
            body: words::receipt(language, advert, &reference, at.now),
            about: Some(format!("/my/bids/{bid_id}")),
        };
        self.post.add(at, new.household_id, to, told);
        Placed {
            bid_id,
            reference,
            already: false,
            interest: advert.is_interest(),
        }
    }

    /// Writes them all.
    ///
    /// # Errors
    /// What the database answers; contention when the same bid came from another window a moment earlier: running again
    /// finds it and answers with it.
    pub(super) async fn write(self, tx: &impl ConnectionTrait) -> Result<(), AppError> {
        let mut rows = Rows::default();
        rows.add(self.bids);
        rows.add(self.audit);
        self.post.into_rows(&mut rows);
        rows.write(tx).await.map_err(|cause| match cause.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Contention(cause),
            Some(_) | None => cause.into(),
        })
    }
}

/// Moves a bid that was taken back to live again.
async fn again(
    tx: &impl ConnectionTrait,
    at: &Moment,
    placed_by: Uuid,
    new: &NewBid,
    own: &bid::Model,
) -> Result<(), AppError> {
    audit::at_most(tx, at, AGAIN, "place", own.id).await?;
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(BidState::Placed))
        .col_expr(bid::Column::Channel, Expr::value(new.channel))
        .col_expr(bid::Column::PlacedBy, Expr::value(placed_by))
        .col_expr(bid::Column::PlacedAt, Expr::value(at.now))
        .col_expr(
            bid::Column::WithdrawnAt,
            Expr::value(Option::<crate::clock::Instant>::None),
        )
        .filter(bid::Column::Id.eq(own.id))
        .filter(bid::Column::State.eq(BidState::Withdrawn))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        Ok(())
    } else {
        Err(AppError::Stale)
    }
}

fn refusal(advert: &Advert, at: &Moment, may: &May) -> Refusal {
    if let Some(reason) = closed(advert, at.now) {
        let says = match advert.row.closes_at {
            Some(closes) if closes <= at.now => kept!("bids-reason-closed-on", closes = closes),
            Some(_) | None => words::kept(&reason),
        };
        return Refusal::new("bids_closed", says.and(kept!("bids-refused-not-counted")));
    }
    Refusal {
        code: "may_not_bid",
        says: kept!("bids-refused-reasons"),
        reasons: may.reasons.iter().map(words::kept).collect(),
    }
}
