//! A label whose limit for a group counts the homes that were let before.

use std::time::Duration;

use allocations::Facts;
use chrono::TimeDelta;
use entity::letting;
use lintel::dates::london_day;
use lintel::error::AppError;
use lintel::shortlists;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tokio::sync::Notify;
use tokio::time::sleep;
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, OnOffer, advert, close, list, on_offer, place, to_closing};
use crate::support::own::{by_time, take_up};
use crate::support::people::{Household, Partnership, alone, day, household, partnership, settled};

/// One home a year goes to tenants who move; the list is by the time on it.
const ONE_A_YEAR: &str = r#"caps = [{ code = "transfers", clause = "7.2", says = "One home a year goes to tenants who move.", when = "applicant_type = transfer", most = 1, window = "calendar year", beyond = "not considered" }]"#;

async fn applicant(program: &Program, there: &Partnership, name: &str, kind: &str, since: i32) -> Household {
    let facts: Facts = settled(2, day(since, 3, 1)).with("applicant_type", kind).unwrap();
    let email = format!("{name}@example.org");
    household(program, there.south_norfolk, &email, alone("Robin Shaw"), facts).await
}

async fn home(program: &Program, there: &Partnership, reference: &'static str) -> OnOffer {
    let offer = Offer {
        reference,
        ..Offer::house(there)
    };
    on_offer(program, there, offer).await
}

/// That a home of an advert that has closed was let to one of its bidders, an hour before it closed.
async fn letting_of(
    program: &Program,
    there: &Partnership,
    advert_id: Uuid,
    household_id: Uuid,
) -> letting::ActiveModel {
    let row = advert(program, advert_id).await;
    let let_at = row.closes_at.unwrap() - TimeDelta::hours(1);
    letting::ActiveModel {
        id: Set(program.app.moment().id()),
        advert_id: Set(row.id),
        home_id: Set(row.home_id),
        household_id: Set(household_id),
        nomination_id: Set(None),
        council_id: Set(there.south_norfolk),
        starts_on: Set(london_day(let_at)),
        band: Set(None),
        priority_date: Set(None),
        bids: Set(2),
        let_at: Set(let_at),
    }
}

async fn insert(tx: &impl ConnectionTrait, row: &letting::ActiveModel) -> Result<(), AppError> {
    letting::Entity::insert(row.clone())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Places on the list by household, and what those without one are told.
async fn places(program: &Program, advert_id: Uuid) -> Vec<(Uuid, Option<i32>, String)> {
    let (_, entries) = list(program, advert_id).await;
    let entries = entries.into_iter();
    entries
        .map(|entry| (entry.household_id, entry.place, entry.reasons))
        .collect()
}

both!(
    a_limit_over_a_year_counts_the_home_that_was_let_before,
    async |program: Program| {
        let there = partnership(&program).await;
        take_up(&program, "south-norfolk-2022", &by_time("one-a-year", ONE_A_YEAR))
            .await
            .unwrap();
        let homes = [
            home(&program, &there, "SAF-1").await,
            home(&program, &there, "SAF-2").await,
            home(&program, &there, "SAF-3").await,
        ];
        let first = applicant(&program, &there, "ann.first", "transfer", 2019).await;
        let second = applicant(&program, &there, "ben.second", "transfer", 2020).await;
        let third = applicant(&program, &there, "cat.third", "homeseeker", 2024).await;
        place(&program, &first, homes[0].advert).await.unwrap();
        for home in &homes[1..] {
            place(&program, &second, home.advert).await.unwrap();
            place(&program, &third, home.advert).await.unwrap();
        }
        to_closing(&program, homes[0].advert).await;
        close(&program, homes[0].advert).await.unwrap();

        // nothing has been let this year: the tenant who has waited longest comes first
        close(&program, homes[1].advert).await.unwrap();
        let before = places(&program, homes[1].advert).await;
        assert!(
            before
                .iter()
                .any(|(who, place, _)| *who == second.id && *place == Some(1))
        );
        assert!(
            before
                .iter()
                .any(|(who, place, _)| *who == third.id && *place == Some(2))
        );

        let row = letting_of(&program, &there, homes[0].advert, first.id).await;
        let written = program.app.store.write(async |tx| insert(tx, &row).await);
        written.await.unwrap();
        close(&program, homes[2].advert).await.unwrap();
        let after = places(&program, homes[2].advert).await;
        assert!(
            after
                .iter()
                .any(|(who, place, _)| *who == third.id && *place == Some(1))
        );
        let (_, place, reasons) = after.iter().find(|(who, ..)| *who == second.id).unwrap();
        assert_eq!(*place, None, "the one home of the year is taken");
        assert!(
            reasons.contains("One home a year goes to tenants who move."),
            "{reasons}"
        );

        // what the list rested on is kept, so it can be made again
        let (kept, _) = list(&program, homes[2].advert).await;
        assert!(kept.input.contains("\"transfers\""), "{}", kept.input);
        let app = &program.app;
        let again = shortlists::replay(app.store.read(), &app.schemes, kept.id)
            .await
            .unwrap();
        assert!(again.same(), "{again:?}");
    }
);

both!(
    a_home_that_is_let_while_a_list_is_worked_out_counts_on_it,
    async |program: Program| {
        let there = partnership(&program).await;
        take_up(&program, "south-norfolk-2022", &by_time("one-a-year", ONE_A_YEAR))
            .await
            .unwrap();
        let (earlier, closing) = (
            home(&program, &there, "SAF-1").await,
            home(&program, &there, "SAF-2").await,
        );
        let first = applicant(&program, &there, "ann.first", "transfer", 2019).await;
        let second = applicant(&program, &there, "ben.second", "transfer", 2020).await;
        let third = applicant(&program, &there, "cat.third", "homeseeker", 2024).await;
        place(&program, &first, earlier.advert).await.unwrap();
        for someone in [&second, &third] {
            place(&program, someone, closing.advert).await.unwrap();
        }
        to_closing(&program, closing.advert).await;
        close(&program, earlier.advert).await.unwrap();

        // the letting is being written, with the advert held, while the list is worked out from what was there before
        let (app, row) = (
            &program.app,
            letting_of(&program, &there, earlier.advert, first.id).await,
        );
        let begun = Notify::new();
        let letting = app.store.write(async |tx| {
            insert(tx, &row).await?;
            entity::advert::Entity::update_many()
                .col_expr(entity::advert::Column::Label, Expr::value("general"))
                .filter(entity::advert::Column::Id.eq(closing.advert))
                .exec(tx)
                .await?;
            begun.notify_one();
            sleep(Duration::from_millis(400)).await;
            Ok(())
        });
        let close = async {
            begun.notified().await;
            shortlists::close_due(app).await
        };
        let (let_to, closed) = tokio::join!(letting, close);
        let_to.unwrap();
        assert_eq!(closed.unwrap(), 1);
        let listed = places(&program, closing.advert).await;
        let place_of = |who: &Household| listed.iter().find(|(id, ..)| *id == who.id).unwrap().1;
        assert_eq!((place_of(&second), place_of(&third)), (None, Some(1)));
    }
);
