//! Signing in and out.

use chrono::TimeDelta;
use entity::states::Role;
use lintel::accounts::{self, NewAccount};
use lintel::audit::By;

use crate::both;
use crate::support::Program;
use crate::support::accounts::places;

async fn applicant(program: &Program, email: &str) {
    let app = &program.app;
    let password_hash = app.passwords.hash("three words together").unwrap();
    let at = app.moment();
    app.store
        .write(async |tx| {
            let new = NewAccount {
                email: email.into(),
                name: "Robin Shaw".into(),
                password_hash: password_hash.clone(),
                role: Role::Applicant,
                council_id: None,
                provider_id: None,
                household_id: None,
                totp_secret: None,
            };
            accounts::create(tx, &at, &By::the_operator(), new).await
        })
        .await
        .unwrap();
}

both!(
    who_comes_from_a_councils_pages_keeps_its_face,
    async |program: Program| {
        places(&program).await;
        let mut browser = program.browser().await;
        let own = "<title>Sign in – Home Options – South Norfolk Council</title>";
        browser.open("/south-norfolk").await;
        assert!(browser.body.contains("href=\"/sign-in?council=south-norfolk\""));
        browser.open("/sign-in?council=south-norfolk").await.is(200);
        assert!(browser.body.contains(own), "{}", browser.body);
        // With faults, on the way to an account, and on the way to a new password.
        browser
            .submit_once(
                "/sign-in?council=south-norfolk",
                &[("email", ""), ("password", "")],
            )
            .await
            .is(422);
        assert!(browser.body.contains("South Norfolk Council</title>"));
        for next in ["/sign-up", "/sign-in/forgotten"] {
            let next = format!("{next}?council=south-norfolk");
            assert!(browser.body.contains(&format!("href=\"{next}\"")), "{next}");
            let mut other = program.browser().await;
            other.open(&next).await.is(200);
            assert!(other.body.contains("South Norfolk Council</title>"), "{next}");
        }
        browser
            .open("/sign-in/forgotten?council=south-norfolk")
            .await
            .submit("/sign-in/forgotten", &[("email", "robin@example.org")])
            .await
            .is(200);
        assert!(browser.body.contains("South Norfolk Council</title>"));
        // From a home, by the page to which the visitor goes on.
        browser.open("/sign-in?next=/south-norfolk/homes").await.is(200);
        assert!(browser.body.contains(own));
        // Whom we do not know has no face, and nobody's page wears one that it was not asked for.
        for path in [
            "/sign-in",
            "/sign-in?council=atlantis",
            "/sign-in?next=//south-norfolk",
        ] {
            browser.open(path).await.is(200);
            assert!(!browser.body.contains("South Norfolk Council</title>"), "{path}");
        }
    }
);

both!(
    unknown_account_and_wrong_password_get_the_same_answer,
    async |program: Program| {
        applicant(&program, "Robin@Example.org").await;
        let mut browser = program.browser().await;
        browser.open("/sign-in").await.is(200);
        let mut seen = Vec::new();
        for email in ["robin@example.org", "nobody@example.org"] {
            browser
                .submit("/sign-in", &[("email", email), ("password", "not the password")])
                .await
                .is(422);
            browser.says("The email address or the password is not right");
            seen.push(browser.body.replace(email, ""));
            assert!(!browser.body.contains("not the password"));
        }
        // Nothing but the address typed and the form's own keys may differ.
        let strip = |page: &str| {
            page.lines()
                .filter(|line| !line.contains("name=\"csrf\""))
                .collect::<String>()
        };
        assert_eq!(strip(&seen[0]), strip(&seen[1]));
    }
);

both!(an_empty_form_names_each_field, async |program: Program| {
    let mut browser = program.browser().await;
    browser
        .open("/sign-in")
        .await
        .submit("/sign-in", &[])
        .await
        .is(422);
    browser
        .says("There is a problem")
        .says("Enter your email address")
        .says("Enter your password");
    assert_eq!(browser.links("#email"), ["#email"]);
});

both!(too_many_tries_must_wait, async |program: Program| {
    applicant(&program, "robin@example.org").await;
    let mut browser = program.browser().await;
    browser.open("/sign-in").await;
    for _ in 0..10 {
        browser
            .submit(
                "/sign-in",
                &[("email", "robin@example.org"), ("password", "wrong one")],
            )
            .await
            .is(422);
    }
    let right = [
        ("email", "robin@example.org"),
        ("password", "three words together"),
    ];
    browser.submit("/sign-in", &right).await.is(429);
    browser.says("Try again in 15 minutes");
    program.app.clock.advance(TimeDelta::minutes(16));
    browser
        .open("/sign-in")
        .await
        .submit_once("/sign-in", &right)
        .await
        .is(303);
    assert_eq!(browser.headers["location"], "/my");
});

both!(a_form_without_its_token_is_refused, async |program: Program| {
    let mut browser = program.browser().await;
    browser
        .post("/sign-in", &[("email", "a@example.org"), ("password", "b")])
        .await
        .is(403);
    browser
        .open("/sign-in")
        .await
        .submit("/sign-in", &[("csrf", "00")])
        .await
        .is(403);
});

both!(too_large_a_form_is_refused_by_name, async |program: Program| {
    let mut browser = program.browser().await;
    let long = "x".repeat(300 * 1024);
    browser
        .open("/sign-in")
        .await
        .submit("/sign-in", &[("email", &long)])
        .await
        .is(413);
    browser.says("That is too much to send");
});
