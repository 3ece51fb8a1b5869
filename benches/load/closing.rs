//! Closing many adverts at once: every bid ranked, explained and on the disk, and after that everybody told.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use entity::states::{EntryState, MailState};
use entity::{entry, mail, message};
use lintel::app::App;
use lintel::clock::Clock;
use lintel::shortlists;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use crate::crowd;
use crate::report::{Spread, millis};
use crate::scene::{Scene, block_on};
use crate::yardstick;

const ADVERTS: usize = 500;
const BIDS: usize = 200;
const ROUNDS: i64 = 3;

/// 500 adverts with 200 bids each, three times, against the same number of rows of the same length in one commit.
pub(crate) fn closing(scene: &Scene) {
    let app = &scene.app;
    let last = app.clock.now() + TimeDelta::days(60);
    let of: Vec<_> = scene
        .may
        .iter()
        .filter(|(_, able)| able.len() >= BIDS)
        .map(|(advert, _)| *advert)
        .collect();
    println!(
        "closing: {ADVERTS} adverts of {} kinds, {BIDS} bids each",
        of.len()
    );
    for round in 1..=ROUNDS {
        let at = last + TimeDelta::hours(round);
        block_on(crowd::adverts_with_bids(
            app,
            &of,
            &scene.may,
            at,
            (ADVERTS, BIDS),
        ));
    }
    // what the scene itself has left open, as a warm-up
    block_on(close(scene, last));
    block_on(tell(scene, last));
    let (mut times, mut tellings) = (Vec::new(), Vec::new());
    let mut floors = Vec::new();
    for round in 1..=ROUNDS {
        let before = block_on(counts(scene));
        let (lists, took) = block_on(close(scene, last + TimeDelta::hours(round)));
        let (told_of, telling) = block_on(tell(scene, last + TimeDelta::hours(round)));
        let after = block_on(counts(scene));
        assert_eq!((lists, told_of), (ADVERTS, ADVERTS));
        assert_eq!(after.2 - before.2, after.0 - before.0, "a message for every bid");
        assert_eq!(
            after.0 - before.0,
            u64::try_from(ADVERTS * BIDS).unwrap(),
            "an entry for every bid"
        );
        let floor = yardstick::entries(ADVERTS * BIDS);
        println!(
            "  round {round}: {took:.2?}, then telling everybody {telling:.2?}; {} bids on the lists, {} not considered, {} messages, {} e-mails; \
             the entries alone in one commit {floor:.2?}",
            after.0 - before.0 - (after.1 - before.1),
            after.1 - before.1,
            after.2 - before.2,
            after.3 - before.3,
        );
        times.push(millis(took));
        tellings.push(millis(telling));
        floors.push(millis(floor));
    }
    println!(
        "closing {ADVERTS} adverts with {BIDS} bids each: {} ms (goal 2,000), then telling everybody {} ms; the entries \
         alone {} ms",
        Spread::of(times),
        Spread::of(tellings),
        Spread::of(floors)
    );
    block_on(longest_reasons(scene));
}

async fn close(scene: &Scene, at: DateTime<Utc>) -> (usize, Duration) {
    let app = a_second_after(scene, at);
    let begun = Instant::now();
    let lists = shortlists::close_due(&app).await.unwrap();
    (lists, begun.elapsed())
}

async fn tell(scene: &Scene, at: DateTime<Utc>) -> (usize, Duration) {
    let app = a_second_after(scene, at);
    let begun = Instant::now();
    let lists = shortlists::tell_due(&app).await.unwrap();
    (lists, begun.elapsed())
}

fn a_second_after(scene: &Scene, at: DateTime<Utc>) -> App {
    let mut app = scene.app.clone();
    app.clock = Clock::hand(at + TimeDelta::seconds(1));
    app
}

async fn counts(scene: &Scene) -> (u64, u64, u64, u64) {
    let db = scene.app.store.read();
    let entries = entry::Entity::find().count(db).await.unwrap();
    let out = entry::Entity::find()
        .filter(entry::Column::State.eq(EntryState::NotConsidered))
        .count(db)
        .await
        .unwrap();
    let messages = message::Entity::find().count(db).await.unwrap();
    let mails = mail::Entity::find()
        .filter(mail::Column::State.eq(MailState::Ready))
        .count(db)
        .await
        .unwrap();
    (entries, out, messages, mails)
}

/// What is stored for each bid, so that the size of the work is known.
async fn longest_reasons(scene: &Scene) {
    let db = scene.app.store.read();
    let asked = Statement::from_string(
        scene.app.store.backend(),
        "SELECT CAST(AVG(LENGTH(facts)) AS INTEGER), CAST(AVG(LENGTH(reasons)) AS INTEGER) FROM entries",
    );
    let row = db.query_one_raw(asked).await.unwrap().unwrap();
    let (facts, reasons): (i64, i64) = (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
    println!("  stored for a bid: facts of {facts} characters, reasons of {reasons}");
}
