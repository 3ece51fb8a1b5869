//! Limits count in the database: going from one process to another helps nobody.

use chrono::TimeDelta;
use entity::states::{Channel, Role};
use lintel::accounts::Passwords;
use lintel::app::App;
use lintel::audit::By;
use lintel::bids::{self, NewBid};
use lintel::error::AppError;
use lintel::ids::Ids;
use lintel::start;
use lintel::store::Store;

use crate::both;
use crate::support::bidding::{Offer, needs_three, on_offer};
use crate::support::people::{account, day, partnership};
use crate::support::{Browser, Program};

/// A second process on the same database, with the same clock.
async fn another(program: &Program) -> App {
    let settings = (*program.app.settings).clone();
    let store = Store::open(&settings.database).await.unwrap();
    let parts = start::Parts {
        clock: program.app.clock.clone(),
        ids: Ids::from_seed(8),
        passwords: Passwords::cheap().unwrap(),
    };
    start::build(settings, store, parts).await.unwrap()
}

/// How often a form is taken before somebody must wait, turn by turn in two processes.
async fn taken(browsers: &mut [Browser; 2], page: &str, fields: &[(&str, &str)]) -> usize {
    for turn in 0..200 {
        let browser = &mut browsers[turn % 2];
        browser.open(page).await.is(200);
        browser.submit_once(page, fields).await;
        if browser.status.as_u16() == 429 {
            let wait: u64 = browser.headers["retry-after"].parse().unwrap();
            assert!((1..=3_600).contains(&wait), "{wait}");
            return turn;
        }
        assert!(browser.status.as_u16() < 500, "{page}: {}", browser.text());
    }
    panic!("{page} has no limit");
}

both!(
    signing_in_and_recovery_are_limited_across_processes,
    async |program: Program| {
        account(&program, Role::Applicant, "robin.reed@example.org", None).await;
        let other = another(&program).await;
        let mut browsers = [program.browser().await, Browser::new(&other).await];
        let wrong = [
            ("email", "robin.reed@example.org"),
            ("password", "not this one at all"),
        ];
        assert_eq!(taken(&mut browsers, "/sign-in", &wrong).await, 10);
        // The right password does not help before the time is over, at neither of them.
        let right = [
            ("email", "ROBIN.reed@example.org "),
            ("password", crate::support::people::PASSWORD),
        ];
        for browser in &mut browsers {
            browser.open("/sign-in").await;
            browser.submit_once("/sign-in", &right).await.is(429);
        }
        let forgotten = [("email", "robin.reed@example.org")];
        assert_eq!(taken(&mut browsers, "/sign-in/forgotten", &forgotten).await, 3);
        let join = [
            ("name", "Robin Reed"),
            ("email", "new.wren@example.org"),
            ("password", "three other words"),
        ];
        assert_eq!(taken(&mut browsers, "/sign-up", &join).await, 3);
        program.app.clock.advance(TimeDelta::minutes(16));
        browsers[1].open("/sign-in").await;
        browsers[1].submit_once("/sign-in", &right).await.is(303);
    }
);

both!(
    a_bid_taken_back_and_made_again_without_end_is_stopped,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let by = By::account(someone.account_id, Role::Applicant, None);
        let other = another(&program).await;
        let new = NewBid {
            advert_id: home.advert,
            household_id: someone.id,
            channel: Channel::Web,
        };
        let place = async |app: &App| {
            let at = app.moment();
            bids::bid(app, &at, &by, new).await
        };
        let mut made = 0;
        let wait = loop {
            let app = if made % 2 == 0 { &program.app } else { &other };
            let placed = match place(app).await {
                Ok(placed) => placed,
                Err(AppError::TooMany(seconds)) => break seconds,
                Err(cause) => panic!("{cause:?}"),
            };
            made += 1;
            program.app.clock.advance(TimeDelta::minutes(1));
            let at = app.moment();
            app.store
                .write(async |tx| bids::withdraw(tx, &at, &by, someone.id, placed.bid_id).await)
                .await
                .unwrap();
        };
        assert_eq!((made, wait), (10, 50 * 60));
        program.app.clock.advance(TimeDelta::minutes(50));
        place(&other).await.unwrap();
    }
);
