//! Sixteen at once, on nominating, answering and letting.

use entity::states::{OfferState, Role};
use entity::{audit, letting, message, nomination, offer};
use futures_util::future::join_all;
use lintel::audit::By;
use lintel::error::AppError;
use lintel::offers::{self, Acted, Nominated};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::both;
use crate::support::Program;
use crate::support::people::{self, today};
use crate::support::sealed::{self, sealed};

const RIVALS: usize = 16;

/// The codes of those who were refused; anything but a refusal is a failure.
fn refused<T>(outcomes: &[Result<T, AppError>]) -> Vec<&'static str> {
    outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Ok(_) => None,
            Err(AppError::Refused(refusal)) => Some(refusal.code),
            Err(other) => panic!("not a refusal: {other:?}"),
        })
        .collect()
}

async fn acts(program: &Program, act: &str) -> u64 {
    audit::Entity::find()
        .filter(audit::Column::Act.eq(act))
        .count(program.app.store.read())
        .await
        .unwrap()
}

both!(
    sixteen_officers_nominate_for_one_home,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let bidders = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let list = sealed(&program, &there, 4, &bidders).await;
        let mut officers = vec![workers.officer];
        for number in 1..RIVALS {
            let email = format!("officer.x{number}@example.org");
            officers.push(people::account(&program, Role::Officer, &email, Some(there.south_norfolk)).await);
        }
        let outcomes = join_all(officers.iter().map(|officer| {
            let app = &program.app;
            let (at, by) = (
                app.moment(),
                By::account(*officer, Role::Officer, Some(there.south_norfolk)),
            );
            async move {
                app.store
                    .write(async |tx| offers::nominate(tx, &at, &by, list.shortlist_id).await)
                    .await
            }
        }))
        .await;
        assert_eq!(refused(&outcomes), vec!["already_nominated"; RIVALS - 1]);
        assert_eq!(
            nomination::Entity::find()
                .count(program.app.store.read())
                .await
                .unwrap(),
            1
        );
        assert_eq!(acts(&program, "nominate").await, 1);
    }
);

both!(sixteen_homes_want_one_household, async |program: Program| {
    let there = people::partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    let by = sealed::officer(workers, &there);
    let bidders = sealed::households(&program, &there, ["ann.ash"]).await;
    let mut lists = Vec::new();
    for number in 0..16 {
        lists.push(sealed(&program, &there, number, &bidders).await);
    }
    let outcomes = join_all(lists.iter().map(|list| {
        let (app, at, by, id) = (&program.app, program.app.moment(), by.clone(), list.shortlist_id);
        async move {
            app.store
                .write(async |tx| offers::nominate(tx, &at, &by, id).await)
                .await
        }
    }))
    .await;
    assert_eq!(refused(&outcomes), vec!["all_passed_over"; RIVALS - 1]);
    let sent = outcomes
        .iter()
        .flatten()
        .filter(|done| matches!(done, Nominated::Sent(_)));
    assert_eq!(sent.count(), 1);
    let live = nomination::Entity::find().filter(nomination::Column::Live.eq(true));
    assert_eq!(live.count(program.app.store.read()).await.unwrap(), 1);
});

both!(
    yes_no_and_turned_down_at_once_have_one_outcome,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let officer = sealed::officer(workers, &there);
        let provider = By::account(workers.provider, Role::Provider, None);
        let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
        let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        let app = &program.app;
        let at = app.moment();
        let sent = app
            .store
            .write(async |tx| offers::nominate(tx, &at, &officer, list.shortlist_id).await)
            .await
            .unwrap();
        let Nominated::Sent(sent) = sent else {
            panic!("nobody was left")
        };
        let made = app
            .store
            .write(async |tx| offers::offer(tx, &at, &provider, sent.nomination_id).await)
            .await
            .unwrap();
        let by = By::account(ann.account_id, Role::Applicant, None);
        let outcomes = join_all((0..RIVALS).map(|number| {
            let (at, by) = (app.moment(), by.clone());
            async move {
                app.store
                    .write(async |tx| {
                        if number % 2 == 0 {
                            offers::accept(tx, &at, &by, made.offer_id).await
                        } else {
                            offers::refuse(tx, &at, &by, made.offer_id, "area", "").await
                        }
                    })
                    .await
            }
        }))
        .await;
        let now = outcomes.iter().flatten().filter(|acted| **acted == Acted::Now);
        assert_eq!(now.count(), 1);
        assert_eq!(refused(&outcomes), vec!["answered"; RIVALS / 2]);
        assert_eq!(acts(&program, "accept").await + acts(&program, "refuse").await, 1);
        let row = offer::Entity::find_by_id(made.offer_id)
            .one(app.store.read())
            .await
            .unwrap()
            .unwrap();
        assert!(matches!(row.state, OfferState::Accepted | OfferState::Refused));
    }
);

both!(sixteen_let_one_home, async |program: Program| {
    let there = people::partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    let officer = sealed::officer(workers, &there);
    let provider = By::account(workers.provider, Role::Provider, None);
    let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
    let list = sealed(&program, &there, 4, &[ann.clone(), ben.clone()]).await;
    let app = &program.app;
    let at = app.moment();
    let by = By::account(ann.account_id, Role::Applicant, None);
    let nomination_id = app
        .store
        .write(async |tx| {
            let Nominated::Sent(sent) = offers::nominate(tx, &at, &officer, list.shortlist_id).await? else {
                panic!("nobody was left")
            };
            let made = offers::offer(tx, &at, &provider, sent.nomination_id).await?;
            offers::accept(tx, &at, &by, made.offer_id).await?;
            Ok(sent.nomination_id)
        })
        .await
        .unwrap();
    let starts = today(&program);
    let outcomes = join_all((0..RIVALS).map(|_| {
        let (at, provider) = (app.moment(), provider.clone());
        async move {
            app.store
                .write(async |tx| offers::let_home(tx, &at, &provider, nomination_id, starts).await)
                .await
        }
    }))
    .await;
    assert!(refused(&outcomes).is_empty());
    let now = outcomes.iter().flatten().filter(|done| done.acted == Acted::Now);
    assert_eq!(now.count(), 1);
    let db = app.store.read();
    assert_eq!(letting::Entity::find().count(db).await.unwrap(), 1);
    let told = message::Entity::find().filter(message::Column::Kind.eq("bid_outcome"));
    assert_eq!(told.count(db).await.unwrap(), 2);
});
