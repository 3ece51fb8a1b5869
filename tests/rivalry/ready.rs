//! A bid is looked at before its transaction. Whatever changes in between is seen inside it.

use chrono::TimeDelta;
use entity::states::{Channel, Role};
use futures_util::future::join_all;
use lintel::audit::By;
use lintel::bids::{self, NewBid, Placed, Ready};
use lintel::error::AppError;
use lintel::{adverts, register};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, all_bids, needs_three, on_offer, place, to_closing};
use crate::support::people::{Household, day, partnership};

async fn looked_at(program: &Program, household: &Household, advert_id: Uuid) -> Ready {
    let new = NewBid {
        advert_id,
        household_id: household.id,
        channel: Channel::Web,
    };
    let app = &program.app;
    bids::ready(app, app.clock.now(), new)
        .await
        .unwrap()
        .expect("it may bid")
}

async fn write(program: &Program, household: &Household, ready: Ready) -> Result<Placed, AppError> {
    let by = By::account(household.account_id, Role::Applicant, None);
    bids::place_ready(&program.app, &program.app.moment(), &by, ready).await
}

fn refused(answer: Result<Placed, AppError>) -> &'static str {
    match answer {
        Err(AppError::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

both!(what_has_not_changed_is_written_once, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    let ready = looked_at(&program, &someone, home.advert).await;
    let looked_again = looked_at(&program, &someone, home.advert).await;
    let placed = write(&program, &someone, ready).await.unwrap();
    assert!(!placed.already);
    let again = write(&program, &someone, looked_again).await.unwrap();
    assert!(again.already);
    assert_eq!(again.reference, placed.reference);
    assert_eq!(all_bids(&program, home.advert).await.len(), 1);
});

both!(
    a_bid_that_was_looked_at_is_held_to_what_is_true_when_it_is_written,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let (app, operator) = (&program.app, By::the_operator());
        let households = [
            needs_three(&program, &there, "held@example.org", day(2025, 3, 1)).await,
            needs_three(&program, &there, "late@example.org", day(2025, 3, 2)).await,
            needs_three(&program, &there, "gone@example.org", day(2025, 3, 3)).await,
        ];
        let [held, late, gone] = &households;
        let ready = looked_at(&program, held, home.advert).await;
        let at = app.moment();
        app.store
            .write(async |tx| {
                register::suspend(tx, &at, &operator, held.id, None, "Papers are missing").await
            })
            .await
            .unwrap();
        assert_eq!(refused(write(&program, held, ready).await), "may_not_bid");

        let other = on_offer(
            &program,
            &there,
            Offer {
                reference: "SAF-2",
                ..Offer::house(&there)
            },
        )
        .await;
        let ready = looked_at(&program, gone, other.advert).await;
        let at = app.moment();
        app.store
            .write(async |tx| adverts::withdraw(tx, &at, &operator, other.advert, "Sold".into()).await)
            .await
            .unwrap();
        assert_eq!(refused(write(&program, gone, ready).await), "bids_closed");

        let (ready, in_time) = (
            looked_at(&program, late, home.advert).await,
            looked_at(&program, late, home.advert).await,
        );
        to_closing(&program, home.advert).await;
        assert_eq!(refused(write(&program, late, ready).await), "bids_closed");
        app.clock.advance(-TimeDelta::microseconds(1));
        assert!(!write(&program, late, in_time).await.unwrap().already);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
        assert!(all_bids(&program, other.advert).await.is_empty());
    }
);

both!(
    the_last_bid_of_a_cycle_is_placed_once,
    async |program: Program| {
        let there = partnership(&program).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let mut looks = Vec::new();
        for reference in ["SAF-1", "SAF-2", "SAF-3", "SAF-4", "SAF-5", "SAF-6"] {
            let offer = Offer {
                reference,
                ..Offer::house(&there)
            };
            looks.push(on_offer(&program, &there, offer).await.advert);
        }
        let app = &program.app;
        let first = adverts::read::advert(app.store.read(), looks[0])
            .await
            .unwrap()
            .unwrap();
        let may = bids::may(
            app.store.read(),
            app.clock.now(),
            &app.schemes,
            &first,
            someone.id,
        )
        .await
        .unwrap();
        let left = usize::try_from(may.left().expect("a limit")).unwrap();
        assert!((1..looks.len()).contains(&left));
        for advert in &looks[1..left] {
            place(&program, &someone, *advert).await.unwrap();
        }
        let (one, two) = (
            looked_at(&program, &someone, looks[0]).await,
            looked_at(&program, &someone, looks[left]).await,
        );
        write(&program, &someone, one).await.unwrap();
        assert_eq!(refused(write(&program, &someone, two).await), "may_not_bid");
    }
);

both!(
    bids_that_are_ready_at_the_same_moment_are_written_together_and_each_is_held_to_its_own,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let other = Offer {
            reference: "SAF-2",
            ..Offer::house(&there)
        };
        let other = on_offer(&program, &there, other).await;
        let (app, operator) = (&program.app, By::the_operator());
        let mut households = Vec::new();
        for number in 0..40_u32 {
            let email = format!("person{number}@example.org");
            households.push(needs_three(&program, &there, &email, day(2024, 1, 1)).await);
        }
        let mut looks = Vec::new();
        for household in &households {
            looks.push((household, looked_at(&program, household, home.advert).await));
        }
        // a double click, and another home at the same moment
        for household in [&households[7], &households[8]] {
            looks.push((household, looked_at(&program, household, home.advert).await));
            looks.push((household, looked_at(&program, household, other.advert).await));
        }
        let held = &households[13];
        let at = app.moment();
        app.store
            .write(async |tx| {
                register::suspend(tx, &at, &operator, held.id, None, "Papers are missing").await
            })
            .await
            .unwrap();
        let writing = looks
            .into_iter()
            .map(|(household, ready)| async { (household.id, write(&program, household, ready).await) });
        let answers = join_all(writing).await;
        let mut references = Vec::new();
        for (household_id, answer) in answers {
            if household_id == held.id {
                assert_eq!(refused(answer), "may_not_bid");
            } else {
                references.push(answer.unwrap());
            }
        }
        assert_eq!(references.iter().filter(|placed| placed.already).count(), 2);
        let bids = all_bids(&program, home.advert).await;
        assert_eq!(
            (bids.len(), all_bids(&program, other.advert).await.len()),
            (39, 2)
        );
        for bid in bids {
            let receipts: Vec<_> = references
                .iter()
                .filter(|placed| placed.bid_id == bid.id)
                .collect();
            assert!(!receipts.is_empty(), "{} has no receipt", bid.reference);
            assert!(receipts.iter().all(|placed| placed.reference == bid.reference));
            let told = format!("/my/bids/{}", bid.id);
            let messages = register::messages_of(app.store.read(), bid.household_id)
                .await
                .unwrap();
            let told = messages
                .iter()
                .filter(|message| message.about.as_deref() == Some(&told));
            assert_eq!(told.count(), 1, "{} is told once", bid.reference);
        }
    }
);
