//! A list is worked out before the transaction that closes. What changes in between counts, whatever it is.

use std::time::Duration;

use chrono::TimeDelta;
use entity::states::{BidState, EntryState, HouseholdState};
use entity::{advert, assessment, bid, household};
use lintel::error::AppError;
use lintel::shortlists::{self, Bidder};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use tokio::sync::Notify;
use tokio::time::sleep;
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, OnOffer, list, on_offer, place, to_closing};
use crate::support::own::{by_time, take_up};
use crate::support::people::{Household, Partnership, alone, day, household as joined, partnership, settled};

/// What somebody does to the first bid of two while the list is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Nothing,
    /// The household is put on hold.
    Hold,
    /// The bid is taken back.
    TakenBack,
    /// It is taken back and made again, in the last minute.
    MadeAgain,
    /// A third household's bid, made in the last minute, is written only now.
    LateBid,
    /// The council has looked at the household again.
    AssessedAgain,
    /// No assessment is in force any more, of either household.
    NoAssessment,
}

const CHANGES: [Change; 7] = [
    Change::Nothing,
    Change::Hold,
    Change::TakenBack,
    Change::MadeAgain,
    Change::LateBid,
    Change::AssessedAgain,
    Change::NoAssessment,
];

const REFERENCES: [&str; 7] = ["SAF-1", "SAF-2", "SAF-3", "SAF-4", "SAF-5", "SAF-6", "SAF-7"];

async fn applicant(program: &Program, there: &Partnership, name: String) -> Household {
    let facts = settled(2, day(2021, 3, 1));
    joined(
        program,
        there.south_norfolk,
        &format!("{name}@example.org"),
        alone("Robin Shaw"),
        facts,
    )
    .await
}

async fn bid_of(tx: &impl ConnectionTrait, advert_id: Uuid, who: &Household) -> bid::Model {
    bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(advert_id))
        .filter(bid::Column::HouseholdId.eq(who.id))
        .one(tx)
        .await
        .unwrap()
        .unwrap()
}

async fn make(
    tx: &impl ConnectionTrait,
    program: &Program,
    there: &Partnership,
    story: &Story,
) -> Result<(), AppError> {
    let Story {
        change,
        home,
        first,
        second,
        third,
    } = story;
    let mine = bid_of(tx, home.advert, first).await;
    let closes_at = mine.placed_at + TimeDelta::seconds(1);
    match change {
        Change::Nothing => {}
        Change::Hold => {
            household::Entity::update_many()
                .col_expr(household::Column::State, Expr::value(HouseholdState::Suspended))
                .col_expr(
                    household::Column::Version,
                    Expr::col(household::Column::Version).add(1),
                )
                .filter(household::Column::Id.eq(first.id))
                .exec(tx)
                .await?;
        }
        Change::TakenBack => {
            bid::Entity::update_many()
                .col_expr(bid::Column::State, Expr::value(BidState::Withdrawn))
                .filter(bid::Column::Id.eq(mine.id))
                .exec(tx)
                .await?;
        }
        Change::MadeAgain => {
            bid::Entity::update_many()
                .col_expr(bid::Column::PlacedAt, Expr::value(closes_at))
                .filter(bid::Column::Id.eq(mine.id))
                .exec(tx)
                .await?;
        }
        Change::LateBid => {
            let mut late = mine.into_active_model();
            late.id = Set(program.app.moment().id());
            late.reference = Set(format!("LATE-{}", home.advert.simple()));
            late.household_id = Set(third.id);
            late.placed_at = Set(closes_at);
            bid::Entity::insert(late).exec_without_returning(tx).await?;
        }
        Change::AssessedAgain => {
            let mut again = current(tx, there, first).await.unwrap().into_active_model();
            assessment::Entity::update_many()
                .col_expr(assessment::Column::Current, Expr::value(false))
                .filter(assessment::Column::Id.eq(again.id.clone().unwrap()))
                .exec(tx)
                .await?;
            again.id = Set(program.app.moment().id());
            assessment::Entity::insert(again)
                .exec_without_returning(tx)
                .await?;
        }
        Change::NoAssessment => {
            assessment::Entity::update_many()
                .col_expr(assessment::Column::Current, Expr::value(false))
                .filter(assessment::Column::HouseholdId.is_in([first.id, second.id]))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

async fn current(
    db: &impl ConnectionTrait,
    there: &Partnership,
    who: &Household,
) -> Option<assessment::Model> {
    assessment::Entity::find()
        .filter(assessment::Column::CouncilId.eq(there.south_norfolk))
        .filter(assessment::Column::HouseholdId.eq(who.id))
        .filter(assessment::Column::Current.eq(true))
        .one(db)
        .await
        .unwrap()
}

/// A home with the households of its story.
struct Story {
    change: Change,
    home: OnOffer,
    first: Household,
    second: Household,
    third: Household,
}

async fn story(program: &Program, there: &Partnership, change: Change, reference: &'static str) -> Story {
    let offer = Offer {
        reference,
        ..Offer::house(there)
    };
    let who = |name: &str| applicant(program, there, format!("{name}.{reference}"));
    let story = Story {
        change,
        home: on_offer(program, there, offer).await,
        first: who("ann").await,
        second: who("ben").await,
        third: who("cat").await,
    };
    for someone in [&story.first, &story.second] {
        place(program, someone, story.home.advert).await.unwrap();
    }
    story
}

/// Closes the adverts while the changes are being written with the adverts held: the lists are worked out from what was there
/// before.
async fn close_meanwhile(program: &Program, there: &Partnership, stories: &[Story]) -> usize {
    let app = &program.app;
    let begun = Notify::new();
    let changing = app.store.write(async |tx| {
        for story in stories {
            advert::Entity::update_many()
                .col_expr(advert::Column::Label, Expr::col(advert::Column::Label))
                .filter(advert::Column::Id.eq(story.home.advert))
                .exec(tx)
                .await?;
            make(tx, program, there, story).await?;
        }
        begun.notify_one();
        sleep(Duration::from_millis(400)).await;
        Ok(())
    });
    let close = async {
        begun.notified().await;
        shortlists::close_due(app).await
    };
    let (changed, closed) = tokio::join!(changing, close);
    changed.unwrap();
    closed.unwrap()
}

both!(
    whatever_changes_while_a_list_is_worked_out_counts_on_it,
    async |program: Program| {
        let there = partnership(&program).await;
        take_up(&program, "south-norfolk-2022", &by_time("by-time", ""))
            .await
            .unwrap();
        let mut stories = Vec::new();
        for (change, reference) in CHANGES.into_iter().zip(REFERENCES) {
            stories.push(story(&program, &there, change, reference).await);
        }
        to_closing(&program, stories[0].home.advert).await;
        assert_eq!(close_meanwhile(&program, &there, &stories).await, stories.len());

        let db = program.app.store.read();
        for Story {
            change,
            home,
            first,
            second,
            third,
        } in &stories
        {
            let (_, entries) = list(&program, home.advert).await;
            let of = |who: &Household| entries.iter().find(|entry| entry.household_id == who.id);
            let bids = match change {
                Change::TakenBack => 1,
                Change::LateBid => 3,
                Change::Nothing
                | Change::Hold
                | Change::MadeAgain
                | Change::AssessedAgain
                | Change::NoAssessment => 2,
            };
            assert_eq!(entries.len(), bids, "{change:?}");
            // nothing is known any more of those without an assessment
            let known = match change {
                Change::NoAssessment => EntryState::NotConsidered,
                _ => EntryState::Waiting,
            };
            assert_eq!(of(second).unwrap().state, known, "{change:?}");
            assert_eq!(of(third).is_some(), *change == Change::LateBid, "{change:?}");
            let Some(own) = of(first) else {
                assert_eq!(*change, Change::TakenBack);
                continue;
            };
            let state = match change {
                Change::Hold => EntryState::NotConsidered,
                _ => known,
            };
            assert_eq!(own.state, state, "{change:?}");
            let in_force = current(db, &there, first).await.map(|one| one.id);
            assert_eq!(own.assessment_id, in_force, "{change:?}");
            assert_eq!(in_force.is_none(), *change == Change::NoAssessment, "{change:?}");
            let kept: Bidder = serde_json::from_str(&own.facts).unwrap();
            let made_at = bid_of(db, home.advert, first).await.placed_at;
            assert_eq!(kept.bid.bid_at, made_at, "{change:?}");
        }
    }
);
