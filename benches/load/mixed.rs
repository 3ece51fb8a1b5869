//! Open loops: the mix of an ordinary hour, and the last minute before closing.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use entity::states::AdvertState;
use entity::{advert, bid, entry};
use lintel::server;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::client::{Request, open_loop, steady};
use crate::report::tell;
use crate::scene::{Scene, block_on, listing};

/// The scripted mix at a fixed rate, counted from when each request should have been sent.
pub(crate) fn mix(scene: &Scene, rate: u32) {
    let port = scene.serve();
    let length = Duration::from_secs(15);
    let answered = open_loop(port, 64, &steady(rate, length), &|number| scene.mix(number));
    let kinds: [(&str, &dyn Fn(usize) -> bool); 5] = [
        ("bids", &|of| of == 0),
        ("searches", &|of| matches!(of, 1 | 2)),
        ("homes", &|of| matches!(of, 3..=5)),
        ("lists, signed in", &|of| matches!(of, 6..=12)),
        ("lists", &|of| of > 12),
    ];
    tell(&format!("mix at {rate} a second for {length:?}"), &answered);
    for (name, is) in kinds {
        let (some, _): (Vec<_>, Vec<_>) = answered
            .iter()
            .map(|one| crate::client::Answered { ..*one })
            .partition(|one| is(one.number % 20));
        tell(&format!("  {name}"), &some);
    }
}

/// How long the last minute lasts here.
const LAST: Duration = Duration::from_secs(20);

/// A third of the adverts are about to close. Requests come ever faster, more and more of them bids, until some seconds
/// after closing; the service's own worker closes. Then every bid with a receipt must be on a list, and no other.
pub(crate) fn last_minute(scene: &Scene, most: u32) {
    let port = scene.serve();
    let worker = scene.app.clone();
    thread::spawn(move || block_on(server::work(worker)));
    let closing: BTreeSet<Uuid> = scene.may.keys().copied().step_by(3).collect();
    let wishes: Vec<_> = scene
        .wishes
        .iter()
        .filter(|wish| closing.contains(&wish.advert))
        .collect();
    let closes_at = scene.app.clock.now() + TimeDelta::from_std(LAST).unwrap();
    block_on(async {
        advert::Entity::update_many()
            .col_expr(advert::Column::ClosesAt, Expr::value(closes_at))
            .filter(advert::Column::Id.is_in(closing.iter().copied()))
            .exec(scene.app.store.writer())
            .await
            .unwrap();
    });
    // from a tenth of the rate to all of it, in a straight line; it goes on for two seconds after closing
    let whole = LAST + Duration::from_secs(2);
    let due = |number: usize| {
        let (number, most) = (crate::report::number(number), f64::from(most));
        let (from, length) = (most / 10.0, whole.as_secs_f64());
        let slope = (most - from) / length;
        // the area under the line up to the time is how many are due by then
        let at = ((from * from + 2.0 * slope * number).sqrt() - from) / slope;
        (at < length).then(|| Duration::from_secs_f64(at))
    };
    // half of the requests are bids; those of the last seconds come thickest
    let wish = |number: usize| wishes.get(number / 2).filter(|_| number.is_multiple_of(2));
    let begun = Instant::now();
    let answered = open_loop(port, 64, &due, &|number| match wish(number) {
        Some(wish) => scene.bid(wish),
        None => Request::get(&listing(), Some(&scene.sessions[number % scene.sessions.len()])),
    });
    println!(
        "the last {LAST:?} before closing, from {} to {most} a second, {:.1?} in all",
        most / 10,
        begun.elapsed()
    );
    let (bids, lists): (Vec<_>, Vec<_>) = answered.into_iter().partition(|one| wish(one.number).is_some());
    tell("  bids", &bids);
    tell("  lists, signed in", &lists);
    let receipts: BTreeSet<(Uuid, Uuid)> = bids
        .iter()
        .filter(|one| one.status == 303)
        .filter_map(|one| wish(one.number))
        .map(|wish| (wish.advert, wish.household))
        .collect();
    let late = bids.iter().filter(|one| one.status == 409).count();
    let listed = block_on(on_the_lists(scene, &closing));
    let waited = begun.elapsed();
    assert!(
        receipts.is_subset(&listed),
        "every bid with a receipt is on a list"
    );
    println!(
        "  {} receipts, all on the lists ({} bids with those from before), {late} refused; lists made {:.1?} after the burst began",
        receipts.len(),
        listed.len(),
        waited,
    );
}

/// Waits until the worker has closed these adverts; who is on their lists.
async fn on_the_lists(scene: &Scene, closing: &BTreeSet<Uuid>) -> BTreeSet<(Uuid, Uuid)> {
    let db = scene.app.store.read();
    let ids = || closing.iter().copied();
    for _ in 0..600 {
        let open = advert::Entity::find()
            .filter(advert::Column::Id.is_in(ids()))
            .filter(advert::Column::State.eq(AdvertState::Approved))
            .all(db)
            .await
            .unwrap();
        if open.is_empty() {
            break;
        }
        actix_web::rt::time::sleep(Duration::from_millis(50)).await;
    }
    let bids = bid::Entity::find()
        .filter(bid::Column::AdvertId.is_in(ids()))
        .all(db)
        .await
        .unwrap();
    let entries: BTreeSet<Uuid> = entry::Entity::find()
        .all(db)
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.bid_id)
        .collect();
    bids.into_iter()
        .filter(|bid| entries.contains(&bid.id))
        .map(|bid| (bid.advert_id, bid.household_id))
        .collect()
}
