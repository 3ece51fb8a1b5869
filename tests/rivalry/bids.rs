//! Sixteen households and two closers at the closing second: every receipted bid is on the one list, and no other.

use chrono::TimeDelta;
use entity::states::{BidState, Channel, Role};
use futures_util::future::join_all;
use lintel::audit::By;
use lintel::bids::{self, NewBid};
use lintel::error::AppError;
use lintel::ids::Moment;
use lintel::shortlists;
use sea_orm::EntityTrait;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, advert, all_bids, list, needs_three, on_offer, place, to_closing};
use crate::support::people::{day, partnership};

const RIVALS: u32 = 16;

both!(
    every_receipted_bid_is_on_the_list_and_no_other,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let mut rivals = Vec::new();
        for number in 0..RIVALS {
            let email = format!("rival.r{number}@example.org");
            rivals.push(needs_three(&program, &there, &email, day(2025, 1, 1 + number)).await);
        }
        let closes = advert(&program, home.advert).await.closes_at.unwrap();
        program.app.clock.set(closes);
        let app = &program.app;
        // Each has looked at the clock just before closing; the closers have looked at it just after.
        let bids = rivals.iter().map(|rival| async move {
            let at = Moment::new(closes - TimeDelta::microseconds(1), app.ids.clone());
            let by = By::account(rival.account_id, Role::Applicant, None);
            let new = NewBid {
                advert_id: home.advert,
                household_id: rival.id,
                channel: Channel::Web,
            };
            bids::bid(app, &at, &by, new).await
        });
        let desks = (0..2).map(|_| shortlists::close_due(app));
        let (placed, done) = futures_util::future::join(join_all(bids), join_all(desks)).await;
        let mut receipts = Vec::new();
        for answer in placed {
            match answer {
                Ok(placed) => receipts.push(placed.reference),
                Err(AppError::Refused(refusal)) => assert_eq!(refusal.code, "bids_closed"),
                Err(AppError::Busy) => {}
                Err(other) => panic!("{other}"),
            }
        }
        receipts.sort();
        let mut made: usize = done.into_iter().map(Result::unwrap).sum();
        // what was too busy to be closed is closed in the next round
        made += shortlists::close_due(app).await.unwrap();
        assert_eq!(made, 1, "one advert is closed once");
        let (_, entries) = list(&program, home.advert).await;
        let all = all_bids(&program, home.advert).await;
        let counted: Vec<String> = all.iter().map(|bid| bid.reference.clone()).collect();
        assert_eq!(counted, receipts);
        assert_eq!(entries.len(), receipts.len());
        for bid in &all {
            assert!(
                entries
                    .iter()
                    .any(|entry| entry.bid_id == bid.id && entry.place == bid.place)
            );
            assert!(matches!(bid.state, BidState::Listed | BidState::NotConsidered));
        }
    }
);

both!(two_closers_make_one_list, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    place(&program, &someone, home.advert).await.unwrap();
    to_closing(&program, home.advert).await;
    let app = &program.app;
    let closed = join_all((0..4).map(|_| shortlists::close_due(app))).await;
    let made: usize = closed.into_iter().map(Result::unwrap).sum();
    assert_eq!(made, 1);
    let (_, entries) = list(&program, home.advert).await;
    assert_eq!(entries.len(), 1);
    let telling = join_all((0..4).map(|_| shortlists::tell_due(app))).await;
    assert_eq!(telling.into_iter().map(Result::unwrap).sum::<usize>(), 1);
    let told = entity::message::Entity::find()
        .all(app.store.read())
        .await
        .unwrap();
    let closings = told
        .iter()
        .filter(|message| message.kind == "bids_closed")
        .count();
    assert_eq!(closings, 1, "nobody is told twice");
});

both!(
    the_same_bid_from_eight_windows_is_one_bid,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let placed = join_all((0..8).map(|_| place(&program, &someone, home.advert))).await;
        let mut references: Vec<String> = placed
            .into_iter()
            .map(|placed| placed.unwrap().reference)
            .collect();
        references.dedup();
        assert_eq!(references.len(), 1);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
    }
);
