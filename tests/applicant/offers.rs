//! An offer on a phone: read it, think again, say no; or say yes, and learn that the home is let.

use entity::states::Role;
use lintel::audit::By;
use lintel::offers::{self, Nominated};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::people;
use crate::support::sealed::{self, sealed};

both!(
    an_offer_is_read_thought_over_and_refused,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let list = sealed(&program, &there, 4, &[ann.clone(), ben.clone()]).await;
        let offer_id = offered(&program, &there, workers, list.shortlist_id).await;
        let path = format!("/my/offers/{offer_id}");

        let mut phone = program.signed_in(&ann.email).await;
        phone.open(&path).await.is(200);
        phone
            .says("Your offer: 2-bedroom house, Diss")
            .says("Answer by Wednesday 4 November 2026 at 5pm, in 2 days.")
            .says("£110.00 a week, £476.67 a month")
            .says("What happens if you say no");
        assert_eq!(phone.links(&path), [format!("{path}/refuse")]);

        phone.open(&format!("{path}/refuse")).await.is(200);
        phone.submit(&path, &[("note", "An hour by bus.")]).await.is(422);
        phone.says("Choose why you are saying no").says("An hour by bus.");
        phone.submit(&path, &[("reason", "school")]).await.is(200);
        // Nothing has happened yet: asked once whether they are sure.
        phone
            .says("Are you sure you want to say no?")
            .says("It is too far from school or college.");
        phone.open(&path).await.says("Yes, I want this home");
        phone.open(&format!("{path}/refuse")).await;
        phone
            .submit(&path, &[("reason", "school"), ("note", "An hour by bus.")])
            .await;
        let (_, sure) = phone.form(&path);
        phone.submit(&path, &[]).await.is(200);
        phone
            .says("You said no on Monday 2 November 2026.")
            .does_not_say("Yes, I want this home");
        // The second click of a double click changes nothing.
        let sent: Vec<(&str, &str)> = sure.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        phone.post(&format!("{path}/refuse"), &sent).await.is(303);

        // Nobody else sees it, not even that it is there.
        let mut other = program.signed_in(&ben.email).await;
        other.open(&path).await.is(404);
        let mut officer = program.signed_in("olive.hart@example.org").await;
        officer.open(&path).await.is(404);

        officer.open("/officer/nominations").await.is(200);
        officer
            .says("No nominations under way")
            .says("Refusals to decide")
            .says("It is too far from school or college");
        let page = officer.links("/officer/nominations/")[0].clone();
        officer
            .open(&page)
            .await
            .says("Note for officers: An hour by bus.");
        officer
            .submit(&format!("{page}/reasonable"), &[("reasonable", "yes")])
            .await
            .is(422);
        officer.says("Enter why you decided so");
        officer
            .submit(
                &format!("{page}/reasonable"),
                &[("reasonable", "yes"), ("why", "Two buses.")],
            )
            .await
            .says("The refusal was reasonable.");
        // The next household of the same list, from the same page.
        officer
            .says("Nominate place 2")
            .does_not_say("Take the nomination back");
        let (target, fields) = officer.form("/officer/shortlists/");
        officer.submit("/officer/shortlists/", &[]).await.is(200);
        officer.says("The provider and the household have been told.");
        let second = officer.path.clone();
        let sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        officer.post(&target, &sent).await.is(303);
        assert_eq!(officer.headers["location"], second);
        officer
            .open(&second)
            .await
            .submit(
                &format!("{second}/withdraw"),
                &[("withdraw_reason", "no_answer"), ("withdraw_note", "")],
            )
            .await
            .says("Withdrawn");
        // An old page cannot nominate somebody it did not mean.
        officer.post(&target, &sent).await.is(409);
        officer
            .open(&second)
            .await
            .says("Nobody is left on this list.")
            .says("End without a let and tell everybody");
    }
);

both!(
    an_offer_is_accepted_after_its_clock_has_run_out,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
        let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        let offer_id = offered(&program, &there, workers, list.shortlist_id).await;
        let path = format!("/my/offers/{offer_id}");
        program.app.clock.advance(chrono::TimeDelta::days(3));
        let mut phone = program.signed_in(&ann.email).await;
        phone
            .open(&path)
            .await
            .says("The time to answer ended on Wednesday 4 November 2026 at 5pm.");
        phone.submit(&format!("{path}/accept"), &[]).await.is(200);
        phone
            .says("You said yes on Thursday 5 November 2026.")
            .does_not_say("What happens if you say no");
    }
);

/// The first of the list, offered the home.
pub(super) async fn offered(
    program: &Program,
    there: &people::Partnership,
    workers: sealed::Workers,
    shortlist_id: Uuid,
) -> Uuid {
    let app = &program.app;
    let at = app.moment();
    let officer = sealed::officer(workers, there);
    let provider = By::account(workers.provider, Role::Provider, None);
    app.store
        .write(async |tx| {
            let Nominated::Sent(sent) = offers::nominate(tx, &at, &officer, shortlist_id).await? else {
                panic!("nobody was left")
            };
            Ok(offers::offer(tx, &at, &provider, sent.nomination_id)
                .await?
                .offer_id)
        })
        .await
        .unwrap()
}
