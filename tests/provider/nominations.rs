//! From a sealed shortlist to a let, as commands: who is next, who is told, and that nothing happens twice.

use chrono::TimeDelta;
use entity::states::{AdvertState, BidState, EntryState, HouseholdState, NominationState, OfferState, Role};
use entity::{advert, audit, bid, entry, household, letting, message, nomination, offer};
use lintel::audit::By;
use lintel::dates::in_words;
use lintel::offers::{self, Acted, InTheWay, Nominated, ProviderRefusal, Sent};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::people::{self, Household, today};
use crate::support::sealed::{self, Sealed, Workers, sealed};

/// Runs one command in a transaction of its own.
macro_rules! does {
    ($program:expr, $tx:ident, $at:ident => $command:expr) => {{
        let $at = $program.app.moment();
        $program.app.store.write(async |$tx| $command.await).await
    }};
}

async fn nominated(program: &Program, by: &By, list: &Sealed) -> Sent {
    match does!(program, tx, at => offers::nominate(tx, &at, by, list.shortlist_id)).unwrap() {
        Nominated::Sent(sent) => sent,
        Nominated::Exhausted { .. } => panic!("nobody was left"),
    }
}

async fn nomination_row(program: &Program, id: Uuid) -> nomination::Model {
    nomination::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
}

async fn messages(program: &Program, household: &Household, kind: &str) -> Vec<message::Model> {
    message::Entity::find()
        .filter(message::Column::HouseholdId.eq(household.id))
        .filter(message::Column::Kind.eq(kind))
        .all(program.app.store.read())
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

async fn entry_state(program: &Program, id: Uuid) -> EntryState {
    entry::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
        .state
}

async fn acts(program: &Program, act: &str) -> u64 {
    audit::Entity::find()
        .filter(audit::Column::Act.eq(act))
        .count(program.app.store.read())
        .await
        .unwrap()
}

fn of(workers: Workers, there: &people::Partnership) -> (By, By) {
    (
        sealed::officer(workers, there),
        By::account(workers.provider, Role::Provider, None),
    )
}

both!(
    from_nomination_to_let_everybody_is_told_once,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben, cat, dan] =
            sealed::households(&program, &there, ["ann.ash", "ben.beck", "cat.cole", "dan.dean"]).await;
        let bidders = [ann.clone(), ben.clone(), cat.clone(), dan.clone()];
        let list = sealed(&program, &there, 4, &bidders).await;
        let (officer, provider) = of(workers, &there);

        // The first is nominated, sees the home, is offered it and says no.
        let first = nominated(&program, &officer, &list).await;
        assert_eq!(
            nomination_row(&program, first.nomination_id).await.household_id,
            ann.id
        );
        let when = program.app.clock.now() + TimeDelta::days(1);
        does!(program, tx, at => offers::viewing(tx, &at, &provider, first.nomination_id, when)).unwrap();
        let offered =
            does!(program, tx, at => offers::offer(tx, &at, &provider, first.nomination_id)).unwrap();
        // Monday 2 November: two working days later at 5pm.
        assert_eq!(in_words(offered.answer_by), "Wednesday 4 November 2026 at 5pm");
        let ann_by = By::account(ann.account_id, Role::Applicant, None);
        does!(program, tx, at => offers::refuse(tx, &at, &ann_by, offered.offer_id, "school", "Too far for Ivy.")).unwrap();
        assert_eq!(entry_state(&program, list.entries[0]).await, EntryState::Refused);
        assert_eq!(messages(&program, &ann, "bid_outcome").await.len(), 1);

        // The second is turned down by the landlord: the household reads the sentence, never the note.
        let second = nominated(&program, &officer, &list).await;
        let refusal = ProviderRefusal {
            code: "no_contact".into(),
            says: None,
            note: "Rang twice on Tuesday, and the neighbour says they moved away.".into(),
        };
        does!(program, tx, at => offers::refuse_as_provider(tx, &at, &provider, second.nomination_id, &refusal)).unwrap();
        let told = messages(&program, &ben, "bid_outcome").await;
        assert!(
            told[0].body.contains("You were 2nd of 4 on the list."),
            "{}",
            told[0].body
        );
        assert!(
            told[0].body.contains("The landlord tried to reach you twice"),
            "{}",
            told[0].body
        );
        assert!(!told[0].body.contains("neighbour"));

        // The third says yes and the home is let.
        let third = nominated(&program, &officer, &list).await;
        let offered =
            does!(program, tx, at => offers::offer(tx, &at, &provider, third.nomination_id)).unwrap();
        let cat_by = By::account(cat.account_id, Role::Applicant, None);
        does!(program, tx, at => offers::accept(tx, &at, &cat_by, offered.offer_id)).unwrap();
        let starts = today(&program) + TimeDelta::days(7);
        let home_let =
            does!(program, tx, at => offers::let_home(tx, &at, &provider, third.nomination_id, starts))
                .unwrap();
        assert_eq!((home_let.told, home_let.acted), (2, Acted::Now));

        // One message of outcome for each bidder: place, outcome and why.
        for (bidder, place) in bidders.iter().zip(1..) {
            let told = messages(&program, bidder, "bid_outcome").await;
            assert_eq!(told.len(), 1, "place {place}");
            assert!(
                told[0].body.contains(&format!(
                    "You were {} of 4 on the list.",
                    ["1st", "2nd", "3rd", "4th"][place - 1]
                )),
                "{}",
                told[0].body
            );
            let row = bid_row(&program, list.bids[place - 1]).await;
            assert!(row.decided_at.is_some() && row.outcome.is_some() && row.outcome_says.is_some());
        }
        let told = &messages(&program, &dan, "bid_outcome").await[0].body;
        assert!(
            told.contains("The home was let to the household in place 3."),
            "{told}"
        );
        assert!(
            told.contains("They came before you by band: theirs was Band A, yours was Band B."),
            "{told}"
        );
        assert_eq!(messages(&program, &cat, "let").await.len(), 1);

        let db = program.app.store.read();
        let advert = advert::Entity::find_by_id(list.advert_id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(advert.state, AdvertState::Let);
        let kept = letting::Entity::find_by_id(home_let.let_id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (kept.household_id, kept.starts_on, kept.bids),
            (cat.id, starts, 4)
        );
        assert_eq!(kept.band.as_deref(), Some("Band A"));
        let housed = household::Entity::find_by_id(cat.id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(housed.state, HouseholdState::Housed);
        assert_eq!(bid_row(&program, list.bids[2]).await.state, BidState::Successful);
        assert_eq!(entry_state(&program, list.entries[3]).await, EntryState::Passed);
        // Nothing is live any more.
        assert_eq!(
            nomination::Entity::find()
                .filter(nomination::Column::Live.eq(true))
                .count(db)
                .await
                .unwrap(),
            0
        );
        assert_eq!(
            offer::Entity::find()
                .filter(offer::Column::Live.eq(true))
                .count(db)
                .await
                .unwrap(),
            0
        );
        // E-mails say nothing of homes or outcomes.
        for mail in program.mail().await {
            assert!(
                !mail.body.contains("Mill Lane") && !mail.subject.contains("Mill Lane"),
                "{}",
                mail.body
            );
        }
    }
);

both!(everything_done_twice_happens_once, async |program: Program| {
    let there = people::partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
    let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
    let (officer, provider) = of(workers, &there);
    let ann_by = By::account(ann.account_id, Role::Applicant, None);

    let first = nominated(&program, &officer, &list).await;
    let again = nominated(&program, &officer, &list).await;
    assert_eq!(
        (again.nomination_id, again.acted),
        (first.nomination_id, Acted::Already)
    );
    let id = first.nomination_id;
    let when = program.app.clock.now() + TimeDelta::days(1);
    let starts = today(&program);
    for expected in [Acted::Now, Acted::Already] {
        let acted = does!(program, tx, at => offers::viewing(tx, &at, &provider, id, when)).unwrap();
        assert_eq!(acted, expected);
    }
    let mut offer_id = Uuid::nil();
    for expected in [Acted::Now, Acted::Already] {
        let offered = does!(program, tx, at => offers::offer(tx, &at, &provider, id)).unwrap();
        assert_eq!(offered.acted, expected);
        offer_id = offered.offer_id;
    }
    for expected in [Acted::Now, Acted::Already] {
        let acted = does!(program, tx, at => offers::accept(tx, &at, &ann_by, offer_id)).unwrap();
        assert_eq!(acted, expected);
    }
    for expected in [Acted::Now, Acted::Already] {
        let done = does!(program, tx, at => offers::let_home(tx, &at, &provider, id, starts)).unwrap();
        assert_eq!(done.acted, expected);
    }
    for act in ["nominate", "arrange_viewing", "offer", "accept", "let", "house"] {
        assert_eq!(acts(&program, act).await, 1, "{act}");
    }
    let other_day = starts + TimeDelta::days(1);
    let refused = does!(program, tx, at => offers::let_home(tx, &at, &provider, id, other_day));
    assert_eq!(refused.unwrap_err().code(), "already_let");
    let refused = does!(program, tx, at => offers::refuse(tx, &at, &ann_by, offer_id, "school", ""));
    assert_eq!(refused.unwrap_err().code(), "answered");
});

both!(
    one_live_nomination_for_each_household_without_losing_a_place,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let both = [ann.clone(), ben.clone()];
        let (one, two) = (
            sealed(&program, &there, 4, &both).await,
            sealed(&program, &there, 6, &both).await,
        );
        let (officer, provider) = of(workers, &there);

        let first = nominated(&program, &officer, &one).await;
        // Ann is first on the second list too, but is being considered for the first home: Ben is next, Ann waits.
        let second = nominated(&program, &officer, &two).await;
        assert_eq!(
            nomination_row(&program, second.nomination_id).await.household_id,
            ben.id
        );
        assert_eq!(second.passed_over[0].why, InTheWay::UnderOffer);
        assert_eq!(entry_state(&program, two.entries[0]).await, EntryState::Waiting);

        // Ben's is taken back and he keeps his place; Ann is still busy, so he is nominated again.
        does!(program, tx, at => offers::withdraw(tx, &at, &officer, second.nomination_id, "provider_late", "")).unwrap();
        assert_eq!(entry_state(&program, two.entries[1]).await, EntryState::Waiting);
        assert_eq!(bid_row(&program, two.bids[1]).await.state, BidState::Listed);
        let third = nominated(&program, &officer, &two).await;
        assert_eq!(
            nomination_row(&program, third.nomination_id).await.household_id,
            ben.id
        );
        assert!(messages(&program, &ben, "bid_outcome").await.is_empty());

        // Ben does not answer: his bid ends. Only Ann is left and she is busy: nothing is lost.
        does!(program, tx, at => offers::withdraw(tx, &at, &officer, third.nomination_id, "no_answer", ""))
            .unwrap();
        let refused = does!(program, tx, at => offers::nominate(tx, &at, &officer, two.shortlist_id));
        assert_eq!(refused.unwrap_err().code(), "all_passed_over");

        // Ann's first home falls through; now it is her turn on the second list.
        let refusal = ProviderRefusal {
            code: "home_not_ready".into(),
            says: Some("The home has been damaged by water.".into()),
            note: "Burst pipe.".into(),
        };
        does!(program, tx, at => offers::refuse_as_provider(tx, &at, &provider, first.nomination_id, &refusal)).unwrap();
        let fourth = nominated(&program, &officer, &two).await;
        assert_eq!(
            nomination_row(&program, fourth.nomination_id).await.household_id,
            ann.id
        );
        assert!(
            messages(&program, &ann, "bid_outcome").await[0]
                .body
                .contains("damaged by water")
        );
    }
);

both!(
    an_exhausted_list_ends_unlet_and_everybody_knows,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let list = sealed(&program, &there, 4, &[ann.clone(), ben.clone()]).await;
        let (officer, provider) = of(workers, &there);
        let refusal = ProviderRefusal {
            code: "no_show".into(),
            says: None,
            note: "Waited half an hour.".into(),
        };
        let first = nominated(&program, &officer, &list).await;
        does!(program, tx, at => offers::refuse_as_provider(tx, &at, &provider, first.nomination_id, &refusal)).unwrap();
        // Ben has been skipped by an officer meanwhile.
        does!(program, tx, _at => async {
        entry::Entity::update_many()
            .col_expr(entry::Column::State, sea_orm::sea_query::Expr::value(EntryState::Skipped))
            .col_expr(entry::Column::SkipSays, sea_orm::sea_query::Expr::value("We could not check your address."))
            .filter(entry::Column::Id.eq(list.entries[1]))
            .exec(tx)
            .await?;
        Ok(())
    })
    .unwrap();
        let ended = does!(program, tx, at => offers::nominate(tx, &at, &officer, list.shortlist_id)).unwrap();
        assert_eq!(
            ended,
            Nominated::Exhausted {
                told: 1,
                acted: Acted::Now
            }
        );
        let again = does!(program, tx, at => offers::nominate(tx, &at, &officer, list.shortlist_id)).unwrap();
        assert_eq!(
            again,
            Nominated::Exhausted {
                told: 0,
                acted: Acted::Already
            }
        );
        let db = program.app.store.read();
        let advert = advert::Entity::find_by_id(list.advert_id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(advert.state, AdvertState::Unlet);
        for bidder in [&ann, &ben] {
            assert_eq!(messages(&program, bidder, "bid_outcome").await.len(), 1);
        }
        let told = &messages(&program, &ben, "bid_outcome").await[0].body;
        assert!(told.contains("We could not check your address."), "{told}");
        assert_eq!(
            bid_row(&program, list.bids[1]).await.outcome.as_deref(),
            Some("skipped")
        );
    }
);

both!(
    a_let_ends_every_other_bid_of_the_household,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let one = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        let two = sealed(&program, &there, 6, &[ann.clone(), ben.clone()]).await;
        let (officer, provider) = of(workers, &there);
        let ann_by = By::account(ann.account_id, Role::Applicant, None);
        let sent = nominated(&program, &officer, &one).await;
        let early = does!(program, tx, at => offers::let_home(tx, &at, &provider, sent.nomination_id, today(&program)));
        assert_eq!(early.unwrap_err().code(), "not_accepted");
        let offered =
            does!(program, tx, at => offers::offer(tx, &at, &provider, sent.nomination_id)).unwrap();
        does!(program, tx, at => offers::accept(tx, &at, &ann_by, offered.offer_id)).unwrap();
        for (days, code) in [(-1, "start_date"), (15, "start_date")] {
            let starts = today(&program) + TimeDelta::days(days);
            let refused =
                does!(program, tx, at => offers::let_home(tx, &at, &provider, sent.nomination_id, starts));
            assert_eq!(refused.unwrap_err().code(), code, "{days}");
        }
        does!(program, tx, at => offers::let_home(tx, &at, &provider, sent.nomination_id, today(&program)))
            .unwrap();
        let other = bid_row(&program, two.bids[0]).await;
        assert_eq!(
            (other.state, other.outcome.as_deref()),
            (BidState::Unsuccessful, Some("housed"))
        );
        assert_eq!(entry_state(&program, two.entries[0]).await, EntryState::Passed);
        // Ben is next there, and Ann is not told again when that home is let.
        let next = nominated(&program, &officer, &two).await;
        assert_eq!(
            nomination_row(&program, next.nomination_id).await.household_id,
            ben.id
        );
        assert_eq!(messages(&program, &ann, "bid_outcome").await.len(), 1);
    }
);

both!(
    whether_a_refusal_was_reasonable_is_decided_once,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
        let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        let (officer, provider) = of(workers, &there);
        let ann_by = By::account(ann.account_id, Role::Applicant, None);
        let sent = nominated(&program, &officer, &list).await;
        let offer_id = does!(program, tx, at => offers::offer(tx, &at, &provider, sent.nomination_id))
            .unwrap()
            .offer_id;
        let early =
            does!(program, tx, at => offers::decide_reasonable(tx, &at, &officer, offer_id, true, "x"));
        assert_eq!(early.unwrap_err().code(), "not_refused");
        let odd = does!(program, tx, at => offers::refuse(tx, &at, &ann_by, offer_id, "because", ""));
        assert_eq!(odd.unwrap_err().code(), "reason");
        does!(program, tx, at => offers::refuse(tx, &at, &ann_by, offer_id, "decor", "")).unwrap();
        for expected in [Acted::Now, Acted::Already] {
            let acted = does!(program, tx, at => offers::decide_reasonable(tx, &at, &officer, offer_id, false, "decor")).unwrap();
            assert_eq!(acted, expected);
        }
        let other = does!(program, tx, at => offers::decide_reasonable(tx, &at, &officer, offer_id, true, "second thoughts"));
        assert_eq!(other.unwrap_err().code(), "decided");
        assert!(
            messages(&program, &ann, "refusal_decided").await[0]
                .body
                .contains("ask for a review by ")
        );
        let row = nomination_row(&program, sent.nomination_id).await;
        assert_eq!(
            (row.state, row.live),
            (NominationState::RefusedByApplicant, false)
        );
        let made = offer::Entity::find_by_id(offer_id)
            .one(program.app.store.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (made.state, made.refusal_reasonable),
            (OfferState::Refused, Some(false))
        );
    }
);
