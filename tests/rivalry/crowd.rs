//! Sixteen and sixty-four at once against each command: one of them does it, nobody meets a fault of ours, and what the
//! log says is what the rows say.

use std::collections::BTreeMap;

use entity::states::{AdvertState, BidState, Role, ShortlistState};
use entity::{audit, bid, message, offer, shortlist};
use futures_util::future::join_all;
use lintel::accounts::{self, NewJoin};
use lintel::audit::By;
use lintel::error::AppError;
use lintel::offers::{self, Acted, Nominated};
use lintel::texts::Language;
use lintel::{adverts, bids, shortlists};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{
    self, Offer, advert, all_bids, close, list, needs_three, on_offer, place, submitted, to_closing,
};
use crate::support::people::{Partnership, day, partnership, today};
use crate::support::sealed::{self, sealed};

/// How many at once.
pub const CROWDS: [usize; 2] = [16, 64];

/// What came of many at once: what was done, and how often each refusal was given. `busy` is the honest answer that
/// nothing was done; anything else is a fault of ours.
pub struct Came<T> {
    pub done: Vec<T>,
    pub refused: BTreeMap<&'static str, usize>,
}

impl<T> Came<T> {
    fn only(&self, codes: &[&str]) {
        for code in self.refused.keys() {
            assert!(codes.contains(code) || *code == "busy", "{:?}", self.refused);
        }
    }
}

pub async fn at_once<T>(count: usize, act: impl AsyncFn(usize) -> Result<T, AppError>) -> Came<T> {
    let mut came = Came {
        done: Vec::new(),
        refused: BTreeMap::new(),
    };
    for answer in join_all((0..count).map(|number| act(number))).await {
        let code = match answer {
            Ok(done) => {
                came.done.push(done);
                continue;
            }
            Err(AppError::Refused(refusal)) => refusal.code,
            Err(AppError::Stale) => "stale",
            Err(AppError::Busy) => "busy",
            Err(AppError::TooMany(_)) => "too_many",
            Err(other) => panic!("a fault of ours: {other:?}"),
        };
        *came.refused.entry(code).or_default() += 1;
    }
    eprintln!("{count} at once: {} done, {:?}", came.done.len(), came.refused);
    came
}

async fn acts(program: &Program, act: &str, subject: Uuid) -> u64 {
    audit::Entity::find()
        .filter(audit::Column::Act.eq(act))
        .filter(audit::Column::SubjectId.eq(subject))
        .count(program.app.store.read())
        .await
        .unwrap()
}

async fn told(program: &Program, household: Uuid, kind: &str) -> u64 {
    message::Entity::find()
        .filter(message::Column::HouseholdId.eq(household))
        .filter(message::Column::Kind.eq(kind))
        .count(program.app.store.read())
        .await
        .unwrap()
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
        let email = format!("robin.r{number}@example.org");
        let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
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
        let email = format!("robin.r{number}@example.org");
        let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
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
            let email = format!("robin.r{number}@example.org");
            let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
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
        let offer = Offer {
            reference: ["SAF-16", "SAF-64"][number],
            ..Offer::house(&there)
        };
        let home = on_offer(&program, &there, offer).await;
        let email = format!("robin.r{number}@example.org");
        let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
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
        let offer = Offer {
            reference: ["SAF-16", "SAF-64"][number],
            ..Offer::house(&there)
        };
        let (advert_id, cycle) = submitted(&program, &there, offer).await;
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
        let offer = Offer {
            reference: ["SAF-16", "SAF-64"][number],
            ..Offer::house(&there)
        };
        let home = on_offer(&program, &there, offer).await;
        let email = format!("robin.r{number}@example.org");
        let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
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

/// A nominated household for one home: its nomination.
async fn nominated(
    program: &Program,
    there: &Partnership,
    officer: &By,
    number: i64,
    email: &str,
) -> (Uuid, crate::support::people::Household) {
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
