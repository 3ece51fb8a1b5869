//! What may be there once is held to that by the database itself: whoever goes past the program is refused too.

use entity::states::Role;
use lintel::audit::By;
use lintel::offers::{self, Nominated};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, SqlErr,
};

use crate::both;
use crate::support::Program;
use crate::support::people::partnership;
use crate::support::sealed::{self, sealed};

/// Puts the same row in once more, with an id of its own and whatever else is changed.
async fn again<E, A>(program: &Program, row: E::Model, change: impl FnOnce(&mut A)) -> Option<SqlErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    E::Model: IntoActiveModel<A>,
{
    let mut row = row.into_active_model().reset_all();
    change(&mut row);
    let inserted = E::insert(row)
        .exec_without_returning(program.app.store.writer())
        .await;
    inserted.err().as_ref().and_then(DbErr::sql_err)
}

fn twice(found: Option<&SqlErr>) -> bool {
    matches!(found, Some(SqlErr::UniqueConstraintViolation(_)))
}

both!(
    one_bid_one_live_offer_and_one_live_nomination_are_in_the_schema,
    async |program: Program| {
        let there = partnership(&program).await;
        let workers = sealed::workers(&program, &there).await;
        let officer = sealed::officer(workers, &there);
        let provider = By::account(workers.provider, Role::Provider, None);
        let [ann, ben] = sealed::households(&program, &there, ["ann.ash", "ben.beck"]).await;
        let list = sealed(&program, &there, 4, &[ann, ben.clone()]).await;
        let other = sealed(&program, &there, 5, &[ben]).await;
        let app = &program.app;
        let at = app.moment();
        let second = app
            .store
            .write(async |tx| {
                let Nominated::Sent(sent) = offers::nominate(tx, &at, &officer, list.shortlist_id).await?
                else {
                    panic!("nobody was left")
                };
                offers::offer(tx, &at, &provider, sent.nomination_id).await?;
                let Nominated::Sent(sent) = offers::nominate(tx, &at, &officer, other.shortlist_id).await?
                else {
                    panic!("nobody was left")
                };
                Ok(sent.nomination_id)
            })
            .await
            .unwrap();
        let db = app.store.read();
        let bid = entity::bid::Entity::find_by_id(list.bids[0])
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let found = again::<entity::bid::Entity, entity::bid::ActiveModel>(&program, bid, |row| {
            row.id = Set(at.id());
            row.reference = Set("B-NEW".into());
        });
        assert!(twice(found.await.as_ref()), "one bid per household and advert");

        // Each differs from the row that is there in all but the one thing that there may be once.
        let offer = entity::offer::Entity::find().one(db).await.unwrap().unwrap();
        let ben_bid = entity::bid::Entity::find_by_id(list.bids[1])
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let (home, ben) = (other.home_id, ben_bid.household_id);
        assert_ne!((offer.home_id, offer.household_id), (home, ben));
        let elsewhere =
            again::<entity::offer::Entity, entity::offer::ActiveModel>(&program, offer.clone(), |row| {
                row.id = Set(at.id());
                row.nomination_id = Set(second);
                row.home_id = Set(home);
            });
        assert!(twice(elsewhere.await.as_ref()), "one live offer per household");
        let same_home =
            again::<entity::offer::Entity, entity::offer::ActiveModel>(&program, offer.clone(), |row| {
                row.id = Set(at.id());
                row.nomination_id = Set(second);
                row.household_id = Set(ben);
            });
        assert!(twice(same_home.await.as_ref()), "one live offer per home");
        let both = again::<entity::offer::Entity, entity::offer::ActiveModel>(&program, offer, |row| {
            row.id = Set(at.id());
            row.nomination_id = Set(second);
            row.home_id = Set(home);
            row.household_id = Set(ben);
        });
        assert_eq!(both.await, None, "another home for another household is no rival");

        let advert = entity::advert::Entity::find_by_id(list.advert_id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let second = again::<entity::advert::Entity, entity::advert::ActiveModel>(&program, advert, |row| {
            row.id = Set(at.id());
            row.reference = Set("A-NEW".into());
        });
        assert!(twice(second.await.as_ref()), "one live advert per home");
    }
);
