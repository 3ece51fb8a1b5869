//! A provider's own nominations, and nobody else's.

use chrono::TimeDelta;
use entity::states::Role;
use entity::{audit, household, nomination};
use lintel::audit::By;
use lintel::offers::{self, Nominated};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, close, list, on_offer, place, to_closing};
use crate::support::people;
use crate::support::sealed::{self, sealed};

both!(
    a_provider_works_one_nomination_to_the_let,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
        let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        nominate(&program, &there, workers, list.shortlist_id).await;

        let mut petra = program.signed_in("petra.lane@example.org").await;
        petra.open("/provider/nominations").await.is(200);
        petra
            .says("1 nomination waits for you")
            .says("By Thursday 5 November 2026 at 5pm, in 3 days")
            .does_not_say("Late");
        let page = petra.links("/provider/nominations/")[0].clone();
        petra.open(&page).await.is(200);
        petra
            .says("Robin Shaw")
            .says("1 person, aged 41")
            .says("Can manage few steps. Needs the ground floor, or a lift")
            .says("07700 900123")
            .says("ann.ash@example.org");
        // Never more than that: where they live, their band, why they need to move.
        petra.does_not_say("Mere Street").does_not_say("Band");

        let viewing = format!("{page}/viewing");
        petra.submit(&viewing, &[("time", "soon")]).await.is(422);
        petra
            .says("Enter the day of the viewing")
            .says("Enter the time of the viewing, like 2:30pm");
        let past = [
            ("when-day", "1"),
            ("when-month", "11"),
            ("when-year", "2026"),
            ("time", "2pm"),
        ];
        petra.submit(&viewing, &past).await.is(422);
        petra.says("within the next six weeks");
        let tomorrow = [
            ("when-day", "3"),
            ("when-month", "11"),
            ("when-year", "2026"),
            ("time", "2:30pm"),
        ];
        petra.submit(&viewing, &tomorrow).await.is(200);
        petra
            .says("Viewing arranged")
            .says("Tuesday 3 November 2026 at 2:30pm");
        petra.submit(&format!("{page}/offer"), &[]).await.is(200);
        petra.says("Offered").does_not_say("Offer the home");
        petra
            .open("/provider/nominations")
            .await
            .says("Waiting for the household to answer");

        let mut phone = program.signed_in(&ann.email).await;
        let offer_id = offer_of(&program).await;
        phone.open(&format!("/my/offers/{offer_id}")).await;
        phone
            .submit(&format!("/my/offers/{offer_id}/accept"), &[])
            .await
            .is(200);

        program.app.clock.advance(TimeDelta::days(9));
        let mut petra = program.signed_in("petra.lane@example.org").await;
        petra
            .open("/provider/nominations")
            .await
            .says("1 is late.")
            .says("Late");
        petra.open(&page).await;
        let late = [
            ("starts-day", "25"),
            ("starts-month", "12"),
            ("starts-year", "2026"),
        ];
        petra.submit(&format!("{page}/let"), &late).await.is(422);
        petra.says("within the next 14 days");
        let friday = [
            ("starts-day", "13"),
            ("starts-month", "november"),
            ("starts-year", "2026"),
        ];
        petra.submit(&format!("{page}/let"), &friday).await.is(422);
        petra
            .says("The advert says that the home is ready from Monday 23 November 2026")
            .says("The home is ready sooner than the advert says");
        let sooner = [&friday[..], &[("ready_sooner", "yes")]].concat();
        petra.submit(&format!("{page}/let"), &sooner).await.is(200);
        petra
            .says("Everybody who bid has been told.")
            .says("Nothing more to do. Ended 11 November 2026.");
        petra
            .open("/provider/nominations")
            .await
            .says("Ended 11 November 2026");
    }
);

both!(a_foreign_nomination_is_not_there, async |program: Program| {
    let there = people::partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    people::account(
        &program,
        Role::Provider,
        "felix.moor@example.org",
        Some(there.flagship),
    )
    .await;
    people::account(
        &program,
        Role::Officer,
        "bert.lock@example.org",
        Some(there.broadland),
    )
    .await;
    let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
    let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
    let id = nominate(&program, &there, workers, list.shortlist_id).await;

    let mut petra = program.signed_in("petra.lane@example.org").await;
    petra.open(&format!("/provider/nominations/{id}")).await.is(200);
    let (_, fields) = petra.form(&format!("/provider/nominations/{id}/refuse"));
    assert!(fields.iter().any(|(name, _)| name == "csrf"));

    let mut felix = program.signed_in("felix.moor@example.org").await;
    felix
        .open("/provider/nominations")
        .await
        .says("No nominations wait for you");
    let csrf = felix.form("/sign-out").1;
    let csrf = csrf.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
    felix.open(&format!("/provider/nominations/{id}")).await.is(404);
    for (act, more) in [
        (
            "viewing",
            [
                ("when-day", "3"),
                ("when-month", "11"),
                ("when-year", "2026"),
                ("time", "2pm"),
            ],
        ),
        ("offer", [("", ""), ("", ""), ("", ""), ("", "")]),
        ("refuse", [("code", "no_show"), ("note", "x"), ("", ""), ("", "")]),
        (
            "let",
            [
                ("starts-day", "3"),
                ("starts-month", "11"),
                ("starts-year", "2026"),
                ("", ""),
            ],
        ),
    ] {
        let mut fields = more.to_vec();
        fields.push(("csrf", &csrf));
        felix
            .post(&format!("/provider/nominations/{id}/{act}"), &fields)
            .await
            .is(404);
    }
    let mut bert = program.signed_in("bert.lock@example.org").await;
    bert.open(&format!("/officer/nominations/{id}")).await.is(404);
    bert.open("/officer/nominations")
        .await
        .says("No nominations under way");
    let csrf = bert.form("/sign-out").1;
    let csrf = csrf.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
    let path = format!("/officer/shortlists/{}/nominate", list.shortlist_id);
    bert.post(&path, &[("csrf", &csrf), ("sent", "1")]).await.is(404);
    let row = nomination::Entity::find_by_id(id)
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.version, 1);
});

both!(
    a_household_at_risk_is_reached_in_the_safe_way_only,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
        let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
        program
            .app
            .store
            .write(async |tx| {
                household::Entity::update_many()
                    .col_expr(household::Column::Sensitive, Expr::value(true))
                    .filter(household::Column::Id.eq(ann.id))
                    .exec(tx)
                    .await?;
                entity::application::Entity::update_many()
                    .col_expr(
                        entity::application::Column::SafeContact,
                        Expr::value("Text her sister on 07700 900999, mornings only"),
                    )
                    .filter(entity::application::Column::HouseholdId.eq(ann.id))
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
            .unwrap();
        let id = nominate(&program, &there, workers, list.shortlist_id).await;
        let mut petra = program.signed_in("petra.lane@example.org").await;
        petra.open(&format!("/provider/nominations/{id}")).await.is(200);
        petra
            .says("Text her sister on 07700 900999, mornings only")
            .says("Use the safe contact only.")
            .does_not_say("07700 900123")
            .does_not_say("ann.ash@example.org")
            .does_not_say("Mere Street");
        let read = audit::Entity::find()
            .filter(audit::Column::Act.eq("read"))
            .filter(audit::Column::SubjectId.eq(id))
            .filter(audit::Column::AccountId.eq(workers.provider));
        assert_eq!(read.count(program.app.store.read()).await.unwrap(), 1);
    }
);

async fn nominate(
    program: &Program,
    there: &people::Partnership,
    workers: sealed::Workers,
    shortlist_id: Uuid,
) -> Uuid {
    let at = program.app.moment();
    let by: By = sealed::officer(workers, there);
    let done = program
        .app
        .store
        .write(async |tx| offers::nominate(tx, &at, &by, shortlist_id).await)
        .await
        .unwrap();
    let Nominated::Sent(sent) = done else {
        panic!("nobody was left")
    };
    sent.nomination_id
}

async fn offer_of(program: &Program) -> Uuid {
    entity::offer::Entity::find()
        .one(program.app.store.read())
        .await
        .unwrap()
        .unwrap()
        .id
}

both!(
    the_landlord_of_a_private_home_is_led_to_who_is_interested,
    async |program: Program| {
        let there = people::partnership(&program).await;
        let email = "bela.bell@example.org";
        people::account(&program, Role::Provider, email, Some(there.landlord)).await;
        let home = on_offer(&program, &there, Offer::private(&there)).await;
        let [ann, _, _] = people::three_bidders(&program, &there).await;
        place(&program, &ann, home.advert).await.unwrap();
        let mut bela = program.signed_in(email).await;
        let advert = format!("/provider/adverts/{}", home.advert);
        bela.open(&advert).await.is(200).says("See who is interested");
        let interest = format!("{advert}/interest");
        assert!(bela.links(&interest).contains(&interest), "{}", bela.body);
        bela.open(&interest)
            .await
            .is(200)
            .says("1 household is interested")
            .says("After that you choose whom to let to, and tell the council.");
        bela.open(&advert)
            .await
            .says("Interested 1")
            .does_not_say("Bids 1");

        // From then on the page says what happened, and no longer that there is a choice.
        let workers = sealed::workers(&program, &there).await;
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let (made, _) = list(&program, home.advert).await;
        let mut bela = program.signed_in(email).await;
        bela.open(&interest)
            .await
            .says("Tell the council, and they send you the name");
        let id = nominate(&program, &there, workers, made.id).await;
        let forward = format!("The council has put forward {}.", ann.reference);
        bela.open(&interest)
            .await
            .says(&forward)
            .does_not_say("You choose");
        let page = format!("/provider/nominations/{id}");
        bela.open(&page).await;
        bela.submit(&format!("{page}/offer"), &[]).await.is(200);
        let offer = format!("/my/offers/{}", offer_of(&program).await);
        let mut phone = program.signed_in(&ann.email).await;
        phone.open(&offer).await;
        phone.submit(&format!("{offer}/accept"), &[]).await.is(200);
        bela.open(&page).await;
        let starts = people::today(&program) + TimeDelta::days(3);
        let fields = [
            ("starts-day", starts.format("%d").to_string()),
            ("starts-month", starts.format("%m").to_string()),
            ("starts-year", starts.format("%Y").to_string()),
            ("ready_sooner", "yes".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        bela.submit(&format!("{page}/let"), &fields).await.is(200);
        let day = lintel::texts::Language::English.day(starts);
        bela.open(&interest)
            .await
            .says(&format!("This home is let to {}, from {day}.", ann.reference))
            .does_not_say("You choose");
    }
);
