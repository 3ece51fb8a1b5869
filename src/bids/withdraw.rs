//! Taking a bid back. Until the closing second it can be used for another home. And the end of all bids on an advert
//! that is taken down.

use entity::bid;
use entity::states::BidState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{records, words};
use crate::adverts::read;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;
use crate::register::{self, Told};
use crate::t;
use crate::texts::Kept;

/// Withdraws a household's own bid. Doing it twice changes nothing.
///
/// # Errors
/// `NotFound` for somebody else's bid; refused with `bids_closed` once the advert has closed.
pub async fn withdraw(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    household_id: Uuid,
    bid_id: Uuid,
) -> Result<(), AppError> {
    let bid = records::of_household(tx, household_id, bid_id).await?;
    let advert = read::advert(tx, bid.advert_id).await?.ok_or(AppError::NotFound)?;
    if bid.state == BidState::Withdrawn {
        return Ok(());
    }
    let closes = advert.row.closes_at.filter(|closes| at.now < *closes);
    if bid.state != BidState::Placed || closes.is_none() {
        let when = advert.row.closes_at.map_or_else(Kept::default, |closes| {
            kept!("bids-reason-closed-on", closes = closes)
        });
        return Err(AppError::refused(
            "bids_closed",
            when.and(kept!("bids-refused-stays")),
        ));
    }
    let moved = bid::Entity::update_many()
        .col_expr(bid::Column::State, Expr::value(BidState::Withdrawn))
        .col_expr(bid::Column::WithdrawnAt, Expr::value(at.now))
        .filter(bid::Column::Id.eq(bid.id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    audit::record(tx, at, by, Entry::new("withdraw", "bid", bid.id)).await?;
    let language = register::language_of(tx, household_id).await?;
    let told = Told {
        kind: "bid_withdrawn",
        language,
        subject: t!(
            language,
            "bids-told-withdrawn",
            home = words::home(language, &advert)
        ),
        body: t!(
            language,
            "bids-told-withdrawn-says",
            reference = bid.reference.as_str(),
            home = words::home(language, &advert),
        ),
        about: Some(format!("/my/bids/{}", bid.id)),
    };
    register::tell(tx, at, household_id, told).await?;
    Ok(())
}

/// Ends every live bid on an advert that has been withdrawn before it closed, and tells each bidder. The bids can be
/// used for other homes. Answers how many ended; calling it again ends none.
pub async fn end_all(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    advert_id: Uuid,
) -> Result<usize, AppError> {
    let advert = read::advert(tx, advert_id).await?.ok_or(AppError::NotFound)?;
    let live = bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .order_by_asc(bid::Column::Id)
        .all(tx)
        .await?;
    for bid in &live {
        bid::Entity::update_many()
            .col_expr(bid::Column::State, Expr::value(BidState::Withdrawn))
            .col_expr(bid::Column::WithdrawnAt, Expr::value(at.now))
            .col_expr(bid::Column::Outcome, Expr::value("advert_withdrawn"))
            .col_expr(
                bid::Column::OutcomeSays,
                Expr::value(kept!("bids-hear-taken-down").to_json()),
            )
            .filter(bid::Column::Id.eq(bid.id))
            .filter(bid::Column::State.eq(BidState::Placed))
            .exec(tx)
            .await?;
        let entry = Entry::new("end", "bid", bid.id).because("the advert was withdrawn");
        audit::record(tx, at, by, entry).await?;
        let language = register::language_of(tx, bid.household_id).await?;
        let ended = t!(
            language,
            "bids-told-taken-down-says",
            home = words::home(language, &advert),
            reference = bid.reference.as_str(),
        );
        let told = Told {
            kind: "advert_withdrawn",
            language,
            subject: t!(language, "bids-told-taken-down"),
            body: format!("{ended} {}", t!(language, "bids-hear-taken-down")),
            about: Some(format!("/my/bids/{}", bid.id)),
        };
        register::tell(tx, at, bid.household_id, told).await?;
    }
    Ok(live.len())
}
