//! Bidding for a home: until the closing second, once, with a receipt, and every reason when it is not possible.

use chrono::TimeDelta;
use entity::message;
use entity::states::{BidState, Tenure};
use lintel::audit::By;
use lintel::bids;
use lintel::error::AppError;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{
    Offer, advert, all_bids, close, list, needs_three, on_offer, place, to_closing,
};
use crate::support::people::{alone, day, household, partnership, settled, three_bidders};

fn says(error: AppError) -> String {
    match error {
        AppError::Refused(refusal) => format!(
            "{} {}",
            refusal.says,
            refusal
                .reasons
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        ),
        other => panic!("{other} is no refusal"),
    }
}

both!(
    a_bid_is_counted_until_the_closing_second,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let early = needs_three(&program, &there, "early.bird@example.org", day(2025, 3, 1)).await;
        let late = needs_three(&program, &there, "late.owl@example.org", day(2024, 3, 1)).await;
        to_closing(&program, home.advert).await;
        program.app.clock.advance(TimeDelta::microseconds(-1));
        place(&program, &early, home.advert).await.unwrap();
        program.app.clock.advance(TimeDelta::microseconds(1));
        let said = says(place(&program, &late, home.advert).await.unwrap_err());
        assert!(
            said.contains("Bids closed on Tuesday 10 November 2026 at 11:59pm"),
            "{said}"
        );
        assert_eq!(all_bids(&program, home.advert).await.len(), 1);
    }
);

both!(bidding_twice_is_bidding_once, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    let first = place(&program, &someone, home.advert).await.unwrap();
    program.app.clock.advance(TimeDelta::hours(1));
    let second = place(&program, &someone, home.advert).await.unwrap();
    assert_eq!(first.bid_id, second.bid_id);
    assert!(!first.already && second.already);
    let told = message::Entity::find()
        .filter(message::Column::HouseholdId.eq(someone.id))
        .filter(message::Column::Kind.eq("bid_placed"))
        .all(program.app.store.read())
        .await
        .unwrap();
    assert_eq!(told.len(), 1, "one bid, one receipt");
    assert!(told[0].body.contains(&first.reference), "{}", told[0].body);
});

both!(a_withdrawn_bid_can_be_used_again, async |program: Program| {
    let there = partnership(&program).await;
    let home = on_offer(&program, &there, Offer::house(&there)).await;
    let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    let mut browser = program.signed_in(&someone.email).await;
    let placed = place(&program, &someone, home.advert).await.unwrap();
    // However long a round is: the bids that are left are for homes that close together.
    let closes = advert(&program, home.advert).await.closes_at.unwrap();
    let closes = lintel::texts::Language::English.closing(closes);
    let left = format!("You have 2 of 3 bids left for homes that close on {closes}.");
    browser.open("/my").await.says(&left);
    let page = format!("/south-norfolk/homes/{}", home.advert);
    browser.open(&page).await.says(&format!(
        "Closes {closes}. You have 2 of 3 bids left for homes that close then."
    ));
    let receipt = format!("/my/bids/{}", placed.bid_id);
    browser
        .open(&receipt)
        .await
        .says(&placed.reference)
        .says("1st of 1");
    browser.submit(&format!("{receipt}/withdraw"), &[]).await.is(200);
    browser.says("You have withdrawn");
    assert_eq!(
        all_bids(&program, home.advert).await[0].state,
        BidState::Withdrawn
    );
    program.app.clock.advance(TimeDelta::hours(2));
    let again = place(&program, &someone, home.advert).await.unwrap();
    assert_eq!(again.bid_id, placed.bid_id);
    let row = &all_bids(&program, home.advert).await[0];
    assert_eq!(row.state, BidState::Placed);
    assert_eq!(
        row.placed_at,
        program.app.clock.now(),
        "the bid counts from its new time"
    );
    assert_eq!(row.withdrawn_at, None);
});

both!(
    nothing_can_be_withdrawn_after_closing,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let placed = place(&program, &someone, home.advert).await.unwrap();
        to_closing(&program, home.advert).await;
        let app = &program.app;
        let at = app.moment();
        let refused = app
            .store
            .write(async |tx| bids::withdraw(tx, &at, &By::the_operator(), someone.id, placed.bid_id).await)
            .await
            .unwrap_err();
        assert!(says(refused).contains("11:59pm"));
        assert_eq!(all_bids(&program, home.advert).await[0].state, BidState::Placed);
    }
);

both!(
    every_reason_is_told_to_somebody_who_may_not_bid,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let one = household(
            &program,
            there.south_norfolk,
            "single.soul@example.org",
            alone("Single Soul"),
            settled(1, day(2025, 1, 1)),
        )
        .await;
        let refusal = match place(&program, &one, home.advert).await.unwrap_err() {
            AppError::Refused(refusal) => refusal,
            other => panic!("{other}"),
        };
        assert_eq!(refusal.code, "may_not_bid");
        assert!(!refusal.reasons.is_empty());
        let mut browser = program.signed_in(&one.email).await;
        browser
            .open(&format!("/my/adverts/{}", home.advert))
            .await
            .is(200);
        browser.says("You cannot bid for this home");
        for reason in &refusal.reasons {
            browser.says(&reason.to_string());
        }
        assert!(all_bids(&program, home.advert).await.is_empty());
    }
);

both!(
    somebody_elses_bid_and_unknown_ids_are_not_found,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let [ann, ben, _] = three_bidders(&program, &there).await;
        let placed = place(&program, &ann, home.advert).await.unwrap();
        let mut browser = program.signed_in(&ben.email).await;
        for path in [
            format!("/my/bids/{}", placed.bid_id),
            format!("/my/bids/{}/why", placed.bid_id),
            format!("/my/bids/{}", Uuid::nil()),
            format!("/my/adverts/{}", Uuid::nil()),
            "/my/bids/not-an-id".to_owned(),
        ] {
            browser.open(&path).await.is(404);
        }
        browser
            .open(&format!("/my/adverts/{}", home.advert))
            .await
            .is(200);
        let (_, fields) = browser.form(&format!("/my/adverts/{}/bid", home.advert));
        let token = fields.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
        let withdraw = format!("/my/bids/{}/withdraw", placed.bid_id);
        browser.post(&withdraw, &[("csrf", &token)]).await.is(404);
        let bid = format!("/my/adverts/{}/bid", Uuid::nil());
        browser.post(&bid, &[("csrf", &token)]).await.is(404);
        assert_eq!(all_bids(&program, home.advert).await[0].state, BidState::Placed);
    }
);

both!(
    a_bid_from_the_page_ends_at_its_receipt_and_later_at_why,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let [ann, ben, cat] = three_bidders(&program, &there).await;
        place(&program, &ann, home.advert).await.unwrap();
        let mut browser = program.signed_in(&ben.email).await;
        browser
            .open(&format!("/my/adverts/{}", home.advert))
            .await
            .says("You can bid.")
            .says("You would be 2nd of 2");
        browser
            .submit(&format!("/my/adverts/{}/bid", home.advert), &[])
            .await
            .is(200);
        browser
            .says("We have your bid")
            .says("2nd of 2")
            .says("Tuesday 10 November 2026 at 11:59pm");
        assert!(browser.path.starts_with("/my/bids/"), "{}", browser.path);
        let receipt = browser.path.clone();
        let messages = browser.open("/my").await.links("/my/messages/");
        browser.says("We have your bid: 3-bedroom house");
        browser.open(&messages[0]).await.says("See your bid");
        browser.open(&receipt).await;
        let refused = place(&program, &cat, home.advert).await;
        assert!(
            refused.is_ok(),
            "three bedrooms and none short: Band 3 may still bid"
        );
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let why = format!("{}/why", browser.path);
        let mut browser = program.signed_in(&ben.email).await;
        browser.open(&why).await.is(200);
        browser
            .says("2nd of 3")
            .says("1 household is in a higher band")
            .says("Ask us to look at this again");
        browser
            .open("/my/bids")
            .await
            .says("On the list")
            .says("2nd of 3");
    }
);

both!(
    interest_in_a_private_home_uses_no_bids_and_is_listed_by_time,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::private(&there)).await;
        assert_eq!(advert(&program, home.advert).await.tenure, Tenure::PrivateRent);
        let [ann, ben, cat] = three_bidders(&program, &there).await;
        for someone in [&cat, &ben, &ann] {
            place(&program, someone, home.advert).await.unwrap();
            program.app.clock.advance(TimeDelta::minutes(5));
        }
        assert!(
            all_bids(&program, home.advert)
                .await
                .iter()
                .all(|bid| bid.cycle_id.is_none())
        );
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let (_, entries) = list(&program, home.advert).await;
        let order: Vec<Uuid> = entries.iter().map(|entry| entry.household_id).collect();
        assert_eq!(order, [cat.id, ben.id, ann.id]);
    }
);

both!(
    interest_is_never_called_a_bid_to_who_shows_it,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::private(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let mut browser = program.signed_in(&someone.email).await;
        let page = format!("/my/adverts/{}", home.advert);
        browser.open(&page).await;
        browser.submit(&format!("{page}/bid"), &[]).await.is(200);
        browser
            .says("You have shown interest. This page is your receipt.")
            .says("The list closes on")
            .does_not_say("Your bid is in");
        let receipt = browser.path.clone();
        browser.submit(&format!("{receipt}/withdraw"), &[]).await.is(200);
        browser
            .says("You are no longer on the list for this home.")
            .says("Show interest again")
            .does_not_say("Bid for this home again");
    }
);

both!(
    somebody_on_hold_reads_until_when_in_both_languages,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let (at, by) = (program.app.moment(), By::the_operator());
        let until = Some(day(2026, 12, 31));
        program
            .app
            .store
            .write(async |tx| {
                lintel::register::suspend(tx, &at, &by, someone.id, until, "You asked us to wait.").await
            })
            .await
            .unwrap();
        let mut browser = program.signed_in(&someone.email).await;
        let page = format!("/south-norfolk/homes/{}", home.advert);
        browser
            .open(&page)
            .await
            .says("Your application is on hold. You can bid again from Friday 1 January 2027.");
        browser
            .open(&format!("{page}?language=pl"))
            .await
            .says("Twój wniosek jest wstrzymany. Możesz się znowu zgłaszać od piątku 1 stycznia 2027 roku.");
    }
);
