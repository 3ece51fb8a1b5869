//! What people try who want in.

use std::net::IpAddr;
use std::sync::Arc;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use entity::states::Role;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::both;
use crate::support::accounts::link_in_mail;
use crate::support::bidding::{Offer, needs_three, on_offer, place};
use crate::support::people::{PASSWORD, account, day, partnership};
use crate::support::{Browser, Program};

both!(
    a_cookie_from_before_is_worth_nothing_after,
    async |program: Program| {
        account(&program, Role::Applicant, "robin.reed@example.org", None).await;
        let mut victim = program.browser().await;
        // Somebody has put a session and a form cookie of their own into the browser.
        let theirs = "a".repeat(64);
        victim.put_cookie("lintel", &theirs);
        victim.open("/sign-in").await.is(200);
        let before = victim.cookie("lintel-form");
        victim
            .submit_once(
                "/sign-in",
                &[("email", "robin.reed@example.org"), ("password", PASSWORD)],
            )
            .await
            .is(303);
        let session = victim.cookie("lintel").unwrap();
        assert_ne!(session, theirs);
        assert_ne!(Some(&session), before.as_ref());
        let mut thief = program.browser().await;
        for cookie in [&theirs, before.as_ref().unwrap()] {
            thief.put_cookie("lintel", cookie);
            thief.open_once("/my").await.is(303);
        }
        // A form token from before signing in is not one for the session.
        victim.open("/my").await.is(200);
        let old = session.clone();
        victim.submit_once("/sign-out", &[]).await.is(303);
        thief.put_cookie("lintel", &old);
        thief.open_once("/my").await.is(303);
        // Nor is a second session the first.
        let again = program.signed_in("robin.reed@example.org").await;
        assert_ne!(again.cookie("lintel").unwrap(), old);
    }
);

both!(
    what_belongs_to_another_household_is_not_there,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let owner = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let other = needs_three(&program, &there, "olly.otter@example.org", day(2025, 3, 1)).await;
        let placed = place(&program, &owner, home.advert).await.unwrap();
        let message = entity::message::Entity::find()
            .all(program.app.store.read())
            .await
            .unwrap()
            .into_iter()
            .find(|message| message.household_id == owner.id)
            .unwrap();
        let mut thief = program.signed_in(&other.email).await;
        for path in [
            format!("/my/bids/{}", placed.bid_id),
            format!("/my/bids/{}/why", placed.bid_id),
            format!("/my/messages/{}", message.id),
            format!("/my/offers/{}", placed.bid_id),
            format!("/officer/cases/{}", owner.id),
            format!("/officer/adverts/{}", home.advert),
            format!("/provider/adverts/{}", home.advert),
            "/admin".into(),
            "/manager".into(),
        ] {
            thief.open_once(&path).await.is(404);
            thief.does_not_say(&placed.reference).does_not_say("Robin");
        }
        thief.open("/my").await;
        let token = thief.form("/sign-out").1;
        let token = &token.iter().find(|(name, _)| name == "csrf").unwrap().1;
        let withdraw = format!("/my/bids/{}/withdraw", placed.bid_id);
        thief.post(&withdraw, &[("csrf", token)]).await.is(404);
        // The household is the session's, whatever the form says.
        let bid = format!("/my/adverts/{}/bid", home.advert);
        let owner_id = owner.id.to_string();
        thief
            .post(
                &bid,
                &[
                    ("csrf", token),
                    ("household_id", &owner_id),
                    ("household", &owner_id),
                ],
            )
            .await
            .is(303);
        let bids = entity::bid::Entity::find()
            .all(program.app.store.read())
            .await
            .unwrap();
        assert_eq!(bids.len(), 2);
        assert!(
            bids.iter()
                .any(|bid| bid.household_id == other.id && bid.placed_by == other.account_id)
        );
        let state = bids.iter().find(|bid| bid.id == placed.bid_id).unwrap().state;
        assert_eq!(state, entity::states::BidState::Placed);
    }
);

both!(
    fields_that_a_form_does_not_have_do_nothing,
    async |program: Program| {
        let there = partnership(&program).await;
        let mut browser = program.browser().await;
        browser.open("/sign-up").await;
        let council = there.broadland.to_string();
        let fields = [
            ("name", "Mallory Moss"),
            ("email", "mallory@example.org"),
            ("password", "three other words"),
            ("role", "administrator"),
            ("council_id", &council),
            ("provider_id", &council),
            ("household_id", &council),
            ("id", &council),
            ("totp_secret", "x"),
            ("second_step_due", "false"),
        ];
        browser.submit("/sign-up", &fields).await.is(200);
        let link = link_in_mail(&program, "mallory@example.org").await;
        browser.open(&link).await.is(200);
        browser
            .submit(&link, &[("role", "officer"), ("council_id", &council)])
            .await
            .is(200);
        let made = entity::account::Entity::find()
            .all(program.app.store.read())
            .await
            .unwrap()
            .into_iter()
            .find(|account| account.email == "mallory@example.org")
            .unwrap();
        assert_eq!(made.role, Role::Applicant);
        assert_eq!(
            (made.council_id, made.provider_id, made.household_id),
            (None, None, None)
        );
        assert_ne!(made.id, there.broadland);
        browser.open_once("/officer").await.is(404);
    }
);

both!(paths_lead_nowhere_but_to_pages, async |program: Program| {
    partnership(&program).await;
    let mut browser = program.browser().await;
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/council/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/home/..%5c..%5cwindows",
        "/assets/home/%00.svg",
        "/..%2f..%2fetc/passwd",
        "/broadland/../../etc/passwd",
        "/broadland/homes/..%2f..%2f..%2fetc%2fpasswd",
        "/%00",
        "/%ff%fe",
        "/%E2%80%AE",
        "/broadland%0d%0aset-cookie:%20a=b",
        "/broadland/homes?page=999999999999999999999",
        "/broadland/homes?page=-1&bedrooms=%00&parish=%27%20OR%201=1--",
        "/broadland/homes?rent=1e309&rent=&rent[]=x&%",
        "/broadland/results?month=%27;DROP%20TABLE%20audit;--&band=%25",
        "/broadland/results.csv?place==cmd|%27/c%20calc%27!A1",
        "/sign-up/%2e%2e%2f",
        "/sign-in/new-password/' OR '1'='1",
        "/officer/cases/00000000-0000-0000-0000-000000000000",
    ] {
        let Ok(uri) = path.parse::<actix_web::http::Uri>() else {
            continue;
        };
        browser.send(TestRequest::get().uri(&uri.to_string()), path).await;
        assert!(browser.status.as_u16() < 500, "{path}: {}", browser.body);
        for leak in ["root:", "[workspace]", "[package]"] {
            assert!(!browser.body.contains(leak), "{path}");
        }
        assert!(
            !browser.headers.contains_key("set-cookie") || !browser.headers["set-cookie"].contains("a=b")
        );
        assert_eq!(browser.headers["x-content-type-options"], "nosniff", "{path}");
    }
    let long = format!("/broadland/homes?parish={}", "x".repeat(60_000));
    browser.open_once(&long).await;
    assert!(browser.status.as_u16() < 500);
});

both!(
    other_methods_are_answered_with_every_header,
    async |program: Program| {
        let mut browser = program.browser().await;
        for method in [
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
            Method::OPTIONS,
            Method::TRACE,
            Method::HEAD,
            Method::from_bytes(b"BREW").unwrap(),
        ] {
            for path in ["/", "/sign-in", "/my", "/admin/accounts", "/healthz", "/nothing"] {
                let what = format!("{method} {path}");
                browser
                    .send(TestRequest::default().method(method.clone()).uri(path), path)
                    .await;
                assert!(browser.status.as_u16() < 500, "{what}");
                if method != Method::HEAD {
                    assert!(browser.status.is_client_error(), "{what}: {}", browser.status);
                }
                for name in [
                    "content-security-policy",
                    "x-content-type-options",
                    "referrer-policy",
                    "cache-control",
                ] {
                    assert!(browser.headers.contains_key(name), "{what}: {name}");
                }
            }
        }
    }
);

both!(nobody_is_led_away_or_given_headers, async |program: Program| {
    account(&program, Role::Applicant, "robin.reed@example.org", None).await;
    for next in [
        "//evil.example",
        "/\t/evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/my\r\nset-cookie: a=b",
        "/m\u{e9}",
        "/\u{2028}x",
        "/my\u{0}",
        "/\u{7f}",
        " //evil.example",
    ] {
        let mut browser = program.browser().await;
        browser.open("/sign-in").await;
        let fields = [
            ("email", "robin.reed@example.org"),
            ("password", PASSWORD),
            ("next", next),
        ];
        browser.submit_once("/sign-in", &fields).await.is(303);
        let to = &browser.headers["location"];
        let plain = to.bytes().all(|byte| byte.is_ascii_graphic());
        assert!(
            to.starts_with('/') && !to.starts_with("//") && plain,
            "{next:?} led to {to:?}"
        );
        assert!(!browser.headers.contains_key("a"));
        program.app.clock.advance(chrono::TimeDelta::minutes(20));
    }
    // A line end in an address or a name would become a header of the message.
    for (name, email) in [
        ("Robin\r\nBcc: all@example.org", "robin@example.org"),
        ("Robin", "robin@example.org\r\nBcc: all@example.org"),
        ("Robin", "robin@example.org\nall@example.org"),
        ("Robin", "a@b.c, all@example.org"),
        ("Robin", "<all@example.org>"),
    ] {
        let mut browser = program.browser().await;
        browser.open("/sign-up").await;
        let fields = [
            ("name", name),
            ("email", email),
            ("password", "three other words"),
        ];
        browser.submit_once("/sign-up", &fields).await;
        assert!(browser.status.as_u16() < 500, "{email:?}");
        if browser.status.as_u16() == 303 {
            let mail = entity::mail::Entity::find()
                .all(program.app.store.read())
                .await
                .unwrap();
            let to = &mail.last().unwrap().recipient;
            assert!(!to.contains(['\r', '\n']), "{to:?}");
        }
    }
});

/// One try from each of several addresses, as a proxy passes them on: whether any of them had to wait.
async fn tries(program: &Program, from: &[&str]) -> bool {
    let mut waited = false;
    for (number, address) in from.iter().enumerate() {
        let mut browser = program.browser().await;
        browser.open("/sign-in/forgotten").await;
        let (path, mut fields) = browser.form("/sign-in/forgotten");
        fields.retain(|(name, _)| name == "csrf");
        fields.push(("email".into(), format!("nobody{number}@example.org")));
        let request = TestRequest::post()
            .uri(&path)
            .insert_header(("x-forwarded-for", *address))
            .set_form(&fields);
        browser.send(request, &path).await;
        waited |= browser.status.as_u16() == 429;
    }
    waited
}

both!(
    an_address_counts_as_the_proxy_saw_it_and_not_as_it_is_claimed,
    async |mut program: Program| {
        // Without a proxy that is trusted, what a request says of itself is nothing.
        let claimed: Vec<String> = (0..21).map(|number| format!("192.0.2.{number}")).collect();
        let claimed: Vec<&str> = claimed.iter().map(String::as_str).collect();
        assert!(
            tries(&program, &claimed).await,
            "all of them came from one address"
        );
        entity::attempt::Entity::delete_many()
            .exec(program.app.store.writer())
            .await
            .unwrap();
        let mut settings = (*program.app.settings).clone();
        settings.trusted_proxies = vec!["127.0.0.1".parse::<IpAddr>().unwrap()];
        program.app.settings = Arc::new(settings);
        assert!(
            !tries(&program, &claimed).await,
            "people behind the proxy are apart"
        );
        entity::attempt::Entity::delete_many()
            .exec(program.app.store.writer())
            .await
            .unwrap();
        // What comes before the last is what the caller wrote.
        let forged: Vec<String> = (0..21)
            .map(|number| format!("192.0.2.{number}, 198.51.100.7"))
            .collect();
        let forged: Vec<&str> = forged.iter().map(String::as_str).collect();
        assert!(tries(&program, &forged).await);
        entity::attempt::Entity::delete_many()
            .exec(program.app.store.writer())
            .await
            .unwrap();
        // One household's network of the newer kind has more addresses than there are tries.
        let many: Vec<String> = (0..21)
            .map(|number| format!("2001:db8:0:1::{number:x}"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(tries(&program, &many).await);
        let kept = entity::attempt::Entity::find()
            .count(program.app.store.read())
            .await
            .unwrap();
        assert!(kept > 0);
    }
);

both!(
    over_https_cookies_are_bound_to_the_host,
    async |mut program: Program| {
        let mut settings = (*program.app.settings).clone();
        settings.public_url = "https://homes.example.org".into();
        program.app.settings = Arc::new(settings);
        account(&program, Role::Applicant, "robin.reed@example.org", None).await;
        let mut browser: Browser = program.browser().await;
        browser.open("/sign-in").await;
        let set = browser.headers["set-cookie"].clone();
        assert!(set.starts_with("__Host-lintel-form="), "{set}");
        browser
            .submit_once(
                "/sign-in",
                &[("email", "robin.reed@example.org"), ("password", PASSWORD)],
            )
            .await
            .is(303);
        let session = browser.headers["set-cookie"].clone();
        assert!(session.starts_with("__Host-lintel="), "{session}");
        for cookie in [&set, &session] {
            for part in ["Secure", "HttpOnly", "SameSite=", "Path=/"] {
                assert!(cookie.contains(part), "{part}: {cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
        browser.open("/my").await.is(200);
        assert_eq!(browser.headers["cache-control"], "no-store");
        assert!(browser.headers.contains_key("strict-transport-security"));
    }
);
