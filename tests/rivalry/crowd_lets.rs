//! Sixteen and sixty-four at once against an offer, its answers, the let, and a new account.

use entity::offer;
use entity::states::Role;
use lintel::accounts::{self, NewJoin};
use lintel::audit::By;
use lintel::offers::{self, Acted, Nominated};
use lintel::texts::Language;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::crowd::{CROWDS, acts, at_once, told};
use crate::support::people::{Household, Partnership, partnership, today};
use crate::support::sealed::{self, sealed};

/// A nominated household for one home: its nomination.
async fn nominated(
    program: &Program,
    there: &Partnership,
    officer: &By,
    number: i64,
    email: &str,
) -> (Uuid, Household) {
    let bidders = sealed::households(program, there, [email]).await;
    let list = sealed(program, there, number, &bidders).await;
    let at = program.app.moment();
    let sent = program
        .app
        .store
        .write(async |tx| offers::nominate(tx, &at, officer, list.shortlist_id).await)
        .await
        .unwrap();
    let Nominated::Sent(sent) = sent else {
        panic!("nobody was left")
    };
    let [one] = bidders;
    (sent.nomination_id, one)
}

both!(one_offer_one_answer_and_one_let, async |program: Program| {
    let there = partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    let officer = sealed::officer(workers, &there);
    let provider = By::account(workers.provider, Role::Provider, None);
    let app = &program.app;
    for (number, crowd) in (1_i64..).zip(CROWDS) {
        let email = format!("ann.ash{number}");
        let (nomination, ann) = nominated(&program, &there, &officer, number, &email).await;
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| offers::offer(tx, &at, &provider, nomination).await)
                .await
        })
        .await;
        came.only(&[]);
        let made: Vec<_> = came.done.iter().filter(|made| made.acted == Acted::Now).collect();
        assert_eq!(made.len(), 1);
        assert!(came.done.iter().all(|one| one.offer_id == made[0].offer_id));
        let rows = offer::Entity::find().filter(offer::Column::NominationId.eq(nomination));
        assert_eq!(rows.count(app.store.read()).await.unwrap(), 1);
        assert_eq!(told(&program, ann.id, "offer").await, 1);

        let by = By::account(ann.account_id, Role::Applicant, None);
        let offer_id = made[0].offer_id;
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| offers::accept(tx, &at, &by, offer_id).await)
                .await
        })
        .await;
        came.only(&[]);
        assert_eq!(came.done.iter().filter(|acted| **acted == Acted::Now).count(), 1);
        assert_eq!(acts(&program, "accept", offer_id).await, 1);

        let starts = today(&program);
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| offers::let_home(tx, &at, &provider, nomination, starts).await)
                .await
        })
        .await;
        came.only(&[]);
        let first: Vec<_> = came.done.iter().filter(|done| done.acted == Acted::Now).collect();
        assert_eq!(first.len(), 1);
        assert_eq!(acts(&program, "let", first[0].let_id).await, 1);
        assert_eq!(told(&program, ann.id, "let").await, 1);
    }
});

both!(one_refusal_of_an_offer, async |program: Program| {
    let there = partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    let officer = sealed::officer(workers, &there);
    let provider = By::account(workers.provider, Role::Provider, None);
    let app = &program.app;
    for (number, crowd) in (1_i64..).zip(CROWDS) {
        let email = format!("ann.ash{number}");
        let (nomination, ann) = nominated(&program, &there, &officer, number, &email).await;
        let at = app.moment();
        let made = app
            .store
            .write(async |tx| offers::offer(tx, &at, &provider, nomination).await)
            .await
            .unwrap();
        let by = By::account(ann.account_id, Role::Applicant, None);
        let came = at_once(crowd, async |_| {
            let at = app.moment();
            app.store
                .write(async |tx| offers::refuse(tx, &at, &by, made.offer_id, "area", "").await)
                .await
        })
        .await;
        came.only(&[]);
        assert_eq!(came.done.iter().filter(|acted| **acted == Acted::Now).count(), 1);
        assert_eq!(acts(&program, "refuse", made.offer_id).await, 1);
    }
});

fn joins(email: &str) -> NewJoin {
    NewJoin {
        name: "Robin Reed".into(),
        email: email.into(),
        password_hash: "x".into(),
        council_id: None,
    }
}

/// The tokens of the links in the mails to an address.
async fn tokens(program: &Program, email: &str) -> Vec<String> {
    let sent = program.mail().await;
    let links = sent.iter().filter(|mail| mail.recipient == email);
    let token = |mail: &entity::mail::Model| {
        let (_, rest) = mail.body.split_once("/sign-up/")?;
        Some(rest.split_whitespace().next()?.to_owned())
    };
    links.filter_map(token).collect()
}

both!(
    one_account_from_many_links_and_clicks,
    async |program: Program| {
        let app = &program.app;
        for crowd in CROWDS {
            // As many links as there are windows, all for one address: whichever is opened first makes the account.
            let email = format!("robin.reed{crowd}@example.org");
            let asked = at_once(crowd, async |_| {
                let at = app.moment();
                app.store
                    .write(async |tx| {
                        accounts::ask_to_join(tx, &at, "http://x", Language::English, joins(&email)).await
                    })
                    .await
            })
            .await;
            asked.only(&[]);
            let tokens = tokens(&program, &email).await;
            assert_eq!(tokens.len(), asked.done.len());
            let came = at_once(crowd, async |number| {
                let at = app.moment();
                let token = &tokens[number % tokens.len()];
                app.store
                    .write(async |tx| accounts::finish_joining(tx, &at, token).await)
                    .await
            })
            .await;
            came.only(&[]);
            assert_eq!(came.done.iter().flatten().count(), 1, "one is signed in");
            let accounts = entity::account::Entity::find().filter(entity::account::Column::Email.eq(&email));
            assert_eq!(accounts.count(app.store.read()).await.unwrap(), 1);
        }
    }
);
