//! Working down a list: why each household stands where it does, checking, skipping, the second key, and replay.

use chrono::TimeDelta;
use entity::states::{AdvertState, EntryState, ShortlistState};
use entity::{assessment, entry, household, shortlist};
use lintel::access::Staff;
use lintel::audit::By;
use lintel::error::AppError;
use lintel::register::{self, Award};
use lintel::shortlists::{self, Skip};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::bidding::{Offer, OnOffer, advert, close, list, officer, on_offer, place, to_closing};
use crate::support::people::{Household, Partnership, partnership, three_bidders};

struct Story {
    there: Partnership,
    home: OnOffer,
    /// In the order in which the scheme puts them.
    people: [Household; 3],
}

/// Three bidders for one home, closed.
async fn closed(program: &Program) -> Story {
    let there = partnership(program).await;
    let home = on_offer(program, &there, Offer::house(&there)).await;
    let people = three_bidders(program, &there).await;
    for someone in people.iter().rev() {
        place(program, someone, home.advert).await.unwrap();
        program.app.clock.advance(TimeDelta::minutes(1));
    }
    to_closing(program, home.advert).await;
    close(program, home.advert).await.unwrap();
    Story { there, home, people }
}

fn why(code: &str) -> Skip {
    Skip {
        code: code.into(),
        says: String::new(),
        note: "Spoke on the phone.".into(),
    }
}

async fn skip(program: &Program, who: &Staff, entry: &entry::Model, code: &str) -> Result<(), AppError> {
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| shortlists::skip(tx, &at, who, entry.shortlist_id, entry.id, why(code)).await)
        .await
}

async fn verify(program: &Program, who: &Staff, entry: &entry::Model) -> Result<(), AppError> {
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| shortlists::verify(tx, &at, who, entry.shortlist_id, entry.id).await)
        .await
}

async fn seal(program: &Program, who: &Staff, list: &shortlist::Model) -> Result<(), AppError> {
    let at = program.app.moment();
    program
        .app
        .store
        .write(async |tx| shortlists::seal(tx, &at, who, list.id, list.version).await)
        .await
}

fn code(error: AppError) -> &'static str {
    match error {
        AppError::Refused(refusal) => refusal.code,
        other => panic!("{other} is no refusal"),
    }
}

both!(
    everybody_on_the_list_has_a_place_with_reasons,
    async |program: Program| {
        let story = closed(&program).await;
        let (list, entries) = list(&program, story.home.advert).await;
        let order: Vec<Uuid> = entries.iter().map(|entry| entry.household_id).collect();
        assert_eq!(order, story.people.each_ref().map(|someone| someone.id));
        for entry in &entries {
            let row: allocations::Row = serde_json::from_str(&entry.reasons).unwrap();
            assert!(!row.reasons.is_empty() && !row.keys.is_empty());
            assert_eq!(row.below.is_none(), row.place == 1);
            assert!(entry.band.is_some() && entry.priority_date.is_some());
        }
        assert_eq!(list.state, ShortlistState::Ranked);
        let again = shortlists::replay(program.app.store.read(), &program.app.schemes, list.id)
            .await
            .unwrap();
        assert!(again.same(), "{again:?}");
    }
);

both!(a_changed_entry_does_not_replay, async |program: Program| {
    let story = closed(&program).await;
    let (list, entries) = list(&program, story.home.advert).await;
    let (db, schemes) = (program.app.store.writer(), &program.app.schemes);
    let forged = entries[0].reasons.replace("\"place\":1", "\"place\":2");
    assert_ne!(forged, entries[0].reasons);
    entry::Entity::update_many()
        .col_expr(entry::Column::Reasons, Expr::value(forged))
        .filter(entry::Column::Id.eq(entries[0].id))
        .exec(db)
        .await
        .unwrap();
    let again = shortlists::replay(db, schemes, list.id).await.unwrap();
    assert_eq!(again.differing, [entries[0].id]);
    assert!(!again.same());
});

both!(
    facts_told_after_closing_change_nothing,
    async |program: Program| {
        let story = closed(&program).await;
        let (list, _) = list(&program, story.home.advert).await;
        household::Entity::update_many()
            .col_expr(household::Column::Sensitive, Expr::value(true))
            .exec(program.app.store.writer())
            .await
            .unwrap();
        program.app.clock.advance(TimeDelta::days(400));
        let again = shortlists::replay(program.app.store.read(), &program.app.schemes, list.id)
            .await
            .unwrap();
        assert!(again.same(), "the same bytes come out years later");
    }
);

both!(
    an_entry_names_the_assessment_it_was_made_from,
    async |program: Program| {
        let story = closed(&program).await;
        let (list, entries) = list(&program, story.home.advert).await;
        let (app, council) = (&program.app, story.there.south_norfolk);
        let olive = officer(&program, council, "olive.hart@example.org").await;
        let reassessed = &story.people[2];
        let at = app.moment();
        let award = Award {
            facts: vec![("medical".into(), "high".into())],
            why: "The doctor says the stairs make the illness worse.".into(),
        };
        app.store
            .write(async |tx| {
                register::award(tx, &at, &By::from(&olive), &app.schemes, reassessed.id, &award).await
            })
            .await
            .unwrap();
        let now = assessment::Entity::find()
            .filter(assessment::Column::HouseholdId.eq(reassessed.id))
            .filter(assessment::Column::CouncilId.eq(council))
            .filter(assessment::Column::Current.eq(true))
            .one(app.store.read())
            .await
            .unwrap()
            .unwrap();
        let of_last = entries
            .iter()
            .find(|entry| entry.household_id == reassessed.id)
            .unwrap();
        assert!(of_last.assessment_id.is_some() && of_last.assessment_id != Some(now.id));
        let again = shortlists::replay(app.store.read(), &app.schemes, list.id)
            .await
            .unwrap();
        assert!(again.same(), "{again:?}");
        // Without what it was made from the list could not be made again, so the database keeps it.
        let gone = assessment::Entity::delete_many()
            .filter(assessment::Column::Id.is_in(of_last.assessment_id))
            .exec(app.store.writer())
            .await;
        assert!(gone.is_err());
    }
);

both!(
    an_entry_from_before_is_read_from_its_own_copy,
    async |program: Program| {
        let story = closed(&program).await;
        let (list, entries) = list(&program, story.home.advert).await;
        let db = program.app.store.writer();
        for one in &entries {
            let assessed = assessment::Entity::find_by_id(one.assessment_id.unwrap())
                .one(db)
                .await
                .unwrap()
                .unwrap();
            let mut kept: serde_json::Value = serde_json::from_str(&one.facts).unwrap();
            kept["bid"]["facts"] = serde_json::from_str(&assessed.facts).unwrap();
            entry::Entity::update_many()
                .col_expr(entry::Column::Facts, Expr::value(kept.to_string()))
                .col_expr(entry::Column::AssessmentId, Expr::value(None::<Uuid>))
                .filter(entry::Column::Id.eq(one.id))
                .exec(db)
                .await
                .unwrap();
        }
        let again = shortlists::replay(db, &program.app.schemes, list.id)
            .await
            .unwrap();
        assert!(again.same(), "{again:?}");
    }
);

both!(nobody_seals_over_their_own_skip, async |program: Program| {
    let story = closed(&program).await;
    let council = story.there.south_norfolk;
    let first = officer(&program, council, "olive.hart@example.org").await;
    let second = officer(&program, council, "omar.reid@example.org").await;
    let (kept, entries) = list(&program, story.home.advert).await;
    assert_eq!(
        code(seal(&program, &first, &kept).await.unwrap_err()),
        "unhandled"
    );
    skip(&program, &first, &entries[0], "NO_VERIFY").await.unwrap();
    verify(&program, &first, &entries[1]).await.unwrap();
    let (kept, _) = list(&program, story.home.advert).await;
    assert_eq!(
        code(seal(&program, &first, &kept).await.unwrap_err()),
        "second_key"
    );
    assert_eq!(
        advert(&program, story.home.advert).await.state,
        AdvertState::Closed
    );
    seal(&program, &second, &kept).await.unwrap();
    let (kept, entries) = list(&program, story.home.advert).await;
    assert_eq!(kept.state, ShortlistState::Sealed);
    assert_eq!(kept.sealed_by, Some(second.account_id));
    assert_eq!(entries[0].state, EntryState::Skipped);
    assert_eq!(
        advert(&program, story.home.advert).await.state,
        AdvertState::Sealed
    );
    let mut browser = program.signed_in(&story.people[0].email).await;
    browser
        .open(&format!("/my/bids/{}/why", entries[0].bid_id))
        .await
        .is(200);
    browser
        .says("We could not check your details because some papers had not reached us.")
        .does_not_say("Spoke on the phone");
});

both!(
    a_skip_can_be_undone_and_reopens_a_sealed_list,
    async |program: Program| {
        let story = closed(&program).await;
        let one = officer(&program, story.there.south_norfolk, "olive.hart@example.org").await;
        let (kept, entries) = list(&program, story.home.advert).await;
        verify(&program, &one, &entries[0]).await.unwrap();
        seal(&program, &one, &kept).await.unwrap();
        let (sealed, _) = list(&program, story.home.advert).await;
        assert!(matches!(
            seal(&program, &one, &sealed).await,
            Err(AppError::Stale)
        ));
        skip(&program, &one, &entries[0], "DECLINED_VIEW").await.unwrap();
        let (open, _) = list(&program, story.home.advert).await;
        assert_eq!(open.state, ShortlistState::Ranked);
        assert_eq!(
            advert(&program, story.home.advert).await.state,
            AdvertState::Closed
        );
        let at = program.app.moment();
        program
            .app
            .store
            .write(async |tx| shortlists::unskip(tx, &at, &one, open.id, entries[0].id).await)
            .await
            .unwrap();
        let (_, entries) = list(&program, story.home.advert).await;
        assert_eq!(entries[0].state, EntryState::Waiting);
        assert_eq!(
            (entries[0].skip_code.as_ref(), entries[0].skipped_by),
            (None, None)
        );
    }
);

both!(
    a_skip_needs_a_code_and_a_list_its_own_council,
    async |program: Program| {
        let story = closed(&program).await;
        let (_, entries) = list(&program, story.home.advert).await;
        let own = officer(&program, story.there.south_norfolk, "olive.hart@example.org").await;
        let other = officer(&program, story.there.broadland, "brian.lee@example.org").await;
        assert!(matches!(
            skip(&program, &own, &entries[0], "BECAUSE").await,
            Err(AppError::Invalid(_))
        ));
        for answer in [
            skip(&program, &other, &entries[0], "ARREARS").await,
            verify(&program, &other, &entries[0]).await,
        ] {
            assert!(matches!(answer, Err(AppError::NotFound)));
        }
        let mut browser = program.signed_in("brian.lee@example.org").await;
        browser
            .open(&format!("/officer/shortlists/{}", entries[0].shortlist_id))
            .await
            .is(404);
    }
);

both!(
    an_officer_works_down_the_list_on_its_page,
    async |program: Program| {
        let story = closed(&program).await;
        officer(&program, story.there.south_norfolk, "olive.hart@example.org").await;
        officer(&program, story.there.south_norfolk, "omar.reid@example.org").await;
        let (kept, entries) = list(&program, story.home.advert).await;
        let here = format!("/officer/shortlists/{}", kept.id);
        let mut browser = program.signed_in("olive.hart@example.org").await;
        browser.open("/officer/shortlists").await.is(200);
        assert_eq!(browser.links(&here), std::slice::from_ref(&here));
        browser.open(&here).await.is(200);
        for someone in &story.people {
            browser.says(&someone.reference);
        }
        browser
            .says("The same list comes out")
            .does_not_say("Mere Street");
        let entry = |at: usize, act: &str| format!("{here}/entries/{}/{act}", entries[at].id);
        browser.open(&entry(0, "skip")).await.is(200);
        browser.submit(&entry(0, "skip"), &[("code", "")]).await.is(422);
        browser
            .submit(
                &entry(0, "skip"),
                &[("code", "NO_CONTACT"), ("says", ""), ("note", "Two calls.")],
            )
            .await
            .is(200);
        browser.says("Skipped");
        browser.submit(&entry(1, "verify"), &[]).await.is(200);
        browser.says("Checked").says("somebody else");
        let mut second = program.signed_in("omar.reid@example.org").await;
        second
            .open(&here)
            .await
            .submit(&format!("{here}/seal"), &[])
            .await
            .is(200);
        second.says("Sealed");
        let (kept, _) = list(&program, story.home.advert).await;
        assert_eq!(kept.state, ShortlistState::Sealed);
    }
);

both!(
    sealed_lists_are_paged_and_none_is_lost,
    async |program: Program| {
        let there = partnership(&program).await;
        for number in 1..=53 {
            crate::support::sealed::sealed(&program, &there, number, &[]).await;
        }
        crate::support::sealed::workers(&program, &there).await;
        let mut browser = program.signed_in("olive.hart@example.org").await;
        let mut seen = Vec::new();
        for (page, many) in [(1, 50), (2, 3)] {
            browser
                .open(&format!("/officer/shortlists?page={page}"))
                .await
                .is(200)
                .says(&format!("Page {page} of 2"));
            let found: Vec<String> = browser
                .links("/officer/shortlists/")
                .into_iter()
                .filter(|link| !link.contains('?'))
                .collect();
            assert_eq!(found.len(), many);
            seen.extend(found);
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 53);
        browser
            .open("/officer/shortlists?page=3")
            .await
            .is(200)
            .says("Page 1 of 2");
        browser.open("/officer/nominations?page=7").await.is(200);
    }
);

both!(
    a_closed_advert_leads_to_its_shortlist,
    async |program: Program| {
        let story = closed(&program).await;
        let (list, _) = list(&program, story.home.advert).await;
        officer(&program, story.there.south_norfolk, "kim.fox@south.example").await;
        let mut browser = program.signed_in("kim.fox@south.example").await;
        browser
            .open(&format!("/officer/adverts/{}", story.home.advert))
            .await
            .says("See the shortlist");
        let page = format!("/officer/shortlists/{}", list.id);
        assert!(browser.links(&page).contains(&page), "{}", browser.body);
    }
);
