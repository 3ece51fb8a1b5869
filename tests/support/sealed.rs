//! A home whose shortlist has been sealed: households in order of place, ready to be nominated.

use chrono::TimeDelta;
use entity::states::{
    Access, AdvertState, BidState, Channel, EntryState, HomeKind, Role, ShortlistState, Tenure,
};
use entity::{advert, bid, entry, home, scheme_version, shortlist};
use lintel::audit::By;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::Program;
use super::people::{self, Household, Partnership, day, settled};

/// A home with its sealed shortlist.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub home_id: Uuid,
    pub advert_id: Uuid,
    pub shortlist_id: Uuid,
    /// In order of place.
    pub bids: Vec<Uuid>,
    pub entries: Vec<Uuid>,
}

/// The people who work on a let.
#[derive(Clone, Copy, Debug)]
pub struct Workers {
    pub officer: Uuid,
    pub provider: Uuid,
}

/// An officer of South Norfolk and somebody of Saffron Homes.
pub async fn workers(program: &Program, there: &Partnership) -> Workers {
    let officer = people::account(
        program,
        Role::Officer,
        "olive.hart@example.org",
        Some(there.south_norfolk),
    )
    .await;
    let provider = people::account(
        program,
        Role::Provider,
        "petra.lane@example.org",
        Some(there.saffron),
    )
    .await;
    Workers { officer, provider }
}

/// The officer of South Norfolk, as commands know her.
pub fn officer(workers: Workers, there: &Partnership) -> By {
    By::account(workers.officer, Role::Officer, Some(there.south_norfolk))
}

/// Households that are alone, named by what stands before the @.
pub async fn households<const N: usize>(
    program: &Program,
    there: &Partnership,
    names: [&str; N],
) -> [Household; N] {
    let mut found = Vec::new();
    for name in names {
        let email = format!("{name}@example.org");
        let people = people::alone("Robin Shaw");
        let facts = settled(1, day(2024, 3, 1));
        found.push(people::household(program, there.south_norfolk, &email, people, facts).await);
    }
    found.try_into().unwrap()
}

/// A home of Saffron's in Diss with a sealed shortlist of these households, first to last. Every second one is in
/// Band B.
#[expect(
    clippy::too_many_lines,
    reason = "the rows of one sealed list, in the order in which they are made"
)]
pub async fn sealed(program: &Program, there: &Partnership, number: i64, bidders: &[Household]) -> Sealed {
    let app = &program.app;
    let at = app.moment();
    let made = Sealed {
        home_id: at.id(),
        advert_id: at.id(),
        shortlist_id: at.id(),
        bids: bidders.iter().map(|_| at.id()).collect(),
        entries: bidders.iter().map(|_| at.id()).collect(),
    };
    let scheme = scheme_version::Entity::find()
        .one(app.store.read())
        .await
        .unwrap()
        .unwrap();
    let now = at.now;
    app.store
        .write(async |tx| {
            home::Entity::insert(home_row(&made, there, number, now))
                .exec_without_returning(tx)
                .await?;
            advert::Entity::insert(advert_row(&made, there, number, now))
                .exec_without_returning(tx)
                .await?;
            let list = shortlist::ActiveModel {
                id: Set(made.shortlist_id),
                advert_id: Set(made.advert_id),
                council_id: Set(there.south_norfolk),
                state: Set(ShortlistState::Sealed),
                scheme_version_id: Set(scheme.id),
                engine: Set("1".into()),
                as_at: Set(day(2026, 11, 1)),
                frozen_at: Set(now),
                input: Set("{}".into()),
                answer: Set("{}".into()),
                answer_hash: Set("00".into()),
                sealed_by: Set(None),
                sealed_at: Set(Some(now)),
                version: Set(1),
                told_at: Set(Some(now)),
            };
            shortlist::Entity::insert(list).exec_without_returning(tx).await?;
            for (index, bidder) in bidders.iter().enumerate() {
                let place = i32::try_from(index + 1).unwrap();
                let bid = bid::ActiveModel {
                    id: Set(made.bids[index]),
                    reference: Set(format!("B-{number}-{place}")),
                    advert_id: Set(made.advert_id),
                    household_id: Set(bidder.id),
                    cycle_id: Set(None),
                    state: Set(BidState::Listed),
                    channel: Set(Channel::Web),
                    placed_by: Set(bidder.account_id),
                    placed_at: Set(now - TimeDelta::days(3)),
                    withdrawn_at: Set(None),
                    place: Set(Some(place)),
                    outcome: Set(None),
                    outcome_says: Set(None),
                    decided_at: Set(None),
                };
                bid::Entity::insert(bid).exec_without_returning(tx).await?;
                let band = if index % 2 == 0 { "Band A" } else { "Band B" };
                let entry = entry::ActiveModel {
                    id: Set(made.entries[index]),
                    shortlist_id: Set(made.shortlist_id),
                    bid_id: Set(made.bids[index]),
                    household_id: Set(bidder.id),
                    place: Set(Some(place)),
                    state: Set(EntryState::Waiting),
                    band: Set(Some(band.into())),
                    priority_date: Set(Some(day(2024, 3, u32::try_from(place).unwrap()))),
                    facts: Set(r#"{"mobility":"few_steps","needs_ground_floor":true}"#.into()),
                    reasons: Set(row_of(band, place)),
                    verified_by: Set(Some(bidder.account_id)),
                    verified_at: Set(Some(now)),
                    skip_code: Set(None),
                    skip_says: Set(None),
                    skip_note: Set(None),
                    skipped_by: Set(None),
                    assessment_id: Set(None),
                };
                entry::Entity::insert(entry).exec_without_returning(tx).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    made
}

/// As much of the engine's frozen row as the sentences read.
fn row_of(band: &str, place: i32) -> String {
    format!(
        r#"{{"place":{place},"keys":[{{"key":"band","value":"{band}","known":true}},{{"key":"priority date","value":"{place} March 2024","known":true}}]}}"#
    )
}

fn home_row(
    made: &Sealed,
    there: &Partnership,
    number: i64,
    now: lintel::clock::Instant,
) -> home::ActiveModel {
    home::ActiveModel {
        id: Set(made.home_id),
        provider_id: Set(there.saffron),
        council_id: Set(there.south_norfolk),
        reference: Set(format!("SAF-{number}")),
        uprn: Set(None),
        address: Set(format!("{number} Mill Lane")),
        postcode: Set("IP22 4AB".into()),
        parish: Set("Diss".into()),
        easting: Set(611_800),
        northing: Set(280_100),
        kind: Set(HomeKind::House),
        bedrooms: Set(2),
        max_people: Set(4),
        floor: Set(0),
        lift: Set(false),
        garden: Set("own".into()),
        parking: Set("street".into()),
        pets: Set("ask".into()),
        heating: Set("gas".into()),
        access: Set(Access::General),
        age_min: Set(None),
        epc: Set(Some("C".into())),
        picture_seed: Set(number),
        photo: Set(None),
        photo_alt: Set(None),
        created_at: Set(now),
        version: Set(1),
    }
}

fn advert_row(
    made: &Sealed,
    there: &Partnership,
    number: i64,
    now: lintel::clock::Instant,
) -> advert::ActiveModel {
    advert::ActiveModel {
        id: Set(made.advert_id),
        reference: Set(format!("A-{number}")),
        home_id: Set(made.home_id),
        provider_id: Set(there.saffron),
        council_id: Set(there.south_norfolk),
        cycle_id: Set(None),
        state: Set(AdvertState::Sealed),
        tenure: Set(Tenure::SocialRent),
        label: Set("general".into()),
        rent_pence: Set(10_520),
        service_pence: Set(480),
        available_on: Set(day(2026, 11, 23)),
        description: Set("Near the park.".into()),
        first_let: Set(false),
        own_facts: Set("{}".into()),
        opens_at: Set(Some(now - TimeDelta::days(7))),
        closes_at: Set(Some(now - TimeDelta::days(1))),
        asked: Set(None),
        draw_commitment: Set(None),
        draw_seed: Set(None),
        approved_by: Set(None),
        created_at: Set(now - TimeDelta::days(9)),
        version: Set(1),
    }
}
