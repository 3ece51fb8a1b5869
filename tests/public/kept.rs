//! Public pages are kept for a moment: never behind what was written, never in the wrong language, never for somebody signed in.

use chrono::TimeDelta;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, needs_three, on_offer, place};
use crate::support::people::{day, partnership};

both!(
    a_kept_page_is_never_behind_what_was_written,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let family = needs_three(&program, &there, "family@example.org", day(2025, 3, 1)).await;
        let path = format!("/south-norfolk/homes/{}", home.advert);
        let mut visitor = program.browser().await;
        visitor.open(&path).await.is(200);
        let before = visitor.text();
        assert_eq!(visitor.open(&path).await.text(), before);
        place(&program, &family, home.advert).await.unwrap();
        let after = visitor.open(&path).await.text();
        assert_ne!(after, before, "the bid is counted on the page at once");
        // what another process has written is seen within a second
        program.app.clock.advance(TimeDelta::seconds(1));
        assert_eq!(visitor.open(&path).await.text(), after);
    }
);

both!(
    a_kept_page_is_in_the_language_of_the_visitor,
    async |program: Program| {
        let there = partnership(&program).await;
        on_offer(&program, &there, Offer::house(&there)).await;
        let (mut english, mut polish) = (program.browser().await, program.browser().await);
        english.open("/south-norfolk/homes").await.is(200);
        polish.put_cookie("lintel-language", "pl");
        polish.open("/south-norfolk/homes").await.is(200);
        assert_eq!(polish.headers["content-language"], "pl");
        assert_ne!(polish.text(), english.text());
        let first = english.text();
        english.open("/south-norfolk/homes").await;
        assert_eq!(english.text(), first);
        assert_eq!(english.headers["content-language"], "en");
    }
);

both!(
    somebody_signed_in_gets_a_page_of_their_own,
    async |program: Program| {
        let there = partnership(&program).await;
        on_offer(&program, &there, Offer::house(&there)).await;
        needs_three(&program, &there, "family@example.org", day(2025, 3, 1)).await;
        let mut visitor = program.browser().await;
        visitor.open("/south-norfolk/homes").await.is(200);
        let mut family = program.signed_in("family@example.org").await;
        family.open("/south-norfolk/homes").await.is(200);
        family.says("You can bid");
        visitor
            .open("/south-norfolk/homes")
            .await
            .does_not_say("You can bid");
    }
);
