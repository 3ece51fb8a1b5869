//! An officer decides whether a refusal was reasonable.

use entity::offer;
use entity::states::OfferState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Acted;
use crate::kept;

use super::records;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::{Told, language_of, review_by, tell};
use crate::store::Tx;
use crate::t;

/// Decides once whether a refusal was reasonable, and tells the household. What an unreasonable refusal does is
/// said by the scheme.
///
/// # Errors
/// Refused when the offer was not refused, and when it was decided otherwise before.
pub async fn decide_reasonable(
    tx: &Tx,
    at: &Moment,
    by: &By,
    offer_id: Uuid,
    reasonable: bool,
    why: &str,
) -> Result<Acted, AppError> {
    let made = records::offer(tx, offer_id).await?;
    if made.state != OfferState::Refused {
        return Err(AppError::refused(
            "not_refused",
            kept!("offers-cannot-not-refused"),
        ));
    }
    if made.refusal_reasonable == Some(reasonable) {
        return Ok(Acted::Already);
    }
    let decided = offer::Entity::update_many()
        .col_expr(offer::Column::RefusalReasonable, Expr::value(reasonable))
        .filter(offer::Column::Id.eq(made.id))
        .filter(offer::Column::RefusalReasonable.is_null())
        .exec(tx)
        .await?;
    if decided.rows_affected != 1 {
        return Err(AppError::refused("decided", kept!("offers-cannot-decided")));
    }
    audit::record(
        tx,
        at,
        by,
        Entry::new("decide_refusal", "offer", made.id)
            .because(why)
            .to(&reasonable),
    )
    .await?;
    let language = language_of(tx, made.household_id).await?;
    let body = if reasonable {
        t!(language, "offers-told-reasonable")
    } else {
        t!(
            language,
            "offers-told-suitable",
            day = review_by(language, at.now)
        )
    };
    let told = Told {
        kind: "refusal_decided",
        language,
        subject: t!(language, "offers-told-refusal"),
        body,
        about: Some(format!("/my/offers/{}", made.id)),
    };
    tell(tx, at, made.household_id, told).await?;
    Ok(Acted::Now)
}
