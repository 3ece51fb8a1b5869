//! A register of any size, made quickly: invented households that have really joined, each copied with everything the
//! register keeps of them, and adverts copied with their homes, with a session or bids for them.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use entity::states::{BidState, Channel, HouseholdState, Role};
use entity::{account, advert, application, assessment, bid, home, household, member, session};
use lintel::app::App;
use lintel::store::Tx;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Rows in one statement; SQLite takes at most 32,766 values.
const AT_ONCE: usize = 500;

/// Adds so many copies of every household that is on the register now.
pub(crate) async fn grow(app: &App, copies: u32) {
    let db = app.store.read();
    let households = household::Entity::find()
        .filter(household::Column::State.eq(HouseholdState::Active))
        .all(db)
        .await
        .unwrap();
    let members = member::Entity::find().all(db).await.unwrap();
    let applications = application::Entity::find().all(db).await.unwrap();
    let assessments = assessment::Entity::find()
        .filter(assessment::Column::Current.eq(true))
        .all(db)
        .await
        .unwrap();
    let accounts = account::Entity::find()
        .filter(account::Column::Role.eq(Role::Applicant))
        .all(db)
        .await
        .unwrap();
    let known: Vec<Uuid> = households.iter().map(|row| row.id).collect();
    let of = |id: &Uuid| known.contains(id);
    let members: Vec<_> = members.into_iter().filter(|row| of(&row.household_id)).collect();
    let applications: Vec<_> = applications
        .into_iter()
        .filter(|row| of(&row.household_id))
        .collect();
    let assessments: Vec<_> = assessments
        .into_iter()
        .filter(|row| of(&row.household_id))
        .collect();
    let accounts: Vec<_> = accounts
        .into_iter()
        .filter(|row| row.household_id.as_ref().is_some_and(of))
        .collect();
    for copy in 1..=copies {
        app.store
            .write(async |tx| {
                again::<household::Entity>(tx, &households, |row| {
                    row.id = another(row.id, copy);
                    row.reference = app.ids.reference('H');
                })
                .await;
                again::<application::Entity>(tx, &applications, |row| {
                    row.id = another(row.id, copy);
                    row.household_id = another(row.household_id, copy);
                })
                .await;
                again::<member::Entity>(tx, &members, |row| {
                    row.id = another(row.id, copy);
                    row.household_id = another(row.household_id, copy);
                })
                .await;
                again::<assessment::Entity>(tx, &assessments, |row| {
                    row.id = another(row.id, copy);
                    row.household_id = another(row.household_id, copy);
                    row.application_id = another(row.application_id, copy);
                })
                .await;
                again::<account::Entity>(tx, &accounts, |row| {
                    row.id = another(row.id, copy);
                    row.household_id = row.household_id.map(|id| another(id, copy));
                    row.email = format!("{copy}.{}", row.email);
                    row.email_normal = format!("{copy}.{}", row.email_normal);
                })
                .await;
                Ok(())
            })
            .await
            .unwrap();
    }
}

/// The id of the copy with this number.
fn another(id: Uuid, copy: u32) -> Uuid {
    let mut bytes = *id.as_bytes();
    bytes[12..].copy_from_slice(&copy.to_be_bytes());
    Uuid::from_bytes(bytes)
}

async fn again<E>(tx: &Tx, rows: &[E::Model], change: impl Fn(&mut E::Model))
where
    E: EntityTrait,
    E::Model: Clone + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    for some in rows.chunks(AT_ONCE) {
        let copies = some.iter().map(|row| {
            let mut row = row.clone();
            change(&mut row);
            row.into_active_model().reset_all()
        });
        E::insert_many(copies).exec_without_returning(tx).await.unwrap();
    }
}

/// Signs accounts in without a password; returns what their cookies hold, in the same order.
pub(crate) async fn sessions(app: &App, accounts: &[Uuid]) -> Vec<String> {
    let now = app.clock.now();
    let tokens: Vec<String> = accounts.iter().map(|_| app.ids.token()).collect();
    let rows: Vec<session::ActiveModel> = accounts
        .iter()
        .zip(&tokens)
        .map(|(account_id, token)| session::ActiveModel {
            id: Set(app.ids.id(now)),
            token_hash: Set(HEXLOWER.encode(&Sha256::digest(token))),
            account_id: Set(*account_id),
            acting_council_id: Set(None),
            second_step_due: Set(false),
            created_at: Set(now),
            last_seen_at: Set(now),
            expires_at: Set(now + TimeDelta::hours(12)),
        })
        .collect();
    app.store
        .write(async |tx| {
            for some in rows.chunks(AT_ONCE) {
                session::Entity::insert_many(some.to_vec())
                    .exec_without_returning(tx)
                    .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    tokens
}

/// Copies these adverts with their homes until there are `count`, closing at `closes_at`, each with so many bids: nine in
/// ten of households that may bid for it, one in ten of others, whose circumstances have changed since.
pub(crate) async fn adverts_with_bids(
    app: &App,
    of: &[Uuid],
    may: &BTreeMap<Uuid, Vec<Uuid>>,
    closes_at: chrono::DateTime<chrono::Utc>,
    (count, bids): (usize, usize),
) {
    let db = app.store.read();
    let models = advert::Entity::find()
        .filter(advert::Column::Id.is_in(of.iter().copied()))
        .all(db)
        .await
        .unwrap();
    let homes = home::Entity::find().all(db).await.unwrap();
    let accounts = account::Entity::find()
        .filter(account::Column::HouseholdId.is_not_null())
        .order_by_asc(account::Column::Id)
        .all(db)
        .await
        .unwrap();
    let everybody: Vec<Uuid> = accounts.iter().filter_map(|row| row.household_id).collect();
    let account_of: BTreeMap<Uuid, Uuid> = accounts
        .iter()
        .filter_map(|row| Some((row.household_id?, row.id)))
        .collect();
    for number in 0..count {
        let mut advert = models[number % models.len()].clone();
        let able = &may[&advert.id];
        let mut home = homes
            .iter()
            .find(|home| home.id == advert.home_id)
            .unwrap()
            .clone();
        let now = app.clock.now();
        home.id = app.ids.id(now);
        home.reference = app.ids.reference('P');
        advert.id = app.ids.id(now);
        advert.home_id = home.id;
        advert.reference = app.ids.reference('A');
        advert.closes_at = Some(closes_at);
        let mut who: Vec<Uuid> = Vec::with_capacity(bids);
        let lists = [(able, bids - bids / 10), (&everybody, bids)];
        for (from, until) in lists {
            let further = from
                .iter()
                .cycle()
                .skip(number * 37 % from.len().max(1))
                .take(from.len());
            for household in further {
                if who.len() < until && !who.contains(household) {
                    who.push(*household);
                }
            }
        }
        assert_eq!(who.len(), bids, "the register has enough households");
        let rows = bids_of(app, &advert, &who, &account_of);
        app.store
            .write(async |tx| {
                home::Entity::insert(home.clone().into_active_model().reset_all())
                    .exec_without_returning(tx)
                    .await?;
                advert::Entity::insert(advert.clone().into_active_model().reset_all())
                    .exec_without_returning(tx)
                    .await?;
                for some in rows.chunks(AT_ONCE) {
                    bid::Entity::insert_many(some.to_vec())
                        .exec_without_returning(tx)
                        .await?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

/// Live bids of these households, in this order.
fn bids_of(
    app: &App,
    advert: &advert::Model,
    who: &[Uuid],
    account_of: &BTreeMap<Uuid, Uuid>,
) -> Vec<bid::ActiveModel> {
    let now = app.clock.now();
    let bid = |(place, household_id): (usize, &Uuid)| bid::ActiveModel {
        id: Set(app.ids.id(now)),
        // so many that two of chance might be the same
        reference: Set(format!("{}-{place}", advert.reference)),
        advert_id: Set(advert.id),
        household_id: Set(*household_id),
        cycle_id: Set(advert.cycle_id),
        state: Set(BidState::Placed),
        channel: Set(Channel::Web),
        placed_by: Set(account_of[household_id]),
        placed_at: Set(now + TimeDelta::microseconds(i64::try_from(place).unwrap())),
        withdrawn_at: Set(None),
        place: Set(None),
        outcome: Set(None),
        outcome_says: Set(None),
        decided_at: Set(None),
    };
    who.iter().enumerate().map(bid).collect()
}
