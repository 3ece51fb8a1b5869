//! A new password for somebody who cannot sign in.

use chrono::TimeDelta;
use entity::states::Role;

use crate::both;
use crate::support::accounts::{account, link_in_mail, sign_in};
use crate::support::{Browser, Program};

const FORGOTTEN: &str = "/sign-in/forgotten";

async fn ask(browser: &mut Browser, email: &str) {
    browser.open(FORGOTTEN).await.is(200);
    browser.submit(FORGOTTEN, &[("email", email)]).await.is(200);
}

both!(
    a_new_password_ends_every_session_and_is_told,
    async |program: Program| {
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        let mut elsewhere = program.browser().await;
        sign_in(&mut elsewhere, "robin@example.org").await;
        elsewhere.open("/account").await.is(200);
        let mut browser = program.browser().await;
        ask(&mut browser, "Robin@Example.org").await;
        let link = link_in_mail(&program, "robin@example.org").await;
        browser.open(&link).await.is(200);
        browser
            .submit("/sign-in/new-password/", &[("new_password", "short")])
            .await
            .is(422);
        browser
            .submit(
                "/sign-in/new-password/",
                &[("new_password", "four other words here")],
            )
            .await
            .is(200);
        assert_eq!(browser.path, "/sign-in");
        browser.says("Your password is set");
        elsewhere.open_once("/account").await.is(303);
        assert!(
            program
                .mail()
                .await
                .iter()
                .any(|message| message.kind == "password_changed")
        );
        browser
            .submit(
                "/sign-in",
                &[
                    ("email", "robin@example.org"),
                    ("password", "three words together"),
                ],
            )
            .await
            .is(422);
        browser
            .submit_once(
                "/sign-in",
                &[
                    ("email", "robin@example.org"),
                    ("password", "four other words here"),
                ],
            )
            .await
            .is(303);
        browser
            .open(&link)
            .await
            .is(409)
            .says("has been used already or is too old");
    }
);

both!(
    nobody_learns_whether_an_account_is_there,
    async |program: Program| {
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        let mut browser = program.browser().await;
        let mut seen = Vec::new();
        for email in ["robin@example.org", "nobody@example.org"] {
            ask(&mut browser, email).await;
            seen.push((browser.path.clone(), browser.status, browser.body.clone()));
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(program.mail().await.len(), 1);
    }
);

both!(
    links_end_with_the_hour_and_with_one_another,
    async |program: Program| {
        account(&program, "robin@example.org", Role::Applicant, None, None).await;
        let mut browser = program.browser().await;
        ask(&mut browser, "robin@example.org").await;
        let first = link_in_mail(&program, "robin@example.org").await;
        program.app.clock.advance(TimeDelta::minutes(30));
        ask(&mut browser, "robin@example.org").await;
        let second = link_in_mail(&program, "robin@example.org").await;
        assert_ne!(first, second);
        browser
            .open(&second)
            .await
            .submit(
                "/sign-in/new-password/",
                &[("new_password", "four other words here")],
            )
            .await;
        browser.open(&first).await.is(409);
        ask(&mut browser, "robin@example.org").await;
        let third = link_in_mail(&program, "robin@example.org").await;
        browser.open(&third).await.is(200);
        program.app.clock.advance(TimeDelta::minutes(60));
        browser
            .submit(
                "/sign-in/new-password/",
                &[("new_password", "five more words are here")],
            )
            .await
            .is(409);
    }
);

both!(a_link_is_kept_only_as_a_hash, async |program: Program| {
    use sea_orm::EntityTrait;
    account(&program, "robin@example.org", Role::Applicant, None, None).await;
    let mut browser = program.browser().await;
    ask(&mut browser, "robin@example.org").await;
    let link = link_in_mail(&program, "robin@example.org").await;
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 64);
    let kept = entity::recovery::Entity::find()
        .all(program.app.store.read())
        .await
        .unwrap();
    assert_eq!(kept.len(), 1);
    assert_ne!(kept[0].token_hash, token);
});
