//! A provider writes an advert.

use entity::states::Role;

use crate::both;
use crate::support::homes::{invented, submitted};
use crate::support::people::{self, partnership};
use crate::support::{Browser, Program};

const GOOD: [(&str, &str); 22] = [
    ("reference", "SAF-1"),
    ("address", "14 Teaselgate Rise"),
    ("parish", "Diss"),
    ("postcode", "ip224ab"),
    ("kind", "flat"),
    ("bedrooms", "1"),
    ("max_people", "2"),
    ("floor", "0"),
    ("access", "no_steps"),
    ("garden", "shared"),
    ("pets", "ask"),
    ("parking", "shared"),
    ("heating", "gas"),
    ("epc", "C"),
    ("tenure", "social_rent"),
    ("label", "general"),
    ("rent", "95.50"),
    ("service", "6"),
    ("available-day", "20"),
    ("available-month", "nov"),
    ("available-year", "2026"),
    (
        "description",
        "A quiet flat close to the shops, with a shared garden and a bus stop.",
    ),
];

fn good_but(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut fields = GOOD.to_vec();
    for (name, value) in changes {
        fields.retain(|(found, _)| found != name);
        fields.push((name, value));
    }
    fields
}

async fn provider(program: &Program) -> Browser {
    let there = partnership(program).await;
    people::account(
        program,
        Role::Provider,
        "petra.lane@example.org",
        Some(there.saffron),
    )
    .await;
    program.signed_in("petra.lane@example.org").await
}

both!(
    an_advert_is_written_corrected_and_sent,
    async |program: Program| {
        let mut browser = provider(&program).await;
        browser.open("/provider/adverts/new").await.is(200);
        browser.submit("/provider/adverts", &GOOD).await.is(200);
        browser
            .says("Your draft is saved")
            .says("1-bedroom flat, Diss")
            .says("14 Teaselgate Rise, Diss IP22 4AB")
            .says("£101.50 a week");
        let here = browser.path.clone();
        browser.open(&format!("{here}/edit")).await.is(200);
        browser
            .submit(&format!("{here}/edit"), &[("rent", "97")])
            .await
            .says("Your changes are saved")
            .says("£103.00 a week");
        // What is written and not sent is not forgotten.
        browser
            .open("/provider")
            .await
            .says("1 advert is written and not sent yet")
            .does_not_say("Nothing is needed from you today");
        browser.open(&here).await;
        browser
            .submit(&format!("{here}/submit"), &[])
            .await
            .says("Your advert is with the council");
        browser.open(&format!("{here}/edit")).await.is(409);
        browser
            .open("/provider")
            .await
            .says("Nothing is needed from you today")
            .says("waiting for the council");
        browser
            .open("/provider/adverts?state=submitted")
            .await
            .says("1 advert")
            .says("SAF-1");
    }
);

both!(
    every_fault_is_named_and_nothing_typed_is_lost,
    async |program: Program| {
        let mut browser = provider(&program).await;
        browser.open("/provider/adverts/new").await;
        let bad = good_but(&[
            ("postcode", "IP22"),
            ("floor", "2"),
            ("max_people", "5"),
            ("epc", ""),
            ("available-day", "31"),
            ("available-month", "2"),
            ("available-year", "2027"),
            (
                "description",
                "Ring 01632 960 1234 now for this nice flat near shops.",
            ),
        ]);
        browser.submit("/provider/adverts", &bad).await.is(422);
        browser
            .says("There is a problem")
            .says("IP22 is only the first half")
            .says("so it is not step-free")
            .says("Enter 2 people or fewer")
            .says("Choose the energy rating")
            .says("There is no 31 February 2027")
            .says("Take out phone numbers");
        assert!(
            browser.body.contains("value=\"IP22\"") && browser.body.contains("value=\"14 Teaselgate Rise\"")
        );
        assert_eq!(browser.links("#available"), ["#available"]);
        assert!(
            browser.body.contains("id=\"available\""),
            "the link leads to a field"
        );
        browser.submit("/provider/adverts", &[]).await.is(422);
    }
);

both!(rent_is_held_against_what_is_usual, async |program: Program| {
    let mut browser = provider(&program).await;
    browser.open("/provider/adverts/new").await;
    browser
        .submit("/provider/adverts", &good_but(&[("rent", "9999")]))
        .await
        .is(422)
        .says("cannot be right");
    browser.does_not_say("The rent is right");
    browser
        .submit("/provider/adverts", &good_but(&[("rent", "55")]))
        .await
        .is(422)
        .says("lower than usual");
    browser.says("The rent is right");
    browser
        .submit(
            "/provider/adverts",
            &good_but(&[("rent", "55"), ("rent_right", "yes")]),
        )
        .await
        .is(200);
    browser.says("Your draft is saved");
    browser.open("/provider/adverts/new").await;
    browser
        .submit("/provider/adverts", &GOOD)
        .await
        .is(422)
        .says("another home with the reference SAF-1");
});

both!(somebody_elses_advert_is_not_there, async |program: Program| {
    let there = partnership(&program).await;
    people::account(
        &program,
        Role::Provider,
        "flo.ship@example.org",
        Some(there.flagship),
    )
    .await;
    let adverts = submitted(&program, &there, &invented(&program, 1)).await;
    let mut browser = program.signed_in("flo.ship@example.org").await;
    for page in ["", "/edit"] {
        browser
            .open(&format!("/provider/adverts/{}{page}", adverts[0]))
            .await
            .is(404);
    }
    browser
        .open("/provider/adverts")
        .await
        .says("There is no advert here");
    browser.open("/officer/adverts").await.is(404);
});

both!(
    two_people_at_one_advert_do_not_overwrite_each_other,
    async |program: Program| {
        let mut first = provider(&program).await;
        first.open("/provider/adverts/new").await;
        first.submit("/provider/adverts", &GOOD).await;
        let edit = format!("{}/edit", first.path);
        let mut second = program.signed_in("petra.lane@example.org").await;
        first.open(&edit).await;
        second.open(&edit).await;
        first.submit(&edit, &[("rent", "98")]).await.is(200);
        second.submit(&edit, &[("rent", "99")]).await.is(409);
    }
);

both!(withdrawing_needs_a_reason, async |program: Program| {
    let mut browser = provider(&program).await;
    browser.open("/provider/adverts/new").await;
    browser.submit("/provider/adverts", &GOOD).await;
    let withdraw = format!("{}/withdraw", browser.path);
    browser
        .submit(&withdraw, &[])
        .await
        .is(422)
        .says("Enter why the advert is withdrawn");
    browser
        .submit(&withdraw, &[("why", "The tenant stays")])
        .await
        .is(200)
        .says("The advert is withdrawn");
});

both!(
    a_provider_answers_what_the_scheme_asks_about_the_home,
    async |program: Program| {
        let there = crate::support::own::asking(&program).await;
        let petra = "petra.lane@example.org";
        people::account(&program, Role::Provider, petra, Some(there.saffron)).await;
        let mut browser = program.signed_in(petra).await;
        browser
            .open("/provider/adverts/new")
            .await
            .is(200)
            .says("What the council asks")
            .says("Large garden")
            .says("Only for homes of South Norfolk Council");
        browser
            .submit("/provider/adverts", &GOOD)
            .await
            .is(422)
            .says("Large garden: choose one of the answers");
        browser
            .submit("/provider/adverts", &[("own-garden", "yes")])
            .await
            .is(200)
            .says("Your draft is saved");
        let here = browser.path.clone();
        let edit = format!("{here}/edit");
        browser.open(&edit).await.is(200);
        let (_, fields) = browser.form(&edit);
        assert!(
            fields.contains(&("own-garden".into(), "yes".into())),
            "{fields:?}"
        );
        browser.submit(&edit, &[("own-garden", "unsure")]).await.is(200);
        browser.open(&edit).await;
        let (_, fields) = browser.form(&edit);
        assert!(!fields.iter().any(|(name, _)| name == "own-garden"), "{fields:?}");
        // A home of Broadland is asked nothing.
        browser.open("/provider/adverts/new").await;
        let away = good_but(&[
            ("reference", "SAF-2"),
            ("parish", "Aylsham"),
            ("postcode", "nr116aa"),
        ]);
        browser
            .submit("/provider/adverts", &away)
            .await
            .is(200)
            .says("Your draft is saved");
    }
);
