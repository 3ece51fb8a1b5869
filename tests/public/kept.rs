//! Public pages are kept for a moment: never behind what was written, never in the wrong language, never for somebody signed in.

use chrono::TimeDelta;
use entity::states::Role;
use lintel::web::cookies::Cookies;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, needs_three, on_offer, place};
use crate::support::people::{account, day, partnership};

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

/// Who is signed in, as it was sent.
fn who(body: &str) -> &str {
    let (_, rest) = body
        .split_once("class=\"lintel-header__who\">")
        .expect("somebody signed in");
    let (_, name) = rest.split_once("</span>").expect("a name");
    name.split("</span>").next().unwrap_or_default()
}

/// The cards of a list, without the space between words and marks.
fn cards(body: &str) -> String {
    let (_, rest) = body.split_once("<ul class=\"lintel-cards\">").expect("cards");
    rest.split("<footer")
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect()
}

both!(
    the_list_is_printed_once_and_filled_in_for_each,
    async |program: Program| {
        let there = partnership(&program).await;
        on_offer(&program, &there, Offer::house(&there)).await;
        needs_three(&program, &there, "family@example.org", day(2025, 3, 1)).await;
        needs_three(&program, &there, "o'neil@example.org", day(2025, 3, 2)).await;
        account(&program, Role::Applicant, "nobody.yet@example.org", None).await;
        let mut family = program.signed_in("family@example.org").await;
        let mut neil = program.signed_in("o'neil@example.org").await;
        let mut nobody = program.signed_in("nobody.yet@example.org").await;
        let list = "/south-norfolk/homes";
        // what is written when somebody was seen must not come between
        for somebody in [&mut family, &mut neil, &mut nobody] {
            somebody.open(list).await.is(200);
        }
        let names = [who(&family.body), who(&neil.body), who(&nobody.body)];
        assert!(
            names[0] != names[1] && names[1] != names[2] && names[0] != names[2],
            "{names:?}"
        );
        family.says("You can bid");
        neil.says("You can bid");
        nobody.does_not_say("You can bid");
        // the same comes out where the page is printed for one person alone, because a sentence is to be shown
        for somebody in [&mut family, &mut neil, &mut nobody] {
            let kept = somebody.body.clone();
            assert!(!kept.contains("hole"), "no hole is left");
            somebody.put_cookie(
                "lintel-said",
                Cookies { secure: false }.said("Something was done.").value(),
            );
            somebody.open(list).await.says("Something was done.");
            assert_eq!(cards(&kept), cards(&somebody.body));
            assert_eq!(who(&kept), who(&somebody.body), "names are escaped alike");
        }
        // the form on the kept page is one's own
        neil.open(list).await.is(200);
        family.open(list).await.is(200);
        family.submit_once("/sign-out", &[]).await.is(303);
        neil.open(list).await.says("You can bid");
    }
);

both!(
    what_one_does_is_on_ones_own_list_at_once,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let family = needs_three(&program, &there, "family@example.org", day(2025, 3, 1)).await;
        needs_three(&program, &there, "other@example.org", day(2025, 3, 2)).await;
        let mut one = program.signed_in("family@example.org").await;
        let mut two = program.signed_in("other@example.org").await;
        let list = "/south-norfolk/homes";
        one.open(list).await.says("You can bid");
        two.open(list).await.says("You can bid");
        place(&program, &family, home.advert).await.unwrap();
        one.open(list).await.does_not_say("You can bid");
        one.says("1 bid");
        two.open(list).await.says("You can bid");
        two.says("1 bid");
    }
);
