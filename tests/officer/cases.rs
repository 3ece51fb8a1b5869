//! Cases: finding them, reading them, deciding them.

use entity::states::Role;
use lintel::register;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::both;
use crate::support::Program;
use crate::support::people::{account, day, partnership, three_bidders};

both!(
    an_officer_finds_a_case_and_awards_with_a_reason,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, _, third] = three_bidders(&program, &councils).await;
        account(
            &program,
            Role::Officer,
            "kim.fox@south.example",
            Some(councils.south_norfolk),
        )
        .await;
        let mut browser = program.signed_in("kim.fox@south.example").await;
        browser
            .open("/officer")
            .await
            .is(200)
            .says("applications to check 3")
            .says("Ann Ash");
        browser
            .open("/officer/cases?words=cole")
            .await
            .is(200)
            .says("1 case")
            .says("Cat Cole")
            .does_not_say("Ann Ash");
        browser
            .open(&format!(
                "/officer/cases?words={}",
                first.reference.to_lowercase()
            ))
            .await
            .says("Ann Ash");
        browser.open("/officer/cases?words=%25").await.is(200);
        browser
            .open("/officer/cases?band=Band+2&state=to-check")
            .await
            .says("1 case")
            .says("Ben Beck");

        let case = format!("/officer/cases/{}", third.id);
        browser
            .open(&case)
            .await
            .is(200)
            .says("Band 3")
            .says("To check")
            .says("2 Mere Street");
        let confirm = format!("{case}/confirm");
        browser
            .submit(&confirm, &[])
            .await
            .is(200)
            .says("The application is checked");
        browser.does_not_say("To check");
        let award = format!("{case}/award");
        browser
            .submit(&award, &[("finding", "")])
            .await
            .is(422)
            .says("Choose what you found");
        browser
            .submit(&award, &[("finding", "medical=urgent"), ("award_why", "")])
            .await
            .is(422);
        let why = "The letter of the hospital says so.";
        browser
            .submit(&award, &[("finding", "medical=urgent"), ("award_why", why)])
            .await
            .is(200);
        browser
            .says("Emergency Band")
            .says("Your home puts someone's health at very serious risk.")
            .says(why);
        browser
            .says("Kim Fox, 2 November 2026")
            .says("Broadland District Council: Emergency Band");
        let mut household = program.signed_in(&third.email).await;
        household
            .open("/my")
            .await
            .says("Emergency Band")
            .says("We have made a decision")
            .says("28 December 2026")
            .says("If you think we are wrong")
            .says("We told you our last decision about your application on Monday 2 November 2026. Ask for a review by Monday 23 November 2026.")
            .says("give your reference");

        program.app.clock.advance(chrono::TimeDelta::minutes(1));
        browser
            .submit(
                &format!("{case}/evidence"),
                &[("wanted", "Your tenancy agreement")],
            )
            .await
            .is(200);
        household.open("/my").await.says("We need something from you");
        let suspend = [
            ("suspend_why", "You asked us to wait."),
            ("until-day", "1"),
            ("until-month", "12"),
            ("until-year", "2026"),
        ];
        browser
            .submit(&format!("{case}/suspend"), &suspend)
            .await
            .is(200)
            .says("On hold");
        household
            .open("/my")
            .await
            .says("on hold. You can bid again from Wednesday 2 December 2026");
        browser
            .submit(&format!("{case}/resume"), &[("resume_why", "You are ready.")])
            .await
            .is(200);
        browser
            .submit(&format!("{case}/close"), &[("close_why", "You asked us to.")])
            .await
            .is(200)
            .says("Closed");
        household.open("/my").await.says("Your application is closed");
    }
);

both!(
    a_case_of_another_council_is_not_there,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, ..] = three_bidders(&program, &councils).await;
        account(
            &program,
            Role::Officer,
            "lee.oak@broadland.example",
            Some(councils.broadland),
        )
        .await;
        let mut browser = program.signed_in("lee.oak@broadland.example").await;
        browser.open("/officer/cases").await.says("0 cases");
        browser
            .open(&format!("/officer/cases/{}", first.id))
            .await
            .is(404);
        browser
            .open("/officer/mail")
            .await
            .is(200)
            .says("Every email has been sent");
        let standing = register::standing(
            program.app.store.read(),
            &program.app.schemes,
            first.id,
            councils.broadland,
            day(2026, 11, 2),
        )
        .await
        .unwrap();
        assert!(
            standing.is_some(),
            "it is assessed for both councils all the same"
        );
    }
);

both!(
    a_hidden_address_is_not_shown_and_each_reading_is_kept,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, ..] = three_bidders(&program, &councils).await;
        let app = &program.app;
        let (at, by) = (
            app.moment(),
            lintel::audit::By::account(first.account_id, Role::Applicant, None),
        );
        app.store
            .write(async |tx| {
                register::change_circumstances(tx, &at, &by, first.id).await?;
                register::save_hidden(tx, &at, &by, first.id, 1, true, &[]).await?;
                register::submit(tx, &at, &by, &app.schemes, first.id).await
            })
            .await
            .unwrap();
        account(
            &program,
            Role::Officer,
            "kim.fox@south.example",
            Some(councils.south_norfolk),
        )
        .await;
        let mut browser = program.signed_in("kim.fox@south.example").await;
        browser.open("/officer/cases").await.says("Address hidden");
        for _ in 0..2 {
            browser
                .open(&format!("/officer/cases/{}", first.id))
                .await
                .is(200)
                .says("Hidden for safety");
            browser.does_not_say("Mere Street");
        }
        let readings = entity::audit::Entity::find()
            .filter(entity::audit::Column::Act.eq("read"))
            .filter(entity::audit::Column::SubjectId.eq(first.id))
            .count(app.store.read())
            .await
            .unwrap();
        assert_eq!(readings, 2);
    }
);

both!(
    who_has_been_let_a_home_waits_for_no_check,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, ..] = three_bidders(&program, &councils).await;
        let council = Some(councils.south_norfolk);
        account(&program, Role::Officer, "kim.fox@south.example", council).await;
        let mut browser = program.signed_in("kim.fox@south.example").await;
        browser
            .open("/officer")
            .await
            .says("applications to check 3")
            .says("Ann Ash");
        let at = program.app.moment();
        program
            .app
            .store
            .write(async |tx| register::housed(tx, &at, first.id).await)
            .await
            .unwrap();
        browser
            .open("/officer")
            .await
            .says("applications to check 2")
            .does_not_say("Ann Ash");
        browser
            .open(&format!("/officer/cases/{}", first.id))
            .await
            .says("Housed")
            .says("this service");
    }
);

both!(
    an_officer_sees_and_records_what_the_scheme_asks_in_its_own_words,
    async |program: Program| {
        let there = crate::support::own::asking(&program).await;
        let people = crate::support::people::with_two_children("Robin Shaw");
        let mut facts = crate::support::people::settled(2, day(2026, 10, 1));
        facts.set_own("tie", "works here");
        let home = crate::support::people::household(
            &program,
            there.south_norfolk,
            "robin.shaw@example.org",
            people,
            facts,
        )
        .await;
        let kim = "kim.fox@south.example";
        account(&program, Role::Officer, kim, Some(there.south_norfolk)).await;
        let mut browser = program.signed_in(kim).await;
        let case = format!("/officer/cases/{}", home.id);
        browser
            .open(&case)
            .await
            .is(200)
            .says("What the councils’ schemes also ask")
            .says("Tie to the town Works here Change")
            .says("Household, 2 November 2026")
            .says("Seen by our nurse Not known Record it")
            .says("Care at night, Ivy Shaw Not known")
            .says("Lives on a boat Not known");
        let nurse = format!("{case}/facts/seen_by_nurse");
        browser.open(&nurse).await.is(200).says("Seen by our nurse");
        browser
            .submit(&nurse, &[])
            .await
            .is(422)
            .says("Choose one of the answers")
            .says("Enter the reason");
        let why = "The nurse has not seen anybody.";
        browser
            .submit(&nurse, &[("answer", "no"), ("why", why)])
            .await
            .is(200)
            .says("Seen by our nurse No Change Seen by our nurse Kim Fox, 2 November 2026")
            .says("seen by our nurse: false")
            .says("You have a tie to the town.");
        let night = format!("{case}/facts/members-2-night_care");
        browser.open(&night).await.is(200).says("Care at night, Ivy Shaw");
        browser
            .submit(
                &night,
                &[("answer", "=every night"), ("why", "A letter says so.")],
            )
            .await
            .is(200)
            .says("Care at night, Ivy Shaw Every night Change Care at night, Ivy Shaw Kim Fox")
            .says("Somebody needs care every night.");
        browser
            .open(&format!("{case}/facts/members-9-night_care"))
            .await
            .is(404);
        browser.open(&format!("{case}/facts/garden")).await.is(404);

        // The household removes somebody in a change while the officer records; each answer stays with its person.
        let mut robin = program.signed_in(&home.email).await;
        robin.open("/my").await.submit("/my/change", &[]).await.is(200);
        robin.open("/my/application/people").await;
        robin.submit("/my/application/people/2/remove", &[]).await.is(200);
        let max = format!("{case}/facts/members-3-night_care");
        browser.open(&max).await.is(200).says("Max Shaw");
        browser
            .submit(&max, &[("answer", "=some nights"), ("why", "A second letter.")])
            .await
            .is(200);
        let draft = register::application_of(program.app.store.read(), home.id)
            .await
            .unwrap();
        let rows = register::told_so_far(&draft).unwrap().rows("members");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1]["night_care"], allocations::Value::from("some nights"));
        assert!(
            !rows[0].contains_key("night_care"),
            "nothing was said of the applicant"
        );
        // Another council's officers see the case of no household that is not theirs.
        account(
            &program,
            Role::Officer,
            "lee.day@broad.example",
            Some(there.broadland),
        )
        .await;
        let mut other = program.signed_in("lee.day@broad.example").await;
        other.open(&nurse).await.is(404);
    }
);
