//! The accounts of a council's staff.

use entity::states::Role;

use crate::both;
use crate::support::Program;
use crate::support::accounts::{account, acts, link_in_mail, places, sign_in};

both!(
    an_officer_gets_an_account_and_sets_the_password,
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
        kit.open("/admin")
            .await
            .is(200)
            .says("Accounts of Broadland District Council")
            .says("1 account");
        kit.open("/admin/accounts/new").await;
        kit.submit(
            "/admin/accounts",
            &[("name", "Jo Reed"), ("email", "kit@example.org")],
        )
        .await
        .is(422);
        kit.says("Choose what they do");
        kit.submit("/admin/accounts", &[("role", "officer")])
            .await
            .is(422)
            .says("There is an account with this email");
        kit.submit(
            "/admin/accounts",
            &[("email", "jo@example.org"), ("role", "officer")],
        )
        .await
        .is(200);
        kit.says("Jo Reed has an account").says("2 accounts");
        let link = link_in_mail(&program, "jo@example.org").await;
        let mut jo = program.browser().await;
        jo.open(&link)
            .await
            .submit(
                "/sign-in/new-password/",
                &[("new_password", "four other words here")],
            )
            .await
            .is(200);
        let right = [("email", "jo@example.org"), ("password", "four other words here")];
        jo.submit_once("/sign-in", &right).await.is(303);
        assert_eq!(jo.headers["location"], "/officer");
        let rows = acts(&program).await;
        let by_kit = rows
            .iter()
            .find(|row| row.act == "create" && row.role == "administrator")
            .unwrap();
        assert_eq!(by_kit.council_id, Some(made.broadland));
    }
);

both!(
    an_account_is_disabled_and_enabled_again,
    async |program: Program| {
        let made = places(&program).await;
        let own = account(
            &program,
            "kit@example.org",
            Role::Administrator,
            Some(made.broadland),
            None,
        )
        .await;
        let jo_id = account(
            &program,
            "jo@example.org",
            Role::Officer,
            Some(made.broadland),
            None,
        )
        .await;
        let (mut kit, mut jo) = (program.browser().await, program.browser().await);
        sign_in(&mut kit, "kit@example.org").await;
        sign_in(&mut jo, "jo@example.org").await;
        let page = format!("/admin/accounts/{jo_id}");
        kit.open(&page).await.says("On 1 device");
        kit.submit(&format!("{page}/sign-out"), &[])
            .await
            .says("They are signed out everywhere");
        jo.open_once("/account").await.is(303);
        sign_in(&mut jo, "jo@example.org").await;
        kit.open(&page).await;
        kit.submit(&format!("{page}/disable"), &[])
            .await
            .says("The account is disabled")
            .says("Disabled on 2 November 2026");
        jo.open_once("/account").await.is(303);
        let typed = [("email", "jo@example.org"), ("password", "three words together")];
        jo.open("/sign-in").await.submit("/sign-in", &typed).await.is(422);
        kit.submit(&format!("{page}/enable"), &[])
            .await
            .says("can be used again");
        sign_in(&mut jo, "jo@example.org").await;
        // Nobody locks themselves out.
        let token = kit
            .form("/sign-out")
            .1
            .into_iter()
            .find(|(name, _)| name == "csrf")
            .unwrap()
            .1;
        kit.post(&format!("/admin/accounts/{own}/disable"), &[("csrf", &token)])
            .await
            .is(409);
    }
);

both!(another_councils_staff_is_not_there, async |program: Program| {
    let made = places(&program).await;
    account(
        &program,
        "kit@example.org",
        Role::Administrator,
        Some(made.broadland),
        None,
    )
    .await;
    let lee = account(
        &program,
        "lee@example.org",
        Role::Officer,
        Some(made.south_norfolk),
        None,
    )
    .await;
    let robin = account(&program, "robin@example.org", Role::Applicant, None, None).await;
    let mut kit = program.browser().await;
    sign_in(&mut kit, "kit@example.org").await;
    kit.open("/admin").await.does_not_say("Lee").does_not_say("Robin");
    let token = kit
        .form("/sign-out")
        .1
        .into_iter()
        .find(|(name, _)| name == "csrf")
        .unwrap()
        .1;
    for id in [lee, robin] {
        kit.open(&format!("/admin/accounts/{id}")).await.is(404);
        for act in ["disable", "enable", "sign-out", "invite"] {
            kit.post(&format!("/admin/accounts/{id}/{act}"), &[("csrf", &token)])
                .await
                .is(404);
        }
    }
    assert!(program.mail().await.is_empty());
});

both!(
    somebody_at_a_landlord_is_invited_and_sees_that_landlord_only,
    async |program: Program| {
        let made = places(&program).await;
        let kit = "kit@example.org";
        account(&program, kit, Role::Administrator, Some(made.broadland), None).await;
        let mut kit = program.browser().await;
        sign_in(&mut kit, "kit@example.org").await;
        kit.open("/admin/providers")
            .await
            .is(200)
            .says("Nobody has an account yet");
        kit.submit("/admin/providers", &[("name", ""), ("email", "pat")])
            .await
            .is(422)
            .says("Choose the landlord")
            .says("Enter the full name");
        let nobody = uuid::Uuid::nil().to_string();
        let pat = [("name", "Pat Lapwing"), ("email", "pat@example.org")];
        let with = |provider: &str| -> Vec<(&'static str, String)> {
            let mut fields: Vec<_> = pat
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect();
            fields.push(("provider", provider.to_owned()));
            fields
        };
        for (provider, status) in [
            (nobody, 422),
            ("x' or 1=1".into(), 422),
            (made.provider.to_string(), 200),
        ] {
            let fields = with(&provider);
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            kit.submit("/admin/providers", &fields).await.is(status);
        }
        kit.says("Pat Lapwing has an account")
            .says("1 person")
            .says("Lapwing Homes");
        let again = with(&made.provider.to_string());
        let again: Vec<(&str, &str)> = again
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        kit.submit("/admin/providers", &again)
            .await
            .is(422)
            .says("There is an account with this email");
        let link = link_in_mail(&program, "pat@example.org").await;
        let mut pat = program.browser().await;
        pat.open(&link)
            .await
            .submit(
                "/sign-in/new-password/",
                &[("new_password", "four other words here")],
            )
            .await
            .is(200);
        let right = [
            ("email", "pat@example.org"),
            ("password", "four other words here"),
        ];
        pat.submit_once("/sign-in", &right).await.is(303);
        assert_eq!(pat.headers["location"], "/provider");
        pat.open("/admin/providers").await.is(404);
        let rows = acts(&program).await;
        assert!(rows.iter().any(|row| row.act == "create"
            && row.role == "administrator"
            && row.council_id == Some(made.broadland)));
    }
);
