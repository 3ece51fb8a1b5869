//! Past lets, published without pointing at a person.

use chrono::{Months, TimeDelta};
use entity::states::{Role, Tenure};
use entity::{advert, home, household, letting};
use lintel::dates::london_day;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::people::{self, Partnership};
use crate::support::sealed::{self, sealed};

/// One let that has happened: parish, bedrooms, band, months waited, and days ago.
async fn let_once(
    program: &Program,
    there: &Partnership,
    number: i64,
    (parish, bedrooms, band, months, days): (&str, i32, &str, u32, i64),
) -> Uuid {
    let name = format!("tenant.x{number}");
    let [tenant] = sealed::households(program, there, [&name]).await;
    let list = sealed(program, there, number, std::slice::from_ref(&tenant)).await;
    let now = program.app.clock.now() - TimeDelta::days(days);
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| {
            home::Entity::update_many()
                .col_expr(home::Column::Parish, Expr::value(parish))
                .col_expr(home::Column::Bedrooms, Expr::value(bedrooms))
                .filter(home::Column::Id.eq(list.home_id))
                .exec(tx)
                .await?;
            advert::Entity::update_many()
                .col_expr(advert::Column::Tenure, Expr::value(Tenure::AffordableRent))
                .filter(advert::Column::Id.eq(list.advert_id))
                .exec(tx)
                .await?;
            let row = letting::ActiveModel {
                id: Set(at.id()),
                advert_id: Set(list.advert_id),
                home_id: Set(list.home_id),
                household_id: Set(tenant.id),
                nomination_id: Set(None),
                council_id: Set(there.south_norfolk),
                starts_on: Set(london_day(now)),
                band: Set(Some(band.into())),
                priority_date: Set(london_day(now).checked_sub_months(Months::new(months))),
                bids: Set(31),
                let_at: Set(now),
            };
            letting::Entity::insert(row).exec_without_returning(tx).await?;
            Ok(())
        })
        .await
        .unwrap();
    tenant.id
}

/// Five lets in Diss, of Band 1 and two bedrooms; one in a small village; one too long ago.
async fn some_lets(program: &Program) -> Partnership {
    let there = people::partnership(program).await;
    for (number, months) in (1..).zip([3, 9, 14, 27, 60]) {
        let_once(program, &there, number, ("Diss", 2, "Band 1", months, 12)).await;
    }
    let_once(program, &there, 6, ("Burston", 1, "Band 2", 0, 40)).await;
    let_once(program, &there, 7, ("Loddon", 4, "Band 3", 99, 800)).await;
    there
}

both!(
    anybody_sees_what_was_let_and_how_long_people_waited,
    async |program: Program| {
        some_lets(&program).await;
        let mut browser = program.browser().await;
        browser.open("/south-norfolk/results").await.is(200);
        browser
            .says("6 homes let in the last 2 years")
            .says("2-bedroom house")
            .says("2 years and 3 months")
            .says("less than a month")
            .says("In Band 1, half of those who got a home with 2 bedrooms waited 9 to 27 months.")
            .says("1 year and 2 months");
        // One let of Band 2: no waits, no count, no name of the village.
        browser
            .says("Band 1, 2 bedrooms 14 months 9 to 27 months 5")
            .says("fewer than five lets are left out")
            .does_not_say("Band 2, 1 bedroom")
            .says("Elsewhere in South Norfolk")
            .does_not_say("Burston")
            .does_not_say("Loddon")
            .does_not_say("Mill Lane")
            .does_not_say("IP22");
        // Three charts: waits, bids for a home, lets week by week. Each has a title and a description.
        assert_eq!(browser.body.matches("<svg class=\"lintel-chart\"").count(), 3);
        assert!(
            browser
                .body
                .contains("<title>Waits by band and size of home</title><desc>")
        );
        assert_eq!(browser.body.matches("</title><desc>").count(), 3);
        // The other council's own page has none of them.
        browser.open("/broadland/results").await.is(200);
        browser
            .says("No homes have been let that fit.")
            .does_not_say("The newest month is first")
            .does_not_say("Try another");
    }
);

both!(
    lets_are_searched_by_size_place_and_month,
    async |program: Program| {
        some_lets(&program).await;
        let mut browser = program.browser().await;
        browser
            .open("/south-norfolk/results?size=1")
            .await
            .says("1 home let in the last 2 years");
        browser
            .open("/south-norfolk/results?place=Diss&month=2026-10")
            .await;
        browser
            .says("5 homes let in the last 2 years")
            .says("October 2026");
        assert_eq!(browser.links("/south-norfolk/results?place=Diss").len(), 1);
        // Nobody finds a village by asking for it.
        browser
            .open("/south-norfolk/results?place=Burston")
            .await
            .says("We do not show Burston by name, because fewer than five homes were let there.")
            .does_not_say("No homes have been let")
            .says("See all the homes let");
        assert!(browser.body.contains("<option value=\"Burston\" selected>"));
        // What is no place is not searched for.
        browser
            .open("/south-norfolk/results?place=Nowhere")
            .await
            .says("6 homes let in the last 2 years")
            .does_not_say("Nowhere");
        browser
            .open("/south-norfolk/results?size=abc&page=99&month=%22%3E%3Cscript%3E")
            .await
            .is(200);
        assert!(!browser.body.contains("\"><script>"));
    }
);

both!(
    the_download_has_the_same_lets_and_no_more,
    async |program: Program| {
        some_lets(&program).await;
        let mut browser = program.browser().await;
        browser.open("/south-norfolk/results?size=2").await;
        let download = browser.links("/south-norfolk/results.csv")[0].clone();
        browser.open(&download).await.is(200);
        assert!(browser.headers["content-type"].starts_with("text/csv"));
        let lines: Vec<&str> = browser.body.lines().collect();
        assert_eq!(lines.len(), 6);
        assert_eq!(
            lines[0],
            "council,month,place,kind,bedrooms,rent_type,band,wait_months,bids"
        );
        assert!(
            lines.contains(&"South Norfolk Council,2026-10,Diss,house,2,Affordable rent,Band 1,27,31"),
            "{lines:#?}"
        );
        browser.open("/nowhere/results.csv").await.is(404);
    }
);

both!(a_household_at_risk_is_never_placed, async |program: Program| {
    let there = some_lets(&program).await;
    let at_risk = let_once(&program, &there, 8, ("Diss", 3, "Band 4", 2, 12)).await;
    program
        .app
        .store
        .write(async |tx| {
            household::Entity::update_many()
                .col_expr(household::Column::Sensitive, Expr::value(true))
                .filter(household::Column::Id.eq(at_risk))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = program.browser().await;
    browser.open("/south-norfolk/results.csv?size=3").await;
    assert!(
        browser.body.contains("Elsewhere in South Norfolk,house,3"),
        "{}",
        browser.body
    );
    assert!(!browser.body.contains("Diss"));
});

both!(
    the_same_page_for_those_who_are_signed_in,
    async |program: Program| {
        let there = some_lets(&program).await;
        people::account(
            &program,
            Role::Provider,
            "petra.lane@example.org",
            Some(there.saffron),
        )
        .await;
        let mut browser = program.signed_in("petra.lane@example.org").await;
        browser.open("/south-norfolk/results").await.is(200);
    }
);
