//! The home that a household was let: where, from when, whose, and what comes next.

use entity::{home, letting, nomination, provider};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::{Fact, fact};
use crate::error::AppError;
use crate::homes::words::title;
use crate::offers::records::offer_under;
use crate::offers::sentences::street;
use crate::t;
use crate::web::ask::Ask;

/// A home that has been let to somebody; `<offers.home_let home={home} />` prints it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomeLet {
    pub facts: Vec<Fact>,
    pub landlord: String,
    /// Empty where we hold none.
    pub phone: String,
    pub email: String,
    /// The offer that was accepted.
    pub offer: Option<String>,
}

impl HomeLet {
    /// One with everything and one without.
    pub(crate) fn samples() -> [Self; 2] {
        let full = Self {
            facts: vec![fact("Address", "4 Mill Lane, Diss, IP22 4AB")],
            landlord: "Saffron Homes".into(),
            phone: "01632 960 303".into(),
            email: "lettings@saffron.example".into(),
            offer: Some("/my/offers/1".into()),
        };
        let bare = Self {
            phone: String::new(),
            email: String::new(),
            offer: None,
            ..full.clone()
        };
        [full, bare]
    }
}

/// The home that was let to the signed-in household last, if one was.
pub(crate) async fn home_let(ask: &Ask) -> Result<Option<HomeLet>, AppError> {
    let Some(household_id) = ask.household_id()? else {
        return Ok(None);
    };
    let (db, language) = (ask.app.store.read(), ask.language);
    let found = letting::Entity::find()
        .filter(letting::Column::HouseholdId.eq(household_id))
        .order_by_desc(letting::Column::LetAt)
        .one(db)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let Some(home) = home::Entity::find_by_id(found.home_id).one(db).await? else {
        return Ok(None);
    };
    let row = match found.nomination_id {
        Some(id) => nomination::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let Some(row) = row else { return Ok(None) };
    let landlord = provider::Entity::find_by_id(row.provider_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let offer = offer_under(db, row.id).await?;
    Ok(Some(HomeLet {
        facts: vec![
            fact(
                t!(language, "offers-the-home"),
                title(language, home.kind, home.bedrooms),
            ),
            fact(
                t!(language, "offers-fact-address"),
                format!("{}, {}, {}", street(&home), home.parish, home.postcode),
            ),
            fact(t!(language, "offers-fact-starts"), language.day(found.starts_on)),
            fact(t!(language, "offers-fact-landlord"), landlord.name.clone()),
        ],
        landlord: landlord.name,
        phone: landlord.phone,
        email: landlord.email,
        offer: offer.map(|offer| format!("/my/offers/{}", offer.id)),
    }))
}
