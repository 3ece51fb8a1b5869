//! Adverts whose time has come by the machine's own clock, with bids: work for a process to do when it starts.

use chrono::TimeDelta;
use entity::states::{BidState, Channel};
use entity::{advert, bid};
use lintel::clock::Clock;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::Program;
use super::bidding::{Offer, on_offer};
use super::people::{day, household, partnership, settled, with_two_children};

/// So many adverts that closed a minute ago by the machine's clock, each with the same households' bids.
pub async fn due(program: &Program, adverts: usize, bidders: usize) {
    let there = partnership(program).await;
    let mut open = Vec::new();
    for number in 0..adverts {
        let offer = Offer {
            reference: Box::leak(format!("DUE-{number}").into_boxed_str()),
            ..Offer::house(&there)
        };
        open.push(on_offer(program, &there, offer).await.advert);
    }
    let mut households = Vec::new();
    for number in 0..bidders {
        let email = format!("due.d{number}@example.org");
        let (people, facts) = (with_two_children("Robin Reed"), settled(2, day(2025, 3, 1)));
        households.push(household(program, there.south_norfolk, &email, people, facts).await);
    }
    let app = &program.app;
    let at = app.moment();
    let now = Clock::Machine.now();
    app.store
        .write(async |tx| {
            for (index, advert_id) in open.iter().enumerate() {
                let rows = households
                    .iter()
                    .enumerate()
                    .map(|(number, household)| bid::ActiveModel {
                        id: Set(at.id()),
                        reference: Set(format!("B-{index}-{number}")),
                        advert_id: Set(*advert_id),
                        household_id: Set(household.id),
                        cycle_id: Set(None),
                        state: Set(BidState::Placed),
                        channel: Set(Channel::Web),
                        placed_by: Set(household.account_id),
                        placed_at: Set(now - TimeDelta::hours(1)),
                        withdrawn_at: Set(None),
                        place: Set(None),
                        outcome: Set(None),
                        outcome_says: Set(None),
                        decided_at: Set(None),
                    });
                bid::Entity::insert_many(rows).exec_without_returning(tx).await?;
            }
            advert::Entity::update_many()
                .col_expr(advert::Column::OpensAt, Expr::value(now - TimeDelta::days(5)))
                .col_expr(advert::Column::ClosesAt, Expr::value(now - TimeDelta::minutes(1)))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
        .unwrap();
}
