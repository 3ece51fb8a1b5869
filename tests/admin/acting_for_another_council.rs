//! An officer of one council acts for another that has authorised them.

use chrono::TimeDelta;
use entity::states::Role;

use crate::both;
use crate::support::accounts::{Places, account, acts, places, sign_in};
use crate::support::{Browser, Program};

async fn authorised(program: &Program) -> (Places, Browser, Browser) {
    let made = places(program).await;
    account(
        program,
        "kit@example.org",
        Role::Administrator,
        Some(made.broadland),
        None,
    )
    .await;
    let lee = account(
        program,
        "lee@example.org",
        Role::Officer,
        Some(made.south_norfolk),
        None,
    )
    .await;
    let (mut kit, mut officer) = (program.browser().await, program.browser().await);
    sign_in(&mut kit, "kit@example.org").await;
    sign_in(&mut officer, "lee@example.org").await;
    officer.open("/account").await.says("South Norfolk Council");
    assert!(
        officer.links("/account/council").is_empty(),
        "no switcher with one council"
    );
    kit.open("/admin/authorisations/new").await.is(200);
    let form = [
        ("officer", lee.to_string()),
        ("reason", "Help in a busy month".to_owned()),
        ("until-day", "4".to_owned()),
        ("until-month", "11".to_owned()),
        ("until-year", "2026".to_owned()),
    ];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    kit.submit("/admin/authorisations", &[form[0], form[1]])
        .await
        .is(422)
        .says("Enter the last day");
    kit.submit("/admin/authorisations", &form)
        .await
        .is(200)
        .says("Lee")
        .says("4 November 2026");
    (made, kit, officer)
}

async fn switch(officer: &mut Browser) {
    officer.open("/account/council").await.is(200);
    officer
        .submit_once("/account/council", &[("council", "broadland")])
        .await
        .is(303);
}

both!(
    an_officer_acts_for_the_council_that_authorised_them,
    async |program: Program| {
        let (made, _, mut officer) = authorised(&program).await;
        officer.open("/account").await;
        assert_eq!(officer.links("/account/council"), ["/account/council"]);
        switch(&mut officer).await;
        officer.open("/account").await.says("Broadland District Council");
        let rows = acts(&program).await;
        let granted = rows.iter().find(|row| row.act == "authorise").unwrap();
        assert_eq!(granted.council_id, Some(made.broadland));
        assert_eq!(granted.why.as_deref(), Some("Help in a busy month"));
        let acted = rows.iter().find(|row| row.act == "act_for").unwrap();
        assert_eq!(
            (acted.council_id, acted.role.as_str()),
            (Some(made.broadland), "officer")
        );
    }
);

both!(
    an_authorisation_that_is_over_has_no_effect_at_once,
    async |program: Program| {
        let (_, mut kit, mut officer) = authorised(&program).await;
        switch(&mut officer).await;
        kit.open("/admin/authorisations").await;
        kit.submit("/admin/authorisations/", &[])
            .await
            .says("The authorisation has ended")
            .says("Has ended");
        officer.open("/account").await;
        officer
            .open("/account")
            .await
            .says("South Norfolk Council")
            .does_not_say("Broadland");
        let token = officer
            .form("/sign-out")
            .1
            .into_iter()
            .find(|(name, _)| name == "csrf")
            .unwrap()
            .1;
        officer
            .post("/account/council", &[("csrf", &token), ("council", "broadland")])
            .await
            .is(422);
    }
);

both!(
    an_authorisation_lasts_to_the_end_of_its_last_day,
    async |program: Program| {
        let (_, _, mut officer) = authorised(&program).await;
        // Wednesday 4 November, half past eleven at night; then half an hour later.
        program
            .app
            .clock
            .advance(TimeDelta::hours(62) + TimeDelta::minutes(30));
        sign_in(&mut officer, "lee@example.org").await;
        switch(&mut officer).await;
        officer.open("/account").await.says("Broadland District Council");
        program.app.clock.advance(TimeDelta::minutes(29));
        officer.open("/account").await.says("Broadland District Council");
        program.app.clock.advance(TimeDelta::minutes(1));
        officer
            .open("/account")
            .await
            .is(200)
            .says("South Norfolk Council")
            .does_not_say("Broadland");
    }
);

both!(
    only_officers_and_managers_of_other_councils_can_be_authorised,
    async |program: Program| {
        let made = places(&program).await;
        account(
            &program,
            "kit@example.org",
            Role::Administrator,
            Some(made.broadland),
            None,
        )
        .await;
        let mut kit = program.browser().await;
        sign_in(&mut kit, "kit@example.org").await;
        for (email, role, of) in [
            ("robin@example.org", Role::Applicant, None),
            ("pat@example.org", Role::Provider, Some(made.provider)),
            ("fran@example.org", Role::Administrator, Some(made.south_norfolk)),
            ("jo@example.org", Role::Officer, Some(made.broadland)),
        ] {
            let id = account(&program, email, role, of, None).await.to_string();
            kit.open("/admin/authorisations/new").await;
            let form = [
                ("officer", id.as_str()),
                ("reason", "Help"),
                ("until-day", "4"),
                ("until-month", "11"),
                ("until-year", "2026"),
            ];
            kit.submit("/admin/authorisations", &form).await.is(404);
        }
    }
);
