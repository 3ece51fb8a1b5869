//! Forms that are clicked twice, sent again, and sent again from the page that the back button shows: each acts once.

use std::collections::BTreeMap;

use entity::audit;
use entity::states::Role;
use futures_util::future::join;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::both;
use crate::support::accounts::link_in_mail;
use crate::support::bidding::{self, Offer, close, list, needs_three, on_offer, to_closing};
use crate::support::people::{account, day, partnership};
use crate::support::sealed::{self, sealed};
use crate::support::{Browser, Program};

/// Opens a page and sends its form: twice at the same time, then once more as if the back button had been pressed.
async fn clicked(program: &Program, browser: &mut Browser, page: &str, action: &str, typed: &[(&str, &str)]) {
    browser.open(page).await.is(200);
    let (target, mut fields) = browser.form(action);
    for (name, value) in typed {
        fields.retain(|(found, _)| found != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    twice_and_again(program, browser, &target, &fields).await;
}

async fn twice_and_again(
    program: &Program,
    browser: &mut Browser,
    target: &str,
    fields: &[(String, String)],
) {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut twin = browser.twin(&program.app).await;
    join(browser.post(target, &fields), twin.post(target, &fields)).await;
    let statuses = [browser.status.as_u16(), twin.status.as_u16()];
    assert!(
        statuses.contains(&303),
        "{target}: {statuses:?}: {}",
        browser.text()
    );
    for status in statuses {
        assert!(matches!(status, 303 | 404 | 409), "{target}: {statuses:?}");
    }
    browser.post(target, &fields).await;
    // 403: whoever has signed in since has another token.
    let again = browser.status.as_u16();
    assert!(
        matches!(again, 303 | 403 | 404 | 409),
        "{target}: {again}: {}",
        browser.text()
    );
}

/// How often each thing was done, by verb and kind.
async fn acts(program: &Program) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for row in audit::Entity::find().all(program.app.store.read()).await.unwrap() {
        *found
            .entry(format!("{} {}", row.act, row.subject_kind))
            .or_default() += 1;
    }
    found
}

both!(
    bidding_and_withdrawing_by_double_clicks,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        let mut browser = program.signed_in(&someone.email).await;
        let page = format!("/my/adverts/{}", home.advert);
        clicked(&program, &mut browser, &page, &format!("{page}/bid"), &[]).await;
        assert_eq!(acts(&program).await["place bid"], 1);
        let bid = bidding::all_bids(&program, home.advert).await.remove(0);
        let page = format!("/my/bids/{}", bid.id);
        clicked(&program, &mut browser, &page, &format!("{page}/withdraw"), &[]).await;
        let done = acts(&program).await;
        assert_eq!((done["place bid"], done["withdraw bid"]), (1, 1));
    }
);

both!(
    a_list_is_sealed_once_by_double_clicks,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        bidding::place(&program, &someone, home.advert).await.unwrap();
        to_closing(&program, home.advert).await;
        close(&program, home.advert).await.unwrap();
        let (found, entries) = list(&program, home.advert).await;
        account(
            &program,
            Role::Officer,
            "olive.hart@example.org",
            Some(there.south_norfolk),
        )
        .await;
        let mut officer = program.signed_in("olive.hart@example.org").await;
        let page = format!("/officer/shortlists/{}", found.id);
        officer.open(&page).await.is(200);
        let verify = format!("{page}/entries/{}/verify", entries[0].id);
        clicked(&program, &mut officer, &page, &verify, &[]).await;
        clicked(&program, &mut officer, &page, &format!("{page}/seal"), &[]).await;
        assert_eq!(acts(&program).await["seal shortlist"], 1);
    }
);

both!(a_home_is_let_once_by_double_clicks, async |program: Program| {
    let there = partnership(&program).await;
    let workers = sealed::workers(&program, &there).await;
    assert_ne!(workers.officer, workers.provider);
    let [ann] = sealed::households(&program, &there, ["ann.ash"]).await;
    let list = sealed(&program, &there, 4, std::slice::from_ref(&ann)).await;
    let mut officer = program.signed_in("olive.hart@example.org").await;
    let mut provider = program.signed_in("petra.lane@example.org").await;
    let mut applicant = program.signed_in(&ann.email).await;
    officer.open("/officer").await.is(200);
    let (_, token) = officer.form("/sign-out");
    let nominate = format!("/officer/shortlists/{}/nominate", list.shortlist_id);
    twice_and_again(&program, &mut officer, &nominate, &token).await;
    let db = program.app.store.read();
    let nomination = entity::nomination::Entity::find().one(db).await.unwrap().unwrap();
    assert_eq!(entity::nomination::Entity::find().count(db).await.unwrap(), 1);
    let page = format!("/provider/nominations/{}", nomination.id);
    clicked(&program, &mut provider, &page, &format!("{page}/offer"), &[]).await;
    let offer = entity::offer::Entity::find().one(db).await.unwrap().unwrap();
    assert_eq!(entity::offer::Entity::find().count(db).await.unwrap(), 1);
    let yes = format!("/my/offers/{}", offer.id);
    clicked(&program, &mut applicant, &yes, &format!("{yes}/accept"), &[]).await;
    let today = program.app.clock.now();
    let today = lintel::dates::london_day(today);
    let (d, m, y) = (
        today.format("%d").to_string(),
        today.format("%m").to_string(),
        today.format("%Y").to_string(),
    );
    let starts = [
        ("starts-day", d.as_str()),
        ("starts-month", &m),
        ("starts-year", &y),
    ];
    clicked(&program, &mut provider, &page, &format!("{page}/let"), &starts).await;
    let done = acts(&program).await;
    for act in ["nominate nomination", "offer offer", "accept offer", "let let"] {
        assert_eq!(done.get(act), Some(&1), "{act}: {done:?}");
    }
    assert_eq!(entity::letting::Entity::find().count(db).await.unwrap(), 1);
});

both!(
    an_account_is_made_once_by_double_clicks,
    async |program: Program| {
        partnership(&program).await;
        let mut browser = program.browser().await;
        browser.open("/sign-up").await;
        let fields = [
            ("name", "Robin Reed"),
            ("email", "robin.reed@example.org"),
            ("password", "three other words"),
        ];
        browser.submit("/sign-up", &fields).await.is(200);
        let link = link_in_mail(&program, "robin.reed@example.org").await;
        clicked(&program, &mut browser, &link, &link, &[]).await;
        let accounts = entity::account::Entity::find();
        assert_eq!(accounts.count(program.app.store.read()).await.unwrap(), 1);
        assert_eq!(acts(&program).await["create account"], 1);
    }
);
