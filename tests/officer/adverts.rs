//! A council decides on adverts.

use chrono::TimeDelta;
use entity::states::Role;
use lintel::invent::InventedHome;
use lintel::place::SOUTH_NORFOLK;
use uuid::Uuid;

use crate::both;
use crate::support::homes::{invented, submitted};
use crate::support::people::{self, Partnership, partnership};
use crate::support::{Browser, Program};

/// An officer of South Norfolk, and an advert of a social home that waits there.
async fn desk(program: &Program) -> (Partnership, Browser, Uuid, InventedHome) {
    let there = partnership(program).await;
    people::account(
        program,
        Role::Officer,
        "olive.hart@example.org",
        Some(there.south_norfolk),
    )
    .await;
    let home = invented(program, 40)
        .into_iter()
        .find(|home| home.address.district == SOUTH_NORFOLK && home.let_type.is_some())
        .unwrap();
    let adverts = submitted(program, &there, std::slice::from_ref(&home)).await;
    let browser = program.signed_in("olive.hart@example.org").await;
    (there, browser, adverts[0], home)
}

both!(
    an_advert_is_approved_into_the_next_cycle,
    async |program: Program| {
        let (_, mut browser, advert, home) = desk(&program).await;
        browser
            .open("/officer/adverts")
            .await
            .says("1 advert")
            .says(&home.address.street);
        let here = format!("/officer/adverts/{advert}");
        browser
            .open(&here)
            .await
            .is(200)
            .says("The checks found nothing unusual")
            .says("As applicants see it");
        browser.says("Opens Thursday 5 November 2026 and closes Tuesday 10 November 2026 at 11:59pm");
        browser
            .submit(&format!("{here}/approve"), &[("label", "points")])
            .await
            .is(422)
            .says("Its scheme does not have this one");
        browser
            .submit(
                &format!("{here}/approve"),
                &[("label", "transfer"), ("cycle", "next")],
            )
            .await
            .is(200);
        browser.says("The advert is approved");
        let mut public = program.browser().await;
        public.open(&format!("/broadland/homes/{advert}")).await.is(404);
        program.app.clock.advance(TimeDelta::days(3));
        public
            .open(&format!("/broadland/homes/{advert}"))
            .await
            .is(200)
            .says("Transfers only");
        let mut again = program.signed_in("olive.hart@example.org").await;
        again
            .open(&here)
            .await
            .does_not_say("Approve the advert")
            .says("Withdraw this advert")
            .says("Closes ");
        // What is over is not said to be due.
        program.app.clock.advance(TimeDelta::days(14));
        let mut later = program.signed_in("olive.hart@example.org").await;
        later
            .open(&here)
            .await
            .says("Closed ")
            .does_not_say("in 0 minutes");
    }
);

both!(changes_are_asked_for_and_made, async |program: Program| {
    let (there, mut browser, advert, _) = desk(&program).await;
    people::account(
        &program,
        Role::Provider,
        "petra.lane@example.org",
        Some(there.saffron),
    )
    .await;
    let here = format!("/officer/adverts/{advert}");
    browser.open(&here).await;
    browser
        .submit(&format!("{here}/changes"), &[])
        .await
        .is(422)
        .says("Enter what the provider should change");
    browser
        .submit(
            &format!("{here}/changes"),
            &[("note", "Say how many stairs there are.")],
        )
        .await
        .is(200);
    browser
        .open(&here)
        .await
        .says("The provider was asked to change this");
    let mut provider = program.signed_in("petra.lane@example.org").await;
    provider
        .open("/provider")
        .await
        .says("The council asked you to change 1 advert")
        .says("Say how many stairs there are.");
    provider.open(&format!("/provider/adverts/{advert}")).await;
    provider
        .submit(&format!("/provider/adverts/{advert}/submit"), &[])
        .await
        .says("Your advert is with the council");
    browser.open(&here).await.says("Approve the advert");
});

both!(another_councils_advert_is_not_there, async |program: Program| {
    let (there, _, advert, _) = desk(&program).await;
    people::account(
        &program,
        Role::Officer,
        "ben.broad@example.org",
        Some(there.broadland),
    )
    .await;
    let mut browser = program.signed_in("ben.broad@example.org").await;
    browser.open(&format!("/officer/adverts/{advert}")).await.is(404);
    browser
        .open("/officer/adverts?state=all")
        .await
        .says("There is no advert here");
});

both!(
    an_approved_advert_can_be_taken_down_until_it_closes,
    async |program: Program| {
        let (_, mut browser, advert, _) = desk(&program).await;
        let here = format!("/officer/adverts/{advert}");
        browser.open(&here).await;
        browser
            .submit(&format!("{here}/approve"), &[("cycle", "current")])
            .await
            .is(200);
        browser.open(&here).await;
        browser
            .submit(&format!("{here}/withdraw"), &[("why", "The tenant stays")])
            .await
            .is(200)
            .says("The advert is withdrawn");
        let mut public = program.browser().await;
        public.open(&format!("/broadland/homes/{advert}")).await.is(410);
    }
);
