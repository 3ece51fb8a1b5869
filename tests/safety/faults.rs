//! A database that goes away and comes back: people are told to wait, nothing is lost, and nobody has to start anything
//! again.

use std::fs;

use lintel::audit::{self, By, Entry};
use lintel::error::AppError;
use lintel::store::Place;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};

use crate::support::bidding::{Offer, OnOffer, all_bids, needs_three, on_offer};
use crate::support::people::{Household, day, partnership};
use crate::support::{Browser, Program, Which, postgres, program};

async fn there(program: &Program) -> (OnOffer, Household, Browser) {
    let there = partnership(program).await;
    let home = on_offer(program, &there, Offer::house(&there)).await;
    let someone = needs_three(program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    let mut browser = program.signed_in(&someone.email).await;
    browser
        .open(&format!("/my/adverts/{}", home.advert))
        .await
        .is(200);
    (home, someone, browser)
}

fn told_to_wait(browser: &Browser) {
    browser.is(503);
    assert!(
        browser.headers.contains_key("retry-after"),
        "{:?}",
        browser.headers
    );
    assert!(browser.body.contains("Wait a few seconds"), "{}", browser.body);
    for ours in ["SQL", "sqlx", "database", "Error"] {
        assert!(!browser.body.contains(ours), "{ours}: {}", browser.body);
    }
}

async fn bids(browser: &mut Browser, form: &(String, Vec<(String, String)>)) {
    let fields: Vec<(&str, &str)> = form
        .1
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(&form.0, &fields).await;
}

#[test]
fn a_file_that_was_moved_away_takes_no_bids_until_it_is_back() {
    program::run(Which::Sqlite, async |program: Program| {
        let (home, _, mut browser) = there(&program).await;
        let form = browser.form(&format!("/my/adverts/{}/bid", home.advert));
        let Place::Sqlite(file) = &program.app.settings.database else {
            panic!("SQLite")
        };
        let away = file.with_extension("away");
        fs::rename(file, &away).unwrap();
        bids(&mut browser, &form).await;
        told_to_wait(&browser);
        // Another file at the place is not the database either.
        fs::copy(&away, file).unwrap();
        bids(&mut browser, &form).await;
        told_to_wait(&browser);
        fs::rename(&away, file).unwrap();
        assert!(all_bids(&program, home.advert).await.is_empty());
        bids(&mut browser, &form).await;
        browser.is(303);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
    });
}

#[test]
fn a_full_disk_keeps_what_was_saved_and_refuses_the_rest() {
    program::run(Which::Sqlite, async |program: Program| {
        let (home, _, mut browser) = there(&program).await;
        let app = &program.app;
        let form = browser.form(&format!("/my/adverts/{}/bid", home.advert));
        let limit = async |pages: &str| {
            let db = app.store.writer();
            db.execute_unprepared(&format!("PRAGMA max_page_count = {pages}"))
                .await
                .unwrap();
        };
        let before = entity::audit::Entity::find()
            .count(app.store.read())
            .await
            .unwrap();
        limit("1").await; // never below what there is
        let mut saved = 0;
        let full = loop {
            let at = app.moment();
            let long = "x".repeat(20_000);
            let done = app
                .store
                .write(async |tx| {
                    let entry = Entry::new("note", "home", at.id()).because(&long);
                    audit::record(tx, &at, &By::the_operator(), entry).await?;
                    let entry = Entry::new("note", "home", at.id()).because(&long);
                    audit::record(tx, &at, &By::the_operator(), entry).await
                })
                .await;
            match done {
                Ok(()) => saved += 2,
                Err(cause) => break cause,
            }
        };
        assert!(matches!(full, AppError::Away { in_doubt: false, .. }), "{full:?}");
        let kept = entity::audit::Entity::find()
            .count(app.store.read())
            .await
            .unwrap();
        assert_eq!(kept, before + saved, "pairs only, and all that were saved");
        // The rest of the free space goes too, so that a bid has no room.
        loop {
            let at = app.moment();
            let done = app
                .store
                .write(async |tx| {
                    audit::record(tx, &at, &By::the_operator(), Entry::new("note", "home", at.id())).await
                })
                .await;
            if done.is_err() {
                break;
            }
        }
        bids(&mut browser, &form).await;
        told_to_wait(&browser);
        assert!(all_bids(&program, home.advert).await.is_empty());
        browser.open("/south-norfolk/homes").await.is(200);
        limit("1000000").await;
        bids(&mut browser, &form).await;
        browser.is(303);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
        assert!(audit::verify(&app.store, None).await.unwrap().is_ok());
    });
}

#[test]
fn a_file_that_another_program_holds_is_waited_for_not_for_ever() {
    program::run(Which::Sqlite, async |program: Program| {
        let (home, _, browser) = there(&program).await;
        let form = browser.form(&format!("/my/adverts/{}/bid", home.advert));
        let other = lintel::store::Store::open(&program.app.settings.database)
            .await
            .unwrap();
        let page = tokio::sync::Mutex::new(browser);
        other
            .write(async |tx| {
                tx.execute_unprepared("UPDATE councils SET name = name").await?;
                // answered while the other one still holds it: whoever waited for ever would not come back from here
                bids(&mut *page.lock().await, &form).await;
                Ok(())
            })
            .await
            .unwrap();
        let mut browser = page.into_inner();
        told_to_wait(&browser);
        bids(&mut browser, &form).await;
        browser.is(303);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
    });
}

/// What the administrator of the server says about this program's database.
async fn on_the_server(program: &Program, statement: &str) {
    let Place::Postgres(address) = &program.app.settings.database else {
        panic!("PostgreSQL")
    };
    let (server, name) = address.rsplit_once('/').unwrap();
    let db = sea_orm::Database::connect(format!("{server}/postgres"))
        .await
        .unwrap();
    let statement = Statement::from_string(db.get_database_backend(), statement.replace("NAME", name));
    db.execute_raw(statement).await.unwrap();
    db.close().await.unwrap();
}

#[test]
fn a_server_that_stops_is_found_again() {
    if postgres::missing() {
        return;
    }
    program::run(Which::Postgres, async |program: Program| {
        let (home, _, mut browser) = there(&program).await;
        let form = browser.form(&format!("/my/adverts/{}/bid", home.advert));
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'NAME'";
        on_the_server(&program, "ALTER DATABASE NAME ALLOW_CONNECTIONS false").await;
        on_the_server(&program, cut).await;
        bids(&mut browser, &form).await;
        told_to_wait(&browser);
        browser.open("/south-norfolk/homes").await;
        told_to_wait(&browser);
        on_the_server(&program, "ALTER DATABASE NAME ALLOW_CONNECTIONS true").await;
        bids(&mut browser, &form).await;
        browser.is(303);
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
        // Cut in the middle of a piece of work: all of it or nothing, and said so.
        let app = &program.app;
        let at = app.moment();
        let lost = app
            .store
            .write(async |tx| {
                audit::record(tx, &at, &By::the_operator(), Entry::new("note", "home", at.id())).await?;
                on_the_server(&program, cut).await;
                Ok(())
            })
            .await
            .unwrap_err();
        assert!(matches!(lost, AppError::Away { .. }), "{lost:?}");
        let notes = entity::audit::Entity::find().all(app.store.read()).await.unwrap();
        assert!(notes.iter().all(|row| row.act != "note"));
        assert!(audit::verify(&app.store, None).await.unwrap().is_ok());
    });
}
