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
            .says("28 December 2026");

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
            .says("on hold until after Tuesday 1 December 2026");
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
