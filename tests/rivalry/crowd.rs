//! Sixteen and sixty-four at once against each command: one of them does it, nobody meets a fault of ours, and what the
//! log says is what the rows say.

use entity::states::{AdvertState, BidState, Role, ShortlistState};
use entity::{bid, shortlist};
use lintel::audit::By;
use lintel::{adverts, bids, shortlists};
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{
    self, Offer, advert, all_bids, close, list, needs_three, on_offer, place, submitted, to_closing,
};
use crate::support::crowd::{CROWDS, acts, at_once, told};
use crate::support::people::{Household, Partnership, day, partnership};

/// A household of its own for each crowd.
async fn somebody(program: &Program, there: &Partnership, number: usize) -> Household {
    let email = format!("robin.r{number}@example.org");
    needs_three(program, there, &email, day(2025, 3, 1)).await
}

/// A home of its own for each crowd.
fn house(there: &Partnership, number: usize) -> Offer {
    Offer {
        reference: ["SAF-16", "SAF-64"][number],
        ..Offer::house(there)
    }
}

async fn bid_row(program: &Program, id: Uuid) -> bid::Model {
    bid::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
}

both!(one_bid_from_many_windows, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    for (number, crowd) in CROWDS.into_iter().enumerate() {
        let someone = somebody(&program, &there, number).await;
        let came = at_once(crowd, async |_| place(&program, &someone, home.advert).await).await;
        came.only(&[]);
        assert_eq!(came.done.iter().filter(|placed| !placed.already).count(), 1);
        assert!(
            came.done
                .iter()
                .all(|placed| placed.reference == came.done[0].reference)
        );
        assert_eq!(acts(&program, "place", came.done[0].bid_id).await, 1);
        assert_eq!(told(&program, someone.id, "bid_placed").await, 1);
        assert_eq!(all_bids(&program, home.advert).await.len(), number + 1);
    }
});

both!(one_withdrawal_from_many_windows, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    for (number, crowd) in CROWDS.into_iter().enumerate() {
        let someone = somebody(&program, &there, number).await;
        let placed = place(&program, &someone, home.advert).await.unwrap();
        let by = By::account(someone.account_id, Role::Applicant, None);
        let app = &program.app;
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| bids::withdraw(tx, &at, &by, someone.id, placed.bid_id).await)
                .await
        })
        .await;
        came.only(&[]);
        assert!(!came.done.is_empty());
        assert_eq!(acts(&program, "withdraw", placed.bid_id).await, 1);
        assert_eq!(told(&program, someone.id, "bid_withdrawn").await, 1);
        assert_eq!(bid_row(&program, placed.bid_id).await.state, BidState::Withdrawn);
    }
});

both!(
    bidding_and_withdrawing_at_once_lose_nothing,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        for (number, crowd) in CROWDS.into_iter().enumerate() {
            let someone = somebody(&program, &there, number).await;
            let placed = place(&program, &someone, home.advert).await.unwrap();
            let by = By::account(someone.account_id, Role::Applicant, None);
            let app = &program.app;
            let came = at_once(crowd, async |turn| {
                if turn % 2 == 0 {
                    return place(&program, &someone, home.advert).await.map(drop);
                }
                let at = app.moment();
                app.store
                    .write(async |tx| bids::withdraw(tx, &at, &by, someone.id, placed.bid_id).await)
                    .await
            })
            .await;
            came.only(&["too_many"]);
            // What is made again and again is stopped, whoever counts.
            // Placed once more than withdrawn: it stands. As often: it does not. There is no third thing.
            let made = acts(&program, "place", placed.bid_id).await;
            let taken = acts(&program, "withdraw", placed.bid_id).await;
            let state = bid_row(&program, placed.bid_id).await.state;
            match made - taken {
                1 => assert_eq!(state, BidState::Placed),
                0 => assert_eq!(state, BidState::Withdrawn),
                more => panic!("{made} placed, {taken} withdrawn: {more}"),
            }
            assert_eq!(told(&program, someone.id, "bid_placed").await, made);
            assert_eq!(told(&program, someone.id, "bid_withdrawn").await, taken);
        }
    }
);

both!(one_closing_from_many_desks, async |program: Program| {
    let there = partnership(&program).await;
    for (number, crowd) in CROWDS.into_iter().enumerate() {
        let home = on_offer(&program, &there, house(&there, number)).await;
        let someone = somebody(&program, &there, number).await;
        place(&program, &someone, home.advert).await.unwrap();
        let now = program.app.clock.now();
        to_closing(&program, home.advert).await;
        let came = at_once(crowd, async |_| close(&program, home.advert).await).await;
        came.only(&["closed_already"]);
        assert_eq!(came.done.len(), 1);
        let (_, entries) = list(&program, home.advert).await;
        assert_eq!(entries.len(), 1);
        assert_eq!(told(&program, someone.id, "bids_closed").await, 1);
        program.app.clock.set(now);
    }
});

both!(one_approval_of_an_advert, async |program: Program| {
    let there = partnership(&program).await;
    for (number, crowd) in CROWDS.into_iter().enumerate() {
        let (advert_id, cycle) = submitted(&program, &there, house(&there, number)).await;
        let app = &program.app;
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| adverts::approve(tx, &at, &By::the_operator(), advert_id, &cycle).await)
                .await
        })
        .await;
        came.only(&["advert_moved_on", "stale"]);
        assert_eq!(came.done.len(), 1);
        assert_eq!(acts(&program, "approve", advert_id).await, 1);
        let row = advert(&program, advert_id).await;
        assert_eq!(row.state, AdvertState::Approved);
        let seed = data_encoding::HEXLOWER
            .decode(row.draw_seed.unwrap().as_bytes())
            .unwrap();
        let seed: [u8; 32] = seed.try_into().unwrap();
        assert_eq!(row.draw_commitment.unwrap(), allocations::commitment(&seed));
    }
});

both!(one_seal_on_a_list, async |program: Program| {
    let there = partnership(&program).await;
    let officer = bidding::officer(&program, there.south_norfolk, "olive.hart@example.org").await;
    for (number, crowd) in CROWDS.into_iter().enumerate() {
        let home = on_offer(&program, &there, house(&there, number)).await;
        let someone = somebody(&program, &there, number).await;
        place(&program, &someone, home.advert).await.unwrap();
        let now = program.app.clock.now();
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let (found, entries) = list(&program, home.advert).await;
        let app = &program.app;
        let at = app.moment();
        app.store
            .write(async |tx| shortlists::verify(tx, &at, &officer, found.id, entries[0].id).await)
            .await
            .unwrap();
        let version = shortlist_row(&program, found.id).await.version;
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| shortlists::seal(tx, &at, &officer, found.id, version).await)
                .await
        })
        .await;
        came.only(&["stale"]);
        assert_eq!(came.done.len(), 1);
        assert_eq!(acts(&program, "seal", found.id).await, 1);
        let row = shortlist_row(&program, found.id).await;
        assert_eq!((row.state, row.version), (ShortlistState::Sealed, version + 1));
        program.app.clock.set(now);
    }
});

async fn shortlist_row(program: &Program, id: Uuid) -> shortlist::Model {
    shortlist::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
}
