//! Joining the register, and where one stands on it.

use entity::states::Role;
use lintel::audit::By;
use lintel::register::{self, Award};

use crate::both;
use crate::support::Program;
use crate::support::people::{alone, day, household, partnership, settled, three_bidders, today};

/// Band and date with a household's own council.
async fn place(
    program: &Program,
    household_id: uuid::Uuid,
    council_id: uuid::Uuid,
) -> (String, chrono::NaiveDate) {
    let app = &program.app;
    let standing = register::standing(
        app.store.read(),
        &app.schemes,
        household_id,
        council_id,
        today(program),
    )
    .await
    .unwrap()
    .unwrap();
    assert_eq!(standing.assessment.questions, [], "nothing is left open");
    let band = standing.assessment.band.unwrap();
    (band.name, standing.assessment.ranking_date.unwrap().date.unwrap())
}

both!(
    bands_follow_need_and_dates_follow_the_form,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, second, third] = three_bidders(&program, &councils).await;
        for council in [councils.south_norfolk, councils.broadland] {
            assert_eq!(
                place(&program, first.id, council).await,
                ("Band 1".into(), day(2026, 6, 1))
            );
            assert_eq!(
                place(&program, second.id, council).await,
                ("Band 2".into(), day(2025, 9, 5))
            );
            assert_eq!(
                place(&program, third.id, council).await,
                ("Band 3".into(), day(2024, 3, 1))
            );
        }
    }
);

both!(
    an_award_moves_up_from_the_day_it_was_told,
    async |program: Program| {
        let councils = partnership(&program).await;
        let applied = day(2025, 1, 10);
        let one = household(
            &program,
            councils.broadland,
            "robin.shaw@example.org",
            alone("Robin Shaw"),
            settled(1, applied),
        )
        .await;
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 3".into(), applied)
        );
        let app = &program.app;
        app.clock.set(lintel::dates::end_of(day(2026, 11, 19)));
        let at = app.moment();
        let officer = By::account(one.account_id, Role::Officer, Some(councils.broadland));
        let medical = Award {
            facts: vec![("medical".into(), "high".into())],
            why: "The doctor says the stairs make the illness worse.".into(),
        };
        app.store
            .write(async |tx| register::award(tx, &at, &officer, &app.schemes, one.id, &medical).await)
            .await
            .unwrap();
        // The form that told of it was sent on 2 November; nobody decides slower at the household's cost.
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 1".into(), day(2026, 11, 2))
        );
        let none = Award {
            facts: vec![("medical".into(), "none".into())],
            why: "The treatment has worked.".into(),
        };
        app.store
            .write(async |tx| register::award(tx, &at, &officer, &app.schemes, one.id, &none).await)
            .await
            .unwrap();
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 3".into(), applied)
        );
        assert_eq!(
            program.mail().await.len(),
            3,
            "each decision is told, and nothing of it by email"
        );
        assert!(
            program
                .mail()
                .await
                .iter()
                .all(|mail| !mail.body.contains("illness"))
        );
    }
);

/// Answers the pages of a section as long as they come; `answers` says what goes into which.
async fn answer_all(browser: &mut crate::support::Browser, answers: &[(&str, &[(&str, &str)])]) {
    for _ in 0..40 {
        let slug = browser.path.rsplit('/').next().unwrap_or_default().to_owned();
        if browser.path == "/my/application" {
            return;
        }
        let fields = answers
            .iter()
            .find(|(page, _)| *page == slug)
            .map_or([].as_slice(), |(_, fields)| *fields);
        // Where nothing is said, a page of yes and no is answered with no.
        let no: Vec<(String, String)> = no_to_all(browser);
        let sent: Vec<(&str, &str)> = if fields.is_empty() {
            no.iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect()
        } else {
            fields.to_vec()
        };
        let action = browser.path.clone();
        browser.submit(&action, &sent).await.is(200);
    }
    panic!("the section does not end: {}", browser.path);
}

/// "no" or "none" or the last choice for each set of radios on the page.
fn no_to_all(browser: &crate::support::Browser) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(&browser.body);
    let radios = scraper::Selector::parse("main input[type=radio]").unwrap();
    let mut found: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for radio in page.select(&radios) {
        let (name, value) = (radio.attr("name").unwrap(), radio.attr("value").unwrap());
        if ["no", "none", "homeseeker", "british_or_irish", "private_tenant"].contains(&value) {
            found.insert(name.to_owned(), value.to_owned());
        }
    }
    found.into_iter().collect()
}

both!(
    somebody_joins_and_knows_band_and_why_at_once,
    async |program: Program| {
        partnership(&program).await;
        crate::support::people::account(&program, Role::Applicant, "robin.shaw@example.org", None).await;
        let mut browser = program.signed_in("robin.shaw@example.org").await;
        browser
            .open("/my")
            .await
            .is(200)
            .says("Join the housing register");
        browser.open("/my/application").await.is(200);
        browser
            .submit("/my/application", &[])
            .await
            .is(422)
            .says("Choose the council");
        browser
            .submit("/my/application", &[("council", "south-norfolk")])
            .await
            .is(200);
        browser.says("0 of 8 parts are complete");
        browser
            .open("/my/application/check")
            .await
            .says("You can send your application once they have.")
            .says("Where you have lived Not answered yet Answer where you have lived")
            .says("Answer your right to live in the UK")
            .does_not_say("Change a baby");
        browser.open("/my/application").await;

        // Who lives there: what is wrong is named, what was typed is kept.
        browser
            .open("/my/application/people")
            .await
            .says("Date of birth not answered yet");
        browser
            .open("/my/application/people/1")
            .await
            .submit("/my/application/people/1", &[])
            .await
            .is(422);
        browser.says("Enter a date of birth");
        let me = [
            ("born-day", "17"),
            ("born-month", "may"),
            ("born-year", "1985"),
            ("sex", "female"),
        ];
        browser
            .submit("/my/application/people/1", &me)
            .await
            .is(200)
            .says("born 17 May 1985");
        for (name, year, sex) in [("Ivy Shaw", "2014", "female"), ("Max Shaw", "2016", "male")] {
            browser.open("/my/application/people/new").await;
            let child = [
                ("name", name),
                ("born-day", "1"),
                ("born-month", "3"),
                ("born-year", year),
                ("sex", sex),
                ("relation", "child"),
                ("lives_here", "always"),
            ];
            browser
                .submit("/my/application/people/new", &child)
                .await
                .is(200)
                .says(name);
        }
        browser.submit("/my/application/people", &[]).await;
        let about_me: &[(&str, &[(&str, &str)])] = &[
            ("baby", &[("due_on-day", "")]),
            ("settled-home", &[("habitually_resident", "yes")]),
        ];
        answer_all(&mut browser, about_me).await;

        browser.open("/my/application/address").await;
        browser
            .submit(
                "/my/application/address",
                &[("address", "2 Mere Street"), ("postcode", "IP22")],
            )
            .await
            .is(422);
        browser.says("only the first half");
        browser
            .submit("/my/application/address", &[("postcode", "ip224ad")])
            .await
            .is(200);
        answer_all(&mut browser, &[("bedrooms", &[("bedrooms_held", "2")])]).await;

        browser.open("/my/application/residences/new").await;
        let home = [
            ("place", "south-norfolk/diss"),
            ("from-day", "5"),
            ("from-month", "1"),
            ("from-year", "2015"),
            ("kind", "settled"),
        ];
        browser
            .submit("/my/application/residences/new", &home)
            .await
            .is(200);
        browser.says("Diss, South Norfolk; from 5 January 2015 until now");
        for section in [
            "residences",
            "health",
            "steps",
            "forces",
            "income",
            "harm",
            "hide",
            "reach",
        ] {
            browser.open(&format!("/my/application/{section}")).await.is(200);
            let money: &[(&str, &[(&str, &str)])] = &[
                ("income", &[("net_income", "18,000")]),
                ("savings", &[("savings", "1000")]),
                ("property", &[("equity", "0")]),
                ("reach", &[("phone", "07700 900123")]),
            ];
            answer_all(&mut browser, money).await;
        }
        browser
            .open("/my/application")
            .await
            .says("8 of 8 parts are complete");
        browser
            .open("/my/application/check")
            .await
            .is(200)
            .says("£18,000.00")
            .says("Diss, South Norfolk");
        browser
            .submit("/my/application/check", &[])
            .await
            .is(422)
            .says("Tick the box");
        browser
            .submit("/my/application/check", &[("declared", "yes")])
            .await
            .is(200);
        browser.says("We have your application").says("What happens next");
        browser
            .open("/my")
            .await
            .says("An officer is checking your answers");
        // Both say the same, so it is said once.
        browser.says("South Norfolk Council, Broadland District Council: Band 2");
        browser
            .says("Your home has one bedroom fewer than you need.")
            .says("2 November 2026");
        // Each reason leads to its rule, and each link says which rule that is.
        let heard = ">the rule<span class=\"govuk-visually-hidden\">: <span>Your home has one bedroom fewer";
        assert!(browser.body.contains(heard), "{}", browser.body);
        let rule = browser.links("/south-norfolk/how-we-decide#").remove(0);
        let (page, place) = rule.split_once('#').expect("a place on the page");
        browser.open(page).await.is(200);
        let (_, said) = browser
            .body
            .split_once(&format!("<li id=\"{place}\">"))
            .expect("the rule stands on the page");
        assert!(
            said.starts_with("Your home has one bedroom fewer than you need."),
            "{place}"
        );
        browser.open("/my").await;
        let message = browser.links("/my/messages/").remove(0);
        browser
            .open(&message)
            .await
            .is(200)
            .says("Thank you for your application.");
        browser.open("/my").await.does_not_say("New");

        // A second sending finds nothing to send, and a change begins from what was told.
        browser.open("/my/application/check").await.is(409);
        browser
            .open("/my")
            .await
            .submit("/my/change", &[])
            .await
            .is(200)
            .says("Tell us about a change");
        browser.says("8 of 8 parts are complete");
    }
);

both!(
    one_household_cannot_read_the_messages_of_another,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, second, _] = three_bidders(&program, &councils).await;
        let messages = register::messages_of(program.app.store.read(), first.id)
            .await
            .unwrap();
        let mut browser = program.signed_in(&second.email).await;
        browser
            .open(&format!("/my/messages/{}", messages[0].id))
            .await
            .is(404);
    }
);

both!(
    nobody_is_promised_bids_while_it_is_open_whether_they_may_join,
    async |program: Program| {
        let there = partnership(&program).await;
        let mut facts = settled(2, day(2026, 10, 1));
        facts.forget("savings");
        let email = "robin.shaw@example.org";
        household(&program, there.south_norfolk, email, alone("Robin Shaw"), facts).await;
        let mut browser = program.signed_in(email).await;
        browser
            .open("/my")
            .await
            .says("We still need to know: savings and investments")
            .says("Tell us: savings and investments")
            .says("You can bid once you have told us what we still need to know.")
            .does_not_say("two bedrooms fewer than you need")
            .does_not_say("still checking")
            .does_not_say("bids left");
    }
);
