//! Making an account.

use chrono::TimeDelta;
use entity::states::Role;

use crate::both;
use crate::support::accounts::{PASSWORD, account, link_in_mail, places, sign_in};
use crate::support::{Browser, Program};

const FILLED: [(&str, &str); 3] = [
    ("name", "Robin Shaw"),
    ("email", "robin@example.org"),
    ("password", PASSWORD),
];

async fn ask(browser: &mut Browser) {
    browser.open("/sign-up").await.is(200);
    browser.submit("/sign-up", &FILLED).await.is(200);
}

both!(
    an_applicant_signs_up_and_is_led_to_their_housing,
    async |program: Program| {
        places(&program).await;
        let mut browser = program.browser().await;
        ask(&mut browser).await;
        browser.says("Check your email");
        let link = link_in_mail(&program, "robin@example.org").await;
        // A mail program that opens the link by itself uses nothing up.
        browser.open(&link).await.is(200);
        browser.open(&link).await.says("Robin Shaw, robin@example.org");
        browser.submit_once("/sign-up/", &[]).await.is(303);
        assert_eq!(browser.headers["location"], "/my");
        browser.open("/account").await.is(200).says("robin@example.org");
        // The link works once.
        let mut other = program.browser().await;
        other
            .open(&link)
            .await
            .is(409)
            .says("has been used already or is too old");
        sign_in(&mut other, "ROBIN@example.org").await;
        assert_eq!(other.headers["location"], "/my");
    }
);

both!(
    nobody_learns_whether_an_address_has_an_account,
    async |program: Program| {
        places(&program).await;
        let mut browser = program.browser().await;
        ask(&mut browser).await;
        let new = (browser.path.clone(), browser.status, browser.text());
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        ask(&mut browser).await;
        assert_eq!(new, (browser.path.clone(), browser.status, browser.text()));
        let sent = program.mail().await;
        let kinds: std::collections::BTreeSet<&str> =
            sent.iter().map(|message| message.kind.as_str()).collect();
        assert_eq!(
            kinds.into_iter().collect::<Vec<_>>(),
            ["finish_joining", "have_account"]
        );
        // The account was made elsewhere meanwhile: the first link makes no second one.
        let link = link_in_mail(&program, "robin@example.org").await;
        browser.open(&link).await.submit("/sign-up/", &[]).await.is(409);
    }
);

both!(a_link_is_good_for_an_hour, async |program: Program| {
    let mut browser = program.browser().await;
    ask(&mut browser).await;
    let link = link_in_mail(&program, "robin@example.org").await;
    browser.open(&link).await.is(200);
    program.app.clock.advance(TimeDelta::minutes(60));
    browser.submit("/sign-up/", &[]).await.is(409);
    browser.open(&link).await.is(409);
});

both!(
    what_is_wrong_is_named_and_nothing_typed_is_lost,
    async |program: Program| {
        let mut browser = program.browser().await;
        browser.open("/sign-up").await;
        browser
            .submit(
                "/sign-up",
                &[
                    ("name", "Robin Shaw"),
                    ("email", "robin"),
                    ("password", "norwich1"),
                ],
            )
            .await
            .is(422);
        browser
            .says("Enter an email address in the right form")
            .says("Choose a password that is harder to guess");
        assert!(browser.body.contains("Robin Shaw") && !browser.body.contains("norwich1"));
        assert!(program.mail().await.is_empty());
    }
);

both!(a_mailbox_cannot_be_filled_through_us, async |program: Program| {
    let mut browser = program.browser().await;
    for _ in 0..3 {
        ask(&mut browser).await;
    }
    browser
        .open("/sign-up")
        .await
        .submit("/sign-up", &FILLED)
        .await
        .is(429);
    assert_eq!(program.mail().await.len(), 3);
});
