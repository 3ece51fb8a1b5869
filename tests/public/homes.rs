//! Finding a home.

use chrono::TimeDelta;
use lintel::adverts::cycles;
use lintel::audit::By;
use lintel::dates::london_day;
use lintel::invent::RentKind;
use lintel::texts::Language;

use crate::both;
use crate::support::Program;
use crate::support::homes::{invented, open, submitted};
use crate::support::people::partnership;

both!(
    what_is_not_there_is_said_under_the_councils_own_face,
    async |program: Program| {
        partnership(&program).await;
        let mut browser = program.browser().await;
        let name = "lintel-header__name\">South Norfolk";
        browser.open("/south-norfolk/nothing-here").await.is(404);
        assert!(browser.body.contains(name), "{}", browser.body);
        browser.open("/nothing-here").await.is(404);
        assert!(!browser.body.contains(name), "{}", browser.body);
    }
);

both!(
    both_districts_stand_in_one_list_of_pages,
    async |program: Program| {
        let there = partnership(&program).await;
        let homes = invented(&program, 30);
        open(&program, &there, &homes).await;
        let mut browser = program.browser().await;
        let mut seen = Vec::new();
        for page in 1..=3 {
            browser
                .open(&format!("/broadland/homes?page={page}"))
                .await
                .is(200);
            browser
                .says("30 homes")
                .says("The homes that close soonest are first.");
            assert!(browser.body.contains(&format!("(page {page} of 3)")));
            let found: Vec<String> = browser
                .links("/broadland/homes/")
                .into_iter()
                .filter(|link| link.len() > 40)
                .collect();
            assert_eq!(found.len(), if page == 3 { 6 } else { 12 });
            seen.extend(found);
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 30, "no home is shown twice or left out");
        browser
            .open("/south-norfolk/homes?page=99")
            .await
            .says("30 homes");
        assert!(browser.body.contains("(page 1 of 3)"));
    }
);

both!(
    filters_narrow_the_list_and_can_be_taken_off,
    async |program: Program| {
        let there = partnership(&program).await;
        let homes = invented(&program, 40);
        open(&program, &there, &homes).await;
        let mut browser = program.browser().await;
        let count = |test: &dyn Fn(&lintel::invent::InventedHome) -> bool| {
            homes.iter().filter(|home| test(home)).count()
        };
        let two = count(&|home| home.bedrooms == 2);
        browser
            .open("/broadland/homes?bedrooms=2")
            .await
            .says(&format!("{two} homes"));
        let links = browser.links("/broadland/homes");
        assert!(
            links.contains(&"/broadland/homes".to_owned()),
            "the chip leads to the list without it: {links:?}"
        );
        let cheap = count(&|home| home.rent + home.service_charge <= 12_000);
        browser
            .open("/broadland/homes?most=120")
            .await
            .says(&format!("{cheap} homes"));
        let here = homes[0].address.place.clone();
        let near = count(&|home| home.address.place.contains(&here));
        let says = if near == 1 {
            "1 home".to_owned()
        } else {
            format!("{near} homes")
        };
        browser
            .open(&format!(
                "/broadland/homes?place={}",
                here.to_lowercase().replace(' ', "+")
            ))
            .await
            .says(&says);
        let private = count(&|home| home.rent_kind == RentKind::Market);
        browser
            .open("/broadland/homes?tenure=private_rent&view=map")
            .await
            .says(&format!("{private} homes"));
        browser
            .open("/broadland/homes?most=a+lot")
            .await
            .is(200)
            .says("Enter an amount in pounds")
            .says("40 homes");
        browser
            .open("/broadland/homes?most=20&place=nowhere")
            .await
            .says("No home fits all of this")
            .says("See all the homes");
    }
);

both!(
    a_home_says_what_it_costs_and_how_bids_are_ordered,
    async |program: Program| {
        let there = partnership(&program).await;
        let homes = invented(&program, 12);
        let adverts = open(&program, &there, &homes).await;
        let at = homes
            .iter()
            .position(|home| home.rent_kind == RentKind::Social)
            .unwrap();
        let path = format!("/broadland/homes/{}", adverts[at]);
        let mut browser = program.browser().await;
        browser.open(&path).await.is(200);
        browser
            .says("Total a month")
            .says("Closes Tuesday 3 November 2026 at 11:59pm, in 1 day")
            .says("Need comes first, then waiting time")
            .says("It makes no difference who bids first")
            .says("Sign in");
        assert!(
            !browser.body.contains(&homes[at].address.street),
            "the door is not named to everybody"
        );
        browser
            .open(
                &browser
                    .body
                    .split("src=\"/assets/home/")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .map(|name| format!("/assets/home/{name}"))
                    .unwrap(),
            )
            .await
            .is(200);
        assert!(browser.headers["cache-control"].contains("immutable"));
    }
);

both!(a_closed_home_says_what_happened, async |program: Program| {
    let there = partnership(&program).await;
    let adverts = open(&program, &there, &invented(&program, 2)).await;
    let waiting = submitted(&program, &there, &invented(&program, 3)[2..]).await;
    let mut browser = program.browser().await;
    browser
        .open(&format!("/broadland/homes/{}", waiting[0]))
        .await
        .is(404);
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| {
            lintel::adverts::withdraw(tx, &at, &By::the_operator(), adverts[1], "Sold".into()).await
        })
        .await
        .unwrap();
    browser
        .open(&format!("/broadland/homes/{}", adverts[1]))
        .await
        .is(410)
        .says("This home has been taken down");
    program.app.clock.advance(TimeDelta::days(2));
    browser
        .open(&format!("/broadland/homes/{}", adverts[0]))
        .await
        .is(410);
    browser.says("This home has closed").says("Find another home");
    browser
        .open("/broadland/homes")
        .await
        .is(200)
        .says("No homes are open for bids just now");
    browser.open("/broadland/homes/not-an-id").await.is(404);
});

both!(
    help_names_the_day_on_which_homes_open_next,
    async |program: Program| {
        let there = partnership(&program).await;
        let mut browser = program.browser().await;
        // Nothing is in the calendar: no day is named.
        browser
            .open("/south-norfolk/help")
            .await
            .says("bid before it closes")
            .does_not_say("The next homes open");
        let at = program.app.moment();
        let opens = at.now + TimeDelta::days(9);
        program
            .app
            .store
            .write(async |tx| {
                cycles::plan(tx, &at, there.id, 1, opens, opens + TimeDelta::days(3)).await?;
                Ok(())
            })
            .await
            .unwrap();
        let day = Language::English.day(london_day(opens));
        browser
            .open("/south-norfolk/help")
            .await
            .says(&format!("The next homes open on {day}."));
        let day = Language::Polish.day(london_day(opens));
        browser.open("/south-norfolk/help?language=pl").await.says(&day);
    }
);

both!(
    whoever_has_no_roof_is_told_whom_to_phone_by_night,
    async |program: Program| {
        partnership(&program).await;
        let mut browser = program.browser().await;
        browser
            .open("/south-norfolk/help")
            .await
            .says("Phone us at once on 01632 960 101 , Monday to Friday, 9am to 5pm")
            .says("When we are closed, nobody answers our phone.");
        browser
            .open("/south-norfolk/contact")
            .await
            .says("Nobody answers our phone. If you are in danger, phone 999.");
        let at = program.app.moment();
        let number = Some("01632 960 222");
        program
            .app
            .store
            .write(async |tx| lintel::partnership::set_night_phone(tx, &at, "south-norfolk", number).await)
            .await
            .unwrap();
        // The council is read again every half minute.
        program.app.clock.advance(TimeDelta::minutes(1));
        let mut browser = program.browser().await;
        for (page, words) in [
            (
                "help",
                "At night, at weekends and on bank holidays, phone 01632 960 222",
            ),
            ("contact", "01632 960 222 , if you have nowhere to sleep"),
            (
                "help?language=pl",
                "W nocy, w weekendy i w święta dzwoń pod 01632 960 222",
            ),
        ] {
            browser.open(&format!("/south-norfolk/{page}")).await.says(words);
        }
        browser
            .open("/broadland/help?language=en")
            .await
            .does_not_say("01632 960 222");
    }
);
