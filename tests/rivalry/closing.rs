//! The closing second: a hundred bids and a thousand against one close, the last microsecond, and the nights on which
//! the clocks change.

use chrono::{NaiveTime, TimeDelta};
use entity::states::{AdvertState, BidState, Channel, Role};
use futures_util::future::{join, join_all};
use lintel::adverts::{self, cycles};
use lintel::audit::{self, By};
use lintel::bids::{self, NewBid};
use lintel::clock::{Clock, Instant};
use lintel::dates::{closing_in_words, london};
use lintel::error::{AppError, chain};
use lintel::ids::Moment;
use lintel::{server, shortlists};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::both;
use crate::support::Program;
use crate::support::bidding::{
    Offer, advert, all_bids, list, needs_three, on_offer, place, submitted, to_closing,
};
use crate::support::people::{Household, day, partnership};

async fn bid_at(
    program: &Program,
    who: &Household,
    advert: uuid::Uuid,
    at: Moment,
) -> Result<bids::Placed, AppError> {
    let by = By::account(who.account_id, Role::Applicant, None);
    let new = NewBid {
        advert_id: advert,
        household_id: who.id,
        channel: Channel::Web,
    };
    let app = &program.app;
    bids::bid(app, &at, &by, new).await
}

/// Milliseconds between two people: a busy machine gets some of them in before the closing.
const APART: u32 = 10;

/// The clock runs through the closing instant while everybody bids and two workers close what is due.
async fn race(mut program: Program, rivals: u32) {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let mut all = Vec::new();
    for number in 0..rivals {
        let email = format!("rival.r{number}@example.org");
        let applied = day(2024, 1 + number % 12, 1 + number % 28);
        all.push(needs_three(&program, &there, &email, applied).await);
    }
    let closes = advert(&program, home.advert).await.closes_at.unwrap();
    // People come one after the other, and the closing falls into the middle of the crowd.
    program.app.clock = Clock::starting_at(closes - TimeDelta::milliseconds(i64::from(rivals * APART / 2)));
    let (program, app) = (&program, &program.app);
    let bids = (0_u64..).zip(&all).map(|(number, rival)| async move {
        tokio::time::sleep(std::time::Duration::from_millis(u64::from(APART) * number)).await;
        bid_at(program, rival, home.advert, app.moment()).await
    });
    let desks = (0..2).map(|_| async {
        let mut done = 0;
        for _ in 0..5_000 {
            // Too busy is no fault: a worker looks again.
            match shortlists::close_due(app).await {
                Ok(count) => done += count,
                Err(AppError::Busy | AppError::Away { in_doubt: false, .. }) => {}
                Err(other) => panic!("a fault of ours: {other:?}"),
            }
            let found = entity::advert::Entity::find_by_id(home.advert)
                .one(app.store.read())
                .await;
            if found.is_ok_and(|row| row.is_some_and(|row| row.state != AdvertState::Approved)) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        done
    });
    let (answers, done) = join(join_all(bids), join_all(desks)).await;
    let (mut receipts, mut late, mut busy) = (Vec::new(), 0, 0);
    for answer in answers {
        match answer {
            Ok(placed) => receipts.push(placed.reference),
            Err(AppError::Refused(refusal)) => {
                assert_eq!(refusal.code, "bids_closed");
                assert!(
                    refusal.says.to_string().contains(&closing_in_words(closes)),
                    "{}",
                    refusal.says
                );
                late += 1;
            }
            Err(AppError::Busy | AppError::Away { in_doubt: false, .. }) => busy += 1,
            Err(other) => panic!("a fault of ours: {other:?}"),
        }
    }
    eprintln!("{} receipts, {late} too late, {busy} busy", receipts.len());
    assert!(
        !receipts.is_empty() && late > 0,
        "the closing fell into the crowd"
    );
    receipts.sort();
    assert_eq!(done.into_iter().sum::<usize>(), 1, "one advert is closed once");
    let (_, entries) = list(program, home.advert).await;
    let counted = all_bids(program, home.advert).await;
    let references: Vec<String> = counted.iter().map(|bid| bid.reference.clone()).collect();
    assert_eq!(
        references, receipts,
        "every receipt is a bid that counts, and no other"
    );
    assert_eq!(entries.len(), receipts.len());
    for bid in &counted {
        assert!(
            entries
                .iter()
                .any(|entry| entry.bid_id == bid.id && entry.place == bid.place)
        );
        assert!(matches!(bid.state, BidState::Listed | BidState::NotConsidered));
        assert!(bid.placed_at < closes);
    }
}

both!(a_hundred_bids_race_one_close, async |program: Program| race(
    program, 100
)
.await);

both!(
    #[ignore = "half a minute: cargo test --test lintel a_thousand_bids -- --ignored"]
    a_thousand_bids_race_one_close,
    async |program: Program| race(program, 1_000).await
);

both!(
    an_advert_that_cannot_be_closed_keeps_no_other_from_closing,
    async |program: Program| {
        let there = partnership(&program).await;
        let spoilt = on_offer(&program, &there, Offer::house(&there)).await;
        let other = Offer {
            reference: "SAF-2",
            ..Offer::house(&there)
        };
        let sound = on_offer(&program, &there, other).await;
        let app = &program.app;
        // somebody has put another promise in the place of the one that was published
        entity::advert::Entity::update_many()
            .col_expr(
                entity::advert::Column::DrawCommitment,
                Expr::value("0".repeat(64)),
            )
            .filter(entity::advert::Column::Id.eq(spoilt.advert))
            .exec(app.store.writer())
            .await
            .unwrap();
        to_closing(&program, sound.advert).await;
        let fault = chain(&server::round(app).await.unwrap_err());
        assert!(fault.contains(&spoilt.advert.to_string()), "{fault}");
        assert!(fault.contains("seed of a draw"), "{fault}");
        assert_eq!(advert(&program, sound.advert).await.state, AdvertState::Closed);
        assert_eq!(advert(&program, spoilt.advert).await.state, AdvertState::Approved);
        let whole = audit::verify(&app.store, None).await.unwrap().unwrap();
        assert_eq!(whole.pending, 0, "the rest of the round was done");
        app.clock.advance(TimeDelta::minutes(6));
        let stuck = adverts::read::not_closed(app.store.read(), there.south_norfolk, app.clock.now())
            .await
            .unwrap();
        let stuck: Vec<_> = stuck.iter().map(|advert| advert.row.id).collect();
        assert_eq!(stuck, [spoilt.advert], "its officers see it");
    }
);

both!(
    the_last_microsecond_counts_and_the_next_does_not,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let closes = advert(&program, home.advert).await.closes_at.unwrap();
        let when = closing_in_words(closes);
        let micro = TimeDelta::microseconds(1);
        let early = needs_three(&program, &there, "early.bird@example.org", day(2025, 1, 1)).await;
        let late = needs_three(&program, &there, "late.lark@example.org", day(2024, 1, 1)).await;
        let at = |instant: Instant| Moment::new(instant, program.app.ids.clone());
        // Nobody has closed the advert yet: the clock alone decides.
        for instant in [closes, closes + micro] {
            let refused = bid_at(&program, &late, home.advert, at(instant))
                .await
                .unwrap_err();
            let AppError::Refused(refusal) = refused else {
                panic!("{refused:?}")
            };
            assert_eq!(refusal.code, "bids_closed");
            assert!(refusal.says.to_string().contains(&when), "{}", refusal.says);
        }
        let placed = bid_at(&program, &early, home.advert, at(closes - micro))
            .await
            .unwrap();
        let by = By::account(early.account_id, Role::Applicant, None);
        let app = &program.app;
        let kept = app
            .store
            .write(async |tx| bids::withdraw(tx, &at(closes), &by, early.id, placed.bid_id).await)
            .await
            .unwrap_err();
        assert!(
            matches!(&kept, AppError::Refused(refusal) if refusal.code == "bids_closed" && refusal.says.to_string().contains(&when)),
            "{kept:?}"
        );
        app.clock.set(closes - micro);
        assert_eq!(
            shortlists::close_due(app).await.unwrap(),
            0,
            "not a microsecond early"
        );
        to_closing(&program, home.advert).await;
        assert_eq!(shortlists::close_due(app).await.unwrap(), 1);
        let (_, entries) = list(&program, home.advert).await;
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].household_id, early.id);
    }
);

both!(
    on_both_nights_a_cycle_closes_once_at_the_time_that_was_published,
    async |program: Program| {
        let there = partnership(&program).await;
        let app = &program.app;
        let micro = TimeDelta::microseconds(1);
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let mut people = Vec::new();
        for number in 0..8 {
            let email = format!("night.owl{number}@example.org");
            people.push(needs_three(&program, &there, &email, day(2025, 1, 1)).await);
        }
        let nights = [
            (
                day(2027, 3, 28),
                time(0, 0),
                "Saturday 27 March 2027 at 11:59pm",
                "2027-03-28T00:00:00+00:00",
            ),
            (
                day(2027, 3, 28),
                time(1, 30),
                "Sunday 28 March 2027 at 2am",
                "2027-03-28T01:00:00+00:00",
            ),
            (
                day(2027, 10, 31),
                time(0, 0),
                "Saturday 30 October 2027 at 11:59pm",
                "2027-10-30T23:00:00+00:00",
            ),
            (
                day(2027, 10, 31),
                time(1, 30),
                "Sunday 31 October 2027 at 1:30am, before the clocks go back",
                "2027-10-31T00:30:00+00:00",
            ),
        ];
        for (number, (night, hour, published, instant)) in (0..).zip(nights) {
            let closes = london(night, hour);
            assert_eq!(closes.to_rfc3339(), instant);
            app.clock.set(closes - TimeDelta::days(3));
            let references = ["SAF-1", "SAF-2", "SAF-3", "SAF-4"];
            let offer = Offer {
                reference: references[usize::try_from(number).unwrap()],
                ..Offer::house(&there)
            };
            let (advert_id, _) = submitted(&program, &there, offer).await;
            let at = app.moment();
            app.store
                .write(async |tx| {
                    let opens = closes - TimeDelta::days(2);
                    let cycle = cycles::plan(tx, &at, there.id, 1_000 * (number + 1), opens, closes).await?;
                    adverts::approve(tx, &at, &By::the_operator(), advert_id, &cycle).await
                })
                .await
                .unwrap();
            let pair = &people[usize::try_from(number * 2).unwrap()..][..2];
            let page = format!("/south-norfolk/homes/{advert_id}");
            app.clock.set(closes - TimeDelta::hours(1));
            let mut browser = program.browser().await;
            browser.open(&page).await.is(200).says(published);
            app.clock.set(closes - micro);
            assert_eq!(shortlists::close_due(app).await.unwrap(), 0, "{published}");
            place(&program, &pair[0], advert_id).await.unwrap();
            app.clock.set(closes);
            let late = place(&program, &pair[1], advert_id).await.unwrap_err();
            assert!(
                matches!(&late, AppError::Refused(refusal) if refusal.says.to_string().contains(published)),
                "{late:?}"
            );
            assert_eq!(shortlists::close_due(app).await.unwrap(), 1, "{published}");
            // In autumn the same hour comes again: nothing opens, nothing closes twice.
            for minutes in [0, 30, 60, 90, 120] {
                app.clock.set(closes + TimeDelta::minutes(minutes));
                assert_eq!(shortlists::close_due(app).await.unwrap(), 0, "{published}");
                assert!(place(&program, &pair[1], advert_id).await.is_err(), "{published}");
            }
            let (_, entries) = list(&program, advert_id).await;
            assert_eq!(entries.len(), 1, "{published}");
        }
    }
);
