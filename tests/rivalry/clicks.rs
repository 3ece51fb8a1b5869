//! Forms that are sent from many windows at once, and sent again from the page that the back button shows: each acts once.

use std::collections::BTreeMap;

use entity::audit;
use futures_util::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

use crate::both;
use crate::support::accounts::link_in_mail;
use crate::support::bidding::{self, Offer, close, list, needs_three, on_offer, to_closing};
use crate::support::crowd::CROWDS;
use crate::support::people::{Household, day, partnership};
use crate::support::sealed;
use crate::support::{Browser, Program};

/// Opens a page and sends its form from sixteen windows at the same time, then as if the back button had been pressed.
async fn clicked(program: &Program, browser: &mut Browser, page: &str, action: &str, typed: &[(&str, &str)]) {
    browser.open(page).await.is(200);
    let (target, mut fields) = browser.form(action);
    for (name, value) in typed {
        fields.retain(|(found, _)| found != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    sent_from(16, program, browser, &target, &fields).await;
}

/// Sends a form from so many windows at the same time, then once more.
async fn sent_from(
    windows: usize,
    program: &Program,
    browser: &mut Browser,
    target: &str,
    fields: &[(String, String)],
) {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut twins = Vec::new();
    for _ in 0..windows {
        twins.push(browser.twin(&program.app).await);
    }
    join_all(twins.iter_mut().map(|twin| twin.post(target, &fields))).await;
    let statuses: Vec<u16> = twins.iter().map(|twin| twin.status.as_u16()).collect();
    assert!(
        statuses.contains(&303),
        "{target}: {statuses:?}: {}",
        twins[0].text()
    );
    // 429: what is asked for again and again has to wait. 503: too many at this moment; nothing was done.
    for (status, twin) in statuses.iter().zip(&twins) {
        assert!(
            matches!(status, 303 | 403 | 404 | 409 | 429 | 503),
            "{target}: {statuses:?}: {}",
            twin.text()
        );
        if *status == 503 {
            assert!(twin.headers.contains_key("retry-after"), "{target}");
        }
    }
    browser.post(target, &fields).await;
    // 403: whoever has signed in since has another token.
    let again = browser.status.as_u16();
    assert!(
        matches!(again, 303 | 403 | 404 | 409 | 429),
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
    bidding_and_withdrawing_from_many_windows,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        for (number, windows) in CROWDS.into_iter().enumerate() {
            let email = format!("robin.r{number}@example.org");
            let someone = needs_three(&program, &there, &email, day(2025, 3, 1)).await;
            let mut browser = program.signed_in(&someone.email).await;
            let page = format!("/my/adverts/{}", home.advert);
            browser.open(&page).await.is(200);
            let (target, fields) = browser.form(&format!("{page}/bid"));
            sent_from(windows, &program, &mut browser, &target, &fields).await;
            assert_eq!(acts(&program).await["place bid"], number + 1);
            let bids = bidding::all_bids(&program, home.advert).await;
            let bid = bids.iter().find(|bid| bid.household_id == someone.id).unwrap();
            let page = format!("/my/bids/{}", bid.id);
            browser.open(&page).await.is(200);
            let (target, fields) = browser.form(&format!("{page}/withdraw"));
            sent_from(windows, &program, &mut browser, &target, &fields).await;
            let done = acts(&program).await;
            assert_eq!(
                (done["place bid"], done["withdraw bid"]),
                (number + 1, number + 1)
            );
        }
    }
);

both!(
    an_advert_is_approved_once_from_many_windows,
    async |program: Program| {
        let there = partnership(&program).await;
        sealed::workers(&program, &there).await;
        let (advert, _) = bidding::submitted(&program, &there, Offer::house(&there)).await;
        let mut officer = program.signed_in("olive.hart@example.org").await;
        let page = format!("/officer/adverts/{advert}");
        let typed = [("label", "general"), ("cycle", "next")];
        clicked(&program, &mut officer, &page, &format!("{page}/approve"), &typed).await;
        assert_eq!(acts(&program).await["approve advert"], 1);
    }
);

both!(
    an_offer_is_turned_down_once_from_many_windows,
    async |program: Program| {
        let (mut officer, mut provider, someone, list) = closed(&program).await;
        let mut applicant = program.signed_in(&someone.email).await;
        let offer = offered(&program, &mut officer, &mut provider, list.id).await;
        let page = format!("/my/offers/{offer}");
        applicant.open(&format!("{page}/refuse")).await.is(200);
        applicant.submit(&page, &[("reason", "school")]).await.is(200);
        let (target, sure) = applicant.form(&page);
        sent_from(16, &program, &mut applicant, &target, &sure).await;
        assert_eq!(acts(&program).await["refuse offer"], 1);
    }
);

/// An officer's and a provider's browser, and the list of a closed advert with one bid.
async fn closed(program: &Program) -> (Browser, Browser, Household, entity::shortlist::Model) {
    let there = partnership(program).await;
    let home = on_offer(program, &there, Offer::house(&there)).await;
    let someone = needs_three(program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
    bidding::place(program, &someone, home.advert).await.unwrap();
    to_closing(program, home.advert).await;
    close(program, home.advert).await.unwrap();
    let (found, _) = list(program, home.advert).await;
    sealed::workers(program, &there).await;
    let officer = program.signed_in("olive.hart@example.org").await;
    let provider = program.signed_in("petra.lane@example.org").await;
    (officer, provider, someone, found)
}

/// Verified, sealed, nominated and offered, each from many windows: the offer.
async fn offered(program: &Program, officer: &mut Browser, provider: &mut Browser, list: Uuid) -> Uuid {
    let db = program.app.store.read();
    let entry = entity::entry::Entity::find().one(db).await.unwrap().unwrap();
    let page = format!("/officer/shortlists/{list}");
    let verify = format!("{page}/entries/{}/verify", entry.id);
    clicked(program, officer, &page, &verify, &[]).await;
    clicked(program, officer, &page, &format!("{page}/seal"), &[]).await;
    clicked(program, officer, &page, &format!("{page}/nominate"), &[]).await;
    let nomination = entity::nomination::Entity::find().one(db).await.unwrap().unwrap();
    assert_eq!(entity::nomination::Entity::find().count(db).await.unwrap(), 1);
    let page = format!("/provider/nominations/{}", nomination.id);
    clicked(program, provider, &page, &format!("{page}/offer"), &[]).await;
    let offer = entity::offer::Entity::find().one(db).await.unwrap().unwrap();
    assert_eq!(entity::offer::Entity::find().count(db).await.unwrap(), 1);
    offer.id
}

both!(a_home_is_let_once_from_many_windows, async |program: Program| {
    let (mut officer, mut provider, someone, list) = closed(&program).await;
    let mut applicant = program.signed_in(&someone.email).await;
    let offer = offered(&program, &mut officer, &mut provider, list.id).await;
    let db = program.app.store.read();
    let nomination = entity::nomination::Entity::find().one(db).await.unwrap().unwrap();
    let page = format!("/provider/nominations/{}", nomination.id);
    let yes = format!("/my/offers/{offer}");
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
        ("ready_sooner", "yes"),
    ];
    clicked(&program, &mut provider, &page, &format!("{page}/let"), &starts).await;
    let done = acts(&program).await;
    for act in [
        "seal shortlist",
        "nominate nomination",
        "offer offer",
        "accept offer",
        "let let",
    ] {
        assert_eq!(done.get(act), Some(&1), "{act}: {done:?}");
    }
    assert_eq!(entity::letting::Entity::find().count(db).await.unwrap(), 1);
});

both!(
    an_account_is_made_once_from_many_windows,
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
