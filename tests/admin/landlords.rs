//! The people of the landlords, whom the councils' administrators let in and keep out.

use entity::states::Role;

use crate::both;
use crate::support::Program;
use crate::support::accounts::{account, places, sign_in};

both!(
    somebody_at_a_landlord_is_kept_out_and_let_in_again,
    async |program: Program| {
        let made = places(&program).await;
        let kit = account(
            &program,
            "kit@example.org",
            Role::Administrator,
            Some(made.broadland),
            None,
        )
        .await;
        let pat = account(
            &program,
            "pat@example.org",
            Role::Provider,
            Some(made.provider),
            None,
        )
        .await;
        let mut kits = program.browser().await;
        sign_in(&mut kits, "kit@example.org").await;
        let page = format!("/admin/accounts/{pat}");
        kits.open("/admin/providers").await.says("Pat");
        assert!(kits.body.contains(&page), "{}", kits.body);
        let mut pats = program.browser().await;
        sign_in(&mut pats, "pat@example.org").await;
        pats.open("/provider").await.is(200);
        assert!(pats.body.contains("Signs out at"), "{}", pats.body);
        kits.open(&page).await.says("Landlord");
        kits.submit(&format!("{page}/disable"), &[])
            .await
            .says("The account is disabled and signed out everywhere.");
        pats.open("/provider").await.does_not_say("Your adverts");
        kits.submit(&format!("{page}/enable"), &[])
            .await
            .says("The account can be used again.");
        sign_in(&mut pats, "pat@example.org").await;
        pats.open("/provider").await.is(200).says("Your adverts");
        assert_ne!(kit, pat);
    }
);
