//! Homes on offer: an advert in a cycle, people who bid for it, and its shortlist.

use allocations::Facts;
use chrono::NaiveDate;
use entity::states::{Access, Channel, HomeKind, Role, Tenure};
use entity::{bid, entry, shortlist};
use lintel::access::Staff;
use lintel::adverts::{self, NewAdvert, cycles};
use lintel::audit::By;
use lintel::bids::{self, NewBid, Placed};
use lintel::error::AppError;
use lintel::homes::words::{Garden, Heating, Parking, Pets};
use lintel::homes::{self, NewHome};
use lintel::money::Money;
use lintel::place::{GridPoint, Postcode};
use lintel::shortlists::{self, Closed};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Program;
use super::people::{Household, Partnership, account, day, household, settled, with_two_children};

/// An advert that is open.
#[derive(Clone, Copy, Debug)]
pub struct OnOffer {
    pub advert: Uuid,
}

/// What differs between adverts.
#[derive(Clone, Debug)]
pub struct Offer {
    pub provider: Uuid,
    pub reference: &'static str,
    pub bedrooms: i32,
    pub tenure: Tenure,
    pub label: &'static str,
}

impl Offer {
    /// A three-bedroom house of Saffron Homes in Diss, open to everyone.
    pub fn house(partnership: &Partnership) -> Self {
        Self {
            provider: partnership.saffron,
            reference: "SAF-1",
            bedrooms: 3,
            tenure: Tenure::SocialRent,
            label: "general",
        }
    }

    /// A private landlord's house.
    pub fn private(partnership: &Partnership) -> Self {
        Self {
            provider: partnership.landlord,
            reference: "BELL-1",
            tenure: Tenure::PrivateRent,
            label: "private",
            ..Self::house(partnership)
        }
    }
}

/// Puts a home of South Norfolk on offer in the first cycle, and moves the clock to an hour after its opening.
pub async fn on_offer(program: &Program, partnership: &Partnership, offer: Offer) -> OnOffer {
    let app = &program.app;
    let at = app.moment();
    let officer = By::the_operator();
    let made = app
        .store
        .write(async |tx| {
            let cycle = if let Some(cycle) = entity::cycle::Entity::find().one(tx).await? {
                cycle
            } else {
                let (opens, closes) = cycles::week_from(day(2026, 11, 5));
                cycles::plan(tx, &at, partnership.id, 1, opens, closes).await?
            };
            let home =
                homes::record(tx, &at, &officer, offer.provider, new_home(partnership, &offer)).await?;
            let advert = adverts::draft(tx, &at, &officer, home, new_advert(&offer)).await?;
            adverts::submit(tx, &at, &officer, advert).await?;
            adverts::approve(tx, &at, &officer, advert, &cycle).await?;
            Ok(OnOffer { advert })
        })
        .await
        .unwrap();
    let opens = advert(program, made.advert).await.opens_at.unwrap();
    app.clock
        .set((opens + chrono::TimeDelta::hours(1)).max(app.clock.now()));
    made
}

/// A home of South Norfolk whose advert waits for approval, and the cycle to approve it into.
pub async fn submitted(
    program: &Program,
    partnership: &Partnership,
    offer: Offer,
) -> (Uuid, entity::cycle::Model) {
    let app = &program.app;
    let at = app.moment();
    let by = By::the_operator();
    app.store
        .write(async |tx| {
            let cycles = cycles::keep_planned(tx, &at, partnership.id).await?;
            let home = homes::record(tx, &at, &by, offer.provider, new_home(partnership, &offer)).await?;
            let mut new = new_advert(&offer);
            new.available_on = new.available_on.max(super::people::today(program));
            let advert = adverts::draft(tx, &at, &by, home, new).await?;
            adverts::submit(tx, &at, &by, advert).await?;
            Ok((advert, cycles.into_iter().next().expect("a cycle is ahead")))
        })
        .await
        .unwrap()
}

fn new_home(partnership: &Partnership, offer: &Offer) -> NewHome {
    NewHome {
        council_id: partnership.south_norfolk,
        reference: offer.reference.into(),
        uprn: None,
        address: "4 Heron Close".into(),
        postcode: Postcode::parse("IP22 4AD").unwrap(),
        parish: "Diss".into(),
        point: GridPoint {
            easting: 611_800,
            northing: 279_900,
        },
        kind: HomeKind::House,
        bedrooms: offer.bedrooms,
        max_people: 5,
        floor: 0,
        lift: false,
        garden: Garden::Own,
        parking: Parking::Own,
        pets: Pets::Ask,
        heating: Heating::Gas,
        access: Access::General,
        age_min: None,
        epc: Some("C".into()),
        picture_seed: 7,
    }
}

fn new_advert(offer: &Offer) -> NewAdvert {
    NewAdvert {
        tenure: offer.tenure,
        label: offer.label.into(),
        rent: Money::pence(12_500),
        service: Money::pence(500),
        available_on: day(2026, 12, 7),
        description: "A house with a garden, near the station and the school.".into(),
        first_let: false,
        own: Facts::new(),
    }
}

/// The advert's row as it is now.
pub async fn advert(program: &Program, id: Uuid) -> entity::advert::Model {
    entity::advert::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
}

/// Moves the clock to the very instant of closing.
pub async fn to_closing(program: &Program, advert_id: Uuid) {
    let closes = advert(program, advert_id).await.closes_at.unwrap();
    program.app.clock.set(closes);
}

/// Bids for a household from its own account, now.
pub async fn place(program: &Program, household: &Household, advert_id: Uuid) -> Result<Placed, AppError> {
    let app = &program.app;
    let at = app.moment();
    let by = By::account(household.account_id, Role::Applicant, None);
    let new = NewBid {
        advert_id,
        household_id: household.id,
        channel: Channel::Web,
    };
    bids::bid(app, &at, &by, new).await
}

/// Closes an advert now.
pub async fn close(program: &Program, advert_id: Uuid) -> Result<Closed, AppError> {
    let app = &program.app;
    let at = app.moment();
    app.store
        .write(async |tx| shortlists::close(tx, &at, &app.schemes, advert_id).await)
        .await
}

/// A household of South Norfolk that needs three bedrooms and has one short (Band 2), applied on `applied`.
pub async fn needs_three(
    program: &Program,
    partnership: &Partnership,
    email: &str,
    applied: NaiveDate,
) -> Household {
    let people = with_two_children("Robin Reed");
    let facts: Facts = settled(2, applied);
    household(program, partnership.south_norfolk, email, people, facts).await
}

/// An officer of a council with an account.
pub async fn officer(program: &Program, council_id: Uuid, email: &str) -> Staff {
    let account_id = account(program, Role::Officer, email, Some(council_id)).await;
    Staff {
        account_id,
        name: email.into(),
        role: Role::Officer,
        council_id,
    }
}

/// The list of an advert with its entries: by place, those without last.
pub async fn list(program: &Program, advert_id: Uuid) -> (shortlist::Model, Vec<entry::Model>) {
    let db = program.app.store.read();
    let lists = shortlist::Entity::find()
        .filter(shortlist::Column::AdvertId.eq(advert_id))
        .all(db)
        .await
        .unwrap();
    assert_eq!(lists.len(), 1, "one advert, one list");
    let list = lists.into_iter().next().unwrap();
    let mut entries = entry::Entity::find()
        .filter(entry::Column::ShortlistId.eq(list.id))
        .all(db)
        .await
        .unwrap();
    entries.sort_by_key(|entry| (entry.place.is_none(), entry.place));
    (list, entries)
}

/// Every bid on an advert, by reference.
pub async fn all_bids(program: &Program, advert_id: Uuid) -> Vec<bid::Model> {
    bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .order_by_asc(bid::Column::Reference)
        .all(program.app.store.read())
        .await
        .unwrap()
}
