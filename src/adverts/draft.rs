//! Writing an advert, and correcting it while it is the provider's to correct.

use allocations::Facts;
use chrono::NaiveDate;
use entity::states::{AdvertState, Tenure};
use entity::{advert, home};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::own;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::homes::{self, NewHome};
use crate::ids::Moment;
use crate::invent::{InventedHome, RentKind};
use crate::kept;
use crate::money::Money;
use crate::store::Tx;

/// What is offered, besides the home itself. Money is a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAdvert {
    pub tenure: Tenure,
    /// A label of the council's scheme: who may bid and in which order.
    pub label: String,
    pub rent: Money,
    pub service: Money,
    pub available_on: NaiveDate,
    pub description: String,
    pub first_let: bool,
    /// What the council's scheme asks about the home in words of its own.
    pub own: Facts,
}

/// An advert as corrected, with the version that the person saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    pub advert_id: Uuid,
    pub version: i32,
    pub home: NewHome,
    pub advert: NewAdvert,
}

/// Begins an advert of a home on record. The council of the home's district decides on it.
///
/// # Errors
/// Refused with the code `advertised_already` while another advert of this home is under way.
pub async fn draft(tx: &Tx, at: &Moment, by: &By, home_id: Uuid, new: NewAdvert) -> Result<Uuid, AppError> {
    let home = home::Entity::find_by_id(home_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let live = advert::Entity::find()
        .filter(advert::Column::HomeId.eq(home_id))
        .filter(advert::Column::State.is_not_in([
            AdvertState::Let,
            AdvertState::Unlet,
            AdvertState::Withdrawn,
        ]));
    if let Some(other) = live.one(tx).await? {
        return Err(AppError::refused(
            "advertised_already",
            kept!("adverts-cannot-another", reference = other.reference),
        ));
    }
    let id = at.id();
    let mut row = columns(&new)?;
    row.id = Set(id);
    row.reference = Set(at.reference('A'));
    row.home_id = Set(home_id);
    row.provider_id = Set(home.provider_id);
    row.council_id = Set(home.council_id);
    row.state = Set(AdvertState::Draft);
    row.created_at = Set(at.now);
    row.version = Set(1);
    advert::Entity::insert(row).exec_without_returning(tx).await?;
    let entry = Entry::new("create", "advert", id).to(&format!("{new:?}"));
    audit::record(tx, at, by, entry).await?;
    Ok(id)
}

/// Corrects an advert and its home while it is a draft or the council has asked for changes.
///
/// # Errors
/// `Stale` when somebody changed it meanwhile; refused with `not_editable` once it has been sent.
pub async fn edit(tx: &Tx, at: &Moment, by: &By, edited: Edited) -> Result<(), AppError> {
    let before = advert::Entity::find_by_id(edited.advert_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if !may_edit(before.state) {
        return Err(AppError::refused("not_editable", kept!("adverts-cannot-change")));
    }
    if before.version != edited.version {
        return Err(AppError::Stale);
    }
    let home = home::Entity::find_by_id(before.home_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let mut row = columns(&edited.advert)?;
    row.council_id = Set(edited.home.council_id);
    row.version = Set(before.version + 1);
    let moved = advert::Entity::update_many()
        .set(row)
        .filter(advert::Column::Id.eq(before.id))
        .filter(advert::Column::Version.eq(before.version))
        .filter(advert::Column::State.eq(before.state))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    homes::change(tx, at, by, &home, edited.home).await?;
    let entry = Entry::new("change", "advert", before.id)
        .from(&format!("{before:?}"))
        .to(&format!("{:?}", edited.advert));
    audit::record(tx, at, by, entry).await
}

/// Whether the provider may still change an advert in this state.
pub(super) const fn may_edit(state: AdvertState) -> bool {
    match state {
        AdvertState::Draft | AdvertState::ChangesAsked => true,
        AdvertState::Submitted
        | AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed
        | AdvertState::Let
        | AdvertState::Unlet
        | AdvertState::Withdrawn => false,
    }
}

fn columns(new: &NewAdvert) -> Result<advert::ActiveModel, AppError> {
    Ok(advert::ActiveModel {
        tenure: Set(new.tenure),
        label: Set(new.label.clone()),
        rent_pence: Set(new.rent.in_pence()),
        service_pence: Set(new.service.in_pence()),
        available_on: Set(new.available_on),
        description: Set(new.description.clone()),
        first_let: Set(new.first_let),
        own_facts: Set(own::written(&new.own)?),
        ..advert::ActiveModel::default()
    })
}

impl NewAdvert {
    /// What an invented home is offered at, under a label.
    pub fn from_invented(home: &InventedHome, label: String) -> Self {
        Self {
            tenure: match home.rent_kind {
                RentKind::Social => Tenure::SocialRent,
                RentKind::Affordable => Tenure::AffordableRent,
                RentKind::Market => Tenure::PrivateRent,
            },
            label,
            rent: Money::pence(home.rent),
            service: Money::pence(home.service_charge),
            available_on: home.ready_on,
            description: home.description.clone(),
            first_let: home.new_build,
            own: Facts::new(),
        }
    }
}
