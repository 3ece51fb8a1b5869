//! Looking after one's own account.

use chrono::TimeDelta;
use entity::states::Role;
use lintel::accounts::code_at;

use crate::both;
use crate::support::Program;
use crate::support::accounts::{PASSWORD, account, places, sign_in};

both!(
    a_password_is_changed_with_the_present_one,
    async |program: Program| {
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        let (mut here, mut elsewhere) = (program.browser().await, program.browser().await);
        sign_in(&mut here, "robin@example.org").await;
        sign_in(&mut elsewhere, "robin@example.org").await;
        here.open("/account/password").await.is(200);
        let wrong = [
            ("password", "not the password"),
            ("new_password", "four other words here"),
        ];
        here.submit("/account/password", &wrong)
            .await
            .is(422)
            .says("Your current password is not right");
        let right = [("password", PASSWORD), ("new_password", "four other words here")];
        here.submit("/account/password", &right)
            .await
            .is(200)
            .says("Your password is changed");
        elsewhere.open_once("/account").await.is(303);
        assert!(
            program
                .mail()
                .await
                .iter()
                .any(|message| message.kind == "password_changed")
        );
    }
);

both!(
    sessions_are_listed_and_ended_one_by_one_or_all,
    async |program: Program| {
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        account(&program, "other@example.org", Role::Applicant, None, None).await;
        let (mut here, mut phone) = (program.browser().await, program.browser().await);
        sign_in(&mut here, "robin@example.org").await;
        program.app.clock.advance(TimeDelta::minutes(5));
        sign_in(&mut phone, "robin@example.org").await;
        here.open("/account")
            .await
            .says("This device")
            .says("Another device");
        here.says("Signed in on Monday 2 November 2026 at 9am");
        // The newest is first, and that is the phone.
        let (phones, _) = here.form("/account/sessions/");
        here.submit("/account/sessions/", &[])
            .await
            .is(200)
            .says("That device is signed out");
        here.does_not_say("Another device");
        phone.open_once("/account").await.is(303);
        // Somebody else's session is not there.
        let mut other = program.browser().await;
        sign_in(&mut other, "other@example.org").await;
        let (own, fields) = other.open("/account").await.form("/account/sessions/");
        assert_ne!(own, phones);
        let (foreign, _) = here.form("/account/sessions/");
        let token = &fields.iter().find(|(name, _)| name == "csrf").unwrap().1;
        other.post(&foreign, &[("csrf", token)]).await.is(404);
        // A browser that loses its cookie is nobody.
        other.forget();
        other.open_once("/account").await.is(303);
        here.open("/account").await.is(200);
        here.submit("/account/sessions/end", &[]).await;
        assert_eq!(here.path, "/sign-in");
        here.open_once("/account").await.is(303);
    }
);

both!(staying_is_one_press, async |program: Program| {
    account(&program, "robin@example.org", Role::Applicant, None, None).await;
    let mut browser = program.browser().await;
    sign_in(&mut browser, "robin@example.org").await;
    browser
        .open("/account")
        .await
        .says("Monday 2 November 2026 at 10am");
    program.app.clock.advance(TimeDelta::minutes(50));
    browser
        .submit("/account/stay", &[])
        .await
        .says("You are still signed in");
    browser.says("Monday 2 November 2026 at 10:50am");
    program.app.clock.advance(TimeDelta::minutes(60));
    browser.open_once("/account").await.is(303);
});

both!(
    staff_must_set_up_codes_first_where_that_is_asked,
    async |mut program: Program| {
        let made = places(&program).await;
        let mut settings = (*program.app.settings).clone();
        settings.codes_for_staff = true;
        program.app.settings = std::sync::Arc::new(settings);
        for (email, role, of) in [
            ("officer@example.org", Role::Officer, made.broadland),
            ("provider@example.org", Role::Provider, made.provider),
        ] {
            account(&program, email, role, Some(of), None).await;
            let mut browser = program.browser().await;
            sign_in(&mut browser, email).await;
            browser.open("/account").await.says("Set up codes from an app");
            assert_eq!(browser.path, "/account/codes");
            let secret = secret_on(&browser.text());
            browser.open("/account/codes/picture").await.is(200);
            assert_eq!(browser.headers["content-type"], "image/svg+xml");
            browser.open("/account/codes").await;
            browser
                .submit("/account/codes", &[("code", "000000")])
                .await
                .is(422);
            assert_eq!(
                secret,
                secret_on(&browser.text()),
                "the secret stays while it is being set up"
            );
            let code = code_at(&secret, program.app.clock.now()).unwrap();
            browser
                .submit_once("/account/codes", &[("code", &code)])
                .await
                .is(303);
            browser.open("/account").await.is(200).says("Set up");
            // From now on a code is needed, and the set-up is shut to whoever has only the password.
            let mut again = program.browser().await;
            sign_in(&mut again, email).await;
            assert!(again.headers["location"].starts_with("/sign-in/code"));
            again.open("/account/codes").await;
            assert_eq!(again.path, "/sign-in/code");
            again
                .submit("/sign-in/code", &[("code", &code)])
                .await
                .is(422)
                .says("used already");
            program.app.clock.advance(TimeDelta::seconds(60));
            let code = code_at(&secret, program.app.clock.now()).unwrap();
            again
                .submit_once("/sign-in/code", &[("code", &code)])
                .await
                .is(303);
            // A change needs the password.
            again.open("/account/codes").await.is(200);
            again
                .submit("/account/codes", &[("code", &code)])
                .await
                .is(422)
                .says("Enter your current password");
        }
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        let mut browser = program.browser().await;
        sign_in(&mut browser, "robin@example.org").await;
        browser.open("/account").await.is(200);
        browser.open("/account/codes").await.is(404);
    }
);

fn secret_on(text: &str) -> String {
    let (_, after) = text.split_once("Code to type: ").unwrap();
    after.split(' ').take(8).collect()
}
