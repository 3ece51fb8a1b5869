//! One weekly round: homes are offered, approved, opened and bid for.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use entity::cycle;
use entity::states::Channel;
use rand::RngCore;
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::calendar::Week;
use super::found::{Founded, Lives};
use crate::adverts::{self, NewAdvert, cycles};
use crate::app::App;
use crate::audit::By;
use crate::bids::{self, NewBid};
use crate::error::AppError;
use crate::homes::{self, NewHome};
use crate::ids::Moment;
use crate::invent::{self, InventedHome, RentKind};
use crate::store::Tx;

/// The homes on offer, invented, by advert.
pub(super) type Offered = BTreeMap<Uuid, InventedHome>;

/// Plans the round and fills it: providers offer homes the Monday before, officers approve them the Wednesday before.
pub(super) async fn advertise(
    tx: &Tx,
    app: &App,
    founded: &Founded,
    week: Week,
    homes: &[InventedHome],
    number: i32,
) -> Result<(cycle::Model, Offered), AppError> {
    let before = week.earlier(1);
    let (offers_at, approves_at) = (before.at(4, 10, 0), before.at(6, 11, 0));
    let planned_at = Moment::new(offers_at, app.ids.clone());
    let cycle = cycles::plan(
        tx,
        &planned_at,
        founded.partnership_id,
        number,
        week.opens(),
        week.closes(),
    )
    .await?;
    let mut offered = Offered::new();
    for (place, home) in (0..).zip(homes) {
        let at = Moment::new(offers_at + TimeDelta::minutes(place), app.ids.clone());
        let council_id = *founded
            .councils
            .get(&home.address.district)
            .ok_or(AppError::NotFound)?;
        let provider_id = *founded.providers.get(&home.landlord).ok_or(AppError::NotFound)?;
        let staff = founded.provider_staff(&home.landlord);
        let home_id = homes::record(
            tx,
            &at,
            staff,
            provider_id,
            NewHome::from_invented(home, council_id),
        )
        .await?;
        let advert = NewAdvert::from_invented(home, label(home).to_owned());
        let advert_id = adverts::draft(tx, &at, staff, home_id, advert).await?;
        adverts::submit(tx, &at, staff, advert_id).await?;
        let at = Moment::new(approves_at + TimeDelta::minutes(place), app.ids.clone());
        adverts::approve(
            tx,
            &at,
            &founded.officer(&home.address.district, false),
            advert_id,
            &cycle,
        )
        .await?;
        offered.insert(advert_id, home.clone());
    }
    Ok((cycle, offered))
}

/// Who may bid and in which order: a village with a planning agreement puts its own people first, a few homes go to
/// tenants who want to move, the rest are open to everybody.
fn label(home: &InventedHome) -> &'static str {
    if home.rent_kind == RentKind::Market {
        return "private";
    }
    let number: u32 = home
        .reference
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| u32::from(digit - b'0'))
        .sum();
    match (home.address.place.as_str(), number % 10) {
        ("Little Melton", _) => "village-homes-first",
        (_, 0) => "transfer",
        (_, 1 | 2) => "local-connection",
        _ => "general",
    }
}

/// Homes for one round.
pub(super) fn homes(rng: &mut ChaCha8Rng, first_number: u32, count: u32, week: Week) -> Vec<InventedHome> {
    (first_number..first_number + count)
        .map(|number| invent::home(rng, number, week.thursday))
        .collect()
}

/// How many of a thousand households look for a home in a round.
const LOOK: u32 = 140;

/// What came of one household's wishes in a round.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BidTally {
    pub placed: u32,
    pub turned_away: u32,
}

/// Lets one household bid for what it would like, at a time of its own between opening and closing. What it may not
/// bid for is refused by the command, as on the page.
pub(super) async fn bid(
    tx: &Tx,
    app: &App,
    rng: &mut ChaCha8Rng,
    lives: &Lives,
    week: Week,
    offered: &Offered,
    until: crate::clock::Instant,
) -> Result<BidTally, AppError> {
    let mut tally = BidTally::default();
    // Most people look at the adverts once in a while, not every week.
    if rng.next_u32() % 1_000 >= LOOK {
        return Ok(tally);
    }
    let homes: Vec<InventedHome> = offered.values().cloned().collect();
    let ids: Vec<Uuid> = offered.keys().copied().collect();
    let by = By::account(lives.account_id, entity::states::Role::Applicant, None);
    let span = (until.min(week.closes()) - week.opens())
        .num_seconds()
        .max(1)
        .unsigned_abs();
    for choice in invent::bid_choice(rng, &lives.invented, &homes, 3) {
        let Some(advert_id) = ids.get(choice).copied() else {
            continue;
        };
        let after = i64::try_from(rng.next_u64() % span).unwrap_or_default();
        let at = Moment::new(week.opens() + TimeDelta::seconds(after), app.ids.clone());
        let new = NewBid {
            advert_id,
            household_id: lives.household_id,
            channel: Channel::Web,
        };
        match bids::place(tx, &at, &by, &app.schemes, new).await {
            Ok(_) => tally.placed += 1,
            Err(AppError::Refused(_)) => tally.turned_away += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(tally)
}
