//! The pages of bids, for the person who bids.

mod advert;
mod mine;
mod receipt;
mod why;

use crate::adverts::read::{self, Advert};
use crate::error::AppError;
use crate::web::ask::Ask;
use entity::bid;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::records;

pub(crate) use advert::AdvertView;
pub use advert::{advert, place};
pub use mine::mine;
pub(crate) use mine::{MineView, UnderWay, under_way};
pub(crate) use receipt::ReceiptView;
pub use receipt::{receipt, withdraw};
pub(crate) use why::WhyView;
pub use why::why;

/// The household of the applicant who asks; without one there is nothing here.
fn household(ask: &Ask) -> Result<Uuid, AppError> {
    ask.household_id()?.ok_or(AppError::NotFound)
}

/// The bid in the path, which must be the asking household's own, with its advert.
async fn own(ask: &Ask, db: &impl ConnectionTrait) -> Result<(bid::Model, Advert), AppError> {
    let bid = records::of_household(db, household(ask)?, ask.id("bid")?).await?;
    let advert = read::advert(db, bid.advert_id).await?.ok_or(AppError::NotFound)?;
    Ok((bid, advert))
}

/// The public page of a home, on the face of the council in whose district it stands.
fn home_page(advert: &Advert) -> String {
    format!("/{}/homes/{}", advert.district.slug, advert.row.id)
}
