//! Councils whose schemes declare facts of their own: a household answers on the web, is decided and ranked by it.

use allocations::Value;
use entity::states::Role;
use lintel::audit::By;
use lintel::register::{self, NewHousehold, Reach};

use crate::both;
use crate::support::bidding::{Offer, close, list, place, submitted};
use crate::support::own::{asking, broad, south, take_up};
use crate::support::people::{
    Household, Partnership, account, council, day, household, settled, today, with_two_children,
};
use crate::support::{Browser, Program};

/// Begins an application in which all that every scheme may ask is answered already, and signs in.
async fn begun(program: &Program, there: &Partnership, email: &str) -> (uuid::Uuid, Browser) {
    let account_id = account(program, Role::Applicant, email, None).await;
    let app = &program.app;
    let at = app.moment();
    let by = By::account(account_id, Role::Applicant, None);
    let new = NewHousehold {
        council_id: there.south_norfolk,
        account_id: Some(account_id),
        people: with_two_children("Robin Shaw"),
        facts: settled(2, day(2026, 10, 1)),
        reach: Reach {
            address: "2 Mere Street".into(),
            postcode: "IP22 4AD".into(),
            phone: Some("07700 900123".into()),
            safe_contact: None,
        },
        sensitive: false,
    };
    let begun = app
        .store
        .write(async |tx| register::begin(tx, &at, &by, new.clone()).await)
        .await
        .unwrap();
    (begun.household_id, program.signed_in(email).await)
}

/// Answers what every scheme may ask and is open still, section by section.
async fn answer_the_rest(browser: &mut Browser) {
    for page in ["hide", "jobs", "relatives", "baby"] {
        let path = format!("/my/application/{page}");
        browser.open(&path).await.is(200);
        let fields: &[(&str, &str)] = if page == "hide" { &[("hide", "no")] } else { &[] };
        browser.submit(&path, fields).await.is(200);
    }
}

/// The fields of a form.
type Sent = &'static [(&'static str, &'static str)];

/// The answers to every question of the south, and of the Broads, by page.
const ANSWERS: [(&str, Sent); 16] = [
    ("more-tie", &[("own-tie", "=works here")]),
    ("more-key_worker", &[("own-key_worker", "yes")]),
    ("more-loans", &[("own-loans", "240")]),
    ("more-care_week", &[("own-care_week", "20.5")]),
    ("more-rent_now", &[("own-rent_now", "£3,000")]),
    (
        "more-notice_on",
        &[
            ("own-notice_on-day", "1"),
            ("own-notice_on-month", "october"),
            ("own-notice_on-year", "2026"),
        ],
    ),
    ("more-notice_for", &[("own-notice_for", "4 weeks")]),
    (
        "more-called_at",
        &[
            ("own-called_at-day", "1"),
            ("own-called_at-month", "7"),
            ("own-called_at-year", "2026"),
            ("own-called_at-time", "9:30am"),
        ],
    ),
    ("more-school", &[("own-school", "south-norfolk/diss")]),
    ("more-wants", &[("own-wants", "diss\r\nWymondham, South Norfolk")]),
    // a name that looks like a day is a name
    ("more-church", &[("own-church", "2026-11-22")]),
    ("more-boat", &[("own-boat", "yes")]),
    ("more-members-1", &[("own-members-night_care", "=none")]),
    ("more-members-2", &[("own-members-night_care", "=every night")]),
    ("more-members-3", &[("own-members-night_care", "unsure")]),
    ("more-residences-1", &[("own-residences-with_family", "yes")]),
];

/// Answers the councils' own questions, as long as one is asked.
async fn answer_own(browser: &mut Browser) -> Vec<String> {
    let mut seen = Vec::new();
    browser
        .open("/my/application")
        .await
        .says("What the councils also ask");
    let mut next = browser.links("/my/application/more-").into_iter().next();
    while let Some(path) = next.take() {
        if browser.path != path {
            browser.open(&path).await.is(200);
        }
        let slug = path.rsplit('/').next().unwrap().to_owned();
        let (_, fields) = ANSWERS
            .iter()
            .find(|(page, _)| *page == slug)
            .unwrap_or_else(|| panic!("{slug} is asked:\n{}", browser.text()));
        browser.submit(&path, fields).await.is(200);
        assert!(!seen.contains(&slug), "{slug} is asked twice");
        seen.push(slug);
        next = Some(browser.path.clone()).filter(|path| path.contains("/more-"));
    }
    seen
}

async fn standing(program: &Program, id: uuid::Uuid, council: uuid::Uuid) -> register::Standing {
    let app = &program.app;
    register::standing(app.store.read(), &app.schemes, id, council, today(program))
        .await
        .unwrap()
        .unwrap()
}

both!(
    a_household_answers_what_its_councils_ask_and_is_decided_by_it,
    async |program: Program| {
        let there = asking(&program).await;
        let (id, mut browser) = begun(&program, &there, "robin.shaw@example.org").await;
        answer_the_rest(&mut browser).await;
        browser
            .open("/my/application")
            .await
            .says("8 of 9 parts are complete");
        browser
            .open("/my/application/check")
            .await
            .does_not_say("Send your application");
        let seen = answer_own(&mut browser).await;
        assert_eq!(seen.len(), ANSWERS.len(), "{seen:?}");
        browser
            .open("/my/application")
            .await
            .says("9 of 9 parts are complete");
        browser
            .open("/my/application/check")
            .await
            .says("What is your tie to the town? Works here")
            .says("How many months have you been a member of the library? 240 months")
            .says("How many hours of care do you give each week? 20.5 hours")
            .says("How much rent do you pay a month? £3,000.00")
            .says("When did your landlord give you notice? 1 October 2026")
            .says("How long is the notice? 4 weeks")
            .says("When did you first call us? Wednesday 1 July 2026 at 9:30am")
            .says("Where do your children go to school? Diss, South Norfolk")
            .says("Where would you like to live? Diss, South Norfolk; Wymondham, South Norfolk")
            .says("What is your village hall called? 2026-11-22")
            .says("Ivy Shaw: Does this person need care at night? Every night")
            .says("Max Shaw: Does this person need care at night? Not sure yet")
            .says("Did you live there with your family? Yes")
            .says("Do you live on a boat? Yes")
            .does_not_say("nurse")
            .does_not_say("What ties you to the Broads");
        browser
            .submit("/my/application/check", &[("declared", "yes")])
            .await
            .is(200)
            .says("We have your application");
        // What is stored is what the engine reads, for both councils.
        let south = standing(&program, id, there.south_norfolk).await;
        assert_eq!(south.scheme.scheme.wrong_facts(&without_boat(&south.facts)), []);
        let band = south.assessment.band.as_ref().unwrap();
        assert_eq!((band.name.as_str(), band.certain.is_yes()), ("High", true));
        let codes: Vec<&str> = south
            .assessment
            .needs
            .iter()
            .filter(|need| need.answer.is_yes())
            .map(|need| need.code.as_str())
            .collect();
        assert_eq!(codes, ["care", "roots"], "a tie waits for the nurse");
        let broad = standing(&program, id, there.broadland).await;
        assert_eq!(broad.assessment.questions, []);
        assert_eq!(
            broad.assessment.band.unwrap().name,
            "A",
            "one answer for both councils"
        );
        browser
            .open("/my")
            .await
            .says("South Norfolk Council: High")
            .says("Broadland District Council: A")
            .says("Somebody needs care every night.")
            .says("You live on a boat and work here.");

        // A change begins from what was told, and one answer can be put right.
        browser.submit("/my/change", &[]).await.is(200);
        browser.says("9 of 9 parts are complete");
        browser
            .open("/my/application/more-loans?from=check")
            .await
            .is(200);
        assert!(browser.body.contains("value=\"240\""));
        browser
            .submit(
                "/my/application/more-loans",
                &[("own-loans", ""), ("own-loans-or", "none")],
            )
            .await
            .is(200)
            .says("member of the library? There is none");
        browser
            .submit("/my/application/check", &[("declared", "yes")])
            .await
            .is(200);
        let south = standing(&program, id, there.south_norfolk).await;
        assert_eq!(south.facts.own()["loans"], Value::Nothing);
        let mut needs = south.assessment.needs.iter();
        assert!(!needs.any(|need| need.code == "roots" && need.answer.is_yes()));
    }
);

/// The facts that only the south asks.
fn without_boat(facts: &allocations::Facts) -> allocations::Facts {
    let mut facts = facts.clone();
    facts.forget_own("boat");
    facts
}

both!(
    what_cannot_be_an_answer_is_named_and_nothing_typed_is_lost,
    async |program: Program| {
        let there = asking(&program).await;
        let (id, mut browser) = begun(&program, &there, "robin.shaw@example.org").await;
        let bad: [(&str, Sent, &str); 20] = [
            ("more-tie", &[], "Choose one of the answers"),
            (
                "more-tie",
                &[("own-tie", "=lives on the moon")],
                "Choose one of the answers",
            ),
            ("more-tie", &[("own-tie", "none")], "Choose one of the answers"),
            ("more-loans", &[("own-loans", "")], "Enter a whole number, like 2"),
            (
                "more-loans",
                &[("own-loans", "a few")],
                "Enter a whole number, like 2",
            ),
            (
                "more-loans",
                &[("own-loans", "1.5")],
                "Enter a whole number, like 2",
            ),
            (
                "more-loans",
                &[("own-loans", "-1")],
                "Enter an answer from 0 to 600",
            ),
            (
                "more-loans",
                &[("own-loans", "601")],
                "Enter an answer from 0 to 600",
            ),
            (
                "more-loans",
                &[("own-loans", "7"), ("own-loans-or", "none")],
                "Give an answer or tick a box, not both",
            ),
            (
                "more-care_week",
                &[("own-care_week", "20.55")],
                "Enter a number, like 2.5",
            ),
            (
                "more-care_week",
                &[("own-care_week", "20.")],
                "Enter a number, like 2.5",
            ),
            (
                "more-care_week",
                &[("own-care_week", "168.5")],
                "Enter an answer from 0 to 168",
            ),
            (
                "more-rent_now",
                &[("own-rent_now", "lots")],
                "Enter an amount in pounds, like 112.50",
            ),
            (
                "more-rent_now",
                &[("own-rent_now", "5000.01")],
                "Enter an answer from £0.00 to £5,000.00",
            ),
            (
                "more-notice_on",
                &[
                    ("own-notice_on-day", "31"),
                    ("own-notice_on-month", "2"),
                    ("own-notice_on-year", "2026"),
                ],
                "Enter the date as a real date. There is no 31 February 2026",
            ),
            (
                "more-notice_for",
                &[("own-notice_for", "a while")],
                "Enter a length of time, like 8 weeks",
            ),
            (
                "more-called_at",
                &[
                    ("own-called_at-day", "1"),
                    ("own-called_at-month", "7"),
                    ("own-called_at-year", "2026"),
                    ("own-called_at-time", "noonish"),
                ],
                "Enter the time, like 9:30am or 14:05",
            ),
            (
                "more-school",
                &[("own-school", "mars/olympus")],
                "Choose a place from the list",
            ),
            (
                "more-wants",
                &[("own-wants", "Diss\nWymondhm")],
                "Wymondhm is not a place in the list. Did you mean Wymondham?",
            ),
            ("more-church", &[("own-church", "")], "Enter an answer"),
        ];
        for (slug, fields, says) in bad {
            let path = format!("/my/application/{slug}");
            browser.open(&path).await.is(200);
            browser
                .submit(&path, fields)
                .await
                .is(422)
                .says("There is a problem")
                .says(says);
            for (_, typed) in fields.iter().filter(|(name, _)| !name.ends_with("-or")) {
                let shown = browser.body.contains(&format!("value=\"{typed}\""))
                    || browser.body.contains(&format!(">{typed}</textarea>"));
                let chosen = typed.starts_with('=') || typed.contains("mars") || *typed == "none";
                assert!(shown || chosen || typed.is_empty(), "{slug} lost {typed:?}");
            }
        }
        let facts = register::told_so_far(
            &register::application_of(program.app.store.read(), id)
                .await
                .unwrap(),
        );
        assert!(facts.unwrap().own().is_empty(), "nothing bad was kept");
        browser.open("/my/application/more-moon").await.is(404);
        // Whoever reads in Polish is told why the question is in English, and what is wrong in Polish.
        browser.open("/my/application/more-tie?language=pl").await.is(200);
        browser.says("Te pytania napisał urząd").says("Jeszcze nie wiem");
        assert!(
            browser
                .body
                .contains("<span lang=\"en\">What is your tie to the town?</span>")
        );
        browser
            .submit("/my/application/more-tie", &[])
            .await
            .is(422)
            .says("Wybierz jedną z odpowiedzi");
        browser
            .open("/my/application/check")
            .await
            .says("Te pytania napisał urząd");
    }
);

both!(
    answers_stay_with_the_person_and_the_home_they_are_about,
    async |program: Program| {
        let there = asking(&program).await;
        let (id, mut browser) = begun(&program, &there, "robin.shaw@example.org").await;
        for (page, answer) in [("1", "=none"), ("2", "=some nights"), ("3", "=every night")] {
            let path = format!("/my/application/more-members-{page}");
            browser.open(&path).await.is(200);
            browser
                .submit(&path, &[("own-members-night_care", answer)])
                .await
                .is(200);
        }
        browser.open("/my/application/more-residences-1").await;
        browser
            .submit(
                "/my/application/more-residences-1",
                &[("own-residences-with_family", "yes")],
            )
            .await
            .is(200);
        // Ivy leaves; what was said of Max stays with Max.
        browser.open("/my/application/people").await;
        browser
            .submit("/my/application/people/2/remove", &[])
            .await
            .is(200)
            .does_not_say("Ivy");
        browser.open("/my/application/people/2").await;
        browser
            .submit("/my/application/people/2", &[("name", "Max Reed")])
            .await
            .is(200);
        browser.open("/my/application/residences/1").await;
        browser
            .submit("/my/application/residences/1", &[("from-year", "2016")])
            .await
            .is(200);
        let application = register::application_of(program.app.store.read(), id)
            .await
            .unwrap();
        let facts = register::told_so_far(&application).unwrap();
        let care: Vec<_> = facts
            .rows("members")
            .iter()
            .map(|row| row["night_care"].clone())
            .collect();
        assert_eq!(care, [Value::from("none"), Value::from("every night")]);
        let homes = facts.rows("residences");
        assert_eq!(homes[0]["with_family"], Value::from(true));
        assert_eq!(homes[0]["from"], Value::from(day(2016, 1, 5)));
        browser
            .open("/my/application/more-members-2")
            .await
            .says("About Max Reed");
        browser.open("/my/application/more-members-3").await.is(404);
    }
);

both!(
    an_advert_is_answered_and_bids_are_ranked_by_what_the_scheme_asks,
    async |program: Program| {
        let there = asking(&program).await;
        let mut homes = Vec::new();
        for (email, worker, school, applied) in [
            (
                "ann.ash@example.org",
                false,
                "south-norfolk/diss",
                day(2020, 1, 1),
            ),
            (
                "ben.beck@example.org",
                true,
                "south-norfolk/diss",
                day(2025, 1, 1),
            ),
            ("cat.cole@example.org", true, "elsewhere", day(2019, 1, 1)),
        ] {
            let mut facts = settled(2, applied);
            facts.set_own("key_worker", worker);
            facts.set_own("school", school);
            facts.set_own("church", "2026-11-22");
            facts.set_own("wants", Value::Places(vec!["south-norfolk/diss".into()]));
            let people = with_two_children("Robin Reed");
            homes.push(household(&program, there.south_norfolk, email, people, facts).await);
        }
        let [ann, ben, cat]: [Household; 3] = homes.try_into().unwrap();
        let (advert, _) = submitted(&program, &there, Offer::house(&there)).await;
        account(
            &program,
            Role::Officer,
            "kim.fox@south.example",
            Some(there.south_norfolk),
        )
        .await;
        let mut officer = program.signed_in("kim.fox@south.example").await;
        let path = format!("/officer/adverts/{advert}");
        officer
            .open(&path)
            .await
            .is(200)
            .says("What your scheme asks about the home")
            .says("Large garden");
        let approve = format!("{path}/approve");
        officer
            .submit(&approve, &[])
            .await
            .is(422)
            .says("Large garden: choose one of the answers");
        officer.submit(&approve, &[("own-garden", "yes")]).await.is(200);
        let opens = crate::support::bidding::advert(&program, advert)
            .await
            .opens_at
            .unwrap();
        program.app.clock.set(opens + chrono::TimeDelta::hours(1));
        // whoever looks at the home reads what decides who may bid
        let mut visitor = program.browser().await;
        let home = format!("/south-norfolk/homes/{advert}");
        visitor.open(&home).await.is(200).says("Large garden Yes");
        place(&program, &ann, advert).await.unwrap();
        place(&program, &ben, advert).await.unwrap();
        let refused = place(&program, &cat, advert).await.unwrap_err();
        assert!(format!("{refused:?}").contains("large garden"), "{refused:?}");
        crate::support::bidding::to_closing(&program, advert).await;
        close(&program, advert).await.unwrap();
        let (_, entries) = list(&program, advert).await;
        let order: Vec<_> = entries.iter().map(|entry| entry.household_id).collect();
        assert_eq!(
            order,
            [ben.id, ann.id],
            "the key worker comes first, though later on the register"
        );
        let mut browser = program.signed_in(&ann.email).await;
        browser.open("/my/bids").await.is(200);
        let why = browser.links("/my/bids/").remove(0);
        browser
            .open(&format!("{why}/why"))
            .await
            .is(200)
            .says("Everyone else.");
    }
);

both!(
    the_next_version_of_a_scheme_breaks_no_application,
    async |program: Program| {
        let there = asking(&program).await;
        let mut facts = settled(2, day(2026, 10, 1));
        facts.set_own("tie", "works here");
        facts.set_own("key_worker", true);
        facts.set_own("boat", false);
        facts.set_own("church", "The old hall");
        let people = with_two_children("Robin Reed");
        let home = household(
            &program,
            there.south_norfolk,
            "robin.reed@example.org",
            people,
            facts,
        )
        .await;
        // The tie has other choices now, key workers are no longer asked for, and there is a new question.
        let next = south()
            .replace("2026.1", "2026.2")
            .replace("2026-10-01", "2026-11-10")
            .replace("\"works here\"", "\"works in the town\"")
            .replace("key_worker", "carer");
        let refused = take_up(&program, "south-norfolk-2022", &next).await.unwrap_err();
        let said = format!("{refused:?}");
        assert!(
            said.contains("`tie` is one of: none, works in the town, grew up here"),
            "{said}"
        );
        assert!(said.contains("Broadland District Council"), "{said}");
        let broad = broad()
            .replace("2026.1", "2026.2")
            .replace("2026-10-01", "2026-11-10")
            .replace("works_here", "works_in_the_town");
        let refused = take_up(&program, "broadland-2022", &broad).await.unwrap_err();
        assert!(format!("{refused:?}").contains("One answer must fit both"));
        // Under a name of its own it can be taken up. Its own fact may change its kind, too.
        let next = next.replace(
            "type = \"text\"\nlabel = \"name of the village hall\"",
            "choices = [\"2026-11-22\", \"another\"]\nlabel = \"name of the village hall\"",
        );
        let next = next
            .replace("\"tie\"", "\"ties\"")
            .replace("when = 'tie in", "when = 'ties in");
        take_up(&program, "south-norfolk-2022", &next).await.unwrap();
        program
            .app
            .clock
            .set(lintel::dates::london(day(2026, 11, 10), chrono::NaiveTime::MIN));
        let after = standing(&program, home.id, there.south_norfolk).await;
        assert_eq!(after.scheme.scheme.version(), "2026.2");
        assert_eq!(
            after.facts.own()["key_worker"],
            Value::from(true),
            "what was told is kept"
        );
        account(
            &program,
            Role::Officer,
            "kim.fox@south.example",
            Some(there.south_norfolk),
        )
        .await;
        let mut officer = program.signed_in("kim.fox@south.example").await;
        officer
            .open(&format!("/officer/cases/{}", home.id))
            .await
            .is(200)
            .says("Kept, but no scheme asks for it now: key worker");
        let mut browser = program.signed_in(&home.email).await;
        browser.open("/my").await.is(200);
        browser.submit("/my/change", &[]).await.is(200);
        browser.open("/my/application/more-ties").await.is(200);
        browser.open("/my/application/more-key_worker").await.is(404);
        browser
            .open("/my/application/check")
            .await
            .says("What is your tie to the town? Not answered yet")
            .says("What is your village hall called? Not answered yet");
        browser.open("/my/application/more-church").await.is(200);
        browser
            .submit("/my/application/more-church", &[("own-church", "=2026-11-22")])
            .await
            .is(200);
        browser
            .open("/my/application/check")
            .await
            .says("What is your village hall called? 2026-11-22");
    }
);

both!(
    a_council_joins_only_with_a_scheme_that_can_share_answers,
    async |program: Program| {
        let there = asking(&program).await;
        let third = broad()
            .replace("broad-own", "third-own")
            .replace("\"works_here\"", "\"works_on_the_coast\"")
            .replace("works_here", "works_on_the_coast");
        take_up(&program, "coast-2022", &third).await.unwrap();
        let new = council("coast", "Coast Council", "E07000147", "C", "#12476b");
        let app = &program.app;
        let at = app.moment();
        let join = async || {
            app.store
                .write(async |tx| lintel::partnership::add_council(tx, &at, there.id, &new).await)
                .await
        };
        let refused = format!("{:?}", join().await.unwrap_err());
        assert!(refused.contains("own_facts"), "{refused}");
        assert!(
            refused.contains("The fact `tie` is one of: grew_up_here, works_on_the_coast, none"),
            "{refused}"
        );
        assert!(refused.contains("South Norfolk Council"), "{refused}");
        // Under a name of its own the fact bars nobody.
        let third = third
            .replace("name = \"tie\"", "name = \"coast_tie\"")
            .replace("and tie =", "and coast_tie =")
            .replace("2026.1", "2026.2")
            .replace("2026-10-01", "2026-10-02");
        take_up(&program, "coast-2022", &third).await.unwrap();
        join().await.unwrap();
    }
);
